"""What a design says, in sentences. They name what was counted, and what follows from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pandas as pd

from framing.stats._chance import FEW_CLUSTERS
from framing.stats.design.card import Selection
from framing.stats.design.power import FEWEST_FREE
from framing.stats.design.tables import Known, Terms

MOST_TEXTS = 5
"""Copy groups that are named; more are counted."""
MOST_REFERENTS = 4
"""Referents of which the smallest difference is said in words."""
_HEADER = {"population": "the population", "period": "the period", "query": "the query"}


def sentences(
    known: Known, tables: tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame], terms: Terms, selection: Selection
) -> tuple[str, ...]:
    """All sentences, in the order in which they should be read."""
    groups, comparisons, detectable = tables
    said = [
        *_counted(known, groups),
        *_copies(known),
        *_tests(known, comparisons),
        *_found(known, comparisons, detectable, terms),
        *_correlation(known, comparisons, detectable),
        *_few(known, groups),
        _selection(selection),
        _header(known.corpus.header),
        *_lexicon(known),
    ]
    return tuple(sentence for sentence in said if sentence)


def _counted(known: Known, groups: pd.DataFrame) -> Iterator[str]:
    units, corpus = known.units, known.corpus
    n_texts = len(known.text.names)
    what = f"{number(len(corpus), 'article')} of {number(len(corpus.outlets), 'outlet')}"
    once = "" if n_texts == len(corpus) else f"; with copies of one text counted once, {number(n_texts, 'text')}"
    yield f"The corpus has {what}{once}."
    if units.unit == "outlet":
        how_many = listed(
            [f"{n:,} in {name}" for name, n in zip(units.names, groups["n_clusters"], strict=True)], most=12
        )
        yield (
            f"The docvar {units.by!r} says something of outlets, so outlets are the units ({how_many}): "
            "more articles of the same outlets add nothing to what can be said of a group of outlets."
        )
    unknown = int((units.groups == "").sum())
    if unknown:
        has = "has" if unknown == 1 else "have"
        yield f"{number(unknown, 'article')} {has} no value of {units.by!r}, and can be in no comparison."


def _copies(known: Known) -> Iterator[str]:
    """Which texts stand in more groups than one."""
    groups = known.documents["copy_group"].astype(str) if "copy_group" in known.documents else None
    if groups is None or not (groups != "").any():
        if len(known.corpus) > 1:
            yield "Copy groups are not known: copies of one text, if there are any, are counted as independent."
        return
    names = _spanning(known)
    if len(names) > MOST_TEXTS:
        yield (
            f"{len(names):,} copy groups hold articles of more than one {known.units.by}: "
            "what these have in common was not chosen independently."
        )
        return
    for name in names:
        own = known.units.groups[(groups == name) & (known.units.groups != "")]
        yield (
            f"The copy group {name} holds {number(len(own), 'article')} of {listed(sorted(set(own)), most=6)}: "
            "what they have in common was not chosen independently."
        )


def _tests(known: Known, comparisons: pd.DataFrame) -> Iterator[str]:
    if comparisons.empty:
        yield f"There is one {known.units.by}, {known.units.names[0]}, so there is nothing to compare: describe it."
        return
    what = "outlets" if known.units.unit == "outlet" else "articles"
    able, n = int(comparisons["can_reach_05"].sum()), len(comparisons)
    least = float(comparisons["smallest_p"].min())
    if able == n:
        which = "The comparison" if n == 1 else f"Each of the {n:,} comparisons"
        yield f"{which} can reach .05 by exchanging {what}; a label or word that few {what} have may not."
        return
    if able:
        fails = comparisons[~comparisons["can_reach_05"]]
        names = listed([f"{a} with {b}" for a, b in zip(fails["target"], fails["reference"], strict=True)], most=6)
        yield (
            f"{able:,} of {n:,} comparisons can reach .05. No test of {names} can: "
            f"there are too few {what} to exchange."
        )
        return
    yield (
        f"No test can reach .05: the smallest p that any exchange of {what} between {_plural(known.units.by)} "
        f"can have is {p_value(least)}. So no difference, however large, would be found by one."
    )
    yield _instead(known)


def _instead(known: Known) -> str:
    """What to report where no test can reach .05."""
    shared = _spanning(known)
    copies = f"; the words in which the copies of one text differ ({listed(shared, most=MOST_TEXTS)})" if shared else ""
    return (
        "Report instead, without p-values: how often each label stands in each article, with its sentences"
        f"{copies}. That describes these articles, and is no estimate of how {_plural(known.units.by)} write."
    )


def _spanning(known: Known) -> list[str]:
    """The copy groups that stand in more groups than one."""
    if "copy_group" not in known.documents:
        return []
    rows = known.documents.assign(group=known.units.groups)
    rows = rows[(rows["copy_group"].astype(str) != "") & (rows["group"] != "")]
    counts = rows.groupby("copy_group", sort=True)["group"].nunique()
    return [str(name) for name in counts.index[counts > 1]]


def _found(known: Known, comparisons: pd.DataFrame, detectable: pd.DataFrame, terms: Terms) -> Iterator[str]:
    """The smallest difference that would be found."""
    if not bool(comparisons["can_reach_05"].any()):
        return
    test = f"with {100 * terms.power:.3g} % power (two-sided, {100 * (1 - terms.level):.3g} %)"
    if detectable.empty:
        yield from _range(
            "of a share from one half, if each cluster kept to one label,", comparisons["detectable_alike"], test
        )
        return
    total = (
        detectable.assign(n=detectable["n_target"] + detectable["n_reference"])
        .groupby("referent", sort=False)["n"]
        .max()
    )
    first = total.sort_values(ascending=False, kind="stable").index[:MOST_REFERENTS]
    sizes = {str(r): detectable.loc[detectable["referent"] == r, "from_half"] for r in first}
    for referent, values in sizes.items():
        if bool(values.notna().any()):
            yield from _range(f"in the share {_of_label(referent)} from one half", values, test)
    never = [referent for referent, values in sizes.items() if not bool(values.notna().any())]
    if never:
        whom = _of_label(", ".join(never))
        yield f"No difference in the share {whom} from one half would be found {test}, however large."


def _of_label(referents: str) -> str:
    return f"of a label of {referents}" if referents else "of a label"


def _range(what: str, values: pd.Series[float], test: str) -> Iterator[str]:
    known = values.dropna()
    if known.empty:
        yield f"No difference {what} would be found {test}, however large."
        return
    low, high = (f"{100 * v:.0f}" for v in (known.min(), known.max()))
    size = (
        f"{low} percentage point{'' if low == '1' else 's'}"
        if low == high
        else f"{low} to {high} percentage points, by comparison"
    )
    missing = len(values) - len(known)
    rest = f" In {missing:,} of {len(values):,} comparisons none would be, however large." if missing else ""
    yield f"The smallest difference {what} that would be found {test} is {size}.{rest}"


def _correlation(known: Known, comparisons: pd.DataFrame, detectable: pd.DataFrame) -> Iterator[str]:
    """How alike the choices within a cluster are, and how that is known."""
    unit = known.units.unit
    if detectable.empty or not bool(comparisons["can_reach_05"].any()):
        return
    basis = detectable.drop_duplicates("referent")
    said = basis[basis["icc_basis"] == "estimated"]["icc"]
    if len(said):
        low, high = (f"{v:.2f}" for v in (said.min(), said.max()))
        icc = low if low == high else f"{low} to {high}, by referent"
        yield (
            f"How alike the choices within one {unit} are was estimated from these articles: "
            f"an intraclass correlation of {icc} (0: no more alike than others, 1: all alike)."
        )
    assumed = basis[basis["icc_basis"] == "assumed"]
    if len(assumed):
        names = listed([str(r) for r in assumed["referent"] if r], most=6)
        whom = f" for {names}" if names else ""
        yield (
            f"How alike the choices within one {unit} are cannot be estimated{whom}: "
            f"that needs {FEWEST_FREE} {unit}s beyond one a group. "
            f"An intraclass correlation of {assumed['icc'].iloc[0]:.2f} is assumed; give `icc` if you know better."
        )


def _few(known: Known, groups: pd.DataFrame) -> Iterator[str]:
    """How many groups have few clusters."""
    few = groups["n_clusters"][groups["n_clusters"] < FEW_CLUSTERS]
    if few.empty:
        return
    by, every = known.units.by, len(few) == len(groups)
    one = by if by == "outlet" else f"value of {by!r}"
    who = f"Each {one} has" if every else f"{len(few):,} of {len(groups):,} {_plural(by)} have"
    what = "outlets" if known.units.unit == "outlet" else "independent articles"
    fewest = f"the fewest {few.min():,}" if few.min() < few.max() or not every else f"{few.min():,} each"
    yield f"{who} fewer than {FEW_CLUSTERS} {what} ({fewest}): intervals can be too short."


def _selection(selection: Selection) -> str:
    census = (
        "the counts of a census have no sampling error; intervals and p-values then speak of articles like these, "
        "written in the same way, and not of how exact the counts are"
    )
    sample = "intervals and p-values speak of the articles that it was drawn from, if it was drawn by chance"
    return {
        "census": f"The articles are a census: {census}.",
        "sample": f"The articles are a sample: {sample}.",
        "unknown": f"Whether the articles are a sample or a census is not known. If they are a census: {census}. "
        f"If they are a sample: {sample}.",
    }[selection]


def _header(header: Mapping[str, str]) -> str:
    """What the header says of the articles, and what it leaves open."""
    said = {name: str(header.get(key, "")).strip().rstrip(".") for key, name in _HEADER.items()}
    stated = "; ".join(f"{name}: “{value}”" for name, value in said.items() if value)
    missing = listed([name for name, value in said.items() if not value], most=len(said))
    parts = [f"The header of the corpus states {stated}." if stated else ""]
    if missing:
        parts.append(f"Not known: {missing} of the corpus.")
    return " ".join(part for part in parts if part)


def _lexicon(known: Known) -> Iterator[str]:
    """What the lexicon was made from, and whether anybody tested it."""
    if known.mentions is None:
        return
    lexicon = known.mentions.lexicon
    tested = lexicon.validated_on.strip()
    if not tested:
        yield (
            f"The lexicon {lexicon.name} has not been validated on articles other than its author's: how many mentions "
            "it misses is not known."
        )
    if not lexicon.developed_on.strip():
        yield f"What the lexicon {lexicon.name} was developed on is not known."


def number(n: int, noun: str) -> str:
    """
    >>> number(1, "article"), number(1200, "article")
    ('1 article', '1,200 articles')
    """
    return f"{n:,} {noun}{'' if n == 1 else 's'}"


def listed(words: Sequence[str], *, most: int) -> str:
    """
    >>> listed(["a", "b", "c"], most=3), listed(["a", "b", "c", "d"], most=2)
    ('a, b and c', 'a, b and 2 more')
    """
    shown = [*words[:most], *([f"{len(words) - most:,} more"] if len(words) > most else [])]
    return " and ".join([", ".join(shown[:-1]), shown[-1]]) if len(shown) > 1 else "".join(shown)


def quoted(words: Sequence[str]) -> list[str]:
    """The words in quotation marks."""
    return [f"“{word}”" for word in words]


def p_value(p: float) -> str:
    """
    >>> p_value(1 / 3), p_value(1.0), p_value(1e-9)
    ('.33', '1', 'below .001')
    """
    return "1" if p >= 0.995 else "below .001" if p < 0.001 else f"{p:.2g}".removeprefix("0")


def _plural(by: str) -> str:
    return "outlets" if by == "outlet" else f"values of {by!r}"
