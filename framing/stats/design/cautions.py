"""Cautions: what in the choice of articles or of the lexicon would show as a difference, and is none in naming."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from framing.lexicon import Lexicon
from framing.mentions.finder import matcher_of
from framing.stats.design.tables import Known, mentions_of
from framing.stats.design.words import listed, quoted
from framing.stats.naming.cells import ANYBODY
from framing.text.matching import Entry, entries_of, longest
from framing.text.parts import split_parts
from framing.text.patterns import Word, compile_pattern
from framing.text.tokens import fold

GENRES = ("genre", "section", "type")
"""Docvars that say what kind of article each is."""
MOST_SHOWN = 6
_TRUNCATED = re.compile(r"([^\W\d_]{3,})[*!]")
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_DIGEST = re.compile(r"[0-9a-f]{12,64}")
_TELLING_ID = re.compile(r"(?=.*[^\W\d_])(?=.*[\d_-]).{8,}")


def cautions(known: Known) -> tuple[str, ...]:
    """One sentence for each thing that should be known before a difference is read as one in naming."""
    found = [*_voices(known), *_query(known), *_genres(known), *_developed(known), *_one_article(known), *_dates(known)]
    return tuple(found)


def labels_in_query(lexicon: Lexicon, query: str) -> list[str]:
    """The labels whose patterns stand in a query, truncated words (`rebel*`, `rebel!`) too, in the lexicon's order.

    Examples
    --------
    >>> from framing.lexicon import Label, Pattern
    >>> labels = (Label("mob", (Pattern("mob"),)), Label("docker", (Pattern("docker"),)))
    >>> labels_in_query(Lexicon("x", "labels", categories=labels), 'port AND (dockers OR "dock worker")')
    ['docker']
    """
    layers = ("label", "title", "generic", "exclusion", "name")
    hits = longest(h for h in matcher_of(lexicon).matches(split_parts(query)) if h.entry.layer in layers)
    found = {e.label for hit in hits for e in hit.entries if e.layer in layers[:3]}
    starts = _TRUNCATED.findall(fold(query))
    found |= {e.label for e in entries_of(lexicon) if e.layer in layers[:3] and _begins(e, starts)}
    return [label for label in lexicon.labels if label in found]


def _begins(entry: Entry, starts: list[str]) -> bool:
    """Whether a pattern of one word begins as one of the truncated words does."""
    match compile_pattern(entry.pattern.text):
        case (Word() as word,):
            return any(form.startswith(start) for form in word.forms for start in starts)
    return False


def _voices(known: Known) -> Iterator[str]:
    if known.mentions is not None and known.mentions.settings.get("attribution") == ANYBODY:
        yield (
            "Whose words stand where was not looked for: every mention is counted, those inside quotation marks too. "
            "What an outlet's sources say is not told from what it says itself."
        )


def _query(known: Known) -> Iterator[str]:
    query = str(known.corpus.header.get("query", "")).strip()
    if known.mentions is None or not query:
        return
    labels = labels_in_query(known.mentions.lexicon, query)
    if labels:
        noun, verb = ("label", "stands") if len(labels) == 1 else ("labels", "stand")
        yield (
            f"The {noun} {listed(quoted(labels), most=MOST_SHOWN)} {verb} in the query that chose the articles "
            f"(“{query}”): how often they are used here was fixed by the selection, not by the outlets alone."
        )


def _genres(known: Known) -> Iterator[str]:
    in_group = known.units.groups != ""
    for name in GENRES:
        if name not in known.documents or name == known.units.by:
            continue
        values = known.documents[name].astype(str)[in_group]
        counts = (
            values[values != ""].value_counts().sort_index(kind="stable").sort_values(ascending=False, kind="stable")
        )
        if len(counts) > 1:
            shown = listed([f"{value} {n:,}" for value, n in counts.items()], most=MOST_SHOWN)
            held = (
                " It is held constant here."
                if known.units.event == name
                else (f" Compare within one, or hold it constant (event={name!r}).")
            )
            yield f"The articles differ in {name} ({shown}), and words differ with it.{held}"
    kinds = [kind.strip() for kind in str(known.corpus.header.get("genre", "")).split(";") if kind.strip()]
    if len(kinds) > 1:
        yield f"The corpus mixes genres ({listed(kinds, most=MOST_SHOWN)}), and words differ with them."


def developed_here(known: Known) -> int:
    """How many of the articles the lexicon names as those it was developed on.

    It names them by id, or by the sha256 of their file, of which the first 12 digits are enough.
    """
    if known.mentions is None:
        return 0
    words = set(re.findall(r"[\w.-]*\w", known.mentions.lexicon.developed_on))
    by_id = {id for id in known.corpus.ids if _TELLING_ID.fullmatch(id) and id in words}
    starts = tuple(word for word in words if _DIGEST.fullmatch(word))
    inputs = known.corpus.inputs
    named = (
        inputs[inputs["sha256"].astype(str).map(lambda digest: digest.startswith(starts))] if len(inputs) else inputs
    )
    if "file" not in known.documents:
        # Which article came from which file is not known, as where outlets were made unknown.
        return max(len(by_id), min(int(named["n_documents"].sum()), len(known.corpus)))
    here = known.documents["file"].astype(str).isin(set(named["file"].astype(str)) - {""})
    return int((here.to_numpy() | known.documents["document"].astype(str).isin(by_id).to_numpy()).sum())


def _developed(known: Known) -> Iterator[str]:
    n = developed_here(known)
    if known.mentions is not None and n:
        which = "all of these articles" if n == len(known.corpus) else f"{n:,} of these articles"
        yield (
            f"The lexicon {known.mentions.lexicon.name} was developed on {which}: here it finds more than it would "
            "elsewhere, and its figures flatter it."
        )


def _one_article(known: Known) -> Iterator[str]:
    """Groups of several articles, most of whose mentions stand in one."""
    n = mentions_of(known)
    said = []
    for name in known.units.names:
        rows = known.units.rows(name)
        total, most = int(n[rows].sum()), int(n[rows].max())
        if len(rows) > 1 and total > 1 and 2 * most > total:
            id = known.units.documents[rows[int(np.argmax(n[rows]))]]
            said.append(f"{name} ({id}: {most:,} of {total:,})")
    if said:
        yield (
            f"One article has more than half of all mentions of {listed(said, most=MOST_SHOWN)}: "
            "a share is then mostly that article's."
        )


def _dates(known: Known) -> Iterator[str]:
    """Groups whose articles are all older than another's."""
    if "date" not in known.documents:
        return
    found = (
        known.documents["date"].astype(str).map(lambda d: m.group() if (m := _DATE.match(d)) else "").to_numpy(object)
    )
    spans = {}
    for name in known.units.names:
        own = sorted(d for d in found[known.units.rows(name)] if d)
        if own:
            spans[name] = (own[0], own[-1])
    apart = [
        f"{a} ({_span(spans[a])}) and {b} ({_span(spans[b])})"
        for a in spans
        for b in spans
        if a < b and (_before(spans[a][1], spans[b][0]) or _before(spans[b][1], spans[a][0]))
    ]
    if apart:
        n = len(spans) * (len(spans) - 1) // 2
        which = f"{len(apart):,} of {n:,} pairs of groups" if n > 1 else "The groups"
        yield (
            f"{which} share no stretch of time ({'such as ' if len(apart) > 1 else ''}{apart[0]}): "
            "what differs may be what had happened by then."
        )


def _before(one: str, other: str) -> bool:
    """Whether a date lies before another, as far as both are known: 2024 does not lie before 2024-05."""
    known = min(len(one), len(other))
    return one[:known] < other[:known]


def _span(dates: tuple[str, str]) -> str:
    return dates[0] if dates[0] == dates[1] else f"{dates[0]} to {dates[1]}"
