"""Whether an answer is right, and what is said when it is not.

Answers are compared with literals; nothing is computed from articles here. What is right is public: a judgement helps
those who learn, and is no examination.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from framing.teach.exercises import Exercise, Mistake, Value, Words
from framing.teach.remarks import choice_remark, number_remark, word_remark, words_remark
from framing.teach.values import Given, fold, take

Verdict = Literal["none", "unfit", "wrong", "right", "kept"]
"""No answer; not what is asked for, which is no attempt; wrong; right; a text that a teacher will read."""

_ASKED = {
    "number": "A number is asked",
    "word": "One word or name is asked, as a text",
    "words": "Several words are asked, as a list of texts",
    "choice": "One of the options is asked",
    "text": "A sentence is asked, as a text in quotation marks",
}
_NUMBER = re.compile(r"[+-]?(?:\d[\d,]*)?(?:\.\d+)?\s*%?")


class Judged(NamedTuple):
    """A verdict and what is said. `key` is one for answers that are the same; `hint` is 1 to 3, 0 without one."""

    verdict: Verdict
    said: str
    key: str = ""
    given: str = ""
    hint: int = 0
    mistake: str = ""


def judge(exercise: Exercise, answer: object, tried: Sequence[str] = ()) -> Judged:
    """Judge an answer.

    Parameters
    ----------
    exercise
        What is asked.
    answer
        Anything at all. None and `...` are no answer.
    tried
        The keys of wrong answers that were given before, each once, in their order.

    Returns
    -------
    Judged
        A wrong answer has the hint of its mistake where that is known by name, and otherwise a remark and the next of
        the three hints. The same wrong answer has the same hint as before.
    """
    given = take(answer)
    if given.kind == "several" and len(given.items) == 1 and exercise.kind != "words":
        given = given.items[0]
    if given.kind == "nothing":
        return Judged("none", "No answer yet. Put yours in the place of `...` and run the cell again.")
    unfit = _unfit(exercise, given)
    if unfit:
        return Judged("unfit", unfit, given=given.shown)
    key = _key(exercise, given)
    if exercise.kind == "text":
        return _text(exercise, given, key, tried)
    if _matches(exercise, given):
        return Judged("right", "Right.", key, given.shown)
    mistake = next((m for m in exercise.edition.mistakes if _same(exercise, given, m)), None)
    if mistake is not None:
        return Judged("wrong", f"Not so. {mistake.hint}", key, given.shown, 0, mistake.name)
    return _hinted(exercise, given, key, tried, _remark(exercise, given))


def is_right(exercise: Exercise, value: Value) -> bool:
    """Whether a value is the right answer."""
    return _matches(exercise, take(value))


def _hinted(exercise: Exercise, given: Given, key: str, tried: Sequence[str], remark: str) -> Judged:
    """A wrong answer with the hint of its turn."""
    turn = tried.index(key) if key in tried else len(tried)
    level = min(turn, 2) + 1
    said = " ".join(part for part in ("Not so.", remark, f"Hint {level} of 3: {exercise.hints[level - 1]}") if part)
    return Judged("wrong", said, key, given.shown, level)


def _unfit(exercise: Exercise, given: Given) -> str:
    """What is said to an answer of another kind than is asked for, which uses up no hint."""
    asked = _ASKED[exercise.kind]
    if given.kind in ("function", "table", "other", "truth"):
        if given.kind == "truth" and _option_of(exercise, given):
            return ""
        remedy = {
            "function": " Add () at its end, to call it.",
            "table": " Take the one cell of it that answers the question.",
        }.get(given.kind, "")
        return f"{asked}; this is {given.what}.{remedy}"
    if exercise.kind == "words":
        return _unfit_words(given, asked)
    if given.kind == "several":
        return f"{asked}; this is {given.what}."
    if exercise.kind == "number":
        return _unfit_number(given, asked)
    if exercise.kind == "choice":
        return "" if _option_of(exercise, given) else choice_remark(exercise, given)
    return f"{asked}; this is {given.what}." if given.kind == "number" else ""


def _unfit_number(given: Given, asked: str) -> str:
    if given.kind == "text":
        if _NUMBER.fullmatch(given.text) and any(sign.isdigit() for sign in given.text):
            return f"In quotation marks this is a text. {asked}: write it without them, and without a % sign."
        return f"{asked}; this is {given.what}."
    if given.missing:
        return f"{asked}; this is a missing value (nan). A division by nothing, or a row that is not there?"
    return ""


def _unfit_words(given: Given, asked: str) -> str:
    if given.kind == "number" or (given.kind == "several" and any(item.kind != "text" for item in given.items)):
        remedy = " The words are in its index: add .index" if given.index_holds_words else ""
        what = "a list that holds other things than texts" if given.kind == "several" else given.what
        return f"{asked}; this is {what}.{remedy}"
    return f"{asked}; this is {given.what}." if given.kind == "several" and not given.items else ""


def _option_of(exercise: Exercise, given: Given) -> str:
    """The option that is meant, "" if it is none."""
    wanted = [fold(given.text)]
    if given.kind == "truth":
        wanted.append("yes" if given.text == "True" else "no")
    return next((option for option in exercise.options if fold(option) in wanted), "")


def _words(given: Given) -> frozenset[str]:
    """The words of a set; one text may hold several, with commas between them."""
    texts = [item.text for item in given.items] if given.kind == "several" else re.split("[,;]", given.text)
    return frozenset(filter(None, map(fold, texts)))


def _key(exercise: Exercise, given: Given) -> str:
    if exercise.kind == "number":
        return f"{given.number:.9g}"
    if exercise.kind == "words":
        return " | ".join(sorted(_words(given)))[:200]
    return fold(_option_of(exercise, given) or given.text)[:200]


def _matches(exercise: Exercise, given: Given) -> bool:
    answer = exercise.edition.answer
    if answer is None:
        return False
    also = (take(spelling) for spelling in exercise.edition.also)
    return any(_equal(exercise, given, right) for right in (take(answer), *also))


def _same(exercise: Exercise, given: Given, mistake: Mistake) -> bool:
    return _equal(exercise, given, take(mistake.value))


def _equal(exercise: Exercise, a: Given, b: Given) -> bool:
    if exercise.kind == "number":
        return abs(a.number - b.number) <= exercise.tolerance + 1e-9 * max(1.0, abs(b.number))
    return _key(exercise, a) == _key(exercise, b)


def _remark(exercise: Exercise, given: Given) -> str:
    """What can be said of a wrong answer from the answer alone."""
    right = take(exercise.edition.answer)
    if exercise.kind == "number":
        return number_remark(given.number, right.number, exercise.tolerance)
    if exercise.kind == "words":
        return words_remark(_words(given), _words(right))
    if exercise.kind == "word":
        return word_remark(fold(given.text), [fold(s) for s in (right.text, *exercise.edition.also)])
    return ""


def _text(exercise: Exercise, given: Given, key: str, tried: Sequence[str]) -> Judged:
    """A text: what a program can see of it. The rest is a teacher's."""
    wanted = exercise.accept
    said = fold(given.text)
    n = len(re.findall(r"\w+", said))
    for words in wanted.must_not:
        found = _first(words, said)
        if found:
            remark = words.hint or "Say what the passages show without it."
            return Judged("wrong", f"Not yet. The word {found!r} is in it. {remark}", key, given.shown, 0, "wording")
    if n < wanted.least_words:
        return _hinted_text(exercise, given, key, tried, f"It has {n} words; at least {wanted.least_words} are asked.")
    for words in wanted.must_mention:
        if not _first(words, said):
            return _hinted_text(exercise, given, key, tried, words.hint or "Something that is asked for is not in it.")
    looked_for = "; ".join(criterion.text for criterion in exercise.rubric)
    read = "Kept for your teacher to read; a program cannot judge it."
    return Judged("kept", f"{read} Looked for: {looked_for}." if looked_for else read, key, given.shown)


def _hinted_text(exercise: Exercise, given: Given, key: str, tried: Sequence[str], remark: str) -> Judged:
    judged = _hinted(exercise, given, key, tried, remark)
    return judged._replace(said=judged.said.replace("Not so.", "Not yet.", 1))


def _first(words: Words, text: str) -> str:
    """The first of the words that stands in a text; `*` stands for letters at the end of one."""
    for word in words.words:
        pattern = re.escape(fold(word)).replace(r"\*", r"\w*")
        found = re.search(rf"(?<!\w){pattern}(?!\w)", text)
        if found:
            return found.group()
    return ""
