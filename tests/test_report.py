"""What a build says of itself: what it made, kept and removed; and what it would do."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from kaartspel.building import Report, Request, build, plan
from kaartspel.deck.model import Deck
from kaartspel.design import Inking
from kaartspel.imposition import Calibration, Correction
from kaartspel.parts import Options
from kaartspel.problems import InvalidDeck, SurroundingsFailed
from kaartspel.report import FileReport, Plan, State
from repository import ENGLISH
from snapshots import snapshot

Q02 = "cards/q02-bicycles.pdf"
PRINTER = {"printer": "my desk", "calibrations": (Calibration(210, 297, Correction(1, 0, 0)),)}


def paths(told: Report | Plan, state: State) -> set[str]:
    return {file.path for file in told.files if file.state is state}


def states(files: tuple[FileReport, ...]) -> list[tuple[str, State]]:
    return [(file.path, file.state) for file in files]


def test_a_report_tells_what_was_made_kept_and_removed(tmp_path: Path) -> None:
    shutil.copytree(ENGLISH, tmp_path / "deck")
    request = Request(tmp_path / "deck", tmp_path / "build", ("cards", "book"))
    first = build(request)
    assert paths(first, State.MADE) == {file.path for file in first.manifest.files}
    assert all(file.seconds > 0 and file.bytes > 0 for file in first.files)
    assert 0 < first.reading < first.seconds
    path = tmp_path / "deck/questions/street.yaml"
    path.write_text(path.read_text("utf-8").replace("q02-bicycles", "q02-bikes"), "utf-8")
    planned = plan(request)
    second = build(request)
    # A card shows the seats of all that belong together: those of one that is called otherwise too.
    made = {"cards/q01-cars.pdf", "cards/q02-bikes.pdf", "street-talk.epub"}
    assert paths(second, State.MADE) == made
    assert paths(second, State.REMOVED) == {Q02}
    assert len(paths(second, State.KEPT)) == 2
    assert states(planned.files) == states(second.files)
    again = build(request)
    assert paths(again, State.KEPT) == {file.path for file in again.manifest.files}
    assert states(plan(request).files) == states(again.files)


def test_a_plan_writes_nothing_and_raises_what_the_build_would(tmp_path: Path) -> None:
    shutil.copytree(ENGLISH, tmp_path / "deck")
    request = Request(tmp_path / "deck", tmp_path / "build")
    planned = plan(request)
    assert [path.name for path in tmp_path.iterdir()] == ["deck"]
    assert states(planned.files) == states(build(request).files)
    before = snapshot(tmp_path)
    path = tmp_path / "deck/questions/street.yaml"
    path.write_text(path.read_text("utf-8").replace("bicycles go", "bicycles go " * 60), "utf-8")
    changed = snapshot(tmp_path)
    assert changed != before
    with pytest.raises(InvalidDeck, match="too high for the format poker"):
        plan(request)
    assert snapshot(tmp_path) == changed


@pytest.mark.parametrize(
    ("only", "options", "cards"),
    [
        (("cards",), {}, 4),
        (("sheets",), {"kinds": ("question",)}, 2),
        (("sheets", "book"), {"copies": 3}, 12),
        (("book",), {}, 0),
    ],
)
def test_a_report_counts_the_cards_that_were_asked_for(
    tmp_path: Path, only: tuple[str, ...], options: dict[str, object], cards: int
) -> None:
    request = Request(ENGLISH, tmp_path / "build", only, Options(**options))  # type: ignore[arg-type]
    for is_new in (True, False):
        report = build(request)
        assert (report.is_new, report.cards) == (is_new, cards)
        assert report.files_of() == report.manifest.files


def test_a_deck_in_memory_and_paths_as_texts_are_built(english: Deck, tmp_path: Path) -> None:
    folder = build(Request(str(ENGLISH), str(tmp_path / "folder")))
    request = Request(english, tmp_path / "memory")
    memory = build(request)
    assert memory.manifest.files == folder.manifest.files
    assert not build(request).is_new
    first, *others = english.cards
    changed = replace(english, cards=(replace(first, topic="Another topic"), *others))
    report = build(replace(request, deck=changed, only=("cards",)))
    assert paths(report, State.MADE) == {f"cards/{first.id}.pdf"}
    # The same deck in a folder finds its files made already.
    assert not paths(build(replace(request, deck=ENGLISH, target=folder.target)), State.MADE)


def test_a_folder_holds_the_files_of_one_deck(english: Deck, tmp_path: Path) -> None:
    request = Request(english, tmp_path / "build", ("cards", "book"))
    build(request)
    before = snapshot(tmp_path)
    about = english.metadata
    others = replace(about, identifier="urn:x:other", slug="other", title="Other talk")
    other = replace(request, deck=replace(english, metadata=others), only=("cards",))
    for refuse in (build, plan):
        with pytest.raises(SurroundingsFailed, match="of another deck, 'Street talk'") as caught:
            refuse(other)
        assert snapshot(tmp_path) == before
    free = str(caught.value).partition("-o ")[2]
    assert free == str(tmp_path / "other-build")
    assert build(replace(other, target=free)).notices == ()
    # A deck that was given another title, or another identifier, is still the same.
    for same in (replace(others, title=about.title), replace(others, identifier=about.identifier)):
        build(replace(other, deck=replace(english, metadata=same)))
        build(request)


def test_what_the_last_build_had_and_this_one_has_not_is_told(tmp_path: Path) -> None:
    corrected = Options(format="a7", ink=Inking.LOW, sheets=("a4-duplex",), **PRINTER)  # type: ignore[arg-type]
    request = Request(ENGLISH, tmp_path / "build", ("cards", "sheets"), corrected)
    assert build(request).notices == ()
    plain = replace(request, options=Options(), only=("sheets",))
    assert build(replace(plain, only=("book",))).notices == ()
    wanted = tuple(
        f"sheets: built with {given} the last time, and now without; "
        f"to have that again, add {given}"
        for given in ("--format a7", "--ink low", "--printer 'my desk'")
    )
    assert plan(plain).notices == wanted
    assert build(plain).notices == wanted
    assert build(plain).notices == ()
    (cards, ink) = build(replace(plain, only=("cards",))).notices
    assert cards.startswith("cards: built with --format a7")
    assert ink.startswith("cards: built with --ink low")
