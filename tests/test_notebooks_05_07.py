"""Notebooks 05 to 07 run in each of their editions, take right answers, name wrong ones, and say in their prose what
their tables show. What holds for every notebook is in test_notebooks.py."""

from __future__ import annotations

import contextlib
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from conftest import ROOT
from played_notebooks import FOLDER, NAMES, code_of, prose_of, run

import framing
from framing.teach.exercises import Exercise, read_exercises
from framing.teach.judging import judge

SYRIA, STRIKE = "syria-2024", "harbour-strike"
WIRE, LEXICON, OWN = ("05", "06", "07")
MINE = [(WIRE, SYRIA), (WIRE, STRIKE), (LEXICON, STRIKE), (OWN, STRIKE)]
SECONDS = 20
MAY_IMPORT = {"framing", "pandas", "pathlib", "warnings"}

each_of_mine = pytest.mark.parametrize(("number", "edition"), MINE)


@dataclass
class Left:
    """What the cells of a notebook leave behind, what they show, what was said to answers and to dots, and when."""

    names: dict[str, Any] = field(default_factory=dict)
    shown: dict[str, Any] = field(default_factory=dict)
    said: dict[str, Any] = field(default_factory=dict)
    unanswered: dict[str, Any] = field(default_factory=dict)
    seconds: float = 0.0
    written: frozenset[str] = frozenset()


Get = Callable[[str, str], Left]


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Get]:
    """Each notebook and edition run once, in a folder of its own where it writes files."""
    done: dict[tuple[str, str], Left] = {}

    def left_by(number: str, edition: str) -> Left:
        if (number, edition) not in done:
            where = FOLDER if edition == SYRIA else tmp_path_factory.mktemp("notebook")
            done[number, edition] = played_in(where, number, edition)
        return done[number, edition]

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FRAMING_ANSWERS", str(tmp_path_factory.mktemp("answers")))
        yield left_by


def played_in(where: Path, number: str, edition: str) -> Left:
    """Run the cells with their solutions; where students have dots, their cell runs before."""
    left, began = Left(), time.process_time()
    students = code_of(NAMES[number], edition)
    with contextlib.chdir(where), pd.option_context("display.max_colwidth", 50, "display.max_rows", 60):
        for id, source in code_of(NAMES[number], edition, solutions=True).items():
            if students[id] != source:
                run(students[id], f"{id} of students", left.names)
            value = run(source, id, left.names)
            left.shown[id] = value
            asked = re.fullmatch(r'framing\.teach\.check\("([\d-]+)", answer\)', source.strip())
            if asked:
                left.said[asked[1]] = value
                left.unanswered[asked[1]] = framing.teach.check(asked[1], ...)
    left.seconds = time.process_time() - began
    if where != FOLDER:
        left.written = frozenset(path.name for path in where.iterdir())
    return left


def exercises_of(number: str, edition: str) -> dict[str, Exercise]:
    return read_exercises(FOLDER / "exercises" / f"{number}.yaml")[edition]


def says(number: str, edition: str, *sentences: str) -> None:
    prose = prose_of(NAMES[number], edition)
    assert [sentence for sentence in sentences if sentence not in prose] == []


@each_of_mine
def test_takes_right_answers_and_knows_dots(number: str, edition: str, played: Get) -> None:
    """The solution of every exercise is right, a text is kept for the teacher, and dots are no answer yet."""
    left = played(number, edition)
    assert {id: answer.verdict for id, answer in left.said.items()} == {
        f"{number}-{n}": "kept" if n == 4 else "right" for n in range(1, 5)
    }
    assert {answer.verdict for answer in left.unanswered.values()} == {"none"}


@each_of_mine
def test_runs_in_time(number: str, edition: str, played: Get) -> None:
    """All cells of a notebook together take less than 20 seconds."""
    assert played(number, edition).seconds < SECONDS


@each_of_mine
def test_needs_nothing_that_a_browser_lacks(number: str, edition: str) -> None:
    """Cells import nothing but framing, pandas and what reads and writes files here."""
    code = "\n".join(code_of(NAMES[number], edition, solutions=True).values())
    found = {a or b for a, b in re.findall(r"^(?:import (\w+)|from (\w+))", code, flags=re.MULTILINE)}
    assert found <= MAY_IMPORT


def test_files_are_written_beside_the_notebook_under_the_names_it_tells(played: Get) -> None:
    """06 leaves a lexicon and a folder of sheets, 07 the articles and the report, and nothing else."""
    assert played(LEXICON, STRIKE).written == {"gate-four.yaml", "coding"}
    assert played(OWN, STRIKE).written == {"my-articles", "report"}
    says(LEXICON, STRIKE, "Files that this notebook writes lie beside it: a lexicon, and a folder `coding`.")
    says(OWN, STRIKE, "a folder `my-articles` and a folder `report`")


# What students get wrong: every mistake that has a hint of its own is computed as somebody would make it.


def mistakes_of(number: str, left: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Exercise > name of the mistake > the answer that comes of it."""
    return {WIRE: _wrong_wire, LEXICON: _wrong_lexicon, OWN: _wrong_own}[number](left)


def _wrong_wire(left: dict[str, Any]) -> dict[str, dict[str, Any]]:
    copies, reuse, zones = left["copies"], left["reuse"], framing.find_zones(left["corpus"])
    captions = zones.query("zone == 'caption'")
    caption = [
        any(((captions["document"] == row.a) & (captions["start"] == row.start_a)).tolist())
        or any(((captions["document"] == row.b) & (captions["start"] == row.start_b)).tolist())
        for row in copies.itertuples()
    ]
    namings = left["parted"].query("outlet == @second", local_dict=left)
    articles = len(reuse.documents)
    verdicts = reuse.pairs["verdict"].value_counts()
    wrong: dict[str, dict[str, Any]] = {
        "05-1": {"every-row": len(copies), "captions": int(copies["counted"].sum()) + sum(caption)},
        "05-2": {"copies": articles},
        "05-3": {
            "copies": int(namings["n_unquoted"].sum()),
            "shared": int(namings.query("origin == 'shared'")["n_unquoted"].sum()),
        },
    }
    if left["referent"] == "HTS_FORCES":
        wrong["05-2"] |= {"rewrite": articles - int(verdicts["wholly derived"])}
        linked = {frozenset(pair) for pair in reuse.pairs[["outlet_a", "outlet_b"]].to_numpy().tolist()}
        assert len(linked) == articles * (articles - 1) / 2, "every two are linked, if only by a quotation"
        wrong["05-2"] |= {"quotations": 1}
    else:
        wrong["05-2"] |= {"known-rewrite": left["given"].docvars["copy_group"].nunique()}
    return wrong


def _wrong_lexicon(left: dict[str, Any]) -> dict[str, dict[str, Any]]:
    worker = left["worker"]
    near = worker["before"].str[-8:] + worker["match"] + worker["after"].str[:8]
    rail, hall, union = (near.str.contains(word, case=False) for word in ("rail", "Hall", "Union"))
    right = int((~(rail | hall | union)).sum())
    assert hall.sum() == union.sum()
    alphas = left["alphas"].set_index("variable")
    flare = left["corpus"]["tarnmouth-flare"].text
    assert all(re.search(rf"\b{word}\b", flare) for word in ("officers", "them", "crowd"))
    marked = set(framing.evidence(left["mentions"], outlet="Tarnmouth Flare")["match"].str.lower())
    assert "mob" in marked
    assert not marked & {"officers", "them", "crowd"}
    return {
        "06-1": {
            "raw-counts": len(worker),
            "others": len(worker) - right,
            "other-people": right + int(rail.sum()),
            "names": right + int(hall.sum()),
        },
        "06-2": {
            "percent-agreement": round(float(alphas.loc["naming", "observed"]), 2),
            "attribution": round(float(alphas.loc["attribution", "value"]), 2),
        },
        "06-3": {"in-the-lexicon": "mob", "other-people": "officers", "pronouns": "them"},
    }


def _wrong_own(left: dict[str, Any]) -> dict[str, dict[str, Any]]:
    hits, mail = (
        left["hits"],
        left["labels"].query("outlet == 'Tarnmouth Mail' and referent == 'STRIKERS' and n_unattributed > 0"),
    )
    return {
        "07-1": {"raw-counts": len(hits), "comments": int((hits["zone"] == "body").sum())},
        "07-2": {"files": len(left["files"]), "copies": len(left["corpus"])},
        "07-3": {"another-article": {f"{label}s" for label in set(mail["label"]) - {"mob"}}},
    }


@each_of_mine
def test_every_named_mistake_is_one_that_is_made(number: str, edition: str, played: Get) -> None:
    """The value of each mistake is what the package prints to somebody who makes it."""
    computed = mistakes_of(number, played(number, edition).names)
    for id, exercise in exercises_of(number, edition).items():
        given = {m.name: set(m.value) if isinstance(m.value, tuple) else m.value for m in exercise.edition.mistakes}
        assert given == computed.get(id, {}), id


@each_of_mine
def test_every_named_mistake_has_its_own_hint(number: str, edition: str) -> None:
    """A mistake is answered with its hint, and no two of an exercise have one."""
    for exercise in exercises_of(number, edition).values():
        hints = []
        for mistake in exercise.edition.mistakes:
            judged = judge(exercise, list(mistake.value) if isinstance(mistake.value, tuple) else mistake.value)
            assert (judged.verdict, judged.mistake) == ("wrong", mistake.name), exercise.id
            assert mistake.hint in judged.said
            hints.append(mistake.hint)
        assert len(set(hints)) == len(hints)


@each_of_mine
def test_a_ticket_that_lacks_something_is_told_what(number: str, edition: str, played: Get) -> None:
    """A ticket of a few words, one about something else, and one with a word that says too much are not kept yet."""
    exercise = exercises_of(number, edition)[f"{number}-4"]
    good = played(number, edition).names["answer"]
    assert judge(exercise, good).verdict == "kept"
    assert "words" in judge(exercise, "They differ.").said
    assert judge(exercise, "The weather was fine on that day and nobody went to the harbour at all.").verdict == "wrong"
    too_much = exercise.accept.must_not[0]
    assert too_much.hint in judge(exercise, f"{good} It is a {too_much.words[0]}.").said


# What the prose says.


def test_wire_says_which_articles_are_of_one_text(played: Get) -> None:
    """Five articles are three texts: two copies, a rewrite of a third of its sentences, two that share quotations."""
    pairs = played(WIRE, SYRIA).names["reuse"].pairs.set_index(["outlet_a", "outlet_b"])
    copy, rewrite = pairs.loc[("The New Arab", "Business Recorder")], pairs.loc[("The New Arab", "iKurd.net")]
    assert (copy["verdict"], round(copy["containment_a"], 2)) == ("wholly derived", 0.99)
    assert (rewrite["verdict"], rewrite["n_rare_shared"]) == ("partially derived", 14)
    assert "33% of its own sentences are aligned" in rewrite["reason"]
    assert rewrite["containment_b"] < 0.05
    others = pairs[pairs.index.map(lambda pair: bool({"The Telegraph", "DW"} & set(pair)))]
    assert set(others["verdict"]) == {"shared quotations"}
    says(WIRE, SYRIA, "Three of the five are one group.", ".99 of the runs of five words", "14 rare names and numbers")


def test_wire_says_what_it_missed(played: Get) -> None:
    """Of the invented articles two are found to be one text; the rewrite, which credits the agency, is not."""
    left = played(WIRE, STRIKE).names
    pairs = left["reuse"].pairs
    assert pairs[["outlet_a", "outlet_b"]].to_numpy().tolist() == [["Tarnmouth Herald", "Veldmark Ledger"]]
    assert pairs["verdict"].tolist() == ["wholly derived"]
    assert round(float(pairs["containment_a"].iloc[0]), 2) == 0.96
    assert set(left["reuse"].documents["news_agency"]) == {""}
    rewrite = left["corpus"]["veldmark-coastwire"].text
    assert "(With files from MPA)" in rewrite.splitlines()[-2]
    ids = ["tarnmouth-herald", "veldmark-coastwire"]
    docvars = left["corpus"].docvars
    chosen = docvars[docvars["id"].isin(ids)].reset_index(drop=True)
    alone = framing.find_reuse(framing.Corpus(tuple(left["corpus"][id].text for id in chosen["id"]), chosen))
    assert alone.pairs["verdict"].tolist() == ["partially derived"]
    says(WIRE, STRIKE, "Two of the six are one group: .96 of the runs", "**One was missed.**", '"With files from MPA"')


@pytest.mark.parametrize(
    ("edition", "found"),
    [
        (SYRIA, [("modifier", "Islamist", ""), ("modifier", "Islamist-led", "")]),
        (STRIKE, [("modifier", "militant", ""), ("label", "strikers", "protesters")]),
    ],
)
def test_wire_says_in_which_words_the_copies_differ(
    edition: str, found: list[tuple[str, str, str]], played: Get
) -> None:
    """Two places count in either edition: two modifiers in the real one, a modifier and a label in the invented one."""
    copies = played(WIRE, edition).names["copies"]
    counted = copies[copies["counted"]]
    assert [tuple(row) for row in counted[["kind", "text_a", "text_b"]].to_numpy().tolist()] == found
    assert (counted["n_copies_with_a"] == 1).all()
    assert (counted["n_copies"] == 2).all()
    says(WIRE, edition, "**Two places", "All that can be said is that one of two copies has each.")


@pytest.mark.parametrize(
    ("edition", "pairs"),
    [
        (
            SYRIA,
            [("Rebel forces", "Islamist forces"), ("rebels", "Islamists"), ("Assad clan", "Assad regime"),
             ("insisted", "claimed"), ("It is our right", "We are entitled")],
        ),
        (
            STRIKE,
            [("strikers", "activists"), ("foreign-funded", "Norland-funded"), ("said", "claimed"), ("", "reportedly"),
             ("", "may"), ("Nobody pays", "No one is paying")],
        ),
    ],
)  # fmt: skip
def test_wire_says_what_the_rewrite_has_instead(edition: str, pairs: list[tuple[str, str]], played: Get) -> None:
    """Each pair of wordings that the prose names is a row of the table, and is named."""
    shown = played(WIRE, edition).shown[f"rewrite-{'syria' if edition == SYRIA else 'strike'}"]
    rows = {tuple(row) for row in shown[["text_a", "text_b"]].to_numpy().tolist()}
    assert set(pairs) <= rows
    prose = prose_of(NAMES[WIRE], edition)
    for wording in {w for pair in pairs for w in pair if w}:
        assert re.search(rf"\*[^*]*{re.escape(wording)}[^*]*\*", prose, flags=re.IGNORECASE), wording


def test_wire_counts_what_is_shared_and_own(played: Get) -> None:
    """Of Business Recorder's 14 unquoted namings 13 are shared, of the Ledger's 5 it is 3; the rest stands in sentences
    that differ."""
    for edition, outlet, figures in ((SYRIA, "Business Recorder", (13, 1)), (STRIKE, "Veldmark Ledger", (3, 2))):
        parted = played(WIRE, edition).names["parted"]
        counts = parted[parted["outlet"] == outlet].groupby("origin")["n_unquoted"].sum()
        assert (counts["shared"], counts["own"]) == figures
    both = played(WIRE, SYRIA).names["parted"].query("origin == 'own'").groupby("outlet")["n_unquoted"].sum()
    assert both.tolist() == [1, 1]
    says(WIRE, SYRIA, "Of Business Recorder's 14 unquoted namings of the coalition 13 stand", "one naming each")
    own = framing.split_by_origin(played(WIRE, STRIKE).names["mentions"], played(WIRE, STRIKE).names["reuse"])["own"]
    rows = framing.evidence(own, outlet="Veldmark Ledger", referent="STRIKERS").query("attribution != 'direct'")
    assert rows["sentence"].str.contains("hundreds of dockers|The protesters had blocked").tolist() == [True, True]
    says(WIRE, STRIKE, "Of the Ledger's 5 unquoted namings of the strikers 3 stand", "The other 2 stand in the two")


@pytest.mark.parametrize(("edition", "no_source"), [(SYRIA, "rebels"), (STRIKE, "rail workers")])
def test_wire_names_a_row_that_is_no_source(edition: str, no_source: str, played: Get) -> None:
    """The row that the prose doubts is in the picture, and the two copies have the same sources."""
    left = played(WIRE, edition).names
    sources = left["sources"]
    assert no_source in set(sources["fact"])
    have = [sources["carried_by"].str.contains(outlet, regex=False) for outlet in (left["first"], left["second"])]
    assert (have[0] == have[1]).all()
    says(WIRE, edition, f"*{no_source}*", "the two copies look alike because they are one text")


def test_lexicon_says_what_the_draft_takes_for_five(played: Get) -> None:
    """The draft has strikers, dockers, workers, agitators and the mob under five names."""
    proposed = played(LEXICON, STRIKE).names["proposed"].set_index("wording")["referent"]
    assert proposed[["striker", "docker", "worker", "agitator", "mob"]].nunique() == 5
    says(LEXICON, STRIKE, "It takes strikers, dockers, workers, agitators and the mob for five groups of people.")


def test_lexicon_says_what_the_check_finds(played: Get) -> None:
    """A dead and an ambiguous pattern in the first version, on the line on which they stand in the cell; no problem in
    the second."""
    left = played(LEXICON, STRIKE)
    rows = left.shown["check"][["line", "pattern", "problem"]].to_numpy().tolist()
    assert rows == [[10, "stevedore", "dead"], [10, "worker", "ambiguous"]]
    assert "stevedore" in left.names["first"].splitlines()[9]
    assert framing.check_lexicon(left.names["lexicon"], left.names["corpus"]).empty
    says(LEXICON, STRIKE, "(*dead*)", "(*ambiguous*)")


def test_lexicon_names_the_next_surprise(played: Get, tmp_path: Path) -> None:
    """The first version counts Striker Street as a naming, and the second does not; it finds seven workers."""
    left = played(LEXICON, STRIKE).names
    path = tmp_path / "first.yaml"
    path.write_text(left["first"], encoding="utf-8")
    before = framing.evidence(framing.find_mentions(left["corpus"], framing.read_lexicon(path)), label="striker")
    assert before["after"].str.match(r"\s*Street").sum() == 2
    after = framing.evidence(left["mentions"], label="striker")
    assert not after["after"].str.match(r"\s*Street").any()
    assert len(framing.evidence(left["mentions"], label="worker")) == 7
    says(LEXICON, STRIKE, "*Striker Street* would have been the next surprise.")


def test_lexicon_says_where_coders_and_program_differ(played: Get) -> None:
    """The coders differ on one place; the program takes one for reported that both give to the outlet."""
    left = played(LEXICON, STRIKE).names
    assert left["agreement"].disagreements["sentence"].tolist() == ["“These are not [dockers]."]
    codes = left["coded"].codes.pivot(index="item", columns="coder", values="attribution")
    found = left["coded"].items.set_index("item")["found_attribution"].reindex(codes.index)
    both = codes[(codes["anna"] == codes["ben"]) & (codes["anna"] != "")]
    wrong = both[both["anna"] != found.reindex(both.index)]
    assert (found[wrong.index].tolist(), wrong["anna"].tolist()) == (["indirect"], ["unattributed"])
    says(LEXICON, STRIKE, '"These are not dockers", a minister says', "one sentence about dockers for reported speech")


def test_lexicon_says_how_often_the_program_is_right(played: Get) -> None:
    """Some nine in ten, of naming and of attribution, on twelve places of six articles, with long intervals."""
    overall = played(LEXICON, STRIKE).names["overall"]
    assert overall["value"].between(0.85, 0.95).all()
    assert (overall["ci_low"] < 0.5).all()
    assert overall.loc[overall["measure"] == "naming", ["n", "n_documents"]].to_numpy().tolist() == [[12, 6]]
    says(LEXICON, STRIKE, "some nine in ten, and the intervals say that twelve places from six articles")


def test_own_articles_add_up(played: Get) -> None:
    """Five files are three articles and two that are named as left out; what is misspelt is answered with the name."""
    left = played(OWN, STRIKE)
    assert len(left.names["files"]) == 5 == 3 + len(left.shown["read"])
    assert left.shown["read"]["file"].tolist() == ["Tarnmouth Star/offer.txt", "Tarnmouth Star/scan.pdf"]
    assert len(left.names["corpus"]) == 3
    says(OWN, STRIKE, "one is blank, for the copying failed, and one is a scan")


def test_a_misspelt_folder_is_answered_with_the_right_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error that the notebook shows names the folder that there is."""
    (tmp_path / "my-articles").mkdir()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(framing.FramingError, match="Did you mean 'my-articles'"):
        framing.read_corpus("my-artikles")


def test_own_articles_have_a_reader_in_the_body(played: Get) -> None:
    """The one piece that is not grey and should be is a reader's; after mending its mob is gone."""
    left = played(OWN, STRIKE).names
    body = left["hits"].query("zone == 'body'")
    assert body["left"].str.contains("Gull_7").tolist() == [False, False, True]
    assert left["hits"]["zone"].value_counts().to_dict() == {"body": 3, "caption": 1, "headline": 1}
    letter = left["labels"].query("outlet == 'Tollen Letter' and label == 'mob'")
    assert letter[["n_unattributed", "n_indirect", "n_direct"]].to_numpy().sum() == 0


def test_own_articles_say_in_whose_words(played: Get) -> None:
    """The Mail's three labels are unattributed, the Post's mob is the minister's; Post and Letter are one text."""
    left = played(OWN, STRIKE).names
    strikers = left["labels"].query("referent == 'STRIKERS'")
    mail = strikers[strikers["outlet"] == "Tarnmouth Mail"]
    assert (mail["n_unattributed"].sum(), mail[["n_indirect", "n_direct"]].to_numpy().sum()) == (3, 0)
    assert (mail["n_unattributed"] > 0).sum() == 3
    mob = framing.evidence(left["mentions"], outlet="Harbour Post", label="mob")
    assert mob["attribution"].tolist() == ["indirect"]
    assert mob["source"].tolist() == ["Edvin Sorrel"]
    pairs = left["reuse"].pairs[["outlet_a", "outlet_b", "verdict"]].to_numpy().tolist()
    assert pairs == [["Harbour Post", "Tollen Letter", "wholly derived"]]
    says(
        OWN,
        STRIKE,
        "The Tarnmouth Mail's three labels are its own",
        "the Harbour Post's *mob* is given to the minister.",
    )


# What TEACHING.md says of all seven.


@pytest.mark.parametrize("number", sorted(NAMES))
def test_teaching_has_the_rubric_of_every_ticket(number: str) -> None:
    """The criteria by which a teacher reads a ticket are those of the file, one point each."""
    teaching = (ROOT / "TEACHING.md").read_text(encoding="utf-8")
    tickets = [e for e in exercises_of(number, STRIKE).values() if e.kind == "text"]
    for ticket in tickets:
        criteria = "; ".join(criterion.text for criterion in ticket.rubric)
        assert f"| {ticket.id} | {ticket.question} | {criteria} |" in teaching
        assert {criterion.points for criterion in ticket.rubric} == {1}


def test_teaching_says_where_students_go_wrong() -> None:
    """Where it names an exercise with a mistake of copies, captions or quotations, the exercise has that mistake."""
    teaching = (ROOT / "TEACHING.md").read_text(encoding="utf-8")
    named = {
        f"{e.id} {mistake.name}"
        for number in NAMES
        for e in exercises_of(number, STRIKE).values()
        for mistake in e.edition.mistakes
    }
    for row, name in (
        ("count quotations", "quotations"),
        ("count one agency text", "copies"),
        ("take agreement", "percent-agreement"),
    ):
        line = next(line for line in teaching.splitlines() if line.startswith(f"| {row}"))
        ids = re.findall(r"\d\d-\d", line)
        assert ids
        assert [id for id in ids if f"{id} {name}" not in named] == []
