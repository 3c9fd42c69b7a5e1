"""One article: what was counted, who is named how, and whose words they are."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
from markupsafe import Markup

from framing._checks import FramingError
from framing._html import HIDDEN
from framing.corpus import Document
from framing.display._look import Html, hidden, hidden_words
from framing.display._paint import Marked, Paint, broken
from framing.display._speech import Speech, Voice
from framing.mentions import Mentions


def article_html(
    document: Document,
    zones: pd.DataFrame,
    mentions: pd.DataFrame | Mentions | None = None,
    *,
    speech: Speech | None = None,
) -> Html:
    """One article with its mentions marked by label, whose words they are, and what does not count in grey.

    Answers: what of this article was counted, who is named how in it, and who is speaking?

    Parameters
    ----------
    document
        The article, as `corpus["id"]` gives it.
    zones
        What `find_zones` returned, of this article or of the whole corpus.
    mentions
        What `find_mentions` returned, or its table; none are marked without it.
    speech
        The quotations and attributions; those of `mentions` where it is whole. With them each word shows whose it is,
        by colour and by pattern; `legend()` says which.

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
    A `title` says who speaks, as far as is known: "Indirect. Source: the port authority. Cue: said (neutral)".
    Indirect is a bound and no verdict: the wording may be the outlet's or the source's.

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
    if isinstance(mentions, Mentions):
        speech, mentions = speech or Speech.of(mentions), mentions.table
    paint = Paint(
        document.text,
        quotes=speech.quotes(document.id) if speech else (),
        contents=speech.contents(document.id) if speech else (),
        marked=() if mentions is None else list(_marked(document, mentions)),
        lines=True,
    )
    parts: list[Markup] = []
    place, unseen = 0, 0
    for start, end, zone, counted in zip(own["start"], own["end"], own["zone"], own["counted"], strict=True):
        if zone in HIDDEN:
            parts.append(broken(document.text[place:start]) if not unseen else Markup())
            unseen += hidden_words(document.text[start:end])
            place = end
            continue
        parts.append(hidden(unseen))
        unseen = 0
        parts.append(broken(document.text[place:start]))
        text = Markup().join(paint.pieces(int(start), int(end)))
        left_out = Markup('<span class="framing-out"><small>[{}] </small>{}</span>')
        parts.append(text if counted else left_out.format(zone, text))
        place = end
    parts.append(hidden(unseen))
    parts.append(broken(document.text[place:].strip()))
    return Html('<article class="framing-article">\n{}\n</article>').format(Markup().join(parts))


def _marked(document: Document, mentions: pd.DataFrame) -> Iterator[Marked]:
    for row in mentions[mentions["document"].astype(str) == document.id].to_dict("records"):
        name = str(row["label"]) or "no label"
        voice = Voice(*(row[field] for field in Voice._fields)) if "attribution" in row else Voice()
        title = ". ".join([name if row["counted"] else f"{name}, not counted", *voice.facts])
        yield Marked(int(row["start"]), int(row["end"]), name, title, bool(row["counted"]))


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
        count = hidden_words(text)
        words[zone] = words.get(zone, 0) + count
        shown = f"[{count} words of a reader, not shown]" if zone in HIDDEN else text
        mark = "+" if counted else "-"
        lines += [f"{mark} {zone:<16} {part.strip()}" for part in shown.splitlines() if part.strip()]
    lines.append("words: " + ", ".join(f"{zone} {n}" for zone, n in words.items()))
    return "\n".join(lines) + "\n"
