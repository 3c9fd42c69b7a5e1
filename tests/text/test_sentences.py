"""Sentences: a table of hard cases, the gold of three seed articles, and what holds for any text."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing._checks import FramingError
from framing.corpus import Corpus
from framing.text.sentences import find_sentences, split_sentences
from framing.text.zones import COUNTED, find_zones

GOLD = Path(__file__).parent.parent / "gold"


def read_cases() -> tuple[list[str], list[str]]:
    """The table, and the cases below its heading of limits."""
    text = (Path(__file__).parent / "sentences_hard.txt").read_text(encoding="utf-8")
    cases, limits = ([c for c in part.split("\n") if c and c[0] != "#"] for part in text.split("\n# Limits"))
    return cases, limits[1:]


CASES, LIMITS = read_cases()


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


def expected(case: str) -> tuple[str, list[str]]:
    return case.replace(" ¦ ", " ").replace("¦", ""), [part.strip() for part in case.split("¦")]


@pytest.mark.parametrize("case", CASES)
def test_a_hard_case_is_split_as_a_reader_would(case: str) -> None:
    """Each line of the table is split where its bars stand."""
    text, parts = expected(case)
    assert sentences(text) == parts


@pytest.mark.parametrize("case", LIMITS)
@pytest.mark.xfail(reason="form alone cannot tell", strict=True)
def test_a_known_limit_is_still_one(case: str) -> None:
    """The cases named as limits fail; one that passes belongs in the table."""
    text, parts = expected(case)
    assert sentences(text) == parts


def test_the_table_is_long_and_its_cases_differ() -> None:
    """The table holds more than a hundred different cases."""
    assert len(set(CASES)) == len(CASES) > 100


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\v", "\f", "\x1c", "\x85", "\u2028", "\u2029", "\n\n\t\n"])
def test_a_newline_ends_a_sentence(newline: str) -> None:
    """Every line end ends a sentence, without a full stop and inside a quotation."""
    assert sentences(f'"We will{newline}stay" ') == ['"We will', 'stay"']


def test_a_part_of_a_text_is_split_without_a_look_outside() -> None:
    """With `start` and `end`, offsets stay those of the whole text and what lies outside plays no role."""
    text = "Dr. Okoye left. He said so."
    assert split_sentences(text, 4, 16) == [(4, 15)]
    assert split_sentences(text, 20, 10_000) == [(20, 27)]


def test_empty_and_blank_texts_have_no_sentence() -> None:
    """A text of blanks has no sentence; a text of marks is one."""
    assert split_sentences("") == split_sentences(" \n\t\u2003 ") == []
    assert sentences("... ?! ...") == ["... ?! ..."]


WORDS = ["Mr", "U.S", "p.m", "No", "Okoye", "said", "the", "he", "I", "5", "1.5", "al-Shami", "é", " ", "\n"]
MARKS = [*".?!…”“\"'’()[]。।", "..", "...", "?!", ". . .", "http://x.y"]
PIECES = st.lists(st.sampled_from(WORDS + MARKS), max_size=30)
TEXTS = st.one_of(st.text(max_size=60), st.builds(str.join, st.sampled_from(["", " "]), PIECES))


@given(TEXTS)
def test_spans_are_ordered_and_cover_all_that_is_not_blank(text: str) -> None:
    """Spans stand in order, do not overlap, and what lies outside them is blank."""
    place = 0
    for start, end in split_sentences(text):
        assert place <= start < end
        assert not text[place:start].strip()
        assert text[start:end] == text[start:end].strip()
        place = end
    assert not text[place:].strip()


@given(TEXTS)
def test_no_sentence_holds_a_newline(text: str) -> None:
    """No sentence goes over the end of a line."""
    assert all(len(s.splitlines()) == 1 for s in sentences(text))


@given(TEXTS, TEXTS)
def test_lines_are_split_by_themselves(first: str, second: str) -> None:
    """The sentences of two texts joined by a newline are those of the one and those of the other."""
    moved = [(s + len(first) + 1, e + len(first) + 1) for s, e in split_sentences(second)]
    assert split_sentences(f"{first}\n{second}") == split_sentences(first) + moved


@given(TEXTS, st.integers(0, 70), st.integers(0, 70))
def test_a_part_is_split_as_the_same_text_alone(text: str, start: int, end: int) -> None:
    """Splitting a part gives the sentences of the slice, moved by its start."""
    alone = split_sentences(text[start:end])
    assert split_sentences(text, start, end) == [(s + start, e + start) for s, e in alone]


@pytest.mark.parametrize(
    "piece",
    ["harbour strike ", ".", "... ", ". (", '?" ', "A. ", ". \u200b", "a" * 30 + ".B", " .", '"a?" Xa Xb '],
)
def test_time_grows_with_length_only(piece: str) -> None:
    """A line ten times as long costs far less than the hundredfold that a rule of quadratic cost would take."""
    short, long = (piece * (size // len(piece)) for size in (15_000, 150_000))

    def seconds(text: str) -> float:
        begun = time.perf_counter()
        split_sentences(text)
        return time.perf_counter() - begun

    assert min(seconds(long) for _ in range(2)) < 40 * min(seconds(short) for _ in range(3)) + 0.05


def test_a_line_of_five_megabytes_without_a_full_stop_takes_under_two_seconds() -> None:
    """A long line without a mark is one sentence, found at once."""
    begun = time.perf_counter()
    assert len(split_sentences("harbour strike " * 340_000)) == 1
    assert time.perf_counter() - begun < 2


def records(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLD / name).read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def seeds() -> Corpus:
    folder = GOLD.parent.parent / "seeds" / "syria-2024"
    paths = [next(folder.glob(f"{name}_*.txt")) for name in ("000", "002", "004")]
    texts = tuple(path.read_bytes().decode("utf-8") for path in paths)
    return Corpus(texts, pd.DataFrame({"id": [p.name[:3] for p in paths], "outlet": ["A", "B", "C"]}))


def gold_zones() -> pd.DataFrame:
    """Zones as coded by hand: lines, with the parts of lines that are a dateline or a credit cut out of them."""
    parts = [b for b in records("boilerplate.jsonl") if b["partial"]]
    rows = []
    for line in records("lines.jsonl"):
        inner = [b for b in parts if b["doc"] == line["doc"] and line["start"] <= b["start"] < line["end"]]
        edges = [(b["start"], b["end"], b["kind"]) for b in inner]
        place = line["start"]
        for start, end, zone in [*edges, (line["end"], line["end"], "")]:
            if place < start:
                rows.append((line["doc"], place, start, line["zone"]))
            if zone:
                rows.append((line["doc"], start, end, zone))
            place = end
    table = pd.DataFrame(rows, columns=["document", "start", "end", "zone"])
    return table.assign(counted=table["zone"].isin(["body", "subhead"]))


def counted(table: pd.DataFrame) -> set[tuple[str, int, int]]:
    kept = table[table["counted"]]
    return set(zip(kept["document"], kept["start"], kept["end"], strict=True))


def test_every_gold_sentence_is_found_exactly(seeds: Corpus) -> None:
    """With the gold zones, the counted sentences are the 115 coded by hand, no more and no fewer."""
    gold = {(s["doc"], s["start"], s["end"]) for s in records("sentences.jsonl")}
    assert len(gold) == 115
    assert counted(find_sentences(seeds, gold_zones())) == gold


def test_every_gold_sentence_is_found_with_the_zones_of_the_package(seeds: Corpus) -> None:
    """With zones found by rule, the counted sentences hold the 115 coded by hand."""
    gold = {(s["doc"], s["start"], s["end"]) for s in records("sentences.jsonl")}
    assert gold <= counted(find_sentences(seeds, find_zones(seeds)))


def corpus_of(*texts: str) -> Corpus:
    return Corpus(texts, pd.DataFrame({"id": [f"a{i}" for i in range(len(texts))], "outlet": ["Herald"] * len(texts)}))


def zones_of(*rows: tuple[str, int, int, str]) -> pd.DataFrame:
    table = pd.DataFrame(list(rows), columns=["document", "start", "end", "zone"])
    return table.assign(counted=table["zone"].isin(COUNTED))


def test_the_columns_are_fixed() -> None:
    """Columns, their order, their types and the index are the same with and without sentences."""
    corpus = corpus_of("Dockers left.")
    for zones in (zones_of(("a0", 0, 13, "body")), zones_of()):
        table = find_sentences(corpus, zones)
        assert list(table.columns) == ["document", "start", "end", "zone", "counted"]
        assert [str(table[c].dtype) for c in ("start", "end", "counted")] == ["int64", "int64", "bool"]
        assert isinstance(table.index, pd.RangeIndex)


def test_a_dateline_belongs_to_the_first_sentence() -> None:
    """A dateline and the body after it are one sentence of the body."""
    zones = zones_of(("a0", 0, 5, "dateline"), ("a0", 6, 23, "body"))
    table = find_sentences(corpus_of("OSLO: We left. We sang."), zones)
    assert table.values.tolist() == [["a0", 0, 14, "body", True], ["a0", 15, 23, "body", True]]


def test_a_credit_after_a_full_stop_is_a_sentence_of_its_own() -> None:
    """A credit at the end of a caption keeps its zone."""
    text = "Dockers leave. [AP]"
    table = find_sentences(corpus_of(text), zones_of(("a0", 0, 14, "caption"), ("a0", 15, 19, "credit")))
    assert table["zone"].tolist() == ["caption", "credit"]
    assert not table["counted"].any()


def test_a_credit_inside_a_sentence_does_not_cut_it() -> None:
    """A sentence with a credit in its midst is one sentence of the body."""
    text = "Dockers left (AP photo) on Friday."
    zones = zones_of(("a0", 0, 12, "body"), ("a0", 13, 23, "credit"), ("a0", 24, 34, "body"))
    assert find_sentences(corpus_of(text), zones).values.tolist() == [["a0", 0, 34, "body", True]]


def test_other_zones_on_one_line_are_kept_apart() -> None:
    """A link behind the body on one line is a sentence of its own."""
    text = "Dockers left read more here"
    table = find_sentences(corpus_of(text), zones_of(("a0", 0, 12, "body"), ("a0", 13, 27, "navigation")))
    assert table[["start", "end", "zone"]].values.tolist() == [[0, 12, "body"], [13, 27, "navigation"]]


def test_a_dateline_on_a_line_of_its_own_keeps_its_zone() -> None:
    """A line end parts a dateline from the body."""
    text = "OSLO\nDockers left."
    table = find_sentences(corpus_of(text), zones_of(("a0", 0, 4, "dateline"), ("a0", 5, 18, "body")))
    assert table["zone"].tolist() == ["dateline", "body"]


def test_the_order_of_the_zones_does_not_matter() -> None:
    """Rows in another order give the same table, in the order of the corpus."""
    corpus = corpus_of("One. Two.\nThree.", "Four.")
    zones = zones_of(("a0", 0, 9, "body"), ("a0", 10, 16, "subhead"), ("a1", 0, 5, "body"))
    assert find_sentences(corpus, zones.iloc[::-1]).equals(find_sentences(corpus, zones))


def test_the_sentences_of_all_zones_cover_the_article(seeds: Corpus) -> None:
    """What no sentence covers is blank, whatever its zone."""
    table = find_sentences(seeds, find_zones(seeds))
    for document, text in zip(seeds.ids, seeds.texts, strict=True):
        rest = list(text)
        for start, end in table.loc[table["document"] == document, ["start", "end"]].itertuples(index=False):
            rest[start:end] = " " * (end - start)
        assert not "".join(rest).strip()


def test_a_missing_column_is_named() -> None:
    """Zones without `counted` are refused by name."""
    with pytest.raises(FramingError, match="counted"):
        find_sentences(corpus_of("One."), zones_of(("a0", 0, 4, "body")).drop(columns="counted"))


def test_zones_of_another_corpus_are_refused() -> None:
    """An article that the corpus does not hold is named."""
    with pytest.raises(FramingError, match="'zz'"):
        find_sentences(corpus_of("One."), zones_of(("zz", 0, 4, "body")))
