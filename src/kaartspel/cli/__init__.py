"""The command line: arguments in, messages and an exit status out. Only this room prints.

Results go to standard output, progress and messages to standard error. `running.py` knows which
module has which command.
"""

from kaartspel.cli.running import cli, main

__all__ = ["cli", "main"]
