"""How tests are divided among workers: a file stays together, and so do all that ask a judge.

A file's tests share what they make once, and a judge runs in a Java that takes seconds to start and
to warm up. xdist has groups of its own, but tells them by a way to name tests that pytest 9.2 took
away: it then divides test by test, unsaid.
"""

import re
from functools import cache
from pathlib import Path

from xdist.scheduler import LoadScopeScheduling

_TESTS = Path(__file__).parent


class ByFile(LoadScopeScheduling):
    """Gives workers files of tests: those of the judges first, then the file with most tests."""

    def _split_scope(self, nodeid: str) -> str:
        return group_of(nodeid.partition("::")[0])


@cache
def group_of(path: str) -> str:
    """Return the name of the group that a file of tests is in."""
    text = (_TESTS / Path(path).name).read_text("utf-8")
    return "judged" if re.search(r"^from judges import", text, re.MULTILINE) else path
