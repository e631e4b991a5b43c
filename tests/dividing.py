"""How tests are divided among workers: a file stays together, and so does what shares more.

A file's tests share what they make once, a judge runs in a Java that takes seconds to start and to
warm up, and so does a browser, or a process that commands are forked from. Who reads the sheets of
the shipped deck, or the modules of the program, stays with others who do, and so does who asks for
its cards laid out, or its posters. xdist has groups of its own, but tells them by a way to name
tests that pytest 9.2 took away: it then divides test by test, unsaid.
"""

import re
from contextlib import suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from xdist.scheduler import LoadScopeScheduling

_TESTS = Path(__file__).parent


# The files that take longest, as they are begun: what begins late keeps the others waiting.
LONGEST = (
    # Which fork their worker, before a Java runs in it.
    "test_interrupted.py", "test_output_places.py", "test_writing.py",
    "test_book.py",  # and with it all that is judged, and all commands
    "test_page_access.py",  # and all that a browser shows
    "test_release.py", "test_remedies.py", "test_mistakes.py", "test_build.py",
    "test_poster_layout.py", "test_spoilt.py", "test_workbooks.py", "test_incremental.py",
    "test_unfit.py", "test_package.py", "test_remnants.py",
)  # fmt: skip


# What files share beyond what each makes: a name, and what they have in common.
_SHARED = {
    "judged": r"^from (judges|said) import|\breal: dict\[str, list\[Placed\]\]"
    r"|^from repository import .*\bnodes\b"  # the program's modules
    r"|^import commands$|^from commands import .*\b(building|run|run_code)\b",
    "browsed": r"^from browsing import .*\b(begin|fits|judge)\b|\bpage: Page\b",  # a browser
    "drawn": r"^from frames import .*\blay_out\b|^from posted import",
}


def load(worker: str) -> None:
    """Have every other worker load files from the last on: what two of them need is compiled once.

    What cannot be loaded is told when it is collected.
    """
    if worker[-1] in "13579":
        for path in sorted(_TESTS.glob("test_*.py"), reverse=True):
            with suppress(Exception, pytest.skip.Exception):
                import_module(path.stem)


def in_order(items: list[pytest.Item]) -> list[pytest.Item]:
    """Return tests as they are begun: those of the longest files first."""
    place = {name: at for at, name in enumerate(LONGEST)}
    return sorted(items, key=lambda item: place.get(item.path.name, len(place)))


class ByFile(LoadScopeScheduling):
    """Gives workers files of tests, one after another as they come."""

    def __init__(self, config: pytest.Config, log: Any) -> None:
        config.option.loadscopereorder = False  # by the number of tests, which tells nothing
        super().__init__(config, log)

    def _split_scope(self, nodeid: str) -> str:
        return group_of(nodeid.partition("::")[0])


@cache
def group_of(path: str) -> str:
    """Return the name of the group that a file of tests is in."""
    text = (_TESTS / Path(path).name).read_text("utf-8")
    shared = (name for name, mark in _SHARED.items() if re.search(mark, text, re.MULTILINE))
    return next(shared, path)
