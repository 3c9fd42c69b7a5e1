"""Dates: is a line a date and nothing else? Asked word by word: a long line of figures holds nothing up."""

from __future__ import annotations

import re

from framing.text.zones.shapes import word_set

_MONTHS = word_set(
    """
    jan january januar janvier enero janeiro gennaio feb february februar février febrero fevereiro febbraio mar march
    märz mars marzo março maart apr april avril abril aprile may mai mayo maio maggio mei jun june juni juin junio junho
    giugno jul july juli juillet julio julho luglio aug august août agosto augustus sep sept september septembre
    septiembre setembro settembre oct october octobre octubre outubro ottobre okt oktober nov november novembre
    noviembre novembro dec december dez dezember décembre diciembre dezembro dicembre
    """
)
_DAYS = word_set(
    """
    mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday montag dienstag
    mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes
    miércoles jueves viernes sábado domingo
    """
)
_STAMPS = word_set(
    """
    published updated update last posted modified created issued first date veröffentlicht aktualisiert publié mis jour
    publicado actualizado
    """
)
_SMALL = word_set(
    """
    on at the of de le el la à um uhr am pm a.m p.m gmt utc est edt et pst pdt pt cst ct cet cest bst ist eat pkt local
    time and
    """
)
_UNITS = word_set(
    """
    s m h d w sec secs second seconds min mins minute minutes hr hrs hour hours day days week weeks month months year
    years an a one
    """
)
_FIGURE = re.compile(r"\d{1,4}(?:st|nd|rd|th)?$|\d{1,2}(?:am|pm)$")
_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}(?::\d{2})?(?:am|pm)?$")
_NUMERIC = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}$|\d{4}-\d\d-\d\dT\S+$", re.IGNORECASE)
_STAMP_ENDS = ("m", "M", ".")
_STAMP = re.compile(
    r"(?:[A-Za-zÀ-ÿ]{3,10}\.? \d{1,2},? \d{4}|\d{1,2}\.? [A-Za-zÀ-ÿ]{3,10}\.? \d{4}|\d{1,4}[./-]\d{1,2}[./-]\d{2,4})"
    r"(?: at|,| -| \||T)? ?\d{1,2}[:.]\d{2}(?::\d{2})? ?(?:[ap]\.?m\.?)?$",
    re.IGNORECASE,
)


def is_date_line(text: str) -> bool:
    """Whether every word is part of a date, and a day is named: a time alone may be a heading of a live report.

    >>> [is_date_line(line) for line in ("Published June 3, 2024 at 5:53 pm", "3 hours ago", "9:34 p.m.")]
    [True, True, False]
    """
    if len(text) > 120 or not any(map(str.isdigit, text)):
        return False
    words = [
        word.strip(".,:;()[]|").casefold() for part in text.split(" ") for word in re.split(r"[,|•·/](?=\D)", part)
    ]
    words = [word for word in words if word]
    day = ago = False
    for word in words:
        if word in _MONTHS or word in _DAYS or _NUMERIC.match(word):
            day = True
        elif word == "ago":
            ago = True
        elif not (
            word in _STAMPS
            or word in _SMALL
            or word in _UNITS
            or _FIGURE.match(word)
            or _CLOCK.match(word)
            or word == "-"
        ):
            return False
    stamped = any(word in _STAMPS for word in words) and any(_CLOCK.match(word) for word in words)
    return day or ago or stamped


def ends_in_time_stamp(text: str) -> bool:
    """Whether a line ends in a day and a time, as the line above a reader's comment does.

    >>> ends_in_time_stamp("harbour_fan Dec 06, 2024 05:53pm")
    True
    """
    return (text[-1:] in _STAMP_ENDS or text[-1:].isdecimal()) and _STAMP.search(text[-48:]) is not None
