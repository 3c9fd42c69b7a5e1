"""Agreement in tables: what is said of codes and of marks, and intervals over articles."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import lcm

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.sparse import csr_array

from framing.stats._chance import Chance
from framing.stats.resampling import bootstrap, keys_of, percentile_interval

Floats = npt.NDArray[np.float64]
Documents = npt.NDArray[np.object_]

AGREEMENT_COLUMNS = (
    "variable", "measure", "coders", "n_items", "n_documents", "value", "ci_low", "ci_high", "observed",
)  # fmt: skip
CATEGORY_COLUMNS = ("variable", "category", "n_codes", "n_disagree", "share_of_disagreement", "alpha")
CONFUSION_COLUMNS = ("variable", "coder_a", "coder_b", "code_a", "code_b", "n")
DISAGREEMENT_COLUMNS = ("variable", "item", "document", "coder_a", "code_a", "coder_b", "code_b", "sentence")


@dataclass(frozen=True, eq=False)
class Agreement:
    """How far coders agree.

    Parameters
    ----------
    table
        One row a variable x measure: `variable`; `measure` (alpha, alpha ordinal, alpha unitizing, kappa); `coders`
        (all, or the two); `n_items` and `n_documents` on which two coders or more gave a code; `value`, with the
        bootstrap interval over articles `ci_low`, `ci_high`; `observed` (share of pairs of codes that are equal).
    categories
        What pulls it down: `variable`, `category`, `n_codes`; `n_disagree` (pairs of codes of which one is this and
        the other is not); `share_of_disagreement`; `alpha` of this category against all others.
    confusion
        `variable`, `coder_a`, `coder_b`, `code_a`, `code_b`, `n`; equal codes too.
    disagreements
        Every item on which two coders differ, with its sentence.

    Examples
    --------
    >>> import tempfile
    >>> from framing import find_mentions, read_corpus, read_lexicon
    >>> found = find_mentions(read_corpus("harbour-strike"), read_lexicon("harbour-strike"))
    >>> from framing.validation import Coding, agreement, read_coded, write_sheets
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = write_sheets(found, folder, n=4)
    ...     coders = Coding(folder, "anna"), Coding(folder, "ben")
    ...     for coding in coders:
    ...         while not coding.finished:
    ...             coding.answer("yes" if coding.question == "naming" else "")
    ...     agreed = agreement(read_coded([coding.path for coding in coders]), n_resamples=99)
    >>> agreed.table[["variable", "measure", "n_items", "observed"]].values.tolist()[0]
    ['naming', 'alpha', 4, 1.0]
    >>> len(agreed.disagreements)
    0
    """

    table: pd.DataFrame
    categories: pd.DataFrame
    confusion: pd.DataFrame
    disagreements: pd.DataFrame

    def __repr__(self) -> str:
        rows = self.table[self.table["measure"].str.startswith("alpha")]
        return f"Agreement({', '.join(f'{r.variable} {r.measure} {r.value:.3f}' for r in rows.itertuples())})"


def part_of(part: float, whole: float) -> float:
    return part / whole if whole else float("nan")


def interval_of(
    cells: Floats, documents: Documents, statistic: Callable[..., Floats], how: Chance, extra: Floats | None = None
) -> tuple[float, float]:
    """The bootstrap interval of a statistic of sums over articles; missing with fewer than two articles."""
    shape = cells.shape[1:]
    flat = cells.reshape(len(cells), -1) if extra is None else np.hstack([cells.reshape(len(cells), -1), extra])
    some = flat.any(axis=1)
    names, at = np.unique(documents[some].astype(str), return_inverse=True)
    if len(names) < 2:
        return float("nan"), float("nan")
    # Whole numbers, so that sums are the same in any order: pairs are parts of the number of coders less one.
    scale = _scale(flat[some])
    sums = csr_array((np.ones(len(at)), (at, np.arange(len(at)))), shape=(len(names), len(at))) @ np.rint(
        flat[some] * scale
    )
    size = int(np.prod(shape))

    def of_sums(found: Floats) -> Floats:
        o = found[:, :size].reshape(len(found), *shape) / scale
        parts = (o,) if extra is None else (o, found[:, size:] / scale)
        return np.asarray(statistic(*parts))

    keys = keys_of(names, seed=how.seed, purpose="agreement")
    low, high = percentile_interval(bootstrap(sums, of_sums, keys, n_resamples=how.n_resamples), level=how.level)
    return float(low), float(high)


def _scale(cells: Floats) -> int:
    """What makes whole numbers of coincidences."""
    for scale in (1, 2, 6, 12, 60, lcm(*range(1, 11))):
        if np.allclose(cells * scale, np.rint(cells * scale), atol=1e-6):
            return scale
    return 2**20
