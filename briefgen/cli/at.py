"""The option `--at`: when it is, for whoever asks whether an embargo is lifted, or how old something is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click


class _MomentOrDay(click.ParamType):  # type: ignore[type-arg]  # generic from click 8.4 on
    """A moment with its offset from UTC, or a date."""

    name = "moment"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from pydantic_core import PydanticCustomError

        from briefgen.brief.moments import moment_or_day

        try:
            return moment_or_day(str(value))
        except PydanticCustomError as wrong:
            said = wrong.context or {}
            return self.fail(f"{said['message']}; {said['hint']}.", param, ctx)


def at_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option that says when it is. No clock is asked: without it, it is the beginning of the paper's
    date."""
    return click.option(
        "--at",
        type=_MomentOrDay(),
        metavar="MOMENT",
        help="When it is, for embargoes and ages: 2026-02-11T06:00+05:00, or a date.  [default: the paper's date]",
    )(command)
