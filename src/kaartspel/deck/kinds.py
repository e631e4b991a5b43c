"""Kinds of card as an editor writes them: those that ship, and the deck's own."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from kaartspel.deck.fields import ColourEntry, FileModel, Name, Slug, Words, refusal
from kaartspel.deck.model import (
    CODE,
    Area,
    Back,
    Colour,
    Emblem,
    Face,
    Ground,
    Kind,
    Slot,
    SlotRole,
)
from kaartspel.deck.reading import DataPath, YamlFile
from kaartspel.deck.trade_files import read_shipped
from kaartspel.messages import say
from kaartspel.problems import Place, Problems, did_you_mean, nearest

_Length = Annotated[float, Field(ge=0, le=60, description="a length in mm on a poker card")]
PointsOnCard = Annotated[float, Field(ge=4, le=100, description="a size in pt on a poker card")]
_Factor = Annotated[float, Field(ge=0.5, le=3, description="a number from 0.5 to 3")]
_GROUND = Field(default=Ground.PAPER, description="suit, paper or ink")


class SlotEntry(FileModel):
    """A place on the front, and what stands in it."""

    source: Words = Field(
        description="a field of the card, such as title, text or steps; or collection, group, "
        "topic or topics; or qr, a QR code"
    )
    area: Area = Field(description="corner, head, body, end or foot")
    face: Face = Field(default=Face.TEXT, description="text, strong or italic")
    sizes: tuple[PointsOnCard, ...] = Field(
        default=(), description="a list of sizes in pt, the largest first; none: the reading text's"
    )
    leading: Annotated[float, Field(ge=0.8, le=3)] = Field(
        default=1.24, description="from line to line, as a multiple of the size"
    )
    role: SlotRole = Field(
        default=SlotRole.PARAGRAPH, description="heading, paragraph or quotation"
    )
    marks: bool = Field(default=True, description="false to leave bullets and numerals off lists")
    rule: _Length = Field(default=0, description="the weight of a rule above it, in mm")
    run_on: bool = Field(
        default=False, description="true to set its lists as one line, with commas"
    )
    goes_on: bool = Field(
        default=False, description="true to leave off the dots that it begins with"
    )
    beside: bool = Field(
        default=False, description="true to stand on the line of the slot before it"
    )

    @model_validator(mode="after")
    def _shows_codes_in_the_window(self) -> "SlotEntry":
        if self.source == CODE and self.area not in {Area.BODY, Area.END}:
            fact = say("there is no room for a QR code in head and foot")
            raise refusal("code-outside-window", fact, say("write area: end, or area: body"))
        return self


class KindWordsEntry(FileModel):
    """What a kind of card is called."""

    one: Name = Field(description="what one card is called, as it stands on its front")
    many: Name = Field(description="what several cards are called")
    back: Name | None = Field(default=None, description="the word on the back, if it is another")


class BackEntry(FileModel):
    """What a back looks like."""

    colour: ColourEntry = Field(description="its colour: screen and press")
    rule: Annotated[float, Field(ge=0, le=5)] = Field(
        default=0, description="the weight of the rule below its word with --ink low, in mm"
    )
    emblem: Literal[Emblem.CHAMBER, Emblem.GRID, Emblem.NONE] = Field(
        default=Emblem.CHAMBER,
        description="what stands on it: a seat for each card in a chamber or a grid, or none",
    )


class KindEntry(FileModel):
    """A kind of card. What it does not say is as in the kind that it is like."""

    id: Slug = Field(description="what cards call it: lower-case ASCII letters, digits, hyphens")
    like: Slug | None = Field(default=None, description="the kind that it is like: plain, if none")
    words: KindWordsEntry | None = Field(default=None, description="its names: one, many, back")
    head: Ground = _GROUND
    body: Ground = _GROUND
    foot: Ground = _GROUND
    head_height: _Length = Field(default=30, description="how high the head is, in mm")
    head_gap: _Length = Field(default=4.5, description="from its last line to its edge, in mm")
    head_drop: _Length = Field(
        default=0, description="instead, from the top of the number to its first line, in mm"
    )
    body_gap: _Length = Field(default=4.5, description="from there to the reading text, in mm")
    foot_height: _Length = Field(default=13, description="how high the foot is, in mm")
    stands: bool = Field(default=False, description="true: the longest text comes down to the foot")
    rule: _Length = Field(default=0, description="the weight of rules with --ink low, in mm")
    least: _Factor = Field(
        default=1, description="the least size of its text, as a part of the format's least"
    )
    most: _Factor = Field(
        default=1, description="the largest size of its text, as a part of the format's largest"
    )
    emblem: Emblem = Field(
        default=Emblem.CHAMBER,
        description="where its seat among all cards of its kind is shown: chamber, grid or none; "
        "table: the table of the game that it tells",
    )
    emblem_size: Annotated[float, Field(gt=0, le=200)] = Field(
        default=24, description="how wide that is, in mm; as wide as the text at the most"
    )
    symbol_size: _Length = Field(default=6.8, description="how high the suit's symbol is, in mm")
    slots: tuple[SlotEntry, ...] = Field(default=(), description="a list of places on the front")
    number: bool = Field(default=True, description="false to leave the number off the card")
    symbol: bool = Field(default=True, description="false to leave the suit's symbol off the card")
    read_open: bool = Field(
        default=False, description="true to read it out in full where it lies open on a table"
    )
    back: BackEntry | None = Field(default=None, description="its back: colour, rule")


class LookEntry(FileModel):
    """What all kinds of card of the deck have in common."""

    accent: ColourEntry | None = Field(
        default=None, description="the colour of cards without a suit, and of the first slide"
    )
    type: Annotated[float, Field(ge=0.8, le=1.25)] = Field(
        default=1,
        description="how large type is, as a part of what it is else: a number from 0.8 to 1.25",
    )
    rules: bool = Field(default=True, description="false to draw no rules")


class KindsFile(FileModel):
    """kinds.yaml in the package: the kinds that ship."""

    kinds: tuple[KindEntry, ...] = Field(description="a list of kinds")


_BASE = "plain"  # what a kind is like that says nothing else
_LOOKS = ("like", "slots")  # the keys without which it cannot be said what a kind looks like


@dataclass(frozen=True, slots=True)
class Kinds:
    """The kinds that cards may have, by their ids.

    `unsure` are those of which something is wrong, and not `has_all` where more of them may be
    meant: both are told already, and what follows from it is not. Of those that are `blank` nobody
    can say what they look like.
    """

    by_id: Mapping[str, Kind]
    unsure: frozenset[str] = frozenset()
    blank: frozenset[str] = frozenset()
    has_all: bool = True

    def named(self, id_: str) -> Kind:
        """Return the kind of an id; where there is none, a stand-in."""
        other = nearest(id_, sorted(self.by_id)) or _BASE
        return self.by_id.get(id_) or replace(self.by_id[other], id=id_)

    def knows(self, id_: str) -> bool:
        """Return whether all is known of a kind, such as what it has a place for."""
        return self.has_all and id_ in self.by_id and id_ not in self.unsure

    def looks(self, id_: str) -> bool:
        """Return whether it can be said what cards of a kind look like, or are meant to."""
        return id_ not in self.blank and bool(nearest(id_, sorted(self.by_id)))


def read_kinds(
    own: tuple[KindEntry, ...], words: Mapping[str, str], yaml: YamlFile | None,
    cut: Collection[DataPath], problems: Problems,
) -> Kinds:  # fmt: skip
    """Return the kinds that ship, as the deck changes them, and then the deck's own.

    Told are kinds that stand twice, that are like one that is not there, or that have no names.
    `cut` are the paths of what was left out of the deck's own, since it was wrong.
    """
    kinds = {
        entry.id: _kind(entry, words.get(entry.id, entry.id), words.get(f"back_{entry.id}", ""),
                        yaml)
        for entry in read_shipped("kinds.yaml", KindsFile).kinds
    }  # fmt: skip
    seen, unsure, blank = set[str](), set[str](), set[str]()
    for i, entry in enumerate(own):
        assert yaml
        before = len(problems)
        base = entry.like or (entry.id if entry.id in kinds else _BASE)
        place = yaml.place(("kinds", i, "id"))
        if entry.id in seen:
            fact = say("the kind '{id}' stands twice", id=entry.id)
            problems.tell(place, fact, say("give it an id of its own"), "kind-twice")
        elif base not in kinds:
            place = yaml.place(("kinds", i, "like"))
            problems.tell(
                place,
                say("unknown kind '{kind}'", kind=base),
                did_you_mean(base, kinds),
                "unknown-kind",
            )
        elif entry.words is None and entry.id not in kinds:
            fact = say("the kind '{id}' has no names", id=entry.id)
            remedy = say("add 'words:' with one and many")
            problems.tell(place, fact, remedy, "kind-unnamed")
        seen.add(entry.id)
        lost = {path[2] for path in cut if path[:2] == ("kinds", i)}
        meant = base if base in kinds else nearest(base, sorted(kinds)) or ""
        if len(problems) > before or base in unsure or lost:
            unsure.add(entry.id)
        if not meant or base in blank or lost & {*_LOOKS}:
            blank.add(entry.id)
        kind = _changed(kinds[meant or _BASE], entry)
        if entry.words:
            key = "back" if entry.words.back else "many"
            at = yaml.place(("kinds", i, "words", key))
            kind = replace(kind, word_key=f"kinds: {entry.id}: words: {key}", place=at)
        kinds[entry.id] = kind
    return Kinds(kinds, frozenset(unsure), frozenset(blank))


def with_look(kinds: Kinds, look: LookEntry) -> Kinds:
    """Return kinds in larger or smaller type, or without rules. Text still shrinks to its least."""
    return replace(kinds, by_id={i: _with_look(kind, look) for i, kind in kinds.by_id.items()})


def _with_look(kind: Kind, look: LookEntry) -> Kind:
    weight = 1.0 if look.rules else 0.0
    slots = tuple(
        replace(slot, sizes=tuple(size * look.type for size in slot.sizes), rule=slot.rule * weight)
        for slot in kind.slots
    )
    back = replace(kind.back, rule=kind.back.rule * weight)
    least, most = min(kind.least, kind.least * look.type), kind.most * look.type
    return replace(kind, slots=slots, back=back, rule=kind.rule * weight, least=least, most=most)


def _kind(entry: KindEntry, one: str, many: str, yaml: YamlFile | None) -> Kind:
    """Return a kind that ships, with its names in the deck's language."""
    assert entry.back is not None
    place = yaml.place(("words", f"back_{entry.id}")) if yaml else Place("")
    return Kind(id=entry.id, one=one, many=many, word=many, back=_back(entry.back),
                word_key=f"words: back_{entry.id}", place=place,
                **_fields_of(entry, {*_FIELDS}))  # fmt: skip


def _changed(kind: Kind, entry: KindEntry) -> Kind:
    """Return a kind with all that an entry says of it."""
    fields = _fields_of(entry, entry.model_fields_set)
    if entry.back:
        fields["back"] = _back(entry.back)
    if names := entry.words:
        fields |= {"one": names.one, "many": names.many, "word": names.back or names.many}
    return replace(kind, id=entry.id, **fields)


_FIELDS = {
    "number": "shows_number", "symbol": "shows_symbol", "read_open": "is_read_open",
    **{key: key for key in (
        "head", "body", "foot", "slots", "head_height", "head_gap", "head_drop", "body_gap",
        "foot_height", "stands", "rule", "emblem", "emblem_size", "symbol_size", "least", "most",
    )},
}  # fmt: skip
"""What the model calls the keys of an entry that it takes over."""


def _fields_of(entry: KindEntry, keys: set[str]) -> dict[str, Any]:
    fields = {model: getattr(entry, key) for key, model in _FIELDS.items() if key in keys}
    if "slots" in fields:
        fields["slots"] = tuple(_slot(slot) for slot in entry.slots)
    return fields


def _slot(entry: SlotEntry) -> Slot:
    return Slot(**{name: getattr(entry, name) for name in SlotEntry.model_fields})


def _back(entry: BackEntry) -> Back:
    return Back(colour_of(entry.colour), entry.rule, entry.emblem)


def colour_of(entry: ColourEntry) -> Colour:
    """Return the colour that an entry mixes; its inks are reckoned where it does not say them."""
    red, green, blue = bytes.fromhex(entry.screen[1:])
    reckoned = Colour.of_screen(red, green, blue)
    return replace(reckoned, press=entry.press) if entry.press else reckoned
