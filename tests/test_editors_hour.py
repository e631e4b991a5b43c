"""An editor's hour, run whole: ten questions of one's own on a sheet, and a workbook of forty."""

from pathlib import Path

import pypdfium2
import pytest

from commands import run
from kaartspel import load
from pdfs import extract
from sampling import whole
from workbooks import CSV, needs_office, saved_as, workbook

MM = 72 / 25.4  # pt
QUESTIONS = [f"Wat vinden we van plan {name}, en wie merkt dat het eerst?" for name in "ABCDEFGHIJ"]
HEADER = ["groep", "onderwerp", "vraag", "aantal", "# notitie"]


def test_ten_questions_of_one_s_own_come_on_a_sheet_of_their_size(tmp_path: Path) -> None:
    begun = run("new", "straat", "--language", "nl", "--start", "questions", "--title",
                "Onze straat", "--no-build", cwd=tmp_path)  # fmt: skip
    assert begun.returncode == 0, begun.stderr
    path = tmp_path / "straat/cards/vragen.yaml"
    head, _, _ = path.read_text("utf-8").partition("      - topic:")
    entries = "".join(f"          - id: v{i:02}-plan\n            text: {question}\n"
                      for i, question in enumerate(QUESTIONS, 1))  # fmt: skip
    path.write_text(f"{head}      - topic: Plannen\n        cards:\n{entries}", "utf-8")
    built = run("build", "straat", "--only", "sheets,page", cwd=tmp_path)
    assert built.returncode == 0, built.stderr
    data = (tmp_path / "build/sheets/a4-duplex.pdf").read_bytes()
    with pypdfium2.PdfDocument(data) as sheet:
        sizes = [tuple(round(side / MM) for side in page.get_size()) for page in sheet]
    assert {*sizes} <= {(210, 297), (297, 210)}
    said = "".join("".join(extract(data, page).split()) for page in range(0, len(sizes), 2))
    assert all("".join(question.split()) in said for question in QUESTIONS)


def forty(*, wrong: bool) -> bytes:
    """Return a workbook of forty questions; with five mistakes in it, if asked."""
    rows: list[list[str | float | bool | None]] = [
        [
            "Wonen" if i < 20 else "Groen",
            f"Onderwerp {i % 4}",
            f"Vraag {i}: wat nu?\nEn dan?",
            1,
            "x",
        ]
        for i in range(40)
    ]
    header: list[str | float | bool | None] = [*HEADER]
    if wrong:
        header[4] = "notitie"  # E1
        rows[4][0] = ""  # A6
        rows[10][2] = "Een vraag met <b>HTML</b>"  # C12
        rows[20][3] = "veel"  # D22
        rows[39][2] = "Onzicht\u00adbaar"  # C41
    return workbook({"Vragen": [header, *rows]})


WRONG_CELLS = ("E1", "A6", "C12", "D22", "C41")


@pytest.mark.parametrize(
    "how",
    ["", *(pytest.param(how, marks=(needs_office, whole)) for how in ("xlsx", CSV))],
)
def test_a_workbook_of_forty_rows_is_told_by_cell_and_then_a_deck(tmp_path: Path, how: str) -> None:
    suffix = how.partition(":")[0] or "xlsx"
    files = {name: tmp_path / f"{name}.xlsx" for name in ("wrong", "right")}
    for name, path in files.items():
        path.write_bytes(forty(wrong=name == "wrong"))
    (tmp_path / "saved").mkdir()
    right, wrong = (
        saved_as(how, tmp_path / "saved", *files.values()) if how
        else (files["right"], files["wrong"])
    )  # fmt: skip
    table = f"vragen.{suffix}"
    wrong.rename(tmp_path / table)
    asked = ("--language", "nl", "--title", "Onze wijk", "--no-build")
    assert run("new", "wijk", "--from", table, *asked, cwd=tmp_path).returncode == 0
    told = run("check", "wijk", cwd=tmp_path)
    assert told.returncode == 1
    prefix = f"wijk/cards/{table}, " + ("Vragen!" if suffix == "xlsx" else "")
    cells = {line.removeprefix(prefix).partition(":")[0] for line in told.stderr.splitlines()
             if line.startswith(prefix)}  # fmt: skip
    assert cells == {*WRONG_CELLS}, told.stderr
    right.replace(tmp_path / "wijk/cards" / table)
    mended = run("check", "wijk", "--write-ids", cwd=tmp_path)
    assert mended.returncode == 0, mended.stderr
    deck = load(tmp_path / "wijk")
    assert len(deck.cards) == 40
    assert deck.proposed == 0
    assert deck.cards[0].said("text") == "Vraag 0: wat nu?\nEn dan?"
