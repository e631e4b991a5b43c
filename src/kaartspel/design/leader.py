"""Draw the sheets for who leads an evening: what must be read first, what is looked up last."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import product

from kaartspel.deck.model import FrozenMap, Listed, Schedule
from kaartspel.design.a4 import (
    AFTER_ITEM,
    BODIES,
    FIRST,
    GUTTER,
    MARGIN,
    NOTE,
    SMALL,
    WIDTH,
    Pen,
    head,
)
from kaartspel.design.a4 import page as finished
from kaartspel.design.full import fullest
from kaartspel.design.gamesheet import running_head
from kaartspel.design.inline import bracketed
from kaartspel.design.kit import Kit
from kaartspel.design.run_in import opened
from kaartspel.frame import Frame, mm
from kaartspel.type import Typesetter

_FULL = WIDTH - 2 * MARGIN
_HALF = (_FULL - GUTTER) / 2
# Of the first of two columns of schedules: that which leaves both of about one height.
_WIDTHS = tuple(_HALF + part for part in range(-16, 17, 2))
_TOP = 22.0  # mm: where the text of a page without a head begins

# Of what is read, the same on all pages: sizes in pt, and the air between two items in mm.
_READ = tuple((size, after) for size in BODIES for after in (4.4, 3.6, 3.0, 2.6, AFTER_ITEM))

_CHOICE = (34.5, 90.0, 33.0, 16.5)  # mm, of a game: name, use, players, minutes

_FIVES = 5  # rows of the table of what an evening takes, to where the people are 10, 15, 20
_PEOPLE, _TABLES = 18.0, 30.0  # mm: its first columns
_LEAST_COLUMNS = 4  # of games, whose width fewer keep
_AFTER_TABLE = 5.0  # mm
_CLOSE = 0.5  # mm: of a column that is as wide as its text
_MINUTES = 21.0  # mm: the first column of a schedule

# Of schedules: what their heads take, in rows, and gaps in mm.
_SCHEDULE_HEAD = 3
_HEADING_TO_HEADING, _BETWEEN_SCHEDULES = 2.0, 8.0

LEADER_SHEETS = 2  # of paper: three or four pages, on both sides

_ListWay = tuple[float, float]
"""The size of the text in pt, and the air between two items in mm."""
_LeaderPart = Callable[[Pen, Kit, _ListWay, bool], None]
"""Writes a part of the pages for who leads, which may be the first of its page."""


def leader_pages(typesetter: Typesetter, kit: Kit) -> tuple[Frame, ...]:
    """Return the pages for who leads, with text as large as all can be. Raises Misfit where one
    holds too much.

    They are three that are full, or four where that is too much.
    """  # fmt: skip
    places: tuple[tuple[tuple[_LeaderPart, ...], ...], ...] = (
        ((_before, _choice), (_tips, _plans), (_talk, _needs)),
        ((_before, _choice), (_tips, _talk), (_plans,), (_needs,)),
        ((_before, _choice), (_tips,), (_plans, _talk), (_needs,)),
        ((_before,), (_tips, _talk), (_plans, _choice), (_needs,)),
    )

    def read(way: tuple[tuple[tuple[_LeaderPart, ...], ...], _ListWay]) -> tuple[Frame, ...]:
        pages, listed = way
        return tuple(_page(typesetter, kit, listed, *page) for page in enumerate(pages, 1))

    return fullest(read, list(product(places, _READ)))


def _page(
    typesetter: Typesetter, kit: Kit, way: _ListWay, number: int, parts: Sequence[_LeaderPart]
) -> Frame:  # fmt: skip
    """Return a page of some parts; the first of all has the head."""
    leader = kit.play.leader
    pen = Pen(typesetter, MARGIN, _TOP if number > 1 else FIRST, _FULL, accent=kit.accent)
    if number > 1:
        pen.items += running_head(typesetter, leader.title)
    else:
        pen.items += head(typesetter, leader.title, leader.aim, kit.accent, kit.seats)
    for part in parts:
        part(pen, kit, way, part == parts[0])
    return finished(typesetter, pen.items, kit.foot(leader.title, number), pen)


def _before(pen: Pen, kit: Kit, way: _ListWay, is_first: bool) -> None:
    _listed(pen, kit.play.leader.before, way, is_first)


def _tips(pen: Pen, kit: Kit, way: _ListWay, is_first: bool) -> None:
    _listed(pen, kit.play.leader.tips, way, is_first)


def _talk(pen: Pen, kit: Kit, way: _ListWay, is_first: bool) -> None:
    _listed(pen, kit.play.leader.talk, way, is_first)


def _listed(pen: Pen, part: Listed, way: _ListWay, is_first: bool) -> None:
    size, after = way
    pen.heading(part.title, first=is_first)
    pen.after = after
    pen.bullets(map(opened, part.items), size)


def _plans(pen: Pen, kit: Kit, _: _ListWay, is_first: bool) -> None:
    """Write how evenings go."""
    leader = kit.play.leader
    pen.heading(leader.schedules_title, first=is_first)
    pen.y += _HEADING_TO_HEADING

    def cost(wide: float) -> tuple[int, float]:
        one, other = (column.y for column in _columns(pen, kit, wide))
        return round(max(one, other)), abs(one - other)

    wide = min(_WIDTHS, key=cost)
    columns = _columns(pen, kit, wide)
    pen.items += [item for column in columns for item in column.items]
    pen.y = max(column.y for column in columns)


def _columns(pen: Pen, kit: Kit, wide: float) -> list[Pen]:
    """Return two columns of schedules, the first `wide` mm."""
    places = (MARGIN, wide), (MARGIN + wide + GUTTER, _FULL - GUTTER - wide)
    columns = [replace(pen.column(*place), items=[]) for place in places]
    for column, schedules in zip(columns, _evenly(kit.play.leader.schedules), strict=True):
        for i, schedule in enumerate(schedules):
            _schedule(column, schedule, kit.words, first=i == 0)
    return columns


def _choice(pen: Pen, kit: Kit, _: _ListWay, is_first: bool) -> None:
    """Write what each game is for, for how many, and how long it takes."""
    words = kit.words
    pen.heading(kit.play.leader.choose, first=is_first)
    rows = [
        (game.name, "; ".join(use.text for use in game.uses),
         game.seats(words), game.duration)
        for game in kit.play.games
    ]  # fmt: skip
    keys = ("game_game", "game_for", "game_players", "game_minutes")
    pen.table(_CHOICE, [words[key] for key in keys], rows)


def _evenly(schedules: Sequence[Schedule]) -> tuple[Sequence[Schedule], Sequence[Schedule]]:
    """Return schedules in two columns of about one height, in their order."""

    def rows(part: Sequence[Schedule]) -> int:
        return sum(len(schedule.stages) + _SCHEDULE_HEAD for schedule in part)

    cuts = range(1, len(schedules) + 1)
    at = min(cuts, key=lambda i: max(rows(schedules[:i]), rows(schedules[i:])), default=0)
    return schedules[:at], schedules[at:]


def _needs(pen: Pen, kit: Kit, _: _ListWay, is_first: bool) -> None:
    """Write what an evening takes, for each number of people."""
    play, words = kit.play, kit.words
    pen.heading(words["game_takes"], first=is_first)
    pen.paragraph(words["game_takes_hint"], SMALL)
    rows, same = _varying(kit.evenings)
    names = [game.name for i, game in enumerate(play.games) if i not in same]
    widths = _widths_of(pen.typesetter, names, [row[-1] for row in rows])
    begin = sum((int(people) - 1) // _FIVES == (int(kit.evenings[0][0]) - 1) // _FIVES
                for people, *_ in kit.evenings)  # fmt: skip
    pen.table(
        (_PEOPLE, _TABLES, *widths),
        (words["game_people"], words["deal_tables"], *names),
        rows,
        every=_FIVES,
        begin=begin,
    )
    pen.y += _AFTER_TABLE
    for i, takes in same.items():
        pen.paragraph(words["game_takes_always"].format(game=play.games[i].name, takes=takes))


def _widths_of(typesetter: Typesetter, names: Sequence[str], last: Sequence[str]) -> list[float]:
    """Return the widths of columns of games in mm: where they fill the page, its last is no wider
    than what stands in it, and ends with the rules.
    """  # fmt: skip
    room, count = _FULL - _PEOPLE - _TABLES, len(names)
    if count < _LEAST_COLUMNS:
        return [room / _LEAST_COLUMNS] * count
    typed = [typesetter.strong.width(names[-1]) * NOTE]
    typed.append(bracketed(typesetter.text, last, typesetter.strong) * SMALL)
    end = min(room / count, max(typed) / mm(1) + _CLOSE)
    return [*((room - end) / (count - 1),) * (count - 1), end]


def _varying(
    evenings: Sequence[tuple[str, ...]]
) -> tuple[list[tuple[str, ...]], dict[int, str]]:  # fmt: skip
    """Return the rows without the games that take the same for any number of people, and those."""
    columns = list(zip(*evenings, strict=True))[2:]
    same = {i: cells[0] for i, cells in enumerate(columns) if len(set(cells)) == 1}
    if len(same) == len(columns):
        same = {}
    varying = [i for i in range(len(columns)) if i not in same]
    return [(*row[:2], *(row[2 + i] for i in varying)) for row in evenings], same


def _schedule(
    pen: Pen, schedule: Schedule, words: FrozenMap[str, str], *, first: bool
) -> None:  # fmt: skip
    pen.y += 0 if first else _BETWEEN_SCHEDULES
    pen.heading(schedule.name, 3, first=True)
    begun, rows = 0, []
    for stage in schedule.stages:
        rows.append((f"{begun}–{begun + stage.minutes}", stage.text))
        begun += stage.minutes
    pen.table((_MINUTES, pen.width - _MINUTES), (words["game_minutes"], words["game_what"]), rows)
