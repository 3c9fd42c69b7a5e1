"""Dates as news databases write them, in six languages, as ISO 8601; never guessed, never looked for inside a line."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

_MONTHS = (
    "january jan januar janner janvier janv enero ene gennaio gen januari",
    "february feb februar fevrier fevr febrero febbraio februari",
    "march mar marz maerz mrz mars marzo maart mrt",
    "april apr avril avr abril abr aprile",
    "may mai mayo maggio mag mei",
    "june jun juni juin junio giugno giu",
    "july jul juli juillet juil julio luglio lug",
    "august aug aout agosto ago augustus",
    "september sept sep septembre septiembre setiembre settembre set",
    "october oct oktober okt octobre octubre ottobre ott",
    "november nov novembre noviembre",
    "december dec dezember dez decembre diciembre dic dicembre",
)
_WEEKDAYS = (
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun "
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag "
    "lundi mardi mercredi jeudi vendredi samedi dimanche "
    "lunes martes miercoles jueves viernes sabado domingo "
    "lunedi martedi mercoledi giovedi venerdi sabato domenica "
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"
)
_NUMBERS = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split()}
_DAYS = frozenset(_WEEKDAYS.split())

_WORD = r"[^\W\d_]{2,12}"
_FORMS = tuple(
    re.compile(form + r"(?![0-9])")
    for form in (
        rf"(?P<month>{_WORD})\.? (?P<day>[0-9]{{1,2}})(?:st|nd|rd|th|\.)?,? (?P<year>[0-9]{{4}})",
        rf"(?P<day>[0-9]{{1,2}})(?:\.|st|nd|rd|th|er|º|°)? ?(?:de |di )?(?P<month>{_WORD})\.?,? (?:de |del )?"
        r"(?P<year>[0-9]{4})",
        r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})",
        r"(?P<day>[0-9]{1,2})\. ?(?P<month>[0-9]{1,2})\. ?(?P<year>[0-9]{4})",
        r"(?P<day>[0-9]{1,2})/(?P<month>[0-9]{1,2})/(?P<year>[0-9]{4})",
        rf"(?P<month>{_WORD})\.?,? (?:de |del )?(?P<year>[0-9]{{4}})",
    )
)
_PREFIX = re.compile(rf"(?:(?P<weekday>{_WORD})\.?,? )?")
_TIME = re.compile(
    r"(?:at )?[0-9]{1,2}[:.h][0-9]{2}(?:[:.][0-9]{2})?(?: ?(?:[AaPp]\.?[Mm]\.?|Uhr|h|uur))?"
    r"(?: (?:\([A-Z]{2,5}\)|[A-Z]{2,5}(?:[+-][0-9:]{1,5})?))?\b"
)
_EDITION = re.compile(r"(?i)\b(?:edition|ausgabe|édition|edición|edizione|editie|correction appended)\b")


def read_date(text: str) -> str:
    """The date that a text is, as ISO 8601; "" if it is not one.

    Parameters
    ----------
    text
        The whole value of a field, such as that of Load-Date. What stands behind the date must be a weekday, a time
        or an edition.

    Returns
    -------
    str
        YYYY-MM-DD; YYYY-MM where no day is given. Numbers with slashes are read only where they can mean one day.

    Examples
    --------
    >>> [read_date(t) for t in ("March 14, 2025 Friday", "Freitag, 14. März 2025", "14 de marzo de 2025", "Mar 2025")]
    ['2025-03-14', '2025-03-14', '2025-03-14', '2025-03']
    >>> [read_date(t) for t in ("March 14, 2025: what we know", "Covid-19, part 1", "04/05/2025", "Spring 2025")]
    ['', '', '', '']
    """
    return split_date(text)[0]


def split_date(text: str) -> tuple[str, str]:
    """The date at the beginning of a line, and the edition that stands behind it; two blanks if it is no such line.

    >>> split_date("March 14, 2025 Friday 2:00 AM GMT"), split_date("14 mars 2025 vendredi Édition du soir")
    (('2025-03-14', ''), ('2025-03-14', 'Édition du soir'))
    """
    line = re.sub(r"\s+", " ", text[:200]).strip()
    prefix = _PREFIX.match(line)
    weekday = bool(prefix and prefix["weekday"] and _fold(prefix["weekday"]) in _DAYS)
    start = prefix.end() if prefix and weekday else 0
    for form in _FORMS:
        found = form.match(line, start)
        written = _iso(found) if found else ""
        if found and written:
            rest = _behind(line[found.end() :], weekday=weekday)
            return ("", "") if rest is None else (written, rest)
    return "", ""


def _behind(rest: str, *, weekday: bool) -> str | None:
    """The edition named behind a date, or None where what stands there shows that the line is no date."""
    rest = rest.strip(" ,;")
    word = re.match(_WORD, rest)
    if word and _fold(word[0]) in _DAYS:
        rest = rest[word.end() :].strip(" ,;.")
        time = _TIME.match(rest)
        return (rest[time.end() :] if time else rest).strip(" ,;")
    time = _TIME.match(rest)
    if time:
        rest = rest[time.end() :].strip(" ,;")
        word = re.match(_WORD, rest)
        if word and _fold(word[0]) in _DAYS:
            rest = rest[word.end() :].strip(" ,;")
    return rest if not rest or (_EDITION.search(rest) and not rest.startswith(":")) else None


def _iso(found: re.Match[str]) -> str:
    parts = found.groupdict()
    month = int(parts["month"]) if parts["month"].isdigit() else _NUMBERS.get(_fold(parts["month"]), 0)
    year = int(parts["year"])
    if not 1600 <= year < 2200 or month < 1:
        return ""
    if "day" not in parts:
        return f"{year:04}-{month:02}"
    day = int(parts["day"])
    if found[0].count("/") == 2 and month != day:
        if month <= 12 and day <= 12:
            return ""  # the fourth of May, or the fifth of April
        day, month = max(day, month), min(day, month)
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _fold(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))
