"""A browser that asks nothing of any place, and a report to look at in it."""

from __future__ import annotations

import importlib
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT

from framing.io.lexicons import read_lexicon
from framing.io.readers import read_corpus
from framing.report import write_report

CHROMIUM = os.environ.get("FRAMING_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


@dataclass
class Opened:
    """A page that is open, what it complained of, and what it asked for beside itself."""

    page: Any
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def run(self, script: str, *arguments: object) -> Any:
        """The value of an expression in the page."""
        return self.page.evaluate(script, *arguments)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Debian's Chromium, driven by Playwright; nothing is downloaded."""
    driver = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: pip install playwright")
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed: apt-get install chromium")
    with driver.sync_playwright() as started:
        opened = started.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        )
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def look(browser: Any) -> Iterator[Callable[..., Opened]]:
    """Opens a file in a window of its own: every request beside the page itself is refused and noted."""
    contexts = []

    def opened(path: Path, **settings: Any) -> Opened:
        options = {"viewport": {"width": 1280, "height": 900}} | settings
        context = browser.new_context(**options)
        contexts.append(context)
        found = Opened(context.new_page())

        def answer(route: Any) -> None:
            if route.request.url == path.as_uri():
                route.continue_()
            else:
                found.requests.append(route.request.url)
                route.abort()

        def note(message: Any) -> None:
            if message.type in ("error", "warning"):
                found.complaints.append(message.text)

        context.route("**/*", answer)
        found.page.on("console", note)
        found.page.on("pageerror", lambda error: found.complaints.append(str(error)))
        found.page.goto(path.as_uri())
        return found

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def folder(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the five articles of the repository."""
    target = tmp_path_factory.mktemp("browser") / "seeds"
    lexicons = [read_lexicon("syria-2024"), read_lexicon("armed-actors")]
    write_report(read_corpus(ROOT / "seeds" / "syria-2024"), lexicons, target)
    return target


@pytest.fixture(scope="session")
def seeds(look: Callable[..., Opened], folder: Path) -> Opened:
    """That report, opened."""
    return look(folder / "report.html")


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core, as it was installed."""
    try:
        package = importlib.import_module("axe_playwright_python")
    except ImportError:
        pytest.skip("axe-core is not installed: pip install axe-playwright-python")
    return (Path(str(package.__file__)).parent / "axe.min.js").read_text(encoding="utf-8")
