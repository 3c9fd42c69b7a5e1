"""Passages with whose words they are and with every mention under an id of its own, so that a number can lead to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeVar

from markupsafe import Markup, escape

from framing.display import Quote, Speech, Voice


class Mark(NamedTuple):
    """A mention to mark: its id, what it is called, whose word it is, and its label where that is printed; `kind` is a
    class."""

    start: int
    end: int
    id: str
    title: str
    voice: str = ""
    name: str = ""
    kind: str = ""


UNATTRIBUTED = "Unattributed"

Layer = tuple[str, int, int]
"""What stands over a place: "voice" with its quotation and its content, "source", "cue" or "mark" with its number."""


class Passages:
    """A text, or a part of one, with its layers; marks may overlap, for several lexicons find the same words.

    Parameters
    ----------
    text, offset
        What is shown, and where it begins in its article: layers count from the beginning of the article.
    document
        The id of the article in `speech`.
    speech
        Quotations and attributions.
    marks
        The mentions.
    """

    def __init__(self, text: str, document: str, *, speech: Speech, marks: Sequence[Mark], offset: int = 0) -> None:
        self._text, self._offset = text, offset
        first, last = offset, offset + len(text)
        self._quotes = sorted(_near(speech.quotes(document), first, last), key=lambda q: (q.start, -q.end))
        spoken = [c for c in speech.contents(document) if any(a < last and b > first for a, b in c.places)]
        self._contents = sorted(spoken, key=lambda c: (c.start, -c.end))
        self._marks = sorted(_near(marks, first, last), key=lambda m: (m.start, -m.end))

    def part(self, start: int, end: int) -> str:
        """The passage between two places of the article, as HTML."""
        spans = list(self._spans(start, end))
        edges = {start, end, *(max(a, start) for a, _, _ in spans), *(min(b, end) for _, b, _ in spans)}
        out: list[str] = []
        stack: list[Layer] = []
        seen: set[int] = set()
        for a, b in pairwise(sorted(edges)):
            here = _stack([layer for first, last, layer in spans if first <= a < last])
            common = next((i for i, (x, y) in enumerate(zip(stack, here, strict=False)) if x != y), None)
            common = min(len(stack), len(here)) if common is None else common
            out += [self._close(layer, a) for layer in reversed(stack[common:])]
            over = self._said(here)
            out += [self._open(layer, seen, over) for layer in here[common:]]
            out.append(str(escape(self._text[a - self._offset : b - self._offset])))
            stack = here
        out += [self._close(layer, end) for layer in reversed(stack)]
        return "".join(out)

    def _spans(self, start: int, end: int) -> Iterator[tuple[int, int, Layer]]:
        """The layers that reach into a passage, those of one kind from the outermost on."""
        layers = (("quote", self._quotes), ("content", self._contents), ("mark", self._marks))
        for kind, every in layers:
            places = ((span.start, span.end) for span in every)
            for i, (a, b) in enumerate(places):
                if a < end and b > start:
                    yield a, b, (kind, i, 0)
        for i, content in enumerate(self._contents):
            for kind, (a, b) in (("source", content.places[1]), ("cue", content.places[2])):
                if 0 <= a < end and b > start:
                    yield a, b, (kind, i, 0)

    def _said(self, layers: Sequence[Layer]) -> Voice | None:
        """Whose words stand there; None where nobody is given them."""
        if not layers or layers[0][0] != "voice":
            return None
        _, quote, content = layers[0]
        return Voice.over(
            self._quotes[quote] if quote >= 0 else None, self._contents[content] if content >= 0 else None
        )

    def _open(self, layer: Layer, seen: set[int], voice: Voice | None) -> str:
        kind, number, _ = layer
        if kind == "mark":
            mark = self._marks[number]
            shape = f' class="{mark.kind}"' if mark.kind else ""
            if number in seen:  # the rest of a mention that reaches over the end of what it began in
                return f'<mark data-of="{mark.id}"{shape}>'
            seen.add(number)
            own = mark.voice != (voice.title if voice else "")  # what the words around it say is not said again
            said = f' data-voice="{escape(mark.voice or UNATTRIBUTED)}"' if own else ""
            return f'<mark id="{mark.id}"{shape} title="{escape(mark.title)}"{said}>'
        if kind == "voice" and voice:
            return f'<span class="{" ".join(voice.classes)}" title="{escape(voice.title)}">'
        content = self._contents[number]
        told = content.source_title if kind == "source" else content.cue_title
        return f'<span class="framing-{kind}" title="{escape(told)}">'

    def _close(self, layer: Layer, place: int) -> str:
        if layer[0] != "mark":
            return "</span>"
        mark = self._marks[layer[1]]
        small = f"<small> {escape(mark.name)}</small>" if mark.name and place >= mark.end else ""
        return f"{small}</mark>"


Span = TypeVar("Span", Quote, Mark)


def _near(spans: Sequence[Span], first: int, last: int) -> list[Span]:
    return [span for span in spans if span.start < last and span.end > first]


def _stack(layers: Sequence[Layer]) -> list[Layer]:
    """One voice, then source and cue, then the mentions; of quotations and of contents the innermost."""
    inner = {kind: number for kind, number, _ in layers}
    quote, content = inner.get("quote", -1), inner.get("content", -1)
    voice = [("voice", quote, content)] if quote >= 0 or content >= 0 else []
    around = [(kind, inner[kind], 0) for kind in ("source", "cue") if kind in inner]
    return [*voice, *around, *(layer for layer in layers if layer[0] == "mark")]


def link(text: object, *, href: str, total: str = "") -> Markup:
    """A number that opens its sentences: those under `href`, or those of all cells that `total` names."""
    also = Markup(' data-sum="{}"').format(total) if total else Markup()
    return Markup('<a class="num" href="#{}"{}>{}</a>').format(href, also, text)
