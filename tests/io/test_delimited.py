"""Tests of framing.io.delimited."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing._checks import FramingError
from framing.io.delimited import read_delimited

PATH = Path("articles.csv")

values = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from('",;\t\r\n\u2028 '))


def read(text: str) -> list[list[str]]:
    """The values of each record."""
    return [list(record.values.values()) for record in read_delimited(PATH, text).records]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@given(rows=st.lists(st.tuples(values, values), max_size=5), end=st.sampled_from(["\n", "\r\n"]))
def test_round_trip(delimiter: str, rows: list[tuple[str, str]], end: str) -> None:
    """Any texts written as CSV come back as they were, with quotes, delimiters, line ends and U+2028 in them."""
    stream = StringIO(newline="")
    writer = csv.writer(stream, delimiter=delimiter, quoting=csv.QUOTE_ALL, lineterminator=end)
    writer.writerows([("text", "outlet"), *rows])
    expected = [list(row) for row in rows if any(value.strip() for value in row)]
    assert read(stream.getvalue()) == expected


@given(st.text(st.sampled_from('",;\n\r\tab'), max_size=40))
def test_any_text_reads_or_is_refused_with_a_line(text: str) -> None:
    """Whatever stands in a file, it is read, or refused in a message that names the file."""
    message = ""
    try:
        table = read_delimited(PATH, text)
    except FramingError as error:
        message = str(error)
    else:
        assert all(len(record.values) == len(table.columns) for record in table.records)
    assert not message or message.startswith("articles.csv")


def test_text_is_text() -> None:
    """What other readers take for missing or for a number stays as it is written."""
    odd = ["NA", "None", "null", "nan", "N/A", "007", "1.10", "TRUE", " a "]
    assert read("text,outlet\n" + "".join(f"{value},x\n" for value in odd)) == [[value, "x"] for value in odd]


def test_extra_field_does_not_shift() -> None:
    """A record with a field too many is an error with its line."""
    with pytest.raises(
        FramingError, match=r"^articles\.csv, line 3: 3 fields, but the table has 2 columns\. Put a field"
    ):
        read("id,text\n1,a\n2,b,c\n")


def test_row_labels_without_a_name_do_not_shift() -> None:
    """Rows that are all longer than the header are refused rather than shifted."""
    with pytest.raises(FramingError, match="line 2: 3 fields, but the table has 2"):
        read("id,text\n1,a,b\n2,c,d\n")


def test_missing_field() -> None:
    """A record with a field too few is an error with its line."""
    with pytest.raises(FramingError, match=r"line 3: 1 field, but the table has 2 columns\. Write every field"):
        read("id,text\n1,a\n2\n")


def test_line_counts_line_ends_in_quotes() -> None:
    """The line is that of the file, also after a field of several lines."""
    with pytest.raises(FramingError, match="line 5: 3 fields"):
        read('id,text\n1,"a\nb\nc"\n2,b,c\n')


def test_open_quote_at_the_end() -> None:
    """A quote that is never closed is named with the line where it opens, and swallows no row."""
    with pytest.raises(FramingError, match=r"line 3: the quoted field that begins here is never closed"):
        read('id,text\n1,a\n2,"b\n3,c\n4,d\n')


def test_open_quote_closed_by_another() -> None:
    """A quote that the next quoted field closes is named with the line where it opens."""
    with pytest.raises(FramingError, match=r"line 2: the quoted field that begins here ends on line 4 at a quote"):
        read('id,text\n1,"b\n2,c\n3,"d"\n')


def test_open_quote_in_a_later_field() -> None:
    """In a record that begins earlier, the line is that of the field and not of the record."""
    with pytest.raises(FramingError, match=r"line 4: the quoted field that begins here is never closed"):
        read('id,text,note\n"1\n\n2","a\n\n')


def test_quote_inside_a_quoted_field() -> None:
    """A quote that is not doubled inside a quoted field is an error that says what to do."""
    with pytest.raises(FramingError, match=r"line 2: .* ends on the same line at a quote that text follows\. Double"):
        read('id,text\n1,"He said "no" to it"\n')


def test_quote_inside_a_plain_field() -> None:
    """Quotes inside a field that does not begin with one are text."""
    assert read('id,text\n1,He said "no" to it\n') == [["1", 'He said "no" to it']]


def test_line_separator_does_not_part() -> None:
    """U+2028, U+0085 and form feed stay inside their article."""
    assert read("id,text\n1,a\u2028b\x85c\x0cd\n") == [["1", "a\u2028b\x85c\x0cd"]]


def test_line_ends_in_quotes_stay() -> None:
    """Line ends inside quotes are kept as they are."""
    assert read('id,text\r\n1,"a\r\nb\nc\rd"\r\n') == [["1", "a\r\nb\nc\rd"]]


def test_carriage_returns_end_lines() -> None:
    """Lines may end with a carriage return alone, and are counted."""
    assert read("id,text\r1,a\r2,b\r") == [["1", "a"], ["2", "b"]]
    with pytest.raises(FramingError, match="line 3: 3 fields"):
        read("id,text\r1,a\r2,b,c\r")


def test_long_article() -> None:
    """A field longer than the csv module's own limit is read, and the limit is put back."""
    before = csv.field_size_limit()
    assert len(read(f"id,text\n1,{'a' * 200_000}\n")[0][1]) == 200_000
    assert csv.field_size_limit() == before


def test_limit_is_put_back_after_an_error() -> None:
    """The limit of the csv module is put back when a file is refused."""
    before = csv.field_size_limit()
    with pytest.raises(FramingError):
        read("id,text\n1\n")
    assert csv.field_size_limit() == before


@pytest.mark.parametrize("line", ["sep=;\n", '"sep=;"\r\n', "sep=;\r"])
def test_separator_line(line: str) -> None:
    """A first line sep=; names the delimiter, and lines are counted with it."""
    table = read_delimited(PATH, line + "text, long;outlet\na, b;c\n")
    assert (table.columns, table.records[0].number) == (("text, long", "outlet"), 3)


def test_delimiter_that_parts_most() -> None:
    """The delimiter is the one that gives most columns."""
    assert read("id;title, as printed;outlet\n1;a, b, c;d\n") == [["1", "a, b, c", "d"]]


def test_tsv_is_parted_at_tabs() -> None:
    """In a .tsv only tabs part, however many commas there are."""
    assert read_delimited(Path("a.tsv"), "text, long, wide\toutlet\na\tb\n").columns == ("text, long, wide", "outlet")


def test_two_delimiters_alike() -> None:
    """Two delimiters that part the header equally well are not chosen between."""
    with pytest.raises(FramingError, match=r"line 1: commas and semicolons part .* such as sep=;"):
        read("title, clean;text, clean;outlet\na;b;c\n")


def test_same_name_twice() -> None:
    """Two columns of one name are refused."""
    with pytest.raises(FramingError, match="columns 1 and 3 are both called 'text'"):
        read("text,outlet, text\na,b,c\n")


def test_column_without_a_name() -> None:
    """A column without a name is called by its number."""
    assert read_delimited(PATH, ",text\n0,a\n").columns == ("column_1", "text")


def test_blank_lines() -> None:
    """Blank lines and lines of nothing but delimiters are no records; lines are still counted."""
    table = read_delimited(PATH, "id,text\n\n1,a\n,,\n  \n2,b\n")
    assert [record.number for record in table.records] == [3, 6]


def test_empty_file() -> None:
    """An empty file is a table without columns and records."""
    assert read_delimited(PATH, "").columns == ()
