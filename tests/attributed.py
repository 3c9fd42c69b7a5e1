"""Attribution of a few lines of text, in a form that a test can write down."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from framing.corpus import Corpus
from framing.lexicon import Label, Lexicon, Pattern
from framing.text.attribution import codes, find_attributions
from framing.text.attribution.cues import Cues, default_cues
from framing.text.attribution.grammar import as_lists
from framing.text.attribution.places import Place, find_places
from framing.text.attribution.reading import Block, read_blocks
from framing.text.attribution.units import NOWHERE, Stretch, read_unit, stretches_of
from framing.text.quotations import find_quotations
from framing.text.sentences import find_sentences
from framing.text.tokens import fold, tokenise

QUOTATION = codes.FORMS[codes.QUOTATION]
END = codes.FORMS[codes.END]
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


class Read:
    """A unit in words: what the grammar reads as numbers, and where it stands in the text."""

    def __init__(self, block: Block, stretch: Stretch) -> None:
        self.text, self.page, self.start, self.end = block.text, block.page, stretch.start, stretch.end
        self.unit = read_unit(block.page, stretch)
        self.starts, self.ends, self.cues = self.unit.starts, self.unit.ends, self.unit.openings
        spans = [*zip(self.starts, self.ends, strict=True), *[(0, 0)] * 3]
        self.forms = [
            codes.FORMS[form] if form else fold(self.text[start:end])
            for form, (start, end) in zip(self.unit.forms, spans, strict=True)
        ]
        self.is_word = [bool(classes & codes.WORD) for classes in self.unit.classes]
        self.quotations = [at for at, form in enumerate(self.forms) if form == QUOTATION]

    def __len__(self) -> int:
        return len(self.starts)

    def places(self) -> list[Place]:
        """The cues that act."""
        return find_places(self.page, self.unit)


def units(text: str, cues: Cues | None = None, zone: str = "body") -> list[Read]:
    """The units of a text as it stands."""
    corpus = corpus_of(text)
    zones = zones_of(corpus, zone)
    known = default_cues() if cues is None else cues
    sentences = find_sentences(corpus, zones)
    quotations = find_quotations(corpus, zones=zones)
    tokens = tokenise(corpus.texts, corpus.ids)
    (block,) = read_blocks(corpus.texts, tokens, known, sentences=sentences, quotations=quotations)
    page = as_lists(block.page)
    return [Read(block._replace(page=page), stretch) for stretch in stretches_of(page)]


def unit(text: str, cues: Cues | None = None) -> Read:
    """The one unit of a text."""
    (one,) = units(text, cues)
    return one


def item(one: Read, form: str) -> int:
    """The first item of a form."""
    return one.forms.index(form)


def surface(one: Read, items: tuple[int, int]) -> str:
    """The words of items, "" for none."""
    return "" if items == NOWHERE else one.text[one.starts[items[0]] : one.ends[items[1]]]


def lexicon(**categories: list[str]) -> Lexicon:
    """A lexicon of cues: stance and patterns."""
    labels = tuple(Label(name, tuple(Pattern(p) for p in patterns)) for name, patterns in categories.items())
    return Lexicon("cues-of-a-test", "words", categories=labels)
