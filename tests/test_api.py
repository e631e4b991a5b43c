"""The face for programs: what it names, that it is loaded lazily, and that its docs are true."""

import ast
import json
import pickle
import re
import shutil
import subprocess
import sys
from importlib.metadata import metadata, requires
from pathlib import Path
from typing import Any

import pytest

import kaartspel
import kaartspel.output
import kaartspel.parts
from commands import Done, run, run_code
from repository import ENGLISH, ROOT

DOCS = (ROOT / "docs/api.md").read_text("utf-8")
# What loads a name when it is asked for, and not before.
DOORS = (kaartspel, kaartspel.output, kaartspel.parts)
ERRORS = {"InvalidDeck": 1, "UnfitForPress": 1, "WrongUsage": 2, "SurroundingsFailed": 3}


def blocks(language: str) -> list[str]:
    """Return what stands in the docs in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", DOCS, re.M | re.S)


def offered(door: Any) -> dict[str, str]:
    """Return the names that a package loads when they are asked for, each with its module."""
    return {name: module for module, names in door.OFFERED.items() for name in names}


@pytest.mark.parametrize("door", DOORS)
def test_a_door_is_what_it_says_and_has_a_home_for_each_name(door: Any) -> None:
    assert offered(door).keys() == set(door.__all__) - {"__version__"}
    assert set(door.__all__) <= set(dir(door))
    for name in door.__all__:
        assert getattr(door, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'biuld'"):
        _ = kaartspel.biuld  # type: ignore[attr-defined]


@pytest.mark.parametrize("door", DOORS)
def test_a_type_checker_sees_the_same_names(door: Any) -> None:
    tree = ast.parse(Path(door.__file__).read_text("utf-8"))
    (block,) = (node for node in tree.body if isinstance(node, ast.If)
                and isinstance(node.test, ast.Name))  # fmt: skip
    seen = {f"{node.module}.{alias.name}" for node in block.body
            if isinstance(node, ast.ImportFrom) for alias in node.names}  # fmt: skip
    assert seen == {f"{home}.{name}" for name, home in offered(door).items()}


@pytest.mark.parametrize("door", DOORS)
def test_no_name_of_a_door_is_a_modules(door: Any) -> None:
    """A module, once imported, would stand in its place."""
    modules = {path.stem for path in Path(door.__file__).parent.iterdir()}
    assert not modules & set(door.__all__)


def test_the_face_loads_nothing_before_it_is_asked() -> None:
    code = "import sys, kaartspel; print(*sorted(m for m in sys.modules if 'kaartspel' in m)); " \
           "print('importlib.metadata' in sys.modules)"  # fmt: skip
    said = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True,
                          check=True).stdout  # fmt: skip
    assert said.splitlines() == ["kaartspel kaartspel.loading", "False"]


def test_errors_have_one_base_and_an_exit_status_each() -> None:
    for name, status in ERRORS.items():
        error = getattr(kaartspel, name)
        assert issubclass(error, kaartspel.KaartspelError)
        assert error.exit_status == status
        assert f"| `{name}` | {status} |" in DOCS
    error = kaartspel.InvalidDeck([kaartspel.Problem(kaartspel.Place("f"), "a", "b", "c")])
    sent = pickle.loads(pickle.dumps(error))
    assert (sent.problems, str(sent)) == (error.problems, str(error))


def test_the_docs_tell_of_every_name() -> None:
    told = set(re.findall(r"`(\w+)", DOCS))
    assert set(kaartspel.__all__) - told == {"__version__"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a deck, with several, and with one that has a mistake."""
    for name in ("deck", "decks/north", "decks/south", "mistaken/deck"):
        shutil.copytree(ENGLISH, tmp_path / name)
    path = tmp_path / "mistaken/deck/values/fairness.yaml"
    path.write_text(path.read_text("utf-8").replace("suit: sun", "suit: sum"), "utf-8")
    return tmp_path


def example(number: int, cwd: Path) -> Done:
    """Run an example of the docs, as a program of its own."""
    assert len(blocks("python")) == 3
    return run_code(blocks("python")[number], cwd)


def test_the_example_that_builds_a_deck(folder: Path) -> None:
    done = example(0, folder)
    assert (done.returncode, done.stderr) == (0, "")
    lines = [line.split()[:2] for line in done.stdout.splitlines()]
    assert lines == [
        ["made", "cards/c1-fairness.pdf"], ["made", "cards/q01-cars.pdf"],
        ["made", "cards/q02-bicycles.pdf"], ["made", "cards/s01-for-all.pdf"],
        ["made", "sheets/a4-duplex.pdf"],
    ]  # fmt: skip
    assert (folder / "build/sheets/a4-duplex.pdf").is_file()


def test_the_example_that_prints_problems_as_json(folder: Path) -> None:
    fine = example(1, folder)
    assert (fine.returncode, fine.stdout, fine.stderr) == (0, "", "")
    done = example(1, folder / "mistaken")
    assert (done.returncode, done.stderr) == (1, "")
    assert json.loads(done.stdout) == json.loads(blocks("json")[0])["problems"]


def test_the_example_that_builds_many_decks(folder: Path) -> None:
    done = example(2, folder)
    assert (done.returncode, done.stderr) == (0, "")
    north, south = done.stdout.splitlines()
    assert north.startswith("north: 4 cards, ")
    assert south.removeprefix("south") == north.removeprefix("north")
    assert (folder / "build/north/street-talk.epub").is_file()


def test_the_json_of_the_commands_is_as_the_docs_say(folder: Path) -> None:
    told, judged = map(json.loads, blocks("json"))
    here = folder / "mistaken"
    done = run("check", "--output-format", "json", cwd=here)
    assert json.loads(done.stdout) == told
    (folder / "letter.pdf").write_text("Dear printer,")
    done = run("preflight", "letter.pdf", "--output-format", "json", cwd=folder)
    assert (done.returncode, done.stderr) == (1, "")
    assert json.loads(done.stdout) == judged
    done = run("check", "--output-format", "github", cwd=here)
    assert f"    {done.stdout}" in DOCS


@pytest.mark.skipif(not shutil.which("bash"), reason="needs bash")
def test_what_the_docs_tell_a_shell_defines_a_completion(tmp_path: Path) -> None:
    (line,) = (line.strip() for line in DOCS.splitlines() if "bash_source" in line)
    command = tmp_path / "kaartspel"
    command.write_text(f"#!{sys.executable}\nfrom kaartspel.__main__ import main\nmain()\n")
    command.chmod(0o755)
    script = f"""
    PATH="{tmp_path}:$PATH"
    {line}
    COMP_WORDS=(kaartspel build --only cards,b) COMP_CWORD=3
    $(complete -p kaartspel | sed 's/.*-F \\([^ ]*\\) .*/\\1/') kaartspel
    echo "${{COMPREPLY[@]}}"
    """
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("cards,box cards,book\n", "")


def test_the_readme_names_the_licence_of_each_library() -> None:
    table = (ROOT / "README.md").read_text("utf-8").partition("## Licences")[2]
    listed = re.sub(r"\W", "", table).casefold()
    needed = [need for need in requires("kaartspel") or () if "extra ==" not in need]
    assert len(needed) > 15
    for need in needed:
        (name,) = re.findall(r"^[\w-]+", need)
        assert re.sub(r"\W|_", "", name).casefold() in listed, name
    assert any("AGPLv3+" in line for line in metadata("ebooklib").get_all("Classifier") or ())
    assert "EbookLib, which writes the e-book, is under the AGPL, version 3 or later." in table
