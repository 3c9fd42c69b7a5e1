"""How mentions look in a notebook."""

from __future__ import annotations

import re

import pandas as pd

from framing.corpus import Corpus
from framing.io.lexicons import read_lexicon
from framing.io.readers import read_corpus
from framing.lexicon import Label, Lexicon, Pattern
from framing.mentions import Mentions, find_mentions


def of(text: str, *labels: str, **options: str) -> Mentions:
    lexicon = Lexicon(
        "<small>", "labels", language="en", categories=tuple(Label(f"<{x}>", (Pattern(x),)) for x in labels)
    )
    corpus = Corpus((text,), pd.DataFrame({"id": ["a1"], "outlet": ["Herald"]}))
    return find_mentions(corpus, lexicon, **options)  # type: ignore[arg-type]


def cells(shown: str) -> list[list[str]]:
    return [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in re.findall(r"<tr>(.*?)</tr>", shown)]


def test_labels_are_counted_by_whose_words_they_are() -> None:
    """The most frequent first, and names of labels and of the lexicon are escaped."""
    shown = of('Rebels left. The rebels, he said, were "thugs".', "rebel", "thug")._repr_html_()
    assert cells(shown)[1:] == [["&lt;rebel&gt;", "1", "1", "0", "1"], ["&lt;thug&gt;", "0", "0", "1", "1"]]
    assert "lexicon &lt;small&gt;" in shown


def test_the_cells_add_up_to_the_mentions_that_count() -> None:
    """Of the harbour strike, with the labels that are not shown."""
    mentions = find_mentions(read_corpus("harbour-strike"), read_lexicon("harbour-strike"))
    shown = mentions._repr_html_()
    left_out = int(re.search(r"(\d+) more labels not shown", shown)[1])  # type: ignore[index]
    pairs = mentions.counted.groupby(["referent", "label"]).size().sort_values(ascending=False)
    assert len(pairs) == len(cells(shown)) - 1 + left_out
    assert sum(int(n) for row in cells(shown)[1:] for n in row[2:5]) == pairs.head(15).sum()
    assert f"{len(mentions.counted)} mentions counted of {len(mentions)} found" in shown


def test_what_is_not_counted_is_told() -> None:
    """By its type, or by where it stands."""
    mentions = find_mentions(read_corpus("harbour-strike"), read_lexicon("harbour-strike"))
    (said,) = re.findall(r"Not counted: ([^<]*)\.", mentions._repr_html_())
    assert sum(map(int, re.findall(r"\d+", said))) == len(mentions) - len(mentions.counted)
    assert "outside the counted zones: caption 5" in said


def test_mentions_without_attribution_say_so() -> None:
    """Unattributed is then no finding."""
    assert "attributions were looked for" in of("Rebels left.", "rebel", attribution="none")._repr_html_()


def test_no_mention_makes_no_table() -> None:
    """But a line."""
    lexicon = Lexicon("small", "labels", categories=(Label("rebel", (Pattern("rebel"),)),))
    shown = find_mentions(Corpus((), pd.DataFrame({"id": [], "outlet": []})), lexicon)._repr_html_()
    assert "0 mentions counted of 0 found, in 0 articles" in shown
    assert "<table>" not in shown
