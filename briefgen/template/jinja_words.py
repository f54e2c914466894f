"""Jinja2's errors in the words of an editor."""

from __future__ import annotations

import re

from jinja2.exceptions import TemplateNotFound, TemplateSyntaxError, UndefinedError

from briefgen.problems import did_you_mean
from briefgen.template.wording import Words

TAGS = (
    *("block", "call", "else", "elif", "endblock", "endcall", "endfor", "endif", "endmacro", "endraw", "endset"),
    *("endwith", "extends", "for", "from", "if", "import", "include", "macro", "raw", "set", "with"),
)

_OPEN = r"innermost block that needs to be closed is '(\w+)'"
_PARTNERS = "each `{{{{` needs a `}}}}`, each `{{%` a `%}}`, each bracket its partner"

_SHOWN = "docs/templates.md shows how templates are written"

# What Jinja2 says (a pattern), what we say, what to do; groups are filled in.
_SYNTAX: tuple[tuple[str, str, str], ...] = (
    (
        rf"Unexpected end of template\..*{_OPEN}",
        "`{{% {0} %}}` is never closed",
        "write `{{% end{0} %}}` where it ends",
    ),
    (r"Unexpected end of template", "the template ends inside a tag", "close it with `%}}`"),
    (
        rf"Encountered unknown tag '(\w+)'\..*{_OPEN}",
        "`{{% {0} %}}` doesn't fit here",
        "`{{% {1} %}}` above is still open; write `{{% end{1} %}}` first",
    ),
    (r"Encountered unknown tag '(\w+)'", "`{{% {0} %}}` is no tag", ""),
    (r"unexpected '(.+)', expected '(.+)'", "`{0}` where `{1}` belongs", _PARTNERS),
    (r"unexpected '(.)'", "`{0}` doesn't belong here", _PARTNERS),
    (r"unexpected char (.+) at", "{0} doesn't belong inside a tag", 'put text in quotation marks: "…"'),
    (
        r"expected token 'end of print statement', got '(.+)'",
        "`{0}` doesn't belong here",
        "between `{{{{` and `}}}}` stands one value, `{{{{ name | filter }}}}`; put text in quotation marks",
    ),
    (
        r"expected token 'end of statement block', got '(.+)'",
        "`{0}` doesn't belong here",
        "look for a word too many, or `=` where `==` is meant",
    ),
    (r"expected token '(.+)', got '(.+)'", "`{1}` where `{0}` belongs", "docs/templates.md shows how tags are written"),
    (r"Missing end of comment tag", "a comment is never closed", "write `#}}` where it ends"),
    (r"Missing end of raw directive", "`{{% raw %}}` is never closed", "write `{{% endraw %}}` where it ends"),
    (r"Expected an expression", "a value is missing here", "write a name, or a text in quotation marks"),
    (r"[Tt]ag name expected", "a tag without its name", "write what it does after `{{%`: `{{% if … %}}`"),
    (r"expected name or number", "a name is missing after the `.`", "write the field's name: `event.date`"),
    (
        r"[Uu]nexpected end of template, expected '(.+)'|unexpected '(end of .+ (?:block|statement))'",
        "this tag ends too early, or not at all",
        _PARTNERS,
    ),
    (
        r"extend from a non top-level scope",
        "`{{% extends %}}` stands inside another tag",
        "make it the first tag of the template",
    ),
    (r"block '(.+)' defined twice", "two blocks are called `{0}`", "give one of them another name"),
)


def syntax(error: TemplateSyntaxError) -> Words:
    """What is wrong with how a template is written."""
    said = error.message or "can't be read"
    for pattern, message, hint in _SYNTAX:
        found = re.search(pattern, said, re.DOTALL)
        if found:
            near = did_you_mean(found[1], TAGS, "`{{% {} %}}`") if "is no tag" in message else ""
            hint = near or hint.format(*found.groups()) or "docs/elements.md lists the tags"
            return message.format(*found.groups()), hint, "template-syntax"
    return said[:1].lower() + said[1:], _SHOWN, "template-syntax"


def missing(error: TemplateNotFound, known: list[str]) -> Words:
    """What is wrong with the name of a part."""
    name = str(error.name)
    if ".." in name or name.startswith("/") or "\\" in name:
        hint = "parts stand below the template folders: name them from there, such as `parts/masthead.html`"
    else:
        hint = did_you_mean(name, known) or "`briefgen templates` says where templates are looked for"
    return f"there is no part “{name}”", hint, "unknown-part"


def undefined(error: UndefinedError) -> Words:
    """A name or field that isn't there."""
    return str(error.message), str(getattr(error, "hint", "")), "unknown-name"


def uncompilable(error: Exception) -> Words:
    """What Python can't take of a template that Jinja2 could."""
    if isinstance(error, ValueError):
        return "a number with too many digits", "shorten it", "template-value"
    return "tags or brackets inside one another, too deep", "put the inner ones into a macro or a part", "too-deep"


def failed(error: Exception) -> Words:
    """Whatever else went wrong in a line of a template."""
    if isinstance(error, RecursionError):
        return "parts or macros use themselves without end", "look for a part that includes itself", "too-deep"
    if isinstance(error, ZeroDivisionError):
        return "a division by nought", "test the number first: `{% if … %}`", "template-value"
    said = str(error)
    unknown = re.match(r"No (filter|test) named '(.+)'", said)
    if unknown:
        kind, name = unknown.groups()
        return f"there is no {kind} `{name}`", f"docs/elements.md lists the {kind}s", f"unknown-{kind}"
    if "extended multiple times" in said:
        return "a second `{% extends %}`", "a template builds on one other: leave one of them out", "template-value"
    if "is not iterable" in said:
        hint = "`for` goes through lists; docs/elements.md says which fields are lists"
        return _plain(said), hint, "template-value"
    found = re.search(r"not supported between instances of '(\w+)' and '(\w+)'", said)
    if found:
        hint = "test that neither is empty first: `{% if … %}`"
        return (
            f"{_KINDS.get(found[1], found[1])} can't be compared with {_KINDS.get(found[2], found[2])}",
            hint,
            "template-value",
        )
    if re.search(r"macro .* takes|unexpected keyword argument|positional argument|required positional", said):
        return f"a macro or filter is given something else than it takes: {_plain(said)}", _SHOWN, "template-value"
    return f"this can't be worked out: {_plain(said)}", _SHOWN, "template-value"


_KINDS = {
    "NoneType": "an empty field",
    "str": "a text",
    "int": "a number",
    "float": "a number",
    "list": "a list",
    "dict": "a group of fields",
}


def _plain(said: str) -> str:
    return re.sub(r"'(\w+)'(?: object)?", lambda found: _KINDS.get(found[1], f"`{found[1]}`"), said)
