"""Kernels: loops over bare arrays that numba compiles. Each is the quick twin of readable code and gives the same.

Small input never comes here: importing numba takes longer than reading five articles. Where numba is absent, as in a
browser, everything takes the readable path.
"""

from __future__ import annotations

import importlib.util
import os

__all__ = ["QUICK_FROM", "quick"]

QUICK_FROM = 6_000_000
"""Characters from which kernels pay: importing numba and loading what it compiled takes about a second."""


def quick(n_characters: int, *, least: int = QUICK_FROM) -> bool:
    """Whether work on so many characters goes through the kernels; `least` is more for one that compiles long.

    The environment variable FRAMING_KERNELS decides otherwise where it is set: 0 for never, 1 for always.

    >>> quick(10)
    False
    """
    asked = os.environ.get("FRAMING_KERNELS", "")
    if asked == "0" or importlib.util.find_spec("numba") is None:
        return False
    return asked == "1" or n_characters >= least
