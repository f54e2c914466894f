"""`settings.xml`, and the palette that Word offers: the theme's colours and fonts."""

from __future__ import annotations

from briefgen.language import is_right_to_left
from briefgen.theme import WHITE, Theme
from briefgen.writers.word.xml import hexed, quoted

_WORD = "http://schemas.microsoft.com/office/word"
_AS_NOW = {
    "compatibilityMode": 15,
    "overrideTableStyleFontSizeAndJustification": 1,
    "enableOpenTypeFeatures": 1,
    "doNotFlipMirrorIndents": 1,
}
"""Laid out as Word 2013 and later do, without “compatibility mode” in the title bar (MS-DOCX §2.3)."""


def settings(
    theme: Theme,
    language: str,
    hyphenated: bool,
    fonts_travel: bool,
    notes: str,
    both_sides: bool = False,
    mirrored: bool = False,
) -> str:
    """The content of `w:settings`. Space between paragraphs is the sum of both, as in a theme.

    `fonts_travel`: Word embeds fonts again when it saves the file. `notes` says how notes
    are printed. `both_sides`: even pages have their own header and footer; `mirrored`: and
    their margins change places.
    """
    return (
        '<w:zoom w:percent="100"/>'
        + ("<w:displayBackgroundShape/>" if theme.ground else "")
        + ("<w:embedTrueTypeFonts/>" if fonts_travel else "")
        + ("<w:mirrorMargins/>" if mirrored else "")
        + f'<w:defaultTabStop w:val="720"/>{_HYPHENATED if hyphenated else _WHOLE_WORDS}'
        + ("<w:evenAndOddHeaders/>" if both_sides else "")
        + '<w:characterSpacingControl w:val="doNotCompress"/>'
        + notes
        + "<w:compat><w:doNotExpandShiftReturn/><w:doNotUseHTMLParagraphAutoSpacing/>"
        + "".join(
            f'<w:compatSetting w:name="{name}" w:uri="{_WORD}" w:val="{value}"/>' for name, value in _AS_NOW.items()
        )
        + "</w:compat>"
        f"<w:themeFontLang {languages(language)}/>"
        '<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" w:accent1="accent1"'
        ' w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" w:accent6="accent6"'
        ' w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>'
    )


_WHOLE_WORDS = '<w:autoHyphenation w:val="0"/>'
_HYPHENATED = (
    '<w:autoHyphenation/><w:consecutiveHyphenLimit w:val="2"/><w:hyphenationZone w:val="240"/><w:doNotHyphenateCaps/>'
)
"""Where styles allow it, words are divided, on two lines in a row at most, and only where a line would else be
12 pt short (ECMA-376 Part 1 §17.15.1.53)."""


def languages(language: str) -> str:
    """A paper's language for letters of either direction: each needs one, or a voice has none to read them in."""
    leftward = is_right_to_left(language)
    tag = quoted(_LATIN if leftward else language)
    return f"w:val={tag} w:eastAsia={tag} w:bidi={quoted(language if leftward else _ARABIC)}"


_LATIN, _ARABIC = "en-GB", "ar-SA"
"""The language of words of the other direction, where a paper doesn't say."""


def palette(theme: Theme) -> str:
    """The content of `a:theme` (ECMA-376 Part 1 §20.1.6.9): what an editor finds in Word's colour and font lists."""
    colours = theme.colours
    ink, paper = colours.get("ink", "#000000"), theme.ground or WHITE
    accent, tint = colours.get("accent", ink), colours.get("tint", paper)
    data = [*theme.data_colours, *[accent] * 6][:6]
    named = {"dk1": ink, "lt1": paper, "dk2": colours.get("muted", ink), "lt2": tint}
    named |= {f"accent{at}": colour for at, colour in enumerate(data, 1)}
    named |= {"hlink": ink, "folHlink": ink}
    scheme = "".join(f'<a:{name}><a:srgbClr val="{hexed(colour)}"/></a:{name}>' for name, colour in named.items())
    heading, text = (theme.styles[role].font.family for role in ("heading-1", "text"))
    return (
        f"<a:themeElements><a:clrScheme name={quoted(theme.title)}>{scheme}</a:clrScheme>"
        f"<a:fontScheme name={quoted(theme.title)}>{_font('majorFont', heading)}{_font('minorFont', text)}"
        "</a:fontScheme>"
        f"<a:fmtScheme name={quoted(theme.title)}>{_FORMATS}</a:fmtScheme></a:themeElements>"
    )


def _font(kind: str, family: str) -> str:
    return f'<a:{kind}><a:latin typeface={quoted(family)}/><a:ea typeface=""/><a:cs typeface=""/></a:{kind}>'


_SOLID = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE = f'<a:ln w="9525">{_SOLID}<a:prstDash val="solid"/></a:ln>'
_FORMATS = (
    f"<a:fillStyleLst>{_SOLID * 3}</a:fillStyleLst><a:lnStyleLst>{_LINE * 3}</a:lnStyleLst>"
    f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{_SOLID * 3}</a:bgFillStyleLst>"
)
"""The plainest set of effects that the schema allows: charts and shapes stay flat."""
