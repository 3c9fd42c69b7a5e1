"""Bad input from end to end, one case for each way in which articles and lexicons go wrong in the field."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from framing.cli import main

HEADER = 'name: mine\nkind: labels\nversion: "1"\nlanguage: en\nlicence: CC0-1.0\n'
GOOD = "id,outlet,text\n1,Herald,The rebels met on Friday in the town.\n"

REFUSED = {
    "a missing path": ({}, "nowhere", "nowhere"),
    "an empty folder": ({"folder/.keep": ""}, "folder", "no articles"),
    "no outlet column": ({"a.csv": "id,text\n1,The rebels met.\n"}, "a.csv", "no column says the outlet"),
    "duplicate ids": ({"a.csv": GOOD + "1,Post,It rained.\n"}, "a.csv", "line 3: the id '1' stands here"),
    "an extra field": ({"a.csv": GOOD + "2,Post,It rained,again\n"}, "a.csv", "line 3: 4 fields"),
    "an open quote": ({"a.csv": GOOD + '2,Post,"It rained\n3,Post,It snowed\n'}, "a.csv", "line 3: the quoted field"),
    "a broken JSON line": (
        {"a.jsonl": '{"id": "1", "outlet": "Post", "text": "x"\n'},
        "a.jsonl",
        "line 1: not valid JSON",
    ),
    "a JSON key twice": ({"a.jsonl": '{"id": "1", "id": "2", "outlet": "P", "text": "x"}\n'}, "a.jsonl", "line 1"),
    "nothing usable": ({"a.csv": "id,outlet,text\n1,Herald,  \n"}, "a.csv", "no article has a text"),
    "a file that is not listed as text": ({"a.docx": "x"}, "a.docx", "a.docx"),
    "a table that leads out of its folder": (
        {"f/articles.csv": "file,outlet\n../x.txt,Post\n", "x.txt": "y"},
        "f",
        "line 2",
    ),
}

LEXICONS = {
    "a misspelt key": ("categoris:\n  a: [rebel]\n", "line 6", "Did you mean 'categories'"),
    "an alias": ("categories:\n  a: &x [rebel]\n  b: *x\n", "line 7", "anchor"),
    "a key twice": ("categories:\n  a: [rebel]\n  a: [mob]\n", "line 8", "stands on line 7"),
    "an unknown slot": ('categories:\n  a: ["{countri}-backed"]\n', "line 7", "countri"),
    "a regular expression": ('categories:\n  a: ["(a|aa)+$"]\n', "line 7", "regular expression"),
    "a weight that is no number": ("categories:\n  a:\n    patterns: {rebel: much}\n", "line 8", "much"),
    "broken YAML": ("categories: [\n", "line", "mine.yaml"),
}

WARNED = {
    "a blank article": ({"a.csv": GOOD + "2,Post,  \n"}, "1 blank article left out: '2'"),
    "two spellings of an outlet": ({"a.csv": GOOD + "2,herald,The rebels left.\n"}, "Herald"),
    "bytes that are not UTF-8": (
        {"a.csv": GOOD.encode() + "2,Post,The café of the rebels closed.\n".encode("cp1252")},
        "not UTF-8",
    ),
    "NUL bytes": ({"a.csv": GOOD + "2,Post,The re\0bels left.\n"}, "NUL"),
    "another language": (
        {
            "a.csv": GOOD
            + "2,Post,"
            + "Die Rebellen rückten am Freitag weiter auf die Stadt vor und nahmen sie ein. " * 4
            + "\n"
        },
        "article '2' does not read as English",
    ),
    "a lexicon that matches nothing": ({"a.csv": "id,outlet,text\n1,Herald,It rained.\n"}, "matches nothing"),
}


def write(folder: Path, files: dict[str, str | bytes]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


@pytest.mark.parametrize("case", sorted(REFUSED))
def test_it_is_refused_in_a_sentence(case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """File, line and remedy; exit code 2; no traceback; nothing half-written."""
    monkeypatch.chdir(tmp_path)
    files, path, message = REFUSED[case]
    write(tmp_path, files)
    result = CliRunner().invoke(main, ["report", path, "--lexicon", "armed-actors", "--output", "out"])
    assert result.exit_code == 2, result.output
    assert message in " ".join(result.output.split())
    assert "Traceback" not in result.output
    assert not Path("out").exists()


@pytest.mark.parametrize("case", sorted(LEXICONS))
def test_a_lexicon_is_refused_with_its_line(case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The line at fault and what to do."""
    monkeypatch.chdir(tmp_path)
    body, line, message = LEXICONS[case]
    Path("mine.yaml").write_text(HEADER + body, encoding="utf-8")
    result = CliRunner().invoke(main, ["lexicon", "check", "mine.yaml"])
    output = " ".join(result.output.split())
    assert result.exit_code == 2, output
    assert line in output
    assert message in output


@pytest.mark.parametrize("case", sorted(WARNED))
def test_a_warning_names_it_and_the_rest_goes_on(case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit code 0, a line on standard error, the numbers of the other articles."""
    monkeypatch.chdir(tmp_path)
    files, message = WARNED[case]
    write(tmp_path, files)
    result = CliRunner().invoke(main, ["naming", "a.csv"])
    assert result.exit_code == 0, result.output
    assert message in result.output


def test_a_line_separator_splits_no_article(tmp_path: Path) -> None:
    """U+2028 inside a JSON line is text."""
    write(tmp_path, {"a.jsonl": '{"id": "1", "outlet": "Post", "text": "The rebels met.\u2028The rebels left."}\n'})
    result = CliRunner().invoke(main, ["mentions", str(tmp_path / "a.jsonl"), "--format", "json"])
    assert len(result.stdout.splitlines()) == 2


def test_yaml_words_stay_words(tmp_path: Path) -> None:
    """`no`, `12:30` and a date are patterns, not false, 750 and a day."""
    path = tmp_path / "mine.yaml"
    path.write_text(HEADER.replace("labels", "words") + "categories:\n  a: [no, 12:30, 2024-01-01]\n", encoding="utf-8")
    write(tmp_path, {"a.csv": "id,outlet,text\n1,Post,There was no train at 12:30 on 2024-01-01.\n"})
    result = CliRunner().invoke(main, ["mentions", str(tmp_path / "a.csv"), "-l", str(path), "--format", "json"])
    assert len(result.stdout.splitlines()) == 3


def test_an_unknown_label_is_answered_with_the_right_one(tmp_path: Path) -> None:
    """Exit code 2."""
    write(tmp_path, {"a.csv": GOOD})
    result = CliRunner().invoke(main, ["naming", str(tmp_path / "a.csv"), "--evidence", "rebell"])
    assert result.exit_code == 2
    assert "Did you mean 'rebel'" in " ".join(result.output.split())


def test_scripts_and_dollars_are_shown_as_text(tmp_path: Path) -> None:
    """In the page, its figures and its tables."""
    attack = "</script><script>alert(1)</script>"
    text = f"The rebels asked {attack} for $5 to $10 on Friday in the town."
    write(tmp_path, {"a.csv": f'id,outlet,title,text\n1,"Post $5 to $10",{attack},"{text}"\n'})
    result = CliRunner().invoke(
        main, ["report", str(tmp_path / "a.csv"), "-l", "armed-actors", "-o", str(tmp_path / "out")]
    )
    assert result.exit_code == 0, result.output
    page = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert attack not in page
    assert "&lt;/script&gt;&lt;script&gt;alert(1)" in page
    assert "Post $5 to $10" in page
