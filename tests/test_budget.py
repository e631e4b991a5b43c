"""A command that takes too long or too much memory is ended in order, and in words."""

import os
import sys
import time
from pathlib import Path

import pytest

from commands import posix, run
from kaartspel import budget
from kaartspel.budget import budgeted
from kaartspel.building import Request
from kaartspel.interrupts import held
from kaartspel.problems import SurroundingsFailed, WrongUsage
from kaartspel.watching import rebuild
from repository import ENGLISH, ROOT

pytestmark = posix


@pytest.fixture
def no_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """A budget of no time at all."""
    monkeypatch.setattr(budget, "_EVERY", 0.01)
    monkeypatch.setattr(budget, "_GRACE", 0.05)
    monkeypatch.setattr(budget, "_allowed", lambda name: 0 if name == budget._MINUTES else 10**6)


def for_ever(taken: bytes = b"") -> None:
    while True:
        time.sleep(0.01)


@pytest.mark.usefixtures("no_time")
def test_what_takes_too_long_is_told() -> None:
    told = "had taken 0 minutes; ask for fewer parts at once with --only, or allow more with KAART"
    with pytest.raises(SurroundingsFailed, match=told), budgeted():
        for_ever()


def test_what_takes_too_much_memory_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget, "_EVERY", 0.01)
    monkeypatch.setenv("KAARTSPEL_MEGABYTES", "50")
    told = "had taken 50 MB of memory; .* allow more with KAARTSPEL_MEGABYTES=100"
    with pytest.raises(SurroundingsFailed, match=told), budgeted():
        for_ever(b"x" * 60_000_000)


@pytest.mark.usefixtures("no_time")
def test_what_a_library_makes_of_the_interrupt_is_not_told() -> None:
    def library() -> None:
        try:
            for_ever()
        except KeyboardInterrupt:
            raise ValueError from None

    with pytest.raises(SurroundingsFailed, match="0 minutes"), budgeted():
        library()


@pytest.mark.usefixtures("no_time")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_what_cannot_end_in_order_is_ended(tmp_path: Path) -> None:
    """As where a process is waited for that does not end: no interrupt comes through."""
    said = tmp_path / "said"
    child = os.fork()
    if not child:
        os.dup2(os.open(said, os.O_WRONLY | os.O_CREAT), 2)
        sys.stderr = os.fdopen(2, "w")
        with budgeted(), held():
            for_ever()
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == SurroundingsFailed.exit_status
    assert said.read_text().startswith("kaartspel: it was ended as it had taken 0 minutes; ")


def test_within_it_nothing_is_other_than_without(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget, "_EVERY", 0.001)
    with budgeted():
        time.sleep(0.02)
    with pytest.raises(ZeroDivisionError), budgeted():
        raise ZeroDivisionError


@pytest.mark.usefixtures("no_time")
def test_watch_tells_it_and_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[object] = []
    monkeypatch.setattr("kaartspel.watching.build", lambda request: for_ever())
    rebuild(lambda: Request(ENGLISH, tmp_path / "build"), [1, 2], told.append)
    assert [str(one)[:35] for one in told] == ["it was ended as it had taken 0 minu"] * 2


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_command_says_so_and_leaves_nothing(tmp_path: Path, jobs: str) -> None:
    target = str(tmp_path / "build")
    command = ("build", str(ROOT / "deck"), "-o", target, "--jobs", jobs)
    done = run(*command, cwd=tmp_path, KAARTSPEL_MEGABYTES="1")
    remedy = "ask for fewer parts at once with --only, or allow more with KAARTSPEL_MEGABYTES=2"
    line = f"kaartspel: it was ended as it had taken 1 MB of memory; {remedy}"
    assert (done.returncode, done.stderr.splitlines()[-1]) == (3, line)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("said", ["0", "-1", "x", "1.5", "٣", "9999999"])
def test_a_budget_that_is_none_is_told(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    monkeypatch.setenv("KAARTSPEL_MINUTES", said)
    with pytest.raises(WrongUsage, match=f"KAARTSPEL_MINUTES is '{said}'"), budgeted():
        pytest.fail("it began")
