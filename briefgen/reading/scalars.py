"""What a single text has to look like: not empty, a web address, an e-mail address, a language.

Each function is a validator for a model's field: it returns the text as it is kept,
or raises what is wrong with it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from briefgen.reading.validate import wrong


def one_line(text: str) -> str:
    """A text that isn't empty, on one line."""
    return some(" ".join(text.split()))


def some(text: str) -> str:
    """A text that isn't empty, as it is."""
    if not text.strip():
        raise wrong("empty", "is empty", "write something, or delete the field")
    return text


def matching(pattern: str, rule: str, message: str, hint: str) -> Callable[[str], str]:
    """A validator that lets through what `pattern` fits; `message` gets the text in place of `{}`. Where the text would
    fit without curly quotes around it, these are what is wrong."""
    allowed = re.compile(pattern)

    def check(text: str) -> str:
        text = text.strip()
        bare = text.strip(_CURLY)
        if not allowed.fullmatch(text):
            curly = bare != text and allowed.fullmatch(bare)
            raise wrong(rule, message.format(shortened(bare)), _UNCURLED.format(bare) if curly else hint)
        return text

    return check


_CURLY = "“”„‟‘’‚«»"
_UNCURLED = "curly quotes are part of the text to YAML: write `{}`"


def shortened(text: str) -> str:
    """A text as it is shown in a problem."""
    return text if len(text) <= 40 else text[:39] + "…"


def web_address(text: str) -> str:
    """A web address as typed. Raises what is wrong with it: the form only, nothing is looked up."""
    text = text.strip()
    if fault := address_fault(text):
        raise wrong("address", f"can't be “{shortened(text)}”: {fault[0]}", fault[1])
    return text


def address_fault(text: str) -> tuple[str, str] | None:
    """What is wrong with the form of a web address, and what to do; None when it is fine (RFC 3986, http and https)."""
    whole = "write the whole address: https://example.org/page"
    if re.search(r"\s", text):
        return "an address has no spaces", "write each space as `%20`"
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return "it isn't an address", whole
    if parts.scheme not in ("http", "https"):
        return "an address begins with `https://` or `http://`", whole
    if not host or not re.fullmatch(r"\[?[\w.:-]+\]?", host):
        return "the name of the site is missing or isn't one", whole
    return None


_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:-([A-Za-z]{4}))?(?:-([A-Za-z]{2}|[0-9]{3}))?")


def language_code(text: str) -> str:
    """A language's code in BCP 47's form: `en-GB` for `en_gb`."""
    found = _LANGUAGE.fullmatch(text.strip().replace("_", "-"))
    if not found or not _known_language(found[1].lower()):
        hint = "write its code: en-GB, en-US, fr, de, ur, ar"
        raise wrong("language", f"can't be “{shortened(text)}”: that is no code of a language", hint)
    code, script, region = found.groups()
    parts = (code.lower(), script and script.title(), region and region.upper())
    return "-".join(part for part in parts if part)


def _known_language(code: str) -> bool:
    if code in ("en", "fr", "de", "es", "ur", "ar"):
        return True
    from babel import localedata  # the CLDR's own list; only rarer languages have to pay for the import

    return localedata.exists(code)


email_address = matching(
    r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>.]+",
    "email",
    "can't be “{}”: that is no e-mail address",
    "write it as name@example.org",
)
