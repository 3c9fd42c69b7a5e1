"""Python for browsers from the site's own host: of a Pyodide distribution what the course needs, each file checked."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import warnings
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from framing._checks import FramingError, FramingWarning
from framing.teach.site.wheels import installed, is_pure, packed, plain_name, requirements, wheel_facts

LOCK = "pyodide-lock.json"
CORE = ("pyodide.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
"""Files without which no Python starts."""
BESIDE = ("pyodide.js", "pyodide.asm.js", "pyodide.asm.mjs")
"""Files that some versions have."""
OF_THE_KERNEL = ("micropip", "packaging", "ssl", "sqlite3", "ipython", "jedi", "matplotlib-inline")
"""What the notebook's kernel loads before the first cell."""

_VERSION = re.compile(rb'"(\d+\.\d+\.\d+)"')


@dataclass
class Chosen:
    """What is taken of a distribution: entries of its lock by name, and where their files are."""

    source: Path
    lock: dict[str, Any]
    packed_in: Path
    entries: dict[str, dict[str, Any]] = field(default_factory=dict)
    missing: set[str] = field(default_factory=set)

    def file(self, entry: dict[str, Any]) -> Path:
        """Where the file of an entry lies."""
        made = self.packed_in / str(entry["file_name"])
        return made if made.is_file() else self.source / str(entry["file_name"])


def read_lock(source: Path) -> dict[str, Any]:
    """The lock of a distribution.

    Raises
    ------
    FramingError
        If the folder holds no whole distribution.
    """
    absent = [name for name in (LOCK, *CORE) if not (source / name).is_file()]
    if absent:
        raise FramingError(
            f"{source} is no Pyodide distribution: it has no {absent[0]}. Unpack pyodide-VERSION.tar.bz2, of the "
            "version that the kernel needs, and give the folder that holds pyodide.mjs."
        )
    lock = json.loads((source / LOCK).read_bytes())
    if not isinstance(lock, dict) or not isinstance(lock.get("packages"), dict):
        raise FramingError(f"{source / LOCK} is no lock of Pyodide. Unpack the distribution again.")
    return lock


def check_version(source: Path, wanted: str) -> None:
    """Raise `FramingError` where a distribution is of another release than the kernel's.

    Releases that differ in their last number go together.
    """
    read_lock(source)
    found = _VERSION.search((source / "pyodide.mjs").read_bytes())
    version = found[1].decode() if found else wanted
    if version.split(".")[:2] != wanted.split(".")[:2]:
        raise FramingError(
            f"{source} holds Pyodide {version}, and the kernel that is installed needs {wanted}. Take that "
            "distribution, or the kernel for yours: jupyterlite-core and jupyterlite-pyodide-kernel 0.6 go with 0.27."
        )


def choose(source: Path, wheel: Path, packed_in: Path) -> Chosen:
    """What of a distribution the kernel and this package need.

    A package that the distribution lacks is packed from this environment if it runs without compiled parts, and left
    out with a warning if not.

    Raises
    ------
    FramingError
        If the distribution lacks what the kernel needs, or the file of a package is not what its lock says.
    """
    chosen = Chosen(source, read_lock(source), packed_in)
    for name in OF_THE_KERNEL:
        if not _take(chosen, name, ""):
            raise FramingError(f"{source} lacks {name}, without which no notebook starts. Take a full distribution.")
    name, version, needed = wheel_facts(wheel)
    depends = [plain_name(need.name) for need in needed if _take(chosen, plain_name(need.name), str(need.specifier))]
    left_out = sorted({plain_name(need.name) for need in needed} - set(depends))
    if left_out:
        warnings.warn(
            f"{source} lacks {', '.join(left_out)}: what needs them is not on the site. A full distribution has them.",
            FramingWarning,
            stacklevel=2,
        )
    chosen.entries[plain_name(name)] = _entry(wheel, plain_name(name), version, ["framing"], depends)
    return chosen


def copy(chosen: Chosen, target: Path) -> None:
    """Write what was chosen into a folder, with a lock that names nothing else."""
    target.mkdir(parents=True)
    for name in (*CORE, *BESIDE):
        if (chosen.source / name).is_file():
            shutil.copyfile(chosen.source / name, target / name)
    for entry in chosen.entries.values():
        shutil.copyfile(chosen.file(entry), target / str(entry["file_name"]))
    lock = {**chosen.lock, "packages": dict(sorted(chosen.entries.items()))}
    (target / LOCK).write_text(json.dumps(lock, indent=1, sort_keys=True) + "\n", encoding="utf-8", newline="\n")


def _take(chosen: Chosen, name: str, specifier: str) -> bool:
    """Take a package with all that it needs, from the distribution or packed from here."""
    if name in chosen.entries:
        return True
    if name in chosen.missing:
        return False
    taken = _from_lock(chosen, name, specifier) or _from_here(chosen, name)
    if not taken:
        chosen.missing.add(name)
    return taken


def _from_lock(chosen: Chosen, name: str, specifier: str) -> bool:
    from packaging.specifiers import SpecifierSet

    keys = {plain_name(key): key for key in chosen.lock["packages"]}
    entry = chosen.lock["packages"].get(keys.get(name, name))
    if entry is None or not (chosen.source / entry["file_name"]).is_file():
        return False
    version = str(entry["version"])
    if specifier and version[:1].isdigit() and not SpecifierSet(specifier).contains(version, prereleases=True):
        return False
    path = chosen.source / str(entry["file_name"])
    if hashlib.sha256(path.read_bytes()).hexdigest() != entry["sha256"]:
        raise FramingError(f"{path} is not the file that {LOCK} names: its SHA-256 differs. Unpack it again.")
    chosen.entries[name] = entry
    return _all_taken(chosen, name, [(plain_name(need), "") for need in entry["depends"]])


def _from_here(chosen: Chosen, name: str) -> bool:
    found = installed(name)
    if found is None or not is_pure(found):
        return False
    needed = requirements(found.requires or ())
    wheel = packed(name, chosen.packed_in)
    depends = [plain_name(need.name) for need in needed]
    chosen.entries[name] = _entry(wheel, name, found.version, _imports(wheel), depends)
    return _all_taken(chosen, name, [(plain_name(need.name), str(need.specifier)) for need in needed])


def _all_taken(chosen: Chosen, name: str, needed: Iterable[tuple[str, str]]) -> bool:
    before = {key: entry for key, entry in chosen.entries.items() if key != name}
    if all(_take(chosen, need, specifier) for need, specifier in needed):
        return True
    chosen.entries = before  # what was taken only for its sake goes too
    return False


def _imports(wheel: Path) -> list[str]:
    import zipfile

    with zipfile.ZipFile(wheel) as archive:
        tops = {name.split("/")[0] for name in archive.namelist()}
    return sorted(top.removesuffix(".py") for top in tops if not top.endswith(".dist-info"))


def _entry(wheel: Path, name: str, version: str, imports: list[str], depends: list[str]) -> dict[str, Any]:
    return {
        "name": name,
        "version": version,
        "file_name": wheel.name,
        "install_dir": "site",
        "sha256": hashlib.sha256(wheel.read_bytes()).hexdigest(),
        "package_type": "package",
        "imports": imports,
        "depends": depends,
        "unvendored_tests": False,
    }
