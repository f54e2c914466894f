"""Where in the paper a block is being set: the theme, and the roles that its text takes there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import field, replace

from briefgen import document
from briefgen.document import LABEL_GAP, Block, Caption, Inline, Node, runs_right_to_left
from briefgen.frozen import frozen
from briefgen.language import is_right_to_left
from briefgen.shaping.faces import FeatureSet
from briefgen.shaping.inks import FIGURES_IN_TEXT, Run, ink_of
from briefgen.shaping.letters import collapsed, words
from briefgen.theme import TextStyle, Theme
from briefgen.writers.headings import HeadingNumbers
from briefgen.writers.pdf.boxes import Indent
from briefgen.writers.pdf.inlines import runs, set_plain, set_typed, set_words
from briefgen.writers.pdf.pieces import NOWHERE, Piece, Places
from briefgen.writers.pdf.tags import Tag
from briefgen.writers.pdf.text import Text


@frozen
class Setting:
    """What a block's function needs to know. `body` is the role of paragraphs here, `depth` counts the lists around.

    `language` is the paper's (BCP 47): it says from which side the page is read.

    `notes` are the whole paper's, by their numbers. `pages` is known once the pages are
    filled: on which page everything is that links can point at.
    """

    theme: Theme
    blocks: Callable[[Iterable[Block], Setting], list[Piece]]
    numbers: HeadingNumbers
    language: str
    body: str = "text"
    depth: int = 0
    notes: dict[int, Piece] = field(default_factory=dict)
    pages: dict[str, int] = field(default_factory=dict)

    def style(self, role: str) -> TextStyle:
        return self.theme.styles[role]

    @property
    def right_to_left(self) -> bool:
        """Whether the paper is read from right to left."""
        return is_right_to_left(self.language)

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
        content: Sequence[Inline],
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
        leftward = runs_right_to_left(content, self.language)
        said = set_words(content, style, self.theme, features, leftward)
        text = Text(
            said,
            style,
            self.theme,
            node,
            balance=balance,
            hang=hang,
            places=places,
            language=self.language,
            tag=tag or Tag("P"),
        )
        text.opposed = leftward != self.right_to_left
        return text

    def typed(self, content: Sequence[Inline], style: TextStyle, node: Node, tag: Tag) -> Text:
        """Typed lines as text, every space kept."""
        leftward = runs_right_to_left(content, self.language)
        text = Text(set_typed(content, style, self.theme, leftward), style, self.theme, node, tag=tag)
        text.opposed = leftward != self.right_to_left
        return text

    def caption(self, node: Caption, tag: Tag | None = None, role: str = "caption", *, balance: bool = False) -> Text:
        """A caption after its number, as large as the role's text is."""
        style = self.style(role)
        number = replace(self.style("caption-label"), size=style.size)
        label = [Run(node.label + LABEL_GAP, ink_of(number))] if node.label else []
        said = [*label, *runs(node.content, ink_of(style), self.theme)]
        return self.said(said, node.content, style, node, tag or Tag("Caption"), balance=balance)

    def said(
        self,
        found: Iterable[Run],
        content: Sequence[Inline],
        style: TextStyle,
        node: Node,
        tag: Tag | None = None,
        *,
        balance: bool = False,
    ) -> Text:
        """Runs as text that stands where the paper's own does; `content` says from which side it is read."""
        leftward = runs_right_to_left(content, self.language)
        said = words(collapsed(list(found)), self.theme, leftward)
        return Text(said, style, self.theme, node, language=self.language, tag=tag, balance=balance)

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
        leftward = runs_right_to_left((document.Text(text=text),), self.language)
        said = set_plain(text, style, self.theme, features, leftward)
        return Text(said, style, self.theme, node, tag=tag or Tag("P"))


def places_of(node: Node) -> Places:
    """The id by which links find a node, if it has one."""
    name = getattr(node, "id", None)
    return Places((name,)) if name else NOWHERE
