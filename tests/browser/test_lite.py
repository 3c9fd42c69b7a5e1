"""The course in a browser, with nothing installed and no other host: it runs, it keeps answers, and it is never stale.

Needs a folder with a Pyodide distribution (FRAMING_PYODIDE) and an interpreter with the JupyterLite that goes with it
(FRAMING_LITE_PYTHON, if it is another than this one); skips without them. It takes two to five minutes.
"""

from __future__ import annotations

import functools
import http.server
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT

from framing.teach.exercises import list_exercises

PYODIDE = os.environ.get("FRAMING_PYODIDE", "")
PYTHON = os.environ.get("FRAMING_LITE_PYTHON", sys.executable)
MAKE = """
import sys
from pathlib import Path
from framing.teach import site
site.course_dir = lambda: Path(sys.argv[3])
site.make_site(sys.argv[1], local=sys.argv[2])
"""
ADDED = "This sentence is new in this version of the course."
NEVER = 300_000  # milliseconds

OPENED = "window.jupyterapp && document.querySelector('.jp-Notebook .jp-Cell')"
IDLE = "() => window.jupyterapp.shell.currentWidget?.sessionContext?.session?.kernel?.status === 'idle'"
RUN_ALL = "() => { window.jupyterapp.commands.execute('notebook:run-all-cells').then((x) => { window.ran = x; }); }"
CELLS = """() => window.jupyterapp.shell.currentWidget.content.model.toJSON().cells"""
SET = """([id, text]) => {
  for (const cell of window.jupyterapp.shell.currentWidget.content.model.cells)
    if (cell.id === id) cell.sharedModel.setSource(text);
}"""
SAVE = "() => window.jupyterapp.commands.execute('docmanager:save')"
KEPT = """async (path) => {
  const found = await window.jupyterapp.serviceManager.contents.get(path, { content: true });
  if (found.format === "base64") return atob(found.content);
  return typeof found.content === "string" ? found.content : JSON.stringify(found.content);
}"""
NAMES = "async () => (await window.jupyterapp.serviceManager.contents.get('')).content.map((item) => item.name)"


@dataclass
class Room:
    """A server that can change the site it serves, and a window that remembers."""

    window: Any
    address: str
    handler: Any
    elsewhere: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def serve(self, folder: Path) -> None:
        """Another site under the same address."""
        self.handler.folder = str(folder)

    def open(self, number: str) -> Any:
        """The notebook that the first page leads to."""
        page = self.window.new_page()
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.goto(f"{self.address}index.html")
        page.click(f"ol a:has-text('{number} ')")
        ready(page)
        return page


class Handler(http.server.SimpleHTTPRequestHandler):
    """Files of a folder that can be changed."""

    folder = ""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, directory=type(self).folder, **named)

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


def ready(page: Any) -> None:
    """Wait until the notebook is there and its kernel has started."""
    page.wait_for_function(OPENED, timeout=NEVER)
    page.wait_for_function(IDLE, timeout=NEVER)


def run_all(page: Any) -> list[dict[str, Any]]:
    """Run all cells; the code cells with what they put out."""
    page.evaluate(RUN_ALL)
    page.wait_for_function("window.ran !== undefined", timeout=NEVER)
    return [cell for cell in page.evaluate(CELLS) if cell["cell_type"] == "code"]


def said(cells: list[dict[str, Any]]) -> str:
    """All that cells print, and what they show in plain text."""
    outputs = [out for cell in cells for out in cell["outputs"]]
    texts = [out.get("text", "") or out.get("data", {}).get("text/plain", "") for out in outputs]
    return "".join(text if isinstance(text, str) else "".join(text) for text in texts)


def make(target: Path, course: Path) -> Path:
    """A site of a course, made by the interpreter that has the JupyterLite for it."""
    command = [PYTHON, "-W", "ignore", "-c", MAKE, str(target), PYODIDE, str(course)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if "holds Pyodide" in done.stderr:
        pytest.skip("the JupyterLite of this interpreter is for another Pyodide: set FRAMING_LITE_PYTHON")
    assert done.returncode == 0, done.stderr[-2000:]
    return target


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The course, and the course with a sentence more in notebook 01."""
    if not PYODIDE or not Path(PYODIDE, "pyodide.mjs").is_file():
        pytest.skip("needs a Pyodide distribution: set FRAMING_PYODIDE to the folder that holds pyodide.mjs")
    folder = tmp_path_factory.mktemp("lite")
    changed = folder / "changed"
    for kind in ("source", "exercises"):
        shutil.copytree(ROOT / "notebooks" / kind, changed / kind)
    first = next((changed / "source").glob("01-*.py"))
    first.write_text(first.read_text(encoding="utf-8") + f"\n# %% [markdown] added\n# {ADDED}\n", encoding="utf-8")
    return make(folder / "one", ROOT / "notebooks"), make(folder / "two", changed)


@pytest.fixture(scope="module")
def room(browser: Any, sites: tuple[Path, Path]) -> Iterator[Room]:
    """One browser profile for all tests of this file, as a student has one."""
    handler = type("Served", (Handler,), {"folder": str(sites[0])})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    window = browser.new_context(viewport={"width": 1280, "height": 900})
    window.set_default_timeout(NEVER)
    found = Room(window, f"http://127.0.0.1:{server.server_address[1]}/", handler)

    def note(request: Any) -> None:
        if not request.url.startswith((found.address, "data:", "blob:")):
            found.elsewhere.append(request.url)

    window.on("request", note)
    yield found
    window.close()
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def answered(room: Room) -> Iterator[Any]:
    """Notebook 01, run with the right answer to its first exercise, and saved."""
    page = room.open("01")
    right = list_exercises("01", edition="harbour-strike")[0].edition.answer
    page.evaluate(SET, ["first-answer", f"answer = {list(right) if isinstance(right, tuple) else right!r}"])
    page.cells = run_all(page)
    page.evaluate(SAVE)
    yield page
    page.close()


def test_all_of_notebook_01_runs(answered: Any) -> None:
    """No cell fails, none is left out, and the figures are seen."""
    cells = answered.cells
    assert [out for cell in cells for out in cell["outputs"] if out["output_type"] == "error"] == []
    assert all(cell["execution_count"] for cell in cells)
    pictures = [out for cell in cells for out in cell["outputs"] if "image/png" in out.get("data", {})]
    assert len(pictures) == sum(".figure" in "".join(cell["source"]) for cell in cells) > 0
    assert "No test can reach .05" in said(cells)
    picture = answered.locator(".jp-RenderedImage img").first
    picture.wait_for(state="attached")  # Jupyter hides what is scrolled away
    assert picture.evaluate("(image) => image.decode().then(() => image.naturalWidth)") > 100


def test_no_other_host_is_asked(answered: Any, room: Room) -> None:
    """From the first page to the last cell."""
    assert room.elsewhere == []
    assert room.errors == []


def test_answers_survive_a_reload(answered: Any) -> None:
    """The file is in the browser, and a new kernel of the same notebook knows the answer."""
    answered.reload()
    ready(answered)
    assert "01-1" in json.dumps(json.loads(answered.evaluate(KEPT, "framing-answers.json")))
    assert "01-1 right" in said(run_all(answered))


def test_an_old_copy_never_hides_a_new_notebook(answered: Any, room: Room, sites: tuple[Path, Path]) -> None:
    """The same browser and address: the first page opens the new notebook, and answers and the old copy are there."""
    old = str(answered.evaluate("window.jupyterapp.shell.currentWidget.context.path"))
    answered.close()
    room.serve(sites[1])
    page = room.open("01")
    new = str(page.evaluate("window.jupyterapp.shell.currentWidget.context.path"))
    assert new != old
    assert ADDED in json.dumps(page.evaluate(CELLS))
    assert {old, new, "framing-answers.json"} <= set(page.evaluate(NAMES))
    assert "answer = " in page.evaluate(KEPT, old)
    assert "01-1 right" in said(run_all(page))
    page.close()


def test_the_page_before_the_class_starts_python(room: Room) -> None:
    """It says that this device runs the notebooks."""
    page = room.window.new_page()
    page.goto(f"{room.address}check.html")
    page.wait_for_function("document.body.dataset.verdict", timeout=NEVER)
    assert page.inner_text("#verdict") == "This device runs the notebooks."
    page.close()
