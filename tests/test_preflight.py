"""Preflight finds each fault that a print shop would send a file back for."""

import os
import shutil
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from commands import run
from faults import (
    FIELD,
    MIDDLE,
    NOTE,
    SCRIPT,
    Change,
    changed,
    delete,
    form,
    helvetica,
    paint,
    picture,
    put,
    shading,
    spot,
    state,
)
from kaartspel.building import Request, build
from kaartspel.cli.preflight import preflight_command
from kaartspel.deck.model.press import X1A
from kaartspel.preflight import Requirements, canvas, preflight
from kaartspel.problems import SurroundingsFailed, WrongUsage
from repository import ENGLISH

EUROPEAN = Requirements(X1A, "FOGRA39", 3, 4, 300, 6)


@pytest.fixture(scope="module")
def fit(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A press file of four cards, as the product makes it: eight pages."""
    target = tmp_path_factory.mktemp("press") / "build"
    build(Request(ENGLISH, target, only=("press",)))
    return (target / "press/european/street-talk-cards.pdf").read_bytes()


@pytest.mark.parametrize(
    ("placed", "dpi"),
    [
        ("9 0 0 9 0 0 cm", 16),  # two pixels high, an eighth of an inch
        ("0 9 -9 0 20 20 cm", 16),
        ("0.5 0 0 0.5 0 0 cm 2 0 0 1 0 0 cm", 216),
        ("0.5 0 0 0.9 0 0 cm", 160),
    ],
)
def test_a_picture_of_too_few_pixels_for_its_size(fit: bytes, placed: str, dpi: int) -> None:
    data = changed(fit, paint(f"{placed} /Seed Do", picture("CMYK", (0, 0, 0, 0))))
    wanted = replace(EUROPEAN, least_dpi=200)
    told = [fault for fault in preflight(data, wanted) if "pixels to the inch" in fault]
    expected = f"page 3: a picture has {dpi} pixels to the inch where it is printed"
    assert [fault.partition(";")[0] for fault in told] == ([expected] if dpi < 200 else [])
    assert not any("pixels to the inch" in fault for fault in preflight(data, EUROPEAN))


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (paint(f"1 0 0 rg {FIELD}"), "page 3: a colour is RGB"),
        (paint("0 0 1 RG 0 0 m 9 9 l S"), "page 3: a colour is RGB"),
        (paint(f"/DeviceRGB cs 1 0 0 sc {FIELD}"), "page 3: a colour is RGB"),
        (paint("/Seed Do", form(b"0 1 0 rg 0 0 9 9 re f")), "page 3: a colour is RGB"),
        (paint(f"/Seed cs 1 scn {FIELD}", spot("/Gold", "/DeviceRGB")),
         "a spot colour mixed of RGB"),
        (paint("/Seed sh", shading("/DeviceRGB", [0, 0, 0], [1, 1, 1])), "a shading is RGB"),
        (paint("9 0 0 9 0 0 cm /Seed Do", picture("RGB", "red")), "page 3: a picture is RGB"),
        (paint("BI /W 1 /H 1 /BPC 8 /CS /RGB ID abc EI"), "page 3: a picture is RGB"),
        (paint("", helvetica), "page 3: the font Helvetica is not embedded"),
        (paint(f"0.8 0.8 0.8 0.8 k {FIELD}"), "page 3: 320 % of ink"),
        (paint("0.8 0.8 0.8 0.8 K 9 w 0 0 m 9 9 l S"), "page 3: 320 % of ink"),
        (paint(f"0.8 0.8 0.8 0 k {FIELD} /Seed gs 0 0 0 0.8 k {FIELD}",
               state(OP=True, op=True, OPM=1)), "page 3: 320 % of ink"),
        (paint("9 0 0 9 0 0 cm /Seed Do", picture("CMYK", (204, 204, 204, 204))),
         "page 3: 320 % of ink"),
        (paint("/Seed sh", shading("/DeviceCMYK", [0, 0, 0, 0], [1, 1, 1, 0.2])),
         "page 3: 320 % of ink"),
        (paint(f"0.8 0.8 0.8 0.8 k {FIELD} /Seed cs 0.5 scn {FIELD}",
               spot("/Gold", "/DeviceCMYK")), "page 3: 320 % of ink"),
        (paint(f"BT {MIDDLE} {{font}} 5 Tf (abc) Tj ET"), "page 3: type of 5 pt"),
        (paint(f"0.5 0 0 0.5 30 30 cm BT {MIDDLE} {{font}} 10 Tf (abc) Tj ET"),
         "page 3: type of 5 pt"),
        (paint("BT {font} 1 Tf 5 0 0 5 60 60 Tm [(a) -20 (b)] TJ ET"), "page 3: type of 5 pt"),
        (paint(f"0 0 0 0 k BT {MIDDLE} {{font}} 6.5 Tf (abc) Tj ET"),
         "page 3: type of 6.5 pt in white"),
        (paint(f"0.4 0 0 1 k BT {MIDDLE} {{font}} 9 Tf (abc) Tj ET"),
         "page 3: black text is mixed of several inks"),
        (paint("BT 1 0 0 1 12 60 Tm {font} 9 Tf (abc) Tj ET"), "within 4 mm of the edge"),
        (paint(f"/Seed gs {FIELD}", state(ca=0.5)), "page 3: something is transparent"),
        (paint(f"/Seed gs {FIELD}", state(BM=pikepdf.Name.Multiply)), "something is transparent"),
        (paint("9 0 0 9 0 0 cm /Seed Do", lambda pdf: picture(
            "CMYK", 0, SMask=picture("L", 0)(pdf)["/XObject"])(pdf)), "something is transparent"),
    ],
)  # fmt: skip
def test_a_fault_in_the_content_is_found(fit: bytes, change: Change, fault: str) -> None:
    found = preflight(changed(fit, change), EUROPEAN)
    assert any(fault in words for words in found), found
    assert len(found) == 1, found


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (delete("page 5", "/TrimBox"), "page 5: there is no TrimBox"),
        (put("page 5", "/TrimBox", [2, 2, 900, 200]), "does not lie within the BleedBox"),
        (put("page 5", "/BleedBox", [4, 4, 191, 262]), "page 5: the bleed is 1.59 mm (left)"),
        (put("page 5", "/ArtBox", [9, 9, 99, 99]), "page 5: there is an ArtBox"),
        (put("page 5", "/TrimBox", [9, 9, 150, 200]), "page 5: the trimmed size is not that of"),
        (put("page 5", "/Rotate", 90), "page 5: the page is turned"),
        (put("page 5", "/Annots", pikepdf.Array([NOTE])), "page 5: there are links or notes"),
        (put("Root", "/OpenAction", SCRIPT), "scripts or actions"),
        (put("page 5", "/AA", pikepdf.Dictionary(O=SCRIPT)), "it wants something to happen"),
        (put("Root", "/OCProperties", pikepdf.Dictionary()), "layers"),
        (delete("Root", "/OutputIntents"), "names 0 output intents"),
        (delete("Root", "/OutputIntents", "0", "/RegistryName"), "name its registry"),
        (delete("Info", "/Trapped"), "does not say whether it is trapped"),
        (delete("Info", "/Title"), "does not say its Title"),
        (put("Info", "/GTS_PDFXVersion", "PDF/X-3:2003"), "calls itself PDF/X-3:2003"),
        (lambda pdf: pdf.pages.__delitem__(3), "there are 7 pages; give every card two sides"),
    ],
)  # fmt: skip
def test_a_fault_in_boxes_or_keys_is_found(fit: bytes, change: Change, fault: str) -> None:
    found = preflight(changed(fit, change), EUROPEAN)
    assert any(fault in words for words in found), found


def test_a_later_version_of_pdf_and_a_password_are_found(fit: bytes) -> None:
    later = preflight(changed(fit, lambda pdf: None, min_version="1.7"), EUROPEAN)
    assert later == ("the file is of PDF 1.7; PDF/X-1a:2003 is PDF 1.4 at most",)
    locked = changed(fit, lambda pdf: None, encryption=pikepdf.Encryption(user="a", owner="b"))
    assert preflight(locked, EUROPEAN)[0].startswith("the file is locked with a password")
    assert preflight(b"%PDF-1.4 and no more", EUROPEAN) == ("the file is no PDF, or a damaged one",)


def test_a_file_that_had_to_be_repaired_to_be_read_is_damaged(fit: bytes) -> None:
    for damaged, what in (
        (fit[:-200], "find startxref"),
        (changed(fit, delete("page 5", "/MediaBox")), "MediaBox is undefined"),
    ):
        found = preflight(damaged, EUROPEAN)[-1]
        assert found.startswith("the file is damaged (")
        assert found.endswith("; make it anew")
        assert what in found or "file is damaged" in found


def test_a_page_is_judged_alike_whether_another_file_had_it_before(fit: bytes) -> None:
    def broken(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].contents_add(b"q <zz> pop Q")

    found = [preflight(changed(fit, broken), EUROPEAN) for _ in range(2)]
    assert found[0] == found[1]
    assert "the file is damaged (" in found[0][-1]
    assert "0x" not in found[0][-1]


def test_fonts_of_other_widths_are_told_apart(fit: bytes) -> None:
    """The text `AB` ends within the safe zone, or beyond it: widths of the same digits."""

    def narrow(*widths: int) -> Callable[[pikepdf.Pdf], dict[str, Any]]:
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Foo,
            FirstChar=65, LastChar=66, Widths=widths, Encoding=pikepdf.Name.WinAnsiEncoding,
        )  # fmt: skip
        return lambda pdf: {"/Font": font}

    shown = "0 0 0 1 k BT /Seed 10 Tf 160 100 Td (AB) Tj ET"
    wide, short = (
        preflight(changed(fit, paint(shown, narrow(*widths))), EUROPEAN)
        for widths in ((1, 2311), (11, 231))
    )
    assert any("text stands within 4 mm of the edge (“AB”)" in fault for fault in wide), wide
    assert not any("text stands within" in fault for fault in short), short


@pytest.mark.parametrize("contents", [None, 5, pikepdf.Name.Odd, pikepdf.Dictionary(Odd=1)])
def test_contents_that_are_none_are_no_crash(fit: bytes, contents: object) -> None:
    def odd(pdf: pikepdf.Pdf) -> None:
        pages = pdf.pages
        pages[0].obj.Contents = pikepdf.Array([pages[0].obj.Contents, contents])
        pages[1].obj.Contents = contents if contents is not None else pikepdf.Array([None])

    assert isinstance(preflight(changed(fit, odd), EUROPEAN), tuple)


def test_what_is_too_much_to_look_at_is_said_and_not_looked_at(
    fit: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    much = changed(fit, lambda pdf: pdf.pages[2].contents_add(b" " * 4_000_001))
    assert preflight(much, EUROPEAN)[0].startswith("page 3: more is drawn on it than can be looked")
    again = paint("q /Seed Do Q " * 300, form(b"0 0 1 1 re f " * 300))
    monkeypatch.setattr(canvas, "_MOST_STEPS", 5_000)
    found = preflight(changed(fit, again), EUROPEAN)
    assert found[0].startswith("page 3: more is drawn on it than can be looked at"), found


@pytest.mark.skipif(os.name != "posix", reason="needs pipes with names")
def test_a_pipe_is_no_file_to_wait_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    done = run("preflight", "pipe.pdf", cwd=tmp_path)
    assert done.returncode == 3
    assert done.stderr == "kaartspel: cannot read pipe.pdf: it is no file\n"


def test_an_object_of_another_kind_is_a_fault_and_no_crash(fit: bytes) -> None:
    odd = paint("/Seed gs", state(OPM=pikepdf.Name.Odd))
    (found,) = preflight(changed(fit, odd), EUROPEAN)
    assert found.startswith("something in the file is not what it has to be (")


def test_a_fit_file_has_no_fault_and_saving_it_anew_adds_none(fit: bytes) -> None:
    assert preflight(fit, EUROPEAN) == ()
    assert preflight(changed(fit, lambda pdf: None), EUROPEAN) == ()


def test_what_is_harmless_is_no_fault(fit: bytes) -> None:
    die = paint(f"0.7 0.7 0.7 0.8 k {FIELD} /Seed CS 1 SCN 9 9 m 50 50 l S",
                spot("/CutContour", "/DeviceCMYK"))  # fmt: skip
    invisible = paint(f"3 Tr BT {MIDDLE} {{font}} 3 Tf (abc) Tj ET")
    outside = paint("BT 1 0 0 1 -90 60 Tm {font} 9 Tf (abc) Tj ET")
    for change in (die, invisible, outside):
        assert preflight(changed(fit, change), EUROPEAN) == ()


def test_pages_of_the_wrong_number_or_order_are_found(fit: bytes) -> None:
    words = tuple((word,) for word in ("C1", "Cl", "Q01", "Qu", "Q02", "Qu", "S01", "Op"))
    wanted = replace(EUROPEAN, pages=words)
    assert preflight(fit, wanted) == ()

    def swapped(pdf: pikepdf.Pdf) -> None:
        pages: Iterable[Any] = [pdf.pages[i] for i in (0, 1, 4, 3, 2, 5, 6, 7)]
        pdf.pages[:] = list(pages)

    (found,) = preflight(changed(fit, swapped), wanted)
    assert found.startswith("page 3 does not say “Q01”, and 1 more pages are wrong")
    fewer = preflight(fit, replace(wanted, pages=words[:-1]))
    assert fewer == ("there are 8 pages; make it 7",)
    small = preflight(fit, replace(wanted, size=(63, 89)))
    assert small == ("pages 1 to 8: the trimmed page is 63.00 × 88.00 mm; make it 63 × 89 mm",)


def test_the_command_says_what_is_wrong_and_leaves_with_1(fit: bytes, tmp_path: Path) -> None:
    (tmp_path / "fit.pdf").write_bytes(fit)
    (tmp_path / "unfit.pdf").write_bytes(changed(fit, delete("page 5", "/TrimBox")))
    done = run("preflight", "fit.pdf", "unfit.pdf", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (
        1, "fit.pdf: fit for the shop 'european' of the deck that comes with kaartspel\n",
    )  # fmt: skip
    assert done.stderr.splitlines() == [
        "unfit.pdf: page 5: there is no TrimBox; say where the shop must cut"
    ]


def test_the_command_knows_the_shops_of_a_deck(
    fit: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ENGLISH, tmp_path / "deck")
    with (tmp_path / "deck/deck.yaml").open("a", encoding="utf-8") as file:
        file.write("shops: [{name: corner, pages: front-back, bleed: 3, safe: 4, corner: 3,"
                   " ink_limit: 300, least_type: 9, standard: x-1a}]\n")  # fmt: skip
    path, deck = tmp_path / "fit.pdf", tmp_path / "deck"
    path.write_bytes(fit)
    assert preflight_command.callback
    assert preflight_command.callback((path,), "european", deck) == 0
    assert preflight_command.callback((path,), "corner", deck) == 1
    assert "set nothing smaller than 9 pt" in capsys.readouterr().err
    with pytest.raises(WrongUsage, match="no shop 'pictures' that takes PDF"):
        preflight_command.callback((path,), "pictures", deck)
    with pytest.raises(SurroundingsFailed, match="cannot read"):
        preflight_command.callback((tmp_path / "no.pdf",), "european", deck)
