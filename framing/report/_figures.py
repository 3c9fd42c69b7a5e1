"""The figures of the report, as SVG with a text alternative each."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
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

_OF_THE_MACHINE = ("backend", "toolbar", "interactive")

FEWEST = 5
"""Mentions below which a referent gets no figure: its table says it all."""


@dataclass(frozen=True)
class Picture:
    """One figure: the file's name without its ending, the element, and what it shows in words."""

    name: str
    svg: Markup
    description: str


@dataclass(frozen=True)
class Sketch:
    """One figure before it is drawn: its name, its title, what it shows in words, and what draws it."""

    name: str
    title: str
    description: str
    plot: Callable[..., Any]

    def figure(self, width: plots.Width = "page") -> Figure:
        """The figure, so wide where its names and numbers leave it room."""
        # The user's own settings of matplotlib would change the bytes of a report.
        settings = matplotlib.rcParamsDefault.items()
        with matplotlib.rc_context({k: v for k, v in settings if not k.startswith(_OF_THE_MACHINE)}):
            axes = self.plot(width=width)
        figure = axes.flat[0].figure if hasattr(axes, "flat") else axes.figure
        assert isinstance(figure, Figure)
        return figure


def pictures(data: ReportData) -> dict[str, Picture]:
    """Every figure by its key: `terms`, `similarity`, and `naming-0-1` of the first lexicon's second referent."""
    return {key: _picture(sketch) for key, sketch in sketches(data).items()}


def sketches(data: ReportData) -> dict[str, Sketch]:
    """The figures of `pictures`, for what prints them."""
    found: dict[str, Sketch] = {}
    for number, coded in enumerate(data.coded):
        for place, referent in enumerate(referents(coded)):
            taken = {p.name for p in found.values()}
            found |= _of_referent(coded, referent, key=f"{number}-{place}", taken=taken, voices=data.has_voices)
    read = data.read
    if not read.terms.empty:
        text = plots.describe_terms(read.terms)
        found["terms"] = _sketch("terms", "Distinctive terms by outlet", text, plots.terms, read.terms)
    found |= _of_words(read)
    found |= _of_copies(read)
    if not read.similarity.empty:
        text = plots.describe_similarity(read.similarity)
        title = "Similarity of outlets"
        found["similarity"] = _sketch("similarity", title, text, plots.similarity, read.similarity)
    return found | _of_zones(data)


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


def _of_referent(coded: Coded, referent: str, *, key: str, taken: set[str], voices: bool) -> dict[str, Sketch]:
    """The figures of a referent; those that tell whose words they are only where that was looked for."""
    table = coded.naming
    if int(table.loc[table["referent"].astype(str) == referent, "n_unquoted"].sum()) < FEWEST:
        return {}
    name = "-".join([slug(coded.lexicon.name), *([slug(referent)] if referent else [])])
    if {f"naming-{name}", f"rates-{name}"} & taken:
        name = f"{name}-{key}"
    spoken = _of_voices(coded, referent, name=name, key=key) if voices else {}
    return spoken | _of_comparisons(coded, referent, name=name, key=key, voices=voices)


def _of_voices(coded: Coded, referent: str, *, name: str, key: str) -> dict[str, Sketch]:
    """Labels, in whose words they are, and modifiers."""
    who, table = referent or coded.lexicon.name, coded.naming
    found = {}
    if coded.lexicon.kind == "codebook":
        text, title = plots.describe_naming(table, referent=referent), f"Labels of {who} by outlet"
        found[f"naming-{key}"] = _sketch(f"naming-{name}", title, text, plots.naming, table, referent=referent)
        text, title = plots.describe_attribution(table, referent=referent), f"In whose words {who} is named"
        found[f"attribution-{key}"] = _sketch(
            f"attribution-{name}", title, text, plots.attribution, table, referent=referent
        )
    else:
        draw = plots.rates if table["label"].nunique() <= DOTS_UP_TO else plots.heatmap
        text, title = plots.describe_rates(table, referent=referent), f"Rates of {who} by outlet"
        found[f"naming-{key}"] = _sketch(f"rates-{name}", title, text, draw, table, referent=referent)
    carried = coded.modifiers
    if int(carried.loc[carried["referent"].astype(str) == referent, "n_unquoted"].sum()) >= FEWEST:
        text, title = plots.describe_modifiers(carried, referent=referent), f"Modifiers of {who} by outlet"
        found[f"modifiers-{key}"] = _sketch(
            f"modifiers-{name}", title, text, plots.modifiers, carried, referent=referent
        )
    return found


def _of_comparisons(coded: Coded, referent: str, *, name: str, key: str, voices: bool) -> dict[str, Sketch]:
    """The contrasts of a referent where they have intervals, and its distances where chance can make others."""
    who = referent or coded.lexicon.name
    found = {}
    table = _told(coded.contrasts, voices)
    if len(table) and bool(table.loc[table["referent"] == referent, "difference_ci_low"].notna().any()):
        text = plots.describe_contrasts(table, referent=referent)
        title = f"Labels of {who}, each outlet and the rest"
        found[f"contrasts-{key}"] = _sketch(f"contrasts-{name}", title, text, plots.contrasts, table, referent=referent)
    table = _told(coded.distance, voices)
    if len(table) and bool(table.loc[table["referent"] == referent, "p"].notna().any()):
        text = plots.describe_naming_distance(table, referent=referent)
        title = f"How differently outlets name {who}"
        found[f"distance-{key}"] = _sketch(
            f"distance-{name}", title, text, plots.naming_distance, table, referent=referent
        )
    return found


def _told(table: pd.DataFrame, voices: bool) -> pd.DataFrame:
    """The table, saying for its figure where whose words stand was not looked for."""
    if voices:
        return table
    told = table.copy()
    told.attrs["attribution"] = "none"
    return told


def _of_words(data: ReportData) -> dict[str, Sketch]:
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
        found[f"keyness-{number}"] = _sketch(
            f"keyness-{number + 1}-{slug(str(target))}", title, text, plots.keyness, own
        )
    return found


def _of_copies(data: ReportData) -> dict[str, Sketch]:
    """Which label stands where another copy has which, and which outlets carry the facts of each event."""
    found = {}
    table = data.shared.substitutions
    if len(table):
        text = plots.describe_substitutions(table)
        title = "Labels that stand in each other's place"
        found["substitutions"] = _sketch("substitutions", title, text, plots.substitutions, table, most=MOST_LINES)
    table = data.shared.coverage
    events = list(dict.fromkeys(table["event"])) if len(table) else []
    for number, event in enumerate(events[:MOST_EVENTS]):
        own = table[table["event"] == event]
        if own["n_of"].max() > 1:
            text = plots.describe_coverage(own)
            title = f"Facts of {event or 'these articles'}, by how many outlets carry them"
            name = f"coverage-{number + 1}-{slug(str(event))}"
            found[f"coverage-{number}"] = _sketch(name, title, text, plots.coverage, own, most=MOST_LINES)
    return found


def _of_zones(data: ReportData) -> dict[str, Sketch]:
    """How many words were counted, where the documents tell it zone by zone."""
    zones = data.zones
    known = {"outlet", "n_words", "n_words_body"} <= set(data.documents.columns)
    if not known or not {"zone", "counted"} <= set(zones.columns) or not int(data.documents["n_words"].sum()):
        return {}
    counted = {"body", "subhead", *zones.loc[zones["counted"], "zone"].astype(str)}
    parts = [f"n_words_{zone}" for zone in counted if f"n_words_{zone}" in data.documents]
    if int(data.documents[parts].sum().sum()) != int(data.documents["n_words"].sum()):
        return {}  # of a sample's zones nothing is said about all articles
    text = plots.describe_zones(data.documents, counted=counted)
    return {"zones": _sketch("zones", "What was counted", text, plots.zones, data.documents, counted=counted)}


def _sketch(
    name: str, title: str, description: str, plot: Callable[..., Any], table: pd.DataFrame, **options: Any
) -> Sketch:
    return Sketch(name, title, description, partial(plot, table, **options))


def _picture(sketch: Sketch) -> Picture:
    prefix = "f" + hashlib.sha256(sketch.name.encode()).hexdigest()[:6]
    svg = plots.to_svg(sketch.figure(), sketch.title, sketch.description, prefix=prefix)
    return Picture(sketch.name, Markup(svg), sketch.description)
