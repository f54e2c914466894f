"""Compiled templates, kept from one run to the next: compiling them takes longer than filling them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

from briefgen import kept


class Compiled(BytecodeCache):
    """Finds a template's code by all that it is made from: its text, the number its marks carry, Jinja2 and this room.

    `number_of` gives the number of a file by its name.
    """

    def __init__(self, number_of: Callable[[str], int]) -> None:
        self._number_of = number_of

    def get_bucket(self, environment: Any, name: str, filename: str | None, source: str) -> Bucket:
        """The code kept for a template's file, or an empty place for it."""
        key = kept.key("template", name, filename, self._number_of(filename or ""), source, _maker())
        bucket = Bucket(environment, key, self.get_source_checksum(source))
        self.load_bytecode(bucket)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the place with what was kept, if anything was."""
        found = kept.read(bucket.key)
        if found is not None:
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep code that was just made."""
        kept.write(bucket.key, bucket.bytecode_to_string())


class Part(jinja2.Template):
    """A template whose macros are made anew each time that it is imported.

    Jinja2 would keep them, and never ask again for what it imports in its turn: a change there wouldn't be seen.
    """

    def _get_default_module(self, ctx: Any = None) -> Any:
        self._module = None
        return super()._get_default_module(ctx)


@cache
def _maker() -> str:
    """What makes the code: this Python, and the files of Jinja2 and this room by size and time."""
    folders = [Path(jinja2.__file__).parent, Path(__file__).parent]
    files = sorted(path for folder in folders for path in folder.glob("*.py"))
    stamps = [(path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in files]
    return f"{sys.version} {stamps}"
