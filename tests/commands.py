"""Run the command as a person does."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


def run(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kaartspel", *arguments]
    return subprocess.run(
        command, cwd=cwd, env={**os.environ, **environment}, capture_output=True, text=True,
        check=False, encoding="utf-8",
    )  # fmt: skip


posix = pytest.mark.skipif(os.name != "posix", reason="needs fork, signals or resource limits")
RUN = [sys.executable, "-m", "kaartspel"]
# Where tests run in the background, an interrupt is ignored, and so by what they begin.
HEEDING = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
RUN_HEEDING = [sys.executable, "-c", f"{HEEDING}; from kaartspel.__main__ import main; main()"]


@contextmanager
def building(deck: Path, target: Path, *options: str) -> Iterator[subprocess.Popen[str]]:
    command = [*RUN_HEEDING, "build", str(deck), "-o", str(target), "--force", *options]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        start_new_session=os.name == "posix",
    ) as process:  # fmt: skip
        yield process
