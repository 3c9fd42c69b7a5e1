"""Sides: two groups of articles that are compared, and what of them changes sides together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from framing.stats._chance import Chance
from framing.stats._numbers import Ints, Numbered, adder, numbered, places
from framing.stats.resampling import USES, Exchange, keys_of, permutation_test

if TYPE_CHECKING:
    from framing.stats._units import Units

Floats = npt.NDArray[np.float64]

SAME = 1e-12
"""Departures from what is expected that are smaller than this part of the counts are what rounding leaves."""
ENOUGH = 5
"""Clusters that tell how often a word is used where it is used."""


class _Items(NamedTuple):
    """Items in order of their names: the number of that of each article; their names, strata, whether the target's."""

    codes: Ints
    names: list[str]
    stratum: Ints
    is_target: npt.NDArray[np.bool_]


class Parts(NamedTuple):
    """What adds up articles to parts, shape (n_parts, n_articles); whether each is the target's, its cluster, event."""

    adder: Any
    target: npt.NDArray[np.bool_]
    cluster: Ints
    event: Ints


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
    def _items(self) -> _Items:
        units, rows = self.units, self.both
        cluster = units.cluster.codes[rows]
        # What holds an outlet's articles together does not end with an event.
        event = np.zeros_like(rows) if units.unit == "outlet" else units.happening.codes[rows]
        alone = np.isin(cluster, np.intersect1d(cluster[: len(self.target)], cluster[len(self.target) :]))
        # Groups by number: what they are called does not change what is drawn.
        group, n_groups = places(units.group.codes[rows])
        of = (event * len(units.cluster.names) + cluster) * (n_groups + 1) + np.where(alone, group + 1, 0)
        _, first, item = np.unique(of, return_index=True, return_inverse=True)
        names, strata = [], []
        for i in first.tolist():
            own = "" if units.unit == "outlet" else units.happening.names[event[i]]
            whole = f"{own}\x00{units.cluster.names[cluster[i]]}"
            names.append(f"{whole}\x00{group[i]:04}" if alone[i] else whole)
            strata.append(whole if alone[i] else own)
        order = np.argsort(np.asarray(names, object), kind="stable")
        place = np.empty_like(order)
        place[order] = np.arange(len(order))
        sorted_names = [names[i] for i in order.tolist()]
        stratum = numbered(np.asarray(strata, object)[order]).codes
        return _Items(place[item], sorted_names, stratum, first[order] < len(self.target))

    @cached_property
    def items(self) -> Any:
        """What adds up articles to items: shape (n_items, n_articles), items in order of their names."""
        return adder(self._items.codes, self.both, len(self.units.groups))

    def exchange(self, seed: int) -> Exchange | None:
        """Which items can change sides; None where one side has no article."""
        if not len(self.target) or not len(self.reference):
            return None
        _, names, stratum, is_target = self._items
        return Exchange(is_target, stratum, keys_of(names, seed=seed, purpose="permutation"))

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
        events = self.units.happening.codes[self.both]
        for event in np.unique(events):
            rows = self.both[events == event]
            rate = np.asarray(y[rows].sum(axis=0), np.float64) / max(int(w[rows].sum()), 1)
            found -= np.outer(self.items[:, rows] @ w[rows], rate)
        # What rounding leaves of an outlet that has just what its events have is no departure.
        return np.where(np.abs(found) > SAME * np.abs(y[self.both]).sum(axis=0), found, 0.0)

    @cached_property
    def parts(self) -> Parts:
        """What each side has of each cluster in each event."""
        units, rows = self.units, self.both
        is_target = np.arange(len(rows)) < len(self.target)
        cluster, event = units.cluster.codes[rows], units.happening.codes[rows]
        of = (event * len(units.cluster.names) + cluster) * 2 + is_target
        _, first, part = np.unique(of, return_index=True, return_inverse=True)
        return Parts(adder(part, rows, len(units.groups)), is_target[first], cluster[first], event[first])

    @cached_property
    def aligned(self) -> tuple[Any, Any]:
        """What adds up the target's articles, and the reference's, to the same rows: all clusters of either."""
        return self._aligned(self.units.cluster)

    @cached_property
    def _texts(self) -> tuple[Any, Any]:
        """The same of texts."""
        return self._aligned(self.units.text)

    def _aligned(self, of: Numbered) -> tuple[Any, Any]:
        target, reference, n = of.codes[self.target], of.codes[self.reference], len(of.codes)
        return adder(target, self.target, n, of=reference), adder(reference, self.reference, n, of=target)

    def uses(self, y: Any) -> Floats:
        """How often a cluster of either side that has a feature has it, on average.

        A side that has a word in no article cannot tell whether it comes once or in bursts; the other can, if enough of
        its articles have it.
        """
        # A text that stands in both outlets, or twice in one, has the word as often as one copy of it has.
        parts = [csr_array(to @ y) / copies for to, copies in zip(self._texts, self.n_copies, strict=True)]
        found: Any = sum(part.sum(axis=0) for part in parts)
        mean = np.asarray(found / np.maximum(sum((part > 0).sum(axis=0) for part in parts), 1), np.float64)
        present = (parts[0] + parts[1] > 0).sum(axis=0)
        return np.where(present < ENOUGH, np.maximum(mean, USES), mean)

    @cached_property
    def n_clusters(self) -> tuple[int, int]:
        """Clusters of the target and of the reference."""
        return self.units.n_clusters(self.target), self.units.n_clusters(self.reference)

    @cached_property
    def n_copies(self) -> tuple[float, float]:
        """Articles a text, of the target and of the reference."""
        return self.units.n_copies(self.target), self.units.n_copies(self.reference)
