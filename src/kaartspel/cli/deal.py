"""The command that prepares an evening: deal."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from kaartspel.cli.build import build_and_list, tell_choices
from kaartspel.cli.chosen import chosen_of
from kaartspel.cli.options import (
    EPILOG,
    deck_argument,
    format_option,
    ink_option,
    output_option,
    quiet_option,
    sheet_options,
)
from kaartspel.cli.running import cli
from kaartspel.cli.summaries import verbose_option
from kaartspel.dealing import Evening


@cli.command("deal", short_help="Deal an evening: who gets which cards.", epilog=EPILOG)
@deck_argument
@output_option
@click.option("--game", required=True, metavar="ID", help="What is played: the id of a game.")
@click.option(
    "--tables",
    type=click.IntRange(1, 200),
    default=1,
    show_default=True,
    metavar="N",
    help="How many tables there are.",
)
@click.option(
    "--players",
    type=click.IntRange(1, 1000),
    required=True,
    metavar="N",
    help="How many players sit at each table.",
)
@click.option(
    "--seed",
    default="1",
    show_default=True,
    metavar="TEXT",
    help="Any text: the same seed deals the same evening.",
)
@click.option(
    "--decks",
    type=click.IntRange(1, 200),
    metavar="N",
    help="How many printed decks you have.  [default: as many as it takes]",
)
@sheet_options
@format_option
@ink_option
@quiet_option
@verbose_option
def deal_command(
    deck: Path, output: Path, game: str, tables: int, players: int, seed: str,
    decks: int | None, quiet: bool, verbose: bool, **given: Any,
) -> None:  # fmt: skip
    """Deal an evening: which question at which table, which hand for whom.

    Makes a PDF with a page for each table (DIR/deal/tables.pdf), and sheets with just the cards
    of the evening, table by table, ready to print (DIR/deal/sheets-NAME.pdf). Hands are spread over
    the clusters of values and questions over the maps; no card is at a table twice.

    \b
    Example:
      kaartspel deal --tables 4 --players 5 --game debat --seed raad-2026
    """  # noqa: D301  click knows the paragraph by this sign
    evening = Evening(game, tables, players, seed, decks)
    chosen = chosen_of(deck, given)
    tell_choices(chosen, shown=verbose)
    options = replace(chosen.options, evening=evening)
    build_and_list(deck, output, "deal", options, quiet=quiet, verbose=verbose)
