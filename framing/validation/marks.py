"""Marks: namings that a coder marks in a sentence, as `The {dockers|STRIKERS|docker|unattributed} went home.`

Braces, for they are on every keyboard and in hardly any article; a brace of the article itself is shown as an ornament
that looks like one, of the same length, so that no place moves.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from framing.validation.questions import Codes, read_code

_PIECE = re.compile(r"[{}]")
_ORNAMENTS = str.maketrans("{}", "❴❵")


class Mark(NamedTuple):
    """One naming in a sentence; `start` and `end` count in the sentence as it was before it was marked."""

    start: int
    end: int
    referent: str = ""
    label: str = ""
    attribution: str = ""


def unmarked(sentence: str) -> str:
    """A sentence as a coder finds it.

    Examples
    --------
    >>> unmarked("The {dockers} left.")
    'The ❴dockers❵ left.'
    """
    return sentence.translate(_ORNAMENTS)


def write_marks(sentence: str, marks: list[Mark]) -> str:
    """A sentence with its marks; what `read_marks` reads.

    Examples
    --------
    >>> write_marks("The dockers left.", [Mark(4, 11, "STRIKERS", "docker")])
    'The {dockers|STRIKERS|docker} left.'
    """
    parts, last = [], 0
    for mark in sorted(marks):
        fields = "|".join(mark[2:]).rstrip("|")
        inner = unmarked(sentence[mark.start : mark.end])
        parts += [unmarked(sentence[last : mark.start]), "{", inner, f"|{fields}" if fields else "", "}"]
        last = mark.end
    return "".join([*parts, unmarked(sentence[last:])])


def read_marks(text: str, codes: Codes) -> tuple[str, list[Mark], list[str]]:
    """The sentence without its marks, as `unmarked` shows it; the marks; and what is wrong with them.

    Fields are told by their place: referent (where the codebook has any), label, attribution. Those at the end may be
    left out.

    Examples
    --------
    >>> codes = {"referent": ("STRIKERS",), "label": ("docker",), "attribution": ("direct",)}
    >>> read_marks("The {dockers|STRIKERS|docker} left.", codes)[:2]
    ('The dockers left.', [Mark(start=4, end=11, referent='STRIKERS', label='docker', attribution='')])
    """
    fields = [name for name in ("referent", "label", "attribution") if name in codes]
    out: list[str] = []
    marks: list[Mark] = []
    problems: list[str] = []
    length, last, opened = 0, 0, -1

    def take(piece: str) -> None:
        nonlocal length
        out.append(piece)
        length += len(piece)

    for found in _PIECE.finditer(text):
        before, last, sign = text[last : found.start()], found.end(), found.group()
        if sign == "}" and opened >= 0:
            inside, *given = before.split("|")
            take(inside)
            mark, wrong = _mark(opened, length, given, fields, codes)
            if mark.end > mark.start:
                marks.append(mark)
            else:
                wrong = ["braces with no word in them."]
            problems += wrong
            opened = -1
            continue
        take(before)
        if sign == "{" and opened < 0:
            opened = length
        else:
            problems.append(f"a brace {sign} without its partner, after {before[-20:]!r}. Marks do not hold marks.")
    if opened >= 0:
        problems.append("a brace { that is never closed.")
    take(text[last:])
    return "".join(out), marks, problems


def _mark(start: int, end: int, given: list[str], fields: list[str], codes: Codes) -> tuple[Mark, list[str]]:
    wrong = [f"a mark with {len(given)} codes; there are {', '.join(fields)}."] if len(given) > len(fields) else []
    read = {name: read_code(name, value, codes) for name, value in zip(fields, given, strict=False)}
    wrong += [problem for _, problem in read.values() if problem]
    return Mark(start, end, **{name: code for name, (code, _) in read.items()}), wrong
