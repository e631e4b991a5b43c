"""Writing a build harms nothing that is not the build's."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kaartspel.building import Request, build
from kaartspel.output import is_intact, read_manifest
from kaartspel.problems import SurroundingsFailed
from repository import ENGLISH
from small_builds import lying, posix, put_files


def named_in_manifest(target: Path, path: str, sha256: str) -> None:
    """Let the manifest of a build say that it made a file."""
    file = target / "manifest.json"
    data = json.loads(file.read_text("utf-8"))
    data["files"].append({"path": path, "kind": "card", "sha256": sha256, "bytes": 4, "source": ""})
    file.write_text(json.dumps(data), "utf-8")


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
    b'{"deck": {"title": "\xed\xa0\x80"}, "cards": [], "files": [], "inputs": {}}',
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
