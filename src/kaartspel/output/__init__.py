"""Write a build's files whole or not at all, and touch nothing that is not the build's own.

A build is made beside its folder and exchanged with it. Whatever happens meanwhile (an interrupt,
a kill, a full disk), the folder holds the whole last build or the whole new one:

- on Linux and macOS at every instant, for the two folders are exchanged in one step;
- on Windows, and on file systems that cannot (some network drives), the exchange is two renames. A
  build that is killed between them leaves the folder missing and the last build beside it; the next
  build puts it back first;
- a folder that cannot be exchanged (a mount point, one that holds a mount point, one in a folder
  that may not be written, an overlay's lower layer, one whose owner or rights a new folder cannot
  be given) is written in place, and this is told: all files are made in it under a name of their
  own, forced onto the disk, and then moved one by one, the manifest last. A build that is killed
  between leaves some new files among the old ones; the next build finishes it first.

What the last build made is known by its manifest: the path and the SHA-256 of each file. A file of
another digest is not the build's: it is never removed, and overwritten only where it stands for the
very file that is made again. Folders keep their rights, owner, group, extended attributes and
times; on Windows they take the rights of the folder around them. Nothing is followed that is a
link, and nothing entered that is another file system.

On Windows a file that another program holds open cannot be exchanged: the build then says so, and
the last one stays. Where a folder is exchanged, a loss of power is the file system's affair: files
may be cut short; the next build compares each with the manifest and makes it anew.

All this is tested on Linux, with real mounts where they may be made. What Windows and macOS do of
their own is written after their documentation; the tests put their answers in their place.
"""

from typing import TYPE_CHECKING

from kaartspel.loading import lazily

if TYPE_CHECKING:
    from kaartspel.output.disk import resolved, usable
    from kaartspel.output.lock import locked
    from kaartspel.output.manifest import (
        MANIFEST,
        Manifest,
        Output,
        OutputFile,
        bytes_of_file,
        is_intact,
        read_manifest,
    )
    from kaartspel.output.staging import is_settled
    from kaartspel.output.writing import write

__all__ = [
    "MANIFEST",
    "Manifest",
    "Output",
    "OutputFile",
    "bytes_of_file",
    "is_intact",
    "is_settled",
    "locked",
    "read_manifest",
    "resolved",
    "usable",
    "write",
]

OFFERED = {
    "kaartspel.output.disk": ("resolved", "usable"),
    "kaartspel.output.lock": ("locked",),
    "kaartspel.output.manifest": (
        "MANIFEST", "Manifest", "Output", "OutputFile", "bytes_of_file", "is_intact",
        "read_manifest",
    ),
    "kaartspel.output.staging": ("is_settled",),
    "kaartspel.output.writing": ("write",),
}  # fmt: skip

if not TYPE_CHECKING:  # to a type checker, a name that is not above is a mistake
    __getattr__, __dir__ = lazily(__name__, OFFERED)
