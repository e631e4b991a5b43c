"""The command line: results on standard output, messages on standard error, exit statuses."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import click
import jsonschema
import pypdfium2
import pytest
import yaml
from click.testing import CliRunner

from commands import run
from kaartspel import shipped
from kaartspel.cli import cli
from kaartspel.cli.folders import build_folder, called, find_deck
from kaartspel.cli.reports import annotation
from kaartspel.deck.sources import SUBS
from kaartspel.parts import BUILT
from repository import ENGLISH, ROOT

COMMANDS = sorted(cli.commands)


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


def test_help_works_without_a_terminal_and_names_every_option(tmp_path: Path) -> None:
    done = run("build", "--help", cwd=tmp_path, COLUMNS="", NO_COLOR="1")
    assert done.returncode == 0
    for option in ("--output", "--only", "--format", "--jobs", "--force", "--quiet"):
        assert option in done.stdout
    assert "130" in done.stdout
    assert "\x1b" not in done.stdout


@pytest.mark.skipif(os.name != "posix", reason="a pipe that nobody reads")
@pytest.mark.parametrize("arguments", [["schema", "deck"], ["check", str(ENGLISH)], ["--help"]])
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


def test_odd_surroundings_make_no_difference(tmp_path: Path) -> None:
    """A path with spaces and letters of all kinds, no home, no terminal, a poor console."""
    folder = tmp_path / "een map met spaties" / "ä ü 日本 'x'"
    shutil.copytree(ENGLISH, folder / "deck")
    environment = {k: v for k, v in os.environ.items() if k not in {"HOME", "USERPROFILE", "TERM"}}
    environment |= {"COLUMNS": "0", "NO_COLOR": "1", "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    command = [sys.executable, "-m", "kaartspel", "build", str(folder / "deck"), "-o", "ü/build"]
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert (folder / "ü/build/manifest.json").is_file()
    path = folder / "deck/suits.yaml"
    path.write_text(path.read_text("utf-8").replace("name: Sun", "name: 太陽"), "utf-8")
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


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


def kind_of(path: Path) -> str:
    """Return the kind of a deck file: the name of its folder within the deck, or its own."""
    return path.parent.name if path.parent.name in SUBS else path.stem


def test_every_file_of_all_decks_fits_the_schema_of_its_kind_and_no_other(tmp_path: Path) -> None:
    assert run("schema", "-o", "schemas", cwd=tmp_path).returncode == 0
    validators = {}
    for path in (tmp_path / "schemas").iterdir():
        schema = json.loads(path.read_text("utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)
        validators[path.stem] = jsonschema.Draft202012Validator(schema)
    files = [*(ROOT / "deck").rglob("*.yaml"), *(ROOT / "tests/decks").rglob("*.yaml")]
    assert {kind_of(path) for path in files} == validators.keys()
    for path in files:
        data = json.loads(json.dumps(yaml.load(path.read_text("utf-8"), yaml.CSafeLoader),
                                     default=str))  # fmt: skip
        fitting = {kind for kind, validator in validators.items() if validator.is_valid(data)}
        assert fitting == {kind_of(path)}, path


def test_every_file_of_the_deck_names_its_schema_and_they_are_current(tmp_path: Path) -> None:
    run("schema", "-o", "schemas", cwd=tmp_path)
    current = {path.name: path.read_bytes() for path in (tmp_path / "schemas").iterdir()}
    folder = ROOT / "deck/schema"
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == current
    for path in (ROOT / "deck").rglob("*.yaml"):
        named = path.read_text("utf-8").splitlines()[0].partition("$schema=")[2]
        assert (path.parent / named).resolve() == folder / f"{kind_of(path)}.json"


def test_one_schema_is_printed_and_what_is_none_is_told(tmp_path: Path) -> None:
    printed = run("schema", "games", cwd=tmp_path).stdout
    assert printed == (ROOT / "deck/schema/games.json").read_text("utf-8")
    done = run("schema", "game", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "did you mean 'games'?" in done.stderr
    for arguments in ([], ["deck", "-o", "x"]):
        assert run("schema", *arguments, cwd=tmp_path).returncode == 2
    assert list(tmp_path.iterdir()) == []


def test_posters_are_made_on_the_paper_that_is_asked_for(tmp_path: Path) -> None:
    done = run("build", str(ENGLISH), "--only", "posters", "--paper", "a2", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    names = sorted(path.name for path in (tmp_path / "build" / "posters").iterdir())
    assert names == ["clusters.pdf", "street.pdf", "values.pdf"]
    for name in names:
        with pypdfium2.PdfDocument(tmp_path / "build" / "posters" / name) as pdf:
            short, long = sorted(round(side * 25.4 / 72) for side in pdf[0].get_size())
            assert (short, long) == (420, 594)


def parameters(command: str) -> dict[str, dict[str, object]]:
    """Return all that a command takes, with what it does with it."""
    told = (p.to_info_dict() | {"type": str(p.type)} for p in cli.commands[command].params)
    return {str(entry["name"]): entry for entry in told}


@pytest.mark.parametrize("command", ["watch", "check"])
def test_what_decides_a_build_is_taken_alike(command: str) -> None:
    build, other = parameters("build"), parameters(command)
    apart = {"jobs", "force", "quiet", "dry_run"} | ({"output"} if command == "check" else set())
    assert build.keys() - other.keys() == apart
    assert other.keys() - build.keys() <= {"output_format"}
    for name in build.keys() & other.keys():
        assert build[name] == other[name]
    assert {"shops", "icc", "stock", "only"} <= other.keys()


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_whole_and_reads_well(command: str) -> None:
    said = CliRunner().invoke(cli, [*filter(None, [command]), "--help"]).stdout
    words = " ".join(said.split())
    assert "\\b" not in said
    assert "..." not in words.replace("FILE...", "").replace("[ARGS]...", "")
    assert "Options:" in said
    if command:
        for parameter in cli.commands[command].params:
            if isinstance(parameter, click.Option):
                assert parameter.help
                assert parameter.opts[-1] in said
            assert "INTEGER" not in said, "a range has a name"


def test_help_offers_only_what_is_taken() -> None:
    said = " ".join(CliRunner().invoke(cli, ["build", "--help"]).stdout.split())
    assert f"[default: {', '.join(BUILT)}]" in said
    refused = CliRunner().invoke(cli, ["build", "--only", "deal,cards"])
    assert refused.exit_code == 2
    assert f"is not a list of: {', '.join(BUILT)}" in refused.output


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


def test_an_annotation_is_one_line_whatever_it_says() -> None:
    where: dict[str, str | int] = {"file": "a,b:c%.yaml", "line": 3, "col": 7}
    assert annotation(where, "100 %,\nso: \x1b[31m") == (
        "::error file=a%2Cb%3Ac%25.yaml,line=3,col=7::100 %25,%0Aso: \\x1b[31m"
    )


def test_a_shell_completes_names_and_is_told_it_went_well(tmp_path: Path) -> None:
    environment = {
        "_KAARTSPEL_COMPLETE": "bash_complete", "COMP_WORDS": "kaartspel build --only cards,b",
        "COMP_CWORD": "3",
    }  # fmt: skip
    code = "import sys; sys.argv[0] = 'kaartspel'; from kaartspel.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env={**os.environ, **environment},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == ["plain,cards,box", "plain,cards,book"]


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
