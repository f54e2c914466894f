"""What text quotes from the ledger is there, can be printed, and isn't superseded without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.brief import BriefFile
from briefgen.brief.figure import Claim, Figure
from briefgen.brief.inline import Quoted
from briefgen.brief.ledger import in_use
from briefgen.brief.quoting import QUOTATION, Misquoted, Press, Quotation, quoted_amount, quoted_claim, read_quotation
from briefgen.brief.text import ID
from briefgen.checks.figures import UNKNOWN_CLAIM, known_claims
from briefgen.checks.figures_said import Sentences
from briefgen.checks.figures_units import asked_beside, typed_unit
from briefgen.checks.passages import Passage, passages
from briefgen.checks.rule import Rule
from briefgen.house import House
from briefgen.language.spelled import is_spelled
from briefgen.problems import Collector, did_you_mean

UNKNOWN_FIGURE = Rule(
    "unknown-figure",
    "error",
    """Text quotes a figure that the ledger hasn't got.

`{{ militants-killed }}` needs an entry of `figures` with `id: militants-killed`. Most are slips of the hand: the
message names the nearest id there is. Braces that are text are written `\\{{`.""",
    firm=True,
)
FIGURE_FORM = Rule(
    "figure-form",
    "error",
    """Text asks for a figure in a form that there isn't.

Behind a colon can stand which claim is meant, `from bugti`, `newest` or `range`; which end of it, `low` or `high`; and
how it is printed: `number` leaves the unit out, `words` spells it, `attributed` adds who says so and as of when.
Several stand with commas between: `{{ militants-killed: from bugti, words }}`. Written with a capital, `words` and
`value` begin with one: `{{ militants-killed: Words }}`.""",
    firm=True,
)
SUPERSEDED_CLAIM = Rule(
    "superseded-claim",
    "error",
    """A number is quoted that a later claim has replaced, and the sentence doesn't say so.

A reader takes it for the latest. It may be quoted where its sentence names who said it, as of when, or the number that
replaced it, or says that it is superseded. Wrong: “145 militants were killed.” Right: “On 1 February the chief minister
spoke of 145”; or “216 militants were killed, and not 145 as first reported”; or the number in use:
`{{ militants-killed }}`.""",
)
DOUBLED_UNIT = Rule(
    "doubled-unit",
    "error",
    """Text types the unit beside a figure that prints it itself, so that it is read twice.

A figure with `unit: miles` prints “5,500 miles”. Wrong: `{{ shut }} miles`, which prints “5,500 miles miles”; and
`${{ ransom }}` where the unit is million dollars. Right: `{{ shut }}`; or, where the text needs its own words,
`{{ shut: number }} miles`, `{{ shut: number }}-mile` and `${{ ransom: number }} million`. A figure that is a
change says which way it went: wrong is `{{ change }} fewer`, which prints “2 fewer fewer”.""",
)
RULES = (UNKNOWN_FIGURE, FIGURE_FORM, SUPERSEDED_CLAIM, DOUBLED_UNIT)


def check_quotations(file: BriefFile, house: House, problems: Collector) -> None:
    """A quotation of what isn't there, or of what is superseded, is a problem at its place."""
    figures = {figure.id: figure for figure in file.brief.figures if figure.id}
    press = Press(file.brief.figures, file.brief.language or house.language, house)
    _check_braces(file, figures, problems)
    for quoted in file.quotations:
        _check_quotation(quoted, figures, press, problems)
    for passage, sentences, found in _in_sentences(file):
        quotation = _read(found[1])
        figure = figures.get(quotation.figure) if quotation else None
        claim = quoted_claim(quotation, figure) if quotation and figure else None
        if quotation is None or figure is None or claim is None:
            continue
        _check_unit(passage, found, quotation, press.quoted(quotation, figure, claim), figure, claim, problems)
        if quotation.style != "attributed" and sentences.around(found.start(), figure, press).is_silent_on(claim):
            supersede(passage, found.start(), found.end(), figure, claim, press, problems)


def _check_quotation(quoted: Quoted, figures: dict[str, Figure], press: Press, problems: Collector) -> None:
    try:
        quotation = read_quotation(quoted.text[2:-2])
    except Misquoted as misquoted:
        FIGURE_FORM.found(problems, quoted.place, misquoted.message, misquoted.hint)
        return
    figure = figures.get(quotation.figure)
    if figure is None:
        hint = did_you_mean(quotation.figure, figures, "`{{{{ {} }}}}`") or _known_figures(quotation.figure, figures)
        UNKNOWN_FIGURE.found(problems, quoted.place, f"there is no figure with the id `{quotation.figure}`", hint)
    elif (claim := quoted_claim(quotation, figure)) is None:
        message = f"no claim of `{figure.id}` is called `{quotation.claim}`"
        UNKNOWN_CLAIM.found(problems, quoted.place, message, known_claims(figure, quotation.claim or ""))
    elif not any(number is not None for number in quoted_amount(quotation, claim)):
        message = f"the claim has no {quotation.end} end: {press.attributed(figure, claim)}"
        FIGURE_FORM.found(problems, quoted.place, message, f"write {{{{ {figure.id} }}}}")
    elif quotation.style == "words" and not is_spelled(press.language):
        hint = f"write the words yourself, or leave `words` out to print digits: {{{{ {figure.id} }}}}"
        FIGURE_FORM.found(problems, quoted.place, "numbers can be put into words in English only", hint)


def _check_unit(
    passage: Passage,
    found: re.Match[str],
    quotation: Quotation,
    printed: str,
    figure: Figure,
    claim: Claim,
    problems: Collector,
) -> None:
    """A unit that text types beside a quotation would be `printed` twice, and so would the way that a change went."""
    if claim.change and quotation.style != "number" and (said := _MORE.match(passage.words, found.end())):
        hint = f"leave “{said[1]}” out of the text: the figure says it"
        DOUBLED_UNIT.found(problems, passage.at(*found.span()), f"this prints “{printed}{said[0]}”", hint)
        return
    typed = typed_unit(passage, found.start(), found.end(), figure.unit)
    if typed is None or quotation.style == "number":
        return
    without = f"leave “{(typed.after or typed.before).strip(' *_-[')}” out of the text"
    instead = f"{_as_number(found[1])} {typed.missing}".strip()
    hint = f"write {instead}, or {without}" if quotation.style == "value" else without
    DOUBLED_UNIT.found(problems, passage.at(*found.span()), f"this prints “{typed.around(printed)}”", hint)


_MORE = re.compile(r"\s(more|fewer|less|higher|lower)\b", re.IGNORECASE)


def _as_number(inside: str) -> str:
    """A quotation that asks for the same without its unit."""
    name, _, forms = " ".join(inside.split()).partition(":")
    kept = [form.strip() for form in forms.split(",") if form.strip().lower() not in ("", "value")]
    return f"{{{{ {name.strip()}: {', '.join((*kept, 'number'))} }}}}"


_ONE_BRACE = re.compile(rf"(?<![\\{{])\{{\s*({ID})\s*\}}(?!\}})")


def _check_braces(file: BriefFile, figures: dict[str, Figure], problems: Collector) -> None:
    """A figure's name between single braces would be printed with them."""
    for passage in passages(file) if figures else ():
        for found in _ONE_BRACE.finditer(passage.words):
            if found[1] in figures:
                place = passage.at(found.start(), found.end())
                hint = f"write {{{{ {found[1]} }}}}; a brace that is text is written \\{{"
                FIGURE_FORM.found(problems, place, f"`{found[0]}` has one brace where two are needed", hint)


def _known_figures(wanted: str, figures: dict[str, Figure]) -> str:
    if figures:
        return f"there are: {', '.join(f'`{name}`' for name in sorted(figures)[:12])}"
    return f"no figure has an id yet: write `id: {wanted}` where it belongs"


def _in_sentences(file: BriefFile) -> Iterator[tuple[Passage, Sentences, re.Match[str]]]:
    """Every quotation where it stands in a passage."""
    real = {(quoted.path, quoted.text) for quoted in file.quotations}
    for passage in passages(file):
        sentences = Sentences(passage)
        for found in QUOTATION.finditer(passage.text):
            if (passage.path, found[0]) in real:
                yield passage, sentences, found


def _read(text: str) -> Quotation | None:
    """A quotation; None where it can't be understood."""
    try:
        return read_quotation(text)
    except Misquoted:
        return None


def supersede(
    passage: Passage, start: int, end: int, figure: Figure, claim: Claim, press: Press, problems: Collector
) -> None:
    """A problem for a claim that stands in a text though another has replaced it."""
    later = press.superseding(figure, claim)
    assert later
    stale, new = press.attributed(figure, claim), press.attributed(figure, later)
    asked = asked_beside(passage, start, end, figure, in_use(figure))
    hint = f"write {asked}; or name who said {press.quantity(claim, None)} and as of when"
    message = f"this is the claim of {stale}, which is superseded by {new}"
    SUPERSEDED_CLAIM.found(problems, passage.at(start, end), message, hint)
