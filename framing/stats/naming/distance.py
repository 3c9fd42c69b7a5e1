"""Distance: how differently two outlets name a referent, beside what chance alone would give."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Unpack

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.mentions import Mentions
from framing.stats._chance import Chance, ChanceOptions
from framing.stats._units import Sides, units_of
from framing.stats.association import jensen_shannon
from framing.stats.naming.cells import check_attributed
from framing.stats.naming.counted import counted_labels, documents_of
from framing.stats.resampling import adjust

Floats = npt.NDArray[np.float64]

DISTANCE_COLUMNS = (
    "referent", "a", "b", "n_a", "n_b", "n_clusters_a", "n_clusters_b", "distance", "null_mean", "null_high", "excess",
    "p", "p_adjusted",
)  # fmt: skip
"""Columns of `naming_distance`."""
SAME = 1e-12
"""Distances that are nearer to each other are equal."""
MOST_RESAMPLES = 1_999
"""Permutations by default: the null distribution is shown, and needs no small p."""


def naming_distance(
    mentions: Mentions, *, by: str = "outlet", referent: str | None = None, **chance: Unpack[ChanceOptions]
) -> pd.DataFrame:
    """How differently each two outlets name a referent, and how far apart chance alone would put them.

    Answers: is the choice of labels of these two outlets further apart than two samples of one outlet would be?

    Parameters
    ----------
    mentions
        As `find_mentions` returns them; labelled mentions outside quotation marks are compared.
    by
        A docvar.
    referent
        Only this one; all that both outlets name otherwise.
    **chance
        As in `contrasts`; `n_resamples` is 1,999 when it is not given. `level` sets `null_high`.

    Returns
    -------
    DataFrame
        One row for each referent and pair that both name: `referent`, `a`, `b`, `n_a`, `n_b` (labelled mentions),
        `n_clusters_a`, `n_clusters_b` (independent articles with one), `distance` (Jensen-Shannon divergence in bits:
        0 the same shares of all labels, 1 no label in common), `null_mean` and `null_high` (its mean and its upper
        limit where it is chance which articles are whose), `excess` (distance - null_mean), `p`, `p_adjusted`, missing
        where no permutation could have reached .05.

    Raises
    ------
    FramingError
        If there is no such docvar or referent, or nothing to compare.

    See Also
    --------
    framing.plots.naming_distance : the figure of this table.

    Notes
    -----
    Danger: never read the distance without its null. Between two small samples of one outlet it is far above zero,
    the more the fewer the mentions and the more labels there are; a table of bare distances shows who was sampled
    least. The null is made by exchanging articles (clusters of copies as a whole) between the two; each
    distance is multiplied by n_a n_b / (n_a + n_b) and divided by that of the outlets as they are, because articles
    that are exchanged bring more mentions or fewer, and a distance shrinks as they grow.

    References
    ----------
    Lin (1991), Divergence measures based on the Shannon entropy, doi:10.1109/18.61115. Gentzkow, Shapiro and Taddy
    (2019), Measuring group differences in high-dimensional choices, doi:10.3982/ECTA16566.

    Examples
    --------
    >>> from framing import find_mentions, read_corpus, read_lexicon
    >>> mentions = find_mentions(read_corpus("harbour-strike"), read_lexicon("harbour-strike"))
    >>> table = naming_distance(mentions, referent="STRIKERS")
    >>> bool((table["distance"].between(0, 1)).all()), bool(table["p"].isna().all())
    (True, True)
    """
    check_attributed(mentions)
    how = Chance(**({"n_resamples": MOST_RESAMPLES} | chance))
    documents = documents_of(mentions)
    units = units_of(documents, by=by)
    counted = counted_labels(mentions, documents, referent=referent)
    rows = []
    for nth, (a, b) in enumerate(units.pairs(None, "each")):
        sides = units.sides(a, b)
        both = [
            (place, block)
            for place, block in enumerate(counted.blocks)
            if block.w[sides.target].any() and block.w[sides.reference].any()
        ]
        for (place, (columns, _, of)), found in zip(both, _distances(sides, [b.y for _, b in both], how), strict=True):
            name = str(counted.keys["referent"].iloc[columns[0]])
            n = (int(of[side].sum()) for side in (sides.target, sides.reference))
            spoken = (units.n_clusters(side[of[side] > 0]) for side in (sides.target, sides.reference))
            rows.append((place, nth, name, a, b, *n, *spoken, *found))
    # Pairs come in the outer loop, for each is made once; in the table they stand referent by referent.
    ordered = [row[2:] for row in sorted(rows, key=lambda row: row[:2])]
    table = pd.DataFrame(ordered, columns=list(DISTANCE_COLUMNS[:-1]))
    table = table.astype({"distance": float, "null_mean": float, "null_high": float, "excess": float, "p": float})
    return table.assign(p_adjusted=adjust(table["p"].to_numpy(dtype=np.float64), how.adjust))


def _distances(sides: Sides, labels: Sequence[Any], chance: Chance) -> list[tuple[float, ...]]:
    """Distance, mean and upper limit of its null, excess, p; of each referent that both sides name."""
    exchange = sides.exchange(chance.seed)
    if exchange is None or not labels:
        return []
    counts = [(sides.items @ y).T.tocsr() for y in labels]
    totals = [np.asarray(own.sum(axis=1), np.float64).ravel() for own in counts]
    as_found = exchange.target[:, None].astype(np.float64)
    observed = [_divergence(*own, as_found) for own in zip(counts, totals, strict=True)]
    exact = exchange.exact(chance.n_resamples)
    nulls: list[list[Floats]] = [[] for _ in labels]
    for block in exchange.every() if exact else exchange.blocks(0, chance.n_resamples):
        for null, own, total, (_, (size,)) in zip(nulls, counts, totals, observed, strict=True):
            null.append(_divergence(own, total, block, size)[0])
    return [
        _judged(float(distance), np.concatenate(null), exact, chance.level)
        for ((distance,), _), null in zip(observed, nulls, strict=True)
    ]


def _judged(observed: float, null: Floats, exact: bool, level: float) -> tuple[float, ...]:
    """A distance beside its null."""
    if not exact:
        null = np.append(null, observed)  # what was observed is one of the ways, which makes p (b + 1) / (m + 1)
    null = null[~np.isnan(null)]  # an assignment that leaves one side without a mention compares nothing
    p, least = (float((null >= limit - SAME).mean()) for limit in (observed, null.max()))
    mean, high = float(null.mean()), float(np.quantile(null, level))
    # A distance has no sign, so it is the share of the greatest distances that counts.
    return observed, mean, high, observed - mean, p if least <= 0.05 else np.nan


def _divergence(counts: Any, totals: Floats, sides: Floats, size: float | None = None) -> tuple[Floats, Floats]:
    """The divergence under each assignment, and how many mentions it rests on: half their harmonic mean.

    A distance of few mentions is large. Where a size is given, each is brought to it, for an outlet that names a
    referent seldom is not further away for that.
    """
    target = np.asarray(counts @ sides, np.float64).T
    a, b = target.sum(axis=1), (totals - target).sum(axis=1)
    sizes = np.divide(a * b, a + b, out=np.zeros(len(a)), where=a + b > 0)
    found = np.asarray(jensen_shannon(target, totals - target).total, np.float64)
    return found if size is None else np.minimum(found * (sizes / size), 1.0), sizes
