"""The labels of one side in the five seed articles, against a table that was counted by hand."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from framing.io.lexicons import read_lexicon
from framing.io.readers import read_corpus
from framing.mentions import Mentions, find_mentions
from framing.stats.naming import modifiers, naming

SEEDS = Path(__file__).parents[2] / "seeds" / "syria-2024"
SIDE = ("HTS_FORCES", "HTS", "HTS_LEADER")
OUTLETS = ("The New Arab", "The Telegraph", "Business Recorder", "DW", "iKurd.net")
COUNTS = ("n_unattributed", "n_indirect", "n_direct")
NONE = "0+0+0"

# Label or labels > unattributed + indirect + direct, in the order of `OUTLETS`.
LABELS = {
    ("insurgent",): (NONE, NONE, NONE, "0+2+0", NONE),
    ("anti-gov",): (NONE, "1+1+0", NONE, NONE, NONE),
    ("opposition",): (NONE, "1+0+0", NONE, "0+0+1", NONE),
    ("faction", "fighter", "alliance"): ("0+2+0", "1+0+0", "0+2+0", "0+0+1", "1+0+0"),
    ("terrorist",): ("0+0+1", NONE, "0+0+1", NONE, NONE),
    ("extremist", "jihadist", "gunman"): (NONE,) * 5,
}


@cache
def seeds() -> Mentions:
    return find_mentions(read_corpus(SEEDS), read_lexicon("syria-2024"))


@cache
def counts(of: str) -> pd.DataFrame:
    """The labels or modifiers of this side by outlet."""
    table = naming(seeds()) if of == "label" else modifiers(seeds())
    return table[table["referent"].isin(SIDE)].groupby(["outlet", of])[list(COUNTS)].sum()


def cell(outlet: str, *names: str, of: str = "label") -> str:
    """The three counts as the hand-counted table writes them."""
    table = counts(of)
    rows = table[[o == outlet and name in names for o, name in table.index]]
    return "+".join(str(int(rows[c].sum())) for c in COUNTS)


@pytest.mark.parametrize("labels", LABELS, ids=" ".join)
def test_cells_counted_by_hand_are_found(labels: tuple[str, ...]) -> None:
    """All three counts of every outlet."""
    assert tuple(cell(outlet, *labels) for outlet in OUTLETS) == LABELS[labels]


def test_rebels_are_counted_as_by_hand() -> None:
    """In the three articles that share agency copy; see below for the others."""
    found = [cell(outlet, "rebel") for outlet in ("The New Arab", "Business Recorder", "iKurd.net")]
    assert found == ["7+5+1", "7+5+1", "4+2+0"]


def test_a_rebel_coalition_commander_is_a_commander() -> None:
    """By hand the Telegraph has 8+2+0: one of them is the first part of another head, and that head is counted."""
    assert cell("The Telegraph", "rebel") == "7+2+0"
    table = naming(seeds()).set_index(["outlet", "referent", "label"])
    assert table.loc[("The Telegraph", "COMMANDER", "commander"), "n_unattributed"] == 1


def test_a_headline_does_not_count() -> None:
    """By hand DW has 1+6+0: one of them is in its headline, which is found, and is indirect."""
    assert cell("DW", "rebel") == "1+5+0"
    table = seeds().table
    headline = table[(table["outlet"] == "DW") & (table["zone"] == "headline") & (table["label"] == "rebel")]
    assert headline["attribution"].tolist() == ["indirect"]


def test_militant_is_a_label_and_a_stance() -> None:
    """iKurd has 1+1+0."""
    assert cell("iKurd.net", "militant") == "1+1+0"


def test_islamist_is_counted_as_label_and_as_modifier() -> None:
    """By hand both are one row: New Arab 2+1+0, Business Recorder 1+0+0, iKurd 3+3+0, Telegraph none.

    DW has 0+1+0: "Insurgents led by the Islamist faction" is one word in two places, label of one referent and modifier
    of another.
    """
    labels = [cell(outlet, "islamist") for outlet in OUTLETS]
    carried = [cell(outlet, "islamist", of="modifier") for outlet in OUTLETS]
    assert labels == ["1+0+0", NONE, "1+0+0", "0+1+0", "3+2+0"]
    assert carried == ["1+1+0", NONE, NONE, "0+1+0", "0+1+0"]


def test_one_outlet_gives_a_sponsor_in_what_a_source_said() -> None:
    """Foreign-backed stands once before a label of this side, in the reported speech of its own leader."""
    assert [cell(outlet, "foreign-backed: Turkey", of="modifier") for outlet in OUTLETS] == [NONE] * 4 + ["0+1+0"]
