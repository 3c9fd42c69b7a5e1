"""The site for browsers: what is on it, what is not, and what is said when it cannot be made."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT

from framing._checks import FramingError
from framing.teach.site import lite, make_site

WORDS = 8
"""Words in a row that no two texts have by chance."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the course with one article of a teacher."""
    pytest.importorskip("jupyterlite_pyodide_kernel", reason='needs JupyterLite: pip install "newsframing[lite]"')
    folder = tmp_path_factory.mktemp("site")
    own = folder / "mine"
    own.mkdir()
    (own / "gate.txt").write_text("The crane stood still at the fourth gate.\n", encoding="utf-8")
    (own / "articles.csv").write_text("file,outlet\ngate.txt,The Quay\n", encoding="utf-8")
    return make_site(folder / "class", with_texts=own).parent


@pytest.fixture(scope="module")
def texts(made: Path) -> str:
    """All that the site says in words: its pages, notebooks, lexicons and articles."""
    paths = [p for p in made.rglob("*") if p.suffix in (".ipynb", ".txt", ".csv", ".yaml", ".html", ".json")]
    return "\n".join(path.read_text(encoding="utf-8") for path in paths if "build" not in path.parts)


def settings(site: Path) -> dict[str, Any]:
    """What the site says to JupyterLite."""
    found: dict[str, Any] = json.loads((site / "jupyter-lite.json").read_bytes())["jupyter-config-data"]
    return found


def test_every_notebook_of_the_course_is_there(made: Path) -> None:
    """Under its name and the version of the course, and the first page leads to it."""
    page = (made / "index.html").read_text(encoding="utf-8")
    names = {path.stem for path in (ROOT / "notebooks" / "source").glob("[0-9]*.py")}
    files = {path.name for path in (made / "files").glob("*.ipynb")}
    assert {re.sub(r"-[0-9a-f]{6}\.ipynb$", "", name) for name in files} == names
    assert set(re.findall(r"path=([^\"]+)", page)) == files


def test_notebooks_begin_with_what_installs_the_package(made: Path) -> None:
    """In the first cell of each."""
    for path in (made / "files").glob("*.ipynb"):
        assert json.loads(path.read_bytes())["cells"][0]["source"] == ["%pip install -q newsframing"]


def test_notebooks_link_to_notebooks_of_the_site(made: Path) -> None:
    """No link leads to a notebook that is not there."""
    files = {path.name for path in (made / "files").glob("*.ipynb")}
    for path in (made / "files").glob("*.ipynb"):
        assert set(re.findall(r"\]\(([\w-]+\.ipynb)", path.read_text(encoding="utf-8"))) <= files


def test_articles_of_the_repository_are_on_no_site(made: Path, texts: str) -> None:
    """Neither one of their files, nor a line of theirs in any file, in the wheel neither."""
    seeds = list((ROOT / "seeds" / "syria-2024").glob("*.txt"))
    digests = {hashlib.sha256(path.read_bytes()).hexdigest() for path in seeds}
    assert len(seeds) == 5
    assert not digests & {hashlib.sha256(p.read_bytes()).hexdigest() for p in made.rglob("*") if p.is_file()}
    for path in seeds:
        words = path.read_text(encoding="utf-8").split()
        for i in range(0, len(words) - WORDS, WORDS):
            assert " ".join(words[i : i + WORDS]) not in texts


def test_a_folder_with_articles_of_the_repository_is_refused(tmp_path: Path) -> None:
    """Under whatever name, before anything is built."""
    pytest.importorskip("jupyterlite_pyodide_kernel")
    seed = next((ROOT / "seeds" / "syria-2024").glob("*.txt"))
    (tmp_path / "renamed.txt").write_bytes(seed.read_bytes())
    with pytest.raises(FramingError, match=r"renamed\.txt belongs to its publisher"):
        make_site(tmp_path / "site", with_texts=tmp_path)


def test_own_articles_make_the_site_one_for_a_class_only(made: Path) -> None:
    """They lie in texts/, and the first page says that it must not be public."""
    assert (made / "files" / "texts" / "gate.txt").is_file()
    assert "It must not be public" in (made / "index.html").read_text(encoding="utf-8")


def test_example_and_lexicons_can_be_looked_into(made: Path) -> None:
    """As files beside the notebooks."""
    assert len(list((made / "files" / "look-into" / "harbour-strike").glob("*.txt"))) == 6
    assert (made / "files" / "look-into" / "lexicons" / "harbour-strike.yaml").is_file()


def test_there_is_something_for_devices_that_run_nothing(made: Path) -> None:
    """The report of the example and the worksheet, with a link to each."""
    page = (made / "index.html").read_text(encoding="utf-8")
    for name in ("report/report.html", "worksheet.html", "check.html"):
        assert (made / name).is_file()
        assert f'href="{name}"' in page


def test_answers_are_kept_under_one_name_in_every_version(made: Path) -> None:
    """The storage of the browser is called by a name that no build changes."""
    assert settings(made)["contentsStorageName"] == lite.STORAGE


def test_packages_come_from_the_site_or_from_pyodide(made: Path) -> None:
    """PyPI is not asked, and the wheels of the site are this package and what Pyodide lacks."""
    kernel = settings(made)["litePluginSettings"]["@jupyterlite/pyodide-kernel-extension:kernel"]
    assert kernel["disablePyPIFallback"] is True
    assert {path.name.split("-")[0] for path in (made / "pypi").glob("*.whl")} == {"chardet", "comm", "newsframing"}


def test_pages_ask_no_other_host(made: Path) -> None:
    """But for Python itself, whose address stands in the page that tests a device."""
    for name in ("index.html", "check.html", "worksheet.html", "site.css", "check.js", "check-python.js"):
        found = set(re.findall(r"https?://\w[\w./-]+", (made / name).read_text(encoding="utf-8")))
        assert {address for address in found if "." in address} <= {lite.pyodide_address()}


def test_a_site_is_made_anew_in_its_place(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the same bytes, but for the day in the report, and nothing is left beside it."""

    def contents() -> dict[str, str]:
        paths = [p for p in made.rglob("*") if p.is_file() and "report" not in p.relative_to(made).parts[:1]]
        return {str(p.relative_to(made)): hashlib.sha256(p.read_bytes()).hexdigest() for p in paths}

    def report(_corpus: object, _lexicons: object, folder: Path) -> None:  # it takes as long as all the rest
        folder.mkdir()
        (folder / "report.html").write_text("", encoding="utf-8")

    before = contents()
    page = (made / "report" / "report.html").read_bytes()
    monkeypatch.setattr("framing.report.write_report", report)
    wheel = next((made / "pypi").glob("newsframing-*.whl"))
    make_site(made, with_texts=made.parent / "mine", wheel=wheel)
    (made / "report" / "report.html").write_bytes(page)
    assert contents() == before
    assert sorted(path.name for path in made.parent.iterdir()) == ["class", "mine"]


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    """A site is written over a site only."""
    pytest.importorskip("jupyterlite_pyodide_kernel")
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(FramingError, match="no site of the course"):
        make_site(tmp_path)
    assert (tmp_path / "thesis.txt").read_text(encoding="utf-8") == "mine"


def test_missing_jupyterlite_names_the_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The extra that brings it."""
    monkeypatch.setattr(lite, "NEEDED", ("jupyterlite_that_is_not_there",))
    with pytest.raises(FramingError, match=re.escape('pip install "newsframing[lite]"')):
        make_site(tmp_path / "site")


def test_a_folder_without_pyodide_is_named(tmp_path: Path) -> None:
    """With the file that it lacks."""
    pytest.importorskip("jupyterlite_pyodide_kernel")
    with pytest.raises(FramingError, match=r"it has no pyodide-lock\.json"):
        make_site(tmp_path / "site", local=tmp_path)


def test_the_first_page_knows_what_another_version_has_under_the_same_name(made: Path) -> None:
    """The list of notebooks and the wheel, which a browser may have kept, are loaded anew; libraries are not."""
    told = json.loads((made / "framing-site.json").read_bytes())
    changing = set(told["changing"])
    assert {"index.html", "api/contents/all.json", "jupyter-lite.json"} <= changing
    assert any(name.startswith("pypi/newsframing-") for name in changing)
    assert not [name for name in changing if name.startswith("build/") or name.endswith(".ipynb")]
    assert not [name for name in changing if not (made / name).is_file()]
    assert len(told["version"]) == 12
    assert "current.js" in (made / "index.html").read_text(encoding="utf-8")
