"""Run a command and print what it took: seconds, seconds that passed, and the most memory, in MB.

A program of its own, and small: a process is told to have taken at least what the one that began
it held just then.
"""

import os
import sys
import time

begun = time.monotonic()
silent = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
pid = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=silent)
_, status, usage = os.wait4(pid, 0)
per_mb = 1024 if sys.platform == "linux" else 1024 * 1024  # Linux tells kB, macOS bytes
print(usage.ru_utime + usage.ru_stime, time.monotonic() - begun, usage.ru_maxrss / per_mb)
sys.exit(os.waitstatus_to_exitcode(status))
