"""Whatever a title says, it stands clear of the symbol and the number above it, or is told."""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from kaartspel.deck.load import load
from kaartspel.deck.model import Area, Card, Deck, Kind
from kaartspel.design import Inking, Setting, lay_out_card, settings, settling
from kaartspel.frame import PT_PER_MM, Frame, Group, Rectangle, Role, Text
from kaartspel.geometry import leaves, path_bounds
from kaartspel.problems import InvalidDeck
from kaartspel.type import typesetter
from kinds import card, fields, shipped_kinds
from repository import ROOT
from sampling import sampled

WORDS = ("de", "het", "burgemeester", "gemeenteraad", "wij", "amendement", "en", "Å", "bezwaar")
LEAST = 1.5  # mm on a poker card


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


@pytest.mark.parametrize("seed", sampled([(0,), (1,)], [(0,)]))
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
            marks = [i for i in front.items if isinstance(i, Group) and i.alt == alt]
            assert len(marks) == kind.shows_symbol
            numbers = [i.pieces[0].y for i, matrix in leaves(front.items)
                       if isinstance(i, Text) and i.says == made.number
                       and matrix[0] == 1]  # fmt: skip
            below = max([*numbers, *(path_bounds(mark.items)[3] for mark in marks)])
            tops = [piece.y - text.size * cap_height
                    for text in heads(front) for piece in text.pieces]  # fmt: skip
            assert tops
            assert min(tops) - below > LEAST * PT_PER_MM * min(format_.width / 63, 1), made
            found += 1
    assert found > 5


FOLDERS = [("deck",), ("examples/methods",), ("examples/energie",)]


@pytest.mark.parametrize("folder", sampled(FOLDERS, FOLDERS[1:]))
def test_all_titles_of_a_kind_have_one_size(folder: str) -> None:
    """The largest at which each of them fits: a long one is set as the others are."""
    found = load(ROOT / folder)
    for kind, setting in settings(found, found.formats[0]).items():
        fronts = [lay_out_card(setting, card).front for card in found.of_kind(kind)]
        titles = {(title.font, title.size) for front in fronts for title in heads(front)}
        assert len(titles) == len({font for font, _ in titles})  # what is beside one may be smaller
        sizes = {size for _, size in titles}
        assert sizes <= {size for slot in kind.slots for size in slot.sizes} or not setting.title


@pytest.mark.parametrize("name", ["poker", "a7"])
def test_questions_and_statements_stand_on_one_grid(deck: Deck, name: str) -> None:
    """Topics and titles, of one line or two, end on one line, and texts begin on one."""
    format_ = next(format_ for format_ in deck.formats if format_.name == name)
    cards = tuple(card for card in deck.cards if card.kind.id in {"question", "statement"})
    deck = replace(deck, cards=(*cards[15:25], *cards[-45:-35]))  # with V19 and W19
    cap_height = typesetter(deck.fonts, "nl").strong.cap_height
    ends, begins, counts = set[float](), set[float](), set[int]()
    for setting in settings(deck, format_).values():
        for made in deck.of_kind(setting.kind):
            front = lay_out_card(setting, made).front
            title = [piece.y for text in heads(front) for piece in text.pieces]
            body = [text.pieces[0].y - text.size * cap_height for text, _ in leaves(front.items)
                    if isinstance(text, Text) and text.size == setting.body]  # fmt: skip
            counts.add(len(title))
            ends.add(round(max(title), 1))
            begins.add(round(min(body) - max(title), 1))
    assert len(ends) == len(begins) == 1
    assert counts == {1, 2}


def test_text_is_a_little_smaller_where_that_breaks_fewer_words(
    deck: Deck, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No word of the deck is broken on poker; by 5 % at the most, and not below the least size.

    Those that its list divides are not counted, nor is "platform-" at the end of a line: on bridge
    no other is, and text is as large as it can be.
    """
    questions = next(kind for kind in deck.kinds if kind.id == "question")
    alone = replace(deck, kinds=(questions,), cards=tuple(deck.of_kind(questions)))
    for name in ("poker", "a7", "bridge"):
        format_ = next(format_ for format_ in deck.formats if format_.name == name)
        (found,) = settings(alone, format_).values()
        with monkeypatch.context() as patched:
            patched.setattr("kaartspel.design.settling._LITTLE", 1.0)
            (largest,) = settings(alone, format_).values()
        assert broken_words(found, alone) == 0
        if name == "bridge":
            assert found.body == largest.body
            continue
        assert 0.95 * largest.body <= found.body < largest.body
        assert found.body >= questions.sizes(format_)[0]
        assert broken_words(largest, alone) > 0


def test_who_shares_the_work_looks_for_broken_words(
    deck: Deck, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who hands it out looks again only at cards that have such words, in smaller type."""
    poker = next(format_ for format_ in deck.formats if format_.name == "poker")
    found, away, here = settling._broken, list[Card](), list[Card]()
    looked = [here]

    def noted(setting: Setting, card: Card) -> int:
        looked[-1].append(card)
        return found(setting, card)

    def each(find: Callable[[list[Card]], Any], lists: list[list[Card]]) -> list[Any]:
        looked.append(away)
        made = [find(cards) for cards in lists]
        looked.pop()
        return made

    monkeypatch.setattr(settling, "_broken", noted)
    shared = settings(deck, poker, each=each)
    assert {*away} == {*deck.cards}
    assert len({*here}) < 0.2 * len(deck.cards)
    monkeypatch.undo()
    assert shared == settings(deck, poker)


def broken_words(setting: Setting, deck: Deck) -> int:
    """Return how many words a hyphen was added to: what is read is not what is shown.

    Without those that the deck's list divides.
    """
    listed = {word.replace("-", "") for word in deck.hyphenation}
    fronts = (lay_out_card(setting, card).front for card in deck.of_kind(setting.kind))
    texts = (i for front in fronts for i, _ in leaves(front.items) if isinstance(i, Text))
    pairs = ((t.says, "".join(piece.text for piece in t.pieces)) for t in texts)
    broken = (says for says, shown in pairs if says.replace(" ", "") != shown.replace(" ", ""))
    return sum(re.sub(r"\W", "", word).lower() not in listed for word in broken)


@pytest.mark.parametrize("name", sampled([("poker",), ("a7",)], [("poker",)]))
def test_text_is_as_far_below_a_rule_on_cards_of_all_kinds(deck: Deck, name: str) -> None:
    """With little ink: by 3.7 mm on a poker card at the least, and the title is nearer above it."""
    format_ = next(format_ for format_ in deck.formats if format_.name == name)
    scale = PT_PER_MM * min(format_.width / 63, format_.height / 88)
    for kind, setting in settings(deck, format_, Inking.LOW).items():
        front = lay_out_card(setting, next(iter(deck.of_kind(kind)))).front
        above = max(piece.y for text in heads(front) for piece in text.pieces)
        rule = min(i.y for i, _ in leaves(front.items) if isinstance(i, Rectangle) and i.y > above)
        capitals = min(text.pieces[0].y for text, _ in leaves(front.items)
                       if isinstance(text, Text) and text.size == setting.body
                       and text.pieces[0].y > rule) - 0.668 * setting.body  # fmt: skip
        assert capitals - rule - kind.rule * scale > 3.7 * scale, kind.id
        assert 1.3 * scale < rule - above < 2.4 * scale, kind.id
