"""The numbers of headings, where a theme numbers them: in every format the same."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefgen.document import Heading, Paper, walk


@dataclass
class HeadingNumbers:
    """Counts headings, where the theme numbers them."""

    counts: tuple[int, ...] = ()
    named: dict[str, str] = field(default_factory=dict)
    """The numbers of headings that have an id, known before any heading is set."""

    def announce(self, paper: Paper) -> None:
        """Let the numbers of the paper's headings be known."""
        ahead = HeadingNumbers()
        for node in walk(paper):
            if isinstance(node, Heading):
                number = ahead.next(heading_level(node))
                if node.id:
                    self.named[node.id] = number

    def next(self, level: int) -> str:
        """The number of the next heading of a level: `2`, `2.1`; a level skipped counts as its first."""
        counts = (*self.counts, *(0 for _ in range(level)))[:level]
        self.counts = (*(count or 1 for count in counts[:-1]), counts[-1] + 1)
        return ".".join(str(count) for count in self.counts)


def heading_level(node: Heading) -> int:
    """A heading's level, 1 to 3."""
    return min(max(node.level, 1), 3)
