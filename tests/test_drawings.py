"""Drawings in SVG: drawn as they are meant, or told; within a second, whatever they hold."""

import zlib

import pytest
from pathops import FillType, Path, PathOpsError

from drawings import DRAWN, TOLD, crossing, svg
from kaartspel.deck.model import Command, Symbol
from kaartspel.deck.svg import NotDrawable, outlines, read_svg
from kaartspel.deck.symbols import read_symbol
from kaartspel.problems import Place, Problems


def area(path: tuple[Command, ...], rule: FillType = FillType.EVEN_ODD) -> float:
    made = Path(fillType=rule)
    for verb, values in path:
        {"M": made.moveTo, "L": made.lineTo, "C": made.cubicTo, "Z": made.close}[verb](*values)
    made.simplify(fix_winding=True)
    return float(abs(made.area))


def symbol(raw: bytes) -> Symbol:
    problems = Problems()
    read = read_symbol("sun", "sun.svg", "a sun", raw, Place("suits.yaml"), problems)
    assert read, list(problems)
    return read


@pytest.mark.parametrize("name", TOLD)
def test_what_is_not_drawn_is_told(name: str) -> None:
    inner, fact = TOLD[name]
    with pytest.raises(NotDrawable) as raised:
        read_svg(svg(inner))
    assert fact in f"{raised.value}; {raised.value.remedy}"


@pytest.mark.parametrize("name", DRAWN)
def test_what_is_drawn_lies_within_its_box(name: str) -> None:
    drawn = read_svg(DRAWN[name])
    edge = max(drawn.width, drawn.height) * 1e-4
    for shape in drawn.shapes:
        for _, values in shape.path:
            assert all(-edge <= x <= drawn.width + edge for x in values[::2])
            assert all(-edge <= y <= drawn.height + edge for y in values[1::2])


# In units of the drawing, squared: by hand.
AREAS = {
    "a hole by direction": 90 * 90 - 40 * 40,
    "no hole by direction": 90 * 90,
    "a frame that is not drawn": 9 * 18,
    "shapes beyond the box": 100 * 30 + 3.14159265 / 4 * (50**2 - 30**2),
    "what is hidden and what shows in it": 3.14159265 * 400,
    "a tiny box": 3.14159265 * (0.4**2 - 0.2**2),
}


@pytest.mark.parametrize("name", AREAS)
def test_a_shape_has_the_area_that_it_should(name: str) -> None:
    shown = sum(area(shape.path) for shape in read_svg(DRAWN[name]).shapes)
    assert shown == pytest.approx(AREAS[name], rel=1e-3)


def test_lines_make_one_symbol_in_the_middle_of_a_square() -> None:
    made = symbol(svg('<path d="M2 6h16"/><path d="M10 2v8"/>', "0 0 20 12",
                      'fill="none" stroke="#123" stroke-width="2"'))  # fmt: skip
    assert made.size == 20
    assert area(made.path) == pytest.approx(16 * 2 + 8 * 2 - 4, rel=1e-3)
    assert min(v for _, values in made.path for v in values[1::2]) == pytest.approx(6)


def test_a_symbol_of_overlapping_shapes_has_no_holes() -> None:
    made = symbol(svg('<circle cx="40" cy="50" r="30"/><circle cx="60" cy="50" r="30"/>'))
    lens = 2 * 900 * 1.2309594 - 20 * (900 - 100) ** 0.5  # acos(1/3)
    assert area(made.path) == pytest.approx(2 * 3.14159265 * 900 - lens, rel=1e-3)


def test_a_path_that_needs_no_change_is_kept_as_it_is_written() -> None:
    made = symbol(svg('<path fill-rule="evenodd" d="M10 10H90V90H10ZM30 30H70V70H30Z"/>'))
    assert [command[0] for command in made.path] == list("MLLLLZMLLLLZ")
    assert made.path[1] == ("L", (90.0, 10.0))


def told(raw: bytes) -> str:
    """Return what is told of a drawing, nothing where it is drawn."""
    try:
        read_svg(raw)
    except NotDrawable as error:
        return f"{error}; {error.remedy}"
    return ""


@pytest.mark.parametrize("points", [50, 150, 300, 600, 1200])
def test_lines_that_cross_too_often_to_be_drawn_in_time_are_told(points: int) -> None:
    assert told(svg(f'<path d="{crossing(points)}"/>'))[:18] in {"", "its lines cross ea"}


def test_what_skia_gives_up_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def give_up(*_: object) -> None:
        raise PathOpsError("operation did not succeed")

    monkeypatch.setattr(outlines, "_simplified", give_up)
    assert told(svg('<path d="M0 0h9v9z"/>')).startswith("its lines lie too close to be told apart")


def test_many_shapes_make_one_symbol_in_the_time_of_one_path() -> None:
    """Joined one after the other, these took half a minute."""
    dots = "".join(f'<rect x="{i % 40 * 2}" y="{i // 40 * 2}" width="1" height="1"/>'
                   for i in range(600))  # fmt: skip
    assert area(symbol(svg(dots)).path) == pytest.approx(600, rel=1e-3)


def test_a_drawing_cut_anywhere_or_changed_is_drawn_or_told() -> None:
    for name, raw in DRAWN.items():
        for end in range(0, len(raw), 41):
            spoilt = bytearray(raw)
            spoilt[end] = zlib.crc32(f"{name}{end}".encode()) % 128
            assert told(raw[:end])
            told(bytes(spoilt))
