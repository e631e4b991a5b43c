"""The command that stays: watch."""

import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from kaartspel.building import Request
from kaartspel.cli.build import tell_aside, tell_choices
from kaartspel.cli.chosen import chosen_of
from kaartspel.cli.folders import called
from kaartspel.cli.options import EPILOG, build_options, deck_argument, output_option
from kaartspel.cli.running import cli, problems_text, visible_lines
from kaartspel.cli.summaries import verbose_option
from kaartspel.problems import InvalidDeck
from kaartspel.watching import Outcome, Rebuilt, rebuild, saves

_NAMED = 4  # files that are told by name, at most


@cli.command(
    "watch", cls=click.Command, short_help="Build, and build again at each save.", epilog=EPILOG
)
@deck_argument
@output_option
@build_options
@verbose_option
def watch_command(deck: Path, output: Path, verbose: bool, **given: Any) -> None:
    """Build, and build again at each save of a file of the deck, until Ctrl-C.

    Each time it says which files are other than before. While the deck has problems it says
    those, and the last build stays.
    """
    if not deck.is_dir():
        raise click.UsageError(f"there is no folder {deck}; name the deck's folder")

    def request() -> Request:
        """Return what to build now: what the deck chooses may have changed with it."""
        chosen = chosen_of(deck, given)
        tell_choices(chosen, shown=verbose)
        return Request(deck, output, chosen.only, chosen.options)

    with suppress(KeyboardInterrupt):  # in the middle of a build: the last one stays whole
        rebuild(request, saves(deck), lambda outcome: _tell(outcome, deck, verbose=verbose))
    click.echo("Stopped watching.", err=True)


def _tell(outcome: Outcome, deck: Path, *, verbose: bool) -> None:
    now = time.strftime("%H:%M:%S")
    if isinstance(outcome, Rebuilt):
        tell_aside(outcome.report, deck, verbose=verbose)
        click.echo(f"{now} {_summary(outcome)}")
    elif isinstance(outcome, InvalidDeck):
        click.echo(f"{problems_text(outcome)}; the last build stays", err=True)
    else:
        click.echo(visible_lines(f"kaartspel: {outcome}; the last build stays"), err=True)
    click.echo(f"Watching {called(deck)}; Ctrl-C stops.", err=True)


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
