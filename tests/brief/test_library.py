"""Files of sources beside a brief."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefgen.brief import BriefFile, read_brief
from briefgen.brief.csl import item_of, names
from briefgen.brief.source import Source
from briefgen.brief.source_types import TYPES, type_of
from briefgen.problems import ProblemsFound
from briefgen.workspace import Workspace


def brief(folder: Path, text: str) -> BriefFile:
    path = folder / "brief.yaml"
    path.write_text(f"title: T\ndate: 2026-02-11\n{text}", encoding="utf-8")
    return read_brief(path, Workspace(folder))


ZOTERO = [
    {
        "id": "http://zotero.org/users/1/items/ABC",
        "citation-key": "dawn2026",
        "type": "article-newspaper",
        "title": "The <i>Galaxy</i> &amp; after",
        "container-title": "Dawn",
        "author": [{"family": "Baloch", "given": "Amina", "parse-names": False}, {"literal": "AP"}],
        "issued": {"date-parts": [["2026", 2, "1"]]},
        "accessed": {"raw": "2026-02-03"},
        "note": "not printed",
    },
    {"id": "bare", "type": "unheard-of", "issued": {"season": 1}},
]


def test_only_what_is_cited_is_a_source_of_the_paper(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text("@book{one, title={One}}\n@book{two, title={Two}, year=2020}", encoding="utf-8")
    (tmp_path / "refs.json").write_text(json.dumps(ZOTERO), encoding="utf-8")
    file = brief(
        tmp_path,
        "bibliography: [refs.bib, refs.json]\nmethod: As [@dawn2026] says.\nsources: [{id: own, title: Own}]\n"
        "findings: [{text: A, sources: [two]}]\n",
    )
    assert [held.source.id for held in file.sources] == ["own", "dawn2026", "two"]
    dawn, two = file.sources[1:]
    assert (dawn.source.title, dawn.source.type) == ("The Galaxy & after", "news")
    assert dawn.source.author == "Baloch, Amina; AP"
    assert (dawn.source.date, dawn.source.accessed, two.source.date) == ("2026-02-01", "2026-02-03", "2020")
    assert (str(two.place), dawn.place.line) == ("refs.bib:2:1", 1)
    assert "issued" not in file.library["bare"].item


@pytest.mark.parametrize(
    ("given", "field", "held"),
    [
        ({"author": "Jones"}, "author", [{"literal": "Jones"}]),
        ({"translator": "Jones"}, "translator", [{"literal": "Jones"}]),
        ({"illustrator": [{"given": "Ann"}, {"suffix": "Jr"}]}, "illustrator", [{"literal": "Ann"}]),
        ({"issued": {"date-parts": [["²"]]}}, "issued", None),
        ({"issued": {"date-parts": [[2020, 2, 31]]}}, "issued", {"date-parts": [[2020, 2]]}),
        ({"issued": "2020-05"}, "issued", {"date-parts": [[2020, 5]]}),
        ({"title": "<i>x"}, "title", "x"),
        ({"title": "x</i>"}, "title", "x"),
        ({"title": "a <i>b</i> <i>c <i>d</i> e</i>"}, "title", "a \ufde0b\ufde1 c \ufde0d\ufde1 e"),
        ({"publisher": "<i>x</i>&#10;&#xFDE1;y"}, "publisher", "x y"),
        ({"title": "<b " * 3_000}, "title", ("<b " * 3_000).strip()),
        ({"volume": 12}, "volume", "12"),
    ],
)
def test_json_that_is_not_as_it_should_be_is_read(
    tmp_path: Path, given: dict[str, object], field: str, held: object
) -> None:
    (tmp_path / "refs.json").write_text(json.dumps([{"id": "k", "type": "book", **given}]), encoding="utf-8")
    assert brief(tmp_path, "bibliography: refs.json\n").library["k"].item.get(field) == held


def test_an_endless_number_and_a_key_that_begins_another(tmp_path: Path) -> None:
    text = f'[{{"id": "ab", "volume": {"1" * 5000}}},\n{{"id": "a"}},\n{{"id": "\\u0063"}}]'
    (tmp_path / "refs.json").write_text(text, encoding="utf-8")
    library = brief(tmp_path, "bibliography: refs.json\n").library
    assert [library[key].place.line for key in ("ab", "a", "c")] == [1, 2, 3]


@pytest.mark.parametrize(
    ("files", "field", "place", "message"),
    [
        ({"refs.bib": f"\n@book{{a, title={{{'x' * 10_001}}}}}"}, "refs.bib", "refs.bib:2:1", "over 10000 characters"),
        ({}, "refs.bib", "brief.yaml:3:15", "there is no file “refs.bib” below the workspace"),
        ({"ref.bib": ""}, "refs.bib", "brief.yaml:3:15", "there is no file"),
        ({"refs.txt": ""}, "refs.txt", "brief.yaml:3:15", "is no file of sources"),
        ({}, "../refs.bib", "brief.yaml:3:15", "there is no file"),
        ({"refs.bib": "\n  @book{a, title = {T}"}, "refs.bib", "refs.bib:2:3", "is never closed"),
        ({"refs.bib": "@book{a,}\n@book{a,}"}, "refs.bib", "refs.bib:2:1", "the key `a` comes twice"),
        ({"refs.json": '[{"id": "a"},\n {]'}, "refs.json", "refs.json:2:3", "this isn't JSON"),
        ({"refs.json": '{"a": 1}'}, "refs.json", "refs.json:1:1", "this is no list of sources"),
        ({"refs.json": "[{}]"}, "refs.json", "refs.json:1:1", "item 1 of this file has no `id`"),
        ({"refs.json": "[" * 100_000}, "refs.json", "refs.json:1:1", "nested too deep"),
    ],
)
def test_what_is_wrong_with_a_file_is_told_where_it_is(
    tmp_path: Path, files: dict[str, str], field: str, place: str, message: str
) -> None:
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(ProblemsFound) as found:
        brief(tmp_path, f"bibliography: {field}\n")
    [problem] = found.value.problems
    assert message in problem.message
    assert str(problem.position).endswith(place)


def test_a_link_out_of_the_workspace_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "inside").mkdir()
    (tmp_path / "secret.bib").write_text("@book{a, title={Secret}}", encoding="utf-8")
    (tmp_path / "inside" / "refs.bib").symlink_to(tmp_path / "secret.bib")
    with pytest.raises(ProblemsFound, match="there is no file"):
        brief(tmp_path / "inside", "bibliography: refs.bib\n")


def test_names() -> None:
    assert names("Yousafzai, Gul; ISPR; {Ministry of Defence, Pakistan}") == [
        {"family": "Yousafzai", "given": "Gul"},
        {"literal": "ISPR"},
        {"literal": "Ministry of Defence, Pakistan"},
    ]


def test_who_publishes_a_newspaper_is_what_a_piece_appeared_in() -> None:
    source = Source(title="T", type="news", publisher="Dawn", date="2026-02", doi="https://doi.org/10.1000/1")
    assert item_of(source) == {
        "type": "article-newspaper",
        "title": "T",
        "container-title": "Dawn",
        "DOI": "10.1000/1",
        "issued": {"date-parts": [[2026, 2]]},
    }
    assert item_of(Source(title="T", type="report", author="ICG", publisher="ICG"))["author"] == [{"literal": "ICG"}]
    assert "publisher" not in item_of(Source(title="T", type="report", author="ICG", publisher="ICG"))


def test_every_type_has_a_group() -> None:
    assert {kind.group for kind in TYPES.values()} == {"official", "press", "research", "people", "data", "other"}
    assert type_of(None).group == "other"
