"""ZIP files, read member by member and never unpacked to disk: what is hostile in one is refused with its name."""

from __future__ import annotations

import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path, PurePosixPath, PureWindowsPath

from framing._checks import FramingError, escaped
from framing.io.files import Files, in_order
from framing.io.formats import format_of, why_no_article
from framing.io.tables import stem

MOST_MEMBERS = 200_000
"""Members of an archive."""
MOST_BYTES = 4 * 2**30
"""Bytes of all members together, unpacked."""
MOST_OF_ONE = 2**30
"""Bytes of one member, unpacked."""
MOST_RATIO = 100
"""How much smaller than its bytes a member may be packed: text is packed to a third or a tenth."""
_SMALL = 2**20
"""Bytes up to which the ratio does not matter: a page of blanks is no attack."""
_CHUNK = 2**20


@dataclass
class _Budget:
    """How many bytes may still come out of an archive."""

    left: int = MOST_BYTES


def files_of_zip(path: Path) -> Files:
    """The files of a ZIP.

    Parameters
    ----------
    path
        Of the archive.

    Returns
    -------
    Files
        Names are those of the members. Members that are encrypted, links, or would be unpacked outside a folder
        (absolute, with ``..`` or a drive) are named in `left` and not read, and so are archives in the archive.

    Raises
    ------
    FramingError
        If it is no ZIP or broken, has a name twice, or more members than `MOST_MEMBERS`; when a member is read, if it
        is larger than `MOST_OF_ONE`, all are larger than `MOST_BYTES`, or it is packed more than `MOST_RATIO` times.

    Notes
    -----
    Sizes are counted while unpacking: what the archive says of them is not believed.
    """
    shown = escaped(str(path))
    with _told(shown):
        archive = zipfile.ZipFile(path)
        members = [info for info in archive.infolist() if not info.filename.endswith("/")]
    if len(members) > MOST_MEMBERS:
        raise FramingError(f"{shown}: {len(members):,} files are in it, {MOST_MEMBERS:,} at most are read. Divide it.")
    names: dict[str, zipfile.ZipInfo] = {}
    left: dict[str, str] = {}
    for info in members:
        name = info.filename
        if name in names or name in left:
            raise FramingError(f"{shown}: {escaped(name)!r} is in it twice. Pack it again with each file once.")
        reason = _refused(info)
        if reason:
            left[name] = reason
        else:
            names[name] = info
    budget = _Budget()

    def read(name: str) -> bytes:
        with _told(shown):
            return b"".join(_chunks(archive, names[name], shown, budget))

    return Files(shown, tuple(sorted(names, key=in_order)), read, left)


def from_common_folder(files: Files) -> Files:
    """The files seen from the one folder that holds all of them, if there is one: who packs a folder has it too.

    It is one if a table of articles stands in it, or folders alone; else it may be that of an outlet, and stays.
    """
    tops = {in_order(name)[0] for name in files.names}
    if len(tops) != 1 or any("/" not in name for name in files.names):
        return files
    base = f"{tops.pop()}/"
    inner = tuple(name.removeprefix(base) for name in files.names)
    beside = [PurePosixPath(name) for name in inner if "/" not in name]
    if beside and not any(format_of(p.name) == "table" and stem(p).lower() == "articles" for p in beside):
        return files
    return replace(files, names=inner, read=lambda name: files.read(base + name), base=base)


def check_package(data: bytes, shown: str) -> None:
    """Raise `FramingError` if an Office document, which is a ZIP of XML, is hostile: a bomb, or XML with a DOCTYPE."""
    budget = _Budget(MOST_OF_ONE)
    with _told(shown), zipfile.ZipFile(BytesIO(data)) as archive:
        members = archive.infolist()
        if len(members) > MOST_MEMBERS:
            raise FramingError(f"{shown}: {len(members):,} parts are in it. Save the document again.")
        for info in members:
            head = b""
            for chunk in _chunks(archive, info, shown, budget):
                head = (head + chunk)[:4096] if len(head) < 4096 else head
            if re.search(rb"<!(?:DOCTYPE|ENTITY)", head.replace(b"\0", b"")):
                raise FramingError(
                    f"{shown}: {escaped(info.filename)!r} in it declares entities, which no office program writes. "
                    "Do not open it; ask for the file again."
                )


def _refused(info: zipfile.ZipInfo) -> str:
    """Why a member is not looked into."""
    name = info.filename
    windows = PureWindowsPath(name)
    if not windows.parts:
        return "it has no name: pack it again"
    if windows.anchor or windows.drive or PurePosixPath(name).is_absolute() or ".." in windows.parts or "\\" in name:
        return "its path leads out of the archive: pack it again with plain names"
    if stat.S_ISLNK(info.external_attr >> 16):
        return "a link and no file: pack the file itself"
    parts = PurePosixPath(name).parts
    for part in parts[:-1]:
        if why_no_article(part) == "hidden, or a file of the system":
            return why_no_article(part)
    reason = why_no_article(name)
    if reason:
        return reason
    if info.flag_bits & 0x1:
        return "encrypted: unpack it with its password"
    return "an archive in an archive: unpack it" if format_of(name) == "archive" else ""


@contextmanager
def _told(shown: str) -> Iterator[None]:
    """What goes wrong with an archive, in a sentence."""
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, UnicodeDecodeError) as error:
        said = escaped(str(error))[:200]
        raise FramingError(f"{shown}: not a ZIP that can be read ({said}). Copy or pack it again.") from None
    except (ValueError, OverflowError) as error:
        if isinstance(error, FramingError):
            raise
        raise FramingError(f"{shown}: the ZIP is broken ({escaped(str(error))[:200]}). Pack it again.") from None
    except OSError as error:
        raise FramingError(f"{shown}: cannot be read ({error.strerror or error}).") from None


def _chunks(archive: zipfile.ZipFile, info: zipfile.ZipInfo, shown: str, budget: _Budget) -> Iterator[bytes]:
    """A member as it is unpacked, as long as it is not larger than what may be."""
    place = f"{shown}/{escaped(info.filename)}"
    n = 0
    with archive.open(info) as stream:
        while chunk := stream.read(_CHUNK):
            n += len(chunk)
            budget.left -= len(chunk)
            if n > MOST_OF_ONE or budget.left < 0:
                raise FramingError(
                    f"{place}: unpacked, the archive is larger than {MOST_BYTES // 2**30} GiB or one file in it than "
                    f"{MOST_OF_ONE // 2**30} GiB. Unpack it yourself, if you trust it, and divide it."
                )
            if n > _SMALL and n > MOST_RATIO * max(info.compress_size, 1):
                raise FramingError(
                    f"{place}: packed more than {MOST_RATIO} times, as attacks are and articles never. Do not use it."
                )
            yield chunk
