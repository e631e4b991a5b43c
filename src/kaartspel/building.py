"""From a request to files: the whole flow, from top to bottom."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kaartspel import output, parts, store
from kaartspel.choices import chosen_for
from kaartspel.messages import say
from kaartspel.output import Manifest, Output, OutputFile
from kaartspel.problems import InvalidDeck, Problem, SurroundingsFailed, UnfitForPress
from kaartspel.recipe import follow
from kaartspel.report import FileReport, Plan, Report
from kaartspel.site import Request, Site, outside, passed_in, read_deck

if TYPE_CHECKING:
    from kaartspel.deck.model import Deck
    from kaartspel.parts import Options, Progress, Work

__all__ = ["FileReport", "Plan", "Report", "Request", "build", "check", "load", "plan"]


def build(
    request: Request,
    progress: Progress = lambda done, total: None,
    executor: Executor | None = None,
) -> Report:
    """Build what is asked for; leave alone what is there already, from the same inputs.

    An `executor`, if one is given, makes the files, and not `request.jobs` processes of our own.
    Raises InvalidDeck, UnfitForPress, WrongUsage and SurroundingsFailed; the folder is then as it
    was.
    """
    begun = time.monotonic()
    folder = output.resolved(outside(request))
    if output.is_settled(folder):
        site = Site.from_request(request, output.usable(folder))
        if site.is_current:
            return site.unchanged(begun)
    with output.locked(outside(request)) as target:
        site = Site.from_request(request, target)
        if site.is_current:
            return site.unchanged(begun)
        with store.opened(request.deck, anew=request.force):
            deck, site = site.read()
            reading = time.monotonic() - begun
            with _spread(executor, request.jobs) as spread:
                work = parts.Work(deck, site.options, progress, spread, site.only)
                files: list[FileReport] = []
                manifest = _write(site, work, files)
    files += site.removed(manifest.files)
    notices = (*site.notices(work), *work.notices)
    seconds = time.monotonic() - begun
    return Report(manifest, target, site.only, seconds, True, tuple(files), reading, notices)


def _spread(executor: Executor | None, jobs: int) -> AbstractContextManager[Executor | None]:
    """Return what shares the work: an executor that was given, or processes of our own."""
    if executor or jobs == 1:
        return nullcontext(executor)
    from kaartspel.workers import workers  # noqa: PLC0415  slow to load

    return workers(jobs)


def plan(request: Request) -> Plan:
    """Return what a build of this request would do, and write nothing.

    Raises what the build would raise.
    """
    target = output.usable(outside(request))
    site = Site.from_request(request, target)
    if site.is_current:
        return Plan(target, site.kept_files)
    with store.opened(request.deck):
        deck, site = site.read()
        work = parts.Work(deck, site.options, only=site.only, passed=passed_in(target))
        _refuse(parts.problems_of(work, site.only))
        files = [FileReport.from_step(step) for step in site.steps(work)]
    gone = site.removed((*files, *site.untouched()))
    return Plan(target, (*files, *gone), (*site.notices(work), *work.notices))


def check(
    deck: Deck | str | Path, options: Options | None = None, only: Iterable[str] = ()
) -> Deck:
    """Return a deck that `build` makes these parts of, with these options; write nothing.

    What is not given is as the deck says. Raises InvalidDeck with every problem that keeps it from
    that, and WrongUsage.
    """
    return checked(deck, options, only)[0]


def checked(
    deck: Deck | str | Path,
    options: Options | None = None,
    only: Iterable[str] = (),
    built: Path | None = None,
) -> tuple[Deck, tuple[str, ...], tuple[str, ...]]:
    """Return a deck as `check` does, what its user should know, and what it leaves to us.

    What the build in the folder `built` has made already is not made again to be judged.
    """
    with store.opened(deck):
        asked, chosen = chosen_for(deck, tuple(only), options)
        loaded, _ = read_deck(deck, asked, chosen)
        passed = passed_in(built) if built else lambda recipe: False
        work = parts.Work(loaded, chosen, only=asked, passed=passed)
        _refuse(parts.problems_of(work, asked))
    return loaded, tuple(work.notices), tuple(parts.left_over(loaded, asked))


def load(deck: Deck | str | Path) -> Deck:
    """Return the deck in a folder; a Deck as it is. Raises InvalidDeck with every problem of it."""
    return read_deck(deck)[0]


def _refuse(problems: Iterable[Problem]) -> None:
    if problems := tuple(problems):
        raise InvalidDeck(problems)


def _write(site: Site, work: Work, files: list[FileReport]) -> Manifest:
    """Write the files, and put down what became of each in `files`; return the manifest."""
    outputs = _noted(
        follow(site.steps(work), work.executor, partial(output.bytes_of_file, site.target)),
        work,
        files,
    )
    try:
        return output.write(
            site.target,
            outputs,
            partial(site.manifest, work),
            site.untouched(),
            work.notices.append,
        )
    except (InvalidDeck, UnfitForPress) as error:
        # Whatever stopped it, all that is wrong is told at once.
        _refuse([*getattr(error, "problems", ()), *parts.problems_of(work, site.only)])
        raise
    except BrokenExecutor as error:
        message = say("a process that shared the work was ended from outside; build again")
        raise SurroundingsFailed(message) from error


def _noted(
    files: Iterable[Output | OutputFile], work: Work, reports: list[FileReport]
) -> Iterator[Output | OutputFile]:
    """Yield the files; note each in `reports`, and tell of each card that is done."""
    done = 0
    for file in files:
        yield file
        reports.append(FileReport.from_step(file))
        if file.kind == "card":
            done += 1
            work.progress(done, len(work.deck.cards))
