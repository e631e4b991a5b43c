"""The command line: arguments in, messages and an exit status out. Only this room prints.

Results go to standard output, progress and messages to standard error.
"""

from kaartspel.cli import (
    build,
    calibrate,
    check,
    deal,
    editions,
    export,
    new,
    preflight,
    serve,
    watch,
    words,
)  # each adds commands
from kaartspel.cli.running import cli, main

__all__ = [
    "build", "calibrate", "check", "cli", "deal", "editions", "export", "main", "new", "preflight",
    "serve", "watch", "words",
]  # fmt: skip
