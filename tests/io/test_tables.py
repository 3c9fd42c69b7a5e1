"""Tests of framing.io.tables and framing.io.records."""

from __future__ import annotations

import builtins
import datetime
import gzip
from io import BytesIO
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from long_form import cases

from framing._checks import FramingError
from framing.io.tables import read_bytes, read_table, stem, table_format

PARQUET = Path("articles.parquet")

texts = st.text(st.characters(exclude_categories=["Cs"]))


def parquet(columns: dict[str, Any]) -> bytes:
    """The bytes of a Parquet file with these columns."""
    stream = BytesIO()
    pq.write_table(pa.table(columns), stream)
    return stream.getvalue()


def values(data: bytes, name: str = "articles.parquet") -> list[dict[str, str]]:
    """The values of each record."""
    return [dict(record.values) for record in read_table(Path(name), data).records]


@cases(40, 10_000)
@given(st.lists(st.tuples(texts, texts), max_size=4))
def test_parquet_round_trip(rows: list[tuple[str, str]]) -> None:
    """Any texts written as Parquet come back as they were."""
    data = parquet(
        {"text": pa.array([r[0] for r in rows], pa.string()), "b": pa.array([r[1] for r in rows], pa.string())}
    )
    assert [tuple(row.values()) for row in values(data)] == rows


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("NA", "NA"),
        (None, ""),
        (float("nan"), ""),
        (7, "7"),
        (2.5, "2.5"),
        (True, "true"),
        (datetime.date(2024, 12, 6), "2024-12-06"),
        (datetime.datetime(2024, 12, 6, 14, 30), "2024-12-06T14:30:00"),
        (b"caf\xc3\xa9", "café"),
        (["a", "é"], '["a", "é"]'),
        ({"a": [1, None]}, '{"a": [1, null]}'),
        ([datetime.date(2024, 12, 6)], '["2024-12-06"]'),
    ],
)
def test_values_of_parquet_are_text(value: object, text: str) -> None:
    """Every value of a Parquet file becomes text: dates in ISO 8601, lists as JSON, what is not known as nothing."""
    assert values(parquet({"a": [value]})) == [{"a": text}]


def test_row_labels_of_pandas() -> None:
    """The column in which pandas stores row labels is left out."""
    assert read_table(PARQUET, parquet({"text": ["a"], "__index_level_0__": [4]})).columns == ("text",)


def test_place_in_parquet() -> None:
    """A place in a Parquet file is a row."""
    table = read_table(PARQUET, parquet({"text": ["a", "b"]}))
    assert table.place(table.records[1].number) == "articles.parquet, row 2"


def test_kind_is_kept() -> None:
    """What was no string is known by its kind."""
    assert read_table(PARQUET, parquet({"a": [["x"]], "b": [1], "c": ["x"]})).records[0].kinds == {
        "a": "a list",
        "b": "a number",
    }


def test_broken_parquet() -> None:
    """A file that is no Parquet is refused."""
    with pytest.raises(FramingError, match=r"^articles\.parquet: not a Parquet file that can be read"):
        read_table(PARQUET, b"PAR1 no")


def test_same_name_twice_in_parquet() -> None:
    """Two columns of one name are refused in Parquet as well."""
    stream = BytesIO()
    pq.write_table(pa.Table.from_arrays([pa.array(["a"]), pa.array(["b"])], names=["text", "text"]), stream)
    with pytest.raises(FramingError, match=r"articles\.parquet: "):
        read_table(PARQUET, stream.getvalue())


def test_parquet_without_pyarrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where pyarrow is absent, the message says so."""
    real = builtins.__import__

    def refuse(name: str, *rest: Any) -> Any:
        if name.startswith("pyarrow"):
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(FramingError, match="Install pyarrow, or save the table as CSV"):
        read_table(PARQUET, b"")


@pytest.mark.parametrize("name", ["a.csv.gz", "a.jsonl.gz", "a.ndjson.gz", "a.json.gz", "A.CSV.GZ"])
def test_compressed(name: str) -> None:
    """A compressed table is read like the one inside."""
    text = "text\nHarbour closed\n" if "csv" in name.lower() else '{"text": "Harbour closed"}'
    assert values(gzip.compress(text.encode()), name) == [{"text": "Harbour closed"}]


@pytest.mark.parametrize("data", [b"no gzip", gzip.compress(b"text\n" * 500, mtime=0)[:-12], b""])
def test_broken_compression(data: bytes) -> None:
    """A compressed file that is broken off, or is none, is refused."""
    if data:
        with pytest.raises(FramingError, match=r"a\.csv\.gz: the compressed file is broken"):
            read_table(Path("a.csv.gz"), data)
    else:
        assert read_table(Path("a.csv.gz"), data).records == ()


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx.gz", "a.pdf", "a", "a.parquet.gz", "a.gz"])
def test_unknown_format(name: str) -> None:
    """A format that is not read is refused with those that are."""
    with pytest.raises(FramingError, match=r"no format that is read here. Save it as one of \.csv, .*\.parquet"):
        read_table(Path(name), b"")


def test_marked_utf16_table() -> None:
    """A table saved as Unicode text by a spreadsheet, which is UTF-16 with a mark and tabs, is read."""
    assert values("\ufefftext\toutlet\r\ncafé\tHerald\r\n".encode("utf-16-le"), "a.csv") == [
        {"text": "café", "outlet": "Herald"}
    ]


@pytest.mark.parametrize(
    ("name", "found"), [("a.csv", "a"), ("a.CSV.gz", "a"), ("2024.12.06.txt", "2024.12.06"), ("a", "a")]
)
def test_stem(name: str, found: str) -> None:
    """The stem is the name without its endings, and other dots stay."""
    assert stem(Path(name)) == found


def test_format_of_text() -> None:
    """A .txt is no table."""
    assert table_format(Path("a.txt")) == ""


def test_unreadable_file(tmp_path: Path) -> None:
    """What the system does not give is an error that says why."""
    with pytest.raises(FramingError, match=r"cannot be read \(Is a directory\)|cannot be read \(Permission denied\)"):
        read_bytes(tmp_path)
