"""The ledger by itself: every figure has its sources, its unit and its base, and says which claim is used and why."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.brief import BriefFile
from briefgen.brief.changes import PREVIOUS, change_of, earlier
from briefgen.brief.figure import Claim, Figure
from briefgen.brief.ledger import NEWEST, RANGE, claim_named, in_use
from briefgen.brief.walk import FieldPath
from briefgen.checks.rule import Rule
from briefgen.house import House
from briefgen.language.numbers import PERCENT
from briefgen.problems import Collector, did_you_mean

FIGURE_WITHOUT_SOURCE = Rule(
    "figure-without-source",
    "error",
    """The paper stands on a number that names no source.

A reader can't follow it up, and nobody in the house can check it later. Wrong: `{value: 145, by: Bugti}`. Right:
`{value: 145, by: Bugti, source: reuters-1-feb}`, with that id among `sources`.

Where none can be named, say why in its place, and it is printed: `unsourced: interview not for attribution`.""",
)
CLAIM_WITHOUT_SOURCE = Rule(
    "claim-without-source",
    "warning",
    """A claim beside the one that is used names no source.

It is printed in the table of figures and may be quoted, so it needs one as much: `source: reuters-1-feb`; or, where
none can be named, the reason: `unsourced: statement seen on a channel since deleted`.""",
)
UNKNOWN_CLAIM = Rule(
    "unknown-claim",
    "error",
    """A claim is asked for by a name that none of the figure's claims has.

`use: bugti` and `{{ militants-killed: from bugti }}` need a claim with `id: bugti`, or one `by: Bugti`. Of several
claims by the same speaker, the newest is meant.""",
    firm=True,
)
DUPLICATE_CLAIM = Rule(
    "duplicate-claim",
    "error",
    """Two claims of one figure have the same id, so that `{{ militants-killed: from ispr }}` could mean either.

Give each its own: `id: ispr-first-day` and `id: ispr-final`. Claims of different figures may share one.""",
    firm=True,
)
UNEXPLAINED_CHOICE = Rule(
    "unexplained-choice",
    "error",
    """The paper uses another claim than the newest, or the range of all, and doesn't say why.

A reader who finds a later number elsewhere will take the paper for stale. Wrong: `use: bugti` alone. Right: that
with `because: the only count of the first 40 hours`. The reason is printed with the figures.""",
)
CHANGED_UNIT = Rule(
    "changed-unit",
    "error",
    """The claims of a figure are in different units, so that they can't be compared and the newest replaces nothing.

Wrong: `{value: 75, unit: bitcoin}` beside `{value: 4.4, unit: million dollars}`. Right: convert one into the other's
unit and say so in its note; or make two figures of them.""",
)
PERCENTAGE_WITHOUT_BASE = Rule(
    "percentage-without-base",
    "error",
    """A percentage doesn't say of what it is one.

“Attacks rose by 45%” means nothing until one knows on which period, and “37%” until one knows of how many. Wrong:
`label: rise in attacks` with `unit: "%"`. Right: `label: rise in attacks on the same period of 2025`; or the label as
it was and `base: on the same period of 2025`, which is printed behind it.""",
)
UNCOMPARABLE = Rule(
    "uncomparable",
    "error",
    """A figure is to show how it changed, and there is nothing to work that out from.

`compare: previous` needs an earlier claim by the same speaker, both with their `as_of`; `compare: bugti` a claim with
that id. Both need a value or a best estimate. The earlier number stays in the ledger, so that somebody can answer for
it: a change is never typed.""",
    firm=True,
)
RULES = (
    FIGURE_WITHOUT_SOURCE,
    CLAIM_WITHOUT_SOURCE,
    UNKNOWN_CLAIM,
    DUPLICATE_CLAIM,
    UNEXPLAINED_CHOICE,
    CHANGED_UNIT,
    PERCENTAGE_WITHOUT_BASE,
    UNCOMPARABLE,
)


def check_figures(file: BriefFile, _house: House, problems: Collector) -> None:
    """What the ledger leaves open about one of its figures is a problem at its place."""
    for index, figure in enumerate(file.brief.figures):
        here = ("figures", index)
        _check_choice(file, figure, here, problems)
        _check_comparison(file, figure, here, problems)
        _check_sources(file, figure, here, problems)
        _check_units(file, figure, here, problems)
        _check_ids(file, figure, here, problems)


def _claims(figure: Figure, here: FieldPath) -> Iterator[tuple[FieldPath, Claim]]:
    for index, claim in enumerate(figure.claims):
        yield (*here, "claims", index), claim


def _check_choice(file: BriefFile, figure: Figure, here: FieldPath, problems: Collector) -> None:
    """What `use` names is there, and has a reason."""
    if figure.use is None or figure.use == NEWEST:
        return
    place = file.placed.place((*here, "use")).value
    if figure.use != RANGE and claim_named(figure, figure.use) is None:
        UNKNOWN_CLAIM.found(problems, place, f"no claim is called `{figure.use}`", known_claims(figure, figure.use))
    elif figure.because is None:
        what = "the range of all claims" if figure.use == RANGE else f"the claim `{figure.use}`"
        hint = "add `because:`, in few words; they are printed with the figures"
        UNEXPLAINED_CHOICE.found(problems, place, f"{what} is used, and nothing says why", hint)


def _check_comparison(file: BriefFile, figure: Figure, here: FieldPath, problems: Collector) -> None:
    """What `compare` names is there, and both are numbers that can be compared."""
    if figure.compare is None:
        if figure.change:
            place = file.placed.place((*here, "change")).value
            hint = "add `compare: previous`, or the id of an earlier claim"
            UNCOMPARABLE.found(problems, place, "nothing says what the number is compared with", hint)
        return
    place = file.placed.place((*here, "compare")).value
    then = earlier(figure, file.counted)
    if then is None and figure.compare.casefold() == PREVIOUS:
        message, hint = _NO_EARLIER_COUNT if in_use(figure).tally else _NO_EARLIER_CLAIM
        UNCOMPARABLE.found(problems, place, message, hint)
    elif then is None:
        hint = known_claims(figure, figure.compare)
        UNKNOWN_CLAIM.found(problems, place, f"no claim is called `{figure.compare}`", hint)
    elif then.claim is in_use(figure):
        hint = "name an earlier claim by its id, or write previous"
        UNCOMPARABLE.found(problems, place, "the number is compared with itself", hint)
    elif change_of(figure, file.counted) is None:
        hint = "give both a value, or a best estimate"
        UNCOMPARABLE.found(problems, place, "a range has no difference to another number", hint)


_NO_EARLIER_CLAIM = (
    "there is no earlier claim by the same speaker",
    "give an earlier claim by the same speaker, with its `as_of`; or name another claim by its id",
)
_NO_EARLIER_COUNT = (
    "the tally that counts this number counts none before it",
    "give the tally `compare: previous`, or a period: {from: 2022-01, to: 2022-12}",
)


def known_claims(figure: Figure, wanted: str) -> str:
    """A hint with the claims of a figure that can be asked for, the nearest to a name first."""
    names = dict.fromkeys(name for claim in figure.claims if (name := claim.id or claim.by))
    near = did_you_mean(wanted, map(str.casefold, names))
    listed = ", ".join(f"`{name}`" for name in names)
    return near or (f"there are: {listed}" if listed else "give the claim an `id`, or say `by` whom it is")


def _check_sources(file: BriefFile, figure: Figure, here: FieldPath, problems: Collector) -> None:
    used = in_use(figure)
    for path, claim in _claims(figure, here):
        if claim.source or claim.unsourced or claim.tally:  # a file of data names its own
            continue
        place = file.placed.place(path).value
        hint = "add `source:` with the id of one of `sources`; or `unsourced:` with the reason why there is none"
        if claim is used or figure.use == RANGE:
            message = f"the number used for “{figure.label}” has no source"
            FIGURE_WITHOUT_SOURCE.found(problems, place, message, hint)
        else:
            CLAIM_WITHOUT_SOURCE.found(problems, place, "this claim has no source", hint)


_SAYS_OF_WHAT = re.compile(r"\b(?:of|on|than|over|against|compared|since|per|among|out of|share)\b", re.IGNORECASE)


def _check_units(file: BriefFile, figure: Figure, here: FieldPath, problems: Collector) -> None:
    unit = _plain(figure.unit)
    for path, claim in _claims(figure, here):
        if claim.unit and _plain(claim.unit) != unit:
            place = file.placed.place((*path, "unit")).value
            whole = f"the figure is in {figure.unit}" if figure.unit else "the figure has no unit"
            hint = "convert it and say so in its note; or make it a figure of its own"
            CHANGED_UNIT.found(problems, place, f"this claim is in {claim.unit}, {whole}", hint)
    if unit == "%" and not figure.base and not _SAYS_OF_WHAT.search(figure.label):
        place = file.placed.place((*here, "unit")).value
        hint = "add `base:`, such as on the same period of 2025; or say it in the label"
        PERCENTAGE_WITHOUT_BASE.found(problems, place, "nothing says what this is a percentage of", hint)


def _plain(unit: str | None) -> str | None:
    """A unit as it is compared: the words for a hundredth part are one."""
    return "%" if unit and unit.casefold() in PERCENT else unit and unit.casefold()


def _check_ids(file: BriefFile, figure: Figure, here: FieldPath, problems: Collector) -> None:
    first: dict[str, FieldPath] = {}
    for path, claim in _claims(figure, here):
        key = (claim.id or "").casefold()
        if key in first:
            line = file.placed.place(first[key]).value.line
            place = file.placed.place((*path, "id")).value
            hint = f"that on line {line} has it already; choose another"
            DUPLICATE_CLAIM.found(problems, place, f"two claims of this figure are called `{claim.id}`", hint)
        elif key:
            first[key] = path
