"""Work that a test has done by workers, instead of a paper."""

from __future__ import annotations

import os
import signal

from briefgen.nightly.apart import build_apart
from briefgen.nightly.night import Job, Made


def build_or_die(job: Job) -> Made:
    """Build a brief; one that is called deadly ends the worker itself, as a machine without memory does."""
    if "deadly" in job.brief:
        os.kill(os.getpid(), signal.SIGKILL)
    return build_apart(job)
