"""What the page's script knows of a deck, as plain data for JSON."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import quote

from kaartspel.deck.model import (
    Area,
    Blank,
    Card,
    CardGroup,
    Collection,
    Deck,
    Draw,
    Form,
    Game,
    Play,
    Stage,
)
from kaartspel.design import at_every_table, chamber, players_of, text_on
from kaartspel.page.data_urls import data_url

JsonObject = dict[str, Any]
_WORDS = ("page_", "game_", "deal_")  # how the words that the script shows begin


def as_json(data: JsonObject) -> str:
    """Return data as JSON that may stand in a script element: no tag can end or begin in it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def tabled(things: list[JsonObject]) -> JsonObject:
    """Return things that have the same keys as a table, which says each key once."""
    keys = list(things[0]) if things else []
    return {"keys": keys, "rows": [[thing[key] for key in keys] for thing in things]}


@dataclass(frozen=True, slots=True)
class FileLink:
    """A file beside the page: its path, what it is one of, its name, for whom, how to print it.

    `of` is what it is in an evening: `cards`, or the name of a hand-out's file; nothing of others.
    `sides` are those of a sheet of paper that are printed on.
    """

    path: str
    group: str
    name: str
    use: str
    how: str
    of: str = ""
    sides: int = 1


@dataclass(frozen=True, slots=True)
class LinkedFile:
    """A file as it was made: how many bytes and pages it has, on which paper, and how it looks.

    `pages` is 0 of what has none, such as a book that flows. `picture` is a PNG, or nothing.
    """

    link: FileLink
    size: int
    pages: int
    paper: str
    picture: bytes


def deck_data(deck: Deck, beside: Iterable[LinkedFile]) -> JsonObject:
    """Return what the script needs of a deck; a card's `back` comes with the drawings."""
    radius, seats = _chamber(deck)
    words = {key: word for key, word in deck.words.items() if key.startswith(_WORDS)}
    return {
        "slug": deck.metadata.slug,
        "title": deck.metadata.title,
        "language": deck.metadata.language,
        "cards": [{**_card(card), "seat": seats.get(card.id)} for card in deck.cards],
        "collections": [_collection(collection) for collection in deck.collections],
        "play": _play(deck, deck.play) if deck.play else None,
        "seat": radius,
        "files": [_file(file) for file in beside],
        "words": words,
    }


def anchor(card: Card) -> str:
    """Return what the page's address ends in when it shows a card: its number, or its id."""
    return (card.number or card.id).lower()


def links(deck: Deck) -> dict[str, str]:
    """Return where the links of drawings lead.

    A card leads to itself, a topic to its first card, and a group to the list of its cards, or
    where it has no name to be chosen by, to its first.
    """
    listed = deck.words["page_path_cards"]
    leads = {card.id: f"#{anchor(card)}" for card in deck.cards}
    for collection in deck.collections:
        for group in filter(lambda group: group.cards, collection.groups):
            first = leads[group.cards[0].id]
            leads.setdefault(group.id, f"#{listed}/{quote(group.id)}" if group.name else first)
            for topic in group.topics:
                leads.setdefault(topic.id, leads[topic.cards[0].id])
    return leads


def _collection(collection: Collection) -> JsonObject:
    return {
        "id": collection.id,
        "name": collection.name,
        "groups": [_group(group) for group in collection.groups],
    }


def _group(group: CardGroup) -> JsonObject:
    topics = [
        {"id": topic.id, "name": topic.name, "cards": [card.id for card in topic.cards]}
        for topic in group.topics
    ]
    card = group.card.id if group.card else None
    return {"id": group.id, "name": group.name, "card": card, "topics": topics}


def _card(card: Card) -> JsonObject:
    return {
        "id": card.id,
        "anchor": anchor(card),
        "number": card.number,
        "kind": card.kind.id,
        "kindName": card.kind.one,
        "name": card.name,
        "text": _lines(card),
        "labels": card.places,
        "address": card.code.address if card.code else "",
        "language": card.text_language,
        "nameLanguage": card.name_language,
        "quantity": card.quantity,
        "isReadOpen": card.kind.is_read_open,
        "colour": card.suit.colour.hex,
        "on": text_on(card.suit.colour).hex,
    }


def _lines(card: Card) -> list[str]:
    """Return what the window of a card says, line by line."""
    sources = [slot.source for slot in card.kind.slots if slot.area in {Area.BODY, Area.END}]
    return [line for source in sources for line in card.said(source).split("\n") if line]


def _play(deck: Deck, play: Play) -> JsonObject:
    return {
        "best": play.best,
        "prints": [form.id for form in at_every_table(play)],
        "uses": [{"id": use.id, "text": use.text} for use in play.uses],
        "games": [_game(deck, game) for game in play.games],
        "schedules": [
            {"name": schedule.name, "minutes": schedule.minutes, "stages": list(stages)}
            for schedule in play.leader.schedules
            for stages in [_stages(schedule.stages)]
        ],
        "forms": [_form(form) for form in (play.form, *play.forms)],
    }


def _stages(stages: tuple[Stage, ...]) -> Iterator[JsonObject]:
    for stage in stages:
        game = stage.game.id if stage.game else None
        yield {"minutes": stage.minutes, "text": stage.text, "game": game}


def _form(form: Form) -> JsonObject:
    return {
        "title": form.title,
        "aim": form.aim,
        "blanks": [_blank(blank) for blank in form.blanks],
    }


def _chamber(deck: Deck) -> tuple[int, dict[str, tuple[int, int]]]:
    """Return the radius of a seat, and the seats of the deck's cards by their ids.

    They are in thousandths of the chamber.
    """
    seated = [card for collection in deck.collections for card in collection.cards]
    if not seated:
        return 0, {}
    made = chamber(len(seated))
    places = ((round(1000 * seat.x), round(1000 * seat.y)) for seat in made.seats)
    return round(1000 * made.radius), dict(zip((c.id for c in seated), places, strict=True))


def _blank(blank: Blank) -> JsonObject:
    return {"name": blank.name, "hint": blank.hint, "lines": blank.lines, "half": blank.is_half,
            "kind": blank.kind.id if blank.kind else ""}  # fmt: skip


def _game(deck: Deck, game: Game) -> JsonObject:
    return {
        "id": game.id,
        "name": game.name,
        "aim": game.aim,
        "uses": [use.id for use in game.uses],
        "players": game.players,
        "together": game.is_together,
        "minutes": game.minutes,
        "rounds": game.rounds,
        "prints": [{"of": handout.id, "each": players_of(handout)} for handout in game.handouts],
        "dealt": [kind.id for kind in deck.kinds if kind in game.supply.kinds],
        "supply": {
            "table": _draw(game.supply.table),
            "hand": _draw(game.supply.hand),
            "pile": _draw(game.supply.pile),
            "even": [kind.id for kind in deck.kinds if kind in game.supply.even],
            "rest": [kind.id for kind in deck.kinds if kind in game.supply.rest],
        },
        "scale": asdict(game.scale) if game.scale else None,
        "needed": game.needs,
        "setup": game.setup,
        "steps": game.steps,
        "empty": game.empty,
        "end": game.end,
        "talk": game.talk,
        "variants": [{"name": v.name, "text": v.text} for v in game.variants],
        "cards": [card.id for card in game.cards],
    }


def _file(file: LinkedFile) -> JsonObject:
    picture = data_url("image/png", file.picture) if file.picture else ""
    counts = {"size": file.size, "pages": file.pages, "paper": file.paper}
    return {**asdict(file.link), **counts, "picture": picture}


def _draw(draw: Draw) -> dict[str, int]:
    return {kind.id: count for kind, count in draw.items()}
