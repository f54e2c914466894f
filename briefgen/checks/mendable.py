"""Which words of a text are the writer's own for certain: `briefgen check --fix` mends these alone.

A rule may take somebody else's words for the writer's, or a piece of code for prose: a person sees that and passes on,
a fix would change them. So where marks don't pair, or Markdown is written in an unusual way, more is left than need be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_GAP = re.compile(r"\n[ \t]*(?=\n)")
_ITEM = r"(?:[-*+]|\d{1,9}[.)])"
_IS_OTHERS = re.compile(
    rf"^[ \t]*(?:{_ITEM}[ \t]+){{0,9}}>"  # a block quotation, its lines below may have no mark (CommonMark 0.31 §5.1)
    rf"|^(?: {{4}}| {{0,3}}\t)|^ {{0,3}}{_ITEM}(?: {{5}}| {{0,4}}\t)"  # indented code (§4.4)
    r"|``|&#?\w{1,31};",  # code with a mark inside (§6.1), marks written as entities (§2.5)
    re.MULTILINE,
)
"""What makes a paragraph one that is left."""
_SINGLE_OPENS = r"(?<![\w’'])['‘](?=[^\W\d_])"
_OPENS = re.compile(_SINGLE_OPENS)
_CLOSES = re.compile(r"(?<=\S)['’](?!\w)")
_WITHOUT_PAIR = re.compile(rf'["“”„‟«»‹›「」『』‚‛]|{_SINGLE_OPENS}')
_HOLDS_OTHERS = re.compile(r"^[ \t]*::: *pull-quote", re.MULTILINE)
_FENCE = re.compile("```|~~~")
_DEFINES = re.compile(r"^[ \t>]{0,20}\[(?!\^)[^\]\n]{1,500}\]:", re.MULTILINE)
"""Where a link leads, by a label (§4.7), which is written like any words in brackets."""


def mendable(text: str, words: str, unquoted: str) -> str:
    """The `unquoted` words of a text, with spaces in place of those that nothing may change. `words` hold quotations.

    Behind a mark that nothing closes, which may be that of several paragraphs, all is left.
    """
    if _DEFINES.search(text):
        return " " * len(text)
    kept = ""
    for start, end in _paragraphs(text):
        own, raw = unquoted[start:end], text[start:end]
        if _is_open(words[start:end], own) or _HOLDS_OTHERS.search(raw):
            break
        left = _IS_OTHERS.search(raw) or "`" in own
        kept = kept.ljust(start) + (" " * len(own) if left else own)
    return kept.ljust(len(text))


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in _GAP.finditer(text):
        yield start, gap.start()
        start = gap.end()
    yield start, len(text)


def _is_open(words: str, unquoted: str) -> bool:
    """Whether a mark of a quotation or of code has no pair in a paragraph, or an unusual one."""
    if _WITHOUT_PAIR.search(unquoted) or _FENCE.search(words):
        return True
    return bool(_CLOSES.search(unquoted) and _OPENS.search(words))


_OF_A_NAME = re.compile(r"[@/\\#_=<>{}]|[.:][^\W\d]")
_LONGEST = 200


def in_a_name(text: str, words: str, start: int, end: int) -> bool:
    """Whether a piece of a text belongs to an address, a path or the name of a file, which have no space."""
    before = text[max(start - _LONGEST, 0) : start].rpartition(" ")[2].rpartition("\n")[2]
    behind = words[end : end + _LONGEST].partition(" ")[0].partition("\n")[0]
    first, last = text[start:end][:1], text[start:end][-1:]
    return any(_OF_A_NAME.search(piece) for piece in (before + first, last + behind))
