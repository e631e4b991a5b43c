"""Put the page together: drawings, fonts, style, script and the deck's data in one HTML file."""

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from html import escape
from importlib.resources import files
from itertools import chain
from string import printable

from kaartspel.deck.model import Deck, Fonts
from kaartspel.design import FacesToBe, table_on
from kaartspel.frame import Frame
from kaartspel.page.browse import browse
from kaartspel.page.bundle import bundle
from kaartspel.page.export import LinkedFile, as_json, deck_data, links, tabled
from kaartspel.page.fonts import font_face
from kaartspel.page.house import house
from kaartspel.page.svg import PageSvg
from kaartspel.type import bound, leading_words, typesetter

_ENTRY, _LIVE = "main.js", "live.js"
# The style by subject, each of which may build on those before it.
_STYLES = ("ground", "bar", "home", "controls", "cards", "play", "papers", "screen", "looks")
_MOST = 12.0  # em: of words that stay together, on a phone
_SLOT = re.compile(r"\{\{([a-z_]+)\}\}")
# What people write in the page's fields, in most languages of Latin script, besides the deck's.
_WRITTEN = printable + "".join(map(chr, range(0xA1, 0x180))) + "–—‘’“”„…€•→←×"


@dataclass(frozen=True, slots=True)
class DrawnMap:
    """A map of the deck in bands, each on a light ground and on a dark one."""

    name: str
    bands: tuple[tuple[Frame, Frame], ...]


def page(
    deck: Deck,
    cards: tuple[FacesToBe, ...],
    maps: tuple[DrawnMap, ...],
    beside: tuple[LinkedFile, ...] = (),
    revision: int = 0,
) -> bytes:
    """Return the page as HTML in UTF-8: one file that needs no other and asks for none.

    `beside` are the files of the build that it leads to, where they are there. A page that is
    served while its deck is edited has a `revision`, from 1: it listens to its server.
    """
    writer = PageSvg(links(deck))
    data = {**deck_data(deck, beside), "revision": revision}
    bind = partial(_bound, deck)
    data["words"]["page_lasts"] = bind(deck.words["page_lasts"])
    fronts = {faces.card.id: writer.face(faces, is_front=True) for faces in cards}
    backs, numbers = _backs(writer, cards)
    data["tables"] = _tables(deck, cards)
    data["cards"] = [{**card, "back": numbers[card["id"]]} for card in data["cards"]]
    council, listed = house(deck), browse(deck, writer, fronts)
    slots = {
        "house_upper": council.upper,
        "house_lower": council.lower,
        "cards": listed.html,
        "backs": backs,
        "maps": "".join(chain.from_iterable(_map(writer, drawn) for drawn in maps)),
        "shapes": writer.definitions(),
        "deck": as_json({**data, **{key: tabled(data[key]) for key in ("cards", "files")}}),
    }
    texts = {key: escape(word) for key, word in deck.words.items()}
    texts |= {
        "slug": deck.metadata.slug,
        "deck_title": escape(deck.metadata.title),
        "deck_subtitle": escape(deck.metadata.subtitle),
        "deck_description": escape(bind(deck.metadata.description)),
        "page_dots": escape(bind(deck.words["page_dots"])),
        "language": deck.metadata.language,
    }
    shown = slots["deck"] + "".join((*deck.words.values(), *texts.values()))
    style = "".join((*_style(deck.fonts, writer, shown), council.css, listed.css))
    script = bundle(_modules(), _LIVE if revision else _ENTRY)
    policy = _policy(style, script) + ("; connect-src 'self'" if revision else "")
    slots |= {"style": style, "script": script, "policy": policy}
    return _filled(_resource("page.html"), texts | slots).encode()


def _bound(deck: Deck, text: str) -> str:
    """Return a text in which no line ends with a word that leads to the next."""
    language = deck.metadata.language
    width = typesetter(deck.fonts, language).text.width
    return bound(text, leading_words(language), width, _MOST)


def _tables(deck: Deck, cards: tuple[FacesToBe, ...]) -> dict[str, str]:
    """Return which part of the first rules card of each game is the picture of its table."""
    games = deck.play.games if deck.play else ()
    first = {game.cards[0].id for game in games if game.cards}
    places = {faces.card.id: table_on(faces) for faces in cards if faces.card.id in first}
    return {id_: " ".join(f"{v:.1f}" for v in place) for id_, place in places.items() if place}


def _backs(writer: PageSvg, cards: tuple[FacesToBe, ...]) -> tuple[str, dict[str, int]]:
    """Return each different back as a template, and for each card's id the number of its back."""
    numbers: dict[str, int] = {}
    of_card = {
        faces.card.id: numbers.setdefault(writer.face(faces, is_front=False), len(numbers))
        for faces in cards
    }
    drawn = (f'<template id="back-{number}">{back}</template>' for back, number in numbers.items())
    return "".join(drawn), of_card


def _map(writer: PageSvg, drawn: DrawnMap) -> Iterator[str]:
    yield f'<section class="map"><h2>{escape(drawn.name)}</h2>'
    for light, dark in drawn.bands:
        yield writer.draw(light, dark)
    yield "</section>"


def _style(fonts: Fonts, writer: PageSvg, texts: str) -> Iterator[str]:
    used = {"text", "strong", *writer.characters}
    for name in ("text", "strong", "italic", "strong_italic"):
        if name in used:
            own = set(_WRITTEN + texts) if name in {"text", "strong"} else set()
            characters = own | writer.characters.get(name, set())
            yield font_face(name, getattr(fonts, name), characters)
    yield from (_resource(f"css/{name}.css") for name in _STYLES)
    yield writer.css(is_dark=False)
    yield f"@media (prefers-color-scheme:dark){{{writer.css(is_dark=True)}}}"


def _policy(style: str, script: str) -> str:
    """Return what the page may do: run its own script and style, and ask nobody for anything.

    It may ask for what lies beside it, as for a font, to know whether it is there.
    """
    return (
        f"default-src 'none'; script-src 'sha256-{_hash(script)}'; "
        f"style-src 'sha256-{_hash(style)}'; font-src data: 'self' file:; img-src data:; "
        "base-uri 'none'; form-action 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    )


def _hash(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode()


def _modules() -> dict[str, str]:
    folder = files(__package__) / "js"
    modules = {file.name: file.read_text("utf-8") for file in folder.iterdir()}
    return {name: modules[name] for name in sorted(modules) if name.endswith(".js")}


def _resource(name: str) -> str:
    return (files(__package__) / name).read_text("utf-8")


def _filled(template: str, slots: Mapping[str, str]) -> str:
    return _SLOT.sub(lambda slot: slots[slot[1]], template)
