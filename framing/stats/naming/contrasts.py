"""Contrasts: how much more of a label one outlet has than another, how sure that is, and with events held constant."""

from __future__ import annotations

from typing import Any, Unpack, get_args

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing._checks import check_choice
from framing.mentions import Mentions
from framing.stats._chance import Chance, ChanceOptions, few_note
from framing.stats._units import Sides, Units, units_of
from framing.stats.naming.cells import check_attributed
from framing.stats.naming.counted import Counted, Measure, counted_labels, documents_of
from framing.stats.resampling import (
    Interval,
    adjust,
    correlation_of,
    difference_interval,
    log_ratio_interval,
    mantel_haenszel,
    rate_interval,
    share_interval,
)
from framing.stats.resampling.stratified import Ratio

Floats = npt.NDArray[np.float64]

_RATIOS = ("ratio", "adjusted_ratio", "odds_ratio", "adjusted_odds_ratio")
CONTRASTS_COLUMNS = (
    "target", "reference", "referent", "label", "n_target", "of_target", "n_reference", "of_reference",
    "n_documents_target", "n_documents_reference", "value_target", "value_reference",
    *(f"{name}{end}" for name in ("difference", *_RATIOS) for end in ("", "_ci_low", "_ci_high")),
    "p", "p_adjusted", "n_clusters_target", "n_clusters_reference", "n_events",
)  # fmt: skip
"""Columns of `contrasts`."""


def contrasts(
    mentions: Mentions,
    *,
    by: str = "outlet",
    target: str | None = None,
    reference: str = "rest",
    measure: Measure = "share",
    event: str | None = None,
    referent: str | None = None,
    **chance: Unpack[ChanceOptions],
) -> pd.DataFrame:
    """Compare outlets by how much of a referent's namings each label is.

    Answers: how much more often is this label chosen here than there, and could chance have made the difference?

    Parameters
    ----------
    mentions
        As `find_mentions` returns them; counted mentions outside quotation marks are compared.
    by
        A docvar. Where it says something of outlets, such as the country they are published in, whole outlets are
        exchanged and left out, for articles of one outlet are no independent evidence on a group of outlets.
    target
        A value of `by`; each of them in turn where none is given.
    reference
        ``"rest"`` (all other values together), ``"each"`` (every other value by itself), or a value.
    measure
        ``"share"`` of the labelled mentions of the referent, or ``"rate"`` per 1,000 words outside quotation marks.
    event
        A docvar whose values are held constant: outlets are compared within each event, and the comparisons brought
        together, so that an outlet that covers more wars is not found to be more warlike.
    referent
        Only this referent's labels; p-values are then adjusted for these alone.
    **chance
        `level` of the intervals (0.95), `n_resamples` (9,999) and `seed` (1) of the permutation test, and `adjust`:
        ``"bh"`` (the false discovery rate) or ``"holm"``, over all rows of the table.

    Returns
    -------
    DataFrame
        One row for each comparison x referent x label that is found in it:

        - `target`, `reference`, `referent`, `label`;
        - `n_target`, `of_target`, `n_reference`, `of_reference`: unquoted mentions with the label, and unquoted
          labelled mentions of the referent (for rates, unquoted words); `n_documents_target`, `n_documents_reference`;
        - `value_target`, `value_reference`: share (0..1) or rate;
        - `difference`, `ratio` of the two, `odds_ratio` (shares only), each with `_ci_low` and `_ci_high`, which are
          missing where a side has fewer than two clusters that name the referent;
        - `adjusted_ratio`, `adjusted_odds_ratio`: the same with events held constant (Mantel and Haenszel); missing
          without `event`;
        - `p`, `p_adjusted`: two-sided, by permutation, within events where they are held constant. Missing where no
          permutation could have reached .05;
        - `n_clusters_target`, `n_clusters_reference`: independent articles, copies of one text counted once; outlets
          where outlets are the clusters; `n_events`: events that both sides cover.

        `attrs["note"]` says what the numbers of articles allow.

    Raises
    ------
    FramingError
        If `by`, `target`, `reference`, `event` or `referent` is not there, or there is nothing to compare.

    See Also
    --------
    framing.plots.contrasts : the figure of this table.
    framing.stats.design.design : what such a comparison can show, before it is made.

    Notes
    -----
    Intervals: `share_interval` or `rate_interval` of each side, by leaving out one cluster at a time, brought together
    by `difference_interval` and `log_ratio_interval` (of a count of zero one half is taken), with their correlation
    where copies of one text stand on both sides. p-values: `permutation_test`.
    A p-value says how well chance explains the difference in word choice, given these articles. It says nothing of
    why it is there, nor of what the word should have been.

    Danger: below 30 articles a side the intervals can be too short (docs/validity.md); a label that both sides hardly
    use has an interval, but no news.

    References
    ----------
    Zou and Donner (2008), doi:10.1002/sim.3095. Mantel and Haenszel (1959), doi:10.1093/jnci/22.4.719. Phipson and
    Smyth (2010), doi:10.2202/1544-6115.1585. Benjamini and Hochberg (1995), doi:10.1111/j.2517-6161.1995.tb02031.x.

    Examples
    --------
    >>> from framing import find_mentions, read_corpus, read_lexicon
    >>> mentions = find_mentions(read_corpus("harbour-strike"), read_lexicon("harbour-strike"))
    >>> table = contrasts(mentions, target="Tarnmouth Herald", referent="STRIKERS")
    >>> row = table[table["label"] == "docker"].iloc[0]
    >>> row[["n_target", "of_target", "n_reference", "of_reference"]].astype(int).tolist()
    [2, 5, 5, 26]
    """
    check_choice("measure", measure, get_args(Measure))
    check_attributed(mentions)
    documents = documents_of(mentions)
    units = units_of(documents, by=by, event=event)
    counted = counted_labels(mentions, documents, measure=measure, referent=referent)
    how = Chance(**chance)
    tables = [
        _compare(units.sides(a, b), counted, how).assign(target=a, reference=b)
        for a, b in units.pairs(target, reference)
    ]
    table = pd.concat(tables, ignore_index=True)
    table["p_adjusted"] = adjust(table["p"].to_numpy(dtype=np.float64), how.adjust)
    table = table[list(CONTRASTS_COLUMNS)]
    table.attrs |= {"note": contrast_note(table, units), "level": how.level}
    return table


def _compare(sides: Sides, counted: Counted, chance: Chance) -> pd.DataFrame:
    """All labels of one comparison, without names and adjusted p."""
    scale = 1000.0 if counted.measure == "rate" else 1.0
    values = {"target": _sums(sides.target, counted), "reference": _sums(sides.reference, counted)}
    columns: dict[str, Any] = {"referent": counted.keys["referent"], "label": counted.keys["label"]}
    for side, (n, of, articles) in values.items():
        columns |= {f"n_{side}": n, f"of_{side}": of, f"n_documents_{side}": articles}
    a, b = (_ratio(n, of) for n, of, _ in values.values())
    of_a, of_b, r = side_intervals(sides, counted, chance.level)
    columns |= {"value_target": scale * a, "value_reference": scale * b}
    columns |= _named("difference", scale * (a - b), *difference_interval(a, of_a, b, of_b, correlation=r), scale)
    # Of a count of zero one half is taken (Hardie), of copies of one text together.
    halves = (
        _ratio(np.where(n > 0, n, 0.5 * copies), of)
        for (n, of, _), copies in zip(values.values(), sides.n_copies, strict=True)
    )
    limits = log_ratio_interval(next(halves), of_a, next(halves), of_b, correlation=r)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.where(b > 0, a / b, np.where((a > 0) & (b == 0), np.inf, np.nan))
    columns |= _named("ratio", ratio, *np.exp(limits))
    pooled, n_events = _pooled(sides, counted, chance)
    n_target, n_reference = sides.n_clusters
    columns |= pooled | {
        "p": _p_values(sides, counted, chance),
        "n_clusters_target": n_target,
        "n_clusters_reference": n_reference,
        "n_events": n_events,
    }
    table = pd.DataFrame(columns)
    return table[(table["n_target"] + table["n_reference"] > 0)].reset_index(drop=True)


def _sums(rows: npt.NDArray[np.int64], counted: Counted) -> tuple[npt.NDArray[np.int64], ...]:
    """Counts of the labels, what they are counted of, and articles with the label."""
    y = counted.y[rows]
    return np.asarray(y.sum(axis=0)), counted.of(rows), np.asarray((y > 0).sum(axis=0))


def _ratio(n: npt.NDArray[Any], of: npt.NDArray[np.int64]) -> Floats:
    return np.asarray(np.divide(n, of, out=np.full(n.shape, np.nan), where=of > 0))


def _named(name: str, value: Floats, low: Floats, high: Floats, scale: float = 1.0) -> dict[str, Floats]:
    return {name: value, f"{name}_ci_low": scale * low, f"{name}_ci_high": scale * high}


def side_intervals(sides: Sides, counted: Counted, level: float) -> tuple[Interval, Interval, Floats]:
    """The interval of each side, and their correlation."""
    found = np.full((5, len(counted.keys)), np.nan)
    to_target, to_reference = sides.aligned
    shared = bool(((abs(to_target).sum(axis=1) > 0) & (abs(to_reference).sum(axis=1) > 0)).any())
    for columns, y, w in counted.blocks:
        adders = zip((to_target, to_reference), sides.n_copies, strict=True)
        parts = [((adder @ y).toarray() / copies, (adder @ w) / copies) for adder, copies in adders]
        # One article cannot tell how much an outlet's articles differ among themselves.
        if min(int((sizes > 0).sum()) for _, sizes in parts) < 2:
            continue
        for i, part in enumerate(parts):
            found[2 * i : 2 * i + 2, columns] = (
                share_interval(*part, level=level)
                if counted.measure == "share"
                else rate_interval(*part, level=level, uses=sides.uses(y))
            )
        found[4, columns] = correlation_of(*parts[0], *parts[1]) if shared else 0.0
    return Interval(found[0], found[1]), Interval(found[2], found[3]), found[4]


def _p_values(sides: Sides, counted: Counted, chance: Chance) -> Floats:
    """Two-sided permutation p of each label."""
    found = np.full(len(counted.keys), np.nan)
    for columns, y, w in counted.blocks:
        found[columns] = sides.p_values(y, w, chance, share=counted.measure == "share")
    return found


def _pooled(sides: Sides, counted: Counted, chance: Chance) -> tuple[dict[str, Floats], npt.NDArray[np.int64]]:
    """Odds ratios, and ratios with events held constant."""
    nothing = np.full(len(counted.keys), np.nan)
    found = {f"{name}{end}": nothing.copy() for name in _RATIOS[1:] for end in ("", "_ci_low", "_ci_high")}
    n_events = np.zeros(len(counted.keys), np.int64)
    # What each side has of a cluster in an event is one item, of however many articles.
    to_items, target, cluster, event = sides.parts
    about: dict[str, Any] = {"target": target, "cluster": cluster, "level": chance.level}
    jobs: list[tuple[str, Ratio, npt.NDArray[np.int64]]] = []
    if counted.measure == "share":
        jobs.append(("odds_ratio", "odds_ratio", np.zeros(len(target), np.int64)))
    if sides.units.event is not None:
        jobs.append(("adjusted_ratio", "ratio", event))
        if counted.measure == "share":
            jobs.append(("adjusted_odds_ratio", "odds_ratio", event))
    for columns, y, w in counted.blocks if jobs else ():
        for name, kind, stratum in jobs:
            result = mantel_haenszel(to_items @ y, to_items @ w, measure=kind, stratum=stratum, **about)
            for end, values in zip(("", "_ci_low", "_ci_high"), result[:3], strict=True):
                found[f"{name}{end}"][columns] = values
            if name == "adjusted_ratio":
                n_events[columns] = result.n_strata
    return found, n_events


def contrast_note(table: pd.DataFrame, units: Units) -> str:
    """What the numbers of clusters allow, in words."""
    what = "outlets" if units.unit == "outlet" else "independent articles"
    fewest = int(min(table["n_clusters_target"].min(), table["n_clusters_reference"].min())) if len(table) else 0
    sentences: list[str] = []
    if len(table) and bool(table["p"].isna().all()):
        sentences.append(
            f"No p-value is given: so few {what} have these labels that no exchange of them could have reached .05. "
            "Report the counts and the sentences."
        )
    sentences.append(few_note(fewest, units.unit))
    return " ".join(sentence for sentence in sentences if sentence)
