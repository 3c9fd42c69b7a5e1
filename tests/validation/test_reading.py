"""Reading: what people and spreadsheets do to a sheet, and the sentence for each."""

from __future__ import annotations

from pathlib import Path

import pytest
from validation.coders import agree_with_program, fill, rows_of, say_no, sheet_a, sheet_b, write_rows

from framing._checks import FramingError, FramingWarning
from framing.validation.coded import read_coded
from framing.validation.marks import Mark, write_marks


def test_codes_come_back_as_they_were_written(tmp_path: Path) -> None:
    """Item for item."""
    coded = read_coded([fill(tmp_path)])
    wanted = agree_with_program(sheet_a())
    for row in coded.codes.to_dict("records"):
        assert {name: row[name] for name in ("naming", "referent", "label")} == {
            name: wanted[row["item"]][name] for name in ("naming", "referent", "label")
        }


def test_a_sheet_sorted_by_hand_saved_with_semicolons_reads_the_same(tmp_path: Path) -> None:
    """Rows and columns in any order."""
    path = fill(tmp_path)
    before = read_coded([path]).codes.sort_values("item", ignore_index=True)
    rows = sorted(rows_of(path), key=lambda row: row["match"])
    write_rows(path, [dict(reversed(list(row.items()))) for row in rows], delimiter=";")
    after = read_coded([path]).codes.sort_values("item", ignore_index=True)
    assert after[list(before)].equals(before)


def test_deleted_rows_are_not_coded_and_said_to_be_missing(tmp_path: Path) -> None:
    """With how many and which."""
    path = fill(tmp_path)
    rows = rows_of(path)
    write_rows(path, rows[5:])
    with pytest.warns(FramingWarning, match="5 of 40 rows of the sheet are missing") as seen:
        coded = read_coded([path])
    assert rows[0]["item"] in str(seen[0].message)
    assert len(coded.codes) == 35


def test_a_renamed_column_is_asked_for_by_its_name(tmp_path: Path) -> None:
    """With what it may be called now."""
    path = fill(tmp_path)
    write_rows(path, [{("Labels" if k == "label" else k): v for k, v in row.items()} for row in rows_of(path)])
    with pytest.raises(FramingError, match=r"row 1: the column 'label' is missing.*Did you mean 'Labels'"):
        read_coded([path])


def test_an_invented_code_is_named_with_its_row(tmp_path: Path) -> None:
    """And the code that may be meant."""
    path = fill(tmp_path)
    rows = rows_of(path)
    rows[3]["attribution"] = "quoted"
    rows[7]["referent"] = "STRIKER"
    write_rows(path, rows)
    with pytest.raises(FramingError) as error:
        read_coded([path])
    assert "row 5: `attribution` is 'quoted', which is no code" in str(error.value)
    assert "row 9: `referent` is 'STRIKER', which is no code. Did you mean 'STRIKERS'?" in str(error.value)


def test_ids_swapped_between_rows_are_noticed(tmp_path: Path) -> None:
    """By the text that each id was given for."""
    path = fill(tmp_path)
    rows = rows_of(path)
    rows[0]["item"], rows[9]["item"] = rows[9]["item"], rows[0]["item"]
    write_rows(path, rows)
    with pytest.raises(FramingError, match=r"row 2: the text is that of item .*swapped") as error:
        read_coded([path])
    assert "row 11: the text is that of item" in str(error.value)


def test_one_column_sorted_alone_is_noticed(tmp_path: Path) -> None:
    """Every row of which the id is now another's is named."""
    path = fill(tmp_path)
    rows = rows_of(path)
    for row, item in zip(rows, sorted(row["item"] for row in rows), strict=True):
        row["item"] = item
    write_rows(path, rows)
    with pytest.raises(FramingError, match=r"mentions-anna.csv, row 2: the text is that of item") as error:
        read_coded([path])
    assert "more in this file" in str(error.value)


def test_names_of_two_coders_that_were_swapped_are_noticed(tmp_path: Path) -> None:
    """By what the file is called."""
    path = fill(tmp_path)
    write_rows(path, [row | {"coder": "ben"} for row in rows_of(path)])
    with pytest.warns(FramingWarning, match=r"mentions-anna.csv, row 2: `coder` is 'ben'.*swapped"):
        assert read_coded([path]).coders == ["ben"]


def test_ids_of_sentences_that_were_swapped_are_noticed(tmp_path: Path) -> None:
    """Marks in them do not hide whose text it is."""
    path = _marked(tmp_path, "|STRIKERS}")
    rows = rows_of(path)
    rows[0]["item"], rows[1]["item"] = rows[1]["item"], rows[0]["item"]
    write_rows(path, rows)
    with pytest.raises(FramingError, match=r"sentences.csv, row 2: the text is that of item .*swapped"):
        read_coded([path])


def test_an_invented_code_in_a_mark_is_named_with_its_row(tmp_path: Path) -> None:
    """And the code that may be meant."""
    with pytest.raises(FramingError, match=r"row 2: `referent` is 'STRIKER', which is no code. Did you mean"):
        read_coded([_marked(tmp_path, "|STRIKER}")])


@pytest.mark.parametrize("column", ["match", "item"])
def test_any_renamed_column_is_missed(tmp_path: Path, column: str) -> None:
    """The text's too."""
    path = fill(tmp_path)
    write_rows(path, [{("which" if k == column else k): v for k, v in row.items()} for row in rows_of(path)])
    with pytest.raises(FramingError, match=f"mentions-anna.csv, row 1: the column '{column}' is missing"):
        read_coded([path])


def test_a_sheet_without_its_text_is_none(tmp_path: Path) -> None:
    """With the columns that it has."""
    path = _marked(tmp_path, "}")
    write_rows(path, [{("text" if k == "sentence" else k): v for k, v in row.items()} for row in rows_of(path)])
    with pytest.raises(FramingError, match=r"row 1: a sheet has a column `match` or `sentence`; .*renamed"):
        read_coded([path])


def test_ids_of_another_sample_are_not_taken(tmp_path: Path) -> None:
    """By its text the row's own item is named."""
    path = fill(tmp_path)
    rows = rows_of(path)
    was, rows[0]["item"] = rows[0]["item"], "bcdfghjklmnp"
    write_rows(path, rows)
    with pytest.raises(
        FramingError, match=f"row 2: the item 'bcdfghjklmnp' is not in the key. By its text it is '{was}'"
    ):
        read_coded([path])


def test_a_row_of_another_coder_is_noticed(tmp_path: Path) -> None:
    """One file, one coder."""
    path = fill(tmp_path)
    rows = rows_of(path)
    rows[4]["coder"] = "ben"
    write_rows(path, rows)
    with pytest.raises(FramingError, match="row 6: this row is coded by 'ben', those above by 'anna'"):
        read_coded([path])


def test_two_files_of_one_coder_are_refused(tmp_path: Path) -> None:
    """Both are named."""
    first = fill(tmp_path)
    second = tmp_path / "mentions-anna-copy.csv"
    second.write_bytes(first.read_bytes())
    with pytest.raises(FramingError, match="both coded by 'anna'"):
        read_coded([first, second])


def test_a_row_that_stands_twice_is_named_with_both_places(tmp_path: Path) -> None:
    """Which of them is meant nobody can know."""
    path = fill(tmp_path)
    rows = rows_of(path)
    write_rows(path, [*rows, rows[2]])
    with pytest.raises(FramingError, match=r"row 42: the item .* stands in row 4 too"):
        read_coded([path])


def test_a_text_of_which_a_spreadsheet_made_a_date_is_said_and_its_code_kept(tmp_path: Path) -> None:
    """For the id is whole."""
    path = fill(tmp_path)
    rows = rows_of(path)
    rows[1]["match"] = "09.Nov"
    write_rows(path, rows)
    with pytest.warns(FramingWarning, match="row 3: `match` reads '09.Nov' and was"):
        coded = read_coded([path])
    assert len(coded.codes) == 40


def test_a_code_of_which_a_spreadsheet_made_a_date_is_no_code(tmp_path: Path) -> None:
    """It is named with its row."""
    path = fill(tmp_path)
    rows = rows_of(path)
    rows[1]["label"] = "2026-11-09"
    write_rows(path, rows)
    with pytest.raises(FramingError, match="row 3: `label` is '2026-11-09', which is no code"):
        read_coded([path])


def test_yes_may_be_what_a_spreadsheet_makes_of_it(tmp_path: Path) -> None:
    """TRUE, and FALSE for no."""
    path = fill(tmp_path, change=lambda i, row: say_no(row) if i == 0 else None)
    rows = rows_of(path)
    for row in rows:
        row["naming"] = {"yes": "TRUE", "no": "FALSE"}[row["naming"]]
    write_rows(path, rows)
    assert read_coded([path]).codes["naming"].value_counts().to_dict() == {"yes": 39, "no": 1}


def test_no_naming_has_no_label(tmp_path: Path) -> None:
    """Which of the two is meant is asked."""
    path = fill(tmp_path, change=lambda i, row: row.update(naming="no") if i == 0 else None)
    with pytest.raises(FramingError, match="row 2: `naming` is no, yet a referent or label is given"):
        read_coded([path])


def test_columns_that_coders_added_are_questions_too(tmp_path: Path) -> None:
    """With any codes."""
    path = fill(tmp_path)
    write_rows(path, [row | {"irony": "no"} for row in rows_of(path)])
    assert "irony" in read_coded([path]).questions


def test_an_empty_sheet_says_that_nothing_is_coded(tmp_path: Path) -> None:
    """No table of nothing."""
    path = tmp_path / "mentions.csv"
    sheet_a().write(path)
    with pytest.raises(FramingError, match="nothing is coded"):
        read_coded([path])


def test_without_its_key_a_sheet_is_not_read(tmp_path: Path) -> None:
    """Where it was is said."""
    path = fill(tmp_path)
    (tmp_path / "mentions.key.json").unlink()
    with pytest.raises(FramingError, match="There is no key"):
        read_coded([path])


def test_marks_become_places_in_the_article(tmp_path: Path) -> None:
    """Sentences that are done without a mark are coded too."""
    sheet, texts = sheet_b(), dict(zip(*_texts(), strict=True))
    item = sheet.key["items"][0]
    words = item["shown"]["sentence"].split()[1]
    at = item["shown"]["sentence"].index(words)
    marked = write_marks(item["shown"]["sentence"], [Mark(at, at + len(words), "PORT", "boss")])
    codes = {item["item"]: {"sentence": marked}, sheet.key["items"][1]["item"]: {"done": "yes"}}
    path = tmp_path / "sentences.csv"
    sheet.write(path, codes=codes)
    coded = read_coded([path])
    assert len(coded.codes) == 2
    mark = coded.marks.iloc[0]
    assert texts[item["document"]][mark.start : mark.end] == words == mark.text


def test_a_sentence_that_was_changed_beside_its_marks_is_refused(tmp_path: Path) -> None:
    """With its row."""
    sheet = sheet_b()
    item = sheet.key["items"][2]
    words = item["shown"]["sentence"]
    path = tmp_path / "sentences.csv"
    sheet.write(path, codes={item["item"]: {"sentence": "{" + words[:5] + "|PORT}" + words[5:] + " More."}})
    with pytest.raises(FramingError, match="row 4: the sentence was changed beside its marks"):
        read_coded([path])


def _marked(folder: Path, codes: str) -> Path:
    """A sheet of sentences, the first of which has its first word marked."""
    sheet, path = sheet_b(), folder / "sentences.csv"
    item = sheet.key["items"][0]
    first, rest = item["shown"]["sentence"].split(" ", 1)
    sheet.write(path, codes={item["item"]: {"sentence": f"{{{first}{codes} {rest}"}})
    return path


def _texts() -> tuple[list[str], tuple[str, ...]]:
    from validation.coders import strike

    return strike().corpus.ids, strike().corpus.texts
