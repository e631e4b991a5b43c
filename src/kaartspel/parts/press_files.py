"""The files that print shops get, and how each is made. What its shop would refuse is not made."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kaartspel import design
from kaartspel.box import Dieline, Label, Paper, press_sheet
from kaartspel.deck.model import Card, Fonts, Shop
from kaartspel.frame import PT_PER_MM, Document, Frame, Group, Item, Text
from kaartspel.pdf import ACCESSIBLE, Accessible, PressReady, renderer
from kaartspel.problems import UnfitForPress

_BACKS = 16  # pictures of backs that are kept: more than there are kinds and resolutions


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a card, and the name that a file of its own has."""

    name: str
    card: Card
    is_front: bool


@dataclass(frozen=True, slots=True)
class PressJob:
    """What all files for a shop have in common. `about` says what holds for each document."""

    shop: Shop
    standard: PressReady
    about: Document
    settings: tuple[design.Setting, ...]

    def frame(self, side: Side) -> Frame:
        """Return a side of a card, laid out."""
        setting = next(s for s in self.settings if s.kind == side.card.kind)
        faces = design.lay_out_card(setting, side.card)
        return faces.front if side.is_front else faces.back

    @property
    def fonts(self) -> Fonts:
        """The fonts of the deck."""
        return self.settings[0].fonts


def cards_pdf(path: str, job: PressJob, sides: tuple[Side, ...]) -> bytes:
    """Return sides of cards as the pages of a PDF. Raises UnfitForPress, naming `path`."""
    drawn: dict[tuple[str, bool], Frame] = {}
    for side in sides:
        if (key := (side.card.id, side.is_front)) not in drawn:
            drawn[key] = job.frame(side)
    return _judged(path, job, [drawn[side.card.id, side.is_front] for side in sides])


def box_pdf(
    path: str, job: PressJob, label: Label, box: Dieline, paper: Paper, safe: float
) -> bytes:  # fmt: skip
    """Return the box with its die as a PDF. Raises UnfitForPress, naming `path`."""
    shop = job.shop
    sheet = press_sheet(label, box, paper, shop.bleed, safe, shop.least_type)
    return _judged(path, job, [sheet])


def card_png(
    about: Document, setting: design.Setting, card: Card, is_front: bool, dpi: int
) -> bytes:
    """Return a side of a card as a picture with bleed."""
    faces = design.lay_out_card(setting, card)
    if is_front:
        return _picture(setting.fonts, replace(about, pages=(faces.front,)), dpi)
    return _back(setting.fonts, replace(about, pages=(faces.back,)), dpi)


@lru_cache(maxsize=_BACKS)
def _back(fonts: Fonts, document: Document, dpi: int) -> bytes:
    """Return the picture of a back, kept: all cards of a kind have the same."""
    return _picture(fonts, document, dpi)


def _picture(fonts: Fonts, document: Document, dpi: int) -> bytes:
    from kaartspel.picture import to_print  # noqa: PLC0415  slow to load, and seldom needed

    standard = Accessible(resolution=max(dpi, ACCESSIBLE.resolution))
    return to_print(renderer(fonts, standard).render(document), 0, dpi)


def _judged(path: str, job: PressJob, frames: Sequence[Frame]) -> bytes:
    """Return a press file. Raises UnfitForPress where the shop would refuse it."""
    # It takes longer to load than a build with nothing to do should.
    from kaartspel.preflight import Requirements, preflight  # noqa: PLC0415

    document = replace(job.about, pages=tuple(frames))
    data = renderer(job.fonts, job.standard).render(document)
    first = frames[0]
    wanted = replace(
        Requirements.of_shop(job.shop),
        least_dpi=0,  # the deck says what it asks of its pictures, and has been told
        size=(_trimmed(first.width, first, 0), _trimmed(first.height, first, 1)),
        pages=tuple(_words(frame) for frame in frames),
    )
    if faults := preflight(data, wanted):
        raise UnfitForPress(path, faults)
    return data


def _trimmed(length: float, frame: Frame, axis: int) -> float:
    return round((length - 2 * (frame.bleed + frame.slug[axis])) / PT_PER_MM, 4)


def _words(frame: Frame) -> tuple[str, ...]:
    """Return all that a page says, as it is broken into lines."""
    return tuple(dict.fromkeys(piece.text for text in texts_of(frame) for piece in text.pieces))


def texts_of(frame: Frame) -> tuple[Text, ...]:
    """Return all texts of a page."""
    return tuple(_texts(frame.items))


def _texts(items: tuple[Item, ...]) -> Iterator[Text]:
    for item in items:
        if isinstance(item, Group):
            yield from _texts(item.items)
        elif isinstance(item, Text):
            yield item
