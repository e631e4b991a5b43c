"""A back of a card's own lies behind its front, on every sheet, and is read after it."""

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest

from frames import groups, lay_out
from kaartspel.deck.load import load
from kaartspel.deck.model import NO_SUIT, Command, Deck, Mode
from kaartspel.design import contrast
from kaartspel.design.chamber import Seat, round_half
from kaartspel.frame import Frame, Group, Path, Role, Text
from kaartspel.geometry import leaves
from kaartspel.imposition import Correction, Notes, impose
from kinds import card, every_kind, fields, shipped_kinds
from repository import ROOT

SHEETS = {"a4-duplex": Mode.LONG_EDGE, "a4-fold": Mode.FOLD}


def told(frame: Frame) -> list[str]:
    """Return the numbers that each section of a page tells, in the order of reading."""
    return ["".join(number(section)) for section in groups(frame.items, Role.SECTION)]


def number(section: Group) -> list[str]:
    texts = [item.says for item, _ in leaves(section.items) if isinstance(item, Text)]
    return [word[-1] for word in " ".join(texts).split() if word[:-1] in {"vraag", "antwoord"}]


@pytest.mark.parametrize("name", SHEETS)
def test_each_lies_behind_its_front(deck: Deck, name: str) -> None:
    kind = shipped_kinds(deck)["two-sided"]
    cards = tuple(card(kind, f"k-{n}", NO_SUIT, fields(text=f"vraag{n}", back=f"antwoord{n}"))
                  for n in range(5))  # fmt: skip
    format_ = deck.formats[0]
    faces = lay_out(replace(every_kind(deck), cards=cards), format_)
    sheet = next(sheet for sheet in deck.sheets if sheet.name == name)
    assert sheet.mode is SHEETS[name]
    notes = Notes(deck.words, "deck", deck.fonts, "nl")
    pages = [page.frame for page in impose(faces, sheet, format_, notes, Correction())]
    if sheet.mode is Mode.FOLD:
        assert [pair for page in pages for pair in told(page)] == ["00", "11", "22", "33", "44"]
    else:
        fronts, backs = pages[::2], pages[1::2]
        assert [told(page) for page in fronts] == [told(page) for page in backs]
        assert [said for page in fronts for said in told(page)] == list("01234")


@pytest.mark.parametrize("format_name", ["poker", "tarot"])
def test_a_title_turned_over_says_the_same_in_the_same_place(deck: Deck, format_name: str) -> None:
    kind = shipped_kinds(deck)["two-sided"]
    written = fields(title="de griffier", text="Zij helpt.", back="**the clerk**\n\nShe helps.")
    format_ = next(each for each in deck.formats if each.name == format_name)
    (faces,) = lay_out(
        replace(every_kind(deck), cards=(card(kind, "k", NO_SUIT, written),)), format_
    )
    tops = {
        item.says: item.pieces[0].y + at[5] - item.size * 0.66
        for frame in (faces.front, faces.back)
        for item, at in leaves(frame.items)
        if isinstance(item, Text)
    }
    assert tops["the clerk"] == pytest.approx(tops["de griffier"], abs=0.5)


@pytest.mark.parametrize("title", ["the clerk", "the clerk of the council and of its committees"])
def test_below_a_title_turned_over_text_has_the_same_distance(deck: Deck, title: str) -> None:
    """From the title's last line: on a back of two lines it was nearer than on a front of one."""
    kind = shipped_kinds(deck)["two-sided"]
    written = fields(title="de griffier", text="Zij helpt.", back=f"**{title}**\n\nShe helps.")
    alone = replace(every_kind(deck), cards=(card(kind, "k", NO_SUIT, written),))
    (faces,) = lay_out(alone, deck.formats[0])
    gaps = list[float]()
    for frame, says in ((faces.front, "Zij helpt."), (faces.back, "She helps.")):
        texts = [item for item, at in leaves(frame.items) if isinstance(item, Text) and at[0] == 1]
        (below,) = (text for text in texts if text.says == says)
        baselines = [piece.y for text in texts for piece in text.pieces]
        last = max(y for y in baselines if y < below.pieces[0].y)
        gaps.append(below.pieces[0].y - 0.66 * below.size - last)
    assert gaps[1] == pytest.approx(gaps[0], abs=0.5)


def test_on_both_sides_of_flash_cards_text_and_seats_have_one_place() -> None:
    """A title of two lines on a back moved its text a line down: now it stands on the text."""
    deck = load(ROOT / "examples/flash")
    titles, begun, seats = set[int](), set[float](), set[tuple[float, float]]()
    for faces in lay_out(deck, deck.formats[0]):
        for frame in (faces.front, faces.back):
            told = [(at[5] + piece.y, item.size) for item, at in leaves(frame.items)
                    if isinstance(item, Text) for piece in item.pieces]  # fmt: skip
            size = told[0][1]
            titles.add(sum(each == size for _, each in told))
            begun.add(round(min(y for y, each in told if each not in {size, told[-1][1]})))
            x, y = next(at[4:] for item, at in leaves(frame.items) if isinstance(item, Path))
            seats.add((round(x), round(y)))
    assert titles == {1, 2}
    assert len(begun) == len(seats) == 1


def test_a_back_of_its_own_names_the_group_as_the_front_does_and_text_keeps_off_it() -> None:
    deck = load(ROOT / "examples/flash")
    for faces in lay_out(deck, deck.formats[0]):
        front, back = (
            [(item, at[5] + item.pieces[0].y) for item, at in leaves(frame.items)
             if isinstance(item, Text)]
            for frame in (faces.front, faces.back)
        )  # fmt: skip
        (named,) = [(item, y) for item, y in front if item.says == faces.card.group]
        (again,) = [(item, y) for item, y in back if item.says == faces.card.group]
        assert (named[0].size, named[1]) == (again[0].size, again[1])
        assert all(y < again[1] - again[0].size for item, y in back if item is not again[0])


@pytest.mark.parametrize("length", [130, 180])
def test_a_long_text_on_a_back_keeps_off_the_number_that_is_turned(deck: Deck, length: int) -> None:
    text = (9 * "De laatste regel staat onderaan en is zo breed als de andere. ")[:length]
    written = fields(title="Wie?", text="Zij.", back=text)
    own = card(shipped_kinds(deck)["two-sided"], "k1-x", NO_SUIT, written)
    (faces,) = lay_out(replace(every_kind(deck), cards=(own,)), deck.formats[0])
    lines = [(item, at) for item, at in leaves(faces.back.items) if isinstance(item, Text)]
    (top,) = [at[5] + at[3] * item.pieces[0].y for item, at in lines if at[3] < 0]
    assert max(at[5] + item.pieces[0].y for item, at in lines if at[3] > 0) < top - 3


def test_the_back_of_clusters_joins_the_seats_of_each_to_benches_in_the_order_of_the_deck(
    deck: Deck,
) -> None:
    """Twice around: the lower half is the upper one turned."""
    (back,) = {f.back for f in lay_out(deck, deck.formats[0]) if f.card.kind.id == "cluster"}
    drawn = [item for item, _ in leaves(back.items) if isinstance(item, Path)]
    held = [(group.suit.colour, len(group.cards) - 1) for group in deck.carded_groups]
    assert [part.fill for part in drawn] == 2 * [colour for colour, _ in held]
    made = round_half(sum(count for _, count in held))
    size = max(math.hypot(*at) for part in drawn for at in points(part))
    first = 0
    for part, (_, count) in zip(drawn, held, strict=False):
        own, others = made.seats[first : first + count], made.seats[:first]
        benches = [part.commands[i:j] for i, j in pairwise(starts(part))]
        assert all(sum(holds(each, seat, size) for each in benches) == 1 for seat in own)
        assert not any(holds(each, seat, size) for each in benches for seat in others)
        assert len(benches) == len({seat.row for seat in own})
        first += count


def starts(part: Path) -> list[int]:
    """Return where each outline of a path begins, and where the last one ends."""
    begun = [i for i, (verb, _) in enumerate(part.commands) if verb == "M"]
    return [*begun, len(part.commands)]


def points(part: Path) -> list[tuple[float, float]]:
    return [values[-2:] for _, values in part.commands if values]  # type: ignore[misc]


def holds(bench: Sequence[Command], seat: Seat, size: float) -> bool:
    """Return whether the middle of a seat is inside an outline around the middle of a ring."""
    ends = [values[-2:] for _, values in bench if values]
    far, turn = [math.hypot(*at) for at in ends], [math.atan2(-at[1], at[0]) for at in ends]
    out, angle = math.hypot(seat.x, seat.y) * size, math.atan2(-seat.y, seat.x)
    return min(far) < out < max(far) and min(turn) < angle < max(turn)


def test_the_back_of_rules_is_a_ring_of_one_tone(deck: Deck) -> None:
    """By turns pale and dark, games were spokes of a figure that told nothing."""
    (back,) = {f.back for f in lay_out(deck, deck.formats[0]) if f.card.kind.id == "rules"}
    fills = [item.fill for item, _ in leaves(back.items) if isinstance(item, Path)]
    assert len(fills) == 2 * sum(card.kind.id == "rules" for card in deck.cards)
    (tone,) = {*fills}
    ground = next(kind.back.colour for kind in deck.kinds if kind.id == "rules")
    assert tone
    assert contrast(tone, ground) > 4
