"""How many cases a property is tried on: some in the suite, many where FRAMING_LONG is set."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings


def cases(suite: int, long: int = 500) -> settings:
    """A property is tried on `suite` cases, and on `long` with FRAMING_LONG=1 in the environment."""
    n = long if os.environ.get("FRAMING_LONG") else suite
    return settings(max_examples=n, deadline=None, suppress_health_check=list(HealthCheck), database=None)
