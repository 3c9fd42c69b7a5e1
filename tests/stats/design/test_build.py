"""Design: numbers that can be checked by hand, the seeds, bad input, and what is shown."""

from __future__ import annotations

from math import comb
from typing import Any

import pandas as pd
import pytest

from framing._checks import FramingError
from framing.corpus import Corpus
from framing.lexicon import Label, Lexicon, Pattern, Referent
from framing.mentions import find_mentions
from framing.stats.design import design

STRIKERS = Lexicon(
    "strike",
    "codebook",
    language="en",
    referents=(Referent("STRIKERS", labels=tuple(Label(w, (Pattern(w),)) for w in ("docker", "mob", "striker"))),),
)


def corpus_of(n: dict[str, int], *, header: dict[str, str] | None = None, **docvars: list[str]) -> Corpus:
    """So many articles an outlet, half of which call the strikers dockers and half a mob."""
    outlets = [outlet for outlet, many in n.items() for _ in range(many)]
    words = [("dockers", "mob")[i % 2] for i in range(len(outlets))]
    texts = tuple(f"The {word} left. The {word} came. The dockers sang." for word in words)
    ids = [f"a{i}" for i in range(len(outlets))]
    return Corpus(texts, pd.DataFrame({"id": ids, "outlet": outlets, **docvars}), header or {})


def row(table: pd.DataFrame, target: str, reference: str) -> dict[str, Any]:
    own = table[(table["target"] == target) & (table["reference"] == reference)]
    assert len(own) == 1
    return {str(k): v for k, v in own.iloc[0].to_dict().items()}


def reach(n: dict[str, int], **docvars: list[str]) -> tuple[Any, float, bool]:
    """Assignments, smallest p, and whether it reaches .05, of Herald against Mail."""
    found = row(design(corpus_of(n, **docvars)).comparisons, "Herald", "Mail")
    return found["n_assignments"], found["smallest_p"], found["can_reach_05"]


def test_four_against_four() -> None:
    """C(8, 4) = 70 ways, of which the most extreme counts at both ends."""
    assert reach({"Herald": 4, "Mail": 4}) == (70, 2 / 70, True)


def test_three_against_five() -> None:
    """C(8, 3) = 56 ways: sides of unequal size are no surer than equal ones."""
    assert reach({"Herald": 3, "Mail": 5}) == (56, 2 / 56, True)


def test_three_against_three_cannot_reach_05() -> None:
    """2 of 20."""
    assert reach({"Herald": 3, "Mail": 3}) == (20, 0.1, False)


def test_one_of_forty_reaches_05() -> None:
    """1 against 39: the smallest p is .05 itself; against 19 it is .1."""
    assert reach({"Herald": 1, "Mail": 39}) == (40, 0.05, True)
    assert reach({"Herald": 1, "Mail": 19}) == (20, 0.1, False)


def test_copies_are_exchanged_among_themselves() -> None:
    """Two copies, one on either side, and two articles a side besides: 2 x C(4, 2)."""
    copies = ["mpa", "", "", "mpa", "", ""]
    assert reach({"Herald": 3, "Mail": 3}, copy_group=copies) == (12, 2 / 12, False)


def test_articles_of_an_event_are_exchanged_within_it() -> None:
    """C(4, 2) ways on each of two days."""
    corpus = corpus_of({"Herald": 4, "Mail": 4}, event=list("xxyyxxyy"))
    assert row(design(corpus, event="event").comparisons, "Herald", "Mail")["n_assignments"] == 36


def test_many_assignments_are_given_as_text() -> None:
    """C(200, 100) has 59 digits; C(32, 16) has 9, and is a number."""
    assert reach({"Herald": 100, "Mail": 100})[0] == "about 10^59"
    assert reach({"Herald": 16, "Mail": 16})[0] == comb(32, 16)


def test_groups_of_outlets_have_outlets_as_units() -> None:
    """Twenty articles of each of six outlets, three a country: 2 of 20 ways, whatever the number of articles."""
    n = {f"{country}-{i}": 20 for country in "AB" for i in range(3)}
    corpus = corpus_of(n, country=[name[0] for name, many in n.items() for _ in range(many)])
    found = design(corpus, by="country")
    assert found.groups["n_clusters"].tolist() == [3, 3]
    assert row(found.comparisons, "A", "B")["smallest_p"] == 0.1
    assert "outlets are the units (3 in A and 3 in B)" in str(found)
    assert found.settings["unit"] == "outlet"


def test_groups_count_copies() -> None:
    """Herald has one text twice, and shares another with the Mail."""
    corpus = corpus_of({"Herald": 4, "Mail": 2}, copy_group=["x", "x", "y", "", "y", ""])
    assert design(corpus).groups.values.tolist() == [["Herald", 4, 3, 1, 1], ["Mail", 2, 2, 0, 1]]


def test_more_than_twelve_groups_are_compared_with_the_rest_only() -> None:
    """12 + 66 rows, and 13."""
    assert len(design(corpus_of({f"o{i}": 2 for i in range(12)})).comparisons) == 78
    assert set(design(corpus_of({f"o{i}": 2 for i in range(13)})).comparisons["reference"]) == {"(rest)"}


def test_what_would_be_found() -> None:
    """Twenty articles an outlet with three mentions each; an article says a word two or three times of three."""
    corpus = corpus_of({"Herald": 20, "Mail": 20})
    found = row(design(corpus, find_mentions(corpus, STRIKERS)).detectable, "Herald", "Mail")
    assert [found[c] for c in ("n_target", "n_clusters_target", "cluster_size_target")] == [60, 20, 3.0]
    assert (found["label"], found["share"], found["icc_basis"]) == ("docker", pytest.approx(80 / 120), "estimated")
    # MSB = 2 x 60 x (1/3)^2 / 38 x 2, MSW = 2 x 20 x 3 x 2/9 / 80, m_0 = 3; the icc follows.
    msb, msw = 2 * 120 / 9 / 38, 2 * 20 * 3 * 2 / 9 / 80
    icc = (msb - msw) / (msb + 2 * msw)
    assert found["icc"] == pytest.approx(icc)
    assert found["design_effect_target"] == pytest.approx(1 + 2 * icc)
    assert 0 < found["above"] < 1 / 3
    assert found["below"] > found["above"]


def test_icc_can_be_given_and_is_assumed_where_it_cannot_be_estimated() -> None:
    """Ten articles beyond one an outlet are needed."""
    corpus = corpus_of({"Herald": 5, "Mail": 6})
    mentions = find_mentions(corpus, STRIKERS)
    assert design(corpus, mentions).detectable[["icc", "icc_basis"]].values.tolist() == [[0.3, "assumed"]]
    assert design(corpus, mentions, icc=0.1).detectable[["icc", "icc_basis"]].values.tolist() == [[0.1, "given"]]
    assert "is assumed" in str(design(corpus, mentions))


def test_without_mentions_the_worst_that_can_be_is_said() -> None:
    """Each cluster keeps to one label: as if the label were named once an article, whatever the correlation."""
    corpus = corpus_of({"Herald": 30, "Mail": 30})
    alike = row(design(corpus).comparisons, "Herald", "Mail")["detectable_alike"]
    found = design(corpus, find_mentions(corpus, STRIKERS), icc=1.0).detectable
    assert found["from_half"].tolist() == pytest.approx([alike])
    assert f"{100 * alike:.0f} percentage points" in str(design(corpus))


def test_where_no_test_can_reach_05_no_difference_is_promised() -> None:
    """Three articles a side: 20 ways."""
    corpus = corpus_of({"Herald": 3, "Mail": 3})
    found = design(corpus, find_mentions(corpus, STRIKERS))
    assert found.detectable[["from_half", "below", "above"]].isna().all(axis=None)
    assert "smallest difference" not in str(found)


def test_some_comparisons_can_and_some_cannot() -> None:
    """Which cannot is said by name."""
    said = str(design(corpus_of({"Herald": 5, "Mail": 5, "Echo": 1})))
    assert "2 of 6 comparisons" not in said
    assert "No test of Echo with (rest), Echo with Herald and Echo with Mail can" in said


@pytest.mark.parametrize(
    ("sample", "header", "selection"),
    [
        (None, {}, "unknown"),
        (False, {"sample": "a sample"}, "census"),
        (True, {}, "sample"),
        (None, {"sample": "census"}, "census"),
        (None, {"sample": "random, one in ten"}, "sample"),
        (None, {"population": "all reports of the strike"}, "unknown"),
    ],
)
def test_census_or_sample(sample: bool | None, header: dict[str, str], selection: str) -> None:
    """As the caller says, else the header, else unknown; a population is no answer."""
    found = design(corpus_of({"Herald": 2, "Mail": 2}, header=header), sample=sample)
    said = {"census": "The articles are a census", "sample": "The articles are a sample", "unknown": "is not known. If"}
    assert found.selection == selection
    assert said[selection] in str(found)


def test_the_header_is_quoted() -> None:
    """What it leaves open is said too."""
    said = str(design(corpus_of({"Herald": 2, "Mail": 2}, header={"period": "May 2025"})))
    assert "the period: “May 2025”. Not known: the population and the query of the corpus." in said


def test_one_outlet_is_described() -> None:
    """There is nothing to compare, and that is said."""
    found = design(corpus_of({"Herald": 3}))
    assert (len(found.comparisons), found.can_test) == (0, False)
    assert "There is one outlet, Herald, so there is nothing to compare: describe it." in found.sentences


def test_a_corpus_without_articles_is_refused() -> None:
    """A sentence says why."""
    with pytest.raises(FramingError, match="no articles"):
        design(Corpus((), pd.DataFrame({"id": [], "outlet": []})))


def test_an_unknown_docvar_is_refused() -> None:
    """With the nearest that there is."""
    with pytest.raises(FramingError, match="Did you mean 'outlet'"):
        design(corpus_of({"Herald": 2}), by="outlets")


def test_a_docvar_without_values_is_refused() -> None:
    """There is no group."""
    with pytest.raises(FramingError, match="no article has a value of 'desk'"):
        design(corpus_of({"Herald": 2}, desk=["", ""]), by="desk")


@pytest.mark.parametrize(
    "bad", [{"level": 1}, {"power": 0}, {"icc": 1.5}, {"icc": "low"}, {"sample": "yes"}, {"iccc": 1}]
)
def test_options_out_of_range_are_refused(bad: dict[str, Any]) -> None:
    """Each by name."""
    with pytest.raises(FramingError, match=next(iter(bad))):
        design(corpus_of({"Herald": 2, "Mail": 2}), **bad)


def test_articles_of_no_group_are_in_no_comparison() -> None:
    """They are counted in a sentence."""
    found = design(corpus_of({"Herald": 5}, desk=["home", "home", "abroad", "abroad", ""]), by="desk")
    assert found.groups["n_documents"].tolist() == [2, 2]
    assert "1 article has no value of 'desk', and can be in no comparison." in found.sentences


def test_nothing_found_is_no_failure() -> None:
    """No label stands in any article."""
    corpus = corpus_of({"Herald": 4, "Mail": 4})
    with pytest.warns(UserWarning, match="matches nothing"):
        mentions = find_mentions(corpus, Lexicon("x", "labels", categories=(Label("rebel", (Pattern("rebel"),)),)))
    found = design(corpus, mentions)
    assert (len(found.detectable), found.groups["n_mentions"].tolist()) == (0, [0, 0])


def test_order_plays_no_part() -> None:
    """The same articles the other way round give the same."""
    corpus = corpus_of({"Herald": 5, "Mail": 7}, copy_group=["x", "", "", "", "", "x", *[""] * 6])
    back = Corpus(corpus.texts[::-1], corpus.docvars[::-1])
    one, other = (design(c, find_mentions(c, STRIKERS)) for c in (corpus, back))
    assert str(one) == str(other)
    for name in ("groups", "comparisons", "detectable"):
        pd.testing.assert_frame_equal(getattr(one, name), getattr(other, name), check_exact=True)


def test_what_a_corpus_holds_is_escaped() -> None:
    """Outlets, headers and copy groups are text, never markup."""
    corpus = corpus_of(
        {"<b>Herald": 2, "Mail": 2},
        header={"query": "<script>alert(1)</script>"},
        copy_group=["<i>", "", "<i>", ""],
    )
    page = design(corpus)._repr_html_()
    assert not [bad for bad in ("<script", "<b>", "<i>") if bad in page]
    assert "&lt;script&gt;" in page
