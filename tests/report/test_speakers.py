"""Who speaks, and into whose mouth a label is put."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from framing.report._cells import Behind, Shown
from framing.report._speakers import MODES, kinds_of, mouths, speakers
from framing.report._texts import Texts


@pytest.fixture(scope="module")
def shown(harbour):
    """Sentences as a report shows them."""
    return Shown(Texts(harbour), 200)


def test_sources_are_those_of_the_table(harbour, shown):
    """Every attribution of `sources` is a passage, by outlet, source and mode."""
    found = {
        (speaker.outlet, source.name, mode): number.n
        for speaker in speakers(harbour, shown)
        for source in speaker.sources
        for mode, number in zip(MODES, source.modes, strict=True)
    }
    rows = harbour.sources.to_dict("records")
    assert found == {(r["outlet"], r["source"], mode): r[f"n_{mode}"] for r in rows for mode in MODES}
    assert sum(found.values()) == harbour.sources["n_attributions"].sum() > 10


def ends(number):
    """The first sentence of every passage."""
    return {ref.id for ref in number.refs if not ref.last}


def test_every_number_has_its_passages(harbour, shown):
    """As many as it says, and somebody speaks in each."""
    for speaker in speakers(harbour, shown):
        for number in (n for source in speaker.sources for n in source.modes):
            assert bool(number.id) == (number.n > 0)
            assert len(number.refs) == number.n
    page = "".join(text.shown for text in shown.texts.articles())
    ids = {id for s in speakers(harbour, shown) for source in s.sources for n in source.modes for id in ends(n)}
    assert len(ids) > 5
    sentences = dict(re.findall(r'<span class="s" id="(s\d+)">(.*?)(?=<span class="s"|\Z)', page, re.DOTALL))
    assert not [id for id in ids if "framing-indirect" not in sentences[id] and "framing-direct" not in sentences[id]]


def test_kinds_share_all_attributed_words(harbour, shown):
    """The shares of an outlet add up to 1, and the unnamed come last."""
    assert kinds_of(harbour)[-1] == "unnamed"
    for speaker in speakers(harbour, shown):
        assert sum(speaker.kinds) == pytest.approx(1)


def test_labels_by_source_are_those_of_the_table(harbour, shown):
    """Every label that stands in attributed words, in its column, with its sentences."""
    groups = mouths(harbour.coded[0], Behind(harbour.coded[0], 0, shown), id="b")
    numbers = {
        (group.referent, row.source, row.outlet, number.what, kind): number.n
        for group in groups
        for row in group.rows
        for kind in ("indirect", "direct")
        for number in getattr(row, kind)
    }
    table = harbour.coded[0].labels_by_source.to_dict("records")
    keys = ("referent", "source", "outlet", "label")
    assert numbers == {
        (*(row[k] for k in keys), kind): row[f"n_{kind}"]
        for row in table
        for kind in ("indirect", "direct")
        if row[f"n_{kind}"]
    }
    for group in groups:
        for number in (n for row in group.rows for n in (*row.indirect, *row.direct)):
            assert len(number.refs) == number.n


def test_a_source_of_several_outlets_comes_first(harbour, shown):
    """So that its rows stand side by side."""
    group = mouths(harbour.coded[0], Behind(harbour.coded[0], 0, shown), id="b")[0]
    names = [row.source for row in group.rows]
    outlets = [len({row.outlet for row in group.rows if row.source == name}) for name in names]
    assert outlets == sorted(outlets, reverse=True)
    assert outlets[0] > 1


def test_words_put_no_label_into_a_mouth(harbour, shown):
    """A lexicon of words has no such table."""
    assert mouths(harbour.coded[1], Behind(harbour.coded[1], 1, shown), id="b") == []


def test_where_nobody_speaks_there_is_no_chapter(harbour, shown):
    """Of a corpus without attributions nothing is shown."""
    assert speakers(replace(harbour, sources=harbour.sources.head(0)), shown) == []
