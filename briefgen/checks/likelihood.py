"""How likely something is, is said in the words of one scale; how sure the authors are, in another sentence.

ICD 203 (US Director of National Intelligence, 2015), D.6.e: one row of terms to a product,
and no sentence with both a degree of likelihood and a level of confidence. The UK's PHIA
yardstick asks for its own terms alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.brief import BriefFile, chosen_scale
from briefgen.brief.walk import FieldPath
from briefgen.checks.passages import Passage, passages
from briefgen.checks.rule import Rule
from briefgen.checks.wording import Found, confidence_in, loose_words_in, shares_in, terms_in
from briefgen.house import House
from briefgen.likelihood import Scale
from briefgen.problems import Collector

OFF_SCALE = Rule(
    "off-scale",
    "error",
    """A likelihood isn't a word of the scale that the paper keeps to, so that its key would not explain it.

`likelihood_scale` in house.yaml, or in the brief, says which scale that is: icd203, icd203-probable or phia. The same
word stands for other ranges on another scale: unlikely is 20–45% in ICD 203 and 25–35% on the PHIA yardstick.

Wrong, in ICD 203: `likelihood: highly likely`. Right: `likelihood: very likely`.""",
)
MIXED_SCALES = Rule(
    "mixed-scales",
    "error",
    """The text uses a word of a scale of likelihood that isn't the paper's: readers look for it in the key in vain, or
take the two for different degrees.

In findings and scenarios every such word counts; elsewhere only those that mean nothing else, such as highly likely or
realistic possibility. Quotations may say what they like.

Wrong, in ICD 203: `An attack is highly likely.` Right: `An attack is very likely.`""",
)
CONTRADICTED = Rule(
    "contradicted-likelihood",
    "error",
    """A finding or scenario says one likelihood in its text and another in its `likelihood`, printed beside it.

Decide which of the two you mean, and write it in both places.

Wrong: `**Another wave is very likely.**` with `likelihood: likely`. Right: the same word in both.""",
)
IN_ONE_SENTENCE = Rule(
    "likelihood-and-confidence",
    "error",
    """One sentence says how likely something is and how sure the authors are. Readers take the one for the other:
likelihood is about the event, confidence about the evidence (ICD 203).

Wrong: `We judge with high confidence that an attack is unlikely.` Right: `An attack is unlikely. We have high
confidence in this judgement: it rests on three independent sources.` Or leave the second to `confidence`, `basis`.""",
)
LOOSE_LIKELIHOOD = Rule(
    "loose-likelihood",
    "error",
    """A finding or scenario says how likely something is in words that could mean anything: may well, could possibly,
cannot be ruled out, a real possibility. What the sentence gives to a speaker is that speaker's.

Each reader takes them for something else. Use a word of the paper's scale, or say what is known without one.

Wrong: `Another wave may well come.` Right: `Another wave is likely.`""",
)
BARE_PERCENTAGE = Rule(
    "bare-percentage",
    "error",
    """A finding or scenario gives a likelihood as a percentage, which looks measured and is judged.

Use the word of the paper's scale; the paper prints its range beside it. A percentage that is counted, such as a rise in
attacks, is fine, and a scenario has `share` for one that a method gave.

Wrong: `There is a 70% chance of another wave.` Right: `Another wave is likely.`""",
)
RULES = (OFF_SCALE, MIXED_SCALES, CONTRADICTED, IN_ONE_SENTENCE, LOOSE_LIKELIHOOD, BARE_PERCENTAGE)


Terms = Sequence[tuple[Found, str]]
"""Where a text says how likely something is, and the scale's word for each."""


def check_likelihood(file: BriefFile, house: House, problems: Collector) -> None:
    """Likelihoods in fields and in prose, against the scale that the brief or the house names."""
    scale = chosen_scale(file, house)
    _check_fields(file, scale, problems)
    for passage in passages(file):
        if passage.path[0] == "method":  # which may explain scales, and others than the paper's
            continue
        words = passage.unquoted
        likely = list(terms_in(words))
        _check_scale(passage, likely, scale, problems)
        _check_sentences(passage, words, likely, problems)
        if _is_judgement(passage.path):
            _check_agreement(passage, likely, scale, problems)
            _check_loose(passage, words, scale, problems)
            _check_percentage(passage, words, scale, problems)


def _is_judgement(path: FieldPath) -> bool:
    """Whether a text is a finding's or a scenario's own."""
    return path[0] in ("findings", "scenarios") and path[-1] == "text"


def _check_fields(file: BriefFile, scale: Scale, problems: Collector) -> None:
    for name in ("findings", "scenarios"):
        for index, item in enumerate(getattr(file.brief, name)):
            if item.likelihood and not scale.step(item.likelihood):
                place = file.placed.place((name, index, "likelihood")).value
                message = f"“{item.likelihood}” is no word of the paper's scale, {_called(scale)}"
                OFF_SCALE.found(problems, place, message, f"write {scale.equal(item.likelihood)}")


def _called(scale: Scale) -> str:
    """A scale's title, with words to know its row by."""
    return f"{scale.title} ({scale.steps[4].terms[0]}, {scale.steps[2].terms[0]} …)"


def _check_scale(passage: Passage, likely: Terms, scale: Scale, problems: Collector) -> None:
    for found, term in likely:
        if not scale.step(term) and (_is_judgement(passage.path) or " " in term):
            message = f"“{found['term']}” is of another scale of likelihood than the paper's, {_called(scale)}"
            MIXED_SCALES.found(problems, passage.at(*found.span("term")), message, f"say: {scale.equal(term)}")


def _check_agreement(passage: Passage, likely: Terms, scale: Scale, problems: Collector) -> None:
    """A text that says how likely it is says so in the word of its field, among others perhaps."""
    given = getattr(passage.file.brief, str(passage.path[0]))[passage.path[1]].likelihood
    step = scale.step(given) if given else None
    words = [scale.equal(term) for _, term in likely]
    if step and words and not any(scale.step(word) is step for word in words if word):
        found = likely[0][0]
        message = f"the text says “{found['term']}”, its `likelihood` is {given}"
        hint = f"write {given} in the text, or {words[0]} in `likelihood`"
        CONTRADICTED.found(problems, passage.at(*found.span("term")), message, hint)


def _check_sentences(passage: Passage, words: str, likely: Terms, problems: Collector) -> None:
    sure = list(confidence_in(words)) if likely else []
    for start, end in passage.sentences() if sure else ():
        both = [found for found in sure if start <= found.start() < end]
        if both and any(start <= found.start("term") < end for found, _ in likely):
            message = "likelihood and confidence stand in one sentence"
            hint = "write two: first how likely it is, then how sure you are and why"
            IN_ONE_SENTENCE.found(problems, passage.at(*both[0].span()), message, hint)


def _check_loose(passage: Passage, words: str, scale: Scale, problems: Collector) -> None:
    for found in loose_words_in(words):
        if passage.is_attributed(found.start()):
            continue
        message = f"“{found[0]}” doesn't say how likely it is"
        hint = f"write a word of the paper's scale: {', '.join(scale.terms)}"
        LOOSE_LIKELIHOOD.found(problems, passage.at(*found.span()), message, hint)


def _check_percentage(passage: Passage, words: str, scale: Scale, problems: Collector) -> None:
    for found, share in shares_in(words):
        step = scale.nearest(share)
        message = f"“{found[0]}” gives a likelihood as a percentage"
        hint = f"write the word for it, {step.terms[0]} ({step.shown})"
        BARE_PERCENTAGE.found(problems, passage.at(*found.span()), message, hint)
