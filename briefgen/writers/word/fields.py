"""Fields: text that Word works out anew when a person asks it to. Each holds the result that is shown until then.

ECMA-376 Part 1 §17.16. Nothing here asks for an update when the file is opened.
"""

from __future__ import annotations


def begin(code: str, look: str = "") -> str:
    """The beginning of a field up to its result; `look` is the `w:rPr` of the result, which a new one takes over."""
    return (
        f'<w:r>{look}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{look}<w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        f'<w:r>{look}<w:fldChar w:fldCharType="separate"/></w:r>'
    )


def end(look: str = "") -> str:
    """The end of a field."""
    return f'<w:r>{look}<w:fldChar w:fldCharType="end"/></w:r>'


def field(code: str, shown: str) -> str:
    """A whole field that shows `shown`, in the look of the text around it."""
    return f"{begin(code)}<w:r><w:t>{shown}</w:t></w:r>{end()}"
