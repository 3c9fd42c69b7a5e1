"""Articles and sentences as HTML, for notebooks and the report: what was counted, what was not, who is named where.

Every text is escaped: what an article contains is shown as text and never runs. What readers wrote under an article is
never shown, because their names would be.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

import pandas as pd
from markupsafe import Markup, escape

from framing._checks import FramingError
from framing.corpus import Document
from framing.text.tokens import TOKEN_PATTERN

HIDDEN = ("comment",)
"""Zones whose text is never printed."""


def style() -> Markup:
    """The style sheet of what this module returns, as a `<style>` element; a page needs it once."""
    sheet = (files("framing") / "templates" / "show.css").read_text(encoding="utf-8")
    return Markup("<style>\n{}</style>").format(Markup(sheet))


def article_html(document: Document, zones: pd.DataFrame, mentions: pd.DataFrame | None = None) -> Markup:
    """One article with the zones that do not count in grey and the mentions marked by label.

    Answers: what of this article was counted, and who is named how in it?

    Parameters
    ----------
    document
        The article, as `corpus["id"]` gives it.
    zones
        What `find_zones` returned, of this article or of the whole corpus.
    mentions
        The table of `find_mentions(...)`, of this article or of the whole corpus; none are marked without it.

    Returns
    -------
    markupsafe.Markup
        An `<article>` element. Where mentions overlap, the one that begins first is marked, of two the longer.

    Raises
    ------
    FramingError
        If the zones hold none of the article's text.

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
    marked = _marked(document, mentions)
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
        text = _with_marks(document.text, start, end, marked)
        left_out = Markup('<span class="framing-out"><small>[{}] </small>{}</span>')
        parts.append(text if counted else left_out.format(zone, text))
        place = end
    parts.append(_hidden(hidden))
    parts.append(escape(document.text[place:].strip()))
    return Markup('<article class="framing-article">\n{}\n</article>').format(Markup().join(parts))


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


def evidence_html(table: pd.DataFrame, *, most: int = 200) -> Markup:
    """The sentences behind a number, each with its mention marked.

    Answers: what do the sentences say in which this label was counted?

    Parameters
    ----------
    table
        What `framing.evidence` returned, or rows of it.
    most
        How many sentences to print; the list says how many more there are.

    Returns
    -------
    markupsafe.Markup
        An `<ol>` element, followed by a line that says what was left out, if anything was.

    Examples
    --------
    >>> table = pd.DataFrame({"document": ["a1"], "outlet": ["Herald"], "label": ["rebel"], "before": ["Then "],
    ...     "match": ["rebels"], "after": [" came."], "zone": ["body"]})
    >>> print(evidence_html(table))
    <ol class="framing-evidence">
    <li>Then <mark title="rebel">rebels</mark> came. <cite>Herald, a1</cite></li>
    </ol>
    """
    columns = ("document", "outlet", "label", "before", "match", "after", "zone")
    items = [_item(*row) for row in table[list(columns)].head(most).itertuples(index=False, name=None)]
    more = len(table) - len(items)
    rest = Markup('\n<p class="framing-more">{:,} more not shown.</p>').format(more) if more > 0 else Markup()
    return Markup('<ol class="framing-evidence">\n{}\n</ol>{}').format(Markup("\n").join(items), rest)


def _item(document: object, outlet: object, label: object, before: str, match: str, after: str, zone: str) -> Markup:
    if zone in HIDDEN:
        words = sum(1 for _ in TOKEN_PATTERN.finditer(f"{before}{match}{after}"))
        return Markup("<li>{} <cite>{}, {}</cite></li>").format(_hidden(words), outlet, document)
    return Markup('<li>{}<mark title="{}">{}</mark>{} <cite>{}, {}</cite></li>').format(
        before.lstrip(), label, match, after.rstrip(), outlet, document
    )


def _hidden(words: int) -> Markup:
    notice = Markup('<span class="framing-out">[reader comments, {:,} words, not shown]</span>')
    return notice.format(words) if words else Markup()


def _marked(document: Document, mentions: pd.DataFrame | None) -> list[tuple[int, int, str, bool]]:
    """Spans to mark, none over another."""
    if mentions is None:
        return []
    own = mentions[mentions["document"].astype(str) == document.id]
    spans = zip(own["start"], own["end"], own["label"].astype(str), own["counted"], strict=True)
    chosen: list[tuple[int, int, str, bool]] = []
    for start, end, label, counted in sorted(spans, key=lambda s: (s[0], -s[1])):
        if not chosen or start >= chosen[-1][1]:
            chosen.append((int(start), int(end), label, bool(counted)))
    return chosen


def _with_marks(text: str, start: int, end: int, marked: list[tuple[int, int, str, bool]]) -> Markup:
    return Markup().join(_pieces(text, start, end, marked))


def _pieces(text: str, start: int, end: int, marked: list[tuple[int, int, str, bool]]) -> Iterator[Markup]:
    place = start
    for first, last, label, counted in marked:
        if last <= start or first >= end:
            continue
        yield escape(text[place : max(first, place)])
        kind = Markup() if counted else Markup(' class="framing-uncounted"')
        name = label or "no label"
        yield Markup('<mark{} title="{}">{}<small> {}</small></mark>').format(
            kind, name if counted else f"{name}, not counted", text[max(first, place) : min(last, end)], name
        )
        place = min(last, end)
    yield escape(text[place:end])
