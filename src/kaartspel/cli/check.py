"""The commands that look at a deck and write nothing: check and schema."""

import json
from pathlib import Path

import click

from kaartspel.building import check
from kaartspel.cli.options import EPILOG, deck_argument, default_deck, format_option, paper_option
from kaartspel.cli.running import cli
from kaartspel.parts import Options


@cli.command("check", epilog=EPILOG)
@deck_argument
@format_option
@paper_option
def check_command(deck: Path | None, format_: str, paper: str) -> None:
    """Report every problem of a deck; write nothing.

    Each problem stands on a line of its own: file:line:column: what is wrong; how to mend it.
    """
    root = deck or default_deck()
    loaded = check(root, Options(format=format_, paper=paper))
    click.echo(f"{root}: {len(loaded.cards)} cards, no problems")


@cli.command("schema")
def schema_command() -> None:
    """Print the JSON Schema of the deck files, for editors that complete and check YAML.

    Save it as schema.json in the deck's folder: kaartspel schema > deck/schema.json
    """
    from kaartspel.deck.files import json_schema  # noqa: PLC0415  slow to load, rarely needed

    click.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))
