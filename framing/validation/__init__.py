"""Validation: is the measurement right? Coding sheets, agreement, quality, corrected results, registration.

The way of a study: `freeze` before looking; `write_sheets`; two people or more code; `read_coded`; `agreement`;
`quality`; `corrected_naming` and `corrected_contrasts`; `check_frozen`. docs/validation.md walks it.
"""

from __future__ import annotations

from framing.validation.agreement_on_codes import agreement
from framing.validation.agreement_tables import (
    AGREEMENT_COLUMNS,
    CATEGORY_COLUMNS,
    CONFUSION_COLUMNS,
    DISAGREEMENT_COLUMNS,
    Agreement,
)
from framing.validation.codebook import codebook_html, codebook_markdown
from framing.validation.coded import Coded, coded_by_kind, read_coded
from framing.validation.coding import Coding
from framing.validation.corrected import CORRECTED_COLUMNS, corrected_contrasts, corrected_naming
from framing.validation.frozen import Checked, check_frozen, freeze, read_frozen, write_frozen
from framing.validation.precision_recall import (
    CLASS_COLUMNS,
    LABEL_COLUMNS,
    MENDING_COLUMNS,
    MISSED_COLUMNS,
    QUALITY_COLUMNS,
    Quality,
    quality,
)
from framing.validation.session import Session, write_sheets
from framing.validation.sheets import Sheet, mentions_sheet, sentences_sheet, sheet_of
from framing.validation.validated import Validated, Validation, read_validation, registered, validated
from framing.validation.widget import coding_widget
from framing.validation.written import validated_text, validation_note, validation_paragraph, write_validated

__all__ = [
    "AGREEMENT_COLUMNS",
    "CATEGORY_COLUMNS",
    "CLASS_COLUMNS",
    "CONFUSION_COLUMNS",
    "CORRECTED_COLUMNS",
    "DISAGREEMENT_COLUMNS",
    "LABEL_COLUMNS",
    "MENDING_COLUMNS",
    "MISSED_COLUMNS",
    "QUALITY_COLUMNS",
    "Agreement",
    "Checked",
    "Coded",
    "Coding",
    "Quality",
    "Session",
    "Sheet",
    "Validated",
    "Validation",
    "agreement",
    "check_frozen",
    "codebook_html",
    "codebook_markdown",
    "coded_by_kind",
    "coding_widget",
    "corrected_contrasts",
    "corrected_naming",
    "freeze",
    "mentions_sheet",
    "quality",
    "read_coded",
    "read_frozen",
    "read_validation",
    "registered",
    "sentences_sheet",
    "sheet_of",
    "validated",
    "validated_text",
    "validation_note",
    "validation_paragraph",
    "write_frozen",
    "write_sheets",
    "write_validated",
]
