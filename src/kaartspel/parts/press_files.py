"""The files that print shops get, and how each is made. What its shop would refuse is not made."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial

from kaartspel import design
from kaartspel.box import Dieline, Label, Paper, press_sheet
from kaartspel.deck.model import Card, Fonts, Shop
from kaartspel.frame import PT_PER_MM, Document, Frame, Group, Item, Text
from kaartspel.keeping import KEEPER
from kaartspel.pdf import ACCESSIBLE, Accessible, DrawnPage, PressReady, renderer
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
        return self.faces(side.card).side(is_front=side.is_front)

    def faces(self, card: Card) -> design.FacesToBe:
        """Return a card, to be laid out."""
        return design.FacesToBe(next(s for s in self.settings if s.kind == card.kind), card)

    @property
    def fonts(self) -> Fonts:
        """The fonts of the deck."""
        return self.settings[0].fonts


def cards_pdf(path: str, job: PressJob, sides: tuple[Side, ...]) -> bytes:
    """Return sides of cards as the pages of a PDF. Raises UnfitForPress, naming `path`."""
    drawing = renderer(job.fonts, job.standard)
    drawn: dict[tuple[str, bool], tuple[DrawnPage, tuple[str, ...]]] = {}
    for side in sides:
        if (key := (side.card.id, side.is_front)) not in drawn:
            decided_by = job.faces(side.card).decided_by(is_front=side.is_front)
            lay_out = partial(job.frame, side)
            drawn[key] = drawing.page(decided_by, lay_out), _kept_words(decided_by, lay_out)
    pages, words = zip(*(drawn[side.card.id, side.is_front] for side in sides), strict=True)
    return _judged(path, job, pages, words)


def _kept_words(decided_by: object, lay_out: Callable[[], Frame]) -> tuple[str, ...]:
    """Return all that a page says. `decided_by` is all that it shows; else it is laid out now."""
    key = KEEPER.key("words", decided_by)
    if entry := KEEPER.find(key):
        return tuple(json.loads(entry))
    words = _words(lay_out())
    KEEPER.keep(key, json.dumps(words).encode())
    return words


def box_pdf(
    path: str, job: PressJob, label: Label, box: Dieline, paper: Paper, safe: float
) -> bytes:  # fmt: skip
    """Return the box with its die as a PDF. Raises UnfitForPress, naming `path`."""
    shop = job.shop
    sheet = press_sheet(label, box, paper, shop.bleed, safe, shop.least_type)
    return _judged(path, job, [renderer(job.fonts, job.standard).drawn(sheet)], [_words(sheet)])


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


def _judged(
    path: str, job: PressJob, pages: Sequence[DrawnPage], words: Sequence[tuple[str, ...]]
) -> bytes:
    """Return a press file. Raises UnfitForPress where the shop would refuse it.

    `words` are those that each page must show.
    """
    # It takes longer to load than a build with nothing to do should.
    from kaartspel.preflight import Requirements, preflight  # noqa: PLC0415

    data = renderer(job.fonts, job.standard).bound(job.about, pages)
    first = pages[0].page
    wanted = replace(
        Requirements.of_shop(job.shop),
        least_dpi=0,  # the deck says what it asks of its pictures, and has been told
        size=(_trimmed(first.width, first, 0), _trimmed(first.height, first, 1)),
        pages=tuple(words),
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
