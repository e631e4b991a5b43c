"""Rights, owners, times and attributes of what lies in the build's folder stay as they are."""

import os
import stat
import sys
import tempfile
from pathlib import Path

import pytest

from small_builds import lying, posix, put_files

root = pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root gives away")


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
