"""Whatever a title says, it stands clear of the symbol and the number above it, or is told."""

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest

from kaartspel.deck.load import load
from kaartspel.deck.model import Area, Card, Deck, Kind
from kaartspel.design import Inking, lay_out_card, settings
from kaartspel.design.system import Scale
from kaartspel.frame import PT_PER_MM, Frame, Group, Role, Text
from kaartspel.geometry import leaves, path_bounds
from kaartspel.problems import InvalidDeck
from kaartspel.type import typesetter
from kinds import card, fields, shipped_kinds
from repository import ROOT

WORDS = ("de", "het", "burgemeester", "gemeenteraad", "wij", "amendement", "en", "Å", "bezwaar")
LEAST = 1.5  # mm on a poker card


@pytest.fixture(scope="module")
def deck() -> Deck:
    return load(ROOT / "deck")


def titled(deck: Deck, kind: Kind, rng: random.Random) -> Card:
    """A card of a kind with a title of one to eight words."""
    title = " ".join(rng.choices(WORDS, k=rng.randint(1, 8)))
    suit = rng.choice(deck.cards).suit
    made = card(kind, f"q{rng.randint(1, 99)}-x", suit, fields(title=title, text="Kort."))
    return replace(made, topic=title, group=rng.choice(WORDS))


def heads(front: Frame) -> Iterator[Text]:
    for group in front.items:
        if isinstance(group, Group) and group.role is Role.HEADING:
            yield from (item for item, _ in leaves(group.items) if isinstance(item, Text))


@pytest.mark.parametrize("seed", range(2))
def test_a_title_of_any_length_ends_below_symbol_and_number(deck: Deck, seed: int) -> None:
    rng, found = random.Random(seed), 0
    kinds = [kind for kind in shipped_kinds(deck).values()
             if any(slot.area is Area.HEAD for slot in kind.slots)]  # fmt: skip
    cap_height = typesetter(deck.fonts, "nl").strong.cap_height
    for kind in kinds:
        for format_ in (format_ for format_ in deck.formats for _ in range(4)):
            made = titled(deck, kind, rng)
            alone = replace(deck, kinds=(kind,), cards=(made,))
            try:
                (setting,) = settings(alone, format_, rng.choice([*Inking])).values()
            except InvalidDeck:
                continue  # told
            front = lay_out_card(setting, made).front
            alt = made.suit.symbol.alt
            (figure,) = [i for i in front.items if isinstance(i, Group) and i.alt == alt]
            below = path_bounds(figure.items)[3]
            tops = [piece.y - text.size * cap_height
                    for text in heads(front) for piece in text.pieces]  # fmt: skip
            assert tops
            assert min(tops) - below > LEAST * PT_PER_MM * min(format_.width / 63, 1), made
            found += 1
    assert found > 5


def test_a_title_of_one_line_is_as_large_as_its_width_allows() -> None:
    methods = load(ROOT / "examples/methods")
    card = next(card for card in methods.cards if card.title == "Check-in round")
    for format_ in methods.formats[:3]:
        try:
            setting = settings(methods, format_)[card.kind]
        except InvalidDeck:
            continue  # told
        largest = next(slot for slot in card.kind.slots if slot.sizes).sizes[0]
        (title,) = heads(lay_out_card(setting, card).front)
        assert title.size >= Scale.for_format(format_).type(largest) - 0.25
