"""Agreement: coders, missing codes, machines, and the codes of the gold."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from validation.coders import Row, fill, rows_of, say_no, sheet_b, write_rows

from framing._checks import FramingError
from framing.validation.agreement_on_codes import agreement
from framing.validation.coded import Coded, read_coded
from framing.validation.marks import Mark, write_marks
from framing.validation.sheets import sheet_of

GOLD = Path(__file__).parent.parent / "gold" / "mentions.jsonl"
VARIABLES = ("referent", "attribution", "quotation", "scare_quoted")


def gold_sheets(folder: Path) -> list[Path]:
    """The gold mentions that were coded twice, as the sheets of two coders."""
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if "second_coder" in row]
    items = pd.DataFrame(
        {
            "item": [row["id"] for row in rows], "document": [row["doc"] for row in rows], "outlet": "",
            "start": [row["start"] for row in rows], "end": [row["end"] for row in rows],
            "before": "", "match": [row["text"] for row in rows], "after": "",
        }
    )  # fmt: skip
    sheet = sheet_of("mentions", items, codes=dict.fromkeys(VARIABLES, ()), source={})
    paths = []
    for coder in ("first", "second"):
        codes = {}
        for row in rows:
            own = row if coder == "first" else row["second_coder"]
            flag = {True: "yes", False: "no"}.get(own["scare_quoted"], own["scare_quoted"])
            codes[row["id"]] = {name: str(own[name]) for name in VARIABLES} | {"scare_quoted": flag}
        paths.append(folder / f"{coder}.csv")
        sheet.write(paths[-1], coder=coder, codes=codes)
    return paths


def test_the_alphas_of_the_gold_come_out_of_its_sheets(tmp_path: Path) -> None:
    """Of the 195 mentions of the three articles that are here, as nltk has them; the README speaks of five articles."""
    table = agreement(read_coded(gold_sheets(tmp_path)), n_resamples=99).table
    alphas = table[table["measure"] == "alpha"].set_index("variable")
    assert alphas["n_items"].unique().tolist() == [195]
    assert alphas["value"].round(3).to_dict() == {
        "referent": 0.910, "attribution": 0.942, "quotation": 0.946, "scare_quoted": 1.0,
    }  # fmt: skip


def coded_by_two(folder: Path, second: object = None) -> Coded:
    return read_coded([fill(folder), fill(folder, "ben", change=second)])  # type: ignore[arg-type]


def test_coders_who_agree_throughout_have_an_alpha_of_1(tmp_path: Path) -> None:
    """And an interval of no length."""
    table = agreement(coded_by_two(tmp_path), n_resamples=99).table.set_index(["variable", "measure"])
    row = table.loc[("referent", "alpha")]
    assert (row["value"], row["ci_low"], row["ci_high"]) == (1.0, 1.0, 1.0)
    assert np.isnan(table.loc[("naming", "alpha"), "value"])


def disagree(i: int, row: Row) -> None:
    if i % 4 == 0 and row["attribution"] != "direct":
        row["attribution"] = "indirect" if row["attribution"] == "unattributed" else "unattributed"
    if i in (3, 5):
        say_no(row)


def test_where_they_differ_the_category_and_the_sentence_are_named(tmp_path: Path) -> None:
    """What pulls it down stands first."""
    found = agreement(coded_by_two(tmp_path, disagree), n_resamples=99)
    own = found.categories[found.categories["variable"] == "attribution"]
    assert set(own["category"].iloc[:2]) == {"unattributed", "indirect"}
    assert own["n_disagree"].iloc[2] == 0
    apart = found.disagreements[found.disagreements["variable"] == "naming"]
    assert len(apart) == 2
    assert all("[" in sentence for sentence in apart["sentence"])


def test_what_follows_from_naming_is_compared_where_both_said_yes(tmp_path: Path) -> None:
    """A blank is no code."""
    table = agreement(coded_by_two(tmp_path, disagree), n_resamples=99).table.set_index(["variable", "measure"])
    assert table.loc[("naming", "alpha"), "n_items"] == 40
    assert table.loc[("label", "alpha"), "n_items"] == 38


def test_attribution_has_an_order(tmp_path: Path) -> None:
    """Unattributed is further from direct than from indirect."""
    table = agreement(coded_by_two(tmp_path, disagree), n_resamples=99).table.set_index(["variable", "measure"])
    assert table.loc[("attribution", "alpha ordinal"), "value"] > table.loc[("attribution", "alpha"), "value"]


def test_the_program_is_one_more_coder(tmp_path: Path) -> None:
    """One who says yes to everything that it found."""
    coded = read_coded([fill(tmp_path, change=disagree)]).with_program()
    assert coded.coders == ["anna", "framing"]
    table = agreement(coded, n_resamples=99).table.set_index(["variable", "measure"])
    assert table.loc[("naming", "kappa"), "observed"] == pytest.approx(38 / 40)


def test_a_third_coder_may_leave_rows_out(tmp_path: Path) -> None:
    """Alpha takes what there is; kappa is one each two."""
    paths = [fill(tmp_path), fill(tmp_path, "ben", change=disagree), fill(tmp_path, "carla")]
    rows = rows_of(paths[2])
    for row in rows[10:]:
        row.update(naming="", referent="", label="", attribution="", scare_quoted="")
    write_rows(paths[2], rows)
    table = agreement(read_coded(paths), n_resamples=99).table
    kappas = table[(table["variable"] == "naming") & (table["measure"] == "kappa")].set_index("coders")["n_items"]
    assert kappas.to_dict() == {"anna and ben": 40, "anna and carla": 10, "ben and carla": 10}


def test_one_coder_is_no_agreement(tmp_path: Path) -> None:
    """A sentence says so."""
    with pytest.raises(FramingError, match="needs two coders"):
        agreement(read_coded([fill(tmp_path)]))


def test_the_order_of_files_and_rows_changes_no_interval(tmp_path: Path) -> None:
    """Articles are drawn by name."""
    paths = [fill(tmp_path), fill(tmp_path, "ben", change=disagree)]
    first = agreement(read_coded(paths), n_resamples=199).table
    write_rows(paths[0], rows_of(paths[0])[::-1])
    assert agreement(read_coded(paths[::-1]), n_resamples=199).table.equals(first)


def mark_all(folder: Path, name: str, *, shift: int) -> Path:
    """A coder who marks the second word of each sentence, or in every third the one `shift` words later."""
    sheet = sheet_b()
    codes: dict[str, Row] = {}
    for i, item in enumerate(sheet.key["items"]):
        sentence = item["shown"]["sentence"]
        words = sentence.split(" ")
        k = min(1 + (shift if i % 3 == 0 else 0), len(words) - 1)
        start = len(" ".join(words[:k])) + 1
        mark = Mark(start, start + max(len(words[k]), 1), "PORT", "boss")
        codes[item["item"]] = {"sentence": write_marks(sentence, [mark]), "done": "yes"}
    path = folder / f"sentences-{name}.csv"
    sheet.write(path, coder=name, codes=codes)
    return path


def test_units_that_coders_cut_out_themselves_are_compared_by_their_places(tmp_path: Path) -> None:
    """The same marks agree fully, others do not."""
    anna = mark_all(tmp_path, "anna", shift=0)
    same = agreement(read_coded([anna, mark_all(tmp_path, "ben", shift=0)]), n_resamples=99).table
    assert same["value"].round(9).tolist() == [1.0, 1.0, 1.0]
    found = agreement(read_coded([anna, mark_all(tmp_path, "carla", shift=1)]), n_resamples=99)
    assert found.table["variable"].tolist() == ["unit", "referent", "label"]
    assert (found.table["value"] < 0.9).all()
    assert len(found.disagreements) > 0
