"""Commands, and what they take: as the operating system tells it of each process when it ends."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from kaartspel import shipped

_TIMER = Path(__file__).with_name("timer.py")
KAARTSPEL = (sys.executable, "-m", "kaartspel")


@dataclass(frozen=True)
class Spent:
    """Seconds of processor time, seconds that passed, and the most memory at once, in MB."""

    seconds: float
    passed: float
    memory: float


def run(arguments: list[str], cwd: Path | None = None, cache: Path = Path(os.devnull)) -> Spent:
    """Run a command to its end; return what it took, its own processes' time included.

    What earlier commands have kept is in the folder `cache`; else it finds nothing of theirs.
    """
    command = [sys.executable, "-S", str(_TIMER), *arguments]
    env = {**os.environ, "KAARTSPEL_CACHE": str(cache)}
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=True)
    return Spent(*map(float, done.stdout.split()))


def build(out: Path, *options: str, deck: Path = shipped.DECK) -> list[str]:
    """Return the command that builds a deck into a folder."""
    return [*KAARTSPEL, "build", str(deck), "-o", str(out), "-q", *options]


def cards_of(deck: Path, out: Path, *options: str) -> list[str]:
    """Return the command that makes the cards of a deck, and nothing else."""
    return build(out, "--only", "cards", "--force", *options, deck=deck)
