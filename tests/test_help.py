"""What the command says of itself: help, completion, and options that mean the same in each."""

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from commands import run
from kaartspel.cli import cli
from kaartspel.parts import BUILT

CONTEXT = click.Context(cli)
COMMANDS = cli.list_commands(CONTEXT)


def test_help_works_without_a_terminal_and_names_every_option(tmp_path: Path) -> None:
    done = run("build", "--help", cwd=tmp_path, COLUMNS="", NO_COLOR="1")
    assert done.returncode == 0
    for option in ("--output", "--only", "--format", "--jobs", "--force", "--quiet"):
        assert option in done.stdout
    assert "130" in done.stdout
    assert "\x1b" not in done.stdout


def found(name: str) -> click.Command:
    command = cli.get_command(CONTEXT, name)
    assert command
    return command


def parameters(command: str) -> dict[str, dict[str, object]]:
    """Return all that a command takes, with what it does with it."""
    told = (p.to_info_dict() | {"type": str(p.type)} for p in found(command).params)
    return {str(entry["name"]): entry for entry in told}


@pytest.mark.parametrize("command", ["watch", "check"])
def test_what_decides_a_build_is_taken_alike(command: str) -> None:
    build, other = parameters("build"), parameters(command)
    apart = {"jobs", "force", "quiet", "dry_run"} | ({"output"} if command == "check" else set())
    assert build.keys() - other.keys() == apart
    assert other.keys() - build.keys() <= {"output_format", "write_ids"}
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
        for parameter in found(command).params:
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
