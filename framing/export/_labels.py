"""Tables of a paper about articles and labels: what was read, labels, modifiers, comparisons."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from framing.export._paper import Column, PaperTable, estimate, grouped, number, p_value
from framing.report import Coded, ReportData
from framing.report._cells import all_of
from framing.report._figures import FEWEST, referents, slug
from framing.report._sure import told
from framing.stats._units import REST

LONGEST_NAME = 60
_COUNTS = (Column("Unattr.", "number"), Column("Indirect", "number"), Column("Direct", "number"))
KINDS = (
    "Unattr.: in the article's own words; indirect: given to a source outside quotation marks; direct: inside them. "
)


def file_name(*names: str, taken: set[str]) -> str:
    """A name of files that no name of others can lead astray, and that is used once.

    >>> file_name("naming", "../../x", "CON", taken={"naming-x-con"})
    'naming-x-con-2'
    """
    base = "-".join(slug(name)[:LONGEST_NAME].strip("-") for name in names if name)
    found = next(n for n in (base, *(f"{base}-{i}" for i in range(2, 10_000))) if n not in taken)
    taken.add(found)
    return found


def n_texts(data: ReportData) -> int:
    """Articles, those of one copy group counted once."""
    docvars = data.corpus.docvars
    groups = docvars["copy_group"].astype(str) if "copy_group" in docvars else pd.Series("", docvars.index)
    return int((groups == "").sum()) + groups[groups != ""].nunique()


def basis(data: ReportData) -> str:
    """How much the numbers rest on: articles, outlets, independent texts."""
    n, k, texts = len(data.corpus), len(data.outlets), n_texts(data)
    of = f"{number(n)} article{'s' if n != 1 else ''} of {number(k)} outlet{'s' if k != 1 else ''}"
    return of if texts == n else f"{of}; {number(texts)} independent texts, copies of one text being counted once"


def level(table: pd.DataFrame) -> str:
    """The coverage of the intervals of a table.

    >>> level(pd.DataFrame()), level(pd.DataFrame({"n": [1]}))
    ('95%', '95%')
    """
    return f"{100 * float(table.attrs.get('level', 0.95)):g}%"


def lexicon_of(coded: Coded) -> str:
    """A lexicon with its version."""
    return f"{coded.lexicon.name} {coded.lexicon.version}".strip()


def corpus_table(data: ReportData) -> PaperTable:
    """The articles of each outlet, and how much of them is whose."""
    columns = (
        Column("Outlet"), Column("Articles", "number"), Column("Texts", "number"), Column("Words", "number"),
        Column("Unattr., %", "number"), Column("Indirect, %", "number"), Column("Direct, %", "number"),
    )  # fmt: skip
    rows = []
    documents = data.documents
    for outlet in data.outlets:
        own = documents[documents["outlet"].astype(str) == outlet]
        groups = own["copy_group"].astype(str) if "copy_group" in own else pd.Series("", own.index)
        texts = int((groups == "").sum()) + groups[groups != ""].nunique()
        words = int(own["n_words"].sum())
        voices = [int(own[f"n_words_{kind}"].sum()) for kind in ("unattributed", "indirect", "direct")]
        shares = [number(100 * n / sum(voices)) if sum(voices) else "–" for n in voices]
        rows.append((outlet, number(len(own)), number(texts), number(words), *shares))
    note = (
        f"{basis(data)}. Texts: independent texts of the outlet. Words: those counted; what is no part of the article, "
        "such as captions or readers' comments, is left out. " + KINDS.strip()
    )
    return PaperTable("articles", "Articles and words by outlet", columns, tuple(rows), note, "data/documents.csv")


def label_tables(data: ReportData, taken: set[str]) -> Iterator[PaperTable]:
    """For each lexicon and referent that is named `FEWEST` times its labels, its modifiers and its comparisons."""
    for coded in data.coded:
        for referent in referents(coded):
            if int(all_of(coded.naming[coded.naming["referent"].astype(str) == referent]).sum()) < FEWEST:
                continue
            yield _naming(data, coded, referent, taken)
            yield from _modifiers(data, coded, referent, taken)
            yield from _contrasts(data, coded, referent, taken)


def _naming(data: ReportData, coded: Coded, referent: str, taken: set[str]) -> PaperTable:
    table = coded.naming[coded.naming["referent"].astype(str) == referent]
    used = table[all_of(table) > 0]
    shares = coded.lexicon.kind == "codebook"
    interval = level(coded.naming)
    head = f"Share, % [{interval} CI]" if shares else f"Per 1,000 words [{interval} CI]"
    of = (Column("Of", "number"),) if shares else ()
    columns = (Column("Label"), Column("Outlet"), *_COUNTS, *of, Column(head, "estimate"), Column("Articles", "number"))
    rows = []
    for row in used.to_dict("records"):
        counts = [number(row[f"n_{kind}"]) for kind in ("unattributed", "indirect", "direct")]
        if shares:
            value = estimate(row["share"], row["share_ci_low"], row["share_ci_high"], times=100)
            rest = [number(row["n_referent"]), value]
        else:
            rest = [estimate(row["rate_unquoted"], row["rate_ci_low"], row["rate_ci_high"], places=1)]
        rows.append((str(row["label"]), str(row["outlet"]), *counts, *rest, number(row["n_documents"])))
    what = (
        "Of: labelled mentions of the referent outside quotation marks; share: the label's part of them, unattributed "
        "and indirect together. An outlet that a label has no row for has none of it. "
        if shares
        else "Rates are of unattributed and indirect mentions, per 1,000 such words. "
    )
    note = (
        f"{KINDS}{what}Interval: of one article Wilson's; of more, one cluster is left out at a time. "
        f"{basis(data)}. Lexicon {lexicon_of(coded)}. No interval contains the errors of the lexicon."
    )
    whom = f"Labels of {referent}" if referent else f"Categories of {coded.lexicon.name}"
    name = file_name("naming", coded.lexicon.name, referent, taken=taken)
    return PaperTable(name, f"{whom} by outlet", columns, grouped(rows), note, "data/naming.csv")


def _modifiers(data: ReportData, coded: Coded, referent: str, taken: set[str]) -> Iterator[PaperTable]:
    table = coded.modifiers[coded.modifiers["referent"].astype(str) == referent]
    used = table[all_of(table) > 0] if len(table) else table
    if used.empty:
        return
    columns = (
        Column("Modifier"), Column("Form"), Column("Outlet"), *_COUNTS, Column("Of", "number"),
        Column("Share, %", "number"),
    )  # fmt: skip
    rows = [
        (
            str(row["modifier"]), str(row["kind"]) or "–", str(row["outlet"]),
            *(number(row[f"n_{kind}"]) for kind in ("unattributed", "indirect", "direct")),
            number(row["n_referent"]), number(100 * row["share"]),
        )
        for row in used.to_dict("records")
    ]  # fmt: skip
    note = (
        f"{KINDS}A modifier is counted beside the label that it belongs to, by whose word it is itself. Of: labelled "
        f"mentions outside quotation marks. {basis(data)}. Lexicon {lexicon_of(coded)}."
    )
    whom = referent or coded.lexicon.name
    name = file_name("modifiers", coded.lexicon.name, referent, taken=taken)
    yield PaperTable(name, f"Modifiers of {whom} by outlet", columns, grouped(rows), note, "data/modifiers.csv")


def _contrasts(data: ReportData, coded: Coded, referent: str, taken: set[str]) -> Iterator[PaperTable]:
    table = coded.contrasts
    if table.empty:
        return
    rows = table[(table["referent"].astype(str) == referent) & (table["n_target"] + table["n_reference"] > 0)]
    if rows.empty or not told(rows):
        return
    shares = coded.lexicon.kind == "codebook"
    each = bool((rows["reference"] != REST).any())
    unit, times, places = ("points", 100.0, 0) if shares else ("per 1,000", 1.0, 1)
    interval = level(table)
    columns = (
        Column("Outlet"), *((Column("Compared with"),) if each else ()), Column("Label"), Column("Its n", "number"),
        Column("Others' n", "number"), Column(f"Difference, {unit} [{interval} CI]", "estimate"),
        Column(f"Ratio [{interval} CI]", "estimate"), Column("p", "number"),
    )  # fmt: skip
    found = []
    for row in rows.to_dict("records"):
        difference = [row[name] for name in ("difference", "difference_ci_low", "difference_ci_high")]
        ratio = [row[name] for name in ("ratio", "ratio_ci_low", "ratio_ci_high")]
        found.append(
            (
                str(row["target"]), *((_reference(row["reference"]),) if each else ()), str(row["label"]),
                f"{number(row['n_target'])}/{number(row['of_target'])}",
                f"{number(row['n_reference'])}/{number(row['of_reference'])}",
                estimate(*difference, places=places, times=times), estimate(*ratio, places=2),
                p_value(row["p_adjusted"]),
            )
        )  # fmt: skip
    note = (
        ("" if each else "Each outlet is compared with all others together. ")
        + f"Counts are {'of labelled mentions' if shares else 'of words'} outside quotation marks. Intervals: two "
        "intervals that leave out one cluster at a time, put together. p: permutation of articles, adjusted for the "
        f"number of rows; – where none can be given. {table.attrs.get('note', '')} {basis(data)}. "
        f"Lexicon {lexicon_of(coded)}. A difference is not bias, and no baseline is given."
    )
    whom = f"Labels of {referent}" if referent else f"Categories of {coded.lexicon.name}"
    name = file_name("contrasts", coded.lexicon.name, referent, taken=taken)
    yield PaperTable(name, f"{whom}: outlets compared", columns, grouped(found), note, "data/contrasts.csv")


def _reference(value: object) -> str:
    return "all others" if value == REST else str(value)
