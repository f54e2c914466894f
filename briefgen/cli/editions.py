"""The option `--for`, which asks for an edition."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click
from click.shell_completion import CompletionItem

from briefgen.marking import LEVELS
from briefgen.problems import did_you_mean


class _Level(click.ParamType):  # type: ignore[type-arg]  # generic from click 8.2 on
    """A level of the Traffic Light Protocol, in any capitals, `TLP:` in front or not."""

    name = "level"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        given = str(value).strip().lower().removeprefix("tlp:").strip()
        if given == "white":
            self.fail("TLP:WHITE was its name in version 1 of the protocol: write clear.", param, ctx)
        if given not in LEVELS:
            hint = did_you_mean(given, LEVELS, "{}") or f"it can be {', '.join(LEVELS[:-1])} or {LEVELS[-1]}."
            self.fail(f"there is no level “{value}”. {hint[:1].upper()}{hint[1:]}", param, ctx)
        return given

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        return [CompletionItem(level) for level in LEVELS if level.startswith(incomplete.lower())]


def edition_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option that asks for an edition."""
    words = f"An edition without what these readers may not see: {', '.join(LEVELS)}."
    return click.option("--for", "edition", type=_Level(), metavar="LEVEL", help=words)(command)
