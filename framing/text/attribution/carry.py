"""Sources that go on: pronouns for one named before, and quotations after a quotation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from framing.text.attribution.spans import Attribution
from framing.text.tokens import fold

_PRONOUNS = frozenset("he she it they who this that one which".split())
_SPEAKER_OR_READER = frozenset("i we you".split())
_PARAGRAPH = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")


def carry_sources(text: str, found: Sequence[Attribution]) -> list[Attribution]:
    """Name the sources of one text, whose attributions are given in order.

    A pronoun stands for the source named last. A full quotation without a frame goes on with the one before it: in the
    same paragraph as more content of the same attribution, in a later one as an attribution of its own.
    """
    named: list[Attribution] = []
    name = ""
    last = -1  # the attribution that a quotation can go on with
    for attribution in found:
        if attribution.rule != "quotation":
            if attribution.source is not None:
                surface = text[slice(*attribution.source)]
                form = fold(surface)
                if form in _SPEAKER_OR_READER:
                    attribution = attribution._replace(source_name=surface)
                else:
                    name = name if form in _PRONOUNS else surface
                    attribution = attribution._replace(source_name=name)
            named.append(attribution)
            last = len(named) - 1
        elif last < 0:
            named.append(attribution)
        else:
            before = named[last]
            if _PARAGRAPH.search(text, before.content[-1][1], attribution.content[0][0]) is None:
                named[last] = before._replace(content=(*before.content, *attribution.content))
            else:
                named.append(attribution._replace(source=before.source, source_name=before.source_name))
    return named
