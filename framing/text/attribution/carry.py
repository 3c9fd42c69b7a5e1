"""Sources that go on: pronouns for one named before, and quotations after a quotation."""

from __future__ import annotations

from collections.abc import Sequence

from framing.text.attribution.spans import Attribution
from framing.text.tokens import fold

_PRONOUNS = frozenset("he she it they who this that one".split())
_NOBODY = frozenset("i we you some many others".split())


def carry_sources(text: str, found: Sequence[Attribution]) -> list[Attribution]:
    """Name the sources of one text: a pronoun is the one named last, a quotation without a frame goes on from the
    one before it."""
    named: list[Attribution] = []
    name = ""
    for attribution in found:
        if attribution.source is not None:
            surface = text[slice(*attribution.source)]
            form = fold(surface)
            if form in _NOBODY:
                named.append(attribution._replace(source_name=surface))
                continue
            if form not in _PRONOUNS:
                name = surface
            named.append(attribution._replace(source_name=name))
        elif attribution.rule == "quotation":
            named.append(attribution._replace(source_name=name))
        else:
            named.append(attribution)
    return named
