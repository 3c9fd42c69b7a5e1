"""Beside: the page has what coders say next to what the program counted, and marks what was registered."""

from __future__ import annotations

import re
import warnings

import pytest

from framing import FramingError, find_mentions, read_corpus, read_lexicon
from framing.report import collect, render
from framing.report._beside import beside
from framing.report._tables import tables_of
from framing.validation import Coding, freeze, read_validation, write_frozen, write_sheets

CORPUS, LEXICON = read_corpus("harbour-strike"), read_lexicon("harbour-strike")


@pytest.fixture(scope="module")
def validation(tmp_path_factory):
    """Of twelve mentions, every other names nobody, in the coder's eyes; one contrast is registered."""
    folder = tmp_path_factory.mktemp("coding")
    found = find_mentions(CORPUS, LEXICON)
    write_sheets(found, folder, n=12)
    coding = Coding(folder, "anna")
    for i in range(12):
        coding.answer("no" if i % 2 else "yes")
        if not i % 2:
            for _ in range(4):
                coding.answer("")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the lexicon was developed on these articles
        frozen = freeze(found, [{"target": "Tarnmouth Herald", "referent": "STRIKERS", "label": "docker"}])
    write_frozen(frozen, folder / "registration.json")
    return read_validation([folder], folder / "registration.json")


@pytest.fixture(scope="module")
def data(validation):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return collect(CORPUS, [LEXICON, read_lexicon("reporting-verbs")], validation=validation)


def test_the_page_has_both(data):
    """Counted and corrected shares stand in one table, under a paragraph that says who coded."""
    html = render(data)
    assert "How right the lexicon harbour-strike 1" in html
    assert "Corrected by 12 coded mentions." in html
    assert 'id="l0-coders"' in html
    assert 'id="l1-coders"' not in html


def test_shares_and_differences_are_those_of_the_tables(data):
    """Every row of the page is a row of corrected_naming.csv or corrected_contrasts.csv."""
    view = beside(data.coded[0])
    assert view is not None
    tables = tables_of(data)
    columns = ["outlet", "label", "share_corrected"]
    shares = set(map(str, tables["corrected_naming"][columns].to_numpy().tolist()))
    for part in view.parts:
        assert {str([row[column] for column in columns]) for row in part.shares} <= shares
        assert len(part.differences) <= len(tables["corrected_contrasts"])
    assert beside(data.coded[1]) is None


def test_what_was_registered_is_marked_in_the_table(data):
    """contrasts.csv says of each row whether it was registered; of the other lexicon none was."""
    table = tables_of(data)["contrasts"]
    assert table["registered"].sum() == 1
    assert table.loc[table["registered"].astype(bool), "label"].tolist() == ["docker"]


def test_without_sheets_there_are_no_such_tables(harbour):
    """A report that nobody validated says so, and has no empty tables of corrected shares."""
    assert not [name for name in tables_of(harbour) if name.startswith("corrected")]
    assert re.search(r"harbour-strike is not validated on these articles", render(harbour))


@pytest.mark.parametrize(
    ("how", "why"),
    [({"settings": {"pseudonymised": True}}, "pseudonymised"), ({"attribution": "none"}, "without attribution")],
)
def test_a_report_that_has_no_place_for_it_says_so(validation, how, why):
    """Sheets name outlets, and say whose words are meant."""
    with pytest.raises(FramingError, match=why):
        collect(CORPUS, [LEXICON], validation=validation, **how)
