"""Who may read a paper and its parts (Traffic Light Protocol 2.0): no part is stricter than the paper it stands in."""

from __future__ import annotations

from briefgen.brief import BriefFile
from briefgen.brief.markings import Part, parts
from briefgen.checks.rule import Rule
from briefgen.document import Paper
from briefgen.house import House
from briefgen.marking import Tlp, is_above, label
from briefgen.problems import Collector
from briefgen.theme import Theme

STRICTER_PART = Rule(
    "stricter-part",
    "error",
    """A part of the brief is marked for fewer people than the paper that it stands in.

Whoever gets the paper would read it. Raise the paper's `tlp` to that of its strictest part; or build an edition, which
leaves out what lies above a level: `briefgen build --for green`. For editions the rule doesn't hold.""",
    firm=True,
)
STRICTER_REST = Rule(
    "stricter-rest",
    "error",
    """`unmarked_tlp`, which marks all that has no `tlp` of its own, is stricter than the paper.

Title and summary are among it, so that the paper can't be laxer. Raise the paper's `tlp`, or lower `unmarked_tlp`.""",
    firm=True,
)
PAPER_WITHOUT_MARKING = Rule(
    "paper-without-marking",
    "error",
    """A part is marked, and the paper is not.

Its pages would carry no marking, and nobody would know of that of the part. Give the paper a `tlp`, at least as strict
as its strictest part.""",
    firm=True,
)
CHANGED_MARKING = Rule(
    "changed-marking",
    "error",
    """The template prints another marking on the pages than the brief has, or none.

The marking is the brief's to give. A template that writes `<paper>` itself needs, as `base.html` has it,
`marking="{% if tlp %}TLP:{{ tlp | upper }}{% endif %}"`.""",
    firm=True,
)
RULES = (STRICTER_PART, STRICTER_REST, PAPER_WITHOUT_MARKING, CHANGED_MARKING)


def check_markings(file: BriefFile, _house: House, problems: Collector) -> None:
    """A marking that the paper's own doesn't cover is a problem where it stands."""
    paper, rest = file.brief.tlp, file.brief.unmarked_tlp
    if rest and (paper is None or is_above(rest, paper)):
        _check_rest(file, rest, problems)
    for part in parts(file.brief):
        if part.record.tlp and paper is None:
            place = file.placed.place((*part.path, "tlp")).value
            hint = f"give the paper a marking too: `tlp: {part.record.tlp}`, or a stricter one"
            message = f"{part.called} is {label(part.record.tlp)}, and the paper has no marking"
            PAPER_WITHOUT_MARKING.found(problems, place, message, hint)
        elif part.record.tlp and paper and is_above(part.record.tlp, paper):
            _found_stricter(file, part, part.record.tlp, paper, problems)


def _check_rest(file: BriefFile, rest: Tlp, problems: Collector) -> None:
    place, paper = file.placed.place(("unmarked_tlp",)).value, file.brief.tlp
    if paper is None:
        message = f"what has no marking of its own is {label(rest)}, and the paper has none"
        hint = f"give the paper one too: `tlp: {rest}`, or a stricter one"
        PAPER_WITHOUT_MARKING.found(problems, place, message, hint)
    else:
        message = f"what has no marking of its own is {label(rest)}, the paper {label(paper)}"
        STRICTER_REST.found(problems, place, message, f"write `tlp: {rest}`, or lower `unmarked_tlp` to {paper}")


def _found_stricter(file: BriefFile, part: Part, tlp: Tlp, paper: Tlp, problems: Collector) -> None:
    place = file.placed.place((*part.path, "tlp")).value
    hint = f"write `tlp: {tlp}` for the paper, or build an edition without it: `--for {paper}`"
    STRICTER_PART.found(problems, place, f"{part.called} is {label(tlp)}, the paper {label(paper)}", hint)


def check_marking_printed(file: BriefFile, paper: Paper, _theme: Theme, problems: Collector) -> None:
    """Pages that don't carry the brief's marking are a problem at its place."""
    if file.brief.tlp and paper.marking != label(file.brief.tlp):
        place = file.placed.place(("tlp",)).value
        printed = f"prints {paper.marking} on the pages" if paper.marking else "prints no marking on the pages"
        hint = 'in the template\'s <paper>: marking="TLP:{{ tlp | upper }}", as base.html has it'
        CHANGED_MARKING.found(problems, place, f"the template {printed}, in place of {label(file.brief.tlp)}", hint)
