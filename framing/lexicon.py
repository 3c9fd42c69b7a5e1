"""Lexicon and codebook: which words count as which label, and who is meant by them. Plain data; reading is in
`framing.io`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from markupsafe import Markup

from framing._checks import FramingError, check_choice, did_you_mean
from framing._html import alone, card, counted, fold, heading, joined, language, line, listed, more, short

Kind = Literal["codebook", "labels", "words"]
KINDS: tuple[Kind, ...] = ("codebook", "labels", "words")
SLOT = re.compile(r"\{([^{}]*)\}")
_SHOWN = 12
"""Patterns of a label that a notebook shows; of referents or categories it shows three times as many."""


@dataclass(frozen=True)
class Pattern:
    """One pattern as its author wrote it.

    Words are parted by blanks or hyphens, which are one (`anti-regime` matches "anti regime"). A word written in the
    singular matches its plural and its possessives. `*` stands for any letters within a word, and alone for any one
    word.
    `{slot}` stands for one entry of a list. A word written in capitals (`US`) matches capitals only; any other
    matches in any case.
    """

    text: str
    line: int = 0
    weight: float = 1.0


@dataclass(frozen=True)
class Label:
    """A label (or category) and the patterns that stand for it.

    `near` and `not_near` make its patterns count only where one of the first, or none of the second, is found: within
    `within` words on either side, or anywhere in the sentence where `within` is 0.
    """

    name: str
    patterns: tuple[Pattern, ...]
    definition: str = ""
    near: tuple[Pattern, ...] = ()
    not_near: tuple[Pattern, ...] = ()
    within: int = 0


@dataclass(frozen=True)
class Referent:
    """Who or what is named: by names, by names with a title, by labels, and by which of the generic heads.

    `heads` lists the labels of `Lexicon.generic` that may point back to this referent ("the group" after a named
    group).
    """

    name: str
    definition: str = ""
    names: tuple[Pattern, ...] = ()
    titles: tuple[Label, ...] = ()
    labels: tuple[Label, ...] = ()
    heads: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lexicon:
    """A lexicon (categories of words or labels) or a codebook (referents, each with its names and labels).

    Parameters
    ----------
    name, version, language, licence, citation, note, developed_on, validated_on
        The header, shown wherever a number made with the lexicon is shown.
    kind
        `words`: every match counts (verbs, hedges). `labels`: matches are heads of noun phrases, with modifiers.
        `codebook`: labels of referents.
    categories
        Of `words` and `labels` lexicons.
    referents
        Of codebooks.
    generic
        Heads that say nothing by themselves (forces, group, alliance): "rebel forces" is labelled by "rebel", "the
        group" by the generic label.
    modifiers
        Named modifiers of labels (`foreign-funded: [foreign-funded, funded from abroad]`).
    exclusions
        Phrases in which nothing is a label (names that contain one).
    slots
        Lists for patterns: slot > key > forms.
    source, sha256
        The file it was read from and its digest, where there is one.

    Examples
    --------
    >>> strikers = Label("striker", (Pattern("striker"), Pattern("docker")))
    >>> lexicon = Lexicon("strike", "labels", version="1", language="en", categories=(strikers,))
    >>> lexicon, lexicon.labels
    (Lexicon(strike 1, labels, 2 patterns), ['striker'])
    """

    name: str
    kind: Kind
    version: str = ""
    language: str = ""
    licence: str = ""
    citation: str = ""
    note: str = ""
    developed_on: str = ""
    validated_on: str = ""
    categories: tuple[Label, ...] = ()
    referents: tuple[Referent, ...] = ()
    generic: tuple[Label, ...] = ()
    modifiers: tuple[Label, ...] = ()
    exclusions: tuple[Pattern, ...] = ()
    slots: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    source: str = ""
    sha256: str = ""

    def __post_init__(self) -> None:
        check_choice("kind", self.kind, KINDS)
        known = [*self.slots, *(r.name for r in self.referents)]
        for where, pattern in self.all_patterns():
            for slot in SLOT.findall(pattern.text):
                if slot not in known:
                    hint = did_you_mean(slot, known)
                    raise FramingError(
                        f"{self.source or self.name}, line {pattern.line}: {where}: no slot {{{slot}}}.{hint}"
                    )
        generic = [label.name for label in self.generic]
        for referent in self.referents:
            for head in referent.heads:
                if head not in generic:
                    hint = did_you_mean(head, generic)
                    raise FramingError(
                        f"{self.source or self.name}: {referent.name}: {head!r} is no generic head.{hint}"
                    )

    def __repr__(self) -> str:
        return f"Lexicon({self.name} {self.version}, {self.kind}, {len(self.all_patterns())} patterns)"

    def _repr_html_(self) -> str:
        """Referents, labels and patterns as a tree that unfolds, with the first patterns of each label."""
        return alone(lexicon_html(self, most=_SHOWN))

    def all_patterns(self) -> list[tuple[str, Pattern]]:
        """Every pattern with the place where it stands, such as `referents.REBELS.labels.rebel`."""
        groups: list[tuple[str, tuple[Pattern, ...]]] = []

        def add(where: str, labels: tuple[Label, ...]) -> None:
            for label in labels:
                here = f"{where}.{label.name}"
                groups.append((here, label.patterns))
                groups.append((f"{here}.near", label.near))
                groups.append((f"{here}.not_near", label.not_near))

        add("categories", self.categories)
        for referent in self.referents:
            groups.append((f"referents.{referent.name}.names", referent.names))
            add(f"referents.{referent.name}.titles", referent.titles)
            add(f"referents.{referent.name}.labels", referent.labels)
        add("generic", self.generic)
        add("modifiers", self.modifiers)
        groups.append(("exclusions", self.exclusions))
        return [(where, pattern) for where, patterns in groups for pattern in patterns]

    @property
    def labels(self) -> list[str]:
        """The labels or categories, each once, in the order of the file."""
        own = [label.name for label in self.categories]
        own += [label.name for referent in self.referents for label in (*referent.labels, *referent.titles)]
        return list(dict.fromkeys([*own, *(label.name for label in self.generic)]))


def lexicon_html(lexicon: Lexicon, *, most: int | None = None) -> Markup:
    """A lexicon as a tree that unfolds: referents or categories, their labels, their patterns.

    Parameters
    ----------
    most
        How many patterns of a label to show, and three times as many referents or categories; all where none is given.
    """
    groups = [
        *((_summary(r.name, r.definition, _of(lexicon, f"referents.{r.name}.")), _referent(r, most))
          for r in lexicon.referents),
        *((_summary(c.name, c.definition, _of(lexicon, f"categories.{c.name}")), listed(_label(c, most, "patterns")))
          for c in lexicon.categories),
    ]  # fmt: skip
    shown = groups if most is None else groups[: 3 * most]
    others = (
        ("generic heads", listed(item for x in lexicon.generic for item in _label(x, most))),
        ("modifiers", listed(item for x in lexicon.modifiers for item in _label(x, most))),
        ("exclusions", listed([("in these nothing is a label", _patterns(lexicon.exclusions, most))])),
        ("slots", listed((f"{{{slot}}}", joined((f"{key}: {', '.join(forms)}" for key, forms in keys.items()), most))
                         for slot, keys in lexicon.slots.items())),
    )  # fmt: skip
    about = ("licence", "citation", "note", "developed_on", "validated_on", "source")
    said = " ".join(filter(None, (lexicon.name, lexicon.version)))
    sizes = [(len(lexicon.referents), "referent", ""), (len(lexicon.categories), "category", "categories")]
    counts = ", ".join(
        [*(counted(*size) for size in sizes if size[0]), counted(len(lexicon.all_patterns()), "pattern")]
    )
    tree = Markup("\n").join([*(fold(*group) for group in shown), *(fold(n, items) for n, items in others if items)])
    kind = ", ".join(filter(None, (lexicon.kind, lexicon.language)))
    return card(
        line(heading("Lexicon", f"{said} ({kind}): {counts}")),
        Markup("<div{}>\n{}\n</div>").format(language(lexicon.language), tree),
        more(len(groups) - len(shown), "referents" if lexicon.referents else "categories"),
        fold("about", listed((n.replace("_", " "), short(getattr(lexicon, n), 600)) for n in about)),
    )


def _summary(name: str, definition: str, n: int) -> Markup:
    said = f": {short(definition, 160)}" if definition else ""
    return Markup("<b>{}</b>{} <small>({})</small>").format(name, said, counted(n, "pattern"))


def _of(lexicon: Lexicon, where: str) -> int:
    """How many patterns stand there."""
    return sum(place == where or place.startswith(where.rstrip(".") + ".") for place, _ in lexicon.all_patterns())


def _referent(referent: Referent, most: int | None) -> Markup:
    return listed(
        [
            ("names", _patterns(referent.names, most)),
            *(item for title in referent.titles for item in _label(title, most, f"title {title.name}")),
            *(item for label in referent.labels for item in _label(label, most)),
            ("generic heads that may point back", joined(referent.heads, most)),
        ]
    )


def _label(label: Label, most: int | None, name: str = "") -> list[tuple[str, Markup]]:
    """A label and what it asks for around it."""
    within = f"within {label.within} words of" if label.within else "in a sentence with"
    said = _patterns(label.patterns, most)
    if label.definition and not name:
        said = Markup("<i>{}</i> {}").format(short(label.definition, 160), said)
    own = name or label.name
    return [
        (own, said),
        (f"{own}, only {within}", _patterns(label.near, most)),
        (f"{own}, not {within}", _patterns(label.not_near, most)),
    ]


def _patterns(patterns: Sequence[Pattern], most: int | None) -> Markup:
    return joined((p.text if p.weight == 1 else f"{p.text} ({p.weight:g})" for p in patterns), most)
