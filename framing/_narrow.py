"""NumPy where places have 32 bits, as in a browser.

Tables here count in 64 bits on every machine, so that they are the same on every machine. A NumPy of 32 bits takes such
numbers as places in `a[i]` and refuses them in `repeat`, `bincount` and `take`, although they fit. Importing this
module, which `framing` does in a browser alone, makes it take them there too; what does not fit is refused as before.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt


def as_places(values: npt.ArrayLike) -> npt.NDArray[Any]:
    """Whole numbers as the places of this machine; anything else as it is.

    Raises
    ------
    OverflowError
        If a number is too large to be a place.

    >>> as_places([3, 1]).tolist()
    [3, 1]
    """
    array = np.asarray(values)
    if array.dtype.kind not in "iu" or array.dtype == np.intp:
        return array
    fits = np.iinfo(np.intp)
    if array.size and (int(array.min()) < fits.min or int(array.max()) > fits.max):
        raise OverflowError("a number is larger than any place on this machine.")
    return array.astype(np.intp)


def widen() -> None:
    """Let `repeat`, `bincount` and `take` of NumPy take places of 64 bits."""
    repeat, bincount, take = np.repeat, np.bincount, np.take

    def repeat_any(a: Any, repeats: Any, axis: Any = None) -> Any:
        return repeat(a, as_places(repeats), axis)

    def bincount_any(x: Any, /, weights: Any = None, minlength: Any = 0) -> Any:
        # Counts are 64 bits wide elsewhere.
        counts = bincount(as_places(x), weights, int(minlength))
        return counts.astype(np.int64) if weights is None else counts

    def take_any(a: Any, indices: Any, axis: Any = None, out: Any = None, mode: Any = "raise") -> Any:
        return take(a, as_places(indices), axis, out, mode)

    np.repeat, np.bincount, np.take = repeat_any, bincount_any, take_any


if np.dtype(np.intp).itemsize < 8:
    widen()
