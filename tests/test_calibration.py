"""The proof sheet is read like a clerk reads it; what is read moves the backs the right way."""

import os
from dataclasses import replace
from functools import cache
from itertools import cycle, product
from pathlib import Path

import pytest

from clerk import readings
from commands import run
from judges import PROFILES, judge_pdf
from kaartspel import printers
from kaartspel.deck.model import Deck, FrozenMap, Sheet
from kaartspel.imposition import Calibration, Correction, Readings, read
from kaartspel.parts import PARTS, Options, Work
from kaartspel.printers import PrinterEntry
from kaartspel.problems import SurroundingsFailed, WrongUsage
from kaartspel.recipe import Recipe
from pdfs import extract, structure
from placing import distance, middle, mirrored, motion, off, placed
from repository import ENGLISH
from sampling import sampled
from standins import AXES, OWN, files, sides, stand_ins
from standins import BACK as BACK_SIDE
from standins import FRONT as FRONT_SIDE

STEP = 0.25  # mm, between two strokes of a scale
NAMES = ["a4-duplex", "a4-short-edge", "a4-two-passes", "a3-duplex", "letter-duplex",
         "landscape-long", "landscape-short"]  # fmt: skip
FAULTS = [(0, 0, 0), (1.3, -0.8, 0), (-2.1, 3.4, 0.25), (0.4, 0.9, -0.4), (-4, -3, 0.1)]


# Each sheet and each fault once; all of them together take minutes.
SAMPLE = list(zip(NAMES, cycle(FAULTS), strict=False))


@cache
def proof(deck: Deck, name: str, correction: Correction | None = None) -> bytes:
    sheet = sheet_of(deck, name)
    options = Options(sheets=(name,))
    if correction:
        known = (Calibration(sheet.width, sheet.height, correction),)
        options = Options(sheets=(name,), printer="desk", calibrations=known)
    deck = replace(deck, sheets=(*deck.sheets, *OWN))
    (recipe,) = PARTS["calibration"].make(Work(deck, options))
    assert isinstance(recipe, Recipe)
    return recipe.make(*recipe.arguments)


def sheet_of(deck: Deck, name: str) -> Sheet:
    return next(sheet for sheet in (*deck.sheets, *OWN) if sheet.name == name)


@pytest.mark.parametrize(("name", "fault"), sampled(product(NAMES, FAULTS), SAMPLE))
def test_what_is_read_undoes_what_the_printer_does(
    deck: Deck, name: str, fault: tuple[float, float, float]
) -> None:
    correction = read(readings(proof(deck, name), AXES[name], fault), sheet_of(deck, name))
    x, y, turn = fault
    assert correction.turn == pytest.approx(-turn, abs=0.08)
    again = readings(proof(deck, name, correction), AXES[name], fault)
    assert max(abs(again.a), abs(again.b), abs(again.c)) <= STEP
    if turn == 0:
        assert (correction.x, correction.y) == pytest.approx((-x, -y), abs=STEP)


@pytest.mark.parametrize("name", ["a4-duplex", "a4-short-edge", "a4-two-passes"])
def test_a_correction_read_once_serves_every_edge(deck: Deck, name: str) -> None:
    """Cards printed by the printer that the proof was read on fall behind their fronts."""
    fault = (1.6, -2.2, 0.3)
    correction = read(
        readings(proof(deck, "a4-duplex"), "upright", fault), sheet_of(deck, "a4-duplex")
    )
    format_ = deck.formats[0]
    found = files(deck, [stand_ins(deck, format_, 9)], sheet_of(deck, name), format_, correction)
    pages = [page for part in found.values() for page in part]
    seen, moved = mirrored(pages[1], AXES[name]), motion(pages[0], *fault)
    fronts, backs = sides(pages[0], FRONT_SIDE), sides(pages[1], BACK_SIDE)
    assert max(off(fronts, backs, lambda point: moved(seen(point)))) < 2 * STEP


@pytest.mark.parametrize("name", NAMES)
def test_a_sheet_turned_over_the_wrong_edge_shows_its_dot_in_the_other_box(
    deck: Deck, name: str
) -> None:
    front, back = placed(proof(deck, name))
    right, wrong = (middle(shape) for shape in front.shapes if len(shape) == 4)
    dot = middle(next(shape for shape in back.shapes if len(shape) == 5))
    other = "level" if AXES[name] == "upright" else "upright"
    assert distance(mirrored(back, AXES[name])(dot), right) < 0.01
    assert distance(mirrored(back, other)(dot), wrong) < 0.01


@pytest.mark.parametrize("flavour", sampled([(flavour,) for flavour in PROFILES], [("ua1",)]))
def test_verapdf_finds_no_fault_in_a_proof_sheet(deck: Deck, flavour: str) -> None:
    for name in ("a4-duplex", "landscape-long"):
        assert not judge_pdf(proof(deck, name), flavour)
    assert not judge_pdf(proof(deck, "a4-duplex", Correction(1, 2, 0.5)), flavour)


def test_a_proof_sheet_says_what_to_do_in_the_decks_language(deck: Deck, english: Deck) -> None:
    text = extract(proof(deck, "a4-duplex"), 0)
    assert "Proefvel voor dubbelzijdig printen" in text
    assert "omslaan langs de lange zijde, op ware grootte (100%)" in text
    assert "kaartspel calibrate --printer NAAM --a" in text
    assert "--sheet a3-duplex" in extract(proof(deck, "a3-duplex"), 0)
    assert "Proof sheet for printing on both sides" in extract(proof(english, "a4-duplex"), 0)
    lines = structure(proof(deck, "a4-duplex")).splitlines()
    assert [line.strip() for line in lines if "H1" in line] == [
        "H1: Proefvel voor dubbelzijdig printen"
    ]
    assert sum("Figure [Schaal" in line for line in lines) == 3


def test_numbers_that_stand_on_no_scale_are_refused(deck: Deck) -> None:
    sheet = sheet_of(deck, "a4-duplex")
    with pytest.raises(WrongUsage, match=r"7 does not stand on scale B, which goes from -5 to 5"):
        read(Readings(0, 7, 0), sheet)
    with pytest.raises(WrongUsage, match="one of A, B and C is missing"):
        Readings.from_numbers(1, None, 2)
    small = replace(sheet, name="tiny", width=105, height=148)
    with pytest.raises(WrongUsage, match="too small for a proof sheet"):
        read(Readings(0, 0, 0), small)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KAARTSPEL_CONFIG", str(tmp_path / "config"))
    return tmp_path / "config"


def kept(printer: str, x: float = 1.0, tray: str = "", width: float = 210.0) -> PrinterEntry:
    return PrinterEntry(printer, tray, Calibration(width, 297.0, Correction(x, -0.25, 0.1)))


def test_printers_are_kept_per_tray_and_paper(folder: Path) -> None:
    names = ["balie", 'de "nieuwe" \\ printer', "Kopieerapparaat 2e étage 🖨"]
    entries = [kept(names[0]), kept(names[0], 2, "zijlade"), kept(names[0], 3, width=297.0),
               kept(names[1]), kept(names[2])]  # fmt: skip
    for entry in entries:
        printers.keep(entry)
    printers.keep(kept("BALIE", -1.5))
    known = printers.entries()
    assert len(known) == len(entries)
    assert [c.correction.x for c in printers.calibrations("Balie")] == [-1.5, 3]
    assert [c.correction.x for c in printers.calibrations("balie", "Zijlade")] == [2]
    assert {entry.printer for entry in known} == {"BALIE", *names}
    assert [path.name for path in folder.iterdir() if path.suffix != ".lock"] == ["printers.toml"]


def test_an_unknown_printer_or_tray_is_refused_with_a_remedy(folder: Path) -> None:
    with pytest.raises(WrongUsage, match=r"no printer 'balie' has been .* 'kaartspel calibrate'"):
        printers.calibrations("balie")
    printers.keep(kept("balie", tray="zijlade"))
    with pytest.raises(WrongUsage, match=r"no printer 'bali' .* did you mean 'balie'\?"):
        printers.calibrations("bali")
    with pytest.raises(WrongUsage, match=r"tray without a name .* --tray: .*zijlade"):
        printers.calibrations("balie")
    with pytest.raises(WrongUsage, match=r"tray 'zijlad' .* did you mean 'zijlade'\?"):
        printers.calibrations("balie", "zijlad")


@pytest.mark.parametrize("name", ["", " desk", "de\nsk", "\x1b[31m"])
def test_a_name_that_cannot_be_written_is_refused(folder: Path, name: str) -> None:
    with pytest.raises(WrongUsage, match="cannot name a printer"):
        printers.keep(kept(name))
    assert not folder.exists()


def test_a_name_is_not_longer_than_a_line_of_a_sheet(folder: Path) -> None:
    printers.keep(kept("x" * 40))
    with pytest.raises(WrongUsage, match="a printer's name has at most 40 characters"):
        printers.keep(kept("x" * 3000))
    with pytest.raises(WrongUsage, match="a tray's name has at most 40 characters"):
        printers.keep(kept("x", tray="x" * 41))


@pytest.mark.parametrize("part", ["sheets", "calibration"])
def test_a_name_that_the_decks_fonts_lack_is_refused(english: Deck, part: str) -> None:
    known = (Calibration(210.0, 297.0, Correction(1, 1, 0)),)
    options = Options(sheets=("a4-duplex",), printer="打印机", calibrations=known)
    with pytest.raises(
        WrongUsage, match="lack '打' of the printer's name '打印机'; give it another"
    ):
        list(PARTS[part].make(Work(english, options)))


@pytest.mark.parametrize("key", ["proof_step_1", "proof_step_4", "proof_step_5", "proof_wrong"])
def test_words_that_a_proof_sheet_has_no_room_for_are_told(english: Deck, key: str) -> None:
    long = f"{english.words[key]} " * 12
    deck = replace(english, words=FrozenMap({**english.words, key: long}))
    with pytest.raises(WrongUsage, match="words do not fit on the paper of the sheet 'a4-duplex'"):
        list(PARTS["calibration"].make(Work(deck, Options(sheets=("a4-duplex",)))))


def test_what_is_kept_is_never_half_written(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    printers.keep(kept("balie"))
    before = (folder / "printers.toml").read_bytes()

    def full_disk(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(SurroundingsFailed, match="No space left on device"):
        printers.keep(kept("other"))
    assert (folder / "printers.toml").read_bytes() == before
    assert {path.name for path in folder.iterdir()} <= {"printers.toml", "printers.lock"}


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("x = 1.0", "x = 'far'", r"'balie' must have x, a number from -20 to 20"),
        ("x = 1.0", "x = nan", r"'balie' must have x"),
        ("y = -0.25", "", r"'balie' must have y"),
        ("turn", "trun", r"'balie' has an unknown key 'trun'"),
        ("[210.0, 297.0]", "[210.0]", r"'balie' must have its paper in mm"),
        ('printer = "balie"', "", r"must name its printer"),
        ("[[calibration]]", "[calibration", r"line 5"),
        ("[[calibration]]", "[calibration]", r"must be a list"),
        ('tray = ""', "tray = 1", r"must name its tray"),
    ],
)
def test_a_damaged_file_is_told_of_and_left_alone(
    folder: Path, old: str, new: str, message: str
) -> None:
    path = printers.keep(kept("balie"))
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    damaged = path.read_bytes()
    with pytest.raises(SurroundingsFailed, match=message) as caught:
        printers.keep(kept("other"))
    assert "printers.toml" in str(caught.value)
    assert "mend it" in str(caught.value)
    assert path.read_bytes() == damaged


def test_the_whole_way_on_the_command_line(tmp_path: Path) -> None:
    own, deck = {"KAARTSPEL_CONFIG": str(tmp_path / "config")}, str(ENGLISH)

    def kaartspel(*arguments: str) -> str:
        done = run(*arguments, cwd=tmp_path, **own)
        assert done.returncode == 0
        assert done.stderr in {"", f"Working on {deck}\n"}
        return done.stdout.strip()

    assert kaartspel("calibrate", deck) == str(Path("build/calibration/a4-duplex.pdf"))
    said = kaartspel("calibrate", deck, "--printer", "my desk", "--a", "0,5", "--b", "0.5", "--c",
                     "-1.25")  # fmt: skip
    told = "my desk, 210 × 297 mm: seen from the front, backs move 0.5 mm left, 1.25 mm down"
    assert said.splitlines()[0] == told
    assert 'kaartspel build --printer "my desk"' in said
    assert kaartspel("calibrate", "--list").splitlines()[0] == told
    checked = kaartspel("calibrate", deck, "--printer", "my desk", "--check")
    assert "Check sheet for my desk" in extract((tmp_path / checked).read_bytes(), 0)
    kaartspel("build", deck, "--only", "sheets", "-q", "--printer", "MY DESK")
    corrected = (tmp_path / "build/sheets/a4-duplex.pdf").read_bytes()
    assert "corrected for MY DESK" in extract(corrected, 1)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--a", "1", "--b", "1"], "one of A, B and C is missing"),
        (["--a", "1", "--b", "1", "--c", "1"], "add --printer NAME"),
        (["--printer", "p", "--a", "1", "--b", "1", "--c", "1", "--x", "1"], "not both"),
        (["--printer", "p", "--x", "ver"], "'ver' is not a number"),
        (["--printer", "p", "--x", "200"], "200 is too far"),
        (["--printer", "p", "--check"], "no printer 'p' has been calibrated"),
        (["--tray", "p", "--check"], "add --printer NAME"),
        (["--tray", "p"], "--tray needs a printer"),
        (["--printer", "p", "--x", "1", "--check"], "or --check, not both"),
        (["--sheet", "a4-fold"], "printed on one side"),
        (["--sheet", "a4-duplx"], "did you mean 'a4-duplex'?"),
    ],
)
def test_wrong_usage_is_told(tmp_path: Path, arguments: list[str], message: str) -> None:
    done = run(
        "calibrate",
        str(ENGLISH),
        *arguments,
        cwd=tmp_path,
        KAARTSPEL_CONFIG=str(tmp_path / "config"),
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert message in " ".join(done.stderr.split())
    assert not (tmp_path / "config").exists()
