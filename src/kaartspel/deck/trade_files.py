"""Sizes of card, sheets of paper and print shops: those that ship, and the deck's own."""

from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import AfterValidator, Field, StringConstraints

from kaartspel import shipped
from kaartspel.deck.checking import check
from kaartspel.deck.fields import FileModel, Millimetres, Points, Slug, refusal
from kaartspel.deck.folder import read_bytes
from kaartspel.deck.model import AsPoster, Format, Mode, PressStandard, Registration, Sheet, Shop
from kaartspel.deck.reading import YamlFile, read_yaml
from kaartspel.messages import say
from kaartspel.papers import PAPERS
from kaartspel.problems import Problems, SurroundingsFailed

File = TypeVar("File", bound=FileModel)
Share = Annotated[float, Field(ge=0.5, le=2, description="a part of it, from 0.5 to 2")]
PaperLength = Annotated[float, Field(ge=10, le=1000, description="a length in mm, from 10")]
GridCount = Annotated[int, Field(ge=1, le=100, description="a whole number from 1 to 100")]


def _not_the_box(name: str) -> str:
    """Return the name as it stands. Raises an error where another file of a build has it."""
    if name == "box":
        fact = say("the sheet with the box to cut out has that name")
        raise refusal("name-taken", fact, say("choose another"))
    return name


def _different(numbers: tuple[int, ...]) -> tuple[int, ...]:
    """Return the numbers as they stand. Raises an error where one stands twice."""
    if len(set(numbers)) < len(numbers):
        raise refusal("number-twice", say("a number stands twice"), say("remove one of the two"))
    return numbers


class AsPosterEntry(FileModel):
    """How cards of a large format use their room, in parts of what they would have by its size.

    The chamber stands on the title, as wide as the text where the longest leaves room.
    """

    titles: Share = Field(
        default=1, description="how large titles are, marks, and the line at the foot"
    )
    numbers: Share = Field(
        default=1, description="how large the number is; of all cards of the format"
    )
    lengths: Share = Field(
        default=1,
        description="how large margins and gaps are, and how high a head is at the least; of all"
        " cards of the format",
    )


class FormatEntry(FileModel):
    """A size of card. Lengths in mm, text sizes in pt."""

    name: Slug
    width: Millimetres = Field(description="a length in mm: how wide the card is")
    height: Millimetres = Field(description="a length in mm: how high it is")
    bleed: Millimetres = Field(
        default=3, description="a length in mm: how far its colours go beyond its edges"
    )
    safe: Millimetres = Field(
        default=4, description="a length in mm: how far from its edges its texts stay"
    )
    corner: Millimetres = Field(default=3, description="a length in mm: how round its corners are")
    body_sizes: tuple[Points, Points] = Field(
        description="the least and the largest size of the reading text in pt"
    )
    as_poster: AsPosterEntry | None = Field(
        default=None,
        description="for large cards: the chamber is as wide as text, if the longest leaves room",
    )


class RegistrationEntry(FileModel):
    """The marks by which a cutting machine finds its place. Lengths in mm; untried on a machine."""

    inset: Annotated[float, Field(ge=6, le=50)] = Field(
        description="how far from the paper's edges they stand, from 6 to 50"
    )
    length: Annotated[float, Field(ge=5, le=20)] = Field(
        description="how long their lines are, from 5 to 20"
    )
    thickness: Annotated[float, Field(ge=0.2, le=1.5)] = Field(
        description="how thick these are, from 0.2 to 1.5"
    )


class SheetEntry(FileModel):
    """A sheet of paper that cards are cut from. Lengths in mm."""

    name: Annotated[Slug, AfterValidator(_not_the_box)]
    paper: Literal["a4", "a3", "sra3", "letter"] | tuple[PaperLength, PaperLength] = Field(
        description="a4, a3, sra3, letter, or [width, height] in mm"
    )
    landscape: bool = Field(default=False, description="true where the paper lies on its long side")
    mode: Mode = Field(description="long-edge, short-edge, fold, two-passes or fronts")
    columns: GridCount | None = Field(default=None, description="cards beside each other")
    rows: GridCount | None = Field(default=None, description="cards below each other")
    gap: tuple[Millimetres, Millimetres] = Field(
        default=(3, 3), description="between cards, across and down, in mm: [3, 3]"
    )
    pitch: tuple[PaperLength, PaperLength] | None = Field(
        default=None,
        description="instead of gap, from the edge of a card to the same edge of the next, across "
        "and down, in mm: [85, 54]",
    )
    left: Millimetres | None = Field(
        default=None, description="the first card's distance from the left in mm"
    )
    top: Millimetres | None = Field(
        default=None, description="the first card's distance from the top in mm"
    )
    turned: bool | None = Field(
        default=None, description="true to lay cards on their side; else as more of them fit"
    )
    marks: bool = Field(default=True, description="false to leave out crop marks, as on cut stock")
    cut_lines: bool = Field(default=False, description="true to draw a line around each card")
    registration: RegistrationEntry | None = Field(
        default=None, description="instead of crop marks, those for a cutting machine"
    )


class ShopEntry(FileModel):
    """A print shop and what it wants. Lengths in mm, type in pt, ink in per cent."""

    name: Slug
    pages: Literal["front-back", "fronts-backs", "separate"] = Field(
        description="the order of pages: front-back, fronts-backs or separate"
    )
    bleed: Millimetres = Field(
        description="a length in mm: how far colours must go beyond the edges"
    )
    safe: Millimetres = Field(description="a length in mm: how far from the edges texts must stay")
    corner: Millimetres = Field(description="a length in mm: how round the corners are cut")
    ink_limit: Annotated[int, Field(ge=100, le=400)] = Field(
        description="the most ink in one place, in per cent: 100 to 400"
    )
    least_type: Annotated[float, Field(ge=0, le=72)] = Field(
        description="the least size of type in pt"
    )
    standard: PressStandard = Field(description="x-1a, x-4 or png")
    condition: Annotated[str, StringConstraints(pattern=r"^[!-~]([ -~]*[!-~])?$")] = Field(
        default="FOGRA39",
        max_length=100,
        description="the printing condition's name in the ICC's registry, in ASCII, as FOGRA39",
    )
    dpi: Annotated[
        tuple[Annotated[int, Field(ge=72, le=1200)], ...], AfterValidator(_different)
    ] = Field(
        default=(300,),
        max_length=8,
        description="for png: a list of resolutions in dots per inch, from 72 to 1200",
    )


class FormatsFile(FileModel):
    """formats.yaml in the package: the sizes of card that ship."""

    formats: tuple[FormatEntry, ...] = Field(description="a list of formats")


class SheetsFile(FileModel):
    """sheets.yaml in the package: the sheets that ship."""

    sheets: tuple[SheetEntry, ...] = Field(description="a list of sheets")


class ShopsFile(FileModel):
    """shops.yaml in the package: the print shops that ship."""

    shops: tuple[ShopEntry, ...] = Field(description="a list of shops")


def read_formats(own: tuple[FormatEntry, ...]) -> tuple[Format, ...]:
    """Return the sizes that ship and the deck's own; a deck's own may take a shipped one's name."""
    entries = (*read_shipped("formats.yaml", FormatsFile).formats, *own)
    by_name = {entry.name: entry for entry in entries}
    return tuple(_format(entry) for entry in by_name.values())


def _format(entry: FormatEntry) -> Format:
    poster = entry.as_poster and AsPoster(**_fields(entry.as_poster))
    return Format(**(_fields(entry) | {"as_poster": poster}))


def read_sheets(own: tuple[SheetEntry, ...]) -> tuple[Sheet, ...]:
    """Return the sheets that ship and the deck's own."""
    entries = (*read_shipped("sheets.yaml", SheetsFile).sheets, *own)
    return tuple({entry.name: _sheet(entry) for entry in entries}.values())


def read_shops(own: tuple[ShopEntry, ...], yaml: YamlFile) -> tuple[Shop, ...]:
    """Return the print shops that ship and the deck's own, which have their places."""
    shops = {e.name: Shop(**_fields(e)) for e in read_shipped("shops.yaml", ShopsFile).shops}
    for i, entry in enumerate(own):
        shops[entry.name] = Shop(**_fields(entry), place=yaml.place(("shops", i)))
    return tuple(shops.values())


def _sheet(entry: SheetEntry) -> Sheet:
    paper = entry.paper
    width, height = PAPERS[paper] if isinstance(paper, str) else paper
    if entry.landscape:
        width, height = height, width
    return Sheet(
        name=entry.name,
        width=width,
        height=height,
        columns=entry.columns or 0,
        rows=entry.rows or 0,
        gap=entry.gap,
        pitch=entry.pitch,
        left=entry.left,
        top=entry.top,
        turned=entry.turned,
        mode=entry.mode,
        marks=entry.marks and not entry.registration,
        cut_lines=entry.cut_lines,
        registration=Registration(**_fields(cutter)) if (cutter := entry.registration) else None,
    )


def _fields(entry: FileModel) -> dict[str, Any]:
    return {name: getattr(entry, name) for name in type(entry).model_fields}


def read_shipped(name: str, model: type[File]) -> File:
    """Return a file of the package, checked. Raises SurroundingsFailed where it is damaged."""
    entry = _shipped(name, model)
    assert isinstance(entry, model)
    return entry


@lru_cache(maxsize=8)
def _shipped(name: str, model: type[FileModel]) -> FileModel:
    path = Path(shipped.__file__).parent / name
    problems = Problems()
    yaml = read_yaml(path.name, read_bytes(path), problems)
    entry = check(yaml, model, problems) if yaml else None
    if entry is None or problems:
        raise SurroundingsFailed(say("{path} is damaged; install kaartspel again", path=path))
    return entry
