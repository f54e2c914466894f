"""The JSON Schema, as an editor's YAML language server applies it."""

from __future__ import annotations

import copy
import re
from pathlib import Path
from typing import Any, ClassVar

import jsonschema
import pytest
import yaml

from briefgen.brief import Brief
from briefgen.reading.schema import json_schema
from briefgen.workspace import shipped

SCHEMA = json_schema(Brief, "brief", "A brief for briefgen")
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


class CoreSchema(yaml.SafeLoader):
    """YAML 1.2's core schema: whole numbers, decimals, true, false and null; dates and NO are text."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}


for tag, pattern, first in (
    ("null", r"~|null|", ["~", "n", ""]),
    ("bool", r"true|false", list("tf")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?[0-9]+\.[0-9]*", list("-+0123456789")),
):
    CoreSchema.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), first)


def errors(text: str) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(yaml.load(text, CoreSchema))]


def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", sorted((shipped() / "inputs").glob("*.yaml")), ids=lambda path: path.stem)
def test_samples_are_not_underlined(path: Path) -> None:
    assert errors(path.read_text(encoding="utf-8")) == []


def test_what_people_type_is_not_underlined() -> None:
    text = """
title: 1984
date: 2026
number: 12
version: 1.10
place: true
subtitle:
events:
figures:
  - label: killed
    unit: ~
    claims: [{value: 145, as_of: 2026}, {value: "1,250", source: 7}, {low: 1.5, high: 1,250}]
recommendations:
  - {to: Government, text: Publish, priority: high, finding: 1}
"""
    assert errors(text.replace(", high: 1,250", "")) == []
    assert (
        errors(
            "title: T\ndate: 2026-02\nevents: [{date: 2026-01-29/2026-01-30, summary: A, killed: 4, injured: {low: 3}}]"
        )
        == []
    )


@pytest.mark.parametrize(
    "text",
    [
        "title: T", "title: T\ndate: yesterday", "titel: T\ndate: 2026\ntitle: T", "title: T\ndate: 2026\ntlp: white",
        "title: T\ndate: 2026\nevents: [{date: 2026}]",
        "title: T\ndate: 2026\nevents: [{date: 2026, summary: A, killed: many}]",
        "title: T\ndate: 2026\nfindings: [{text: A, likelihood: maybe}]", "title: T\ndate: 2026\nauthors: [Nadia]",
    ],
)  # fmt: skip
def test_mistakes_are_underlined(text: str) -> None:
    assert errors(text)


def descriptions(schema: Any, path: str = "") -> None:
    for name, field in schema.get("properties", {}).items():
        assert field.get("description"), f"{path}.{name}"
    for name, below in schema.get("$defs", {}).items():
        descriptions(below, name)
    for choice in schema.get("anyOf", ()):
        descriptions(choice, path)


def test_every_field_explains_itself() -> None:
    descriptions(SCHEMA)


def test_it_has_no_generated_noise() -> None:
    properties = copy.deepcopy(SCHEMA["properties"])
    del properties["title"]
    assert not [name for name, field in properties.items() if "title" in field or "default" in field]
    assert set(properties["tlp"]["enum"]) == {"red", "amber+strict", "amber", "green", "clear", None}
    assert SCHEMA["required"] == ["title", "date"]
