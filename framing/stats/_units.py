"""Units: which articles are one cluster, and which of them change sides together when two outlets are compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.sparse import csr_array

from framing._checks import FramingError, check_choice
from framing.stats._chance import Chance, Unit
from framing.stats._random_groups import random_groups
from framing.stats.resampling import USES, Exchange, keys_of, permutation_test

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Names = npt.NDArray[np.object_]

REST = "(rest)"
"""How all other groups together are called in a table."""
SAME = 1e-12
"""Departures from what is expected that are smaller than this part of the counts are what rounding leaves."""

ENOUGH = 5
"""Clusters that tell how often a word is used where it is used."""


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
        return sorted({str(group) for group in self.groups} - {""})

    def rows(self, group: str) -> Ints:
        """The articles of a group."""
        return np.flatnonzero(self.groups == group)

    def clusters_of(self, rows: Ints) -> Any:
        """What adds up articles to clusters: shape (n_clusters, n_articles), clusters in order of their names."""
        return _adder(self.clusters[rows], rows, len(self.groups))

    def texts_of(self, rows: Ints) -> Any:
        """What adds up articles to texts: shape (n_texts, n_articles), texts in order of their names."""
        return _adder(self.texts[rows], rows, len(self.groups))

    def n_clusters(self, rows: Ints) -> int:
        """How many clusters the articles make, before many are put together."""
        return len(set(self.texts[rows]))

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
        other = (self.groups != target) & (self.groups != "") if reference == REST else self.groups == reference
        return Sides(self, self.rows(target), np.flatnonzero(other))


@dataclass(frozen=True, eq=False)
class Sides:
    """Two groups of articles that are compared, and what of them can change sides.

    A cluster or an event with articles of both sides is where they can be compared most closely: there what each group
    has of it changes sides. All other clusters change sides as a whole, within their event if it is held constant.
    """

    units: Units
    target: Ints
    reference: Ints

    @cached_property
    def both(self) -> Ints:
        """All articles of the comparison."""
        return np.concatenate([self.target, self.reference])

    @cached_property
    def _items(self) -> tuple[Names, Names, npt.NDArray[np.bool_]]:
        """Item and stratum of each article of `both`, by name; and whether it is the target's."""
        units, rows = self.units, self.both
        is_target = np.arange(len(rows)) < len(self.target)
        spans = set(units.clusters[self.target]) & set(units.clusters[self.reference])
        item, stratum = np.empty(len(rows), object), np.empty(len(rows), object)
        # Groups by number: what they are called does not change what is drawn.
        number = {name: i for i, name in enumerate(sorted(set(units.groups[rows])))}
        for i, row in enumerate(rows):
            # What holds an outlet's articles together does not end with an event.
            cluster, event = units.clusters[row], "" if units.unit == "outlet" else units.events[row]
            alone = cluster in spans
            item[i] = f"{event}\x00{cluster}" + (f"\x00{number[units.groups[row]]:04}" if alone else "")
            stratum[i] = f"{event}\x00{cluster}" if alone else event
        return item, stratum, is_target

    @cached_property
    def items(self) -> Any:
        """What adds up articles to items: shape (n_items, n_articles), items in order of their names."""
        return _adder(self._items[0], self.both, len(self.units.groups))

    def exchange(self, seed: int) -> Exchange | None:
        """Which items can change sides; None where one side has no article."""
        if not len(self.target) or not len(self.reference):
            return None
        item, stratum, is_target = self._items
        names, first = np.unique(item.astype(str), return_index=True)
        strata = np.unique(stratum[first].astype(str), return_inverse=True)[1]
        keys = keys_of(names, seed=seed, purpose="permutation")
        return Exchange(is_target[first], np.asarray(strata, np.int64), keys)

    def p_values(self, y: Any, w: Ints, chance: Chance, *, share: bool = False) -> Floats:
        """Two-sided permutation p of each feature.

        Parameters
        ----------
        y, w
            Counts and what they are counted of, one row an article of the corpus; shapes (n_articles, n_features) and
            (n_articles,).
        chance
            How many permutations, and their seed.
        share
            Whether y is a part of w.
        """
        exchange = self.exchange(chance.seed)
        if exchange is None:
            return np.full(y.shape[1], np.nan)
        counts, sizes = self.items @ y, self.items @ w
        if self.units.unit == "outlet" and self.units.event is not None:
            counts, sizes, share = self._over_expected(y, w), np.zeros(len(exchange.target)), False
        return permutation_test(counts, sizes, exchange, n_resamples=chance.n_resamples, share=share).p

    def _over_expected(self, y: Any, w: Ints) -> Floats:
        """What each outlet has above what its events would lead one to expect."""
        found = np.asarray((self.items @ y).toarray(), np.float64)
        for name in sorted(set(self.units.events[self.both])):
            rows = self.both[self.units.events[self.both] == name]
            rate = np.asarray(y[rows].sum(axis=0), np.float64) / max(int(w[rows].sum()), 1)
            found -= np.outer(self.items[:, rows] @ w[rows], rate)
        # What rounding leaves of an outlet that has just what its events have is no departure.
        return np.where(np.abs(found) > SAME * np.abs(y[self.both]).sum(axis=0), found, 0.0)

    @cached_property
    def aligned(self) -> tuple[Any, Any]:
        """What adds up the target's articles, and the reference's, to the same rows: all clusters of either."""
        return self._aligned(self.units.clusters)

    def _aligned(self, of: Names) -> tuple[Any, Any]:
        names, n = sorted(set(of[self.both])), len(of)
        return _adder(of[self.target], self.target, n, names), _adder(of[self.reference], self.reference, n, names)

    def uses(self, y: Any) -> Floats:
        """How often a cluster of either side that has a feature has it, on average.

        A side that has a word in no article cannot tell whether it comes once or in bursts; the other can, if enough of
        its articles have it.
        """
        # A text that stands in both outlets, or twice in one, has the word as often as one copy of it has.
        adders = self._aligned(self.units.texts)
        parts = [csr_array(adder @ y) / copies for adder, copies in zip(adders, self.n_copies, strict=True)]
        found: Any = sum(part.sum(axis=0) for part in parts)
        mean = np.asarray(found / np.maximum(sum((part > 0).sum(axis=0) for part in parts), 1), np.float64)
        present = (parts[0] + parts[1] > 0).sum(axis=0)
        return np.where(present < ENOUGH, np.maximum(mean, USES), mean)

    @property
    def n_clusters(self) -> tuple[int, int]:
        """Clusters of the target and of the reference."""
        return self.units.n_clusters(self.target), self.units.n_clusters(self.reference)

    @property
    def n_copies(self) -> tuple[float, float]:
        """Articles a text, of the target and of the reference."""
        return self.units.n_copies(self.target), self.units.n_copies(self.reference)


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


def _adder(names: Sequence[str] | Names, rows: Ints, n: int, all_names: Sequence[str] | None = None) -> Any:
    every: Any = pd.Index(np.asarray(names, object))
    order: Any = every.unique().sort_values() if all_names is None else pd.Index(np.asarray(all_names, object))
    at = np.asarray(order.get_indexer(every), np.int64)
    return csr_array((np.ones(len(rows), np.int64), (at, rows)), shape=(len(order), n))
