"""How kernels are compiled: once a machine, kept beside the package or in the user's cache folder."""

from __future__ import annotations

import contextlib
import warnings
from collections.abc import Callable
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar, cast

import numba
from numba.core.caching import FunctionCache, IndexDataCacheFile

from framing._checks import FramingWarning

F = TypeVar("F", bound=Callable[..., object])


@lru_cache(maxsize=1)
def warn_of_no_folder() -> None:
    """Say once that nothing compiled can be kept."""
    warnings.warn(
        "no folder for compiled code can be written, so it is compiled anew each time (up to half a minute). "
        "Set NUMBA_CACHE_DIR to a folder that can.",
        FramingWarning,
        stacklevel=3,
    )


@lru_cache(maxsize=1)
def sources() -> str:
    """A digest of all kernels: one may be compiled into another, so none is kept when any of them changes."""
    files = sorted(Path(__file__).parent.glob("*.py"))
    return sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


class FileCache(FunctionCache):  # type: ignore[misc]
    """Compiled code in files. What cannot be written costs a warning, what cannot be read is compiled anew.

    The files bear the digest of the sources: in numba's own, a process that ends between writing the index and writing
    the code leaves an index of the new code beside the old code.
    """

    def __init__(self, function: Callable[..., object]) -> None:
        super().__init__(function)
        stamp = (self._impl.locator.get_source_stamp(), sources())
        name = f"{self._impl.filename_base}.{sha256(repr(stamp).encode()).hexdigest()[:16]}"
        self._cache_file = IndexDataCacheFile(self._cache_path, name, stamp)

    def load_overload(self, sig: Any, target_context: Any) -> Any:
        """What was compiled for these types, or nothing."""
        try:
            return super().load_overload(sig, target_context)
        except Exception:  # a damaged file can raise anything
            with contextlib.suppress(OSError):
                self.flush()
            return None

    def save_overload(self, sig: Any, data: Any) -> None:
        """Keep what was compiled."""
        try:
            super().save_overload(sig, data)
        except OSError:
            warn_of_no_folder()


def _kept(dispatcher: Any, function: F) -> F:
    """The function with its compiled code kept in files, where a folder can be written."""
    try:
        dispatcher._cache = FileCache(function)
    except (RuntimeError, OSError):  # numba found no folder for its cache
        warn_of_no_folder()
    return cast(F, dispatcher)


def compiled(function: F) -> F:
    """Compile a function with numba when it is first called, without Python's lock, and keep what was compiled.

    Where no folder can be written the function is compiled anew in each process, with a warning.
    """
    return _kept(numba.njit(nogil=True)(function), function)


def bare(function: F) -> F:
    """As `compiled`, for functions that make no arrays: none is counted as used, which costs more than a short word."""
    return _kept(numba.njit(nogil=True, _nrt=False)(function), function)


def inlined(function: F) -> F:
    """As `bare`, compiled into each function that calls it: for small ones that are called at every word."""
    return cast(F, numba.njit(nogil=True, _nrt=False, forceinline=True)(function))
