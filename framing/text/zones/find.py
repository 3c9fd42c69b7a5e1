"""find_zones: which parts of a page are the article, and what the rest is."""

from __future__ import annotations

import re
from collections.abc import Collection

import numpy as np
import pandas as pd

from framing._checks import check_choice
from framing.corpus import Corpus
from framing.text.zones.context import (
    mark_alternatives,
    mark_comments,
    mark_end,
    mark_related,
    mark_subheads,
    mark_titles,
    mark_top,
)
from framing.text.zones.database import mark_database
from framing.text.zones.forms import apply_forms
from framing.text.zones.lines import COUNTED, ZONES, Line, split_lines
from framing.text.zones.parts import credit_start, dateline_end, mark_captions, tail_start
from framing.text.zones.repetition import Repetitions

Span = tuple[int, int, str, str]

_RETURNING = ("headline", "related_headline", "caption", "navigation", "credit", "dateline")
_NOT_BLANK = re.compile(r"\S")


def find_zones(corpus: Corpus, *, keep: Collection[str] = (), repeated: pd.DataFrame | None = None) -> pd.DataFrame:
    """Divide every text into zones: article, headline, caption, menu, comment and so on.

    Answers: which words of this page are the article's own?

    Parameters
    ----------
    corpus
        The articles. A docvar `title`, where there is one, helps to find the headline in the text.
    keep
        Zones that shall count beside body and subhead, such as `("caption",)`.
    repeated
        The lines that outlets repeat, from `line_table`: give it when the corpus is a part of a larger one. Without
        it the lines of this corpus are counted.

    Returns
    -------
    DataFrame
        `document`, `start`, `end`, `zone`, `counted`, `rule`: one row a span, in the order of the text. The spans of a
        text cover all that is not blank and never overlap; a span lies inside one line. Offsets count code points.
        `rule` is the name of the rule that decided.

    Raises
    ------
    FramingError
        If `keep` names something that is no zone, or `repeated` is no line table.

    Notes
    -----
    The rules go by form (`Read more`), place (a line without a full stop above the first paragraph) and repetition (a
    line in many articles of one outlet), in this order: database header and footer, forms, the title, credits of
    captions, comments, repetition, top, end, related headlines, subheads; what no rule claims is body. No rule names an
    outlet. If nothing would be left of a text, its longer lines come back as body, so that short items stay.
    The rules prefer to leave furniture in over cutting text out: a wrong cut is a lost sentence. They cannot see a
    caption without a credit, or a comment without a date, a button or a heading.

    Examples
    --------
    >>> docvars = pd.DataFrame({"id": ["a"], "outlet": ["Herald"]})
    >>> text = "HAVEN: Strikers closed the gates of the harbour on Monday.\\n\\nShare this article"
    >>> find_zones(Corpus((text,), docvars))[["start", "end", "zone", "counted"]].values.tolist()
    [[0, 6, 'dateline', False], [7, 58, 'body', True], [60, 78, 'navigation', False]]
    """
    wanted = (keep,) if isinstance(keep, str) else tuple(keep)
    for zone in wanted:
        check_choice("keep", zone, ZONES)
    counted = {*COUNTED, *wanted}
    repetitions = Repetitions(corpus if repeated is None else repeated)
    titles = corpus.docvars["title"].astype(str) if "title" in corpus.docvars.columns else [""] * len(corpus)
    documents: list[str] = []
    spans: list[Span] = []
    outlets = corpus.docvars["outlet"].tolist()
    for text, outlet, title, document in zip(corpus.texts, outlets, titles, corpus.ids, strict=True):
        found = _spans(text, str(outlet), title, repetitions)
        spans += found
        documents += [document] * len(found)
    return pd.DataFrame(
        {
            "document": pd.Series(documents, dtype=object),
            "start": np.asarray([span[0] for span in spans], np.int64),
            "end": np.asarray([span[1] for span in spans], np.int64),
            "zone": pd.Series([span[2] for span in spans], dtype=object),
            "counted": np.asarray([span[2] in counted for span in spans], bool),
            "rule": pd.Series([span[3] for span in spans], dtype=object),
        }
    )


def counted_texts(corpus: Corpus, zones: pd.DataFrame | None = None) -> list[str]:
    """The texts of a corpus with blanks in place of what does not count, as another vectoriser should see them.

    Parameters
    ----------
    corpus
        The articles.
    zones
        As `find_zones` returns them; found anew where none are given.

    Returns
    -------
    list of str
        One for each article, in order, each as long as its text.

    Examples
    --------
    >>> docvars = pd.DataFrame({"id": ["a"], "outlet": ["Herald"]})
    >>> counted_texts(Corpus(("HAVEN: Strikers closed the gates of the harbour on Monday.",), docvars))
    ['       Strikers closed the gates of the harbour on Monday.']
    """
    table = find_zones(corpus) if zones is None else zones
    rows = dict(iter(table.groupby("document", sort=False)))
    return [mask(text, rows.get(id, table.iloc[:0])) for id, text in zip(corpus.ids, corpus.texts, strict=True)]


def mask(text: str, zones_of_document: pd.DataFrame) -> str:
    """Put blanks in place of what does not count, so that every offset still holds.

    Parameters
    ----------
    text
        The text of one article.
    zones_of_document
        Its rows of the table from `find_zones`.

    Returns
    -------
    str
        As long as `text`; line breaks stay where they are.

    Examples
    --------
    >>> docvars = pd.DataFrame({"id": ["a"], "outlet": ["Herald"]})
    >>> corpus = Corpus(("HAVEN: Strikers closed the gates of the harbour on Monday.",), docvars)
    >>> mask(corpus.texts[0], find_zones(corpus))
    '       Strikers closed the gates of the harbour on Monday.'
    """
    pieces: list[str] = []
    place = 0
    rows = zones_of_document[["start", "end", "counted"]].itertuples(index=False)
    for start, end, counted in sorted((int(s), int(e), bool(c)) for s, e, c in rows):
        pieces.append(_NOT_BLANK.sub(" ", text[place:start]))
        pieces.append(text[start:end] if counted else _NOT_BLANK.sub(" ", text[start:end]))
        place = end
    pieces.append(_NOT_BLANK.sub(" ", text[place:]))
    return "".join(pieces)


def _spans(text: str, outlet: str, title: str, repetitions: Repetitions) -> list[Span]:
    """The spans of one text."""
    lines = split_lines(text)
    lowered = text.lower()
    mark_database(lowered, lines)
    apply_forms(lines, lowered)
    mark_titles(lines, title)
    mark_captions(lines)
    mark_comments(lines)
    repetitions.mark(lines, outlet)
    mark_top(lines, titled=bool(title.strip()))
    mark_alternatives(lines)
    mark_end(lines)
    mark_related(lines)
    _bring_back(lines)
    mark_subheads(lines)
    spans: list[Span] = []
    paragraphs = 0  # datelines stand in the first two
    for line in lines:
        spans += _parts(line, lines, early=paragraphs < 2)
        paragraphs += line.zone == "body"
    return spans


def _bring_back(lines: list[Line]) -> None:
    """If nothing is left of a text, its lines of five words and more were no furniture."""
    if any(line.is_open for line in lines):
        return
    for line in lines:
        if line.zone in _RETURNING and line.words >= 5 and not line.rule.startswith("database"):
            line.give("body", "nothing_else_left")


def _parts(line: Line, lines: list[Line], *, early: bool) -> list[Span]:
    """A line as one span, or as text with a dateline before it or a credit after it."""
    if line.zone != "body":
        credit = credit_start(line) if line.zone == "caption" else None
        whole = [(line.start, line.end, line.zone, line.rule)]
        return _cut(line, credit, "credit", "caption_credit") if credit else whole
    spans: list[Span] = []
    start = line.start
    if early:
        dateline = dateline_end(line, lines)
        if dateline and line.start + dateline[0] < line.end:
            start = line.start + dateline[0]
            spans.append((line.start, start, "dateline", dateline[1]))
            start += len(line.text[dateline[0] :]) - len(line.text[dateline[0] :].lstrip())
    tail = tail_start(line)
    if tail and line.start + tail[0] > start:
        cut = _cut(line, tail[0], "credit" if tail[1] != "tail_copyright" else "copyright", tail[1])
        return [*spans, (start, *cut[0][1:]), *cut[1:]]
    return [*spans, (start, line.end, line.zone, line.rule)]


def _cut(line: Line, place: int, zone: str, rule: str) -> list[Span]:
    """The line up to `place`, and the rest in a zone of its own; blanks at the cut belong to neither."""
    first, second = line.text[:place].rstrip(), line.text[place:].lstrip()
    spans = [
        (line.start, line.start + len(first), line.zone, line.rule),
        (line.end - len(second), line.end, zone, rule),
    ]
    return [span for span in spans if span[0] < span[1]]
