"""Where problems are said to be, and which file is used."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.document import Heading, Image, plain_text, walk
from briefgen.problems import ProblemsFound
from briefgen.template import compose, copy_template, template_names
from briefgen.template.check import sample_data
from briefgen.workspace import Workspace
from tests.template.conftest import Trial


def places(found: pytest.ExceptionInfo[ProblemsFound]) -> list[str]:
    return [str(problem.position) for problem in found.value.problems]


def test_through_extends_and_include(trial: Trial) -> None:
    trial.write("common.html", '<paper title="T" language="en">\n{% block a %}\n{% endblock %}\n<wrong1/></paper>')
    trial.write("parts/one.html", "\n\n<wrong2/>\n{% include 'parts/two.html' %}\n<wrong4/>")
    trial.write("trial/parts/two.html", "<p>x</p>\n<wrong3/>")
    trial.write(
        "trial/paper.html", "{% extends 'common.html' %}\n{% block a %}\n{% include 'parts/one.html' %}\n{% endblock %}"
    )
    with pytest.raises(ProblemsFound) as found:
        trial.compose()
    assert places(found) == [
        "templates/common.html:4",
        "templates/parts/one.html:3",
        "templates/parts/one.html:5",
        "templates/trial/parts/two.html:2",
    ]


def test_after_tags_over_several_lines(trial: Trial) -> None:
    trial.paper("{# a\n\n b #}{% set x = [\n 1\n] %}\n<p>a\n{{ 'b' }}\n<wrong/>\n</p>")
    with pytest.raises(ProblemsFound) as found:
        trial.compose()
    assert places(found) == ["templates/trial/paper.html:9"]


def test_white_space_control_does_not_shift(trial: Trial) -> None:
    trial.paper("{%- if true -%}\n\n\n<wrong/>\n\n{%- endif -%}\n\n<wrong2/>")
    with pytest.raises(ProblemsFound) as found:
        trial.compose()
    assert places(found) == ["templates/trial/paper.html:5", "templates/trial/paper.html:9"]


def test_macro_of_another_file(trial: Trial) -> None:
    trial.write("parts/macros.html", "{% macro m(x) %}\n<wrong/>{{ x }}\n{% endmacro %}")
    trial.paper("{% import 'parts/macros.html' as macros %}\n{{ macros.m('a') }}")
    with pytest.raises(ProblemsFound) as found:
        trial.compose()
    assert "templates/parts/macros.html:2" in places(found)


def test_what_goes_wrong_in_a_part(trial: Trial) -> None:
    trial.write("parts/one.html", "\n{{ x.y }}")
    trial.paper("{% include 'parts/one.html' %}")
    with pytest.raises(ProblemsFound) as found:
        trial.compose({"x": {"why": 1}})
    (problem,) = found.value.problems
    assert str(problem.position) == "templates/parts/one.html:2"
    assert problem.message == "there is no field `y` here"


def test_one_part_of_ones_own(trial: Trial) -> None:
    trial.write("parts/sources.html", "<h1>How we know</h1>")
    paper = compose("flash-note", DATA, trial.workspace)
    assert "How we know" in [plain_text(node) for node in walk(paper) if isinstance(node, Heading)]


def test_one_part_of_one_template(trial: Trial) -> None:
    trial.write("flash-note/parts/sources.html", "<h1>How we know</h1>")
    assert "How we know" in headings("flash-note", trial.workspace)
    assert "How we know" not in headings("briefing-paper", trial.workspace)


def test_the_shipped_one_can_be_extended(trial: Trial) -> None:
    trial.write("parts/method.html", '{% include "shipped/parts/method.html" %}<h1>And more</h1>')
    assert {"Method", "And more"} <= set(headings("briefing-paper", trial.workspace))


def test_a_shipped_template_can_be_extended_under_its_name(trial: Trial) -> None:
    trial.write(
        "flash-note/paper.html",
        '{% extends "shipped/flash-note/paper.html" %}{% block back %}<h1>End</h1>{% endblock %}',
    )
    assert headings("flash-note", trial.workspace)[-1] == "End"


def test_super_prints_the_block_that_is_replaced(trial: Trial) -> None:
    text = '{% extends "flash-note/paper.html" %}{% block back %}<h1>Before</h1>{{ super() }}{% endblock %}'
    trial.write("trial/paper.html", text)
    assert headings("trial", trial.workspace)[-2:] == ["Before", "Sources"]


def test_part_that_may_be_missing(trial: Trial) -> None:
    assert trial.text("{% include 'parts/none.html' ignore missing %}x") == "x"
    assert trial.text("{% include ['parts/none.html', 'parts/method.html'] %}x", {"method": None}) == "x"


def test_macros_of_another_file(trial: Trial) -> None:
    trial.write("parts/macros.html", "{% macro twice(x) %}{{ x }}{{ x }}{% endmacro %}")
    assert trial.text("{% from 'parts/macros.html' import twice as t %}{{ t('a') }}") == "aa"
    assert trial.text("{% import 'parts/macros.html' as m %}{{ m.twice('a') }}") == "aa"


def test_a_change_is_seen_at_once(trial: Trial) -> None:
    assert trial.text("a") == "a"
    assert trial.text("bc") == "bc"
    trial.write("parts/x.html", "one")
    trial.paper("<p>{% include 'parts/x.html' %}</p>")
    assert plain_text(trial.compose()) == "one"
    trial.write("trial/parts/x.html", "another")
    assert plain_text(trial.compose()) == "another"


def test_a_change_in_what_an_imported_file_imports_is_seen_at_once(trial: Trial) -> None:
    trial.write("parts/inner.html", "{% macro word() %}one{% endmacro %}")
    trial.write(
        "parts/outer.html", "{% from 'parts/inner.html' import word %}{% macro said() %}{{ word() }}{% endmacro %}"
    )
    trial.paper("<p>{% from 'parts/outer.html' import said %}{{ said() }}</p>")
    assert plain_text(trial.compose()) == "one"
    trial.write("parts/inner.html", "{% macro word() %}another{% endmacro %}")
    assert plain_text(trial.compose()) == "another"


def test_copied_template_works_and_nothing_is_overwritten(trial: Trial) -> None:
    written = copy_template("flash-note", "our-note", trial.workspace)
    assert [path.relative_to(trial.root).as_posix() for path in written] == ["templates/our-note/paper.html"]
    assert template_names(trial.workspace)["our-note"].origin == "house"
    assert headings("our-note", trial.workspace) == headings("flash-note", trial.workspace)
    with pytest.raises(ProblemsFound, match="exists already"):
        copy_template("flash-note", "our-note", trial.workspace)


@pytest.mark.parametrize("name", ["../x", "a/b", "", ".x", "parts", "themes", "x" * 300])
def test_names_that_no_copy_can_have(trial: Trial, name: str) -> None:
    with pytest.raises(ProblemsFound):
        copy_template("flash-note", name, trial.workspace)


def test_unknown_template_is_a_problem(trial: Trial) -> None:
    for made in (lambda: compose("flash", DATA, trial.workspace), lambda: copy_template("flash", "x", trial.workspace)):
        with pytest.raises(ProblemsFound, match="there is no template “flash”"):
            made()
    with pytest.raises(ProblemsFound, match="there is no template “xxx"):
        compose("x" * 300, DATA, trial.workspace)


def test_shipped_templates_say_what_they_are_for(tmp_path: Path) -> None:
    found = template_names(Workspace(tmp_path))
    assert list(found) == ["briefing-paper", "extract", "flash-note", "report", "situation-report"]
    assert all(template.purpose.endswith(".") and template.origin == "shipped" for template in found.values())


def headings(name: str, workspace: Workspace) -> list[str]:
    return [plain_text(node) for node in walk(compose(name, DATA, workspace)) if isinstance(node, Heading)]


DATA = sample_data(Workspace(Path(__file__).parent))


def test_a_picture_of_the_templates_own_is_found_beside_them(trial: Trial) -> None:
    source = Path(__file__).parents[1] / "specimens" / "mark.png"
    own = trial.root / "templates" / "trial" / "legend.png"
    own.parent.mkdir(parents=True)
    own.write_bytes(source.read_bytes())
    trial.paper('<figure><img src="trial/legend.png" alt="Legend"/></figure>')
    [image] = [node for node in walk(trial.compose({})) if isinstance(node, Image)]
    assert Path(image.src) == own.resolve()
