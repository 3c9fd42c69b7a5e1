"""From the tree of a file to a `Lexicon`, part by part."""

from __future__ import annotations

import re
from collections.abc import Mapping

from framing._checks import did_you_mean
from framing.io.lexicon_shapes import ShapeReader, shape
from framing.io.tree import Entries, Items, Node, Text
from framing.lexicon import KINDS, SLOT, Kind, Label, Lexicon, Pattern, Referent

Slot = dict[str, tuple[str, ...]]

REQUIRED = ("name", "kind", "version", "language", "licence")
TEXTS = (*REQUIRED, "citation", "note", "developed_on", "validated_on")
PARTS = {
    "codebook": ("slots", "exclusions", "generic", "modifiers", "referents"),
    "labels": ("slots", "exclusions", "generic", "modifiers", "categories"),
    "words": ("slots", "exclusions", "categories"),
}
LABEL_KEYS = ("definition", "patterns", "near", "not_near", "within")
REFERENT_KEYS = ("definition", "names", "titles", "heads", "labels")

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_SLOT_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")


class LexiconParser(ShapeReader):
    """Reads the parts of one file.

    Parameters
    ----------
    file
        How messages call the file.
    built_in
        The slots that every lexicon has.
    """

    def __init__(self, file: str, built_in: Mapping[str, Slot]) -> None:
        super().__init__(file)
        self.built_in = dict(built_in)

    def lexicon(self, root: Node) -> Lexicon:
        """The lexicon in a tree, without source and digest."""
        top = self.mapping(root, "a lexicon", "keys such as `name`, `kind` and `categories`")
        self.only(top, [*TEXTS, *dict.fromkeys(part for parts in PARTS.values() for part in parts)], "top level")
        header, kind = self.header(top)
        for key, line in top.lines.items():
            if key not in TEXTS and key not in PARTS[kind]:
                self.fail(line, f"{key!r} has no place in kind {kind!r}, which has: {', '.join(PARTS[kind])}.")
        needed = PARTS[kind][-1]
        if needed not in top.entries:
            self.fail(top, f"a lexicon of kind {kind!r} needs `{needed}`.")
        slots = self.built_in | (self.slots(top.entries["slots"]) if "slots" in top.entries else {})
        names = self.referent_names(top.entries["referents"], slots) if kind == "codebook" else []
        self.known = [*slots, *names]
        generic = self.labels_at(top, "generic", "generic")
        texts = {key: header.get(key, "") for key in TEXTS}
        return Lexicon(
            name=texts["name"],
            kind=kind,
            version=texts["version"],
            language=texts["language"],
            licence=texts["licence"],
            citation=texts["citation"],
            note=texts["note"],
            developed_on=texts["developed_on"],
            validated_on=texts["validated_on"],
            slots=slots,
            exclusions=self.patterns_at(top, "exclusions", "exclusions"),
            generic=generic,
            modifiers=self.labels_at(top, "modifiers", "modifiers"),
            categories=self.labels_at(top, "categories", "categories"),
            referents=self.referents(top.entries["referents"], [label.name for label in generic], names)
            if names
            else (),
        )

    def header(self, top: Entries) -> tuple[dict[str, str], Kind]:
        """The texts of the header, and the kind."""
        header = {key: self.text_at(top, key, f"`{key}`") for key in TEXTS if key in top.entries}
        for key in REQUIRED:
            if key not in header:
                self.fail(top, f"the header needs `{key}`. Every lexicon has: {', '.join(REQUIRED)}.")
            if not header[key]:
                self.fail(top.lines[key], f"`{key}` is empty. Write it after the colon.")
        if not _NAME.fullmatch(header["name"]):
            message = f"`name` is {header['name']!r}; it may hold a-z, 0-9 and single hyphens, as syria-2024."
            self.fail(top.lines["name"], message)
        if not _LANGUAGE.fullmatch(header["language"]):
            message = f"`language` is {header['language']!r}; it must be a language tag, as en or pt-BR."
            self.fail(top.lines["language"], message)
        kind = next((kind for kind in KINDS if kind == header["kind"]), None)
        if kind is None:
            hint = did_you_mean(header["kind"], KINDS)
            self.fail(top.lines["kind"], f"`kind` must be one of: {', '.join(KINDS)}; got {header['kind']!r}.{hint}")
        return header, kind

    def labels(self, node: Node, where: str) -> tuple[Label, ...]:
        """Labels, each in its short form (a list) or its long one (a mapping)."""
        entries = self.mapping(node, where, "labels, each with its patterns, as `rebel: [rebel, rebel fighter]`")
        self.names(entries, where)
        return tuple(self.label(name, value, f"{where}.{name}") for name, value in entries.entries.items())

    def label(self, name: str, node: Node, where: str) -> Label:
        """One label."""
        if not isinstance(node, Entries):
            return Label(name, self.patterns(node, where))
        self.mapping(node, where, "patterns, as [rebel, rebel fighter]")
        self.only(node, LABEL_KEYS, where)
        parts = node.entries
        if "patterns" not in parts:
            self.fail(node, f"{where} needs `patterns`.")
        patterns = parts["patterns"]
        if "within" in parts and not ("near" in parts or "not_near" in parts):
            message = f"{where}.within says how far `near` and `not_near` look, and there is neither. Delete it."
            self.fail(node.lines["within"], message)
        here = f"{where}.patterns"
        return Label(
            name,
            self.weighted(patterns, here) if isinstance(patterns, Entries) else self.patterns(patterns, here),
            self.text_at(node, "definition", f"{where}.definition"),
            near=self.patterns_at(node, "near", f"{where}.near"),
            not_near=self.patterns_at(node, "not_near", f"{where}.not_near"),
            within=self.within(parts["within"], f"{where}.within") if "within" in parts else 0,
        )

    def text_at(self, node: Entries, key: str, where: str) -> str:
        """The text of a key, "" where the key is absent."""
        return self.text(node.entries[key], where) if key in node.entries else ""

    def patterns_at(self, node: Entries, key: str, where: str) -> tuple[Pattern, ...]:
        """The patterns of a key, none where the key is absent."""
        return self.patterns(node.entries[key], where) if key in node.entries else ()

    def labels_at(self, node: Entries, key: str, where: str) -> tuple[Label, ...]:
        """The labels of a key, none where the key is absent."""
        return self.labels(node.entries[key], where) if key in node.entries else ()

    def within(self, node: Node, where: str) -> int:
        """A number of words, from 1 to 99."""
        shown = self.text(node, where)
        if not re.fullmatch("[1-9][0-9]?", shown):
            self.fail(node, f"{where} must be a whole number of words from 1 to 99; got {shown[:40]!r}.")
        return int(shown)

    def slots(self, node: Node) -> dict[str, Slot]:
        """The slots that a file defines."""
        entries = self.mapping(node, "slots", "lists, as `force: [forces, troops]`")
        self.slot_names(entries, "slots")
        for name, line in entries.lines.items():
            if name in self.built_in:
                self.fail(line, f"slots: {{{name}}} is built in. Give yours another name, as `sponsor`.")
        return {name: self.slot(value, f"slots.{name}") for name, value in entries.entries.items()}

    def slot_names(self, entries: Entries, where: str) -> None:
        """Refuse names that cannot stand in braces."""
        self.names(entries, where)
        for name, line in entries.lines.items():
            if not _SLOT_NAME.fullmatch(name):
                self.fail(line, f"{where}: {name!r} may hold letters, digits and _ only, and begins with a letter.")

    def slot(self, node: Node, where: str) -> Slot:
        """One slot: a list, each entry a key of its own, or a mapping from keys to lists."""
        seen: dict[str, str] = {}
        if not isinstance(node, Entries) or not node.entries:
            return {form: (form,) for form in self.forms(node, where, seen, key="")}
        self.names(node, where)
        return {key: self.forms(value, f"{where}.{key}", seen, key=key) for key, value in node.entries.items()}

    def forms(self, node: Node, where: str, seen: dict[str, str], *, key: str) -> tuple[str, ...]:
        """The forms of one key; one form has one key, or nobody could say who "Korean" is."""
        if not isinstance(node, Items) or not node.items:
            self.fail(node, f"{where} must be a list with an entry or more, as [forces, troops]; got {shape(node)}.")
        found = []
        for item in node.items:
            if isinstance(item, Text) and SLOT.search(item.text):
                self.fail(item, f"{where}: {item.text!r}: a slot cannot hold another one. Write its words out.")
            form = self.pattern(item, where, []).text
            self.plain_start(item, form, where)
            if form in seen:
                place = f"under {seen[form]!r} already" if key else "there already"
                self.fail(item, f"{where}: {form!r} stands {place}. Keep it once.")
            seen[form] = key
            found.append(form)
        return tuple(found)

    def plain_start(self, place: Node | int, form: str, where: str) -> None:
        """Refuse a form for a slot that does not begin with a plain word, by which it is looked up."""
        first = re.split("[ ‐‑-]", form)[0]
        if "*" in first or "{" in first:
            self.fail(place, f"{where}: {form!r} fills a slot, so its first word must be plain, without `*` or {{}}.")

    def referent_names(self, node: Node, slots: Mapping[str, Slot]) -> list[str]:
        """The names of the referents, which patterns may use as slots."""
        entries = self.mapping(node, "referents", "referents, each with names or labels")
        self.slot_names(entries, "referents")
        for name, line in entries.lines.items():
            if name in slots:
                self.fail(line, f"referents: {name!r} is the name of a slot too. Rename one.")
        return list(entries.lines)

    def referents(self, node: Node, generic: list[str], names: list[str]) -> tuple[Referent, ...]:
        """The referents; one that is used as a slot must have names that can fill it."""
        entries = self.mapping(node, "referents", "referents, each with names or labels")
        found = tuple(self.referent(name, value, generic, names) for name, value in entries.entries.items())
        for referent in found:
            if referent.name not in self.used:
                continue
            where = f"referents.{referent.name}.names"
            if not referent.names:
                message = (
                    f"{{{referent.name}}} stands for the names of {referent.name}, which has none. Give it `names`."
                )
                self.fail(self.used[referent.name], message)
            for pattern in referent.names:
                self.plain_start(pattern.line, pattern.text, where)
                if "{" in pattern.text:
                    message = f"{where}: {pattern.text!r} fills the slot {{{referent.name}}}, so it cannot hold one."
                    self.fail(pattern.line, f"{message} Write its words out.")
        return found

    def referent(self, name: str, node: Node, generic: list[str], names: list[str]) -> Referent:
        """One referent."""
        where = f"referents.{name}"
        entries = self.mapping(node, where, "names or labels")
        self.only(entries, REFERENT_KEYS, where)
        parts = entries.entries
        if not any(key in parts for key in REFERENT_KEYS[1:]):
            self.fail(node, f"{where} needs names or labels: nothing could be found of it.")
        found = self.patterns_at(entries, "names", f"{where}.names")
        for pattern in found:
            for slot in SLOT.findall(pattern.text):
                if slot in names:
                    message = f"{pattern.text!r}: a name cannot be made of {{{slot}}}. Write the name out."
                    self.fail(pattern.line, f"{where}.names: {message}")
        return Referent(
            name,
            self.text_at(entries, "definition", f"{where}.definition"),
            found,
            titles=self.labels_at(entries, "titles", f"{where}.titles"),
            labels=self.labels_at(entries, "labels", f"{where}.labels"),
            heads=self.heads(parts["heads"], f"{where}.heads", generic) if "heads" in parts else (),
        )

    def heads(self, node: Node, where: str, generic: list[str]) -> tuple[str, ...]:
        """The generic heads that may point back to a referent."""
        if not isinstance(node, Items) or not node.items:
            self.fail(node, f"{where} must be a list of generic heads, as [forces, group]; got {shape(node)}.")
        found: list[str] = []
        for item in node.items:
            head = self.text(item, where)
            if head not in generic:
                there = ", ".join(generic) or "none"
                hint = did_you_mean(head, generic)
                self.fail(item, f"{where}: {head!r} is no generic head; under `generic` there are: {there}.{hint}")
            if head in found:
                self.fail(item, f"{where}: {head!r} stands there twice. Keep it once.")
            found.append(head)
        return tuple(found)
