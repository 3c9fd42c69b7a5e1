"""Quotations: what stands inside quotation marks, and how it is built into the article."""

from framing.text.quotations.find import Paragraph, Quotation, find_quotations, quotations_of

__all__ = ["Paragraph", "Quotation", "find_quotations", "quotations_of"]
