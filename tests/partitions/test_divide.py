"""Tests of framing.partitions.divide and reading: every article once, in order, as `read_corpus` reads it."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal
from partitioned import articles, counted, merged, write_lines, write_rows

from framing import read_corpus, read_lexicon
from framing._checks import FramingError, FramingWarning
from framing.lexicon import Lexicon
from framing.partitions.divide import open_source, partitions_of
from framing.partitions.look import look_at, settle
from framing.partitions.recipe import recipe_of
from framing.partitions.stored import StoredCorpus, StoredTexts

ROWS = articles(24)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return read_lexicon("harbour-strike")


def as_lines(folder: Path) -> Path:
    return write_lines(folder / "strike.jsonl", ROWS)


def as_packed_lines(folder: Path) -> Path:
    path = folder / "strike.jsonl.gz"
    path.write_bytes(gzip.compress(as_lines(folder).read_bytes()))
    return path


def as_lines_with_blanks(folder: Path) -> Path:
    path = as_lines(folder)
    lines = path.read_bytes().split(b"\n")
    path.write_bytes(b"\xef\xbb\xbf" + b"\n  \n".join(lines[:9]) + b"\r\n" + b"\n".join(lines[9:-1]))
    return path


def as_small_groups(folder: Path) -> Path:
    return write_rows(folder / "strike.parquet", ROWS, group=2)


def as_one_group(folder: Path) -> Path:
    return write_rows(folder / "strike.parquet", ROWS, group=1_000)


def as_array(folder: Path) -> Path:
    path = folder / "strike.json"
    path.write_text(json.dumps(ROWS), encoding="utf-8")
    return path


def as_folders(folder: Path) -> Path:
    for row in ROWS:
        own = folder / "corpus" / row["outlet"]
        own.mkdir(parents=True, exist_ok=True)
        (own / f"{row['id']}.txt").write_text(row["text"], encoding="utf-8", newline="")
    return folder / "corpus"


def as_files_beside_a_table(folder: Path) -> Path:
    own = folder / "corpus"
    own.mkdir()
    rows = [{"file": f"{row['id']}.txt", "outlet": row["outlet"]} for row in ROWS]
    for row in ROWS:
        (own / f"{row['id']}.txt").write_text(row["text"], encoding="utf-8", newline="")
    (own / "articles.csv").write_text(
        "file,outlet\n" + "".join(f"{row['file']},{row['outlet']}\n" for row in rows), encoding="utf-8"
    )
    (own / "corpus.json").write_text('{"population": "the strike"}', encoding="utf-8")
    return own


FORMS = [
    as_lines, as_packed_lines, as_lines_with_blanks, as_small_groups, as_one_group, as_array, as_folders,
    as_files_beside_a_table,
]  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_read_as_a_whole(form: Callable[[Path], Path], tmp_path: Path, lexicon: Lexicon) -> None:
    """Articles, docvars, header and inputs in several partitions are those of `read_corpus`."""
    path = form(tmp_path)
    whole = read_corpus(path)
    found = counted(path, lexicon, size=3_000, attribution="none", words="none")
    assert len(found.plan.partitions) > 3
    assert list(found.corpus.texts) == list(whole.texts)
    assert_frame_equal(found.corpus.docvars, whole.docvars)
    assert_frame_equal(found.corpus.inputs, whole.inputs)
    assert found.corpus.header == whole.header


def test_small_row_groups_stand_together(tmp_path: Path) -> None:
    """Twelve groups of two rows make few partitions that begin where a group does."""
    found = partitions_of(as_small_groups(tmp_path), size=12_000)
    assert 1 < len(found) < 12
    assert all(partition.start % 2 == 0 for partition in found)


def test_a_large_row_group_is_divided_by_rows(tmp_path: Path) -> None:
    """One group of all rows makes several partitions, and no row is in two of them."""
    found = partitions_of(as_one_group(tmp_path), size=3_000)
    assert len(found) > 3
    assert [p.start for p in found[1:]] == [p.stop for p in found[:-1]]


def test_ids_count_on_from_partition_to_partition(tmp_path: Path, lexicon: Lexicon) -> None:
    """Articles without an id are named by their number in the whole file."""
    rows = [{k: v for k, v in row.items() if k != "id"} for row in ROWS]
    path = write_lines(tmp_path / "strike.jsonl", rows)
    found = counted(path, lexicon, size=2_000, attribution="none")
    assert found.corpus.ids == read_corpus(path).ids
    assert found.corpus.ids[-1] == "strike-24"


def test_columns_are_those_of_the_whole(tmp_path: Path, lexicon: Lexicon) -> None:
    """A key that only late articles have is a docvar of all, and one column of text serves for all."""
    rows: list[dict[str, Any]] = [dict(row) for row in ROWS]
    for row in rows[:8]:
        row["content"] = row.pop("text")
        row["text"] = None
    for row in rows[8:12]:
        row["body"] = row.pop("text")
    rows[20]["section"] = {"name": "Local", "page": 3}
    path = write_lines(tmp_path / "strike.jsonl", rows)
    with pytest.warns(FramingWarning, match="12 blank articles"):
        whole = read_corpus(path)
    found = counted(path, lexicon, size=2_000, attribution="none")
    assert_frame_equal(found.corpus.docvars, whole.docvars)
    assert list(found.corpus.texts) == list(whole.texts)


def test_columns_can_be_named(tmp_path: Path, lexicon: Lexicon) -> None:
    """`text` and `columns` mean what they mean to `read_corpus`."""
    rows = [{"id": r["id"], "media_name": r["outlet"], "lead": "Dockers.", "rest": r["text"]} for r in ROWS]
    path = write_rows(tmp_path / "strike.parquet", rows)
    whole = read_corpus(path, text=["lead", "rest"], outlet="media_name")
    found = counted(path, lexicon, size=2_000, text=["lead", "rest"], columns={"outlet": "media_name"})
    assert list(found.corpus.texts) == list(whole.texts)
    assert_frame_equal(found.corpus.docvars, whole.docvars)


def test_lines_that_are_not_utf_8_are_read_as_the_whole_is(tmp_path: Path, lexicon: Lexicon) -> None:
    """The encoding is guessed from the whole file."""
    path = tmp_path / "strike.jsonl"
    rows = [{**row, "text": row["text"].replace("\u200b", "").replace("🚢", "")} for row in ROWS]
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    path.write_bytes(text.encode("cp1252"))
    with pytest.warns(FramingWarning, match="not UTF-8"):
        whole = read_corpus(path)
    found = counted(path, lexicon, size=3_000, attribution="none")
    texts = list(found.corpus.texts)
    assert len(found.plan.partitions) > 3
    assert texts == list(whole.texts)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.jsonl", b"", "there is no article in it"),
        ("a.jsonl.gz", b"no gzip", "the compressed file is broken"),
        ("a.parquet", b"no parquet", "not a Parquet file"),
        ("a.jsonl", b'{"id": "1", "text": "Dockers."}\n', "no column says the outlet"),
        ("a.jsonl", b'{"id": "1", "outlet": "Herald", "text": " "}\n', "no article has a text"),
        ("a.docx", b"", "no format that is read here"),
    ],
)
def test_what_cannot_be_read_is_told_of(
    tmp_path: Path, lexicon: Lexicon, name: str, content: bytes, message: str
) -> None:
    """The message is that of `read_corpus`."""
    (tmp_path / name).write_bytes(content)
    with pytest.raises(FramingError, match=message):
        counted(tmp_path / name, lexicon, size=3_000)


def test_a_file_that_changes_meanwhile_is_not_counted(tmp_path: Path, lexicon: Lexicon) -> None:
    """What is read is what was divided, or nothing."""
    path = as_lines(tmp_path)
    source, recipe = open_source(path, size=3_000), recipe_of(lexicon)
    path.write_bytes(path.read_bytes().replace(b"Dockers", b"Workers"))
    with pytest.raises(FramingError, match="has changed while it was being counted"):
        look_at(source.partitions[0], recipe)


def test_two_outlets_that_may_be_one_are_told_of(tmp_path: Path, lexicon: Lexicon) -> None:
    """Spellings are compared in the whole, though no partition has both."""
    rows = [{**row, "outlet": "Quay Post" if i < 20 else "quay post"} for i, row in enumerate(ROWS)]
    path = write_lines(tmp_path / "strike.jsonl", rows)
    with pytest.warns(FramingWarning) as told:
        read_corpus(path)
    notes = counted(path, lexicon, size=2_000, attribution="none").notes
    assert notes == tuple(str(warning.message) for warning in told)


def test_disguised_words_are_told_of(tmp_path: Path, lexicon: Lexicon) -> None:
    """Once for all partitions, as `read_corpus` does."""
    rows = [{**row, "text": f"{row['text']} Doc\u200bkers, d\u043eckers."} for row in ROWS]
    path = write_lines(tmp_path / "strike.jsonl", rows)
    with pytest.warns(FramingWarning) as told:
        read_corpus(path)
    notes = counted(path, lexicon, size=2_000, attribution="none").notes
    assert notes == tuple(str(warning.message) for warning in told)
    assert len(notes) == 2


def test_texts_are_read_when_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In order, each partition is read once; of those read, two stay in memory."""
    from framing.partitions import stored

    path = as_lines(tmp_path)
    source, recipe = open_source(path, size=3_000), recipe_of(read_lexicon("harbour-strike"))
    plan = settle(source, recipe, merged([look_at(partition, recipe) for partition in source.partitions]))
    read: list[int] = []
    corpus_of = stored.corpus_of
    monkeypatch.setattr(stored, "corpus_of", lambda p, c: read.append(p.number) or corpus_of(p, c))
    bounds = [*(partition.first for partition in plan.partitions), len(ROWS)]
    texts = StoredTexts(plan.partitions, plan.recipe, bounds)
    assert len(texts) == len(ROWS)
    assert not read
    assert [texts[i] for i in range(len(texts))] == [row["text"] for row in ROWS]
    assert read == list(range(len(plan.partitions)))
    assert texts[-1] == ROWS[-1]["text"]
    assert texts[2:4] == [row["text"] for row in ROWS[2:4]]
    with pytest.raises(IndexError):
        texts[len(ROWS)]


def test_stored_articles_and_mentions_can_be_pickled(tmp_path: Path, lexicon: Lexicon) -> None:
    """What is sent to a worker is the same there."""
    import pickle

    found = counted(as_lines(tmp_path), lexicon, size=3_000)
    corpus = pickle.loads(pickle.dumps(found.corpus))
    assert isinstance(corpus, StoredCorpus)
    assert corpus.texts[3] == ROWS[3]["text"]
    mentions = pickle.loads(pickle.dumps(found.mentions()))
    assert_frame_equal(mentions.sentences, found.mentions().sentences)
    assert mentions.settings == found.mentions().settings


lines = st.lists(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20) | st.just("x" * 400),
    min_size=1,
    max_size=12,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=lines, size=st.integers(1, 500))
def test_no_line_is_lost_or_read_twice(tmp_path: Path, lexicon: Lexicon, texts: list[str], size: int) -> None:
    """Wherever bytes are divided, the articles of all partitions are those of the file."""
    path = write_lines(tmp_path / "drawn.jsonl", [{"outlet": "Herald", "text": "x" + text} for text in texts])
    source, recipe = open_source(path, size=size), recipe_of(lexicon)
    plan = settle(source, recipe, merged([look_at(partition, recipe) for partition in source.partitions]))
    stored_texts = StoredTexts(plan.partitions, plan.recipe, [*(p.first for p in plan.partitions), len(texts)])
    assert list(stored_texts) == list(read_corpus(path).texts)


def test_a_partition_of_blank_articles_counts_nothing(tmp_path: Path, lexicon: Lexicon) -> None:
    """Partitions without a text change nothing, wherever they are."""
    rows = [
        {**row, "text": " " * 900 if i in (0, 1, 2, 3, 12, 13, 14, 23) else row["text"]} for i, row in enumerate(ROWS)
    ]
    found = counted(write_lines(tmp_path / "strike.jsonl", rows), lexicon, size=1_000, words="document")
    whole = counted(write_lines(tmp_path / "strike.jsonl", rows), lexicon, size=10**9, words="document")
    assert 0 in [piece.rows("documents") for piece in found.block.pieces]
    assert found.digest() == whole.digest()
    assert found.words("document").matrix.sum() == whole.words("document").matrix.sum() > 0
    ids = found.corpus.ids[::5]
    assert_frame_equal(found.mentions(articles=ids).zones, whole.mentions(articles=ids).zones)
    assert len(found.write(tmp_path / "out")) == 5


def test_files_that_the_table_does_not_name_are_told_of(tmp_path: Path) -> None:
    """A .txt beside the table that no row is about is left out with a warning, as `read_corpus` does."""
    folder = as_files_beside_a_table(tmp_path)
    (folder / "left.txt").write_text("Dockers.", encoding="utf-8")
    with pytest.warns(FramingWarning, match=r"1 \.txt left out"):
        assert len(partitions_of(folder)) == 1
