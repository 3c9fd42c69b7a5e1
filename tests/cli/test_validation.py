"""`framing code`, `agree`, `validate`, `freeze`: the loop on the command line."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from framing.cli import main
from framing.io.lexicons import read_lexicon
from framing.validation.reading import read_key

STRIKE = ["harbour-strike", "-l", "harbour-strike"]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


@pytest.fixture
def coded(tmp_path: Path) -> Path:
    """A folder in which two coders coded what was sampled; the second finds every fifth mention to be none."""
    for name in ("anna", "ben"):
        result = run("code", *STRIKE, "--sample", "20", "--coder", name, "-o", str(tmp_path))
        assert result.exit_code == 0, result.output
        found = {i["item"]: i["found"] for i in read_key(tmp_path / "mentions.key.json")["items"]}
        path = tmp_path / f"mentions-{name}.csv"
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        for i, row in enumerate(rows):
            row.update({k: v for k, v in found[row["item"]].items() if k != "pattern"}, naming="yes")
            if name == "ben" and i % 5 == 0:
                row.update(naming="no", referent="", label="", attribution="", scare_quoted="")
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
    return tmp_path


def sheets(folder: Path) -> list[str]:
    return [str(folder / f"mentions-{name}.csv") for name in ("anna", "ben")]


def test_code_writes_sheets_keys_and_codebook_and_goes_on_where_it_was(coded: Path) -> None:
    """The second time it counts what is coded."""
    names = {path.name for path in coded.iterdir()}
    assert {"sentences-anna.csv", "mentions.key.json", "sentences.key.json", "codebook.html", "codebook.md"} <= names
    again = run("code", *STRIKE, "--sample", "20", "--coder", "anna", "-o", str(coded))
    assert "20 of 20 mentions coded." in again.output


def test_agree_prints_alpha_and_kappa(coded: Path) -> None:
    """And what coders differ on."""
    result = run("agree", *sheets(coded), "--resamples", "99")
    assert result.exit_code == 0, result.output
    assert "alpha" in result.output
    assert "anna and ben" in result.output
    assert "framing" in run("agree", sheets(coded)[0], "--program", "--resamples", "99").output
    apart = run("agree", *sheets(coded), "--table", "disagreements", "--format", "csv", "--resamples", "9")
    assert len(apart.output.splitlines()) == 5


def test_a_folder_stands_for_the_sheets_in_it(coded: Path) -> None:
    """Those of a kind of which nothing is coded are left out."""
    by_name = run("agree", *sheets(coded), "--resamples", "9")
    assert run("agree", str(coded), "--resamples", "9").output == by_name.output
    with (coded / "sentences-anna.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [row | {"done": "yes"} for row in csv.DictReader(file)]
    for name in ("anna", "ben"):
        with (coded / f"sentences-{name}.csv").open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(row | {"coder": name} for row in rows)
    both = run("agree", str(coded), "--resamples", "9", "--format", "csv")
    assert both.exit_code == 0, both.output
    assert {line.split(",")[-1] for line in both.output.splitlines()} == {"sheet", "mentions", "sentences"}


def test_a_folder_without_codes_says_so(tmp_path: Path) -> None:
    """Without sheets it says how to write them."""
    assert "no sheets are in" in run("agree", str(tmp_path)).output
    run("code", *STRIKE, "--sample", "5", "-o", str(tmp_path))
    result = run("agree", str(tmp_path))
    assert result.exit_code == 2
    assert "nothing is coded" in result.output


def test_validate_writes_the_paragraph_for_a_paper(coded: Path) -> None:
    """The one that it prints."""
    target = coded / "methods.txt"
    result = run("validate", *STRIKE, "--sheet", str(coded), "--methods", str(target), "--date", "May 2024")
    assert result.exit_code == 0, result.output
    said = target.read_text(encoding="utf-8")
    assert "by 2 coders (May 2024)" in said
    assert " ".join(said.split()) in " ".join(result.output.split())


def test_validate_prints_figures_and_writes_a_copy_of_the_lexicon(coded: Path) -> None:
    """It warns that the lexicon was developed on these articles."""
    given = [part for sheet in sheets(coded) for part in ("--sheet", sheet)]
    copy = coded / "copy.yaml"
    result = run("validate", *STRIKE, *given, "--write", str(copy), "--date", "May 2024")
    assert result.exit_code == 0, result.output
    assert "precision" in result.output
    assert "was developed on 6 of these 6 articles" in result.output
    assert "2 coders (May 2024)" in read_lexicon(copy).validated_on


@pytest.mark.parametrize("table", ["patterns", "labels", "classes", "missed", "corrected"])
def test_validate_lists_other_tables(coded: Path, table: str) -> None:
    """Each by its name."""
    result = run("validate", *STRIKE, "--sheet", sheets(coded)[0], "--table", table)
    assert result.exit_code == 0, result.output


def test_contrasts_are_marked_that_were_registered(coded: Path) -> None:
    """One of them; a file that was changed is refused."""
    target = coded / "study.json"
    run("freeze", *STRIKE, "--contrast", "target=Tarnmouth Herald,referent=STRIKERS,label=docker", "-o", str(target))
    wanted = ["validate", *STRIKE, "--sheet", str(coded), "--table", "contrasts", "--registration", str(target)]
    result = run(*wanted, "--format", "csv")
    assert result.exit_code == 0, result.output
    rows = [row for row in csv.DictReader(result.stdout.splitlines()) if row["registered"] == "True"]
    assert [(row["target"], row["label"]) for row in rows] == [("Tarnmouth Herald", "docker")]
    assert "1 was registered before" in " ".join(run(*wanted).output.split())
    assert "add --table contrasts" in run(*wanted[:6], *wanted[-2:]).output
    target.write_text(target.read_text(encoding="utf-8").replace("docker", "worker"), encoding="utf-8")
    assert "was changed after it was written" in run(*wanted).output


def test_freeze_writes_a_registration_once(tmp_path: Path) -> None:
    """The second time it is refused."""
    wanted = [*STRIKE, "--contrast", "target=Tarnmouth Herald,referent=STRIKERS,label=docker"]
    target = tmp_path / "study.json"
    first = run("freeze", *wanted, "-o", str(target))
    assert first.exit_code == 0, first.output
    assert "sha256" in first.output
    second = run("freeze", *wanted, "-o", str(target))
    assert second.exit_code == 2
    assert "is there already" in second.output


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["code", "harbour-strike"], "give one lexicon"),
        (["freeze", *STRIKE, "--contrast", "Herald"], "--contrast takes FIELD=VALUE"),
        (["freeze", *STRIKE, "--contrast", "target=Herald"], "Did you mean"),
    ],
)
def test_a_mistake_is_answered_with_one_sentence(arguments: list[str], message: str, tmp_path: Path) -> None:
    """And exit code 2."""
    result = run(*arguments, "-o", str(tmp_path / "x"))
    assert result.exit_code == 2
    assert message in result.output
    assert "Traceback" not in result.output
