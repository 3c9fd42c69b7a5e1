"""Agreement on marks: how far coders cut the same namings out of the same sentences."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing._checks import FramingError
from framing.stats._chance import Chance
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
from framing.validation.alpha import pairs_of, unitizing_alpha
from framing.validation.coded import Coded

Floats = npt.NDArray[np.float64]


def agreement_on_marks(coded: Coded, how: Chance) -> Agreement:
    """Agreement on what is marked in sentences."""
    rows, categories, differ = [], [], []
    fields = ["unit", *(name for name in ("referent", "label") if name in coded.allowed)]
    for field in fields:
        names, cells, itself, documents = _characters(coded, field)
        if not cells.any():
            raise FramingError("no sentence was coded by two coders, so nothing can be compared.")
        low, high = interval_of(cells, documents, unitizing_alpha, how, itself)
        total = cells.sum(axis=0)
        value = float(unitizing_alpha(total, itself.sum(axis=0)))
        n_items, n_documents = int(cells.any(axis=(1, 2)).sum()), len(set(documents[cells.any(axis=(1, 2))]))
        observed = part_of(float(np.trace(total)), float(total.sum()))
        rows.append((field, "alpha unitizing", "all", n_items, n_documents, value, low, high, observed))
        apart = total.sum(axis=1) - np.diag(total)
        for i, name in enumerate(names[1:], start=1):
            own = coded.marks if field == "unit" else coded.marks[coded.marks[field] == name]
            two = np.array([[total[i, i], apart[i]], [apart[i], total.sum() - total[i].sum() - apart[i]]])
            # Characters that are not this category are gaps to it, as for `unit`.
            s = np.array([itself[:, i].sum(), total.sum() - total[i].sum()])
            share = part_of(float(apart[i]), float(apart.sum()))
            categories.append((field, name, len(own), float(apart[i]), share, float(unitizing_alpha(two, s))))
    differ += list(_marks_apart(coded))
    return Agreement(
        pd.DataFrame(rows, columns=list(AGREEMENT_COLUMNS)),
        pd.DataFrame(categories, columns=list(CATEGORY_COLUMNS)).sort_values(
            ["variable", "n_disagree", "category"], ascending=[False, False, True], ignore_index=True
        ),
        pd.DataFrame(columns=list(CONFUSION_COLUMNS)),
        pd.DataFrame(differ, columns=list(DISAGREEMENT_COLUMNS)),
    )


def _characters(coded: Coded, field: str) -> tuple[list[str], Floats, Floats, Documents]:
    """Coincidences of the characters of each sentence, and what each value has with itself."""
    marks = coded.marks.assign(unit="marked")
    used = sorted(set(marks[field]))
    number = {name: i for i, name in enumerate(used, start=1)}
    done = coded.codes.groupby("item", sort=False)["coder"].agg(list).to_dict()
    own = dict(list(marks.groupby(["item", "coder"], sort=False)))
    k, n = len(used) + 1, len(coded.items)
    cells, itself = np.zeros((n, k, k)), np.zeros((n, k))
    for i, item in enumerate(coded.items.to_dict("records")):
        coders = done.get(item["item"], [])
        if len(coders) < 2:
            continue
        first, length = int(item["start"]), int(item["end"]) - int(item["start"])
        counts = np.zeros((length, k))
        for coder in coders:
            at = np.zeros(length, np.int64)
            part = own.get((item["item"], coder))
            for mark in part.to_dict("records") if part is not None else ():
                at[int(mark["start"]) - first : int(mark["end"]) - first] = number[mark[field]]
                itself[i, number[mark[field]]] += (int(mark["end"]) - int(mark["start"])) ** 2
            itself[i, 0] += (at == 0).sum()
            counts[np.arange(length), at] += 1
        cells[i] = pairs_of(counts).sum(axis=0)
    return ["", *used], cells, itself, coded.items["document"].to_numpy(dtype=object)


def _marks_apart(coded: Coded) -> Iterator[tuple[object, ...]]:
    """Marks of one coder that overlap none of another's who finished the sentence."""
    done = set(zip(coded.codes["item"], coded.codes["coder"], strict=True))
    items = coded.items.set_index("item")
    marks = coded.marks.to_dict("records")
    for mark in marks:
        for other in coded.coders:
            if other == mark["coder"] or (mark["item"], other) not in done:
                continue
            near = [m for m in marks if m["item"] == mark["item"] and m["coder"] == other]
            if not any(m["start"] < mark["end"] and mark["start"] < m["end"] for m in near):
                item = items.loc[mark["item"]]
                code = "|".join(mark[c] for c in ("text", "referent", "label") if mark[c])
                row = (
                    "unit",
                    mark["item"],
                    item["document"],
                    mark["coder"],
                    code,
                    other,
                    "",
                    " ".join(item["sentence"].split()),
                )
                yield row
