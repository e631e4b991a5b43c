"""How the deck is played: its games, what they share, and the texts of the hand-outs."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from kaartspel.deck.model.cards import Card
from kaartspel.deck.model.frozen import FrozenMap
from kaartspel.deck.model.kind import Kind
from kaartspel.problems import Place

Draw: TypeAlias = FrozenMap[Kind, int]
"""A number of cards of each kind."""


@dataclass(frozen=True, slots=True)
class Supply:
    """The cards of one table: face up on it, in each player's hand, and in the pile.

    Of the `even` kinds as many lie open of each group, however many cards it has. Of kinds in
    `rest` a table has all that a deck has: the pile is what no hand holds.
    """

    table: Draw
    hand: Draw
    pile: Draw
    even: tuple[Kind, ...] = ()
    rest: tuple[Kind, ...] = ()

    def needed(self, kind: Kind, players: int) -> int:
        """Return how many cards of a kind a table of so many players takes, without the rest."""
        table, hand, pile = (draw.get(kind, 0) for draw in (self.table, self.hand, self.pile))
        return table + players * hand + pile

    def without(self, kinds: Collection[Kind]) -> "Supply":
        """Return the supply of a table on which none of these kinds is laid open."""
        table = FrozenMap({kind: n for kind, n in self.table.items() if kind not in kinds})
        return replace(self, table=table)

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds that are dealt."""
        return tuple(dict.fromkeys([*self.table, *self.hand, *self.pile, *self.rest]))


@dataclass(frozen=True, slots=True)
class TablePlace:
    """A place on the table, and how many cards there is room for, one beside the other."""

    name: str
    cards: int


HAND, PILE, TURN, BACK, VOTE = "hand", "pile", "turn", "back", "vote"


@dataclass(frozen=True, slots=True)
class Scene:
    """What a rules card shows of its game's table: what its steps are about, and what moves.

    `spots` are HAND, PILE and the numbers of places, from 1; `moves` are pairs of them, from where
    to where. `turn` is 1 where turns go with the clock, -1 where they go back, 0 where neither is
    shown. In a `vote` all decide at once, and in the room one counts.
    """

    spots: tuple[str, ...] = ()
    moves: tuple[tuple[str, str], ...] = ()
    turn: int = 0
    vote: bool = False

    def __bool__(self) -> bool:
        return bool(self.spots or self.turn or self.vote)


@dataclass(frozen=True, slots=True)
class FigureScale:
    """Figures of which each player notes one in secret, before and after: how far did they move.

    `low` and `high` say what `least` and `most` stand for.
    """

    least: int
    most: int
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class Use:
    """Something that players can use the cards for, in a few words."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Named:
    """A short text under a name: a rule, a variant."""

    name: str
    text: str


def span(numbers: tuple[int, int]) -> str:
    """Return the least and the most of something, as 25–45; one number where they are the same."""
    least, most = numbers
    return f"{least}–{most}" if least < most else f"{most}"


@dataclass(frozen=True, slots=True)
class Blank:
    """A field of a form, with lines to write on; `is_half` shares the width with the next.

    The page can fill it with the cards of a `kind` that lie open on the table.
    """

    name: str
    hint: str
    lines: int
    is_half: bool
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """A hand-out that a group fills in; its `id` is the name of its file."""

    id: str
    title: str
    aim: str
    blanks: tuple[Blank, ...]


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip to cut out: a word, and so many lines to write on, each after its own word.

    Slips of different sorts have a `label`, and are on pages apart.
    """

    text: str
    lines: tuple[str, ...]
    count: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class Slips:
    """A hand-out of what is cut out and laid on the table or worn; `id` names its file."""

    id: str
    title: str
    aim: str
    items: tuple[Slip, ...]


@dataclass(frozen=True, slots=True)
class Game:
    """One way of playing. `players` are the fewest and the most at one table.

    `minutes` are how long it takes with the fewest of them and with the most; each player has
    `rounds` turns. `cards` are its rules cards, `scenes` what of its table those show, by their
    ids, if not all; `places` are where others are laid; `handouts` what each table has printed.
    What `is_together` is played by the whole room at one table, by groups instead of players.
    """

    id: str
    name: str
    aim: str
    uses: tuple[Use, ...]
    players: tuple[int, int]
    minutes: tuple[int, int]
    rounds: int
    supply: Supply
    needed: tuple[str, ...]
    setup: tuple[str, ...]
    steps: tuple[str, ...]
    empty: str
    end: str
    talk: tuple[str, ...]
    variants: tuple[Named, ...]
    cards: tuple[Card, ...]
    places: tuple[TablePlace, ...] = ()
    scenes: FrozenMap[str, Scene] = field(default=FrozenMap())
    scale: FigureScale | None = None
    handouts: tuple[Form | Slips, ...] = ()
    is_together: bool = False
    place: Place = field(default=Place(""), compare=False)

    def duration_of(self, players: int) -> int:
        """Return how many minutes it takes with so many players, as it grows with them."""
        (fewest, most), (short, long) = self.players, self.minutes
        return short + round((long - short) * (players - fewest) / max(1, most - fewest))

    @property
    def needs(self) -> tuple[str, ...]:
        """All that must be there, its hand-outs last."""
        return (*self.needed, *(handout.title for handout in self.handouts))

    @property
    def duration(self) -> str:
        """How many minutes it takes, as 25–45."""
        return span(self.minutes)

    def seats(self, words: Mapping[str, str]) -> str:
        """Return how many players sit at a table, or how many groups the whole room makes."""
        players = span(self.players)
        return words["game_in_the_room"].format(span=players) if self.is_together else players


@dataclass(frozen=True, slots=True)
class Stage:
    """A stretch of an evening."""

    minutes: int
    text: str
    game: Game | None


@dataclass(frozen=True, slots=True)
class Schedule:
    """How an evening of so many minutes goes."""

    name: str
    minutes: int
    stages: tuple[Stage, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """Short texts under a title."""

    title: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Leader:
    """The hand-out for who leads the evening."""

    title: str
    aim: str
    choose: str
    schedules_title: str
    schedules: tuple[Schedule, ...]
    before: Listed
    tips: Listed
    talk: Listed


@dataclass(frozen=True, slots=True)
class Guide:
    """The hand-out for who prints, cuts and boxes the cards; `counts` heads their numbers."""

    title: str
    aim: str
    parts: tuple[Listed, ...]
    counts: str


@dataclass(frozen=True, slots=True)
class Play:
    """All that the deck's games share.

    `players` are the fewest and the most in one evening, `best` at one table.
    `forms` are the hand-outs that groups fill in beside `form`. `places` says where the hand-outs
    stand, by the names of their files; `scene` is what the overview shows of a table.
    """

    players: tuple[int, int]
    best: tuple[int, int]
    note: str
    intro: tuple[str, ...]
    uses: tuple[Use, ...]
    rules: tuple[Named, ...]
    card: Card
    games: tuple[Game, ...]
    leader: Leader
    form: Form
    guide: Guide
    forms: tuple[Form, ...] = ()
    slips: tuple[Slips, ...] = ()
    scene: Scene = field(default=Scene())
    places: FrozenMap[str, Place] = field(default=FrozenMap(), compare=False)

    @property
    def overview(self) -> str:
        """What the overview card is called, as it is read from the card."""
        return " ".join(filter(None, (self.card.said("title"), self.card.said("part"))))

    @property
    def cards(self) -> tuple[Card, ...]:
        """The rules cards, the overview first."""
        return (self.card, *(card for game in self.games for card in game.cards))
