"""What tests share: the real deck, one full build of it, and golden files."""

import gc
import os
import pickle
import sys
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings

from books import Book, open_book
from kaartspel.building import Report, Request, build
from kaartspel.deck.load import load
from kaartspel.deck.model import Deck, Play, Sheet
from kaartspel.parts import DEFAULT_SHEETS
from kaartspel.posters import Poster, posters
from placing import Placed, placed
from posted import Hang
from remembering import forgetting, remembering
from repository import ENGLISH, ROOT
from standins import OWN

if TYPE_CHECKING:  # they are slow to load, and few tests need them
    from playwright.sync_api import Browser, BrowserContext, Page

BuildOnce = Callable[..., Report]
_CYCLES_AFTER = 100_000  # objects more than were let go: tests end before there are many


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--all", action="store_true", help="try every case, not one of each kind")
    parser.addoption("--update-golden", action="store_true", help="write golden files anew")
    parser.addoption(
        "--fuzz", type=int, metavar="N", help="try N random decks, not a few fixed ones"
    )


def pytest_configure(config: pytest.Config) -> None:
    count = config.getoption("--fuzz")
    usual = 30 if config.getoption("--all") else 10
    settings.register_profile(
        "kaartspel",
        max_examples=count // 4 if count else usual,  # by four ways of making decks
        derandomize=not count,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        print_blob=True,
    )
    settings.load_profile("kaartspel")
    if os.environ.get("PYTEST_XDIST_WORKER"):
        from dividing import load

        load(os.environ["PYTEST_XDIST_WORKER"])


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the cases marked `whole` out, unless all are asked for; begin with what takes long.

    Golden files are written anew for every case.
    """
    if not (config.getoption("--all") or config.getoption("--update-golden")):
        left_out = [item for item in items if item.get_closest_marker("whole")]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if not item.get_closest_marker("whole")]
    if os.environ.get("PYTEST_XDIST_WORKER"):
        from dividing import in_order

        items[:] = in_order(items)


def pytest_collection_finish() -> None:
    """Look for cycles seldom, and not in what is loaded to stay: it took a tenth of the time."""
    gc.set_threshold(_CYCLES_AFTER)
    gc.collect()
    gc.freeze()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Divide files among workers."""
    from dividing import ByFile

    return ByFile(config, log)


@pytest.fixture(scope="session", autouse=True)
def _no_configuration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Whatever the tester has chosen for their own builds, and speaks, counts for no test."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KAARTSPEL_CONFIG", str(tmp_path_factory.mktemp("config")))
        patch.setenv("KAARTSPEL_CACHE", str(tmp_path_factory.mktemp("cache")))
        patch.setenv("LANGUAGE", "en")
        yield


@pytest.fixture(scope="session")
def every_case(request: pytest.FixtureRequest) -> bool:
    """Whether every case is asked for, not one of each kind."""
    return bool(request.config.getoption("--all"))


@pytest.fixture(scope="session")
def for_all(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers share."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base


@pytest.fixture(scope="session", autouse=True)
def _remembering(every_case: bool, for_all: Path) -> Iterator[None]:
    """Unless all is asked for, what was made of one deck is found for the next."""
    with nullcontext() if every_case else remembering(for_all / "made"):
        yield


@pytest.fixture(scope="module")
def cold() -> Iterator[None]:
    """Nothing is found that was made before: what is kept, or made, is what is tried."""
    with forgetting():
        yield


@pytest.fixture(scope="session")
def deck() -> Deck:
    return load(ROOT / "deck")


@pytest.fixture(scope="session")
def play(deck: Deck) -> Play:
    assert deck.play is not None
    return deck.play


@pytest.fixture(scope="session")
def english() -> Deck:
    return load(ENGLISH)


@pytest.fixture(scope="session")
def energy() -> Deck:
    """Return an example of three kinds with a game."""
    return load(ROOT / "examples" / "energie")


@pytest.fixture(scope="session")
def built_once(for_all: Path) -> BuildOnce:
    """Return what builds a deck, whole or parts of it, once for all workers: to read only."""

    def build_once(deck: Path, name: str, *only: str) -> Report:
        target, kept = for_all / f"shared-{name}" / "build", for_all / f"shared-{name}.report"
        with FileLock(for_all / f"shared-{name}.lock"):
            if not kept.exists():
                request = Request(deck, target, only=only) if only else Request(deck, target)
                kept.write_bytes(pickle.dumps(build(request)))
        report = pickle.loads(kept.read_bytes())
        assert isinstance(report, Report)
        return report

    return build_once


@pytest.fixture(scope="session")
def built(built_once: BuildOnce) -> Report:
    """The real deck, built whole."""
    return built_once(ROOT / "deck", "deck")


@pytest.fixture(scope="session")
def book(built: Report) -> Book:
    """The real deck's book, opened."""
    return open_book(built.target / "digitalisering-in-beeld.epub")


@pytest.fixture(scope="session")
def english_path(built_once: BuildOnce) -> Path:
    """Where the English deck's book is."""
    return built_once(ENGLISH, "english", "book").target / "street-talk.epub"


@pytest.fixture(scope="session")
def english_book(english_path: Path) -> Book:
    """The English deck's book, opened."""
    return open_book(english_path)


@pytest.fixture
def browser() -> "Browser":
    """A real browser, of all the files of tests that follow one another and look at a page."""
    from browsing import the_browser

    return the_browser()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(nextitem: pytest.Item | None) -> None:
    """Close the browser before other files: while it runs, nothing else can loop over events."""
    if "browsing" in sys.modules:
        from dividing import group_of

        if not nextitem or group_of(nextitem.path.name) != "browsed":
            sys.modules["browsing"].close_browser()


def pytest_sessionfinish() -> None:
    if "browsing" in sys.modules:
        sys.modules["browsing"].close_browser()


@pytest.fixture
def context(browser: "Browser") -> Iterator["BrowserContext"]:
    """A window."""
    from browsing import window

    with window(browser) as opened:
        yield opened


@pytest.fixture
def page(context: "BrowserContext") -> Iterator["Page"]:
    """An empty page of which nothing may go wrong."""
    from browsing import flawless

    with flawless(context) as opened:
        yield opened


@pytest.fixture
def looked(address: str) -> "Page":
    """The real deck's page, opened once for all tests that only look: none types or chooses."""
    from browsing import look

    return look(address)


@pytest.fixture(scope="session")
def released(built_once: BuildOnce) -> Path:
    """Where the real deck's release is: a zip file."""
    report = built_once(ROOT / "deck", "release", "release")
    (file,) = report.files_of("release")
    return report.target / file.path


@pytest.fixture
def address(built: Report) -> str:
    """Where the real deck's page is."""
    return (built.target / "digitalisering-in-beeld.html").as_uri()


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Hold a text against the golden file of that name, or write it anew."""

    def compare(name: str, text: str) -> None:
        path = ROOT / "tests" / "golden" / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, "utf-8", newline="\n")
        assert path.read_text("utf-8") == text

    return compare


@pytest.fixture(scope="session")
def sheets(deck: Deck) -> dict[str, Sheet]:
    return {sheet.name: sheet for sheet in (*deck.sheets, *OWN)}


@pytest.fixture(scope="session")
def real(built: Report, every_case: bool) -> dict[str, list[Placed]]:
    """Return the pages of the sheets that every build makes: with --all of all, else of two."""
    names = DEFAULT_SHEETS if every_case else DEFAULT_SHEETS[:2]
    paths = {name: built.target / f"sheets/{name}.pdf" for name in names}
    return {name: placed(path.read_bytes()) for name, path in paths.items()}


@pytest.fixture(scope="session")
def hang() -> Hang:
    """Return what makes the posters of a deck on a paper, once."""
    made: dict[tuple[str, str], tuple[Poster, ...]] = {}

    def posters_once(deck: Deck, paper: str) -> tuple[Poster, ...]:
        key = (deck.metadata.slug, paper)
        if key not in made:
            made[key] = posters(deck, paper)
        return made[key]

    return posters_once


@pytest.fixture(params=["deck", "english"])
def hung(request: pytest.FixtureRequest, hang: Hang) -> tuple[Deck, tuple[Poster, ...]]:
    deck: Deck = request.getfixturevalue(request.param)
    return deck, hang(deck, "a3")
