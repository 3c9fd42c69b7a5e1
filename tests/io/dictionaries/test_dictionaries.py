"""Dictionaries as lexicons: written in each format and read again, what is lost said, and matched as they should."""

from __future__ import annotations

import tempfile
import warnings
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from long_form import cases

from framing._checks import FramingError, FramingWarning
from framing.corpus import Corpus
from framing.io.dictionaries import FORMATS
from framing.io.lexicons import read_lexicon, write_lexicon
from framing.lexicon import Label, Lexicon, Pattern
from framing.mentions import find_mentions

ENDINGS = {name: format.suffixes[0] if format.suffixes else ".yaml" for name, format in FORMATS.items()}
SEVERAL = [name for name in FORMATS if name != "valences"]  # formats of several categories


def words(*labels: Label) -> Lexicon:
    """A lexicon of words without a header."""
    return Lexicon("strike", "words", categories=labels)


def content(lexicon: Lexicon) -> dict[str, list[tuple[str, float]]]:
    """Its categories, with entries in any order."""
    return {label.name: sorted((p.text, p.weight) for p in label.patterns) for label in lexicon.categories}


WORD = st.text("abcdé", min_size=1, max_size=4)
TERM = st.lists(WORD, min_size=1, max_size=3).map(" ".join) | WORD.map(lambda word: f"{word}*")
NAME = st.lists(
    st.text("xyzé -(", min_size=1, max_size=4).map(lambda n: f"n{' '.join(n.split())}"), min_size=1, max_size=3
)
LEXICONS = st.lists(
    st.tuples(NAME.map(".".join), st.lists(TERM, min_size=1, max_size=4, unique=True)),
    min_size=1, max_size=4, unique_by=lambda label: label[0],
).map(lambda labels: words(*(Label(name, tuple(map(Pattern, terms))) for name, terms in labels)))  # fmt: skip


@cases(120, 10_000)
@given(LEXICONS, st.sampled_from(SEVERAL))
def test_what_is_written_is_read(lexicon: Lexicon, format: str) -> None:
    """Every category and entry comes back, from every format; a name that would not is refused."""
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore", FramingWarning)
        path = Path(folder) / f"strike{ENDINGS[format]}"
        try:
            write_lexicon(lexicon, path, format=format)
        except FramingError as error:
            assert "was not written" in str(error)  # noqa: PT017
            assert not path.exists()
            return
        assert content(read_lexicon(path, format=format)) == content(lexicon)


@pytest.mark.parametrize("format", SEVERAL)
def test_a_plain_lexicon_is_written_in_every_format(tmp_path: Path, format: str) -> None:
    """Without a warning, nested categories too; and the same bytes each time."""
    lexicon = words(
        Label("crew", (Pattern("port worker"),)),
        Label("crew.dockers", (Pattern("docker*"), Pattern("stevedore"))),
        Label("calm", (Pattern("quiet"),)),
    )
    first, second = tmp_path / f"a{ENDINGS[format]}", tmp_path / f"b{ENDINGS[format]}"
    write_lexicon(lexicon, first, format=format)
    write_lexicon(lexicon, second, format=format)
    assert content(read_lexicon(first, format=format)) == content(lexicon)
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize("format", [name for name, format in FORMATS.items() if format.weights])
def test_weights_are_kept_where_the_format_has_them(tmp_path: Path, format: str) -> None:
    """To the last digit."""
    lexicon = words(Label("words", (Pattern("mob", weight=-1.5), Pattern("wage", weight=0.1))))
    path = tmp_path / f"a{ENDINGS[format]}"
    write_lexicon(lexicon, path, format=format)
    assert content(read_lexicon(path)) == content(lexicon)


@pytest.mark.parametrize("format", [name for name, format in FORMATS.items() if not format.weights])
def test_weights_are_lost_elsewhere_and_that_is_said(tmp_path: Path, format: str) -> None:
    """The entries stay."""
    path = tmp_path / f"a{ENDINGS[format]}"
    with pytest.warns(FramingWarning, match=r"Not in it: weights \(1, such as 'tone'\)"):
        write_lexicon(words(Label("tone", (Pattern("mob", weight=-2),))), path, format=format)
    assert content(read_lexicon(path, format=format)) == {"tone": [("mob", 1.0)]}


def test_a_codebook_becomes_categories(tmp_path: Path) -> None:
    """Labels, names and titles of each referent; what has no place there is said."""
    path = tmp_path / "strike.dic"
    with pytest.warns(FramingWarning, match=r"the kind 'codebook'.*`exclusions` \(5\).*conditions \(near, not_near\)"):
        write_lexicon(read_lexicon("harbour-strike"), path)
    assert {"STRIKERS.striker", "UNION.names", "MINISTER.titles.minister"} <= set(content(read_lexicon(path)))


def test_slots_are_written_out(tmp_path: Path) -> None:
    """An entry for each form; but our table of terms keeps the slot of countries."""
    lexicon = Lexicon(
        "strike",
        "words",
        categories=(Label("tone", (Pattern("{force}-backed"), Pattern("{country}-backed"))),),
        slots={"force": {"port": ("port", "quay")}, "country": {"Norland": ("Norland",), "Tollen": ("Tollen",)}},
    )
    write_lexicon(lexicon, tmp_path / "a.lc3")
    assert (tmp_path / "a.lc3").read_text() == "+tone\nport-backed\nquay-backed\nNorland-backed\nTollen-backed\n"
    write_lexicon(lexicon, tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_text().splitlines()[-1] == "tone,{country}-backed"


def test_stars_that_a_program_has_not_are_left_out(tmp_path: Path) -> None:
    """LIWC knows them at the end only; that is said."""
    with pytest.warns(
        FramingWarning, match=r"`\*` elsewhere than at their end, which are left out \(1, such as 'do\*r'\)"
    ):
        write_lexicon(words(Label("crew", (Pattern("do*r"), Pattern("dock*")))), tmp_path / "a.dic")
    assert content(read_lexicon(tmp_path / "a.dic")) == {"crew": [("dock*", 1.0)]}


def test_capitals_are_lost_elsewhere_and_that_is_said(tmp_path: Path) -> None:
    """For other programs know no case."""
    with pytest.warns(FramingWarning, match=r"that words in capitals match capitals only \(1, such as 'MPA'\)"):
        write_lexicon(words(Label("port", (Pattern("MPA"),))), tmp_path / "a.lc3")
    assert content(read_lexicon(tmp_path / "a.lc3")) == {"port": [("mpa", 1.0)]}


@pytest.mark.parametrize(
    ("name", "format"),
    [("port\nquay", "lexicoder"), ("quay (1)", "wordstat"), ("quay (old)", "liwc"), (" quay", "csv"),
     ("\x00", "yoshikoder"), ("\ud800", "csv")],
)  # fmt: skip
def test_a_name_that_breaks_a_format_is_refused(tmp_path: Path, name: str, format: str) -> None:
    """And no file is left."""
    path = tmp_path / f"a{ENDINGS[format]}"
    with pytest.raises(FramingError, match="was not written"):
        write_lexicon(words(Label(name, (Pattern("docker"),))), path)
    assert not path.exists()


def test_a_list_of_weights_has_one_category(tmp_path: Path) -> None:
    """Two are refused."""
    labels = (Label("a", (Pattern("mob"),)), Label("b", (Pattern("wage"),)))
    with pytest.raises(FramingError, match="a list of words and weights has no categories, and there are 2: a, b"):
        write_lexicon(words(*labels), tmp_path / "a.tsv")


def test_the_lexicon_says_where_it_is_from(tmp_path: Path) -> None:
    """Its note is shown wherever its numbers are; version and licence are not made up."""
    (tmp_path / "My Strike.dic").write_text("%\n1\tcrew\n%\ndocker\t1\n")
    lexicon = read_lexicon(tmp_path / "My Strike.dic")
    assert (lexicon.name, lexicon.kind, lexicon.version, lexicon.licence) == (
        "my-strike", "words", "not stated", "not stated")  # fmt: skip
    assert lexicon.note.startswith("Read from My Strike.dic, a LIWC dictionary. Counted by the rules of this package:")
    assert lexicon.source == "My Strike.dic"


def test_it_can_be_written_as_one_of_ours(tmp_path: Path) -> None:
    """And is read again as it was."""
    (tmp_path / "a.dic").write_text("%\n1\tcrew (Those aboard)\n\t2\told\n%\ndocker\t1\nport worker\t2\n")
    lexicon = read_lexicon(tmp_path / "a.dic")
    write_lexicon(lexicon, tmp_path / "a.yaml")
    again = read_lexicon(tmp_path / "a.yaml")
    assert (content(again), again.note, again.categories[0].definition) == (
        content(lexicon),
        lexicon.note,
        "Those aboard",
    )


def test_a_warning_names_the_first_lines(tmp_path: Path) -> None:
    """And counts the others, which the command names."""
    (tmp_path / "a.lc3").write_text("+a\nb\n" + "".join(f"c{i}?\n" for i in range(9)))
    with pytest.warns(FramingWarning, match=r"Line 3: left out: 'c0\?'.*And 4 more: framing lexicon check names all\."):
        read_lexicon(tmp_path / "a.lc3")


def test_a_file_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before it is read to its end."""
    monkeypatch.setattr("framing.io.dictionaries.MAX_BYTES", 10)
    (tmp_path / "a.dic").write_text("%\n1\tcrew\n%\ndocker\t1\n")
    with pytest.raises(FramingError, match=r"a\.dic is larger than 0 MB"):
        read_lexicon(tmp_path / "a.dic")


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    """With its name."""
    with pytest.raises(FramingError, match=r"There is no file .*a\.dic"):
        read_lexicon(tmp_path / "a.dic")
    with pytest.raises(FramingError, match="`format` must be one of"):
        read_lexicon(tmp_path, format="excel")


def test_entries_match_words_in_a_row(tmp_path: Path) -> None:
    """In any case, over blanks and hyphens, and `*` stands for any letters."""
    (tmp_path / "a.dic").write_text("%\n1\tcrew\n2\tact\n%\nPORT worker*\t1\nwalk out\t2\nstrik*\t2\n")
    text = "Port-worker walkouts: port workers WALK OUT, strikers strike, and the port works."
    corpus = Corpus((text,), pd.DataFrame({"id": ["a"], "outlet": ["Tarnmouth Herald"]}))
    found = find_mentions(corpus, read_lexicon(tmp_path / "a.dic"), attribution="none").table
    assert list(zip(found["text"], found["label"], strict=True)) == [
        ("Port-worker", "crew"), ("port workers", "crew"), ("WALK OUT", "act"), ("strikers", "act"), ("strike", "act"),
    ]  # fmt: skip
