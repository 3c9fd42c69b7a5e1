"""Parts of lines: a dateline before the text, a credit after it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from framing.text.zones.lines import Line
from framing.text.zones.shapes import CREDITED, NAME, NAMES, SLASHED, holds, word_set

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_CAPITALS = rf"{_CAPITAL}(?:{_CAPITAL}|[.'’-])+(?:[ /]{_CAPITAL}(?:{_CAPITAL}|[.'’/-])*)"
_LONG_PLACE = rf"{_CAPITALS}{{0,5}}"  # HAVEN CITY
_PLACE = rf"{_CAPITALS}{{0,2}}"
_MIXED = r"[^\W\d_a-z][\w.'’-]+(?:[ /][^\W\d_a-z][\w.'’-]+){0,3}"  # Haven City
_REGION = r"(?:, ?[^\W\d_a-z][\w.'’-]*(?:[ /][^\W\d_a-z][\w.'’-]*){0,3}){0,2}"  # , Northland
_DAY = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:,? \d{4})?"
_AGENCY = r"\([^\W\d_a-z][^()]{1,40}\)"
_DASH = r",? ?(?:—|–|--|-(?= )|―)"
_START = r"(?= [^\W\d_a-z“\"‘'])"  # the text after a place and a bare dash starts with a capital or a quotation mark

_DATELINES = (
    # HAVEN, June 3 (Harbour Press) -
    (
        "place_agency",
        re.compile(rf"(?:{_LONG_PLACE}|{_MIXED}){_REGION}(?:,? ?{_DAY})? *{_AGENCY} ?(?:{_DASH}|:)"),
    ),
    # Haven, June 3 -
    ("place_day", re.compile(rf"(?:{_LONG_PLACE}|{_MIXED}){_REGION}, ?{_DAY} *(?:{_AGENCY}|{_DASH}|:){_START}")),
    # (Harbour Press) -
    ("agency", re.compile(rf"{_AGENCY} ?{_DASH}")),
    # HAVEN, Northland —
    ("place_dash", re.compile(rf"{_PLACE}{_REGION}{_DASH}")),
    # HAVEN:
    ("place_colon", re.compile(rf"{_PLACE}(?:, [\w.]+)?:")),
    # Haven —
    ("mixed_dash", re.compile(rf"{_MIXED}{_REGION} (?:—|–|--){_START}")),
)
_DATELINE_SIGN = re.compile("[-–—―:(]")  # no dateline is without one
_NO_PLACE = word_set(
    """
    breaking by first key points numbers shows warning developing urgent update updated exclusive watch opinion analysis
    comment correction factbox explainer q a question answer note video live listen interview editorial column review
    timeline profile feature special report read more related photos editor advertisement fact check
    """
)
_SPEAKER = re.compile(rf"{_CAPITAL}(?:{_CAPITAL}|[.'’ -]){{1,30}}:\s")

_PERSON = r"(?:(?:[^\W\d_a-z]\.)+|[^\W\d_a-z][\w’'-]*)"  # no full stop but that of an initial
_PHOTO_WORD = (
    r"(?i:photo(?:graph|s|graphs)?|image|images|picture|pictures|file|handout|pool|credit|courtesy|screenshot|screengrab"
    r"|illustration|graphic|via|foto|bild)"
)
_PHOTO_LABEL = (
    r"(?:Image|Photo|Picture|Photograph(?:er)?|Bild|Foto|Pic|Credit|Illustration)s?(?: (?:credit|by|courtesy))?"
)
_NO_CREDIT = word_set(
    """
    applause laughter music speech speaking singing chanting cheering recording crosstalk inaudible sic break silence
    cheers end begin video read more pdf updated watch here
    """
)
_ONE_CREDIT = rf"(?:{SLASHED}|{NAMES}|[^\[\]()]{{0,40}}\b{_PHOTO_WORD}\b[^\[\]()]{{0,60}})"

# A line that ends like this is a caption; group 1 is the credit. Before each pattern, signs of which it needs one.
_CAPTION_ENDS = (
    # ... on June 3. [Harbour Press]
    ("bracket_credit", ("]",), re.compile(rf"(\[{_ONE_CREDIT}\])$")),
    # ... at the gateImage: Ann Lee/Harbour Press
    (
        "image_credit",
        ("Image", "Photo", "Picture", "Bild", "Foto", "Pic", "Credit", "Illustration"),
        re.compile(rf"({_PHOTO_LABEL}(?:: ?|© ?)(?:{_ONE_CREDIT}|[^.:/()\[\]]{{2,40}}/[^.:/()\[\]]{{2,30}}))$"),
    ),
    # ... at the gate. (HP Photo/Ann Lee)
    (
        "photo_parenthesis",
        (")",),
        re.compile(
            rf"(\([^()]*\b{_PHOTO_WORD}\b[^()]{{0,80}}\)|\([^()]{{0,20}}{SLASHED} ?\))\.?$",
        ),
    ),
    # ... at the gate. © Ann Lee, Harbour Press
    ("sign_credit", ("©",), re.compile(rf"(© ?{NAMES}(?: ?[,/] ?{NAMES})?)$")),
    # ... at the gate – Ann Lee/Harbour Press
    ("dash_slash", ("/",), re.compile(rf"(?:[–—|]|(?<= )-) ?({SLASHED})$")),
    # ... at the gate. HARBOUR/Ann Lee
    (
        "agency_slash",
        ("/",),
        re.compile(
            rf"((?:[A-Z]{{2,}}|{_PERSON}(?: {_PERSON}){{1,3}})/{NAME}(?: {NAME}){{0,3}}(?:/{NAME}(?: {NAME})?)?)\.?$"
        ),
    ),
    # ... at the gate of the harbour – Anagency
    ("dash_name", (" – ", " — "), re.compile(rf"[^.!?:;,\"”’'»)] [–—] ({NAME}(?: {NAME}){{0,2}})$")),
)

# A paragraph may end like this; group 1 is the tail. Before each pattern, signs of which it needs one.
_BODY_TAILS = (
    # ... he said. (Reporting by Ann Lee; editing by Jo Ray)
    (
        "reported_by",
        ("(",),
        re.compile(
            r"(\((?i:(?:additional |further )?(?:reporting|writing|editing|compiled|graphics?|translat\w+"
            r"|with (?:\w+ ){0,2}(?:reporting|inputs?|files?)))\s+(?:by|from)\s[^()]*(?:\([^()]*\)[^()]*)*\)?\.?)$"
        ),
    ),
    # ... he said. (With inputs from agencies)
    (
        "with_files",
        ("(",),
        re.compile(
            rf"(\((?i:with (?:\w+ ){{0,2}}(?:inputs?|files?|reports?|reporting)) (?:from|by|of) {CREDITED}\)\.?)$"
        ),
    ),
    # ... the gates are open. — Ann Lee (@ann) June 3, 2024
    ("post_signature", ("(@",), re.compile(r"([—–-]{1,2} ?[^—–@]{1,60} ?\(@\w+\) [A-Z][a-z]+ \d{1,2}, \d{4})$")),
    # ... he said. — HARBOUR
    ("sign_off", ("–", "—", "--"), re.compile(rf"[.!?”\"’']( ?(?:[–—]+|--) ?(?:{SLASHED}|[A-Z]{{2,}}|{NAME})\.?)$")),
    # ... he said. © 2024 Harbour News
    (
        "tail_copyright",
        ("©", "(c)", "Copyright"),
        re.compile(r"[.!?”\"’']( (?:Copyright ©?|©|\(c\)) ?\d{4}.{0,150})$"),
    ),
)
_AFTER_MARK = frozenset(("sign_off", "tail_copyright"))  # they begin with the mark before the tail
_TAIL_SIGNS = (  # no tail without a dash is without one
    "(@", "eporting", "riting", "diting", "(with", "(With", "ompiled", "©", "(c)", "opyright", "–", "—", "--",
)  # fmt: skip


def mark_captions(lines: list[Line]) -> None:
    """Give the zone caption to open lines that end in a photographer's or agency's credit.

    More than three different bracketed credits in one article are the links of a round-up, and stay text.
    """
    found: list[tuple[Line, str, str]] = []
    for line in lines:
        end = _caption_end(line) if line.is_open and 2 <= line.words <= 120 else None
        if end is None:
            continue
        name, match = end
        if match.start(1) == 0:
            line.give("credit", name)
        elif line.words >= 4:
            found.append((line, name, match.group(1)))
    brackets = {credit for _, name, credit in found if name == "bracket_credit"}
    for line, name, _ in found:
        if name != "bracket_credit" or len(brackets) <= 3:
            line.give("caption", name)


def _caption_end(line: Line) -> tuple[str, re.Match[str]] | None:
    """The name of the rule that finds a credit at the end of a line, and its match."""
    window = max(0, len(line.text) - 140)
    tail = line.text[window:]
    if not _may_end_in_credit(tail):
        return None
    for name, signs, pattern in _CAPTION_ENDS:
        if holds(tail, signs) and (match := pattern.search(line.text, window)) and _is_credit(line, match, name):
            return name, match
    return None


def _may_end_in_credit(tail: str) -> bool:
    """Whether one of the rules on credits can fit, by their signs and the last character: quick, for most lines."""
    last = tail[-1]
    if last in ")]" or "/" in tail or tail[-2:] == ").":
        return True
    if not tail.isascii() and ("©" in tail or (last != "." and ("–" in tail or "—" in tail))):
        return True
    return ":" in tail and holds(tail, _CAPTION_ENDS[1][1])


def _is_credit(line: Line, match: re.Match[str], name: str) -> bool:
    before = line.text[: match.start(1)]
    words = match.group(1).strip("[](). ").casefold().split()
    if not words or any(word.strip(".,:") in _NO_CREDIT for word in words):
        return False
    if name == "dash_name":
        return (
            len(before.split()) >= 9
            and not line.wrapped
            and not line.text.endswith(".")
            and not before.lstrip().startswith(('"', "“", "‘", "'", "«", "„", "-", "–", "—", "•"))
        )
    return len(words) <= 14 and match.group(1) != match.group(1).lower()


def credit_start(line: Line) -> int | None:
    """Where the credit of a caption starts, as an offset into the line."""
    end = _caption_end(line)
    return end[1].start(1) if end else None


def dateline_end(line: Line, others: Iterable[Line]) -> tuple[int, str] | None:
    """Where the dateline of a line ends, as an offset into the line, and the name of the rule."""
    text = line.text[:120]
    if _DATELINE_SIGN.search(text) is None:
        return None
    for name, pattern in _DATELINES:
        match = pattern.match(text)
        if match is None:
            continue
        words = {word.strip(".,:—–-()").casefold() for word in match.group().split()}
        if words & _NO_PLACE and "(" not in match.group():
            return None
        if name == "place_colon" and any(_SPEAKER.match(other.text) for other in others if other is not line):
            return None
        return match.end(), name
    return None


def tail_start(line: Line) -> tuple[int, str] | None:
    """Where a credit after the text of a line starts, as an offset into the line, and the name of the rule."""
    window = max(0, len(line.text) - 600)
    tail = line.text[window:]
    dashed = "--" in tail or (not tail.isascii() and ("–" in tail or "—" in tail or "©" in tail))
    if not dashed and not (("(" in tail or "Copyright" in tail) and holds(line.text, _TAIL_SIGNS)):
        return None
    for name, signs, pattern in _BODY_TAILS:
        if not holds(tail, signs):
            continue
        match = pattern.search(line.text, max(0, window - (name in _AFTER_MARK)))
        if match and match.start(1) > 0:
            return match.start(1), name
    return None
