"""The command that prepares an evening: deal."""

import unicodedata
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
from kaartspel.cli.values import NameList
from kaartspel.dealing import Evening


@cli.command("deal", epilog=EPILOG)
@deck_argument
@output_option
@click.option(
    "--games",
    "--game",
    type=NameList(),
    required=True,
    metavar="IDS",
    help="What is played: the ids of games, one after another, with commas between.",
)
@click.option(
    "--people",
    type=click.IntRange(1, 1600),
    metavar="N",
    help="How many people there are: they sit at tables of nearly one size.",
)
@click.option(
    "--tables",
    type=click.IntRange(1, 200),
    metavar="N",
    help="How many tables there are.  [default: what plays best]",
)
@click.option(
    "--players",
    type=click.IntRange(1, 1000),
    metavar="N",
    help="How many players sit at each table, instead of --people.",
)
@click.option(
    "--question",
    type=NameList(),
    default=(),
    metavar="CARDS",
    help="Numbers of cards that lie open at every table, instead of any that are drawn.",
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
    deck: Path, output: Path, games: tuple[str, ...], people: int | None, tables: int | None,
    players: int | None, question: tuple[str, ...], seed: str, decks: int | None,
    quiet: bool, verbose: bool, **given: Any,
) -> None:  # fmt: skip
    """Deal an evening: which question at which table, which hand for whom.

    Makes a PDF with what the evening takes and the pages of each table (DIR/deal/tables.pdf), and
    sheets with just the cards of the evening, table by table, ready to print
    (DIR/deal/sheets-NAME.pdf). Each card is as likely to come as any other of its kind; clusters
    and maps bring their share to each table and hand. No card is at a table twice.

    \b
    Examples:
      kaartspel deal --people 27 --games ruilen,debat --seed raad-2026
      kaartspel deal --people 27 --games wegen --question V38
      kaartspel deal --tables 4 --players 5 --games debat
    """  # noqa: D301  click knows the paragraph by this sign
    seed = unicodedata.normalize("NFC", seed).strip()
    evening = Evening(games, seed, tables, players, people, decks, question)
    chosen = chosen_of(deck, given)
    tell_choices(chosen, shown=verbose)
    options = replace(chosen.options, evening=evening)
    build_and_list(deck, output, "deal", options, quiet=quiet, verbose=verbose)
