"""Chance for likeness: the cosines of two groups' terms where it is chance which articles are whose."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from framing.dfm import Dfm
from framing.stats._chance import Chance
from framing.stats._units import Sides, units_of

Floats = npt.NDArray[np.float64]
SAME = 1e-12
"""Cosines that are nearer to each other are equal."""
Null = tuple[float, float, float]
"""Mean and lower limit of the cosines that chance gives, and p."""


def nulls_of(documents: Dfm, by: str, chance: Chance) -> dict[tuple[str, str], Null]:
    """The null of each two groups, by exchange of their clusters; what all other groups have stays as it is."""
    units = units_of(documents.docvars, by=by)
    if len(units.names) < 2:
        return {}
    has = {name: np.asarray(documents.matrix[units.rows(name)].sum(axis=0)).ravel() > 0 for name in units.names}
    groups_with = np.sum(list(has.values()), axis=0)
    nulls = {}
    for a, b in units.pairs(None, "each"):
        used = np.flatnonzero(has[a] | has[b])
        others = (groups_with - has[a] - has[b])[used]
        weights = [np.square(np.log((1 + len(has)) / (1 + others + n)) + 1) for n in (1, 2)]
        nulls[a, b] = nulls[b, a] = _null(units.sides(a, b), documents.matrix[:, used], weights, chance)
    return nulls


def _null(sides: Sides, counts: Any, weights: list[Floats], chance: Chance) -> Null:
    exchange = sides.exchange(chance.seed)
    if exchange is None:
        return np.nan, np.nan, np.nan
    own = (sides.items @ counts).T.tocsr()
    totals = np.asarray(own.sum(axis=1), np.float64).ravel()[:, None]
    observed = float(_cosines(own, totals, weights, exchange.target[:, None].astype(np.float64))[0])
    exact = exchange.exact(chance.n_resamples)
    blocks = exchange.every() if exact else exchange.blocks(0, chance.n_resamples)
    null = np.concatenate([_cosines(own, totals, weights, block) for block in blocks])
    if not exact:
        null = np.append(null, observed)  # what was observed is one of the ways, which makes p (b + 1) / (m + 1)
    null = null[~np.isnan(null)]
    if np.isnan(observed):
        return np.nan, np.nan, np.nan
    p, least = (float((null <= limit + SAME).mean()) for limit in (observed, null.min()))
    return float(null.mean()), float(np.quantile(null, 1 - chance.level)), p if least <= 0.05 else np.nan


def _cosines(counts: Any, totals: Floats, weights: list[Floats], sides: Floats) -> Floats:
    """The cosine of the TF-IDF vectors of both sides under each assignment; NaN where a side has no term.

    The weight of a term depends on whether one side has it or both, which an exchange can change.
    """
    of_one, of_both = weights
    a = np.asarray(counts @ sides, np.float64)
    b = totals - a
    lengths = [
        (np.square(x) * np.where(y > 0, of_both[:, None], of_one[:, None])).sum(axis=0) for x, y in ((a, b), (b, a))
    ]
    product = np.sqrt(lengths[0] * lengths[1])
    cosines: Floats = np.divide(of_both @ (a * b), product, out=np.full(len(product), np.nan), where=product > 0)
    return cosines
