"""The notebooks run, keep their form, and say in their prose what their tables show."""

from __future__ import annotations

import ast
import contextlib
import math
import re
from collections.abc import Callable
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

import nbformat
import numpy as np
import pandas as pd
import pytest
from conftest import ROOT
from nbclient import NotebookClient

import framing

FOLDER = ROOT / "notebooks"
ONE, TWO, THREE = "01-five-outlets-one-day", "02-tfidf-and-outlets", "03-whose-words"
FOUR, FIVE = "04-how-sure", "05-one-wire"
NAMES = sorted(path.stem for path in FOLDER.glob("*.ipynb"))
MOST_LINES = 12
SECONDS = 120
# Right, wrong.
ANSWERS = {ONE: (4, 5), TWO: ("down", "up"), THREE: ("The Telegraph", "DW"), FOUR: (4, 3), FIVE: (2, 17)}

every_notebook = pytest.mark.parametrize("name", NAMES)


def read(name: str) -> Any:
    return nbformat.read(FOLDER / f"{name}.ipynb", as_version=nbformat.NO_CONVERT)


def code_of(name: str) -> dict[str, str]:
    """The source of each code cell by its id, without the lines that only Jupyter reads."""
    cells = {cell.id: cell.source for cell in read(name).cells if cell.cell_type == "code"}
    return {id: re.sub(r"^%.*$", "", source, flags=re.MULTILINE) for id, source in cells.items()}


def prose_of(name: str) -> str:
    return "\n".join(cell.source for cell in read(name).cells if cell.cell_type == "markdown")


def play(name: str, *, answer: object = None) -> dict[str, Any]:
    """What the cells leave behind when they run one after another in this process, with an answer to the exercise."""
    left: dict[str, Any] = {}
    with contextlib.chdir(FOLDER), pd.option_context("display.max_colwidth", 50, "display.max_rows", 60):
        for id, source in code_of(name).items():
            exec(compile(source.replace("answer = None", f"answer = {answer!r}"), id, "exec"), left)
    return left


@pytest.fixture(scope="module")
def played() -> Callable[[str], dict[str, Any]]:
    """What a notebook's cells leave behind, each notebook run once."""
    done: dict[str, dict[str, Any]] = {}

    def left_by(name: str) -> dict[str, Any]:
        if name not in done:
            done[name] = play(name)
        return done[name]

    return left_by


def test_all_notebooks_are_there() -> None:
    """The notebooks that the README names lie in the folder, and no other goes unnamed there."""
    named = re.findall(r"notebooks/([\w-]+)\.ipynb", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert NAMES == sorted(set(named)) == [ONE, TWO, THREE, FOUR, FIVE]


@every_notebook
def test_runs_from_top_to_bottom(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fresh kernel runs every cell without an error or a warning, and every figure is shown as a picture."""
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(tmp_path))
    notebook = read(name)
    resources = {"metadata": {"path": str(FOLDER)}}
    NotebookClient(notebook, timeout=SECONDS, kernel_name="python3", resources=resources).execute()
    for cell in notebook.cells:
        outputs = cell.get("outputs", [])
        assert not [o for o in outputs if o.output_type == "error" or o.get("name") == "stderr"], cell.id
        if ".figure" in cell.source:
            assert any("image/png" in o.get("data", {}) for o in outputs), cell.id


@every_notebook
def test_is_valid_with_stable_ids(name: str) -> None:
    """The file is a valid notebook of format 4.5, and every cell has an id of its own that was given by hand."""
    notebook = read(name)
    nbformat.validate(notebook)
    ids = [cell.id for cell in notebook.cells]
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", id) and not re.fullmatch(r"[0-9a-f]{8}", id) for id in ids), ids
    assert notebook.metadata.kernelspec.name == "python3"


@every_notebook
def test_outputs_are_stripped(name: str) -> None:
    """No output and no count of runs is in the file."""
    for cell in read(name).cells:
        assert not cell.get("outputs"), cell.id
        assert cell.get("execution_count") is None, cell.id


@every_notebook
def test_cells_are_short_and_define_nothing(name: str) -> None:
    """No cell is over 12 lines, and none holds a def or a class: what wants to grow belongs in the package."""
    for cell in read(name).cells:
        assert len(cell.source.splitlines()) <= MOST_LINES, cell.id
    for id, source in code_of(name).items():
        kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
        assert not [node for node in ast.walk(ast.parse(source)) if isinstance(node, kinds)], id


@every_notebook
def test_asks_shows_reads_and_sets_an_exercise(name: str) -> None:
    """The headings go from the question over code and reading to the exercise, and code comes between readings."""
    headings = " ".join(re.findall(r"^#+ .*$", prose_of(name), flags=re.MULTILINE))
    places = [headings.find(word) for word in ("Question", "Code", "Reading", "Exercise")]
    assert -1 < places[0] < places[1] < places[2] < places[3]
    assert headings.count("Code") == headings.count("Reading")
    assert read(name).cells[0].cell_type == "markdown"
    assert "## Question" in read(name).cells[0].source


@every_notebook
def test_paths_are_relative(name: str) -> None:
    """No string in the code is an absolute path or an address."""
    for id, source in code_of(name).items():
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                text = node.value
                assert not PurePosixPath(text).is_absolute(), (id, text)
                assert not PureWindowsPath(text).is_absolute(), (id, text)
                assert not re.match(r"~|\w+://", text), (id, text)


@every_notebook
def test_only_the_public_face_is_used(name: str) -> None:
    """Cells say `import framing` and use names of its face and of framing.plots alone."""
    for id, source in code_of(name).items():
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Import):
                assert not [a.name for a in node.names if a.name.startswith("framing.")], id
            elif isinstance(node, ast.ImportFrom):
                assert not str(node.module).startswith("framing"), id
            elif isinstance(node, ast.Attribute) and ast.unparse(node.value) == "framing":
                assert node.attr in framing.__all__, (id, node.attr)
            elif isinstance(node, ast.Attribute) and ast.unparse(node.value) == "framing.plots":
                assert node.attr in framing.plots.__all__, (id, node.attr)


@every_notebook
def test_every_figure_is_told_in_words(name: str) -> None:
    """A cell that draws also prints the description of the same figure, for readers who do not see it."""
    for id, source in code_of(name).items():
        drawn = set(re.findall(r"framing\.plots\.(?!describe_)(\w+)", source))
        described = set(re.findall(r"framing\.plots\.describe_(\w+)", source))
        assert drawn == described, id


@every_notebook
def test_exercise_takes_the_right_answer_only(name: str) -> None:
    """The check at the end lets the right answer pass and says so of a wrong one."""
    right, wrong = ANSWERS[name]
    play(name, answer=right)
    with pytest.raises(AssertionError, match="Not "):
        play(name, answer=wrong)


def test_prose_counts_rebels_on_the_whole_page(played: Callable[[str], dict[str, Any]]) -> None:
    """Of 58 hits of rebel(s), ten are not counted: six in captions, three in related headlines, one in a headline."""
    zones = played(ONE)["everywhere"]["zone"].value_counts().to_dict()
    assert zones == {"body": 48, "caption": 6, "related_headline": 3, "headline": 1}
    said = "Ten of the 58 stand outside the article: six in captions"
    assert said in prose_of(ONE)
    assert "three in headlines of other stories, one in the headline" in prose_of(ONE)


def test_prose_names_the_first_label(played: Callable[[str], dict[str, Any]]) -> None:
    """Rebel is the most frequent label of the coalition in each of the five articles."""
    labels = played(ONE)["labels"].query("referent == 'HTS_FORCES'")
    first = labels.loc[labels.groupby("outlet")["n_unquoted"].idxmax()]
    assert first["label"].tolist() == ["rebel"] * 5
    assert "*Rebel* is the most frequent label in all five articles." in prose_of(ONE)


def test_prose_counts_terrorist(played: Callable[[str], dict[str, Any]]) -> None:
    """The plain count of terrorist is 1, 0, 1, 2, 0 in the order of the files, and DW's two name others."""
    left = played(ONE)
    counts = left["hits"]["outlet"].value_counts()
    assert [int(counts.get(o, 0)) for o in left["corpus"].docvars["outlet"]] == [1, 0, 1, 2, 0]
    found = framing.evidence(left["mentions"], label="terrorist", outlet="DW")
    assert sorted(found["referent"]) == ["AL_QAEDA", "SDF"]
    assert "The plain count says 1, 0, 1, 2, 0" in prose_of(ONE)


def test_prose_tells_how_the_copies_differ(played: Callable[[str], dict[str, Any]]) -> None:
    """The two prints of one text have the same labels and differ in two modifiers, of the leader and of the rebels."""
    left = played(ONE)
    for column in ("n_unattributed", "n_indirect", "n_direct"):
        labels = left["labels"].pivot(index=["referent", "label"], columns="outlet", values=column)[left["pair"]]
        assert (labels.iloc[:, 0] == labels.iloc[:, 1]).all(), column
    wide = left["wide"]
    differing = wide[wide.iloc[:, 0] != wide.iloc[:, 1]]
    assert differing.index.tolist() == [("HTS_FORCES", "islamist", "led"), ("HTS_LEADER", "islamist", "word")]
    assert "No label differs, and exactly two modifiers do" in prose_of(ONE)


def test_prose_counts_regime(played: Callable[[str], dict[str, Any]]) -> None:
    """The Telegraph names the government regime eight times and government not once."""
    table = played(ONE)["labels"].query("outlet == 'The Telegraph' and referent == 'GOV'").set_index("label")
    labels = table["n_unquoted"] + table["n_direct"]
    assert (labels["regime"], labels["government"]) == (8, 0)
    assert "*regime* eight times and *government* not once" in prose_of(ONE)


def test_prose_names_the_sponsor(played: Callable[[str], dict[str, Any]]) -> None:
    """One article puts a foreign sponsor into the name of the coalition."""
    found = framing.evidence(played(ONE)["mentions"], modifier="foreign-backed", referent="HTS_FORCES")
    assert found[["outlet", "match"]].to_numpy().tolist() == [["iKurd.net", "Turkey-back Islamist forces"]]
    assert "One article of five, iKurd.net's, puts a foreign sponsor" in prose_of(ONE)


def test_prose_gives_the_range_of_idf(played: Callable[[str], dict[str, Any]]) -> None:
    """With five documents idf has five values from 1.00 to 2.10; rebels and regime have the lowest."""
    left = played(TWO)
    assert left["table"]["idf"].round(2).tolist() == [2.10, 1.69, 1.41, 1.18, 1.00]
    idf = left["terms"].groupby("term")["idf"].first()
    assert idf[["rebel", "rebels", "regime", "government"]].tolist() == [1.0] * 4
    assert "the idf has five values, between 1.00 and 2.10" in prose_of(TWO)


def test_prose_compares_cosines(played: Callable[[str], dict[str, Any]]) -> None:
    """The two prints have a cosine of 1.00, the rewrite .46 with the agency text, another report .43."""
    cosine = played(TWO)["alike"].set_index(["a", "b"])["cosine"]
    found = [cosine["The New Arab"][o] for o in ("Business Recorder", "iKurd.net", "DW")]
    assert np.round(found, 2).tolist() == [1.00, 0.46, 0.43]
    assert "its cosine with the AFP text is .46. DW, a text of its own, reaches .43" in prose_of(TWO)


def test_prose_says_where_terrorist_stands(played: Callable[[str], dict[str, Any]]) -> None:
    """Of four, three stand in tight quotation marks; the unattributed one is DW's, of al-Qaeda."""
    left = played(THREE)
    assert left["hits"].groupby("outlet").size().to_dict() == {"The New Arab": 1, "Business Recorder": 1, "DW": 2}
    found = left["found"]
    direct = found[found["attribution"] == "direct"]
    assert (len(found), len(direct), direct["scare_quoted"].all()) == (4, 3, True)
    own = found[found["attribution"] == "unattributed"]
    assert own[["outlet", "referent"]].to_numpy().tolist() == [["DW", "AL_QAEDA"]]
    assert "Of four, three stand in quotation marks" in prose_of(THREE)
    assert "**No outlet calls the coalition terrorist unattributed.**" in prose_of(THREE)


def test_prose_compares_three_columns(played: Callable[[str], dict[str, Any]]) -> None:
    """Of DW's six rebels one is its own, of The Telegraph's nine seven; DW's insurgents are indirect."""
    wide = played(THREE)["wide"]
    assert wide.loc["rebel", "DW"].tolist() == [1, 5, 0]
    assert wide.loc["rebel", "The Telegraph"].tolist() == [7, 2, 0]
    assert wide.loc["insurgent", "DW"].tolist() == [0, 2, 0]
    assert "DW uses *rebel* six times, and one of them is its own; *insurgent* twice, and neither is." in prose_of(
        THREE
    )
    assert "The Telegraph's nine are seven of its own and two given to sources" in prose_of(THREE)


def test_prose_says_what_a_rate_of_few_words_means(played: Callable[[str], dict[str, Any]]) -> None:
    """The shortest column has 40 words, and 1 in 40 is 25 in 1,000."""
    assert played(THREE)["words"]["n_words_direct"].min() == 40
    assert "One label among 40 quoted words is a rate of 25 in 1,000" in prose_of(THREE)


def test_prose_says_who_speaks(played: Callable[[str], dict[str, Any]]) -> None:
    """Nearly half of DW's attributed words are the Observatory's, none residents'; in the AFP text these have a
    quarter."""
    table = played(THREE)["speaking"]
    monitor = table[(table["outlet"] == "DW") & table["source"].str.contains("Observatory")]
    assert 0.43 < monitor["share_words"].sum() < 0.5
    share = table[table["kind"] == "residents"].groupby("outlet")["share_words"].sum()
    assert "DW" not in share
    assert 0.22 < share["The New Arab"] < 0.28
    assert "Nearly half of DW's attributed words are one monitor's" in prose_of(THREE)
    assert "In the AFP text residents have about a quarter." in prose_of(THREE)


def test_prose_says_into_whose_mouth_a_label_is_put(played: Callable[[str], dict[str, Any]]) -> None:
    """Of the Observatory: factions quoted and insurgents and rebels paraphrased in DW, militants in iKurd.net."""
    left = played(THREE)
    monitor = left["monitor"].groupby(["outlet", "label"])[["n_indirect", "n_direct"]].sum()
    assert set(monitor.index.get_level_values("outlet")) == set(left["corpus"].docvars["outlet"])
    assert monitor.loc[("DW", "faction")].tolist() == [0, 1]
    assert [monitor.loc[("DW", label), "n_indirect"] > 0 for label in ("insurgent", "rebel")] == [True, True]
    assert monitor.loc[("iKurd.net", "militant")].tolist() == [1, 0]
    assert left["leader"][["match", "attribution"]].to_numpy().tolist() == [["Turkey-back Islamist forces", "indirect"]]
    assert left["leader"]["source"].str.contains("leader").all()
    assert "In quotation marks DW's Observatory says *factions*." in prose_of(THREE)
    assert 'iKurd.net lets the coalition\'s own leader speak of "Turkey-back Islamist forces".' in prose_of(THREE)


def test_prose_parts_modifier_and_label(played: Callable[[str], dict[str, Any]]) -> None:
    """In the “dead” regime the modifier is direct and the label is not."""
    left = played(THREE)
    assert left["dead"][["match", "attribution", "scare_quoted"]].to_numpy().tolist() == [
        ["“dead” regime", "direct", True]
    ]
    label = framing.evidence(left["mentions"], outlet="The Telegraph", label="regime").query("match == '“dead” regime'")
    assert label["attribution"].tolist() == ["indirect"]
    assert "the modifier is quoted and the label is not" in prose_of(THREE)


def test_what_the_last_limit_names_is_a_limit() -> None:
    """A source in another sentence is not found: if it were, the prose would be wrong."""
    assert '"The ministry was clear. The terrorists would be beaten." The second sentence is unattributed.' in prose_of(
        THREE
    )
    text = "The ministry was clear. The terrorists would be beaten."
    corpus = framing.Corpus.from_documents([framing.Document("a", text, {"outlet": "x"})])
    found = framing.evidence(framing.find_mentions(corpus, framing.read_lexicon("armed-actors")), label="terrorist")
    assert found["attribution"].tolist() == ["unattributed"]


def test_the_second_exercise_can_be_done(capsys: pytest.CaptureFixture[str]) -> None:
    """A text with the word in all three ways lacks nothing; the text that stands there lacks two."""
    code = code_of(THREE)
    asked = code["exercise-mob-text"]
    done = 'text = "A mob came. The minister said the mob had gone. “The mob has gone home,” the minister said."'
    for source in (asked, done):
        left: dict[str, Any] = {"framing": framing}
        exec(source + "\n" + code["exercise-mob-check"], left)
    assert capsys.readouterr().out.splitlines() == ["Still missing: direct, indirect", "Still missing: nothing"]


def test_prose_says_that_no_test_can_find_anything(played: Callable[[str], dict[str, Any]]) -> None:
    """Three texts, and .67 as the smallest p, in the sentences that 01 prints."""
    said = " ".join(played(ONE)["plan"].sentences[:4])
    assert "3 texts" in said
    assert "the smallest p that any exchange of articles between outlets can have is .67" in said
    assert "Report instead, without p-values" in said
    assert "with three texts the smallest p that any test could reach is .67" in prose_of(ONE)


def test_prose_reads_the_intervals_of_rebel(played: Callable[[str], dict[str, Any]]) -> None:
    """86 % (60 to 96) and 55 % (28 to 79), each of one cluster."""
    rebel = played(FOUR)["rebel"]
    columns = ["n_unquoted", "n_referent", "share", "share_ci_low", "share_ci_high"]
    found = rebel.loc[["Business Recorder", "iKurd.net"], columns].round(2).to_numpy().tolist()
    assert found == [[12, 14, 0.86, 0.6, 0.96], [6, 11, 0.55, 0.28, 0.79]]
    assert (rebel["n_clusters"] == 1).all()
    assert "is 86 %, with an interval from 60 % to 96 %; iKurd.net's is 55 %, from 28 % to 79 %" in prose_of(FOUR)
    assert "*rebel* is 12 of 14 namings of the coalition in Business Recorder, and 6 of 11 in iKurd.net" in prose_of(
        FOUR
    )


def test_prose_reckons_the_smallest_p(played: Callable[[str], dict[str, Any]]) -> None:
    """2 over 2n choose n; from 1 to .0002."""
    smallest = played(FOUR)["smallest"]
    assert np.allclose(smallest, [2 / math.comb(2 * n, n) for n in smallest.index])
    assert "falls from 1 with one article each to .0002 with eight" in prose_of(FOUR)
    assert round(smallest[8], 4) == 0.0002


def test_prose_compares_g2_and_permutation(played: Callable[[str], dict[str, Any]]) -> None:
    """48 % against 5 % of words where nothing differs; no adjusted p, 7 intervals of 273 clear of zero."""
    left = played(FOUR)
    assert (100 * left["found"]).round().tolist() == [48, 5]
    table = left["table"]
    assert (int((table["p_adjusted"] < 0.05).sum()), int((table["sure"] != 0).sum()), len(table)) == (0, 7, 273)
    assert "calls 48 % of the words different" in prose_of(FOUR)
    assert "calls 5 % different, as was agreed on" in prose_of(FOUR)
    assert "7 of 273 words have an interval that does not hold zero" in prose_of(FOUR)


def test_prose_reads_the_planted_word(played: Callable[[str], dict[str, Any]]) -> None:
    """Its interval holds 1, its p is .008, adjusted .56."""
    left = played(FOUR)
    row = left["shifted"].set_index("feature").loc["word299"]
    assert left["words"][left["word"]] == "word299"
    assert [round(float(row[c]), 2) for c in ("ci_low", "ci_high", "p_adjusted")] == [0.26, 1.73, 0.56]
    assert round(float(row["p"]), 3) == 0.008
    assert int(left["shifted"]["p"].notna().sum()) == 225
    assert "from 0.26 to 1.73, holds the 1 that we planted. Its p is .008." in prose_of(FOUR)
    assert "one of 225 that were tested, and adjusted for that its p is .56" in prose_of(FOUR)


def test_prose_says_that_distances_are_their_null(played: Callable[[str], dict[str, Any]]) -> None:
    """With one article an outlet, the distance is the mean of its null in every row; DW and The Telegraph .31."""
    apart = played(FOUR)["apart"]
    assert np.allclose(apart["distance"], apart["null_mean"])
    assert apart["p"].isna().all()
    row = apart.set_index(["a", "b"]).loc[("DW", "The Telegraph")]
    assert round(float(row["distance"]), 2) == 0.31
    assert "DW and The Telegraph are .31 apart" in prose_of(FOUR)


def test_copies_taken_for_articles_find_what_is_not_there(played: Callable[[str], dict[str, Any]]) -> None:
    """The second exercise: copies as articles call three words in ten different, as clusters one in twenty."""
    naive, honest = [(result["p"].dropna() < 0.05).mean() for result in played(FOUR)["results"]]
    assert naive > 0.25
    assert honest < 0.06


def test_prose_tells_three_texts_from_five_articles(played: Callable[[str], dict[str, Any]]) -> None:
    """Two print one text, one rewrites it with 14 rare facts and a third of its sentences, two share a quotation."""
    left = played(FIVE)
    pairs = left["reuse"].pairs.set_index(["outlet_a", "outlet_b"])
    assert pairs["verdict"].value_counts().to_dict() == {
        "shared quotations": 7, "partially derived": 2, "wholly derived": 1
    }  # fmt: skip
    assert pairs.loc[("The New Arab", "Business Recorder"), "verdict"] == "wholly derived"
    assert round(pairs.loc[("The New Arab", "Business Recorder"), "containment_a"], 2) == 0.99
    assert pairs.loc[("The New Arab", "iKurd.net"), "n_rare_shared"] == 14
    assert 0.3 < pairs.loc[("The New Arab", "iKurd.net"), "aligned_b"] < 0.4
    assert left["reuse"].documents["copy_group"].tolist().count("") == 2
    assert "a third of its own sentences have a counterpart, and 14 rare names and numbers" in prose_of(FIVE)


def test_prose_finds_the_two_words_unaided(played: Callable[[str], dict[str, Any]]) -> None:
    """The two prints differ in two counted places, both of them modifiers."""
    copies = played(FIVE)["copies"]
    counted = copies[copies["counted"]]
    assert counted[["text_a", "text_b", "kind"]].to_numpy().tolist() == [
        ["Islamist", "", "modifier"], ["Islamist-led", "", "modifier"]
    ]  # fmt: skip
    assert "**Two places, and both are modifiers**" in prose_of(FIVE)


def test_prose_reads_the_rewrite(played: Callable[[str], dict[str, Any]]) -> None:
    """What the prose quotes of the rewrite are rows of the table."""
    rows = {(str(a), str(b)) for a, b in played(FIVE)["rewrite"][["text_a", "text_b"]].to_numpy()}
    for pair in (("Rebel forces", "Islamist forces"), ("Assad clan", "Assad regime"), ("insisted", "claimed")):
        assert pair in rows
    assert ("It is our right", "We are entitled") in rows
    assert played(FIVE)["table"]["p"].isna().all()


def test_prose_says_what_is_shared_wording(played: Callable[[str], dict[str, Any]]) -> None:
    """Of fourteen unquoted namings in Business Recorder thirteen stand in text that the other print has too."""
    own = played(FIVE)["parted"].query("outlet == 'Business Recorder'").groupby("origin")["n_unquoted"].sum()
    assert own.to_dict() == {"own": 1, "shared": 13}
    assert "Of Business Recorder's 14 unquoted namings of the coalition 13 stand in text" in prose_of(FIVE)
