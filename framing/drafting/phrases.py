"""Names and noun phrases of a sentence, by word order, capitals and closed classes; without a parser or a tagger."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from framing.drafting.reading import Sentence, Usage, is_name
from framing.drafting.words import (
    HONORIFICS,
    OFFICES,
    PEOPLE,
    act_forms,
    is_actor,
    is_body,
    is_person,
    known_heads,
    singular,
)
from framing.mentions.words import FUNCTION, ING_NOUNS, VERBS, is_plural
from framing.text.closed_classes import DETERMINERS, POSSESSIVES, words


class Name(NamedTuple):
    """A name at `words[first:last + 1]`; the words from `title` to `first` are the title before it."""

    first: int
    last: int
    key: tuple[str, ...]
    title: int


class Chunk(NamedTuple):
    """A noun phrase at `words[first:last + 1]` without its determiner.

    `name` is the name it ends with, `inner` one that stands before its head, `owner` the word in the genitive before
    it (-1 for none).
    """

    first: int
    last: int
    determiner: str
    owner: int
    name: Name | None
    inner: Name | None


_TO_VERB = words("to will would can could may might must should did does do not he she they it we i who")


@dataclass(frozen=True, eq=False)
class Parsed:
    """A sentence with its names and noun phrases, in order."""

    sentence: Sentence
    names: tuple[Name, ...]
    chunks: tuple[Chunk, ...]

    def form(self, at: int) -> str:
        """The form of a word, "" beyond the ends."""
        return self.sentence.words[at].form if 0 <= at < len(self.sentence.words) else ""

    def gap(self, at: int) -> str:
        """The marks before a word; a full stop beyond the ends."""
        return self.sentence.words[at].gap if 0 <= at < len(self.sentence.words) else "."


def parse(sentence: Sentence, usage: Usage) -> Parsed:
    """The names and noun phrases of a sentence."""
    capital = [is_name(sentence, i, usage) for i in range(len(sentence.words))]
    names = tuple(_names(sentence, capital, usage))
    return Parsed(sentence, names, tuple(_chunks(sentence, names, usage)))


def is_role(form: str, usage: Usage) -> bool:
    """Whether a word is a title or an office: a noun of a person that is no surname."""
    return (
        is_person(form)
        and not is_plural(form)
        and (usage.lower[form] > 0 or singular(form) in known_heads() or form in PEOPLE)
    )


def _names(sentence: Sentence, capital: list[bool], usage: Usage) -> Iterator[Name]:
    at = 0
    while at < len(capital):
        if not capital[at]:
            at += 1
            continue
        last = _run_end(sentence, capital, at)
        yield from _split(sentence, at, last, usage)
        at = last + 1


def _run_end(sentence: Sentence, capital: list[bool], at: int) -> int:
    """The last word of the capitals that begin at a place: also over "of" after a word such as Ministry."""
    words = sentence.words
    last = at
    while last + 1 < len(words):
        here, after = words[last], words[last + 1]
        if after.gap or (here.possessive and not here.form.endswith("s")):
            break
        if capital[last + 1]:
            last += 1
        elif after.form in ("of", "for") and last + 2 < len(words) and is_actor(here.form) and not here.possessive:
            beyond = last + 2 + (words[last + 2].form == "the")
            if beyond >= len(words) or not capital[beyond] or words[beyond].gap:
                break
            last = beyond
        else:
            break
    return last


def _split(sentence: Sentence, first: int, last: int, usage: Usage) -> Iterator[Name]:
    """The name at the end of a run of capitals, its title, and the name before the title: FBI Director Ada Okoye."""
    words = sentence.words
    roles = [i for i in range(first, last + 1) if words[i].form in HONORIFICS or is_role(words[i].form, usage)]
    inner = [i for i in roles if i < last and not any(is_body(w.form) for w in words[i + 1 : last + 1])]
    if not inner:
        end = last
        while end >= first and roles and end in roles and usage.lower[words[end].form]:
            end -= 1  # Norlandic President: an office and no name
        if end >= first:
            yield Name(first, end, _key(sentence, first, end), first)
        return
    at = inner[-1]
    if words[at + 1].form in ("of", "for"):  # Secretary of State Ada Okoye: the office ends where the name begins
        at = min(at + 2, last - 1)
        if at <= inner[-1] + 1:
            yield Name(first, last, _key(sentence, first, last), first)
            return
    title = inner[0]
    while title > first and (usage.lower[words[title - 1].form] or words[title - 1].form in OFFICES):
        title -= 1
    if title > first:
        yield Name(first, title - 1, _key(sentence, first, title - 1), first)
    yield Name(at + 1, last, _key(sentence, at + 1, last), title)


def _key(sentence: Sentence, first: int, last: int) -> tuple[str, ...]:
    """The forms of a name: hyphens part words, and the article al- is no part of it."""
    forms = [part for word in sentence.words[first : last + 1] for part in word.form.replace("‐", "-").split("-")]
    kept = tuple(form for form in forms if form not in ("al", "el", "the"))
    return kept or tuple(forms)


def _chunks(sentence: Sentence, names: tuple[Name, ...], usage: Usage) -> Iterator[Chunk]:
    words = sentence.words
    name_at = {i: name for name in names for i in range(name.first, name.last + 1)}
    first, determiner, owner = -1, "", -1
    for i, word in enumerate(words):
        if first >= 0 and word.gap:
            yield _chunk(sentence, first, i - 1, determiner=determiner, owner=owner, name_at=name_at)
            first, determiner, owner = -1, "", -1
        elif word.gap:
            determiner, owner = "", -1
        begun = first >= 0 or bool(determiner) or owner >= 0
        if i not in name_at and _closes(sentence, i, begun=begun, inside=first >= 0, usage=usage, name_at=name_at):
            if first >= 0:
                yield _chunk(sentence, first, i - 1, determiner=determiner, owner=owner, name_at=name_at)
            first, owner = -1, -1
            determiner = word.form if word.form in DETERMINERS or word.form in POSSESSIVES else ""
            continue
        if first < 0:
            first = i
        if word.possessive and not (i + 1 < len(words) and i in name_at and name_at[i].last > i):
            yield _chunk(sentence, first, i, determiner=determiner, owner=owner, name_at=name_at)
            first, determiner, owner = -1, "", i
    if first >= 0:
        yield _chunk(sentence, first, len(words) - 1, determiner=determiner, owner=owner, name_at=name_at)


def _chunk(
    sentence: Sentence, first: int, last: int, *, determiner: str, owner: int, name_at: dict[int, Name]
) -> Chunk:
    name = name_at.get(last)
    inner = next((name_at[i] for i in range(first, last + 1) if i in name_at and name_at[i] is not name), None)
    return Chunk(first, last, determiner, owner, name, inner)


def _closes(sentence: Sentence, at: int, *, begun: bool, inside: bool, usage: Usage, name_at: dict[int, Name]) -> bool:
    """Whether a word is no part of a noun phrase, or not of the one that has begun before it."""
    word = sentence.words[at]
    form = word.form
    if form in FUNCTION or not form[:1].isalpha() or (form.endswith("ly") and not is_actor(form)):
        return True
    if at and sentence.words[at - 1].form in _TO_VERB and not word.gap and not is_actor(form):
        return True
    if not inside:
        # "the divided country", "the leading union": behind a determiner a participle stands before its noun.
        return not begun and (form in VERBS or (form.endswith(("ed", "ing")) and "-" not in form))
    if form.endswith("ed") and "-" not in form and form != "armed":
        return True
    if form.endswith("ing") and form not in ING_NOUNS and "-" not in form:
        return True
    before = sentence.words[at - 1].form
    after_noun = at - 1 in name_at or is_plural(before) or is_person(before)
    if form in VERBS:
        return True
    if form in act_forms() or usage.verb[form] > usage.noun[form] or _is_third_person(form, usage):
        return after_noun and not is_actor(form)
    return False


def _is_third_person(form: str, usage: Usage) -> bool:
    return form.endswith("s") and usage.verb[form[:-1]] + usage.verb[form[:-2]] > usage.noun[form[:-1]]
