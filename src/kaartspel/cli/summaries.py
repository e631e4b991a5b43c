"""What a build did, or would do, in words."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from kaartspel.building import FileReport, Plan, Report
from kaartspel.cli.folders import called
from kaartspel.cli.reports import counted
from kaartspel.report import State

verbose_option = click.option(
    "-v",
    "--verbose",
    is_flag=True,
    help="Say on standard error what is read, made and kept, and how long it takes.",
)


def report_summary(report: Report, deck: Path, output: Path) -> str:
    """Return in one line what a build made, where, and of which deck."""
    files = [file for file in report.files if file.state is not State.REMOVED]
    size = f"{sum(file.bytes for file in files) / 1_000_000:.1f} MB"
    cards = [counted(report.cards, "card")] if report.cards else []
    made = f"{', '.join((*cards, counted(len(files), 'file'), size))} in {output}"
    begun = "Built" if report.is_new else "Nothing to do:"
    states = _states(report.files)
    return f"{begun} {made}, of {called(deck)}{states} ({report.seconds:.1f} s)"


def plan_summary(plan: Plan, deck: Path, output: Path) -> str:
    """Return in one line what a build would do, where, and of which deck."""
    count = Counter(file.state for file in plan.files)
    would = f"make {counted(count[State.MADE], 'file')}, keep {count[State.KEPT]}"
    return f"Would {would} and remove {count[State.REMOVED]} in {output}, of {called(deck)}"


def report_details(report: Report, deck: Path) -> Iterator[str]:
    """Yield what was read, and what became of each file, with how long that took."""
    how = f"in {report.reading:.2f} s" if report.is_new else "only to see that nothing has changed"
    yield f"read {called(deck)} {how}"
    yield from file_details(report.files)
    yield f"all in {report.seconds:.2f} s"


def file_details(files: Iterable[FileReport]) -> Iterator[str]:
    """Yield what becomes of each file, with its size and how long it takes where that is known."""
    for file in files:
        known = [f"{file.bytes} bytes"] if file.bytes else []
        known += [f"{file.seconds:.2f} s"] if file.seconds else []
        yield f"{file.state} {file.path}" + (f" ({', '.join(known)})" if known else "")


def _states(files: Iterable[FileReport]) -> str:
    """Return how many files were made, kept and removed, where that differs."""
    count = Counter(file.state for file in files)
    told = [f"{count[state]} {state}" for state in State if count[state]]
    return f": {', '.join(told)}" if len(told) > 1 else ""
