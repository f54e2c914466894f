"""Reading what people write in YAML, with the place of every value.

`read_yaml` turns a file into plain data that remembers where each value stands;
`validate` holds that data against a pydantic model. Briefs, themes and house
files all come in through this door.
"""

from briefgen.reading.nodes import Place
from briefgen.reading.placed import Placed, placed_of, read_yaml
from briefgen.reading.record import NEVER_EMPTY, Record
from briefgen.reading.validate import model_in, validate, wrong
from briefgen.text import read_text

__all__ = [
    "NEVER_EMPTY",
    "Place",
    "Placed",
    "Record",
    "model_in",
    "placed_of",
    "read_text",
    "read_yaml",
    "validate",
    "wrong",
]
