"""The command that stays: watch."""

import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from kaartspel.building import Request
from kaartspel.cli.options import (
    EPILOG,
    choice_options,
    deck_argument,
    default_deck,
    format_option,
    ink_option,
    only_option,
    output_option,
    paper_option,
    printer_known,
    sheet_options,
)
from kaartspel.cli.running import cli, problems_text
from kaartspel.design import Inking
from kaartspel.parts import Options
from kaartspel.problems import InvalidDeck
from kaartspel.watching import Outcome, Rebuilt, rebuild, saves

_NAMED = 4  # files that are told by name, at most


@cli.command("watch", epilog=EPILOG)
@deck_argument
@output_option
@only_option
@format_option
@ink_option
@paper_option
@choice_options
@sheet_options
def watch_command(
    deck: Path | None, output: Path, only: tuple[str, ...], format_: str, ink: str,
    printer: str, tray: str, **choice: Any,
) -> None:  # fmt: skip
    """Build, and build again at each save of a file of the deck, until Ctrl-C.

    Each time it says which files are other than before. While the deck has problems it says
    those, and the last build stays.
    """
    root = deck or default_deck()
    if not root.is_dir():
        raise click.UsageError(f"there is no folder {root}; name the deck's folder")
    known = printer_known(printer, tray)
    options = Options(format=format_, ink=Inking(ink), **known, **choice)
    request = Request(root, output, only, options)
    with suppress(KeyboardInterrupt):  # in the middle of a build: the last one stays whole
        rebuild(request, saves(root), lambda outcome: _tell(outcome, root))
    click.echo("Stopped watching.", err=True)


def _tell(outcome: Outcome, root: Path) -> None:
    now = time.strftime("%H:%M:%S")
    if isinstance(outcome, Rebuilt):
        click.echo(f"{now} {_summary(outcome)}")
    elif isinstance(outcome, InvalidDeck):
        click.echo(f"{problems_text(outcome)}; the last build stays", err=True)
    else:
        click.echo(f"kaartspel: {outcome}", err=True)
    click.echo(f"Watching {root}; Ctrl-C stops.", err=True)


def _summary(rebuilt: Rebuilt) -> str:
    took = f"({rebuilt.report.seconds:.2f} s)"
    if not rebuilt.changed and not rebuilt.gone:
        return f"Nothing is other than before {took}"
    told = [_listed("Built", rebuilt.changed), _listed("Removed", rebuilt.gone)]
    return f"{'; '.join(filter(None, told))} {took}"


def _listed(what: str, paths: tuple[str, ...]) -> str:
    if not paths:
        return ""
    named = paths
    if len(paths) > _NAMED:
        # A card stands in many files: the cards are what their editor looks for.
        cards = [path for path in paths if path.startswith("cards/")]
        named = (*(cards or paths),)[: _NAMED - 1]
    more = len(paths) - len(named)
    return f"{what} {', '.join(named)}" + (f" and {more} more files" if more else "")
