"""Elements of XML and of HTML as text, every word in them escaped: what a brief says can't become markup.

What is written is both: HTML that an XML parser reads too (HTML Living Standard, 14.1).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_ALONE = frozenset(("br", "hr", "link", "meta"))
"""The elements of HTML that have no end (13.1.2), as far as a report has them."""
_NO_CHARACTER = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 can't hold (§2.2, Char), and the control characters it would rather not."""


class Markup(str):
    """Text that is markup already: it is taken as it is."""

    __slots__ = ()


Content = str | Iterable[str]


def escaped(text: str) -> Markup:
    """Text as it stands in an element or an attribute. What no document can hold becomes U+FFFD."""
    if isinstance(text, Markup):
        return text
    text = _NO_CHARACTER.sub("\ufffd", text)
    for char, code in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(char, code)
    return Markup(text)


def element(tag: str, *contents: Content, **attributes: str | None) -> Markup:
    """An element. Of attributes that Python has a word for, a `_` at the end is left out; others become `-`.

    An attribute that is None is left out.
    """
    begin = "".join([tag, *(_attribute(key, value) for key, value in attributes.items() if value is not None)])
    return Markup(f"<{begin}/>" if tag in _ALONE else f"<{begin}>{joined(contents)}</{tag}>")


def joined(contents: Iterable[Content], between: str = "") -> Markup:
    """Contents one after the other, escaped where they aren't markup."""
    return Markup(escaped(between).join(escaped(each) if isinstance(each, str) else joined(each) for each in contents))


def _attribute(key: str, value: str) -> str:
    return f' {key.rstrip("_").replace("_", "-")}="{escaped(value)}"'
