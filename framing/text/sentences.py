"""Sentences: spans of a text by rules of form, without a model and without data.

Which marks end one is judged in `framing.text.sentence_ends`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from framing._checks import FramingError
from framing.text.sentence_ends import ends_in

if TYPE_CHECKING:
    from framing.corpus import Corpus

NEWLINE = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_JOINED = frozenset({"dateline", "credit"})
_COLUMNS = ("document", "start", "end", "zone", "counted")


def split_sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The sentences of a text, or of a part of it.

    Answers: where does each sentence begin and end?

    Parameters
    ----------
    text
        The text as read.
    start, end
        The part to split, the whole text by default. What lies outside is not looked at.

    Returns
    -------
    list of (int, int)
        Start and end of each sentence, in order, outer blanks left out. Together they cover all that is no blank.

    Notes
    -----
    The end of a line, as `str.splitlines` knows it, ends a sentence. A full stop, question or exclamation mark
    ends one when a sentence can begin after it. Quotation marks and brackets that close after the mark belong to the
    sentence before; a quotation of several sentences is split inside. A full stop with no blank after it ends a
    sentence before a capitalised word (`harbour.The`), as scraped texts need. An ellipsis ends one before a capital,
    unless the word before it leans on the next ("and ... I"). The full stops of Chinese, Japanese, Arabic, Devanagari
    and Ethiopic are known, abbreviations are English. Danger: an abbreviation before a capitalised word is read as
    part of a name, so "He left the U.S. Officials said" stays one sentence.

    Examples
    --------
    >>> text = 'Dr. Okoye met the strikers at 5 p.m. on Friday. "We will stay. All of us," one said.'
    >>> for start, end in split_sentences(text):
    ...     print(text[start:end])
    Dr. Okoye met the strikers at 5 p.m. on Friday.
    "We will stay.
    All of us," one said.
    """
    end = len(text) if end is None else min(end, len(text))
    spans: list[tuple[int, int]] = []
    while start < end:
        newline = NEWLINE.search(text, start, end)
        stop = newline.start() if newline else end
        first = start
        for last in ends_in(text, start, stop):
            _add(spans, text, first, last)
            first = last
        _add(spans, text, first, stop)
        start = stop + 1
    return spans


def _add(spans: list[tuple[int, int]], text: str, first: int, last: int) -> None:
    """Add a span without the blanks at its ends, if anything else is in it."""
    if first < last and text[first] == " ":
        first += 1
    if first < last and (text[first].isspace() or text[last - 1].isspace()):
        piece = text[first:last]
        first, last = last - len(piece.lstrip()), first + len(piece.rstrip())
    if first < last:
        spans.append((first, last))


Part = tuple[int, int, str, bool]
"""Start, end, zone, and whether it counts."""


def find_sentences(corpus: Corpus, zones: pd.DataFrame) -> pd.DataFrame:
    """The sentences of every zone of every article.

    Answers: which sentences stand behind a number, and do they count?

    Parameters
    ----------
    corpus
        The articles.
    zones
        As `find_zones` returns them: columns `document`, `start`, `end`, `zone`, `counted`.

    Returns
    -------
    DataFrame
        One row a sentence, in the order of the corpus and of the text: `document` (id), `start`, `end` (code points),
        `zone`, `counted` (bool). A sentence lies inside one line.

    Raises
    ------
    FramingError
        If a column is missing, or an article of `zones` is not in the corpus.

    Notes
    -----
    The border of a zone ends a sentence, with one exception: a dateline or a credit that shares a line with other text
    belongs to the sentence it stands in, which has the zone of its other part. A credit after a full stop stands alone.

    Examples
    --------
    >>> from framing.corpus import Corpus
    >>> corpus = Corpus(("HARLOW: Dockers left. Talks go on.",), pd.DataFrame({"id": ["a"], "outlet": ["Herald"]}))
    >>> spans = [("a", 0, 7, "dateline", False), ("a", 8, 34, "body", True)]
    >>> zones = pd.DataFrame(spans, columns=["document", "start", "end", "zone", "counted"])
    >>> find_sentences(corpus, zones)
      document  start  end  zone  counted
    0        a      0   21  body     True
    1        a     22   34  body     True
    """
    spans: list[tuple[int, int]] = []
    names: list[str] = []
    counts: list[bool] = []
    sizes: list[int] = []
    for text, parts in texts_with_parts(corpus, zones):
        before = len(spans)
        for run in runs_of(text, parts):
            found = split_sentences(text, run[0][0], run[-1][1])
            spans += found
            if len(run) == 1:
                names += [run[0][2]] * len(found)
                counts += [run[0][3]] * len(found)
                continue
            for start, end in found:
                inside = [p for p in run if p[0] < end and p[1] > start]
                _, _, zone, counted = next((p for p in inside if p[2] not in _JOINED), inside[0])
                names.append(zone)
                counts.append(counted)
        sizes.append(len(spans) - before)
    edges = np.fromiter(chain.from_iterable(spans), np.int64, 2 * len(spans))
    return pd.DataFrame(
        {
            "document": np.repeat(np.asarray(corpus.ids, object), np.asarray(sizes, np.int64)),
            "start": edges[::2].copy(),
            "end": edges[1::2].copy(),
            "zone": np.asarray(names, object),
            "counted": np.asarray(counts, bool),
        }
    )


def texts_with_parts(corpus: Corpus, zones: pd.DataFrame) -> Iterator[tuple[str, list[Part]]]:
    """Text and spans of each article."""
    missing = [c for c in _COLUMNS if c not in zones.columns]
    if missing:
        raise FramingError(f"`zones` lacks the columns {missing}. Give the table that find_zones returns.")
    ids = corpus.ids
    parts: dict[str, list[Part]] = {document: [] for document in ids}
    rows = zip(*(zones[c].tolist() for c in _COLUMNS[1:]), strict=True)
    for document, row in zip(zones["document"].tolist(), rows, strict=True):
        if document not in parts:
            raise FramingError(f"`zones` has the article {document!r}, the corpus has not. Find its zones again.")
        parts[document].append(row)
    for document, text in zip(ids, corpus.texts, strict=True):
        yield text, sorted(parts[document])


def runs_of(text: str, parts: list[Part]) -> Iterator[list[Part]]:
    """Spans that share a line and may share a sentence: one zone, with the datelines and credits round it."""
    run: list[Part] = []
    zone, last = "", 0  # of the run, dateline and credit aside; and where the run ends
    for part in parts:
        start, end, name, _ = part
        if run and ((zone and name != zone and name not in _JOINED) or NEWLINE.search(text, last, start)):
            yield run
            run, zone = [], ""
        run.append(part)
        zone, last = zone if name in _JOINED else name, end
    if run:
        yield run
