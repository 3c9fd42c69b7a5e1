"""Where sentences end within a line: a mark that can end one is judged by the words round it.

The words known stand in `framing.text.abbreviations`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from framing._characters import INVISIBLE
from framing.text import abbreviations as words

_BLANK = rf"[\s{INVISIBLE}]"
_OPEN = r"[\"'’“‘«‹„‚(\[{<「『（【《〈¿¡`*•·▪|–—-]"
MARKS, UNSPACED = ".!?…‽؟۔", "。！？｡।॥።፧།"  # the unspaced end a sentence whatever follows
# Most sentences end so: four small letters that end no abbreviation (`viii` may number a list), a blank and a capital.
_SURE = rf"(?<=[a-z]{{4}}\.)(?<!(?:[ivx]{{4}}|{'|'.join(words.LONG_ENDINGS)})\.)(?=[\"”’)]? [A-Z])"
MARK = re.compile(  # it opens with a set of characters, so that the search leaps to the next of them
    rf"(?P<mark>[{MARKS}{UNSPACED}]"
    rf"(?:(?P<sure>{_SURE})|(?<=\.)(?:[ \xa0]\.){{2,}}|(?<=[{MARKS}])[{MARKS}]*|[{UNSPACED}]*))"
    rf"(?:[\"'”’»›)\]}}」』）】》〉]|[“‘«](?={_BLANK}|\Z))*"
    r"(?:[ \xa0\u202f][\"”»](?=\s|\Z))?(?:\[\d{1,3}\])*"
)
# Every repetition below has a bound, so that a text costs time in proportion to its length.
_NEXT = re.compile(rf"{_BLANK}*(?:(?:{_OPEN}|…|\.{{2,4}}){_BLANK}?){{0,6}}(?P<word>[#@$€£¥]?\w[\w'’.&-]{{0,40}})")
_SPEAKER = re.compile(
    rf"{_BLANK}*(?!(?:He|She|They|It|We|I|You|The|And|But)\b)"
    rf"(?:[^\W\d_a-z][\w’'.-]{{0,30}} ){{1,4}}(?:(?:also|later|then|once) )?(?:{'|'.join(sorted(words.SPEECH))})\b"
)
_SMALL_START = re.compile(
    r"(?:al|el|an|ar|as|at|ad|ash|az|ul)[-‐‑][A-Z]|[a-z][A-Z]|https?:|www\.|pic\.|"
    r"(?:de|del|della|di|da|du|le|la|van|von|der|ter|ten|bin|ibn|bint|abu) [A-Z]"
)
_INITIALS = re.compile(r"[^\W\d_]|[^\W\d_]{1,3}(?:\.[^\W\d_]{1,3})+")  # J, U.S, Ph.D
_LEAD_IN = re.compile(  # 1. Dockers left. At 5 p.m. Dockers left.
    r"\W{0,3}(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5}|(?:At|By|Around|About|After|Until)(?: [\w:]{1,9}){1,2} [ap]\.m)"
)
_GLUED = re.compile(r"[\"'“‘(\[]?(?!(?:Com|Org|Net|Gov|Edu|Js|Io)\b)(?P<word>[^\W\d_]{1,40})(?=[\s'’,;:]|\Z)")
LETTERS = 4  # at least, before a sure end
ALNUM = re.compile(r"[^\W_]")
_SPACED = re.compile(_BLANK)
_ADDRESS = re.compile(r"[@/]|www\.")
_JOINTS = re.compile("[-‐‑–/]")
_SHOUTS = frozenset("?!‽؟")
_OPENING, _CLOSING = frozenset('"“„«'), frozenset("\"'”’»›“‘«」』")


class _Place(NamedTuple):
    """A mark that may end a sentence, with what stands round it."""

    mark: str
    before: str  # the word before it
    after: str  # the word after it
    quoted: bool  # a quotation closes after the mark
    closers: str  # the quotation marks and brackets that close after it
    small: bool  # the word after begins with a small letter
    small_start: bool  # and is one that may begin a sentence so (al-Shami, iPhone, an address)
    opened: bool  # a double quotation mark opens before it
    speaker: bool  # a name and a verb of saying follow


def ends_in(text: str, start: int, end: int) -> list[int]:
    """Where sentences end within a line, its end left out."""
    found: list[int] = []
    seen, filled = start, False  # whether the sentence holds a letter or a digit, up to `seen`; without, it cannot end
    for match in MARK.finditer(text, start, end):
        if match["sure"] is None or match.start() - start < LETTERS:
            filled = filled or ALNUM.search(text, seen, match.start()) is not None
            seen = match.end()
            if not filled or seen >= end or not is_end(text, match, start=start, end=end):
                continue
        start = seen = match.end()
        filled = False
        found.append(start)
    return found


def is_end(text: str, match: re.Match[str], *, start: int, end: int) -> bool:
    """Whether the mark ends the sentence that began at `start`, on a line that goes on to `end`."""
    mark = match["mark"]
    if mark[0] in UNSPACED:
        return True
    lead_in = mark == "." and match.start() - start < 40 and _LEAD_IN.fullmatch(text, start, match.start())
    spaced = _SPACED.match(text, match.end()) or _is_glued(text, match, start=start, end=end)
    place = _look_round(text, match, start=start, end=end) if spaced and not lead_in else None
    if place is None:  # also where nothing but punctuation goes on
        return False
    if not _SHOUTS.isdisjoint(mark):
        return _exclamation_ends(place)
    return _ellipsis_ends(place) if "…" in mark or mark.count(".") > 1 else _stop_ends(place)


def _is_glued(text: str, match: re.Match[str], *, start: int, end: int) -> bool:
    """Whether a sentence begins at the mark although no blank does: `harbour.The`, and not `A.Okoye@mail.org`."""
    following = _GLUED.match(text, match.end(), end)
    before = text[max(start, match.start() - 40) : match.start()].split()
    if following is None or not before or _ADDRESS.search(before[-1]):
        return False
    word, after = before[-1], following["word"]
    ordinary = len(word) > 1 and word[-2:].isalnum() and not word[-1].isupper()
    return ordinary and after[0].isupper() and not after[1:].isupper()


def _look_round(text: str, match: re.Match[str], *, start: int, end: int) -> _Place | None:
    if (following := _NEXT.match(text, match.end(), end)) is None:
        return None
    closers = text[match.end("mark") : match.end()]
    quoted = not _CLOSING.isdisjoint(closers)
    before = text[max(start, match.start() - 32) : match.start()].rsplit(None, 1)
    after = following["word"]
    small = after[0].islower()
    return _Place(
        match["mark"],
        before[-1].lstrip("\"'“‘«„([{<`*–—-").replace("’", "'") if before else "",
        after.replace("’", "'"),
        quoted,
        closers,
        small,
        small and _SMALL_START.match(text, following.start("word"), end) is not None,
        not _OPENING.isdisjoint(text[match.end() : following.start("word")]),
        quoted and _SPEAKER.match(text, match.end(), end) is not None,
    )


def _exclamation_ends(place: _Place) -> bool:
    if place.small:
        return place.small_start and not place.closers
    if place.before in words.EXCLAIMED and place.mark == "!" and not place.closers:
        return _opens(place.after)
    return not place.speaker


def _ellipsis_ends(place: _Place) -> bool:
    leans = place.before.lower() in words.LEANING and place.mark != "...." and not place.closers
    cut = place.closers[:1] == "]"  # "He left [...] They stayed"
    return not (leans or cut or place.small or place.after[0].isdigit() or place.speaker)


def _stop_ends(place: _Place) -> bool:
    group = _group(place)
    if place.small:  # after "the next word" a capital was forgotten; an unknown abbreviation is short or has a capital
        forgotten = len(place.before) > 2 and place.before.islower() and place.before.replace("'", "").isalpha()
        return not group and not place.closers and (place.small_start or forgotten)
    if group == "title":
        return False
    if not place.after[0].isalpha() and place.after[0] not in "#@":  # a number, a sum of money
        return not group and place.before not in words.NUMBERED
    if group == "time":
        return place.after.lower().rstrip(".") not in words.AFTER_TIMES
    if not group or place.quoted or _opens(place.after):
        return True
    return place.opened and _INITIALS.fullmatch(place.before) is None  # Robert F. "Bobby" Kennedy


def _opens(word: str) -> bool:
    """Whether the word shows that a sentence begins, even after an abbreviation."""
    return word.lower().split("'")[0] in words.OPENERS or not word[0].isupper()


def _group(place: _Place) -> str:
    """How the full stop after a word acts: "title", "time", "abbreviation", or "" for a word like any other."""
    word = place.before
    if word.isupper() and len(word) > 1 and place.after.isupper():  # GEN. SMITH; SEC. alone is an agency
        word = word.capitalize()
    for form in dict.fromkeys((word, _JOINTS.split(word)[-1])):  # then-Gov, D-Calif
        if form in words.TIMES:
            return "time"
        if form in words.TITLES:
            return "title"
        if form in words.ABBREVIATIONS or (_INITIALS.fullmatch(form) and (form == word or len(form) > 2)):
            return "abbreviation"
    return ""
