"""Programs that tests judge papers with. Here a missing one skips the test; in `.ci/run` it fails it."""

from __future__ import annotations

import os
import shutil

import pytest


def program(name: str, why: str) -> str:
    """The path of an outside program; skips the test with the reason when it is missing.

    With `BRIEFGEN_TOOLS=required` in the environment, as `.ci/run` has it, the test fails instead.
    """
    found = shutil.which(name)
    if found is None:
        reason = f"{name} is not installed: {why}"
        if os.environ.get("BRIEFGEN_TOOLS") == "required":
            pytest.fail(reason)
        pytest.skip(reason)
    return found
