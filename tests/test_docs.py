"""What the documents say is still true."""

from __future__ import annotations

import re
from importlib.metadata import version
from pathlib import Path

import pytest

import framing
from framing.report import write_report

ROOT = Path(__file__).parent.parent
TEXTS = sorted(ROOT.glob("*.md")) + sorted((ROOT / "lexicons").glob("*.md"))


def test_the_figure_of_the_readme_is_what_the_package_draws(tmp_path: Path) -> None:
    """`make docs` brings it up to date; the bytes are those of the matplotlib that constraints.txt pins."""
    pinned = re.search(
        r"^matplotlib==(.+)$", (ROOT / "constraints.txt").read_text(encoding="utf-8"), flags=re.MULTILINE
    )
    if pinned is None or version("matplotlib") != pinned[1]:
        pytest.skip("drawn with another matplotlib than the pinned one")
    corpus = framing.read_corpus(ROOT / "seeds" / "syria-2024")
    write_report(corpus, [framing.read_lexicon("syria-2024")], tmp_path)
    drawn = (tmp_path / "naming-syria-2024-hts-forces.svg").read_bytes()
    assert drawn == (ROOT / "docs" / "seeds-naming.svg").read_bytes()


@pytest.mark.parametrize("path", TEXTS, ids=lambda p: p.name)
def test_links_within_the_repository_lead_somewhere(path: Path) -> None:
    """No document points at a file that is not there."""
    links = re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_the_versions_agree() -> None:
    """Of the package, its metadata, the citation and the changelog."""
    number = framing.__version__
    assert f'version = "{number}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert f"version: {number}" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"## {number}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_python_of_the_readme_runs(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Line by line, as it stands there."""
    monkeypatch.chdir(ROOT)
    (code,) = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), flags=re.DOTALL)
    exec(compile(code, "README.md", "exec"), {})
    out = capsys.readouterr().out
    assert "HTS_FORCES" in out
    assert "sentence" in out


def test_the_lexicon_of_the_readme_is_valid(tmp_path: Path) -> None:
    """And finds what it says."""
    (code,) = re.findall(r"```yaml\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), flags=re.DOTALL)
    path = tmp_path / "strike.yaml"
    path.write_text(code, encoding="utf-8")
    found = framing.find_mentions(framing.read_corpus("harbour-strike"), framing.read_lexicon(path))
    assert {"striker", "mob"} <= set(found.counted["label"])


def test_no_corpus_is_named_in_the_code() -> None:
    """Outlets, persons and phrases of the seeds stand in lexicons, seeds, notebooks, tests and docs, never in
    framing/."""
    names = [
        "Jolani",
        "Golani",
        "Homs",
        "Aleppo",
        "AIRLINK",
        "iKurd",
        "Business Recorder",
        "New Arab",
        "Hayat",
        "Syria",
        "Assad",
    ]
    found = [
        f"{path.name}: {name}"
        for path in (ROOT / "framing").rglob("*.py")
        for name in names
        if name in path.read_text(encoding="utf-8")
    ]
    assert found == []
