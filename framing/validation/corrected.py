"""Corrected: shares and differences between outlets as coders would have counted them, beside those of the program."""

from __future__ import annotations

from typing import Any, Unpack

import numpy as np
import pandas as pd

from framing._checks import FramingError
from framing.mentions import Mentions
from framing.stats._chance import Chance, ChanceOptions
from framing.stats._units import REST, units_of
from framing.stats.naming import contrasts, naming
from framing.stats.naming.counted import documents_of
from framing.stats.resampling import Interval, difference_interval
from framing.validation.coded import Coded
from framing.validation.correction_formulas import corrected_shares
from framing.validation.correction_samples import Samples, truth_of
from framing.validation.judgements import check_kinds, judged_mentions, judged_namings

CORRECTED_COLUMNS = (
    "referent", "label", "n_unquoted", "n_referent", "share", "share_ci_low", "share_ci_high", "share_corrected",
    "corrected_ci_low", "corrected_ci_high", "n_coded", "n_marked",
)  # fmt: skip
"""Columns of `corrected_naming`, after the one that names the group."""
CONTRASTS_COLUMNS = (
    "target", "reference", "referent", "label", "value_target", "value_reference", "difference", "difference_ci_low",
    "difference_ci_high", "corrected_target", "corrected_reference", "difference_corrected", "corrected_ci_low",
    "corrected_ci_high", "p", "p_adjusted",
)  # fmt: skip
"""Columns of `corrected_contrasts`."""


def corrected_naming(
    mentions: Mentions, coded: Coded, sentences: Coded | None = None, *, by: str = "outlet", level: float = 0.95
) -> pd.DataFrame:
    """The shares of labels corrected for what the program gets wrong, beside those that it counts.

    Answers: what share of the namings of this referent would coders have found to be this label, in each outlet?

    Parameters
    ----------
    mentions
        What the sheets were made from.
    coded
        Sheet A as `read_coded` returns it: what is found and wrong.
    sentences
        Sheet B: what is missed. Without it shares are not corrected for that.
    by
        A docvar: errors are taken to differ between its values.
    level
        Coverage of the intervals.

    Returns
    -------
    DataFrame
        One row for each value of `by` x referent x label that the program found or coders gave: `<by>`, `referent`,
        `label`; as `naming` has them `n_unquoted`, `n_referent`, `share`, `share_ci_low`, `share_ci_high`;
        `share_corrected` with `corrected_ci_low` and `corrected_ci_high`; `n_coded`, the coded mentions that are or
        were found as this cell; `n_marked`, the namings of the referent that coders marked in sentences there.

        `attrs["note"]` says what is not corrected, and where there is no interval.

    Raises
    ------
    FramingError
        If the articles or the lexicon are not those of the sheets, or `by` is no docvar.

    See Also
    --------
    framing.stats.naming.naming : the counts.

    Notes
    -----
    Of the mentions found in an outlet as one label, quoted or not, the coded ones show what they truly are; this
    spread is laid over all of them, and what coders marked and the program missed is added (`corrected_shares` has the
    formulas). So it is corrected by what is true of what is found, which is what a sample of found mentions measures,
    and not by inverting what is found of what is true, which can leave 0..1 (Bachl and Scharkow 2017 compare ways of
    getting such a sample). A question that no coder answered is not corrected.

    Where coders err, so does the correction: it takes each of them at their word, several alike.

    Danger: of an outlet with few coded mentions most is borrowed from the others; n_coded says how few. The interval
    then is long, and rightly so. docs/validation.md has its coverage.

    References
    ----------
    As for `framing.validation.correction_formulas.corrected_shares`.

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
    ...         coding.answer("yes" if coding.question == "naming" else "")  # all of them name somebody
    ...     coded = read_coded([coding.path])
    >>> table = corrected_naming(found, coded)
    >>> table.loc[table["label"] == "docker", ["outlet", "share", "share_corrected"]].round(2).to_numpy().tolist()[1]
    ['Tarnmouth Herald', 0.4, 0.4]
    >>> print(table.attrs["note"].partition(" Nobody")[0])
    Corrected by 4 coded mentions. No sentences were coded, so shares are not corrected for namings that were missed.
    """
    samples, units = _samples(mentions, coded, sentences, by)
    how = Chance(level=level)
    groups = [[name] for name in units.names]
    rows = []
    for referent in samples.referents():
        labels = samples.labels(referent)
        for (group,), phases in zip(groups, samples.of(referent, groups), strict=True):
            share, limits = corrected_shares(phases, level=how.level)
            for i, label in enumerate(labels):
                n = _n_coded(samples.coded, group, referent, label)
                m = _n_marked(samples.marked, group, referent)
                rows.append((group, referent, label, share[i], limits.low[i], limits.high[i], n, m))
    names = [by, "referent", "label", "share_corrected", "corrected_ci_low", "corrected_ci_high", "n_coded", "n_marked"]
    table = pd.DataFrame(rows, columns=names)
    counted = naming(mentions, by=by, level=level)
    keys = [by, "referent", "label"]
    place = {cell: i for i, cell in enumerate(zip(*(counted[c] for c in keys), strict=True))}
    table = table.merge(counted[[*keys, *CORRECTED_COLUMNS[2:7]]], how="left", on=keys)
    sizes = counted.drop_duplicates([by, "referent"]).set_index([by, "referent"])["n_referent"].to_dict()
    table["n_unquoted"] = table["n_unquoted"].fillna(0).astype("int64")
    of = [int(sizes.get(cell, 0)) for cell in zip(table[by], table["referent"], strict=True)]
    table["n_referent"] = np.asarray(of, np.int64)
    table["share"] = table["share"].fillna(pd.Series(np.where(table["n_referent"] > 0, 0.0, np.nan)))
    order = [place.get(cell, len(place)) for cell in zip(*(table[c] for c in keys), strict=True)]
    table = table.iloc[np.argsort(order, kind="stable")][[by, *CORRECTED_COLUMNS]].reset_index(drop=True)
    note = correction_note(coded, sentences)
    if (table["share_corrected"].notna() & table["corrected_ci_low"].isna()).any():
        note += f" One article cannot tell how much articles vary: a value of {by} with one article has no interval."
    table.attrs |= {"level": level, "note": note}
    return table


def corrected_contrasts(
    mentions: Mentions,
    coded: Coded,
    sentences: Coded | None = None,
    *,
    by: str = "outlet",
    target: str | None = None,
    reference: str = "rest",
    **chance: Unpack[ChanceOptions],
) -> pd.DataFrame:
    """Differences between outlets in the shares of labels, corrected for what the program gets wrong in each.

    Answers: is it the outlets that differ, or the errors that the program makes in them?

    Parameters
    ----------
    mentions, coded, sentences, by
        As in `corrected_naming`.
    target, reference
        As in `contrasts`.
    **chance
        As in `contrasts`.

    Returns
    -------
    DataFrame
        One row for each comparison x referent x label: `value_target`, `value_reference`, `difference` with its limits,
        `p` and `p_adjusted` as `contrasts` has them, of what the program counts; `corrected_target`,
        `corrected_reference`, and `difference_corrected` with `corrected_ci_low` and `corrected_ci_high`.

    Raises
    ------
    FramingError
        As `corrected_naming` and `contrasts` do.

    Notes
    -----
    The interval puts those of both sides together (`difference_interval`). p is that of the counts: whether chance
    explains their difference, errors and all. A difference whose corrected interval holds 0 is not shown to be one of
    the outlets.

    References
    ----------
    Zou and Donner (2008), doi:10.1002/sim.3095, and as for `corrected_shares`.

    Examples
    --------
    >>> import tempfile
    >>> from framing import find_mentions, read_corpus, read_lexicon
    >>> found = find_mentions(read_corpus("harbour-strike"), read_lexicon("harbour-strike"))
    >>> from framing.validation import Coding, read_coded, write_sheets
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = write_sheets(found, folder, n=4)
    ...     coding = Coding(folder, "anna")
    ...     while not coding.finished:
    ...         coding.answer("yes" if coding.question == "naming" else "")  # all of them name somebody
    ...     coded = read_coded([coding.path])
    >>> table = corrected_contrasts(found, coded, target="Tarnmouth Herald", n_resamples=9)
    >>> row = table[table["label"] == "docker"].iloc[0]
    >>> row[["value_target", "corrected_target"]].astype(float).round(2).tolist()
    [0.4, 0.4]
    """
    samples, units = _samples(mentions, coded, sentences, by)
    how = Chance(**chance)
    table = contrasts(mentions, by=by, target=target, reference=reference, **chance)
    note = f"{table.attrs['note']} {correction_note(coded, sentences)}".strip()
    sides: dict[tuple[str, str, str], tuple[float, float, float]] = {}
    pairs = list(dict.fromkeys(zip(table["target"], table["reference"], strict=True)))
    groups = {(a, side): _members(side, a, units.names) for a, b in pairs for side in (a, b)}
    for referent in sorted(set(table["referent"])):
        labels = samples.labels(str(referent))
        for (a, side), phases in zip(groups, samples.of(str(referent), list(groups.values())), strict=True):
            share, limits = corrected_shares(phases, level=how.level)
            for i, label in enumerate(labels):
                sides[a, side, f"{referent}\t{label}"] = (share[i], limits.low[i], limits.high[i])
    unknown = (np.nan, np.nan, np.nan)
    of: dict[str, Any] = {}
    for name in ("target", "reference"):
        cells = zip(table["target"], table[name], table["referent"], table["label"], strict=True)
        of[name] = np.asarray([sides.get((a, s, f"{r}\t{label}"), unknown) for a, s, r, label in cells], float)
    first, second = of["target"].reshape(-1, 3), of["reference"].reshape(-1, 3)
    limits = difference_interval(
        first[:, 0], Interval(first[:, 1], first[:, 2]), second[:, 0], Interval(second[:, 1], second[:, 2])
    )
    table = table.assign(
        corrected_target=first[:, 0],
        corrected_reference=second[:, 0],
        difference_corrected=first[:, 0] - second[:, 0],
        corrected_ci_low=limits.low,
        corrected_ci_high=limits.high,
    )[list(CONTRASTS_COLUMNS)]
    table.attrs |= {"note": note, "level": how.level}
    return table


def correction_note(coded: Coded, sentences: Coded | None) -> str:
    """What a correction rests on, and what it leaves as it is."""
    n = coded.codes["item"].nunique()
    parts = [f"Corrected by {n} coded mentions"]
    if sentences is not None:
        parts[0] += f" and {sentences.codes['item'].nunique()} coded sentences"
    parts[0] += "."
    if sentences is None:
        parts.append("No sentences were coded, so shares are not corrected for namings that were missed.")
    open_ = [
        name
        for name in ("referent", "label", "attribution")
        if name in coded.allowed and (name not in coded.codes or not coded.codes[name].ne("").any())
    ]
    if open_:
        parts.append(f"Nobody coded {', '.join(open_)}: there the program is taken at its word.")
    return " ".join(parts)


def _members(side: str, target: str, names: list[str]) -> list[str]:
    return [name for name in names if name != target] if side == REST else [side]


def _samples(mentions: Mentions, coded: Coded, sentences: Coded | None, by: str) -> tuple[Samples, Any]:
    """What is found, coded and marked, each with its cluster and group."""
    check_kinds(coded, sentences)
    for sheet in (coded, sentences):
        if sheet is not None:
            sheet.check(mentions.corpus, mentions.lexicon)
    documents = documents_of(mentions)
    units = units_of(documents, by=by)
    cluster = dict(zip(units.documents, units.clusters, strict=True))
    group = dict(zip(units.documents, units.groups, strict=True))

    def placed(table: pd.DataFrame) -> pd.DataFrame:
        ids = table["document"].astype(str)
        return table.assign(cluster=ids.map(cluster), group=ids.map(group)).query("group != ''")

    own = mentions.counted
    found = placed(own[["document", "referent", "label"]].assign(quoted=own["attribution"].eq("direct")))
    judged = truth_of(judged_mentions(coded), asked="referent" in coded.allowed)
    if judged.empty:
        raise FramingError("no mention is coded so far that it can be judged. Fill in `naming` at least.")
    judged = placed(
        judged.assign(
            referent=judged["found_referent"],
            label=judged["found_label"],
            quoted=judged["found_attribution"].eq("direct"),
        )
    )
    marked = None
    if sentences is not None:
        namings = judged_namings(sentences, mentions)
        marked = placed(
            namings.assign(quoted=namings["attribution"].eq("direct"), matched=namings["right_naming"].eq(1))
        )
    return Samples(found, judged, marked), units


def _n_coded(coded: pd.DataFrame, group: str, referent: str, label: str) -> int:
    own = coded[coded["group"] == group]
    found = own["referent"].eq(referent) & own["label"].eq(label) & ~own["quoted"]
    true = own["true_referent"].eq(referent) & own["true_label"].eq(label) & ~own["true_quoted"]
    return int(own.loc[found | true, "item"].nunique())


def _n_marked(marked: pd.DataFrame | None, group: str, referent: str) -> int:
    if marked is None:
        return 0
    own = marked[(marked["group"] == group) & (marked["referent"] == referent) & ~marked["quoted"]]
    return round(float(own["share"].sum()))
