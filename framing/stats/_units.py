"""Units: which articles are one cluster, and which groups of them are compared."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing._checks import FramingError, check_choice
from framing.stats._chance import Unit
from framing.stats._numbers import Ints, Names, Numbered, adder, numbered, places
from framing.stats._random_groups import random_groups
from framing.stats._sides import ENOUGH, Sides

Floats = npt.NDArray[np.float64]

__all__ = ["ENOUGH", "REST", "Sides", "Units", "units_of"]

REST = "(rest)"
"""How all other groups together are called in a table."""


@dataclass(frozen=True, eq=False)
class Units:
    """The articles as units of chance.

    Parameters
    ----------
    documents, groups, clusters, events
        One value an article: its id, what it is compared by, the name of its cluster, its event (all "" where events
        are not held constant). Of very many clusters `clusters` names random groups.
    texts
        One value an article: the text it is a copy of, or its outlet where outlets are the units.
    unit
        What a cluster is: an article (or the articles of one copy group), or all articles of an outlet.
    by
        The docvar that groups.
    event
        The docvar that is held constant, if any.
    """

    documents: Names
    groups: Names
    clusters: Names
    texts: Names
    events: Names
    unit: Unit
    by: str
    event: str | None = None

    @cached_property
    def names(self) -> list[str]:
        """The groups that can be compared, in alphabetical order; articles of no known group are in none."""
        return [str(name) for name in self.group.names if name != ""]

    @cached_property
    def group(self) -> Numbered:
        """The groups by number."""
        return numbered(self.groups)

    @cached_property
    def cluster(self) -> Numbered:
        """The clusters by number."""
        return numbered(self.clusters)

    @cached_property
    def text(self) -> Numbered:
        """The texts by number."""
        return numbered(self.texts)

    @cached_property
    def happening(self) -> Numbered:
        """The events by number."""
        return numbered(self.events)

    def rows(self, group: str) -> Ints:
        """The articles of a group."""
        return np.flatnonzero(self._is(group))

    def _is(self, group: str) -> npt.NDArray[np.bool_]:
        """Which articles are of a group."""
        codes, names = self.group
        of_name = np.flatnonzero(names == group)
        return codes == of_name[0] if len(of_name) else np.zeros(len(codes), bool)

    def clusters_of(self, rows: Ints) -> Any:
        """What adds up articles to clusters: shape (n_clusters, n_articles), clusters in order of their names."""
        return adder(self.cluster.codes[rows], rows, len(self.groups))

    def texts_of(self, rows: Ints) -> Any:
        """What adds up articles to texts: shape (n_texts, n_articles), texts in order of their names."""
        return adder(self.text.codes[rows], rows, len(self.groups))

    def n_clusters(self, rows: Ints) -> int:
        """How many clusters the articles make, before many are put together."""
        return places(self.text.codes[rows])[1]

    def n_copies(self, rows: Ints) -> float:
        """Articles a text, on average. Counts are divided by it, so that a text is no surer for being printed twice."""
        return 1.0 if self.unit == "outlet" or not len(rows) else len(rows) / self.n_clusters(rows)

    def pairs(self, target: str | None, reference: str) -> list[tuple[str, str]]:
        """The comparisons that are asked for.

        Raises
        ------
        FramingError
            If a group is not there, is compared with itself, or there is only one.
        """
        if len(self.names) < 2:
            has = f"only {self.names[0]!r}" if self.names else "no value"
            raise FramingError(f"a comparison needs two values of {self.by!r}; these articles have {has}.")
        if target is not None:
            check_choice("target", target, self.names)
        targets = self.names if target is None else [target]
        if reference == "rest":
            return [(name, REST) for name in targets]
        if reference == "each":
            pairs = [(a, b) for a in targets for b in self.names if a != b]
            return [(a, b) for a, b in pairs if a < b] if target is None else pairs
        check_choice("reference", reference, ["rest", "each", *self.names])
        if target == reference:
            raise FramingError(f"`target` and `reference` are both {target!r}: there is nothing to compare.")
        return [(name, reference) for name in targets if name != reference]

    def sides(self, target: str, reference: str) -> Sides:
        """The articles of one comparison."""
        other = ~(self._is(target) | self._is("")) if reference == REST else self._is(reference)
        return Sides(self, self.rows(target), np.flatnonzero(other))


def units_of(documents: pd.DataFrame, *, by: str = "outlet", event: str | None = None) -> Units:
    """The articles of a table as units of chance.

    Parameters
    ----------
    documents
        One row an article: `document`, `outlet`, `by`, and `copy_group` and `event` where they are known.
    by
        The docvar whose values are compared. Where it says something of outlets (each outlet has one value, some value
        has more outlets than one, and some outlet more articles), outlets are the clusters.
    event
        A docvar that is held constant, or None.

    Raises
    ------
    FramingError
        If there is no such docvar, or an event is not known of some articles.
    """
    columns = [c for c in documents.columns if c not in ("document", "n_words")]
    check_choice("by", by, columns)
    groups = _texts(documents[by])
    ids = _texts(documents["document"])
    if event is not None:
        check_choice("event", event, columns)
        events = _texts(documents[event])
        unknown = [str(id) for id, name, group in zip(ids, events, groups, strict=True) if not name and group]
        if unknown:
            raise FramingError(
                f"no {event!r} is known of {len(unknown)} of {len(ids)} articles, the first is {unknown[0]!r}: "
                "to hold events constant, give each article one."
            )
    else:
        events = np.full(len(ids), "", object)
    unit: Unit = "outlet" if by != "outlet" and _says_of_outlets(documents, by) else "article"
    if unit == "outlet":
        texts = np.asarray([f"outlet\x00{name}" for name in documents["outlet"]], object)
    else:
        known = _texts(documents["copy_group"]) if "copy_group" in documents else [""] * len(ids)
        texts = np.asarray([_cluster(id, group) for id, group in zip(ids, known, strict=True)], object)
    return Units(ids, groups, random_groups(texts, groups, events), texts, events, unit, by, event)


def _texts(column: pd.Series) -> Names:
    if pd.api.types.infer_dtype(column) == "string" and bool(column.notna().all()):
        return column.to_numpy(object)
    # A missing value is what is not known, not a group or a text called nan.
    known = zip(column, column.notna(), strict=True)
    return np.asarray([str(value) if is_known else "" for value, is_known in known], object)


def _cluster(id: str, copy_group: str) -> str:
    # The zero byte keeps a copy group and an article of one name apart.
    return f"copy\x00{copy_group}" if copy_group else f"article\x00{id}"


def _says_of_outlets(documents: pd.DataFrame, by: str) -> bool:
    """Whether each outlet has one value of a docvar, some value has more outlets, and some outlet more articles."""
    if "outlet" not in documents:
        return False
    known = pd.DataFrame({"outlet": _texts(documents["outlet"]), by: _texts(documents[by])})
    known = known[known[by] != ""]
    pairs = known.drop_duplicates()
    several = bool(known["outlet"].duplicated().any() and pairs[by].duplicated().any())
    return several and not pairs["outlet"].duplicated().any()
