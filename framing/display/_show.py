"""show: whatever this package makes, as it is best read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
from markupsafe import Markup

from framing._checks import FramingError, check_choice
from framing._html import counted, fold, language, more, note, short
from framing.corpus import Corpus, Document
from framing.display._article import article_html
from framing.display._copies import copies_html
from framing.display._evidence import evidence_html
from framing.display._look import Html, legend
from framing.lexicon import Lexicon, lexicon_html
from framing.mentions import Mentions
from framing.reuse.compared import VARIANT_COLUMNS
from framing.reuse.shown import Variants
from framing.stats.concordance import COLUMNS as MATCH_COLUMNS
from framing.stats.matches import matches_html
from framing.stats.naming.evidence import EVIDENCE_COLUMNS
from framing.text.zones import find_zones

ARTICLES = 12
"""Articles, and pairs of articles, that are shown where nobody says how many."""
SENTENCES = 100
"""Sentences and matches likewise."""


def show(
    thing: object,
    of: Corpus | Mentions | None = None,
    *,
    document: str | None = None,
    pair: int | tuple[str, str] | None = None,
    zones: pd.DataFrame | None = None,
    most: int | None = None,
) -> Html:
    """Show an article, two copies of one text, sentences or a lexicon, to be read in a notebook or as a page.

    Answers: what does the text say behind the numbers?

    Parameters
    ----------
    thing
        A `Document`, a `Corpus` or `Mentions`: articles with what was not counted in grey and, of `Mentions`, with
        mentions, sources and attributions marked. What `variants` or `revisions` returned, or rows of it: the copies
        side by side. What `evidence` or `kwic` returned, or rows of it. A `Lexicon`: its tree. Or any other result of
        this package that shows itself in a notebook.
    of
        What the thing belongs to, where it does not hold it: the corpus of chosen rows of `variants`; the mentions in a
        `Document`, or behind rows of `evidence`, so that attribution is marked.
    document
        The id of the one article to show.
    pair
        The one pair to show of `variants`: its number in the column `pair`, or its two ids.
    zones
        As `find_zones` returns them; those of mentions and variants where they hold them, else found anew.
    most
        How many articles, pairs (12), sentences or matches (100) to show, or patterns of a label (all); what is left
        out is said.

    Returns
    -------
    Html
        What a notebook displays; `.save("page.html")` writes it as a page of its own.

    Raises
    ------
    FramingError
        If there is no way to show the thing, no such article or pair, or rows come without their corpus.

    Notes
    -----
    All text is escaped: what an article contains is shown and never runs. What readers wrote under an article is never
    shown.

    Zones of a `Document` are found in it alone: lines that its outlet repeats are known only in a corpus.

    Examples
    --------
    >>> from framing.io.readers import read_corpus
    >>> strike = read_corpus("harbour-strike")
    >>> page = show(strike, document="tarnmouth-herald")
    >>> "[caption] " in page
    True
    """
    if most is not None and (type(most) is not int or most < 1):
        raise FramingError(f"`most` must be a whole number from 1; got {most!r}.")
    if isinstance(thing, Document):
        own = of if isinstance(of, Mentions) else of or Corpus.from_documents([thing])
        return _articles(own, document or thing.id, zones, most=1)
    if isinstance(thing, Corpus | Mentions):
        return _articles(of if isinstance(of, Mentions) else thing, document, zones, most=most or ARTICLES)
    if isinstance(thing, Lexicon):
        return Html(lexicon_html(thing, most=most))
    if isinstance(thing, pd.DataFrame):
        if set(VARIANT_COLUMNS) <= set(thing.columns):
            return _copies(thing, of, pair, zones=zones, most=most or ARTICLES)
        if set(EVIDENCE_COLUMNS) <= set(thing.columns):
            return evidence_html(thing, speech=of if isinstance(of, Mentions) else None, most=most or SENTENCES)
        if set(MATCH_COLUMNS) <= set(thing.columns):
            return Html(matches_html(thing, most=most or SENTENCES))
    elif type(thing).__module__.startswith("framing."):
        shown: Callable[[], str] | None = getattr(thing, "_repr_html_", None)
        if shown is not None:
            return Html(shown())
    raise FramingError(
        f"there is no way to show {_named(thing)}: give a Document, a Corpus, Mentions, a Lexicon, or a table that "
        "variants, revisions, evidence or kwic returned, with all its columns."
    )


def _named(thing: object) -> str:
    if isinstance(thing, pd.DataFrame):
        columns = ", ".join(map(str, thing.columns[:6]))
        return f"a table with the columns {columns}{', ...' if len(thing.columns) > 6 else ''}"
    return f"a {type(thing).__name__}"


def _articles(of: Corpus | Mentions, document: str | None, zones: pd.DataFrame | None, *, most: int) -> Html:
    """One article, or several, each folded."""
    mentions = of if isinstance(of, Mentions) else None
    corpus = of if isinstance(of, Corpus) else of.corpus
    if document is not None:
        check_choice("document", document, corpus.ids)
    chosen = corpus.ids[:most] if document is None else [document]
    if zones is None:
        zones = mentions.zones if mentions else find_zones(corpus)
    tag = language(str(corpus.header.get("language", "")))
    parts = []
    for id in chosen:
        own = corpus[id]
        title = _title(own.docvars, own.outlet, id)
        text = Markup("<div{}>\n{}\n</div>").format(tag, article_html(own, zones, mentions))
        n = int((mentions.counted["document"].astype(str) == id).sum()) if mentions else 0
        said = Markup("{}<small> ({})</small>").format(title, counted(n, "mention")) if mentions else title
        alone = Markup('<p class="framing-title">{}</p>\n{}').format(said, text)
        parts.append(fold(said, text) if len(chosen) > 1 else alone)
    left = len(corpus.ids) - len(chosen) if document is None else 0
    return _shown(legend(mentions=mentions is not None), *parts, more(left, "articles"))


def _shown(*parts: Markup) -> Html:
    return Html('<div class="framing-shown">\n{}\n</div>').format(Markup("\n").join(p for p in parts if p))


def _title(docvars: Any, outlet: str, id: str) -> Markup:
    known = [short(docvars.get(name, ""), 160) for name in ("title", "date")]
    return Markup("<b>{}</b>{} <small>{}</small>").format(outlet, "".join(f" · {k}" for k in known if k), id)


def _copies(
    rows: pd.DataFrame,
    of: Corpus | Mentions | None,
    pair: int | tuple[str, str] | None,
    *,
    zones: pd.DataFrame | None,
    most: int,
) -> Html:
    """The copies of one pair side by side, or of several, each folded."""
    corpus = of.corpus if isinstance(of, Mentions) else of
    if corpus is None and isinstance(rows, Variants):
        corpus, zones = rows.corpus, rows.zones if zones is None else zones
    if corpus is None:
        raise FramingError(
            "rows of a table of variants do not hold their articles: framing.show(rows, corpus). Or choose one pair of "
            "the whole table: framing.show(variants, pair=0)."
        )
    pairs = list(dict.fromkeys(zip(rows["pair"].tolist(), rows["a"].astype(str), rows["b"].astype(str), strict=True)))
    if pair is not None:
        asked = {pair, tuple(reversed(pair))} if isinstance(pair, tuple) else {pair}
        found = [p for p in pairs if asked & {p[0], p[1:]}]
        if not found:
            numbers = ", ".join(f"{n} ({a}, {b})" for n, a, b in pairs[:8])
            raise FramingError(f"no pair {pair!r}: there are {numbers}{', ...' if len(pairs) > 8 else ''}.")
        pairs = found
    if not pairs:
        return _shown(Markup("<p>No two articles here are copies that differ.</p>"))
    if zones is None:
        zones = find_zones(corpus)
    shown = [_pair(corpus, rows, p, zones=zones, folded=len(pairs) > 1) for p in pairs[:most]]
    return _shown(*shown, more(len(pairs) - len(shown), "pairs"))


def _pair(
    corpus: Corpus, rows: pd.DataFrame, pair: tuple[int, str, str], *, zones: pd.DataFrame, folded: bool
) -> Markup:
    number, a, b = pair
    own = rows[(rows["pair"] == number) & (rows["a"].astype(str) == a) & (rows["b"].astype(str) == b)]
    one, two = corpus[a], corpus[b]
    page = Markup("<div{}>\n{}\n</div>").format(
        language(str(corpus.header.get("language", ""))), copies_html(one, two, own, zones)
    )
    if bool((own["start_a"] < 0).any()):  # headlines that stand in the docvars and not in the texts
        titles = [short(each.docvars.get("title", ""), 200) for each in (one, two)]
        page += note(f"Headlines: “{titles[0]}” and “{titles[1]}”.")
    if not folded:
        return page
    n = counted(int(own["counted"].astype(bool).sum()), "counted difference")
    said = Markup("<b>{}</b> and <b>{}</b> <small>{} and {}: {}</small>").format(one.outlet, two.outlet, a, b, n)
    return fold(said, page)
