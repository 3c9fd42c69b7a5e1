"""How kernels are compiled: once a machine, kept beside the package or in the user's cache folder."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import TypeVar, cast

import numba

from framing._checks import FramingWarning

F = TypeVar("F", bound=Callable[..., object])


def compiled(function: F) -> F:
    """Compile a function with numba when it is first called, without Python's lock, and keep what was compiled.

    Where no folder can be written the function is compiled anew in each process, with a warning.
    """
    try:
        return cast(F, numba.njit(nogil=True, cache=True)(function))
    except RuntimeError:  # numba found no folder for its cache
        warnings.warn(
            "no folder for compiled code can be written, so it is compiled anew each time (some 10 seconds). "
            "Set NUMBA_CACHE_DIR to a folder that can.",
            FramingWarning,
            stacklevel=2,
        )
        return cast(F, numba.njit(nogil=True)(function))
