"""What a pattern may be: words, `*` and slots. The one place that says what is wrong with one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from framing._checks import did_you_mean
from framing.io.tree import printable
from framing.lexicon import SLOT

MAX_WORDS = 12
MAX_STARS = 3

_HYPHENS = "‐‑-"  # the plain one last, for character classes
_IN_WORDS = frozenset("'’ʼ‘.*\u200c\u200d \t" + _HYPHENS)  # U+200C and U+200D join letters in some scripts
_REGEX_SIGNS = frozenset("?[]|()^$+\\")
_DASHES = frozenset("–—―−")
_PARTING = frozenset(",;/:")
_WHOLE_SLOT = re.compile(rf"(?:^|(?<=[\s{_HYPHENS}]))\{{[^{{}}]*\}}(?=[\s{_HYPHENS}]|$)")
_STRAY_HYPHEN = re.compile(rf"(?:^|\s)[{_HYPHENS}]|[{_HYPHENS}](?:\s|$)|[{_HYPHENS}]{{2}}")
_WORD_GAP = re.compile(rf"[\s{_HYPHENS}]+")
_NUMBER_MARK = re.compile(r"(?<=\d)[,:](?=\d)")


def pattern_fault(text: str, slots: Collection[str]) -> str:
    """What is wrong with a pattern, with the remedy; "" where nothing is.

    Parameters
    ----------
    text
        The pattern as its author wrote it.
    slots
        The slots and referents there are.

    Returns
    -------
    str
        Sentences that continue "line 3: ".

    Notes
    -----
    A pattern has at most 12 words and a word at most 3 `*`: what is read is matched in a time that is known beforehand.

    Examples
    --------
    >>> pattern_fault("{country}-backed", ["country"])
    ''
    >>> pattern_fault("rebel(s)?", [])  # doctest: +ELLIPSIS
    "'rebel(s)?': `(` means nothing in a pattern: ..."
    """
    if not text.strip():
        return "a pattern is empty. Write a word, or delete it."
    fault = _slot_fault(text, slots)
    bare = SLOT.sub("x", text)
    fault = fault or _character_fault(bare) or _word_fault(bare)
    return printable(f"{text[:80]!r}: {fault}") if fault else ""


def _slot_fault(text: str, slots: Collection[str]) -> str:
    rest = SLOT.sub("", text)
    if "{" in rest or "}" in rest:
        return "a brace has no partner. A slot is written {country}."
    for name in SLOT.findall(text):
        if name not in slots:
            there = ", ".join(f"{{{slot}}}" for slot in sorted(slots)[:12]) or "none"
            return f"there is no slot {{{name}}}; there are: {there}.{did_you_mean(name, slots)}"
    if _WHOLE_SLOT.sub("", text) != rest:
        return "a slot must be a word of its own: put a blank or a hyphen between it and the letters beside it."
    return ""


def _character_fault(text: str) -> str:
    numbers = _NUMBER_MARK.sub("", text)  # 30,000 and 12:30 are words
    if ".*" in text:
        return "`.*` is of regular expressions. Write `*` for any letters."
    for character in numbers:
        if character.isalnum() or character in _IN_WORDS or unicodedata.category(character).startswith("M"):
            continue
        shown = f"`{character}`" if character.isprintable() else f"the character U+{ord(character):04X}"
        if character in _REGEX_SIGNS:
            return (
                f"{shown} means nothing in a pattern: it is no regular expression. Singular, plural and possessive"
                " match by themselves; `*` stands for any letters."
            )
        if character in _DASHES:
            return f"{shown} is a dash. Write a hyphen (-) or a blank."
        if character in _PARTING:
            return f"{shown} means nothing in a pattern. If these are two patterns, write them as two."
        return f"{shown} means nothing in a pattern. Write words only; a blank or a hyphen parts them."
    return ""


def _word_fault(text: str) -> str:
    if _STRAY_HYPHEN.search(text.strip()):
        return "a hyphen must stand between two words. (The dash of a list needs a blank after it.)"
    words = _WORD_GAP.split(text.strip())
    if all(set(word) == {"*"} for word in words):
        return "`*` alone matches every word. Name at least one word beside it."
    if len(words) > MAX_WORDS:
        return f"{len(words)} words; a pattern has at most {MAX_WORDS}. Keep those that tell."
    for word in words:
        if word.count("*") > MAX_STARS:
            return f"{word[:40]!r} has {word.count('*')} `*`; a word has at most {MAX_STARS}."
        if word != "*" and not any(character.isalnum() for character in word):
            return f"{word!r} holds no letter. Write a word, or `*` for any word."
    return ""
