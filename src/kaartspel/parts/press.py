"""The part `press`: files for print shops. A PDF that its shop would refuse is not written."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kaartspel.box import press_sheet
from kaartspel.deck.model import Shop
from kaartspel.design import Faces
from kaartspel.frame import PT_PER_MM, Frame, Text
from kaartspel.geometry import characters, leaves
from kaartspel.output import Output
from kaartspel.parts.box import fitted
from kaartspel.parts.shops import PICTURES, faces_for, shops, standard
from kaartspel.parts.work import CHOICE, Part, Work
from kaartspel.pdf import ACCESSIBLE, Renderer
from kaartspel.picture import to_print
from kaartspel.preflight import Wanted, preflight
from kaartspel.problems import UnfitForPress

_CHUNK = 8  # pictures handed to a worker at once


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of a card, and the name that a file of its own would have."""

    name: str
    frame: Frame


def _press(work: Work) -> Iterator[Output]:
    for shop in shops(work):
        sides = _sides(faces_for(work, shop), shop)
        if shop.standard == PICTURES:
            yield from _pictures(work, shop, sides)
        else:
            yield from _pdfs(work, shop, sides)
            yield from _box(work, shop)


def _sides(chosen: Sequence[Faces], shop: Shop) -> list[_Side]:
    """Return the sides in the shop's order. Their names sort in that order too."""
    digits = max(3, len(str(len(chosen))))
    numbered = [(f"{i:0{digits}}-{faces.card.id}", faces) for i, faces in enumerate(chosen, 1)]
    if shop.pages == "fronts-backs":
        fronts = [_Side(f"1-front-{name}", faces.front) for name, faces in numbered]
        return fronts + [_Side(f"2-back-{name}", faces.back) for name, faces in numbered]
    return [
        side
        for name, faces in numbered
        for side in (_Side(f"{name}-1-front", faces.front), _Side(f"{name}-2-back", faces.back))
    ]


def _pdfs(work: Work, shop: Shop, sides: Sequence[_Side]) -> Iterator[Output]:
    folder, slug = f"press/{shop.name}", work.deck.metadata.slug
    renderer = _renderer(work, shop, [side.frame for side in sides])
    if shop.pages == "separate":
        for side in sides:
            path = f"{folder}/{slug}-cards/{side.name}.pdf"
            yield _judged(work, shop, renderer, path, (side.frame,))
    else:
        path = f"{folder}/{slug}-cards.pdf"
        yield _judged(work, shop, renderer, path, [side.frame for side in sides])


def _box(work: Work, shop: Shop) -> Iterator[Output]:
    if found := fitted(work):
        sheet = press_sheet(work.deck, *found, shop.bleed, max(work.format.safe, shop.safe))
        path = f"press/{shop.name}/{work.deck.metadata.slug}-box.pdf"
        yield _judged(work, shop, _renderer(work, shop, (sheet,)), path, (sheet,))


def _renderer(work: Work, shop: Shop, frames: Iterable[Frame]) -> Renderer:
    return Renderer(work.deck.fonts, characters(frames), standard(work, shop))


def _judged(
    work: Work, shop: Shop, renderer: Renderer, path: str, frames: Sequence[Frame]
) -> Output:
    """Return a press file. Raises UnfitForPress where the shop would refuse it."""
    data = renderer.render(work.document(work.deck.metadata.title, tuple(frames)))
    first = frames[0]
    wanted = replace(
        Wanted.of(shop),
        size=(_trimmed(first.width, first, 0), _trimmed(first.height, first, 1)),
        pages=tuple(_words(frame) for frame in frames),
    )
    if faults := preflight(data, wanted):
        raise UnfitForPress(path, faults)
    return Output(path, "press", data)


def _trimmed(length: float, frame: Frame, axis: int) -> float:
    return round((length - 2 * (frame.bleed + frame.slug[axis])) / PT_PER_MM, 4)


def _words(frame: Frame) -> tuple[str, ...]:
    """Return all that a page says, as it is broken into lines."""
    texts = (item for item, _ in leaves(frame.items) if isinstance(item, Text))
    return tuple(dict.fromkeys(piece.text for text in texts for piece in text.pieces))


def _pictures(work: Work, shop: Shop, sides: Sequence[_Side]) -> Iterator[Output]:
    """Yield a picture of each side, at each resolution that the shop takes."""
    frames = tuple(dict.fromkeys(side.frame for side in sides))  # backs are alike
    renderer = Renderer(work.deck.fonts, characters(frames), ACCESSIBLE)
    pdf = renderer.render(work.document(work.deck.metadata.title, frames))
    done = 0
    for dpi in shop.dpi:
        drawn = dict(zip(frames, _drawn(work, pdf, len(frames), dpi), strict=True))
        for side in sides:
            yield Output(f"press/{shop.name}/{dpi}-dpi/{side.name}.png", "press", drawn[side.frame])
            done += 1
            work.progress(done, len(sides) * len(shop.dpi))


def _drawn(work: Work, pdf: bytes, count: int, dpi: int) -> Iterator[bytes]:
    chunks = [range(i, min(i + _CHUNK, count)) for i in range(0, count, _CHUNK)]
    each = [pdf] * len(chunks), chunks, [dpi] * len(chunks)
    spread = work.executor.map(to_print, *each) if work.executor else map(to_print, *each)
    for pictures in spread:
        yield from pictures


PRESS = Part("press", _press, options=("format", "ink", *CHOICE, "shops", "icc", "stock"))
