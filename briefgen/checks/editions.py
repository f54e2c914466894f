"""Editions, which leave out what some readers may not see: what stays must not speak of what doesn't."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.brief import BriefFile
from briefgen.brief.changes import compared_with
from briefgen.brief.datasets import EVENTS
from briefgen.brief.figure import Figure
from briefgen.brief.ledger import in_use
from briefgen.brief.markings import LeftOut, Withheld, of_the_rest
from briefgen.brief.quoting import Misquoted, Quotation, read_quotation
from briefgen.brief.walk import FieldPath
from briefgen.checks.named import named_ids
from briefgen.checks.rule import Rule
from briefgen.frozen import frozen
from briefgen.marking import Tlp, is_above, label
from briefgen.problems import Collector, Position

EDITION_LEVEL = Rule(
    "edition-level",
    "error",
    """An edition is asked for more readers than may read what every edition has.

Title, summary and whatever else has no marking of its own stand in every edition. They are marked as the paper is,
until the brief says otherwise: with `tlp: red` and nothing more, all of it is for named people alone. Where the rest
may be read by more, mark the parts that are stricter, each with its own `tlp`, and say so: `unmarked_tlp: clear`.""",
    firm=True,
)
LEFT_OUT = Rule(
    "left-out",
    "error",
    """What stays in an edition refers to a part that the edition leaves out, cites it, or quotes its number.

It would lead nowhere, or give away what is left out. Say what stands in its place, once, in the part itself:
`withheld_as: a confidential interview`. A link without words, `[](#jail)`, and a quoted figure then print these words,
a citation has them in its note, a claim has them in place of its source, and lists of ids go without it. Or mark what
mentions it as strictly; or write that anew.""",
    firm=True,
)
OTHER_NUMBER = Rule(
    "other-number",
    "warning",
    """An edition prints another number for a figure than the paper stands on, whose claim it leaves out; or it counts
fewer of the brief's own events.

The newest of the claims that are left takes its place. That may be what you want: say so by giving the claim that is
left out a `withheld_as`. Else mark the whole figure as strictly. Likewise a tally of the brief's own events counts
those that are left: give each event that is left out a `withheld_as`, or mark the tally as strictly.""",
    firm=True,
)
COMPUTABLE_NUMBER = Rule(
    "computable-number",
    "warning",
    """A number that an edition leaves out can be worked out from those that it prints: a sum and all its other parts.
What is worked out from one sum may be what another lacks.

Mark the sum as strictly as the part, or leave out a second part.""",
    firm=True,
)
RULES = (EDITION_LEVEL, LEFT_OUT, OTHER_NUMBER, COMPUTABLE_NUMBER)


def check_level(file: BriefFile, level: Tlp, problems: Collector) -> None:
    """A level that what has no marking of its own lies above, and a paper without any, are problems."""
    rest = of_the_rest(file.brief)
    if rest is None:
        message = f"this paper has no marking, so that nothing says what an edition for {label(level)} may hold"
        hint = "give it a `tlp`, and to each part that is stricter or laxer its own"
        EDITION_LEVEL.found(problems, file.placed.place(("title",)).name, message, hint)
    elif is_above(rest, level):
        field = "unmarked_tlp" if file.brief.unmarked_tlp else "tlp"
        message = f"title, summary and all without a marking of its own are {label(rest)}, stricter than {label(level)}"
        hint = f"give the parts that are stricter each its own `tlp`, then say of all the rest: `unmarked_tlp: {level}`"
        EDITION_LEVEL.found(problems, file.placed.place((field,)).value, message, hint)


@frozen
class Mention:
    """A place of what stays that mentions what is left out: what it does there, and of what. `path` is the field that
    goes where there are words instead; None where it is text. `cure` is what helps without these."""

    place: Position
    does: str
    of: LeftOut
    path: FieldPath | None = None
    cure: str = "write this without it"

    def found(self, level: Tlp, problems: Collector, hint: str = "") -> None:
        """Remember that an edition can't print it."""
        inside = f"stands in a {self.of.inside} that is" if self.of.inside else "is"
        what = f"this {self.does} {self.of.called}, which {inside} {label(self.of.tlp)}"
        words = f"give {self.of.called} (line {self.of.line}) `withheld_as:`, the words to stand in its place"
        hint = hint or f"{words}; or {self.cure}"
        LEFT_OUT.found(problems, self.place, f"{what} and not in the edition for {label(level)}", hint)


_NOT_PRINTED = {"actors", "events", "sum_of", "derived_from"}


def is_printed(path: FieldPath) -> bool:
    """Whether a field that names ids says something to readers, so that it can't just go without one of them."""
    return not (_NOT_PRINTED & set(path) - {path[0]}) and not (path[0] == "events" and "sources" in path)


def mentions(left: BriefFile, withheld: Withheld) -> Iterator[Mention]:
    """Where what is left of a brief mentions what is left out."""
    for wanted, _, path in named_ids(left.brief):
        if wanted in withheld.ids:
            yield Mention(left.placed.place(path).value, "names", withheld.ids[wanted], path)
    for place, wanted in left.anchors:
        if wanted in withheld.ids:
            yield Mention(place, "leads to", withheld.ids[wanted])
    for cited in left.citations:
        if cited.key in withheld.ids:
            yield Mention(cited.place, "cites", withheld.ids[cited.key])
    for quoted in left.quotations:
        if of := of_quotation(quoted.text[2:-2], withheld):
            yield Mention(quoted.place, "quotes", of)
    yield from _choices(left, withheld)


def of_quotation(asked: str, withheld: Withheld) -> LeftOut | None:
    """What is left out of that which stands between `{{` and `}}`; None where it keeps its number."""
    try:
        quotation = read_quotation(asked)
    except Misquoted:
        return None
    if quotation.figure in withheld.ids:
        return withheld.ids[quotation.figure]
    named = ((at, each) for at, each in enumerate(withheld.file.brief.figures) if each.id == quotation.figure)
    return next((withheld.quoted(quotation, at, figure) for at, figure in named), None)


def _choices(left: BriefFile, withheld: Withheld) -> Iterator[Mention]:
    """Where `use` names a claim that is left out, and where `because` may speak of one."""
    for index, (at, figure) in enumerate(_figures(withheld)):
        path = ("figures", index, "because")
        claims = figure.claims if left.brief.figures[index].because else ()
        for out in filter(None, (withheld.claim(at, figure, claim) for claim in claims)):
            yield Mention(left.placed.place(path).value, "may speak of", out, path, "mark the whole figure as strictly")
        if figure.use and (of := withheld.claim(at, figure, in_use(figure))):
            path = ("figures", index, "use")
            if left.brief.figures[index].use:
                yield Mention(left.placed.place(path).value, "uses", of, path)
        earlier = compared_with(figure)
        if earlier and left.brief.figures[index].compare and (of := withheld.claim(at, figure, earlier)):
            path = ("figures", index, "compare")
            yield Mention(left.placed.place(path).value, "is compared with", of, path)


def _figures(withheld: Withheld) -> Iterator[tuple[int, Figure]]:
    """The figures that stay, each with its number in the whole brief."""
    every = enumerate(withheld.file.brief.figures)
    return ((at, figure) for at, figure in every if ("figures", at) not in withheld.roots)


def check_numbers(withheld: Withheld, problems: Collector) -> None:
    """A number that takes the place of another, and one that can be worked out, are problems of an edition."""
    placed, edition = withheld.file.placed, f"the edition for {label(withheld.level)}"
    for at, figure in _figures(withheld):
        used = withheld.claim(at, figure, in_use(figure))
        if used and not used.wording and not figure.use:
            index = figure.claims.index(in_use(figure))
            place = placed.place(("figures", at, "claims", index)).value
            message = f"the number in use for “{figure.label}” is left out of {edition}, which prints an older one"
            hint = "if that is meant, give this claim `withheld_as:`; else mark the whole figure as strictly"
            OTHER_NUMBER.found(problems, place, message, hint)
    _check_tallies(withheld, edition, problems)
    for at, name in _computable(withheld):
        message = f"readers of {edition} can work out `{name}`, which it leaves out, from this sum"
        hint = "mark the sum as strictly, or leave out a second part"
        COMPUTABLE_NUMBER.found(problems, placed.place(("figures", at, "sum_of")).value, message, hint)


def _check_tallies(withheld: Withheld, edition: str, problems: Collector) -> None:
    """A tally of the brief's own events that counts fewer of them in an edition is a problem of it."""
    events = [part for path, part in withheld.roots.items() if path[0] == "events"]
    if all(part.record.withheld_as for part in events):
        return
    for at, tally in enumerate(withheld.file.brief.tallies):
        if tally.of == EVENTS and ("tallies", at) not in withheld.roots:
            place = withheld.file.placed.place(("tallies", at, "of")).value
            message = f"`{tally.id}` counts events some of which are left out of {edition}, which prints other numbers"
            hint = "if that is meant, give these events `withheld_as:`; else mark the tally as strictly as they are"
            OTHER_NUMBER.found(problems, place, message, hint)


def _computable(withheld: Withheld) -> Iterator[tuple[int, str]]:
    """The sums that lack one number alone, each with it; what was worked out from one counts as known to the others."""
    lacking = {at: _lacking(withheld, at, figure) for at, figure in _figures(withheld) if figure.sum_of}
    while found := next(((at, names) for at, names in lacking.items() if len(names) == 1), None):
        at, names = found
        lacking = {other: left - names for other, left in lacking.items()}
        yield at, min(names)


def _lacking(withheld: Withheld, at: int, figure: Figure) -> set[str]:
    """Which numbers of a sum an edition doesn't print: of its parts, and its own."""
    total = figure.id or figure.label
    is_left_out = withheld.quoted(Quotation(total), at, figure)
    return {name for name in figure.sum_of if of_quotation(name, withheld)} | ({total} if is_left_out else set())
