"""Exchange two folders on a disk in one step, where the system can do that.

Linux has renameat2 with RENAME_EXCHANGE (since 3.15; most file systems), macOS renamex_np with
RENAME_SWAP (since 10.12; APFS). Windows has nothing of the kind for folders.
"""

import ctypes
import os
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # linux/fs.h
_RENAME_SWAP = 2  # macOS: sys/stdio.h


def exchange(one: Path, other: Path) -> bool:
    """Let each of two paths name what the other named, at one instant.

    Returns False, with nothing changed, where the system or the file system cannot.
    """
    paths = os.fsencode(one), os.fsencode(other)
    try:
        if sys.platform == "linux":
            call = ctypes.CDLL(None).renameat2
            return not call(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE)
        if sys.platform == "darwin":
            return not ctypes.CDLL(None).renamex_np(paths[0], paths[1], _RENAME_SWAP)
    except (OSError, AttributeError):  # a C library without the call
        return False
    return False
