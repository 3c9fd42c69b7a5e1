"""Mentions for other programs: tables, tokens in columns, JSON, W3C Web Annotations, brat."""

from framing.interchange.write import MENTION_FORMATS, write_mentions

__all__ = ["MENTION_FORMATS", "write_mentions"]
