"""Writing a build harms nothing that is not the build's, and two builds never write at once."""

import json
import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kaartspel.building import Request, build
from kaartspel.output import is_intact, lock, locked, read_manifest
from kaartspel.problems import SurroundingsFailed
from repository import ENGLISH
from small_builds import lying, put_files

posix = pytest.mark.skipif(os.name != "posix", reason="rights, owners and links of POSIX")
root = pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root gives away")
RUN = [sys.executable, "-m", "kaartspel", "build", str(ENGLISH), "--force", "--only", "cards"]


def named_in_manifest(target: Path, path: str, sha256: str) -> None:
    """Let the manifest of a build say that it made a file."""
    file = target / "manifest.json"
    data = json.loads(file.read_text("utf-8"))
    data["files"].append({"path": path, "kind": "card", "sha256": sha256, "bytes": 4, "source": ""})
    file.write_text(json.dumps(data), "utf-8")


# Locks


def test_builds_with_other_temporary_folders_take_turns(tmp_path: Path) -> None:
    target = tmp_path / "build"
    (tmp_path / "other").mkdir()
    with locked(target):
        run = "from kaartspel.output import lock; lock._PATIENCE = 0.1"
        code = f"{run}; from kaartspel.__main__ import main; main()"
        done = subprocess.run(
            [sys.executable, "-c", code, *RUN[3:], "-o", str(target)], capture_output=True,
            text=True, check=False, env={**os.environ, "TMPDIR": str(tmp_path / "other")},
        )  # fmt: skip
    assert "another build has been writing" in done.stderr
    assert done.returncode == 3


def test_a_lock_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    put_files(tmp_path / "here/build", ("a.pdf", b"a"))
    assert lying(tmp_path / "temporary") == []
    assert lying(tmp_path / "here") == ["build", "build/a.pdf", "build/manifest.json"]


@posix
def test_a_lock_of_the_dead_is_taken_over(tmp_path: Path) -> None:
    target = tmp_path / "build"
    put_files(target, ("a.pdf", b"a"))
    child = os.fork()
    if not child:
        with locked(target):
            os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)
    assert len(lying(tmp_path)) == 4  # its lock is there
    began = time.monotonic()
    put_files(target, ("a.pdf", b"b"))
    assert time.monotonic() - began < lock._PATIENCE / 2
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


# What is not the build's


@posix
@pytest.mark.parametrize("name", [".build.kaartspel-new", ".build.kaartspel-old",
                                  ".build.kaartspel-0123456789abcdef"])  # fmt: skip
@pytest.mark.parametrize("kind", ["file", "link", "folder"])
def test_what_is_called_as_a_working_folder_stays(tmp_path: Path, name: str, kind: str) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/mine.txt").write_text("mine")
    left = tmp_path / name
    if kind == "file":
        left.write_text("mine")
    elif kind == "link":
        left.symlink_to(tmp_path / "mine")
    else:
        shutil.copytree(tmp_path / "mine", left)
    before = lying(tmp_path)
    put_files(tmp_path / "build", ("a.pdf", b"a"))
    assert [path for path in lying(tmp_path) if not path.startswith("build")] == before


@posix
def test_a_folder_replaced_while_a_build_runs_is_refused(tmp_path: Path) -> None:
    target, other, away = tmp_path / "build", tmp_path / "other", tmp_path / "away"
    put_files(target, ("a.pdf", b"old"))
    other.mkdir()
    (other / "mine.txt").write_text("mine")

    def replaced_by(how: Callable[[], object]) -> Callable[[], object]:
        return lambda: (target.rename(away), how())

    for how in (lambda: target.symlink_to(other), lambda: shutil.copytree(other, target)):
        with pytest.raises(SurroundingsFailed, match="was replaced while the build ran"):
            put_files(target, ("a.pdf", b"new"), during=replaced_by(how))
        assert lying(target) == lying(other) == ["mine.txt"]
        assert lying(away) == ["a.pdf", "manifest.json"]
        assert {path.name for path in tmp_path.iterdir()} == {"away", "build", "other"}
        target.unlink() if target.is_symlink() else shutil.rmtree(target)
        away.rename(target)


@posix
def test_a_folder_that_comes_while_the_first_build_runs_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SurroundingsFailed, match="was replaced while the build ran"):
        put_files(tmp_path / "build", ("a.pdf", b"new"), during=(tmp_path / "build").mkdir)
    assert lying(tmp_path) == ["build"]


def test_a_manifest_does_not_make_your_file_the_builds(tmp_path: Path) -> None:
    target = tmp_path / "build"
    put_files(target, ("a.pdf", b"a"))
    (target / "mine.txt").write_text("mine")
    named_in_manifest(target, "mine.txt", "0" * 64)
    told = put_files(target, ("a.pdf", b"b"))
    assert told == ["mine.txt is not as it was built, and no longer part of the build; it stays"]
    assert (target / "mine.txt").read_text() == "mine"
    named_in_manifest(target, "mine.txt", "0" * 64)
    with pytest.raises(SurroundingsFailed, match="or was changed since, and would be overwritten"):
        put_files(target, ("mine.txt", b"new"))
    assert (target / "mine.txt").read_text() == "mine"
    assert lying(tmp_path) == ["build", "build/a.pdf", "build/manifest.json", "build/mine.txt"]


def test_what_was_changed_since_is_made_again_and_told(tmp_path: Path) -> None:
    target = tmp_path / "build"
    put_files(target, ("a.pdf", b"a"))
    (target / "a.pdf").write_text("damaged")
    assert put_files(target, ("a.pdf", b"a")) == [
        "a.pdf was changed after it was built; it is made again"
    ]
    assert (target / "a.pdf").read_bytes() == b"a"
    assert lying(tmp_path) == ["build", "build/a.pdf", "build/manifest.json"]


@posix
@pytest.mark.parametrize("where", ["a folder", "a link to a folder", "a pipe", "a file"])
def test_what_lies_in_the_way_is_not_overwritten(tmp_path: Path, where: str) -> None:
    target, mine = tmp_path / "build", tmp_path / "mine"
    target.mkdir()
    mine.mkdir()
    path = target / "cards"
    if where == "a file":
        path.write_text("mine")
    elif where == "a link to a folder":
        path.symlink_to(mine)
    else:
        path.mkdir()
        os.mkfifo(path / "a.pdf") if where == "a pipe" else (path / "a.pdf").mkdir()
    before = lying(tmp_path)
    with pytest.raises(SurroundingsFailed, match="would be overwritten; move it elsewhere"):
        put_files(target, ("cards/a.pdf", b"a"))
    assert lying(tmp_path) == before


TAMPERED = [
    b"", b"\0" * 4000, b"{", b'{\n"deck": {"ti', b"[" * 100_000, b"1" * 100_000, b"null", b"\xff",
    b'{"deck": ' * 50_000, b'{"deck": 1, "cards": [], "files": [], "inputs": {}}',
    b'{"deck": {}, "cards": [1], "files": [], "inputs": {}}',
    b'{"deck": {}, "cards": [], "files": [], "inputs": {}, "parts": {"cards": {"format": 1}}}',
    b'{"deck": {}, "cards": [], "files": [], "inputs": {}, "parts": {"cards": {"cards": "1"}}}',
    b'{"deck": {"title": "\\ud800"}, "cards": [], "files": [], "inputs": {}}',
    *(b'{"deck": {}, "cards": [], "inputs": {}, "files": [{"path": %s, "kind": "card", '
      b'"sha256": "", "bytes": %s}]}' % entry for entry in (
          (b'"a\\u0000"', b"1"), (b'"a"', b"1" * 4000), (b"[]", b"1"), (b'"a"', b"NaN"),
          (b'"."', b"1"), (b'"a//b"', b"1"), (b'"manifest.json"', b"1"), (b'"\\ud800"', b"1"))),
]  # fmt: skip


@pytest.mark.parametrize("number", range(len(TAMPERED)))
def test_a_tampered_manifest_is_made_anew_or_told(tmp_path: Path, number: int) -> None:
    target = tmp_path / "build"
    put_files(target, ("cards/a.pdf", b"a"), ("b.pdf", b"b"))
    whole = (target / "manifest.json").read_bytes()
    (target / "manifest.json").write_bytes(TAMPERED[number])
    assert read_manifest(target) is None
    if TAMPERED[number][:8] in {b"", b"{", b"\0" * 8, b'{"deck":', b'{\n"deck"'}:
        put_files(target, ("cards/a.pdf", b"a"), ("b.pdf", b"b"))
        assert (target / "manifest.json").read_bytes() == whole
    else:
        with pytest.raises(SurroundingsFailed, match="json was not made by kaartspel"):
            put_files(target, ("cards/a.pdf", b"a"), ("b.pdf", b"b"))
    assert (target / "cards/a.pdf").read_bytes() == b"a"


@posix
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    target = tmp_path / "build"
    put_files(target, ("a.pdf", b"a"))
    files = read_manifest(target)
    (target / "a.pdf").unlink()
    os.mkfifo(target / "a.pdf")
    assert files
    assert not is_intact(target, files.files)
    (target / "manifest.json").unlink()
    os.mkfifo(target / "manifest.json")
    assert read_manifest(target) is None
    with pytest.raises(SurroundingsFailed, match="json was not made by kaartspel"):
        put_files(target, ("a.pdf", b"a"))


def test_a_real_build_whose_manifest_was_cut_is_made_anew(tmp_path: Path) -> None:
    request = Request(ENGLISH, tmp_path / "build", ("cards", "book"))
    build(request)
    path = tmp_path / "build/manifest.json"
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    assert build(request).is_new
    assert path.read_bytes() == whole


# Rights


def rights(path: Path) -> tuple[int, int, int, int]:
    found = path.lstat()
    return stat.S_IMODE(found.st_mode), found.st_uid, found.st_gid, found.st_mtime_ns


@posix
def test_folders_keep_their_rights_and_times(tmp_path: Path) -> None:
    target = tmp_path / "build"
    put_files(target, ("cards/a.pdf", b"a"))
    (target / "mine/empty").mkdir(parents=True)
    (target / "mine/mine.txt").write_text("mine")
    (target / "mine/mine.txt").chmod(0o600)
    for name, mode in (("mine/empty", 0o711), ("mine", 0o500), ("cards", 0o750), ("", 0o2700)):
        (target / name).chmod(mode)
        os.utime(target / name, (1e9, 1e9))
    paths = [target / name for name in ("", "cards", "mine", "mine/empty", "mine/mine.txt")]
    before = [rights(path) for path in paths]
    put_files(target, ("cards/a.pdf", b"b"), ("new/b.pdf", b"b"))
    assert [rights(path) for path in paths] == before
    assert (target / "cards/a.pdf").read_bytes() == b"b"
    (target / "mine").chmod(0o700)
    assert lying(tmp_path) == [
        "build", "build/cards", "build/cards/a.pdf", "build/manifest.json", "build/mine",
        "build/mine/empty", "build/mine/mine.txt", "build/new", "build/new/b.pdf"]  # fmt: skip


@root
def test_folders_keep_their_owner_and_files_get_their_group(tmp_path: Path) -> None:
    target = tmp_path / "build"
    put_files(target, ("cards/a.pdf", b"a"))
    (target / "mine.txt").write_text("mine")
    for path in (target, target / "cards", target / "mine.txt"):
        os.chown(path, 1234, 4321)
        path.chmod(0o2770)
    before = [rights(path) for path in (target, target / "cards", target / "mine.txt")]
    put_files(target, ("cards/a.pdf", b"b"))
    assert [rights(path) for path in (target, target / "cards", target / "mine.txt")] == before
    assert (target / "cards/a.pdf").stat().st_gid == 4321


@root
def test_a_folder_whose_owner_it_cannot_be_given_is_written_in_place(tmp_path: Path) -> None:
    """So it is for two people of a group who build into one folder."""
    with tempfile.TemporaryDirectory() as name:
        shared, target = Path(name), Path(name) / "build"
        shared.chmod(0o777)
        put_files(target, ("cards/a.pdf", b"a"))
        (target / "mine.txt").write_text("mine")
        for path in (target, target / "cards"):
            path.chmod(0o777)
        before, number = rights(target)[:3], target.stat().st_ino
        child = os.fork()
        if not child:
            os.setgroups([])
            os.setgid(65534)
            os.setuid(65534)
            told = put_files(target, ("cards/a.pdf", b"b"), ("new/b.pdf", b"b"))
            (shared / "told").write_text("\n".join(told))
            os._exit(0)
        assert os.waitpid(child, 0)[1] == 0
        told = (shared / "told").read_text().split("\n")
        assert len(told) == 1
        assert told[0].endswith("; its files were replaced one by one")
        assert (rights(target)[:3], target.stat().st_ino) == (before, number)
        assert (target / "cards/a.pdf").read_bytes() == b"b"
        assert (target / "mine.txt").read_text() == "mine"
        assert len(lying(shared)) == 8, lying(shared)


@pytest.mark.skipif(sys.platform != "linux", reason="attributes of Linux")
def test_folders_keep_their_attributes(tmp_path: Path) -> None:
    target = tmp_path / "build"
    put_files(target, ("a.pdf", b"a"))
    try:
        os.setxattr(target, "user.label", b"private")
    except OSError as error:
        pytest.skip(f"this disk keeps no attributes: {error}")
    put_files(target, ("a.pdf", b"b"))
    assert os.getxattr(target, "user.label") == b"private"
