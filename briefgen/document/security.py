"""What a security brief is made of: events, actors, recommendations, entries, sources."""

from typing import Annotated

from briefgen.document.node import Block, Inline, Part, element, node_type


@element("event")
@node_type
class Event(Part):
    """One event of a timeline."""

    id: Annotated[str | None, "What links point at."] = None
    date: Annotated[str | None, "The day, as printed; leave out where it is the day of the event above."] = None
    time: Annotated[str | None, "The time of day, as printed."] = None
    place: Annotated[str | None, "Where, as printed."] = None
    toll: Annotated[str | None, "The people killed, as printed; never added to the injured."] = None
    label: Annotated[str | None, "What a reference to it prints; else its place and date."] = None
    content: tuple[Block, ...] = ()


@element("timeline")
@node_type
class Timeline(Block):
    """Events one after the other, their dates in the margin or above them as the theme says."""

    events: tuple[Event, ...] = ()


@element("fact")
@node_type
class Fact(Part):
    """One thing to know of an actor: its strength, its leader, since when it exists."""

    name: Annotated[str, "What it is, in a word or two: Strength, Leader, Area, Since."]
    content: tuple[Inline, ...] = ()


@element("actor")
@node_type
class Actor(Part):
    """Who one of the parties is: the name, a quiet line, facts in two columns, and a text."""

    id: Annotated[str | None, "What links point at."] = None
    name: Annotated[str, "The name, as printed."]
    detail: Annotated[str | None, "Kind, other names, allegiance: one quiet line."] = None
    facts: tuple[Fact, ...] = ()
    content: tuple[Block, ...] = ()


@element("actors")
@node_type
class Actors(Block):
    """Profiles of the parties."""

    actors: tuple[Actor, ...] = ()


@element("label")
@node_type
class Label(Part):
    """A quiet mark beside a recommendation or an entry: a priority, a timeframe, a likelihood."""

    content: tuple[Inline, ...] = ()


@element("recommendation")
@node_type
class Recommendation(Part):
    """What somebody should do: an imperative sentence in bold, then the reason."""

    number: Annotated[str, "Its number in the paper, as printed."]
    id: Annotated[str | None, "What links point at."] = None
    label: Annotated[
        str | None, "What a reference to it prints; else its number, as the paper's `recommendation-label` says."
    ] = None
    content: tuple[Block, ...] = ()
    labels: tuple[Label, ...] = ()


@element("addressee")
@node_type
class Addressee(Part):
    """Who the recommendations below are for."""

    name: Annotated[str, "The addressee, as printed."]
    recommendations: tuple[Recommendation, ...] = ()


@element("recommendations")
@node_type
class Recommendations(Block):
    """What should be done, grouped by who should do it."""

    addressees: tuple[Addressee, ...] = ()


@element("entry")
@node_type
class Entry(Part):
    """One of several things of a kind: its number and name, a text, and quiet marks beside it."""

    id: Annotated[str | None, "What links point at."] = None
    number: Annotated[str | None, "Its number, as printed."] = None
    name: Annotated[str | None, "Its name, as printed above its text."] = None
    label: Annotated[str | None, "What a reference to it prints; else its name in quotation marks."] = None
    content: tuple[Block, ...] = ()
    labels: tuple[Label, ...] = ()


@element("entries")
@node_type
class Entries(Block):
    """Things of a kind one after the other: scenarios, alternatives considered, gaps in what is known, questions."""

    entries: tuple[Entry, ...] = ()


@element("source")
@node_type
class Source(Part):
    """One entry of the list of sources."""

    id: Annotated[str | None, "What links point at."] = None
    content: tuple[Inline, ...] = ()


@element("sources")
@node_type
class Sources(Block):
    """The list of sources, with hanging indents."""

    sources: tuple[Source, ...] = ()
