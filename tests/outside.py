"""Programs that tests judge papers with. Here a missing one skips the test; in `.ci/run` it fails it."""

from __future__ import annotations

import os
import shutil
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import NoReturn

import pytest


def program(name: str, why: str) -> str:
    """The path of an outside program; skips the test with the reason when it is missing.

    With `BRIEFGEN_TOOLS=required` in the environment, as `.ci/run` has it, the test fails instead.
    """
    found = shutil.which(name)
    return found if found else missing(f"{name} is not installed: {why}")


def existing(path: Path, why: str) -> Path:
    """A file of an outside program, under the same conditions."""
    return path if path.is_file() else missing(f"{path} is not there: {why}")


def package(name: str, why: str) -> ModuleType:
    """An optional Python package, under the same conditions."""
    try:
        return import_module(name)
    except ImportError:
        return missing(f"{name} is not installed: {why}")


def missing(reason: str) -> NoReturn:
    """Skip the test with a reason, or fail it where nothing may be missing."""
    if os.environ.get("BRIEFGEN_TOOLS") == "required":
        pytest.fail(reason)
    pytest.skip(reason)
