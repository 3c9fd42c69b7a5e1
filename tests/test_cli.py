"""The command line: what a user sees, right or wrong."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from framing import __version__
from framing.cli import main
from framing.cli._help import COMMANDS, group_help
from framing.stats.naming import NAMING_COLUMNS


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(
        "The rebels met on Friday in the town.\n\nRebels celebrate in the square [XYZ]\n", encoding="utf-8"
    )
    (tmp_path / "b.txt").write_text("The insurgents met on Friday in the town.\n", encoding="utf-8")
    (tmp_path / "articles.csv").write_text("file,outlet\na.txt,Herald\nb.txt,Post\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def spoken(tmp_path: Path) -> Path:
    """One article in which a mob is named in each of the three ways."""
    path = tmp_path / "spoken.csv"
    said = "A mob met at the gate today. The guard claimed the mob had left. “The mob will come back,” the guard said."
    path.write_text(f'id,outlet,text\n1,Herald,"{said}"\n', encoding="utf-8")
    return path


@pytest.mark.parametrize("asked", ["--help", "-h", "--version"])
def test_help_imports_next_to_nothing(asked: str) -> None:
    """It answers at once, without a command and without click."""
    code = (
        f"import sys; sys.argv = ['framing', {asked!r}]; from framing.cli import start; start(); "
        "heavy = ('click', 'pandas', 'numpy', 'yaml', 'inspect', 'framing.cli._naming', 'framing.cli._group'); "
        "print([m for m in heavy if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_command_imports_no_other() -> None:
    """Nor a heavy library before it works."""
    code = (
        "import sys; from click.testing import CliRunner; from framing.cli import main; "
        "assert CliRunner().invoke(main, ['naming', '--help']).exit_code == 0; "
        "heavy = ('sklearn', 'pandas', 'matplotlib', 'numpy', 'scipy', 'yaml', 'framing.cli._compare'); "
        "print([m for m in heavy if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_help_is_the_same_by_either_way() -> None:
    """At once, or as click prints it."""
    assert run("--help").output == group_help() + "\n"
    assert run("--version").output == "framing, version " + __version__ + "\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_the_line_of_a_command_is_its_own(command: str) -> None:
    """The first sentence of its help."""
    found = main.get_command(click.Context(main), command)
    assert found.name == command
    assert found.get_short_help_str(limit=1000) == COMMANDS[command][1]


@pytest.mark.parametrize("width", [40, 60, 80, 110])
def test_the_help_is_as_wide_as_the_terminal(width: int) -> None:
    """And says all at any width, in alphabetical order."""
    lines = group_help(width).splitlines()
    assert max(map(len, lines[1:])) <= width
    assert [line.split()[0] for line in lines if re.match(r"  [a-z]+ ", line)][-len(COMMANDS) :] == sorted(COMMANDS)
    said = " ".join(group_help(width).split())
    assert all(about in said for _, about in COMMANDS.values())


def test_a_command_that_is_not_there_is_refused() -> None:
    """With exit code 2."""
    result = run("nameing")
    assert result.exit_code == 2
    assert "No such command" in result.output


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_explains_itself(command: str) -> None:
    """With its options."""
    result = run(command, "--help")
    assert result.exit_code == 0
    assert "Usage:" in result.output


def test_naming_prints_a_grid(folder: Path) -> None:
    """Labels down, outlets across."""
    result = run("naming", folder)
    assert result.exit_code == 0
    assert "rebel" in result.output
    assert "Herald" in result.output


def test_the_grid_shows_three_counts_and_the_words_of_each_kind(spoken: Path) -> None:
    """Unattributed + indirect + direct, the share of the unquoted, and what the numbers mean."""
    output = run("naming", spoken, "--lexicon", "harbour-strike").output
    assert re.search(r"mob +1\+1\+1  100%", output)
    assert re.search(r"\(words\) +13\+4\+5", output)
    assert "Each cell: unattributed + indirect + direct" in output


def test_mentions_say_whose_words_they_are(spoken: Path) -> None:
    """With source, cue and stance."""
    output = run("mentions", spoken, "--lexicon", "harbour-strike", "--format", "json").output
    rows = [json.loads(line) for line in output.splitlines()]
    mobs = [(r["attribution"], r["source"], r["cue"], r["cue_stance"]) for r in rows if r["label"] == "mob"]
    assert mobs == [
        ("unattributed", "", "", ""),
        ("indirect", "The guard", "claimed", "doubting"),
        ("direct", "the guard", "said", "neutral"),
    ]


def test_evidence_says_who_speaks(spoken: Path) -> None:
    """Beside each sentence."""
    output = run("naming", spoken, "--lexicon", "harbour-strike", "--evidence", "mob").output
    assert re.search(r"mob +indirect +The guard +claimed", output)


def test_sources_are_listed_with_their_words(spoken: Path) -> None:
    """Who speaks, how often in which way, how many words."""
    rows = [json.loads(line) for line in run("sources", spoken, "--format", "json").output.splitlines()]
    assert [(r["source"], r["n_direct"], r["n_indirect"], r["n_words"]) for r in rows] == [("guard", 1, 1, 9)]


def test_labels_are_listed_by_the_mouth_they_are_put_into(spoken: Path) -> None:
    """Outside quotation marks and inside them."""
    result = run("sources", spoken, "--labels", "--lexicon", "harbour-strike", "--format", "json")
    rows = [json.loads(line) for line in result.output.splitlines()]
    assert [(r["source"], r["label"], r["n_indirect"], r["n_direct"]) for r in rows] == [("guard", "mob", 1, 1)]


@pytest.mark.parametrize("option", ["--lexicon", "--referent"])
def test_what_goes_with_labels_is_refused_without(option: str, spoken: Path) -> None:
    """In a sentence."""
    result = run("sources", spoken, option, "harbour-strike")
    assert result.exit_code == 2
    assert f"{option} goes with --labels" in " ".join(result.output.split())


def test_a_parser_gives_the_same_tables(spoken: Path) -> None:
    """Where spaCy and a model are installed."""
    pytest.importorskip("spacy")
    result = run("naming", spoken, "--lexicon", "harbour-strike", "--attribution", "spacy", "--format", "csv")
    assert result.exit_code == 0, result.output
    assert result.output.splitlines()[0] == ",".join(["outlet", *NAMING_COLUMNS])


def test_naming_as_csv_has_the_columns_of_the_table(folder: Path) -> None:
    """For other programs."""
    lines = run("naming", folder, "--format", "csv").output.splitlines()
    assert lines[0] == ",".join(["outlet", *NAMING_COLUMNS])


def test_mentions_as_json_are_one_object_a_line(folder: Path) -> None:
    """The caption's mention is there and not counted."""
    rows = [json.loads(line) for line in run("mentions", folder, "--format", "json").output.splitlines()]
    assert [(r["label"], r["counted"]) for r in rows] == [("rebel", True), ("rebel", False), ("insurgent", True)]


def test_keep_brings_a_zone_back(folder: Path) -> None:
    """`--keep caption` counts it."""
    rows = [json.loads(x) for x in run("mentions", folder, "--keep", "caption", "--format", "json").output.splitlines()]
    assert all(row["counted"] for row in rows)


def test_evidence_prints_the_sentence(folder: Path) -> None:
    """From a number to its words."""
    assert "The insurgents met on Friday in the town." in run("naming", folder, "--evidence", "insurgent").output


def test_zones_prints_what_was_left_out(folder: Path) -> None:
    """A plus for what counts, a minus for what does not."""
    result = run("zones", folder / "a.txt")
    assert "+ body             The rebels met on Friday in the town." in result.output
    assert "- caption          Rebels celebrate" in result.output


def test_zones_never_prints_a_commenter(tmp_path: Path) -> None:
    """Names of readers stay out of sight."""
    text = (
        "The rebels met on Friday in the town square.\n\nComments\n\nnomad77 Dec 06, 2024 05:53pm\nWell done.\nReply\n"
    )
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    result = run("zones", tmp_path / "a.txt")
    assert "nomad77" not in result.output
    assert "not shown" in result.output


def test_kwic_finds_a_pattern(folder: Path) -> None:
    """In the pattern language of lexicons."""
    assert "insurgents" in run("kwic", folder, "insurgent").output


def test_terms_say_what_idf_cannot(folder: Path) -> None:
    """Two outlets give idf next to no range."""
    assert "idf" in run("terms", folder).output


def test_lexicon_list_names_those_that_are_shipped() -> None:
    """And says which are used by default."""
    output = run("lexicon", "list").output
    assert "armed-actors" in output
    assert "used when no --lexicon is given" in output


def test_lexicon_check_reports_duplicates(tmp_path: Path, folder: Path) -> None:
    """With their lines."""
    path = tmp_path / "mine.yaml"
    header = 'name: mine\nkind: labels\nversion: "1"\nlanguage: en\nlicence: CC0-1.0\n'
    path.write_text(
        header + "categories:\n  rebel:\n    - rebel\n  fighter:\n    - rebel\n    - guard\n", encoding="utf-8"
    )
    result = run("lexicon", "check", path, folder)
    assert result.exit_code == 0
    assert "1 ambiguous, 1 dead" in result.output


def test_the_report_is_written_and_its_place_said(folder: Path, tmp_path: Path) -> None:
    """One page that stands alone."""
    target = tmp_path / "out"
    result = run("report", folder, "--lexicon", "armed-actors", "--output", target)
    assert result.exit_code == 0, result.output
    assert f"The report is at {target / 'report.html'}" in result.output
    assert (target / "naming.csv").is_file()


def test_a_pseudonymised_report_names_no_outlet(folder: Path, tmp_path: Path) -> None:
    """Neither in the page nor in a table beside it."""
    target = tmp_path / "out"
    assert run("report", folder, "--lexicon", "armed-actors", "--output", target, "--pseudonymise").exit_code == 0
    for path in target.iterdir():
        content = path.read_text(encoding="utf-8")
        assert "Herald" not in content, path.name
        assert "a.txt" not in content, path.name


def test_a_missing_path_is_one_sentence_and_exit_code_2() -> None:
    """No traceback."""
    result = run("naming", "no-such-folder")
    assert result.exit_code == 2
    assert "no-such-folder" in result.output
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--lexicon", "armed-actor"), "Did you mean 'armed-actors'"),
        (("--by", "outlets"), "Did you mean 'outlet'"),
        (("--column", "outlet"), "--column takes DOCVAR=COLUMN"),
        (("--referent", "REBELS", "--lexicon", "harbour-strike"), "`referent` must be one of"),
        (("--evidence", "rebell"), "Did you mean 'rebel'"),
    ],
)
def test_a_wrong_option_is_answered_with_the_right_one(folder: Path, arguments: tuple[str, ...], message: str) -> None:
    """Exit code 2, a sentence, no traceback."""
    result = run("naming", folder, *arguments)
    assert result.exit_code == 2
    assert message in " ".join(result.output.split())


def test_a_mistake_leaves_no_report_behind(folder: Path, tmp_path: Path) -> None:
    """Nothing half-written."""
    (folder / "articles.csv").write_text("file,outlet\na.txt,Herald,extra\n", encoding="utf-8")
    target = tmp_path / "out"
    result = run("report", folder, "--output", target)
    assert result.exit_code == 2
    assert "articles.csv, line 2" in " ".join(result.output.split())
    assert not target.exists()


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ten articles of two outlets: in five a mob, in five strikers, on two days."""
    path = tmp_path_factory.mktemp("many") / "many.csv"
    rows = [
        f'{i},{outlet},day {i % 5 // 3},"The {word} blocked the gate. The {word} shouted at the guard."'
        for i, (outlet, word) in enumerate([("Flare", "mob")] * 5 + [("Gazette", "strikers")] * 5)
    ]
    path.write_text("\n".join(["id,outlet,event,text", *rows]) + "\n", encoding="utf-8")
    return path


def rows_of(*arguments: str | Path) -> list[dict[str, object]]:
    result = run(*arguments, "--format", "json")
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.output.splitlines()]


def test_contrasts_print_what_the_function_returns(many: Path) -> None:
    """Five against five: 252 ways, so p is 2 in 252."""
    rows = rows_of("contrasts", many, "-l", "harbour-strike", "--target", "Flare", "--reference", "Gazette")
    mob = next(r for r in rows if r["label"] == "mob")
    assert (mob["n_target"], mob["n_reference"], mob["difference"]) == (10, 0, 1.0)
    assert mob["p"] == pytest.approx(2 / 252)


def test_events_are_held_constant_on_request(many: Path) -> None:
    """With the adjusted ratio beside the crude one."""
    output = run("contrasts", many, "-l", "harbour-strike", "--event", "event").output
    assert "adjusted_ratio" in output
    assert "n_events" in output


def test_distance_and_its_null_are_printed(many: Path) -> None:
    """No label in common: a distance of 1."""
    (row,) = rows_of("distance", many, "-l", "harbour-strike", "--referent", "STRIKERS")
    assert row["distance"] == pytest.approx(1)
    assert 0 < float(str(row["null_mean"])) < 1


def test_keyness_takes_words_and_chance(many: Path) -> None:
    """Another level gives other limits; another seed, where all ways are gone through, the same p."""
    first = rows_of("keyness", many, "--target", "Flare")
    narrow = rows_of("keyness", many, "--target", "Flare", "--level", "0.5", "--seed", "9")
    assert {str(r["feature"]) for r in first} >= {"mob", "strikers"}
    assert [r["p"] for r in first] == [r["p"] for r in narrow]
    assert [r["ci_low"] for r in first] != [r["ci_low"] for r in narrow]


def test_design_says_what_can_be_shown(many: Path) -> None:
    """In sentences; as JSON its comparisons."""
    output = run("design", many, "-l", "harbour-strike").output
    assert "10 articles of 2 outlets" in output
    (row,) = rows_of("design", many, "-l", "harbour-strike")
    assert row["n_assignments"] == 252


def test_collocates_and_dispersion_are_listed(many: Path) -> None:
    """What stands near the guard, and how evenly words are spread."""
    assert any(r["collocate"] == "shouted" for r in rows_of("collocates", many, "guard"))
    assert any(r["collocate"] == "shouted" for r in rows_of("collocates", many, "guard", "--sentence"))
    spread = {str(r["term"]): r for r in rows_of("dispersion", many)}
    assert (spread["guard"]["n_parts_with"], spread["mob"]["n_parts_with"]) == (10, 5)
    assert {r["outlet"] for r in rows_of("dispersion", many, "--within", "outlet")} == {"Flare", "Gazette"}


def test_audit_tells_of_scores_first(many: Path, tmp_path: Path) -> None:
    """Then of patterns; each table on request."""
    (tmp_path / "feelings.tsv").write_text("mob\t-2.0\nshouted\t-1.0\n", encoding="utf-8")
    options = ("audit", many, "-l", "harbour-strike", "--weighted", tmp_path / "feelings.tsv")
    output = run(*options).output
    assert output.startswith("feelings weighs words of 1 of")
    assert re.search(r"STRIKERS +mob +mob +10", output)
    assert [r["weighted"] for r in rows_of(*options, "--table", "scores")] == ["feelings"] * 2
    assert rows_of(*options, "--table", "leave-one-out")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--level", "95"), "`level` must lie between 0 and 1"),
        (("--target", "Flair"), "Did you mean 'Flare'?"),
        (("--reference", "Flare", "--target", "Flare"), "nothing to compare"),
        (("--event", "war"), "`event` must be one of"),
        (("--resamples", "0"), "--resamples"),
    ],
)
def test_a_wrong_comparison_is_answered_in_a_sentence(arguments: tuple[str, ...], said: str, many: Path) -> None:
    """Exit code 2, and no traceback."""
    result = run("contrasts", many, "-l", "harbour-strike", *arguments)
    assert result.exit_code == 2
    assert said in result.output
    assert "Traceback" not in result.output


def test_one_outlet_cannot_be_compared(tmp_path: Path) -> None:
    """And is told so."""
    path = tmp_path / "one.csv"
    path.write_text('id,outlet,text\n1,Herald,"The mob came."\n', encoding="utf-8")
    result = run("contrasts", path, "-l", "harbour-strike")
    assert result.exit_code == 2
    assert "a comparison needs two values of 'outlet'" in result.output
