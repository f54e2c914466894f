"""What surrounds a finding's judgement: scenarios, signs to watch, alternatives, gaps, assumptions, questions.

ICD 203 (US Director of National Intelligence, 2015) asks of an analysis to weigh
alternatives, to tell assumptions from judgements, and to say what it doesn't know and
what would change it.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from briefgen.brief.handling import Markable
from briefgen.brief.likelihood import Likelihood
from briefgen.brief.quantity import Number
from briefgen.brief.text import OWN_ID, FlatProse, Id, Prose, Text, choice
from briefgen.reading import wrong


def _of_a_hundred(share: float) -> float:
    if not 0 <= share <= 100:
        raise wrong("share", f"can't be {share:g}: it is a share of a hundred", "write a number from 0 to 100")
    return share


class Scenario(Markable):
    """One way in which things could go on."""

    id: Id | None = Field(None, description=f"{OWN_ID}, such as long-lull.")
    name: Text = Field(description="Its name in few words, such as A long lull.")
    text: Prose = Field(description="What would happen, and what would bring it about, in a few sentences.")
    likelihood: Likelihood | None = Field(
        None, description="How likely it is, in a word of the paper's scale, such as likely."
    )
    share: Annotated[Number, AfterValidator(_of_a_hundred)] | None = Field(
        None, description="In place of likelihood: how likely it is in per cent, such as 35, where a method gave it."
    )
    exclusive: bool = Field(
        False,
        description="true where it rules out the other scenarios that say so. "
        "Such scenarios add up to no more than a hundred.",
    )

    @model_validator(mode="after")
    def _one_measure(self) -> Scenario:
        if self.likelihood is not None and self.share is not None:
            raise wrong("twice", "has a likelihood as well as a share", "keep one of the two")
        return self


class Indicator(Markable):
    """A sign to watch for: what would change a finding."""

    id: Id | None = Field(None, description=f"{OWN_ID}, such as third-phase.")
    text: FlatProse = Field(description="What one would see, such as The BLA announces a third phase.")
    finding: Id | None = Field(None, description="The id of the finding that it would change, such as another-wave.")
    direction: Annotated[Literal["up", "down"], BeforeValidator(choice)] | None = Field(
        None, description="What it would make of it: up (more likely) or down (less likely)."
    )


class Alternative(Markable):
    """Another judgement on the same facts, considered and rejected."""

    id: Id | None = Field(None, description=f"{OWN_ID}, such as campaign-is-over.")
    judgement: Text = Field(description="What one could conclude instead, such as The campaign is over.")
    rejected: Prose = Field(description="Why you reject it, and what would speak for it.")
    finding: Id | None = Field(
        None, description="The id of the finding that you reached instead, such as another-wave."
    )


class Gap(Markable):
    """Something that is not known."""

    id: Id | None = Field(None, description=f"{OWN_ID}, such as no-independent-count.")
    text: FlatProse = Field(description="What is not known, such as No independent count of the dead exists.")
    weakens: tuple[Id, ...] = Field((), description="The ids of the findings that it weakens: [superseded].")


class Assumption(Markable):
    """Something that the analysis takes as given."""

    id: Id | None = Field(None, description=f"{OWN_ID}, such as claims-are-genuine.")
    text: FlatProse = Field(description="What is taken as given, such as The claims of 31 January are the BLA's own.")
    if_wrong: FlatProse | None = Field(None, description="What follows for the findings if it is wrong.")


class Question(Markable):
    """Something that readers are asked about."""

    id: Id | None = Field(None, description=f"{OWN_ID}, such as other-counts.")
    text: FlatProse = Field(description="What you ask, such as `Do you know of another count?`")
