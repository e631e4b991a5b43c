"""Turn an SVG file into a Symbol: one shape on a square, which the design colours."""

from functools import lru_cache

from kaartspel.deck.model import Command, Symbol
from kaartspel.deck.svg import NotDrawable, read_svg
from kaartspel.messages import say
from kaartspel.problems import Place, Problems

_LEAST = 0.02  # of the square: the least width and height of what is drawn
_SMALL = 20_000  # bytes of a drawing that is kept


def read_symbol(
    name: str, file: str, alt: str, raw: bytes, place: Place, problems: Problems
) -> Symbol | None:
    """Return the symbol drawn in `raw`; None where it is none, which is told at `place`."""
    try:
        size, path = (_kept if len(raw) <= _SMALL else _shape)(raw)
    except NotDrawable as error:
        fact = say("'{file}' cannot be a symbol: {error}", file=file, error=error)
        problems.tell(place, fact, error.remedy, "bad-symbol")
        return None
    return Symbol(name, size, path, alt)


def _shape(raw: bytes) -> tuple[float, tuple[Command, ...]]:
    """Return all that is drawn as one shape, in the middle of a square, and the square's side.

    Raises NotDrawable.
    """
    drawn = read_svg(raw)
    colours = {shape.colour for shape in drawn.shapes}
    if len(colours) > 1:
        fact = say("it has {count} colours, and the design colours a symbol", count=len(colours))
        raise NotDrawable(fact, say("draw it in one, and leave open what is to be light"))
    size = max(drawn.width, drawn.height)
    path = _moved(drawn.united(), (size - drawn.width) / 2, (size - drawn.height) / 2)
    _check_extent(path, size)
    return size, path


@lru_cache(maxsize=64)  # a deck has a few, which are read again at each save
def _kept(raw: bytes) -> tuple[float, tuple[Command, ...]]:
    return _shape(raw)


def _moved(path: tuple[Command, ...], x: float, y: float) -> tuple[Command, ...]:
    if not x and not y:
        return path
    return tuple(
        (verb, tuple([round(v + (y if i % 2 else x), 6) for i, v in enumerate(values)]))
        for verb, values in path
    )


def _check_extent(path: tuple[Command, ...], size: float) -> None:
    """Raise NotDrawable where nothing would be seen."""
    for axis in (0, 1):
        ends = [value for _, values in path for value in values[axis::2]] or [0.0]
        if max(ends) - min(ends) < _LEAST * size:
            raise NotDrawable(
                say("there is nothing to see in it"), say("draw a shape with an area")
            )
