"""The opening screen: a plain count beside the same count by whose word it is."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from conftest import ROOT

from framing.corpus import Corpus
from framing.io.lexicons import read_lexicon
from framing.io.readers import read_corpus
from framing.lexicon import Label, Lexicon, Pattern, Referent
from framing.report import ReportData, collect
from framing.report._cells import Shown
from framing.report._loaded import FATES, choose, loaded, matches
from framing.report._texts import Texts


@pytest.fixture(scope="module")
def seeds() -> ReportData:
    """The five articles of the repository."""
    return collect(read_corpus(ROOT / "seeds" / "syria-2024"), [read_lexicon("syria-2024")])


def screen(data: ReportData):
    return loaded(data, Shown(Texts(data), 200))


def strike(*texts: str) -> ReportData:
    """A report of articles about the strikers, with the labels mob, thug and striker."""
    labels = tuple(Label(name, (Pattern(name),)) for name in ("mob", "thug", "striker"))
    lexicon = Lexicon("small", "codebook", language="en", referents=(Referent("STRIKERS", "", (), (), labels),))
    docvars = pd.DataFrame({"id": [f"a{i}" for i in range(len(texts))], "outlet": [f"O{i}" for i in range(len(texts))]})
    return collect(Corpus(texts, docvars), [lexicon])


def test_the_seeds_open_with_terrorist(seeds):
    """Of all labels it stands most often in scare quotes for its number: three of four."""
    choice = choose(seeds)
    assert (choice.label, choice.by, choice.n, choice.of) == ("terrorist", "in scare quotes", 3, 4)


def test_the_plain_count_of_the_seeds(seeds):
    """1, 0, 1, 2, 0 in the order of the files; unattributed it is once, of al-Qaeda."""
    table = matches(seeds, seeds.coded[0], "terrorist")
    counts = table["document"].value_counts()
    assert [int(counts.get(id, 0)) for id in seeds.corpus.ids] == [1, 0, 1, 2, 0]
    assert table[table["fate"] == "unattributed"][["outlet", "referent"]].to_numpy().tolist() == [["DW", "AL_QAEDA"]]
    assert sorted(table.loc[table["fate"] == "direct", "referent"]) == ["HTS_FORCES", "HTS_FORCES", "SDF"]


def test_the_opening_says_of_whom_it_is_never_unattributed(seeds):
    """In a sentence of counts, without a verdict."""
    assert screen(seeds).sentences[1:] == (
        "By whose word it is: 1 unattributed (of AL_QAEDA), 0 indirect and 3 direct (2 of HTS_FORCES, 1 of SDF).",
        "No outlet uses it unattributed of HTS_FORCES or SDF.",
    )


def test_scare_quotes_lead_over_more_quotations():
    """A label set in scare quotes comes before one that stands inside longer quotations more often."""
    data = strike(
        'The "mob" left. The mob had waited.',
        "“These thugs have shut our port again,” the owner said. “The thugs must go home now,” he said.",
    )
    assert (choose(data).label, choose(data).by) == ("mob", "in scare quotes")


def test_without_scare_quotes_quotation_marks_decide():
    """The share inside quotation marks, not the number."""
    said = "“The thugs have shut our port again,” the owner said."
    data = strike(f"{said} {said}", "The guard said the mob had left. The guard said the mob had left.")
    assert (choose(data).label, choose(data).by) == ("thug", "inside quotation marks")


def test_two_namings_open_only_where_no_label_has_three():
    """And the page says of how many namings the label was chosen."""
    twice = 'The "thugs" left. The "thugs" came.'
    assert choose(strike(twice)).label == "thug"
    data = strike(twice, 'The "mob" left. The mob ate. The mob slept.')
    assert choose(data).label == "mob"
    assert "at least 3 namings" in screen(data).why


def test_one_naming_opens_nothing():
    """A label must have two, so that a word found once does not lead."""
    assert choose(strike('The "mob" left.')) is None


def test_where_all_is_unattributed_nothing_opens():
    """There is no difference between the counts to show."""
    data = strike("The mob left. The mob came.")
    assert choose(data) is None
    assert screen(data) is None


def test_a_rare_label_does_not_lead_for_being_rare():
    """Two of two in scare quotes weigh less than eight of ten."""
    data = strike('The "thugs" left. The "thugs" came.', 'The "mob" left. ' * 8 + "The mob came. The mob ate.")
    assert choose(data).label == "mob"


def test_a_tie_goes_to_the_higher_plain_count():
    """The word that is found more often, whether it counts or not."""
    quoted = 'The "thugs" left. The “thugs” came.', 'The "mob" left. The “mob” came to a mob-led march.'
    assert choose(strike(*quoted)).label == "mob"
    assert choose(strike(quoted[0] + " A thug-led march ended. A thug-free port opened.", quoted[1])).label == "thug"


def test_lexicons_of_words_name_nobody(harbour):
    """Their categories open no report."""
    assert choose(replace(harbour, coded=harbour.coded[1:])) is None


def test_parts_add_up_to_the_plain_count(harbour):
    """Each match has one fate; each outlet has a row, or is named as one where the word never stands."""
    shown = screen(harbour)
    assert sorted([*(row.outlet for row in shown.rows), *shown.without]) == sorted(harbour.outlets)
    assert all(row.n for row in shown.rows)
    for row in shown.rows:
        assert row.n == sum(part.n for part in row.parts)
        assert len(row.parts) == len(FATES)


def test_the_parts_are_those_of_naming(harbour):
    """What is not uncounted is counted in `naming`, in the same words."""
    shown = screen(harbour)
    table = harbour.coded[0].naming.query(f"label == '{shown.label}'")
    for i, name in enumerate(("n_unattributed", "n_indirect", "n_direct")):
        assert sum(row.parts[i].n for row in shown.rows) == table[name].sum()


def test_every_number_has_its_sentences(harbour):
    """As many as it says."""
    parts = [part for row in screen(harbour).rows for part in row.parts]
    assert all(len(part.refs) == part.n for part in parts)
    assert all(bool(part.id) == (part.n > 0) for part in parts)


def test_a_plain_count_takes_the_whole_file():
    """Headlines and compounds are in it, and the table says why they do not count."""
    text = 'Mob at the gate\n\nThe port was shut on Friday. The "mob" had left, and a mob-led march came on Friday.\n'
    table = matches(data := strike(text + "\nA mob came too on Friday.\n"), data.coded[0], "mob")
    assert len(table) == 4
    assert set(table.loc[table["fate"] == "uncounted", "why"]) == {"in headline", "part of a compound"}


def test_a_readers_match_is_counted_and_not_shown():
    """In a plain count it is a match like any other; its words are not printed."""
    comment = "\n\nComments\n\nnomad77 Dec 06, 2024 05:53pm\nQuill says: mob!\nReply\n"
    data = strike('The "mob" left the port on Friday. The mob came back.' + comment)
    (row,) = screen(data).rows
    assert (row.n, row.parts[3].n, row.parts[3].note) == (3, 1, "in comment")
    assert (row.parts[3].refs, row.parts[3].hidden) == ((), 1)
