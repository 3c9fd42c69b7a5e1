"""What the site needs beside Sphinx: the notebooks, the figures, and links that lead to pages and not to files."""

from __future__ import annotations

import re
from pathlib import Path

from docutils import nodes  # type: ignore[import-untyped]
from framing_checks import problems
from framing_figures import draw_figures
from framing_links import DOCS, ROOT, with_links_to_pages
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.nodes import make_refnode

from framing.teach.notebooks import make_notebook, notebook_bytes, read_source


def make_tutorial(target: Path) -> None:
    """The students' notebooks about the harbour strike: the articles of other editions are their publishers'.

    A notebook that is as it was is left alone, so that a second build does not run it again.
    """
    target.mkdir(parents=True, exist_ok=True)
    sources = [read_source(path) for path in sorted((ROOT / "notebooks" / "source").glob("*.py"))]
    files = {f"{s.name}.ipynb": notebook_bytes(make_notebook(s, edition="harbour-strike")) for s in sources}
    for path in target.iterdir():
        if path.name not in files:
            path.unlink()
    for name, data in files.items():
        path = target / name
        if not path.exists() or path.read_bytes() != data:
            path.write_bytes(data)


def _read_page(app: Sphinx, page: str, source: list[str]) -> None:
    path = Path(str(app.env.doc2path(page)))
    if path.suffix == ".md":
        source[0] = with_links_to_pages(source[0], path.parent)


def _read_included(app: Sphinx, path: Path, page: str, source: list[str]) -> None:
    source[0] = with_links_to_pages(source[0], (DOCS / path).resolve().parent)


def _plain(app: Sphinx, context: object, lines: list[str]) -> None:
    lines[:] = [line.replace("*", r"\*") for line in lines]  # help is plain text, in which captur* is no emphasis


def _make(app: Sphinx) -> None:
    make_tutorial(DOCS / "tutorial" / "notebooks")
    draw_figures(DOCS / "howto" / "drawn")


def _name_tables(app: Sphinx, what: str, name: str, *rest: object) -> None:
    """In framing.plots a figure is called as its table is; "one of `naming`" means the table."""
    lines = rest[-1]
    if name.startswith("framing.plots.") and isinstance(lines, list):
        lines[:] = [re.sub(r"one of `(\w+)`", r"one of :py:obj:`~framing.\1`", line) for line in lines]


def _find_elsewhere(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, content: nodes.TextElement
) -> nodes.reference | None:
    """A name without its module leads to the one public function or class that is called so, wherever it lives."""
    if node.get("refdomain") != "py" or not str(node.get("reftarget")).isidentifier():
        return None
    domain = env.domains.python_domain
    ends = [
        (name, entry)
        for name, entry in domain.objects.items()
        if entry.objtype in ("function", "class") and name.rpartition(".")[2] == node["reftarget"]
    ]
    if len(ends) != 1:
        return None
    name, entry = ends[0]
    return make_refnode(app.builder, node["refdoc"], entry.docname, entry.node_id, content, name)


def _check(app: Sphinx, error: Exception | None) -> None:
    if error is None and app.builder.format == "html":
        for problem in problems(Path(app.outdir)):
            logging.getLogger(__name__).warning(problem)


def setup(app: Sphinx) -> dict[str, bool]:
    """What Sphinx calls."""
    app.connect("builder-inited", _make)
    app.connect("autodoc-process-docstring", _name_tables)
    app.connect("missing-reference", _find_elsewhere)
    app.connect("build-finished", _check)
    app.connect("source-read", _read_page)
    app.connect("include-read", _read_included)
    for part in ("description", "options", "arguments", "epilog"):
        app.connect(f"sphinx-click-process-{part}", _plain)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
