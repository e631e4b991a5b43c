"""Draw the hand-outs: for who leads the evening, for a group that decides, for who prints."""

from dataclasses import dataclass

from kaartspel.deck.model import Blank, Fonts, FrozenMap, Kind, Play, Schedule
from kaartspel.design.a4 import GUTTER, HEAD, MARGIN, WIDTH, Ink, PageFull, Pen, does_not_fit, head
from kaartspel.design.a4 import page as finished
from kaartspel.frame import Frame
from kaartspel.problems import Place
from kaartspel.type import hyphenator, open_faces

_FULL = WIDTH - 2 * MARGIN
_HALF = (_FULL - GUTTER) / 2
_THIRD = (_FULL - 2 * GUTTER) / 3
_TWO_THIRDS = 2 * _THIRD + GUTTER
_TOP = 22.0  # mm: where the text of a page without a head begins
_LINE = 8.6  # mm between lines to write on: room for a hand
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
    ink = Ink(open_faces(kit.fonts), hyphenator(kit.language, kit.hyphenation), kit.words)
    draw = {"leader": _leader, "arguments": _form, "printing": _guide}[name]
    place = kit.play.places.get(PARTS[name], Place(""))
    try:
        return draw(ink, kit)
    except PageFull as error:
        raise does_not_fit(kit.titles[name], error, place) from error


def _leader(ink: Ink, kit: Kit) -> tuple[Frame, ...]:
    play, leader, words = kit.play, kit.play.leader, ink.words
    top = head(ink, leader.title, leader.aim, play.card.suit.symbol)
    pen = Pen(ink, MARGIN, HEAD + 11, _FULL)
    pen.heading(leader.choose, first=True)
    rows = [
        (game.name, game.aim, "; ".join(use.text for use in game.uses),
         f"{game.players[0]}–{game.players[1]}", str(game.minutes),
         str(fits))
        for game, fits in zip(play.games, kit.room, strict=True)
    ]  # fmt: skip
    keys = ("game_game", "game_aim", "game_for", "game_players", "game_minutes", "game_one_deck")
    widths = (28.0, 52.0, 42.0, 16.0, 17.0, 19.0)
    pen.table(widths, [words[key] for key in keys], rows)
    pen = pen.column(MARGIN, _TWO_THIRDS)
    pen.heading(leader.before.title)
    pen.bullets(leader.before.items)
    first = finished(ink, [*top, *pen.items], _foot(ink, leader.title, 1, play), pen)
    return first, _leader_back(ink, play)


def _leader_back(ink: Ink, play: Play) -> Frame:
    leader = play.leader
    pen = Pen(ink, MARGIN, _TOP, _FULL)
    pen.heading(leader.schedules_title, first=True)
    lowest = pen.y
    for i, schedule in enumerate(leader.schedules):
        column = pen.column(MARGIN + i % 3 * (_THIRD + GUTTER), _THIRD)
        _schedule(column, schedule)
        lowest = max(lowest, column.y)
        if i % 3 == 2:
            pen.y = lowest
    pen.y = lowest + GUTTER
    tips = pen.column(MARGIN, _TWO_THIRDS)
    talk = pen.column(MARGIN + _TWO_THIRDS + GUTTER, _THIRD)
    for column, listed in ((tips, leader.tips), (talk, leader.talk)):
        column.heading(listed.title, first=True)
        column.bullets(listed.items)
    return finished(ink, pen.items, _foot(ink, leader.title, 2, play), tips, talk)


def _schedule(pen: Pen, schedule: Schedule) -> None:
    words = pen.ink.words
    pen.heading(schedule.name, 3, first=True)
    begun, rows = 0, []
    for stage in schedule.stages:
        rows.append((f"{begun}–{begun + stage.minutes}", stage.text))
        begun += stage.minutes
    pen.table((18.0, _THIRD - 18.0), (words["game_minutes"], words["game_what"]), rows)


def _form(ink: Ink, kit: Kit) -> tuple[Frame, ...]:
    play, form = kit.play, kit.play.form
    top = head(ink, form.title, form.aim, play.card.suit.symbol)
    pen = Pen(ink, MARGIN, HEAD + 10, _FULL)
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
    foot = _foot(ink, form.title, None, play)
    return (finished(ink, [*top, *pen.items], foot, pen),)


def _blank(pen: Pen, blank: Blank) -> None:
    pen.rule()
    pen.y += 3.2
    pen.heading(blank.name, first=True)
    pen.y -= 1.2
    pen.paragraph(blank.hint, 10.5)
    pen.y -= 4.4
    pen.lines(blank.lines, _LINE)
    pen.y += 8.5


def _guide(ink: Ink, kit: Kit) -> tuple[Frame, ...]:
    play, guide, words = kit.play, kit.play.guide, ink.words
    top = head(ink, guide.title, guide.aim, play.card.suit.symbol)
    pen = Pen(ink, MARGIN, HEAD + 11, _TWO_THIRDS)
    side = pen.column(MARGIN + _TWO_THIRDS + GUTTER, _THIRD)
    first = 1
    for part in guide.parts:
        pen.heading(part.title, first=first == 1)
        pen.numbered(part.items, first)
        first += len(part.items)
    side.heading(guide.counts, first=True)
    rows = [(words[f"back_{kind}"], str(count)) for kind, count in kit.counts]
    rows.append((words["game_together"], str(sum(count for _, count in kit.counts))))
    side.table((_THIRD - 16.0, 16.0), (words["game_kind"], words["game_number"]), rows)
    foot = _foot(ink, guide.title, None, play)
    return (finished(ink, [*top, *pen.items], foot, pen, side),)


def _foot(ink: Ink, title: str, number: int | None, play: Play) -> str:
    if number is None:
        return f"{title}. {play.note}"
    return f"{ink.words['handout_page'].format(title=title, page=number)}. {play.note}"
