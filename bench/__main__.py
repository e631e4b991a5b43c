"""Measure, and put a table of ratios into docs/performance.md, and a chart beside it.

The contenders take turns, and each ratio is the median of those rounds.
"""

import os
import platform
import sys
from collections.abc import Callable, Iterator
from functools import partial
from importlib.metadata import version
from pathlib import Path
from textwrap import fill

from bench import rows
from bench.chart import chart
from bench.processes import Spent

DOCS = Path(__file__).parents[1] / "docs"
_BEGIN, _END = "<!-- what `make bench` writes -->\n", "<!-- so far -->\n"
_CHART = "![Time and memory grow with the number of cards](images/growth.svg)"
_PACKAGES = ("reportlab", "typst", "weasyprint", "fpdf2")


def main() -> None:
    """Measure all, and write it down; or what is named, and print it. `--quick` is for a trial."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # commands would compile all code at each start
    grown: list[tuple[int, Spent]] = []
    measured: dict[str, Callable[[rows.Extent], Iterator[rows.Row]]] = {
        "cards": rows.one_card,
        "command": rows.cold,
        "changes": rows.changes,
        "posters": rows.posters,
        "large": partial(rows.large, grown=grown),
    }
    named = [name for name in sys.argv[1:] if name != "--quick"]
    is_quick = "--quick" in sys.argv
    lines = list(_head())
    print("\n".join(lines))
    for name in named or measured:
        for row in measured[name](rows.QUICK if is_quick else rows.Extent()):
            lines.append(f"| {' | '.join(row)} |")
            print(lines[-1], flush=True)
    if not (named or is_quick):
        _write(lines, grown)


def _head() -> Iterator[str]:
    versions = ", ".join(f"{package} {version(package)}" for package in _PACKAGES)
    where = f"{platform.system()} ({platform.machine()}, {os.cpu_count()} processors)"
    yield fill(f"On {where}, Python {platform.python_version()}, {versions}:", 100) + "\n"
    yield "| what | measured | ratio | to reach |\n|---|---|---|---|"


def _write(lines: list[str], grown: list[tuple[int, Spent]]) -> None:
    note = DOCS / "performance.md"
    before, rest = note.read_text("utf-8").split(_BEGIN)
    _, after = rest.split(_END)
    shown = [*lines, f"\n{_CHART}\n", _END]
    note.write_text("".join([before, _BEGIN, "\n".join(shown), after]), "utf-8")
    seconds = [(count, spent.seconds) for count, spent in grown]
    memory = [(count, spent.memory) for count, spent in grown]
    drawn = chart([("seconds", "#0b6e4f", seconds), ("MB of memory", "#b5442e", memory)])
    (DOCS / "images/growth.svg").write_text(drawn, "utf-8")


if __name__ == "__main__":
    main()
