"""Draw the hand-outs: for who leads the evening, for a group that decides, for who prints."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from kaartspel.deck.model import Blank, Deck, Kind, Play, Schedule
from kaartspel.design.a4 import GUTTER, HEAD, MARGIN, WIDTH, Ink, PageFull, Pen, does_not_fit, head
from kaartspel.design.a4 import page as finished
from kaartspel.frame import Frame

_FULL = WIDTH - 2 * MARGIN
_HALF = (_FULL - GUTTER) / 2
_THIRD = (_FULL - 2 * GUTTER) / 3
_TWO_THIRDS = 2 * _THIRD + GUTTER
_TOP = 22.0  # mm: where the text of a page without a head begins
_LINE = 8.6  # mm between lines to write on: room for a hand


@dataclass(frozen=True, slots=True)
class Handout:
    """A hand-out: the name of its file, its title, and its pages."""

    name: str
    title: str
    pages: tuple[Frame, ...]


def handouts(deck: Deck, room: Sequence[int]) -> tuple[Handout, ...]:
    """Return the deck's hand-outs, none where it has no games.

    `room` says for each game how many players one deck of cards is enough for. Raises InvalidDeck
    where one does not fit.
    """
    if deck.play is None:
        return ()
    ink, play, made = Ink.of(deck), deck.play, []
    drawings: tuple[tuple[str, str, Callable[[], tuple[Frame, ...]]], ...] = (
        ("leader", play.leader.title, partial(_leader, ink, play, room)),
        ("arguments", play.form.title, partial(_form, ink, play)),
        ("printing", play.guide.title, partial(_guide, ink, deck, play)),
    )
    for name, title, draw in drawings:
        try:
            made.append(Handout(name, title, draw()))
        except PageFull as error:
            raise does_not_fit(title, error, play.place) from error
    return tuple(made)


def _leader(ink: Ink, play: Play, room: Sequence[int]) -> tuple[Frame, ...]:
    leader, words = play.leader, ink.words
    top = head(ink, leader.title, leader.aim, play.card.suit.symbol)
    pen = Pen(ink, MARGIN, HEAD + 11, _FULL)
    pen.heading(leader.choose, first=True)
    rows = [
        (game.name, game.aim, "; ".join(use.text for use in game.uses),
         f"{game.players[0]}–{game.players[1]}", str(game.minutes),
         str(fits))
        for game, fits in zip(play.games, room, strict=True)
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


def _form(ink: Ink, play: Play) -> tuple[Frame, ...]:
    form = play.form
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


def _guide(ink: Ink, deck: Deck, play: Play) -> tuple[Frame, ...]:
    guide, words = play.guide, ink.words
    top = head(ink, guide.title, guide.aim, play.card.suit.symbol)
    pen = Pen(ink, MARGIN, HEAD + 11, _TWO_THIRDS)
    side = pen.column(MARGIN + _TWO_THIRDS + GUTTER, _THIRD)
    first = 1
    for part in guide.parts:
        pen.heading(part.title, first=first == 1)
        pen.numbered(part.items, first)
        first += len(part.items)
    side.heading(guide.counts, first=True)
    kinds = {kind: [card.quantity for card in deck.cards if card.kind is kind] for kind in Kind}
    rows = [(words[f"back_{kind}"], str(sum(count))) for kind, count in kinds.items() if count]
    rows.append((words["game_together"], str(sum(map(sum, kinds.values())))))
    side.table((_THIRD - 16.0, 16.0), (words["game_kind"], words["game_number"]), rows)
    foot = _foot(ink, guide.title, None, play)
    return (finished(ink, [*top, *pen.items], foot, pen, side),)


def _foot(ink: Ink, title: str, number: int | None, play: Play) -> str:
    if number is None:
        return f"{title}. {play.note}"
    return f"{ink.words['handout_page'].format(title=title, page=number)}. {play.note}"
