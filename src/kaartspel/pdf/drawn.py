"""What has been drawn: operators, tags, and what they need. It can stand in any place of a page."""

from dataclasses import dataclass, replace

from kaartspel.frame import Bitmap
from kaartspel.geometry import Matrix, apply
from kaartspel.pdf.objects import Dictionary, dictionary
from kaartspel.pdf.structure import Bounds, Tag

MCID = "\0"  # stands in operators where the number of a stretch of marked content will


@dataclass(frozen=True, slots=True)
class Drawn:
    """Drawn items. `tags` come in the order of reading, numbered from 0 like the stretches.

    `code` counts in pt with y upwards, from the upper left corner of a page or a group. `shown` are
    the characters of each font, by its name in Texts; `resources` are the colours',
    `images` those that the operators name.
    """

    code: str
    stretches: int
    tags: tuple[Tag, ...]
    shown: dict[str, frozenset[str]]
    resources: dict[str, Dictionary]
    images: dict[str, Bitmap]

    def numbered(self) -> str:
        """Return the operators with the numbers of their stretches, as they stand on a page."""
        first, *rest = self.code.split(MCID)
        return first + "".join(f"{number}{part}" for number, part in enumerate(rest))


def merge(resources: dict[str, Dictionary], more: dict[str, Dictionary]) -> None:
    """Add to resources what others name, kind by kind."""
    for kind, entries in more.items():
        present = resources[kind].dict if kind in resources else {}
        resources[kind] = dictionary(**(present | entries.dict))


def moved(tag: Tag, first: int, m: Matrix) -> Tag:
    """Return a tag where `first` stretches come before it, and its bounds are moved by `m`."""
    if not first and not tag.bounds and not tag.kids:
        return tag
    content = None if tag.content is None else tag.content + first
    kids = tuple([moved(kid, first, m) for kid in tag.kids])
    bounds = tag.bounds and _bounds(tag.bounds, m)
    return replace(tag, content=content, kids=kids, bounds=bounds)


def _bounds(bounds: Bounds, m: Matrix) -> Bounds:
    left, top, right, bottom = bounds
    corners = [apply(m, x, y) for x in (left, right) for y in (top, bottom)]
    xs, ys = zip(*corners, strict=True)
    return min(xs), min(ys), max(xs), max(ys)
