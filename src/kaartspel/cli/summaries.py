"""What a build did, or would do, in words."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from kaartspel.building import FileReport, Plan, Report
from kaartspel.cli.folders import called
from kaartspel.messages import joined, say, say_many
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
    megabytes = sum(file.bytes for file in files) / 1_000_000
    size = say("{megabytes:.1f} MB", megabytes=megabytes)
    cards = [cards_counted(report.cards, report.boxed)] if report.cards else []
    what = {"what": joined((*cards, files_counted(len(files)), size)), "output": output,
            "deck": called(deck), "states": _states(report.files),
            "seconds": report.seconds}  # fmt: skip
    if report.is_new:
        return say("Built {what} in {output}, of {deck}{states} ({seconds:.1f} s)", **what)
    return say("Nothing to do: {what} in {output}, of {deck}{states} ({seconds:.1f} s)", **what)


def plan_summary(plan: Plan, deck: Path, output: Path) -> str:
    """Return in one line what a build would do, where, and of which deck."""
    count = Counter(file.state for file in plan.files)
    return say("Would make {made}, keep {kept} and remove {removed} in {output}, of {deck}",
               made=files_counted(count[State.MADE]), kept=count[State.KEPT],
               removed=count[State.REMOVED], output=output, deck=called(deck))  # fmt: skip


def cards_counted(count: int, boxed: int = 0) -> str:
    """Return how many cards there are, and how many go into a box where that is another number."""
    cards = say_many("{count} card", "{count} cards", count=count)
    if boxed in {0, count}:
        return cards
    return say("{cards} ({boxed} in the box)", cards=cards, boxed=boxed)


def files_counted(count: int) -> str:
    """Return how many files there are."""
    return say_many("{count} file", "{count} files", count=count)


def report_details(report: Report, deck: Path) -> Iterator[str]:
    """Yield what was read, and what became of each file, with how long that took."""
    if report.is_new:
        yield say("read {deck} in {seconds:.2f} s", deck=called(deck), seconds=report.reading)
    else:
        yield say("read {deck} only to see that nothing has changed", deck=called(deck))
    yield from file_details(report.files)
    yield say("all in {seconds:.2f} s", seconds=report.seconds)


def file_details(files: Iterable[FileReport]) -> Iterator[str]:
    """Yield what becomes of each file, with its size and how long it takes where that is known."""
    for file in files:
        details = [say("{bytes} bytes", bytes=file.bytes)] if file.bytes else []
        details += [say("{seconds:.2f} s", seconds=file.seconds)] if file.seconds else []
        about = say(" ({details})", details=joined(details)) if details else ""
        yield say("{state} {path}{about}", state=_STATES[file.state], path=file.path, about=about)


_STATES = {State.MADE: say("made"), State.KEPT: say("kept"), State.REMOVED: say("removed")}


def _states(files: Iterable[FileReport]) -> str:
    """Return how many files were made, kept and removed, where that differs."""
    count = Counter(file.state for file in files)
    states = [say("{number} {state}", number=count[state], state=_STATES[state])
              for state in State if count[state]]  # fmt: skip
    return say(": {states}", states=joined(states)) if len(states) > 1 else ""
