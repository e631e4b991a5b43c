"""The guide: how a release is opened, printed, cut and played, in the deck's own language."""

import re
from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from html import escape
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import pairwise

from kaartspel.deck.model import Deck, Play
from kaartspel.page.data_urls import data_url
from kaartspel.page.fonts import font_face

FilePaths = Mapping[str, str]
"""Where in a release is what, by the names that the guide has for it."""

_OF_GAMES = "<!-- games -->"  # behind a heading: this is left out where nothing is played
_BLANK = re.compile(r"\{([a-z_]+)\}")
_SLOT = re.compile(r"\{\{([a-z]+)\}\}")
_PICTURE = re.compile(r'src="([a-z-]+\.png)"')
_BASE = "en"


def guide_text(deck: Deck, places: FilePaths) -> str:
    """Return the guide of a deck's release as Markdown; in English where it is in no other."""
    blanks = {**_facts(deck), **places}
    rows = {name: _row(deck, name, places) for name in ("handouts", "posters", "book", "evenings")}
    blanks |= {f"table_{name}": row for name, row in rows.items()}
    parts = re.split(r"(?m)^(?=## )", _template(deck.metadata.language))
    wanted = (part for part in parts if deck.play or _OF_GAMES not in part.split("\n", 1)[0])
    paragraphs = "".join(wanted).replace(f" {_OF_GAMES}", "").split("\n\n")
    filled = (_filled(paragraph, blanks) for paragraph in paragraphs)
    return _renumbered("\n\n".join(filter(None, filled)))


def guide_page(deck: Deck, text: str, start: str, pictures: Mapping[str, bytes]) -> bytes:
    """Return a guide as one HTML file. `start` is the page to go back to; pictures are PNGs."""
    from markdown import markdown  # noqa: PLC0415  slow to load, and seldom needed

    body = markdown(text, extensions=["tables", "sane_lists"])
    shown = _PICTURE.sub(lambda name: f'src="{data_url("image/png", pictures[name[1]])}"', body)
    style = "".join((
        font_face("text", deck.fonts.text, text), font_face("strong", deck.fonts.strong, text),
        font_face("italic", deck.fonts.italic, text), _resource("guide.css"),
    ))  # fmt: skip
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'sha256-{digest}'; "
        "font-src data:; img-src data:; base-uri 'none'; form-action 'none'"
    )
    slots = {
        "language": guide_language(deck.metadata.language),
        "spoken": deck.metadata.language,
        "title": escape(text.split("\n", 1)[0].removeprefix("# ")),
        "policy": policy,
        "style": style,
        "start": escape(start),
        "back": escape(f"← {deck.metadata.title}"),
        "body": shown,
    }
    return _SLOT.sub(lambda slot: slots[slot[1]], _resource("guide.html")).encode()


def _facts(deck: Deck) -> dict[str, str]:
    counts = [f"**{count} {kind.many.lower()}**" for kind, count in deck.counts.items()]
    last = f" {deck.words['release_and']} ".join(filter(None, (", ".join(counts[:-1]), counts[-1])))
    return {
        "title": deck.metadata.title,
        "counts": last,
        "total": str(sum(deck.counts.values())),
        "games": _games(deck, deck.play) if deck.play else "",
        "overview": deck.play.overview if deck.play else "",
    }


def _games(deck: Deck, play: Play) -> str:
    """Return the games as a table: what each is for, how long it takes, for how many."""
    words = deck.words
    keys = ("game_game", "game_for", "game_players", "game_minutes")
    head = " | ".join(words[key].lower() for key in keys)
    rows = (
        f"| {game.name} | {'; '.join(use.text for use in game.uses)} "
        f"| {game.seats(words)} | {game.duration} |"
        for game in play.games
    )
    return "\n".join((f"| {head} |", "|---|---|---|---|", *rows))


def _filled(paragraph: str, blanks: Mapping[str, str]) -> str:
    """Return a paragraph with its blanks filled in; nothing where one is of what is not there."""
    if not all(blank in blanks for blank in _BLANK.findall(paragraph)):
        return ""
    return _BLANK.sub(lambda blank: blanks[blank[1]], paragraph)


def _row(deck: Deck, name: str, places: FilePaths) -> str:
    """Return the row of the table of folders for what not every release has."""
    place = places.get(f"folder_{name}")
    return f"| `{place}` | {deck.words[f'release_has_{name}']} |\n" if place else ""


def _renumbered(text: str) -> str:
    """Return a text with its numbered headings in sequence, where some were left out."""
    numbers = [int(number) for number in re.findall(r"(?m)^## (\d+)\. ", text)]
    assert all(b > a for a, b in pairwise(numbers))
    places = {old: new for new, old in enumerate(numbers, 1)}
    return re.sub(r"(?m)^## (\d+)\. ", lambda number: f"## {places[int(number[1])]}. ", text)


def guide_language(language: str) -> str:
    """Return the language that the guide of a deck is in: the deck's, where there is one in it."""
    return language if _file(language).is_file() else _BASE


def _template(language: str) -> str:
    return _file(guide_language(language)).read_text("utf-8")


def _file(language: str) -> Traversable:
    return files(__package__) / "guide" / f"{language.partition('-')[0]}.md"


def _resource(name: str) -> str:
    return (files(__package__) / name).read_text("utf-8")
