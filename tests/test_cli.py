"""The command line: results on standard output, messages on standard error, exit statuses."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from commands import run
from kaartspel import shipped
from kaartspel.cli.folders import build_folder, called, find_deck
from repository import ENGLISH
from sampling import whole


def test_a_thickness_that_is_no_number_is_wrong_usage(tmp_path: Path) -> None:
    done = run("build", str(ENGLISH), "--stock", "nan", cwd=tmp_path)
    assert done.returncode == 2
    assert "'nan' is not a number" in done.stderr
    assert not (tmp_path / "build").exists()


def test_a_build_says_what_it_made_in_one_line(tmp_path: Path) -> None:
    done = run("build", str(ENGLISH), cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Built 4 cards, 15 files, ")
    assert f" in build, of {ENGLISH} (" in done.stdout
    assert done.stdout.count("\n") == 1


def test_a_quiet_build_says_nothing(tmp_path: Path) -> None:
    done = run("build", str(ENGLISH), "--quiet", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_deck_is_the_folder_deck_where_there_is_one(tmp_path: Path) -> None:
    shutil.copytree(ENGLISH, tmp_path / "deck")
    assert run("check", cwd=tmp_path).stdout == "deck: 4 cards, no problems\n"


def test_problems_go_to_standard_error_with_exit_status_1(tmp_path: Path) -> None:
    shutil.copytree(ENGLISH, tmp_path / "deck")
    path = tmp_path / "deck/values/fairness.yaml"
    path.write_text(path.read_text("utf-8").replace("suit: sun", "suit: sum"), "utf-8")
    for command in ("check", "build"):
        done = run(command, cwd=tmp_path)
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr.splitlines() == [
            "deck/values/fairness.yaml:3:7: unknown suit 'sum'; did you mean 'sun'?",
            "1 problem; nothing was written",
        ]
    assert not (tmp_path / "build").exists()


@pytest.mark.parametrize(
    "arguments",
    [["bild"], ["build", "--only", "cards,boks"], ["build", "--only", "deal"],
     ["build", str(ENGLISH), "--tray", "x"], ["watch", str(ENGLISH), "--tray", "x"],
     ["build", str(ENGLISH / "suits.yaml")], ["build", "--kinds", ", "],
     ["build", "--jobs", "0"],
     ["build", str(ENGLISH), "--format", "pocker"], ["build", "--frmat", "poker"]],
)  # fmt: skip
def test_wrong_usage_has_exit_status_2_and_writes_nothing(
    tmp_path: Path, arguments: list[str]
) -> None:
    done = run(*arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_has_exit_status_3(tmp_path: Path) -> None:
    (tmp_path / "build").write_text("a file")
    done = run("build", str(ENGLISH), cwd=tmp_path)
    assert done.returncode == 3
    assert done.stderr.startswith("kaartspel: ")
    assert "is a file; name a folder for the build" in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="a pipe that nobody reads")
@pytest.mark.parametrize(
    "arguments",
    [["schema", "deck"], pytest.param(["check", str(ENGLISH)], marks=whole), ["--help"]],
)
def test_a_reader_who_goes_away_gets_no_traceback(tmp_path: Path, arguments: list[str]) -> None:
    read, written = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "kaartspel", *arguments]
    done = subprocess.run(
        command, cwd=tmp_path, stdout=written, stderr=subprocess.PIPE, check=False
    )
    os.close(written)
    assert (done.returncode, done.stderr) == (3, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full")
def test_a_full_disk_behind_standard_output_is_told(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "kaartspel", "schema", "deck"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 3
    assert "No space left on device" in done.stderr
    assert "Traceback" not in done.stderr


def test_odd_surroundings_make_no_difference(tmp_path: Path, every_case: bool) -> None:
    """A path with spaces and letters of all kinds, no home, no terminal, a poor console."""
    folder = tmp_path / "een map met spaties" / "ä ü 日本 'x'"
    shutil.copytree(ENGLISH, folder / "deck")
    environment = {k: v for k, v in os.environ.items() if k not in {"HOME", "USERPROFILE", "TERM"}}
    odd = {"COLUMNS": "0", "NO_COLOR": "1", "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    command = [sys.executable, "-m", "kaartspel", "build", str(folder / "deck"), "-o", "ü/build"]
    command += [] if every_case else ["--only", "cards,book"]
    done = subprocess.run(
        command, cwd=folder, env=environment | odd, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert (folder / "ü/build/manifest.json").is_file()
    path = folder / "deck/suits.yaml"
    path.write_text(path.read_text("utf-8").replace("name: Sun", "name: 太陽"), "utf-8")
    told = run(*command[3:], cwd=folder, **odd)
    assert told.returncode == 1
    assert "Traceback" not in told.stderr


def test_a_path_too_long_for_the_disk_is_told(tmp_path: Path) -> None:
    for arguments in (["x" * 5000], [str(ENGLISH), "-o", "x" * 5000]):
        done = run("build", *arguments, cwd=tmp_path)
        assert done.returncode in {1, 3}
        assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="links need a right of their own on Windows")
def test_links_in_a_circle_are_told(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    for arguments in (["loop"], [str(ENGLISH), "-o", "loop"], [str(ENGLISH), "-o", "loop/x"]):
        done = run("build", *arguments, cwd=tmp_path)
        assert done.returncode == 3
        assert "Traceback" not in done.stderr


def test_posters_are_made_on_the_paper_that_is_asked_for(tmp_path: Path) -> None:
    done = run("build", str(ENGLISH), "--only", "posters", "--paper", "a2", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    names = sorted(path.name for path in (tmp_path / "build" / "posters").iterdir())
    assert names == ["clusters.pdf", "street.pdf", "values.pdf"]
    for name in names:
        with pypdfium2.PdfDocument(tmp_path / "build" / "posters" / name) as pdf:
            short, long = sorted(round(side * 25.4 / 72) for side in pdf[0].get_size())
            assert (short, long) == (420, 594)


@pytest.mark.parametrize(
    ("here", "named", "deck", "output"),
    [
        ("project", None, "deck", "build"),
        ("project/deck", None, ".", "../build"),
        ("project/deck", "deck.yaml", ".", "../build"),
        ("project/deck/questions", "..", "..", "../../build"),
        ("project/deck/questions", "../deck.yaml", "..", "../../build"),
        ("project", "deck/deck.yaml", "deck", "build"),
        ("project", "./deck", "deck", "build"),
        ("project", ".", "deck", "build"),
        (".", "project", "project/deck", "build"),
        (".", "own", "own", "build"),
        ("own", None, "deck", "build"),
        (".", "no-such-folder", "no-such-folder", "build"),
        (".", None, str(shipped.DECK), "build"),
    ],
)
def test_the_deck_is_where_its_author_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, here: str, named: str | None, deck: str,
    output: str,
) -> None:  # fmt: skip
    """`project` has its deck in a folder; `own` has a folder `deck`, as yet without deck.yaml."""
    shutil.copytree(ENGLISH, tmp_path / "project/deck")
    (tmp_path / "own/deck").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / here)
    found = find_deck(Path(named) if named else None)
    assert (found, build_folder(found)) == (Path(deck), Path(output))


def test_the_shipped_deck_is_told_from_ones_own() -> None:
    assert called(shipped.DECK) == "the deck that comes with kaartspel"
    assert called(Path("deck")) == "deck"


def test_in_its_own_folder_a_deck_is_built_beside_it(tmp_path: Path) -> None:
    place = tmp_path / "my place"
    shutil.copytree(ENGLISH, place / "mine")
    done = run("build", "--only", "cards", cwd=place / "mine")
    assert (done.returncode, done.stderr) == (0, "")
    assert f" in {Path('../build')}, of . (" in done.stdout
    assert (place / "build/cards/q01-cars.pdf").is_file()
    refused = run("build", "-o", "out", cwd=place / "mine")
    assert refused.returncode == 3
    assert f"name another folder with -o {shlex.quote(str(place / 'build'))}\n" in refused.stderr
