"""How a PDF file is put together: ReportLab's objects, packed into streams.

ReportLab writes each object as plain text and adds a line of twenty bytes to a table of
places. Packed (ISO 32000-1, 7.5.7 object streams, 7.5.8 cross-reference streams), a file
with tags is less than half as large.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator, Sequence

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject
from reportlab.pdfbase.pdfdoc import format as formatted

_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
"""The version, and a comment by which whoever moves the file sees that it isn't text."""
_MOST_TOGETHER = 200
"""The most objects of one object stream: to see one, a reader unpacks them all."""
_END_OF_STREAM = b"endstream\n"


def put_together(document: PDFDocument, catalog: PDFObject, info: PDFObject) -> bytes:
    """The bytes of the file. Its ID comes from everything in it: two files that differ have different ones."""
    root, properties = (formatted(document.Reference(entry), document) for entry in (catalog, info))
    objects = list(_objects(document))
    identity = hashlib.sha256(b"\n".join(objects)).hexdigest()[:32].encode()
    file = _File(len(objects) + 1)
    together = []
    for number, content in enumerate(objects, 1):
        if content.endswith(_END_OF_STREAM):
            file.add(number, _ended(content))
        else:
            together.append((number, content.rstrip(b"\n")))
    for at in range(0, len(together), _MOST_TOGETHER):
        file.add_together(together[at : at + _MOST_TOGETHER])
    return file.finished(b"/Root %s /Info %s /ID [<%s> <%s>]" % (root, properties, identity, identity))


def _objects(document: PDFDocument) -> Iterator[bytes]:
    """Every object as ReportLab words it, from number 1; wording one may bring about more."""
    number = 1
    while number in document.numberToId:
        yield formatted(document.idToObject[document.numberToId[number]], document, toplevel=1)
        number += 1


def _ended(stream: bytes) -> bytes:
    """A stream object with the end of line before `endstream` that PDF/A asks for (ISO 19005-2, 6.1.7.1)."""
    return stream.removesuffix(_END_OF_STREAM) + b"\nendstream"


class _File:
    """A file being written, which adds its own objects from number `free` on.

    Each object's place is remembered as the three numbers of Table 18.
    """

    def __init__(self, free: int) -> None:
        self._free = free
        self._file = bytearray(_HEAD)
        self._places: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}

    def add(self, number: int, content: bytes) -> None:
        """An object of its own."""
        self._places[number] = (1, len(self._file), 0)
        self._file += b"%d 0 obj\n%s\nendobj\n" % (number, content)

    def add_together(self, objects: Sequence[tuple[int, bytes]]) -> None:
        """An object stream of some objects that are no streams themselves."""
        stream, self._free = self._free, self._free + 1
        head, body = b"", b""
        for index, (number, content) in enumerate(objects):
            self._places[number] = (2, stream, index)
            head += b"%d %d " % (number, len(body))
            body += content + b"\n"
        self.add(stream, _packed(head + body, b"/Type /ObjStm /N %d /First %d" % (len(objects), len(head))))

    def finished(self, trailer: bytes) -> bytes:
        """The whole file; `trailer` are the entries that say what is where in it."""
        number, start = self._free, len(self._file)
        self._places[number] = (1, start, 0)  # the table is in the table
        table = b"".join(
            kind.to_bytes(1, "big") + where.to_bytes(4, "big") + index.to_bytes(2, "big")
            for _, (kind, where, index) in sorted(self._places.items())
        )
        self.add(number, _packed(table, b"/Type /XRef /Size %d /W [1 4 2] %s" % (number + 1, trailer)))
        return bytes(self._file) + b"startxref\n%d\n%%%%EOF\n" % start


def _packed(content: bytes, entries: bytes) -> bytes:
    packed = zlib.compress(content, 9)
    return b"<< %s /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (entries, len(packed), packed)
