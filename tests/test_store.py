"""What is kept between commands makes builds faster and changes none, whatever becomes of it."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import platformdirs
import pytest

from editing import copy_deck, spoil
from kaartspel import design, store
from kaartspel.building import Request, build, check
from kaartspel.keeping import KEEPER, Keeper, kept
from kaartspel.parts import posters, press
from kaartspel.parts.unfit import unfit
from kaartspel.preflight import judge_file
from kaartspel.preflight.judge_page import judge_content
from kaartspel.problems import Problem
from small_builds import posix
from snapshots import snapshot

pytestmark = pytest.mark.usefixtures("cold")

PARTS = ("press", "page")  # what is judged, and what holds pictures; test_incremental.py has more


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A cache of its own, and empty."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("KAARTSPEL_CACHE", str(folder))
    KEEPER.clear()
    yield folder
    KEEPER.clear()


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The pages that are judged from now on."""
    pages = list[object]()

    def judge(page: object, *given: Any) -> tuple[list[str], str]:
        pages.append(page)
        return judge_content(page, *given)

    monkeypatch.setattr(judge_file, "judge_content", judge)
    return pages


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A deck that one card was changed in, and what is built of it where nothing is kept."""
    folder = tmp_path_factory.mktemp("clean")
    deck = copy_deck(folder)
    spoil(deck, "questions/street.yaml", "bicycles go", "bikes go")
    build(Request(deck, folder / "build", PARTS, force=True))
    return deck, snapshot(folder / "build")


def commanded(deck: Path, target: Path) -> dict[str, str]:
    """Build as a command does that begins now; return what is there then."""
    KEEPER.clear()
    build(Request(deck, target, PARTS))
    return snapshot(target)


def files(cache: Path) -> list[Path]:
    return sorted((cache / "kept").iterdir())


def test_a_command_finds_what_an_earlier_one_kept(
    cache: Path, judged: list[object], clean: tuple[Path, dict[str, str]], tmp_path: Path
) -> None:
    deck = copy_deck(tmp_path)
    commanded(deck, tmp_path / "first")
    sides = len(judged)
    judged.clear()
    commanded(deck, tmp_path / "second")
    assert not judged
    spoil(deck, "questions/street.yaml", "bicycles go", "bikes go")
    assert commanded(deck, tmp_path / "second") == clean[1]
    assert 0 < len(judged) < sides
    judged.clear()
    KEEPER.clear()
    build(Request(deck, tmp_path / "forced", PARTS, force=True))
    assert len(judged) == sides
    (file,) = files(cache)
    assert file.stat().st_size < 2 * sum(e.stat().st_size for e in (tmp_path / "forced").rglob("*"))


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1])


def lengthened(file: Path) -> None:
    file.write_bytes(file.read_bytes() + b"\0")


def bit_turned(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)


def sealed_badly(file: Path) -> None:
    body = b"\0" * 35
    file.write_bytes(store._HEAD + store._seal(body) + body)


def a_pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def very_large(file: Path) -> None:
    os.truncate(file, 10**10)


def a_file_in_the_way(file: Path) -> None:
    file.unlink()
    file.parent.rmdir()
    file.parent.write_text("mine")


HARMS: list[Callable[[Path], None]] = [
    cut, lengthened, bit_turned, sealed_badly, a_folder, very_large, a_file_in_the_way,
    pytest.param(a_pipe, marks=posix),  # type: ignore[list-item]
]  # fmt: skip


@pytest.mark.parametrize("harm", HARMS)
def test_a_store_that_is_damaged_is_none(
    cache: Path, tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    deck = tmp_path / "deck"
    with store.opened(deck):
        KEEPER.keep(b"k" * 32, b"made")
    (file,) = files(cache)
    harm(file)
    KEEPER.clear()
    with store.opened(deck):
        assert KEEPER.find(b"k" * 32) is None
        KEEPER.keep(b"k" * 32, b"made again")
    assert harm is not a_file_in_the_way or file.parent.read_text() == "mine"


@posix
def test_what_cannot_be_written_is_not_kept(cache: Path, tmp_path: Path) -> None:
    cache.mkdir()
    cache.chmod(0o500)
    if os.access(cache, os.W_OK):
        pytest.skip("for this user all can be written")
    with store.opened(tmp_path):
        KEEPER.keep(b"k" * 32, b"made")
    assert not list(cache.iterdir())


def test_another_engine_or_deck_finds_nothing(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with store.opened(tmp_path):
        KEEPER.keep(b"k" * 32, b"made")
        KEEPER.keep(b"e" * 32, b"")
    with store.opened(tmp_path / "other"):
        assert KEEPER.find(b"k" * 32) is None
    with store.opened(tmp_path):
        assert KEEPER.find(b"k" * 32) == b"made"
        assert KEEPER.find(b"e" * 32) == b""
    KEEPER.clear()
    monkeypatch.setattr(store, "engine_digest", lambda: "another")
    with store.opened(tmp_path):
        assert KEEPER.find(b"k" * 32) is None


def test_two_at_once_leave_a_whole_file(cache: Path, tmp_path: Path) -> None:
    """While one writes, another has written: the last one's file stands, and no other."""

    def entries() -> Iterator[tuple[bytes, bytes]]:
        yield b"1" * 32, b"one"
        store._write(path, [(b"2" * 32, b"two")])

    path = cache / "kept" / f"{'0' * 32}.kept"
    store._write(path, entries())
    assert files(cache) == [path]
    assert list(store._read(path)) == [(b"1" * 32, b"one")]


def test_the_oldest_files_go_and_nothing_of_others(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "MOST_FILES", 2)
    (cache / "kept").mkdir(parents=True)
    mine = cache / "kept" / "notes.txt"
    mine.write_text("mine")
    left = cache / "kept" / f"{'0' * 32}.kept.left"
    left.write_bytes(b"by a command that was killed")
    os.utime(left, (0, 0))
    for number in range(3):
        with store.opened(tmp_path / str(number)):
            KEEPER.keep(b"k" * 32, b"made")
        for file in set(files(cache)) - {mine, left}:
            os.utime(file, (file.stat().st_mtime - 10,) * 2)
    assert mine.read_text() == "mine"
    assert len(files(cache)) == 3
    with store.opened(tmp_path / "2"):
        assert KEEPER.find(b"k" * 32) == b"made"


def test_who_has_no_home_gets_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("KAARTSPEL_CACHE")
    missing = tmp_path / "nobody/.cache/kaartspel"
    monkeypatch.setattr(platformdirs, "user_cache_path", lambda *_, **__: missing)
    with store.opened(tmp_path):
        KEEPER.keep(b"k" * 32, b"made")
    assert not list(tmp_path.iterdir())
    missing.parent.parent.mkdir()
    with store.opened(tmp_path):
        KEEPER.keep(b"k" * 32, b"made")
    assert len(files(missing)) == 1
    KEEPER.clear()


def test_a_keeper_lets_go_of_what_was_used_longest_ago() -> None:
    keeper = Keeper(1000)
    for number in range(3):
        keeper.keep(bytes([number]), bytes(200))
    assert keeper.find(b"\0")
    keeper.keep(b"\3", bytes(200))
    assert [key for key, _ in keeper.entries()] == [b"\2", b"\0", b"\3"]
    assert dict(keeper.taken_fresh()).keys() == {b"\0", b"\2", b"\3"}
    assert not keeper.taken_fresh()
    keeper = Keeper()
    keeper.keep(b"\5", bytes(500_000))
    keeper.keep(b"\6", bytes(500_001))  # few of these would be all there is
    assert [key for key, _ in keeper.entries()] == [b"\5"]


def test_what_is_kept_depends_on_all_that_is_given(cache: Path) -> None:
    asked = []

    @kept
    def make(text: str, number: int) -> bytes:
        asked.append((text, number))
        return f"{text}{number}".encode()

    given = [("a", 1), ("a", 2), ("b", 1), ("a", 1)]
    assert [make(*each) for each in given] == [b"a1", b"a2", b"b1", b"a1"]
    assert asked == given[:3]


def test_what_workers_make_is_kept_too(cache: Path, judged: list[object], tmp_path: Path) -> None:
    deck = copy_deck(tmp_path)
    build(Request(deck, tmp_path / "build", ("press",), jobs=2))
    assert not judged
    KEEPER.clear()
    build(Request(deck, tmp_path / "other", ("press",)))
    assert not judged


def test_what_was_found_fit_is_not_judged_again(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deck, asked = copy_deck(tmp_path, games=True), list[object]()

    def judge(*given: Any) -> tuple[Problem, ...]:
        asked.append(given)
        return unfit(*given)

    monkeypatch.setattr(press, "unfit", judge)
    check(deck, only=("press", "handouts", "posters"))
    assert asked
    asked.clear()
    KEEPER.clear()
    for module, name in ((design, "handout"), (posters, "fits")):
        monkeypatch.setattr(module, name, judge)
    check(deck, only=("press", "handouts", "posters"))
    assert not asked
    monkeypatch.undo()
    spoil(deck, "questions/street.yaml", "bicycles go", "bicycles go on and on")
    check(deck, only=("press",))


def test_where_nothing_is_to_do_no_store_is_opened(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deck = copy_deck(tmp_path)
    build(Request(deck, tmp_path / "build", ("cards",)))
    monkeypatch.setattr(store, "opened", None)
    assert not build(Request(deck, tmp_path / "build", ("cards",))).is_new
