"""Measure, and print a table of ratios. Times are processor time, so that other work on the
machine counts little; the contenders take turns, and each ratio is the median of those rounds.
"""

import os
import platform
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from importlib.metadata import version
from pathlib import Path

import yaml

from bench.peers import PEERS, Maker
from kaartspel import shipped
from kaartspel.building import Request, build
from kaartspel.deck.load import load
from kaartspel.deck.model import Card, Deck
from kaartspel.design import card_layout
from kaartspel.parts import BUILT, Options, Work
from kaartspel.parts.cards import card_pdf
from kaartspel.type import opportunities

ROUNDS = 7
SAMPLE = 8  # every so many cards, for the peers
LARGE = 10_000


def main() -> None:
    """Run all, or what is named: cards, command, changes, large."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # commands would compile all code at each start
    rows = {"cards": one_card, "command": command, "changes": changes, "large": large}
    packages = ("kaartspel", "reportlab", "typst", "weasyprint", "fpdf2")
    versions = ", ".join(f"{package} {version(package)}" for package in packages)
    print(f"{platform.system()}, Python {platform.python_version()}; {versions}\n")
    print("| what | measured | ratio | to reach |\n|---|---|---|---|")
    for name in sys.argv[1:] or rows:
        for row in rows[name]():
            print(f"| {' | '.join(row)} |", flush=True)


def one_card() -> Iterator[tuple[str, str, str, str]]:
    """One card from its data to its PDF, in a warm process: ours, and the peers' as a ratio."""
    deck = load(shipped.DECK)
    sample = deck.cards[::SAMPLE]
    makers = {"kaartspel": _ours(deck), **{name: peer(deck) for name, peer in PEERS.items()}}
    spent: dict[str, list[float]] = {name: [] for name in makers}
    sizes = {name: [len(make(card)) for card in sample] for name, make in makers.items()}
    for _ in range(ROUNDS):
        for name, make in makers.items():
            begun = time.process_time()
            for card in sample:
                make(card)
            spent[name].append((time.process_time() - begun) / len(sample))
    own = statistics.median(spent["kaartspel"])
    yield "a card, laid out and drawn: kaartspel", f"{own * 1000:.2f} ms", "1", ""
    for name, goal in (("Typst", "2"), ("WeasyPrint", "10"), ("fpdf2", "10")):
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
        card_layout._front.cache_clear()  # so that each time it is laid out anew
        opportunities.split.cache_clear()
        return card_pdf(about, settings[card.kind], card)

    return make


def command() -> Iterator[tuple[str, str, str, str]]:
    """The whole deck as a command, from nothing, beside the peers' time for the cards alone."""
    code = (
        "from kaartspel.deck.load import load; from kaartspel import shipped; from bench.peers "
        "import PEERS; d = load(shipped.DECK); m = PEERS['{}'](d); [m(c) for c in d.cards]"
    )
    runs: dict[str, Callable[[Path], list[str]]] = {
        "kaartspel build": lambda out: [
            *_KAARTSPEL,
            "build",
            str(shipped.DECK),
            "-o",
            str(out),
            "-q",
        ],
        "cards alone: kaartspel": lambda out: _cards_of(shipped.DECK, out),
        "cards alone: Typst": lambda out: [sys.executable, "-c", code.format("Typst")],
        "cards alone: WeasyPrint": lambda out: [sys.executable, "-c", code.format("WeasyPrint")],
    }
    spent: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(3):
        for name, arguments in runs.items():
            with tempfile.TemporaryDirectory() as folder:
                spent[name].append(_spent(arguments(Path(folder) / "build")))
    own = statistics.median(spent["kaartspel build"])
    for name, found in spent.items():
        took = statistics.median(found)
        yield f"cold, as a command: {name}", f"{took:.2f} s", f"{took / own:.2f}", ""


def changes() -> Iterator[tuple[str, str, str, str]]:
    """Nothing changed, and one card changed, beside the first build: as commands, and in watch."""
    ways: dict[str, Callable[[Path, Path], list[float]]] = {
        "as commands": _by_commands,
        "in one process": partial(_in_process, only=BUILT),
        "in one process, cards and book": partial(_in_process, only=("cards", "book")),
    }
    found: dict[str, list[tuple[float, float]]] = {how: [] for how in ways}
    for _ in range(3):
        for how, spend in ways.items():
            with tempfile.TemporaryDirectory() as folder:
                deck, out = Path(folder) / "deck", Path(folder) / "build"
                shutil.copytree(shipped.DECK, deck)
                cold, none, one = spend(deck, out)
                found[how].append((none / cold, one / cold))
    for how, ratios in found.items():
        none, one = (statistics.median(column) for column in zip(*ratios, strict=True))
        yield f"nothing changed, {how}", "", f"{none:.2f}", "at most 0.15"
        yield f"one card changed, {how}", "", f"{one:.2f}", "at most 0.25"


def large() -> Iterator[tuple[str, str, str, str]]:
    """Ten thousand cards: time a card beside the real deck's, memory, and two processes."""
    with tempfile.TemporaryDirectory() as folder:
        deck = Path(folder) / "deck"
        generate(shipped.DECK, deck, LARGE)
        count, real = len(load(deck).cards), len(load(shipped.DECK).cards)
        out = Path(folder) / "build"
        small = statistics.median(_spent(_cards_of(shipped.DECK, out)) for _ in range(3)) / real
        begun = time.monotonic()
        each = _spent(_cards_of(deck, Path(folder) / "alone")) / count
        alone = time.monotonic() - begun
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024  # Linux tells kB
        yield (
            f"{count} cards, a card",
            f"{each * 1000:.2f} ms",
            f"{each / small:.2f}",
            "at most 1.2",
        )
        yield "peak memory", f"{memory:.0f} MB", "", "under 300 MB"
        if hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(0, range(os.cpu_count() or 1))
        shared = _cards_of(deck, Path(folder) / "shared")  # where no older build has to go first
        begun = time.monotonic()
        subprocess.run([*shared, "--jobs", "2"], check=True)
        both = time.monotonic() - begun
        yield "2 jobs, time that passes", f"{both:.1f} s", f"{alone / both:.2f}", "at least 1.6"


_KAARTSPEL = (sys.executable, "-m", "kaartspel")


def _cards_of(deck: Path, out: Path) -> list[str]:
    return [*_KAARTSPEL, "build", str(deck), "-o", str(out), "--only", "cards", "-q", "--force"]


def _spent(arguments: list[str]) -> float:
    """Return the seconds of processor time that a command takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(arguments, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _by_commands(deck: Path, out: Path) -> list[float]:
    command = [*_KAARTSPEL, "build", str(deck), "-o", str(out), "-q"]
    spent = [_spent(command), _spent(command)]
    _change(deck)
    return [*spent, _spent(command)]


def _in_process(deck: Path, out: Path, only: tuple[str, ...]) -> list[float]:
    """Return the same of a process of its own, without its start."""
    code = ("import sys, bench.__main__ as bench; from pathlib import Path; "
            "print(*bench.builds(Path(sys.argv[1]), Path(sys.argv[2]), tuple(sys.argv[3:])))")  # fmt: skip
    command = [sys.executable, "-c", code, str(deck), str(out), *only]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return [float(word) for word in done.stdout.split()]


def builds(deck: Path, out: Path, only: tuple[str, ...]) -> Iterator[float]:
    """Yield the processor time of a first build, of one without a change, and of one with."""
    for step in (None, None, _change):
        if step:
            step(deck)
        begun = time.process_time()
        build(Request(deck, out, only))
        yield time.process_time() - begun


def _change(deck: Path) -> None:
    path = deck / "values/nut.yaml"
    text = path.read_text("utf-8")
    assert "De gemeente moet door slim" in text
    path.write_text(text.replace("De gemeente moet door slim", "Je moet door slim"), "utf-8")


def generate(source: Path, target: Path, count: int) -> None:
    """Write a deck with `count` statements more: words of the real ones, in another order."""
    choose = random.Random(1)
    shutil.copytree(source, target)
    files = sorted((target / "values").glob("*.yaml"))
    clusters = [yaml.safe_load(path.read_text("utf-8")) for path in files]
    texts = [s["text"] for c in clusters for v in c["values"] for s in v["statements"]]
    clusters.sort(key=lambda cluster: str(cluster["id"]))
    for letter, cluster in zip("abcdefghijklmnopqrstuvwxyz", clusters, strict=False):
        number = 0
        for value in cluster["values"]:
            value["statements"] = []
            for _ in range(count // sum(len(c["values"]) for c in clusters) + 1):
                words = choose.choice(texts).strip("‘’“”").split()
                choose.shuffle(words)
                number += 1
                statement = {"id": f"w{letter}{number:04}-woorden", "text": f"“{' '.join(words)}”"}
                value["statements"].append(statement)
    for path in files:
        path.unlink()
    for cluster in clusters:
        path = target / "values" / f"{cluster['id']}.yaml"
        path.write_text(yaml.safe_dump(cluster, allow_unicode=True, sort_keys=False), "utf-8")
    errata = target / "errata.yaml"
    errata.unlink(missing_ok=True)


if __name__ == "__main__":
    main()
