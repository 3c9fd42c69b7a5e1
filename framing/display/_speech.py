"""Whose words stand where, ready to be shown: the layers of an article and their titles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, Self

import pandas as pd

from framing.mentions import Mentions


class Quote(NamedTuple):
    """A quotation, by its place."""

    start: int
    end: int
    scare_quoted: bool


class Content(NamedTuple):
    """A span of attributed content, with its source and cue; -1 where there is none."""

    start: int
    end: int
    source_start: int
    source_end: int
    source_name: str
    cue_start: int
    cue_end: int
    cue: str
    cue_stance: str

    @property
    def places(self) -> tuple[tuple[int, int], ...]:
        """Where it and its source and cue stand."""
        return (self.start, self.end), (self.source_start, self.source_end), (self.cue_start, self.cue_end)

    @property
    def source_title(self) -> str:
        """What is said where its source stands."""
        return f"A source: {self.source_name}"

    @property
    def cue_title(self) -> str:
        """What is said where its cue stands."""
        return f"A cue: {self.cue_stance or 'of no stance'}"


class Speech:
    """The quotations and attributions of a corpus, by article.

    Parameters
    ----------
    quotations, attributions
        What `find_quotations` and `find_attributions` returned; `Speech.of(mentions)` takes them from `Mentions`.
    """

    def __init__(self, quotations: pd.DataFrame, attributions: pd.DataFrame) -> None:
        self._quotes: dict[str, list[Quote]] = {}
        self._contents: dict[str, list[Content]] = {}
        for id, *quote in _rows(quotations, ("document", *Quote._fields)):
            self._quotes.setdefault(str(id), []).append(Quote(*quote))
        for id, *content in _rows(attributions, ("document", *Content._fields)):
            self._contents.setdefault(str(id), []).append(Content(*content))

    @classmethod
    def of(cls, mentions: Mentions) -> Self:
        """That of the corpus in which the mentions were found."""
        return cls(mentions.quotations, mentions.attributions)

    def quotes(self, document: str) -> Sequence[Quote]:
        """The quotations of an article, an outer one before those in it."""
        return self._quotes.get(document, ())

    def contents(self, document: str) -> Sequence[Content]:
        """The attributed content of an article."""
        return self._contents.get(document, ())


class Voice(NamedTuple):
    """Whose words: what `Mentions` and `evidence` say of a mention."""

    attribution: str = "unattributed"
    scare_quoted: bool = False
    source: str = ""
    cue: str = ""
    cue_stance: str = ""

    @classmethod
    def over(cls, quote: Quote | None, content: Content | None) -> Self:
        """Whose words stand inside a quotation, inside attributed content, or inside both.

        >>> Voice.over(Quote(0, 9, False), None).title
        'Direct. No source named'
        """
        attribution = "indirect" if quote is None else "direct"
        scare_quoted = quote is not None and quote.scare_quoted
        if content is None:
            return cls(attribution, scare_quoted)
        return cls(attribution, scare_quoted, content.source_name, content.cue, content.cue_stance)

    @property
    def classes(self) -> list[str]:
        """The classes of `display.css` under which such words stand."""
        return [f"framing-{self.attribution}", *(["framing-scare"] if self.scare_quoted else [])]

    @property
    def facts(self) -> list[str]:
        """Of attributed words, who says them by what cue, as far as is known; nothing of others.

        >>> Voice("indirect", False, "the port authority", "said", "neutral").facts
        ['Indirect', 'Source: the port authority', 'Cue: said (neutral)']
        >>> Voice("direct", True).facts
        ['Direct', 'Scare-quoted', 'No source named']
        """
        if self.attribution == "unattributed":
            return []
        scare = ["Scare-quoted"] if self.scare_quoted else []
        stance = f" ({self.cue_stance})" if self.cue_stance else ""
        cue = [f"Cue: {self.cue}{stance}"] if self.cue else []
        return [
            self.attribution.capitalize(), *scare, f"Source: {self.source}" if self.source else "No source named", *cue
        ]  # fmt: skip

    @property
    def title(self) -> str:
        """The facts as a `title`."""
        return ". ".join(self.facts)


def _rows(table: pd.DataFrame, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    return zip(*(table[c].tolist() for c in columns), strict=True)
