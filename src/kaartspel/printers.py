"""What is known of the user's printers: how their backs must move, per printer, tray and paper.

It is kept in one TOML file in the user's configuration folder, which a person can read and edit.
"""

import json
import math
import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from kaartspel import configuration
from kaartspel.imposition import Calibration, Correction
from kaartspel.messages import reason_of, say
from kaartspel.names import folded
from kaartspel.problems import SurroundingsFailed, WrongUsage, did_you_mean

FURTHEST = 20.0  # mm; whatever is off by more is no printer but a mistake
MOST_TURNED = 5.0  # degrees
_LONGEST = 40  # characters of a name: it is printed on sheets
_MEND = say("mend it, or remove it and calibrate again")
_HEAD = """\
# How the backs of two-sided prints must move to lie behind their fronts, as seen from the front,
# against the light: x mm to the right, y mm down, turn degrees clockwise. Kept by
# `kaartspel calibrate`, used by `kaartspel build --printer`. You may edit it.
"""


@dataclass(frozen=True, slots=True)
class PrinterEntry:
    """What is kept of one printer and tray for paper of one size. `tray` may be empty."""

    printer: str
    tray: str
    calibration: Calibration

    @property
    def _key(self) -> tuple[str, str, float, float]:
        paper = self.calibration
        return (folded(self.printer), folded(self.tray), paper.width, paper.height)


def file() -> Path:
    """Return where it is kept."""
    return configuration.folder() / "printers.toml"


def entries() -> tuple[PrinterEntry, ...]:
    """Return all that is kept. Raises SurroundingsFailed where the file cannot be understood."""
    path = file()
    tables = configuration.read_tables(path, _MEND).get("calibration", [])
    try:
        if not isinstance(tables, list):
            raise _NotUnderstood(say("'calibration' must be a list, each begun by [[calibration]]"))
        return tuple(_checked(table) for table in tables)
    except _NotUnderstood as error:
        raise SurroundingsFailed(
            say("{path}: {error}; {remedy}", path=path, error=error, remedy=_MEND)
        ) from error
    except (ValueError, OverflowError) as error:
        fact = say("it holds a number of too many digits")
        raise SurroundingsFailed(
            say("{path}: {fact}; {remedy}", path=path, fact=fact, remedy=_MEND)
        ) from error


def calibrations(printer: str, tray: str = "") -> tuple[Calibration, ...]:
    """Return what is known of a printer's tray. Raises WrongUsage where that is nothing."""
    all_entries = entries()
    names = {entry.printer for entry in all_entries}
    own = [entry for entry in all_entries if folded(entry.printer) == folded(printer)]
    if not own:
        remedy = did_you_mean(printer, names) if names else say("run 'kaartspel calibrate' first")
        raise WrongUsage(
            say(
                "no printer '{printer}' has been calibrated; {remedy}",
                printer=printer,
                remedy=remedy,
            )
        )
    trays = {entry.tray for entry in own}
    of_tray = [entry.calibration for entry in own if folded(entry.tray) == folded(tray)]
    if not of_tray:
        which = say("tray '{tray}'", tray=tray) if tray else say("tray without a name")
        named = sorted(t for t in trays if t)
        remedy = (
            say("add --tray: {remedy}", remedy=did_you_mean(tray, named))
            if named
            else say("leave out --tray")
        )
        raise WrongUsage(
            say(
                "no {which} of the printer '{printer}' has been calibrated; {remedy}",
                which=which,
                printer=printer,
                remedy=remedy,
            )
        )
    return tuple(of_tray)


def keep(entry: PrinterEntry) -> Path:
    """Keep an entry instead of an earlier one for the same tray and paper; return the file.

    Raises WrongUsage for a name that cannot be written, SurroundingsFailed where the file cannot.
    """
    if not _is_name(entry.printer) or not entry.printer:
        raise WrongUsage(say("{name!r} cannot name a printer; use letters, digits and spaces",
                             name=entry.printer))  # fmt: skip
    if not _is_name(entry.tray):
        raise WrongUsage(say("{name!r} cannot name a tray; use letters, digits and spaces",
                             name=entry.tray))  # fmt: skip
    if len(entry.printer) > _LONGEST:
        raise WrongUsage(say("a printer's name has at most {most} characters; say it shorter",
                             most=_LONGEST))  # fmt: skip
    if len(entry.tray) > _LONGEST:
        raise WrongUsage(say("a tray's name has at most {most} characters; say it shorter",
                             most=_LONGEST))  # fmt: skip
    path = file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(path.with_suffix(".lock")).acquire(timeout=10):
            others = [other for other in entries() if other._key != entry._key]
            _write(path, sorted([*others, entry], key=lambda each: each._key))
    except Timeout:
        raise SurroundingsFailed(
            say("{path} is being written; try again in a moment", path=path)
        ) from None
    except OSError as error:
        raise SurroundingsFailed(
            say("cannot write {path}: {reason}", path=path, reason=reason_of(error))
        ) from error
    return path


def _is_name(name: str) -> bool:
    """Return whether a name can be written, and is not begun or ended by a space."""
    return name.isprintable() and name == name.strip()


class _NotUnderstood(Exception):
    """An entry of the file is not what it must be."""


def _write(path: Path, all_entries: Iterable[PrinterEntry]) -> None:
    """Replace the file by a whole new one, in one step."""
    text = _HEAD + "".join(map(_toml, all_entries))
    descriptor, name = tempfile.mkstemp(prefix=".printers-", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as new:
            new.write(text.encode())
            new.flush()
            os.fsync(new.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _toml(entry: PrinterEntry) -> str:
    calibration, correction = entry.calibration, entry.calibration.correction
    # What JSON writes of a printable text, TOML reads.
    lines = (
        "\n[[calibration]]",
        f"printer = {json.dumps(entry.printer, ensure_ascii=False)}",
        f"tray = {json.dumps(entry.tray, ensure_ascii=False)}",
        f"paper = [{calibration.width}, {calibration.height}]  # mm, as the pages lie",
        f"x = {correction.x}",
        f"y = {correction.y}",
        f"turn = {correction.turn}\n",
    )
    return "\n".join(lines)


def _checked(table: Any) -> PrinterEntry:
    """Return a table of the file as an entry. Raises _NotUnderstood where it is none."""
    if not isinstance(table, dict) or not isinstance(table.get("printer"), str):
        raise _NotUnderstood(say('each [[calibration]] must name its printer, as printer = "name"'))
    printer, tray = table["printer"], table.get("tray", "")
    whose = say("the calibration of '{printer}'", printer=printer)
    if not isinstance(tray, str):
        raise _NotUnderstood(say('{whose} must name its tray, as tray = "name"', whose=whose))
    if unknown := table.keys() - {"printer", "tray", "paper", "x", "y", "turn"}:
        raise _NotUnderstood(
            say("{whose} has an unknown key '{unknown}'", whose=whose, unknown=min(unknown))
        )
    paper = table.get("paper")
    if not isinstance(paper, list) or len(paper) != 2 or not all(map(_is_number, paper)):
        raise _NotUnderstood(
            say("{whose} must have its paper in mm, as paper = [210.0, 297.0]", whose=whose)
        )
    limits = {"x": FURTHEST, "y": FURTHEST, "turn": MOST_TURNED}
    for name, most in limits.items():
        if not _is_number(table.get(name), most):
            raise _NotUnderstood(
                say(
                    "{whose} must have {name}, a number from {least:g} to {most:g}",
                    whose=whose,
                    name=name,
                    least=-most,
                    most=most,
                )
            )
    correction = Correction(*(float(table[name]) for name in limits))
    return PrinterEntry(printer, tray, Calibration(float(paper[0]), float(paper[1]), correction))


def _is_number(value: object, furthest: float = math.inf) -> bool:
    """Return whether a value of the file is a number, and not further from nought than that."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return math.isfinite(value) and abs(value) <= furthest
