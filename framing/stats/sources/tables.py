"""Tables of sources: who is quoted or reported, and into whose reported speech which label is put."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing._checks import check_choice
from framing.lexicon import Lexicon
from framing.mentions import Mentions
from framing.stats.naming.cells import check_attributed
from framing.stats.sources.kinds import OTHER, UNNAMED, Kinds, default_kinds
from framing.stats.sources.links import name_sources
from framing.text.spans import spans_by_document
from framing.text.tokens import TOKEN_PATTERN

STANCES = ("neutral", "doubting", "endorsing")
"""The stances of cues that have a column of their own in `sources`."""
CUE_COLUMNS = (*STANCES, "other_cue", "no_cue")
"""The names of the columns that count attributions by their cue, without `n_`."""
SOURCE_COLUMNS = (
    "source", "kind", "n_attributions", "n_direct", "n_indirect", "n_mixed", "n_words", "n_words_direct", "share_words",
    *(f"n_{stance}" for stance in CUE_COLUMNS), "n_documents",
)  # fmt: skip
LABEL_COLUMNS = ("source", "kind", "referent", "label", "n_indirect", "n_direct", "n_documents", "mentions")
_SPANS = ("attribution", "start", "end", "source_start", "source", "source_name", "cue", "cue_stance", "mode")


class _Span(NamedTuple):
    """A content span of an attribution."""

    attribution: int
    start: int
    end: int
    source_start: int
    source: str
    source_name: str
    cue: str
    cue_stance: str
    mode: str


class _Said(NamedTuple):
    """What is given to a source in one article: an attribution, or all words quoted without one."""

    document: str
    phrase: str
    at: int
    cue: str
    stance: str
    mode: str
    n_words: int
    n_words_direct: int


def sources(mentions: Mentions, *, by: str = "outlet", kinds: Lexicon | None = None) -> pd.DataFrame:
    """Count what each outlet gives to whom.

    Answers: who is quoted or reported by each outlet, how much of its attributed text is theirs, and with which cues?

    Parameters
    ----------
    mentions
        As `find_mentions` returns them; the lexicon that they were found with does not matter here.
    by
        A docvar: `outlet`, `event`, `news_agency`, ...
    kinds
        A lexicon of words whose categories are kinds of sources; the shipped `source-kinds` where none is given.

    Returns
    -------
    DataFrame
        One row for each value of `by` and source, most words first: `<by>`, `source` (its name; "" where the text
        names none), `kind` (a category of `kinds`; `other` where no word tells), `n_attributions` = `n_direct` +
        `n_indirect` + `n_mixed`, `n_words` (attributed words of counted zones that are given to it), `n_words_direct`
        (of these, in quotation marks), `share_words` (of the attributed words of that outlet), `n_neutral`,
        `n_doubting`, `n_endorsing`, `n_other_cue` (attributions by the stance of their cue), `n_no_cue`,
        `n_documents`.

    See Also
    --------
    labels_by_source : the labels in their mouths.

    Notes
    -----
    An attribution counts if its content stands in a zone that counts. A word belongs to the innermost attribution that
    holds it, so that `n_words` of an outlet add up to its `n_words_indirect` + `n_words_direct` in
    `mentions.documents`; words in quotation marks that no attribution holds are in the row without a source.

    A name is that of the phrase without determiner, title and apposition. Within an article a short form stands for
    the fuller one before it (Okoye: Ada Okoye; the Watch: the Harbour Watch); a family name that comes first does not.
    Names of the same words are one row over articles, be they one person or not, and so are nouns (residents,
    officials); two sources of one statement are one row (residents and the police). The kind is told by the words with
    which any article introduces the source: where articles differ, the kind that most of them give.

    Danger: sources that the rules of attribution miss are missing here, and a wrong source there is a wrong row here.

    Examples
    --------
    >>> from framing import find_mentions, read_corpus, read_lexicon
    >>> table = sources(find_mentions(read_corpus("harbour-strike"), read_lexicon("harbour-strike")))
    >>> table.loc[table["outlet"] == "The Common Quay", ["source", "kind", "n_attributions"]].values.tolist()[0]
    ['Mara Tollen', 'other', 1]
    """
    groups = _groups(mentions, by)
    cells: dict[tuple[str, str, str], list[_Said]] = {}
    words: Counter[str] = Counter()
    for said, name in _named(mentions, _kinds_of(kinds)):
        group = groups[said.document]
        cells.setdefault((group, *name), []).append(said)
        words[group] += said.n_words
    rows: list[tuple[Any, ...]] = []
    for cell, found in cells.items():
        modes = Counter(said.mode for said in found)
        stances = Counter(_stance(said) for said in found)
        n_words = sum(said.n_words for said in found)
        rows.append(
            (*cell, modes.total() - modes[""], modes["direct"], modes["indirect"], modes["mixed"], n_words,
             sum(said.n_words_direct for said in found), n_words / words[cell[0]] if words[cell[0]] else float("nan"),
             *(stances[name] for name in CUE_COLUMNS), len({said.document for said in found}))
        )  # fmt: skip
    rows.sort(key=lambda row: (row[0], -row[7], -row[3], row[1]))
    return pd.DataFrame(rows, columns=[by, *SOURCE_COLUMNS])


def _stance(said: _Said) -> str:
    """Which of the columns of stances counts an attribution, "" for words that have none."""
    if not said.mode:
        return ""
    return said.stance if said.stance in STANCES else "other_cue" if said.cue else "no_cue"


def labels_by_source(
    mentions: Mentions, *, by: str = "outlet", referent: str | None = None, kinds: Lexicon | None = None
) -> pd.DataFrame:
    """Count the labels that each outlet puts into the reported speech of each source.

    Answers: who is said to call this referent what, according to which outlet?

    Parameters
    ----------
    mentions
        As `find_mentions` returns them.
    by
        A docvar.
    referent
        A referent of the codebook; all of them where none is given.
    kinds
        As in `sources`.

    Returns
    -------
    DataFrame
        One row for each value of `by`, source, referent and label that stands in attributed words: `<by>`, `source`,
        `kind`, `referent`, `label`, `n_indirect` (in words that are given to the source outside quotation marks),
        `n_direct` (inside them), `n_documents`, `mentions` (the numbers of the mentions, parted by blanks: rows of
        `mentions.table`, and keys of `evidence(mentions, mention=...)`). Sources with most labels first.

    Notes
    -----
    What stands in indirect speech may be the outlet's word or the source's, and one text does not tell whose: set the
    rows of two outlets that report the same statement side by side.

    Examples
    --------
    >>> from framing import find_mentions, read_corpus, read_lexicon
    >>> found = find_mentions(read_corpus("harbour-strike"), read_lexicon("harbour-strike"))
    >>> table = labels_by_source(found, referent="STRIKERS")
    >>> table.loc[table["outlet"] == "The Common Quay", ["source", "label", "n_direct"]].values.tolist()[0]
    ['Mara Tollen', 'rioter', 1]
    """
    groups = _groups(mentions, by)
    spoken = mentions.counted[mentions.counted["attribution"] != "unattributed"]
    if referent is not None:
        known = [r.name for r in mentions.lexicon.referents] or sorted(set(mentions.table["referent"]))
        check_choice("referent", referent, known)
        spoken = spoken[spoken["referent"] == referent]
    name_of = {(said.document, said.phrase): name for said, name in _named(mentions, _kinds_of(kinds))}
    cells: dict[tuple[str, str, str, str, str], list[tuple[int, str, str]]] = {}
    columns = ("mention", "document", "source", "referent", "label", "attribution")
    totals: Counter[tuple[str, str]] = Counter()
    for mention, document, phrase, meant, label, attribution in zip(
        *(spoken[c].tolist() for c in columns), strict=True
    ):
        source, kind = name_of.get((document, phrase), ("", UNNAMED))
        totals[groups[document], source] += 1
        cell = (groups[document], source, kind, str(meant), str(label))
        cells.setdefault(cell, []).append((mention, document, attribution))
    rows = []
    for cell in sorted(cells, key=lambda c: (c[0], -totals[c[0], c[1]], c[1], c[3], -len(cells[c]), c[4])):
        found = cells[cell]
        indirect = sum(attribution == "indirect" for _, _, attribution in found)
        keys = " ".join(str(mention) for mention, _, _ in found)
        rows.append((*cell, indirect, len(found) - indirect, len({document for _, document, _ in found}), keys))
    return pd.DataFrame(rows, columns=[by, *LABEL_COLUMNS])


def _kinds_of(lexicon: Lexicon | None) -> Kinds:
    return default_kinds() if lexicon is None else Kinds(lexicon)


def _groups(mentions: Mentions, by: str) -> dict[str, str]:
    """The value of a docvar of every article."""
    docvars = mentions.corpus.docvars
    check_choice("by", by, [c for c in docvars.columns if c != "id"])
    check_attributed(mentions)
    return dict(zip(mentions.corpus.ids, docvars[by].astype(str), strict=True))


def _named(mentions: Mentions, kinds: Kinds) -> list[tuple[_Said, tuple[str, str]]]:
    """What is said in all articles, each with the name of its source and the kind."""
    texts = dict(zip(mentions.corpus.ids, mentions.corpus.texts, strict=True))
    every = list(_said(mentions))
    phrases: dict[str, list[tuple[str, int]]] = {id: [] for id in texts}
    for said in every:
        if said.phrase:
            phrases[said.document].append((said.phrase, said.at))
    names = name_sources((id, texts[id], phrases[id]) for id in texts)
    told: dict[tuple[str, str], str] = {}  # by article and name
    for said in every:
        if said.phrase:
            place = (said.document, names[said.document, said.phrase])
            if told.get(place, OTHER) == OTHER:
                told[place] = kinds.of(said.phrase)
    votes: dict[str, Counter[str]] = {}
    for (id, name), kind in told.items():
        found = kinds.introduced(texts[id], name) if kind == OTHER and name[:1].isupper() else kind
        votes.setdefault(name, Counter())[found] += found != OTHER
    kind_of = {
        name: min(counts, key=lambda kind: (-counts[kind], kinds.names.index(kind))) for name, counts in votes.items()
    }
    nobody = ("", UNNAMED)
    return [
        (said, (name, kind_of[name]) if (name := names.get((said.document, said.phrase), "")) else nobody)
        for said in every
    ]


def _said(mentions: Mentions) -> Iterator[_Said]:
    """What is given to whom in the counted zones, article by article."""
    spans = spans_by_document(mentions.attributions, _SPANS)
    quoted = spans_by_document(mentions.quotations, ("start", "end"))
    counted = spans_by_document(mentions.zones[mentions.zones["counted"]], ("start", "end"))
    for id, text in zip(mentions.corpus.ids, mentions.corpus.texts, strict=True):
        here = [_Span(*span) for span in spans.get(id, ())]
        if here or id in quoted:
            yield from _said_in(id, text, here, quoted.get(id, []), counted.get(id, []))


def _said_in(
    id: str, text: str, spans: list[_Span], quoted: list[tuple[Any, ...]], counted: list[tuple[Any, ...]]
) -> Iterator[_Said]:
    counts = np.zeros(len(text) + 1, dtype=bool)
    for start, end in counted:
        counts[start:end] = True
    direct = np.zeros(len(text) + 1, dtype=bool)
    for start, end in quoted:
        direct[start:end] = True
    numbers = list(dict.fromkeys(span.attribution for span in spans))
    owner = np.where(direct, 0, -1)  # 0: in quotation marks without a source
    # The innermost span has its words: it begins last, and is the shortest of those, and stands first.
    for order in sorted(range(len(spans)), key=lambda i: (spans[i].start, -spans[i].end, -i)):
        owner[spans[order].start : spans[order].end] = numbers.index(spans[order].attribution) + 1
    starts = _words_in(text, [*((span.start, span.end) for span in spans), *quoted])
    starts = starts[counts[starts] & (owner[starts] >= 0)]
    n_words = _count(owner[starts], len(numbers) + 1)
    n_direct = _count(owner[starts[direct[starts]]], len(numbers) + 1)
    if n_words[0]:
        yield _Said(id, "", -1, "", "", "", int(n_words[0]), int(n_direct[0]))
    own: dict[int, list[_Span]] = {}
    for span in spans:
        own.setdefault(span.attribution, []).append(span)
    for at, (first, *rest) in enumerate(own.values(), 1):
        if n_words[at] or any(counts[span.start] for span in (first, *rest)):
            place = first.source_start if first.source_start >= 0 else first.start
            words = int(n_words[at]), int(n_direct[at])
            yield _Said(id, first.source_name, place, first.cue, first.cue_stance, first.mode, *words)


def _words_in(text: str, spans: Iterable[tuple[int, int]]) -> npt.NDArray[np.int64]:
    """Where the words begin that begin in one of some spans; no span begins inside a word."""
    starts: list[int] = []
    at = 0
    for start, end in sorted(spans):
        if end > at:
            starts += [match.start() for match in TOKEN_PATTERN.finditer(text, max(at, start), end)]
            at = end
    return np.asarray(starts, dtype=np.int64)


def _count(owners: npt.NDArray[np.int64], length: int) -> npt.NDArray[np.int64]:
    return np.bincount(owners, minlength=length).astype(np.int64)
