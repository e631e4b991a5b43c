"""Interrupted at any moment, a build leaves the whole last one or the whole new one."""

import errno
import multiprocessing
import os
import random
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from commanded import COMMAND
from commands import PATIENCE, RUN, building, posix, run_code
from kaartspel.building import Request, build
from kaartspel.output import lock, locked
from kaartspel.problems import SurroundingsFailed
from kaartspel.workers import workers
from repository import ENGLISH
from sampling import sampled
from snapshots import snapshot

TOLD = "kaartspel: interrupted; nothing is half written\n"
PARTS = ("cards", "book")  # as many as it takes to be broken off
ONLY = ("--only", "cards,book")
JOBS = [((),), (("--jobs", "2"),)]
MOST = 20  # builds that are broken off, until an interrupt comes before one ends


@pytest.fixture(scope="module")
def two_decks(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    other = tmp_path_factory.mktemp("decks") / "other"
    shutil.copytree(ENGLISH, other)
    path = other / "questions/street.yaml"
    path.write_text(path.read_text("utf-8").replace("q02-bicycles", "q02-bikes"), "utf-8")
    return ENGLISH, other


def test_killed_at_random_moments_a_real_build_is_old_or_new(
    two_decks: tuple[Path, Path], tmp_path: Path, every_case: bool
) -> None:
    target = tmp_path / "build"
    whole = []
    for deck in two_decks:
        began = time.monotonic()
        build(Request(deck, target, PARTS, force=True))
        took = time.monotonic() - began
        whole.append(snapshot(target))
    moments = random.Random(11)
    for turn in range(5 if every_case else 2):
        with building(two_decks[turn % 2], target, *ONLY) as process:
            time.sleep(moments.uniform(0.1, 1.1) * took)
            process.kill()
        assert snapshot(target) in whole


@posix
@pytest.mark.parametrize("options", sampled(JOBS, [JOBS[0]]))
def test_an_interrupt_is_told_in_a_line_and_leaves_nothing_behind(
    two_decks: tuple[Path, Path], tmp_path: Path, options: tuple[str, ...], every_case: bool
) -> None:
    target = tmp_path / "build"
    build(Request(two_decks[1], target, PARTS))
    after = snapshot(target)
    began = time.monotonic()
    with building(two_decks[0], target, *ONLY, *options) as process:
        process.ended()
    took = time.monotonic() - began
    before = snapshot(target)
    moments, statuses, least = random.Random(5), list[int](), 3 if every_case else 2
    while len(statuses) < least or (130 not in statuses and len(statuses) < MOST):
        with building(two_decks[1], target, *ONLY, *options) as process:
            time.sleep(moments.uniform(0.1, 0.9) * took)
            process.interrupt()
            done = process.ended()
        statuses.append(done.returncode)
        assert done.returncode in {0, 130, -signal.SIGINT}
        assert done.stderr in {"", TOLD} or done.returncode == -signal.SIGINT, done.stderr
        left = snapshot(target)
        assert left == after or (left == before and done.returncode)
        if left == after:  # as it does, too, where the interrupt comes when files are exchanged
            build(Request(two_decks[0], target, PARTS))
        assert [path.name for path in tmp_path.iterdir()] == ["build"]
    assert 130 in statuses, "no interrupt has arrived"


@posix
@pytest.mark.parametrize("options", sampled(JOBS, [JOBS[1]]))
def test_an_interrupt_in_the_middle_of_a_build_is_told_in_one_line(
    tmp_path: Path, options: tuple[str, ...]
) -> None:
    with building(ENGLISH, tmp_path / "build", *options) as process:
        wait_for_something(tmp_path)
        process.interrupt()
        done = process.ended()
    assert (done.stderr, done.returncode) == (TOLD, 130)
    assert not any(tmp_path.iterdir())


def wait_for_something(folder: Path) -> None:
    """Wait until a build has begun: its lock stands beside its folder."""
    ends = time.monotonic() + PATIENCE
    while not any(folder.iterdir()):
        assert time.monotonic() < ends, "no build has begun"
        time.sleep(0.01)


@posix
def test_pressed_again_and_again_an_interrupt_is_as_quiet(
    two_decks: tuple[Path, Path], tmp_path: Path
) -> None:
    with building(two_decks[0], tmp_path / "build", "--jobs", "2") as process:
        wait_for_something(tmp_path)
        for _ in range(4):
            process.interrupt()
            time.sleep(0.05)
        done = process.ended()
    assert done.stderr in {"", TOLD}, done.stderr
    assert done.returncode == 130, "no interrupt has arrived"


@posix
def test_processes_that_cannot_begin_are_told_and_the_others_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begun = 0

    def fork() -> int:
        nonlocal begun
        begun += 1
        if begun == 3:
            raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")
        return real()

    real = os.fork
    monkeypatch.setattr(os, "fork", fork)
    if multiprocessing.get_start_method() != "fork":
        pytest.skip("processes are not forked here")
    with (
        pytest.raises(
            SurroundingsFailed, match=r"4 processes cannot be started: .*; ask for fewer"
        ),
        workers(4),
    ):
        pytest.fail("it began")
    for process in multiprocessing.active_children():
        process.join(PATIENCE)
    assert multiprocessing.active_children() == []


@posix
def test_killed_it_leaves_no_process_behind(
    two_decks: tuple[Path, Path], tmp_path: Path, every_case: bool
) -> None:
    """Each process holds the pipe that is read here: only when all are gone, it ends."""
    command = [*RUN, "build", str(two_decks[0]), "-o", str(tmp_path / "build"), "--jobs", "2"]
    for moment in (0.5, 0.7, 0.9) if every_case else (0.7,):
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            time.sleep(moment)
            process.kill()
            process.communicate(timeout=PATIENCE)


@posix
def test_a_full_disk_leaves_the_last_build_whole(
    two_decks: tuple[Path, Path], tmp_path: Path
) -> None:
    """No file may grow beyond 12 kB: to the build, that is a disk that is full."""
    target = tmp_path / "build"
    build(Request(two_decks[0], target, PARTS))
    before = snapshot(target)
    limited = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (12000, 12000))"
    told = ("build", str(two_decks[1]), "-o", str(target), *ONLY)
    done = run_code(f"{limited}; {COMMAND}", tmp_path, *told)
    assert done.returncode == 3
    assert done.stderr.startswith("kaartspel: cannot use ")
    assert done.stderr.count("\n") == 1
    assert snapshot(target) == before
    assert [path.name for path in tmp_path.iterdir()] == ["build"]


def test_two_builds_into_one_folder_take_turns(
    two_decks: tuple[Path, Path], tmp_path: Path
) -> None:
    target = tmp_path / "build"
    with (
        building(two_decks[0], target, *ONLY) as one,
        building(two_decks[1], target, *ONLY) as other,
    ):
        done = one.ended(), other.ended()
    assert [(each.returncode, each.stderr) for each in done] == [(0, ""), (0, "")]
    found = snapshot(target)
    for deck in two_decks:
        build(Request(deck, tmp_path / deck.name, PARTS))
    assert found in [snapshot(tmp_path / deck.name) for deck in two_decks]


def test_a_build_that_takes_too_long_is_told_to_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "_PATIENCE", 0.05)
    with locked(tmp_path / "build"):
        code = f"from kaartspel.output import lock; lock._PATIENCE = 0.1; {COMMAND}"
        done = run_code(code, tmp_path, "build", str(ENGLISH), "-o", str(tmp_path / "build"))
    assert done.returncode == 3
    assert "another build has been writing" in done.stderr
