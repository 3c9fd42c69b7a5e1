"""Articles on their way into a corpus: what stops them, what is told and goes on."""

from __future__ import annotations

import re
import unicodedata
import warnings
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from framing._checks import FramingError, FramingWarning

# U+FEFF and U+200B are blank to the eye and not to str.strip.
_SHOWN = re.compile(r"[^\s\ufeff\u200b]")


@dataclass(frozen=True)
class Article:
    """An article on its way into the corpus: its text, its docvars, its file, and where a message says it stands."""

    text: str
    docvars: dict[str, str]
    file: str
    place: str


def check_unique(articles: Sequence[Article]) -> None:
    """Raise `FramingError` if two articles have one id; the message names the places of both."""
    seen: dict[str, str] = {}
    for article in articles:
        name = article.docvars["id"]
        if name in seen:
            raise FramingError(
                f"{article.place}: the id {name!r} stands here and in {seen[name]}. "
                "Ids must be unique: mend one of them, or add a column id that tells the articles apart."
            )
        seen[name] = article.place


def without_nul(article: Article) -> Article:
    """NUL becomes a space: it means nothing in an article, breaks other programs, and offsets must stay."""
    held = [name for name, value in (("text", article.text), *article.docvars.items()) if "\0" in value]
    if not held:
        return article
    n = article.text.count("\0") + sum(value.count("\0") for value in article.docvars.values())
    _warn(f"article {article.docvars['id']!r}: {n} NUL in {', '.join(held)}, read as a space.")
    docvars = {name: value.replace("\0", " ") for name, value in article.docvars.items()}
    return Article(article.text.replace("\0", " "), docvars, article.file, article.place)


def without_blank(articles: Sequence[Article], path: Path) -> list[Article]:
    """The articles that have a text; a warning names those that have none, and none at all is a `FramingError`."""
    blank = [a for a in articles if not _SHOWN.search(a.text)]
    if len(blank) == len(articles):
        raise FramingError(
            f"{path}: no article has a text. Check that the column or the files of the texts are the right ones."
        )
    if blank:
        shown = ", ".join(f"{a.docvars['id']!r} ({a.place.removeprefix(f'{path}, ')})" for a in blank[:5]) + (
            ", ..." if len(blank) > 5 else ""
        )
        _warn(f"{path}: {len(blank)} blank article{'s' if len(blank) > 1 else ''} left out: {shown}.")
    left_out = {id(a) for a in blank}
    return [a for a in articles if id(a) not in left_out]


def warn_spellings(outlets: Sequence[str], path: Path) -> None:
    """Outlets that differ in case, space and punctuation only are probably one; only the user knows."""
    spellings: dict[str, Counter[str]] = {}
    for outlet in outlets:
        key = re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", outlet).casefold())
        if key:
            spellings.setdefault(key, Counter())[outlet] += 1
    for found in spellings.values():
        if len(found) > 1:
            shown = " and ".join(f"{name!r} ({n} article{'s' if n > 1 else ''})" for name, n in sorted(found.items()))
            _warn(f"{path}: the outlets {shown} are counted apart. If they are one, write its name in one way.")


def _warn(message: str) -> None:
    warnings.warn(message, FramingWarning, stacklevel=4)
