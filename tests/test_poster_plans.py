"""Plans of posters: the best of all ways to set tiles in rows, with work that grows as tiles do."""

from collections.abc import Iterator
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaartspel.building import load
from kaartspel.deck.model import Deck
from kaartspel.design import BLACK
from kaartspel.posters import Edition, maps
from kaartspel.posters.lines import Columns, ends_short
from kaartspel.posters.pieces import SetTile
from kaartspel.posters.plan import Planner, levelled, shared, spread
from kaartspel.posters.rows import Need, TileRows
from kaartspel.type import Style
from posted import laid
from repository import ROOT

COLUMNS = 8
GAP = 1


def tile(area: int, least: int) -> tuple[Need | None, ...]:
    """Return what a tile of an area needs at each width, from a least one on."""
    return tuple(
        None if columns < least else Need((-(-area // columns),), 0.0)
        for columns in range(1, COLUMNS + 1)
    )


def stacks(start: int, end: int) -> Iterator[tuple[int, ...]]:
    """Yield all ways to divide tiles among rows: where each row ends."""
    if start == end:
        yield ()
    for at in range(start + 1, end + 1):
        for rest in stacks(at, end):
            yield at, *rest


@given(st.lists(st.tuples(st.integers(1, 90), st.integers(1, 5)), min_size=1, max_size=8),
       st.integers(1, 60))  # fmt: skip
def test_the_lowest_of_all_stacks_are_found(tiles: list[tuple[int, int]], most: int) -> None:
    rows, count = TileRows(COLUMNS, most, GAP, [tile(*each) for each in tiles]), len(tiles)

    def height(ends: tuple[int, ...]) -> int:
        return sum(rows.row(COLUMNS, *row) for row in pairwise((0, *ends))) + GAP * (len(ends) - 1)

    found = sorted((height(ends), ends) for ends in stacks(0, count))
    assert rows.over(count) == found[0][0]
    assert rows.cuts() == [ends for height, ends in found[:12] if height <= most]


@given(st.lists(st.integers(1, 60), min_size=1, max_size=8), st.integers(0, 90))
def test_what_rows_leave_is_shared_out_whole(least: list[int], slack: int) -> None:
    """None is lower than it must be; the rows fill the room; levelled ones grow from the lowest."""
    room = sum(least) + slack
    for share in (shared, spread, levelled):
        heights = share(least, room)
        assert sum(heights) == room
        assert all(height >= needed for height, needed in zip(heights, least, strict=True))
    grown = [height for height, needed in zip(heights, least, strict=True) if height > needed]
    assert all(height <= min(heights) + 1 for height in grown)


@pytest.mark.parametrize("steps", [150, 10_000], ids=["too full", "mostly air"])
def test_the_work_grows_as_the_tiles_do(steps: int, monkeypatch: pytest.MonkeyPatch) -> None:
    asked, row = [0], TileRows.row

    def counted(rows: TileRows, width: int, start: int, end: int) -> int:
        asked[0] += 1
        return row(rows, width, start, end)

    def work(count: int) -> int:
        asked[0] = 0
        rows = TileRows(COLUMNS, steps, GAP, [tile(60, 2)] * count)
        assert Planner(rows).fits() == (Planner(rows).excess() <= 1) == bool(rows.cuts())
        return asked[0]

    monkeypatch.setattr(TileRows, "row", counted)
    assert work(60) < 2.5 * work(30)


def test_no_last_line_of_a_text_looks_left_over_where_another_break_helps(deck: Deck) -> None:
    """On a narrower measure V14 ends with 'sociale media?', not with 'media?', on as many lines."""
    setter = Edition.from_deck(deck, "a3").typesetter
    style, columns = Style(setter.text, 13, 1.22, BLACK), Columns(setter)
    texts = [card.text for card in deck.cards if card.kind.id in {"question", "statement"}]
    left_over = 0
    for text, width in product(texts, (110.0, 130.0, 150.0)):
        found, even = columns.column(text, style, width), columns.even(text, style, width)
        left_over += ends_short(found)
        assert len(even.lines) == len(found.lines)
        assert even == found or (ends_short(found) and not ends_short(even))
    assert left_over > 1, "or there is nothing to try"


def test_texts_of_a_field_that_is_bare_stand_further_apart() -> None:
    """All of it in one rhythm, up to 1.8 times as wide as elsewhere; what is full stays."""
    deck = load(ROOT / "examples/english")
    map_ = next(map_ for map_ in maps(deck) if map_.id == "values")
    tiles = laid(map_, "a3", Edition.from_deck(deck, "a3").typesetter).tiles
    gaps = {tile.tile.name: _gaps(tile) for tile in tiles}
    usual = sorted(gaps["Quality"])
    assert {name for name, own in gaps.items() if min(own) > 1.05 * usual[0]} == {"Continuity"}
    assert 1.3 * usual[0] < min(gaps["Continuity"]) < max(gaps["Continuity"]) < 1.8 * usual[-1]
    assert all(len({round(gap, 1) for gap in own}) <= 2 for own in gaps.values())
    assert max(tile.bare for tile in tiles) < 0.25


def _gaps(tile: SetTile) -> list[float]:
    """Return the white above each text or topic of a tile that stands below another, in pt."""
    starts = [(each.topic or each.text).y for each in tile.entries]
    ends = [each.text.y + each.text.column.height for each in tile.entries]
    return [start - end for end, start in zip(ends, starts[1:], strict=False) if start > end]


def test_below_a_lower_band_no_field_is_bare(deck: Deck) -> None:
    """Below the highest that leaves the statements their size, a cluster was bare by a third."""
    map_ = next(map_ for map_ in maps(deck) if map_.id == "values")
    layout = laid(map_, "a3", Edition.from_deck(deck, "a3").typesetter)
    assert max(tile.bare for tile in layout.tiles) < 0.16
