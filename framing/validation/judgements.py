"""Judgements: what is right and what is wrong, mention by mention and naming by naming.

Where several coders coded an item each counts alike, so that a hard case counts as half right and is not left out.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
import pandas as pd
from scipy.optimize import linear_sum_assignment

from framing._checks import FramingError
from framing.mentions import Mentions
from framing.validation.coded import Coded
from framing.validation.questions import NO, OTHER

MEASURES = ("naming", "referent", "label", "attribution", "scare_quoted")
"""What can be right of a mention: that it names anything of the codebook; whom; by which label (and whom); in whose
words; whether scare-quoted."""


def check_kinds(coded: Coded | None, sentences: Coded | None) -> None:
    """Make sure that each sheet is given where it belongs."""
    for sheet, kind in ((coded, "mentions"), (sentences, "sentences")):
        if sheet is not None and sheet.kind != kind:
            raise FramingError(f"a sheet of {kind} is needed here; this one is of {sheet.kind}.")


def judged_mentions(coded: Coded) -> pd.DataFrame:
    """One row a mention x coder: what is right of it.

    Returns
    -------
    DataFrame
        The columns of `Coded.items`, `coder`, `share` (1 / coders of the item), `weight` (times it), the codes, and
        for each of `MEASURES` `right_<measure>`: 1, 0, or missing where it was left open, or does not apply.
    """
    table = coded.codes.merge(coded.items, on="item", how="left", validate="many_to_one")
    for name in MEASURES:
        if name not in table:
            table[name] = ""
    table["share"] = 1 / table.groupby("item")["coder"].transform("size")
    table["weight"] = table["weight"] * table["share"]
    asked = "referent" in coded.allowed
    answered = table["naming"].ne("") | table["referent"].ne("") | table["label"].ne("")
    nothing = table["naming"].eq(NO) | table["referent"].eq(OTHER)
    same = {name: table[name].eq(table[f"found_{name}"]).astype(float) for name in MEASURES[1:]}
    right = pd.DataFrame({"naming": np.where(nothing, 0.0, np.where(answered, 1.0, np.nan))})
    whom = right["naming"]
    if asked:
        whom = right["referent"] = _judged(same["referent"], table["referent"], nothing)
    label = _judged(same["label"], table["label"], nothing)
    right["label"] = label.where(label.isna() | whom.ne(0), 0.0)
    for name in MEASURES[3:]:
        right[name] = same[name].mask(nothing | table[name].eq(""))
    return table.assign(**{f"right_{name}": right[name].to_numpy() for name in right})


def _judged(same: pd.Series, code: pd.Series, nothing: pd.Series) -> pd.Series:
    """Right or wrong where there is a code; what names nothing is wrong, on a sheet on which the question was answered.

    Were only what names nothing judged, all would be wrong.
    """
    if not code.ne("").any():
        return pd.Series(np.nan, index=code.index)
    return same.mask(code.eq("")).mask(nothing, 0.0)


def judged_namings(sentences: Coded, mentions: Mentions) -> pd.DataFrame:
    """One row a naming that a coder marked: whether the program found it, and what it said of it.

    A mention is the coder's naming where its head overlaps what is marked; each is used once, and of several the one
    that agrees best.

    Returns
    -------
    DataFrame
        `item`, `coder`, `document`, `outlet`, `start`, `end`, `text`, `referent`, `label`, `attribution` (that of the
        quotation marks where the coder gave none), `share`, `weight`, `sentence`, `found_referent`, `found_label`,
        `found_attribution` ("" where not found), and `right_naming`, `right_referent`, `right_label`.
    """
    counted = mentions.counted
    by_document: dict[str, pd.DataFrame] = {str(id): part for id, part in counted.groupby("document", sort=False)}
    items = {str(row["item"]): row for row in sentences.items.to_dict("records")}
    coders = Counter(sentences.codes["item"])
    asked = "referent" in sentences.allowed
    rows: list[dict[str, Any]] = []
    for (item, _), part in sentences.marks.groupby(["item", "coder"], sort=True):
        about = items[str(item)]
        here = by_document.get(str(about["document"]), counted.iloc[:0])
        here = here[(here["head_start"] < about["end"]) & (here["head_end"] > about["start"])]
        found = _paired(part, here)
        for mark, mention in zip(part.to_dict("records"), found, strict=True):
            own = here.iloc[mention] if mention >= 0 else None
            share = 1 / coders[str(item)]
            row = {str(name): value for name, value in mark.items()}
            row |= {name: about[name] for name in ("document", "outlet", "sentence")}
            row |= {"share": share, "weight": float(about["weight"]) * share}
            row |= {f"found_{n}": "" if own is None else own[n] for n in ("referent", "label", "attribution")}
            row["attribution"] = mark["attribution"] or _quoted(mentions, row)
            rows.append(row | _right(row, own is not None, asked))
    columns = (
        "item", "coder", "document", "outlet", "start", "end", "text", "referent", "label", "attribution", "share",
        "weight", "sentence", "found_referent", "found_label", "found_attribution", "right_naming",
        "right_referent", "right_label",
    )  # fmt: skip
    return pd.DataFrame(rows, columns=list(columns))


def _paired(marks: pd.DataFrame, found: pd.DataFrame) -> list[int]:
    """For each mark the position of its mention, or -1."""
    if found.empty:
        return [-1] * len(marks)
    overlap = (found["head_start"].to_numpy()[None, :] < marks["end"].to_numpy()[:, None]) & (
        found["head_end"].to_numpy()[None, :] > marks["start"].to_numpy()[:, None]
    )
    same = {
        name: marks[name].to_numpy(dtype=object)[:, None] == found[name].to_numpy(dtype=object)[None, :]
        for name in ("referent", "label")
    }
    score = overlap * (100.0 + 10 * same["referent"] + same["label"])
    rows, columns = linear_sum_assignment(score, maximize=True)
    paired = [-1] * len(marks)
    for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
        if overlap[row, column]:
            paired[row] = column
    return paired


def _right(row: dict[str, Any], found: bool, asked: bool) -> dict[str, float]:
    whom = float(found and row["referent"] == row["found_referent"]) if asked else float(found)
    label = float(whom == 1 and row["label"] == row["found_label"])
    return {
        "right_naming": float(found),
        "right_referent": whom if asked and row["referent"] else np.nan,
        "right_label": label if row["label"] else np.nan,
    }


def _quoted(mentions: Mentions, row: dict[str, Any]) -> str:
    """Whose words they are by the marks alone, where the coder did not say."""
    spans = mentions.quotations
    here = spans[(spans["document"] == row["document"]) & spans["counted"]] if len(spans) else spans
    inside = (here["start"] <= row["start"]) & (here["end"] >= row["end"]) if len(here) else pd.Series(dtype=bool)
    return "direct" if bool(inside.any()) else ""
