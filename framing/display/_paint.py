"""Runs of text under the same layers, as markup: whose words, source, cue, and mentions on top."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol

import numpy as np
import numpy.typing as npt
from markupsafe import Markup, escape

from framing.display._speech import Content, Quote, Voice


class Marked(NamedTuple):
    """A mention to mark: what it is called in the text, and what its `title` says."""

    start: int
    end: int
    name: str
    title: str
    counted: bool = True


class _Placed(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class Paint:
    """A text, or a passage of one, with the layers that stand in it.

    Parameters
    ----------
    text
        What is shown.
    offset
        Where the text begins in its article: layers count from the beginning of the article.
    quotes, contents, marked
        The layers. What is innermost is seen; of mentions that overlap, the one that begins first, of two the longer.
    lines
        Whether the text's own lines are kept.
    """

    def __init__(
        self,
        text: str,
        *,
        offset: int = 0,
        quotes: Sequence[Quote] = (),
        contents: Sequence[Content] = (),
        marked: Sequence[Marked] = (),
        lines: bool = False,
    ) -> None:
        self._text, self._offset, self._written = text, offset, broken if lines else escape
        self._quotes, self._contents, self._marked = quotes, contents, _apart(marked)
        sources = [(c.source_start, c.source_end, i) for i, c in enumerate(contents)]
        cues = [(c.cue_start, c.cue_end, i) for i, c in enumerate(contents)]
        self._layers = np.vstack(
            [
                self._layer([(m.start, m.end, i) for i, m in enumerate(self._marked)]),
                self._layer([(q.start, q.end, i) for i, q in enumerate(quotes)]),
                self._layer([(c.start, c.end, i) for i, c in enumerate(contents)]),
                self._layer(sources),
                self._layer(cues),
            ]
        )

    def _layer(self, spans: list[tuple[int, int, int]]) -> npt.NDArray[np.int32]:
        """Which span is innermost at each character, -1 where there is none."""
        layer = np.full(len(self._text), -1, dtype=np.int32)
        for start, end, i in sorted(spans, key=lambda s: (s[0], -s[1])):
            if end > self._offset and start >= 0:
                layer[max(start - self._offset, 0) : max(end - self._offset, 0)] = i
        return layer

    def pieces(self, start: int, end: int) -> Iterator[Markup]:
        """The passage between two places of the article."""
        first, last = start - self._offset, min(end - self._offset, len(self._text))
        if last <= first:
            return
        here = self._layers[:, first:last]
        cuts = [first, *(first + 1 + np.flatnonzero((here[:, 1:] != here[:, :-1]).any(axis=0))).tolist(), last]
        run: list[Markup] = []
        mention = -1
        for a, b in pairwise(cuts):
            over, *voice = self._layers[:, a].tolist()
            if over != mention:
                yield self._closed(mention, run)
                run, mention = [], over
            run.append(self._run(self._text[a:b], *voice, titled=over < 0))
        yield self._closed(mention, run)

    def _closed(self, mention: int, run: list[Markup]) -> Markup:
        """What stands in one mention, or between two."""
        text = Markup().join(run)
        if mention < 0 or not run:
            return text
        marked = self._marked[mention]
        kind = Markup() if marked.counted else Markup(' class="framing-uncounted"')
        small = Markup("<small> {}</small>").format(marked.name) if marked.name else Markup()
        return Markup('<mark{} title="{}">{}{}</mark>').format(kind, marked.title, text, small)

    def _run(self, text: str, quote: int, content: int, source: int, cue: int, *, titled: bool) -> Markup:
        """Text under the same layers throughout; in a mention the title is the mention's."""
        classes, facts = [], []
        if quote >= 0 or content >= 0:
            voice = Voice.over(
                self._quotes[quote] if quote >= 0 else None, self._contents[content] if content >= 0 else None
            )
            classes += voice.classes
            facts += voice.facts
        if source >= 0:
            classes.append("framing-source")
            facts.append(self._contents[source].source_title)
        if cue >= 0:
            classes.append("framing-cue")
            facts.append(self._contents[cue].cue_title)
        written = self._written(text)
        if not classes:
            return written
        title = Markup(' title="{}"').format(". ".join(facts)) if titled else Markup()
        return Markup('<span class="{}"{}>{}</span>').format(" ".join(classes), title, written)


def broken(text: str) -> Markup:
    """A text with its lines as elements: programs that pass pages on take blank lines between elements for nothing.

    >>> str(broken("One <b>\\n\\nTwo"))
    'One &lt;b&gt;<br>\\n<br>\\nTwo'
    """
    return Markup("<br>\n").join(escape(line) for line in text.split("\n"))


def _apart(marked: Sequence[Marked]) -> list[Marked]:
    """Mentions to mark, none over another."""
    chosen: list[Marked] = []
    for mention in sorted(marked, key=lambda m: (m.start, -m.end)):
        if not chosen or mention.start >= chosen[-1].end:
            chosen.append(mention)
    return chosen
