"""The release: one zip file, nothing to install, and every link in it leads somewhere."""

import json
import re
import zipfile
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote

import pytest

from kaartspel.building import Request, build
from kaartspel.deck.model import Deck
from kaartspel.page.guide import guide_language
from kaartspel.parts import PARTS, Options, Work
from remembering import forgetting
from repository import ENGLISH, ROOT
from sampling import whole
from scripts import entries

NAME = "digitalisering-in-beeld-1.1.0"
LARGEST, LARGEST_PAGE = 15_000_000, 700_000  # bytes
APPENDIX = "## Bijlage: zelf maken\n"


def packed(deck: Path, folder: Path) -> bytes:
    with forgetting():
        report = build(Request(deck, folder, only=("release",)))
    (file,) = report.files_of("release")
    return (report.target / file.path).read_bytes()


@pytest.fixture
def data(released: Path) -> bytes:
    return released.read_bytes()


@pytest.fixture
def files(data: bytes) -> dict[str, bytes]:
    """What is in the zip file's folder, by path."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name.removeprefix(f"{NAME}/"): archive.read(name) for name in archive.namelist()}


def test_a_release_is_small_and_holds_one_folder(data: bytes) -> None:
    assert len(data) < LARGEST
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert {name.partition("/")[0] for name in archive.namelist()} == {NAME}
        assert {entry.date_time[:3] for entry in archive.infolist()} == {(2026, 11, 24)}


def test_its_files_are_called_as_people_speak(files: dict[str, bytes]) -> None:
    assert {path.partition("/")[0] for path in files} == {
        "begin-hier.html", "handleiding.html", "lees-mij.txt", "kaarten", "kaarten-weinig-inkt",
        "kaarten-grote-letters", "bladen", "posters", "drukkerij", "boek", "avonden", "licenties",
    }  # fmt: skip
    assert {"kaarten/a4-dubbelzijdig.pdf", "kaarten/doosje.pdf", "bladen/spelleidersblad.pdf",
            "avonden/debat-met-12-mensen-blad-voor-elke-tafel.pdf",
            "drukkerij/digitalisering-in-beeld-kaarten.pdf"} <= files.keys()  # fmt: skip
    assert all(re.fullmatch(r"[a-zA-Z0-9./-]+", path) for path in files)


def test_the_start_page_leads_to_every_file(files: dict[str, bytes]) -> None:
    found = re.search(rb'<script type="application/json" id="deck">(.*?)</script>',
                      files["begin-hier.html"])  # fmt: skip
    assert found
    assert len(files["begin-hier.html"]) < LARGEST_PAGE
    told = entries(json.loads(found[1])["files"])
    listed = {unquote(file["path"]): file["size"] for file in told}
    assert listed == {
        path: len(content) for path, content in files.items()
        if path not in {"begin-hier.html", "lees-mij.txt"} and not path.startswith("licenties/")
    }  # fmt: skip


def test_the_guide_names_only_what_is_there(files: dict[str, bytes]) -> None:
    guide = files["handleiding.html"].decode()
    named = set(re.findall(r"<code>([a-z0-9./-]+)</code>", guide))
    paths = files.keys() | {path.partition("/")[0] for path in files} | {f"{NAME}.zip", "raad-2026"}
    assert named <= paths
    assert not re.search(r"\{[a-z_]+\}", guide.partition("</style>")[2])
    assert 'href="begin-hier.html"' in guide
    assert guide.count("data:image/png;base64,") == 4


def test_what_may_be_done_with_it_is_said(files: dict[str, bytes], deck: Deck) -> None:
    about = files["lees-mij.txt"].decode("utf-8-sig")
    assert deck.metadata.rights in about
    assert "begin-hier.html" in about
    assert b"SIL OPEN FONT LICENSE" in files["licenties/fonts-OFL-1.1.txt"]
    assert b"EUPL" in files["licenties/kaartspel-EUPL-1.2.txt"]


@pytest.mark.parametrize(("language", "guide"), [("it", "en"), ("de-AT", "en"), ("nl-BE", "nl-BE")])
def test_a_guide_is_marked_with_the_language_that_it_is_in(language: str, guide: str) -> None:
    assert guide_language(language) == guide


def test_a_deck_without_games_has_a_release_without_evenings(tmp_path: Path) -> None:
    first, second = (packed(ENGLISH, tmp_path / name) for name in "ab")
    assert first == second
    with zipfile.ZipFile(BytesIO(first)) as archive:
        names = {name.partition("/")[2] for name in archive.namelist()}
        guide = archive.read(next(name for name in archive.namelist() if "guide.html" in name))
    assert "begin-here.html" in names
    assert not any(name.startswith(("evenings/", "sheets/")) for name in names)
    assert b"Deal" not in guide
    assert re.findall(rb"<h2>(\d)\. ", guide) == [b"1", b"2", b"3"]


@whole
def test_a_release_is_the_same_each_time(data: bytes, tmp_path: Path) -> None:
    assert packed(ROOT / "deck", tmp_path / "dist") == data


def test_the_handbook_begins_as_the_guide_of_the_release(
    deck: Deck, request: pytest.FixtureRequest
) -> None:
    (recipe,) = PARTS["release"].make(Work(deck, Options()))
    guide = next(used for used in recipe.uses if used.kind == "guide")  # type: ignore[union-attr]
    text = re.sub(r"\((guide-[a-z]+\.png)\)", r"(images/\1)", str(guide.arguments[1]))
    path = ROOT / "docs/handleiding.md"
    written, heading, appendix = path.read_text("utf-8").partition(APPENDIX)
    if request.config.getoption("--update-golden"):
        written = f"{text}\n"
        path.write_text(f"{written}{heading}{appendix}", "utf-8", newline="\n")
    assert written == f"{text}\n"
