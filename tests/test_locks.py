"""Two builds never write to one folder at once, and a lock leaves nothing behind."""

import os
import shutil
import signal
import tempfile
from pathlib import Path

import pytest

from commanded import COMMAND
from commands import run_code
from kaartspel.output import lock, locked
from kaartspel.problems import SurroundingsFailed
from repository import ENGLISH
from small_builds import lying, posix, put_files

BUILD = ("build", str(ENGLISH), "--force", "--only", "cards")


def test_builds_with_other_temporary_folders_take_turns(tmp_path: Path) -> None:
    target = tmp_path / "build"
    (tmp_path / "other").mkdir()
    with locked(target):
        code = f"from kaartspel.output import lock; lock._PATIENCE = 0.1; {COMMAND}"
        told = (*BUILD, "-o", str(target))
        done = run_code(code, tmp_path, *told, TMPDIR=str(tmp_path / "other"))
    assert "another build has been writing" in done.stderr
    assert done.returncode == 3


def test_a_lock_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    put_files(tmp_path / "here/build", ("a.pdf", b"a"))
    assert lying(tmp_path / "temporary") == []
    assert lying(tmp_path / "here") == ["build", "build/a.pdf", "build/manifest.json"]


@posix
def test_a_lock_of_the_dead_is_taken_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At the first look: nothing is waited for."""
    target = tmp_path / "build"
    put_files(target, ("a.pdf", b"a"))
    child = os.fork()
    if not child:
        with locked(target):
            os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)
    assert len(lying(tmp_path)) == 4  # its lock is there
    monkeypatch.setattr(lock, "_PATIENCE", -1)
    put_files(target, ("a.pdf", b"b"))
    assert lying(tmp_path) == ["build", "build/a.pdf", "build/manifest.json"]


@posix
def test_what_lies_where_the_lock_goes_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    planted = tmp_path / ".build.kaartspel-lock"
    for plant in (planted.symlink_to, planted.hardlink_to, lambda path: shutil.copy(path, planted)):
        plant(tmp_path / "mine.txt")
        with pytest.raises(SurroundingsFailed, match="is no lock of kaartspel's; move it"):
            put_files(tmp_path / "build", ("a.pdf", b"a"))
        assert (tmp_path / "mine.txt").read_text() == planted.read_text() == "mine"
        planted.unlink()
    assert lying(tmp_path) == ["mine.txt"]


def test_a_name_as_long_as_the_disk_allows_is_built_into(tmp_path: Path) -> None:
    put_files(tmp_path / ("b" * 255), ("a.pdf", b"a"))
    assert len(lying(tmp_path)) == 3


def test_folders_around_that_were_made_in_vain_go_again(tmp_path: Path) -> None:
    def fail() -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(SurroundingsFailed):
        put_files(tmp_path / "deep/deeper/build", during=fail)
    assert lying(tmp_path) == []
