"""The user's configuration folder, and the small TOML files in it, which a person can edit."""

import errno
import os
import stat
import tomllib
from pathlib import Path
from typing import Any

import platformdirs

from kaartspel.messages import reason_of, say
from kaartspel.problems import SurroundingsFailed

_FOLDER = "KAARTSPEL_CONFIG"  # the environment's name for a folder instead of the usual one
_LARGEST = 1_000_000  # bytes
_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)  # no pipe waits


def folder() -> Path:
    """Return where the user's configuration is kept."""
    own = os.environ.get(_FOLDER)
    return Path(own) if own else platformdirs.user_config_path("kaartspel", appauthor=False)


def read_tables(path: Path, remedy: str) -> dict[str, Any]:
    """Return what a TOML file holds; nothing where there is no such file.

    Raises SurroundingsFailed, which ends with the remedy, where it cannot be read or understood.
    """
    try:
        raw = _read(path)
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise SurroundingsFailed(
            say("cannot read {path}: {reason}", path=path, reason=reason_of(error))
        ) from error
    try:
        return tomllib.loads(raw.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SurroundingsFailed(
            say("{path}: {error}; {remedy}", path=path, error=error, remedy=remedy)
        ) from error
    except (ValueError, OverflowError, RecursionError) as error:
        fact = say("it holds a number of too many digits, or is nested too deeply")
        raise SurroundingsFailed(
            say("{path}: {fact}; {remedy}", path=path, fact=fact, remedy=remedy)
        ) from error


def _read(path: Path) -> bytes:
    """Return what is in a file. Raises OSError for what is none, as a pipe, or is very large."""
    with os.fdopen(os.open(path, _READ), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(errno.EINVAL, say("this is no file"))
        raw = file.read(_LARGEST + 1)
    if len(raw) > _LARGEST:
        raise OSError(errno.EFBIG, say("it is larger than 1 MB"))
    return raw
