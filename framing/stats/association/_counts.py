"""Counts as the measures take them: checked, of one shape, in float64."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from framing._checks import FramingError

Floats = npt.NDArray[np.float64]

# Sums of resampling weights are not whole, and a part may pass its whole by what rounding adds.
_ROUNDING = 1e-9


def read_counts(**given: npt.ArrayLike) -> list[Floats]:
    """The counts by their names, as arrays of one shape; NaN is let through, as a count that is not known."""
    arrays = [_numbers(name, values) for name, values in given.items()]
    try:
        return list(np.broadcast_arrays(*arrays))
    except ValueError:
        shapes = ", ".join(f"`{name}` {array.shape}" for name, array in zip(given, arrays, strict=True))
        raise FramingError(f"the shapes of the counts do not go together: {shapes}.") from None


def read_two_corpora(
    a: npt.ArrayLike, b: npt.ArrayLike, n1: npt.ArrayLike, n2: npt.ArrayLike
) -> tuple[Floats, Floats, Floats, Floats]:
    """Counts of a word in target and reference and the words in each; a corpus holds no fewer than the word's count."""
    in_target, in_reference, target, reference = read_counts(a=a, b=b, n1=n1, n2=n2)
    check_part("`a`", in_target, of="`n1`", whole=target)
    check_part("`b`", in_reference, of="`n2`", whole=reference)
    return np.minimum(in_target, target), np.minimum(in_reference, reference), target, reference


def check_part(name: str, part: Floats, *, of: str, whole: Floats) -> None:
    """Raise `FramingError` where a count is larger than the count that it is a part of."""
    over = part > whole * (1 + _ROUNDING)
    if over.any():
        raise FramingError(
            f"{name} must not be larger than {of}; got {part[over].flat[0]:g} of {whole[over].flat[0]:g}. "
            "Are the arguments in their order?"
        )


def as_given(values: Floats) -> Floats | float:
    """A float where numbers were given, the array where arrays were; the overloads of the measures tell them apart."""
    return values if values.ndim else float(values)


def _numbers(name: str, values: npt.ArrayLike) -> Floats:
    """The values as float64."""
    try:
        raw = np.asarray(values)
        if raw.dtype.kind in "SUMmc":
            raise TypeError
        array = raw.astype(np.float64)
    except (TypeError, ValueError):
        raise FramingError(f"`{name}` must be numbers; got {values!r}.") from None
    wrong = (array < 0) | np.isinf(array)
    if wrong.any():
        raise FramingError(f"`{name}` must be 0 or more and not infinite; got {array[wrong].flat[0]:g}.")
    return array
