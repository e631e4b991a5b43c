"""The commands that make files: build and preview."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kaartspel.building import Plan, Report, Request, build, plan
from kaartspel.cli.chosen import Chosen, chosen_of
from kaartspel.cli.folders import called
from kaartspel.cli.options import (
    EPILOG,
    build_options,
    deck_argument,
    format_option,
    ink_option,
    output_option,
    paper_option,
    press_options,
    quiet_option,
    release_folder_option,
)
from kaartspel.cli.running import cli
from kaartspel.cli.speech import echo
from kaartspel.cli.summaries import (
    file_details,
    plan_summary,
    report_details,
    report_summary,
    verbose_option,
)
from kaartspel.messages import say
from kaartspel.report import State

if TYPE_CHECKING:
    from kaartspel.parts import Options, Progress


@cli.command("build", epilog=EPILOG)
@deck_argument
@output_option
@build_options
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    metavar="N",
    help="Processes to share the work; the result is the same.",
)
@click.option("--force", is_flag=True, help="Build even if nothing has changed.")
@click.option(
    "--dry-run", is_flag=True, help="Say what would be made, kept and removed; write nothing."
)
@quiet_option
@verbose_option
def build_command(
    deck: Path, output: Path, jobs: int, force: bool, dry_run: bool, quiet: bool, verbose: bool,
    **given: Any,
) -> None:  # fmt: skip
    """Build everything, or some parts, from a deck.

    Makes one PDF for each card (DIR/cards) and for each map (DIR/posters), sheets for an office
    printer and a box to cut out (DIR/sheets), files for print shops (DIR/press), sheets to hand
    out (DIR/handouts), the e-book (DIR/NAME.epub) and a list of it all (DIR/manifest.json). Files
    in DIR that a build did not make are left alone.

    \b
    Examples:
      kaartspel build
      kaartspel build my-deck -o out --only cards --format tarot
      kaartspel build --only sheets --sheet a4-duplex --ink low --copies 3
    """  # noqa: D301  click knows the paragraph by this sign
    chosen = chosen_of(deck, given)
    request = Request(deck, output, chosen.only, chosen.options, jobs, force)
    tell_choices(chosen, shown=verbose or (dry_run and not quiet))
    if dry_run:
        planned = plan(request)
        if not quiet:
            _tell_plan(planned, deck, output, verbose=verbose)
        return
    with progress_bar(shown=not quiet and sys.stderr.isatty()) as progress:
        report = build(request, progress)
    tell_aside(report, deck, verbose=verbose)
    if not quiet:
        echo(report_summary(report, deck, output))


@cli.command("preview", epilog=EPILOG)
@deck_argument
@output_option
@format_option
@ink_option
@quiet_option
@verbose_option
def preview_command(deck: Path, output: Path, quiet: bool, verbose: bool, **given: Any) -> None:
    """Make contact sheets of the deck's cards as PNG, in DIR/preview.

    They show all fronts, also in greys and as colour-blind people see them; the backs; and of
    each kind the card with the longest text, large.
    """
    chosen = chosen_of(deck, given)
    tell_choices(chosen, shown=verbose)
    build_and_list(deck, output, "preview", chosen.options, quiet=quiet, verbose=verbose)


@cli.command("release", epilog=EPILOG)
@deck_argument
@release_folder_option
@format_option
@paper_option
@press_options
@quiet_option
@verbose_option
def release_command(deck: Path, output: Path, quiet: bool, verbose: bool, **given: Any) -> None:
    """Make one zip file with all that people need to play, and nothing to install.

    It holds a start page that any browser opens, the guide, cards to print on A4 and A3, in large
    print and with little ink, posters, sheets to hand out, files for a print shop, the e-book, an
    evening of each game, and the licences. Its files are called in the deck's language.
    """
    chosen = chosen_of(deck, given)
    tell_choices(chosen, shown=verbose)
    build_and_list(deck, output, "release", chosen.options, quiet=quiet, verbose=verbose)


def build_and_list(
    deck: Path, output: Path, part: str, options: Options, *, quiet: bool, verbose: bool
) -> None:
    """Build one part; print which files it has, and say of which deck."""
    if not quiet:
        echo(say("Working on {deck}", deck=called(deck)), err=True)
    report = build(Request(deck, output, (part,), options))
    tell_aside(report, deck, verbose=verbose)
    if not quiet:
        for file in report.files_of(part):
            echo(str(output / file.path))


def tell_choices(chosen: Chosen, *, shown: bool) -> None:
    """Say on standard error who chose what, where that is to be shown; and what cannot be."""
    for line in chosen.choosers if shown else ():
        echo(line, err=True)
    for notice in chosen.notices:
        echo(say("kaartspel: {notice}", notice=notice), err=True)


def tell_aside(report: Report, deck: Path, *, verbose: bool) -> None:
    """Say on standard error what the user should know of a build; all of it, if asked."""
    for line in report_details(report, deck) if verbose else ():
        echo(line, err=True)
    for notice in report.notices:
        echo(say("kaartspel: {notice}", notice=notice), err=True)


def _tell_plan(planned: Plan, deck: Path, output: Path, *, verbose: bool) -> None:
    """Print what a build would do: each file that changes; all of them, if asked."""
    changes = (file for file in planned.files if verbose or file.state is not State.KEPT)
    for line in file_details(changes):
        echo(line)
    for notice in planned.notices:
        echo(say("kaartspel: {notice}", notice=notice), err=True)
    echo(plan_summary(planned, deck, output))


@contextmanager
def progress_bar(*, shown: bool) -> Iterator[Progress]:
    """Show a bar on standard error while cards are made, or nothing."""
    if not shown:
        yield lambda done, total: None
        return
    with click.progressbar(length=1, label="Cards", file=sys.stderr) as bar:

        def show(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        yield show
