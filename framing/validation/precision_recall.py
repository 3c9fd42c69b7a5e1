"""Precision and recall: how often the program is right about what it finds, how much it misses; `quality` is here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from framing.mentions import Mentions
from framing.stats._chance import Chance
from framing.stats.resampling import share_interval
from framing.text.tokens import fold
from framing.validation.coded import Coded
from framing.validation.frozen import warn_if_developed_on
from framing.validation.judgements import MEASURES, check_kinds, judged_mentions, judged_namings

QUALITY_COLUMNS = ("figure", "measure", "outlet", "n", "n_documents", "value", "ci_low", "ci_high")
LABEL_COLUMNS = (
    "referent", "label", "n_found", "precision", "precision_ci_low", "precision_ci_high", "n_marked", "recall",
    "recall_ci_low", "recall_ci_high",
)  # fmt: skip
CLASS_COLUMNS = ("variable", "category", "figure", "n", "n_documents", "value", "ci_low", "ci_high")
MENDING_COLUMNS = (
    "pattern", "referent", "label", "n_in_corpus", "n_coded", "n_wrong", "precision", "ci_low", "ci_high",
    "expected_wrong", "instead", "sentence",
)  # fmt: skip
MISSED_COLUMNS = ("word", "referent", "label", "n", "expected", "sentence")


@dataclass(frozen=True, eq=False)
class Quality:
    """How good a lexicon and the rules are, on the articles of a sheet.

    Parameters
    ----------
    table
        One row a figure (precision, recall) x measure (naming, referent, label, attribution, scare_quoted) x outlet,
        "" for all: `n` mentions or namings, `n_documents`, `value`, `ci_low`, `ci_high`. `attrs["level"]` is the
        intervals' coverage.
    labels
        One row a referent x label: precision of what is found as such, recall of what coders call such.
    classes
        Of attribution and scare quotes: precision and recall of each code, among the mentions that are namings.
    patterns
        One row a pattern that was coded, the one that brings most wrong mentions into the corpus first: `n_in_corpus`,
        `n_coded`, `n_wrong` (referent or label), `precision`, `expected_wrong` (n_in_corpus * (1 - precision)),
        `instead` (what coders say most often), `sentence` (one of the wrong ones).
    missed
        Words of namings that were not found, by how many of them the corpus should have (`expected`).

    Examples
    --------
    >>> import tempfile, warnings
    >>> from framing import find_mentions, read_corpus, read_lexicon
    >>> found = find_mentions(read_corpus("harbour-strike"), read_lexicon("harbour-strike"))
    >>> from framing.validation import Coding, quality, read_coded, write_sheets
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = write_sheets(found, folder, n=4)
    ...     coding = Coding(folder, "anna")
    ...     while not coding.finished:
    ...         coding.answer("no")  # she thinks that none of them names anybody
    ...     coded = read_coded([coding.path])
    >>> with warnings.catch_warnings():
    ...     warnings.simplefilter("ignore")  # the lexicon was developed on these articles
    ...     measured = quality(found, coded)
    >>> measured
    Quality(precision naming 0.000)
    >>> measured.value("precision", "naming")[0], measured.missed.empty
    (0.0, True)
    """

    table: pd.DataFrame
    labels: pd.DataFrame
    classes: pd.DataFrame
    patterns: pd.DataFrame
    missed: pd.DataFrame

    def __repr__(self) -> str:
        rows = self.table[self.table["outlet"] == ""]
        return f"Quality({', '.join(f'{r.figure} {r.measure} {r.value:.3f}' for r in rows.itertuples())})"

    def value(self, figure: str, measure: str) -> tuple[float, float, float]:
        """A figure over all outlets with its limits; missing where it was not coded."""
        rows = self.table[
            (self.table["figure"] == figure) & (self.table["measure"] == measure) & (self.table["outlet"] == "")
        ]
        if rows.empty:
            return (np.nan, np.nan, np.nan)
        return tuple(float(rows.iloc[0][c]) for c in ("value", "ci_low", "ci_high"))  # type: ignore[return-value]


def quality(mentions: Mentions, coded: Coded, sentences: Coded | None = None, *, level: float = 0.95) -> Quality:
    """Measure a lexicon and the rules of attribution against what coders say.

    Answers: how often is the program right, how much does it miss, and which patterns should be mended first?

    Parameters
    ----------
    mentions
        What the sheets were made from.
    coded
        Sheet A as `read_coded` returns it: for precision. Where several coders coded a mention each counts alike.
    sentences
        Sheet B: for recall. None gives none.
    level
        Coverage of the intervals.

    Returns
    -------
    Quality

    Raises
    ------
    FramingError
        If the articles or the lexicon are not those of a sheet.

    Warns
    -----
    FramingWarning
        If the lexicon was developed on some of these articles, as its header says.

    Notes
    -----
    Every item is weighted with what it stands for (1 / the probability with which it was drawn), so that figures are
    those of all mentions, and all sentences, of the corpus. Naming is right where the words name anything of the
    codebook; referent, where they name the one that was found; label, where both referent and label are right (the
    cell of `naming` that it is counted in). Attribution and scare quotes are judged where the words are a naming.

    Recall: of the namings that coders marked, those that the head of a counted mention overlaps.

    Intervals leave out one article at a time (`share_interval`); where at most one article has anything wrong, or
    right, they are those of the number of articles (Clopper and Pearson), and of one article Wilson's: so a figure of
    1 from few articles has a long one.

    References
    ----------
    Krippendorff (2018), Content analysis, 4th ed., chapter 12. Horvitz and Thompson (1952), A generalization of
    sampling without replacement from a finite universe, doi:10.1080/01621459.1952.10483446.

    Examples
    --------
    >>> import tempfile
    >>> from framing import find_mentions, read_corpus, read_lexicon
    >>> from framing.validation import Coding, read_coded, write_sheets
    >>> found = find_mentions(read_corpus("harbour-strike"), read_lexicon("harbour-strike"))
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = write_sheets(found, folder, n=4)
    ...     coding = Coding(folder, "anna")
    ...     while not coding.finished:
    ...         coding.answer("no")  # she thinks that none of them names anybody
    ...     coded = read_coded([coding.path])
    >>> import warnings
    >>> with warnings.catch_warnings():
    ...     warnings.simplefilter("ignore")  # the lexicon was developed on these articles
    ...     quality(found, coded)
    Quality(precision naming 0.000)
    """
    how = Chance(level=level)
    check_kinds(coded, sentences)
    coded.check(mentions.corpus, mentions.lexicon)
    warn_if_developed_on(mentions)
    found = judged_mentions(coded)
    marked = None
    if sentences is not None:
        sentences.check(mentions.corpus, mentions.lexicon)
        marked = judged_namings(sentences, mentions)
    table = pd.DataFrame(_figures(found, marked, how.level), columns=list(QUALITY_COLUMNS))
    table.attrs["level"] = how.level
    return Quality(
        table,
        pd.DataFrame(_labels(found, marked, how.level), columns=list(LABEL_COLUMNS)),
        pd.DataFrame(_classes(found, how.level), columns=list(CLASS_COLUMNS)),
        _patterns(found, mentions, how.level),
        _missed(marked),
    )


Row = tuple[object, ...]


def ratio(table: pd.DataFrame, right: str, level: float) -> tuple[int, int, float, float, float]:
    """Items, articles, the weighted share that is right, and its limits; rows that were left open are left out."""
    own = table[table[right].notna()]
    if own.empty:
        return 0, 0, np.nan, np.nan, np.nan
    weight = (own["weight"] / own["weight"].mean() * own["share"].mean()).to_numpy(dtype=float)
    names, at = np.unique(own["document"].to_numpy(dtype=str), return_inverse=True)
    w = np.bincount(at, weight)
    y = np.minimum(np.bincount(at, weight * own[right].to_numpy(dtype=float)), w)
    low, high = share_interval(y, w, level=level)
    return own["item"].nunique(), len(names), float(y.sum() / w.sum()), float(low), float(high)


def _figures(found: pd.DataFrame, marked: pd.DataFrame | None, level: float) -> Iterator[Row]:
    tables: list[tuple[str, pd.DataFrame, tuple[str, ...]]] = [("precision", found, MEASURES)]
    if marked is not None and len(marked):
        tables.append(("recall", marked, MEASURES[:3]))
    for figure, table, measures in tables:
        for measure in measures:
            column = f"right_{measure}"
            if column not in table or not table[column].notna().any():
                continue
            for outlet in ("", *sorted(set(table["outlet"]))):
                own = table if outlet == "" else table[table["outlet"] == outlet]
                if own[column].notna().any():
                    n, n_documents, *values = ratio(own, column, level)
                    n = int(own[column].notna().sum()) if figure == "recall" else n
                    yield figure, measure, outlet, n, n_documents, *values


def _labels(found: pd.DataFrame, marked: pd.DataFrame | None, level: float) -> Iterator[Row]:
    cells = set(zip(found["found_referent"], found["found_label"], strict=True))
    if marked is not None:
        cells |= set(zip(marked["referent"], marked["label"], strict=True))
    for referent, label in sorted(cell for cell in cells if cell[1]):
        own = found[(found["found_referent"] == referent) & (found["found_label"] == label)]
        n, _, *precision = ratio(own, "right_label", level)
        recall: tuple[float, ...] = (np.nan,) * 3
        m = 0
        if marked is not None:
            theirs = marked[(marked["referent"] == referent) & (marked["label"] == label)]
            _, _, *limits = ratio(theirs, "right_label", level)
            m, recall = len(theirs), tuple(limits)
        yield referent, label, n, *precision, m, *recall


def _classes(found: pd.DataFrame, level: float) -> Iterator[Row]:
    for variable in MEASURES[3:]:
        own = found[found[f"right_{variable}"].notna()]
        for figure, column in (("precision", f"found_{variable}"), ("recall", variable)):
            for category in sorted(set(own[column])):
                values = ratio(own[own[column] == category], f"right_{variable}", level)
                yield variable, category, figure, *values


def _patterns(found: pd.DataFrame, mentions: Mentions, level: float) -> pd.DataFrame:
    counted = mentions.counted
    sizes = Counter(zip(counted["pattern"], counted["referent"], counted["label"], strict=True))
    measure = next(
        m for m in ("right_label", "right_referent", "right_naming") if m in found and found[m].notna().any()
    )
    rows = []
    for (pattern, referent, label), own in found.groupby(["found_pattern", "found_referent", "found_label"], sort=True):
        n, _, value, low, high = ratio(own, measure, level)
        wrong = own[own[measure] == 0]
        size = sizes[(pattern, referent, label)]
        instead, sentence = "", ""
        if len(wrong):
            said = ["no naming" if r.naming == "no" else f"{r.referent} {r.label}".strip() for r in wrong.itertuples()]
            instead = sorted(Counter(said).items(), key=lambda pair: (-pair[1], pair[0]))[0][0]
            first = wrong.sort_values("item").iloc[0]
            sentence = " ".join(f"{first['before']}[{first['match']}]{first['after']}".split())
        expected = size * (1 - value)
        n_wrong = float(wrong["share"].sum())
        rows.append((pattern, referent, label, size, n, n_wrong, value, low, high, expected, instead, sentence))
    table = pd.DataFrame(rows, columns=list(MENDING_COLUMNS))
    order = np.lexsort((table["pattern"], -table["expected_wrong"].fillna(-1)))
    return table.iloc[order].reset_index(drop=True)


def _missed(marked: pd.DataFrame | None) -> pd.DataFrame:
    """Namings that were not found, by their last word."""
    if marked is None or not (marked["right_naming"] == 0).any():
        return pd.DataFrame(columns=list(MISSED_COLUMNS))
    own = marked[marked["right_naming"] == 0]
    own = own.assign(word=[fold(text.split()[-1]) if text.split() else "" for text in own["text"]])
    rows = [
        (
            *cell,
            float(part["share"].sum()),
            float(part["weight"].sum()),
            " ".join(str(part["sentence"].iloc[0]).split()),
        )
        for cell, part in own.groupby(["word", "referent", "label"], sort=True)
    ]
    table = pd.DataFrame(rows, columns=list(MISSED_COLUMNS))
    order = np.lexsort((table["label"], table["referent"], table["word"], -table["expected"]))
    return table.iloc[order].reset_index(drop=True)
