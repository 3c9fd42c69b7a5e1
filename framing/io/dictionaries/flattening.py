"""A lexicon as other programs know one: categories and entries. What has no place in that is named."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from framing.io.dictionaries.gathering import in_any_case
from framing.lexicon import SLOT, Label, Lexicon, Pattern

MOST_FORMS = 5_000
"""Entries that one pattern with slots may be written out as."""

_TRAILING = re.compile(r"[^*]+\*?")


@dataclass
class Flattener:
    """Writes patterns out and keeps count of what is lost.

    Parameters
    ----------
    lexicon
        What is written.
    ours
        Whether the format keeps capitals and the slot `country`.
    weights, definitions
        Whether the format has them.
    inner_stars
        Whether `*` may stand elsewhere than at the end of an entry.
    """

    lexicon: Lexicon
    ours: bool = False
    weights: bool = True
    definitions: bool = True
    inner_stars: bool = True
    lost: list[str] = field(default_factory=list)
    _counts: dict[str, list[str]] = field(default_factory=dict)

    def labels(self) -> tuple[Label, ...]:
        """The categories: those of a plain lexicon; of a codebook `REFERENT.label`, `REFERENT.names`,
        `REFERENT.titles.title`."""
        lexicon = self.lexicon
        labels = [*lexicon.categories]
        for referent in lexicon.referents:
            if referent.names:
                labels.append(Label(f"{referent.name}.names", referent.names, referent.definition))
            labels += [replace(title, name=f"{referent.name}.titles.{title.name}") for title in referent.titles]
            labels += [replace(label, name=f"{referent.name}.{label.name}") for label in referent.labels]
        found = tuple(label for label in map(self._label, labels) if label.patterns)
        self._rest(labels, found)
        return found

    def _label(self, label: Label) -> Label:
        patterns: dict[str, Pattern] = {}
        for pattern in label.patterns:
            for text in self._written(pattern):
                key = text if self.ours else text.casefold()
                patterns.setdefault(key, Pattern(text, weight=pattern.weight if self.weights else 1.0))
        if label.near or label.not_near:
            self._note("conditions (near, not_near), without which the entries match more often", label.name)
        if not self.weights and any(pattern.weight != 1 for pattern in label.patterns):
            self._note("weights", label.name)
        if not self.definitions and label.definition:
            self._note("definitions", label.name)
        return Label(label.name, tuple(patterns.values()), label.definition if self.definitions else "")

    def _written(self, pattern: Pattern) -> Iterator[str]:
        forms = list(itertools.islice(self._forms(pattern.text), MOST_FORMS + 1))
        if len(forms) > MOST_FORMS:
            self._note(f"patterns that stand for more than {MOST_FORMS:,} entries, which are left out", pattern.text)
            return
        for form in forms:
            text = form if self.ours else in_any_case(form)
            if text != form:
                self._note("that words in capitals match capitals only", form)
            if not self.inner_stars and not _TRAILING.fullmatch(text):
                self._note("patterns with `*` elsewhere than at their end, which are left out", pattern.text)
                return
            yield text

    def _forms(self, text: str) -> Iterator[str]:
        """The entries that a pattern with slots stands for."""
        slots = [slot for slot in dict.fromkeys(SLOT.findall(text)) if not (self.ours and slot == "country")]
        choices = [self._fillings(slot) for slot in slots]
        for filling in itertools.product(*choices):
            form = text
            for slot, filled in zip(slots, filling, strict=True):
                form = form.replace(f"{{{slot}}}", filled)
            yield form

    def _fillings(self, slot: str) -> list[str]:
        if slot in self.lexicon.slots:
            return [form for forms in self.lexicon.slots[slot].values() for form in forms]
        return [p.text for referent in self.lexicon.referents if referent.name == slot for p in referent.names]

    def _note(self, what: str, example: str) -> None:
        self._counts.setdefault(what, []).append(example)

    def _rest(self, labels: Sequence[Label], found: Sequence[Label]) -> None:
        lexicon = self.lexicon
        header = [
            name.replace("_", " ")
            for name in ("licence", "citation", "note", "developed_on", "validated_on")
            if getattr(lexicon, name) not in ("", NOT_STATED) and not (name == "note" and is_reading_note(lexicon.note))
        ]
        if header:
            self.lost.append(f"the header ({', '.join(header)}).")
        if not self.ours and lexicon.kind != "words":
            self.lost.append(f"the kind {lexicon.kind!r}: there, every match counts.")
        for name in ("exclusions", "generic", "modifiers"):
            if getattr(lexicon, name):
                self.lost.append(f"`{name}` ({len(getattr(lexicon, name))}).")
        for what, examples in self._counts.items():
            self.lost.append(f"{what} ({len(examples):,}, such as {examples[0][:80]!r}).")
        gone = [label.name for label in labels if label.name not in {kept.name for kept in found}]
        if gone:
            self.lost.append(f"categories without an entry ({', '.join(map(repr, gone[:5]))}).")


NOT_STATED = "not stated"
"""What the header of a lexicon says that was read from a file without one."""
_READ_FROM = "Read from "


def is_reading_note(note: str) -> bool:
    """Whether a note is the one that reading made."""
    return note.startswith(_READ_FROM)


def reading_note(file: str, about: str) -> str:
    """What is said of a lexicon wherever a number made with it is shown."""
    return (
        f"{_READ_FROM}{file}, {about}. Counted by the rules of this package: a word in the singular matches its plural "
        "and possessive too, of overlapping matches the longest counts, and a match counts in one category, the first."
    )
