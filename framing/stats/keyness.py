"""Keyness: which words, n-grams or labels one outlet has more of than another, and how sure that is."""

from __future__ import annotations

from typing import Any, Unpack

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.sparse import csr_array, vstack

from framing._checks import FramingError, check_choice
from framing.corpus import Corpus
from framing.dfm import Dfm
from framing.stats._chance import Chance, ChanceOptions, few_note
from framing.stats._units import Sides, Units, units_of
from framing.stats.association import g2, log_odds, log_ratio
from framing.stats.dispersion import dp_norm
from framing.stats.resampling import Interval, adjust, correlation_of, log_ratio_interval, rate_interval
from framing.stats.terms import WordOptions, counts_of

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

KEYNESS_COLUMNS = (
    "target", "reference", "feature", "n_target", "n_reference", "rate_target", "rate_reference",
    "n_documents_target", "n_documents_reference", "log_ratio", "ci_low", "ci_high", "sure", "g2", "log_odds",
    "log_odds_z", "dp_norm_target", "dp_norm_reference", "p", "p_adjusted",
)  # fmt: skip
"""Columns of `keyness`."""
MOST_RESAMPLES = 99_999
"""Permutations by default: of thousands of words that are tested, one that differs needs a very small p."""
REFERENCE = "(reference corpus)"
"""How a reference corpus is called in the table."""


class KeynessOptions(WordOptions, ChanceOptions, total=False):
    """Options of `keyness`: how words are counted, and how chance is reckoned with."""


def keyness(
    corpus_or_dfm: Corpus | Dfm,
    *,
    by: str = "outlet",
    target: str | None = None,
    reference: str | Corpus | Dfm = "rest",
    event: str | None = None,
    n: int | None = None,
    **options: Unpack[KeynessOptions],
) -> pd.DataFrame:
    """Compare how often outlets use each word.

    Answers: which words does this outlet use more often than that one, by how much, and could chance have made it so?

    Parameters
    ----------
    corpus_or_dfm
        The articles, or their counts: words, n-grams, stems, or labels as `mentions_dfm` returns them.
    by
        A docvar. Where it says something of outlets, such as the country they are published in, whole outlets are
        exchanged and left out, for articles of one outlet are no independent evidence on a group of outlets.
    target
        A value of `by`; each of them in turn where none is given.
    reference
        ``"rest"`` (all other values together), ``"each"`` (every other value by itself), a value, or a reference
        corpus (a Corpus or a Dfm).
    event
        A docvar that is held constant in the test: articles change sides within their event only.
    n
        How many features of each comparison, those furthest from no difference by `sure`, then by `log_odds_z`; all
        where none is given.
    **options
        `zones`, `ngrams`, `stem`, `remove` as in `words_dfm`, for a corpus; `level`, `n_resamples` (99,999), `seed`,
        `adjust` as in `contrasts`.

    Returns
    -------
    DataFrame
        One row for each comparison x feature that is found in it, the target's first, those of the reference alone too:

        - `target`, `reference`, `feature`, `n_target`, `n_reference` (times counted), `rate_target`, `rate_reference`
          (per 1,000 counted words), `n_documents_target`, `n_documents_reference`;
        - `log_ratio` of the rates (to base 2; of a count of zero one half is taken), `ci_low`, `ci_high`, missing where
          a side has fewer than two clusters; `sure`: the end of the interval that is nearer to zero, 0 where the
          interval holds zero: by how much the rates differ at least;
        - `g2` (four cells, with the sign of the difference), `log_odds` and `log_odds_z` (prior: the counts of both
          sides together): for comparison with other programs. They take every word as a draw of its own, and call
          up to half of all words different where nothing differs (docs/validity.md): never read a p-value from them;
        - `dp_norm_target`, `dp_norm_reference`: how unevenly a side's articles have it (0 evenly, 1 one article alone);
        - `p`, `p_adjusted`: by permutation of articles. Missing where no permutation could have reached .05, as for
          every word of a few articles.

        `attrs["note"]` says what the numbers of articles and tests allow.

    Raises
    ------
    FramingError
        If a docvar or value is not there, an option is out of range, or there is nothing to compare.

    See Also
    --------
    framing.plots.keyness : the figure of this table.

    Notes
    -----
    The interval is that of the two rates, each by leaving out one cluster at a time (`rate_interval`), brought together
    on the logarithm (`log_ratio_interval`). The test is `permutation_test`. Words that few articles have can be
    strikingly unequal by chance alone, because a word that was used once in an article is used again: this is why
    articles are counted as units, and not words.

    Danger: topics differ as well as word choice. Hold the event constant, or compare labels of one referent
    (`contrasts`), before a word is read as a choice.

    References
    ----------
    Hardie (2014), Log Ratio: an informal introduction. Dunning (1993), Accurate methods for the statistics of surprise
    and coincidence. Monroe, Colaresi and Quinn (2008), Fightin' Words, doi:10.1093/pan/mpn018. Phipson and Smyth
    (2010), doi:10.2202/1544-6115.1585.

    Examples
    --------
    >>> docvars = pd.DataFrame({"id": list("abcd"), "outlet": ["Herald", "Herald", "Mail", "Mail"]})
    >>> texts = ("Dockers strike.", "Dockers win pay.", "A mob strikes.", "The mob blocks the docks.")
    >>> table = keyness(Corpus(texts, docvars), target="Herald", reference="Mail")
    >>> table[["feature", "n_target", "n_reference"]].values.tolist()[0]
    ['dockers', 2, 0]
    """
    chance = {k: v for k, v in options.items() if k in ChanceOptions.__annotations__}
    how = Chance(**({"n_resamples": MOST_RESAMPLES} | chance))  # type: ignore[arg-type]
    words: Any = {k: v for k, v in options.items() if k in WordOptions.__annotations__}
    if unknown := sorted(set(options) - set(KeynessOptions.__annotations__)):
        raise FramingError(f"{unknown} are no options of keyness; it takes {sorted(KeynessOptions.__annotations__)}.")
    if n is not None and (type(n) is not int or n < 1):
        raise FramingError(f"`n` must be a whole number from 1; got {n!r}.")
    counts = counts_of(corpus_or_dfm, by, words)
    if isinstance(reference, (Corpus, Dfm)):
        targets = units_of(counts.docvars, by=by).names
        if not targets:
            raise FramingError(f"no article has a value of {by!r}, so there is nothing to compare.")
        if target is not None:
            check_choice("target", target, targets)
        counts = _with_reference(counts, counts_of(reference, by, words), by)
        units = units_of(counts.docvars, by=by, event=event)
        pairs = [(name, REFERENCE) for name in (targets if target is None else [target])]
    else:
        units = units_of(counts.docvars, by=by, event=event)
        pairs = units.pairs(target, reference)
    tables = [_compare(units.sides(a, b), counts, how).assign(target=a, reference=b) for a, b in pairs]
    table = pd.concat(tables, ignore_index=True)
    table["p_adjusted"] = adjust(table["p"].to_numpy(dtype=np.float64), how.adjust)
    note = _note(table, units, pairs, how)
    if n is not None:
        table = table[table.groupby(["target", "reference"], sort=False)["place"].rank(method="first") <= n]
    table = table[list(KEYNESS_COLUMNS)].reset_index(drop=True)
    table.attrs |= {"note": note, "level": how.level}
    return table


def _with_reference(counts: Dfm, reference: Dfm, by: str) -> Dfm:
    """Both in one Dfm; articles of the reference corpus are the group `REFERENCE`."""
    features = sorted({*counts.features, *reference.features})
    place = {name: i for i, name in enumerate(features)}
    parts = []
    for own in (counts, reference):
        matrix = own.matrix.tocoo()
        row, column = matrix.coords
        at = np.asarray([place[name] for name in own.features], np.int64)
        parts.append(csr_array((matrix.data, (row, at[column])), shape=(matrix.shape[0], len(features))))
    ids = [f"{REFERENCE} {id}" for id in reference.docvars["document"]]
    other = reference.docvars.assign(document=ids, n_words=reference.n_words, **{by: REFERENCE})
    # What one of them does not know stays missing, which units_of takes for not known.
    docvars = pd.concat([counts.docvars.assign(n_words=counts.n_words), other], ignore_index=True)
    return Dfm(csr_array(vstack(parts)), tuple(features), docvars, counts.settings)


def _compare(sides: Sides, counts: Dfm, chance: Chance) -> pd.DataFrame:
    """One comparison, without names and adjusted p; `place` is the order of what is furthest from no difference."""
    used = np.flatnonzero(np.asarray(counts.matrix[sides.both].sum(axis=0)) > 0)
    y, words = counts.matrix[:, used], counts.n_words
    sums = {"target": sides.target, "reference": sides.reference}
    n = {side: np.asarray(y[rows].sum(axis=0), np.int64) for side, rows in sums.items()}
    of = {side: int(words[rows].sum()) for side, rows in sums.items()}
    interval, correlation = _intervals(sides, y, words, chance.level)
    four = n["target"], n["reference"], of["target"], of["reference"]
    effect = np.asarray(log_ratio(*four))
    rate = {side: _rate_or_half(n[side], of[side]) for side in sums}
    limits = log_ratio_interval(
        rate["target"], interval["target"], rate["reference"], interval["reference"], correlation=correlation
    )
    low, high = (limit / np.log(2) for limit in limits)
    odds = log_odds(*four, prior="informative", counts=n["target"] + n["reference"])
    columns: dict[str, Any] = {"feature": np.asarray(counts.features, object)[used]}
    for side, rows in sums.items():
        columns[f"n_{side}"] = n[side]
        columns[f"rate_{side}"] = 1000 * n[side] / of[side] if of[side] else np.full(len(used), np.nan)
        columns[f"n_documents_{side}"] = np.asarray((y[rows] > 0).sum(axis=0), np.int64)
        columns[f"dp_norm_{side}"] = dp_norm(y[rows], words[rows])
    sure = np.where(low > 0, low, np.where(high < 0, high, 0.0))
    columns |= {"log_ratio": effect, "ci_low": low, "ci_high": high, "sure": sure, "g2": g2(*four, signed=True)}
    columns |= {"log_odds": odds.delta, "log_odds_z": odds.z, "p": sides.p_values(y, words, chance)}
    table = pd.DataFrame(columns)
    far = np.lexsort((table["feature"], -np.abs(odds.z), -np.abs(sure)))
    table["place"] = np.argsort(far)
    order = np.lexsort((table["feature"], -np.asarray(odds.z), -sure))
    return table.iloc[order].reset_index(drop=True)


def _intervals(sides: Sides, y: Any, words: Ints, level: float) -> tuple[dict[str, Interval], Floats]:
    """The interval of each side's rates, and their correlation; missing where a side has fewer than two clusters."""
    found, parts = {}, []
    nothing, uses = np.full(y.shape[1], np.nan), sides.uses(y)
    for side, adder, copies in zip(("target", "reference"), sides.aligned, sides.n_copies, strict=True):
        counts, sizes = (adder @ y).tocsc() / copies, (adder @ words) / copies
        parts += [counts, sizes]
        one = int((sizes > 0).sum()) < 2
        found[side] = Interval(nothing, nothing) if one else rate_interval(counts, sizes, level=level, uses=uses)
    shared = bool(((parts[1] > 0) & (parts[3] > 0)).any())
    return found, correlation_of(*parts) if shared else np.zeros(y.shape[1])


def _rate_or_half(n: Ints, of: int) -> Floats:
    """The rate; of a count of zero that of one half (Hardie)."""
    return np.asarray(np.where(n > 0, n, 0.5) / of if of else np.full(len(n), np.nan))


def _note(table: pd.DataFrame, units: Units, pairs: list[tuple[str, str]], chance: Chance) -> str:
    """What the numbers of articles and of tests allow, in words."""
    what = "outlets" if units.unit == "outlet" else "independent articles"
    fewest = min(min(units.sides(a, b).n_clusters) for a, b in pairs)
    tested = int(table["p"].notna().sum())
    sentences = [f"{tested:,} of {len(table):,} rows are in enough {what} to be tested."]
    if tested and 2 / (chance.n_resamples + 1) > 0.05 / tested:
        sentences.append(
            f"With {chance.n_resamples:,} permutations no p is below {2 / (chance.n_resamples + 1):.2g}: of so many "
            "tests a single word that differs cannot stand out. Raise n_resamples to see it."
        )
    sentences.append(few_note(fewest, units.unit))
    return " ".join(sentence for sentence in sentences if sentence)
