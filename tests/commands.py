"""Run the command as a person does."""

import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from multiprocessing import forkserver
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import pytest

from commanded import COMMAND, be


class Done(NamedTuple):
    """How a command ended, what it said, and the most memory that it took, in bytes.

    `peak` is 0 where the system does not tell.
    """

    returncode: int
    stdout: str
    stderr: str
    peak: int


posix = pytest.mark.skipif(os.name != "posix", reason="needs fork, signals or resource limits")
RUN = [sys.executable, "-m", "kaartspel"]
# Where tests run in the background, an interrupt is ignored, and so by what they begin.
HEEDING = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
RUN_HEEDING = [sys.executable, "-c", f"{HEEDING}; from kaartspel.__main__ import main; main()"]
PATIENCE = 60  # seconds, after which what should have ended never will


def run(*arguments: str, cwd: Path, **environment: str) -> Done:
    """Run the command in a process of its own, which is forked where kaartspel is loaded already.

    To load it takes longer than most commands do. Where nothing forks, it is loaded each time.
    """
    return _done(_processes(), arguments, cwd, environment)


def run_code(code: str, cwd: Path, *arguments: str, **environment: str) -> Done:
    """Run a program in a process of its own, forked as that of a command is."""
    return _done(_processes(), arguments, cwd, environment, code=code)


def run_warm(arguments: tuple[str, ...], cwd: Path, environment: dict[str, str], most: int) -> Done:
    """Run the command forked from here, with all that this process has loaded and kept.

    It is killed when it has worked for `most` seconds of a processor. Its peak is what it took
    beyond what this process held, which other tests have filled.
    """
    return _done(multiprocessing.get_context("fork"), arguments, cwd, environment, most)


def _done(
    processes: Any, arguments: tuple[str, ...], cwd: Path, environment: dict[str, str],
    most: int = 0, code: str = COMMAND,
) -> Done:  # fmt: skip
    with TemporaryDirectory() as folder:
        process = _begun(processes, arguments, cwd, environment, folder, most, code)
        process.join()
        return _end(process, Path(folder))


def _begun(
    processes: Any, arguments: tuple[str, ...], cwd: Path, environment: dict[str, str],
    folder: str, most: int, code: str,
) -> Any:  # fmt: skip
    assert "PYTHONHASHSEED" not in environment, "it counts only where Python begins"
    told = (arguments, str(cwd), {**os.environ, **environment}, folder, most, code)
    process = processes.Process(target=be, args=told)
    process.start()
    return process


def _end(process: Any, folder: Path) -> Done:
    status = process.exitcode if process.exitcode is not None else -1
    process.close()
    out, err = (_read(folder / name) for name in ("stdout", "stderr"))
    return Done(status, out, err, int(_read(folder / "peak") or 0))


def _read(path: Path) -> str:
    return path.read_text("utf-8") if path.exists() else ""


@cache
def _processes() -> Any:
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["warmed"])
    with pytest.MonkeyPatch.context() as patch:  # the server finds modules by it alone
        patch.setenv("PYTHONPATH", os.pathsep.join(filter(None, sys.path)))
        forkserver.ensure_running()
    return context


class Building:
    """A build that goes on, in a process that leads a session, forked as that of a command is."""

    def __init__(self, process: Any, folder: Path) -> None:
        self._process, self._folder = process, folder
        self._pid = process.pid
        self._done: Done | None = None

    def interrupt(self) -> None:
        """Do to it, and to all that it has begun, what Ctrl-C does, if any of it goes on."""
        with suppress(ProcessLookupError):
            os.killpg(self._pid, signal.SIGINT)

    def kill(self) -> None:
        """Kill it, if it goes on."""
        if not self._done:
            self._process.kill()

    def ended(self) -> Done:
        """Return how it ends."""
        if not self._done:
            self._process.join(PATIENCE)
            assert self._process.exitcode is not None, "it goes on"
            self._done = _end(self._process, self._folder)
        return self._done


# It leads a session, and heeds an interrupt, which Python does as long as nobody else does.
_LEADING = """
import os, signal, sys
from pathlib import Path
if hasattr(os, "setsid"):
    os.setsid()
signal.signal(signal.SIGINT, signal.default_int_handler)
Path(sys.argv.pop()).touch()
try:
    from kaartspel.__main__ import main
    main()
except KeyboardInterrupt:
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    os.kill(os.getpid(), signal.SIGINT)
"""


@contextmanager
def building(deck: Path, target: Path, *options: str) -> Iterator[Building]:
    """Begin a build, and yield when it can be interrupted. What goes on afterwards is killed."""
    with TemporaryDirectory() as folder:
        begun = Path(folder, "begun")
        told = ("build", str(deck), "-o", str(target), "--force", *options, str(begun))
        process = _begun(_processes(), told, target.parent, {}, folder, 0, _LEADING)
        while process.is_alive() and not begun.exists():
            time.sleep(0.005)
        build = Building(process, Path(folder))
        try:
            yield build
        finally:
            build.kill()
            build.ended()
