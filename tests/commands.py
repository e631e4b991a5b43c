"""Run the command as a person does."""

import logging
import multiprocessing
import os
import re
import subprocess
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import pytest


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
        process = processes.Process(target=_command, args=told)
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
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["kaartspel.cli.build", "kaartspel.parts.release"])
    return context


def _command(
    arguments: tuple[str, ...], cwd: str, environment: dict[str, str], folder: str, seconds: int
) -> None:
    """Be the command: in its folder, with its arguments, and writing where it is read."""
    before = _memory("VmRSS") if seconds else 0
    if seconds and sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    _warn_as_usual()
    os.chdir(cwd)
    os.environ.clear()  # of the process that forked
    os.environ.update(environment)
    encoding = os.environ.get("PYTHONIOENCODING", "utf-8")
    for name in ("stdout", "stderr"):
        stream = Path(folder, name).open("w", encoding=encoding)  # noqa: SIM115
        os.dup2(stream.fileno(), 1 if name == "stdout" else 2)
        setattr(sys, name, stream)
    sys.argv = ["kaartspel", *arguments]
    from kaartspel.__main__ import main

    try:
        main()
    finally:
        if most := _memory("VmHWM"):
            Path(folder, "peak").write_text(str(most - before), "utf-8")


def _memory(what: str) -> int:
    """Return what the system tells of this process's memory, in bytes; 0 where it does not."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0
    (found,) = re.findall(rf"{what}:\s+(\d+) kB", status.read_text("utf-8"))
    return int(found) * 1024


def _warn_as_usual() -> None:
    """Let libraries remark on standard error as they do for a user, where pytest listened."""
    logging.getLogger().handlers.clear()
    warnings.resetwarnings()
    for category in (DeprecationWarning, PendingDeprecationWarning, ResourceWarning):
        warnings.simplefilter("ignore", category)
    warnings.showwarning = lambda *told, **_: print(
        warnings.formatwarning(*told[:4]), file=sys.stderr
    )


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
