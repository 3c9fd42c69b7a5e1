"""Matches: the table that kwic returns, and how it looks: the keyword in one column, its words on either side."""

from __future__ import annotations

from typing import Any

import pandas as pd
from markupsafe import Markup

from framing._html import HIDDEN, NOT_SHOWN, ShownTable, alone, card, counted, heading, line, more, plain, table

SHOWN = 20
"""Matches that a notebook or a terminal shows."""
_COLUMNS = (
    ("outlet", ""), ("left", "framing-left"), ("match", "framing-match"), ("right", "framing-right"),
)  # fmt: skip


class Matches(ShownTable):
    """The matches of a pattern: a DataFrame that shows itself as a concordance."""

    def _repr_html_(self) -> str:
        return alone(matches_html(self))

    def __repr__(self) -> str:
        """As many letters on either side of the keyword as a line of the terminal takes."""
        width = max(60, int(pd.get_option("display.width") or 80))
        rows = self.head(SHOWN).to_dict("records")
        side = (width - 18 - max((len(plain(row["match"])) for row in rows), default=0)) // 2
        lines = [_line({str(k): v for k, v in row.items()}, max(side, 10)) for row in rows]
        rest = len(self) - len(lines)
        return "\n".join([*lines, *([f"{rest:,} more not shown."] if rest > 0 else []), _counts(self)])


def matches_html(matches: pd.DataFrame, *, most: int = SHOWN) -> Markup:
    """A concordance: what `kwic` returned, or rows of it."""
    shown, said = matches.head(most), heading("kwic", _counts(matches))
    return card(
        table(_COLUMNS, (_row(row) for row in shown.to_dict("records")), caption=said) if len(shown) else line(said),
        more(len(matches) - len(shown), "matches"),
    )


def _row(row: Any) -> list[object]:
    where = Markup("{} <small>{}{}</small>").format(
        row["outlet"], row["document"], "" if row["zone"] == "body" else f", {row['zone']}"
    )
    if row["zone"] in HIDDEN:
        return [where, "", NOT_SHOWN, ""]
    return [where, row["left"], Markup("<mark>{}</mark>").format(row["match"]), row["right"]]


def _line(row: dict[str, Any], side: int) -> str:
    outlet = plain(row["outlet"])
    outlet = f"{outlet if len(outlet) <= 14 else outlet[:13] + '…':<14}"
    if row["zone"] in HIDDEN:
        return f"{outlet}  {NOT_SHOWN}"
    left, match, right = (plain(row[name]) for name in ("left", "match", "right"))
    gaps = " " if row["left"][-1:].isspace() else "", " " if row["right"][:1].isspace() else ""
    before, after = f"{left}{gaps[0]}", f"{gaps[1]}{right}"
    return f"{outlet}  {before[-side:]:>{side}}{match}{after[:side]}".rstrip()


def _counts(matches: pd.DataFrame) -> str:
    n = counted(len(matches), "match", "matches")
    if not len(matches):
        return n
    articles, outlets = matches["document"].nunique(), matches["outlet"].nunique()
    return f"{n} in {counted(articles, 'article')} of {counted(outlets, 'outlet')}"
