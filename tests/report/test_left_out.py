"""Examples of what was not counted."""

from __future__ import annotations

from framing.report._left_out import A_ZONE, LONGEST, examples


def test_each_zone_has_examples(harbour):
    """Every zone that does not count has some, and no zone more than its number."""
    zones = set(harbour.zones.loc[~harbour.zones["counted"], "zone"])
    found = [e.zone for e in examples(harbour)]
    assert set(found) == zones
    assert all(found.count(zone) <= A_ZONE for zone in zones)


def test_examples_are_text_of_the_article(harbour):
    """An example is a piece of its article, or blank where readers wrote it."""
    for example in examples(harbour):
        assert len(example.text) <= LONGEST + 1
        if example.zone == "comment":
            assert example.text == ""
            assert example.n_words > 0
        else:
            assert example.text.rstrip("…") in harbour.corpus[example.document].text


def test_outlets_come_in_turn(harbour):
    """The first examples of a zone are of different outlets where there are several."""
    for zone in {e.zone for e in examples(harbour)}:
        outlets = [e.outlet for e in examples(harbour) if e.zone == zone]
        assert len(set(outlets[: len(set(outlets))])) == len(set(outlets))
