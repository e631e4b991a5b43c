"""The commands that look at a deck and write nothing: check and schema."""

import json
from pathlib import Path
from typing import Any

import click

from kaartspel.building import check
from kaartspel.cli.folders import called
from kaartspel.cli.options import (
    EPILOG,
    deck_argument,
    format_option,
    options_of,
    paper_option,
)
from kaartspel.cli.reports import counted
from kaartspel.cli.running import cli


@cli.command("check", epilog=EPILOG)
@deck_argument
@format_option
@paper_option
def check_command(deck: Path, **chosen: Any) -> None:
    """Report every problem of a deck; write nothing.

    Each problem stands on a line of its own: file:line:column: what is wrong; how to mend it.
    """
    cards = len(check(deck, options_of(chosen)).cards)
    click.echo(f"{called(deck)}: {counted(cards, 'card')}, no problems")


@cli.command("schema", short_help="Print the JSON Schema of the deck files.")
def schema_command() -> None:
    """Print the JSON Schema of the deck files, for editors that complete and check YAML.

    Save it as schema.json in the deck's folder: kaartspel schema > deck/schema.json
    """
    from kaartspel.deck.files import json_schema  # noqa: PLC0415  slow to load, rarely needed

    click.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))
