"""Draw the hand-outs: for who leads the evening, for groups that decide, for who prints."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from kaartspel.deck.model import Fonts, FrozenMap, Kind, Listed, Play, Schedule
from kaartspel.design.a4 import (
    AFTER_ITEM,
    BODIES,
    FIRST,
    GUTTER,
    MARGIN,
    SMALL,
    WIDTH,
    Misfit,
    Pen,
    does_not_fit,
    fullest,
    head,
)
from kaartspel.design.a4 import page as finished
from kaartspel.design.forms import form_pages
from kaartspel.design.gamesheet import game_sheet, running_head
from kaartspel.design.slips import slips_pages
from kaartspel.frame import Frame
from kaartspel.problems import Place
from kaartspel.type import Typesetter, typesetter

_FULL = WIDTH - 2 * MARGIN
_HALF = (_FULL - GUTTER) / 2
_THIRD = (_FULL - 2 * GUTTER) / 3
_TWO_THIRDS = 2 * _THIRD + GUTTER
_TOP = 22.0  # mm: where the text of a page without a head begins

# Of what who leads reads: sizes in pt, and the air between two items in mm.
_READ = tuple((size, after) for size in (16.0, 15.0, *BODIES) for after in (5.0, 3.6, AFTER_ITEM))

# Widths of columns of tables, in mm.
_GAME_TABLE = (36.0, 80.0, 34.0, 24.0)  # name, use, players, minutes
_FIVES = 5  # rows of the table of what an evening takes, to where the people are 10, 15, 20
_PEOPLE, _TABLES = 18.0, 30.0  # of the table of what an evening takes
_MINUTES = 21.0
_COUNT = 16.0

# Of schedules: what their heads take, in rows, and gaps in mm.
_SCHEDULE_HEAD = 3
_HEADING_TO_HEADING, _BETWEEN_SCHEDULES = 2.0, 8.0

LEADER_SHEETS = 2  # of paper: four pages, on both sides
_GAME = "game-"  # how the names of games' sheets begin


def sides_of(name: str) -> int:
    """Return on how many sides of a sheet a hand-out is printed, by the name of its file."""
    return 2 if name == "leader" or name.startswith(_GAME) else 1


@dataclass(frozen=True, slots=True)
class Kit:
    """What hand-outs are made of: how the deck is played, and what that is told in.

    `evenings` says for numbers of people at what tables they sit, and how many decks, and sheets of
    cards, each game takes; `counts` how many cards there are of each kind; `seats` how many
    the chamber in a head has.
    """

    play: Play
    evenings: tuple[tuple[str, ...], ...]
    counts: tuple[tuple[Kind, int], ...]
    words: FrozenMap[str, str]
    language: str
    hyphenation: tuple[str, ...]
    fonts: Fonts
    seats: int

    @property
    def titles(self) -> dict[str, str]:
        """What the hand-outs are called, by the names of their files."""
        play = self.play
        forms = {form.id: form.title for form in (play.form, *play.forms)}
        games = {f"{_GAME}{game.id}": game.name for game in play.games}
        slips = {slips.id: slips.title for slips in play.slips}
        named = {"leader": play.leader.title, **forms, **slips, "printing": play.guide.title}
        return {**named, **games}


def handout(kit: Kit, name: str) -> tuple[Frame, ...]:
    """Return the pages of a hand-out. Raises InvalidDeck where it does not fit."""
    setter = typesetter(kit.fonts, kit.language, kit.hyphenation)
    play, place = kit.play, kit.play.places.get(name, Place(""))
    try:
        if name.startswith(_GAME):
            (game,) = (game for game in play.games if f"{_GAME}{game.id}" == name)
            place = game.place
            return game_sheet(setter, play, game, kit.words)
        for slips in play.slips:
            if slips.id == name:
                return slips_pages(setter, play, slips, kit.words, kit.seats)
        if name in {"leader", "printing"}:
            return {"leader": _leader, "printing": _guide}[name](setter, kit)
        (form,) = (form for form in (play.form, *play.forms) if form.id == name)
        return form_pages(setter, play, form, kit.seats)
    except Misfit as error:
        raise does_not_fit(kit.titles[name], error, place) from error


def _leader(typesetter: Typesetter, kit: Kit) -> tuple[Frame, ...]:
    """Return the pages for who leads: what must be read comes first, what is looked up last."""
    reads = fullest(partial(_leader_reads, typesetter, kit), _READ)
    return (*reads, _leader_plans(typesetter, kit), _leader_needs(typesetter, kit))


def _leader_reads(
    typesetter: Typesetter, kit: Kit, way: tuple[float, float]
) -> tuple[Frame, ...]:  # fmt: skip
    """Return the first sheet of paper: before the games, and on its back, with them going on.

    A way is the size of the text, and the air between two items.
    """
    return _leader_before(typesetter, kit, way), _leader_leads(typesetter, kit, way)


def _leader_before(typesetter: Typesetter, kit: Kit, way: tuple[float, float]) -> Frame:
    leader = kit.play.leader
    top = head(typesetter, leader.title, leader.aim, kit.seats)
    pen = Pen(typesetter, MARGIN, FIRST, _FULL)
    _listed(pen, leader.before, way)
    return finished(typesetter, [*top, *pen.items], _foot(kit, leader.title, 1), pen)


def _leader_leads(typesetter: Typesetter, kit: Kit, way: tuple[float, float]) -> Frame:
    leader = kit.play.leader
    pen = Pen(typesetter, MARGIN, _TOP, _FULL)
    pen.items += running_head(typesetter, leader.title)
    _listed(pen, leader.tips, way)
    _listed(pen, leader.talk, way, first=False)
    return finished(typesetter, pen.items, _foot(kit, leader.title, 2), pen)


def _listed(pen: Pen, part: Listed, way: tuple[float, float], *, first: bool = True) -> None:
    size, after = way
    pen.heading(part.title, first=first, least=size + 1)
    pen.after = after
    pen.bullets(part.items, size)


def _leader_plans(typesetter: Typesetter, kit: Kit) -> Frame:
    leader = kit.play.leader
    pen = Pen(typesetter, MARGIN, _TOP, _FULL)
    pen.items += running_head(typesetter, leader.title)
    pen.heading(leader.schedules_title, first=True)
    pen.y += _HEADING_TO_HEADING
    columns = [pen.column(x, _HALF) for x in (MARGIN, MARGIN + _HALF + GUTTER)]
    for column, schedules in zip(columns, _evenly(leader.schedules), strict=True):
        for i, schedule in enumerate(schedules):
            _schedule(column, schedule, kit.words, first=i == 0)
    pen.y = max(column.y for column in columns)
    _choice(pen, kit)
    return finished(typesetter, pen.items, _foot(kit, leader.title, 3), pen)


def _choice(pen: Pen, kit: Kit) -> None:
    """Write what each game is for, for how many, and how long it takes."""
    words = kit.words
    pen.heading(kit.play.leader.choose)
    rows = [
        (game.name, "; ".join(use.text for use in game.uses),
         game.seats(words), game.duration)
        for game in kit.play.games
    ]  # fmt: skip
    keys = ("game_game", "game_for", "game_players", "game_minutes")
    pen.table(_GAME_TABLE, [words[key] for key in keys], rows)


def _evenly(schedules: Sequence[Schedule]) -> tuple[Sequence[Schedule], Sequence[Schedule]]:
    """Return schedules in two columns of about one height, in their order."""

    def rows(part: Sequence[Schedule]) -> int:
        return sum(len(schedule.stages) + _SCHEDULE_HEAD for schedule in part)

    cuts = range(1, len(schedules) + 1)
    at = min(cuts, key=lambda i: max(rows(schedules[:i]), rows(schedules[i:])), default=0)
    return schedules[:at], schedules[at:]


def _leader_needs(typesetter: Typesetter, kit: Kit) -> Frame:
    play, leader, words = kit.play, kit.play.leader, kit.words
    pen = Pen(typesetter, MARGIN, _TOP, _FULL)
    pen.items += running_head(typesetter, leader.title)
    pen.heading(words["game_takes"], first=True)
    pen.paragraph(words["game_takes_hint"], SMALL)
    rest = (_FULL - _PEOPLE - _TABLES) / len(play.games)
    names = (words["game_people"], words["deal_tables"], *(game.name for game in play.games))
    begin = sum((int(people) - 1) // _FIVES == (int(kit.evenings[0][0]) - 1) // _FIVES
                for people, *_ in kit.evenings)  # fmt: skip
    pen.table(
        (_PEOPLE, _TABLES, *((rest,) * len(play.games))),
        names,
        kit.evenings,
        every=_FIVES,
        begin=begin,
    )
    return finished(typesetter, pen.items, _foot(kit, leader.title, 4), pen)


def _schedule(
    pen: Pen, schedule: Schedule, words: FrozenMap[str, str], *, first: bool
) -> None:  # fmt: skip
    pen.y += 0 if first else _BETWEEN_SCHEDULES
    pen.heading(schedule.name, 3, first=True)
    begun, rows = 0, []
    for stage in schedule.stages:
        rows.append((f"{begun}–{begun + stage.minutes}", stage.text))
        begun += stage.minutes
    pen.table((_MINUTES, _HALF - _MINUTES), (words["game_minutes"], words["game_what"]), rows)


def _guide(typesetter: Typesetter, kit: Kit) -> tuple[Frame, ...]:
    guide, words = kit.play.guide, kit.words
    top = head(typesetter, guide.title, guide.aim, kit.seats)
    pen = Pen(typesetter, MARGIN, FIRST, _TWO_THIRDS)
    side = pen.column(MARGIN + _TWO_THIRDS + GUTTER, _THIRD)
    first = 1
    for part in guide.parts:
        pen.heading(part.title, first=first == 1)
        pen.numbered(part.items, first)
        first += len(part.items)
    side.heading(guide.counts, first=True)
    rows = [(kind.many, str(count)) for kind, count in kit.counts]
    rows.append((words["game_together"], str(sum(count for _, count in kit.counts))))
    side.table((_THIRD - _COUNT, _COUNT), (words["game_kind"], words["game_number"]), rows)
    foot = _foot(kit, guide.title)
    return (finished(typesetter, [*top, *pen.items], foot, pen, side),)


def _foot(kit: Kit, title: str, number: int | None = None) -> str:
    name = kit.words["handout_page"].format(title=title, page=number) if number else title
    return f"{name}. {kit.play.note}"
