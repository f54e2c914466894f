"""What is changed in a template between reading and running: places marked, loops counted.

Works on Jinja2's syntax tree. The filters put in have names that no template can
write, since they hold a space.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from jinja2 import Environment, nodes
from markupsafe import Markup

from briefgen.template import bounds, functions
from briefgen.template.marked import mark, without_marks

_COUNTED, _UNMARKED, _JOINED, _COLLECTED = "counted loop", "without marks", "joined text", "collected items"


def rewrite(template: nodes.Template, file: int, environment: Environment) -> None:
    """Change a template's tree in place; `file` is the number that marks carry."""
    _replace(template)
    for node in list(template.find_all((nodes.For, nodes.Output, nodes.AssignBlock))):
        if isinstance(node, nodes.For):
            node.iter = _filter(node.iter, _COUNTED, nodes.Const(_text_in(node)))
        elif isinstance(node, nodes.Output):
            node.nodes = [part for printed in node.nodes for part in _marked(printed, file)]
        else:
            cast(nodes.AssignBlock, node).filter = _filter(None, _UNMARKED, lineno=node.lineno)
    template.set_environment(environment)


def _text_in(loop: nodes.For) -> int:
    """How many characters of its own one turn of a loop prints at most."""
    return sum(len(data.data) for data in loop.find_all(nodes.TemplateData))


def _marked(node: nodes.Expr, file: int) -> list[nodes.Expr]:
    is_text = isinstance(node, nodes.TemplateData)
    place = nodes.TemplateData(mark(file, node.lineno, value=not is_text), lineno=node.lineno)
    return [place, node]


def _replace(node: nodes.Node) -> None:
    """Swap what can grow for something that counts, and take marks out of what a macro gives to an expression."""
    for name, value in list(node.iter_fields()):
        if isinstance(value, list):
            setattr(node, name, [_swapped(item, isinstance(node, nodes.Output)) for item in value])
        elif isinstance(value, nodes.Node):
            setattr(node, name, _swapped(value, isinstance(node, nodes.CallBlock)))


def _swapped(node: Any, printed: bool) -> Any:
    if not isinstance(node, nodes.Node):
        return node
    _replace(node)
    if isinstance(node, nodes.Concat):
        return _filter(nodes.List(node.nodes, lineno=node.lineno), _JOINED, lineno=node.lineno)
    if isinstance(node, nodes.List | nodes.Dict) or (isinstance(node, nodes.Tuple) and node.ctx == "load"):
        return _filter(node, _COLLECTED)
    if isinstance(node, nodes.CondExpr) and node.expr2 is None:
        node.expr2 = nodes.Const(None, lineno=node.lineno)  # `{{ a if b }}` prints nothing where b is empty
    if isinstance(node, nodes.Call) and not printed:
        return _filter(node, _UNMARKED)
    return node


def _filter(node: nodes.Node | None, name: str, *arguments: nodes.Expr, lineno: int | None = None) -> nodes.Filter:
    line = lineno or (node.lineno if node else 1)
    made = nodes.Filter(cast(nodes.Expr | None, node), name, list(arguments), [], None, None, lineno=line)
    for argument in arguments:
        argument.lineno = line
    return made


def _unmarked(value: Any) -> Any:
    """What a macro gave, as text without marks; anything else unchanged."""
    if isinstance(value, Markup):
        bounds.charge_text(len(value))
        return Markup(without_marks(value))
    return value


def _collected(value: Any) -> Any:
    bounds.charge_items(value)
    return value


INTERNAL_FILTERS: dict[str, Callable[..., Any]] = {
    _COUNTED: bounds.counted,
    _UNMARKED: _unmarked,
    _JOINED: functions.joined,
    _COLLECTED: _collected,
}
