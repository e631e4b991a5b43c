"""What a folder holds, so that it can be compared."""

import hashlib
from pathlib import Path


def snapshot(folder: Path) -> dict[str, str]:
    """Return the digest of each file, by its path."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }
