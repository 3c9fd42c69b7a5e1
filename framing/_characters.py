"""Characters that deceive: those that nobody sees inside a word, and letters of one alphabet that pass for another's.

Texts stay as they are and offsets point into them; only the form in which words match each other is without them.
"""

from __future__ import annotations

import re
import unicodedata

INVISIBLE = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
"""Soft hyphen, characters of no width, controls of writing direction: the inside of a class in a regular expression."""

# Cyrillic and Greek letters that look as Latin ones do in most typefaces (Unicode Technical Standard 39, confusables),
# not those that are only alike.
LOOKALIKES = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0455\u0456\u0458\u04bb\u04cf\u0501\u051b\u051d"
    "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0405\u0406\u0408"
    "\u03b1\u03bd\u03bf\u03c1\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7",
    "aeopcyxsijhldqw" "ABEKMHOPCTYXSIJ" "avopABEZHIKMNOPTYX",
)  # fmt: skip
_DROPPED = re.compile(f"[{INVISIBLE}]")
_RUN = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z]")


def seen(word: str) -> str:
    """A word as a reader sees it: nothing invisible, letters of width or style as plain ones, ligatures as letters, and
    a word of Latin letters without those of another alphabet.

    A word that is of another alphabet as a whole stays what it is.

    Examples
    --------
    >>> seen("doc\\u200bkers"), seen("\\uff44ockers"), seen("o\\ufb03cials"), seen("d\\u043eckers")
    ('dockers', 'dockers', 'officials', 'dockers')
    >>> seen("\\u043e\\u043d") == "\\u043e\\u043d"
    True
    """
    if word.isascii():
        return word
    plain = _DROPPED.sub("", word)
    folded = unicodedata.normalize("NFKC", plain)
    # Some signs stand for a phrase; a word with a blank in it would be two.
    plain = unicodedata.normalize("NFC", plain) if " " in folded else folded
    return _RUN.sub(_in_latin, plain)


def _in_latin(match: re.Match[str]) -> str:
    """The letters, if all that is not Latin among them only looks so, and some are Latin."""
    letters = match.group()
    if letters.isascii() or not _LATIN.search(letters):
        return letters
    latin = letters.translate(LOOKALIKES)
    return latin if latin.isascii() else letters
