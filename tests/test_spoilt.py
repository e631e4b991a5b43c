"""Whatever file is spoilt, however: it is used or refused in words, soon and in little memory.

`make fuzz` tries many more, with a new seed; `make test` a few of each sort, always the same.
"""

import random
import re
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from commands import Done, run_warm
from kaartspel.cli import cli
from spoiling import SORTS, cases, sound

FEW = 1  # of each sort
LIMIT = 400_000_000  # bytes beyond the program itself, loaded and warm: 512 MB in all
SECONDS = 20  # of a processor
# How a line of standard error begins: where it is wrong, or who says it.
_TOLD = re.compile(
    r"kaartspel: |read |Usage: |Try |Error: |  |\d+ (problem|file)|making |made |wrote |Wrote |$"
    r"|(\S.*: )?\S.*(:\d+:\d+|, [^:]*): |/\S*: |-> |\d+ "
)
_RAW = re.compile(r"Traceback|^\S+:\d+: \w*Warning|\x1b|\0", re.MULTILINE)


@pytest.mark.skipif(sys.platform == "win32", reason="nothing ends a command that goes on for ever")
@pytest.mark.parametrize("sort", SORTS)
def test_a_spoilt_file_is_used_or_refused_in_words(
    tmp_path: Path, sort: str, request: pytest.FixtureRequest
) -> None:
    count = request.config.getoption("--fuzz")
    seed = random.SystemRandom().randrange(10**6) if count else 1
    faults = _warm(sort, tmp_path, count or 1)
    for name, case in cases(sort, seed, (count or FEW * len(SORTS)) // len(SORTS), tmp_path):
        done = run_warm(case.arguments, tmp_path, case.environment, SECONDS)
        if fault := _fault(done):
            faults.append(f"{name}: {fault}")
    assert not faults, "\n\n".join(faults)


def _warm(sort: str, folder: Path, count: int) -> list[str]:
    """Use whole files here, so that what is forked from here has loaded what they need."""
    faults = []
    for case in sound(sort, folder, count):
        with pytest.MonkeyPatch.context() as patch:
            for name, value in case.environment.items():
                patch.setenv(name, value)
            done = CliRunner().invoke(cli, case.arguments)
        if done.exit_code:
            faults.append(f"whole, and refused: {done.output} {done.exception}")
    return faults


def _fault(done: Done) -> str:
    """Return what is wrong with how a command ended; nothing where it kept its promises."""
    if done.returncode not in {0, 1, 2, 3, 4}:
        return f"ended with {done.returncode}: {done.stderr[-3000:]}"
    if done.returncode and not done.stderr:
        return f"ended with {done.returncode} and said nothing"
    if _RAW.search(done.stderr):
        return f"raw: {done.stderr[-3000:]}"
    if odd := [line for line in done.stderr.splitlines() if not _TOLD.match(line)]:
        return f"not ours: {odd[:5]}"
    if done.peak > LIMIT:
        return f"took {done.peak} bytes"
    return ""
