"""Units: sentences as rows of words, marks and quotations, on which the grammar of attribution works.

A unit is a sentence, or the sentences that one quotation holds together with its frame: `"We stay. All of us," one
said.` What stands inside quotation marks is one item, so that the words of a speaker are never read as a frame.

Like all of the grammar, this is written for rows of numbers: Python runs it as it stands, and numba compiles it for
large corpora (`framing.text.attribution.grammar`).
"""

from __future__ import annotations

from typing import NamedTuple

from framing.text.attribution.codes import (
    CAPITAL,
    CLOSING,
    COLON,
    COMMA,
    DASH,
    ELLIPSIS,
    END,
    MARKS,
    OPENING,
    OTHER,
    QUOTATION,
    SEMICOLON,
    WORD,
)
from framing.text.attribution.reading import Page

Items = tuple[int, int]
"""First and last item of a part of a unit."""
NOWHERE: Items = (-1, -1)
"""No items."""

_LONGEST_PARENTHESIS = 5
_LONGEST_UNIT = 200
"""Words; no sentence of prose is as long."""

_BLANK, _HYPHEN, _STOP = map(ord, " -.")
_SINGLE = tuple(
    zip(
        map(ord, ",;:()[]–—―…"),
        (COMMA, SEMICOLON, COLON, OPENING, CLOSING, OPENING, CLOSING, DASH, DASH, DASH, ELLIPSIS),
        strict=True,
    )
)
_ENDS = tuple(map(ord, ".!?"))
_CLOSERS = tuple(map(ord, "\"'”’»)"))  # after a stop that ends a sentence
_BLANKS = (0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000)


class Stretch(NamedTuple):
    """What makes a unit: its place, its words and its quotations."""

    start: int
    end: int
    first: int  # word
    stop: int
    quotation: int
    last_quotation: int
    opening: bool  # it opens its text: the headline, where no zone says so
    in_headline: bool


class Unit(NamedTuple):
    """A row of items: words, marks and quotations. `forms` and `classes` are as in `codes`.

    They go on with three ends of sentences, so that the grammar may look three items beyond either end.
    """

    end: int
    opening: bool
    in_headline: bool
    bare: bool  # no mark ends it
    forms: list[int]
    classes: list[int]
    starts: list[int]
    ends: list[int]
    openings: list[int]  # items with which a cue can begin
    choices: list[int]  # the row of `Page.cues` of each of them


def is_headline(unit: Unit) -> bool:
    """Whether it is a headline, or stands where one may."""
    return unit.opening or unit.in_headline


def is_capital(unit: Unit, at: int) -> bool:
    """Whether the item is a word that begins with a capital."""
    return unit.classes[at] & CAPITAL != 0


def find(unit: Unit, form: int, start: int, end: int) -> int:
    """The first item of a form between two, -1 if there is none."""
    forms = unit.forms
    for at in range(start, min(end, len(unit.starts))):
        if forms[at] == form:
            return at
    return -1


def stretches_of(page: Page) -> list[Stretch]:
    """The stretches of a page that hold a quotation or a word that can be a cue; the others cost next to nothing."""
    found = [Stretch(0, 0, 0, 0, 0, 0, False, False)][:0]  # so numba knows of what the list is
    starts, ends = page.sentence_starts, page.sentence_ends
    for text in range(len(page.sentences) - 1):
        at, last = page.sentences[text], page.sentences[text + 1]
        quotation, most = page.quotations[text], page.quotations[text + 1]
        opening = True
        while at < last:
            start, end, first, stop = starts[at], ends[at], page.sentence_first[at], page.sentence_stop[at]
            in_headline, quoted = page.in_headline[at], quotation
            at += 1
            while quotation < most and page.quotation_starts[quotation] < end:
                end = max(end, page.quotation_ends[quotation])
                stop = max(stop, page.quotation_stop[quotation])
                quotation += 1
                while at < last and starts[at] < end:
                    end, stop = max(end, ends[at]), max(stop, page.sentence_stop[at])
                    at += 1
            if quotation > quoted or page.n_openings[stop] > page.n_openings[first]:
                _add_stretch(page, Stretch(start, end, first, stop, quoted, quotation, opening, in_headline), found)
            opening = False
    return found


def _add_stretch(page: Page, whole: Stretch, found: list[Stretch]) -> None:
    """A stretch as it is; a list or a page without a full stop is cut between words, so that its cost grows with its
    length and no faster."""
    if whole.stop - whole.first <= _LONGEST_UNIT:
        found.append(whole)
        return
    start, first, quotation = whole.start, whole.first, whole.quotation
    while first < whole.stop:
        stop, last = min(first + _LONGEST_UNIT, whole.stop), quotation
        end = page.starts[stop] if stop < whole.stop else whole.end
        while last < whole.last_quotation and page.quotation_starts[last] < end:
            last += 1
        if last > quotation and page.quotation_ends[last - 1] > end:
            stop = _first_from(page, page.quotation_ends[last - 1], stop, whole.stop)
            end = page.starts[stop] if stop < whole.stop else whole.end
        found.append(Stretch(start, end, first, stop, quotation, last, False, whole.in_headline))
        start, first, quotation = end, stop, last


def read_unit(page: Page, stretch: Stretch) -> Unit:
    """The unit of a stretch with its items."""
    end = stretch.end
    bare = end > 0 and page.alnum[end - 1] != 0
    lists = ([0][:0], [0][:0], [0][:0], [0][:0], [0][:0], [0][:0])  # empty ones of numbers, as numba has to be told
    unit = Unit(end, stretch.opening, stretch.in_headline, bare, *lists)
    at = inside = stretch.start
    quotation, last = stretch.quotation, stretch.last_quotation
    starts, ends, word = page.starts, page.ends, stretch.first
    while word < stretch.stop:
        while quotation < last and page.quotation_starts[quotation] < ends[word]:
            at = inside = _add_quotation(page, unit, quotation, at)
            quotation += 1
        start = starts[word]
        if start < inside:
            word += 1
            continue
        if at < start:
            _add_marks(page, unit, at, start)
        stop = min(page.run_stops[word], stretch.stop)
        if quotation < last:
            stop = _first_from(page, page.quotation_starts[quotation], word + 1, stop)
        _add_words(page, unit, word, stop)
        at, word = ends[stop - 1], stop
    while quotation < last:
        at = _add_quotation(page, unit, quotation, at)
        quotation += 1
    _add_marks(page, unit, at, unit.end)
    if OPENING in unit.forms:
        _close_parentheses(unit)
    unit.forms.extend((END, END, END))
    unit.classes.extend((MARKS[END], MARKS[END], MARKS[END]))
    return unit


def _first_from(page: Page, place: int, first: int, stop: int) -> int:
    """The first of some words that begins at a place or behind it."""
    word = first
    while word < stop and page.starts[word] < place:
        word += 1
    return word


def _add_words(page: Page, unit: Unit, first: int, stop: int) -> None:
    """Add words that nothing but blanks parts."""
    before = len(unit.starts) - first
    for opening in range(page.n_openings[first], page.n_openings[stop]):
        unit.openings.append(before + page.opening_words[opening])
        unit.choices.append(page.opening_choices[opening])
    unit.forms.extend(page.forms[first:stop])
    unit.classes.extend(page.classes[first:stop])
    unit.starts.extend(page.starts[first:stop])
    unit.ends.extend(page.ends[first:stop])


def _add(unit: Unit, form: int, classes: int, start: int, end: int) -> None:
    """Add a mark or a quotation at the end."""
    unit.forms.append(form)
    unit.classes.append(classes)
    unit.starts.append(start)
    unit.ends.append(end)


def _add_quotation(page: Page, unit: Unit, quotation: int, at: int) -> int:
    """Add a quotation and the marks before it; where it ends."""
    start, end = page.quotation_starts[quotation], page.quotation_ends[quotation]
    _add_marks(page, unit, at, start)
    _add(unit, QUOTATION, page.quotation_classes[quotation], start, end)
    return int(end)


def _add_marks(page: Page, unit: Unit, start: int, end: int) -> None:
    """Add the marks between two places."""
    at, characters = start, page.characters
    while at < end:
        if characters[at] == _BLANK:
            at += 1
            continue
        form, stop = mark_at(characters, at, end)
        if form != OTHER and (form != END or stop >= unit.end - 1 or not _abbreviates(page, unit, at)):
            _add(unit, form, MARKS[form], at, stop)
        at = stop


def _abbreviates(page: Page, unit: Unit, at: int) -> bool:
    """Whether a stop inside a unit follows a word: Mr. Okoye, No. 5. After a quotation it ends a sentence."""
    if page.characters[at] != _STOP or len(unit.ends) == 0:
        return False
    return unit.ends[-1] == at and unit.classes[-1] & WORD != 0


def mark_at(characters: list[int], at: int, end: int) -> tuple[int, int]:
    """The form of the mark that stands at a place, `OTHER` for none, and where it ends; nothing is read from `end` on.

    Marks are `, ; : ( ) [ ] – — ― -- ... …`, a hyphen between blanks, and a stop before a blank, a closing mark or the
    end.
    """
    mark, following = characters[at], characters[at + 1] if at + 1 < end else -1
    if mark in _ENDS:
        if mark == _STOP and following == _STOP and at + 2 < end and characters[at + 2] == _STOP:
            return ELLIPSIS, at + 3
        closes = following == -1 or following in _CLOSERS or is_blank(following)
        return END if closes else OTHER, at + 1
    if mark == _HYPHEN:
        if following == _HYPHEN:
            return DASH, at + 2
        alone = at > 0 and is_blank(characters[at - 1]) and is_blank(following)
        return DASH if alone else OTHER, at + 1
    for character, form in _SINGLE:
        if mark == character:
            return form, at + 1
    return OTHER, at + 1


def is_blank(character: int) -> bool:
    """Whether `str.isspace` holds for a code point."""
    if character < 0x80:
        return character == _BLANK or 9 <= character <= 13 or 28 <= character <= 31
    return character in _BLANKS or 0x2000 <= character <= 0x200A


def _close_parentheses(unit: Unit) -> None:
    """Take away the marks of short parentheses, which stand inside a phrase."""
    for at in range(len(unit.starts) - 1, -1, -1):
        if unit.forms[at] != OPENING:
            continue
        end = find(unit, CLOSING, at, at + _LONGEST_PARENTHESIS + 2)
        said = False  # (the union said) is no part of a phrase
        for item in unit.openings:
            said = said or at < item < end
        if end >= 0 and not said:
            _remove(unit, end)
            _remove(unit, at)


def _remove(unit: Unit, at: int) -> None:
    """Take an item away that begins no cue."""
    unit.forms.pop(at)
    unit.classes.pop(at)
    unit.starts.pop(at)
    unit.ends.pop(at)
    for number in range(len(unit.openings)):
        if unit.openings[number] > at:
            unit.openings[number] -= 1
