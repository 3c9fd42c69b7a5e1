"""Kinds: whether a quotation stands by itself, is built into the article's sentence, or names a work."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

Kind = Literal["full", "partial", "heading"]

_HEADINGS = ("subhead", "headline")
_WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")
_SKIPPED = re.compile(r"[\s\"“”„«»‹›'‘’‚`´「『(\[.…-]*")
_CLAUSE = re.compile(
    r"\b(?:i|we|they|he|she|it|you|there|who|is|are|was|were|has|have|had|will|would|can|could|should|must|do|does|did|"
    r"may|might|am|let|don|isn|aren|wasn|won|cannot)\b|[^\W\d_]['’](?:re|ll|ve|m|t|d)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?:\A|[.!?…]|[.!?…][\"”’»›)\]]+)\s*[(\[]?\Z")
_SET_OFF = re.compile(r"[,:;–—-][\"”’»]?\s*\Z")
_LAST_WORD = re.compile(r"([^\W_]+(?:['’-][^\W_]+)*)\s*\Z")
_NEXT_WORD = re.compile(r"[ \xa0]([^\W\d_]+)")
_FUNCTION = frozenset(
    "a about after against an and are around as at be because been before but by can could did do does during for from "
    "had has have he her his how i if in into is it its may might must no nor not of off on or our out over said say "
    "says she should so some than that the their them then there these they this those to under until up was we were "
    "what when where which while who will with without would you".split()
)
_NAMING = frozenset(
    "called calls calling call dubbed dub dubs dubbing labelled labeled labels labelling labeling label branded brand "
    "brands branding termed term terms so-called nicknamed known described describes describing denounced denouncing "
    "deemed considered".split()
)
_DEFINITE = frozenset("the this that these those his her its their our your my so-called alleged supposed".split())
_WORKS = frozenset(
    "film films movie movies book books memoir novel novels song songs album albums single series show shows program "
    "programme podcast play musical opera documentary article essay column report editorial poem painting titled "
    "entitled headlined headline magazine episode hit sitcom drama comedy thriller op-ed pamphlet hymn anthem".split()
)


class Place(NamedTuple):
    """Where a quotation stands: its text, what comes before it in its paragraph and after it."""

    inner: str
    before: str
    after: str
    continues: bool  # it goes on after a frame in its midst: "We left," one said, "because we had to."


def kind_of(place: Place, zone: str) -> tuple[Kind, bool]:
    """The kind of a quotation, and whether its marks are scare quotes.

    >>> kind_of(Place("moderate", "the ", " faction", False), "body")
    ('partial', True)
    >>> kind_of(Place("We will stay,", "", " said one docker.", False), "body")
    ('full', False)
    """
    words = _WORD.findall(place.inner[:400])
    if zone in _HEADINGS:
        return "heading", bool(place.before.strip() or place.after.strip()) and _is_scare(place, words)
    if _is_full(place, words):
        return "full", False
    if _is_title(place, words):
        return "heading", False
    return "partial", _is_scare(place, words)


def _is_full(place: Place, words: list[str]) -> bool:
    if not words:
        return False
    if place.continues:
        return True
    inner = place.inner.rstrip()
    skipped = _SKIPPED.match(inner)
    first = inner[skipped.end() : skipped.end() + 1] if skipped is not None else ""
    capital = first.isupper() or first.isdigit() or (first.isalpha() and not first.islower())
    stopped = inner[-1] in ",.!?…—–-" or (inner[-1] in "'’\"”»" and inner[-2:-1] in (*",.!?…",))
    set_off_after = stopped or not place.after.strip() or place.after.lstrip()[:1] in (*",.;:!?—–",)
    clause = _CLAUSE.search(inner[:300]) is not None
    if _SENTENCE_END.search(place.before):
        return set_off_after if stopped or len(words) > 3 else (clause or place.after.strip() == "") and set_off_after
    if _SET_OFF.search(place.before):
        colon = place.before.rstrip()[-1:] == ":"
        if capital:
            return (stopped or colon or (clause and len(words) > 3)) and not _titled(words, 3)
        return clause and len(words) > 3 and (colon or stopped)
    last = _LAST_WORD.search(place.before)
    if capital and clause and len(words) > 3 and last is not None and last[1].lower() not in _FUNCTION:
        return not _titled(words, 2)
    return False


def _titled(words: list[str], least: int) -> bool:
    """Whether words are written as a title: all longer ones with a capital."""
    return (
        len(words) >= least
        and all(w[0].isupper() or w[0].isdigit() or (len(w) < 5 and w.lower() in _FUNCTION | {"vs", "&"}) for w in words)
        and sum(w[0].isupper() for w in words) >= 2
    )


def _is_title(place: Place, words: list[str]) -> bool:
    if not words or not words[0][0].isupper():
        return False
    after = _NEXT_WORD.match(place.after)
    near = {w.lower() for w in _WORD.findall(place.before[-40:])[-3:]}
    if near & _WORKS or (after is not None and after[1].lower() in _WORKS):
        return all(w[0].isupper() or w[0].isdigit() or w.lower() in _FUNCTION for w in words)
    last = _LAST_WORD.search(place.before)
    if last is not None and last[1].lower() in _DEFINITE:
        return False
    return _titled(words, 2)


def _is_scare(place: Place, words: list[str]) -> bool:
    """Whether marks stand tightly round a word or a label: one word, or up to three that name rather than say.

    Two or three words name where they stand before the noun they describe (`"moderate rebel" groups`), after a definite
    article or the like (`the "moderate rebels"`), or after a verb of naming (`calls them "foreign agents"`). With an
    article inside, or a full stop, they say something, and the quotation is a partial one and no more.
    """
    if not words or len(words) > 3:
        return False
    last = _LAST_WORD.search(place.before)
    follows = _NEXT_WORD.match(place.after)
    if words[0][0].isupper() and last is not None and last[1][0].isupper() and follows and follows[1][0].isupper():
        return False  # a nickname between names
    if len(words) == 1:
        return True
    if any(w.lower() in _FUNCTION for w in words) or place.inner.rstrip()[-1:] in (*",.!?…;:",):
        return False
    if last is not None and last[1].lower() in _DEFINITE:
        return True
    if {w.lower() for w in _WORD.findall(place.before[-40:])[-4:]} & _NAMING and not (last and last[1].lower() in ("a", "an")):
        return True
    if follows is None:
        return place.after[:1] in "-‐‑" and len(place.after) > 1
    word = follows[1].lower()
    return word not in _FUNCTION and not word.endswith(("ed", "ing", "ly"))
