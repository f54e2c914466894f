"""Run a command and print what it took: wall-clock and processor seconds, peak resident kilobytes.

A process of its own, and a small one: Linux counts what the parent held when it forked
as the child's peak.
"""

import os
import sys
import time

started = time.perf_counter()
process = os.posix_spawnp(
    sys.argv[1], sys.argv[1:], os.environ, file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
)
_, status, usage = os.wait4(process, 0)
seconds = time.perf_counter() - started
print(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss)
sys.exit(os.waitstatus_to_exitcode(status))
