"""Corrected: raw and corrected side by side, and what is not corrected said."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import numpy as np
import pandas as pd
import pytest
from validation.coders import fill, strike

from framing import naming
from framing._checks import FramingError
from framing.corpus import Corpus
from framing.lexicon import Label, Lexicon, Pattern, Referent
from framing.mentions import Mentions, find_mentions
from framing.validation.coded import Coded, read_coded
from framing.validation.corrected import CORRECTED_COLUMNS, corrected_contrasts, corrected_naming
from framing.validation.marks import Mark, write_marks
from framing.validation.sheets import mentions_sheet, sentences_sheet

LEXICON = Lexicon(
    "small", "codebook", language="en",
    referents=(
        Referent("STRIKERS", labels=(Label("docker", (Pattern("docker"),)), Label("mob", (Pattern("mob"),)))),
    ),
)  # fmt: skip


@cache
def quay() -> Mentions:
    """Forty articles of two outlets; in the Flare every third "mob" is a crowd of football fans."""
    texts = []
    for i in range(40):
        lines = ["The dockers held the gate at noon on Monday.", "The mob stayed at the gate all of the night."]
        lines += ["The mob of football fans went home by train."] if i % 2 and i % 3 == 0 else []
        lines += ["The hauliers' friends held the other gate."] if i % 4 == 0 else []
        texts.append("\n\n".join(lines))
    docvars = pd.DataFrame({"id": [f"a{i}" for i in range(40)], "outlet": ["Herald", "Flare"] * 20})
    return find_mentions(Corpus(tuple(texts), docvars), LEXICON)


@cache
def coded() -> tuple[Coded, Coded]:
    folder = Path(mkdtemp())
    sheet = mentions_sheet(quay(), 1000)
    codes = {}
    for item in sheet.key["items"]:
        fans = item["shown"]["match"] == "mob" and "football" in item["shown"]["after"]
        codes[item["item"]] = {"naming": "no"} if fans else {"naming": "yes", **item["found"]}
        codes[item["item"]].pop("pattern", None)
    sheet.write(folder / "mentions.csv", codes=codes)
    b = sentences_sheet(quay(), 1000)
    marks = {}
    for item in b.key["items"]:
        said = item["shown"]["sentence"]
        found = [Mark(said.index(w), said.index(w) + len(w), "STRIKERS", label) for w, label in WORDS if w in said]
        marks[item["item"]] = {"sentence": write_marks(said, [] if "football" in said else found), "done": "yes"}
    b.write(folder / "sentences.csv", codes=marks)
    return read_coded([folder / "mentions.csv"]), read_coded([folder / "sentences.csv"])


WORDS = (("dockers", "docker"), ("mob", "mob"), ("hauliers' friends", "docker"))


def share(table: pd.DataFrame, outlet: str, label: str) -> pd.Series:
    return table[(table["outlet"] == outlet) & (table["label"] == label)].iloc[0]


def test_raw_columns_are_those_of_naming() -> None:
    """Row for row."""
    table = corrected_naming(quay(), coded()[0])
    assert list(table) == ["outlet", *CORRECTED_COLUMNS]
    counted = naming(quay())[["outlet", *CORRECTED_COLUMNS[:7]]]
    pd.testing.assert_frame_equal(table[["outlet", *CORRECTED_COLUMNS[:7]]], counted)


def test_with_all_mentions_coded_the_share_is_the_true_one() -> None:
    """But for what one borrowed mention moves."""
    table = corrected_naming(quay(), coded()[0])
    row = share(table, "Flare", "mob")
    assert row["share"] == pytest.approx(27 / 47, abs=0.01)
    assert row["share_corrected"] == pytest.approx(0.5, abs=0.005)
    assert row["corrected_ci_low"] < 0.5 < row["corrected_ci_high"]


def test_what_was_missed_changes_the_outlet_in_which_it_was() -> None:
    """Ten of the Herald's dockers go by another word."""
    with_b = corrected_naming(quay(), *coded())
    without = corrected_naming(quay(), coded()[0])
    assert share(without, "Herald", "docker")["share_corrected"] == pytest.approx(0.5, abs=0.01)
    assert share(with_b, "Herald", "docker")["share_corrected"] == pytest.approx(30 / 50, abs=0.01)
    assert share(with_b, "Herald", "docker")["n_marked"] == 50


def test_what_is_not_corrected_is_said() -> None:
    """Sentences that nobody coded, questions that nobody answered."""
    assert "not corrected for namings that were missed" in corrected_naming(quay(), coded()[0]).attrs["note"]
    assert "missed" not in corrected_naming(quay(), *coded()).attrs["note"]


def test_why_an_interval_is_missing_is_said(tmp_path: Path) -> None:
    """Of an outlet with one article there is none."""
    table = corrected_naming(strike(), read_coded([fill(tmp_path)]))
    assert table["corrected_ci_low"].isna().all()
    assert "a value of outlet with one article has no interval" in table.attrs["note"]
    assert "no interval" not in corrected_naming(quay(), *coded()).attrs["note"]


def test_a_difference_that_errors_made_is_none_when_corrected() -> None:
    """And the counts stand beside it."""
    table = corrected_contrasts(quay(), coded()[0], target="Flare", reference="Herald", n_resamples=99)
    row = table[table["label"] == "mob"].iloc[0]
    assert row["difference"] > 0.05
    assert abs(row["difference_corrected"]) < 0.01
    assert row["corrected_ci_low"] < 0 < row["corrected_ci_high"]


def test_the_rest_is_all_other_outlets_together() -> None:
    """With two outlets it is the other one."""
    rest = corrected_contrasts(quay(), coded()[0], target="Flare", n_resamples=99)
    other = corrected_contrasts(quay(), coded()[0], target="Flare", reference="Herald", n_resamples=99)
    assert rest["difference_corrected"].tolist() == pytest.approx(other["difference_corrected"].tolist())


def test_shares_of_a_referent_add_up_to_one() -> None:
    """Also when corrected."""
    table = corrected_naming(quay(), *coded())
    assert np.allclose(table.groupby(["outlet", "referent"])["share_corrected"].sum(), 1)


def test_sheets_of_other_articles_are_refused() -> None:
    """They say nothing of these."""
    corpus = Corpus(quay().corpus.texts[:39], quay().corpus.docvars.iloc[:39])
    with pytest.raises(FramingError, match=r"is not among these articles|added or changed"):
        corrected_naming(find_mentions(corpus, LEXICON), coded()[0])


def test_a_lexicon_without_referents_is_corrected_too(tmp_path: Path) -> None:
    """What names nothing is taken off its labels."""
    lexicon = Lexicon(
        "plain", "labels", language="en",
        categories=(Label("docker", (Pattern("docker"),)), Label("mob", (Pattern("mob"),))),
    )  # fmt: skip
    found = find_mentions(quay().corpus, lexicon)
    sheet = mentions_sheet(found, 1000)
    codes = {}
    for item in sheet.key["items"]:
        fans = item["shown"]["match"] == "mob" and "football" in item["shown"]["after"]
        codes[item["item"]] = {"naming": "no"} if fans else {"naming": "yes", "label": item["found"]["label"]}
    sheet.write(tmp_path / "mentions.csv", codes=codes)
    table = corrected_naming(found, read_coded([tmp_path / "mentions.csv"]))
    assert share(table, "Flare", "mob")["share_corrected"] == pytest.approx(0.5, abs=0.005)
    assert "Nobody coded attribution:" in table.attrs["note"]
