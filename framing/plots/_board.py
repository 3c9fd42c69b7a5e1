"""The board of `coverage`: facts under their kinds, outlets beside each other, and how large all that is in inches."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from framing.plots._grid import PAD
from framing.plots._look import LINE, SIZE, WIDTH, measure, n_lines, wrap

FACT = 0.4  # of the figure for a fact
LINES = 2
UPRIGHT = 0.62  # inches of a column from which its head is written across
NARROWEST = 0.19
LONGEST = 2.4  # inches of a head that is written upwards
SPAN = 0.1  # inches of white above and below
KINDS = {
    "name": "names", "number": "numbers", "quotation": "quotations", "source": "sources", "sentence": "sentences",
    "label": "labels", "frame": "indicators of frames",
}  # fmt: skip


@dataclass(frozen=True)
class Board:
    """What is drawn: facts under their kinds, outlets, and which of them carries which."""

    facts: tuple[tuple[str, str, int, int], ...]  # kind, fact, outlets that carry it, of how many
    outlets: tuple[str, ...]
    carried: tuple[frozenset[str], ...]
    title: str
    note: str
    wide: float = WIDTH

    @cached_property
    def names(self) -> list[str]:
        """Facts in at most two lines."""
        return [shortened(fact, FACT * self.wide, LINES) for _, fact, _, _ in self.facts]

    @cached_property
    def label_width(self) -> float:
        """Inches that the facts take."""
        heads = [measure(kind_of(kind), bold=True) for kind, _, _, _ in self.facts]
        return max(*heads, *(measure(line) for name in self.names for line in name.split("\n")))

    @cached_property
    def slot(self) -> float:
        """Inches of the numbers at the right."""
        return max(measure(text) for text in self.numbers) + PAD

    @property
    def numbers(self) -> list[str]:
        """How many outlets carry each fact, in words."""
        return [f"{n} of {of}" for _, _, n, of in self.facts]

    @cached_property
    def column(self) -> float:
        """Inches of a column."""
        room = (self.wide - self.label_width - self.slot - 3 * PAD) / len(self.outlets)
        return min(max(room, NARROWEST), 1.1)

    @cached_property
    def heads(self) -> list[str]:
        """Names of the outlets: in lines across, or in one line upwards where columns are narrow."""
        if self.column >= UPRIGHT:
            return [wrap(name, self.column - 0.08, SIZE - 1, True) for name in self.outlets]
        return [shortened(name, LONGEST, 1, SIZE - 1, bold=True) for name in self.outlets]

    @cached_property
    def head(self) -> float:
        """Inches that the names of the outlets take."""
        if self.column >= UPRIGHT:
            return n_lines(self.heads) * LINE
        return max(measure(name, SIZE - 1, True) for name in self.heads)

    @property
    def inner(self) -> float:
        """Inches of the Axes."""
        return self.column * len(self.outlets) + self.slot + PAD

    @cached_property
    def layout(self) -> tuple[list[float], list[tuple[float, str]], float]:
        """Where each fact lies, where the name of each kind ends, and the lower end; inches from above."""
        y, rows, kinds, last = LINE + 0.1 + self.head + SPAN, [], [], ""
        for (kind, _, _, _), name in zip(self.facts, self.names, strict=True):
            if kind != last:
                y += LINE + (0.1 if last else 0.0)
                kinds.append((y, kind_of(kind)))
                y += 0.04
                last = kind
            high = (name.count("\n") + 1) * LINE + 0.05
            rows.append(y + high / 2)
            y += high
        return rows, kinds, y + SPAN / 2

    def x(self, number: int) -> float:
        """The middle of a column."""
        return (number + 0.5) * self.column


def kind_of(kind: str) -> str:
    """The heading of a kind.

    >>> kind_of("quotation")
    'Quotations'
    """
    return KINDS.get(kind, kind).capitalize()


def shortened(text: str, inches: float, most: int, size: float = SIZE, *, bold: bool = False) -> str:
    """The text in at most so many lines, three points where it goes on.

    >>> shortened("The port is shut and will stay so until the talks begin", 1.2, 1)
    'The port is shut …'
    """
    lines = wrap(text, inches, size, bold).split("\n")
    if len(lines) <= most:
        return "\n".join(lines)
    last = lines[most - 1]
    while last and measure(f"{last} …", size, bold) > inches:
        last = last.rpartition(" ")[0] if " " in last else last[:-1]
    return "\n".join([*lines[: most - 1], f"{last} …".strip()])
