"""Exports of mentions: every one selects the words that were found, whatever stands in texts and names."""

from __future__ import annotations

import io
import json
import re
import warnings
from pathlib import Path
from urllib.parse import quote

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing._checks import FramingError, FramingWarning
from framing.corpus import Corpus
from framing.interchange import MENTION_FORMATS, write_mentions
from framing.interchange.brat import _bound, to_brat
from framing.interchange.conll import to_conll
from framing.interchange.lines import file_names, one_line, type_names
from framing.interchange.records import to_jsonl
from framing.interchange.web_annotations import to_web_annotations
from framing.io.readers import read_corpus
from framing.lexicon import Label, Lexicon, Pattern
from framing.mentions import Mentions, find_mentions

FILES = {"csv": "m.csv", "parquet": "m.parquet", "xlsx": "m.xlsx", "jsonl": "m.jsonl", "conll": "m.conll",
         "web-annotations": "m.jsonld", "brat": "m"}  # fmt: skip


def places(mentions: Mentions) -> list[tuple[str, int, int]]:
    """Where mentions stand: id, start, end."""
    table = mentions.table
    return list(zip(table["document"], table["start"], table["end"], strict=True))


def selected(mentions: Mentions) -> list[tuple[str, str]]:
    """Id and text of each mention, cut out of the articles."""
    return [(id, mentions.corpus[id].text[start:end]) for id, start, end in places(mentions)]


def quiet_conll(mentions: Mentions) -> str:
    """The tokens, without the warning of mentions within mentions."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FramingWarning)
        return to_conll(mentions).decode()


def check_all(mentions: Mentions) -> None:
    """Every format selects exactly what was found."""
    texts = dict(zip(mentions.corpus.ids, mentions.corpus.texts, strict=True))
    spans = [json.loads(line) for line in to_jsonl(mentions).decode().split("\n") if line]
    found = [(r["id"], s["start"], s["end"], s["text"]) for r in spans for s in r["spans"]]
    assert [(id, start, end) for id, start, end, _ in found] == places(mentions)
    assert all(texts[id][start:end] == text for id, start, end, text in found)
    check_web(mentions)
    check_brat(mentions, to_brat(mentions))
    check_conll(mentions, quiet_conll(mentions))


def check_web(mentions: Mentions) -> None:
    names = {f"{quote(id, safe='')}.txt": id for id in mentions.corpus.ids}
    collection = json.loads(to_web_annotations(mentions))
    items = collection["first"]["items"]
    assert len({item["id"] for item in items}) == len(items) == collection["total"]
    found = []
    for item in items:
        position, quoted = item["target"]["selector"]
        id = names[item["target"]["source"]["id"]]
        text = mentions.corpus[id].text
        assert text[position["start"] : position["end"]] == quoted["exact"]
        around = quoted["prefix"] + quoted["exact"] + quoted["suffix"]
        assert text.find(around) >= 0
        found.append((id, quoted["exact"]))
    assert found == selected(mentions)


BOUND = re.compile(r"T[0-9]+\t[A-Za-z][A-Za-z0-9_-]* ([0-9]+ [0-9]+(?:;[0-9]+ [0-9]+)*)\t(.+)")
OTHER = re.compile(
    r"A[0-9]+\t(?:Attribution|Referent|Zone) T[0-9]+ [A-Za-z][A-Za-z0-9_-]*|A[0-9]+\t(?:Counted|ScareQuoted) T[0-9]+"
    r"|R[0-9]+\tModifies Arg1:T[0-9]+ Arg2:T[0-9]+|#[0-9]+\tAnnotatorNotes T[0-9]+\t.+"
)


def check_brat(mentions: Mentions, files: dict[str, bytes]) -> None:
    """Each line is one of brat's, in each file its text, and pieces with blanks between are the text of the mention."""
    found = []
    for id, name in zip(mentions.corpus.ids, file_names(mentions.corpus.ids), strict=True):
        text = files[f"{name}.txt"].decode()
        assert text == mentions.corpus[id].text
        for line in files[f"{name}.ann"].decode().split("\n")[:-1]:
            bound = BOUND.fullmatch(line)
            assert bound or OTHER.fullmatch(line), line
            if bound:
                pieces = [tuple(map(int, piece.split(" "))) for piece in bound[1].split(";")]
                assert " ".join(text[a:b] for a, b in pieces) == bound[2]
                assert all(a < b <= len(text) for a, b in pieces)
                if "\tModifier " not in line:
                    found.append((id, pieces[0][0], pieces[-1][1]))
    assert found == places(mentions)


def check_conll(mentions: Mentions, data: str) -> None:
    """Tokens select themselves, comments the mentions; every line is of ten columns, blank, or a comment."""
    texts = iter(zip(mentions.corpus.ids, mentions.corpus.texts, strict=True))
    found = []
    lines = data.split("\n")
    assert lines[0] == "# global.columns = ID FORM START END ZONE SENTENCE MENTION REFERENT LABEL ATTRIBUTION"
    for line in lines[1:]:
        if line.startswith("# newdoc id = "):
            id, text = next(texts)
            assert line == f"# newdoc id = {one_line(id)}"
        elif line.startswith("# mention = "):
            _, start, end = map(int, line.removeprefix("# mention = ").split(" "))
            found.append((id, start, end))
        elif line:
            columns = line.split("\t")
            assert len(columns) == 10
            assert text[int(columns[2]) : int(columns[3])] == columns[1]
            assert columns[6] in ("O", "B", "I")
    assert next(texts, None) is None
    assert found == places(mentions)


def test_hostile_articles_in_every_format(mentions: Mentions) -> None:
    """Emoji, combining marks, CRLF, right to left, control characters, ids like paths and comments."""
    assert len(mentions) > 15
    check_all(mentions)


@settings(max_examples=60)
@given(
    st.lists(st.text("docker 😀e\u0301\r\n“”،ش\u2028-'.\t", max_size=40), min_size=1, max_size=3),
    st.text(min_size=1, max_size=5),
)
def test_any_text_in_every_format(texts: list[str], id: str) -> None:
    """Whatever letters stand round a mention."""
    ids = [f"{id.encode('utf-8', 'replace').decode()}{n}" for n in range(len(texts))]
    corpus = Corpus(tuple(texts), pd.DataFrame({"id": ids, "outlet": "Tarnmouth Herald"}))
    lexicon = Lexicon(
        "strike", "labels", language="en", categories=(Label("docker", (Pattern("docker"), Pattern("d"))),)
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FramingWarning)
        found = find_mentions(corpus, lexicon)
    check_all(found)


def test_a_phrase_over_a_tab_or_line_end_is_discontinuous(mentions: Mentions) -> None:
    """As brat asks; its text has a blank there."""
    lines = to_brat(mentions)["1_1.ann"].decode()
    assert re.search(r"T[0-9]+\tdock_worker \d+ \d+;\d+ \d+\tdock workers\n", lines)
    assert _bound("a", {"start": 1, "end": 12}, "-dock\r\nworker\n-") == "a 1 5;7 12\tdock worke"
    with pytest.raises(FramingError, match="has no letters"):
        _bound("a", {"start": 0, "end": 1}, "\n")


def test_types_of_brat_are_told_in_its_settings(mentions: Mentions) -> None:
    """Two labels that look alike as types are two types, each shown as it is written."""
    files = to_brat(mentions)
    types = files["annotation.conf"].decode().split("\n\n")[0].split("\n")
    assert types[0] == "[entities]"
    assert {"Modifier", "dock_worker", "dock_worker-2"} <= set(types)
    used = {line.split("\t")[1].split(" ")[0] for name, data in files.items() if name.endswith(".ann")
            for line in data.decode().split("\n") if line.startswith("T")}  # fmt: skip
    assert used <= set(types)
    assert "dock_worker-2 | dock-worker\n" in files["visual.conf"].decode()


def test_no_name_leads_out_of_the_folder(mentions: Mentions, tmp_path: Path) -> None:
    """Ids like paths, devices and twins in another case are names of files in it."""
    write_mentions(mentions, tmp_path / "out" / "brat", format="brat")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    assert all(
        re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,90}", path.name) for path in (tmp_path / "out/brat").iterdir()
    )
    names = [path.name.casefold() for path in (tmp_path / "out/brat").iterdir()]
    assert len(set(names)) == len(names) == 2 * len(mentions.corpus) + 4


def test_a_folder_for_brat_is_a_folder_of_articles(mentions: Mentions, tmp_path: Path) -> None:
    """Texts, ids and outlets are read again as they were."""
    write_mentions(mentions, tmp_path / "brat")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FramingWarning)
        corpus = read_corpus(tmp_path / "brat")
    again = dict(zip(corpus.ids, corpus.texts, strict=True))
    assert again == dict(zip(mentions.corpus.ids, mentions.corpus.texts, strict=True))


@pytest.mark.parametrize("format", MENTION_FORMATS)
def test_equal_mentions_make_equal_bytes(mentions: Mentions, tmp_path: Path, format: str) -> None:
    """Whatever the moment."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FramingWarning)
        for folder in ("a", "b"):
            (tmp_path / folder).mkdir()
            write_mentions(mentions, tmp_path / folder / FILES[format])
    for path in sorted((tmp_path / "a").rglob("*")):
        if path.is_file():
            assert path.read_bytes() == (tmp_path / "b" / path.relative_to(tmp_path / "a")).read_bytes()


def test_tables_are_read_again(mentions: Mentions, tmp_path: Path) -> None:
    """CSV and Parquet hold every value of every column as it is."""
    write_mentions(mentions, tmp_path / "m.parquet")
    pd.testing.assert_frame_equal(pd.read_parquet(tmp_path / "m.parquet"), mentions.table, check_dtype=False)
    write_mentions(mentions, tmp_path / "m.csv")
    text = io.StringIO((tmp_path / "m.csv").read_bytes().decode(), newline="")
    pd.testing.assert_frame_equal(pd.read_csv(text, keep_default_na=False), mentions.table, check_dtype=False)


def test_no_cell_of_a_workbook_is_a_formula(mentions: Mentions, tmp_path: Path) -> None:
    """Though an outlet and a referent begin like one."""
    openpyxl = pytest.importorskip("openpyxl")
    write_mentions(mentions, tmp_path / "m.xlsx")
    book = openpyxl.load_workbook(tmp_path / "m.xlsx")
    assert book.sheetnames == ["mentions", "modifiers"]
    cells = [cell for row in book["mentions"].iter_rows() for cell in row if isinstance(cell.value, str)]
    risky = [cell for cell in cells if cell.value.startswith("=")]
    assert risky
    assert all(cell.data_type in ("s", "inlineStr") and cell.quotePrefix for cell in risky)


def test_only_addresses_of_the_web_are_links(mentions: Mentions) -> None:
    """A script or a broken address is none."""
    items = json.loads(to_web_annotations(mentions))["first"]["items"]
    assert {item["target"]["source"].get("via") for item in items} == {"https://herald.example/a", None}


def test_mentions_that_lie_in_one_another_are_said() -> None:
    """The outer one has the columns; both stand in the comments."""
    corpus = Corpus(("Dockers left.",), pd.DataFrame({"id": ["a"], "outlet": ["Herald"]}))
    lexicon = Lexicon("x", "words", categories=(Label("docker", (Pattern("docker"),)),))
    found = find_mentions(corpus, lexicon, attribution="none")
    table = pd.concat([found.table, found.table.assign(mention=1)], ignore_index=True)
    twice = Mentions(**{**{name: getattr(found, name) for name in found.__dataclass_fields__}, "table": table})
    with pytest.warns(FramingWarning, match="1 mention lies in another one"):
        lines = to_conll(twice).decode().splitlines()
    assert lines[2:5] == [
        "# mention = 0 0 7",
        "# mention = 1 0 7",
        "1\tDockers\t0\t7\tbody\t0\tB\t_\tdocker\tunattributed",
    ]


@pytest.mark.parametrize(
    ("path", "format", "said"), [("m.doc", None, "mentions are written as"), ("m", "doc", "`format`")]
)
def test_a_format_that_is_none_is_refused(
    mentions: Mentions, tmp_path: Path, path: str, format: str, said: str
) -> None:
    """With those there are."""
    with pytest.raises(FramingError, match=said):
        write_mentions(mentions, tmp_path / path, format=format)


def test_a_folder_of_somebody_else_is_left_alone(mentions: Mentions, tmp_path: Path) -> None:
    """Nothing of it is overwritten."""
    (tmp_path / "brat").mkdir()
    (tmp_path / "brat" / "thesis.txt").write_text("mine")
    with pytest.raises(FramingError, match=r"thesis\.txt was not written by an export"):
        write_mentions(mentions, tmp_path / "brat")
    assert [path.name for path in (tmp_path / "brat").iterdir()] == ["thesis.txt"]


@given(st.lists(st.text(max_size=100), max_size=8))
def test_names_of_files_are_unlike(ids: list[str]) -> None:
    """In any case, and none is a device or a path."""
    names = file_names(ids)
    assert len({name.casefold() for name in names}) == len(ids)
    assert all(
        re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,90}", name) and ".." not in f"/{name}/"[:4] for name in names
    )


@given(st.text())
def test_one_line_is_one_line(text: str) -> None:
    """And says what stands there."""
    line = one_line(text)
    assert line.isprintable()
    assert line.encode("latin-1", "backslashreplace").decode("unicode_escape") == text or not text.isascii()


def test_types_begin_with_a_letter() -> None:
    """Of ASCII; nothing becomes a name as well."""
    assert type_names(["Streikende Häfen", "9", "—", ""]) == {
        "Streikende Häfen": "Streikende_H_fen",
        "9": "x9",
        "—": "x",
        "": "x-2",
    }
