"""Quality: figures by hand, weights, and what is to be mended first."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from validation.coders import Row, fill, say_no, sheet_a, sheet_b, strike

from framing._checks import FramingError
from framing.corpus import Corpus
from framing.mentions import find_mentions
from framing.validation.coded import Coded, read_coded
from framing.validation.marks import Mark, write_marks
from framing.validation.precision_recall import quality


def some_wrong(i: int, row: Row) -> None:
    if i % 5 == 0:
        say_no(row)
    elif i % 5 == 1:
        row["referent"] = "OTHER"
        row["label"] = "OTHER"
    elif i % 5 == 2:
        row["label"] = "boss" if row["label"] != "boss" else "company"


def sentences(folder: Path, *, n_missed: int = 0) -> Coded:
    """A coder who marks in sheet B what the program found, and the first word of some sentences without any."""
    sheet, codes, missed = sheet_b(), {}, 0
    counted = strike().counted
    for item in sheet.key["items"]:
        here = counted[
            (counted["document"] == item["document"])
            & (counted["start"] >= item["start"])
            & (counted["end"] <= item["end"])
        ]
        marks = [Mark(r.start - item["start"], r.end - item["start"], r.referent, r.label) for r in here.itertuples()]
        if not marks and missed < n_missed:
            marks, missed = [Mark(0, item["shown"]["sentence"].index(" "), "PORT", "boss")], missed + 1
        codes[item["item"]] = {"sentence": write_marks(item["shown"]["sentence"], marks), "done": "yes"}
    path = folder / "sentences.csv"
    sheet.write(path, codes=codes)
    return read_coded([path])


def test_precision_is_the_weighted_share_that_is_right(tmp_path: Path) -> None:
    """Of each measure."""
    coded = read_coded([fill(tmp_path, change=some_wrong)])
    found = quality(strike(), coded)
    weight = np.array([item["weight"] for item in sheet_a().key["items"]])
    i = np.arange(len(weight))
    for measure, right in (("naming", i % 5 > 1), ("referent", i % 5 > 1), ("label", i % 5 > 2)):
        assert found.value("precision", measure)[0] == pytest.approx((weight * right).sum() / weight.sum())


def test_two_coders_count_alike(tmp_path: Path) -> None:
    """What one of two says is half right."""
    one = quality(strike(), read_coded([fill(tmp_path, change=some_wrong)])).value("precision", "label")[0]
    both = quality(strike(), read_coded([fill(tmp_path, change=some_wrong), fill(tmp_path, "ben")]))
    assert both.value("precision", "label")[0] == pytest.approx((1 + one) / 2)


def test_a_figure_lies_in_its_interval_and_full_precision_has_one_too(tmp_path: Path) -> None:
    """That of six articles."""
    found = quality(strike(), read_coded([fill(tmp_path)]))
    value, low, high = found.value("precision", "label")
    assert value == high == 1.0
    assert 0.5 < low < 0.6
    table = quality(strike(), read_coded([fill(tmp_path, change=some_wrong)])).table
    assert ((table["ci_low"] <= table["value"]) & (table["value"] <= table["ci_high"])).all()


def test_the_outlets_stand_beside_all_together(tmp_path: Path) -> None:
    """Each with its mentions."""
    table = quality(strike(), read_coded([fill(tmp_path)])).table
    own = table[table["measure"] == "label"].set_index("outlet")["n"]
    assert own[""] == 40 == own.drop("").sum()


def test_the_pattern_that_brings_most_wrong_mentions_stands_first(tmp_path: Path) -> None:
    """With what coders say instead, and a sentence."""
    patterns = [item["found"]["pattern"] for item in sheet_a().key["items"]]
    worst = max(set(patterns), key=patterns.count)
    change = lambda i, row: say_no(row) if row["pattern"] == worst else None  # noqa: E731
    first = quality(strike(), read_coded([fill(tmp_path, change=change)])).patterns.iloc[0]
    assert (first["pattern"], first["precision"], first["instead"]) == (worst, 0.0, "no naming")
    assert first["expected_wrong"] == first["n_in_corpus"]
    assert "[" in first["sentence"]


def test_recall_is_what_was_found_of_what_was_marked(tmp_path: Path) -> None:
    """A naming that the program has is found; another is missed, and named by its word."""
    coded = read_coded([fill(tmp_path)])
    full = quality(strike(), coded, sentences(tmp_path))
    assert full.value("recall", "naming")[0] == full.value("recall", "label")[0] == 1.0
    some = quality(strike(), coded, sentences(tmp_path, n_missed=3))
    assert some.value("recall", "naming")[0] < 1.0
    assert some.missed["n"].sum() == 3
    assert set(some.missed["label"]) == {"boss"}


def test_attribution_has_precision_and_recall_of_each_code(tmp_path: Path) -> None:
    """Where everything found direct is indirect, direct has precision 0."""

    def change(i: int, row: Row) -> None:
        if row["attribution"] == "direct":
            row["attribution"] = "indirect"

    classes = quality(strike(), read_coded([fill(tmp_path, change=change)])).classes
    table = classes.set_index(["variable", "category", "figure"])["value"]
    assert table["attribution", "direct", "precision"] == 0.0
    assert table["attribution", "unattributed", "precision"] == 1.0
    assert table["attribution", "indirect", "recall"] < 1.0


def test_changed_articles_are_noticed(tmp_path: Path) -> None:
    """By the article that changed, or as such."""
    coded = read_coded([fill(tmp_path)])
    corpus, lexicon = strike().corpus, strike().lexicon
    changed = Corpus(tuple(" " + text for text in corpus.texts), corpus.docvars)
    with pytest.raises(FramingError, match="has another text than when it was sampled"):
        quality(find_mentions(changed, lexicon), coded)
    longer = Corpus(tuple(text + "\nMore." for text in corpus.texts), corpus.docvars)
    with pytest.raises(FramingError, match="some were added or changed"):
        quality(find_mentions(longer, lexicon), coded)


def test_a_changed_lexicon_is_noticed_and_a_changed_note_is_not_one(tmp_path: Path) -> None:
    """What it measures is what counts."""
    coded = read_coded([fill(tmp_path)])
    corpus, lexicon = strike().corpus, strike().lexicon
    assert quality(find_mentions(corpus, replace(lexicon, validated_on="here")), coded).value("precision", "label")
    with pytest.raises(FramingError, match="another state of the lexicon"):
        quality(find_mentions(corpus, replace(lexicon, exclusions=())), coded)


def test_a_sheet_in_the_wrong_place_is_refused(tmp_path: Path) -> None:
    """Sentences are not mentions."""
    with pytest.raises(FramingError, match="a sheet of mentions is needed"):
        quality(strike(), sentences(tmp_path))


def test_a_question_that_nobody_answered_has_no_figure(tmp_path: Path) -> None:
    """What names nothing is no wrong label where no right one could be told."""

    def change(i: int, row: Row) -> None:
        row["label"] = ""
        if i % 5 == 0:
            say_no(row)

    found = quality(strike(), read_coded([fill(tmp_path, change=change)]))
    assert np.isnan(found.value("precision", "label")[0])
    assert 0.5 < found.value("precision", "referent")[0] < 1.0
    assert found.patterns["precision"].max() == 1.0
