"""Lexicon files for tests: two good ones, and every mistake that can be made in them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from framing._checks import FramingError
from framing.io.lexicons import read_lexicon
from framing.lexicon import Label, Lexicon, Pattern, Referent

CODEBOOK = """\
name: harbour
kind: codebook
version: "1.0"
language: en
licence: CC0-1.0
slots:
  force: [forces, troops]
  sponsor: {Norland: [Norland, Norlandic]}
exclusions:
  - Rebel Street
generic:
  forces: [forces]
  group: [group]
modifiers:
  foreign-backed: ["{country}-backed", "{sponsor}-back"]
referents:
  REBELS:
    definition: those who hold the quay
    names: [Free Harbour Front]
    titles: {commander: [Commander]}
    heads: [forces, group]
    labels:
      rebel: [rebel, "rebel {force}"]
      opposition:
        patterns: [opposition, "{REBELS} opposition"]
        near: [advanc*]
        not_near: [parliament]
        within: 5
  COUNCIL:
    labels:
      government: ["government {force}"]
"""
WORDS = """\
name: tone
kind: words
version: "1.0"
language: en
licence: CC0-1.0
categories:
  bad:
    definition: words of blame
    patterns: {terrible: -3, wors*: -1.5}
  plain: [said, told]
"""


def written(folder: Path, text: str, name: str = "mine.yaml") -> Path:
    """A file with this text."""
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    return path


def refused(folder: Path, text: str, name: str = "mine.yaml") -> str:
    """The sentence with which a file is refused, without the path's folder."""
    path = written(folder, text, name)
    with pytest.raises(FramingError) as error:
        read_lexicon(path)
    said = str(error.value)
    assert said.startswith(str(path))
    return said.removeprefix(f"{folder}/")


def without_lines(lexicon: Lexicon) -> Lexicon:
    """The lexicon without what depends on its file."""

    def bare(patterns: tuple[Pattern, ...]) -> tuple[Pattern, ...]:
        return tuple(replace(pattern, line=0) for pattern in patterns)

    def labels(found: tuple[Label, ...]) -> tuple[Label, ...]:
        return tuple(
            replace(label, patterns=bare(label.patterns), near=bare(label.near), not_near=bare(label.not_near))
            for label in found
        )

    def referent(found: Referent) -> Referent:
        return replace(found, names=bare(found.names), titles=labels(found.titles), labels=labels(found.labels))

    return replace(
        lexicon,
        categories=labels(lexicon.categories),
        generic=labels(lexicon.generic),
        modifiers=labels(lexicon.modifiers),
        exclusions=bare(lexicon.exclusions),
        referents=tuple(referent(found) for found in lexicon.referents),
        source="",
        sha256="",
    )


MISTAKES: list[tuple[str, str, str, int, str]] = [
    # file, what is replaced, by what, the line, words of the message
    (WORDS, "name: tone\n", "",
     1, "the header needs `name`. Every lexicon has: name, kind, version, language, licence."),
    (WORDS, "kind: words\n", "", 1, "the header needs `kind`"),
    (WORDS, 'version: "1.0"\n', "", 1, "the header needs `version`"),
    (WORDS, "language: en\n", "", 1, "the header needs `language`"),
    (WORDS, "licence: CC0-1.0\n", "", 1, "the header needs `licence`"),
    (WORDS, "CC0-1.0", "", 5, "`licence` is empty"),
    (WORDS, "licence", "license", 5, "top level: unknown key 'license'"),
    (WORDS, "licence", "license", 5, "Did you mean 'licence'?"),
    (WORDS, "kind: words", "kind: word",
     2, "`kind` must be one of: codebook, labels, words; got 'word'. Did you mean 'words'?"),
    (WORDS, "name: tone", "name: Tone of voice", 1, "`name` is 'Tone of voice'; it may hold a-z, 0-9"),
    (WORDS, "language: en", "language: English (UK)", 4, "it must be a language tag, as en or pt-BR"),
    (WORDS, "en\n", "[en]\n", 4, "`language` must be a text; got a list"),
    (WORDS, "categories:", "category:", 6, "unknown key 'category'"),
    (WORDS, "patterns:", "patern:",
     9, "categories.bad: unknown key 'patern'; there are: definition, patterns, near, not_near, within."),
    (WORDS, "patterns:", "patern:", 9, "Did you mean 'patterns'?"),
    (WORDS, "    patterns: {terrible: -3, wors*: -1.5}\n", "", 8, "categories.bad needs `patterns`"),
    (WORDS, "-1.5", "many", 9, "the weight of 'wors*' must be a number, as -1.5; got 'many'"),
    (WORDS, "-1.5", "nan", 9, "must be a number"),
    (WORDS, "-1.5", "1e999", 9, "must be a number"),
    (WORDS, "-1.5", "1_000", 9, "must be a number"),
    (WORDS, "-1.5", "[1]", 9, "must be a text; got a list"),
    (WORDS, "{terrible: -3, wors*: -1.5}", "{}", 9, "categories.bad.patterns is empty"),
    (WORDS, "wors*", "wors?", 9, "'wors?': `?` means nothing"),
    (WORDS, "[said, told]", "[]", 10, "categories.plain is empty. Add a pattern, or delete it."),
    (WORDS, "[said, told]", "",
     10, "categories.plain must be a list of patterns, as [rebel, rebel fighter]; got nothing."),
    (WORDS, "[said, told]", "said", 10, "must be a list of patterns, as [rebel, rebel fighter]; got the word 'said'."),
    (WORDS, "[said, told]", "{said: 1}", 10, "categories.plain: unknown key 'said'; there are: definition, patterns"),
    (WORDS, "[said, told]", "{}",
     10, "categories.plain needs patterns, as [rebel, rebel fighter]; got an empty mapping"),
    (WORDS, "[said, told]", "[said, [told]]", 10, "a pattern must be words; got a list"),
    (WORDS, "[said, told]", "[said, {country}]",
     10, 'got a mapping. One that begins with { or [ needs quotation marks'),
    (WORDS, "[said, told]", "\n  - said\n  - ''", 12, "a pattern is empty"),
    (WORDS, "[said, told]", "\n  - said\n  - '*'", 12, "`*` alone matches every word"),
    (WORDS, "[said, told]", "\n  - said\n  - a|b", 12, "'a|b': `|` means nothing"),
    (WORDS, "[said, told]", "\n  - said\n  - '{country'", 12, "a brace has no partner"),
    (WORDS, "[said, told]", "\n  - said\n  - '{contry}-backed'",
     12, "no slot {contry}; there are: {country}. Did you mean 'country'?"),
    (WORDS, "[said, told]", "\n  - a b c d e f g h i j k l m", 11, "13 words; a pattern has at most 12"),
    (WORDS, "[said, told]", "\n  - s*a*i*d*", 11, "a word has at most 3"),
    (WORDS, "[said, told]", "[said\n    told]",
     10, "'said told' runs over several lines. Is a comma or a dash missing?"),
    (WORDS, "plain:", "bad:", 10, "the key 'bad' stands on line 7 already"),
    (WORDS, "plain:", "Bad:", 10, "categories: 'Bad' is named twice: line 7 has 'bad'"),
    (WORDS, "plain:", "'plain  words':", 10, "the name 'plain  words' is blank or holds needless blanks"),
    (WORDS, "plain:", "'':", 10, "the name '' is blank"),
    (WORDS, "words of blame", "[blame]", 8, "categories.bad.definition must be a text; got a list"),
    (WORDS, "kind: words", "kind: codebook",
     6, "'categories' has no place in kind 'codebook', which has: slots, exclusions, generic, modifiers, referents."),
    (WORDS, "language: en\n", "language: en\ngeneric: {group: [group]}\n", 5, "'generic' has no place in kind 'words'"),
    (WORDS, WORDS[WORDS.index("categories") :], "", 1, "a lexicon of kind 'words' needs `categories`"),
    (WORDS, WORDS[WORDS.index("\n  bad") :], "\n", 6, "categories needs labels, each with its patterns"),
    (WORDS, WORDS, "- rebel\n", 1, "a lexicon needs keys such as `name`, `kind` and `categories`; got a list"),
    (WORDS, WORDS, "rebel\n", 1, "got the word 'rebel'"),
    (CODEBOOK, "within: 5", "within: 0", 28, "opposition.within must be a whole number of words from 1 to 99; got '0'"),
    (CODEBOOK, "within: 5", "within: [5]", 28, "opposition.within must be a text; got a list"),
    (CODEBOOK, "near: [advanc*]\n        not_near: [parliament]\n        ", "",
     26, "within says how far `near` and `not_near` look"),
    (CODEBOOK, "[advanc*]", "[]", 26, "referents.REBELS.labels.opposition.near is empty"),
    (CODEBOOK, "heads: [forces, group]", "heads: [forces, grup]",
     21, "'grup' is no generic head; under `generic` there are: forces, group. Did you mean 'group'?"),
    (CODEBOOK, "heads: [forces, group]", "heads: [group, group]", 21, "'group' stands there twice"),
    (CODEBOOK, "heads: [forces, group]", "heads: forces", 21, "must be a list of generic heads"),
    (CODEBOOK, "definition: those", "defintion: those", 18, "Did you mean 'definition'?"),
    (CODEBOOK, '    labels:\n      government: ["government {force}"]\n', "    definition: town\n",
     30, "referents.COUNCIL needs names or labels"),
    (CODEBOOK, "COUNCIL", "THE COUNCIL", 29, "referents: 'THE COUNCIL' may hold letters, digits and _ only"),
    (CODEBOOK, "COUNCIL", "Rebels", 29, "'Rebels' is named twice: line 17 has 'REBELS'"),
    (CODEBOOK, "COUNCIL", "force", 29, "referents: 'force' is the name of a slot too"),
    (CODEBOOK, "government {force}", "{COUNCIL} {force}",
     31, "{COUNCIL} stands for the names of COUNCIL, which has none"),
    (CODEBOOK, "[Free Harbour Front]", '["{COUNCIL} Front"]',
     19, "'{COUNCIL} Front': a name cannot be made of {COUNCIL}"),
    (CODEBOOK, "[Free Harbour Front]", "[Front, '*ree Harbour']",
     19, "'*ree Harbour' fills a slot, so its first word must be plain"),
    (CODEBOOK, "[Free Harbour Front]", "['Free {force}']",
     19, "'Free {force}' fills the slot {REBELS}, so it cannot hold one"),
    (CODEBOOK, "  force:", "  country:", 7, "slots: {country} is built in. Give yours another name, as `sponsor`."),
    (CODEBOOK, "  force:", "  my force:", 7, "slots: 'my force' may hold letters, digits and _ only"),
    (CODEBOOK, "[forces, troops]", "[forces, forces]", 7, "slots.force: 'forces' stands there already"),
    (CODEBOOK, "[forces, troops]", "[forces, '{sponsor}s']", 7, "a slot cannot hold another one"),
    (CODEBOOK, "[forces, troops]", "[forces, '*ops']", 7, "'*ops' fills a slot, so its first word must be plain"),
    (CODEBOOK, "[forces, troops]", "",
     7, "slots.force must be a list with an entry or more, as [forces, troops]; got nothing"),
    (CODEBOOK, "{Norland: [Norland, Norlandic]}", "{Norland: Norlandic}", 8, "slots.sponsor.Norland must be a list"),
    (CODEBOOK, "exclusions:\n  - Rebel Street", "exclusions:", 9, "exclusions must be a list of patterns"),
    (CODEBOOK, "exclusions:\n  - Rebel Street", "exclusions:\n  Rebel: Street",
     10, "exclusions must be a list of patterns, as [rebel, rebel fighter]; got a mapping"),
    (CODEBOOK, "exclusions:\n  - Rebel Street", "exclusions:\n  - *street", 10, "*street is an alias"),
]  # fmt: skip
