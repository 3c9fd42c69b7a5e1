"""Sentences as rows of words, and how the corpus uses each word: what noun phrases are read from."""

from __future__ import annotations

import re
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import pandas as pd

from framing._checks import FramingWarning
from framing.corpus import Corpus
from framing.drafting.words import HONORIFICS, TIMES, is_compound_end, seed_families, singular
from framing.mentions.words import FUNCTION
from framing.text.closed_classes import DETERMINERS, POSSESSIVES, words
from framing.text.function_words import ENGLISH
from framing.text.sentences import find_sentences
from framing.text.spans import spans_by_document
from framing.text.tokens import TOKEN_PATTERN, fold

_FEWEST_FUNCTION_WORDS = 0.15
_SHORT = 30  # words: shorter articles are taken for English without a count
_LONGEST = 120  # words of a sentence that are read
_ARTICLE_WORDS = 20_000  # words of an article that are read
_PREFIXES = ("al", "el", "ad", "an", "ar", "as", "at", "az", "ul", "abu", "de", "la")
_INITIALS = re.compile(r"(?:[^\W\d_]\.){2,}")
_MARKS = re.compile(r"[\s\"'“”‘’«»„‹›]+")
_TO = words("to will would can could may might must should shall did does do not he she they it we i who cannot didn't")


class Word(NamedTuple):
    """A word of a sentence: `text` as it stands, `form` folded; both without the possessive ending."""

    form: str
    text: str
    start: int
    end: int
    capital: bool
    possessive: bool
    gap: str  # the marks between the word before and this one, without blanks and quotation marks


@dataclass(frozen=True, eq=False)
class Sentence:
    """A counted sentence; `document` is the position of its article, `number` its place in it."""

    document: int
    number: int
    start: int
    end: int
    words: tuple[Word, ...]
    titled: bool  # nearly all its words have capitals: a headline, where capitals tell nothing


@dataclass(eq=False)
class Usage:
    """How often the corpus has a word in lower case, with a capital within a sentence, as verb and as noun."""

    lower: Counter[str] = field(default_factory=Counter)
    capital: Counter[str] = field(default_factory=Counter)
    verb: Counter[str] = field(default_factory=Counter)
    noun: Counter[str] = field(default_factory=Counter)

    def is_common(self, form: str) -> bool:
        """Whether a word with a capital is a common word all the same: the corpus has it in lower case."""
        return self.lower[form] > 0

    def add(self, sentence: Sentence) -> None:
        """Count the words of a sentence."""
        before = ""
        for at, word in enumerate(sentence.words):
            if not word.capital:
                self.lower[word.form] += 1
            elif at and not sentence.titled:
                self.capital[word.form] += 1
            if before in _TO and not word.gap:
                self.verb[word.form] += 1
            elif (before in DETERMINERS or before in POSSESSIVES) and not word.gap:
                self.noun[word.form] += 1
            before = word.form


@dataclass(frozen=True, eq=False)
class Reading:
    """The counted sentences of a corpus in a fixed order, by article id, and the use of their words."""

    corpus: Corpus
    ids: tuple[str, ...]
    outlets: tuple[str, ...]
    events: tuple[str, ...]
    texts: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    usage: Usage

    def by_document(self) -> dict[int, list[Sentence]]:
        """The sentences of each article."""
        found: dict[int, list[Sentence]] = {i: [] for i in range(len(self.ids))}
        for sentence in self.sentences:
            found[sentence.document].append(sentence)
        return found


def read(corpus: Corpus, *, zones: pd.DataFrame) -> Reading:
    """Read the counted sentences of the articles that are in English.

    Articles are taken in the order of their ids, so that the order of the corpus changes nothing.
    """
    order = sorted(range(len(corpus)), key=lambda i: corpus.ids[i])
    spans = spans_by_document(find_sentences(corpus, zones), ["start", "end", "counted"])
    events = corpus.docvars["event"].astype(str).tolist() if "event" in corpus.docvars else [""] * len(corpus)
    sentences: list[Sentence] = []
    usage = Usage()
    for document, position in enumerate(order):
        text = corpus.texts[position]
        own = list(_sentences(text, document, spans.get(corpus.ids[position], [])))
        if not _is_english(own):
            warnings.warn(
                f"article {corpus.ids[position]!r} does not read as English, and drafting knows no other grammar: "
                "nothing is proposed from it.",
                FramingWarning,
                stacklevel=4,
            )
            continue
        for sentence in own:
            usage.add(sentence)
        sentences += own
    outlets = [str(corpus.docvars["outlet"].iat[i]) for i in order]
    return Reading(
        corpus, tuple(corpus.ids[i] for i in order), tuple(outlets), tuple(events[i] for i in order),
        tuple(corpus.texts[i] for i in order), tuple(sentences), usage,
    )  # fmt: skip


def words_of(text: str, start: int, end: int) -> Iterator[Word]:
    """The words of a sentence.

    >>> [w.form for w in words_of("The D.N.C.'s chair, Mara", 0, 24)]
    ['the', 'dnc', 'chair', 'mara']
    """
    before = start
    for match in TOKEN_PATTERN.finditer(text, start, end):
        token = match.group()
        form, stop = fold(token), match.end()
        possessive = False
        if form.endswith("'s") and len(form) > 2:
            form, stop, possessive, token = form[:-2], stop - 2, True, token[:-2]
        elif text[stop : stop + 1] in ("'", "’") and form.endswith("s"):
            possessive = True
        if _INITIALS.fullmatch(form):
            form = form.replace(".", "")
        if form == "us" and token.replace(".", "") == "US":
            form = "US"  # the country, which is no pronoun
        gap = _MARKS.sub("", text[before : match.start()])
        if gap == "." and before - start <= 24 and len(form) > 0:
            gap = ""  # the stop of an abbreviation, for a sentence ends at any other
        yield Word(form, token, match.start(), stop, _capital(token), possessive, gap.replace(".", ""))
        before = match.end()


def _capital(token: str) -> bool:
    """Whether a word is written as a name: al-Amin is, Norland-backed and anti-Amin are not."""
    parts = re.split("[‐‑-]", token)
    if len(parts) > 1 and (is_compound_end(fold(parts[-1])) or parts[0].casefold() in ("anti", "pro", "non", "ex")):
        return False
    if parts[0][:1].isupper():
        return not (len(parts) > 1 and parts[-1].islower() and len(parts[-1]) > 4)
    return len(parts) > 1 and parts[0] in _PREFIXES and parts[1][:1].isupper()


def _sentences(text: str, document: int, spans: Sequence[tuple[int, int, bool]]) -> Iterator[Sentence]:
    number = n_words = 0
    for start, end, counted in spans:
        if not counted:
            continue
        words = tuple(word for _, word in zip(range(_LONGEST), words_of(text, start, end), strict=False))
        if words:
            yield Sentence(document, number, start, end, words, _is_titled(words))
            number += 1
        n_words += len(words)
        if n_words > _ARTICLE_WORDS:
            return


def _is_titled(words: Sequence[Word]) -> bool:
    telling = [w for w in words if w.form not in FUNCTION and w.form.isalpha()]
    return len(telling) > 4 and sum(w.capital for w in telling) >= 0.75 * len(telling)


def _is_english(sentences: Sequence[Sentence]) -> bool:
    forms = [word.form for sentence in sentences for word in sentence.words]
    return len(forms) < _SHORT or sum(f in ENGLISH for f in forms) >= _FEWEST_FUNCTION_WORDS * len(forms)


def is_name(sentence: Sentence, at: int, usage: Usage) -> bool:
    """Whether a word is written as part of a name; at the beginning of a sentence the rest of the corpus tells."""
    word = sentence.words[at]
    if not word.capital or word.form in FUNCTION or word.form in ENGLISH or word.form in TIMES - HONORIFICS:
        return False
    if word.form == "i" or not any(c.isalpha() for c in word.form):
        return False
    if seed_families().get(singular(word.form)) == "armed-actors":
        return False  # Islamists: a label, though written with a capital
    if at and not sentence.titled:
        return True
    if usage.capital[word.form] or word.form in HONORIFICS:
        return usage.capital[word.form] >= usage.lower[word.form] or word.form in HONORIFICS
    if usage.lower[word.form]:
        return False
    following = sentence.words[at + 1] if at + 1 < len(sentence.words) else None
    return following is not None and following.capital and not following.gap and not sentence.titled
