"""What is chosen for a build: by the deck, then the user's configuration, then the command line."""

from pathlib import Path
from typing import get_args

import pytest

from commanded import COMMAND
from commands import run, run_code
from editing import copy_deck, spoil
from kaartspel import InvalidDeck, Options, Request, SurroundingsFailed, build, check, load, plan
from kaartspel.choices import CHOOSABLE, chosen_for, of_deck, of_user
from kaartspel.deck.usual import BuildEntry, PartName
from kaartspel.papers import POSTER_PAPERS
from kaartspel.parts import BUILT

SECTION = """build:
  format: tarot
  parts: [cards, sheets]
  sheets: [a4-duplex, a4-fold]
  ink: low
  cut_lines: true
  stock: 0.4
"""


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    deck = copy_deck(tmp_path)
    spoil(deck, "deck.yaml", "formats:\n", f"{SECTION}formats:\n")
    return deck


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's configuration: a file that is not there yet."""
    monkeypatch.setenv("KAARTSPEL_CONFIG", str(tmp_path))
    return tmp_path / "config.toml"


def test_what_a_deck_may_choose_is_what_options_there_are() -> None:
    assert {*BuildEntry.model_fields} == {*CHOOSABLE}
    assert get_args(PartName) == BUILT
    papers = get_args(get_args(BuildEntry.model_fields["paper"].annotation)[0])
    assert {*papers} == {*POSTER_PAPERS}


def test_a_deck_read_whole_chooses_what_a_look_at_its_file_finds(deck: Path) -> None:
    assert chosen_for(load(deck), (), None) == chosen_for(deck, (), None)
    only, options = chosen_for(deck, (), None)
    assert only == ("cards", "sheets")
    assert options == Options(
        format="tarot", sheets=("a4-duplex", "a4-fold"), ink=options.ink, cut_lines=True, stock=0.4
    )
    assert options.ink == "low"


@pytest.mark.parametrize(
    "written", ["build: {format: tarot,\n  ink: low\n  }", '"build":\n  format: tarot']
)
def test_a_section_is_found_however_it_is_written(tmp_path: Path, written: str) -> None:
    deck = copy_deck(tmp_path)
    spoil(deck, "deck.yaml", "formats:\n", f"{written}\nformats:\n")
    assert load(deck).usual["format"] == of_deck(deck).values["format"] == "tarot"


def test_a_program_gets_what_the_deck_chooses_and_may_say_otherwise(deck: Path) -> None:
    target = deck.with_name("out")
    planned = plan(Request(deck, target))
    assert {file.path.partition("/")[0] for file in planned.files} == {"cards", "sheets"}
    report = build(Request(deck, target, ("sheets",)))
    made = {file.path for file in report.files}
    assert made == {"sheets/a4-duplex.pdf", "sheets/a4-fold.pdf"}
    assert not build(Request(deck, target, ("sheets",))).is_new
    assert {file.path for file in plan(Request(deck, target, ("sheets",), Options())).files} > {
        "sheets/a3-duplex.pdf"
    }
    assert check(deck).usual["format"] == "tarot"


def test_the_command_line_counts_before_the_user_and_the_user_before_the_deck(
    deck: Path, config: Path
) -> None:
    config.write_text('ink = "full"\nformat = "bridge"\nstock = 0.3\n', "utf-8")
    done = run(
        "build", "--dry-run", "--format", "a7", cwd=deck.parent, KAARTSPEL_CONFIG=str(deck.parent)
    )
    assert done.returncode == 0, done.stderr
    assert sorted(done.stderr.splitlines()) == [
        "cut-lines True: from deck/deck.yaml",
        "format a7: from the command line",
        f"ink full: from {config}",
        "parts cards,sheets: from deck/deck.yaml",
        "sheets a4-duplex,a4-fold: from deck/deck.yaml",
        f"stock 0.3: from {config}",
    ]
    assert "made cards/q01-cars.pdf" in done.stdout


def test_only_what_a_command_takes_is_chosen_for_it(deck: Path) -> None:
    """To draw a preview takes long, but for a coarse one."""
    coarse = "from kaartspel.parts import preview; preview._SMALL, preview._LARGE = 20, 80"
    done = run_code(f"{coarse}; {COMMAND}", deck.parent, "preview", "-v",
                    KAARTSPEL_CONFIG=str(deck.parent))  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stderr.splitlines()[:2] == [
        "format tarot: from deck/deck.yaml", "ink low: from deck/deck.yaml",
    ]  # fmt: skip


def test_a_printer_that_only_the_deck_names_need_not_be_known_here(
    deck: Path, config: Path
) -> None:
    spoil(deck, "deck.yaml", "build:\n", "build:\n  printer: desk\n  tray: top\n")
    done = run("build", "--only", "sheets", cwd=deck.parent, KAARTSPEL_CONFIG=str(deck.parent))
    assert done.returncode == 0
    assert done.stderr == (
        "kaartspel: the deck is printed with 'desk', but no printer 'desk' has been calibrated; "
        "run 'kaartspel calibrate' first; backs are not corrected\n"
    )
    config.write_text('printer = "desk"\n', "utf-8")
    refused = run("build", "--only", "sheets", cwd=deck.parent, KAARTSPEL_CONFIG=str(deck.parent))
    assert refused.returncode == 2


def test_a_printer_takes_its_own_tray_and_no_other(deck: Path, config: Path) -> None:
    spoil(deck, "deck.yaml", "build:\n", "build:\n  printer: desk\n  tray: top\n")
    config.write_text('printer = "office"\n', "utf-8")
    assert of_user().over(of_deck(deck)).values.keys() >= {"printer"}
    assert "tray" not in of_user().over(of_deck(deck)).values


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ('formt = "a7"', "unknown key 'formt': did you mean 'format'?"),
        ("copies = 0", "'copies' does not fit: it must be a whole number from 1 to 100"),
        ("copies = true", "'copies' does not fit"),
        ('parts = ["card"]', "'parts' does not fit: it must be a list of: cards, "),
        ('sheets = "a4-duplex"', "'sheets' does not fit: it must be a list of names of sheets"),
        ("ink = 3", "'ink' does not fit: it must be full or low"),
        ("stock = nan", "'stock' does not fit: it must be a number of mm from 0.1 to 2"),
        ("stock = ", "Invalid value"),
    ],
)
def test_a_mistake_of_the_user_is_told_with_its_file(config: Path, written: str, told: str) -> None:
    config.write_text(written, "utf-8")
    with pytest.raises(SurroundingsFailed, match="mend it, or remove it") as caught:
        of_user()
    assert str(caught.value).startswith(f"{config}: ")
    assert told in str(caught.value)


def test_a_wrong_choice_of_the_deck_is_told_by_whoever_reads_it(deck: Path) -> None:
    spoil(deck, "deck.yaml", "stock: 0.4", "stock: thick")
    assert of_deck(deck).values == {}
    with pytest.raises(InvalidDeck, match="'stock' 'thick' does not fit"):
        build(Request(deck, deck.with_name("out")))
