"""Stored articles and mentions: they look like those of a corpus in memory, and are read when they are asked for."""

from __future__ import annotations

import bisect
import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import Any, overload

import pandas as pd

from framing.corpus import Corpus
from framing.lexicon import Lexicon
from framing.mentions import Mentions
from framing.partitions.notes import noted
from framing.partitions.places import Partition
from framing.partitions.reading import corpus_of
from framing.partitions.recipe import Recipe

_AT_HAND = 2
"""Partitions whose texts stay in memory."""


class StoredTexts(Sequence[str]):
    """The texts of all articles, read partition by partition from the source.

    Asked for in order, each partition is read once.
    """

    def __init__(self, partitions: Sequence[Partition], recipe: Recipe, bounds: Sequence[int]) -> None:
        self._partitions = tuple(partitions)
        self._recipe = recipe
        self._bounds = list(bounds)  # articles before each partition, and all of them
        self._held: dict[int, tuple[str, ...]] = {}
        self._kept: dict[int, str] = {}

    def __len__(self) -> int:
        return self._bounds[-1]

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> list[str]: ...
    def __getitem__(self, at: int | slice) -> str | list[str]:
        if isinstance(at, slice):
            return [self[i] for i in range(*at.indices(len(self)))]
        place = at + len(self) if at < 0 else at
        if not 0 <= place < len(self):
            raise IndexError(at)
        if place in self._kept:
            return self._kept[place]
        part = bisect.bisect_right(self._bounds, place) - 1
        return self._texts(part)[place - self._bounds[part]]

    def hold(self, rows: Sequence[int]) -> None:
        """Keep the texts of some articles, instead of those that were kept before."""
        self._kept = {row: self[row] for row in sorted(rows)}
        self._held.clear()

    def __iter__(self) -> Iterator[str]:
        for part in range(len(self._partitions)):
            yield from self._texts(part)

    def of_partition(self, part: int) -> tuple[str, ...]:
        """The texts of a partition, by its place among all."""
        return self._texts(part)

    def _texts(self, part: int) -> tuple[str, ...]:
        found = self._held.pop(part, None)
        if found is None:
            with noted():  # what there is to tell was told when they were counted
                found = corpus_of(self._partitions[part], self._recipe.settled).texts
            if len(self._held) >= _AT_HAND:
                del self._held[next(iter(self._held))]
        self._held[part] = found  # the last one used is the last one to go
        return found


class StoredCorpus(Corpus):
    """A corpus whose texts stay where they are until they are asked for."""

    def __post_init__(self) -> None:
        texts: Any = self.texts
        # The corpus would make a tuple of all texts; it is shown as many blanks instead.
        object.__setattr__(self, "texts", ("",) * len(texts))
        super().__post_init__()
        object.__setattr__(self, "texts", texts)

    def __reduce__(self) -> tuple[Any, ...]:
        return (StoredCorpus, (self.texts, self.docvars, dict(self.header), self.inputs))

    def pseudonymise(self) -> Corpus:
        """As `Corpus.pseudonymise`, with the texts left where they are."""
        short: Any = ("",) * len(self)
        hidden = Corpus(short, self.docvars, self.header, self.inputs).pseudonymise()
        return StoredCorpus(self.texts, hidden.docvars, hidden.header, hidden.inputs)


class StoredMentions(Mentions):
    """Mentions whose tables of spans are read when they are asked for."""

    def __init__(
        self, main: Mapping[str, pd.DataFrame], spans: Callable[[str], pd.DataFrame], corpus: Corpus, *,
        lexicon: Lexicon, settings: Mapping[str, Any],
    ) -> None:  # fmt: skip
        own = {**main, "corpus": corpus, "lexicon": lexicon, "settings": MappingProxyType(dict(settings))}
        for name, value in own.items():
            object.__setattr__(self, name, value)
        object.__setattr__(self, "_spans", spans)

    @cached_property
    def sentences(self) -> pd.DataFrame:
        """As `find_sentences` returns them."""
        return self._read("sentences")

    @cached_property
    def zones(self) -> pd.DataFrame:
        """As `find_zones` returns them."""
        return self._read("zones")

    @cached_property
    def quotations(self) -> pd.DataFrame:
        """As `find_quotations` returns them."""
        return self._read("quotations")

    @cached_property
    def attributions(self) -> pd.DataFrame:
        """As `find_attributions` returns them."""
        return self._read("attributions")

    def _read(self, name: str) -> pd.DataFrame:
        spans: Callable[[str], pd.DataFrame] = self.__dict__["_spans"]
        return spans(name)

    def with_table(self, table: pd.DataFrame) -> StoredMentions:
        """The same with other rows of mentions."""
        main = {"table": table, "modifiers": self.modifiers, "documents": self.documents}
        return StoredMentions(main, self._read, self.corpus, lexicon=self.lexicon, settings=self.settings)

    def __reduce__(self) -> tuple[Any, ...]:
        values = {f.name: getattr(self, f.name) for f in dataclasses.fields(Mentions)}
        return (Mentions, tuple(dict(v) if n == "settings" else v for n, v in values.items()))
