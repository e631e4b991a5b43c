"""What a process does that is the command, or a program: it loads no more than that does."""

import logging
import os
import re
import sys
import warnings
from pathlib import Path
from types import ModuleType

COMMAND = "from kaartspel.__main__ import main; main()"


def be(
    arguments: tuple[str, ...], cwd: str, environment: dict[str, str], folder: str, seconds: int,
    code: str = COMMAND,
) -> None:  # fmt: skip
    """Be the command: in its folder, with its arguments, and writing where it is read.

    It is killed when it has worked for `seconds` of a processor, if that is not 0. Or be another
    program, of which this is the code.
    """
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
    module = ModuleType("__main__")
    sys.modules["__main__"] = module
    try:
        exec(code, vars(module))
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
