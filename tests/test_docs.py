"""What the documents say is still true."""

from __future__ import annotations

import doctest
import importlib
import inspect
import re
import shlex
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from types import ModuleType

import matplotlib.pyplot as plt
import pytest
from click.testing import CliRunner

import framing
from framing.cli._group import main
from framing.report import write_report

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted(p for p in DOCS.rglob("*.md") if not {"drawn", "notebooks"} & set(p.relative_to(DOCS).parts))
TEXTS = sorted(ROOT.glob("*.md")) + sorted((ROOT / "lexicons").glob("*.md")) + PAGES
RUN = [page for page in PAGES if page.parent.name in ("howto", "tutorial")]
"""Pages of which every line of code is run; of those directly in docs/ commands take minutes, or others' articles."""
SLOW = ("export",)
"""Commands that tests/export runs, and that take long."""
PUBLIC = ("framing", "framing.plots", "framing.teach", "framing.validation")
"""Modules whose `__all__` is the public face."""


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


def _blocks(page: Path, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", page.read_text(encoding="utf-8"), flags=re.DOTALL)


@pytest.mark.parametrize("page", [p for p in RUN if _blocks(p, "python")], ids=lambda p: p.stem)
def test_the_python_of_a_page_prints_what_stands_there(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Block after block, in one folder and with the same names."""
    monkeypatch.chdir(tmp_path)
    known: dict[str, object] = {}
    failures = 0
    for block in _blocks(page, "python"):
        test = doctest.DocTestParser().get_doctest(block, {}, page.name, str(page), 0)
        test.globs = known
        failures += doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(test, clear_globs=False).failed
    plt.close("all")
    assert failures == 0


@pytest.mark.parametrize("page", [p for p in RUN if _blocks(p, "console")], ids=lambda p: p.stem)
def test_the_commands_of_a_page_end_well(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One after the other, in one folder."""
    monkeypatch.chdir(tmp_path)
    commands = [line for block in _blocks(page, "console") for line in re.findall(r"^\$ framing (.*)$", block, re.M)]
    assert commands
    for command in (c for c in commands if c.split()[0] not in SLOW):
        result = CliRunner().invoke(main, shlex.split(command))
        assert (command, result.exit_code, result.exception) == (command, 0, None), result.output


def _public() -> Iterator[tuple[str, object]]:
    for module in map(importlib.import_module, PUBLIC):
        for name in module.__all__:
            yield f"{module.__name__}.{name}", getattr(module, name)


def test_every_public_function_and_class_has_an_example() -> None:
    """Which pytest runs with the suite; constants and aliases of types need none."""
    without = [
        name
        for name, found in _public()
        if (inspect.isfunction(found) or inspect.isclass(found)) and ">>>" not in (inspect.getdoc(found) or "")
    ]
    assert without == []


def test_every_public_name_stands_once_in_the_reference() -> None:
    """A name that stands in two modules is one name; modules have pages of their own."""
    listed = [
        name
        for page in (DOCS / "reference").glob("*.md")
        for name in re.findall(r"^\.\. auto(?:function|class|data):: (\S+)$", page.read_text(encoding="utf-8"), re.M)
    ]
    assert len(listed) == len(set(listed))
    told = [(name, _found(name)) for name in listed]
    public = [(name, found) for name, found in _public() if not isinstance(found, ModuleType)]
    assert [name for name, found in public if not any(found is other for _, other in told)] == []
    assert [name for name, found in told if not any(found is other for _, other in public)] == []
    classes = [name for name, found in told if inspect.isclass(found)]
    functions = [name for name, found in told if inspect.isfunction(found)]
    assert len(classes) + len(functions) == len({id(found) for name, found in told if name in {*classes, *functions}})


def _found(name: str) -> object:
    module, _, attribute = name.rpartition(".")
    return getattr(importlib.import_module(module), attribute)


def test_the_glossary_has_each_word_once_and_in_order() -> None:
    """And three cells a row, of which the third may be empty."""
    rows = [
        line.strip("|").split("|")
        for line in (ROOT / "GLOSSARY.md").read_text(encoding="utf-8").splitlines()
        if line.startswith("| ")
    ]
    words = [row[0].strip() for row in rows[1:]]
    assert {len(row) for row in rows} == {3}
    assert words == sorted(set(words), key=str.lower)


def _extension(name: str, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(DOCS / "_ext"))
    return importlib.import_module(name)


def test_a_link_out_of_the_docs_leads_to_a_page_of_the_site(monkeypatch: pytest.MonkeyPatch) -> None:
    """On the site a file that is no page is named and not linked."""
    turned = _extension("framing_links", monkeypatch).with_links_to_pages
    assert turned("[gold](../tests/gold/README.md)", DOCS) == "[gold](/explanation/gold.md)"
    assert turned("[reuse.md](reuse.md#how-well)", DOCS) == "[reuse.md](/reuse.md#how-well)"
    assert turned("[pins](../constraints.txt)", DOCS) == "`pins`"
    assert turned("[a page](https://example.org/a)", DOCS) == "[a page](https://example.org/a)"


def test_every_file_that_links_turn_into_a_page_has_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page, and the file that it includes, are there."""
    pages = _extension("framing_links", monkeypatch).PAGES
    assert [p for file, page in pages.items() for p in (ROOT / file, DOCS / page) if not p.exists()] == []


def test_what_a_page_of_the_site_loads_or_links_wrongly_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A script of another host, a page that is not there, a place that is not on it."""
    (tmp_path / "a.html").write_text(
        '<script src="https://example.org/x.js"></script><a href="b.html#there">b</a><a href="c.html">c</a>'
        '<a href="b.html#here">b</a><a href="https://example.org/">out</a>'
    )
    (tmp_path / "b.html").write_text('<p id="here" style="background: url(//example.org/x.png)">b</p>')
    assert list(_extension("framing_checks", monkeypatch).problems(tmp_path)) == [
        "a.html loads https://example.org/x.js",
        "a.html links to b.html#there, and there is no such place on that page",
        "a.html links to c.html, which is not there",
        "b.html loads //example.org/x.png",
    ]
