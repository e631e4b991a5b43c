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
from typing import Any

import pytest


def run(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own, which is forked where kaartspel is loaded already.

    To load it takes longer than most commands do. Where nothing forks, it is loaded each time.
    """
    assert "PYTHONHASHSEED" not in environment, "it counts only where Python begins"
    with TemporaryDirectory() as folder:
        out, err = Path(folder, "out"), Path(folder, "err")
        process = _processes().Process(
            target=_command,
            args=(arguments, str(cwd), {**os.environ, **environment}, str(out), str(err)),
        )
        process.start()
        process.join()
        status = process.exitcode if process.exitcode is not None else -1
        process.close()
        texts = (path.read_text("utf-8") for path in (out, err))
        return subprocess.CompletedProcess(list(arguments), status, *texts)


@cache
def _processes() -> Any:
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["kaartspel.cli", "kaartspel.building", "kaartspel.parts"])
    return context


def _command(
    arguments: tuple[str, ...], cwd: str, environment: dict[str, str], out: str, err: str
) -> None:
    """Be the command: in its folder, with its arguments, and writing where it is read."""
    os.chdir(cwd)
    os.environ.clear()  # of the process that forked
    os.environ.update(environment)
    encoding = os.environ.get("PYTHONIOENCODING", "utf-8")
    for name, path in (("stdout", out), ("stderr", err)):
        stream = Path(path).open("w", encoding=encoding)  # noqa: SIM115
        os.dup2(stream.fileno(), 1 if name == "stdout" else 2)
        setattr(sys, name, stream)
    sys.argv = ["kaartspel", *arguments]
    from kaartspel.__main__ import main

    main()


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
