"""Wheels for a browser: the package itself, and what it needs of this environment, without compiled parts."""

from __future__ import annotations

import base64
import hashlib
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from email.parser import HeaderParser
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from framing._checks import FramingError
from framing.io.whole import write_whole

if TYPE_CHECKING:
    from packaging.requirements import Requirement

NAME = "newsframing"
BROWSER = {"platform_system": "Emscripten", "sys_platform": "emscripten", "os_name": "posix", "extra": ""}
"""What markers of requirements ask for, in a browser."""
PURE_ANYWAY = ("chardet", "markupsafe", "pyyaml")
"""Packages whose compiled parts are faster twins of their Python, which runs without them."""

_COMPILED = (".so", ".pyd", ".dylib")
_OF_THE_INSTALLER = ("INSTALLER", "REQUESTED", "RECORD", "WHEEL", "direct_url.json")
_WHEEL = "Wheel-Version: 1.0\nGenerator: framing\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
_DATE = (2020, 2, 2, 0, 0, 0)


def plain_name(name: str) -> str:
    """
    >>> plain_name("Typing_Extensions")
    'typing-extensions'
    """
    return re.sub(r"[-_.]+", "-", name).lower()


def own_wheel(folder: Path) -> Path:
    """The wheel of this package, as it is here: built in a checkout, packed again where it is installed.

    Raises
    ------
    FramingError
        If it cannot be built.
    """
    root = Path(str(files("framing"))).parent
    if not (root / "pyproject.toml").is_file():
        return packed(NAME, folder)
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder.resolve())]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    made = sorted(folder.glob(f"{NAME}-*.whl"))
    if done.returncode or not made:
        said = (done.stderr or done.stdout).strip().splitlines()[-1:] or ["no reason given"]
        raise FramingError(f'the wheel cannot be built: {said[0]} Remedy: pip install "{NAME}[lite]".')
    return made[-1]


def packed(name: str, folder: Path) -> Path:
    """A wheel without compiled parts of a package that is installed here; the same files give the same bytes.

    Raises
    ------
    FramingError
        If it is not installed, or does not run without its compiled parts.
    """
    found = installed(name)
    if found is None or not is_pure(found):
        raise FramingError(f"{name} cannot be packed for a browser: it is not installed here, or it is compiled.")
    stem = f"{plain_name(found.metadata['Name']).replace('-', '_')}-{found.version}"
    about = ""
    members: dict[str, bytes] = {}
    for path in found.files or ():
        inside = path.as_posix()
        if inside.startswith("..") or "__pycache__" in inside or inside.endswith((".pth", *_COMPILED)):
            continue
        if ".dist-info/" in inside:
            about = inside.split("/")[0]
            if path.name in _OF_THE_INSTALLER:
                continue
        members[inside] = path.read_binary()
    members[f"{about}/WHEEL"] = _WHEEL.encode()
    members[f"{about}/RECORD"] = _record(members, f"{about}/RECORD").encode()
    target = folder / f"{stem}-py3-none-any.whl"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for inside in sorted(members):
            entry = zipfile.ZipInfo(inside, _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, members[inside])
    return target


def _record(members: dict[str, bytes], own: str) -> str:
    lines = []
    for inside, data in sorted(members.items()):
        digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
        lines.append(f"{inside},sha256={digest},{len(data)}\n")
    return "".join([*lines, f"{own},,\n"])


def installed(name: str) -> Distribution | None:
    """What is installed here under a name, if anything."""
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None


def is_pure(found: Distribution) -> bool:
    """Whether it runs without compiled parts."""
    compiled = any(path.suffix in _COMPILED for path in found.files or ())
    return not compiled or plain_name(found.metadata["Name"]) in PURE_ANYWAY


def requirements(stated: Iterable[str]) -> list[Requirement]:
    """Those that hold in a browser.

    >>> [str(needed) for needed in requirements(["click>=8", "numba; platform_system != 'Emscripten'"])]
    ['click>=8']
    """
    from packaging.requirements import Requirement

    read = map(Requirement, stated)
    return [needed for needed in read if needed.marker is None or needed.marker.evaluate(dict(BROWSER))]


def wheel_facts(wheel: Path) -> tuple[str, str, list[Requirement]]:
    """Name, version and requirements of a wheel file.

    Raises
    ------
    FramingError
        If the file is no wheel.
    """
    try:
        with zipfile.ZipFile(wheel) as archive:
            inside = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
            about = HeaderParser().parsestr(archive.read(inside[0]).decode())
    except (OSError, zipfile.BadZipFile, IndexError):
        raise FramingError(f"{wheel} is no wheel. Give the file NAME-VERSION-py3-none-any.whl.") from None
    return about["Name"], about["Version"], requirements(about.get_all("Requires-Dist") or [])


def copied(wheel: Path, folder: Path) -> Path:
    """The wheel in another folder."""
    target = folder / wheel.name
    if target.resolve() != wheel.resolve():
        write_whole(target, wheel.read_bytes())
    return target
