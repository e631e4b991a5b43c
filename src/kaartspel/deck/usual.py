"""What a deck chooses for all of its builds, under `build:` in deck.yaml."""

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import Field, model_validator

from kaartspel.deck.fields import FileModel, Name, Slug, refusal
from kaartspel.deck.model import Format, FrozenMap, Sheet, Shop
from kaartspel.deck.reading import YamlFile
from kaartspel.messages import say
from kaartspel.problems import Problems, did_you_mean

PartName = Literal["cards", "sheets", "press", "box", "handouts", "posters", "book", "page"]
_ListOfSlugs = Annotated[tuple[Slug, ...], Field(min_length=1)]


class BuildEntry(FileModel):
    """What each build chooses, unless the user's configuration or the command says otherwise."""

    format: Slug | None = Field(
        default=None, description="the size of card: poker, bridge, tarot, a7, a6 or its own"
    )
    ink: Literal["full", "low"] | None = Field(
        default=None, description="full, or low: lines instead of fields of colour"
    )
    paper: Literal["a3", "a2", "a1", "tabloid", "ansi-c"] | None = Field(
        default=None, description="the paper of the posters: a3, a2 or a1"
    )
    parts: Annotated[tuple[PartName, ...], Field(min_length=1)] | None = Field(
        default=None,
        description="a list of parts to build, of cards, sheets, press, box, handouts, posters, "
        "book and page",
    )
    copies: Annotated[int, Field(ge=1, le=100)] | None = Field(
        default=None, description="how many whole decks to put on paper, from 1 to 100"
    )
    sheets: _ListOfSlugs | None = Field(
        default=None, description="a list of sheets for an office printer, such as [a4-duplex]"
    )
    cut_lines: bool | None = Field(
        default=None, description="true to draw a hairline around each card on sheets"
    )
    printer: Name | None = Field(
        default=None, description="the name of a printer that was calibrated"
    )
    tray: Name | None = Field(default=None, description="its tray, where several were calibrated")
    shops: _ListOfSlugs | None = Field(
        default=None, description="a list of print shops to make files for, such as [european]"
    )
    stock: Annotated[float, Field(ge=0.1, le=2)] | None = Field(
        default=None, description="how thick a card is, in mm, from 0.1 to 2"
    )

    @model_validator(mode="after")
    def _tray_of_a_printer(self) -> "BuildEntry":
        if self.tray and not self.printer:
            raise refusal(
                "tray-alone", say("it names a tray and no printer"), say("add 'printer:' to it")
            )
        return self


def assemble_usual(
    entry: BuildEntry | None, formats: Iterable[Format], sheets: Iterable[Sheet],
    shops: Iterable[Shop], yaml: YamlFile, problems: Problems,
) -> FrozenMap[str, object]:  # fmt: skip
    """Return what the deck chooses; tell formats, sheets and shops that there are not."""
    if entry is None:
        return FrozenMap()
    choices = {name: value for name, value in entry if value is not None}
    for key, kind, entries in (("format", say("format"), formats),
                               ("sheets", say("sheet"), sheets),
                               ("shops", say("shop"), shops)):  # fmt: skip
        names = [one.name for one in entries]
        given = choices.get(key, ())
        for i, name in enumerate([given] if isinstance(given, str) else given):
            if name not in names:
                path = ("build", key) if isinstance(given, str) else ("build", key, i)
                fact = say("there is no {kind} '{name}'", kind=kind, name=name)
                remedy = did_you_mean(name, names)
                problems.tell(yaml.place(path), fact, remedy, "unknown-choice")
    return FrozenMap(choices)
