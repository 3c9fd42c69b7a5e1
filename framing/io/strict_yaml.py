"""YAML read strictly: every value is a word, every value knows its line, and nothing means more than it says.

In YAML as most tools read it, `no` is false, `12:30` is 750, `2024-01-01` is a date, of two equal keys the last wins
without a word, and a few lines of aliases can stand for a billion values. Here words stay words, and equal keys,
anchors, aliases and tags are refused.
"""

from __future__ import annotations

import re
from typing import Any

from framing._checks import FramingError, at
from framing.io.tree import Entries, Items, Node, TreeBuilder, printable

# What libyaml or PyYAML says -> what to do. The first that fits is taken.
_REMEDIES = (
    (("tab character", "\\t"), "Indent with blanks, not with tabs."),
    (("end of stream", "unexpected document"), "A quotation mark or bracket that opens there is never closed."),
    (("cannot start any token",), "A word that begins with a sign needs quotation marks."),
    (("alias", "anchor", "*"), 'A pattern that begins with * or & needs quotation marks: "*phobi*".'),
    (
        ("mapping values are not allowed",),
        "Indent it as the lines around it; a text with a colon needs quotation marks.",
    ),
    (("expected ':'", 'expected ":"'), "A colon is missing after a key, or a quotation mark is open."),
    (("expected ',' or", "expected ','"), "A comma or a closing bracket is missing."),
    (("escape",), "In \"...\" a backslash must be doubled; in '...' it stands for itself."),
)
_BARE_SLOT = re.compile(r"""(?:^|[\[,:-]\s*)\{\s*\w+\s*\}\s*[\w-]""")


def parse_yaml(text: str, file: str) -> Node:
    """The tree of a YAML text.

    Parameters
    ----------
    text
        The text of the file.
    file
        How messages call it.

    Returns
    -------
    Node
        Words, lists and mappings with their lines. A value left blank is "".

    Raises
    ------
    FramingError
        If PyYAML is absent, or the text is no YAML, is blank, holds two documents, repeats a key, or uses anchors,
        aliases or tags.

    Notes
    -----
    The tree is built from the parser's events, not from composed nodes: an alias is refused before anything follows it,
    and depth is bounded before anything recurses.

    Examples
    --------
    >>> tree = parse_yaml("rebel: [rebel, no, 12:30]", "mine.yaml")
    >>> [item.text for item in tree.entries["rebel"].items]
    ['rebel', 'no', '12:30']
    """
    try:
        import yaml
    except ImportError:
        raise FramingError(f"{file}: YAML needs PyYAML (pip install pyyaml). JSON is read without it.") from None
    loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    builder = TreeBuilder(file)
    try:
        for event in yaml.parse(text, Loader=loader):
            _take(builder, event, type(event).__name__)
    except yaml.MarkedYAMLError as error:
        raise FramingError(_explain(error, text, file)) from None
    except yaml.YAMLError as error:
        raise FramingError(f"{file} is no YAML: {str(error).splitlines()[0]}.") from None
    if builder.root is None:
        raise FramingError(f"{file} is empty.")
    return builder.root


def _take(builder: TreeBuilder, event: Any, kind: str) -> None:
    """Add one event of the parser to the tree, or refuse it."""
    line = event.start_mark.line + 1
    place = at(builder.file, line)
    if kind == "AliasEvent":
        raise FramingError(
            f"{place}: *{event.anchor} is an alias, which is not read here."
            f' Write the words out; a pattern that begins with * needs quotation marks: "*{event.anchor}".'
        )
    if kind == "DocumentStartEvent" and builder.root is not None:
        raise FramingError(f"{place}: a second document begins here. Put each lexicon in a file of its own.")
    if getattr(event, "anchor", None) is not None:
        raise FramingError(f"{place}: &{event.anchor} is an anchor, which is not read here. Write the words out.")
    if getattr(event, "tag", None) is not None:
        raise FramingError(f"{place}: {printable(event.tag)} is a tag, which is not read here. Delete it.")
    if kind == "ScalarEvent":
        builder.text(event.value, line, event.end_mark.line + 1)
    elif kind == "SequenceStartEvent":
        builder.open(Items(line))
    elif kind == "MappingStartEvent":
        builder.open(Entries(line))
    elif kind in ("SequenceEndEvent", "MappingEndEvent"):
        builder.close()


def _explain(error: Any, text: str, file: str) -> str:
    """One sentence for a YAML error: where, what the parser says, and what to do."""
    mark = error.problem_mark or error.context_mark
    problem = " ".join(part for part in (error.context, error.problem) if part)
    lines = re.split("\r\n|\r|\n", text)
    # What is never closed is mended where it was opened, not at the end of the file.
    if error.context_mark and ("end of stream" in problem or mark is None or mark.line >= len(lines)):
        mark = error.context_mark
    if mark is None:
        return f"{file} is no YAML: {problem}."
    number = min(mark.line, len(lines) - 1)
    shown = lines[number]
    if _BARE_SLOT.search(shown):
        remedy = 'A pattern that begins with { needs quotation marks: "{country}-backed".'
    elif "\t" in shown[: len(shown) - len(shown.lstrip())]:
        remedy = "Indent with blanks, not with tabs."
    else:
        remedy = next(
            (remedy for signs, remedy in _REMEDIES if any(sign in problem for sign in signs)),
            "Check indentation, commas, brackets and quotation marks.",
        )
    begun = error.context_mark.line if error.context_mark else number
    where = f"; it begins on line {begun + 1}" if begun < number else ""
    return f"{at(file, number + 1)}: this is no YAML ({printable(problem)}{where}). {remedy}"
