"""Kinds: whether a quotation stands by itself, is built into the article's sentence, or names a work.

What decides is how the quotation is joined to the words around it, not how long it is: a sentence of a speaker begins
with a capital where a sentence begins or after a comma, a colon or a dash, and a stop ends it. What the article's own
sentence runs into (`said it was "a total mess"`, `said that "we will never leave"`) is a fragment, be it ever so long.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from framing.text.function_words import ENGLISH

Kind = Literal["full", "partial", "heading"]

_HEADINGS = ("subhead", "headline")
_WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")
_FIRST = re.compile(r"[\s\"“”„«»‹›'‘’‚`´「『(\[.…#@$£€-]*([^\W_])")
_CLAUSE = re.compile(
    r"\b(?:i|we|they|he|she|it|you|there|who|is|are|was|were|has|have|had|will|would|can|could|should|must|do|does|did|"
    r"may|might|am|let|don|isn|aren|wasn|won|cannot)\b|[^\W\d_]['’](?:re|ll|ve|m|t|d)\b",
    re.IGNORECASE,
)
_GROUP = re.compile(  # people in the plural, by how such words end
    r"(?:ists|[^bdw]ers|[^r]ors|ants|(?<!m)ents|ians|crats|ees|men|women|people|rebels|forces|groups|troops|gangs|allies"
    r"|states)\Z",
    re.IGNORECASE,
)
_INNER_STOP = re.compile(r"[a-z]{3}[.!?]\s")  # more than one sentence
_NEXT_WORD = re.compile(r"[ \xa0]([^\W\d_]+)")
_STOPS = ".!?…"
_CLOSERS = "\"”’'»›」』)]"
_LONG = 4  # words: fewer are a label or a cry rather than a clause
_SMALL = 4  # letters: a function word with more has a capital in a title

_FUNCTION = ENGLISH | {"said", "say", "says", "told"}
_NAMING_WORDS = """
called calls calling call dubbed dub dubs dubbing labelled labeled labels labelling labeling label branded brand brands
branding termed terms nicknamed known describe described describes describing denounce denounced denounces denouncing
"""
_DEFINITE_WORDS = """
the this that these those his her its their our your my so-called self-styled self-described alleged supposed purported
"""
_WORK_WORDS = """
film films movie movies book books memoir novel novels song songs album albums series show shows program programme
podcast play musical opera documentary article essay column report editorial poem painting titled entitled headlined
headline magazine episode hit sitcom drama comedy thriller op-ed pamphlet hymn anthem author host star starring
"""
_SPEAKING = frozenset(["said", "says", "say", "told", "tells", "tell", "wrote", "writes", "write"])
_NAMING = frozenset(_NAMING_WORDS.split())
_DEFINITE = frozenset(_DEFINITE_WORDS.split())
_WORKS = frozenset(_WORK_WORDS.split())


class Place(NamedTuple):
    """A quotation and what stands round it; of long ones only the beginning and the end."""

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
    if zone in _HEADINGS:
        return "heading", bool(place.before.strip() or place.after.strip()) and _is_scare(place)
    if place.continues or _is_full(place):
        return "full", False
    if _is_title(place):
        return "heading", False
    return "partial", _is_scare(place)


def _is_full(place: Place) -> bool:
    """Whether a quotation is set off from the article's sentence and holds a clause or a whole utterance."""
    inner, lead, after = place.inner.strip(), place.before.rstrip(), place.after.lstrip()
    first = _FIRST.match(inner)
    if first is None:
        return not lead and not after  # a line of signs between marks
    long = len(inner.split(None, _LONG - 1)) >= _LONG
    stopped = inner.rstrip(_CLOSERS)[-1:] in (*_STOPS, ",", "—", "–", "-")
    if _begins_sentence(lead):
        if not (stopped or after[:1] in ("", ",", *_STOPS, ":", ";", "—", "–")):
            return False
        return stopped or long or not after or _CLAUSE.search(inner, 0, 300) is not None
    capital = not first[1].islower()
    if lead[-1] in ",:;–—-" or (lead[-1] in _CLOSERS and lead[-2:-1] == ","):
        if not capital:
            return long and (stopped or lead[-1] == ":") and _CLAUSE.search(inner, 0, 300) is not None
        utters = stopped or lead[-1] == ":" or (long and _CLAUSE.search(inner, 0, 300) is not None)
        return utters and not _names_after_comma(inner, lead)
    if not (capital and long and _CLAUSE.search(inner, 0, 300)):
        return False
    return lead.rsplit(None, 1)[-1].lower() not in ENGLISH and not _is_titled(inner, 2)


def _names_after_comma(inner: str, lead: str) -> bool:
    """Whether what is set off by a comma is a name: `their new film, "Tides,"`, and not `they said, "Good Lord."`."""
    last = lead.rsplit(None, 1)[-1].strip(",:;").lower()
    if last in _WORKS and _is_titled(inner, 1):
        return True
    speaks = last in _SPEAKING or last.endswith(("ed", "ing"))
    return _is_titled(inner, 3 if speaks or lead[-1] != "," else 2)


def _begins_sentence(lead: str) -> bool:
    """Whether what stands before a quotation leaves it at the beginning of a sentence.

    >>> _begins_sentence("They left.”"), _begins_sentence("They called the")
    (True, False)
    """
    bare = lead.rstrip(_CLOSERS)
    return not bare or bare[-1] in _STOPS or lead[-1] in "([•*"


def _is_titled(inner: str, least: int) -> bool:
    """Whether words are written as a title: at least so many, and only short function words in small letters.

    >>> _is_titled("The Tides of the North", 2), _is_titled("We left Harlow", 2)
    (True, False)
    """
    if _INNER_STOP.search(inner, 0, 200):
        return False
    words = _WORD.findall(inner[:200])
    capitals = 0
    for word in words:
        if word[0].isupper():
            capitals += 1
        elif not word[0].isdigit() and (len(word) > _SMALL or word.lower() not in ENGLISH):
            return False
    return len(words) >= least and capitals > min(least, 2) - 1 and not words[-1].islower()


def _is_title(place: Place) -> bool:
    """Whether a quotation in the midst of a sentence names a work: `the film "Tides"`, `on "Harbour Nights"`."""
    words = _WORD.findall(place.inner[:200])
    if not words or not (words[0][0].isupper() or words[0][0].isdigit()):
        return False
    near = place.before[-60:].split()
    last = near[-1] if near else ""
    after = _NEXT_WORD.match(place.after)
    beside = {word.strip(",.:").lower() for word in near[-3:]} | ({after[1].lower()} if after else set())
    if beside & _WORKS:
        return all(word[0].isupper() or word[0].isdigit() or word.lower() in ENGLISH for word in words)
    if len(words) == 1:  # the "Today" of a broadcaster: its name in the genitive, and no noun that the word describes
        return last.endswith(("'s", "’s", "s'", "s’")) and (after is None or after[1].lower() in ENGLISH)
    if last.lower() in ("a", "an"):  # an "Harbour Nights" episode, but they called him an "Uncle Scrooge"
        return _is_titled(place.inner, 2) and _describes(place.after, after)
    return last.lower() not in _DEFINITE and _is_titled(place.inner, 2)


def _is_scare(place: Place) -> bool:
    """Whether marks stand tightly round a word or a label: one word, or up to three that name rather than say.

    Two or three words name where they stand before the noun they describe (`"moderate rebel" groups`), after a definite
    article or the like (`the "moderate rebels"`), after a verb of naming (`calls them "foreign agents"`) or as a plural
    of people without an article (`against "foreign agents"`). With an article inside, a full stop or a comma, or after
    "a", they say something, and the quotation is a partial one and no more.
    """
    inner = place.inner.strip()
    words = _WORD.findall(inner) if len(inner) < 80 else []
    if not 0 < len(words) < _LONG or not inner[0].isalnum() or inner[-1] in "!?":
        return False
    near = place.before[-60:].split()
    last = near[-1].lower() if near else ""
    follows = _NEXT_WORD.match(place.after)
    if words[0][0].isupper() and near and near[-1][0].isupper() and follows and follows[1].istitle():
        return inner.isupper()  # a nickname between names, but not a line in capitals
    if len(words) == 1:
        return any(c.isalpha() for c in inner)
    if any(word.lower() in _FUNCTION for word in words) or not inner[-1].isalnum():
        return False
    if last in _DEFINITE:
        return True
    if last in ("a", "an"):
        return _describes(place.after, follows)
    return (
        not _NAMING.isdisjoint(word.lower() for word in near[-4:])
        or _GROUP.search(inner) is not None
        or _describes(place.after, follows)
    )


def _describes(after: str, follows: re.Match[str] | None) -> bool:
    """Whether what follows a quotation looks like the noun that it describes."""
    if follows is None:
        return after[:1] in tuple("-‐‑") and len(after) > 1
    word = follows[1].lower()
    return word not in _FUNCTION and not word.endswith(("ed", "ing", "ly"))
