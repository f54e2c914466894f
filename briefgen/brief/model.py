"""What a brief is: every field, what it means and how it is written.

The descriptions are the manual that staff read in their editor, through the JSON
Schema. Every scalar arrives as the text that was typed; the types decide what it is.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from briefgen.brief.charts import ChartRecord
from briefgen.brief.datasets import DataFile, TallyRecord
from briefgen.brief.dates import DateOrRange, PartialDate
from briefgen.brief.event_tables import EventTableRecord
from briefgen.brief.figure import Figure
from briefgen.brief.handling import Markable, Marking
from briefgen.brief.history import Change
from briefgen.brief.judgements import Alternative, Assumption, Gap, Indicator, Question, Scenario
from briefgen.brief.likelihood import Likelihood
from briefgen.brief.maps import MapRecord
from briefgen.brief.moments import Moment
from briefgen.brief.quantity import Toll
from briefgen.brief.source import Source
from briefgen.brief.text import (
    OWN_ID,
    Email,
    Exact,
    FlatProse,
    Id,
    Language,
    Line,
    Prose,
    ProseWithHeadings,
    SourceKey,
    Text,
    choice,
    several,
)
from briefgen.brief.timelines import TimelineRecord
from briefgen.likelihood import ScaleName
from briefgen.reading import Record, wrong

DEEPEST_SECTION = 3

_choice = BeforeValidator(choice)


_FILES = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}


class Author(Record):
    """One of the paper's authors."""

    name: Text = Field(description="The name as printed, such as Nadia Rahmat.")
    role: Text | None = Field(None, description="What they do, such as Senior Analyst, South Asia.")
    affiliation: Text | None = Field(None, description="Where they work, such as The Corvane Institute.")
    email: Email | None = Field(None, description="Where readers can write to, such as nadia.rahmat@example.org.")


class Finding(Markable):
    """One key finding. How likely and how confident are two different things: one is about the event, one about you."""

    id: Id | None = Field(None, description=f"{OWN_ID}, such as another-wave. Recommendations point at it.")
    text: Prose = Field(
        description="One bold sentence that says something, then one line of support: "
        "`**Another wave is likely within a year.** It was called the second phase of a campaign.`"
    )
    likelihood: Likelihood | None = Field(
        None,
        description="How likely the event is, in a word of the paper's scale, such as likely (55–80 % in ICD 203). "
        "Leave it out for a matter of record.",
    )
    confidence: Annotated[Literal["high", "moderate", "low"], _choice] | None = Field(
        None,
        description="How sure you are of the judgement, from its sources, arguments and gaps: high, moderate or low.",
    )
    sources: tuple[SourceKey, ...] = Field(
        (),
        description="The ids of the sources it rests on, [ispr-0205, reuters-0201]; a citation in its text counts too.",
    )
    basis: FlatProse | None = Field(
        None,
        description="Why that confidence: what the sources are worth, how well the argument holds, what is missing.",
    )


class Section(Markable):
    """A part of the text under a heading. It may hold sections of its own, three levels deep in all."""

    id: Id | None = Field(None, description=f"{OWN_ID}, such as background.")
    title: Line = Field(description="The heading, best a claim: `The toll is still contested`. *Emphasis* works.")
    body: ProseWithHeadings | None = Field(
        None,
        description="Paragraphs, lists, tables, quotations and pictures in Markdown, below a `|` and indented. "
        "An empty line begins a new paragraph.",
    )
    sections: tuple[Section, ...] = Field((), description="Sections below this one, written in the same way.")


class Event(Markable):
    """Something that happened, on a day or over several."""

    id: Id | None = Field(None, description=f"{OWN_ID}, such as mastung-jail.")
    date: DateOrRange = Field(description="When: 2026-01-31, or 2026-01-29/2026-01-30 for a period, or only 2026-01.")
    time: Text | None = Field(None, description="The time of day as printed, such as 03:00 or about 03:00 local time.")
    place: Text | None = Field(None, description="Where, as printed, such as Mastung, Balochistan.")
    location: Text | None = Field(
        None, description="Where exactly, such as 29.80, 66.85 or a street; kept for maps, not printed."
    )
    type: Text | None = Field(None, description="What kind of event, such as Armed attack or Statement; not printed.")
    actors: tuple[Id, ...] = Field((), description="The ids of the actors that took part: [bla, ispr]; not printed.")
    summary: FlatProse = Field(
        description="What happened, in a sentence or two. Say who says so where it is contested."
    )
    killed: Toll | None = Field(
        None,
        description="People killed: 4, or {low: 3, best: 4, high: 6}. "
        "Leave it out where it is not known: unknown is not 0.",
    )
    injured: Toll | None = Field(None, description="People injured, written like killed. The two are never added.")
    sources: tuple[SourceKey, ...] = Field(
        (), description="The ids of the sources this rests on: [reuters-1-feb]; checked, not printed."
    )


class Fact(Record):
    """One thing to know of an actor."""

    name: Text = Field(description="What it is, in a word or two, such as Strength, Leader, Area or Since.")
    value: Line = Field(description="What is known: `2,000–3,000`. *Emphasis* and `{{ its-id }}` of a figure work.")


class Actor(Markable):
    """A party: an armed group, a government body, a company."""

    id: Id | None = Field(None, description=f"{OWN_ID}, such as bla.")
    name: Text = Field(description="The name as the whole paper spells it, such as Balochistan Liberation Army.")
    kind: Text | None = Field(None, description="What it is, such as armed group or military.")
    aka: tuple[Text, ...] = Field((), description="Other names and short forms: [BLA].")
    allegiance: Text | None = Field(
        None, description="Whose side it is on or whom it answers to, such as Government of Pakistan."
    )
    facts: tuple[Fact, ...] = Field(
        (), description="Facts in two columns of the profile: - {name: Strength, value: 2,000–3,000}."
    )
    profile: Prose | None = Field(None, description="Who they are, in a few sentences.")


class Recommendation(Markable):
    """What somebody should do."""

    id: Id | None = Field(None, description=f"{OWN_ID}, such as publish-count.")
    to: Text = Field(
        description="Who should do it: one body or office, spelt the same each time, such as Provincial government."
    )
    text: Prose = Field(
        description="An imperative sentence in bold, then the reason: `**Publish one count.** Two are in circulation.`"
    )
    priority: Annotated[Literal["high", "medium", "low"], _choice] | None = Field(
        None, description="high, medium or low."
    )
    timeframe: Text | None = Field(None, description="By when, spelt the same each time, such as within three months.")
    finding: Id | None = Field(None, description="The id of the finding that it rests on, such as superseded.")
    findings: tuple[Id, ...] = Field(
        (), description="In place of finding, where it rests on several: their ids, such as [superseded, force-alone]."
    )
    measure: Line | None = Field(
        None, description="How one could tell that it was done, such as A count is published by 31 March."
    )
    cost: Line | None = Field(
        None, description="What it takes, in money, people or time, such as Two analysts for three months."
    )
    risk: Line | None = Field(
        None,
        description="What may go wrong, or what doing it costs elsewhere, such as A new count reopens old disputes.",
    )

    @model_validator(mode="after")
    def _rests_once(self) -> Recommendation:
        if self.finding and self.findings:
            raise wrong(
                "findings", "has both finding and findings", "keep findings, and put the id of finding into its list"
            )
        return self

    @property
    def rests_on(self) -> tuple[str, ...]:
        """The ids of the findings that it rests on, however they are written; none where it names none."""
        return self.findings or ((self.finding,) if self.finding else ())


class Allowance(Record):
    """One occurrence of what a rule finds that is meant as it stands."""

    rule: Exact = Field(description="The rule's name, such as typed-number: `briefgen check --explain` lists them.")
    text: Exact = Field(description="What stands at the place of the problem, letter by letter.")
    reason: Text = Field(description="Why it may stay, for whoever reads the brief next.")


class Brief(Record):
    """A brief: what a paper says. Only the title and the date have to be there."""

    title: Line = Field(
        description="The paper's title. *Emphasis* works. Put it in quotes when it contains a colon and a space."
    )
    subtitle: Line | None = Field(None, description="A second, smaller line of title.")
    short_title: Text | None = Field(
        None, description="The title in two to five words, for the head of every page: Balochistan after the attacks."
    )
    kicker: Text | None = Field(None, description="The word or two above the title: a region, a theme.")
    series: Text | None = Field(None, description="The series it appears in, such as Briefing Paper.")
    number: Text | None = Field(None, description="Its number in the series, such as 12 or 2026/3.")
    date: PartialDate = Field(description="The paper's date: 2026-02-11, or only 2026-02.")
    place: Text | None = Field(None, description="Where it was written or published, such as London.")
    authors: tuple[Author, ...] = Field((), description="Who wrote it, in the order they are printed.")
    language: Language | None = Field(
        None,
        description="The paper's language as a code, such as en-GB, en-US or fr. "
        "It decides quotation marks, dates and hyphens.",
    )
    template: Exact | None = Field(
        None, description="The kind of paper: briefing-paper, flash-note, report, situation-report or one of your own."
    )
    theme: Exact | None = Field(None, description="The look: standard, dispatch or one of your own.")
    paper: Annotated[Literal["a4", "letter"], _choice] | None = Field(
        None, description="The size of the sheet: a4 or letter."
    )
    tlp: Marking = Field(
        None,
        description="Who may read it (Traffic Light Protocol 2.0), printed on every page: red for named people only, "
        "amber+strict for your own organisation, amber for it and its clients, green for the community, "
        "clear for everyone.",
    )
    unmarked_tlp: Marking = Field(
        None,
        description="Who may read whatever has no `tlp` of its own, title and summary included, where that is more "
        "people than may read the whole: clear. Left out, it is what `tlp` says.",
    )
    embargo: Moment | None = Field(
        None,
        description="Until when nobody may publish it: 2026-02-11T06:00+05:00, a day, a time and its offset from UTC. "
        "Printed at the head of every page until then.",
    )
    status: Annotated[Literal["draft", "review", "final", "corrected", "withdrawn"], _choice] | None = Field(
        None,
        description="How far it is: draft, review, final, corrected or withdrawn. "
        "draft, review and withdrawn stand large and pale behind the text of every page.",
    )
    version: Text | None = Field(None, description="Its version as printed, such as 1.0.")
    history: tuple[Change, ...] = Field(
        (),
        description="Its versions up to this one, the oldest first, each with its date and what it changed. "
        "A first version needs none.",
    )
    summary: FlatProse | None = Field(
        None, description="The standfirst: what happened, why it matters and what to do, in two or three sentences."
    )
    likelihood_scale: Annotated[ScaleName, _choice] | None = Field(
        None,
        description="The scale of its words for likelihood: icd203 (likely), icd203-probable (probable) or phia "
        "(realistic possibility). Left out, the house's.",
    )
    findings: tuple[Finding, ...] = Field((), description="The key findings on page one, best three to five.")
    scenarios: tuple[Scenario, ...] = Field((), description="What could come, each with how likely it is.")
    indicators: tuple[Indicator, ...] = Field((), description="What to watch: signs that would change a finding.")
    alternatives: tuple[Alternative, ...] = Field(
        (), description="Other judgements that were considered and rejected, each with the reason."
    )
    gaps: tuple[Gap, ...] = Field((), description="What is not known, and which findings that weakens.")
    assumptions: tuple[Assumption, ...] = Field(
        (), description="What the analysis takes as given, and what follows if it is wrong."
    )
    questions: tuple[Question, ...] = Field((), description="What you would like to hear about from readers.")
    sections: tuple[Section, ...] = Field((), description="The text, section by section.")
    events: tuple[Event, ...] = Field(
        (), description="What happened, one entry an event, in the order they are printed."
    )
    actors: tuple[Actor, ...] = Field((), description="The parties, one entry each.")
    figures: tuple[Figure, ...] = Field(
        (), description="The numbers that the paper stands on, each with who gave it and as of when."
    )
    data: tuple[DataFile, ...] = Field((), description="Files of events beside the brief, one entry a file.")
    tallies: tuple[TallyRecord, ...] = Field(
        (), description="What is counted of them; figures, charts, maps and tables name it."
    )
    charts: tuple[ChartRecord, ...] = Field(
        (), description="Charts of what is counted, or of figures. `![](#its-id)` places one in the text."
    )
    maps: tuple[MapRecord, ...] = Field(
        (), description="Maps of events, of what is counted by country, or of places. `![](#its-id)` places one."
    )
    timelines: tuple[TimelineRecord, ...] = Field(
        (), description="Events along a scale of time, or one below the other. `![](#its-id)` places one in the text."
    )
    event_tables: tuple[EventTableRecord, ...] = Field(
        (), description="Tables of events, or of what is counted. `![](#its-id)` places one in the text."
    )
    sources: tuple[Source, ...] = Field((), description="What the paper rests on.")
    bibliography: Annotated[tuple[Exact, ...], BeforeValidator(several), WithJsonSchema(_FILES)] = Field(
        (),
        description="BibTeX or CSL-JSON files beside the brief, such as an export of Zotero: refs.bib, or a list. "
        "Their entries are cited by their keys; only those that are cited are printed.",
    )
    recommendations: tuple[Recommendation, ...] = Field((), description="What should be done, and by whom.")
    method: ProseWithHeadings | None = Field(None, description="How it was researched, and what is not known.")
    about: ProseWithHeadings | None = Field(None, description="About the authors or the project.")
    allow: tuple[Allowance, ...] = Field(
        (), description="What rules find and may stay all the same, one entry an occurrence; not printed."
    )
