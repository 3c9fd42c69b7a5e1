"""How the table of kwic looks."""

from __future__ import annotations

import pandas as pd

from framing.corpus import Corpus
from framing.stats.concordance import kwic
from framing.stats.matches import Matches, matches_html

TEXT = "Dockers left <b> the gate.\nThe dockers’ union agreed with other dockers."


def made(text: str = TEXT, outlet: str = "Herald", **options: object) -> Matches:
    corpus = Corpus((text,), pd.DataFrame({"id": ["a1"], "outlet": [outlet]}))
    found = kwic(corpus, "docker", **options)  # type: ignore[arg-type]
    assert isinstance(found, Matches)
    return found


def test_left_keyword_and_right_have_a_cell_each() -> None:
    """The keyword is marked; the three stand as in the text."""
    shown = matches_html(made())
    assert '<td class="framing-left"></td><td class="framing-match"><mark>Dockers</mark></td>' in shown
    assert '<td class="framing-right"> left &lt;b&gt; the gate.</td>' in shown
    assert "3 matches in 1 article of 1 outlet" in shown


def test_more_matches_than_are_shown_are_counted() -> None:
    """In a notebook and in a terminal."""
    found = made("Dockers left.\n" * 50)
    assert "30 more matches not shown." in found._repr_html_()
    assert found._repr_html_().count("<mark>") == 20
    assert "30 more not shown." in repr(found)
    assert "40 more matches not shown." in matches_html(found, most=10)


def test_keywords_stand_under_each_other_in_a_terminal() -> None:
    """And no line is longer than pandas would make it."""
    lines = repr(made()).splitlines()
    assert len({line.lower().index("dockers") for line in lines[:1]} | {lines[1].index("dockers")}) == 1
    assert max(map(len, lines)) <= 80


def test_readers_are_not_shown() -> None:
    """The table has their words, what is shown of it does not."""
    corpus = Corpus(
        ("Dockers left.\nAna Example says dockers are right.",), pd.DataFrame({"id": ["a1"], "outlet": ["H"]})
    )
    columns = ["document", "start", "end", "zone", "counted", "rule"]
    zones = pd.DataFrame([("a1", 0, 13, "body", True, ""), ("a1", 14, 49, "comment", False, "")], columns=columns)
    found = kwic(corpus, "docker", zones=zones, counted_only=False)
    assert "Ana" in found["left"].iat[1]
    assert "Ana" not in found._repr_html_() + repr(found)  # type: ignore[operator]
    assert "[words of a reader, not shown]" in repr(found)


def test_no_match_is_said() -> None:
    """Without a table."""
    found = made("Nobody came.")
    assert "0 matches" in found._repr_html_()
    assert "<table>" not in found._repr_html_()
    assert repr(found) == "0 matches"


def test_an_outlet_is_escaped() -> None:
    """And an escape of the terminal does nothing."""
    found = made("Dockers left.", outlet="<img src=x>\x1b[2J")
    assert "<img" not in found._repr_html_()
    assert "\x1b" not in repr(found)


def test_a_file_of_it_is_that_of_a_plain_table() -> None:
    """The look changes no byte of it."""
    assert made().to_csv() == pd.DataFrame(made()).to_csv()
