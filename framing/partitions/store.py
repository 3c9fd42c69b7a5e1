"""The folder of a job: what is finished stays, each partition in a file of its own that is whole or not there."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
import time
import warnings
from pathlib import Path

from framing._checks import FramingError, FramingWarning
from framing.io.whole import write_whole
from framing.partitions.blocks import Piece, read_piece, written

_OLD = 3600.0
"""Seconds after which a half-written file is surely nobody's."""
_UNUSED = 30 * 86400.0
"""Seconds after which a piece that nobody has asked for is taken away."""


class Store:
    """Pieces in a folder, or in memory where there is none.

    The name of a file holds the key of all that its content depends on, so that a changed input, lexicon, setting or
    version finds nothing, and the checksum inside tells whether it is whole.
    """

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        if folder is None:
            return
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise FramingError(f"{folder}: cannot be made ({error.strerror or error}). Name another folder.") from None
        for left in folder.glob(".*.part"):
            with contextlib.suppress(OSError):  # another run may have taken it away
                if time.time() - left.stat().st_mtime > _OLD:
                    left.unlink()

    def get(self, stage: str, number: int, key: str) -> Piece | None:
        """What is finished of a partition, if anything."""
        if self.folder is None:
            return None
        path = self._path(self.folder, stage, key)
        piece = read_piece(path, number)
        if piece is not None:
            with contextlib.suppress(OSError):
                os.utime(path)  # it is in use
        return piece

    def put(self, stage: str, piece: Piece, key: str) -> Piece:
        """Keep a piece; what comes back is in its file and no more in memory."""
        if self.folder is None:
            return piece
        path = self._path(self.folder, stage, key)
        write_whole(path, written(piece))
        return Piece(piece.number, piece.facts, path=str(path))

    def clear(self, stage: str, keys: set[str]) -> None:
        """Take away what is no longer of use: pieces that the same recipe made of what has changed since.

        Pieces of other recipes may be those of counts that are still in use; they go when nobody has asked for them for
        a month.
        """
        if self.folder is None:
            return
        kept = {self._path(self.folder, stage, key) for key in keys}
        same = {f"{stage}-{key.partition('-')[0]}" for key in keys}
        for path in set(self.folder.glob("*.piece")) - kept:
            own = path.name.rpartition("-")[0] in same
            with contextlib.suppress(OSError):  # another run may have taken it away
                if own or time.time() - path.stat().st_mtime > _UNUSED:
                    path.unlink()

    @staticmethod
    def _path(folder: Path, stage: str, key: str) -> Path:
        return folder / f"{stage}-{key}.piece"


def job_folder(source: Path, folder: str | os.PathLike[str] | None) -> Path | None:
    """Where a job keeps what is finished: the folder given, or one in the user's cache; None where that cannot be."""
    if folder is not None:
        return Path(folder)
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or Path.home() / ".cache"
    place = hashlib.sha256(os.fsencode(source.resolve())).hexdigest()[:12]
    own = Path(base) / "framing" / "counts" / f"{source.name}-{place}"
    try:
        own.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=own):
            pass
    except OSError as error:
        message = (
            f"{own}: cannot be written ({error.strerror or error}), so nothing is kept for another run. Give `folder`."
        )
        warnings.warn(message, FramingWarning, stacklevel=3)
        return None
    return own
