"""Problems and faults as text, as JSON, or as annotations that GitHub shows beside the lines."""

import json

import click

from kaartspel.cli.speech import words
from kaartspel.problems import Problem, visible

TEXT, JSON, GITHUB = "text", "json", "github"

output_format_option = click.option(
    "--output-format",
    type=click.Choice([TEXT, JSON, GITHUB]),
    default=TEXT,
    show_default=True,
    help="How to tell: lines to read, JSON for programs, annotations for GitHub.",
)


def echo_json(value: object) -> None:
    """Print plain data as JSON. A console that lacks a character must not make it invalid."""
    click.echo(json.dumps(value, indent=2))


def problem_annotation(problem: Problem) -> str:
    """Return a problem as a workflow command of GitHub."""
    place = problem.place
    where: dict[str, str | int] = {
        "file": place.file,
        "line": place.line,
        "col": place.column,
        "title": problem.code,
    }
    return annotation(where, words(problem.message))


def annotation(where: dict[str, str | int], message: str) -> str:
    """Return an error as a workflow command of GitHub: one line, whatever the texts hold."""
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in where.items())
    return f"::error {properties}::{_data(message)}"


def _data(text: str) -> str:
    """Return a message as a workflow command takes it; control characters are shown."""
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return visible(escaped)


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
