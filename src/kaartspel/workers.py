"""Processes that share the work of a build: none is lost, and none is left behind."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager

from kaartspel.interrupts import held
from kaartspel.messages import reason_of, say
from kaartspel.problems import SurroundingsFailed


@contextmanager
def workers(jobs: int) -> Iterator[Executor]:
    """Yield an executor of `jobs` processes that ends with the block.

    An interrupt goes to all processes that a terminal has started. It is for the one that gives
    the work out: the others end the piece that they are at, and get no other. Raises
    SurroundingsFailed where the system does not let so many processes begin.
    """
    pool = ProcessPoolExecutor(jobs, initializer=_begin)
    try:
        _start(pool, jobs)
        yield pool
    finally:
        with held():  # who waits presses the keys again
            pool.shutdown(cancel_futures=True)


def _start(pool: Executor, jobs: int) -> None:
    """Let the processes of a pool begin, all or none.

    The first pieces of work start them. Were that broken off half way, nobody would know of those
    that had begun, and the program would wait for them for ever.
    """
    others = multiprocessing.active_children()
    try:
        with held():
            for _ in range(jobs):
                pool.submit(os.getpid)
    except OSError as error:
        for process in multiprocessing.active_children():
            if process not in others:
                process.kill()
        fact = say(
            "{jobs} processes cannot be started: {reason}", jobs=jobs, reason=reason_of(error)
        )
        raise SurroundingsFailed(say("{fact}; ask for fewer with --jobs", fact=fact)) from error


def _begin() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this process when the one that began it is gone: killed, it can tell nobody."""
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)
