"""Articles and sentences as HTML, for notebooks and the report: what was counted, what was not, who is named where,
and whose words they are.

Every text is escaped: what an article contains is shown as text and never runs. What readers wrote under an article is
never shown, because their names would be.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from markupsafe import Markup, escape

from framing._checks import FramingError
from framing.corpus import Document
from framing.text.tokens import TOKEN_PATTERN

HIDDEN = ("comment",)
"""Zones whose text is never printed."""

_LAYERS = ("mention", "quotation", "content", "source", "cue")
_EVIDENCE = (
    "document", "outlet", "label", "before", "match", "after", "zone", "attribution", "scare_quoted", "source", "cue",
    "cue_stance",
)  # fmt: skip


class Html(Markup):
    """Markup that a notebook shows as it looks, with its style sheet."""

    def _repr_html_(self) -> str:
        return f"{style()}\n{self}"


def style() -> Markup:
    """The style sheet of what this module returns, as a `<style>` element; a page needs it once."""
    sheet = (files("framing") / "templates" / "show.css").read_text(encoding="utf-8")
    return Markup("<style>\n{}</style>").format(Markup(sheet))


def legend() -> Html:
    """What the colours and patterns of an article mean: every pattern can be told without its colour."""
    return Html(
        '<p class="framing-legend">Plain: unattributed. <span class="framing-indirect">Dotted line, pale</span>: indirect, '
        'given to a source outside quotation marks. <span class="framing-direct">Solid tint</span>: direct, inside them; '
        '<span class="framing-direct framing-scare">with a wavy line</span>: scare-quoted. '
        '<span class="framing-source">Small capitals</span>: the source. <span class="framing-cue">Underlined</span>: the '
        'cue. <mark>Marked</mark>: a mention. <span class="framing-out">Grey</span>: not counted.</p>'
    )


def article_html(
    document: Document,
    zones: pd.DataFrame,
    mentions: pd.DataFrame | None = None,
    *,
    quotations: pd.DataFrame | None = None,
    attributions: pd.DataFrame | None = None,
) -> Html:
    """One article with the mentions marked by label, whose words they are, and what does not count in grey.

    Answers: what of this article was counted, who is named how in it, and who is speaking?

    Parameters
    ----------
    document
        The article, as `corpus["id"]` gives it.
    zones
        What `find_zones` returned, of this article or of the whole corpus.
    mentions
        The table of `find_mentions(...)`, of this article or of the whole corpus; none are marked without it.
    quotations, attributions
        What `find_quotations` and `find_attributions` returned; both are in `Mentions` too. With them each word shows
        whose it is, by colour and by pattern; `legend()` says which.

    Returns
    -------
    Html
        An `<article>` element. Where mentions overlap, the one that begins first is marked, of two the longer.

    Raises
    ------
    FramingError
        If the zones hold none of the article's text.

    Notes
    -----
    In attributed content a `title` says who speaks, as far as is known: "Indirect. Source: the port authority. Cue:
    said (neutral)". Indirect is a bound and no verdict: the wording may be the outlet's or the source's.

    Examples
    --------
    >>> document = Document("a1", "Rebels <advance>.", {"outlet": "Herald"})
    >>> zones = pd.DataFrame({"document": ["a1"], "start": [0], "end": [17], "zone": ["body"], "counted": [True]})
    >>> mentions = pd.DataFrame({"document": ["a1"], "start": [0], "end": [6], "label": ["rebel"], "counted": [True]})
    >>> print(article_html(document, zones, mentions))
    <article class="framing-article">
    <mark title="rebel">Rebels<small> rebel</small></mark> &lt;advance&gt;.
    </article>
    """
    own = zones[zones["document"].astype(str) == document.id].sort_values("start")
    if own.empty and document.text.strip():
        raise FramingError(f"the zones hold nothing of the article {document.id!r}: are they of another corpus?")
    painted = _Painted(document, mentions, quotations, attributions)
    parts: list[Markup] = []
    place, hidden = 0, 0
    for start, end, zone, counted in zip(own["start"], own["end"], own["zone"], own["counted"], strict=True):
        if zone in HIDDEN:
            parts.append(escape(document.text[place:start]) if not hidden else Markup())
            hidden += sum(1 for _ in TOKEN_PATTERN.finditer(document.text[start:end]))
            place = end
            continue
        parts.append(_hidden(hidden))
        hidden = 0
        parts.append(escape(document.text[place:start]))
        text = Markup().join(painted.pieces(int(start), int(end)))
        left_out = Markup('<span class="framing-out"><small>[{}] </small>{}</span>')
        parts.append(text if counted else left_out.format(zone, text))
        place = end
    parts.append(_hidden(hidden))
    parts.append(escape(document.text[place:].strip()))
    return Html('<article class="framing-article">\n{}\n</article>').format(Markup().join(parts))


def zones_text(document: Document, zones: pd.DataFrame) -> str:
    """One article as plain text, every span with its zone in front; a `+` marks what counts, a `-` what does not.

    Parameters
    ----------
    document
        The article.
    zones
        What `find_zones` returned, of this article or of the whole corpus.

    Returns
    -------
    str
        A line for each line of each span, then a summary. What readers wrote under the article is not printed.
    """
    own = zones[zones["document"] == document.id]
    lines = [f"{document.id} ({document.outlet})"]
    words: dict[str, int] = {}
    columns = (own["start"], own["end"], own["zone"].astype(str), own["counted"])
    for start, end, zone, counted in zip(*columns, strict=True):
        text = document.text[start:end]
        count = sum(1 for _ in TOKEN_PATTERN.finditer(text))
        words[zone] = words.get(zone, 0) + count
        shown = f"[{count} words of a reader, not shown]" if zone in HIDDEN else text
        mark = "+" if counted else "-"
        lines += [f"{mark} {zone:<16} {part.strip()}" for part in shown.splitlines() if part.strip()]
    lines.append("words: " + ", ".join(f"{zone} {n}" for zone, n in words.items()))
    return "\n".join(lines) + "\n"


def evidence_html(table: pd.DataFrame, *, most: int = 200) -> Html:
    """The sentences behind a number, each with its mention marked and whose word it is.

    Answers: what do the sentences say in which this label was counted, and who says it in them?

    Parameters
    ----------
    table
        What `framing.evidence` returned, or rows of it.
    most
        How many sentences to print; the list says how many more there are.

    Returns
    -------
    Html
        An `<ol>` element, followed by a line that says what was left out, if anything was.

    Examples
    --------
    >>> table = pd.DataFrame({"document": ["a1"], "outlet": ["Herald"], "label": ["rebel"], "before": ["Then "],
    ...     "match": ["rebels"], "after": [" came, a guard said."], "zone": ["body"], "attribution": ["indirect"],
    ...     "scare_quoted": [False], "source": ["a guard"], "cue": ["said"], "cue_stance": ["neutral"]})
    >>> print(evidence_html(table))
    <ol class="framing-evidence">
    <li>Then <mark title="rebel">rebels</mark> came, a guard said. <span class="framing-voice"><span
    class="framing-indirect">indirect</span>, source: a guard, cue: said (neutral)</span> <cite>Herald, a1</cite></li>
    </ol>
    """
    rows = table[list(_EVIDENCE)].head(most).to_dict("records")
    items = Markup("\n").join(_item({str(k): v for k, v in row.items()}) for row in rows)
    more = len(table) - len(rows)
    rest = Markup('\n<p class="framing-more">{:,} more not shown.</p>').format(more) if more > 0 else Markup()
    return Html('<ol class="framing-evidence">\n{}\n</ol>{}').format(items, rest)
