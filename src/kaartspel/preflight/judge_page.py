"""Judge one page: its boxes, its colours and inks, its type, and whether it is the right one."""

from collections.abc import Iterator, Sequence
from typing import Any

from kaartspel.messages import joined, say
from kaartspel.preflight.coverage import heaviest_coverage, total
from kaartspel.preflight.interpreter import Interpreter
from kaartspel.preflight.requirements import LEAST_REVERSED, Requirements
from kaartspel.preflight.resources import FileResources
from kaartspel.preflight.state import Bounds, Mark
from kaartspel.preflight.streams import NotJudged

_PT_PER_MM = 72 / 25.4
_CLOSE = 0.03  # mm by which boxes may differ: PDFs round
_SHOWN = 30  # characters of a text that a message quotes
_EDGES = (say("left"), say("bottom"), say("right"), say("top"))


def judge_boxes(page: Any, wanted: Requirements) -> Iterator[str]:
    """Yield what is wrong with a page's boxes, one within the other (ISO 15930-4, 6.7)."""
    boxes = {name: _box(page, name) for name in ("MediaBox", "BleedBox", "TrimBox")}
    trim, media = boxes["TrimBox"], boxes["MediaBox"]
    if media is None:
        yield say("there is no MediaBox; say how large the page is")
        return
    if trim is None:
        yield say("there is no TrimBox; say where the shop must cut")
        return
    if "/ArtBox" in page.obj:
        yield say("there is an ArtBox beside the TrimBox; take it out")
    bleed = boxes["BleedBox"] or media
    for inner, outer, names in (
        (trim, bleed, ("TrimBox", "BleedBox")),
        (bleed, media, ("BleedBox", "MediaBox")),
    ):
        if not _lies_within(inner, outer):
            yield say(
                "the {inner} does not lie within the {outer}; set the boxes right",
                inner=names[0],
                outer=names[1],
            )
    distances = [abs(b - t) / _PT_PER_MM for b, t in zip(bleed, trim, strict=True)]
    wrong = [(d, e) for d, e in zip(distances, _EDGES, strict=True)
             if abs(d - wanted.bleed) > _CLOSE]  # fmt: skip
    if wrong:
        bleeds = joined(
            say("{distance:.2f} mm ({edge})", distance=distance, edge=edge)
            for distance, edge in wrong
        )
        if max(distances) - min(distances) < _CLOSE:
            bleeds = say("{distance:.2f} mm", distance=distances[0])
        yield say(
            "the bleed is {bleeds}; make it {bleed:g} mm all round",
            bleeds=bleeds,
            bleed=wanted.bleed,
        )
    size = trimmed_size(page) or (0, 0)
    if wanted.size and any(abs(a - b) > _CLOSE for a, b in zip(size, wanted.size, strict=True)):
        fact = say(
            "the trimmed page is {width:.2f} × {height:.2f} mm", width=size[0], height=size[1]
        )
        yield say(
            "{fact}; make it {wanted_width:g} × {wanted_height:g} mm",
            fact=fact,
            wanted_width=wanted.size[0],
            wanted_height=wanted.size[1],
        )
    if int(page.obj.get("/Rotate", 0)) or float(page.obj.get("/UserUnit", 1)) != 1:
        yield say("the page is turned or scaled by its settings; set it upright in its real size")


def trimmed_size(page: Any) -> tuple[float, float] | None:
    """Return the size of the trimmed page in mm; None where it is not told."""
    trim = _box(page, "TrimBox")
    return trim and ((trim[2] - trim[0]) / _PT_PER_MM, (trim[3] - trim[1]) / _PT_PER_MM)


def judge_content(page: Any, wanted: Requirements, file: FileResources) -> tuple[list[str], str]:
    """Return what is wrong with what a page paints, and what it says without white space.

    White space is left out because a PDF may have distances in its place. `file` is what the pages
    share.
    """
    interpreter = Interpreter(file, allows_transparency=wanted.standard.allows_transparency)
    canvas = interpreter.read_page(page)
    faults = [*canvas.faults, *_judge_coverage(canvas.marks, wanted)]
    texts = [mark for mark in canvas.marks if mark.size is not None]
    faults += _judge_type(texts, page, wanted)
    faults += _judge_pictures(canvas.coarsest, wanted)
    return faults, "".join("".join(mark.text.split()) for mark in texts)


def _judge_pictures(coarsest: float | None, wanted: Requirements) -> Iterator[str]:
    if coarsest is not None and coarsest < wanted.least_dpi - 0.5:
        fact = say("a picture has {dpi:.0f} pixels to the inch where it is printed", dpi=coarsest)
        yield say("{fact}; take one that has {least}", fact=fact, least=wanted.least_dpi)


def _judge_coverage(marks: Sequence[Mark], wanted: Requirements) -> Iterator[str]:
    try:
        most = heaviest_coverage(marks)
    except NotJudged as error:
        yield say(
            "the sum of inks could not be judged: {error}; flatten it into a picture", error=error
        )
        return
    if most > wanted.ink_limit + 0.5:
        yield say(
            "{most:.0f} % of ink lies in one place; use at most {ink_limit} %",
            most=most,
            ink_limit=wanted.ink_limit,
        )


def _judge_type(texts: Sequence[Mark], page: Any, wanted: Requirements) -> Iterator[str]:
    least_reversed = max(LEAST_REVERSED, wanted.least_type)
    small, reversed_, mixed = [], [], []
    for mark in texts:
        assert mark.size is not None
        if mark.text.isspace():
            continue  # nothing of it is seen
        is_paper = not total(mark.plates)
        if mark.size < wanted.least_type - 0.01:
            small.append(mark)
        elif is_paper and mark.size < least_reversed - 0.01:
            reversed_.append(mark)
        if mark.plates.get("Black", 0) >= 0.9 and len(list(filter(None, mark.plates.values()))) > 1:
            mixed.append(mark)
    if small:
        fact = say("type of {size} pt ({words})", size=_size(small), words=_quoted(small))
        yield say(
            "{fact}; set nothing smaller than {least_type:g} pt",
            fact=fact,
            least_type=wanted.least_type,
        )
    if reversed_:
        fact = say(
            "type of {size} pt in white ({words})", size=_size(reversed_), words=_quoted(reversed_)
        )
        yield say(
            "{fact}; set no white type smaller than {least_reversed:g} pt",
            fact=fact,
            least_reversed=least_reversed,
        )
    if mixed:
        yield say(
            "black text is mixed of several inks ({words}); set it in black alone",
            words=_quoted(mixed),
        )
    trim = _box(page, "TrimBox")
    outside = [mark for mark in texts if trim and not _is_safe(mark, trim, wanted.safe)]
    if outside:
        fact = say(
            "text stands within {safe:g} mm of the edge ({words})",
            safe=wanted.safe,
            words=_quoted(outside),
        )
        yield say("{fact}; move it inwards", fact=fact)


def _is_safe(mark: Mark, trim: Bounds, safe: float) -> bool:
    """Return whether text keeps off the edge; beyond the edge it is a note, and cut off."""
    left, bottom, right, top = mark.bounds
    size = mark.size or 0
    # Capitals and x-heights lie well within the bounds that count for inks.
    inner = (left, bottom + 0.3 * size, right, top - 0.3 * size)
    if right <= trim[0] or left >= trim[2] or top <= trim[1] or bottom >= trim[3]:
        return True
    margin = (safe - _CLOSE) * _PT_PER_MM
    zone = (trim[0] + margin, trim[1] + margin, trim[2] - margin, trim[3] - margin)
    return _lies_within(inner, zone)


def _size(marks: Sequence[Mark]) -> str:
    return f"{min(mark.size or 0 for mark in marks):.3g}"


def _quoted(marks: Sequence[Mark]) -> str:
    text = next((mark.text.strip() for mark in marks if mark.text.strip()), "")
    shortened = text if len(text) <= _SHOWN else text[:_SHOWN].rstrip() + "…"
    return say("“{text}”", text=shortened) if text else say("its characters have no names")


def _box(page: Any, name: str) -> Bounds | None:
    edges = page.mediabox if name == "MediaBox" else page.obj.get(f"/{name}")
    if edges is None:
        return None
    x1, y1, x2, y2 = (float(edge) for edge in edges)
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def _lies_within(inner: Bounds, outer: Bounds) -> bool:
    slack = _CLOSE * _PT_PER_MM
    return (
        inner[0] >= outer[0] - slack
        and inner[1] >= outer[1] - slack
        and inner[2] <= outer[2] + slack
        and inner[3] <= outer[3] + slack
    )
