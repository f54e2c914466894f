"""What a template must not be able to do, and what it must."""

# ruff: noqa: E501 (a template reads better on one line)

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefgen.problems import Problem, ProblemsFound
from tests.template.conftest import Trial

DATA: dict[str, object] = {
    "title": "A title",
    "number": 4,
    "none": None,
    "things": [{"name": "one", "items": "field called items", "size": 3}, {"name": "two", "items": "x", "size": 1}],
    "group": {"items": "field called items", "keys": "k", "values": "v", "get": "g"},
    "language": "en-GB",
}

ESCAPES = {
    "class of a text": "{{ ''.__class__ }}",
    "class by subscript": "{{ ''['__class__'] }}",
    "class by joined name": "{{ ''['__cl' ~ 'ass__'] }}",
    "mro": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "mro of a list": "{{ [].__class__.mro() }}",
    "subclasses of a dict": "{{ {}.__class__.__base__.__subclasses__() }}",
    "number's class": "{{ (1).__class__ }}",
    "macro's globals": "{% macro m() %}{% endmacro %}{{ m.__globals__ }}",
    "macro's init": "{% macro m() %}{% endmacro %}{{ m.__init__.__globals__ }}",
    "macro's function": "{% macro m() %}{% endmacro %}{{ m._func.__globals__ }}",
    "macro's environment": "{% macro m() %}{% endmacro %}{{ m._environment }}",
    "macro's name": "{% macro m() %}{% endmacro %}{{ m.name }}",
    "caller": "{% macro m() %}{{ caller.__init__ }}{% endmacro %}{% call m() %}{% endcall %}",
    "range's class": "{{ range.__class__ }}",
    "range's globals": "{{ range.__globals__ }}",
    "namespace's globals": "{{ namespace.__init__.__globals__ }}",
    "namespace's class": "{{ namespace(a=1).__class__ }}",
    "namespace's hidden field": "{{ namespace(a=1)._Namespace__attrs }}",
    "cycler": "{{ cycler.__init__.__globals__ }}",
    "joiner": "{{ joiner.__init__.__globals__.os.popen('id').read() }}",
    "lipsum": "{{ lipsum.__globals__['os'] }}",
    "dict": "{{ dict.__base__ }}",
    "self's context": "{{ self._TemplateReference__context }}",
    "self's context environment": "{{ self._TemplateReference__context.environment }}",
    "self's class": "{{ self.__class__ }}",
    "self's dict": "{{ self.__dict__ }}",
    "block's context": "{% block b %}{% endblock %}{{ self.b._context }}",
    "block's function": "{% block b %}{% endblock %}{{ self.b.__call__.__globals__ }}",
    "loop's iterator": "{% for x in things %}{{ loop._iterator }}{% endfor %}",
    "loop's undefined": "{% for x in things %}{{ loop._undefined }}{% endfor %}",
    "loop's class": "{% for x in things %}{{ loop.__class__ }}{% endfor %}",
    "loop's function": "{% for x in things %}{{ loop.cycle.__globals__ }}{% endfor %}",
    "loop's function's owner": "{% for x in things %}{{ loop.cycle.__self__ }}{% endfor %}",
    "generator's frame": "{{ (things | map(attribute='name')).gi_frame }}",
    "generator's code": "{{ (things | select).gi_code }}",
    "generator's frame by subscript": "{{ (things | select)['gi_frame'] }}",
    "attr filter": "{{ title | attr('__class__') }}",
    "attr filter on format (CVE-2025-27516)": "{{ ('{0.__class__}' | attr('format'))(title) }}",
    "attr in map": "{{ [title] | map('attr', '__class__') | list }}",
    "attribute of map": "{{ [title] | map(attribute='__class__') | join }}",
    "attribute of map, deep": "{{ [title] | map(attribute='__class__.__mro__') | join }}",
    "attribute of join": "{{ [title] | join(',', attribute='__class__') }}",
    "attribute of groupby": "{{ [title] | groupby('__class__') | list }}",
    "attribute of sort": "{{ [title, title] | sort(attribute='__class__') | join }}",
    "attribute of selectattr": "{{ [title] | selectattr('__class__') | list | length }}",
    "attribute of sum": "{{ [title] | sum(attribute='__class__') }}",
    "attribute of unique": "{{ [title] | unique(attribute='__class__') | join }}",
    "attribute of max": "{{ [title, title] | max(attribute='__class__') }}",
    "format (CVE-2016-10745)": "{{ '{0.__class__}'.format(title) }}",
    "format_map (CVE-2019-10906)": "{{ '{a.__class__}'.format_map({'a': title}) }}",
    "format kept in a variable (CVE-2024-56326)": "{% set f = '{0.__class__}'.format %}{{ f(title) }}",
    "format in map (CVE-2024-56326)": "{{ ['{0.__class__}'.format] | map('call', title) | list }}",
    "format filter": "{{ '%s' | format(title) }}",
    "percent": "{{ '%(a)s' % {'a': 1} }}",
    "wide percent": "{{ '%9999999999d' % 1 }}",
    "percent in a test": "{{ 'y' if '%9999999999d' is even }}",
    "percent in another test": "{{ 'y' if '%(a)s' is divisibleby({'a': 1}) }}",
    "xmlattr (CVE-2024-22195)": "{{ {'a': 1} | xmlattr }}",
    "safe": "{{ '<b>' | safe }}",
    "markup made by a filter block": "{% filter upper %}x{% endfilter %}",
    "escaping off": "{% autoescape false %}{{ title }}{% endautoescape %}",
    "filter in a set block": "{% set x | lower %}y{% endset %}",
    "method of a text": "{{ title.upper() }}",
    "method of a list": "{{ things.append(1) }}",
    "method of a dict": "{{ group.pop('keys') }}",
    "items of a dict is a field": "{{ group.items() }}",
    "calling a text": "{{ title() }}",
    "do": "{% do things.append(1) %}",
    "debug": "{% debug %}",
    "random": "{{ things | random }}",
    "pprint": "{{ things | pprint }}",
    "tojson": "{{ things | tojson }}",
    "context functions": "{{ get_flashed_messages.__globals__ }}",
    "config": "{{ config }}",
    "request": "{{ request.application.__globals__ }}",
    "builtins": "{{ __builtins__ }}",
    "import": "{{ __import__('os') }}",
    "environment": "{{ environment }}",
    "context": "{{ context }}",
    "resolve": "{{ resolve('environment') }}",
    "undefined's attributes": "{{ nothing._undefined_obj }}",
    "undefined's class": "{{ nothing.__class__ }}",
    "undefined's init": "{{ nothing.__init__.__globals__ }}",
    "imported module's body": "{% import 'trial/other.html' as other %}{{ other._body_stream }}",
    "imported module's class": "{% import 'trial/other.html' as other %}{{ other.__class__ }}",
    "list of a whole object": "{{ things }}",
    "dict printed": "{{ group }}",
    "function printed": "{{ range }}",
    "internal filter": "{{ title | _unmarked }}",
    "etc/passwd": "{% include '/etc/passwd' %}",
    "parent folder": "{% include '../secret.html' %}",
    "parent folder by a name": "{% set n = '../secret' %}{% include n ~ '.html' %}",
    "parent folder inside": "{% include 'parts/../../secret.html' %}",
    "backslash": "{% include '..\\\\secret.html' %}",
    "not a template": "{% include 'house.yaml' %}",
    "hidden file": "{% include '.secret.html' %}",
    "import of a parent": "{% import '../secret.html' as s %}",
    "extends a list": "{% include things %}",
}


@pytest.mark.parametrize("body", ESCAPES.values(), ids=ESCAPES)
def test_is_refused(trial: Trial, body: str) -> None:
    (trial.root / "secret.html").write_text("secret")
    trial.write("trial/other.html", "{% macro m() %}x{% endmacro %}")
    with pytest.raises(ProblemsFound) as found:
        trial.text(body, DATA)
    (problem, *_) = found.value.problems
    assert problem.position.path == "templates/trial/paper.html"
    assert problem.position.line == 2


def test_link_to_elsewhere_is_not_followed(trial: Trial, tmp_path: Path) -> None:
    (tmp_path / "secret.html").write_text("secret")
    trial.write("trial/other.html", "x")
    os.symlink(tmp_path / "secret.html", tmp_path / "templates" / "trial" / "linked.html")
    with pytest.raises(ProblemsFound, match=r"there is no part “linked\.html”"):
        trial.text("{% include 'linked.html' %}")


ORDINARY = {
    "field": ("{{ title }}", "A title"),
    "field of an item": ("{{ things[0].name }}", "one"),
    "item by a negative number": ("{{ things[-1].name }}", "two"),
    "a field called items": ("{{ things[0].items }}", "field called items"),
    "fields called like methods": ("{{ group.keys }}{{ group.values }}{{ group.get }}", "kvg"),
    "field by subscript": ("{{ group['keys'] }}", "k"),
    "nothing for None": ("[{{ none }}]", "[]"),
    "loop": (
        "{% for t in things %}{{ loop.index }}{{ t.name }}{% if not loop.last %}, {% endif %}{% endfor %}",
        "1one, 2two",
    ),
    "loop with length": ("{% for t in things %}{{ loop.length }}{{ loop.revindex }}{% endfor %}", "2221"),
    "loop cycle and changed": (
        "{% for t in things %}{{ loop.cycle('a', 'b') }}{% if loop.changed(1) %}c{% endif %}{% endfor %}",
        "acb",
    ),
    "loop over nothing": ("{% for t in none %}x{% else %}nothing{% endfor %}", "nothing"),
    "loop with a condition": ("{% for t in things if t.size > 2 %}{{ t.name }}{% endfor %}", "one"),
    "namespace": (
        "{% set n = namespace(a=0) %}{% for t in things %}{% set n.a = n.a + t.size %}{% endfor %}{{ n.a }}",
        "4",
    ),
    "macro": ("{% macro m(x, y='!') %}{{ x }}{{ y }}{% endmacro %}{{ m('a') }}{{ m('b', y='?') }}", "a!b?"),
    "macro that prints nothing is false": ("{% macro m() %}{% endmacro %}{% if m() %}x{% else %}y{% endif %}", "y"),
    "macro in a filter": ("{% macro m() %} a {% endmacro %}{{ m() | trim | length }}", "1"),
    "macro with a caller": ("{% macro m() %}({{ caller() }}){% endmacro %}{% call m() %}x{% endcall %}", "(x)"),
    "macro that calls itself": (
        "{% macro m(n) %}{{ n }}{% if n %}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(3) }}",
        "3210",
    ),
    "set block": ("{% set x %}a{{ title }}{% endset %}{{ x }}{{ x | length }}", "aA title8"),
    "empty set block is false": ("{% set x %}{% endset %}{{ 'full' if x else 'empty' }}", "empty"),
    "if without else": ("{{ 'x' if none }}", ""),
    "range": ("{% for i in range(3) %}{{ i }}{% endfor %}", "012"),
    "sums": ("{{ number * 2 + 1 }} {{ number / 2 }} {{ number // 3 }} {{ number % 3 }} {{ -number }}", "9 2.0 1 1 -4"),
    "joining": ("{{ title ~ ' ' ~ number }}", "A title 4"),
    "adding texts and lists": ("{{ 'a' + 'b' }}{{ ([1] + [2]) | join }}", "ab12"),
    "slices": ("{{ title[:1] }}{{ things[1:] | length }}", "A1"),
    "filters": (
        "{{ title | upper }} {{ title | lower }} {{ 'ab cd' | title }} {{ title | replace('A', 'The') }}",
        "A TITLE a title Ab Cd The title",
    ),
    "map and join": ("{{ things | map(attribute='name') | join(' and ') }}", "one and two"),
    "join with attribute": ("{{ things | join(', ', attribute='name') }}", "one, two"),
    "selectattr": ("{{ things | selectattr('size', '>', 2) | map(attribute='name') | join }}", "one"),
    "sort": ("{{ things | sort(attribute='size') | map(attribute='name') | join(' ') }}", "two one"),
    "groupby": (
        "{% for size, group in things | groupby('size') %}{{ size }}{{ group[0].name }} {% endfor %}",
        "1two 3one",
    ),
    "first, last, min, max, sum": (
        "{{ (things | first).name }}{{ (things | last).name }}{{ [3, 1] | min }}{{ [3, 1] | max }}{{ things | sum('size') }}",
        "onetwo134",
    ),
    "default": ("{{ none | default('?') }}{{ nothing | default('!') }}{{ title | default('x') }}", "?!A title"),
    "tests": (
        "{{ 'y' if title is defined and nothing is undefined and none is none and 4 is even and 3 in [3] }}",
        "y",
    ),
    "unique and reverse": ("{{ [1, 2, 1] | unique | list | reverse | join }}", "21"),
    "items": ("{% for k, v in {'a': 1} | items %}{{ k }}{{ v }}{% endfor %}", "a1"),
    "with": ("{% with x = 1 %}{{ x }}{% endwith %}", "1"),
    "raw": ("{% raw %}{{ x }}{% endraw %}", "{{ x }}"),
    "comment": ("a{# {{ nothing }} #}b", "ab"),
    "markup in a value stays text": ("{{ '<em>x</em>' }}", "<em>x</em>"),
    "replacing numbers": ("{{ title | replace('A', 1) }} {{ 'in 2025' | replace(2025, 2026) }}", "1 title in 2026"),
    "list of lists": ("{{ [[1, 2], [3]] | map('sum') | join(' ') }}", "3 3"),
}


@pytest.mark.parametrize(("body", "printed"), ORDINARY.values(), ids=ORDINARY)
def test_ordinary_template_works(trial: Trial, body: str, printed: str) -> None:
    assert trial.text(body, DATA) == printed.strip()


TOO_MUCH = {
    "long loop": "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}",
    "long range": "{% for a in range(99999999999) %}{% endfor %}",
    "much output": "{% for a in range(9999) %}{% for b in range(19) %}" + "x" * 200 + "{% endfor %}{% endfor %}",
    "much output in a set block": "{% set y %}{% for a in range(9999) %}" + "x" * 3000 + "{% endfor %}{% endset %}",
    "doubling a text": "{% set n = namespace(t='xxxxxxxx') %}{% for i in range(60) %}{% set n.t = n.t ~ n.t %}{% endfor %}",
    "doubling by plus": "{% set n = namespace(t='xxxxxxxx') %}{% for i in range(60) %}{% set n.t = n.t + n.t %}{% endfor %}",
    "doubling by join": "{% set n = namespace(t='xxxxxxxx') %}{% for i in range(60) %}{% set n.t = [n.t, n.t] | join %}{% endfor %}",
    "doubling by replace": "{% set n = namespace(t='xxxxxxxx') %}{% for i in range(60) %}{% set n.t = n.t | replace('x', 'xx') %}{% endfor %}",
    "doubling a list": "{% set n = namespace(t=[1, 2]) %}{% for i in range(60) %}{% set n.t = n.t + n.t %}{% endfor %}",
    "doubling a nested list": "{% set n = namespace(t=[1]) %}{% for i in range(60) %}{% set n.t = [n.t, n.t] %}{% endfor %}{{ n.t == n.t }}",
    "squaring": "{% set n = namespace(t=9) %}{% for i in range(60) %}{% set n.t = n.t * n.t %}{% endfor %}",
    "power": "{{ 9 ** 9 ** 9 }}",
    "repeating a text": "{{ 'x' * 999999999 }}",
    "repeating a list": "{{ ([1] * 999999999) | length }}",
    "macro without end": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "macro that doubles": "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(99) }}",
    "macro that doubles its output": "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% else %}xxxxxxxxxx{% endif %}{% endmacro %}{{ m(40) }}",
    "part in itself": "{% include 'trial/paper.html' %}",
    "template on itself": "{% extends 'trial/paper.html' %}",
}


@pytest.mark.parametrize("body", TOO_MUCH.values(), ids=TOO_MUCH)
def test_is_bounded(trial: Trial, body: str) -> None:
    with pytest.raises(ProblemsFound):
        trial.text(body, DATA)


MISUSED = [
    "{{ 1.5 | round('x') }}",
    "{{ title | round }}",
    "{{ title | truncate('x') }}",
    "{{ things | join(5) }}",
    "{{ [1] | join(5) }}",
    "{{ title | replace('a') }}",
    "{{ title | replace }}",
    "{{ title | upper('x') }}",
    "{{ title | date }}",
    "{{ number | date('medium') }}",
    "{{ title | number }}",
    "{{ title | phrase }}",
    "{{ number | phrase }}",
    "{{ things | sum }}",
    "{{ title | sum }}",
    "{{ title | items }}",
    "{{ title | abs }}",
    "{{ things | first | upper }}",
    "{{ [] | first }}",
    "{{ number | first }}",
    "{{ [1, 'a', none] | sort | join }}",
    "{{ [1, 'a'] | max }}",
    "{{ things | map }}",
    "{{ things | map('nothing') | list | length }}",
    "{{ things | selectattr }}",
    "{{ things | selectattr('nothing') | list | length }}",
    "{{ things | groupby('nothing') | list | length }}",
    "{{ range('a') | length }}",
    "{{ range() | length }}",
    "{{ namespace(1).x }}",
    "{{ 'y' if title is even }}",
    "{{ 'y' if number is divisibleby(0) }}",
    "{{ 'y' if title > number }}",
    "{{ 'y' if 1 in number }}",
    "{{ 1 / 0 }}",
    "{{ -title }}",
    "{{ title - 1 }}",
    "{{ title * 2 }}",
    "{{ nothing }}",
    "{{ nothing.x }}",
    "{{ nothing[0] }}",
    "{{ nothing() }}",
    "{{ -nothing }}",
    "{{ nothing + 1 }}",
    "{{ 1 + nothing }}",
    "{{ nothing | upper }}",
    "{{ nothing ~ 'x' }}",
    "{{ 'y' if nothing }}",
    "{{ 'y' if nothing == 1 }}",
    "{% for x in nothing %}{% endfor %}",
    "{% for x in number %}{% endfor %}",
    "{% for a, b in things %}{% endfor %}",
    "{% for a, b in [1] %}{% endfor %}",
    "{% include none %}",
    "{% include number %}",
    "{% include things ignore missing %}",
    "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(1, 2) }}",
    "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(y=2) }}",
    "{% macro m(x) %}{{ x }}{% endmacro %}{{ m() }}",
    "{{ self.nothing() }}",
    "{{ super() }}",
    "{{ loop.index }}",
    "{{ things[0:1:0] | length }}",
    "{{ things['name'] }}",
    "{{ group[things] }}",
    "{{ {things: 1} | length }}",
    "{{ 999999999999999999 * 999999999999999999 }}",
    "{{ 1e400 }}",
]


@pytest.mark.parametrize("body", MISUSED)
def test_misuse_is_a_problem_with_a_line(trial: Trial, body: str) -> None:
    [problem] = refused(trial, body)
    assert problem.message
    assert (problem.position.path, problem.position.line) == ("templates/trial/paper.html", 2)


def test_a_field_set_on_a_text_is_said_to_be_on_the_line_before(trial: Trial) -> None:
    """Jinja2 checks this before it notes which line it has come to."""
    [problem] = refused(trial, "{% set title.x = 1 %}")
    assert (problem.position.path, problem.position.line) == ("templates/trial/paper.html", 1)


UNREADABLE = {
    "5,000 digits": "{{ " + "9" * 5000 + " }}",
    "5,000 brackets": "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "30 loops": "{% for a in things %}" * 30 + "{% endfor %}" * 30,
    "300 conditions": "{% if title %}" * 300 + "{% endif %}" * 300,
}


@pytest.mark.parametrize("body", UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_compiled_is_a_problem_of_the_file(trial: Trial, body: str) -> None:
    [problem] = refused(trial, body)
    assert problem.message.startswith(
        ("a number with too many digits", "tags or brackets inside one another, too deep")
    )
    assert problem.position.path == "templates/trial/paper.html"


def refused(trial: Trial, body: str) -> tuple[Problem, ...]:
    """The problems of a template that must not make a paper."""
    with pytest.raises(ProblemsFound) as found:
        trial.text(body, DATA)
    return found.value.problems
