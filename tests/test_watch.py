"""`kaartspel watch`: builds at each save, says what changed, tells problems, and leaves quietly."""

import os
import queue
import shutil
import signal
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from commands import RUN_HEEDING
from kaartspel.building import Request
from kaartspel.parts import Options
from kaartspel.problems import InvalidDeck, KaartspelError, WrongUsage
from kaartspel.watching import Outcome, Rebuilt, rebuild, saves
from repository import ENGLISH

QUESTIONS = "questions/street.yaml"


def edit(deck: Path, old: str, new: str) -> None:
    path = deck / QUESTIONS
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def test_each_change_tells_what_is_other_than_before(tmp_path: Path) -> None:
    deck = tmp_path / "deck"
    shutil.copytree(ENGLISH, deck)
    request = Request(deck, tmp_path / "build", ("cards", "book"))
    told = list[Outcome]()

    def changes() -> Iterator[object]:
        yield "begin"
        edit(deck, "bicycles go", "bikes go")
        yield "a text"
        edit(deck, "suit: moon", "suit: mon")
        yield "a mistake"
        edit(deck, "suit: mon", "suit: moon")
        yield "mended"
        edit(deck, "q02-bicycles", "q02-bikes")
        yield "another id"

    rebuild(lambda: request, changes(), told.append)
    first, text, mistake, mended, renamed = told
    assert isinstance(first, Rebuilt)
    assert len(first.changed) == len(first.report.manifest.files)
    assert isinstance(text, Rebuilt)
    assert {"cards/q02-bicycles.pdf", "street-talk.epub"} <= set(text.changed)
    assert not {"cards/q01-cars.pdf", "cards/s01-for-all.pdf"} & set(text.changed)
    assert isinstance(mistake, InvalidDeck)
    assert "did you mean 'moon'?" in str(mistake)
    assert isinstance(mended, Rebuilt)
    assert (mended.changed, mended.gone) == ((), ())
    assert isinstance(renamed, Rebuilt)
    assert renamed.gone == ("cards/q02-bicycles.pdf",)
    assert (tmp_path / "build/cards/q02-bikes.pdf").is_file()


def test_a_deck_that_is_replaced_is_watched_on(tmp_path: Path) -> None:
    deck, other = tmp_path / "deck", tmp_path / "other"
    shutil.copytree(ENGLISH, deck)
    shutil.copytree(ENGLISH, other)
    changes = saves(deck)
    next(changes)
    shutil.rmtree(deck)
    next(changes)
    threading.Timer(0.5, other.rename, [deck]).start()
    while not deck.exists():
        next(changes)
    threading.Timer(1.0, edit, [deck, "bicycles go", "bikes go"]).start()
    while "bikes go" not in (deck / QUESTIONS).read_text("utf-8"):
        next(changes)
    changes.close()


def test_what_was_asked_for_wrongly_is_not_watched(tmp_path: Path) -> None:
    request = Request(ENGLISH, tmp_path / "build", options=Options(format="pocker"))
    with pytest.raises(WrongUsage, match="did you mean 'poker'"):
        rebuild(lambda: request, ["begin"], lambda outcome: None)


def _renumber(deck: Path) -> None:
    edit(deck, "q02-bicycles", "q09-bicycles")


def _rename_format(deck: Path) -> None:
    _edit_deck(deck, "name: square", "name: tile")


def _too_much_ink(deck: Path) -> None:
    suits = deck / "suits.yaml"
    text = suits.read_text("utf-8")
    suits.write_text(text.replace("[0, 15, 85, 0]", "[100, 100, 100, 100]"), "utf-8")


def _edit_deck(deck: Path, old: str, new: str) -> None:
    path = deck / "deck.yaml"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def _spoil_manifest(deck: Path) -> None:
    (deck.parent / "build/manifest.json").write_text('{"deck": {"identifier": "' + "[" * 5000)


def _hide_manifest(deck: Path) -> None:
    manifest = deck.parent / "build/manifest.json"
    manifest.unlink()
    manifest.mkdir()


def _remove_deck_file(deck: Path) -> None:
    (deck / "deck.yaml").unlink()


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (_renumber, "there is no card 'q02-bicycles'"),
        (_rename_format, "there is no format 'square'"),
        (_too_much_ink, "takes 400 % of ink"),
        (_remove_deck_file, "the deck has no deck.yaml"),
        (_spoil_manifest, ""),
        (_hide_manifest, "manifest.json"),
    ],
)
def test_whatever_a_change_breaks_is_told_and_waited_for(
    tmp_path: Path, spoil: Callable[[Path], None], told: str
) -> None:
    deck, whole = tmp_path / "deck", tmp_path / "whole"
    shutil.copytree(ENGLISH, deck)
    shutil.copytree(ENGLISH, whole)
    options = Options(format="square", cards=("q02-bicycles",))
    request = Request(deck, tmp_path / "build", ("sheets", "press"), options)
    outcomes = list[Outcome]()
    files: dict[str, bytes] = {}

    def changes() -> Iterator[object]:
        yield "begin"
        files.update(_pdfs(tmp_path / "build"))
        spoil(deck)
        yield "spoilt"
        if told:
            assert _pdfs(tmp_path / "build") == files
        manifest = tmp_path / "build/manifest.json"
        if manifest.is_dir():
            manifest.rmdir()
        shutil.rmtree(deck)
        shutil.copytree(whole, deck)
        yield "mended"

    rebuild(lambda: request, changes(), outcomes.append)
    first, spoilt, mended = outcomes
    assert isinstance(first, Rebuilt)
    assert isinstance(spoilt, KaartspelError if told else Rebuilt)
    assert told in str(spoilt)
    assert isinstance(mended, Rebuilt)
    assert files
    assert _pdfs(tmp_path / "build") == files


def _pdfs(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*.pdf")}


@pytest.mark.skipif(os.name == "nt", reason="sends the signal of Ctrl-C, which Windows has not")
def test_the_command_builds_at_a_save_and_stops_at_ctrl_c(tmp_path: Path) -> None:
    shutil.copytree(ENGLISH, tmp_path / "deck")
    command = [*RUN_HEEDING, "watch", "--only", "cards,book"]
    with subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        encoding="utf-8", env={**os.environ, "PYTHONUNBUFFERED": "1"},
    ) as process:  # fmt: skip
        lines: queue.Queue[str] = queue.Queue()
        assert process.stdout

        def read(out: Iterator[str]) -> None:
            for line in out:
                lines.put(line)

        threading.Thread(target=read, args=(process.stdout,), daemon=True).start()

        def said(until: str) -> str:
            text = ""
            while until not in text:
                text += lines.get(timeout=180)
            return text

        try:
            assert "Built " in said("Watching deck")
            edit(tmp_path / "deck", "bicycles go", "bikes go")
            assert "Built cards/q02-bicycles.pdf, " in said("Watching deck")
            edit(tmp_path / "deck", "suit: moon", "suit: mon")
            text = said("Watching deck")
            assert "deck/questions/street.yaml:6:11: unknown suit 'mon'" in text
            assert "1 problem; the last build stays" in text
            process.send_signal(signal.SIGINT)
            assert "Stopped watching." in said("Stopped")
            assert process.wait(timeout=60) == 0
        finally:
            process.kill()
    assert (tmp_path / "build/cards/q02-bicycles.pdf").is_file()
