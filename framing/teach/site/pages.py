"""The pages around the notebooks: where to begin, whether a device runs them, and what there is if it does not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib.resources import files
from typing import Any

from framing.teach.notebooks import SHIPPED
from framing.teach.site.course import Notebook

FROM_PYODIDE = (
    "numpy",
    "scipy",
    "pandas",
    "scikit-learn",
    "matplotlib",
    "nltk",
    "jinja2",
    "pyyaml",
    "click",
    "micropip",
)
"""What the package needs, under the names of Pyodide's own distribution."""
PLAIN = ("site.css", "current.js", "check.js", "check-python.js", "check-service.js")
"""Files that are the same on every site."""
TEMPLATES = ("index.html", "check.html")


@dataclass(frozen=True)
class Packages:
    """From where a page gets Python, and what it then loads: packages of the distribution, wheels of the site."""

    address: str
    names: tuple[str, ...]
    wheels: tuple[str, ...]


def written(notebooks: Sequence[Notebook], packages: Packages, *, closed: bool) -> dict[str, bytes]:
    """The pages: path on the site > bytes."""
    import jinja2

    from framing.teach.class_folder import class_files

    folder = files("framing") / "teach" / "site" / "pages"
    found = {name: (folder / name).read_bytes() for name in PLAIN}
    room = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    known: dict[str, Any] = {
        "notebooks": notebooks,
        "closed": closed,
        "settings": asdict(packages),
    }
    for name in TEMPLATES:
        template = room.from_string((folder / f"{name}.j2").read_text(encoding="utf-8"))
        found[name] = (template.render(known).rstrip() + "\n").encode()
    return {**found, "worksheet.html": class_files(SHIPPED)["worksheet.html"]}
