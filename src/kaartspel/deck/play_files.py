"""The files that say how a deck is played, as an editor writes them: play.yaml and games/*.yaml."""

from typing import Annotated

from pydantic import BeforeValidator, Field
from pydantic.json_schema import WithJsonSchema

from kaartspel.deck.fields import CardId, FileModel, Quantity, RichText, Slug, Words

Count = Annotated[int, Field(ge=0, le=1000, description="a whole number from 0")]
Minutes = Annotated[int, Field(ge=1, le=600, description="a whole number of minutes")]

_MINUTES_SCHEMA = {"type": "integer", "minimum": 1, "maximum": 600}
_SPAN_SCHEMA = {"type": "array", "prefixItems": [_MINUTES_SCHEMA] * 2, "minItems": 2, "maxItems": 2}


def _spanned(minutes: object) -> object:
    """Return one number as the least and the most."""
    return [minutes, minutes] if isinstance(minutes, str | int) else minutes


MinutesSpan = Annotated[
    tuple[Minutes, Minutes],
    BeforeValidator(_spanned),
    WithJsonSchema({"anyOf": [_MINUTES_SCHEMA, _SPAN_SCHEMA]}),
]
Players = Annotated[int, Field(ge=1, le=1000, description="a number of players")]
Texts = Annotated[tuple[Words, ...], Field(min_length=1)]


_SPOT = "hand|pile|[1-8]"
_SHOWN = rf"^(turn|back|vote|({_SPOT})( > ({_SPOT}))?)$"
Shown = Annotated[
    str,
    BeforeValidator(lambda value: f"{value}" if isinstance(value, int) else value),
    Field(
        pattern=_SHOWN,
        description="hand, pile, a place's number, a move such as 'hand > 2', turn, back or vote",
    ),
    WithJsonSchema(
        {"anyOf": [{"type": "integer", "minimum": 1, "maximum": 8},
                   {"type": "string", "pattern": _SHOWN}]}
    ),
]  # fmt: skip

DrawEntry = dict[str, Count]


class SupplyEntry(FileModel):
    """The cards that one table gets."""

    table: DrawEntry = Field(default={}, description="cards face up on the table: a number a kind")
    hand: DrawEntry = Field(default={}, description="cards in each player's hand: a number a kind")
    pile: DrawEntry = Field(default={}, description="cards in the pile, face down: a number a kind")
    rest: tuple[str, ...] = Field(
        default=(), description="kinds of which all that no hand holds lie face down: [clusters]"
    )
    even: tuple[str, ...] = Field(
        default=(), description="kinds of which as many lie open of each group: [statements]"
    )


class TablePlaceEntry(FileModel):
    """A place on the table where players lay cards; a room of an online table shows it."""

    name: Words = Field(description="what it is called, as the rules say it: for, against")
    cards: Annotated[int, Field(ge=1, le=20)] = Field(
        default=1, description="for how many cards beside each other it has room, from 1 to 20"
    )


class ScaleEntry(FileModel):
    """Figures of which each player notes one in secret, before and after; the page adds up."""

    figures: tuple[Annotated[int, Field(ge=0, le=20)], Annotated[int, Field(ge=0, le=20)]] = Field(
        description="the least and the most, from 0 to 20: [0, 10]"
    )
    low: Words = Field(description="what the least stands for, in a few words")
    high: Words = Field(description="what the most stands for, in a few words")


class NamedEntry(FileModel):
    """A short text under a name."""

    name: Words = Field(description="the name, in a few words")
    text: Words = Field(description="one to four short sentences")


class RulesCardEntry(FileModel):
    """A rules card. Its steps go on counting where the game's card before it ends."""

    id: CardId
    part: str = Field(
        default="",
        description="what this card is for, in a word or two; if nothing, its number in the game",
    )
    steps: Annotated[tuple[RichText, ...], Field(min_length=1)] = Field(
        description="a list of short steps"
    )
    foot: str = Field(
        default="",
        description="a line at its foot, such as what each table needs, above a game's players and "
        "minutes",
    )
    shows: tuple[Shown, ...] | None = Field(
        default=None,
        description="what its picture shows of the table, a list: 'hand', 'pile' and numbers of "
        "places, from 1, or moves from one to another, such as 'hand > 2'; 'turn' or 'back' for "
        "turns with or against the clock, 'vote' where all decide at once; all of the table where "
        "there is none, no picture for []",
    )
    quantity: Quantity = 1


class OverviewEntry(RulesCardEntry):
    """The rules card of what all games share."""

    title: Words = Field(description="the title of the card")


class GameFile(FileModel):
    """games/*.yaml: one way of playing."""

    id: Slug
    game: Words = Field(description="the name of the game")
    aim: Words = Field(description="what players do and get from it, in one or two sentences")
    uses: tuple[Slug, ...] = Field(min_length=1, description="ids of uses in play.yaml")
    players: tuple[Players, Players] = Field(
        description="the fewest and the most players at one table: [3, 8]"
    )
    minutes: MinutesSpan = Field(
        description="how many minutes it takes; or how many with the fewest players and with the "
        "most: [25, 45]"
    )
    rounds: Annotated[int, Field(ge=1, le=20)] = Field(description="how many turns each player has")
    together: bool = Field(
        default=False, description="true where the whole room plays it, in groups for players"
    )
    deal: SupplyEntry = Field(description="the cards of one table: table, hand, pile")
    places: Annotated[tuple[TablePlaceEntry, ...], Field(max_length=8)] = Field(
        default=(), description="a list of places on the table where cards are laid, 8 at most"
    )
    scale: ScaleEntry | None = Field(
        default=None, description="figures that players note in secret, before and after"
    )
    needed: Texts = Field(description="a list of what must be there, beside its hand-outs")
    handouts: tuple[Slug, ...] = Field(
        default=(),
        description="the hand-outs that each table takes: 'arguments' for the form, and ids of "
        "forms and slips in play.yaml; they are listed after what is needed",
    )
    setup: Texts = Field(description="a list of what to do before the first turn")
    steps: Texts = Field(description="a list of the steps of play")
    empty: Words = Field(description="what to do when a hand is empty")
    end: Words = Field(description="what ends the game")
    talk: Texts = Field(description="a list of questions for talking it over")
    variants: tuple[NamedEntry, ...] = Field(default=(), description="a list of variants")
    cards: tuple[RulesCardEntry, ...] = Field(min_length=1, description="a list of rules cards")


class UseEntry(FileModel):
    """Something that players can use the cards for."""

    id: Slug
    text: Words = Field(description="what the cards are used for, in a few words")


class StageEntry(FileModel):
    """A stretch of an evening."""

    minutes: Minutes
    text: Words = Field(description="what happens")
    game: Slug | None = Field(default=None, description="the id of the game that is played")


class ScheduleEntry(FileModel):
    """How an evening goes."""

    name: Words = Field(description="the name of the schedule, such as its length")
    minutes: Minutes = Field(description="how long the evening is, in minutes")
    stages: tuple[StageEntry, ...] = Field(min_length=1, description="a list of stages")


class LeaderEntry(FileModel):
    """The hand-out for who leads the evening."""

    title: Words = Field(description="the title of the hand-out")
    aim: Words = Field(description="for whom it is, in a sentence or two")
    choose: Words = Field(description="the heading of the choice of a game")
    schedules_title: Words = Field(description="the heading of the schedules")
    schedules: tuple[ScheduleEntry, ...] = Field(min_length=1, description="a list of schedules")
    before_title: Words = Field(description="the heading of what to do before")
    before: Texts = Field(description="a list of what to do before")
    tips_title: Words = Field(description="the heading of the tips")
    tips: Texts = Field(description="a list of tips")
    talk_title: Words = Field(description="the heading of the questions afterwards")
    talk: Texts = Field(description="a list of questions afterwards")


class BlankEntry(FileModel):
    """A field of the form."""

    name: Words = Field(description="the name of the field")
    hint: Words = Field(description="what to write there")
    lines: Annotated[int, Field(ge=1, le=20)] = Field(description="how many lines to write on")
    half: bool = Field(default=False, description="true to share the width with the next field")
    kind: str = Field(
        default="",
        description="a kind of card, such as 'questions': the page can fill in those on the table",
    )


class FormEntry(FileModel):
    """The hand-out that a group fills in."""

    title: Words = Field(description="the title of the hand-out")
    aim: Words = Field(description="how to fill it in, in a sentence or two")
    fields: tuple[BlankEntry, ...] = Field(min_length=1, description="a list of fields")


class MoreFormEntry(FormEntry):
    """Another hand-out that a group fills in."""

    id: Slug = Field(description="the name of its file")


class SlipEntry(FileModel):
    """A slip to cut out."""

    text: Words = Field(description="its word, in large type")
    label: Words | None = Field(
        default=None,
        description="what it and the slips after it are, small on each: they begin a page",
    )
    lines: tuple[Words, ...] = Field(default=(), description="a word before each line to write on")
    count: Annotated[int, Field(ge=1, le=100)] = Field(default=1, description="how many of them")


class SlipsEntry(FileModel):
    """A hand-out of what is cut out: signs for the table, slips to write on or to draw."""

    id: Slug = Field(description="the name of its file")
    title: Words = Field(description="the title of the hand-out")
    aim: Words = Field(description="what the slips are for, in a sentence or two")
    slips: tuple[SlipEntry, ...] = Field(min_length=1, description="a list of slips")


class GuidePartEntry(FileModel):
    """A part of the work of making the cards."""

    name: Words = Field(description="the heading of the part")
    steps: Texts = Field(description="a list of steps")


class GuideEntry(FileModel):
    """The hand-out for who prints, cuts and boxes the cards."""

    title: Words = Field(description="the title of the hand-out")
    aim: Words = Field(description="for whom it is, in a sentence or two")
    parts: tuple[GuidePartEntry, ...] = Field(min_length=1, description="a list of parts")
    counts: Words = Field(description="the heading of how many cards there are")


class PlayFile(FileModel):
    """play.yaml: what all games share, and the texts of the hand-outs."""

    suit: Slug | None = Field(
        default=None, description="the id of a suit in suits.yaml, for the rules cards"
    )
    players: tuple[Players, Players] = Field(
        description="the fewest and the most players in one evening: [3, 30]"
    )
    best: tuple[Players, Players] | None = Field(
        default=None, description="the numbers of players at one table that play best: [4, 6]"
    )
    note: Words = Field(description="whose these texts are")
    intro: Texts = Field(description="a list of paragraphs that open the chapter")
    uses: tuple[UseEntry, ...] = Field(min_length=1, description="a list of uses")
    rules: tuple[NamedEntry, ...] = Field(min_length=1, description="a list of rules for all games")
    card: OverviewEntry = Field(description="the overview card: id, title, steps")
    leader: LeaderEntry = Field(description="the hand-out for who leads the evening")
    form: FormEntry = Field(description="the hand-out that a group fills in")
    forms: tuple[MoreFormEntry, ...] = Field(
        default=(), description="a list of other hand-outs that a group fills in"
    )
    slips: tuple[SlipsEntry, ...] = Field(
        default=(), description="a list of hand-outs of what is cut out"
    )
    guide: GuideEntry = Field(description="the hand-out for who prints the cards")
