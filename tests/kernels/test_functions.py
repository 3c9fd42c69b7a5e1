"""Functions that Python and numba both run: the same page gives the same numbers."""

from __future__ import annotations

import pytest
from attributed import corpus_of, records, zones_of
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.text.attribution import find_attributions

pytest.importorskip("numba")

PIECES = st.sampled_from(
    ["The union said ", "no. ", "“We stay,” ", '"We stay. All of us," ', "according to ", "Okoye (UDW), ", "he told ",
     "reporters ", "on Friday ", "that ", ", ", " - ", "-- ", "... ", "\n", "\r\n", "\u2028", "dockers' claims ",
     "reportedly ", "the port ", "was shut ", "asked by ", "whether ", "é\u0301", "\u200b", "🚢", "\0", "OKOYE: no\n"]
)  # fmt: skip


@given(st.lists(st.lists(PIECES | st.text(max_size=4), max_size=14).map("".join), max_size=3))
@settings(deadline=None)
def test_attributions_are_the_same_compiled(texts: list[str]) -> None:
    """On any text that tokens can be made of."""
    whole = [text.encode("utf-8", "ignore").decode() for text in texts]
    corpus = corpus_of(*whole)
    zones = zones_of(corpus)
    tables = []
    for asked in ("0", "1"):
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("FRAMING_KERNELS", asked)
            tables.append(find_attributions(corpus, zones=zones))
    assert records(tables[0]) == records(tables[1])
