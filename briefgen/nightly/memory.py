"""How much memory a process may take, and has taken; where the system can say so."""

from __future__ import annotations

import contextlib
import sys


def bound(most: int | None) -> None:
    """Have this process refuse itself more than so many bytes of data (setrlimit(2), RLIMIT_DATA); None: no bound.

    Nothing happens on Windows and macOS, which have no such bound that holds.
    """
    if most is None or sys.platform != "linux":
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (most if hard < 0 else min(most, hard), hard))


def forget_peak() -> None:
    """From now on `peak` tells of what is taken from now on (proc(5), clear_refs); on Linux only."""
    with contextlib.suppress(OSError), open("/proc/self/clear_refs", "w") as file:
        file.write("5")


def peak() -> int:
    """The most memory in bytes that this process had at once since `forget_peak`; elsewhere than on Linux, since it
    began. 0 where the system doesn't say."""
    with contextlib.suppress(OSError, ValueError, StopIteration), open("/proc/self/status") as file:
        return 1024 * int(next(line for line in file if line.startswith("VmHWM:")).split()[1])
    with contextlib.suppress(ImportError):
        import resource

        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most if sys.platform == "darwin" else 1024 * most
    return 0
