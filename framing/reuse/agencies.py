"""find_agencies: which news agency an article is credited to, and where it says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

import pandas as pd

from framing.corpus import Corpus
from framing.io.lexicons import read_lexicon
from framing.lexicon import Lexicon
from framing.text.closed_classes import words
from framing.text.matching import Matcher, entries_of, longest, slots_of
from framing.text.parts import split_parts
from framing.text.spans import check_zones, spans_by_document
from framing.text.zones import find_zones

Basis = Literal["docvar", "dateline", "byline", "credit", "tail", "text"]
BASES: tuple[Basis, ...] = ("docvar", "dateline", "byline", "credit", "tail", "text")
"""Where an agency was read, the surest first."""
COLUMNS = ("document", "news_agency", "basis")
AGENCY_LEXICON = "news-agencies"
"""The shipped list of agencies."""

_AUTHORS = ("author", "authors", "byline")
_BYLINES = ("byline", "names_below_headline")
_SIGNED = ("sign_off", "initials")
_NOT_OF_STORY = words(  # credits of pictures, signatures of posts
    "caption_credit bracket_credit image_credit photo_parenthesis sign_credit dash_slash agency_slash dash_name"
    " post_signature"
)
_SOURCE = re.compile(r"\W*(?:source|quelle|fuente|fonte|agenc)", re.IGNORECASE)
_PICTURED = re.compile(r"\b(?:photo|image|picture|video|graphic|foto|bild|illustration)", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\(([^()]{2,60})\)")
_OPENING = re.compile(r"[^()\n]{0,60}\((?P<names>[^()\n]{2,40})\) ?(?:—|–|--|-|:)")
_CLOSING = re.compile(
    r"\bcontribut\w+ (?:to|reporting|material|th[ei]s?)\b"
    r"|\bwith (?:\w+ ){0,2}(?:files|reporting|inputs?|material|reports) (?:from|by)\b"
    r"|\b(?:story|report|article) (?:was|is) (?:\w+ ){0,2}(?:provided|written|produced|published|distributed) by\b"
    r"|\ball rights reserved\b",
    re.IGNORECASE,
)
_SHORT = 300  # characters of a line that can be a credit


class _Zone(NamedTuple):
    start: int
    end: int
    zone: str
    rule: str


class Agencies:
    """A list of agencies, ready to be looked for."""

    def __init__(self, lexicon: Lexicon | None = None) -> None:
        lexicon = read_lexicon(AGENCY_LEXICON) if lexicon is None else lexicon
        self._matcher = Matcher(entries_of(lexicon), slots_of(lexicon))

    def named_in(self, text: str) -> list[str]:
        """The agencies that a piece of text names, each once, in its order.

        >>> Agencies().named_in("With files from EFE, Xinhua and EFE")
        ['EFE', 'Xinhua']
        """
        hits = longest(self._matcher.matches(split_parts(text)))
        return list(dict.fromkeys(hit.entry.label for hit in hits if hit.entry.layer == "label"))


def find_agencies(corpus: Corpus, *, zones: pd.DataFrame | None = None) -> pd.DataFrame:
    """The news agency that each article is credited to.

    Answers: which articles say that they are, or hold, agency copy?

    Parameters
    ----------
    corpus
        The articles. A docvar `news_agency` is taken as stated; one called `author`, `authors` or `byline` is read too.
    zones
        As `find_zones` returns them; found anew where none are given.

    Returns
    -------
    DataFrame
        One row an article, in the order of the corpus: `document`; `news_agency` ("" for none; several that stand in
        the same place are parted by "; "); `basis`: docvar (stated, or the outlet is an agency itself), dateline,
        byline, credit (with files from, contributed to this report), tail (a signature or a copyright below the text)
        or text (the same in a line that counts as text).

    Notes
    -----
    Agencies are those of the lexicon `news-agencies`, and where an article names several, those of the surest place are
    taken, in the order above. An agency under a picture, and one that is quoted ("told EFE"), is not the story's. Much
    agency copy is printed without credit: that none is found does not mean that there was none.

    Examples
    --------
    >>> docvars = pd.DataFrame({"id": ["a", "b"], "outlet": ["Herald", "Courier"]})
    >>> texts = ("TARNMOUTH, June 3 (ANSA) - Dockers closed the port.", "One docker told EFE that he stayed.")
    >>> find_agencies(Corpus(texts, docvars))[["news_agency", "basis"]].values.tolist()
    [['ANSA', 'dateline'], ['', '']]
    """
    agencies = Agencies()
    table = check_zones(find_zones(corpus) if zones is None else zones)
    table = table if "rule" in table.columns else table.assign(rule="")
    spans = spans_by_document(table, _Zone._fields)
    rows: list[tuple[str, str, str]] = []
    for document in corpus:
        stated = str(document.docvars.get("news_agency", "")).strip()
        if stated:
            rows.append((document.id, stated, "docvar"))
            continue
        authors = [str(document.docvars.get(name, "")) for name in _AUTHORS]
        own = sorted(_Zone._make(row) for row in spans.get(document.id, ()))
        found = dict(_found(document.text, own, authors, agencies))
        if not found and (names := agencies.named_in(document.outlet)) and len(document.outlet.split()) <= 4:
            found["docvar"] = names
        rows.append((document.id, "", ""))
        if found:
            basis = min(found, key=BASES.index)
            rows[-1] = (document.id, "; ".join(found[basis]), basis)
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _found(
    text: str, zones: Sequence[_Zone], authors: Sequence[str], agencies: Agencies
) -> Iterator[tuple[Basis, list[str]]]:
    """Where agencies stand, with their names; a later place of the same basis adds to the earlier."""
    found: dict[Basis, dict[str, None]] = {}
    pieces: list[tuple[Basis, str]] = [*_marked(text, zones), *(("byline", author) for author in authors)]
    for basis, piece in pieces:
        names = agencies.named_in(piece)
        if names:
            found.setdefault(basis, {}).update(dict.fromkeys(names))
    for basis, kept in found.items():
        yield basis, sorted(kept)


def _marked(text: str, zones: Sequence[_Zone]) -> Iterator[tuple[Basis, str]]:
    """The pieces of a text in which an agency is that of the story, with the basis that each is."""
    bodies = [k for k, zone in enumerate(zones) if zone.zone in ("body", "subhead")]
    first, last = (bodies[0], bodies[-1]) if bodies else (len(zones), -1)
    for k, zone in enumerate(zones):
        piece = text[zone.start : zone.end]
        if zone.zone == "dateline":
            inner = _IN_BRACKETS.search(piece)  # HARLOW, PA (AP)
            yield "dateline", inner.group(1) if inner else piece
        elif zone.zone == "credit":
            picture = zone.rule in _NOT_OF_STORY or _PICTURED.search(piece) is not None
            if not picture and (zone.rule != "credit_line" or _SOURCE.match(piece)):
                early = k < first and zone.rule not in _SIGNED
                yield (
                    "byline" if zone.rule in _BYLINES or early else "tail" if zone.rule in _SIGNED else "credit",
                    piece,
                )
        elif zone.zone == "copyright" and len(piece) <= _SHORT and not _PICTURED.search(piece):
            yield "tail", piece
        elif zone.zone == "body":
            opening = _OPENING.match(piece[:120])
            if opening:
                yield "text", opening["names"]
            if k == last and (closing := _CLOSING.search(piece, max(0, len(piece) - _SHORT))):
                stop = max(piece.rfind(mark, 0, closing.start()) for mark in ".!?\n")
                yield "text", piece[stop + 1 :]
