"""Faults planted in a sound .docx, for the checks to find."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache

from tests.ooxml.papers import written

BODY = "word/document.xml"
STYLES = "word/styles.xml"
PARAGRAPH = '<w:p><w:pPr><w:pStyle w:val="Normal"/></w:pPr>'
"""How a paragraph of plain text begins."""


@cache
def sound() -> bytes:
    """The paper with everything in it."""
    return written("everything", "standard")


@cache
def planted(part: str, old: str, new: str, content: bytes | None = None) -> bytes:
    """A sound paper with the first `old` in a part replaced; `content` None: the one with everything.

    `old` is a regular expression, in `new` `\\1` is its first group.
    """
    with zipfile.ZipFile(io.BytesIO(content or sound())) as package:
        members = {name: package.read(name) for name in package.namelist()}
    text = members[part].decode()
    changed = re.sub(old, lambda found: found.expand(new), text, count=1)
    assert changed != text, f"nothing to plant the fault in: {old}"
    return packed({**members, part: changed.encode()})


def packed(members: dict[str, bytes]) -> bytes:
    """Files as a zip."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name, content in members.items():
            package.writestr(name, content)
    return target.getvalue()
