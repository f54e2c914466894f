"""One page for one addressee: what a brief recommends to them, and what that rests on.

The whole paper is prepared first, so that a brief with problems gives no extract, and
whatever the extract names of the rest it calls as the paper does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from briefgen.brief import addressees, for_addressee, template_data
from briefgen.brief.addressees import meant, spelling_key, words_key
from briefgen.build import Prepared
from briefgen.checks.markings import check_marking_printed
from briefgen.checks.standing import check_release
from briefgen.citations import load_bibliography
from briefgen.house_word import word_options
from briefgen.problems import Collector, Position, Problem, ProblemsFound, did_you_mean
from briefgen.template import compose, named_as_in
from briefgen.workspace import Workspace
from briefgen.writers import page_count

TEMPLATE = "extract"
"""The template of extracts; a house's own of this name stands in for it."""
TO = Position("--to")


def chosen(whole: Prepared, wanted: Sequence[str], all_known: bool = True) -> list[str]:
    """Which of a brief's addressees are wanted: all where `wanted` is empty, else those that each name means.

    A name may be the very one, in any capitals, or a part of one alone. Raises
    ProblemsFound for names that may mean several, and for those that the brief
    doesn't know, which are passed over where it isn't asked for `all_known`.
    """
    names = addressees(template_data(whole.file, whole.house))
    found = {name: meant(name, names) for name in wanted}
    wrong = [
        _unknown(name, some, names, whole.file.placed.path)
        for name, some in found.items()
        if len(some) > 1 or (not some and all_known)
    ]
    if wrong or (all_known and not names):
        raise ProblemsFound(wrong or [_addresses_nobody(whole)])
    return list(dict.fromkeys(some[0] for some in found.values() if some)) if wanted else names


def _addresses_nobody(whole: Prepared) -> Problem:
    hint = "an extract prints the recommendations to one addressee: write some under `recommendations`"
    place = Position(whole.file.placed.path)
    return Problem(place, "this brief recommends nothing to anybody", hint, "unknown-addressee")


def _unknown(wanted: str, found: Sequence[str], names: Sequence[str], brief: str) -> Problem:
    """The problem of a name that means nobody, or several."""
    if found:
        hint = f"write more of the name: {_listed(found)}"
        return Problem(TO, f"“{wanted}” may mean several addressees of {brief}", hint, "unknown-addressee")
    words = sorted(word for name in names for word in words_key(name))
    hint = did_you_mean(wanted, [*names, *words], "“{}”") or f"it addresses {_listed(names) or 'nobody'}"
    return Problem(TO, f"{brief} recommends nothing to “{wanted}”", hint, "unknown-addressee")


def unknown_everywhere(wanted: Sequence[str]) -> ProblemsFound:
    """The problem of names that none of several briefs knows."""
    to = f"to {_listed(wanted)}" if wanted else "to anybody"
    hint = "`briefgen extract` with one of the briefs says whom that one addresses"
    return ProblemsFound([Problem(TO, f"none of these briefs recommends anything {to}", hint, "unknown-addressee")])


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)


def extract(whole: Prepared, addressee: str, workspace: Workspace, template: str | None = None) -> Prepared:
    """The paper for one of a brief's addressees, by a template or by `extract`.

    Its theme is the whole paper's, its `problems` are only its own: a warning that it has
    more than a page. Raises ProblemsFound with what is wrong in the template,
    and where it can't be made under the embargo.
    """
    name = template or TEMPLATE
    bibliography = load_bibliography(whole.file, whole.house, workspace)
    data = for_addressee(template_data(whole.file, whole.house, bibliography.fields(), whole.at), addressee)
    paper = named_as_in(compose(name, data, workspace, Position("--template"), bibliography), whole.paper)
    with Collector() as problems:
        check_marking_printed(whole.file, paper, whole.theme, problems)
        check_release(whole.file, paper, whole.at, problems)
    paper = replace(paper, date=paper.date or whole.paper.date)
    word = word_options(whole.house, name, workspace)
    prepared = replace(whole, paper=paper, options=replace(whole.options, word=word))
    return replace(prepared, problems=tuple(_too_long(prepared, addressee)))


def _too_long(prepared: Prepared, addressee: str) -> Iterator[Problem]:
    """A warning where the paper has more than a page."""
    pages = page_count(prepared.paper, prepared.theme)
    if pages > 1:
        place = prepared.file.placed.place(("recommendations",)).name
        hint = "say less in the recommendations to them or in the findings these rest on, or let it be so"
        message = f"the extract for “{addressee}” has {pages} pages; one is all that most will read"
        yield Problem(place, message, hint, "long-extract", "warning")


def same_name(addressee: str, stem: str, brief: str) -> ProblemsFound:
    """The problem of an extract whose files would be those of another paper."""
    message = f"the extract for “{addressee}” would have the same name as another paper: {stem}"
    hint = "spell the addressee in another way, or give `-o` another folder"
    return ProblemsFound([Problem(Position(brief), message, hint, "same-name")])


_MOST_BYTES = 100
"""An addressee's part of a file's name: with the brief's, it has to fit the 255 bytes that file systems take."""


def file_stem(brief: str, addressee: str) -> str:
    """The name of an extract's files: `x-interior-ministry` for the brief `x` and the Interior Ministry."""
    words = re.findall(r"\w+", spelling_key(addressee).removeprefix("the ").replace("'", "").replace("_", " "))
    name = "-".join(words) or "addressee"
    cut = name.encode()[:_MOST_BYTES].decode(errors="ignore")
    return f"{brief}-{cut if cut == name else cut.rpartition('-')[0] or cut}"
