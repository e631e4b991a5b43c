"""Draw the sheet of a game, A4 on both sides: all its rules, for who leads or reads them aloud."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from typing import NamedTuple

from kaartspel.deck.model import FrozenMap, Game, Named, Span, Spans
from kaartspel.design.a4 import (
    AFTER_ITEM,
    BEFORE_HEADING,
    BODIES,
    BODY,
    FIRST,
    GUTTER,
    HAIRLINE,
    LEADING,
    MARGIN,
    SMALL,
    WIDTH,
    Pen,
    head,
)
from kaartspel.design.a4 import page as finished
from kaartspel.design.full import Misfit
from kaartspel.design.kit import Kit
from kaartspel.design.run_in import all_opened
from kaartspel.design.system import BLACK, WHITE
from kaartspel.design.tabledrawing import drawn
from kaartspel.design.tableplan import TopView, plan_of
from kaartspel.frame import Frame, Group, Item, Rectangle, mm
from kaartspel.type import Style, Typesetter, set_line

_FULL = WIDTH - 2 * MARGIN
_SIDE = 46.0  # mm: the column of facts
_MAIN = _FULL - _SIDE - GUTTER
_BACK_TOP = 22.0  # mm: where the text of a page without a head begins
_RUNNING, _RUNNING_RULE = 11.0, 16.5  # mm: where its small head begins, and the rule below that
_AIM = 25.0  # mm: where the capitals of what the game is for begin
_BELOW_PICTURE = 6.0  # mm, of the game's table
_NOTES, _NOTE_LINE = 3, 8.2  # lines to write on, on the sheets of all games, and mm between them
_TO_LIST = 0.9  # mm more from a small heading to the list below it
_PLAYERS = 20.0  # mm: a column of the table of times


class _GameWay(NamedTuple):
    """How a side is set: the size of its text and of the rules for all games, in pt; how many lines
    it has for notes; whether what is said of an empty hand stands beside the steps; and in mm the
    air below items and above headings.
    """  # fmt: skip

    size: float
    rules: float = 0.0
    notes: int = 0
    is_beside: bool = False
    after: float = AFTER_ITEM
    above: float = BEFORE_HEADING


# Of a front, and of a back: there are lines for notes unless text were too small for them, and
# rules for all games may be smaller than what is of this one alone.
_FRONTS = tuple(_GameWay(size, is_beside=beside) for size in BODIES for beside in (True, False))
_SIZES = tuple((size, rules) for rules in (*BODIES, SMALL) for size in BODIES if size >= rules)
_BACKS = (*(_GameWay(size, rules, _NOTES) for size, rules in _SIZES if rules > SMALL),
          *(_GameWay(size, rules) for size, rules in _SIZES))  # fmt: skip
_DrawGame = Callable[[Typesetter, Kit, Game, _GameWay, int], Frame]
# The same on a side of all: the most that fits.
_AIRS = tuple((after, BEFORE_HEADING) for after in (4.4, 3.8, 3.2, 2.7, AFTER_ITEM))
_CLOSER = tuple((AFTER_ITEM, above) for above in (5.8, 5.2, 4.6, 4.2))


def game_sheet(typesetter: Typesetter, kit: Kit, game: Game) -> tuple[Frame, ...]:
    """Return the two sides of a game's sheet, set as the sheets of all games can be.

    Raises Misfit where it holds too much.
    """
    front, back, ends = _common(typesetter, kit)
    count = ends[game.id]
    return _front(typesetter, kit, game, front, count), _back(typesetter, kit, game, back, count)


@lru_cache(maxsize=4)
def _common(typesetter: Typesetter, kit: Kit) -> tuple[_GameWay, _GameWay, FrozenMap[str, int]]:
    """Return the largest type, then the most air, that fit all fronts, and all backs; and how many
    texts on a game's end stand on its front: those for which that has room.

    Kept, for the sheets of all games ask.
    """  # fmt: skip
    games = kit.play.games

    def fit(draw: _DrawGame, way: _GameWay, ends: Mapping[str, int]) -> bool:
        with suppress(Misfit):
            for game in games:
                draw(typesetter, kit, game, way, ends[game.id])
            return True
        return False

    def first(
        draw: _DrawGame, every: Sequence[_GameWay], ends: Mapping[str, int]
    ) -> _GameWay:  # fmt: skip
        airs = _AIRS if draw is _front else (*_AIRS, *_CLOSER)
        after, above = airs[-1]
        least = [way._replace(after=after, above=above) for way in every]
        largest = next((way for way in least if fit(draw, way, ends)), least[-1])
        ways = (largest._replace(after=after, above=above) for after, above in airs)
        return next((way for way in ways if fit(draw, way, ends)), largest)

    front = first(_front, _FRONTS, {game.id: 0 for game in games})
    ends = {game.id: _on_front(typesetter, kit, game, front) for game in games}
    backs = [way._replace(is_beside=front.is_beside) for way in _BACKS]
    return front, first(_back, backs, ends), FrozenMap(ends)


def _on_front(typesetter: Typesetter, kit: Kit, game: Game, way: _GameWay) -> int:
    """Return how many texts on a game's end its front has room for: it is then whole, or nearly."""
    for count in range(len(_ends(game, way)), 0, -1):
        with suppress(Misfit):
            _front(typesetter, kit, game, way, count)
            return count
    return 0


def _ends(game: Game, way: _GameWay) -> Sequence[tuple[str, str]]:
    """Return what is said on how a game ends, each with the word that is its heading."""
    ends = ("game_end", game.end), ("game_empty", game.empty)
    return ends[:1] if way.is_beside else ends


def running_head(typesetter: Typesetter, title: str) -> list[Item]:
    """Return the small head of a page that goes on: what it belongs to, over a thin rule."""
    style = Style(typesetter.strong, SMALL, LEADING, BLACK)
    line = set_line(title, style, mm(MARGIN), mm(_RUNNING) + SMALL * style.face.cap_height)
    rule = Rectangle(mm(MARGIN), mm(_RUNNING_RULE), mm(WIDTH - 2 * MARGIN), mm(HAIRLINE), BLACK)
    return [Group((line,)), rule]


def table_picture(pen: Pen, view: TopView, width: float) -> None:
    """Draw a game's table from above, `width` mm wide, at the left of a pen's column."""
    high = width / view.width
    middle = mm(pen.x + width / 2), mm(pen.y + high / 2)
    pen.items.append(drawn(view, middle, mm(high), WHITE))
    pen.y += high


def _front(typesetter: Typesetter, kit: Kit, game: Game, way: _GameWay, ends: int) -> Frame:
    words = kit.words
    top = head(typesetter, game.name, game.aim, kit.accent, 0, game.duration)
    pen = _pen(typesetter, kit, FIRST, _MAIN, way)
    pen.heading(words["game_setup"], first=True)
    steps = all_opened((*game.setup, *game.steps))
    pen.numbered(steps[: len(game.setup)], most=len(steps))
    pen.heading(words["game_steps"])
    pen.numbered(steps[len(game.setup) :], len(game.setup) + 1, len(steps))
    _write_ends(pen, _ends(game, way)[:ends], words)
    side = pen.column(MARGIN + _MAIN + GUTTER, _SIDE)
    side.y = FIRST
    table_picture(side, plan_of(kit.play, game), _SIDE)
    side.y += _BELOW_PICTURE
    side.heading(words["game_needed"], 3, first=True)
    side.y += _TO_LIST
    side.bullets(game.needs)
    side.heading(words["game_for"], 3)
    side.y += _TO_LIST
    side.bullets([use.text for use in game.uses])
    side.y += AFTER_ITEM
    _times(side, game, words)
    if way.is_beside:
        side.y += _BELOW_PICTURE
        side.heading(words["game_empty"], 3, first=True)
        side.paragraph(game.empty, BODY)
    items = [*top, _unit(typesetter, words), *pen.items]
    return finished(typesetter, items, kit.foot(game.name, 1), pen, side)


def _back(typesetter: Typesetter, kit: Kit, game: Game, way: _GameWay, ends: int) -> Frame:
    words = kit.words
    pen = _pen(typesetter, kit, _BACK_TOP, _FULL, way)
    pen.items += running_head(typesetter, game.name)
    left = _ends(game, way)[ends:]
    _write_ends(pen, left, words, first=True)
    pen.heading(words["game_talk"], first=not left)
    pen.bullets(game.talk)
    if game.variants:
        pen.heading(words["game_variants"])
        pen.bullets(map(_named, game.variants))
    pen.heading(words["game_rules"])
    pen.bullets(map(_named, kit.play.rules), way.rules)
    if way.notes:
        pen.heading(words["game_notes"])
        pen.paragraph(words["game_notes_hint"], after=0.0)
        pen.lines(way.notes, _NOTE_LINE)
    return finished(typesetter, pen.items, kit.foot(game.name, 2), pen)


def _pen(typesetter: Typesetter, kit: Kit, top: float, width: float, way: _GameWay) -> Pen:
    return Pen(typesetter, MARGIN, top, width, way.size, way.after, way.above, kit.accent)


def _write_ends(
    pen: Pen, ends: Sequence[tuple[str, str]], words: FrozenMap[str, str], *, first: bool = False
) -> None:  # fmt: skip
    for i, (key, text) in enumerate(ends):
        pen.heading(words[key], first=first and i == 0)
        pen.paragraph(text)


def _named(item: Named) -> Spans:
    """Return what an item of a list is called, in bold, and its text."""
    return Span(f"{item.name}.", strong=True), Span(f" {item.text}")


def _unit(typesetter: Typesetter, words: FrozenMap[str, str]) -> Group:
    """Return what the large figures in the head are, on the first line of what the game is for."""
    style = Style(typesetter.text, BODY, LEADING, BLACK)
    unit, baseline = words["game_minutes"], mm(_AIM) + BODY * style.face.cap_height
    x = mm(WIDTH - MARGIN) - style.width(unit)
    return Group((set_line(unit, style, x, baseline),))


def _times(pen: Pen, game: Game, words: FrozenMap[str, str]) -> None:
    """Write how many minutes the game takes with each number of players, or of groups."""
    people = words["game_groups" if game.is_together else "game_players"]
    rows = [(str(n), str(game.duration_of(n))) for n in range(game.players[0], game.players[1] + 1)]
    pen.table((_PLAYERS, _SIDE - _PLAYERS), (people, words["game_minutes"]), rows)
