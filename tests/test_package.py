"""The repository, a wheel and a source distribution hold all that is needed, and no more."""

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from kaartspel.deck.font_files import READING, SHIPPED
from repository import ROOT
from sampling import sampled

TOP = {
    ".ci", ".gitignore", "ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE",
    "Makefile", "README.md", "bench", "deck", "docs", "examples", "fonts",
    "pyproject.toml", "src", "tests",
}  # fmt: skip


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _packed("wheel", "*.whl", tmp_path_factory.mktemp("wheel"))


def _packed(target: str, pattern: str, folder: Path) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob(pattern))


def _committed() -> set[str]:
    if not (ROOT / ".git").exists() or shutil.which("git") is None:
        pytest.skip("this is no checkout: what is committed cannot be told")
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True)
    return {name for name in done.stdout.decode().split("\0") if name}


def test_nothing_strays_into_the_repository() -> None:
    assert {name.partition("/")[0] for name in _committed()} == TOP


def test_every_font_is_one_that_decks_are_set_in() -> None:
    assert {path.name for path in (ROOT / "fonts").glob("*.ttf")} == {
        *SHIPPED.values(), *READING.values()
    }  # fmt: skip


def test_a_wheel_holds_the_program_its_deck_its_fonts_and_their_licences(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        found = {name for name in archive.namelist() if not name.endswith("/")}
    homes = {"src/kaartspel": "kaartspel", "deck": "kaartspel/shipped/deck",
             "fonts": "kaartspel/shipped/fonts"}  # fmt: skip
    wanted = {
        f"{to}/{path.relative_to(ROOT / home).as_posix()}"
        for home, to in homes.items()
        for path in (ROOT / home).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    wanted.add("kaartspel/shipped/LICENSE")
    about = {name for name in found if ".dist-info/" in name}
    assert found - about == wanted
    licences = {name.partition("licenses/")[2] for name in about if "licenses/" in name}
    assert licences == {"LICENSE", "fonts/OFL.txt"}


@pytest.mark.parametrize(
    ("only", "told"),
    sampled(
        [((), "Built 132 cards (126 in the box), 159 files, "),
         (("--only", "cards,page"), "Built 132 cards, 133 files, "),
         (("--only", "cards"), "Built 132 cards, 132 files, ")],
        [(("--only", "cards"), "Built 132 cards, 132 files, ")],
    ),
)  # fmt: skip
def test_a_wheel_carries_all_it_needs(
    wheel: Path, tmp_path: Path, only: tuple[str, ...], told: str
) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    (tmp_path / "empty").mkdir()
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "installed")}
    code = (
        "import kaartspel; print(kaartspel.__file__); from kaartspel.__main__ import main; main()"
    )
    command = [sys.executable, "-c", code, "build", *only]
    done = subprocess.run(
        command, cwd=tmp_path / "empty", env=environment, check=True, capture_output=True, text=True
    )
    where, _, said = done.stdout.partition("\n")
    assert Path(where).is_relative_to(tmp_path / "installed")
    assert said.startswith(told)
    assert len(list((tmp_path / "empty/build/cards").iterdir())) == 132


def test_a_source_distribution_holds_all_that_is_committed(tmp_path: Path) -> None:
    with tarfile.open(_packed("sdist", "*.tar.gz", tmp_path)) as archive:
        found = {name.partition("/")[2] for name in archive.getnames()}
    assert _committed() <= found
    assert {name.partition("/")[0] for name in found} == TOP | {"PKG-INFO"}
