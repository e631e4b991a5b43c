"""A build's folder that cannot be exchanged is written in place, safely, and what is mounted stays.

The mounts are made in a space of names of their own, as `unshare -m` has one, which ends with the
process.
"""

import errno
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

import pytest

from commands import run_code
from kaartspel.output import locked, placing, writing
from kaartspel.problems import SurroundingsFailed
from small_builds import BUILDS, killed_at, lying, put, put_files
from snapshots import snapshot

posix = pytest.mark.skipif(os.name != "posix", reason="needs fork and signals")
MESSAGE = "; its files were replaced one by one"
BEGIN = """
import ctypes, os, subprocess, sys
from pathlib import Path
from small_builds import lying, put_files
def sh(command):
    sys.stdout.flush()  # before what the command says
    subprocess.run(command, shell=True, check=True)
assert not ctypes.CDLL(None).unshare(0x20000)  # CLONE_NEWNS
sh("mount --make-rprivate /")
def build(*files, **options):
    return put_files(Path("build"), *files, **options)
OLD = ("a.pdf", b"old"), ("cards/gone.pdf", b"old")
NEW = ("a.pdf", b"new"), ("cards/new.pdf", b"new")
"""


def _may_mount() -> bool:
    command = ["unshare", "-m", "sh", "-c", "mount -t tmpfs none /mnt"]
    try:
        return not subprocess.run(command, capture_output=True, check=False).returncode
    except OSError:
        return False


mounts = pytest.mark.skipif(not _may_mount(), reason="NOT TESTED: file systems cannot be mounted")


def mounted(code: str, folder: Path) -> str:
    """Run code in a folder, with mounts that only it sees; return what it prints."""
    done = run_code(BEGIN + code, folder)
    assert not done.returncode, done.stderr
    return done.stdout


KINDS = {
    "another disk": "mkdir -p build; mount -t tmpfs none build",
    "the same disk": "mkdir -p build mine; mount --bind mine build",
    "an overlay": "mkdir -p low/build/cards up over; mount -t tmpfs none up; mkdir up/up up/work; "
    "mount -t overlay none -o lowerdir=low,upperdir=up/up,workdir=up/work over",
}


@mounts
@pytest.mark.parametrize("kind", KINDS)
def test_it_is_written_in_place_and_told(tmp_path: Path, kind: str) -> None:
    code = f"""
sh({KINDS[kind]!r})
if os.path.isdir("over"): os.chdir("over")
around = sorted(os.listdir("."))
first = build(*OLD)
Path("build/cards/mine.txt").write_text("mine")
number = os.stat("build").st_ino
print(first, build(*NEW), os.stat("build").st_ino == number, lying(Path("build")),
      Path("build/a.pdf").read_text(), sorted(os.listdir(".")) == around, sep="\\n")
"""
    first, second, *found = mounted(code, tmp_path).splitlines()
    assert first.endswith(f"{MESSAGE}']")
    assert second.endswith(f"{MESSAGE}']")
    kept = ["a.pdf", "cards", "cards/mine.txt", "cards/new.pdf", "manifest.json"]
    assert found == ["True", str(kept), "new", "True"]


@mounts
@pytest.mark.parametrize("how", ["mount -t tmpfs none", "mount --bind mine"])
@pytest.mark.parametrize("where", ["build/mine", "build/cards"])
def test_what_is_mounted_in_the_folder_stays(tmp_path: Path, how: str, where: str) -> None:
    code = f"""
build(*OLD)
sh("mkdir -p {where} mine; rm -f {where}/*; {how} {where}; echo mine > {where}/mine.txt")
print(build(*NEW), os.path.exists("{where}/mine.txt"), os.path.exists("mine/mine.txt"))
print(build(*OLD), sorted(os.listdir(".")))
sh("mountpoint {where}; cat build/cards/gone.pdf build/a.pdf")
"""
    first, second, mountpoint, found = mounted(code, tmp_path).splitlines()
    assert MESSAGE in first
    assert first.endswith(f"True {'bind' in how}")
    assert MESSAGE in second
    assert second.endswith("['build', 'mine']")
    assert mountpoint.endswith("is a mountpoint")
    assert found == "oldold"


@mounts
def test_what_is_mounted_while_a_build_runs_is_not_emptied(tmp_path: Path) -> None:
    code = """
build(*OLD)
Path("build/mine").mkdir()
def mount():
    sh("mount -t tmpfs none build/mine && echo mine > build/mine/mine.txt")
build(*NEW, during=mount)
sh("cat build/mine/mine.txt build/a.pdf")
print(os.listdir("."))
"""
    assert mounted(code, tmp_path) == "mine\nnew['build']\n"


@mounts
def test_a_build_in_another_container_is_waited_for(tmp_path: Path) -> None:
    """The folder is the same one, under another name, with nothing around it in common."""
    target = tmp_path / "build"
    put(target, "old")
    code = """
from kaartspel.output import lock
lock._PATIENCE = 0.1
sh("mkdir -p away/build; mount --bind build away/build")
os.chdir("away")
try:
    build(*NEW)
except Exception as error:
    print(error)
"""
    with locked(target):
        assert mounted(code, tmp_path).startswith("another build has been writing")


@posix
def test_a_folder_in_one_that_may_not_be_written() -> None:
    around = Path(tempfile.gettempdir()) / f"kaartspel-{os.getpid()}"  # pytest's own is private
    target = around / "build"
    target.mkdir(parents=True)
    if is_root := os.geteuid() == 0:
        os.chown(target, 65534, 65534)
    around.chmod(0o555)
    try:
        child = os.fork()
        if not child:
            if is_root:
                os.setgroups([])
                os.setgid(65534)
                os.setuid(65534)
            told = [put_files(target, ("a.pdf", data)) for data in (b"old", b"new")]
            os._exit(told != [[f"nothing can be written beside {target}{MESSAGE}"]] * 2)
        assert os.waitpid(child, 0)[1] == 0
        assert lying(target) == ["a.pdf", "manifest.json"]
        assert [path.name for path in around.iterdir()] == ["build"]
    finally:
        around.chmod(0o755)
        shutil.rmtree(around)


@pytest.fixture
def in_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every folder be one where another file system begins."""
    monkeypatch.setattr(writing, "mounted_in", lambda target: target)


@posix
@pytest.mark.usefixtures("in_place")
@pytest.mark.parametrize("across", [False, True])
def test_killed_at_each_step_the_next_build_puts_it_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, across: bool, every_case: bool
) -> None:
    """Unless all are asked for: at one step of a few."""
    if across:  # each file from one file system to another
        replace = Path.replace

        def refuse(path: Path, goal: Path) -> Path:
            if path.parent.parts[-1] != goal.parent.parts[-1]:
                raise OSError(errno.EXDEV, "Invalid cross-device link")
            return replace(path, goal)

        monkeypatch.setattr(Path, "replace", refuse)
    target = tmp_path / "build"
    target.mkdir()
    put(target, "new")
    (target / "mine.txt").write_text("mine")
    new = snapshot(target)
    put(target, "old")
    old = snapshot(target)
    seen = set()
    for step in range(1, 1000, 1 if every_case else 17 if across else 11):
        was_killed = killed_at(step, target)
        with locked(target):
            found = snapshot(target)
        assert found in (old, new), (step, found)
        seen.add("old" if found == old else "new")
        assert not [name for name in lying(tmp_path) if "kaartspel" in name]
        if not was_killed:
            break
        put(target, "old")
        assert snapshot(target) == old
    assert step > 40
    assert seen == {"old", "new"}


@posix
@pytest.mark.usefixtures("in_place")
def test_a_disk_that_fills_while_files_are_moved_is_put_right_by_the_next_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "build"
    target.mkdir()
    put(target, "old")
    move, moved = placing._move, list[Path]()

    def fail(source: Path, goal: Path, token: str) -> None:
        if moved:
            raise OSError(errno.ENOSPC, "No space left on device", str(goal))
        moved.append(goal)
        move(source, goal, token)

    monkeypatch.setattr(placing, "_move", fail)
    with pytest.raises(SurroundingsFailed, match=r"No space left .* half in place .*build again"):
        put(target, "new")
    monkeypatch.setattr(placing, "_move", move)
    with locked(target):
        assert {path: (target / path).read_bytes() for path in ("a.pdf", "deep/more/b.pdf")} == {
            output.path: output.data for output in BUILDS["new"]
        }
    assert not (target / "deep/gone.pdf").exists()


@posix
@pytest.mark.usefixtures("in_place")
def test_what_was_changed_before_the_next_build_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "build"
    target.mkdir()
    put(target, "old")
    child = os.fork()
    if not child:
        placing._move = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
        put(target, "new")
    os.waitpid(child, 0)
    (target / "a.pdf").write_text("mine")
    with pytest.raises(SurroundingsFailed, match=r"a\.pdf was not made by kaartspel, or"):
        put(target, "new")
    assert (target / "a.pdf").read_text() == "mine"
    (target / "a.pdf").unlink()
    put(target, "new")
    assert sorted(snapshot(target)) == ["a.pdf", "deep/more/b.pdf", "manifest.json"]


@posix
def test_a_disk_without_second_names_keeps_what_is_yours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So FAT answers, and many a network drive."""
    target = tmp_path / "build"
    put(target, "old")
    (target / "mine.txt").write_text("mine")
    number = (target / "mine.txt").stat().st_ino

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    put(target, "new")
    assert (target / "mine.txt").stat().st_ino == number
    assert sorted(snapshot(target)) == ["a.pdf", "deep/more/b.pdf", "manifest.json", "mine.txt"]
    assert [path.name for path in tmp_path.iterdir()] == ["build"]
