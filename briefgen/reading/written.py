"""Data as the YAML that it could have been read from, without comments."""

from __future__ import annotations

from typing import Any

import yaml


def written(data: object) -> bytes:
    """The YAML of dicts, lists, text and None, in UTF-8. Read again it is the same data; texts of several lines stand
    below a bar, as people write them."""
    text = yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)
    return str(text).encode()


class _Dumper(yaml.CSafeDumper):  # type: ignore[misc]  # PyYAML has no annotations
    """Writes a value that stands twice out twice: what refers to another (`*name`) is hard to read."""

    def ignore_aliases(self, _data: object) -> bool:
        return True


def _text(dumper: _Dumper, text: str) -> Any:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text)
