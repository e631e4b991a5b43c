"""Cards of every kind that ships, and suits of any colour: what no deck of ours holds."""

import random
from collections.abc import Mapping
from dataclasses import replace

from kaartspel.deck.kinds import read_kinds
from kaartspel.deck.model import (
    NO_SUIT,
    Card,
    Colour,
    Deck,
    FrozenMap,
    Kind,
    Rich,
    Suit,
    listing,
)
from kaartspel.deck.richtext import read_text
from kaartspel.problems import Problems

TEXT = "Een **sterke** zin met *nadruk* erin.\n\n- Een punt\n- Nog een"
BACK = "**De achterkant**\n\nEen zin die er *achter* staat.\n\n1. Een\n2. Twee"


def shipped_kinds(deck: Deck) -> Mapping[str, Kind]:
    problems = Problems()
    kinds = read_kinds((), deck.words, None, (), problems).by_id
    assert not problems
    return kinds


def rich(text: str) -> Rich:
    read, faults = read_text(text)
    assert not faults
    return read


def fields(**texts: str) -> Mapping[str, Rich]:
    return {name: rich(text) for name, text in texts.items()}


def card(
    kind: Kind, number: str, suit: Suit, held: Mapping[str, Rich], *, placed: bool = False
) -> Card:
    places = ("Kaart", "Groep", "Onderwerp") if placed else ("", "", "")
    return Card(number, kind, FrozenMap(held), suit, *places)


def every_kind(deck: Deck) -> Deck:
    """Return a deck of all kinds: with all they may hold, with little of it, in many colours."""
    kinds, rng = shipped_kinds(deck), random.Random("kinds")
    steps = {"steps": (listing([f"Stap {n} van tien" for n in range(8, 11)], 8),)}
    topics = {"topics": (listing(["Vrede", "Vrijheid"]),)}
    cards: list[Card] = []
    for kind in kinds.values():
        for i, suit in enumerate([*_suits(deck, rng), NO_SUIT]):
            little = {"steps": steps["steps"]} if kind.id == "rules" else fields(text="Kort?")
            cards.append(card(kind, f"{kind.id}-{i}", suit, little))
            held = dict(fields(title="Titel", part="deel", foot="3–8 spelers", aside="Vaak."))
            text = {} if kind.id == "rules" else fields(text=TEXT)
            own = fields(back=BACK) if kind.id in {"two-sided", "plain"} else {}
            all_ = {**held, **text, **own}
            all_ |= steps if kind.id in {"rules", "method"} else {}
            all_ |= topics if kind.id == "cluster" else {}
            cards.append(card(kind, f"k{i}-{kind.id}", suit, all_, placed=True))
    return replace(deck, kinds=tuple(kinds.values()), cards=tuple(cards), logo=None)


def _suits(deck: Deck, rng: random.Random) -> list[Suit]:
    """Return suits of the deck in other colours: the middle greys, and any."""
    marks = list(dict.fromkeys(each.suit for each in deck.cards))
    greys = [(level, level, level) for level in (0, 110, 118, 126, 140, 255)]
    any_ = [(rng.randrange(256), rng.randrange(256), rng.randrange(256)) for _ in range(8)]
    return [replace(mark, id=f"{mark.id}-{i}", colour=Colour.of_screen(*colour))
            for i, (mark, colour) in enumerate(zip(marks, greys + any_, strict=False))]  # fmt: skip
