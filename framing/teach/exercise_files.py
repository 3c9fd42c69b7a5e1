"""Files of exercises, read strictly: every mistake is told with its line.

```yaml
03-2:
  question: How many of the eight stand inside a quotation?
  kind: number            # number, word, words (a set), choice, text
  required: false
  tolerance: 0            # numbers only
  options: [up, down]     # choices only; without it, the answer and all mistakes
  hints: [a nudge, a sentence, a worked step]
  editions:
    harbour-strike:
      answer: 4           # of a word also [docker, dockers]: the first is shown, all are right
      mistakes:
        - {value: 5, name: captions, hint: A caption was counted.}
03-3:
  question: Write one sentence that is true of these passages.
  kind: text
  required: false
  hints: [...]
  accept:
    least_words: 8
    must_mention: [[docker, dockers], Herald]     # one word of each item; or {words: [...], hint: ...}
    must_not: [{words: [bias, biased], hint: ...}]
  rubric: [Names the outlet (1), {criterion: Quotes a passage, points: 2}]
```

`question`, `hints`, `tolerance`, `options` and `accept` may stand in an edition too, where they hold for it alone.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import cast

from framing.io.lexicon_shapes import ShapeReader, shape
from framing.io.strict_json import parse_json
from framing.io.strict_yaml import parse_yaml
from framing.io.tree import Entries, Items, Node, Text, load_text
from framing.teach.exercises import KINDS, Accept, Criterion, Edition, Exercise, Kind, Mistake, Value, Words
from framing.teach.notebooks import EDITIONS

BOTH = ("question", "hints", "tolerance", "options", "accept")
"""What an edition may have of its own."""
KEYS = ("question", "kind", "required", "tolerance", "options", "hints", "editions", "accept", "rubric")
_ID = re.compile(r"[0-9]{2}-[1-9]")
_MISTAKE_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_POINTS = re.compile(r"(.*\S)\s*\(\s*([0-9]+(?:\.[0-9]+)?)(?:\s*(?:points?|p))?\s*\)\.?")


def read_file(path: Path) -> dict[str, dict[str, Exercise]]:
    """Edition > id > exercise."""
    _, text = load_text(path, str(path))
    tree = (parse_json if path.suffix.lower() == ".json" else parse_yaml)(text, str(path))
    return _Reader(str(path)).exercises(tree, path.stem)


class _Reader(ShapeReader):
    """Reads one file."""

    def exercises(self, root: Node, notebook: str) -> dict[str, dict[str, Exercise]]:
        top = self.mapping(root, "a file of exercises", f"an exercise or more, as `{notebook}-1:`")
        for id, line in top.lines.items():
            if not _ID.fullmatch(id) or id[:2] != notebook:
                self.fail(line, f"an exercise of {notebook} is called {notebook}-1 to {notebook}-9; got {id!r}.")
        named: dict[str, None] = {}
        for id, node in top.entries.items():
            entry = self.mapping(node, id, "keys such as `question` and `kind`")
            self.only(entry, KEYS, id)
            if "editions" in entry.entries:
                editions = self.mapping(entry.entries["editions"], f"{id}.editions", "an edition, as `harbour-strike:`")
                self.only(editions, EDITIONS, f"{id}.editions")
                named |= dict.fromkeys(editions.entries)
        order = [edition for edition in EDITIONS if edition in named] or ["harbour-strike"]
        found: dict[str, dict[str, Exercise]] = {edition: {} for edition in order}
        for id, node in top.entries.items():
            entry = cast(Entries, node)
            own = entry.entries.get("editions")
            for edition in own.entries if isinstance(own, Entries) else order:
                found[edition][id] = self.exercise(id, entry, edition)
        return found

    def exercise(self, id: str, entry: Entries, edition: str) -> Exercise:
        """One exercise of one edition."""
        editions = entry.entries.get("editions")
        where = f"{id}.editions.{edition}"
        own = Entries(entry.line)
        if isinstance(editions, Entries):
            node = editions.entries[edition]
            own = self.mapping(node, where, "`answer` and what else holds for this edition alone")
            self.only(own, ["answer", "mistakes", *BOTH], where)
        both = {**{key: entry.entries[key] for key in BOTH if key in entry.entries}, **own.entries}
        kind = self.kind(entry, id)
        self.belongs(entry, own, kind, id)
        answer, also = self.answer(own, kind, where)
        mistakes = self.mistakes(own, kind, where)
        exercise = Exercise(
            id=id,
            question=self.said(both, "question", id, entry),
            kind=kind,
            required=self.required(entry, id),
            hints=self.hints(both, id, entry),
            edition=Edition(answer, mistakes, also),
            tolerance=self.tolerance(both, id),
            options=self.options(both, kind, answer, mistakes, id),
            accept=self.accept(both["accept"], f"{id}.accept") if "accept" in both else Accept(),
            rubric=self.rubric(entry, id),
        )
        self.mistakes_are_wrong(exercise, own)
        return exercise

    def kind(self, entry: Entries, id: str) -> Kind:
        """What sort of answer is asked for."""
        said = self.said(entry.entries, "kind", id, entry)
        kind = next((kind for kind in KINDS if kind == said), None)
        if kind is None:
            self.fail(entry.lines["kind"], f"{id}.kind must be one of: {', '.join(KINDS)}; got {said!r}.")
        return kind

    def belongs(self, entry: Entries, own: Entries, kind: Kind, id: str) -> None:
        """Refuse keys that say nothing of this kind."""
        only = {"tolerance": ("number",), "options": ("choice",), "accept": ("text",), "rubric": ("text",)}
        for holder in (entry, own):
            for key, kinds in only.items():
                if key in holder.entries and kind not in kinds:
                    self.fail(holder.lines[key], f"{id}: `{key}` has no place in the kind {kind}.")
        if kind == "text" and "mistakes" in own.entries:
            self.fail(own.lines["mistakes"], f"{id}: a text has no mistakes by value; write `accept` with `must_not`.")
        if kind != "text" and "answer" not in own.entries:
            self.fail(own, f"{id} needs an answer for each edition: `editions`, and in each of them `answer`.")

    def said(self, entries: dict[str, Node], key: str, id: str, at: Entries) -> str:
        """A text that must be there."""
        text = " ".join(self.text(entries[key], f"{id}.{key}").split()) if key in entries else ""
        if not text:
            self.fail(entries.get(key, at), f"{id} needs `{key}`.")
        return text

    def required(self, entry: Entries, id: str) -> bool:
        """Whether everybody does it."""
        said = self.said(entry.entries, "required", id, entry)
        if said not in ("true", "false"):
            self.fail(entry.lines["required"], f"{id}.required must be true or false; got {said!r}.")
        return said == "true"

    def hints(self, both: dict[str, Node], id: str, at: Entries) -> tuple[str, str, str]:
        """A nudge, a sentence, a worked step."""
        node = both.get("hints", at)
        items = node.items if isinstance(node, Items) else []
        if len(items) != 3:
            self.fail(node, f"{id} needs three `hints`: a nudge, a sentence, a worked step; got {len(items)}.")
        first, second, third = (self.filled(item, f"{id}.hints") for item in items)
        return first, second, third

    def filled(self, node: Node, where: str) -> str:
        """A text that is not blank, on one line."""
        text = " ".join(self.text(node, where).split())
        if not text:
            self.fail(node, f"{where} is blank. Write it or delete it.")
        return text

    def tolerance(self, both: dict[str, Node], id: str) -> float:
        """How far from the number an answer is still right."""
        value = self.number(both["tolerance"], f"{id}.tolerance") if "tolerance" in both else 0.0
        if value < 0:
            self.fail(both["tolerance"], f"{id}.tolerance must not be below 0; got {value}.")
        return value

    def answer(self, own: Entries, kind: Kind, where: str) -> tuple[Value | None, tuple[str, ...]]:
        """What is right, and its further spellings."""
        if "answer" not in own.entries:
            return None, ()
        node = own.entries["answer"]
        if kind == "word" and isinstance(node, Items) and node.items:
            first, *also = (self.filled(item, f"{where}.answer") for item in node.items)
            return first, tuple(also)
        return self.value(node, kind, f"{where}.answer"), ()

    def value(self, node: Node, kind: Kind, where: str) -> Value:
        """A value of the kind."""
        if kind == "number":
            return self.number(node, where)
        if kind == "words":
            if not isinstance(node, Items):
                self.fail(node, f"{where} must be a list of words; got {shape(node)}.")
            return tuple(sorted({self.filled(item, where) for item in node.items}))
        return self.filled(node, where)

    def mistakes(self, own: Entries, kind: Kind, where: str) -> tuple[Mistake, ...]:
        """The mistakes that are known by their value."""
        node = own.entries.get("mistakes", Items(own.line))
        if not isinstance(node, Items):
            self.fail(node, f"{where}.mistakes must be a list of mappings; got {shape(node)}.")
        found = []
        for item in node.items:
            entry = self.mapping(item, f"{where}.mistakes", "`value`, `name` and `hint`")
            self.only(entry, ("value", "name", "hint"), f"{where}.mistakes")
            name, hint = (self.said(entry.entries, key, f"{where}.mistakes", entry) for key in ("name", "hint"))
            if not _MISTAKE_NAME.fullmatch(name):
                self.fail(entry.lines["name"], f"the name of a mistake is as raw-counts; got {name!r}.")
            value = self.value(entry.entries.get("value", Items(entry.line)), kind, f"{where}.mistakes.value")
            found.append(Mistake(value, name, hint))
        return tuple(found)

    def options(
        self, both: dict[str, Node], kind: Kind, answer: Value | None, mistakes: tuple[Mistake, ...], id: str
    ) -> tuple[str, ...]:
        """What there is to choose from."""
        if kind != "choice":
            return ()
        if "options" not in both:
            return tuple(sorted({str(answer), *(str(mistake.value) for mistake in mistakes)}))
        node = both["options"]
        items = node.items if isinstance(node, Items) else []
        options = tuple(self.filled(item, f"{id}.options") for item in items)
        if len(set(options)) < max(2, len(options)):
            self.fail(node, f"{id}.options must be a list of two options or more, none of them twice.")
        for value in (answer, *(mistake.value for mistake in mistakes)):
            if value not in options:
                self.fail(node, f"{id}.options: {value!r} is an answer or a mistake, and no option.")
        return options

    def accept(self, node: Node, where: str) -> Accept:
        """What a program can see of a text."""
        entry = self.mapping(node, where, "`least_words`, `must_mention` or `must_not`")
        self.only(entry, ("least_words", "must_mention", "must_not"), where)
        least = (
            self.number(entry.entries["least_words"], f"{where}.least_words") if "least_words" in entry.entries else 0
        )
        if least < 0 or least != int(least):
            self.fail(entry.lines["least_words"], f"{where}.least_words must be a whole number; got {least}.")
        mention, must_not = (self.word_lists(entry, key, f"{where}.{key}") for key in ("must_mention", "must_not"))
        return Accept(int(least), mention, must_not)

    def word_lists(self, entry: Entries, key: str, where: str) -> tuple[Words, ...]:
        """Items that are a word, a list of words, or words with a hint."""
        node = entry.entries.get(key, Items(entry.line))
        if not isinstance(node, Items):
            self.fail(node, f"{where} must be a list; got {shape(node)}.")
        found = []
        for item in node.items:
            words, hint = item, ""
            if isinstance(item, Entries):
                self.only(item, ("words", "hint"), where)
                words = item.entries.get("words", Items(item.line))
                hint = self.said(item.entries, "hint", where, item)
            listed = words.items if isinstance(words, Items) else [words]
            if not listed:
                self.fail(item, f"{where} needs words.")
            found.append(Words(tuple(self.filled(word, where) for word in listed), hint))
        return tuple(found)

    def rubric(self, entry: Entries, id: str) -> tuple[Criterion, ...]:
        """What a teacher looks for."""
        node = entry.entries.get("rubric", Items(entry.line))
        if not isinstance(node, Items):
            self.fail(node, f"{id}.rubric must be a list of criteria; got {shape(node)}.")
        return tuple(self.criterion(item, f"{id}.rubric") for item in node.items)

    def criterion(self, node: Node, where: str) -> Criterion:
        """`Names the outlet (2)`, or `{criterion: Names the outlet, points: 2}`."""
        if isinstance(node, Entries):
            self.only(node, ("criterion", "points"), where)
            points = self.number(node.entries.get("points", Text("1", node.line, node.line)), f"{where}.points")
            return Criterion(self.said(node.entries, "criterion", where, node), points)
        text = self.filled(node, where)
        ends = _POINTS.fullmatch(text)
        return Criterion(ends[1], float(ends[2])) if ends else Criterion(text)

    def mistakes_are_wrong(self, exercise: Exercise, own: Entries) -> None:
        """A mistake that is taken for right is one of the file."""
        from framing.teach.judging import is_right

        seen: dict[Value, str] = {}
        for mistake in exercise.edition.mistakes:
            if is_right(exercise, mistake.value):
                self.fail(own.lines["mistakes"], f"{exercise.id}: the mistake {mistake.name!r} has the right answer.")
            if seen.setdefault(mistake.value, mistake.name) != mistake.name:
                both = f"{seen[mistake.value]!r} and {mistake.name!r}"
                self.fail(own.lines["mistakes"], f"{exercise.id}: the mistakes {both} have one value. Keep one.")
