"""The harbour strike: its truth fits its texts, and the copies differ in what was planted and in nothing else."""

from __future__ import annotations

import csv
import difflib
import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "seeds" / "harbour-strike"
COUNTED_ZONES = ("body", "subhead")
COUNTED_TYPES = ("np", "attributive", "predicate")
QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})


@pytest.fixture(scope="module")
def truth() -> dict[str, Any]:
    """The planted truth."""
    loaded: dict[str, Any] = json.loads((FOLDER / "truth.json").read_text(encoding="utf-8"))
    return loaded


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """The six articles, line ends as they are."""
    return {path.stem: path.read_bytes().decode("utf-8") for path in sorted(FOLDER.glob("*.txt"))}


@pytest.fixture(scope="module")
def articles() -> list[dict[str, str]]:
    """The rows of articles.csv."""
    with (FOLDER / "articles.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def counted_words(document: str, texts: dict[str, str], truth: dict[str, Any]) -> list[str]:
    """The words of body and subheads, quotation marks folded, pieces such as datelines left out."""
    text = texts[document]
    for piece in truth["pieces"]:
        if piece["document"] == document:
            text = text[: piece["start"]] + " " * (piece["end"] - piece["start"]) + text[piece["end"] :]
    lines = [line for line in truth["lines"] if line["document"] == document and line["zone"] in COUNTED_ZONES]
    return " ".join(text[line["start"] : line["end"]] for line in lines).translate(QUOTES).split()


def test_there_are_six_articles_of_six_outlets(texts: dict[str, str], articles: list[dict[str, str]]) -> None:
    """Every text has a row of its own, and every row an outlet of its own."""
    assert len(texts) == 6
    assert sorted(row["file"] for row in articles) == sorted(f"{name}.txt" for name in texts)
    assert len({row["outlet"] for row in articles}) == 6


def test_every_row_of_articles_is_complete(articles: list[dict[str, str]]) -> None:
    """Only the agency may be blank; ids are the names of the files; both kinds of outlet_basis occur."""
    for row in articles:
        assert None not in row, row["file"]
        assert all(value.strip() for column, value in row.items() if column != "news_agency"), row["file"]
        assert row["id"] == row["file"].removesuffix(".txt")
        assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", row["date"])
    assert {row["outlet_basis"] for row in articles} == {"stated", "inferred"}


def test_a_headline_in_the_text_is_the_title(truth: dict[str, Any], articles: list[dict[str, str]]) -> None:
    """Where a page prints its headline, articles.csv has the same words as its title."""
    titles = {row["id"]: row["title"] for row in articles}
    headlines = [line for line in truth["lines"] if line["zone"] == "headline"]
    assert len(headlines) == 3
    assert all(titles[line["document"]] == line["text"] for line in headlines)


def test_articles_are_short(texts: dict[str, str]) -> None:
    """Each has 200 to 450 words with the rest of its page."""
    assert all(200 <= len(text.split()) <= 450 for text in texts.values())


def test_the_header_has_every_field() -> None:
    """corpus.json says what the corpus is a sample of."""
    header = json.loads((FOLDER / "corpus.json").read_text(encoding="utf-8"))
    assert list(header) == ["population", "sample", "query", "period", "genre", "language", "retrieved"]
    assert all(isinstance(value, str) and value for value in header.values())


def test_offsets_of_lines_and_pieces_fit_the_texts(texts: dict[str, str], truth: dict[str, Any]) -> None:
    """`text[start:end]` is the string given, and a piece lies inside its line."""
    for row in [*truth["lines"], *truth["pieces"]]:
        assert texts[row["document"]][row["start"] : row["end"]] == row["text"], row
    lines = {(line["document"], line["line"]): line for line in truth["lines"]}
    for piece in truth["pieces"]:
        line = lines[piece["document"], piece["line"]]
        assert line["start"] <= piece["start"] < piece["end"] <= line["end"]


def test_every_line_that_is_not_blank_has_a_zone(texts: dict[str, str], truth: dict[str, Any]) -> None:
    """The lines of the truth are the lines of the texts."""
    for document, text in texts.items():
        expected = [(i, line) for i, line in enumerate(text.split("\n"), start=1) if line.strip()]
        assert [(r["line"], r["text"]) for r in truth["lines"] if r["document"] == document] == expected


def test_offsets_of_mentions_fit_the_texts(texts: dict[str, str], truth: dict[str, Any]) -> None:
    """So do their modifiers, and a head closes its span or stands in it."""
    for row in truth["mentions"]:
        text = texts[row["document"]]
        assert text[row["start"] : row["end"]] == row["text"], row
        assert row["start"] <= row["head_start"] < row["head_end"] <= row["end"], row
        for modifier in row["modifiers"]:
            assert text[modifier["start"] : modifier["end"]] == modifier["text"], row
            before = row["start"] <= modifier["start"] and modifier["end"] <= row["head_start"]
            assert modifier["post"] == (modifier["start"] >= row["end"]) != before, row


def test_zone_and_count_of_a_mention_follow_from_its_line(truth: dict[str, Any]) -> None:
    """A mention has the zone of its line, and counts by zone and type."""
    zones = {(line["document"], line["line"]): line["zone"] for line in truth["lines"]}
    for row in truth["mentions"]:
        assert row["zone"] == zones[row["document"], row["line"]]
        assert row["counted"] == (row["zone"] in COUNTED_ZONES and row["type"] in COUNTED_TYPES)


def test_what_was_to_be_planted_is_there(truth: dict[str, Any]) -> None:
    """Types, zones, attributions, scare quotes and a named sponsor all occur."""
    mentions = truth["mentions"]
    assert {m["type"] for m in mentions} == {"np", "attributive", "predicate", "name", "embedded"}
    assert {m["attribution"] for m in mentions} == {"unattributed", "indirect", "direct"}
    assert {m["zone"] for m in mentions} >= {"body", "subhead", "headline", "caption", "related_headline", "comment"}
    assert {m["attribution"] for m in mentions if m["scare_quoted"]} == {"unattributed", "direct"}
    assert [x["key"] for m in mentions for x in m["modifiers"] if x["key"]] == ["Norland", "Norland"]
    labels = {m["label"] for m in mentions if m["referent"] == "STRIKERS" and m["counted"]}
    assert labels >= {"striker", "protester", "worker", "mob", "activist", "docker"}


def test_the_copies_differ_in_exactly_the_planted_words(texts: dict[str, str], truth: dict[str, Any]) -> None:
    """Quotation marks and line ends folded, Herald and Ledger differ in two words."""
    assert truth["copy_groups"][0]["copies"] == ["tarnmouth-herald", "veldmark-ledger"]
    a, b = (counted_words(document, texts, truth) for document in truth["copy_groups"][0]["copies"])
    operations = difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    differences = [(" ".join(a[i:j]), " ".join(b[k:m])) for tag, i, j, k, m in operations if tag != "equal"]
    assert differences == [(row["a_text"], row["b_text"]) for row in truth["differences"]]
    assert differences == [("militant", ""), ("strikers", "protesters")]


def test_the_copies_differ_in_their_typography(texts: dict[str, str]) -> None:
    """One has straight quotation marks and no dateline, the other curly ones and a dateline."""
    assert not set("“”‘’") & set(texts["tarnmouth-herald"])
    assert not set("\"'") & set(texts["veldmark-ledger"])
    assert "TARNMOUTH: " not in texts["tarnmouth-herald"]


def test_offsets_of_differences_and_rewrites_fit_the_texts(texts: dict[str, str], truth: dict[str, Any]) -> None:
    """Both sides of each stand where it says."""
    for row in truth["differences"]:
        for side in ("a", "b"):
            assert texts[row[side]][row[f"{side}_start"] : row[f"{side}_end"]] == row[f"{side}_text"]
    for row in truth["rewrites"]:
        for side in ("base", "derived"):
            assert texts[row[side]][row[f"{side}_start"] : row[f"{side}_end"]] == row[f"{side}_text"]


def test_referents_labels_and_modifiers_of_the_truth_stand_in_the_codebook(truth: dict[str, Any]) -> None:
    """Truth and lexicons/harbour-strike.yaml speak of the same things, and no label is listed in vain."""
    path = ROOT / "lexicons" / "harbour-strike.yaml"
    codebook = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    known = {(name, "name") for name, referent in codebook["referents"].items() if "names" in referent}
    labels = {(name, label) for name, referent in codebook["referents"].items() for label in referent["labels"]}
    labels |= {(name, head) for name, referent in codebook["referents"].items() for head in referent.get("heads", ())}
    assert {(m["referent"], m["label"]) for m in truth["mentions"]} - known == labels
    named = {x["label"] for m in truth["mentions"] for x in m["modifiers"] if x["kind"] != "name"}
    assert named == {*codebook["modifiers"], "militant"}
