"""Agreement on codes: how far coders who worked apart gave the same, and what pulls it down; `agreement` is here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import combinations

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing._checks import FramingError
from framing.mentions.voices import ATTRIBUTIONS
from framing.stats._chance import Chance
from framing.validation.agreement_on_marks import agreement_on_marks
from framing.validation.agreement_tables import (
    AGREEMENT_COLUMNS,
    CATEGORY_COLUMNS,
    CONFUSION_COLUMNS,
    DISAGREEMENT_COLUMNS,
    Agreement,
    Documents,
    interval_of,
    part_of,
)
from framing.validation.alpha import Level, alpha, coincidences, kappa
from framing.validation.coded import Coded

Ints = npt.NDArray[np.int64]

ORDERED = {"attribution": tuple(ATTRIBUTIONS)}
"""Variables whose codes have an order: how far the words are from the outlet."""
N_RESAMPLES = 1_999


def agreement(coded: Coded, *, level: float = 0.95, n_resamples: int = N_RESAMPLES, seed: int = 1) -> Agreement:
    """Measure how far coders agree, variable by variable.

    Answers: could others, with the same codebook, have coded the same?

    Parameters
    ----------
    coded
        As `read_coded` returns it, of two coders or more; any of them may have left items out. A machine is one more
        coder (`Coded.with_program`).
    level, n_resamples, seed
        Of the bootstrap.

    Returns
    -------
    Agreement
        Of mentions: each question that was asked, and each column that coders added. Of sentences: `unit` (is it
        marked at all), `referent` and `label` of what is marked, by alpha for units that coders cut out themselves.

    Raises
    ------
    FramingError
        If fewer than two coders coded the same item.

    Notes
    -----
    alpha: Krippendorff's, nominal, and ordinal where codes have an order (attribution). Of sentences the unitizing
    alpha as revised in 2016 (`unitizing_alpha`), characters being what is compared. kappa: Cohen's, of each two coders
    on what both coded. Questions that follow from `naming` (referent, label, ...) are compared where both said yes.

    Intervals: articles are resampled, percentiles are taken. Danger: with few articles they are too short
    (docs/validity.md); an alpha that rests on a rare code says little, whatever its interval.

    Alpha of .8 and more is customary for conclusions, .667 for tentative ones (Krippendorff 2004); neither is a proof.

    References
    ----------
    Krippendorff (2004), Reliability in content analysis, doi:10.1111/j.1468-2958.2004.tb00738.x. Cohen (1960),
    doi:10.1177/001316446002000104. Krippendorff et al. (2016), doi:10.1007/s11135-015-0266-1.

    Examples
    --------
    >>> import tempfile
    >>> from framing import find_mentions, read_corpus, read_lexicon
    >>> from framing.validation import Coding, read_coded, write_sheets
    >>> found = find_mentions(read_corpus("harbour-strike"), read_lexicon("harbour-strike"))
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = write_sheets(found, folder, n=3)
    ...     anna, ben = Coding(folder, "anna"), Coding(folder, "ben")
    ...     for answer in ("no", "no", "yes", "STRIKERS", "docker", "direct", "no"):
    ...         anna.answer(answer)
    ...     for answer in ("no", "no", "yes", "STRIKERS", "striker", "direct", "no"):
    ...         ben.answer(answer)
    ...     coded = read_coded([anna.path, ben.path])
    >>> table = agreement(coded, n_resamples=99).table
    >>> table.loc[table["measure"] == "alpha", ["variable", "n_items", "value"]].head(1).to_numpy().tolist()
    [['naming', 3, 1.0]]
    """
    how = Chance(level=level, n_resamples=n_resamples, seed=seed)
    if len(coded.coders) < 2:
        raise FramingError(f"agreement needs two coders; this sheet has one, {coded.coders[0]!r}.")
    if coded.kind == "sentences":
        return agreement_on_marks(coded, how)
    variables = [_Variable.read(coded, name) for name in coded.questions]
    kept = [v for v in variables if (np.sum(v.values >= 0, axis=1) > 1).any()]
    if not kept:
        raise FramingError("no item was coded by two coders, so nothing can be compared. Give them the same sheet.")
    rows = [row for variable in kept for row in _measures(variable, coded.coders, how)]
    return Agreement(
        pd.DataFrame(rows, columns=list(AGREEMENT_COLUMNS)),
        pd.concat([_categories(v) for v in kept], ignore_index=True),
        pd.DataFrame([r for v in kept for r in _confusion(v, coded.coders)], columns=list(CONFUSION_COLUMNS)),
        pd.DataFrame([r for v in kept for r in _differ(v, coded)], columns=list(DISAGREEMENT_COLUMNS)),
    )


@dataclass(frozen=True, eq=False)
class _Variable:
    """One question: `values` of items x coders, numbers of `categories` or -1; `documents` of the items."""

    name: str
    categories: tuple[str, ...]
    values: Ints
    documents: Documents

    @classmethod
    def read(cls, coded: Coded, name: str) -> _Variable:
        wide = coded.codes.pivot(index="item", columns="coder", values=name).reindex(
            index=coded.items["item"], columns=coded.coders
        )
        cells = wide.fillna("").to_numpy(dtype=object)
        used = {str(c) for c in cells.ravel()} - {""}
        known = [c for c in ORDERED.get(name, coded.allowed.get(name, ())) if c in used]
        categories = (*known, *sorted(used - set(known)))
        number = {c: i for i, c in enumerate(categories)} | {"": -1}
        values = np.asarray([[number[str(c)] for c in row] for row in cells], np.int64).reshape(cells.shape)
        return cls(name, categories, values, coded.items["document"].to_numpy(dtype=object))


def _measures(variable: _Variable, coders: list[str], how: Chance) -> Iterator[tuple[object, ...]]:
    k = len(variable.categories)
    pairs = coincidences(variable.values, k)
    levels: tuple[Level, ...] = ("nominal", "ordinal") if variable.name in ORDERED else ("nominal",)
    n_items, n_documents = _sizes(variable.values, variable.documents)
    total = pairs.sum(axis=0)
    observed = part_of(float(np.trace(total)), float(total.sum()))
    for level in levels:
        name = "alpha" if level == "nominal" else f"alpha {level}"
        low, high = interval_of(pairs, variable.documents, partial(alpha, level=level), how)
        yield variable.name, name, "all", n_items, n_documents, float(alpha(total, level)), low, high, observed
    for a, b in combinations(range(len(coders)), 2):
        both = (variable.values[:, [a, b]] >= 0).all(axis=1)
        if not both.any():
            continue
        own = variable.values[both][:, [a, b]]
        cells = np.zeros((len(own), k, k))
        cells[np.arange(len(own)), own[:, 0], own[:, 1]] = 1
        low, high = interval_of(cells, variable.documents[both], kappa, how)
        same = float((own[:, 0] == own[:, 1]).mean())
        names = f"{coders[a]} and {coders[b]}"
        sizes = _sizes(own, variable.documents[both])
        yield variable.name, "kappa", names, *sizes, _kappa(own, k), low, high, same


def _sizes(values: Ints, documents: Documents) -> tuple[int, int]:
    paired = (values >= 0).sum(axis=1) > 1
    return int(paired.sum()), len(set(documents[paired]))


def _kappa(own: Ints, n_values: int) -> float:
    """Cohen's kappa by scikit-learn; missing where both gave one and the same code throughout."""
    from sklearn.metrics import cohen_kappa_score

    if len(np.unique(own)) < 2:
        return float("nan")
    return float(cohen_kappa_score(own[:, 0], own[:, 1], labels=list(range(n_values))))


def _categories(variable: _Variable) -> pd.DataFrame:
    total = coincidences(variable.values, len(variable.categories)).sum(axis=0)
    marginal, agreed = total.sum(axis=1), np.diag(total)
    disagree = float(total.sum() - agreed.sum()) / 2
    rows = []
    for i, category in enumerate(variable.categories):
        rest = marginal.sum() - marginal[i]
        apart = marginal[i] - agreed[i]
        two = np.array([[agreed[i], apart], [apart, rest - apart]])
        n_codes = int((variable.values == i).sum())
        share = part_of(float(apart), 2 * disagree)
        rows.append((variable.name, category, n_codes, float(apart), share, float(alpha(two))))
    table = pd.DataFrame(rows, columns=list(CATEGORY_COLUMNS))
    order = np.lexsort((table["category"], -table["n_disagree"]))
    return table.iloc[order].reset_index(drop=True)


def _confusion(variable: _Variable, coders: list[str]) -> Iterator[tuple[object, ...]]:
    for a, b in combinations(range(len(coders)), 2):
        own = variable.values[(variable.values[:, [a, b]] >= 0).all(axis=1)][:, [a, b]]
        cells, counts = np.unique(own, axis=0, return_counts=True)
        for (x, y), n in zip(cells.tolist(), counts.tolist(), strict=True):
            yield variable.name, coders[a], coders[b], variable.categories[x], variable.categories[y], n


def _differ(variable: _Variable, coded: Coded) -> Iterator[tuple[object, ...]]:
    items = coded.items.to_dict("records")
    for a, b in combinations(range(len(coded.coders)), 2):
        x, y = variable.values[:, a], variable.values[:, b]
        for i in np.flatnonzero((x >= 0) & (y >= 0) & (x != y)).tolist():
            said = " ".join(f"{items[i]['before']}[{items[i]['match']}]{items[i]['after']}".split())
            codes = (coded.coders[a], variable.categories[x[i]], coded.coders[b], variable.categories[y[i]])
            yield variable.name, items[i]["item"], items[i]["document"], *codes, said
