"""What a student has answered: one JSON file beside the notebook, read again after a reload.

A file that cannot be read is set aside under another name and never lost. Where nothing can be written, answers are
kept as long as the notebook runs.
"""

from __future__ import annotations

import itertools
import json
import os
import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from framing._checks import FramingError, FramingWarning
from framing.io.whole import write_whole

FILE = "framing-answers.json"
FOLDER_VARIABLE = "FRAMING_ANSWERS"
"""The environment variable with the folder of the file, where it is not the notebook's."""
MOST_BYTES = 5_000_000
MOST_TRIES = 100
_FORMAT = "framing-answers"


@dataclass(frozen=True)
class Record:
    """What is known of one exercise: wrong answers, each once; the answer that counts; first and last time.

    What was right once stays right, and later answers change nothing of it.
    """

    tries: tuple[str, ...] = ()
    attempts: int = 0
    verdict: str = ""
    answer: str = ""
    key: str = ""
    first: str = ""
    last: str = ""


@dataclass(frozen=True)
class Kept:
    """What the file holds: notebook > the edition it was started with; (edition, id) > record."""

    started: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    records: Mapping[tuple[str, str], Record] = field(default_factory=lambda: MappingProxyType({}))

    def with_start(self, notebook: str, edition: str) -> Kept:
        """With a notebook that was started."""
        return replace(self, started=MappingProxyType({**self.started, notebook: edition}))

    def with_record(self, edition: str, id: str, record: Record) -> Kept:
        """With a record that is new or changed."""
        return replace(self, records=MappingProxyType({**self.records, (edition, id): record}))

    def record(self, edition: str, id: str) -> Record:
        """What is known of an exercise."""
        return self.records.get((edition, id), Record())


def answers_path(folder: str | Path | None = None) -> Path:
    """Where the answers are kept: in the folder of the notebook, or in the one that FRAMING_ANSWERS names."""
    return Path(folder or os.environ.get(FOLDER_VARIABLE) or Path.cwd()).absolute() / FILE


def now() -> str:
    """The time in UTC, to the second. A clock may be wrong; nothing is reckoned from it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def added(record: Record, *, verdict: str, key: str, answer: str) -> Record:
    """A record with one more answer.

    The same answer again is no further attempt, and after a right one nothing changes. The last time is never before
    the first, whatever the clock says.
    """
    if record.verdict == "right":
        return record
    again = key == record.key or key in record.tries
    tries = record.tries if again or verdict != "wrong" else (*record.tries, key)[-MOST_TRIES:]
    time = now()
    first = record.first or time
    return Record(tries, record.attempts + (not again), verdict, answer, key, first, max(first, record.last, time))


def load(path: Path) -> tuple[Kept, bool]:
    """What a file holds; nothing where there is none. One that is broken, or something else, is set aside.

    Returns
    -------
    tuple
        What it holds, and whether the file may be written: not where it could neither be read nor set aside.

    Warns
    -----
    FramingWarning
        If it was set aside, with its new name, or could not be.
    """
    try:
        if not path.exists():
            return Kept(), True
        with path.open("rb") as stream:
            raw = stream.read(MOST_BYTES + 1)
        if len(raw) > MOST_BYTES:
            raise ValueError("too large")
        return _kept(json.loads(raw)), True
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return Kept(), _set_aside(path)


def save(path: Path, kept: Kept) -> bool:
    """Write the file whole or not at all; whether it could be written."""
    answers: dict[str, dict[str, Any]] = {}
    for (edition, id), r in sorted(kept.records.items()):
        answers.setdefault(edition, {})[id] = {
            "answer": r.answer,
            "attempts": r.attempts,
            "first": r.first,
            "key": r.key,
            "last": r.last,
            "tries": list(r.tries),
            "verdict": r.verdict,
        }
    tree = {"format": _FORMAT, "version": 1, "started": dict(sorted(kept.started.items())), "answers": answers}
    data = (json.dumps(tree, indent=1) + "\n").encode("ascii")  # half a character is written as an escape
    try:
        write_whole(path, data)  # in a browser too, where JSON that is cut to nothing on the way stops the notebook
    except (OSError, FramingError):
        return False
    return True


def _kept(tree: Any) -> Kept:
    """Every part is checked: the file may be anybody's."""
    if tree["format"] != _FORMAT or tree["version"] != 1:
        raise ValueError("another format")
    started = {_text(notebook): _text(edition) for notebook, edition in tree["started"].items()}
    records = {}
    for edition, own in tree["answers"].items():
        for id, r in own.items():
            attempts = r["attempts"]
            if type(attempts) is not int or not 0 <= attempts < 10**9 or type(r["tries"]) is not list:
                raise ValueError("no record")
            texts = {name: _text(r[name]) for name in ("verdict", "answer", "key", "first", "last")}
            records[edition, id] = Record(tries=tuple(map(_text, r["tries"])), attempts=attempts, **texts)
    return Kept(MappingProxyType(started), MappingProxyType(records))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return value


def _set_aside(path: Path) -> bool:
    """Give a file another name, and say so; whether that was done."""
    aside = next(a for n in itertools.count(1) if not (a := path.with_name(f"{path.stem}.aside-{n}.json")).exists())
    try:
        path.rename(aside)
    except OSError:
        message = f"{path} could not be read as answers. Move it away; until then answers last as long as the notebook."
        warnings.warn(message, FramingWarning, stacklevel=2)
        return False
    message = f"{path.name} could not be read as answers; it is kept as {aside.name}, and answers begin anew."
    warnings.warn(message, FramingWarning, stacklevel=2)
    return True
