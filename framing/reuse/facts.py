"""Facts: the names, numbers and quotations of an article, with keys by which two articles have the same one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

import pandas as pd

from framing.corpus import Corpus
from framing.reuse.names import Run, full_names, runs_in, settle, small_words, sure_words
from framing.text.quotations import find_quotations
from framing.text.sentences import find_sentences
from framing.text.spans import spans_by_document
from framing.text.tokens import fold, iter_tokens
from framing.text.zones import find_zones

FactKind = Literal["name", "number", "quotation"]
COLUMNS = ("document", "kind", "key", "start", "end", "text", "sentence")
LEAST_QUOTED = 3
"""Words from which a quotation is a fact; shorter ones agree by chance."""

_NUMBER = re.compile(
    r"(?<![\w.,:/-])(?P<digits>\d{1,15}(?:[,.]\d{1,15}){0,4})"
    r"(?![.,]?\d|:\d|/\d|(?:st|nd|rd|th)\b)"
    r"(?:[ \xa0-]?(?P<unit>%|per[ ]?cent\b|thousand\b|million\b|billion\b|trillion\b|mln\b|bn\b|m\b|k\b))?",
    re.IGNORECASE,
)
_SCALES = {
    "thousand": 10**3, "k": 10**3, "million": 10**6, "mln": 10**6, "m": 10**6, "billion": 10**9, "bn": 10**9,
    "trillion": 10**12,
}  # fmt: skip
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?\Z")


class Fact(NamedTuple):
    """A name, number or quotation at a place; `sentence` is the position of its sentence among those given."""

    kind: FactKind
    key: str
    start: int
    end: int
    sentence: int


def numbers_in(text: str, sentences: Sequence[tuple[int, int]]) -> list[Fact]:
    """The numbers of one text that are written in digits.

    Examples
    --------
    >>> text = "Some 1,200 dockers, 39 per cent, lost 1.5 million on June 3rd at 10:30."
    >>> [fact.key for fact in numbers_in(text, [(0, len(text))])]
    ['1200', '39%', '1500000']
    """
    found = []
    for number, (start, end) in enumerate(sentences):
        for match in _NUMBER.finditer(text, start, end):
            key = _number_key(match["digits"], (match["unit"] or "").casefold())
            found.append(Fact("number", key, match.start(), match.end(), number))
    return found


def _number_key(digits: str, unit: str) -> str:
    plain = digits.replace(",", "") if _GROUPED.match(digits) else digits
    percent = "%" if unit[:1] == "%" or unit.startswith("per") else ""
    scale = _SCALES.get(unit, 1)
    if scale > 1 and plain.count(".") <= 1 and "," not in plain:
        whole, _, part = plain.partition(".")
        zeros = len(str(scale)) - 1
        plain = (whole + part[:zeros].ljust(zeros, "0")).lstrip("0") or "0"
    return (plain.lstrip("0") or "0") + percent if plain.isdigit() else plain + percent


def quotation_key(text: str) -> str:
    """The words of a quotation, folded.

    >>> quotation_key("We will stay, all of us")
    'we will stay all of us'
    """
    return " ".join(fold(match.group()) for match in iter_tokens(text))


def find_facts(
    corpus: Corpus, *, zones: pd.DataFrame | None = None, sentences: pd.DataFrame | None = None
) -> pd.DataFrame:
    """The names, numbers and quotations of every article.

    Answers: which checkable particulars does an article carry, and does another one carry the same?

    Parameters
    ----------
    corpus
        The articles.
    zones, sentences
        As `find_zones` and `find_sentences` return them; found anew where none are given.

    Returns
    -------
    DataFrame
        One row a place where a fact stands in a zone that counts, in the order of the corpus and the text: `document`;
        `kind` (name, number, quotation); `key` (equal keys are the same fact); `start`, `end` (code points; a quotation
        without its marks); `text`; `sentence` (row in the table of sentences).

    Notes
    -----
    A name's key is its folded words without titles and possessive; a name that ends exactly one longer name, in its
    article or else in the corpus, takes the key of the longer (Okoye is Ada Okoye). A word at the start of a sentence
    is a name if the corpus has it as one elsewhere. A number's key is its value; words for numbers, dates with ordinals
    and times are left out. A quotation's key is its folded words, and it has three or more; one that is worded
    otherwise, or cut, has another key. Names need capitals: in scripts without them none are found, and two people of
    one surname are not told apart where no article gives more.

    Examples
    --------
    >>> docvars = pd.DataFrame({"id": ["a"], "outlet": ["Herald"]})
    >>> corpus = Corpus(('Ada Okoye of the union said 1,200 dockers "will not give in" at Tarnmouth.',), docvars)
    >>> find_facts(corpus)[["kind", "key"]].values.tolist()
    [['name', 'ada okoye'], ['number', '1200'], ['quotation', 'will not give in'], ['name', 'tarnmouth']]
    """
    zones = find_zones(corpus) if zones is None else zones
    sentences = find_sentences(corpus, zones) if sentences is None else sentences
    counted = sentences.assign(row=range(len(sentences)))[sentences["counted"].astype(bool).to_numpy()]
    spans = spans_by_document(counted, ["start", "end", "row", "zone"])
    quotations = find_quotations(corpus, zones=zones)
    quoted = spans_by_document(quotations[quotations["counted"].astype(bool)], ["inner_start", "inner_end", "kind"])
    own = {id: sorted(spans.get(id, [])) for id in corpus.ids}
    runs = {id: _runs_of_body(text, own[id]) for id, text in zip(corpus.ids, corpus.texts, strict=True)}
    small: set[str] = set().union(*map(small_words, corpus.texts))
    known = set().union(*map(sure_words, runs.values())) - small
    rows: list[tuple[object, ...]] = []
    for document, text in zip(corpus.ids, corpus.texts, strict=True):
        places = [(start, end) for start, end, _, _ in own[document]]
        facts = [Fact("name", *name) for name in settle(text, runs[document], known)]
        facts += numbers_in(text, places)
        facts += _quotations_in(text, places, quoted.get(document, []))
        facts.sort(key=lambda fact: (fact.start, fact.end, fact.kind))
        rows += [
            (document, f.kind, f.key, f.start, f.end, text[f.start : f.end], own[document][f.sentence][2])
            for f in facts
        ]
    table = pd.DataFrame(rows, columns=list(COLUMNS)).astype({"start": "int64", "end": "int64", "sentence": "int64"})
    return _one_key_each(table, small)


def _runs_of_body(text: str, own: Sequence[tuple[int, int, int, str]]) -> list[tuple[Run, int]]:
    """Runs outside subheads, where every word may have a capital."""
    chosen = [k for k, (_, _, _, zone) in enumerate(own) if zone != "subhead"]
    return [(run, chosen[number]) for run, number in runs_in(text, [own[k][:2] for k in chosen])]


def _quotations_in(
    text: str, sentences: Sequence[tuple[int, int]], quoted: Sequence[tuple[int, int, str]]
) -> Iterator[Fact]:
    at = 0
    for start, end, kind in sorted(quoted):
        while at + 1 < len(sentences) and sentences[at][1] <= start:
            at += 1
        key = quotation_key(text[start:end])
        if kind != "heading" and sentences and key.count(" ") >= LEAST_QUOTED - 1:
            yield Fact("quotation", key, start, end, at)


def _one_key_each(table: pd.DataFrame, small: set[str]) -> pd.DataFrame:
    """The table with the full name for a short one, where the corpus knows but one."""
    names = table["kind"] == "name"
    keys = {tuple(key.split()) for key in table["key"][names]}
    full = {" ".join(short): " ".join(long) for short, long in full_names(keys, small).items()}
    return table.assign(key=[full.get(k, k) if is_name else k for k, is_name in zip(table["key"], names, strict=True)])
