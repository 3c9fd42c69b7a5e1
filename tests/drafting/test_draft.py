"""draft_lexicon: what is proposed, on what evidence, and how it is written."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import warnings
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing._checks import FramingError, FramingWarning
from framing.corpus import Corpus
from framing.drafting import COLUMNS, Draft, draft_lexicon
from framing.io.lexicons import lexicon_to_dict, read_lexicon
from framing.io.readers import read_corpus
from framing.io.strict_yaml import parse_yaml
from framing.mentions import check_lexicon

ROOT = Path(__file__).parents[2]
ONE = (
    "The dockers blocked the northern gate of the port for a third day on Friday. "
    "The Harbour Workers' Union (HWU) said its members would stay, and the union asked for talks. "
    "Union boss Mara Tollen, leader of the dockers, told the crowd that nobody would leave. "
    "Police said the dockers had thrown stones. Tollen denied it. The HWU is a militant group, the port said."
)
TWO = (
    "The militant dockers blocked the northern gate of the port for a third day on Friday. "
    "The Harbour Workers' Union (HWU) said its members would stay, and the union asked for talks. "
    "Union boss Mara Tollen, leader of the dockers, told the crowd that nobody would leave. "
    "Police said the rioters had thrown stones. Tollen denied it. The Norway-backed dockers took the gate."
)


def corpus_of(*texts: str) -> Corpus:
    """Articles of outlets named after their number."""
    names = [f"a{i}" for i in range(len(texts))]
    return Corpus(texts, pd.DataFrame({"id": names, "outlet": [f"Outlet {n}" for n in names]}))


def wordings(draft: Draft, referent: str, what: str) -> set[str]:
    """The wordings proposed for a referent."""
    table = draft.table
    return set(table["wording"][(table["referent"] == referent) & (table["what"] == what)])


@pytest.fixture(scope="module")
def strike() -> Draft:
    """A draft from two copies of one text."""
    return draft_lexicon(corpus_of(ONE, TWO))


def test_columns(strike: Draft) -> None:
    """The table has its columns in their order, and a row a proposal."""
    assert tuple(strike.table.columns) == COLUMNS
    assert len(strike.table) > 5


def test_full_and_short_names_are_one_referent(strike: Draft) -> None:
    """Mara Tollen and Tollen."""
    assert wordings(strike, "MARA_TOLLEN", "name") == {"Mara Tollen", "Tollen"}


def test_an_acronym_in_brackets_is_a_name_of_the_full_one(strike: Draft) -> None:
    """Harbour Workers' Union (HWU)."""
    assert "HWU" in wordings(strike, "HARBOUR_WORKERS_UNION", "name")


def test_titles_and_appositions_are_labels(strike: Draft) -> None:
    """Union boss Mara Tollen, leader of the dockers."""
    assert {"union boss", "leader"} <= wordings(strike, "MARA_TOLLEN", "label")


def test_a_word_of_the_name_points_back_to_it(strike: Draft) -> None:
    """The union after the Harbour Workers' Union."""
    assert "union" in wordings(strike, "HARBOUR_WORKERS_UNION", "label")


def test_what_stands_in_the_same_slot_stands_for_the_same(strike: Draft) -> None:
    """Where one copy has dockers the other has rioters, which no shipped list of labels has."""
    table = strike.table
    rioters = set(table["referent"][table["wording"] == "rioter"])
    assert rioters == set(table["referent"][table["wording"] == "docker"])


def test_a_word_that_one_copy_lacks_is_a_modifier(strike: Draft) -> None:
    """Militant dockers and dockers; the reason says so."""
    row = strike.table[(strike.table["what"] == "modifier") & (strike.table["wording"] == "militant")]
    assert row["because"].iloc[0].startswith("stands in one copy of the same text and not in the other")


def test_sponsors_get_the_slot_of_countries(strike: Draft) -> None:
    """Norway-backed is {country}-backed."""
    assert "sponsor" in set(strike.table["what"])
    assert '"{country}-backed"' in strike.to_yaml()


def test_every_row_leads_to_its_words(strike: Draft) -> None:
    """Offsets point to the wording in the article, but for its plural and its capitals."""
    texts = dict(zip(("a0", "a1"), (ONE, TWO), strict=True))
    for row in strike.table.itertuples():
        found = texts[str(row.document)][row.start : row.end].casefold()
        assert found.startswith(str(row.wording).split()[0].casefold()[:4]), row


def test_the_two_differing_words_of_the_seeds_are_found(syria: Path) -> None:
    """Without a codebook, and with what tells: one copy has them, the other not."""
    table = draft_lexicon(read_corpus(syria)).table
    differing = table[table["because"].str.contains("in one copy")]
    assert {"Islamist", "Islamist-led"} <= set(differing["wording"])


@pytest.mark.parametrize("seeds", ["syria", "strike"])
def test_the_yaml_reads_back_as_the_lexicon_and_has_no_fault(seeds: str, syria: Path, tmp_path: Path) -> None:
    """read_lexicon gives the same tree, and framing lexicon check finds nothing, with the articles too."""
    corpus = read_corpus(syria) if seeds == "syria" else corpus_of(ONE, TWO)
    draft = draft_lexicon(corpus)
    draft.write(tmp_path / "d.yaml")
    read = read_lexicon(tmp_path / "d.yaml")
    assert lexicon_to_dict(read) == lexicon_to_dict(draft.lexicon)
    assert not len(check_lexicon(read, corpus))


def test_the_order_of_the_articles_changes_nothing() -> None:
    """Byte for byte."""
    corpus = corpus_of(ONE, TWO)
    turned = Corpus(corpus.texts[::-1], corpus.docvars.iloc[::-1])
    assert draft_lexicon(corpus).to_yaml() == draft_lexicon(turned).to_yaml()


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.sampled_from("\n\r\x85\u2028\u2029\u202e#:-'\"{}[]&*!|>%@`\x00\ufeff\x1b ,é"), max_size=30))
def test_no_text_of_an_article_breaks_out_of_a_comment(text: str) -> None:
    """Whatever stands round the words, the YAML has the same tree."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FramingWarning)
        draft = draft_lexicon(corpus_of(ONE.replace("dockers had", f"dockers {text} had"), f"{text} {TWO}"))
    if draft.lexicon.referents:
        tree = parse_yaml(draft.to_yaml(), "d.yaml")
        assert set(tree.entries) <= {  # type: ignore[union-attr]
            "name", "kind", "version", "language", "licence", "note", "developed_on",
            "generic", "modifiers", "referents",
        }  # fmt: skip


def test_the_seed_of_hashes_changes_nothing(syria: Path) -> None:
    """Two processes with other seeds give the same bytes."""
    code = (
        "import sys; from framing.drafting import draft_lexicon; from framing.io.readers import read_corpus;"
        "sys.stdout.buffer.write(draft_lexicon(read_corpus(sys.argv[1])).to_yaml().encode())"
    )
    outputs = [
        subprocess.run(
            [sys.executable, "-c", code, str(syria)], capture_output=True, check=True, cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    ]  # fmt: skip
    assert outputs[0] == outputs[1] != b""


def test_an_empty_corpus_gives_an_empty_draft_and_a_warning(tmp_path: Path) -> None:
    """Which cannot be written, for a codebook without referents is none."""
    with pytest.warns(FramingWarning, match="nothing recurs in these 0 articles"):
        draft = draft_lexicon(Corpus((), pd.DataFrame({"id": [], "outlet": []})))
    assert not len(draft.table)
    with pytest.raises(FramingError, match="was not written"):
        draft.write(tmp_path / "d.yaml")
    assert not list(tmp_path.iterdir())


def test_an_article_in_another_language_is_named_and_left_out() -> None:
    """Drafting knows English grammar only."""
    german = "Die Hafenarbeiter blockierten am Freitag den dritten Tag in Folge das nördliche Tor des Hafens. " * 5
    with pytest.warns(FramingWarning, match="'a1' does not read as English"):
        draft = draft_lexicon(corpus_of(ONE, german))
    assert set(draft.table["document"]) == {"a0"}


def test_one_article_is_enough() -> None:
    """Names and constructions are found; there is nothing to compare it with."""
    assert "MARA_TOLLEN" in [r.name for r in draft_lexicon(corpus_of(ONE)).lexicon.referents]


def test_a_long_article_takes_bounded_time() -> None:
    """A megabyte in one line."""
    start = time.perf_counter()
    draft_lexicon(corpus_of((ONE.replace(". ", " and ") + " ") * 2000))
    assert time.perf_counter() - start < 20


def test_referents_must_be_a_number_in_range() -> None:
    """Else the message says which."""
    with pytest.raises(FramingError, match="from 1 to 200"):
        draft_lexicon(corpus_of(ONE), referents=500)


def test_a_notebook_sees_the_proposals_and_how_many_more() -> None:
    """Fifteen of them in a table; the rest as a number."""
    draft = draft_lexicon(corpus_of(ONE, ONE.replace("Friday", "Monday")))
    shown = draft._repr_html_()
    assert f"{len(draft.table):,} proposals" in shown
    assert shown.count('<th scope="row"') == min(15, len(draft.table))
    assert (f"{len(draft.table) - 15:,} more proposals not shown." in shown) == (len(draft.table) > 15)
