"""The Jinja2 that templates run in: plain data, a documented set of filters, nothing to hold on to.

Other report generators were broken through templates that reached live objects.
Here attribute access reads a field of plain data and nothing else, so no method of
any object exists for a template; only macros, blocks and the documented functions
can be called; and everything that repeats or grows is counted.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from typing import Any, NoReturn

from jinja2 import StrictUndefined, Undefined, nodes, pass_eval_context
from jinja2.exceptions import SecurityError, TemplateNotFound, UndefinedError
from jinja2.loaders import BaseLoader
from jinja2.nodes import EvalContext
from jinja2.runtime import BlockReference, Context, LoopContext, Macro, TemplateReference
from jinja2.sandbox import SandboxedEnvironment
from jinja2.utils import Namespace

from briefgen.problems import Position, Problem, ProblemsFound, did_you_mean
from briefgen.reads import ask_when, stamp
from briefgen.template import bounds, files, filters, functions
from briefgen.template.compiled import Compiled, Part
from briefgen.template.rewrite import INTERNAL_FILTERS, rewrite
from briefgen.workspace import Workspace

LOOP_FIELDS = frozenset({"index", "index0", "first", "last", "length", "revindex", "revindex0", "previtem", "nextitem"})
LOOP_FUNCTIONS = frozenset({"cycle", "changed"})

known_names: ContextVar[tuple[str, ...]] = ContextVar("known_names", default=())
"""The names that a brief's data gives, while a template is filled: for hints."""


class HouseUndefined(StrictUndefined):
    """Any use of it is a problem that names what may have been meant."""

    __slots__ = ()

    @property
    def hint(self) -> str:
        """What to change."""
        name, owner = str(self._undefined_name), self._undefined_obj
        if self._undefined_hint and not isinstance(owner, dict | str | list):
            return ""
        if isinstance(owner, dict):
            near = functions.method_hint(name) or did_you_mean(name, map(str, owner))
            return near or f"there are: {', '.join(map(str, owner))}"
        if owner is None:
            return "the field was left empty; test it first: `{% if … %}`"
        near = functions.method_hint(name) or did_you_mean(name, known_names.get())
        return near or "docs/elements.md lists what a brief gives to templates"

    @property
    def said(self) -> str:
        """What is wrong."""
        name, owner = self._undefined_name, self._undefined_obj
        if self._undefined_hint:
            return str(self._undefined_hint)
        if owner is None:
            return f"`.{name}` of a field that is empty"
        if isinstance(owner, dict):
            return f"there is no field `{name}` here"
        if isinstance(owner, list | tuple):
            return f"`{name}` of a list, which has only items"
        if isinstance(owner, str):
            return f"`.{name}` of a text"
        return f"nothing is called `{name}`"

    def _fail_with_undefined_error(self, *_: Any, **__: Any) -> NoReturn:
        if self._undefined_exception is SecurityError:
            raise SecurityError(self.said)
        error = UndefinedError(self.said)
        error.hint = self.hint  # type: ignore[attr-defined]
        raise error

    __iter__ = __str__ = __len__ = __eq__ = __ne__ = __bool__ = __hash__ = _fail_with_undefined_error
    __add__ = __radd__ = __sub__ = __mul__ = __lt__ = __gt__ = __contains__ = _fail_with_undefined_error


class _Files(BaseLoader):
    """Reads templates below the template folders only."""

    def __init__(self, template: str, workspace: Workspace) -> None:
        self.template = template
        self.workspace = workspace

    def get_source(self, environment: Any, name: str) -> tuple[str, str, Callable[[], bool]]:
        path = files.find(self.template, self.workspace, name)
        if path is None:
            raise TemplateNotFound(name)
        was = stamp(path)

        def is_current() -> bool:
            return files.find(self.template, self.workspace, name) == path and stamp(path) == was

        return files.read_source(path, self.workspace), self.workspace.shown(path), is_current


class _HouseContext(Context):
    """What a template's names stand for. That one was looked at which depends on the moment is noted."""

    def resolve_or_missing(self, key: str) -> Any:
        if key == "today":
            ask_when()
        return super().resolve_or_missing(key)


class HouseEnvironment(SandboxedEnvironment):
    """One template's Jinja2: its files, what they may use, and the numbers of the files in marks."""

    template_class = Part
    context_class = _HouseContext
    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "%", "**"})
    intercepted_unops = frozenset({"+", "-"})

    def __init__(self, template: str, workspace: Workspace) -> None:
        super().__init__(
            loader=_Files(template, workspace),
            undefined=HouseUndefined,
            autoescape=True,
            finalize=_printed,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            cache_size=-1,
            bytecode_cache=Compiled(self.number_of),
            optimized=False,  # nothing is worked out, so no filter runs, before a template is filled
        )
        self.workspace = workspace
        self.template = template
        self.shown_files: list[str] = []
        self.filters = {**filters.FILTERS, **INTERNAL_FILTERS}
        self.tests = dict(functions.TESTS)
        self.globals = dict(functions.FUNCTIONS)

    def number_of(self, shown: str) -> int:
        """The number that stands for a file in marks."""
        if shown not in self.shown_files:
            self.shown_files.append(shown)
        return self.shown_files.index(shown)

    def compile(self, source: Any, name: Any = None, filename: Any = None, *args: Any, **kwargs: Any) -> Any:
        """A template's code; what Python itself can't take is a problem."""
        try:
            return super().compile(source, name, filename, *args, **kwargs)
        except (RecursionError, SyntaxError, MemoryError, ValueError) as error:
            from briefgen.template import jinja_words

            raise ProblemsFound([Problem(Position(str(filename)), *jinja_words.uncompilable(error))]) from None

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        from briefgen.template.static import refused  # a run that finds all templates compiled has no use for it

        shown = filename or ""
        problems = list(refused(source, shown))
        if problems:
            raise ProblemsFound(problems)
        rewrite(source, self.number_of(shown), self)
        return super()._generate(source, name, filename, defer_init)

    def get_template(self, name: Any, parent: str | None = None, globals: Any = None) -> Any:
        bounds.charge_step()
        if not isinstance(name, str):
            raise SecurityError("the name of a part has to be a text")
        return super().get_template(name, parent, globals)

    # ── What may be read ──────────────────────────────────────────────────────

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A field of plain data, of `loop`, of a namespace, or a macro of an imported file."""
        if isinstance(obj, dict):
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        if isinstance(obj, Undefined):
            return obj._fail_with_undefined_error()
        if attribute.startswith("_"):
            return self.unsafe_undefined(obj, attribute)
        if isinstance(obj, LoopContext):
            is_open = attribute in LOOP_FIELDS | LOOP_FUNCTIONS
            return getattr(obj, attribute) if is_open else self.unsafe_undefined(obj, attribute)
        if isinstance(obj, Namespace):
            return self._field(vars_of_namespace(obj), attribute)
        if isinstance(obj, TemplateReference):
            return self._block(obj, attribute)
        if hasattr(obj, "_body_stream"):
            exported = {name: value for name, value in vars(obj).items() if isinstance(value, Macro | str)}
            return self._field(exported, attribute)
        return self.undefined(obj=obj, name=attribute) if _is_plain(obj) else self.unsafe_undefined(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """An item of a list by number, a field of plain data by name, or a part of a text."""
        if isinstance(obj, list | tuple | str) and isinstance(argument, int | slice):
            try:
                return obj[argument]
            except (IndexError, ValueError):
                return self.undefined(f"there is no item {argument}", obj=obj)
        if isinstance(obj, dict) and isinstance(argument, int) and argument in obj:
            return obj[argument]
        if isinstance(argument, str):
            return self.getattr(obj, str(argument))
        return self.undefined(f"there is no item {functions.shown(argument)}", obj=obj)

    def _field(self, known: dict[str, Any], name: str) -> Any:
        return known[name] if name in known else self.undefined(obj=known, name=name)

    def _block(self, reference: TemplateReference, name: str) -> Any:
        try:
            return reference[name]
        except LookupError:
            return self.undefined(f"there is no block `{name}`", name=name)

    def unsafe_undefined(self, obj: Any, attribute: str) -> Undefined:
        """Any use of it raises SecurityError."""
        return self.undefined(f"`{attribute}` isn't open to templates", obj=obj, name=attribute, exc=SecurityError)

    # ── What may be called and computed ───────────────────────────────────────

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:
        """A macro, a block, `super()`, a documented function, or one of the two that `loop` has."""
        bounds.charge_step()
        if isinstance(__obj, Undefined):
            __obj._fail_with_undefined_error()
        if not _is_callable(__obj):
            raise SecurityError(
                f"{functions.kind(__obj)} can't be called; templates have filters: `{{{{ value | filter }}}}`"
            )
        return __context.call(__obj, *args, **kwargs)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Sums of numbers; `+` also for texts and for lists."""
        for side in (left, right):
            if isinstance(side, Undefined):
                side._fail_with_undefined_error()
        if operator == "+" and isinstance(left, str) and isinstance(right, str):
            return functions.joined([left, right])
        if operator == "+" and isinstance(left, list) and isinstance(right, list):
            both = left + right
            bounds.charge_items(both)
            return both
        if operator == "**" or not (_is_number(left) and _is_number(right)):
            raise SecurityError(
                f"`{operator}` between {functions.kind(left)} and {functions.kind(right)} isn't open to templates"
            )
        result = super().call_binop(context, operator, left, right)
        if abs(result) > bounds.LARGEST_NUMBER:
            raise bounds.TooMuch("this number is too large")
        return result

    def call_unop(self, context: Context, operator: str, arg: Any) -> Any:
        """The sign before a number."""
        if isinstance(arg, Undefined):
            arg._fail_with_undefined_error()
        if not _is_number(arg):
            raise SecurityError(f"`{operator}` before {functions.kind(arg)} isn't open to templates")
        return super().call_unop(context, operator, arg)


def vars_of_namespace(namespace: Namespace) -> dict[str, Any]:
    """What a template put into a namespace."""
    found = object.__getattribute__(namespace, "_Namespace__attrs")
    assert isinstance(found, dict)
    return found


def _is_number(value: object) -> bool:
    return isinstance(value, int | float)


def _is_plain(value: object) -> bool:
    return value is None or isinstance(value, str | int | float | list | tuple | dict)


def _is_callable(value: object) -> bool:
    if isinstance(value, Macro | BlockReference) or any(value is known for known in functions.FUNCTIONS.values()):
        return True
    owner = getattr(value, "__self__", None)
    return isinstance(owner, LoopContext) and getattr(value, "__name__", "") in LOOP_FUNCTIONS


@pass_eval_context  # which also keeps Jinja2 from printing constants by itself, None as “None”
def _printed(_context: EvalContext, value: Any) -> Any:
    """What `{{ … }}` prints: nothing for None; text and numbers as they are; no list, group of fields or object."""
    if value is None:
        return ""
    if isinstance(value, Undefined):
        value._fail_with_undefined_error()
    if not isinstance(value, str | int | float) or isinstance(value, bool):
        raise SecurityError(functions.unprintable(value))
    if isinstance(value, str):
        bounds.charge_text(len(value))
        return value
    return str(value)
