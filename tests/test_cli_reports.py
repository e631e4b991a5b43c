"""What check and build report: problems in each form, dry runs, what was made and kept."""

import json
import re
import shutil
from pathlib import Path

import pytest

from commands import run
from kaartspel.cli.reports import annotation
from repository import ENGLISH


def test_an_annotation_is_one_line_whatever_it_says() -> None:
    where: dict[str, str | int] = {"file": "a,b:c%.yaml", "line": 3, "col": 7}
    assert annotation(where, "100 %,\nso: \x1b[31m") == (
        "::error file=a%2Cb%3Ac%25.yaml,line=3,col=7::100 %25,%0Aso: \\x1b[31m"
    )


@pytest.fixture
def mistaken(tmp_path: Path) -> Path:
    """A folder with a deck that has a problem."""
    shutil.copytree(ENGLISH, tmp_path / "deck")
    path = tmp_path / "deck/values/fairness.yaml"
    path.write_text(path.read_text("utf-8").replace("suit: sun", "suit: sum"), "utf-8")
    return tmp_path


def test_check_tells_problems_as_json_and_to_github(mistaken: Path) -> None:
    done = run("check", "--output-format", "json", cwd=mistaken, PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (1, "")
    (problem,) = json.loads(done.stdout)["problems"]
    assert problem == {
        "file": "deck/values/fairness.yaml", "line": 3, "column": 7, "code": "unknown-suit",
        "fact": "unknown suit 'sum'", "remedy": "did you mean 'sun'?",
    }  # fmt: skip
    done = run("check", "--output-format", "github", cwd=mistaken)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout == (
        "::error file=deck/values/fairness.yaml,line=3,col=7,title=unknown-suit::"
        "unknown suit 'sum'; did you mean 'sun'?\n"
    )


def test_check_has_nothing_to_tell_of_a_good_deck(tmp_path: Path) -> None:
    said = {}
    for form in ("json", "github"):
        done = run("check", str(ENGLISH), "--only", "cards", "--output-format", form, cwd=tmp_path)
        assert (done.returncode, done.stderr) == (0, "")
        said[form] = done.stdout
    assert json.loads(said["json"]) == {"deck": str(ENGLISH), "problems": []}
    assert said["github"] == ""


def test_check_asks_what_the_build_of_these_parts_asks(tmp_path: Path) -> None:
    for command in ("check", "build"):
        done = run(command, str(ENGLISH), "--only", "press", "--shop", "nope", cwd=tmp_path)
        assert done.returncode == 2
        assert "there is no shop 'nope'" in done.stderr


def states(folder: Path) -> dict[Path, tuple[int, int]]:
    """Return what tells that a file was written: which it is, and when that was last."""
    found = ((path, path.stat()) for path in folder.rglob("*"))
    return {path: (stat.st_ino, stat.st_mtime_ns) for path, stat in found}


def test_a_dry_run_says_what_a_build_does_and_writes_nothing(tmp_path: Path) -> None:
    asked = ("build", str(ENGLISH), "--only", "cards")
    dry = run(*asked, "--dry-run", cwd=tmp_path)
    assert (dry.returncode, dry.stderr) == (0, "")
    assert "made cards/q01-cars.pdf\n" in dry.stdout
    assert dry.stdout.endswith(f"Would make 4 files, keep 0 and remove 0 in build, of {ENGLISH}\n")
    assert list(tmp_path.iterdir()) == []
    run(*asked, cwd=tmp_path)
    before = states(tmp_path)
    dry = run(*asked, "--dry-run", cwd=tmp_path)
    assert dry.stdout == f"Would make 0 files, keep 4 and remove 0 in build, of {ENGLISH}\n"
    assert states(tmp_path) == before
    assert run(*asked, "--dry-run", "-q", cwd=tmp_path).stdout == ""


def test_a_build_says_what_it_read_made_and_kept(tmp_path: Path) -> None:
    shutil.copytree(ENGLISH, tmp_path / "deck")
    asked = ("build", "--only", "cards", "-v")
    said = run(*asked, cwd=tmp_path).stderr
    assert re.search(r"^read deck in \d+\.\d\d s$", said, re.M)
    assert re.search(r"^made cards/q01-cars\.pdf \(\d+ bytes.*\)$", said, re.M)
    path = tmp_path / "deck/questions/street.yaml"
    path.write_text(path.read_text("utf-8").replace("bicycles go", "bikes go"), "utf-8")
    done = run(*asked, cwd=tmp_path)
    assert "kept cards/q01-cars.pdf" in done.stderr
    assert "made cards/q02-bicycles.pdf" in done.stderr
    assert re.match(r"Built 4 cards, 4 files, .* of deck: 1 made, 3 kept \(", done.stdout)


def test_a_build_without_the_cards_apart_says_how_many_it_put_on_paper(tmp_path: Path) -> None:
    asked = ("--only", "sheets", "--kinds", "question", "--sheet", "a4-fold")
    assert run("build", str(ENGLISH), *asked, cwd=tmp_path).stdout.startswith(
        "Built 2 cards, 1 file, "
    )
