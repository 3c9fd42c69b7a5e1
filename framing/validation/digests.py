"""Digests: names for items, articles and codebooks that change when what they name changes."""

from __future__ import annotations

import hashlib
import json

from framing.corpus import Corpus
from framing.io.lexicons import lexicon_to_dict
from framing.lexicon import Lexicon

LETTERS = "bcdfghjklmnpqrstvwxz"
"""Consonants only: no spreadsheet takes such a name for a number, a date or a formula, and it spells no word."""
_HEADER = ("citation", "note", "developed_on", "validated_on")


def digest(*parts: object) -> str:
    """SHA-256 of some texts and numbers, in hexadecimal digits."""
    return hashlib.sha256(json.dumps([str(part) for part in parts]).encode()).hexdigest()


def item_name(*parts: object) -> str:
    """A short name that is a hash of what it names.

    Examples
    --------
    >>> item_name("a", 0, 7)
    'kghhvbdxvsfm'
    """
    number = int(digest(*parts)[:16], 16)
    letters = []
    for _ in range(12):
        number, rest = divmod(number, len(LETTERS))
        letters.append(LETTERS[rest])
    return "".join(letters)


def corpus_digest(corpus: Corpus) -> str:
    """SHA-256 of ids, outlets and texts, whatever the order of the articles."""
    articles = sorted(
        digest(id, outlet, text)
        for id, outlet, text in zip(corpus.ids, corpus.docvars["outlet"], corpus.texts, strict=True)
    )
    return digest(*articles)


def lexicon_digest(lexicon: Lexicon) -> str:
    """SHA-256 of what a lexicon measures: all of it but what its header says of sources, development and validation.

    So a lexicon stays the one that was validated when the result is written into its header.
    """
    tree = lexicon_to_dict(lexicon)
    return digest(json.dumps({key: value for key, value in tree.items() if key not in _HEADER}, sort_keys=False))
