"""Audit: what each pattern brings, what to read, what a difference rests on, and what scores owe to labels."""

from __future__ import annotations

import re
import warnings
from collections.abc import Sequence
from functools import cache

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing._checks import FramingError, FramingWarning
from framing.corpus import Corpus
from framing.io.lexicons import read_lexicon
from framing.io.readers import read_corpus
from framing.lexicon import Label, Lexicon, Pattern, Referent
from framing.mentions import Mentions, find_mentions
from framing.stats.audit import (
    DOUBTFUL_COLUMNS,
    FLAGS,
    LABEL_WEIGHT_COLUMNS,
    OMISSION_COLUMNS,
    OVERLAP_COLUMNS,
    PATTERN_COLUMNS,
    SCORE_COLUMNS,
    Audit,
    audit,
)
from framing.stats.audit.hits import hits_of
from framing.stats.naming import contrasts

TOY = {"agitator*": -2.0, "Mob": -1.5, "worker": 0.5, "harbour": 0.25, "calm": 1.0, ":)": 2.0, "walk out": -1.0}


def label(name: str, *patterns: str, near: Sequence[str] = ()) -> Label:
    return Label(name, tuple(Pattern(p, i + 1) for i, p in enumerate(patterns)), near=tuple(map(Pattern, near)))


def codebook(*labels: Label, names: Sequence[str] = (), others: Sequence[Referent] = ()) -> Lexicon:
    strikers = Referent("STRIKERS", labels=labels, names=tuple(map(Pattern, names)), heads=("crowd",))
    return Lexicon(
        "small", "codebook", language="en", generic=(label("crowd", "crowd"),), referents=(strikers, *others)
    )


SMALL = codebook(label("docker", "docker", "dock worker"), label("mob", "mob"), label("agitator", "agitat*"))


def mentions_of(texts: Sequence[str], lexicon: Lexicon = SMALL, outlets: Sequence[str] = ()) -> Mentions:
    ids = [f"d{i}" for i in range(len(texts))]
    docvars = pd.DataFrame({"id": ids, "outlet": list(outlets) or ids}, dtype=str)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FramingWarning)
        return find_mentions(Corpus(tuple(texts), docvars), lexicon)


@cache
def strike() -> Mentions:
    return find_mentions(read_corpus("harbour-strike"), read_lexicon("harbour-strike"))


@cache
def found() -> Audit:
    return audit(strike(), weighted={"toy": TOY})


def row_of(table: pd.DataFrame, **cell: object) -> pd.Series:
    for name, value in cell.items():
        table = table[table[name] == value]
    assert len(table) == 1
    return table.iloc[0]


def reasons(mentions: Mentions, pattern: str) -> str:
    return str(row_of(audit(mentions).patterns, pattern=pattern)["why"])


def test_the_columns_are_fixed() -> None:
    """Of every table, also where it has no row."""
    for own in (found(), audit(strike())):
        assert tuple(own.overlaps) == OVERLAP_COLUMNS
        assert tuple(own.label_weights) == LABEL_WEIGHT_COLUMNS
        assert tuple(own.scores) == ("weighted", "outlet", *SCORE_COLUMNS)
        assert tuple(own.patterns) == PATTERN_COLUMNS
        assert tuple(own.doubtful) == DOUBTFUL_COLUMNS
        assert tuple(own.leave_one_out) == OMISSION_COLUMNS
        assert set(own.leave_one_out["flag"]) <= set(FLAGS)


def test_the_patterns_add_up_to_the_counted_mentions() -> None:
    """And with what is quoted or not counted to every mention but names."""
    table, all_of = found().patterns, strike().table
    unquoted = strike().counted["attribution"].ne("direct")
    assert int(table["n"].sum()) == int(unquoted.sum())
    assert int(table[["n", "n_direct", "n_uncounted"]].to_numpy().sum()) == int(all_of["type"].ne("name").sum())


def test_every_label_pattern_of_the_lexicon_has_a_row() -> None:
    """Those that hit nothing too, with the line on which they stand."""
    lexicon = strike().lexicon
    listed = {(r.name, x.name, p.text, p.line) for r in lexicon.referents for x in r.labels for p in x.patterns}
    rows = set(found().patterns[["referent", "label", "pattern", "line"]].itertuples(index=False, name=None))
    assert listed <= rows
    assert row_of(found().patterns, pattern="dock worker")["n"] == 0


def test_the_longer_pattern_has_the_hit() -> None:
    """So no mention is counted for two."""
    table = audit(mentions_of(["The dock workers met the dockers. A dock worker spoke."])).patterns
    assert row_of(table, pattern="dock worker")[["n", "share_of_label"]].tolist() == [2, pytest.approx(2 / 3)]
    assert row_of(table, pattern="docker")["n"] == 1


def test_a_generic_head_counts_for_the_pattern_before_it() -> None:
    """And alone for its own pattern, in the row of who is meant."""
    lexicon = codebook(label("docker", "docker"), names=["HWU"])
    table = audit(
        mentions_of(["The HWU marched. The crowd sang. The docker crowd left. A crowd came."], lexicon)
    ).patterns
    assert row_of(table, pattern="docker")["n"] == 1
    assert row_of(table, pattern="crowd", referent="STRIKERS")["n"] == 1
    assert row_of(table, pattern="crowd", referent="")["n_uncounted"] == 1


def test_a_label_given_to_another_referent_has_a_row_there() -> None:
    """Words in apposition to a name are that referent's."""
    port = Referent("PORT", names=(Pattern("Quayside"),), labels=(label("group", "group"),))
    lexicon = codebook(label("group", "group"), others=[port])
    table = audit(mentions_of(["The group Quayside spoke. Quayside is a group."], lexicon)).patterns
    assert row_of(table, referent="PORT", pattern="group")["n"] == 2


def test_quoted_and_uncounted_hits_stand_apart() -> None:
    """A mob in quotation marks is found, and not in n; mob-held is embedded."""
    table = audit(mentions_of(["The mob left. “The mob sang,” the mayor said. A mob-held gate fell."])).patterns
    row = row_of(table, pattern="mob")
    assert row[["n", "n_direct", "n_uncounted"]].tolist() == [1, 1, 1]


def test_hits_that_are_mostly_uncounted_are_named() -> None:
    """With what they are."""
    text = "The mob left. A mob-held gate, a mob-held road and a mob-held bridge."
    assert reasons(mentions_of([text]), "mob") == "3 of 4 found are not counted (embedded 3)"


def test_the_zone_of_what_is_not_counted_is_named() -> None:
    """Of hits whose type would count."""
    why = row_of(found().patterns, referent="PORT", pattern="boss")["why"]
    assert why == "2 of 3 found are not counted (comment 1, headline 1)"


def test_the_words_of_a_hit_are_those_nearest_to_the_head() -> None:
    """Where a label stands twice in one phrase."""
    hits = hits_of(mentions_of(["The docker docker crowd left."]))
    assert hits[["first", "last", "form"]].values.tolist() == [[11, 17, "docker"]]


@pytest.mark.parametrize(
    ("sentence", "n"),
    [
        ("They met in Docker Street.", 1),
        ("They met at the Old Docker.", 1),
        ("They met the Docker.", 0),
        ("Dockers of Tarnmouth met.", 0),
        ("Docker Hall was full.", 1),
        ("On Monday, Dockers of the old port met.", 0),
        ("Harlow Sees Docker March Begin", 0),
        ("They met a Dock Worker.", 1),
        ("Dock Workers left the old hall.", 1),
        ("Dock workers left the old hall.", 0),
        ("Old Dockers left the hall.", 0),
        ("They met the dockers.", 0),
    ],
)
def test_capitals_within_a_name_are_doubtful(sentence: str, n: int) -> None:
    """Not at the beginning of a sentence by itself, and not in a line of capitals."""
    doubtful = audit(mentions_of([sentence])).doubtful
    assert doubtful["why"].tolist() == ["in capitals within a name"] * n


def test_a_pattern_with_a_capital_is_meant_so() -> None:
    """What its author wrote with a capital is no doubt."""
    lexicon = codebook(label("docker", "Docker Street"))
    assert audit(mentions_of(["They met in Docker Street."], lexicon)).doubtful.empty


def test_the_weakest_rule_is_doubtful() -> None:
    """A word of two referents, given to the one that stands first in the file."""
    other = Referent("CREW", labels=(label("hand", "hand"),))
    own = audit(mentions_of(["The hands left."], codebook(label("hand", "hand"), others=[other])))
    assert sorted(own.doubtful["why"]) == ["also under CREW hand", "given to the referent that the file lists first"]
    assert row_of(own.patterns, pattern="hand", referent="STRIKERS")["n_doubtful"] == 1


def test_words_of_another_label_of_the_referent_are_doubtful() -> None:
    """Only the order of the file tells them apart."""
    own = audit(
        mentions_of(["The stevedores left."], codebook(label("docker", "stevedore"), label("mob", "stevedore")))
    )
    assert own.doubtful[["label", "why"]].values.tolist() == [["docker", "also under STRIKERS mob"]]


@pytest.mark.parametrize(("text", "meant"), [("The hands of the ship left.", "CREW"), ("The hands left.", "STRIKERS")])
def test_words_that_a_condition_tells_apart_are_not_doubtful(text: str, meant: str) -> None:
    """The other label could not have been meant, whether its condition holds or fails."""
    other = Referent("CREW", labels=(label("hand", "hand", near=["ship"]),))
    mentions = mentions_of([text], codebook(label("hand", "hand"), others=[other]))
    assert mentions.counted["referent"].tolist() == [meant]
    assert audit(mentions).doubtful.empty


def test_a_word_that_wins_over_a_wildcard_is_not_doubtful() -> None:
    """The rule of matching tells them apart, not the order of the file."""
    own = audit(mentions_of(["The mob left."], codebook(label("crush", "mo*"), label("mob", "mob"))))
    assert row_of(own.patterns, pattern="mob")["n"] == 1
    assert own.doubtful.empty


def test_hits_in_one_article_are_named() -> None:
    """Nine of ten or more, and not the outlet besides."""
    texts = ["The mob left. " * 9, "The mob came.", "It rained.", "It rained again."]
    assert reasons(mentions_of(texts, outlets=list("xxxz")), "mob") == "9 of 10 are in one article (d0)"


def test_hits_in_one_outlet_are_named() -> None:
    """Where they are in several of its articles."""
    texts = ["The mob left. " * 3, "The mob came. " * 3, "It rained."]
    assert reasons(mentions_of(texts, outlets=["x", "x", "y"]), "mob") == "6 of 6 are in one outlet (x)"


def test_a_corpus_of_one_article_has_no_such_reason() -> None:
    """All hits are in it whatever they are."""
    assert reasons(mentions_of(["The mob left. " * 6]), "mob") == ""


def test_a_wildcard_of_many_forms_lists_them() -> None:
    """Most frequent first."""
    text = "The agitators left. An agitator spoke. The agitation ended. Their agitations began. The agitators came."
    why = reasons(mentions_of([text]), "agitat*")
    assert why == "the wildcard matches 4 word forms (agitators 2, agitation 1, agitations 1, agitator 1)"


def test_a_wildcard_of_few_forms_is_no_reason() -> None:
    """Singular and plural are what was meant."""
    assert reasons(mentions_of(["The agitators left. An agitator spoke."]), "agitat*") == ""


def test_what_is_given_has_its_difference_in_contrasts() -> None:
    """The whole is as in that table, interval for interval."""
    texts = ["The mob left.", "A docker and a mob met.", "The dockers left.", "Dockers met a mob.", "The dockers sang."]
    mentions = mentions_of(texts * 3, outlets=list("xxyyy") * 3)
    own = audit(mentions).leave_one_out
    names = ["target", "reference", "referent", "label"]
    ends = ["difference", "difference_ci_low", "difference_ci_high"]
    both = own.merge(contrasts(mentions), on=names, suffixes=("", "_there"))
    assert len(both) == len(own) > 0
    for end in ends:
        np.testing.assert_allclose(both[end], both[f"{end}_there"], atol=1e-12)


def test_leaving_out_a_pattern_is_finding_without_its_mentions() -> None:
    """The same as contrasts of a corpus in which they do not stand."""
    texts = [
        "The mob left. A dock worker sang.",
        "A docker and a mob met.",
        "The dockers left.",
        "Dock workers, a mob.",
    ]
    outlets = ["x", "x", "y", "y"]
    own = audit(mentions_of(texts * 2, outlets=outlets * 2)).leave_one_out
    bare = [re.sub(r"(?i)dock workers?", "people", text) for text in texts]
    there = contrasts(mentions_of(bare * 2, outlets=outlets * 2)).set_index(["target", "label"])
    rows = own[own["pattern"] == "dock worker"]
    assert len(rows) == len(there)
    for row in rows.to_dict("records"):
        same = there.loc[(row["target"], row["label"])]
        for end in ("", "_ci_low", "_ci_high"):
            assert row[f"difference_without{end}"] == pytest.approx(same[f"difference{end}"], abs=1e-12, nan_ok=True)


def test_a_pattern_without_hits_is_not_left_out() -> None:
    """For it changes nothing: the table has no row of it, and without it in the lexicon it is the same."""
    texts, outlets = ["The mob left.", "A docker and a mob met."], ["x", "y"]
    without = codebook(label("docker", "docker"), label("mob", "mob"))
    tables = [audit(mentions_of(texts, lexicon, outlets)).leave_one_out for lexicon in (SMALL, without)]
    assert "dock worker" not in set(tables[0]["pattern"])
    pd.testing.assert_frame_equal(*tables)


def test_a_sign_that_one_pattern_makes_is_flagged() -> None:
    """Dockers are more of x's namings only through its dock workers."""
    texts = ["Dock workers met dock workers. A mob met a mob. A docker left.", "A docker met a mob."]
    row = row_of(audit(mentions_of(texts)).leave_one_out, target="d0", label="docker", pattern="dock worker")
    assert row[["difference", "difference_without"]].tolist() == pytest.approx([3 / 5 - 1 / 2, 1 / 3 - 1 / 2])
    assert row["change"] == pytest.approx(1 / 3 - 3 / 5)
    assert row["flag"] == "sign"


def test_an_interval_that_one_pattern_makes_is_flagged() -> None:
    """It left out zero, and no longer does."""
    more = [
        "Dock workers met. Dock workers left. A docker met a mob.",
        "Dock workers met. Dock workers sang. A mob left.",
    ]
    texts = [*more * 10, *["A docker met a mob.", "A mob met a mob. A docker left."] * 10]
    table = audit(mentions_of(texts, outlets=["x"] * 20 + ["y"] * 20)).leave_one_out
    row = row_of(table, target="x", label="docker", pattern="dock worker")
    assert row["difference_ci_low"] > 0
    assert row["difference_without_ci_low"] < 0
    assert "interval" in row["flag"]


def test_the_only_pattern_of_a_label_leaves_nothing_to_compare() -> None:
    """Such rows come last."""
    table = audit(mentions_of(["A docker met a mob.", "A mob left."])).leave_one_out
    rows = table[(table["label"] == "mob") & (table["pattern"] == "mob")]
    assert rows["flag"].tolist() == ["only pattern"] * 2
    assert rows["change"].isna().all()
    assert table["change"].isna().to_numpy().nonzero()[0].min() == table["change"].notna().sum()


def test_the_largest_change_comes_first() -> None:
    """Whatever its sign."""
    size = found().leave_one_out["change"].dropna().abs().to_numpy()
    assert (np.diff(size) <= 1e-9).all()
    assert size[0] > 0


def test_overlaps_name_entry_and_weight() -> None:
    """Case and possessive endings do not matter; a wildcard entry is named as it stands."""
    own = audit(mentions_of(["The agitator's plan failed. A mob met agitators."]), weighted={"toy": TOY}).overlaps
    assert own[["pattern", "word", "entry", "weight", "n"]].values.tolist() == [
        ["agitat*", "agitator's", "agitator*", -2.0, 1],
        ["agitat*", "agitators", "agitator*", -2.0, 1],
        ["mob", "mob", "Mob", -1.5, 1],
    ]


def test_a_word_of_a_label_of_two_is_an_overlap() -> None:
    """What a score would take of it."""
    own = audit(strike(), weighted={"toy": {"harbour": 0.25}}).overlaps
    assert own[["form", "word", "weight", "n"]].values.tolist() == [["harbour workers", "harbour", 0.25, 1]]


def test_a_whole_word_goes_before_a_wildcard_and_the_longest_wildcard_before_others() -> None:
    """One word has one weight."""
    lists = {"a": {"mob": 1, "m*": 2}, "b": {"m*": 2, "mo*": 3}, "c": {"mobs": 1}}
    own = audit(mentions_of(["The mob left."]), weighted=lists).overlaps
    assert own[["weighted", "weight"]].values.tolist() == [["a", 1.0], ["b", 3.0]]


def test_a_possessive_is_the_word_itself() -> None:
    """Also of an entry without a wildcard."""
    own = audit(mentions_of(["The mob's plan failed."]), weighted={"toy": TOY}).overlaps
    assert own[["word", "weight"]].values.tolist() == [["mob's", -1.5]]


def test_scores_by_hand() -> None:
    """Ten words: mob -1.5, agitators -2, calm +1; the quoted label is a word of the text too."""
    own = audit(mentions_of(["The mob met calm agitators. “Calm mob,” the mayor said."]), weighted={"toy": TOY}).scores
    row = own.iloc[0]
    assert row[["n_words", "n_scored", "n_label_words", "n_scored_labels"]].tolist() == [10, 5, 3, 3]
    assert row[["score", "score_masked", "difference"]].tolist() == pytest.approx([-30.0, 20.0, -50.0])


def test_words_of_scores_are_the_counted_words() -> None:
    """Those of the table of documents."""
    words = strike().documents.groupby("outlet")["n_words"].sum()
    assert found().scores.set_index("outlet")["n_words"].to_dict() == words.to_dict()


def test_masking_changes_no_score_of_an_outlet_without_a_label() -> None:
    """An embedded label, which is not counted, is not masked either."""
    texts = ["A calm mob-held gate and a mob held road.", "The mob left."]
    scores = audit(mentions_of(texts, outlets=["x", "y"]), weighted={"toy": TOY}).scores.set_index("outlet")
    assert scores.loc["x", "score"] == scores.loc["x", "score_masked"] != 0
    assert scores.loc["x", ["n_label_words", "difference"]].tolist() == [0, 0]
    assert scores.loc["y", "difference"] == pytest.approx(-50)


def test_swapping_a_label_moves_the_score_and_not_the_masked_one() -> None:
    """Two texts that differ in the label alone."""
    scores = audit(mentions_of(["The calm mob left.", "The calm dockers left."]), weighted={"toy": TOY}).scores
    assert scores["score_masked"].tolist() == [25.0, 25.0]
    assert scores["score"].tolist() == [-12.5, 25.0]


def test_overlaps_add_up_to_the_difference() -> None:
    """The weights of the labels' words are what masking takes away."""
    overlaps, scores = found().overlaps, found().scores
    taken = float((scores["difference"] * scores["n_words"]).sum() / 100)
    assert float((overlaps["weight"] * overlaps["n"]).sum()) == pytest.approx(taken)


def test_label_weights_have_labels_of_no_weight_too() -> None:
    """The mean of all counted mentions, quoted or not."""
    own = audit(mentions_of(["The mob left. A docker came. “The mob sang,” he said."]), weighted={"toy": TOY})
    assert own.label_weights[["label", "n", "n_scored", "weight"]].values.tolist() == [
        ["docker", 1, 0, 0.0],
        ["mob", 2, 2, -1.5],
    ]


@pytest.mark.parametrize(
    ("entries", "message"),
    [
        ({"mob": "bad"}, "the weight of 'mob' must be a number; got 'bad'"),
        ({"mob": float("nan")}, "the weight of 'mob' must be a number"),
        ({"mob": True}, "the weight of 'mob' must be a number"),
        ({"Mob": 1, "mob": 2}, "'Mob' and 'mob', which are one word, with the weights 1 and 2"),
    ],
)
def test_a_weight_must_be_one_number(entries: dict[str, float], message: str) -> None:
    """The lexicon and the entry are named."""
    with pytest.raises(FramingError, match=f"'toy'.*{message}"):
        audit(mentions_of(["The mob left."]), weighted={"toy": entries})


def test_a_lexicon_without_a_name_is_refused() -> None:
    """A flat mapping of words is not taken for lexicons."""
    with pytest.raises(FramingError, match="'mob' has -1 in place of words"):
        audit(mentions_of(["The mob left."]), weighted={"mob": -1})  # type: ignore[dict-item]


def test_the_sentences_begin_with_weighted_lexicons() -> None:
    """And say how many entries are not looked for."""
    said = found().sentences
    assert said[0].startswith("toy weighs words of ")
    assert "Not looked for: 2 entries of toy of several words or of signs." in said
    assert "No weighted lexicon was given" in audit(strike()).sentences[0]


def test_the_sentences_name_what_matters_most() -> None:
    """The labels used most of those furthest apart, the outlet that changes most, the order without labels."""
    texts = ["The mob left. A mob sang. A docker came. A docker went. An agitator spoke.", "The mob left. It was calm."]
    lexicon = codebook(label("striker", "striker"), *SMALL.referents[0].labels)
    said = audit(mentions_of(["A striker left.", *texts], lexicon), weighted={"toy": TOY}).sentences
    assert "In it a mention of STRIKERS as docker weighs +0.00 and one as agitator -2.00" in said[1]
    assert "the score of d1 goes from -33.33 to +0.00 per 100 words" in said[2]
    assert said[3] == "Sorted by score, 2 of 3 stand elsewhere without them."


def test_no_outlet_is_called_biased() -> None:
    """In no sentence, table or markup."""
    assert "bias" not in (found()._repr_html_() + " ".join(found().sentences)).lower()


def test_the_markup_is_escaped_and_compact() -> None:
    """A name of an outlet is no markup, and of long tables the first rows are shown."""
    own = audit(
        mentions_of(["The mob left.", "A docker left."], outlets=["<b>x", "y & z"]), weighted={"<i>": {"mob": -1}}
    )
    html = own._repr_html_()
    assert "<b>" not in html
    assert "<i>" not in html
    assert "&lt;b&gt;x" in html
    assert found()._repr_html_().count("<tr>") < 50


def test_one_outlet_has_nothing_to_compare() -> None:
    """The other tables are there all the same."""
    own = audit(mentions_of(["The mob left.", "A docker left."], outlets=["x", "x"]), weighted={"toy": TOY})
    assert own.leave_one_out.empty
    assert len(own.scores) == 1
    assert (
        own.sentences[-1] == "There is nothing to compare by outlet, so no pattern could be left out of a comparison."
    )


def test_nothing_found_is_an_answer() -> None:
    """Tables without hits, and scores without labels."""
    own = audit(mentions_of(["It was calm.", "It rained."]), weighted={"toy": TOY, "none": {}})
    assert own.patterns["n"].sum() == 0
    assert own.overlaps.empty
    assert own.scores["difference"].tolist() == [0, 0, 0, 0]
    assert own.leave_one_out.empty
    assert "<table>" in own._repr_html_()


def test_a_docvar_other_than_the_outlet() -> None:
    """Groups are its values, and the column has its name."""
    own = audit(strike(), by="news_agency", weighted={"toy": TOY})
    assert own.scores.columns[1] == "news_agency"
    assert set(own.scores["news_agency"]) == set(strike().corpus.docvars["news_agency"])


def test_an_unknown_docvar_is_named() -> None:
    """With the nearest one."""
    with pytest.raises(FramingError, match="Did you mean 'outlet'"):
        audit(strike(), by="outlets")


WORDS = [
    "dockers",
    "a dock worker",
    "the mob",
    "mob-held gates",
    "agitators",
    "“the mob,” he said",
    "calm",
    "Docker Hall",
]
TEXTS = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6), min_size=1, max_size=5)


@settings(max_examples=25, deadline=None)
@given(TEXTS, st.integers(1, 3))
def test_whatever_the_texts_counts_add_up(texts: list[list[str]], n_outlets: int) -> None:
    """Patterns to mentions, shares of a label to one, and overlaps to what masking takes."""
    mentions = mentions_of(
        ["He met " + " and met ".join(text) + "." for text in texts],
        outlets=[f"o{i % n_outlets}" for i in range(len(texts))],
    )
    own = audit(mentions, weighted={"toy": TOY})
    assert own.patterns["n"].sum() == mentions.counted["attribution"].ne("direct").sum()
    shares = own.patterns.groupby(["referent", "label"])["share_of_label"].sum(min_count=1).dropna()
    np.testing.assert_allclose(shares, 1.0)
    taken = (own.scores["difference"] * own.scores["n_words"]).sum() / 100
    assert (own.overlaps["weight"] * own.overlaps["n"]).sum() == pytest.approx(taken)
    assert (own.patterns["n_doubtful"] <= own.patterns["n"]).all()
