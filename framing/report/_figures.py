"""The figures of the report, as SVG with a text alternative each."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import matplotlib
import pandas as pd
from markupsafe import Markup
from matplotlib.figure import Figure

from framing import plots
from framing.report._cells import all_of
from framing.report._data import Coded, ReportData

DOTS_UP_TO = 5
"""Columns of rates up to which dots are drawn; more are surveyed in a heat map."""

MOST_KEYNESS = 6
"""Outlets whose key words are drawn; the table has all."""

MOST_LINES = 24
"""Labels in each other's place, and facts, that a figure has; its table has more."""

MOST_EVENTS = 6
"""Events whose coverage is drawn; the table has all."""

FEWEST = 5
"""Mentions below which a referent gets no figure: its table says it all."""


@dataclass(frozen=True)
class Picture:
    """One figure: the file's name without its ending, the element, and what it shows in words."""

    name: str
    svg: Markup
    description: str


def pictures(data: ReportData) -> dict[str, Picture]:
    """Every figure by its key: `terms`, `similarity`, and `naming-0-1` of the first lexicon's second referent."""
    # The user's own settings of matplotlib would change the bytes of a report.
    plain = {
        k: v for k, v in matplotlib.rcParamsDefault.items() if not k.startswith(("backend", "toolbar", "interactive"))
    }
    found: dict[str, Picture] = {}
    with matplotlib.rc_context(plain):
        for number, coded in enumerate(data.coded):
            for place, referent in enumerate(referents(coded)):
                taken = {p.name for p in found.values()}
                found |= _of_referent(coded, referent, key=f"{number}-{place}", taken=taken)
        read = data.read
        if not read.terms.empty:
            text = plots.describe_terms(read.terms)
            found["terms"] = _picture("terms", "Distinctive terms by outlet", text, plots.terms, read.terms)
        found |= _of_words(read)
        found |= _of_copies(read)
        if not read.similarity.empty:
            text = plots.describe_similarity(read.similarity)
            title = "Similarity of outlets"
            found["similarity"] = _picture("similarity", title, text, plots.similarity, read.similarity)
    return found


def referents(coded: Coded) -> list[str]:
    """The referents of which something was counted, in the order of the table; "" for a plain lexicon."""
    counts = all_of(coded.naming).groupby(coded.naming["referent"], sort=False).sum()
    return [str(referent) for referent, n in counts.items() if n > 0]


def slug(text: str) -> str:
    """A name for a file, the same on every system.

    >>> slug("HTS-led forces / allies")
    'hts-led-forces-allies'
    """
    kept = "".join(c if c.isascii() and c.isalnum() else "-" for c in text.lower())
    return "-".join(part for part in kept.split("-") if part) or "all"


def _of_referent(coded: Coded, referent: str, *, key: str, taken: set[str]) -> dict[str, Picture]:
    who = referent or coded.lexicon.name
    table = coded.naming
    if int(table.loc[table["referent"].astype(str) == referent, "n_unquoted"].sum()) < FEWEST:
        return {}
    name = "-".join([slug(coded.lexicon.name), *([slug(referent)] if referent else [])])
    if {f"naming-{name}", f"rates-{name}"} & taken:
        name = f"{name}-{key}"
    if coded.lexicon.kind == "codebook":
        text = plots.describe_naming(table, referent=referent)
        naming = _picture(f"naming-{name}", f"Labels of {who} by outlet", text, plots.naming, table, referent=referent)
    else:
        draw = plots.rates if table["label"].nunique() <= DOTS_UP_TO else plots.heatmap
        text = plots.describe_rates(table, referent=referent)
        naming = _picture(f"rates-{name}", f"Rates of {who} by outlet", text, draw, table, referent=referent)
    found = {f"naming-{key}": naming}
    carried = coded.modifiers
    if int(carried.loc[carried["referent"].astype(str) == referent, "n_unquoted"].sum()) >= FEWEST:
        text = plots.describe_modifiers(carried, referent=referent)
        title = f"Modifiers of {who} by outlet"
        picture = _picture(f"modifiers-{name}", title, text, plots.modifiers, carried, referent=referent)
        found[f"modifiers-{key}"] = picture
    return found | _of_comparisons(coded, referent, name=name, key=key)


def _of_comparisons(coded: Coded, referent: str, *, name: str, key: str) -> dict[str, Picture]:
    """The contrasts of a referent where they have intervals, and its distances where chance can make others."""
    who = referent or coded.lexicon.name
    found = {}
    table = coded.contrasts
    if len(table) and bool(table.loc[table["referent"] == referent, "difference_ci_low"].notna().any()):
        text = plots.describe_contrasts(table, referent=referent)
        title = f"Labels of {who}, each outlet and the rest"
        found[f"contrasts-{key}"] = _picture(
            f"contrasts-{name}", title, text, plots.contrasts, table, referent=referent
        )
    table = coded.distance
    if len(table) and bool(table.loc[table["referent"] == referent, "p"].notna().any()):
        text = plots.describe_naming_distance(table, referent=referent)
        title = f"How differently outlets name {who}"
        found[f"distance-{key}"] = _picture(
            f"distance-{name}", title, text, plots.naming_distance, table, referent=referent
        )
    return found


def _of_words(data: ReportData) -> dict[str, Picture]:
    """The key words of the first outlets that have any."""
    table = data.keyness
    if table.empty:
        return {}
    clear = table[table["sure"].fillna(0) != 0]
    found = {}
    for number, target in enumerate(list(dict.fromkeys(clear["target"]))[:MOST_KEYNESS]):
        own = table[table["target"] == target]
        text = plots.describe_keyness(own)
        title = f"Key words of {target}"
        found[f"keyness-{number}"] = _picture(
            f"keyness-{number + 1}-{slug(str(target))}", title, text, plots.keyness, own
        )
    return found


def _of_copies(data: ReportData) -> dict[str, Picture]:
    """Which label stands where another copy has which, and which outlets carry the facts of each event."""
    found = {}
    table = data.shared.substitutions
    if len(table):
        text = plots.describe_substitutions(table)
        title = "Labels that stand in each other's place"
        found["substitutions"] = _picture("substitutions", title, text, plots.substitutions, table, most=MOST_LINES)
    table = data.shared.coverage
    events = list(dict.fromkeys(table["event"])) if len(table) else []
    for number, event in enumerate(events[:MOST_EVENTS]):
        own = table[table["event"] == event]
        if own["n_of"].max() > 1:
            text = plots.describe_coverage(own)
            title = f"Facts of {event or 'these articles'}, by how many outlets carry them"
            name = f"coverage-{number + 1}-{slug(str(event))}"
            found[f"coverage-{number}"] = _picture(name, title, text, plots.coverage, own, most=MOST_LINES)
    return found


def _picture(
    name: str, title: str, description: str, draw: Callable[..., Any], table: pd.DataFrame, **options: Any
) -> Picture:
    drawn = draw(table, **options)
    figure = drawn.flat[0].figure if hasattr(drawn, "flat") else drawn.figure
    assert isinstance(figure, Figure)
    prefix = "f" + hashlib.sha256(name.encode()).hexdigest()[:6]
    return Picture(name, Markup(plots.to_svg(figure, title, description, prefix=prefix)), description)
