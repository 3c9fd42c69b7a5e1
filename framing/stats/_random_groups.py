"""Random groups: many clusters put together, so that chance costs a million articles no more than ten thousand."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.stats._numbers import Names, numbered, numbered_as_met
from framing.stats.resampling import keys_of

MANY = 8_000
"""Clusters from which they are put together."""
GROUPS = 4_000
"""About how many groups are made of them."""


def random_groups(clusters: Names, groups: Names, events: Names) -> Names:
    """The cluster of each article, or its random group where there are many clusters.

    Parameters
    ----------
    clusters, groups, events
        One value an article: its cluster, what it is compared by, its event. Shape (n_articles,).

    Returns
    -------
    numpy.ndarray
        Shape (n_articles,). With fewer than `MANY` clusters they themselves. Else names of random groups: only clusters
        whose articles are of the same groups and events are put together, equally many each time, in the order of a
        hash of their names, so that the order of the articles does not matter.

    Notes
    -----
    An interval then leaves out one random group at a time (the delete-a-group jackknife) and a permutation exchanges
    whole groups, which is a part of all permutations of the clusters. Both stay valid; the standard error is known with
    the degrees of freedom of some thousands of groups, which is no loss. What is counted stays exact.

    References
    ----------
    Kott, P. S. (2001). The delete-a-group jackknife. Journal of Official Statistics, 17(4), 521-526.
    Wolter, K. M. (2007). Introduction to variance estimation, 2nd ed., chapter 2. doi:10.1007/978-0-387-35099-8.

    Examples
    --------
    >>> names = np.asarray(["a", "b"], object)
    >>> random_groups(names, names, names).tolist()
    ['a', 'b']
    """
    number, known = numbered_as_met(clusters)
    if len(known) < MANY:
        return clusters
    size = len(known) // GROUPS
    place = pd.factorize(pd.Series(groups, dtype=object).str.cat(pd.Series(events, dtype=object), sep="\x01"))
    of, first = _places(number, place[0], [str(name) for name in place[1]])
    keys = keys_of((str(name) for name in known), seed=0, purpose="random groups")
    order = np.lexsort((keys, of))
    starts = np.flatnonzero(np.r_[True, np.diff(of[order]) != 0])
    rank = np.empty(len(known), np.int64)
    rank[order] = np.arange(len(known)) - np.repeat(starts, np.diff(np.r_[starts, len(known)]))
    most = int(rank.max()) // size + 1
    drawn, of_cluster = np.unique(of * most + rank // size, return_inverse=True)
    names = np.asarray([f"group\x00{first[n // most]}\x00{n % most:06}" for n in drawn.tolist()], object)
    found: Names = names[of_cluster[number]]
    return found


def _places(
    cluster: npt.NDArray[np.int64], place: npt.NDArray[np.int64], names: list[str]
) -> tuple[npt.NDArray[np.int64], list[str]]:
    """For each cluster a number for the places of its articles, and the names of these sets of places, sorted."""
    pairs = pd.DataFrame({"cluster": cluster, "place": place}).drop_duplicates()
    several = pairs["cluster"].duplicated(keep=False).to_numpy()
    said = np.empty(int(cluster.max()) + 1, object)
    alone = pairs[~several]
    said[alone["cluster"].to_numpy()] = np.asarray(names, object)[alone["place"].to_numpy()]
    shared: dict[int, list[str]] = {}
    for number, at in zip(pairs["cluster"][several].tolist(), pairs["place"][several].tolist(), strict=True):
        shared.setdefault(number, []).append(names[at])
    for number, own in shared.items():
        said[number] = "\x01".join(sorted(own))
    of, sets = numbered(said)
    return of, [str(name) for name in sets]
