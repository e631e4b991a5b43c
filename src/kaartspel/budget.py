"""How long a command may take, and how much memory: nobody waits for ever, no machine stands still.

What a deck may ask of each part is bounded where it is asked. This is for all that together, and
for what nobody has thought of.
"""

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from kaartspel.messages import say
from kaartspel.problems import SurroundingsFailed, WrongUsage

_MINUTES, _MEGABYTES = "KAARTSPEL_MINUTES", "KAARTSPEL_MEGABYTES"  # the environment's names
_USUAL = {_MINUTES: 60, _MEGABYTES: 2048}  # several times what 10,000 cards take
_EVERY = 0.5  # s, from one look to the next
_GRACE = 10.0  # s, to end in order; what cannot is ended as if it were killed
_PROCESSES = Path("/proc")


class _Budget:
    """What may be taken from now on; a handler of the system's alarm, which looks at it.

    Where it is used up the program is interrupted, and `reached` says what there was too little of.
    """

    reached = ""
    _began_to_end = 0.0

    def __init__(self, minutes: int, megabytes: int) -> None:
        self._minutes, self._megabytes = minutes, megabytes
        self._ends, self._before = time.monotonic() + minutes * 60, _memory()

    def __call__(self, number: int, frame: FrameType | None) -> None:
        spent, now = self.reached or self._spent(), time.monotonic()
        if not spent:
            return
        self._began_to_end = self._began_to_end or now
        if now > self._began_to_end + _GRACE:
            sys.stderr.write(f"kaartspel: {spent}\n")
            sys.stderr.flush()
            os._exit(SurroundingsFailed.exit_status)
        is_held = signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ())
        if not self.reached and not is_held:
            self.reached = spent
            raise KeyboardInterrupt

    def _spent(self) -> str:
        if time.monotonic() > self._ends:
            return _advice(say("{minutes} minutes", minutes=self._minutes), _MINUTES, self._minutes)
        if _memory() - self._before > self._megabytes * 1_000_000:
            what = say("{megabytes} MB of memory", megabytes=self._megabytes)
            return _advice(what, _MEGABYTES, self._megabytes)
        return ""


def _advice(what: str, name: str, usual: int) -> str:
    return say("it was ended as it had taken {what}; ask for fewer parts at once with --only, or "
               "allow more with {setting}", what=what, setting=f"{name}={2 * usual}")  # fmt: skip


@contextmanager
def budgeted() -> Iterator[None]:
    """Hold a command to its budget. Raises SurroundingsFailed where that is used up, in words.

    Raises WrongUsage for a budget in the environment that is no number. It needs an alarm, which
    Windows has not, and the main thread: elsewhere only what a deck asks of each part is bounded.
    Memory is that of the largest process with Linux, of this one with macOS.
    """
    budget = _Budget(_allowed(_MINUTES), _allowed(_MEGABYTES))
    is_main = threading.current_thread() is threading.main_thread()
    if not (hasattr(signal, "setitimer") and is_main):
        yield
        return
    handler = signal.signal(signal.SIGALRM, budget)
    timer = signal.setitimer(signal.ITIMER_REAL, _EVERY, _EVERY)
    try:
        yield
    except BaseException as error:  # libraries make another error of an interrupt
        if budget.reached:
            raise SurroundingsFailed(budget.reached) from error
        raise
    finally:
        signal.setitimer(signal.ITIMER_REAL, *timer)
        signal.signal(signal.SIGALRM, handler)


def _allowed(name: str) -> int:
    """Return what the environment allows, or what is usual."""
    value = os.environ.get(name) or str(_USUAL[name])
    if not (value.isascii() and value.isdigit() and len(value) < 7 and int(value)):
        raise WrongUsage(say("{name} is '{value}', which is no whole number from 1 to 999999; "
                             "write such as {usual}, or leave it out",
                             name=name, value=value, usual=_USUAL[name]))  # fmt: skip
    return int(value)


def _memory() -> int:
    """Return the bytes that this process holds, or with Apple has held; 0 where none can tell.

    With Linux it is the largest of this one and those that it began.
    """
    if sys.platform == "darwin":
        import resource  # noqa: PLC0415  Windows has none

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    own = _PROCESSES / "self"
    try:
        begun = (own / f"task/{os.getpid()}/children").read_text("ascii").split()
        return max(map(_resident, [own, *(_PROCESSES / process for process in begun)]))
    except OSError:  # none such here, one has just ended, or the table of files is full
        return 0


def _resident(process: Path) -> int:
    return int((process / "statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
