"""Tables about articles and labels."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.export._labels import LONGEST_NAME, corpus_table, file_name, label_tables, n_texts


def by_name(data) -> dict[str, object]:
    return {table.name: table for table in label_tables(data, set())}


@given(st.lists(st.text(max_size=90), min_size=1, max_size=4))
def test_a_name_of_files_is_plain(names: list[str]) -> None:
    """Letters, digits and hyphens, short, and never twice."""
    taken: set[str] = set()
    found = [file_name("naming", name, taken=taken) for name in names]
    assert len(set(found)) == len(found)
    assert all(name.replace("-", "").isalnum() and name.isascii() and len(name) < LONGEST_NAME + 20 for name in found)


def test_texts_are_articles_with_copies_counted_once(harbour) -> None:
    """Three of the six are of one agency text."""
    assert n_texts(harbour) == 4


def test_every_outlet_has_its_articles(harbour) -> None:
    """And its words, in the order of the report."""
    rows = corpus_table(harbour).rows
    assert [row[0] for row in rows] == harbour.outlets
    words = sum(int(row[3].replace(",", "")) for row in rows)
    assert words == int(harbour.documents["n_words"].sum())


def test_a_count_is_that_of_the_table(compared) -> None:
    """With its denominator, share and interval."""
    rows = by_name(compared)["naming-port-strikers"].rows
    named = compared.coded[0].naming.set_index(["label", "outlet"])
    label = ""
    for row in rows:
        label = row[0] or label
        truth = named.loc[(label, row[1])]
        assert [int(cell) for cell in row[2:6]] == [
            truth[name] for name in ("n_unattributed", "n_indirect", "n_direct", "n_referent")
        ]
        assert row[6].split(" [")[0] == f"{100 * truth['share']:.0f}"


def test_what_nobody_uses_has_no_row(harbour) -> None:
    """The CSV has it."""
    rows = by_name(harbour)["naming-harbour-strike-strikers"].rows
    assert all(row[2:5] != ("0", "0", "0") for row in rows)


def test_a_referent_of_few_mentions_has_no_table(harbour) -> None:
    """As it has no figure."""
    assert "naming-harbour-strike-minister" not in by_name(harbour)


def test_a_lexicon_of_words_has_rates(harbour) -> None:
    """Per 1,000 words, and no share."""
    heads = [column.head for column in by_name(harbour)["naming-reporting-verbs"].columns]
    assert "Per 1,000 words [95% CI]" in heads
    assert "Of" not in heads


def test_comparisons_without_interval_have_no_table(harbour) -> None:
    """They would be the counts once more."""
    assert not [name for name in by_name(harbour) if name.startswith("contrasts")]


def test_comparisons_are_those_of_the_table(compared) -> None:
    """Difference in points, ratio, adjusted p."""
    table = by_name(compared)["contrasts-port-strikers"]
    truth = compared.coded[0].contrasts
    assert len(table.rows) == len(truth)
    assert [row[-1] for row in table.rows] == ["< .001"] * 4
    first = truth.iloc[0]
    assert table.rows[0][4].startswith(f"{100 * first['difference']:.0f}".replace("-", "\u2212"))


@pytest.mark.parametrize("data", ["harbour", "compared"])
def test_every_note_says_what_it_rests_on(request: pytest.FixtureRequest, data: str) -> None:
    """Articles and the lexicon."""
    for table in label_tables(request.getfixturevalue(data), set()):
        assert "articles of" in table.note
        assert "Lexicon " in table.note
