"""Run the command as a person does."""

import multiprocessing
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import pytest

from commanded import be
from repository import MODULES, SOURCE


class Done(NamedTuple):
    """How a command ended, what it said, and the most memory that it took, in bytes.

    `peak` is 0 where the system does not tell.
    """

    returncode: int
    stdout: str
    stderr: str
    peak: int


def run(*arguments: str, cwd: Path, **environment: str) -> Done:
    """Run the command in a process of its own, which is forked where kaartspel is loaded already.

    To load it takes longer than most commands do. Where nothing forks, it is loaded each time.
    """
    return _done(_processes(), arguments, cwd, environment)


def run_warm(arguments: tuple[str, ...], cwd: Path, environment: dict[str, str], most: int) -> Done:
    """Run the command forked from here, with all that this process has loaded and kept.

    It is killed when it has worked for `most` seconds of a processor. Its peak is what it took
    beyond what this process held, which other tests have filled.
    """
    return _done(multiprocessing.get_context("fork"), arguments, cwd, environment, most)


def _done(
    processes: Any, arguments: tuple[str, ...], cwd: Path, environment: dict[str, str],
    most: int = 0,
) -> Done:  # fmt: skip
    assert "PYTHONHASHSEED" not in environment, "it counts only where Python begins"
    with TemporaryDirectory() as folder:
        told = (arguments, str(cwd), {**os.environ, **environment}, folder, most)
        process = processes.Process(target=be, args=told)
        process.start()
        process.join()
        status = process.exitcode if process.exitcode is not None else -1
        process.close()
        out, err = (Path(folder, name).read_text("utf-8") for name in ("stdout", "stderr"))
        peak = Path(folder, "peak")
        return Done(status, out, err, int(peak.read_text("utf-8")) if peak.exists() else 0)


@cache
def _processes() -> Any:
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    names = (path.relative_to(SOURCE.parent).with_suffix("").parts for path in MODULES)
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([".".join(name) for name in names if name[-1] != "__main__"])
    return context


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
