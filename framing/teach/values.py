"""Whatever a student gives as an answer, taken for what it is: a number, a text, several of them, or something else.

A cell can hand over anything: a scalar of numpy, a column of a table, a function that nobody called. None of it may
end in a traceback, so types are looked at and few methods are called, each of them in a `try`.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable, Iterable, Set
from decimal import Decimal
from fractions import Fraction
from itertools import islice
from typing import Any, Literal, NamedTuple

MOST_ITEMS = 1_000
"""More of a list are not looked at."""
MOST_SIGNS = 5_000
"""More of a text are not kept."""
_MARKS = "\"'“”‘’«»`"
_ALIKE = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "‐": "-", "‑": "-", "–": "-", "—": "-", "\u00a0": " "})


class Given(NamedTuple):
    """An answer as it was taken. `what` says what it is, in words."""

    kind: Literal["nothing", "number", "truth", "text", "several", "table", "function", "other"]
    what: str
    number: float = float("nan")
    text: str = ""
    items: tuple[Given, ...] = ()
    index_holds_words: bool = False

    @property
    def missing(self) -> bool:
        """Whether there is nothing in it: in a list it does not count."""
        return self.kind == "nothing" or (self.kind == "number" and math.isnan(self.number))

    @property
    def shown(self) -> str:
        """It in short, for a file and a message."""
        if self.kind == "several":
            return ", ".join(item.shown for item in self.items)[:MOST_SIGNS]
        return self.text


NOTHING = Given("nothing", "nothing")


def take(answer: object) -> Given:
    """What an answer is. Never raises.

    Examples
    --------
    >>> take(4).number, take(" docker ").text, [item.text for item in take({"b", "a"}).items]
    (4.0, 'docker', ['a', 'b'])
    >>> take(len).what
    'a function that was not called'
    """
    try:
        return _taken(answer, 0)
    except Exception:  # whatever it does when it is looked at, a student gets a sentence
        return Given("other", "an object that cannot be read")


def fold(text: str) -> str:
    """A text without what two spellings of one word may differ in: case, blanks, marks around it, kinds of dashes.

    >>> fold(" “Docker” ") == fold("docker.")
    True
    """
    line = " ".join(unicodedata.normalize("NFC", text).translate(_ALIKE).split())
    return line.strip(_MARKS + " ").rstrip(".").strip(_MARKS + " ").casefold()


def _taken(answer: Any, depth: int) -> Given:
    kind = type(answer)
    if answer is None or answer is Ellipsis:
        return NOTHING
    for kinds, taken in _PLAIN.items():
        if issubclass(kind, kinds):
            return taken(answer)
    home = kind.__module__.partition(".")[0]
    if depth > 3:
        given = Given("other", "a list in a list in a list")
    elif home in ("numpy", "pandas"):
        given = _of_a_table(answer, kind, home, depth)
    elif issubclass(kind, _SEVERAL):
        given = _several(islice(iter(answer), MOST_ITEMS), depth, ordered=not issubclass(kind, Set))
    elif callable(answer) and not issubclass(kind, type):
        given = Given("function", "a function that was not called")
    else:
        given = _other(kind)
    return given


def _truth(answer: Any) -> Given:
    return Given("truth", "a yes or no", text=str(bool(answer)))


def _bytes(answer: Any) -> Given:
    return _text(bytes(answer).decode("utf-8", "replace"))


def _text(text: str) -> Given:
    kept = " ".join(text[:MOST_SIGNS].split())
    return Given("text", "a text", text=kept) if kept else NOTHING


def _number(answer: Any) -> Given:
    try:
        number = float(answer)
    except OverflowError:  # a whole number of more than 308 digits
        number = float("inf") if answer > 0 else float("-inf")
    whole = number.is_integer() and abs(number) < 1e15
    return Given("number", "a number", number, str(int(number)) if whole else f"{number:.6g}")


def _of_a_table(answer: Any, kind: type, home: str, depth: int) -> Given:
    """Scalars, columns, rows and tables of numpy and pandas."""
    if kind.__name__ in ("NAType", "NaTType"):
        return Given("number", "a missing value")
    if getattr(answer, "ndim", None) == 0 and hasattr(answer, "item"):  # a scalar
        return _taken(answer.item(), depth + 1)
    if home == "pandas" and getattr(answer, "ndim", 0) == 2:
        if tuple(answer.shape) == (1, 1):
            return _taken(answer.iat[0, 0], depth + 1)
        return Given("table", "a table")
    if not hasattr(answer, "__len__"):
        return _other(kind)
    plain = answer.ravel() if home == "numpy" else getattr(answer, "array", answer)
    given = _several(iter(plain[:MOST_ITEMS]), depth, ordered=True)
    index = getattr(answer, "index", None)
    words = index is not None and not callable(index) and all(type(word) is str for word in index[:MOST_ITEMS])
    return given._replace(index_holds_words=bool(words))


def _several(items: Iterable[Any], depth: int, *, ordered: bool) -> Given:
    taken = [given for given in (_taken(item, depth + 1) for item in items) if not given.missing]
    if not ordered:
        taken.sort(key=lambda given: (given.kind, given.text))
    if not taken:
        return Given("several", "an empty list")
    return Given("several", f"a list of {len(taken)}", items=tuple(taken))


def _other(kind: type) -> Given:
    name = str(type.__dict__["__name__"].__get__(kind))[:40]
    return Given("other", f"an object of the type {name}" if name.isprintable() else "an object")


_SEVERAL: tuple[type, ...] = (list, tuple, Set, dict, type({}.keys()), type({}.values()))
_PLAIN: dict[tuple[type, ...], Callable[[Any], Given]] = {
    (bool,): _truth,
    (str,): lambda answer: _text(str.__str__(answer)),
    (bytes, bytearray): _bytes,
    (int, float, Decimal, Fraction): _number,
}
"""Types > how they are taken. True is a whole number to Python, so it comes first."""
