"""Templates: found, filled with a brief's data, and read into the tree. The only room that knows Jinja2.

`compose` is the way of one brief; `template_names`, `copy_template` and
`check.check_templates` are for those who look after the templates.
"""

from briefgen.template.apparatus import named_as_in
from briefgen.template.compose import compose
from briefgen.template.files import Found, copy_template, find_reference, references, template_names
from briefgen.template.parse import parse

__all__ = [
    "Found",
    "compose",
    "copy_template",
    "find_reference",
    "named_as_in",
    "parse",
    "references",
    "template_names",
]
