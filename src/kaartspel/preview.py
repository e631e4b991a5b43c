"""Contact sheets of a deck, as PNG: to judge it as a whole before anything is printed."""

from collections.abc import Iterator, Sequence

from kaartspel.deck.model import Format, Kind
from kaartspel.design import Faces
from kaartspel.frame import Frame, mm
from kaartspel.output import Output
from kaartspel.picture import ContactSheet, Sight, cards

_SMALL, _LARGE = 50, 200  # dpi
_COLUMNS = 12


def pages(laid_out: Sequence[Faces]) -> tuple[Frame, ...]:
    """Return the pages that the sheets show: all fronts in order, then one back of each kind."""
    return (*(faces.front for faces in laid_out), *(faces.back for faces in _of_each(laid_out)))


def sheets(laid_out: Sequence[Faces], pdf: bytes, format_: Format) -> Iterator[Output]:
    """Yield the sheets of cards whose `pages` are in `pdf`.

    They are all fronts, also in greys and as seen without one of the kinds of cones; the backs;
    and of each kind the card with the longest text, large.
    """
    count, chosen = len(laid_out), _of_each(laid_out)
    margins = mm(format_.bleed), mm(format_.corner)
    fronts = ContactSheet(cards(pdf, range(count), _SMALL / 72, *margins), _COLUMNS)
    yield _output("fronts", fronts.png())
    for sight in Sight:
        yield _output(f"fronts-{sight}", fronts.png(sight))
    backs = range(count, count + len(chosen))
    large = [laid_out.index(faces) for faces in chosen]
    for name, numbers in (("backs", backs), ("large", large)):
        images = cards(pdf, numbers, _LARGE / 72, *margins)
        yield _output(name, ContactSheet(images, len(images)).png())


def _of_each(laid_out: Sequence[Faces]) -> list[Faces]:
    """Return of each kind that there is the card with the longest text."""
    by_kind = [[faces for faces in laid_out if faces.card.kind == kind] for kind in Kind]
    return [max(of, key=lambda faces: len(faces.card.text)) for of in by_kind if of]


def _output(name: str, data: bytes) -> Output:
    return Output(f"preview/{name}.png", "preview", data)
