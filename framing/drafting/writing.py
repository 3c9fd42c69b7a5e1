"""A draft as YAML: the codebook with its evidence as comments, which no text of an article can break out of."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from framing.lexicon import Label, Lexicon, Pattern

LONGEST_EXCERPT = 120
_HEADER = ("name", "kind", "version", "language", "licence", "note", "developed_on", "validated_on")


def safe(text: str, most: int = 400) -> str:
    """Text for a comment: one line, without controls, marks of direction or anything that YAML does not print.

    >>> safe("one\\n- two\\u2028three\\u202e")
    'one - two three'
    """
    kept = "".join(" " if _is_hidden(c) else c for c in text)
    line = " ".join(kept.split())
    return line if len(line) <= most else line[: most - 3].rstrip() + "..."


def _is_hidden(c: str) -> bool:
    return unicodedata.category(c)[0] in "CZ" or c in "\ufffe\uffff"


def excerpt(text: str, span: tuple[int, int], sentence: tuple[int, int]) -> str:
    """About 120 characters of the sentence round a wording.

    >>> excerpt("The dockers left.", (4, 11), (0, 17))
    'The dockers left.'
    """
    room = max(LONGEST_EXCERPT - (span[1] - span[0]), 0)
    first = max(sentence[0], span[0] - room // 2)
    last = min(sentence[1], max(first + LONGEST_EXCERPT, span[1]))
    first = max(sentence[0], min(first, last - LONGEST_EXCERPT))
    shown = safe(text[first : min(last, first + LONGEST_EXCERPT)])
    return ("..." if first > sentence[0] else "") + shown + ("..." if last < sentence[1] else "")


def quoted(text: str) -> str:
    """A text as a double-quoted scalar of YAML.

    >>> print(quoted('a "b"'))
    "a \\"b\\""
    """
    return json.dumps(safe(text, 10_000), ensure_ascii=False)


def to_yaml(lexicon: Lexicon, comments: dict[tuple[str, str, str], str], notes: Sequence[str]) -> str:
    """The codebook as YAML; `comments` by layer, referent and pattern; `notes` open the file."""
    lines = [f"# {safe(note)}" for note in notes]
    lines += [f"{key}: {quoted(getattr(lexicon, key))}" for key in _HEADER if getattr(lexicon, key) or key == "note"]
    if lexicon.generic:
        lines += ["", "generic:   # heads that say nothing by themselves"]
        lines += _labels(lexicon.generic, "generic", "", comments, indent=2)
    if lexicon.modifiers:
        lines += ["", "modifiers:"]
        lines += _labels(lexicon.modifiers, "modifier", "", comments, indent=2)
    if lexicon.referents:
        lines += ["", "referents:   # those most likely wanted first"]
    for referent in lexicon.referents:
        about = comments.get(("referent", referent.name, ""), "")
        lines += ["", *([f"  # {safe(about)}"] if about else []), f"  {referent.name}:"]
        if referent.names:
            lines.append("    names:")
            lines += [_item(p, comments.get(("name", referent.name, p.text), ""), 6) for p in referent.names]
        if referent.heads:
            lines.append(f"    heads: [{', '.join(quoted(h) for h in referent.heads)}]")
        if referent.labels:
            lines.append("    labels:")
            lines += _labels(referent.labels, "label", referent.name, comments, indent=6)
    return "\n".join(lines) + "\n"


def _labels(
    labels: Iterable[Label], layer: str, referent: str, comments: dict[tuple[str, str, str], str], *, indent: int
) -> Iterator[str]:
    pad = " " * indent
    for label in labels:
        yield f"{pad}{quoted(label.name)}:"
        deeper = 2
        if label.near:
            yield f"{pad}  near: [{', '.join(quoted(p.text) for p in label.near)}]"
            yield f"{pad}  within: {label.within}"
            yield f"{pad}  patterns:"
            deeper = 4
        for pattern in label.patterns:
            yield _item(pattern, comments.get((layer, referent, pattern.text), ""), indent + deeper)


def _item(pattern: Pattern, comment: str, indent: int) -> str:
    return " " * indent + f"- {quoted(pattern.text)}" + (f"   # {safe(comment)}" if comment else "")
