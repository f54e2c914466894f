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
        self._asked: set[str] = set()
        self._written: set[str] = set()

    def name(self, target: str) -> str | None:
        """The bookmark that stands for an id; None where nothing in the paper has it."""
        name = self._names.get(target)
        if name:
            self._asked.add(name)
        return name

    def bookmark(self, target: str, around: str = "") -> str:
        """The bookmark of an id `around` some runs; only these where it has been written already."""
        return self._once(self._names[target], around)

    def words(self, target: str) -> str | None:
        """The bookmark around the words that references to an id repeat; None where nothing has the id."""
        name = self._names.get(target)
        if name is None:
            return None
        self._asked.add(f"{_WORDS}{name}")
        return f"{_WORDS}{name}"

    def words_bookmark(self, target: str, around: str) -> str:
        """That bookmark as XML."""
        return self._once(f"{_WORDS}{self._names[target]}", around)

    def around(self, name: str, runs: str = "") -> str:
        """A bookmark of this name, for no id, around some runs."""
        return self._once(name, runs)

    def missing(self) -> str:
        """Bookmarks that something points at and nothing printed has, such as those of a table without a cell."""
        return "".join(self._once(name, "") for name in sorted(self._asked - self._written))

    def _once(self, name: str, around: str) -> str:
        if name in self._written:
            return around
        self._written.add(name)
        number = len(self._written)
        return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{around}<w:bookmarkEnd w:id="{number}"/>'


_WORDS = "_ref_"
"""Before an id's name: the bookmark around the words that references to it repeat. Word hides what begins with `_`."""
_LONGEST = 40
"""The most characters of a bookmark's name in Word."""


def _unique(target: str, taken: set[str]) -> str:
    """A bookmark's name for an id: letters, digits and underscores, differing in more than case.

    An id that no person gave, such as a note's in prose, begins with a sign and makes a hidden bookmark.
    """
    base = re.sub(r"[^A-Za-z0-9_]", "_", target)[: _LONGEST - len(_WORDS) - 6]
    base = base if base[:1].isalpha() else f"b_{base}" if target[:1].isdigit() else f"_{base.strip('_')}"
    name, count = base, 1
    while name.lower() in taken:
        count += 1
        name = f"{base}_{count}"
    taken.add(name.lower())
    return name
