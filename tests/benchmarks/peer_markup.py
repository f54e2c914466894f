"""What each class of node means to another program; how its language writes that, `peer_text` says."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence

from briefgen import document as tree
from briefgen.document import Block, Inline, Node, Paper


class Markup(ABC):
    """Writes a tree in one language: what a class of node means is said here, how it is written below."""

    def paper(self, paper: Paper) -> str:
        """The whole file."""
        return self.whole(paper, self.blocks(paper.content))

    def blocks(self, nodes: Iterable[Node]) -> str:
        return "\n\n".join(filter(None, map(self._block, nodes)))

    def line(self, content: Iterable[Inline]) -> str:
        return "".join(map(self._inline, content))

    def _inline(self, node: Inline) -> str:
        match node:
            case tree.Text(text=text):
                return self.text(text)
            case tree.Emphasis(content=content):
                return self.emphasis(self.line(content))
            case tree.Strong(content=content):
                return self.strong(self.line(content))
            case tree.Link(href=href, content=content) if not href.startswith("#"):
                return self.link(href, self.line(content))
            case tree.Reference(shown=shown):
                return self.text(shown or "")
            case tree.Note(content=content):
                return self.note(" ".join(self.line(block.content) for block in content if hasattr(block, "content")))
            case tree.LineBreak():
                return " "
        return self.line(getattr(node, "content", ()))

    def _block(self, node: Node) -> str:
        match node:
            case tree.Masthead():
                said = (node.organisation, node.series, node.number, node.date, node.place, node.version)
                return self.role("masthead", self.text(" · ".join(filter(None, said))))
            case tree.Kicker() | tree.Title() | tree.Subtitle() | tree.Standfirst() | tree.Byline():
                return self.role(type(node).__name__.lower(), self.line(node.content))
            case tree.Heading():
                return self.heading(node.level, self.line(node.content))
            case tree.BulletList(items=items) | tree.NumberedList(items=items):
                return self.list(isinstance(node, tree.NumberedList), [self.blocks(item.content) for item in items])
            case tree.KeyFindings():
                findings = [
                    self.blocks(
                        each.content + ((tree.Paragraph(content=each.judgement.content),) if each.judgement else ())
                    )
                    for each in node.findings
                ]
                return self.box(f"{self._bold(node.title)}\n\n{self.list(True, findings)}")
            case tree.AtAGlance(figures=figures):
                cells = [
                    [self.strong(self.text(each.value)), self.text(_joined(each.label, each.source))]
                    for each in figures
                ]
                return f"{self._bold(node.title)}\n\n{self.table(None, None, cells, ['left', 'left'], None)}"
            case tree.CallOut() | tree.Sidebar() | tree.SmallPrint():
                title = getattr(node, "title", None)
                return self.box((f"{self._bold(title)}\n\n" if title else "") + self.blocks(node.content))
            case tree.Table():
                return self._table(node)
            case tree.Graphic(caption=caption, credit=credit):
                return "\n\n".join(self.paragraph(self.line(part.content)) for part in (caption, credit) if part)
            case tree.Recommendations(addressees=addressees):
                return "\n\n".join(f"{self._bold(each.name)}\n\n{self._recommended(each)}" for each in addressees)
            case tree.Entries(entries=entries):
                return "\n\n".join(f"{self._bold(_joined(e.number, e.name))}\n\n{self._labelled(e)}" for e in entries)
            case tree.Timeline(events=events):
                return "\n\n".join(
                    f"{self._bold(_joined(e.date, e.time, e.place))}\n\n{self.blocks(e.content)}" for e in events
                )
            case tree.Actors(actors=actors):
                return "\n\n".join(
                    f"{self._bold(_joined(a.name, a.detail))}\n\n{self.blocks(a.content)}" for a in actors
                )
            case tree.Sources(sources=sources):
                return self.list(False, [self.line(source.content) for source in sources])
            case tree.Contents(of="sections"):
                return self.contents()
            case tree.Contents() | tree.Notes() | tree.PageBreak() | tree.Figure():
                return ""
        content = getattr(node, "content", ())
        return self.blocks(content) if content and isinstance(content[0], Block) else self.paragraph(self.line(content))

    def _bold(self, title: str) -> str:
        return self.paragraph(self.strong(self.text(title)))

    def _recommended(self, addressee: tree.Addressee) -> str:
        return self.list(True, [self._labelled(each) for each in addressee.recommendations])

    def _labelled(self, node: tree.Recommendation | tree.Entry) -> str:
        return self.blocks(node.content + tuple(tree.Paragraph(content=label.content) for label in node.labels))

    def _table(self, node: tree.Table) -> str:
        head, body = ([self._cells(row) for row in (part.rows if part else ())] for part in (node.head, node.body))
        caption = self.line(node.caption.content) if node.caption else None
        credit = self.line(node.credit.content) if node.credit else None
        return self.table(caption, head[0] if head else None, body, tree.column_alignments(node), credit)

    def _cells(self, row: tree.Row) -> list[str]:
        """A cell over several columns is written into the first, so that all languages can say it."""
        return [text for cell in row.cells for text in (self.line(cell.content), *[""] * (cell.span - 1))]

    @abstractmethod
    def whole(self, paper: Paper, body: str) -> str: ...
    @abstractmethod
    def text(self, text: str) -> str: ...
    @abstractmethod
    def emphasis(self, line: str) -> str: ...
    @abstractmethod
    def strong(self, line: str) -> str: ...
    @abstractmethod
    def link(self, href: str, line: str) -> str: ...
    @abstractmethod
    def note(self, line: str) -> str: ...
    @abstractmethod
    def role(self, name: str, line: str) -> str: ...
    @abstractmethod
    def heading(self, level: int, line: str) -> str: ...
    @abstractmethod
    def paragraph(self, line: str) -> str: ...
    @abstractmethod
    def list(self, numbered: bool, items: Sequence[str]) -> str: ...
    @abstractmethod
    def box(self, body: str) -> str: ...
    @abstractmethod
    def table(
        self,
        caption: str | None,
        head: Sequence[str] | None,
        rows: Sequence[Sequence[str]],
        aligns: Sequence[str],
        credit: str | None,
    ) -> str: ...
    @abstractmethod
    def contents(self) -> str: ...


def _joined(*texts: str | None) -> str:
    return ", ".join(filter(None, texts))
