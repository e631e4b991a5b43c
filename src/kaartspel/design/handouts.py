"""Draw the hand-outs: for who leads the evening, for a group that decides, for who prints."""

from dataclasses import dataclass

from kaartspel.deck.model import Blank, Fonts, FrozenMap, Kind, Play, Schedule
from kaartspel.design.a4 import (
    FIRST,
    GUTTER,
    MARGIN,
    SMALL,
    WIDTH,
    Misfit,
    Pen,
    does_not_fit,
    head,
)
from kaartspel.design.a4 import page as finished
from kaartspel.frame import Frame
from kaartspel.problems import Place
from kaartspel.type import Typesetter, typesetter

_FULL = WIDTH - 2 * MARGIN
_HALF = (_FULL - GUTTER) / 2
_THIRD = (_FULL - 2 * GUTTER) / 3
_TWO_THIRDS = 2 * _THIRD + GUTTER
_TOP = 22.0  # mm: where the text of a page without a head begins

# Of a form, in mm.
_FORM_TOP = FIRST - 1.0  # a rule stands higher than a heading's capitals
_LINE = 8.6  # between lines to write on: room for a hand
_RULE_TO_NAME = 3.2
_NAME_TO_HINT = 1.2  # that much closer than a paragraph to its heading
_HINT_TO_LINES = 4.4  # and that much closer than two paragraphs
_AFTER_LINES = 8.5

# Widths of columns of tables, in mm.
_GAME_TABLE = (28.0, 52.0, 42.0, 16.0, 17.0, 19.0)  # name, aim, use, players, minutes, one deck
_MINUTES = 18.0
_COUNT = 16.0

# The names of the hand-outs' files, and of what they are in the deck.
PARTS = {"leader": "leader", "arguments": "form", "printing": "guide"}


@dataclass(frozen=True, slots=True)
class Kit:
    """What hand-outs are made of: how the deck is played, and what that is told in.

    `room` says for each game how many players one deck of cards is enough for, `counts` how many
    cards there are of each kind.
    """

    play: Play
    room: tuple[int, ...]
    counts: tuple[tuple[Kind, int], ...]
    words: FrozenMap[str, str]
    language: str
    hyphenation: tuple[str, ...]
    fonts: Fonts

    @property
    def titles(self) -> dict[str, str]:
        """What the hand-outs are called, by the names of their files."""
        return {name: getattr(self.play, part).title for name, part in PARTS.items()}


def handout(kit: Kit, name: str) -> tuple[Frame, ...]:
    """Return the pages of a hand-out. Raises InvalidDeck where it does not fit."""
    draw = {"leader": _leader, "arguments": _form, "printing": _guide}[name]
    place = kit.play.places.get(PARTS[name], Place(""))
    try:
        return draw(typesetter(kit.fonts, kit.language, kit.hyphenation), kit)
    except Misfit as error:
        raise does_not_fit(kit.titles[name], error, place) from error


def _leader(typesetter: Typesetter, kit: Kit) -> tuple[Frame, ...]:
    play, leader, words = kit.play, kit.play.leader, kit.words
    top = head(typesetter, leader.title, leader.aim, play.card.suit.symbol)
    pen = Pen(typesetter, MARGIN, FIRST, _FULL)
    pen.heading(leader.choose, first=True)
    rows = [
        (game.name, game.aim, "; ".join(use.text for use in game.uses),
         f"{game.players[0]}–{game.players[1]}", game.duration,
         str(fits))
        for game, fits in zip(play.games, kit.room, strict=True)
    ]  # fmt: skip
    keys = ("game_game", "game_aim", "game_for", "game_players", "game_minutes", "game_one_deck")
    pen.table(_GAME_TABLE, [words[key] for key in keys], rows)
    pen = pen.column(MARGIN, _TWO_THIRDS)
    pen.heading(leader.before.title)
    pen.bullets(leader.before.items)
    first = finished(typesetter, [*top, *pen.items], _foot(kit, leader.title, 1), pen)
    return first, _leader_back(typesetter, kit)


def _leader_back(typesetter: Typesetter, kit: Kit) -> Frame:
    leader = kit.play.leader
    pen = Pen(typesetter, MARGIN, _TOP, _FULL)
    pen.heading(leader.schedules_title, first=True)
    lowest = pen.y
    for i, schedule in enumerate(leader.schedules):
        column = pen.column(MARGIN + i % 3 * (_THIRD + GUTTER), _THIRD)
        _schedule(column, schedule, kit.words)
        lowest = max(lowest, column.y)
        if i % 3 == 2:
            pen.y = lowest
    pen.y = lowest + GUTTER
    tips = pen.column(MARGIN, _TWO_THIRDS)
    talk = pen.column(MARGIN + _TWO_THIRDS + GUTTER, _THIRD)
    for column, listed in ((tips, leader.tips), (talk, leader.talk)):
        column.heading(listed.title, first=True)
        column.bullets(listed.items)
    return finished(typesetter, pen.items, _foot(kit, leader.title, 2), tips, talk)


def _schedule(pen: Pen, schedule: Schedule, words: FrozenMap[str, str]) -> None:
    pen.heading(schedule.name, 3, first=True)
    begun, rows = 0, []
    for stage in schedule.stages:
        rows.append((f"{begun}–{begun + stage.minutes}", stage.text))
        begun += stage.minutes
    pen.table((_MINUTES, _THIRD - _MINUTES), (words["game_minutes"], words["game_what"]), rows)


def _form(typesetter: Typesetter, kit: Kit) -> tuple[Frame, ...]:
    play, form = kit.play, kit.play.form
    top = head(typesetter, form.title, form.aim, play.card.suit.symbol)
    pen = Pen(typesetter, MARGIN, _FORM_TOP, _FULL)
    blanks = list(form.blanks)
    while blanks:
        blank = blanks.pop(0)
        if blank.is_half and blanks and blanks[0].is_half:
            left, right = (pen.column(x, _HALF) for x in (MARGIN, MARGIN + _HALF + GUTTER))
            _blank(left, blank)
            _blank(right, blanks.pop(0))
            pen.y = max(left.y, right.y)
        else:
            _blank(pen, blank)
    foot = _foot(kit, form.title)
    return (finished(typesetter, [*top, *pen.items], foot, pen),)


def _blank(pen: Pen, blank: Blank) -> None:
    pen.rule()
    pen.y += _RULE_TO_NAME
    pen.heading(blank.name, first=True)
    pen.y -= _NAME_TO_HINT
    pen.paragraph(blank.hint, SMALL)
    pen.y -= _HINT_TO_LINES
    pen.lines(blank.lines, _LINE)
    pen.y += _AFTER_LINES


def _guide(typesetter: Typesetter, kit: Kit) -> tuple[Frame, ...]:
    play, guide, words = kit.play, kit.play.guide, kit.words
    top = head(typesetter, guide.title, guide.aim, play.card.suit.symbol)
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
