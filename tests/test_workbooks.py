"""Cards in .xlsx and .ods: what a spreadsheet shows is what is read, or it is told; and bounds."""

from pathlib import Path

import pytest

from commanded import COMMAND
from commands import posix, run_code
from editing import problems as told
from kaartspel import load
from kaartspel.deck.tables.cells import MAX_CELLS
from kaartspel.deck.tables.export import export_xlsx
from kaartspel.deck.tables.writing import write_ids
from repository import ROOT
from sampling import whole
from tables import table_deck
from test_export import with_cards
from workbooks import changed, needs_office, saved_as, workbook

SHEET = "xl/worksheets/sheet1.xml"
MEMORY = 1_200_000_000  # bytes of address space: what is used is less than half of it


def xlsx_deck(folder: Path, raw: bytes, suffix: str = "xlsx") -> Path:
    return table_deck(folder, raw, f"cards/kaarten.{suffix}")


def test_sheets_are_read_that_a_person_sees(tmp_path: Path) -> None:
    raw = workbook({
        "Vragen": [["tekst", "aantal"], ["Een?", 2], ["Twee\nregels?", None]],
        "# Kladblok": [["wat dan ook"]],
        "Werkvormen": [["titel", "tekst", "#", "# klaar"], ["Rondje", 2026, "x", "ja"]],
        "Leeg": [],
    })  # fmt: skip
    cards = {card.name: card for card in load(xlsx_deck(tmp_path, raw)).cards}
    assert {name: card.kind.id for name, card in cards.items()} == {
        "Een?": "question", "Twee regels?": "question", "Rondje": "method",
    }  # fmt: skip
    assert cards["Rondje"].said("text") == "2026"
    assert cards["Een?"].quantity == 2
    assert cards["Een?"].place.cell == "Vragen!A2"


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("=A1", "the result of this formula is not in the file; open the file in a"),
        (1.5, "the spreadsheet made a number, a date or a yes or no of this; type an apostrophe"),
        (True, "the spreadsheet made a number, a date or a yes or no of this; type an apostrophe"),
    ],
)  # fmt: skip
def test_a_cell_that_is_no_text_is_told(tmp_path: Path, value: str | float, wanted: str) -> None:
    raw = workbook({"Mijn kaarten": [[], ["", "tekst"], ["", value], ["", "Twee"]]})
    (line,) = told(xlsx_deck(tmp_path, raw))
    assert line.startswith(f"cards/kaarten.xlsx, 'Mijn kaarten'!B3: {wanted}")


def test_a_formula_that_failed_is_told(tmp_path: Path) -> None:
    raw = workbook({"Vragen": [["tekst"], ["Een"], ["=1/0"]]})
    failed = changed(raw, SHEET, lambda xml: xml.replace(
        b'<c r="A3"><f>1/0</f><v></v>', b'<c r="A3" t="e"><f>1/0</f><v>#DIV/0!</v>'))  # fmt: skip
    assert told(xlsx_deck(tmp_path, failed)) == [
        "cards/kaarten.xlsx, Vragen!A3: this formula failed; mend it, or write the text itself"
    ]


def test_a_workbook_whose_list_of_parts_leads_before_its_beginning_is_told(tmp_path: Path) -> None:
    raw = bytearray(workbook({"Vragen": [["tekst"], ["Een"]]}))
    raw[raw.rindex(b"PK\5\6") + 16] += 1  # where the list of its parts begins
    (line,) = told(xlsx_deck(tmp_path, bytes(raw)))
    assert line.endswith("this is no workbook, or a damaged one; save it anew as .xlsx")


def test_a_hidden_sheet_is_told(tmp_path: Path) -> None:
    raw = workbook({"Vragen": [["tekst"], ["Een"]], "Meer": [["tekst"], ["Twee"]]}, ["Meer"])
    assert told(xlsx_deck(tmp_path, raw)) == [
        "cards/kaarten.xlsx, Meer!A1: the sheet 'Meer' is hidden, and hidden cards are not made; "
        "show it, remove it, or begin its name with '#' to leave it out"
    ]


def test_problems_of_a_workbook_are_told_sheet_by_sheet(tmp_path: Path) -> None:
    bad = [["tekst", "aantal"], ["Een", "x"], ["Twee", "y"]]
    lines = told(xlsx_deck(tmp_path, workbook({"A": bad, "B": bad})))
    assert [line.partition(": ")[0].partition(", ")[2] for line in lines] == [
        "A!B2", "A!B3", "B!B2", "B!B3",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        (b"PK\3\4 nothing", "this is no workbook, or a damaged one; save it anew as .xlsx"),
        (b"", "this is no workbook, or a damaged one; save it anew as .xlsx"),
        (b"\xd0\xcf\x11\xe0 old", "this is an old .xls, or has a password; save it as .xlsx"),
        (workbook({"V": [["tekst"]]})[:-100], "this is no workbook, or a damaged one"),
    ],
)  # fmt: skip
def test_what_is_no_workbook_is_told(tmp_path: Path, raw: bytes, wanted: str) -> None:
    (line,) = told(xlsx_deck(tmp_path, raw))
    assert line.startswith(f"cards/kaarten.xlsx:1:1: {wanted}")


def _bombs() -> dict[str, bytes]:
    """Return small files that a careless reader makes gigabytes of."""
    plain = workbook({"V": [["tekst"], ["Een"]]})
    far = b'<c r="XFD1048576" t="n"><v>1</v></c></row></sheetData>'
    return {
        "a cell far away": changed(plain, SHEET, lambda x: x.replace(b"</row></sheetData>", far)),
        "much of nothing": changed(plain, SHEET, lambda x: x + b" " * 100_000_000),
        "entities": changed(plain, SHEET, lambda x: x.replace(
            b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet', 1)),
        "texts": changed(plain, "xl/sharedStrings.xml", lambda x: x.replace(
            b"Een", b"a" * 80_000_000)),
    }  # fmt: skip


@posix
def test_small_files_that_grow_are_told_and_take_little(tmp_path: Path) -> None:
    deck, bombs = xlsx_deck(tmp_path, workbook({"V": [["tekst"], ["Goed"]]})), _bombs()
    for i, raw in enumerate(bombs.values()):
        (deck / f"cards/{i}.xlsx").write_bytes(raw)
    limited = f"import resource; resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))"
    done = run_code(f"{limited}; {COMMAND}", tmp_path, "check", str(deck))
    assert done.returncode == 1, done.stderr
    assert f"{len(bombs)} problems" in done.stderr
    assert f"cards/0.xlsx:1:1: a sheet has more than {MAX_CELLS} cells" in done.stderr


@needs_office
@posix
@pytest.mark.parametrize("change", [
    pytest.param((b"<text:p>Een", b'<text:p><text:s text:c="2000000"/>Een'), marks=whole),
    (b'<table:table-cell office:value-type="string"',
     b'<table:table-cell table:number-columns-repeated="900000" office:value-type="string"'),
    pytest.param((b"<table:table-row ",
                  b'<table:table-row table:number-rows-repeated="9000000" x="" '), marks=whole),
])  # fmt: skip
def test_an_ods_that_grows_is_told(
    tmp_path: Path, office: Path, change: tuple[bytes, bytes]
) -> None:
    raw = changed((office / "plain.ods").read_bytes(), "content.xml", lambda x: x.replace(*change))
    (line,) = told(xlsx_deck(tmp_path, raw, "ods"))
    assert f"a sheet has more than {MAX_CELLS} cells" in line


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what LibreOffice makes of a plain workbook, one without ids, and a deck's."""
    folder = tmp_path_factory.mktemp("office")
    sheets = {"Vragen": [["id", "tekst"], ["", "Een"], ["", "Twee"]],
              "Meer vragen": [["tekst", "soort"], ["Drie", "vraag"]]}  # fmt: skip
    exported, _ = export_xlsx(ROOT / "examples/flash")
    for name, raw in (("plain", workbook({"V": [["tekst"], ["Een"]]})), ("bare", workbook(sheets)),
                      ("flash", exported)):  # fmt: skip
        (folder / f"{name}.xlsx").write_bytes(raw)
    saved_as("ods", folder, *folder.glob("*.xlsx"))
    return folder


@needs_office
def test_what_is_exported_is_still_the_same_once_saved(tmp_path: Path, office: Path) -> None:
    """Of other decks, and as .xlsx: test_export.py."""
    deck = with_cards("examples/flash", tmp_path, office / "flash.ods")
    assert deck == load(ROOT / "examples/flash")


@needs_office
@pytest.mark.parametrize("suffix", [pytest.param("xlsx", marks=whole), "ods"])
def test_ids_are_written_into_a_workbook_that_a_spreadsheet_still_reads(
    tmp_path: Path, office: Path, suffix: str
) -> None:
    deck = xlsx_deck(tmp_path, (office / f"bare.{suffix}").read_bytes(), suffix)
    before = load(deck)
    file = deck / f"cards/kaarten.{suffix}"
    assert write_ids(deck) == (3, (file.as_posix(),))
    after = load(deck)
    assert (after.cards, after.proposed) == (before.cards, 0)
    file.rename(tmp_path / file.name)
    other = {"xlsx": "ods", "ods": "xlsx"}[suffix]
    (saved,) = saved_as(other, tmp_path, tmp_path / file.name)
    saved.rename(deck / "cards" / saved.name)
    assert load(deck).cards == before.cards
