"""Sources that go on: pronouns for one named before, and quotations after a quotation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from framing.text.attribution.spans import Attribution
from framing.text.tokens import fold

_PRONOUNS = frozenset(["he", "she", "it", "they", "his", "her", "its", "their", "who", "which", "this", "that", "one"])
_SPEAKER_OR_READER = frozenset(["i", "we", "you"])
_PARAGRAPH = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")


def carry_sources(text: str, found: Sequence[Attribution]) -> list[Attribution]:
    """Name the sources of one text, whose attributions are given in order.

    A pronoun stands for the source named last. A whole quotation without a frame goes on with the attribution before
    it: in the same paragraph as more content of the same one, in a later paragraph as an attribution of its own. A
    fragment has the source of no other: the sentence that it is built into says whose it is, and no rule here reads it.
    """
    named: list[Attribution] = []
    name = ""
    last = -1  # the attribution that a quotation can go on with
    for one in found:
        if one.rule == "fragment":
            named.append(one)
        elif one.rule != "quotation":
            if one.source is not None and not one.source_name:
                surface = text[slice(*one.source)]
                form = fold(surface)
                name = name if form in _PRONOUNS or form in _SPEAKER_OR_READER else surface
                named.append(Attribution(*one[:5], surface if form in _SPEAKER_OR_READER else name))
            else:
                name = one.source_name or name
                named.append(one)
            last = len(named) - 1
        elif last < 0:
            named.append(one)
        elif _PARAGRAPH.search(text, named[last].content[-1][1], one.content[0][0]) is None:
            named[last] = named[last]._replace(content=(*named[last].content, *one.content))
        else:
            named.append(one._replace(source=named[last].source, source_name=named[last].source_name))
    return named
