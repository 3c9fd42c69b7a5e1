"""Attribution of a few lines of text, in a form that a test can write down."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from framing.corpus import Corpus
from framing.lexicon import Label, Lexicon, Pattern
from framing.text.attribution import find_attributions
from framing.text.attribution.cues import Cues, default_cues
from framing.text.attribution.reading import read_words
from framing.text.attribution.units import Sentence, Unit, units_of
from framing.text.quotations import Quotation, find_quotations
from framing.text.sentences import find_sentences
from framing.text.tokens import tokenise

HEADLINE = "Rain in Harlow"
"""A first line that gives nothing to anybody: the first sentence of a text is read as a headline."""


class Found(NamedTuple):
    """One attribution in words."""

    source: str
    cue: str
    content: str  # spans parted by " ... "
    stance: str
    mode: str
    rule: str
    name: str  # who the source is

    @property
    def said(self) -> tuple[str, str, str]:
        """Source, cue and content."""
        return self.source, self.cue, self.content


def corpus_of(*texts: str) -> Corpus:
    """A corpus of texts, with the ids a0, a1 ..."""
    docvars = pd.DataFrame(
        {"id": [f"a{i}" for i in range(len(texts))], "outlet": ["Herald"] * len(texts)}, dtype=object
    )
    return Corpus(texts, docvars)


def zones_of(corpus: Corpus, zone: str = "body") -> pd.DataFrame:
    """Each line that is not blank as a span of one zone, so that no rule for zones plays a part."""
    rows = []
    for id, text in zip(corpus.ids, corpus.texts, strict=True):
        at = 0
        for line in text.split("\n"):
            if line.strip():
                rows.append((id, at, at + len(line), zone, True, "given"))
            at += len(line) + 1
    table = pd.DataFrame(rows, columns=["document", "start", "end", "zone", "counted", "rule"])
    return table.astype({"start": "int64", "end": "int64", "counted": "bool"})


def attributions(*texts: str, zone: str = "body", cues: Lexicon | None = None) -> pd.DataFrame:
    """The table for texts as they stand."""
    corpus = corpus_of(*texts)
    return find_attributions(corpus, zones=zones_of(corpus, zone), cues=cues)


def found(text: str, *, zone: str = "body", cues: Lexicon | None = None) -> list[Found]:
    """The attributions of a text that stands under a headline, in order."""
    whole = f"{HEADLINE}\n{text}"
    rows = attributions(whole, zone=zone, cues=cues)
    named = []
    for _, spans in rows.groupby("attribution", sort=False):
        first = spans.iloc[0]
        content = " ... ".join(whole[s:e] for s, e in zip(spans["start"], spans["end"], strict=True))
        source, cue, stance = str(first["source"]), str(first["cue"]), str(first["cue_stance"])
        named.append(Found(source, cue, content, stance, first["mode"], first["rule"], first["source_name"]))
    return named


def said(text: str, *, zone: str = "body") -> list[tuple[str, str, str]]:
    """Source, cue and content of each attribution."""
    return [one.said for one in found(text, zone=zone)]


def rules(text: str, *, zone: str = "body") -> list[str]:
    """The constructions that were found."""
    return [one.rule for one in found(text, zone=zone)]


def records(table: pd.DataFrame) -> list[tuple[object, ...]]:
    """The rows, to compare tables whatever their index."""
    return list(table.itertuples(index=False, name=None))


def units(text: str, cues: Cues | None = None, zone: str = "body") -> list[Unit]:
    """The units of a text as it stands."""
    corpus = corpus_of(text)
    zones = zones_of(corpus, zone)
    known = default_cues() if cues is None else cues
    sentences = find_sentences(corpus, zones)
    quotations = find_quotations(corpus, zones=zones)
    (words,) = read_words([text], tokenise([text]), known)
    spoken = [Sentence(*row) for row in zip(*(sentences[c].tolist() for c in Sentence._fields), strict=True)]
    quoted = [Quotation(*row) for row in zip(*(quotations[c].tolist() for c in Quotation._fields), strict=True)]
    return list(units_of(text, spoken, words, [q for q in quoted if q.depth == 0]))


def unit(text: str, cues: Cues | None = None) -> Unit:
    """The one unit of a text."""
    (one,) = units(text, cues)
    return one


def item(one: Unit, form: str) -> int:
    """The first item of a form."""
    return one.forms.index(form)


def surface(one: Unit, items: tuple[int, int] | None) -> str:
    """The words of items, "" for none."""
    return "" if items is None else one.text[one.starts[items[0]] : one.ends[items[1]]]


def lexicon(**categories: list[str]) -> Lexicon:
    """A lexicon of cues: stance and patterns."""
    labels = tuple(Label(name, tuple(Pattern(p) for p in patterns)) for name, patterns in categories.items())
    return Lexicon("cues-of-a-test", "words", categories=labels)
