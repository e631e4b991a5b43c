"""Nothing outside the deck is opened, and what was read of it tells whether it has changed."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from commands import posix, run_code
from kaartspel.building import Request, build
from kaartspel.deck import inside
from kaartspel.deck.folder import Folder
from kaartspel.deck.load import load
from kaartspel.problems import InvalidDeck, Place
from repository import ENGLISH
from snapshots import snapshot


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    """The small deck, with a hidden symbol, a chapter with a strange name, one behind a link."""
    deck = tmp_path / "deck"
    shutil.copytree(ENGLISH, deck)
    (deck / "symbols/bow.svg").rename(deck / "symbols/.bow.svg")
    (deck / "book/preface.md").rename(deck / "book/preface.pyc")
    for name, old, new in (
        ("suits.yaml", "symbols/bow.svg", "symbols/.bow.svg"),
        ("deck.yaml", "book/preface.md", "book/preface.pyc"),
    ):
        path = deck / name
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    (deck / ".kept").mkdir()
    (deck / "values").rename(deck / ".kept/values")
    (deck / "values").symlink_to(".kept/values")
    return deck


def save(deck: Path, name: str, old: str, new: str) -> None:
    path = deck / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def lead_elsewhere(deck: Path) -> None:
    shutil.copytree(deck / ".kept/values", deck / ".kept/other")
    save(deck, ".kept/other/fairness.yaml", "Equality", "Parity")
    (deck / "values").unlink()
    (deck / "values").symlink_to(".kept/other")


SAVES: dict[str, Callable[[Path], object]] = {
    "a hidden file": lambda deck: save(deck, "symbols/.bow.svg", "</svg>", "<!-- --></svg>"),
    "a file of that ending": lambda deck: save(deck, "book/preface.pyc", "*one*", "*a*"),
    "a file behind a link": lambda deck: save(deck, ".kept/values/fairness.yaml", "Equality", "Y"),
    "a link": lead_elsewhere,
    "a new file": lambda deck: shutil.copy(deck / "suits.yaml", deck / "questions/other.yml"),
    "a file that goes": lambda deck: (deck / "questions/street.yaml").unlink(),
}


@posix
@pytest.mark.parametrize("name", SAVES)
def test_a_change_of_what_the_deck_reads_is_seen(deck: Path, tmp_path: Path, name: str) -> None:
    request = Request(deck, tmp_path / "build", ("book",))
    assert build(request).is_new
    assert not build(request).is_new
    SAVES[name](deck)
    try:
        assert build(request).is_new
    except InvalidDeck:
        assert name in {"a new file", "a file that goes"}


@posix
def test_a_save_while_the_deck_is_read_is_seen(
    deck: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = Request(deck, tmp_path / "build", ("book",))
    read = Folder.read

    def late(folder: Folder, name: str, place: Place, limit: int = 4_000_000) -> bytes | None:
        raw = read(folder, name, place, limit)
        if name == "book/preface.pyc":
            save(deck, name, "*one*", "*another*")
            monkeypatch.setattr(Folder, "read", read)
        return raw

    monkeypatch.setattr(Folder, "read", late)
    assert build(request).is_new
    before = snapshot(tmp_path / "build")
    assert build(request).is_new
    assert snapshot(tmp_path / "build") != before
    assert not build(request).is_new


@posix
def test_what_the_deck_does_not_read_is_not_opened(deck: Path, tmp_path: Path) -> None:
    os.mkfifo(deck / "pipe")
    (deck / "endless").symlink_to("/dev/zero")
    (tmp_path / "private.txt").write_text("private")
    (deck / "private.txt").symlink_to(tmp_path / "private.txt")
    code = f"""
import sys
opened = []
sys.addaudithook(lambda event, what: event == "open" and opened.append(str(what[0])))
from pathlib import Path
from kaartspel.building import Request, build
request = Request(Path({str(deck)!r}), Path({str(tmp_path / "build")!r}), ("book",))
assert build(request).is_new
assert not build(request).is_new
names = ("pipe", "endless", "zero", "private.txt")
sys.exit("\\n".join(name for name in opened if name.endswith(names)) or None)
"""
    done = run_code(code, tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    before = snapshot(tmp_path / "build")
    (tmp_path / "private.txt").write_text("another")
    assert not build(Request(deck, tmp_path / "build", ("book",))).is_new
    assert snapshot(tmp_path / "build") == before


@posix
@pytest.mark.parametrize("what", ["a file", "a folder", "a device"])
def test_what_is_swapped_for_a_link_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    """The swap comes after it was looked at where a path leads, and before it is opened."""
    deck, outside = tmp_path / "deck", tmp_path / "outside"
    shutil.copytree(ENGLISH, deck)
    shutil.copytree(deck / "book", outside)
    (outside / "preface.md").write_text("# Private\n\nprivate\n")
    way = inside._way

    def late(root: Path, path: Path) -> object:
        found = way(root, path)
        if path.name == "preface.md" and not (deck / "away").exists():
            place = deck / "book" if what == "a folder" else path
            goal = {"a file": outside / "preface.md", "a folder": outside,
                    "a device": Path("/dev/zero")}[what]  # fmt: skip
            place.rename(deck / "away")
            place.symlink_to(goal)
        return found

    monkeypatch.setattr(inside, "_way", late)
    with pytest.raises(InvalidDeck, match=r"'book/preface.md' (lies outside the deck|is no file)"):
        load(deck)
