"""For the paper: tables, figures, methods and references in one folder, with all that makes them again."""

from __future__ import annotations

from framing.export._settings import Settings
from framing.export._write import VERIFIED_COLUMNS, export_paper, verify_export

__all__ = ["VERIFIED_COLUMNS", "Settings", "export_paper", "verify_export"]
