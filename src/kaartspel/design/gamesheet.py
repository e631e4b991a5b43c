"""Draw the sheet of a game, A4 on both sides: all its rules, for who leads or reads them aloud."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache

from kaartspel.deck.model import FrozenMap, Game, Named, Play, Span, Spans
from kaartspel.design.a4 import (
    AFTER_ITEM,
    BODIES,
    BODY,
    FIRST,
    FOOT,
    GUTTER,
    HAIRLINE,
    HEIGHT,
    LEADING,
    MARGIN,
    SMALL,
    WIDTH,
    Pen,
    head,
)
from kaartspel.design.a4 import page as finished
from kaartspel.design.full import Misfit
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
_NOTE_LINE, _LEAST_NOTE = 9.0, 7.0  # mm: between lines to write on, about; where there is one
_TO_LIST = 0.9  # mm more from a small heading to the list below it
_PLAYERS = 20.0  # mm: a column of the table of times

_GameWay = tuple[float, float, float]
"""The size of the text and that of the rules for all games, in pt, and the air between items."""

# Of a front, and of a back: rules for all games may be smaller than what is of this one alone.
_FRONTS = tuple((size, 0.0) for size in BODIES)
_BACKS = tuple((size, rules) for rules in (*BODIES, SMALL) for size in BODIES if size >= rules)
_DrawGame = Callable[[Typesetter, Play, Game, FrozenMap[str, str], _GameWay, int], Frame]

_AIRS = (4.4, 3.8, 3.2, 2.7, AFTER_ITEM)  # mm: the same between all items of a side


def game_sheet(
    typesetter: Typesetter, play: Play, game: Game, words: FrozenMap[str, str]
) -> tuple[Frame, ...]:
    """Return the two sides of a game's sheet, set as the sheets of all games can be.

    Raises Misfit where it holds too much.
    """
    front, back, ends = _common(typesetter, play, words)
    return (
        _front(typesetter, play, game, words, front, ends[game.id]),
        _back(typesetter, play, game, words, back, ends[game.id]),
    )


@lru_cache(maxsize=4)
def _common(
    typesetter: Typesetter, play: Play, words: FrozenMap[str, str]
) -> tuple[_GameWay, _GameWay, FrozenMap[str, int]]:
    """Return the largest type, then the most air, that fit all fronts, and all backs; and how many
    texts on a game's end stand on its front: those for which that has room.

    Kept, for the sheets of all games ask.
    """  # fmt: skip

    def fit(draw: _DrawGame, way: _GameWay, ends: Mapping[str, int]) -> bool:
        with suppress(Misfit):
            for game in play.games:
                draw(typesetter, play, game, words, way, ends[game.id])
            return True
        return False

    def first(
        draw: _DrawGame, every: Sequence[tuple[float, float]], ends: Mapping[str, int]
    ) -> _GameWay:  # fmt: skip
        sizes = next((sizes for sizes in every if fit(draw, (*sizes, _AIRS[-1]), ends)), every[-1])
        ways = ((*sizes, after) for after in _AIRS)
        return next((way for way in ways if fit(draw, way, ends)), (*sizes, _AIRS[-1]))

    front = first(_front, _FRONTS, {game.id: 0 for game in play.games})
    ends = {game.id: _on_front(typesetter, play, game, words, front) for game in play.games}
    return front, first(_back, _BACKS, ends), FrozenMap(ends)


def _on_front(
    typesetter: Typesetter, play: Play, game: Game, words: FrozenMap[str, str], way: _GameWay
) -> int:  # fmt: skip
    """Return how many texts on a game's end its front has room for: it is then whole, or nearly."""
    for count in (len(_ends(game)), 1):
        with suppress(Misfit):
            _front(typesetter, play, game, words, way, count)
            return count
    return 0


def _ends(game: Game) -> tuple[tuple[str, str], ...]:
    """Return what is said on how a game ends, each with the word that is its heading."""
    return ("game_end", game.end), ("game_empty", game.empty)


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


def _front(
    typesetter: Typesetter, play: Play, game: Game, words: FrozenMap[str, str],
    way: _GameWay, ends: int,
) -> Frame:  # fmt: skip
    size, _, after = way
    top = [*head(typesetter, game.name, game.aim, 0, game.duration), _unit(typesetter, words)]
    pen = Pen(typesetter, MARGIN, FIRST, _MAIN, size, after)
    pen.heading(words["game_setup"], first=True)
    steps = all_opened((*game.setup, *game.steps))
    pen.numbered(steps[: len(game.setup)], most=len(steps))
    pen.heading(words["game_steps"])
    pen.numbered(steps[len(game.setup) :], len(game.setup) + 1)
    _write_ends(pen, _ends(game)[:ends], words)
    side = pen.column(MARGIN + _MAIN + GUTTER, _SIDE)
    side.y = FIRST
    table_picture(side, plan_of(play, game), _SIDE)
    side.y += _BELOW_PICTURE
    side.heading(words["game_needed"], 3, first=True)
    side.y += _TO_LIST
    side.bullets(game.needs)
    side.heading(words["game_for"], 3)
    side.y += _TO_LIST
    side.bullets([use.text for use in game.uses])
    side.y += AFTER_ITEM
    _times(side, game, words)
    return finished(typesetter, [*top, *pen.items], _foot(play, game, words, 1), pen, side)


def _back(
    typesetter: Typesetter, play: Play, game: Game, words: FrozenMap[str, str],
    way: _GameWay, ends: int,
) -> Frame:  # fmt: skip
    size, small, after = way
    pen = Pen(typesetter, MARGIN, _BACK_TOP, _FULL, size, after)
    pen.items += running_head(typesetter, game.name)
    left = _ends(game)[ends:]
    _write_ends(pen, left, words, first=True)
    pen.heading(words["game_talk"], first=not left)
    pen.bullets(game.talk)
    if game.variants:
        pen.heading(words["game_variants"])
        pen.bullets(map(_named, game.variants))
    pen.heading(words["game_rules"])
    pen.bullets(map(_named, play.rules), small)
    _notes(pen, words)
    return finished(typesetter, pen.items, _foot(play, game, words, 2), pen)


def _notes(pen: Pen, words: FrozenMap[str, str]) -> None:
    """Leave what is free of a page for notes, down to its foot, if there is room for a line."""
    made = replace(pen, items=[])
    made.heading(words["game_notes"])
    made.paragraph(words["game_notes_hint"], after=0.0)
    free = HEIGHT - FOOT - made.y
    count = round(free / _NOTE_LINE)
    if free >= _LEAST_NOTE:
        made.lines(count, free / count)
        pen.items, pen.y = [*pen.items, *made.items], HEIGHT - FOOT


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


def _foot(play: Play, game: Game, words: FrozenMap[str, str], number: int) -> str:
    return f"{words['handout_page'].format(title=game.name, page=number)}. {play.note}"
