"""Words that are not what they look like: told of, for they match as they are seen while texts stay as they are."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path

from framing._characters import INVISIBLE, LOOKALIKES, seen
from framing._checks import FramingWarning
from framing.io.articles import Article

# Soft hyphens say where a word may be divided, and stand in any text of the web; they deceive nobody.
_HIDDEN = INVISIBLE.replace("\u00ad", "")
_LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
_ALIKE = "".join(map(chr, LOOKALIKES))
_ANY = re.compile(f"[{_HIDDEN}{_ALIKE}]")
# In scripts such as Persian and Hindi joiners belong to the spelling, so that Latin letters must stand on both sides.
_INSIDE = re.compile(f"(?<=[{_LATIN}])[{_HIDDEN}]+(?=[{_LATIN}])")
# All other letters of a word that passes for a Latin one are Latin, so that two of both kinds are neighbours.
_MIXED = re.compile(f"[A-Za-z](?=[{INVISIBLE}]*[{_ALIKE}])|[{_ALIKE}](?=[{INVISIBLE}]*[A-Za-z])")
_LETTER = re.compile(rf"[^\W\d_]|[{INVISIBLE}]")
_SHOWN = 30
"""Letters on either side that a message shows: a word may be as long as its writer likes."""


def warn_disguised(articles: Sequence[Article], path: Path) -> None:
    """Tell of words that would not be found if they were compared letter by letter.

    Parameters
    ----------
    articles
        Those that are counted.
    path
        What the message names.

    Warns
    -----
    FramingWarning
        One if texts hold invisible characters inside words of Latin letters, one if they hold words that mix letters
        of two alphabets which look alike: how many articles, the first of them, and the word with such characters
        written out.

    Examples
    --------
    >>> with warnings.catch_warnings(record=True) as told:
    ...     warnings.simplefilter("always")
    ...     warn_disguised([Article("The d\\u043eckers met.", {"id": "a"}, "a.csv", "a.csv, line 2")], Path("a.csv"))
    >>> print(told[0].message)
    a.csv: 1 article holds words that mix alphabets, such as 'd\\u043eckers' in 'a'. Words match as they are seen; \
texts stay as they are.
    """
    tell_disguised([(article.docvars["id"], *disguises(article.text)) for article in articles], path)


def disguises(text: str) -> tuple[str, str]:
    """The first word that holds something invisible and the first that mixes alphabets, written out; "" for none.

    Examples
    --------
    >>> disguises("The doc\\u200bkers met."), disguises("The dockers met.")
    (('doc\\\\u200bkers', ''), ('', ''))
    """
    if text.isascii() or not _ANY.search(text):
        return "", ""
    hidden, mixed = next(_hidden(text), None), next(_mixed(text), None)
    return (
        "" if hidden is None else _written_out(_word(text, hidden)),
        "" if mixed is None else _written_out(_word(text, mixed)),
    )


def tell_disguised(found: Sequence[tuple[str, str, str]], path: Path) -> None:
    """Warn of articles by their ids and `disguises`; see `warn_disguised`."""
    _tell(path, [(id, word) for id, word, _ in found if word], "invisible characters inside words")
    _tell(path, [(id, word) for id, _, word in found if word], "words that mix alphabets")


def _hidden(text: str) -> Iterator[int]:
    """Where something invisible stands between two Latin letters."""
    return (match.start() for match in _INSIDE.finditer(text))


def _mixed(text: str) -> Iterator[int]:
    """Where a word stands that is Latin to the eye alone."""
    return (match.start() for match in _MIXED.finditer(text) if seen(_word(text, match.start())).isascii())


def _word(text: str, place: int) -> str:
    """The letters round a place, and what is invisible among them."""
    start, end = place, place + 1
    while start > max(place - _SHOWN, 0) and _LETTER.match(text, start - 1):
        start -= 1
    while end < min(place + _SHOWN, len(text)) and _LETTER.match(text, end):
        end += 1
    return text[start:end]


def _written_out(word: str) -> str:
    return "".join(f"\\u{ord(c):04x}" if _ANY.match(c) or c == "\u00ad" else c for c in word)


def _tell(path: Path, found: Sequence[tuple[str, str]], what: str) -> None:
    if found:
        many = f"{len(found):,} articles hold" if len(found) > 1 else "1 article holds"
        name, word = found[0]
        warnings.warn(
            f"{path}: {many} {what}, such as '{word}' in {name!r}. Words match as they are seen; texts stay as they "
            "are.",
            FramingWarning,
            stacklevel=4,
        )
