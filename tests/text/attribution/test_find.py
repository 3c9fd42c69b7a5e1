"""find_attributions: the table, its modes and stances."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from attributed import HEADLINE, attributions, corpus_of, found, lexicon, records, said, zones_of

from framing._checks import FramingError
from framing.corpus import Corpus
from framing.io.lexicons import read_lexicon
from framing.lexicon import Lexicon, Pattern
from framing.text.attribution import ATTRIBUTION_COLUMNS, find_attributions
from framing.text.quotations import find_quotations
from framing.text.sentences import find_sentences
from framing.text.zones import find_zones

COLUMNS = [
    "attribution", "document", "start", "end", "source_start", "source_end", "source", "source_name",
    "cue_start", "cue_end", "cue", "cue_stance", "mode", "rule",
]  # fmt: skip
NUMBERS = ["attribution", "start", "end", "source_start", "source_end", "cue_start", "cue_end"]
STORY = (
    "Dockers near gates, union says\n"
    'The union said the port was shut. "We stay," Ada Okoye told the Herald. "We win."\n'
    '"We never leave."\nThe mayor, who was there, insisted it was a "mob"; the gates, he said, were reportedly open.\n'
    "According to the owners, nobody left, while the council denied that."
)


def test_the_columns_are_fixed() -> None:
    """In their order, with numbers as numbers and words as words."""
    table = attributions(STORY)
    assert list(table.columns) == list(ATTRIBUTION_COLUMNS) == COLUMNS
    assert [c for c in table if table[c].dtype == "int64"] == NUMBERS
    assert all(isinstance(value, str) for c in table if c not in NUMBERS for value in table[c])
    assert isinstance(table.index, pd.RangeIndex)


@pytest.mark.parametrize("texts", [(), ("",), (" \n ",), ("It rained.",), ("", "It rained in Harlow. Dockers left.")])
def test_where_nothing_is_attributed_the_table_is_empty(texts: tuple[str, ...]) -> None:
    """No article, no text, or neither cue nor quotation: no row, and the same columns and kinds."""
    table = attributions(*texts)
    assert len(table) == 0
    assert list(table.columns) == COLUMNS
    assert [c for c in table if table[c].dtype == "int64"] == NUMBERS


def test_attributions_are_numbered_through_the_corpus() -> None:
    """From 0, in the order of the articles; the rows of one attribution have one number and follow each other."""
    table = attributions("Okoye said no.", "It rained.", '"We stay," Okoye said. "We win." The mayor said no.')
    assert table["attribution"].tolist() == [0, 1, 1, 2]
    assert table["document"].tolist() == ["a0", "a2", "a2", "a2"]


def test_rows_are_in_the_order_of_the_text() -> None:
    """An attribution stands where its content begins, and its spans come in order."""
    table = attributions(STORY)
    firsts = table.groupby("attribution")["start"].first().tolist()
    assert firsts == sorted(firsts)
    assert all(spans["start"].is_monotonic_increasing for _, spans in table.groupby("attribution"))


def test_offsets_are_code_points_of_the_text() -> None:
    """Sources and cues are what stands there, also after characters outside the basic plane."""
    text = "🚢🚢 Harlow\n🚢 The dockers’ union — tired — claimed the port was “shut”."
    (row,) = attributions(text).to_dict("records")
    assert text[row["start"] : row["end"]] == "the port was “shut”"
    assert text[row["source_start"] : row["source_end"]] == row["source"]
    assert text[row["cue_start"] : row["cue_end"]] == row["cue"] == "claimed"


def test_what_is_absent_is_minus_one() -> None:
    """A quotation that goes on has no cue, hearsay has no source, a fragment has neither."""
    table = attributions(f'{HEADLINE}\nThe port was reportedly shut. The "mob" left.\nOkoye said no.\n"We stay."')
    rows = table.set_index("rule")
    assert rows.loc["hearsay", ["source_start", "source_end", "source", "source_name"]].tolist() == [-1, -1, "", ""]
    assert rows.loc["fragment", ["source_start", "cue_start", "cue_end", "cue", "cue_stance"]].tolist() == [
        -1,
        -1,
        -1,
        "",
        "",
    ]
    assert rows.loc["quotation", ["cue_start", "cue_end", "cue", "cue_stance"]].tolist() == [-1, -1, "", ""]
    assert rows.loc["quotation", ["source", "source_name"]].tolist() == ["Okoye", "Okoye"]


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Okoye said the port was shut.", "indirect"),
        ("Okoye said that.", "indirect"),
        ('"We stay," Okoye said.', "direct"),
        ('"We stay", Okoye said.', "direct"),
        ('"We stay," Okoye said, "and win."', "direct"),
        ('"We stay," Okoye said. "We win."', "direct"),
        ('Okoye said: "We stay."', "direct"),
        ('Okoye called it "dead".', "mixed"),
        ('Okoye said the "mob" had left.', "mixed"),
        ('Okoye said the port was shut. "We win."', "mixed"),
        ('The "mob" had left, Okoye said.', "mixed"),
        ("The port, Okoye said, was shut.", "indirect"),
        ('The "mob" left.', "direct"),
        ("The port was reportedly shut.", "indirect"),
        ('"We stay.', "direct"),
    ],
)
def test_the_mode_says_whether_content_stands_in_quotation_marks(text: str, mode: str) -> None:
    """All of it, none of it, or some."""
    assert [one.mode for one in found(text)] == [mode]


def test_columns_of_words_have_one_type() -> None:
    """Whether the table has rows or none: tables that are joined must not change their types."""
    full, empty = attributions(STORY), attributions("")
    assert full.dtypes.to_dict() == empty.dtypes.to_dict()


def test_a_short_word_outside_quotation_marks_makes_content_mixed() -> None:
    """However short, it is no speaker's."""
    assert [one.mode for one in found('Okoye said no. "We win."')] == ["mixed"]


@pytest.mark.parametrize(
    ("cue", "stance"),
    [
        ("said", "neutral"),
        ("claimed", "doubting"),
        ("admitted", "endorsing"),
        ("insisted", "assertive"),
        ("wrote", "writing"),
        ("believed", "cognitive"),
        ("demanded", "directing"),
    ],
)
def test_the_stance_is_the_category_of_the_cue(cue: str, stance: str) -> None:
    """As the shipped lexicon has it."""
    assert [(one.cue, one.stance) for one in found(f"Okoye {cue} that the port was shut.")] == [(cue, stance)]


def test_a_lexicon_of_cues_decides_what_is_found() -> None:
    """Its words are cues, its categories stances, and no others are."""
    cues = lexicon(loud=["yodel*"], attribution=["word from"], hearsay=["yonderly"])
    assert said("Okoye yodelled that it was shut.") == []
    (one,) = found("Okoye yodelled that it was shut.", cues=cues)
    assert one.said == ("Okoye", "yodelled", "that it was shut")
    assert one.stance == "loud"
    assert found("Okoye said that it was shut.", cues=cues) == []
    (hearsay,) = found("The port was yonderly shut.", cues=cues)
    assert (hearsay.source, hearsay.stance) == ("", "hearsay")


def test_the_shipped_lexicon_can_be_extended() -> None:
    """A copy with one more word finds that word and all others; with one word moved, its stance moves."""
    shipped = read_lexicon("reporting-verbs")
    more = tuple(
        type(c)(c.name, (*c.patterns, Pattern("yodelled")), c.definition) if c.name == "manner" else c
        for c in shipped.categories
    )
    extended = Lexicon("mine", "words", categories=more)
    assert [one.stance for one in found("Okoye yodelled that it was shut.", cues=extended)] == ["manner"]
    assert found(STORY, cues=extended) == found(STORY)
    moved = Lexicon("mine", "words", categories=lexicon(plain=["claimed"]).categories + shipped.categories)
    assert [one.stance for one in found("Okoye claimed that it was shut.", cues=moved)] == ["plain"]


def test_quotations_are_found_without_any_cue() -> None:
    """Marks alone say that words are somebody's."""
    assert [one.rule for one in found('"We stay." The "mob" left.', cues=lexicon())] == ["quotation", "fragment"]


def test_a_lexicon_of_another_kind_is_refused() -> None:
    """With its name, its kind and the remedy."""
    with pytest.raises(FramingError, match="'words'; 'x' is of kind 'labels'"):
        attributions(STORY, cues=Lexicon("x", "labels"))


def test_a_method_that_is_none_is_refused() -> None:
    """With the two that there are."""
    with pytest.raises(FramingError, match=r"`attribution` must be one of \['rules', 'spacy'\]; got 'rule'"):
        find_attributions(corpus_of(STORY), attribution="rule")  # type: ignore[arg-type]


def test_what_is_given_is_what_would_be_found() -> None:
    """Zones, sentences and quotations are found anew where none are given, and nothing given is changed."""
    corpus = corpus_of(STORY)
    alone = find_attributions(corpus)
    zones = find_zones(corpus)
    given_tables = {
        "zones": zones,
        "sentences": find_sentences(corpus, zones),
        "quotations": find_quotations(corpus, zones=zones),
    }
    copies = {name: table.copy() for name, table in given_tables.items()}
    pd.testing.assert_frame_equal(find_attributions(corpus, **given_tables), alone)
    for name, table in given_tables.items():
        pd.testing.assert_frame_equal(table, copies[name])


def test_quotations_and_sentences_come_from_what_is_given() -> None:
    """An empty table of quotations leaves none; one sentence over all leaves its frames in one row of words."""
    text = f'{HEADLINE}\nOkoye said the "mob" left. It rained, the union said.'
    corpus = corpus_of(text)
    zones = zones_of(corpus)
    none = find_quotations(corpus, zones=zones).iloc[:0]
    assert set(find_attributions(corpus, zones=zones)["mode"]) == {"mixed", "indirect"}
    assert set(find_attributions(corpus, zones=zones, quotations=none)["mode"]) == {"indirect"}
    second = find_sentences(corpus, zones).iloc[[0, 2]]
    assert find_attributions(corpus, zones=zones, quotations=none, sentences=second)["source"].tolist() == ["the union"]


def test_an_article_has_the_same_rows_beside_any_others() -> None:
    """Whatever stands before or after it in the corpus; only the numbers of attributions run on."""
    texts = (STORY, "It rained.", 'The mayor said no. "We win."', "She said it was shut.")
    whole = attributions(*texts)
    for at, text in enumerate(texts):
        rows = whole[whole["document"] == f"a{at}"]
        alone = attributions(text).assign(document=f"a{at}")
        number = "attribution"
        assert records(rows.drop(columns=number)) == records(alone.drop(columns=number))
        assert pd.factorize(rows[number])[0].tolist() == alone[number].tolist()


def test_the_order_of_the_articles_is_that_of_the_rows() -> None:
    """Turned round, the articles have the same rows in the other order."""
    texts = (STORY, 'The mayor said no. "We win."', "She said it was shut.")
    docvars = pd.DataFrame({"id": ["a", "b", "c"], "outlet": ["Herald"] * 3})
    there, back = Corpus(texts, docvars), Corpus(texts[::-1], docvars[::-1])
    one, other = (find_attributions(c, zones=zones_of(c)).drop(columns="attribution") for c in (there, back))
    assert one["document"].tolist() == sorted(other["document"])
    assert records(one) == records(other.sort_values("document", kind="stable"))


def test_the_table_is_the_same_under_any_hash_seed(tmp_path: Path) -> None:
    """Sets have another order in every process, and no rule depends on it."""
    script = tmp_path / "digest.py"
    script.write_text(
        "import sys\nimport pandas as pd\n"
        "from framing.corpus import Corpus\nfrom framing.text.attribution import find_attributions\n"
        "docvars = pd.DataFrame({'id': ['a'], 'outlet': ['Herald']})\n"
        "print(find_attributions(Corpus((sys.argv[1],), docvars)).to_csv(), end='')\n",
        encoding="utf-8",
    )
    root = Path(__file__).parents[3]
    digests = set()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root), "PYTHONIOENCODING": "utf-8"}
        run = subprocess.run(
            [sys.executable, str(script), STORY], env=environment, capture_output=True, check=True, timeout=120
        )
        assert run.stdout.count(b"\n") > 8
        digests.add(hashlib.sha256(run.stdout).hexdigest())
    assert len(digests) == 1
