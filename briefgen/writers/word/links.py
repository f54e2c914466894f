"""Links out of the paper as relationships, links within it as bookmarks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote, urlsplit, urlunsplit

_KEPT = "!#$%&'()*+,-./:;=?@_~"
_HOST = re.compile(r"(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?")
_MAIL = re.compile(r"[^\s@<>\"(),:;]+@[A-Za-z0-9.-]+")
_SCHEMES = ("http", "https", "mailto")
_ESCAPES = re.compile(r"%(?![0-9A-Fa-f]{2})")


class Links:
    """Addresses outside, each once; their relationships are numbered as they come."""

    def __init__(self) -> None:
        self.addresses: dict[str, str] = {}

    def to(self, href: str) -> str | None:
        """The relationship for an address; None where it is none that Word would open."""
        address = _address(href)
        if address is None:
            return None
        return self.addresses.setdefault(address, f"rIdLink{len(self.addresses) + 1}")


def _address(href: str) -> str | None:
    """An address that is safe as a relationship's target (RFC 3986), its other characters escaped."""
    try:
        parts = urlsplit(href.strip())
        host = parts.netloc.rpartition("@")[2]
        if not host.isascii():
            parts = parts._replace(netloc=host.encode("idna").decode("ascii"))
            host = parts.netloc
        usable = _HOST.fullmatch(host) if parts.scheme in ("http", "https") else _MAIL.fullmatch(parts.path)
        return _escaped(urlunsplit(parts)) if usable and parts.scheme in _SCHEMES and parts.port != 0 else None
    except ValueError:
        return None


def _escaped(address: str) -> str:
    return _ESCAPES.sub("%25", quote(address, safe=_KEPT + "[]", errors="ignore"))


class Anchors:
    """Places inside the paper that links point at, as bookmarks: names unique in Word's eyes, ids counted."""

    def __init__(self, targets: Iterable[str]) -> None:
        self._names: dict[str, str] = {}
        taken: set[str] = set()
        for target in targets:
            if target not in self._names:
                self._names[target] = _unique(target, taken)
        self._written: set[str] = set()

    def name(self, target: str) -> str | None:
        """The bookmark that stands for an id; None where nothing in the paper has it."""
        return self._names.get(target)

    def bookmark(self, target: str) -> str:
        """The bookmark as XML; nothing for an id that has been written already."""
        name = self._names[target]
        if name in self._written:
            return ""
        self._written.add(name)
        number = len(self._written)
        return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/><w:bookmarkEnd w:id="{number}"/>'


_LONGEST = 40
"""The most characters of a bookmark's name in Word."""


def _unique(target: str, taken: set[str]) -> str:
    """A bookmark's name for an id: letters, digits and underscores, differing in more than case."""
    base = re.sub(r"[^A-Za-z0-9_]", "_", target)[: _LONGEST - 6]
    base = base if base[:1].isalpha() else f"b_{base}"
    name, count = base, 1
    while name.lower() in taken:
        count += 1
        name = f"{base}_{count}"
    taken.add(name.lower())
    return name
