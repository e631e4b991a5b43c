"""The user's own folders: of the configuration, small TOML files to edit, and of the cache."""

import errno
import os
import stat
import tomllib
from pathlib import Path
from typing import Any

import platformdirs

from kaartspel.messages import reason_of, say
from kaartspel.problems import SurroundingsFailed

# The environment's names for folders instead of the usual ones.
_FOLDER, _CACHE = "KAARTSPEL_CONFIG", "KAARTSPEL_CACHE"
_LARGEST = 1_000_000  # bytes
_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)  # no pipe waits


def folder() -> Path:
    """Return where the user's configuration is kept."""
    own = os.environ.get(_FOLDER)
    return Path(own) if own else platformdirs.user_config_path("kaartspel", appauthor=False)


def cache_folder() -> Path | None:
    """Return where what can be made again is kept; None where the user has no place for it.

    It need not be there yet.
    """
    if own := os.environ.get(_CACHE):
        return Path(own)
    usual = platformdirs.user_cache_path("kaartspel", appauthor=False)
    # No home is made for who has none.
    return usual if usual.is_absolute() and usual.parent.parent.is_dir() else None


def read_tables(path: Path, remedy: str) -> dict[str, Any]:
    """Return what a TOML file holds; nothing where there is no such file.

    Raises SurroundingsFailed, which ends with the remedy, where it cannot be read or understood.
    """
    try:
        raw = read_file(path, _LARGEST)
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


def read_file(path: Path, largest: int) -> bytes:
    """Return a file's bytes. Raises OSError for what is none, as a pipe, or has more of them."""
    with os.fdopen(os.open(path, _READ), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(errno.EINVAL, say("this is no file"))
        raw = file.read(largest + 1)
    if len(raw) > largest:
        raise OSError(errno.EFBIG, say("it is larger than {most:g} MB", most=largest / 1e6))
    return raw
