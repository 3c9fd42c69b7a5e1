"""Links of the documents, which lead to files in a repository, as links to the pages of the site."""

from __future__ import annotations

import re
from pathlib import Path

DOCS = Path(__file__).parents[1]
ROOT = DOCS.parent
PAGES = {
    "README.md": "index.md",
    "GLOSSARY.md": "reference/glossary.md",
    "CHANGELOG.md": "reference/changelog.md",
    "TEACHING.md": "tutorial/teaching.md",
    "lexicons/README.md": "reference/pattern-language.md",
    "tests/gold/README.md": "explanation/gold.md",
    "seeds/harbour-strike/README.md": "explanation/harbour-strike.md",
}
"""Files outside docs/ > the page that includes them."""
LINK = re.compile(r"(?<!!)\[([^\]]*)\]\(([^)\s#:]+)(#[^)\s]*)?\)")


def with_links_to_pages(text: str, folder: Path) -> str:
    """A text with its links to files turned into links to pages; a file that is no page is named without a link."""

    def turned(match: re.Match[str]) -> str:
        words, link, anchor = match[1], match[2], match[3] or ""
        target = (folder / link).resolve()
        if not target.is_relative_to(ROOT) or not target.exists():
            return match[0]  # a mistake, or a page that is made at the build: Sphinx will say so
        inside = target.relative_to(DOCS).as_posix() if target.is_relative_to(DOCS) else ""
        to = inside or PAGES.get(target.relative_to(ROOT).as_posix(), "")
        if not to:
            return words if words.startswith("`") else f"`{words}`"
        return f"[{words}](/{to}{anchor})"

    return LINK.sub(turned, text)
