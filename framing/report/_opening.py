"""The opening of the report: sentences made from its tables, saying what they say and no more."""

from __future__ import annotations

import math
from collections.abc import Mapping

import pandas as pd
from markupsafe import Markup, escape

from framing.mentions.voices import ATTRIBUTIONS
from framing.plots import percent
from framing.report._cells import CrossTable
from framing.report._copies import Pair
from framing.report._data import Coded, ReportData
from framing.report._marked import link

FEW_MENTIONS = 5
"""Below this many mentions a share is not compared in a sentence."""
MOST_REFERENTS = 3
"""Referents of a lexicon that the opening tells of, those that are labelled most often."""
MOST_NAMED = 8
"""Outlets that a sentence names one by one; of more it tells the ends."""
MOST_WORDINGS = 4
"""Differences of two copies that a sentence quotes; of more it says how many there are."""
LONGEST_WORDING = 8
"""Words of a difference that a sentence quotes; of a longer one it quotes the ends."""
MOST_PAIRS = 3
"""Pairs of one text that the opening tells of."""

Tables = Mapping[tuple[int, str], CrossTable]
"""The table of labels of each lexicon, by its number, and referent."""


def opening(data: ReportData, tables: Tables, pairs: list[Pair]) -> list[Markup]:
    """Sentences on what was read, what it can show, which label each referent got where, and which texts are copies.

    Every number of namings is a link to the cells that it is made of.
    """
    sentences = [_read(data), _design(data)]
    for number, coded in enumerate(data.coded):
        if coded.has_labels:
            own = {referent: table for (n, referent), table in tables.items() if n == number}
            sentences += _labels(coded, own, where=" outside quotation marks" if data.has_voices else "")
    sentences += _copies(data, pairs)
    return [s for s in sentences if s]


def terms_note(data: ReportData) -> str:
    """What the weights of `terms` can and cannot rank, as `distinctive_terms` says it."""
    return str(data.terms.attrs.get("note", ""))


def _read(data: ReportData) -> Markup:
    """How much was read and counted, and how much of it is whose."""
    counted = int(data.documents["n_words"].sum())
    total = counted + sum(zone_words(data).values())
    kinds = ATTRIBUTIONS if counted and data.has_voices else ()
    voices = {name: int(data.documents[f"n_words_{name}"].sum()) for name in kinds}
    whose = _list([f"{n:,} ({percent(n / counted)}) {name}" for name, n in voices.items()])
    return escape(
        f"{_number(len(data.corpus), 'article')} of {_number(len(data.outlets), 'outlet')} "
        f"{'was' if len(data.corpus) == 1 else 'were'} read. Of {total:,} words {counted:,} were counted"
        + (f": {whose}." if whose else ".")
    )


def zone_words(data: ReportData, outlet: str | None = None) -> dict[str, int]:
    """Words of each zone that did not count, of all outlets or of one; zones without a word are not named."""
    counted = {str(z) for z in data.zones.loc[data.zones["counted"].astype(bool), "zone"]}
    rows = data.documents if outlet is None else data.documents[data.documents["outlet"].astype(str) == outlet]
    words = {str(c).removeprefix("n_words_"): int(rows[c].sum()) for c in rows if str(c).startswith("n_words_")}
    return {zone: n for zone, n in words.items() if n and zone not in counted and zone not in ATTRIBUTIONS}


def _design(data: ReportData) -> Markup:
    """What the design cannot show, before any number is read."""
    if len(data.outlets) < 2:
        return Markup("There is one outlet only: nothing can be compared.")
    if data.design.can_test:
        return Markup(
            "Where outlets differ, “How sure” says by how much at least and how easily chance makes as much; a "
            "difference without an interval there describes these articles and no others."
        )
    return Markup(
        "With so few articles that were written independently no test can tell a difference between outlets from "
        "chance. What follows describes these articles and no others."
    )


def _labels(coded: Coded, tables: Mapping[str, CrossTable], *, where: str) -> list[Markup]:
    """For the referents with the most mentions, if not too few: the most frequent label, and where it stands."""
    counts = coded.naming.groupby("referent", sort=False)["n_unquoted"].sum()
    first = counts[counts >= FEW_MENTIONS].sort_values(ascending=False, kind="stable").index[:MOST_REFERENTS]
    whom = {r: (f"of {r}" if r else f"found with {coded.lexicon.name}, whoever is meant,") + where for r in first}
    sentences = []
    for referent in first:
        table = coded.naming[coded.naming["referent"] == referent]
        sentences.append(_label(table, whom[referent], tables.get(str(referent))))
        if referent:
            found = _alone(coded, table, str(referent), tables.get(str(referent)))
            alone = (
                Markup("Labels of {} that one outlet alone uses more than once{}: {}.").format(
                    referent, f",{where}" if where else "", _join(found)
                )
                if found
                else ""
            )
            sentences[-1] = Markup(" ").join([sentences[-1], alone]) if alone else sentences[-1]
    return sentences


def _label(table: pd.DataFrame, whom: str, cells: CrossTable | None) -> Markup:
    by_label = table.groupby("label", sort=False)[["n_unquoted", "n_unattributed"]].sum()
    total, most = int(by_label["n_unquoted"].sum()), int(by_label["n_unquoted"].max())
    top = [str(label) for label, n in by_label["n_unquoted"].items() if n == most]
    of = Markup("Of {} {} {}").format(
        _open(total, cells, "", ""), "labelled mention" + ("" if total == 1 else "s"), whom
    )
    if len(top) > 1:
        each = [Markup("“{}”").format(t) for t in top]
        return Markup("{}, the labels {} are the most frequent ({:,} each).").format(of, _join(each), most)
    sentence = Markup("{}, {} ({}) are labelled “{}”").format(
        of, _open(most, cells, top[0], ""), percent(most / total), top[0]
    )
    rows = table[(table["label"] == top[0]) & (table["n_referent"] >= FEW_MENTIONS)].to_dict("records")
    where = _where([{str(k): v for k, v in row.items()} for row in rows], top[0], cells)
    reported = most - int(by_label["n_unattributed"].loc[top[0]])
    bound = Markup(" {} of the {:,} stand in indirect speech, where the wording may be the source’s.").format(
        _open(reported, cells, top[0], "", "i"), most
    )
    return Markup("{}{}.{}").format(sentence, where, bound if reported else "")


def _where(rows: list[dict[str, object]], label: str, cells: CrossTable | None) -> Markup:
    """Where a label stands, outlet by outlet, or the ends of its shares where there are many outlets."""
    if len(rows) < 2:
        return Markup()
    if len(rows) <= MOST_NAMED:
        ordered = sorted(rows, key=lambda row: -float(str(row["share"])))
        parts = [_part(row, label, cells) for row in ordered]
        return Markup(": {}{}").format(_join(parts), _only(cells, len(rows)))
    shares = [(float(str(row["share"])), row) for row in rows if not math.isnan(float(str(row["share"])))]
    low, high = min(shares, key=lambda s: s[0]), max(shares, key=lambda s: s[0])
    if low[0] == high[0]:
        return Markup(", the same share in every outlet with at least {} of them").format(FEW_MENTIONS)
    ends = [Markup("{} ({})").format(_part(row, label, cells), percent(share)) for share, row in (low, high)]
    return Markup(": from {} to {}, among outlets with at least {}").format(*ends, FEW_MENTIONS)


def _part(row: Mapping[str, object], label: str, cells: CrossTable | None) -> Markup:
    """How many of how many in one outlet."""
    outlet = str(row["outlet"])
    return Markup("{} of {} in {}").format(
        _open(int(str(row["n_unquoted"])), cells, label, outlet),
        _open(int(str(row["n_referent"])), cells, "", outlet),
        outlet,
    )


def _only(cells: CrossTable | None, named: int) -> str:
    """What is said where outlets with few mentions are not named."""
    left = len(cells.columns) - named if cells else 0
    return f"; outlets with fewer than {FEW_MENTIONS} are not named" if left else ""


def _alone(coded: Coded, table: pd.DataFrame, referent: str, cells: CrossTable | None) -> list[Markup]:
    """Labels that one outlet alone uses more than once; none that stands as a modifier elsewhere."""
    used = table[table["n_unquoted"] > 0]
    modifiers = coded.modifiers[(coded.modifiers["referent"] == referent) & (coded.modifiers["n_unquoted"] > 0)]
    elsewhere = set(zip(modifiers["modifier"].astype(str), modifiers["outlet"].astype(str), strict=True))
    found = []
    for label, rows in used.groupby("label", sort=False):
        outlet, n = str(rows["outlet"].iat[0]), int(rows["n_unquoted"].sum())
        if len(rows) == 1 and n > 1 and not any(m == label and o != outlet for m, o in elsewhere):
            found.append(Markup("“{}” ({}) in {}").format(label, _open(n, cells, str(label), outlet), outlet))
    return found if used["outlet"].nunique() > 1 else []


def _copies(data: ReportData, pairs: list[Pair]) -> list[Markup]:
    """What is said of the first pairs of one text; of an article that was told of once no second pair is told."""
    told: set[str] = set()
    sentences: list[Markup] = []
    copies = [pair for pair in pairs if pair.is_copy]
    for pair in copies:
        if not {pair.a, pair.b} <= told and len(sentences) < MOST_PAIRS:
            told |= {pair.a, pair.b}
            sentences.append(_copy(pair))
    if sentences:
        every = data.read.shared.copies
        articles, of = len({*every["a"], *every["b"]}), _number(len(data.read.corpus), "article")
        sample = "" if data.sample is None else " of the sample"
        told_of = f"{articles:,} of {of}{sample} share copy with another: see “One text, several wordings”."
        sentences.insert(0, Markup("{}").format(told_of))
        more = len(copies) - len(sentences) + 1
        rest = f" {more:,} more pair{'s are' if more != 1 else ' is'} of one text." if more else ""
        sentences[-1] += Markup(" Which wording came first, and who changed it, no text shows.{}").format(rest)
    return sentences


def _copy(pair: Pair) -> Markup:
    """A pair of copies: how much is the same and, where few places differ, the words."""
    said = Markup("{}").format(pair.sentence)
    if not pair.rows or len(pair.rows) + pair.more > MOST_WORDINGS:
        return said
    words = []
    for side, other, name in ((0, 1, pair.a), (1, 0, pair.b)):
        own = [row.words[side] for row in pair.rows if row.words[side] and not row.words[other]]
        if own:
            words.append(Markup("{} in {} only").format(_quoted(own), name))
    words += [
        Markup("“{}” in {} for “{}” in {}").format(clipped(r.words[0]), pair.a, clipped(r.words[1]), pair.b)
        for r in pair.rows
        if all(r.words)
    ]
    kinds = list(dict.fromkeys(row.kind for row in pair.rows))
    alike = " The labels are the same in both." if "label" not in kinds else ""
    return Markup("{}: {} ({}).{}").format(said.removesuffix("."), _join(words), _list(kinds), alike)


def _quoted(words: list[str]) -> Markup:
    return _join([Markup("“{}”").format(clipped(word)) for word in words])


def clipped(wording: str) -> str:
    """A wording as it stands, or the ends of a long one.

    >>> clipped("the strikers"), clipped("who had stood at the gate since the morning, he said")
    ('the strikers', 'who had stood at … the morning, he said')
    """
    words, half = wording.split(), LONGEST_WORDING // 2
    return f"{' '.join(words[:half])} … {' '.join(words[-half:])}" if len(words) > LONGEST_WORDING else wording


def _open(n: int, cells: CrossTable | None, label: str, outlet: str, kinds: str = "ui") -> Markup:
    """A number as a link to the cells that it is made of, where the page has them."""
    place = cells.place(label, outlet, kinds) if cells and n else ""
    return link(f"{n:,}", href=cells.id, total=place) if cells and place else escape(f"{n:,}")


def _number(n: int, noun: str) -> str:
    return f"{n:,} {noun}{'' if n == 1 else 's'}"


def _list(words: list[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _join(words: list[Markup]) -> Markup:
    return Markup(" and ").join([Markup(", ").join(words[:-1]), words[-1]] if len(words) > 1 else words)
