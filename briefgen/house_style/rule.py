"""One rule of the house: its name, how much it weighs, where it looks, what it looks for, and cases that show it."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, Field, model_validator

from briefgen.house_style.acronyms import Acronyms
from briefgen.house_style.lengths import Longest
from briefgen.house_style.linting import LintName
from briefgen.house_style.printing import DateStyle, NumberStyle, one_at_least
from briefgen.house_style.spelling import SpellingStyle
from briefgen.house_style.terms import ScareQuotes, Spelling, Term, not_empty
from briefgen.problems import Severity
from briefgen.reading import Record, wrong
from briefgen.reading.nodes import ValuePath
from briefgen.reading.scalars import matching, one_line

Words = Annotated[str, AfterValidator(one_line)]
RuleName = Annotated[
    str,
    AfterValidator(
        matching("[a-z][a-z0-9]*(?:-[a-z0-9]+)*", "rule-name", "can't be “{}”", "small letters and `-`: loaded-term")
    ),
]


class StyleRule(Record):
    """A rule of the house. Which of its KINDS it is, the one field of them says that it has."""

    KINDS: ClassVar[tuple[str, ...]] = (
        "terms", "names", "misspelt_names", "scare_quotes", "spelling", "dates", "numbers", "proselint", "acronyms",
        "longest", "requires", "pages",
    )  # fmt: skip

    name: RuleName = Field(description="The rule's name, by which a brief allows for it: loaded-term.")
    level: Severity = Field("warning", description="error stops a paper; warning is most likely a mistake; notice.")
    fields: tuple[Words, ...] = Field(
        (), description="Where it looks: [findings, sections.body, events.summary]. Left out, all text."
    )
    message: Words | None = Field(
        None, description="What is said where it finds something, {found} being what it found. Left out, our wording."
    )
    reason: Words | None = Field(None, description="Why the house wants it so, for `briefgen check --explain`.")
    spelling: SpellingStyle | None = Field(None, description="Words that a dictionary has to have: {variety: british}.")
    dates: DateStyle | None = Field(None, description="Dates in text in the house's form: {short_months: no}.")
    numbers: NumberStyle | None = Field(None, description="The form of numbers and dashes: {ranges: yes, dashes: en}.")
    proselint: Annotated[tuple[LintName, ...], AfterValidator(one_at_least)] | None = Field(
        None, description="What proselint looks for in English text: [malapropisms, redundancy]."
    )
    fires: tuple[Any, ...] = Field(
        (), description="Cases in which it has to find something: sentences, or groups of a brief's fields."
    )
    passes: tuple[Any, ...] = Field((), description="Cases in which it must not.")

    terms: Annotated[tuple[Term, ...] | None, AfterValidator(not_empty)] = Field(
        None, description="Words that the house doesn't print: - {find: [martyr, martyrs], instead: the person's name}."
    )
    attributed: Literal["fine"] | None = Field(
        None, description="fine: terms may stand where the sentence says whose words they are. Left out, they may not."
    )
    names: Annotated[tuple[Spelling, ...] | None, AfterValidator(not_empty)] = Field(
        None, description="Names with their one spelling: - {name: Houthi, not: [Huthi, Houti]}."
    )
    misspelt_names: Literal["actors"] | None = Field(
        None, description="actors: text that is a letter off the name of one of the paper's own actors."
    )
    scare_quotes: ScareQuotes | None = Field(
        None, description="Quotation marks around a word or two that nobody is named for: {most_words: 2}."
    )
    acronyms: Acronyms | None = Field(
        None, description="Acronyms are spelt out where a reader first meets them: {known: [UN, EU, NATO]}."
    )
    longest: Longest | None = Field(
        None, description="The most words of a part of the text: {sentence: 40, paragraph: 160, section: 900}."
    )
    requires: dict[str, tuple[Words, ...]] | None = Field(
        None, description="What papers of a template have to have: {briefing-paper: [summary, findings, sources]}."
    )
    pages: dict[str, Annotated[int, Field(ge=1)]] | None = Field(
        None, description="The most pages of a template's papers, as PDF: {flash-note: 2, briefing-paper: 8}."
    )

    @model_validator(mode="after")
    def _one_kind(self) -> StyleRule:
        given = [name for name in self.KINDS if name in self.model_fields_set]
        if len(given) != 1:
            said = f"has both {given[0]} and {given[1]}" if given else "doesn't say what it looks for"
            raise wrong("rule-kind", said, f"give it one of: {', '.join(self.KINDS)}")
        return self

    __hash__ = object.__hash__
    """What was made ready for a rule is kept for this very one."""

    @property
    def kind(self) -> str:
        """Which of the KINDS it is."""
        return next(name for name in self.KINDS if name in self.model_fields_set)

    def covers(self, path: ValuePath) -> bool:
        """Whether a field of a brief is one of those that it looks at: `sections.body` is in sections of any depth."""
        if not self.fields:
            return True
        names = [step for step in path if isinstance(step, str)]
        return any(_within(wanted.split("."), names) for wanted in self.fields)


def _within(wanted: list[str], names: list[str]) -> bool:
    """Whether the names of a path begin and end as the wanted do, sections in sections passed over."""
    flat = [name for at, name in enumerate(names) if not (name == "sections" and names[at - 1 : at] == ["sections"])]
    return flat[: len(wanted)] == wanted
