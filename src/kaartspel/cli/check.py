"""The commands that look at a deck, and at what its files may hold: check and schema."""

import json
import time
from pathlib import Path
from typing import Any

import click

from kaartspel.building import checked
from kaartspel.cli.build import tell_choices
from kaartspel.cli.chosen import chosen_of
from kaartspel.cli.editions import tell_edition
from kaartspel.cli.folders import build_folder, called
from kaartspel.cli.options import EPILOG, build_options, deck_argument
from kaartspel.cli.reports import (
    GITHUB,
    JSON,
    TEXT,
    echo_json,
    output_format_option,
    problem_annotation,
)
from kaartspel.cli.running import cli
from kaartspel.cli.speech import echo, usage_error, words
from kaartspel.cli.summaries import cards_counted, verbose_option
from kaartspel.cli.words import tell_words
from kaartspel.messages import say, say_many
from kaartspel.problems import InvalidDeck, Problem, WrongUsage, did_you_mean


@cli.command("check", epilog=EPILOG)
@deck_argument
@build_options
@click.option("--write-ids", is_flag=True, help="Put ids into tables for cards that have none.")
@output_format_option
@verbose_option
def check_command(
    deck: Path, write_ids: bool, output_format: str, verbose: bool, **given: Any
) -> int:
    """Report every problem of a deck, and of all that a build would make; write nothing.

    Cards in tables may stand there without an id; --write-ids puts one beside each.

    It takes the options of build, and asks what a build with the same options would ask.

    Each problem stands on a line of its own, on standard error: file:line:column: what is wrong;
    how to mend it. As JSON, and as annotations for GitHub, they go to standard output.
    """
    if write_ids:
        _write_ids(deck)
    begun = time.monotonic()
    chosen = chosen_of(deck, given)
    tell_choices(chosen, shown=verbose)
    cards, problems = "", tuple[Problem, ...]()
    notices, left = tuple[str, ...](), tuple[str, ...]()
    try:
        read, notices, left = checked(deck, chosen.options, chosen.only, build_folder(deck))
        cards = cards_counted(len(read.cards), sum(card.quantity for card in read.cards))
        tell_words(read, verbose=verbose)
    except InvalidDeck as error:
        if output_format == TEXT:
            raise
        problems = error.problems
    for notice in (*notices, *(left if verbose else ())):
        echo(say("kaartspel: {notice}", notice=notice), err=True)
    if verbose:
        echo(say("read {deck}, and asked {parts} in {seconds:.2f} s", deck=called(deck),
                       parts=", ".join(chosen.only), seconds=time.monotonic() - begun),
                   err=True)  # fmt: skip
    tell_edition(deck)
    _TELL[output_format](deck, cards, problems)
    return InvalidDeck.exit_status if problems else 0


def _write_ids(deck: Path) -> None:
    from kaartspel.deck.tables.writing import write_ids  # noqa: PLC0415  rarely needed

    count, files = write_ids(deck)
    line = say_many("Wrote {count} id: each card has one", "Wrote {count} ids: each card has one",
                    count=count)  # fmt: skip
    if files:
        line = say_many("Wrote {count} id into {files}", "Wrote {count} ids into {files}",
                        count=count, files=", ".join(files))  # fmt: skip
    echo(line, err=True)


def _tell_text(deck: Path, cards: str, problems: tuple[Problem, ...]) -> None:
    echo(say("{deck}: {cards}, no problems", deck=called(deck), cards=cards))


def _tell_json(deck: Path, cards: str, problems: tuple[Problem, ...]) -> None:
    echo_json({"deck": str(deck), "problems": [problem.as_dict(words) for problem in problems]})


def _tell_github(deck: Path, cards: str, problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        click.echo(problem_annotation(problem))


# How to tell what was found. As text, problems are told as every command tells them.
_TELL = {TEXT: _tell_text, JSON: _tell_json, GITHUB: _tell_github}


@cli.command("schema")
@click.argument("kind", required=False)
@click.option(
    "-o", "--output", type=click.Path(file_okay=False, path_type=Path), metavar="DIR",
    help="Write the schemas of all kinds into a folder.",
)  # fmt: skip
def schema_command(kind: str | None, output: Path | None) -> None:
    """Print the JSON Schema of a KIND of deck file, or write those of all kinds into a folder.

    KIND is deck, suits, errata, play, texts, questions, values, cards or games, or for a file of an
    edition, which holds a part, edition-deck, edition-suits and so on. Editors complete and check
    YAML by them: kaartspel schema -o deck/schema
    """
    from kaartspel.deck.schemas import SCHEMAS, json_schema  # noqa: PLC0415  slow, rarely needed

    if (kind is None) == (output is None):
        raise usage_error(say("name one KIND to print, or a folder with -o"))
    if kind is not None and kind not in SCHEMAS:
        raise WrongUsage(
            say(
                "there is no kind of deck file '{kind}'; {remedy}",
                kind=kind,
                remedy=did_you_mean(kind, SCHEMAS),
            )
        )
    texts = {
        name: json.dumps(json_schema(name), ensure_ascii=False, indent=2)
        for name in ([kind] if kind else SCHEMAS)
    }
    if output is None:
        click.echo("".join(texts.values()))
        return
    output.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (output / f"{name}.json").write_text(f"{text}\n", "utf-8", newline="\n")
