"""What every group of fields that people fill in has in common."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, model_validator
from pydantic.fields import FieldInfo

NEVER_EMPTY = "never empty"
"""Goes with the type of a field that may be left out, but not be left empty: its validator is given None then."""


class Record(BaseModel):
    """A group of fields: no name beyond those declared, and never changed once read."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _unfilled_is_absent(cls, data: object) -> object:
        """A field whose name is there but nothing after it (`subtitle:`) counts as left out, where it may be."""
        if not isinstance(data, dict):
            return data
        fields = cls.model_fields
        return {
            key: value
            for key, value in data.items()
            if value is not None or key not in fields or _has_to_be_filled(fields[key])
        }


def _has_to_be_filled(field: FieldInfo) -> bool:
    return field.is_required() or NEVER_EMPTY in field.metadata
