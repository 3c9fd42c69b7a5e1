"""Carried: which outlets carry which facts of an event, and what one alone has or leaves out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pandas as pd

from framing._checks import FramingError, check_choice
from framing.corpus import Corpus
from framing.lexicon import Lexicon
from framing.mentions import find_mentions
from framing.reuse.facts import find_facts
from framing.reuse.gathered import GATHERERS, MOST_ARTICLES, Event, Place, labels, sentences
from framing.text.attribution import find_attributions
from framing.text.sentences import find_sentences
from framing.text.zones import find_zones

COVERAGE_COLUMNS = (
    "event", "kind", "fact", "n_outlets", "n_of", "n_documents", "n_texts", "carried_by", "only_in", "left_out_by",
    "first_document", "start", "end",
)  # fmt: skip
"""Columns of `coverage`."""
FACT_KINDS = ("name", "number", "quotation", "source", "sentence", "label", "frame")
"""Kinds of facts, in the order of the table; label and frame need a lexicon."""
NOTE = (
    "Of these articles only: what an outlet leaves out here may stand in another of its articles, and a fact in other "
    "words is not found."
)


def coverage(
    corpus: Corpus,
    *,
    event: str | None = None,
    reuse: Any = None,
    lexicons: Sequence[Lexicon] = (),
    zones: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Tell which outlets carry which facts of an event.

    Answers: which names, numbers, quotations, sources and sentences do how many outlets carry, and what does one alone
    have, or one alone leave out?

    Parameters
    ----------
    corpus
        The articles, with their docvar `event`. Where no article has one, all are of one event, ""; else articles
        without one are left out.
    event
        One event; every one in turn where none is given.
    reuse
        As `find_reuse` returns it: sentences are then compared for its pairs, whatever the number of articles, and
        copies of one text counted once in `n_texts`.
    lexicons
        What else to look for: of a codebook or a lexicon of labels each label of a referent is a fact of kind "label",
        of a lexicon of words each category one of kind "frame".
    zones
        As `find_zones` returns them; found anew where none are given.

    Returns
    -------
    DataFrame
        One row a fact, those that most outlets carry first within their kind: `event`; `kind` (name, number,
        quotation, source, sentence, label, frame); `fact` (as most articles write it); `n_outlets` (that carry it) of
        `n_of` (with an article of the event); `n_documents`; `n_texts` (articles, of which those of one copy group
        count once); `carried_by` (outlets, parted by "; "); `only_in` (the one outlet that has it), `left_out_by` (the
        one outlet that lacks it), "" where there is no such or the event has one outlet only; `first_document`,
        `start`, `end` (a place of it, in the earliest article that has it). attrs["note"] says what it does not show.

    Raises
    ------
    FramingError
        If the event is in no article.

    See Also
    --------
    framing.plots.coverage : the figure of this table.
    find_facts : names, numbers and quotations, each where it stands.

    Notes
    -----
    Counted zones only: what a headline or a caption has is not what the article reports. Names: a short form or
    initials with the one long form of the event. Numbers in digits: from 100 on, or with decimals, equal values are
    one fact; smaller ones only where one of the three words after them is the same. Quotations: five words in a row in
    common, or all. Sources: as in `sources`. Sentences: those that two articles have, in the same words or at a
    similarity of .35 or more; of an event of more than 12 articles only with `reuse`. A sentence that one article alone
    has is no row.

    An omission is a frame by what is not there (Entman 1993), so labels and indicators can be looked for as well; none
    is by default, for words that indicate a frame do not measure one.

    Danger: this is a list of candidates to read. Left out here means that these articles lack it in this form: an
    article may say it in other words, a shorter article has less of everything, and an earlier one could not know.

    References
    ----------
    Entman (1993), Framing: toward clarification of a fractured paradigm, doi:10.1111/j.1460-2466.1993.tb01304.x.

    Examples
    --------
    >>> texts = ("The MPA closed 12 berths, Ada Okoye said.", "Ada Okoye spoke. It closed 12 berths at Tollen.")
    >>> articles = Corpus(texts, pd.DataFrame({"id": ["a", "b"], "outlet": ["Herald", "Gazette"]}))
    >>> table = coverage(articles)
    >>> table.loc[table["kind"] == "number", ["fact", "n_outlets", "carried_by"]].values.tolist()
    [['12 berths', 2, 'Gazette; Herald']]
    """
    docvars = corpus.docvars
    events = docvars["event"].astype(str).tolist() if "event" in docvars else [""] * len(corpus)
    known = sorted(set(events) - {""}) or [""]
    if event is not None:
        check_choice("event", event, known)
    zones = find_zones(corpus) if zones is None else zones
    rows: list[tuple[Any, ...]] = []
    compared = True
    for name in known if event is None else [event]:
        ids = [id for id, of in zip(corpus.ids, events, strict=True) if of == name]
        own = _part(corpus, ids)
        if not len(own):
            continue
        compared &= reuse is not None or len(own) <= MOST_ARTICLES
        groups = _groups(own, zones[zones["document"].isin(ids)].reset_index(drop=True), lexicons, reuse=reuse)
        rows += _rows(name, own, groups, _texts(own, reuse))
    table = pd.DataFrame(rows, columns=list(COVERAGE_COLUMNS))
    numbers = ("n_outlets", "n_of", "n_documents", "n_texts", "start", "end")
    table = table.astype(dict.fromkeys(numbers, "int64"))
    more = "" if compared else f" Sentences of events with more than {MOST_ARTICLES} articles were not compared."
    table.attrs["note"] = NOTE + more
    return table


def _part(corpus: Corpus, ids: Sequence[str]) -> Corpus:
    """Some articles, in the order of their ids, so that no order of the corpus shows in the table."""
    place = {id: i for i, id in enumerate(corpus.ids)}
    chosen = [place[id] for id in sorted(ids)]
    return Corpus(tuple(corpus.texts[i] for i in chosen), corpus.docvars.iloc[chosen])


def _texts(corpus: Corpus, reuse: Any) -> dict[str, str]:
    """The text that each article is a copy of: its copy group, or itself."""
    table = corpus.docvars.rename(columns={"id": "document"}) if reuse is None else reuse.documents
    if "copy_group" not in table:
        return {id: f"article\x00{id}" for id in corpus.ids}
    groups = dict(zip(table["document"].astype(str), table["copy_group"].astype(str), strict=True))
    lacking = [id for id in corpus.ids if id not in groups]
    if lacking:
        raise FramingError(f"the article {lacking[0]!r} is not in `reuse`: call find_reuse() for the same corpus.")
    return {id: f"copy\x00{groups[id]}" if groups[id] else f"article\x00{id}" for id in corpus.ids}


def _groups(
    corpus: Corpus, zones: pd.DataFrame, lexicons: Sequence[Lexicon], *, reuse: Any
) -> Iterator[tuple[str, list[Place]]]:
    """Kind and places of each fact of an event."""
    # The rows of zones are in the order of the corpus that they were found in.
    place = {id: i for i, id in enumerate(corpus.ids)}
    order = zones["document"].astype(str).map(place).to_numpy().argsort(kind="stable")
    zones = zones.iloc[order].reset_index(drop=True)
    spoken = find_sentences(corpus, zones)
    said = find_attributions(corpus, zones=zones, sentences=spoken)
    event = Event(corpus, spoken, said, find_facts(corpus, zones=zones, sentences=spoken))
    for kind, gather in GATHERERS.items():
        yield from ((kind, places) for places in gather(event))
    pairs = (
        None if reuse is None else list(zip(reuse.pairs["a"].astype(str), reuse.pairs["b"].astype(str), strict=True))
    )
    yield from (("sentence", places) for places in sentences(event, pairs))
    for lexicon in lexicons:
        kind = "frame" if lexicon.kind == "words" else "label"
        found = find_mentions(corpus, lexicon, zones=zones, attributions=said)
        yield from ((kind, places) for places in labels(found))


def _rows(
    name: str, corpus: Corpus, groups: Iterable[tuple[str, list[Place]]], texts: dict[str, str]
) -> list[tuple[Any, ...]]:
    """The rows of one event, in order."""
    outlets = dict(zip(corpus.ids, corpus.docvars["outlet"].astype(str), strict=True))
    every = sorted(set(outlets.values()))
    dates = corpus.docvars["date"].astype(str).tolist() if "date" in corpus.docvars else [""] * len(corpus)
    # An unknown date is no early one.
    early = {id: (not date, date, id) for id, date in zip(corpus.ids, dates, strict=True)}
    rows = []
    for kind, places in groups:
        documents = {place.document for place in places}
        carried = sorted({outlets[id] for id in documents})
        lacking = [outlet for outlet in every if outlet not in carried]
        n_texts = len({texts[id] for id in documents})
        first = min(places, key=lambda place: (early[place.document], place.start, place.end))
        rows.append(
            (name, kind, _written(places), len(carried), len(every), len(documents), n_texts,
             "; ".join(carried), carried[0] if len(carried) == 1 < len(every) else "",
             lacking[0] if len(lacking) == 1 else "", first.document, first.start, first.end)
        )  # fmt: skip
    rows.sort(key=lambda row: (FACT_KINDS.index(row[1]), -row[3], -row[5], row[2], row[10], row[11]))
    return rows


def _written(places: Sequence[Place]) -> str:
    """The form in which most articles write a fact; of several the one that stands most often, then the longest."""
    forms = [(place.document, " ".join(place.text.split())) for place in places]
    often, articles = Counter(text for _, text in forms), Counter(text for _, text in set(forms))
    return min(often, key=lambda text: (-articles[text], -often[text], -len(text), text))
