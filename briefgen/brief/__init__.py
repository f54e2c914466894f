"""What a brief is, how it is read, and what templates see of it.

`read_brief` reads and checks a file, `template_data` turns it into plain data.
"""

from briefgen.brief.data import addressees, chosen_scale, for_addressee, is_embargoed, template_data
from briefgen.brief.model import Brief
from briefgen.brief.prose import Marked
from briefgen.brief.read import BriefFile, brief_of, read_brief

__all__ = [
    "Brief",
    "BriefFile",
    "Marked",
    "addressees",
    "brief_of",
    "chosen_scale",
    "for_addressee",
    "is_embargoed",
    "read_brief",
    "template_data",
]
