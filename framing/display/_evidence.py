"""The sentences behind a number, and who speaks in them."""

from __future__ import annotations

from typing import Any

import pandas as pd
from markupsafe import Markup

from framing._html import HIDDEN
from framing.display._look import Html, hidden, hidden_words
from framing.display._paint import Marked, Paint
from framing.display._speech import Speech, Voice
from framing.mentions import Mentions

_COLUMNS = ("document", "outlet", "label", "before", "match", "after", "start", "zone", *Voice._fields)


def evidence_html(table: pd.DataFrame, *, speech: Speech | Mentions | None = None, most: int = 200) -> Html:
    """The sentences behind a number, each with its mention marked and whose word it is.

    Answers: what do the sentences say in which this label was counted, and who says it in them?

    Parameters
    ----------
    table
        What `framing.evidence` returned, or rows of it.
    speech
        The quotations and attributions of the corpus, or what `find_mentions` returned; with them the sentences look
        as in `article_html`.
    most
        How many sentences to print; the list says how many more there are.

    Returns
    -------
    Html
        An `<ol>` element, followed by a line that says what was left out, if anything was.

    Examples
    --------
    >>> table = pd.DataFrame({"document": ["a1"], "outlet": ["Herald"], "label": ["rebel"], "before": ["Then "],
    ...     "match": ["rebels"], "after": [" came, a guard said."], "start": [5], "zone": ["body"],
    ...     "attribution": ["indirect"], "scare_quoted": [False], "source": ["a guard"], "cue": ["said"],
    ...     "cue_stance": ["neutral"]})
    >>> evidence_html(table).striptags()
    'Then rebels came, a guard said. Indirect. Source: a guard. Cue: said (neutral). Herald, a1'
    """
    if isinstance(speech, Mentions):
        speech = Speech.of(speech)
    rows = table[list(_COLUMNS)].head(most).to_dict("records")
    items = Markup("\n").join(_item({str(k): v for k, v in row.items()}, speech) for row in rows)
    return _list(items, len(table) - len(rows))


def passages_html(table: pd.DataFrame, *, speech: Speech, most: int = 200) -> Html:
    """Passages in which somebody speaks, without a mention.

    Answers: what is this source said to have said?

    Parameters
    ----------
    table
        One row a passage: `document`, `outlet`, `start` (of the passage, in code points), `text`, `zone`.
    speech
        The quotations and attributions of the corpus.
    most
        How many passages to print; the list says how many more there are.

    Returns
    -------
    Html
        An `<ol>` element, as of `evidence_html`.

    Examples
    --------
    >>> table = pd.DataFrame(
    ...     {"document": ["a1"], "outlet": ["Herald"], "start": [0], "text": ["They left."], "zone": ["body"]}
    ... )
    >>> nobody = pd.DataFrame(columns=["document", "start", "end", "scare_quoted", "source_start", "source_end",
    ...     "source_name", "cue_start", "cue_end", "cue", "cue_stance"])
    >>> print(passages_html(table, speech=Speech(nobody, nobody)))
    <ol class="framing-evidence">
    <li>They left. <cite>Herald, a1</cite></li>
    </ol>
    """
    items = []
    for row in table.head(most).to_dict("records"):
        text, start = str(row["text"]), int(row["start"])
        if row["zone"] in HIDDEN:
            shown = hidden(hidden_words(text))
        else:
            paint = _paint(text, start, str(row["document"]), speech)
            shown = Markup().join(paint.pieces(start, start + len(text)))
        items.append(Markup("<li>{} <cite>{}, {}</cite></li>").format(shown, row["outlet"], row["document"]))
    return _list(Markup("\n").join(items), len(table) - len(items))


def _list(items: Markup, more: int) -> Html:
    rest = Markup('\n<p class="framing-more">{:,} more not shown.</p>').format(more) if more > 0 else Markup()
    return Html('<ol class="framing-evidence">\n{}\n</ol>{}').format(items, rest)


def _item(row: dict[str, Any], speech: Speech | None) -> Markup:
    before, match, after = str(row["before"]).lstrip(), str(row["match"]), str(row["after"]).rstrip()
    where = Markup("<cite>{}, {}</cite>").format(row["outlet"], row["document"])
    if row["zone"] in HIDDEN:
        return Markup("<li>{} {}</li>").format(hidden(hidden_words(f"{before}{match}{after}")), where)
    first, at = int(row["start"]) - len(before), int(row["start"])
    marked = Marked(at, at + len(match), "", str(row["label"]))
    text = before + match + after
    paint = _paint(text, first, str(row["document"]), speech, marked)
    facts = Voice(*(row[field] for field in Voice._fields)).facts
    voice = Markup(' <span class="framing-voice">{}.</span>').format(". ".join(facts)) if facts else Markup()
    return Markup("<li>{}{} {}</li>").format(Markup().join(paint.pieces(first, first + len(text))), voice, where)


def _paint(text: str, first: int, document: str, speech: Speech | None, *marked: Marked) -> Paint:
    """A passage with the layers that reach into it."""
    if speech is None:
        return Paint(text, offset=first, marked=marked)
    last = first + len(text)
    quotes = [q for q in speech.quotes(document) if q.start < last and q.end > first]
    spans = [c for c in speech.contents(document) if any(a < last and b > first for a, b in c.places)]
    return Paint(text, offset=first, quotes=quotes, contents=spans, marked=marked)
