"""The part `preview`: contact sheets of a deck, as PNG, to judge it before anything is printed."""

from collections.abc import Iterable, Iterator, Sequence

from kaartspel.deck.model import Kind
from kaartspel.design import Faces
from kaartspel.frame import Frame, mm
from kaartspel.output import Output
from kaartspel.parts.work import Part, Work, refusals
from kaartspel.pdf import renderer

_SMALL, _LARGE = 50, 200  # dpi
_COLUMNS = 12


def _preview(work: Work) -> Iterator[Output]:
    """Yield the contact sheets of all cards.

    They are all fronts, also in greys and as seen without one of the kinds of cones; all backs that
    there are; and of each kind the card with the longest text, large.
    """
    from kaartspel.picture import (  # noqa: PLC0415  slow to load, and seldom needed
        ContactSheet,
        Sight,
        cards,
    )

    laid_out = work.faces
    longest = _longest_of_each_kind(laid_out, work.deck.kinds)
    pages = (*(faces.front for faces in laid_out), *_backs(laid_out, work.deck.kinds))
    document = work.document(work.deck.metadata.title, pages)
    pdf = renderer(work.deck.fonts).render(document)
    margins = mm(work.format.bleed), mm(work.format.corner)
    count = len(laid_out)
    fronts = ContactSheet(cards(pdf, range(count), _SMALL / 72, *margins), _COLUMNS)
    yield _output("fronts", fronts.png())
    for sight in Sight:
        yield _output(f"fronts-{sight}", fronts.png(sight))
    backs = range(count, len(pages))
    large = [laid_out.index(faces) for faces in longest]
    for name, numbers in (("backs", backs), ("large", large)):
        images = cards(pdf, numbers, _LARGE / 72, *margins)
        yield _output(name, ContactSheet(images, min(len(images), _COLUMNS)).png())


def _backs(laid_out: Sequence[Faces], kinds: Sequence[Kind]) -> list[Frame]:
    """Return each back once, kind by kind: what its cards share, and those of a card's own."""
    by_kind = sorted(laid_out, key=lambda faces: kinds.index(faces.card.kind))
    return list({id(faces.back): faces.back for faces in by_kind}.values())


def _longest_of_each_kind(laid_out: Sequence[Faces], kinds: Iterable[Kind]) -> list[Faces]:
    """Return of each kind that there is the card with the longest text."""
    by_kind = [[faces for faces in laid_out if faces.card.kind == kind] for kind in kinds]
    return [max(of, key=lambda faces: len(faces.card.text)) for of in by_kind if of]


def _output(name: str, data: bytes) -> Output:
    return Output(f"preview/{name}.png", "preview", data)


PREVIEW = Part(
    "preview",
    _preview,
    options=("format", "ink"),
    problems=lambda work: refusals(lambda: work.settings),
    count=lambda work: len(work.deck.cards),
)
