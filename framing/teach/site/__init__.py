"""The course in the browser, where nothing is installed: one call makes a JupyterLite site.

Answers: how do thirty devices run the notebooks, half of them without Python?
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from framing._checks import FramingError
from framing.teach.course import course_dir
from framing.teach.site import lite, pages, pyodide, wheels
from framing.teach.site.course import Notebook, course, own_texts, shipped_files

__all__ = ["make_site"]

MARK = "framing-site.json"
"""The file by which a folder is known to be a site that may be made anew."""


def make_site(
    folder: str | Path,
    *,
    with_texts: str | Path | None = None,
    local: str | Path | None = None,
    wheel: str | Path | None = None,
    progress: Callable[[str], None] | None = None,
) -> Path:
    """Make a site on which the course runs in a browser.

    Answers: how do thirty devices run the notebooks, half of them without Python?

    Parameters
    ----------
    folder
        Where to write it: a new or empty folder, or an earlier site, which is replaced when the new one is whole.
    with_texts
        A folder of your own articles, for a closed class: they lie in `texts/`, and notebooks read them as
        ``framing.read_corpus("texts")``. Whoever can open the site can copy them.
    local
        An unpacked Pyodide distribution (the folder that holds `pyodide.mjs`), of the version for which the installed
        kernel is made. With it everything comes from the site's own host; without it devices load Python and the
        scientific packages from Pyodide's distribution at cdn.jsdelivr.net.
    wheel
        A wheel of this package; as a rule the one that is running is taken.
    progress
        Called with a sentence when something begins that takes its time.

    Returns
    -------
    Path
        The page to begin with, `index.html`: the notebooks, a test whether a device runs them, and for those that do
        not the report of the example and a worksheet.

    Raises
    ------
    FramingError
        If JupyterLite is not installed, the folder holds something else, the articles cannot be read or are those of
        the repository (which belong to their publishers), or the distribution is not whole.

    Notes
    -----
    Notebooks are of the edition of the shipped, invented example. Their names end in the version of the course, so that
    a copy that a browser keeps of an older one never comes in the place of a new one; answers lie in a file beside
    them and stay. The same input gives the same bytes, except for the report, which says on which day it was made.

    Danger: a browser gives notebooks files only from addresses that it calls secure: https, or http://localhost.

    Examples
    --------
    >>> make_site("class", local="pyodide")  # doctest: +SKIP
    PosixPath('class/index.html')
    """
    target = Path(folder)
    say = progress or _silent
    lite.check_installed()
    _check_target(target)
    notebooks = course(course_dir() / "source")
    texts = {} if with_texts is None else own_texts(Path(with_texts))
    if local is not None:
        pyodide.check_version(Path(local), lite.pyodide_version())
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.name}.") as made:
        work, site = Path(made) / "work", Path(made) / "site"
        say("building the wheel")
        packages = _lay_out(work, wheel=wheel, local=local)
        _write_files(work / "contents", {**shipped_files(), **texts, **{n.file: n.data for n in notebooks}})
        say("building the site")
        lite.build(work, site)
        say("writing the pages")
        _write_pages(site, notebooks, packages, closed=bool(texts))
        _put(site, target)
    return target / "index.html"


def _silent(_message: str) -> None:
    pass


def _check_target(target: Path) -> None:
    if target.exists() and not target.is_dir():
        raise FramingError(f"{target} is a file. Give a folder.")
    if target.is_dir() and any(target.iterdir()) and not (target / MARK).is_file():
        raise FramingError(f"{target} holds something that is no site of the course. Give a new folder.")


def _lay_out(work: Path, *, wheel: str | Path | None, local: str | Path | None) -> pages.Packages:
    """Wheels and settings, and Python itself where it is local: what a page must know of them."""
    index = work / "pypi"
    index.mkdir(parents=True)
    (work / "contents").mkdir()
    own = wheels.own_wheel(index) if wheel is None else wheels.copied(Path(wheel), index)
    wheels.wheel_facts(own)
    beside = [wheels.packed("comm", index)]  # the kernel's; Pyodide's distribution lacks it
    lite.configure(work)
    if local is None:
        beside.append(wheels.packed("chardet", index))
        return pages.Packages(lite.pyodide_address(), pages.FROM_PYODIDE, (own.name, beside[1].name))
    packed_in = work.parent / "packed"
    packed_in.mkdir()
    wheels.copied(own, packed_in)
    chosen = pyodide.choose(Path(local), packed_in / own.name, packed_in)
    pyodide.copy(chosen, work / "static" / "pyodide")
    own.unlink()  # it stands in the lock, beside all that it needs
    return pages.Packages("static/pyodide/pyodide.mjs", (wheels.NAME,), ())


def _write_files(folder: Path, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _write_pages(site: Path, notebooks: list[Notebook], packages: pages.Packages, *, closed: bool) -> None:
    from framing.io.lexicons import read_lexicon
    from framing.io.readers import read_corpus
    from framing.report import write_report

    write_report(read_corpus("harbour-strike"), [read_lexicon("harbour-strike")], site / "report")
    _write_files(site, pages.written(notebooks, packages, closed=closed))
    _write_files(site, {MARK: _marked(site)})


def _marked(site: Path) -> bytes:
    """What the first page asks for: the version of the site, and the files that another version has under their names.

    Packages of JupyterLite have their hash in the name, those of Pyodide change with its version only, and the report
    stands for itself.
    """
    distribution = site / "static" / "pyodide"
    changing = [
        path
        for path in sorted(site.rglob("*"))
        if path.is_file()
        and path.suffix != ".ipynb"
        and path.relative_to(site).parts[0] not in ("build", "extensions", "report")
        and (path.parent != distribution or path.name.startswith((pyodide.LOCK, wheels.NAME)))
    ]
    digest = hashlib.sha256(b"\0".join(path.read_bytes() for path in changing))
    names = [path.relative_to(site).as_posix() for path in changing]
    told = {"made by": "framing teach site", "version": digest.hexdigest()[:12], "changing": names}
    return (json.dumps(told, indent=1) + "\n").encode()


def _put(site: Path, target: Path) -> None:
    """The new site in the place of the old one; by an old date a browser would take its files for settled."""
    for path in site.rglob("*"):
        os.utime(path)
    old = site.parent / "old"
    if target.exists():
        target.rename(old)
    try:
        site.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)
