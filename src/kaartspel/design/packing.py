"""Draw the first page of an evening: what it takes, what to print, and what to lay ready."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from kaartspel.dealing import Evening, Played
from kaartspel.deck.model import Colour, Deck, Form, FrozenMap, Mode, Play, Slips, span
from kaartspel.design.a4 import AFTER_ITEM, BODIES, FIRST, MARGIN, SMALL, WIDTH, Pen, head, page
from kaartspel.design.accent import accent_of
from kaartspel.design.assembly import halves, seats_of
from kaartspel.design.full import Misfit, does_not_fit, fullest
from kaartspel.design.gamesheet import running_head
from kaartspel.design.leader import LEADER_SHEETS
from kaartspel.design.slips import copies_of, pages_of
from kaartspel.frame import Frame
from kaartspel.inking import Inking
from kaartspel.type import typesetter

_FULL = WIDTH - 2 * MARGIN
_TOP = 22.0  # mm: where the text of a page without a head begins
_BODIES = (17.0, 16.0, 15.0, *BODIES)  # pt: it is read while hands are full
_APART = 3.6  # mm between two items, where there is room; on a page of their own in any case
_WAYS = (
    *((size, after, 1) for size in _BODIES for after in (_APART, 2.9, AFTER_ITEM)),
    *((size, AFTER_ITEM, 2) for size in _BODIES),
)
_ABOVE_TEXT = 2.0  # pt, by which headings are larger, at the least
_TABLE = 0.88  # of the size: that of tables
_TAKES = (52.0, 78.0, 20.0, 24.0)  # mm: game, tables, decks, minutes
_TAKES_HEAD = ("game_game", "deal_tables", "deal_decks", "game_minutes")
_PRINTS = (56.0, 18.0, 100.0)  # mm: what, how many sheets, how
_PRINTS_HEAD = ("pack_what", "pack_sheets", "pack_how")

_Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Printout:
    """How much paper an evening's own files take.

    `cards` are the sheets of cards of each game, in order, printed in a `mode`; `pages` are those
    of the tables alone. It is printed in an `inking`.
    """

    cards: tuple[int, ...]
    pages: int
    mode: Mode = Mode.LONG_EDGE
    inking: Inking = Inking.FULL


def needs_pages(
    deck: Deck, play: Play, evening: Evening, games: Sequence[Played], printout: Printout
) -> tuple[Frame, ...]:
    """Return the page of what an evening takes, or two where it takes more than one holds.

    Raises InvalidDeck where two hold too little.
    """
    accent = accent_of(play, printout.inking)
    seats = max(sum(len(table.hands) for table in played.tables) for played in games)
    title = deck.words["deal_evening"].format(people=evening.people or seats)
    about = deck.words["deal_evening_about"].format(seed=evening.seed)
    about = f"{deck.words['pack_list']}. {about}"
    draw = partial(_drawn, deck, play, (title, about), games, printout, accent)
    try:
        return fullest(draw, _WAYS)
    except Misfit as error:
        raise does_not_fit(title, error, games[0].game.place) from error


def _drawn(
    deck: Deck, play: Play, named: tuple[str, str], games: Sequence[Played], printout: Printout,
    accent: Colour, way: tuple[float, float, int],
) -> tuple[Frame, ...]:  # fmt: skip
    """Return the pages.

    A way is the size of what is read, the air in mm below an item, and how many pages there are.
    """
    (size, after, count), words = way, deck.words
    setter = typesetter(deck.fonts, deck.metadata.language, deck.hyphenation)
    setter = replace(setter, even=True)
    prints = [*_prints(words, play, games, printout, printout.pages + count)]
    total = str(sum(int(sheets) for _, sheets, _ in prints))
    prints.append((words["game_together"], total, words["pack_total_how"]))
    pen = Pen(setter, MARGIN, FIRST, _FULL, size, after, accent=accent)
    pen.items += head(setter, *named, accent, seats_of(halves(deck)))
    _table(pen, words, _TAKES, _TAKES_HEAD, [_takes(words, played) for played in games])
    above_text = size + _ABOVE_TEXT
    pen.heading(f"1  {words['pack_print']}", least=above_text)
    _table(pen, words, _PRINTS, _PRINTS_HEAD, prints)
    pens = (
        [pen]
        if count == 1
        else [pen, Pen(setter, MARGIN, _TOP, _FULL, size, _APART, accent=accent)]
    )
    pens[-1].items += running_head(setter, named[0]) if count > 1 else []
    pens[-1].heading(f"2  {words['pack_lay']}", first=count > 1, least=above_text)
    pens[-1].bullets(_instructions(words, play, games))
    pens[-1].heading(words["pack_boxed"], least=above_text)
    pens[-1].bullets(_boxed(words, play, games))
    return tuple(page(setter, pen.items, play.note, pen) for pen in pens)


def _table(
    pen: Pen, words: FrozenMap[str, str], widths: Sequence[float], keys: Sequence[str],
    rows: Iterable[_Cells],
) -> None:  # fmt: skip
    size = max(SMALL, _TABLE * pen.body)
    pen.table(widths, [words[key] for key in keys], rows, size=size)


def _takes(words: FrozenMap[str, str], played: Played) -> _Cells:
    """Return a row of the table of what each game takes: the minutes are those of its tables."""
    counts = Counter(len(table.hands) for table in played.tables)
    game = played.game
    sizes = (words["deal_of"].format(count=counts[n], players=n) for n in sorted(counts))
    seated = words["deal_room"].format(count=max(counts)) if game.is_together else ", ".join(sizes)
    minutes = span((game.duration_of(min(counts)), game.duration_of(max(counts))))
    return game.name, seated, str(played.decks), minutes


def _prints(
    words: FrozenMap[str, str], play: Play, games: Sequence[Played], printout: Printout, pages: int
) -> Iterator[_Cells]:
    """Yield the rows of the list of what to print: what, on how many sheets of paper, and how."""
    names = [played.game.name for played in games]
    if any(printout.cards):
        sheets = dict(zip(names, printout.cards, strict=True))
        how = words[f"pack_{printout.mode.value.replace('-', '_')}"]
        instruction = words["pack_cards_how"].format(games=_each(sheets), how=how)
        yield words["pack_cards"], str(sum(printout.cards)), instruction
    yield words["pack_pages"], str(pages), words["pack_pages_how"]
    yield _row(words, "pack_games", {p.game.name: len(p.tables) for p in games})
    for slips in play.slips:
        if counts := _of_games(games, slips):
            yield _copied(words, games, slips, counts)
    everywhere = at_every_table(play)
    for form in (play.form, *play.forms):
        if counts := _of_games(games, form):
            yield _copied(words, games, form, counts)
        elif form in everywhere:
            yield form.title, str(_most_tables(games)), words["pack_form_how"]
    yield play.leader.title, str(LEADER_SHEETS), words["pack_leader_how"]


def _copied(
    words: FrozenMap[str, str], games: Sequence[Played], handout: Form | Slips,
    sheets: dict[str, int],
) -> _Cells:  # fmt: skip
    """Return the row of a hand-out of games: how often each prints it, not how many sheets."""
    often = (
        words["pack_times"].format(game=p.game.name, count=_copies(handout, p))
        for p in games
        if p.game.name in sheets
    )
    how = words["pack_handouts_how"].format(games=", ".join(often))
    return handout.title, str(sum(sheets.values())), how


def _row(words: FrozenMap[str, str], key: str, counts: dict[str, int]) -> _Cells:
    return words[key], str(sum(counts.values())), _how(words[f"{key}_how"], counts)


def _how(template: str, counts: dict[str, int]) -> str:
    return template.format(games=_each(counts))


def _each(counts: dict[str, int]) -> str:
    """Return how many each game takes: Ruilen 15, Debat 20."""
    return ", ".join(f"{name} {count}" for name, count in counts.items())


def at_every_table(play: Play) -> tuple[Form, ...]:
    """Return the forms that no game has of its own: each table has one at the end."""
    return tuple(
        form
        for form in (play.form, *play.forms)
        if not any(form in game.handouts for game in play.games)
    )


def _of_games(games: Sequence[Played], handout: Form | Slips) -> dict[str, int]:
    """Return how many sheets of a hand-out each game takes that has it."""
    return {
        played.game.name: _copies(handout, played) * _pages(handout)
        for played in games
        if handout in played.game.handouts
    }


def _copies(handout: Form | Slips, played: Played) -> int:
    return sum(copies_of(handout, len(table.hands)) for table in played.tables)


def _pages(handout: Form | Slips) -> int:
    return pages_of(handout) if isinstance(handout, Slips) else 1


def _most_tables(games: Sequence[Played]) -> int:
    return max(len(played.tables) for played in games)


def _instructions(words: FrozenMap[str, str], play: Play, games: Sequence[Played]) -> Iterator[str]:
    """Yield who lays what ready, and what to do if somebody is missing."""
    yield words["pack_hands"]
    yield words["pack_table"]
    for played in games:
        needed = "; ".join(played.game.needs)
        yield words["pack_needed"].format(game=played.game.name, needed=needed)
    seats = max(sum(len(table.hands) for table in played.tables) for played in games)
    yield words["pack_count"].format(tables=_most_tables(games), people=seats)
    if len(games) > 1:
        yield words["pack_later"]
    yield words["pack_absent"].format(least=max(played.game.players[0] for played in games))
    if given := dict.fromkeys(card for played in games for card in played.given):
        yield words["deal_given"].format(cards=", ".join(card.number or card.id for card in given))


def _boxed(words: FrozenMap[str, str], play: Play, games: Sequence[Played]) -> Iterator[str]:
    """Yield what matters to who has boxes, and what to do where they hold too little."""
    boxes = [played.decks for played in games]
    if len(games) > 1:
        yield words["pack_boxes"].format(most=max(boxes), sum=sum(boxes))
    tables = _most_tables(games)
    key = "pack_rules" if max(boxes) >= tables else "pack_rules_lacking"
    yield words[key].format(card=play.overview, sets=tables)
    unboxed = [p.game.name for p in games if not any(card.quantity for card in p.game.cards)]
    if unboxed:
        yield words["deal_unboxed"].format(games=", ".join(unboxed))
