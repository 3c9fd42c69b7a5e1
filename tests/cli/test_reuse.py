"""Commands about shared copy: what a user sees, right or wrong."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from framing.cli import main
from framing.reuse.carried import COVERAGE_COLUMNS
from framing.reuse.differences import VARIANT_COLUMNS
from framing.reuse.groups import PAIR_COLUMNS

COPIES = ("tarnmouth-herald", "veldmark-ledger")


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


def rows(*arguments: str) -> list[dict[str, object]]:
    result = run(*arguments, "--format", "json")
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.output.splitlines()]


def test_reuse_lists_pairs_with_verdict_and_reason() -> None:
    """Both outlets, and why."""
    result = run("reuse", "harbour-strike")
    assert result.exit_code == 0
    line = next(line for line in result.output.splitlines() if all(id in line for id in COPIES))
    assert "wholly derived" in line
    (row,) = (r for r in rows("reuse", "harbour-strike") if (r["a"], r["b"]) == COPIES)
    assert row["reason"] in line


def test_reuse_as_csv_has_the_columns_of_the_table() -> None:
    """For other programs."""
    lines = run("reuse", "harbour-strike", "--format", "csv").output.splitlines()
    assert lines[0] == ",".join(PAIR_COLUMNS)


def test_reuse_by_article_lists_groups_and_agencies() -> None:
    """One row an article."""
    found = {r["document"]: (r["copy_group"], r["news_agency"]) for r in rows("reuse", "harbour-strike", "--articles")}
    assert len(found) == 6
    assert found[COPIES[0]] == found[COPIES[1]] == ("mpa", "MPA")


def test_variants_prints_what_counts() -> None:
    """Two words in the two copies of one agency story, with kind and referent."""
    found = rows("variants", "harbour-strike", "-l", "harbour-strike", "--pair", *COPIES)
    assert [(r["text_a"], r["text_b"], r["kind"], r["referent"]) for r in found] == [
        ("militant", "", "modifier", "STRIKERS"),
        ("strikers", "protesters", "label", "STRIKERS"),
    ]
    output = run("variants", "harbour-strike", "-l", "harbour-strike", "--pair", *COPIES).output
    assert re.search(r"Tarnmouth Herald +Veldmark Ledger +label +STRIKERS +strikers +protesters", output)
    assert "typography" not in output


def test_variants_of_a_corpus_are_of_every_derived_pair() -> None:
    """With all columns as CSV."""
    output = run("variants", "harbour-strike", "--format", "csv").output
    assert output.splitlines()[0] == ",".join(VARIANT_COLUMNS)
    pairs = {(r["a"], r["b"]) for r in csv.DictReader(io.StringIO(output))}
    derived = {(r["a"], r["b"]) for r in rows("reuse", "harbour-strike") if "derived" in str(r["verdict"])}
    assert pairs == {pair for pair in derived if pair in pairs} != set()


def test_all_prints_what_does_not_count_but_no_reader() -> None:
    """Typography, captions; words of comments are blank."""
    found = rows("variants", "harbour-strike", "--all", "--pair", *COPIES)
    assert {r["kind"] for r in found if not r["counted"]} >= {"typography"}
    assert any("[MPA]" in str(r["text_a"]) for r in found)
    for command in (["--format", "table"], ["--format", "csv"]):
        assert "Quay_Sider" not in run("variants", "harbour-strike", "--all", "--pair", *COPIES, *command).output


def test_long_wordings_are_cut_on_a_terminal_only() -> None:
    """json has them whole."""
    pair = ("tarnmouth-herald", "veldmark-coastwire")
    assert max(len(str(r["text_b"])) for r in rows("variants", "harbour-strike", "--all", "--pair", *pair)) > 100
    output = run("variants", "harbour-strike", "--all", "--pair", *pair).output
    assert "…" in output
    assert max(len(" ".join(line.split())) for line in output.splitlines()) < 260


def test_an_unknown_article_is_told_the_nearest() -> None:
    """In a sentence."""
    result = run("variants", "harbour-strike", "--pair", "tarnmouth-herald", "veldmark-leger")
    assert result.exit_code == 2
    assert "Did you mean 'veldmark-ledger'?" in " ".join(result.output.split())


def test_coverage_lists_facts_with_their_outlets() -> None:
    """How many carry each, who alone lacks it, and what the table does not show."""
    output = run("coverage", "harbour-strike").output
    assert "n_outlets" in output
    assert "left_out_by" in output
    assert "Of these articles only" in output
    assert run("coverage", "harbour-strike", "--format", "csv").output.splitlines()[0] == ",".join(COVERAGE_COLUMNS)


def test_alone_leaves_what_one_outlet_has_or_lacks() -> None:
    """And nothing else."""
    found = rows("coverage", "harbour-strike", "--alone")
    assert found
    assert all(bool(r["only_in"]) != bool(r["left_out_by"]) for r in found)


def test_an_unknown_event_is_told_the_known_ones() -> None:
    """In a sentence."""
    result = run("coverage", "harbour-strike", "--event", "harbor-strike")
    assert result.exit_code == 2
    assert "Did you mean 'harbour-strike'?" in " ".join(result.output.split())


def test_naming_can_be_split_by_origin() -> None:
    """Both parts, which add up to the whole."""
    whole = rows("naming", "harbour-strike", "-l", "harbour-strike")
    parts = rows("naming", "harbour-strike", "-l", "harbour-strike", "--origin")
    assert {r["origin"] for r in parts} == {"shared", "own"}
    count = ("n_unattributed", "n_indirect", "n_direct")
    assert sum(int(str(r[c])) for r in parts for c in count) == sum(int(str(r[c])) for r in whole for c in count) > 0
    output = run("naming", "harbour-strike", "-l", "harbour-strike", "--origin").output
    assert "In text that another outlet's article has too:" in output
    assert "In text that this outlet alone has:" in output


def test_evidence_is_not_split() -> None:
    """And the user is told."""
    result = run("naming", "harbour-strike", "-l", "harbour-strike", "--origin", "--evidence", "mob")
    assert result.exit_code == 2
    assert "give one of them" in " ".join(result.output.split())


@pytest.mark.parametrize("command", ["reuse", "variants"])
def test_one_article_has_no_pair(command: str, tmp_path: Path) -> None:
    """That is no error."""
    path = tmp_path / "one.csv"
    path.write_text("id,outlet,text\n1,Herald,The dockers left the gate at noon.\n", encoding="utf-8")
    result = run(command, path)
    assert result.exit_code == 0, result.output
    assert "(nothing found)" in result.output
