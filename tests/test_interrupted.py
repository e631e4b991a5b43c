"""Interrupted at any moment, a build leaves the whole last one or the whole new one."""

import errno
import hashlib
import multiprocessing
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from conftest import ENGLISH
from kaartspel import output
from kaartspel.building import Request, build
from kaartspel.exchange import exchange
from kaartspel.output import Manifest, Output, OutputFile, locked, write
from kaartspel.problems import SurroundingsFailed
from kaartspel.workers import workers

posix = pytest.mark.skipif(os.name != "posix", reason="needs fork, signals or resource limits")
PATIENCE = 60  # seconds, after which what should have ended never will
RUN = [sys.executable, "-m", "kaartspel"]
OURS = {
    "old": [Output("a.pdf", "card", b"old a"), Output("deep/gone.pdf", "card", b"old gone")],
    "new": [Output("a.pdf", "card", b"new a"), Output("deep/more/b.pdf", "card", b"new b")],
}


def snapshot(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }


def put(target: Path, which: str) -> None:
    """Write one of two small builds into the folder."""

    def manifest(files: tuple[OutputFile, ...]) -> Manifest:
        return Manifest({"title": which}, (), files, {})

    with locked(target) as folder:
        write(folder, OURS[which], manifest)


@pytest.fixture
def states(tmp_path: Path) -> tuple[Path, dict[str, str], dict[str, str]]:
    """A folder with the old build and a file of the reader's own; what it may hold then."""
    target = tmp_path / "here" / "build"
    target.parent.mkdir()
    put(target, "new")
    (target / "mine.txt").write_text("mine")
    new = snapshot(target)
    put(target, "old")
    return target, snapshot(target), new


def killed_at(step: int, target: Path) -> bool:
    """Write the new build in a process that is killed at its n-th use of the disk."""
    child = os.fork()
    if not child:
        count = 0

        def kill(event: str, _: object) -> None:
            nonlocal count
            if event.startswith(("open", "os.", "shutil.", "ctypes.")):
                count += 1
                if count == step:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(kill)
        put(target, "new")
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


@posix
@pytest.mark.parametrize("can_exchange", [True, False])
def test_killed_at_each_step_it_holds_the_old_build_or_the_new(
    states: tuple[Path, dict[str, str], dict[str, str]],
    monkeypatch: pytest.MonkeyPatch,
    can_exchange: bool,
) -> None:
    target, old, new = states
    if not can_exchange:
        monkeypatch.setattr(output, "exchange", lambda one, other: False)
    elif sys.platform not in {"linux", "darwin"}:
        pytest.skip("this system has no exchange")
    seen = set()
    for step in range(1, 1000):
        was_killed = killed_at(step, target)
        if not target.exists():
            assert not can_exchange
            with locked(target):
                seen.add("put back")
        found = snapshot(target)
        assert found in (old, new), step
        seen.add("old" if found == old else "new")
        if not was_killed:
            break
        put(target, "old")
        assert snapshot(target) == old
        assert [path.name for path in target.parent.iterdir()] == ["build"]
    assert step > 20
    assert seen == {"old", "new"} | ({"put back"} if not can_exchange else set())


@contextmanager
def building(deck: Path, target: Path, *options: str) -> Iterator[subprocess.Popen[str]]:
    command = [*RUN, "build", str(deck), "-o", str(target), "--force", *options]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        start_new_session=os.name == "posix",
    ) as process:  # fmt: skip
        yield process


@pytest.fixture(scope="module")
def two_decks(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    other = tmp_path_factory.mktemp("decks") / "other"
    shutil.copytree(ENGLISH, other)
    path = other / "questions/street.yaml"
    path.write_text(path.read_text("utf-8").replace("q02-bicycles", "q02-bikes"), "utf-8")
    return ENGLISH, other


def test_killed_at_random_moments_a_real_build_is_old_or_new(
    two_decks: tuple[Path, Path], tmp_path: Path
) -> None:
    target = tmp_path / "build"
    whole = []
    for deck in two_decks:
        began = time.monotonic()
        build(Request(deck, target, force=True))
        took = time.monotonic() - began
        whole.append(snapshot(target))
    moments = random.Random(11)
    for turn in range(5):
        with building(two_decks[turn % 2], target) as process:
            time.sleep(moments.uniform(0.4, 1.2) * (took + 0.5))
            process.kill()
        assert snapshot(target) in whole


@posix
@pytest.mark.parametrize("options", [(), ("--jobs", "2")])
def test_an_interrupt_is_told_in_a_line_and_leaves_nothing_behind(
    two_decks: tuple[Path, Path], tmp_path: Path, options: tuple[str, ...]
) -> None:
    target = tmp_path / "build"
    build(Request(two_decks[0], target))
    before = snapshot(target)
    moments = random.Random(5)
    for _ in range(3):
        with building(two_decks[1], target, *options) as process:
            time.sleep(moments.uniform(0.1, 0.9))
            os.killpg(process.pid, signal.SIGINT)
            said = process.communicate(timeout=PATIENCE)[1]
        assert process.returncode in {0, 130, -signal.SIGINT}
        assert "Traceback" not in said or process.returncode == -signal.SIGINT, said
        if process.returncode:
            assert snapshot(target) == before
        else:
            build(Request(two_decks[0], target))
        assert [path.name for path in tmp_path.iterdir()] == ["build"]


@posix
def test_pressed_again_and_again_an_interrupt_is_as_quiet(
    two_decks: tuple[Path, Path], tmp_path: Path
) -> None:
    with building(two_decks[0], tmp_path / "build", "--jobs", "2") as process:
        time.sleep(0.7)
        for _ in range(4):
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGINT)
            time.sleep(0.05)
        said = process.communicate(timeout=PATIENCE)[1]
    assert "Traceback" not in said, said
    assert process.returncode in {0, 130}


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
def test_killed_it_leaves_no_process_behind(two_decks: tuple[Path, Path], tmp_path: Path) -> None:
    """Each process holds the pipe that is read here: only when all are gone, it ends."""
    for moment in (0.5, 0.7, 0.9):
        with building(two_decks[0], tmp_path / "build", "--jobs", "2") as process:
            time.sleep(moment)
            process.kill()
            process.communicate(timeout=PATIENCE)


@posix
def test_a_full_disk_leaves_the_last_build_whole(
    two_decks: tuple[Path, Path], tmp_path: Path
) -> None:
    """No file may grow beyond 12 kB: to the build, that is a disk that is full."""
    target = tmp_path / "build"
    build(Request(two_decks[0], target))
    before = snapshot(target)
    limited = "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (12000, 12000))"
    code = f"{limited}; from kaartspel.__main__ import main; main()"
    command = [sys.executable, "-c", code, "build", str(two_decks[1]), "-o", str(target)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert done.stderr.startswith("kaartspel: cannot use ")
    assert done.stderr.count("\n") == 1
    assert snapshot(target) == before
    assert [path.name for path in tmp_path.iterdir()] == ["build"]


def test_two_builds_into_one_folder_take_turns(
    two_decks: tuple[Path, Path], tmp_path: Path
) -> None:
    target = tmp_path / "build"
    with building(two_decks[0], target) as one, building(two_decks[1], target) as other:
        said = one.communicate()[1] + other.communicate()[1]
    assert (one.returncode, other.returncode, said) == (0, 0, "")
    found = snapshot(target)
    for deck in two_decks:
        build(Request(deck, tmp_path / deck.name))
    assert found in [snapshot(tmp_path / deck.name) for deck in two_decks]


def test_a_build_that_takes_too_long_is_told_to_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(output, "_PATIENCE", 0.05)
    with locked(tmp_path / "build"):
        run = "from kaartspel import output; output._PATIENCE = 0.1"
        code = f"{run}; from kaartspel.__main__ import main; main()"
        command = [sys.executable, "-c", code, "build", str(ENGLISH), "-o", str(tmp_path / "build")]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert "another build has been writing" in done.stderr


def test_a_file_that_comes_while_the_build_is_swapped_stays(
    states: tuple[Path, dict[str, str], dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    target, _, _ = states

    def late(one: Path, other: Path) -> bool:
        (target / "late.txt").write_text("late")
        (target / "mine.txt").write_text("mine, changed")
        return exchange(one, other)

    monkeypatch.setattr(output, "exchange", late)
    put(target, "new")
    assert (target / "late.txt").read_text() == "late"
    assert (target / "mine.txt").read_text() == "mine, changed"


def test_a_folder_in_use_keeps_its_build_and_the_remedy_is_told(
    states: tuple[Path, dict[str, str], dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """So Windows answers where another program has one of the files open."""
    target, old, _ = states
    rename = Path.rename

    def refuse(path: Path, to: Path) -> Path:
        if path == target:
            raise PermissionError(13, "Access is denied", str(path))
        return rename(path, to)

    monkeypatch.setattr(output, "exchange", lambda one, other: False)
    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(SurroundingsFailed, match="close the programs that have files in it open"):
        put(target, "new")
    assert snapshot(target) == old
    assert [path.name for path in target.parent.iterdir()] == ["build"]


@pytest.mark.parametrize(
    "manifest",
    ["[" * 100_000, "[]", "{}", '{"files": [{"path": "../x"}]}', "null",
     '{"deck": {}, "cards": [], "inputs": {}, "files": [{"path": "../deck.yaml", "kind": "card", '
     '"sha256": "", "bytes": 1}]}'],
)  # fmt: skip
def test_a_manifest_that_no_build_wrote_leads_nowhere(tmp_path: Path, manifest: str) -> None:
    (tmp_path / "manifest.json").write_text(manifest)
    assert output.read_manifest(tmp_path) is None


@pytest.mark.skipif(sys.platform != "linux", reason="a place that nobody can write to")
def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    done = subprocess.run(
        [*RUN, "build", str(ENGLISH), "-o", "/proc/kaartspel/build"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 3
    assert done.stderr.startswith("kaartspel: cannot use /proc")
