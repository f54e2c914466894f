"""The options about what is in the files: the standards that a PDF keeps, and fonts inside the Word file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from briefgen.problems import did_you_mean
from briefgen.writers import PROFILES

PROFILES_EXPLAINED = """\b
PDF profiles:
  ua1+a2a  Accessible and archival: PDF/UA-1 and PDF/A-2a (the default).
  ua1+a3a  The same as PDF/A-3a, with the brief's YAML attached.
  plain    No tags and no standard: the smallest file.
"""
"""What the help of a command that has these options ends with."""


class _Profile(click.Choice):  # type: ignore[type-arg]  # generic from click 8.2 on
    """A PDF profile; where it is none, the one that was probably meant is named."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter as error:
            hint = did_you_mean(str(value), PROFILES, "{}")
            raise click.BadParameter(f"{error.message} {hint[:1].upper()}{hint[1:]}".rstrip(), ctx, param) from None


def file_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """`embed_fonts` and `pdf_profile`, as `briefgen.build.Choices` has them; None leaves them to the house."""
    fonts = click.option(
        "--embed-fonts/--no-embed-fonts",
        default=None,
        help="Whether fonts travel inside the Word file, instead of what the house says.",
    )
    profile = click.option(
        "--pdf-profile",
        type=_Profile(PROFILES),
        help="Which standards the PDF keeps, instead of what the house says. See below.",
    )
    return fonts(profile(command))
