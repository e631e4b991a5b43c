"""The commands that make files: build and preview."""

import sys
from pathlib import Path
from typing import Any

import click

from kaartspel.building import Report, Request, build
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
    press_options,
    printer_known,
    progress_bar,
    quiet_option,
    sheet_options,
)
from kaartspel.cli.running import cli
from kaartspel.design import Inking
from kaartspel.parts import PARTS, Options


@cli.command("build", epilog=EPILOG)
@deck_argument
@output_option
@only_option
@format_option
@ink_option
@paper_option
@choice_options
@sheet_options
@press_options
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    help="Processes to share the work; the result is the same.",
)
@click.option("--force", is_flag=True, help="Build even if nothing has changed.")
@quiet_option
def build_command(
    deck: Path | None, output: Path, only: tuple[str, ...], format_: str, ink: str, jobs: int,
    force: bool, quiet: bool, paper: str, printer: str, tray: str, **choice: Any,
) -> None:  # fmt: skip
    """Build cards, sheets, posters and e-book from a deck.

    Makes one PDF for each card (DIR/cards) and for each map (DIR/posters), sheets for an office
    printer and a box to cut out (DIR/sheets), files for print shops (DIR/press), the e-book
    (DIR/NAME.epub) and a list of it all (DIR/manifest.json). Files in DIR that a build did not
    make are left alone.

    \b
    Examples:
      kaartspel build
      kaartspel build my-deck -o out --only cards --format tarot
      kaartspel build --only sheets --sheet a4-duplex --ink low --copies 3
    """  # noqa: D301  click knows the paragraph by this sign
    known = printer_known(printer, tray)
    options = Options(format=format_, ink=Inking(ink), paper=paper, **known, **choice)
    request = Request(deck or default_deck(), output, only, options, jobs, force)
    with progress_bar(shown=not quiet and sys.stderr.isatty()) as progress:
        report = build(request, progress)
    for notice in report.notices:
        click.echo(f"kaartspel: {notice}", err=True)
    if not quiet:
        click.echo(_summary(report, output))


@cli.command("preview", epilog=EPILOG)
@deck_argument
@output_option
@format_option
@ink_option
@quiet_option
def preview_command(
    deck: Path | None, output: Path, format_: str, ink: str, quiet: bool
) -> None:  # fmt: skip
    """Make contact sheets of the deck's cards as PNG, in DIR/preview.

    They show all fronts, also in greys and as colour-blind people see them; the backs; and of
    each kind the card with the longest text, large.
    """
    options = Options(format=format_, ink=Inking(ink))
    report = build(Request(deck or default_deck(), output, ("preview",), options))
    if not quiet:
        for file in report.manifest.files:
            if file.kind == PARTS["preview"].kind:
                click.echo(str(output / file.path))


def _summary(report: Report, output: Path) -> str:
    files = report.manifest.files
    cards = sum(file.kind == "card" for file in files)
    size = sum(file.bytes for file in files) / 1_000_000
    made = f"{cards} cards, {len(files)} files, {size:.1f} MB in {output}"
    took = f"{report.seconds:.1f} s"
    return f"Built {made} ({took})" if report.is_new else f"Nothing to do: {made} ({took})"
