"""The command that finds out, and keeps, how far a printer's backs are off."""

from collections.abc import Iterator
from pathlib import Path

import click

from kaartspel import printers
from kaartspel.building import load
from kaartspel.cli.build import build_and_list
from kaartspel.cli.chosen import printer_corrections
from kaartspel.cli.options import (
    EPILOG,
    deck_argument,
    output_option,
    printer_options,
    quiet_option,
)
from kaartspel.cli.running import cli
from kaartspel.cli.speech import echo, usage_error
from kaartspel.cli.summaries import verbose_option
from kaartspel.cli.values import number
from kaartspel.imposition import Calibration, Correction, Readings, read
from kaartspel.messages import joined, say
from kaartspel.parts import DEFAULT_SHEET, Options, Work, proof_sheet
from kaartspel.printers import FURTHEST, MOST_TURNED, PrinterEntry


@cli.command("calibrate", epilog=EPILOG)
@deck_argument
@output_option
@click.option(
    "--sheet",
    default=DEFAULT_SHEET,
    show_default=True,
    metavar="NAME",
    help="The sheet whose paper and sides to calibrate for.",
)
@printer_options
@click.option("--a", callback=number(), metavar="MM", help="What you read at A.")
@click.option("--b", callback=number(), metavar="MM", help="What you read at B.")
@click.option("--c", callback=number(), metavar="MM", help="What you read at C.")
@click.option(
    "--x",
    callback=number(FURTHEST),
    metavar="MM",
    help="Or say it: move backs to the right.",
)
@click.option("--y", callback=number(FURTHEST), metavar="MM", help="Move them down.")
@click.option("--turn", callback=number(MOST_TURNED), metavar="DEG", help="Turn them clockwise.")
@click.option("--check", is_flag=True, help="Make a corrected proof sheet: A, B and C read 0.")
@click.option("--list", "list_", is_flag=True, help="Say what is known of which printer.")
@quiet_option
@verbose_option
def calibrate_command(
    deck: Path, output: Path, sheet: str, printer: str, tray: str, a: float | None,
    b: float | None, c: float | None, x: float | None, y: float | None, turn: float | None,
    check: bool, list_: bool, quiet: bool, verbose: bool,
) -> None:  # fmt: skip
    """Make the backs of two-sided prints fall behind their fronts.

    Without numbers, makes a proof sheet (DIR/calibration). Print it on both sides, hold it against
    the light, and read three numbers at A, B and C. Give them with a name for the printer, and
    they are kept; a minus and a decimal comma are understood. kaartspel build --printer NAME then
    corrects the backs. With --x, --y and --turn, as seen from the front, you say yourself how.

    \b
    Examples:
      kaartspel calibrate
      kaartspel calibrate --printer desk --a 0.5 --b 0.75 --c -1.25
      kaartspel calibrate --printer desk --check
    """  # noqa: D301  click knows the paragraph by this sign
    if list_:
        echo(_all_entries())
        return
    work = Work(load(deck), Options(sheets=(sheet,)))
    correction = _given(work, Readings.from_numbers(a, b, c), (x, y, turn))
    if correction is not None:
        if check:
            raise usage_error(say("give numbers, which are kept, or --check, not both"))
        _keep(work, printer, tray, correction, quiet=quiet)
        return
    options = Options(sheets=(sheet,))
    if check:
        if not printer:
            raise usage_error(say("--check needs a printer: add --printer NAME"))
        corrections = printer_corrections(printer, tray)
        options = Options(sheets=(sheet,), printer=printer, calibrations=corrections)
    elif tray and not printer:
        raise usage_error(say("--tray needs a printer: add --printer NAME"))
    build_and_list(deck, output, "calibration", options, quiet=quiet, verbose=verbose)


def _given(
    work: Work, readings: Readings | None, moves: tuple[float | None, ...]
) -> Correction | None:
    """Return the correction that the numbers ask for; None where there are none."""
    moved = any(move is not None for move in moves)
    if readings and moved:
        raise usage_error(say("give what you read (--a, --b, --c) or how to move, not both"))
    if readings:
        return read(readings, proof_sheet(work))
    return Correction(*(move or 0.0 for move in moves)) if moved else None


def _keep(work: Work, printer: str, tray: str, correction: Correction, *, quiet: bool) -> None:
    sheet = proof_sheet(work)
    calibration = Calibration(sheet.width, sheet.height, correction)
    if not printer:
        raise usage_error(say("numbers need a printer: add --printer NAME"))
    entry = PrinterEntry(printer, tray, calibration)
    path = printers.keep(entry)
    if not quiet:
        echo(say("{entry}\nKept in {path}", entry=_described(entry), path=path))
        which = f'--printer "{printer}"' + (f' --tray "{tray}"' if tray else "")
        echo(say("Now build with it: kaartspel build {which}", which=which))


def _all_entries() -> str:
    lines = [_described(entry) for entry in printers.entries()]
    if not lines:
        return say("No printer is known.")
    return joined([*lines, say("Kept in {path}", path=printers.file())], "\n")


def _described(entry: PrinterEntry) -> str:
    """Return what is kept of a printer, in words, so that a wrong sign shows."""
    calibration, correction = entry.calibration, entry.calibration.correction
    moves = [*_ways(correction)] or [say("not at all")]
    tray = entry.tray and say(" (tray {tray})", tray=entry.tray)
    paper = f"{calibration.width:g} × {calibration.height:g} mm"
    return say("{printer}{tray}, {paper}: seen from the front, backs move {moves}",
               printer=entry.printer, tray=tray, paper=paper, moves=joined(moves))  # fmt: skip


def _ways(correction: Correction) -> Iterator[str]:
    """Yield how far backs move, each way that they do."""
    x, y, turn = correction.x, correction.y, correction.turn
    if x:
        yield say("{by:g} mm right", by=x) if x > 0 else say("{by:g} mm left", by=-x)
    if y:
        yield say("{by:g} mm down", by=y) if y > 0 else say("{by:g} mm up", by=-y)
    if turn:
        yield (say("{by:g}° clockwise", by=turn) if turn > 0
               else say("{by:g}° anticlockwise", by=-turn))  # fmt: skip
