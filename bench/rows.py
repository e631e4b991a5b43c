"""What is measured, row by row. Times are processor time, so that other work counts little."""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench.decks import change, crowded, generate
from bench.peers import PEERS, Maker
from bench.processes import KAARTSPEL, Spent, build, cards_of, run
from kaartspel import building, shipped
from kaartspel.deck.load import load
from kaartspel.deck.model import Card, Deck
from kaartspel.design import card_layout
from kaartspel.parts import BUILT, Options, Work
from kaartspel.parts.cards import card_pdf
from kaartspel.posters import Edition, poster
from kaartspel.type import opportunities

SAMPLE = 8  # every so many cards, for the peers
_BEFORE = BUILT[:-1]  # what a build made before there was a page: what the goal is set against


@dataclass(frozen=True)
class Extent:
    """How much is measured: rounds of what is short, of what is long, and numbers of cards.

    The second number is the one that jobs share.
    """

    rounds: int = 7
    commands: int = 3
    growth: tuple[int, ...] = (1_000, 10_000, 30_000)


QUICK = Extent(1, 1, (100, 200, 400))
Row = tuple[str, str, str, str]
"""What was measured, the figure, its ratio, and what is to be reached."""


def one_card(extent: Extent) -> Iterator[Row]:
    """Yield one card from its data to its PDF, in a warm process: ours, and the peers' as ratios."""
    deck = load(shipped.DECK)
    sample = deck.cards[::SAMPLE]
    makers = {"kaartspel": _ours(deck), **{name: peer(deck) for name, peer in PEERS.items()}}
    spent: dict[str, list[float]] = {name: [] for name in makers}
    sizes = {name: [len(make(card)) for card in sample] for name, make in makers.items()}
    for _ in range(extent.rounds):
        for name, make in makers.items():
            begun = time.process_time()
            for card in sample:
                make(card)
            spent[name].append((time.process_time() - begun) / len(sample))
    own = statistics.median(spent["kaartspel"])
    yield "a card, laid out and drawn: kaartspel", f"{own * 1000:.2f} ms", "1", ""
    for name, goal in (("Typst", "4"), ("WeasyPrint", "10"), ("fpdf2", "10")):
        ratios = (peer / ours for peer, ours in zip(spent[name], spent["kaartspel"], strict=True))
        took = f"{statistics.median(spent[name]) * 1000:.2f} ms"
        yield f"the same: {name}", took, f"{statistics.median(ratios):.1f}", f"at least {goal}"
    for name, found in sizes.items():
        goal = "at most 10.0 kB" if name == "kaartspel" else ""
        yield f"its size: {name}", f"{statistics.mean(found) / 1000:.1f} kB", "", goal


def _ours(deck: Deck) -> Maker:
    work = Work(deck, Options())
    about, settings = work.document("", ()), work.settings

    def make(card: Card) -> bytes:
        card_layout.bare_front.cache_clear()  # so that each time it is laid out anew
        card_layout._seated.cache_clear()
        opportunities.split.cache_clear()
        return card_pdf(about, settings[card.kind], card)

    return make


def cold(extent: Extent) -> Iterator[Row]:
    """Yield the whole deck as a command, from nothing, beside the peers' time for the cards alone."""
    code = (
        "from kaartspel.deck.load import load; from kaartspel import shipped; from bench.peers "
        "import PEERS; d = load(shipped.DECK); m = PEERS['{}'](d); [m(c) for c in d.cards]"
    )
    peer = "Typst, cards alone"
    runs: dict[str, tuple[Callable[[Path], list[str]], str]] = {
        "kaartspel, cards alone": (partial(cards_of, shipped.DECK), "at most 0.8"),
        "kaartspel, all but the page": (
            lambda out: build(out, "--only", ",".join(_BEFORE)), "at most 1.5",
        ),
        "kaartspel, everything": (build, ""),
        peer: (lambda out: [sys.executable, "-c", code.format("Typst")], ""),
        "WeasyPrint, cards alone": (
            lambda out: [sys.executable, "-c", code.format("WeasyPrint")], "",
        ),
    }  # fmt: skip
    spent: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(extent.commands):
        for name, (arguments, _) in runs.items():
            with tempfile.TemporaryDirectory() as folder:
                spent[name].append(run(arguments(Path(folder) / "build")).seconds)
    for name, (_, goal) in runs.items():
        ratios = (own / other for own, other in zip(spent[name], spent[peer], strict=True))
        took = f"{statistics.median(spent[name]):.2f} s"
        yield f"cold, as a command: {name}", took, f"{statistics.median(ratios):.2f}", goal


def changes(extent: Extent) -> Iterator[Row]:
    """Yield what is little to do, beside the first build: as commands, and in one process."""
    ways: dict[str, Callable[[Path, Path], list[float]]] = {
        "as commands": _by_commands,
        "in one process": partial(_in_process, only=BUILT),
        "in one process, cards and book": partial(_in_process, only=("cards", "book")),
    }
    found: dict[str, list[list[float]]] = {how: [] for how in ways}
    for _ in range(extent.commands):
        for how, spend in ways.items():
            with tempfile.TemporaryDirectory() as folder:
                deck, out = Path(folder) / "deck", Path(folder) / "build"
                shutil.copytree(shipped.DECK, deck)
                first, *others = spend(deck, out)
                found[how].append([other / first for other in others])
    for how, ratios in found.items():
        none, one, *checks = (statistics.median(column) for column in zip(*ratios, strict=True))
        yield f"nothing changed, {how}", "", f"{none:.2f}", "at most 0.08"
        yield f"one card changed, {how}", "", f"{one:.2f}", "at most 0.25"
        for name, ratio in zip(_CHECKS, checks, strict=False):
            yield f"`check` as a command, {name}", "", f"{ratio:.2f}", "at most 0.2"


_CHECKS = (
    "beside its build",
    "where one card changed since",
    "where the build is gone",
    "where nothing was built or kept",
)


def _by_commands(deck: Path, out: Path) -> list[float]:
    check, command = [*KAARTSPEL, "check", str(deck)], build(out, deck=deck)
    around = out.parent  # where `check` looks for a build
    cache, before = around / "cache", around / "before"
    spend = partial(run, cwd=around, cache=cache)
    spent = [spend(command).seconds, spend(command).seconds]
    beside = spend(check).seconds
    change(deck)
    shutil.copytree(cache, before)
    since = spend(check).seconds
    shutil.rmtree(cache)  # so that the build finds nothing of what was kept just now
    before.rename(cache)
    spent += [spend(command).seconds, beside, since]
    shutil.rmtree(out)
    spent.append(spend(check).seconds)
    shutil.rmtree(cache)
    return [*spent, spend(check).seconds]


def _in_process(deck: Path, out: Path, only: tuple[str, ...]) -> list[float]:
    """Return the same of a process of its own, without its start."""
    code = ("import sys, bench.rows as rows; from pathlib import Path; "
            "print(*rows.builds(Path(sys.argv[1]), Path(sys.argv[2]), tuple(sys.argv[3:])))")  # fmt: skip
    command = [sys.executable, "-c", code, str(deck), str(out), *only]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return [float(word) for word in done.stdout.split()]


def builds(deck: Path, out: Path, only: tuple[str, ...]) -> Iterator[float]:
    """Yield the processor time of a first build, of one without a change, and of one with."""
    for step in (None, None, change):
        if step:
            step(deck)
        begun = time.process_time()
        building.build(building.Request(deck, out, only))
        yield time.process_time() - begun


def posters(extent: Extent) -> Iterator[Row]:
    """Yield how long a poster takes by the number of its texts."""
    deck = load(shipped.DECK)
    edition, each = Edition.from_deck(deck, "a1"), 0.0
    for count in (150, 500):
        spent = []
        for _ in range(extent.commands):
            begun = time.process_time()
            poster(crowded(deck, count), edition)
            spent.append(time.process_time() - begun)
        took = statistics.median(spent)
        each = each or took / count
        ratio = f"{took / count / each:.2f}"
        yield f"a poster of {count} cards; a card, against 150", f"{took:.2f} s", ratio, "at most 1"


def large(extent: Extent, grown: list[tuple[int, Spent]]) -> Iterator[Row]:
    """Yield decks of many cards: time a card beside the real deck's, memory, and two processes.

    Puts what each size took into `grown`, for the chart.
    """
    with tempfile.TemporaryDirectory() as folder:
        out, real = Path(folder) / "build", len(load(shipped.DECK).cards)
        runs = [run(cards_of(shipped.DECK, out)) for _ in range(extent.commands)]
        small = sorted(runs, key=lambda spent: spent.seconds)[len(runs) // 2]
        grown.append((real, small))
        for asked in extent.growth:
            deck, alone = Path(folder) / f"deck-{asked}", Path(folder) / "alone"
            generate(shipped.DECK, deck, asked)
            spent = run(cards_of(deck, alone))
            count = len(json.loads((alone / "manifest.json").read_text("utf-8"))["cards"])
            grown.append((count, spent))
            each, least = spent.seconds / count, small.seconds / real
            in_time, in_memory = _GOALS.get(asked, ("", ""))
            yield (
                f"{count:,} cards, a card",
                f"{each * 1000:.2f} ms",
                f"{each / least:.2f}",
                in_time,
            )
            yield f"{count:,} cards, peak memory", f"{spent.memory:.0f} MB", "", in_memory
            if asked == extent.growth[1]:
                yield _shared(deck, Path(folder) / "shared", count, spent.passed)
            shutil.rmtree(deck)


_GOALS = {
    10_000: ("at most 0.25", "at most 200 MB"),
    30_000: ("as 10,000 cards", "at most 300 MB"),
}


def _shared(deck: Path, out: Path, count: int, alone: float) -> Row:
    """Return how long two processes take, where no older build has to go first."""
    mask = os.sched_getaffinity(0) if hasattr(os, "sched_setaffinity") else set()
    if mask:
        os.sched_setaffinity(0, range(os.cpu_count() or 1))
    both = run(cards_of(deck, out, "--jobs", "2")).passed
    if mask:
        os.sched_setaffinity(0, mask)
    return (
        f"{count:,} cards by 2 jobs, time that passes",
        f"{both:.1f} s",
        f"{alone / both:.2f}",
        "at least 1.8",
    )
