"""Functions that Python runs as they stand, compiled where the input is large: one source, two executions.

Other kernels are the twins of readable code. What is too long to be written twice keeps to what numba knows instead
(rows of numbers, named tuples of them, lists of those) and is compiled as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path
from typing import TypeVar, cast

import numba
from numba.core.caching import IndexDataCacheFile
from numba.extending import register_jitable

from framing.kernels import _compile

F = TypeVar("F", bound=Callable[..., object])


class _FolderCache(_compile.FileCache):
    """Compiled code in files that bear the digest of all modules of the function's folder, too: its parts are there."""

    def __init__(self, function: Callable[..., object]) -> None:
        super().__init__(function)
        files = sorted(Path(function.__code__.co_filename).parent.glob("*.py"))
        parts = sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
        stamp = (self._impl.locator.get_source_stamp(), _compile.sources(), parts)
        name = f"{self._impl.filename_base}.{sha256(repr(stamp).encode()).hexdigest()[:16]}"
        self._cache_file = IndexDataCacheFile(self._cache_path, name, stamp)


def compiled_with(function: F, parts: Iterable[Callable[..., object]]) -> F:
    """Compile a function when it is first called, with the plain functions that it calls, and keep what was compiled.

    Parameters
    ----------
    function
        The function; what it calls stands in modules of its folder.
    parts
        The functions that it calls, itself or through each other. They stay as they are for Python.
    """
    for part in parts:
        register_jitable(part)
    dispatcher = numba.njit(nogil=True)(function)
    try:
        dispatcher._cache = _FolderCache(function)
    except (RuntimeError, OSError):  # numba found no folder for its cache
        _compile.warn_of_no_folder()
    return cast(F, dispatcher)
