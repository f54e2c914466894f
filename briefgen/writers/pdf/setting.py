"""Where in the paper a block is being set: the theme, and the roles that its text takes there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from briefgen.document import LABEL_GAP, Block, Caption, Inline, Node
from briefgen.theme import TextStyle, Theme
from briefgen.writers.headings import HeadingNumbers
from briefgen.writers.pdf.boxes import Indent
from briefgen.writers.pdf.faces import FeatureSet
from briefgen.writers.pdf.inlines import FIGURES_IN_TEXT, ink_of, runs, set_plain, set_words
from briefgen.writers.pdf.letters import Run, collapsed, words
from briefgen.writers.pdf.pieces import NOWHERE, Piece, Places
from briefgen.writers.pdf.tags import Tag
from briefgen.writers.pdf.text import Text


@dataclass(frozen=True)
class Setting:
    """What a block's function needs to know. `body` is the role of paragraphs here, `depth` counts the lists around.

    `notes` are the whole paper's, by their numbers. `pages` is known once the pages are
    filled: on which page everything is that links can point at.
    """

    theme: Theme
    blocks: Callable[[Iterable[Block], Setting], list[Piece]]
    numbers: HeadingNumbers
    body: str = "text"
    depth: int = 0
    notes: dict[int, Piece] = field(default_factory=dict)
    pages: dict[str, int] = field(default_factory=dict)

    def style(self, role: str) -> TextStyle:
        return self.theme.styles[role]

    @property
    def heads_wide(self) -> bool:
        """Whether first-level headings and titles of contents begin at the margin's left edge."""
        return self.theme.layout.headings == "wide"

    @property
    def text(self) -> TextStyle:
        """The style of paragraphs here, without the indent: `within` moves everything in together."""
        return replace(self.style(self.body), indent=0)

    def within(self, content: Iterable[Block], body: str) -> list[Piece]:
        """Blocks inside a block whose paragraphs have the role `body`, all moved in by that role's indent."""
        pieces = self.blocks(content, replace(self, body=body, depth=0))
        indent = self.style(body).indent
        return [Indent(piece, indent) for piece in pieces] if indent else pieces

    def set(
        self,
        content: Iterable[Inline],
        style: TextStyle | str,
        node: Node | None = None,
        *,
        balance: bool = False,
        hang: bool = False,
        places: Places = NOWHERE,
        features: FeatureSet = FIGURES_IN_TEXT,
        tag: Tag | None = None,
    ) -> Text:
        """Inlines as text of a role or style: a paragraph, where `tag` says nothing else."""
        style = self.style(style) if isinstance(style, str) else style
        said = set_words(content, style, self.theme, features)
        return Text(said, style, self.theme, node, balance=balance, hang=hang, places=places, tag=tag or Tag("P"))

    def caption(self, node: Caption, tag: Tag | None = None) -> Text:
        """A caption after its number."""
        style = self.style("caption")
        label = [Run(node.label + LABEL_GAP, ink_of(self.style("caption-label")))] if node.label else []
        said = words(collapsed([*label, *runs(node.content, ink_of(style), self.theme)]), self.theme)
        return Text(said, style, self.theme, node, tag=tag or Tag("Caption"))

    def plain(
        self,
        text: str,
        style: TextStyle | str,
        node: Node | None = None,
        features: FeatureSet = FIGURES_IN_TEXT,
        tag: Tag | None = None,
    ) -> Text:
        """Plain text as text of a role or style: a paragraph, where `tag` says nothing else."""
        style = self.style(style) if isinstance(style, str) else style
        return Text(set_plain(text, style, self.theme, features), style, self.theme, node, tag=tag or Tag("P"))


def places_of(node: Node) -> Places:
    """The id by which links find a node, if it has one."""
    name = getattr(node, "id", None)
    return Places((name,)) if name else NOWHERE
