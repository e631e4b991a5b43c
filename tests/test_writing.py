"""A folder is written whole or not at all, wherever it stops."""

import sys
from pathlib import Path

import pytest

from commands import posix, run
from kaartspel.output import locked, read_manifest, writing
from kaartspel.output.exchange import exchange
from kaartspel.problems import SurroundingsFailed
from repository import ENGLISH
from small_builds import killed_at, put
from snapshots import snapshot


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


@posix
@pytest.mark.parametrize("can_exchange", [True, False])
def test_killed_at_each_step_it_holds_the_old_build_or_the_new(
    states: tuple[Path, dict[str, str], dict[str, str]],
    monkeypatch: pytest.MonkeyPatch,
    can_exchange: bool,
    every_case: bool,
) -> None:
    """With --all at each step; else at one of eleven, which are others with exchange."""
    target, old, new = states
    if not can_exchange:
        monkeypatch.setattr(writing, "exchange", lambda one, other: False)
    elif sys.platform not in {"linux", "darwin"}:
        pytest.skip("this system has no exchange")
    seen = set()
    for step in range(1 if can_exchange or every_case else 2, 1000, 1 if every_case else 11):
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
    assert {"old", "new"} <= seen
    assert "put back" not in seen or not can_exchange
    assert can_exchange or not every_case or "put back" in seen


def test_a_file_that_comes_while_the_build_is_swapped_stays(
    states: tuple[Path, dict[str, str], dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    target, _, _ = states

    def late(one: Path, other: Path) -> bool:
        (target / "late.txt").write_text("late")
        (target / "mine.txt").write_text("mine, changed")
        return exchange(one, other)

    monkeypatch.setattr(writing, "exchange", late)
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

    monkeypatch.setattr(writing, "exchange", lambda one, other: False)
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
    assert read_manifest(tmp_path) is None


@pytest.mark.skipif(sys.platform != "linux", reason="a place that nobody can write to")
def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    done = run("build", str(ENGLISH), "-o", "/proc/kaartspel/build", cwd=tmp_path)
    assert done.returncode == 3
    assert done.stderr.startswith("kaartspel: cannot use /proc")
