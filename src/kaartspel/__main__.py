"""Run kaartspel, as a command or as `python -m kaartspel`."""

import os
import signal
import sys
from types import FrameType


class _Interrupts:
    """Remembers an interrupt: libraries may turn it into an error of their own, or lose it."""

    came = False

    def __call__(self, number: int, frame: FrameType | None) -> None:
        self.came = True
        raise KeyboardInterrupt


def main() -> None:
    """Run the command line; an interrupt is quiet whatever the program was doing."""
    interrupts = _Interrupts()
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, interrupts)
    sys.unraisablehook = _hide_interrupts
    _fill_descriptors()
    try:
        _stand_somewhere()
        from kaartspel.cli import main as run  # noqa: PLC0415

        run()
    except SystemExit:
        raise
    except MemoryError:  # while the program itself was loaded
        sys.stderr.write("kaartspel: there is not enough memory; close other programs\n")
        sys.exit(3)
    except ImportError as error:  # libraries are loaded when they are needed
        fact = f"a library cannot be loaded: {' '.join(str(error).split())}"
        remedy = "close other programs, if memory is full, or install kaartspel anew"
        sys.stderr.write(f"kaartspel: {fact}; {remedy}\n")
        sys.exit(3)
    except BaseException:
        if not interrupts.came:
            raise
        sys.exit(130)
    finally:
        # On the way out: whoever presses again has been heard already.
        signal.signal(signal.SIGINT, signal.SIG_IGN)


def _stand_somewhere() -> None:
    """Leave where there is no folder to be in: libraries ask for it when they are loaded."""
    try:
        os.getcwd()  # noqa: PTH109  a path is slow to load
    except OSError:
        sys.stderr.write("kaartspel: the folder that you are in is gone; go to another one\n")
        sys.exit(3)


def _fill_descriptors() -> None:
    """Let what is closed of standard input, output and error lead nowhere.

    Else the next file that is opened would stand in for it, and be written to as if it were it.
    """
    descriptor = 0
    while descriptor <= 2:  # standard error
        descriptor = os.open(os.devnull, os.O_RDWR)
    os.close(descriptor)


def _hide_interrupts(what: "sys.UnraisableHookArgs") -> None:
    """Say nothing of an interrupt that came where Python can raise nothing, as while it forks."""
    if not issubclass(what.exc_type, KeyboardInterrupt):
        sys.__unraisablehook__(what)


if __name__ == "__main__":
    main()
