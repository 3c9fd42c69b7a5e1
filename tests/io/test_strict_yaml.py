"""YAML is read as words with lines, or refused in one sentence."""

from __future__ import annotations

import sys

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from framing._checks import FramingError
from framing.io.strict_yaml import parse_yaml
from framing.io.tree import Entries, Items, Node, Text


def plain(node: Node) -> object:
    """The tree without its lines."""
    if isinstance(node, Text):
        return node.text
    if isinstance(node, Items):
        return [plain(item) for item in node.items]
    return {key: plain(value) for key, value in node.entries.items()}


def refused(text: str) -> str:
    """The sentence with which a text is refused."""
    with pytest.raises(FramingError) as error:
        parse_yaml(text, "mine.yaml")
    return str(error.value)


@pytest.mark.parametrize(
    "word", ["no", "yes", "on", "null", "~", "12:30", "2024-01-01", "0x1F", "1e3", "007", "=", ".inf", "true"]
)
def test_words_stay_words(word: str) -> None:
    """What other tools read as a truth value, a date or a number stays the word that was written."""
    assert plain(parse_yaml(f"a: [{word}]\n{word}: b\n", "mine.yaml")) == {"a": [word], word: "b"}


def test_blank_values_are_empty_words() -> None:
    """A key with nothing behind it has the empty word."""
    assert plain(parse_yaml("a:\nb: ''\n", "mine.yaml")) == {"a": "", "b": ""}


def test_every_value_knows_its_line() -> None:
    """Words, lists, mappings and keys carry the line on which they begin, and words the line on which they end."""
    tree = parse_yaml("# a comment\na:\n  - b\n  - [c,\n     d]\ne: {f: g\n  h}\n", "mine.yaml")
    assert isinstance(tree, Entries)
    items = tree.entries["a"]
    assert isinstance(items, Items)
    inner = items.items[1]
    assert isinstance(inner, Items)
    assert (tree.line, tree.lines) == (2, {"a": 2, "e": 6})
    assert [items.items[0].line, inner.line, *(item.line for item in inner.items)] == [3, 4, 4, 5]
    mapping = tree.entries["e"]
    assert isinstance(mapping, Entries)
    assert mapping.entries["f"] == Text("g h", 6, 7)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_lines_are_counted_with_any_newline(newline: str) -> None:
    """Lines are counted alike whatever ends them."""
    assert refused(newline.join(["a: 1", "b: 2", "a: 3"])).startswith("mine.yaml, line 3:")


def test_equal_keys_are_refused_with_both_lines() -> None:
    """The second of two equal keys is refused, and the first is named: no list vanishes without a word."""
    said = refused("x:\n  rebel: [a]\n  b: [c]\n  rebel: [d]\n")
    assert said.startswith("mine.yaml, line 4: the key 'rebel' stands on line 2 already.")


def test_equal_keys_of_two_mappings_are_no_mistake() -> None:
    """One key may stand in two mappings."""
    assert plain(parse_yaml("a: {b: c}\nd: {b: c}\n", "mine.yaml")) == {"a": {"b": "c"}, "d": {"b": "c"}}


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("a: b\nc: &x [d]\n", 2, "&x is an anchor"),
        ("&x a: b\n", 1, "anchor"),
        ("a:\n  - b\n  - *x\n", 3, "*x is an alias"),
        ("a: b\nc: !!int 3\n", 2, "tag"),
        ("a: !!python/object/apply:os.system [ls]\n", 1, "tag"),
        ("a: ! b\n", 1, "tag"),
        ("a: b\n---\nc: d\n", 2, "second document"),
        ("b: c\n? [a]\n: b\n", 2, "a key must be a word"),
        ("b: c\n{a: b}: c\n", 2, "a key must be a word"),
    ],
)
def test_what_means_more_than_it_says_is_refused(text: str, line: int, word: str) -> None:
    """Anchors, aliases, tags, further documents and keys that are no words are refused with their line."""
    said = refused(text)
    assert said.startswith(f"mine.yaml, line {line}: ")
    assert word in said


@pytest.mark.parametrize("loader", ["CBaseLoader", "BaseLoader"])
@pytest.mark.parametrize(
    ("text", "line", "remedy"),
    [
        ("a:\n\t- b\n", 2, "Indent with blanks, not with tabs."),
        ("a: b\nc: [d, {country}-backed]\n", 2, 'needs quotation marks: "{country}-backed"'),
        ("a:\n  - {country}-backed\n", 2, 'needs quotation marks: "{country}-backed"'),
        ("a:\n  - *phobi*\n", 2, 'needs quotation marks: "*phobi*"'),
        ("a:\n  - *\n", 2, "needs quotation marks"),
        ("a: b\nc: [d, e\nf: g\n", 3, "begins on line 2). A comma or a closing bracket is missing."),
        ('a: b\nc: "d\ne: f\n', 2, "never closed"),
        ("a: b\nc: @d\n", 2, "A word that begins with a sign needs quotation marks."),
        ("a: b\n c: d\n", 2, "Indent it as the lines around it"),
        ('a: b\nc: "\\q"\n', 2, "a backslash must be doubled"),
        ("- a\nb: c\n", 2, "Check indentation"),
    ],
)
def test_broken_syntax_has_line_and_remedy(
    text: str, line: int, remedy: str, loader: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Broken YAML is refused with the line and what to do, by either parser of PyYAML."""
    monkeypatch.setattr(yaml, "CBaseLoader", getattr(yaml, loader), raising=False)
    said = refused(text)
    assert said.startswith(f"mine.yaml, line {line}: this is no YAML")
    assert remedy in said


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n"])
def test_nothing_is_refused(text: str) -> None:
    """A file without content is refused."""
    assert refused(text) == "mine.yaml is empty."


@pytest.mark.parametrize("text", ["- " * 5000 + "a", "[" * 100_000, "".join(" " * i + "a:\n" for i in range(200))])
def test_depth_is_bounded(text: str) -> None:
    """Nesting deeper than any lexicon is refused, and quickly."""
    assert "more than 20 levels" in refused(text)


def test_an_escaped_null_is_refused() -> None:
    """A character that cannot be seen is refused when it is written as an escape, too."""
    assert refused('a: b\nc: "\\0"\n').startswith("mine.yaml, line 2: the character U+0000 cannot be seen.")


def test_absent_pyyaml_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without PyYAML the reader learns what to install, and that JSON is read."""
    monkeypatch.setitem(sys.modules, "yaml", None)
    assert refused("a: b") == "mine.yaml: YAML needs PyYAML (pip install pyyaml). JSON is read without it."


trees = st.recursive(
    st.text(
        st.characters(
            codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\ufeff\ufffe\uffff"
        ),
        max_size=8,
    ),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text("abcno:*{ 1-#'\"", min_size=1, max_size=6), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(trees.filter(lambda tree: not isinstance(tree, str)))
def test_what_pyyaml_writes_is_read_again(tree: object) -> None:
    """A tree of words that PyYAML wrote is the same tree when it is read."""
    assert plain(parse_yaml(yaml.safe_dump(tree, allow_unicode=True), "mine.yaml")) == tree


@given(st.text("ab:-*&!{}[]\"'#|>?%@, \n\t", max_size=60))
def test_any_text_is_read_as_pyyaml_reads_it_or_refused(text: str) -> None:
    """A text is refused with a `FramingError`, or read as PyYAML's loader of words reads it."""
    try:
        tree = parse_yaml(text, "mine.yaml")
    except FramingError:
        return
    assert plain(tree) == yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
