"""`kaartspel export`: a workbook that is the deck's cards, whoever has saved it since."""

import shutil
import zipfile
from io import BytesIO
from itertools import product
from pathlib import Path

import pytest

from commands import run
from kaartspel import Deck, load
from kaartspel.deck.tables.cells import letters
from kaartspel.deck.tables.export import export_xlsx
from kaartspel.deck.tables.scan import column_number
from repository import ENGLISH, ROOT
from sampling import whole
from workbooks import needs_office, saved_as

DECKS = ["deck", *(f"examples/{name}" for name in ("energie", "flash", "methods", "praatjes")),
         "tests/decks/english", "tests/decks/talk"]  # fmt: skip
CARDS = ("questions", "values", "cards")


def with_cards(name: str, folder: Path, workbook: Path) -> Deck:
    """Return a deck with a workbook in the place of all its files of cards."""
    copy = folder / "deck"
    shutil.copytree(ROOT / name, copy, ignore=shutil.ignore_patterns(*CARDS))
    (copy / "cards").mkdir()
    shutil.copy(workbook, copy / "cards")
    return load(copy)


@pytest.mark.parametrize("name", DECKS)
def test_what_is_exported_and_read_back_is_the_same(tmp_path: Path, name: str) -> None:
    data, count = export_xlsx(ROOT / name)
    (tmp_path / "all.xlsx").write_bytes(data)
    deck = load(ROOT / name)
    assert with_cards(name, tmp_path, tmp_path / "all.xlsx") == deck
    assert count == len(deck.cards) - (len(deck.play.cards) if deck.play else 0)


@whole
@needs_office
@pytest.mark.parametrize(("name", "how"), [*product(DECKS, ("xlsx", "ods"))])
def test_libreoffice_may_save_it_and_it_is_still_the_same(
    tmp_path: Path, name: str, how: str
) -> None:
    """One of them is tried where LibreOffice has other work, too: in test_workbooks.py."""
    (tmp_path / "all.xlsx").write_bytes(export_xlsx(ROOT / name)[0])
    (tmp_path / "saved").mkdir()
    (saved,) = saved_as(how, tmp_path / "saved", tmp_path / "all.xlsx")
    assert with_cards(name, tmp_path, saved) == load(ROOT / name)


def test_the_same_deck_gives_the_same_bytes() -> None:
    assert export_xlsx(ENGLISH) == export_xlsx(ENGLISH)


def test_kinds_stand_on_sheets_of_their_own_below_a_header_that_stays(tmp_path: Path) -> None:
    data, _ = export_xlsx(ROOT / "deck")
    with zipfile.ZipFile(BytesIO(data)) as file:
        book = file.read("xl/workbook.xml").decode()
        page = file.read("xl/worksheets/sheet1.xml").decode()
        strings = file.read("xl/sharedStrings.xml").decode()
    assert all(f'name="{name}"' in book for name in ("Vragen", "Opvattingen", "Waardenclusters"))
    assert '<pane xSplit="1" ySplit="1"' in page
    assert "<autoFilter" in page
    assert "<t>categorie</t>" in strings


def test_the_command_writes_a_workbook_and_never_over_another(tmp_path: Path) -> None:
    done = run("export", str(ENGLISH), "--xlsx", "cards.xlsx", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"Wrote 4 cards of {ENGLISH} into cards.xlsx\n"
    again = run("export", str(ENGLISH), "--xlsx", "cards.xlsx", cwd=tmp_path)
    assert again.returncode == 2
    assert "cards.xlsx is there already; name another file, or add --force" in again.stderr
    assert run("export", "--xlsx", "cards.xlsx", "--force", "-q", cwd=tmp_path).returncode == 0
    assert run("export", "--xlsx", "cards.csv", cwd=tmp_path).returncode == 2
    assert run("export", "--xlsx", "no/cards.xlsx", cwd=tmp_path).returncode == 3


def test_columns_are_called_as_spreadsheets_call_them() -> None:
    for number in (1, 26, 27, 702, 703, 16384):
        assert column_number(letters(number)) == number
    assert [letters(number) for number in (1, 26, 27, 703)] == ["A", "Z", "AA", "AAA"]
