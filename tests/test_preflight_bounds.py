"""Preflight answers truly, and in bounded time and memory, whatever a file claims or holds."""

import base64
import tracemalloc
import zlib
from collections.abc import Callable
from functools import cache
from typing import Any

import pikepdf
import pytest

from bombs import (
    Resources,
    branching,
    elsewhere,
    fonts,
    letter,
    listed,
    mapped,
    nested,
    packed,
    photograph,
    sampled,
    spaces,
    stitched,
    wide,
)
from faults import MIDDLE, changed, paint, state
from kaartspel.building import Request, build
from kaartspel.deck.model.press import X1A
from kaartspel.keeping import KEEPER
from kaartspel.preflight import Requirements, canvas, coverage, judge_file, preflight
from repository import ENGLISH
from sampling import whole

pytestmark = pytest.mark.usefixtures("cold")

EUROPEAN = Requirements(X1A, "FOGRA39", 3, 4, 300, 6)


@pytest.fixture(scope="module")
def fit(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A press file of four cards, as the product makes it: eight pages."""
    target = tmp_path_factory.mktemp("press") / "build"
    build(Request(ENGLISH, target, only=("press",)))
    return (target / "press/european/street-talk-cards.pdf").read_bytes()


@pytest.mark.parametrize(
    ("operators", "resources", "fault"),
    [
        ("", wide, "page 3: the font Wide is not embedded"),
        ("", listed, "the file could not be judged: a font in it tells more of its codes"),
        ("", mapped, "the file could not be judged: a font in it tells more of its codes"),
        ("/Seed Do", nested, "page 3: more is drawn on it than can be looked at"),
        ("/Seed sh", stitched, "page 3: 400 % of ink"),  # which nobody can rule out
        ("/Seed sh", sampled(204, 204, 204, 204, 0, 0, 0, 0), "page 3: 320 % of ink"),
        ("/Seed Do", photograph(40_000, 40_000), "page 3: a picture could not be judged: it has"),
        ("/Seed Do", photograph(9, 9), "page 3: a picture could not be judged: its data"),
        ("/Seed Do", photograph(9, 9, 7_100), "page 3: a picture could not be judged: its data"),
        ("/Seed sh", branching, "page 3: 400 % of ink"),
        ("/Seed Do " * 50, letter, "page 3: more is drawn on it than can be looked at"),
        pytest.param(
            "/Seed Do " * 300,
            fonts,
            "page 3: more is drawn on it than can be looked at",
            marks=whole,
        ),  # as letters are
        ("/Seed Do", packed("DCTDecode"), "page 3: a picture could not be judged: its data cannot"),
        ("/Seed Do", packed("JPXDecode"), "page 3: a picture could not be judged: it holds a str"),
        ("/Seed Do", packed("RunLengthDecode"), "page 3: a picture could not be judged: its data"),
        ("/Seed Do", elsewhere, "page 3: it stands for a picture elsewhere (OPI)"),
    ],
)
def test_what_is_too_much_or_not_there_is_told(
    fit: bytes, operators: str, resources: Resources, fault: str,
    every_case: bool, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    if resources in {letter, nested} and not every_case:  # all that is looked at takes long
        monkeypatch.setattr(canvas, "_MOST_STEPS", 100_000)
    found = preflight(changed(fit, paint(operators, resources)), EUROPEAN)
    assert any(told.startswith(fault) for told in found), found


@pytest.mark.parametrize(
    ("operators", "resources"),
    [
        ("/Seed sh", sampled(0, 0, 0, 0, 25, 25, 25, 25)),
        (f"BT {MIDDLE} /Seed 2 Tf (   ) Tj ET", spaces),
        ("9 0 0 9 0 0 cm /Seed Do", photograph(8, 8)),
    ],
)
def test_what_is_light_or_blank_is_fit(fit: bytes, operators: str, resources: Resources) -> None:
    assert preflight(changed(fit, paint(operators, resources)), EUROPEAN) == ()


def test_many_overprints_are_not_compared_each_with_each(
    fit: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(coverage, "_MOST_COMPARED", 10_000)
    many = paint("/Seed gs " + "0 0 0 0.1 k 0 0 9 9 re f " * 200, state(op=True, OPM=1))
    found = preflight(changed(fit, many), EUROPEAN)
    assert found[0].startswith("page 3: the sum of inks could not be judged: too much on it over")


@cache
def many_blanks() -> bytes:
    """Return many megabytes, packed."""
    return zlib.compress(b" " * 70_000_000, 1)


def test_a_stream_that_is_packed_twice_is_not_unpacked_whole(fit: bytes) -> None:
    bomb = zlib.compress(many_blanks(), 9)

    def put(pdf: pikepdf.Pdf) -> None:
        twice = [pikepdf.Name.FlateDecode, pikepdf.Name.FlateDecode]
        pdf.pages[2].obj.Contents = pikepdf.Stream(pdf, bomb, Filter=twice)

    packed = changed(fit, put, compress_streams=False)
    tracemalloc.start()
    found = preflight(packed, EUROPEAN)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert any("more is drawn on it than can be looked at" in fault for fault in found), found
    assert peak < 30_000_000, peak


TOO_MUCH = "a stream of more than 64"


@pytest.mark.parametrize(
    ("raw", "filters", "fact"),
    [
        (
            lambda: bytes([129, 32]) * 800_000 + b"\x80",
            ["RunLengthDecode"],
            TOO_MUCH,
        ),
        (lambda: b"z" * 17_000_000 + b"~>", ["ASCII85Decode"], TOO_MUCH),
        (
            lambda: base64.a85encode(many_blanks()) + b"~>",
            ["ASCII85Decode", "FlateDecode"],
            TOO_MUCH,
        ),
        (
            lambda: many_blanks().hex().encode() + b">",
            ["ASCIIHexDecode", "FlateDecode"],
            TOO_MUCH,
        ),
        (lambda: b"\x80", ["LZWDecode"], "a stream that is packed with LZW, which PDF/X forbids"),
        (many_blanks, ["FlateDecode"] * 12, "a stream that is packed in a way not read here"),
    ],
)
def test_what_is_packed_is_told_and_not_unpacked_whole(
    fit: bytes, raw: Callable[[], bytes], filters: list[str], fact: str
) -> None:
    def put(pdf: pikepdf.Pdf) -> None:
        named = [pikepdf.Name(f"/{name}") for name in filters]
        for intent in pdf.Root.OutputIntents:
            intent.DestOutputProfile = pikepdf.Stream(pdf, raw(), Filter=named)

    packed = changed(fit, put, compress_streams=False,
                     stream_decode_level=pikepdf.StreamDecodeLevel.none)  # fmt: skip
    (found,) = preflight(packed, EUROPEAN)
    assert found.startswith(f"the file could not be judged: it holds {fact}")


def test_objects_packed_in_streams_are_newer_than_the_standard(fit: bytes) -> None:
    packed = changed(fit, lambda pdf: None,
                     object_stream_mode=pikepdf.ObjectStreamMode.generate)  # fmt: skip
    found = preflight(b"%PDF-1.4" + packed[8:], EUROPEAN)
    assert found[0].startswith("its objects are packed in streams, which PDF/X-1a:2003"), found


@pytest.mark.parametrize(
    ("count", "fault"),
    [
        (b"/Count 9", "the file is damaged (it counts 9 pages and has 8)"),
        (b"/Count/N", "the file is damaged (it counts /N pages and has 8)"),
    ],
)
def test_pages_miscounted_are_a_fault_and_no_crash(fit: bytes, count: bytes, fault: str) -> None:
    (found,) = preflight(fit.replace(b"/Count 8", count), EUROPEAN)
    assert found.startswith(fault)


def test_what_pikepdf_stumbles_over_is_a_fault_and_no_crash(
    fit: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It raises a RuntimeError of its own for trees of pages that it cannot flatten."""

    def stumble(*_: object) -> None:
        raise RuntimeError("/Count is wrong after flattening pages tree")

    monkeypatch.setattr(judge_file, "judge_boxes", stumble)
    KEEPER.clear()
    (found,) = preflight(fit, EUROPEAN)
    assert found.startswith("something in the file is not what it has to be (/Count is wrong")


def test_what_a_file_says_does_not_steer_the_terminal(fit: bytes) -> None:
    def evil(pdf: pikepdf.Pdf) -> dict[str, Any]:
        name = pikepdf.Name("/Evil\x1b[2J\x07")
        return {"/Font": pikepdf.Dictionary(Subtype=pikepdf.Name.Type1, BaseFont=name)}

    found = preflight(changed(fit, paint("", evil)), EUROPEAN)
    assert any(r"the font Evil\x1b[2J\x07 is not embedded" in fault for fault in found), found
    assert all(fault.isprintable() for fault in found)


def test_faults_of_one_kind_are_told_with_their_number(fit: bytes) -> None:
    def unembedded(pdf: pikepdf.Pdf) -> None:
        fonts = {f"/F{i}": pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name(f"/Face{i}"),
        ) for i in range(90)}  # fmt: skip
        page = pdf.pages[2]
        page.obj.Resources = pikepdf.Dictionary({**page.obj.Resources, "/Font": fonts})
        page.contents_add("".join(f" BT {name} 9 Tf ET" for name in fonts).encode())

    found = preflight(changed(fit, unembedded), EUROPEAN)
    assert sum("is not embedded" in fault for fault in found) == 20
    assert "and 70 faults more of this kind" in found
