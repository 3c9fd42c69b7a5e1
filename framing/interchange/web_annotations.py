"""Mentions as W3C Web Annotations (JSON-LD)."""

from __future__ import annotations

import json
import re
import uuid
from typing import Any
from urllib.parse import quote

from framing.mentions import Mentions

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Code points of text quoted before and after a mention, by which it is found again in another edition of the text."""

HOME = "https://pypi.org/project/newsframing/"
_SPACE = uuid.uuid5(uuid.NAMESPACE_URL, HOME)
_IRI = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x1f\x7f]+")


def to_web_annotations(mentions: Mentions) -> bytes:
    """An AnnotationCollection of one page: an annotation a mention, with its label, referent and attribution as bodies.

    Notes
    -----
    Positions count code points, as the Recommendation asks ("in terms of Unicode code points"), and so does this
    package; a program in JavaScript has to count them as such. The source of a target is the article's id as the name
    of a text file, relative to the collection, and its address, where it is one of the web, stands beside it as `via`:
    positions are those of the text as it was read, not of the web page.

    References
    ----------
    Sanderson, Ciccarese and Young (2017), Web Annotation Data Model, W3C Recommendation,
    https://www.w3.org/TR/annotation-model/.
    """
    corpus = mentions.corpus
    urls = corpus.docvars["url"].astype(str).tolist() if "url" in corpus.docvars else [""] * len(corpus)
    texts = dict(zip(corpus.ids, zip(corpus.texts, urls, strict=True), strict=True))
    name = mentions.lexicon.name
    items = [_annotation(row, *texts[row["document"]]) for row in mentions.table.to_dict("records")]
    page = {"id": _urn(name, "page", *(item["id"] for item in items)), "type": "AnnotationPage", "startIndex": 0}
    collection = {
        "@context": CONTEXT,
        "id": _urn(name, "collection", *(item["id"] for item in items)),
        "type": "AnnotationCollection",
        "label": f"Mentions of {name} {mentions.lexicon.version}".strip(),
        "generator": {"id": HOME, "type": "Software", "name": "framing"},
        "total": len(items),
        "first": page | {"items": items},
    }
    return (json.dumps(collection, ensure_ascii=False, indent=1) + "\n").encode()


def _annotation(row: dict[Any, Any], text: str, url: str) -> dict[str, Any]:
    start, end = int(row["start"]), int(row["end"])
    source: dict[str, Any] = {"id": f"{quote(row['document'], safe='')}.txt", "type": "Text", "format": "text/plain"}
    if _IRI.fullmatch(url):
        source["via"] = url
    return {
        "id": _urn(row["lexicon"], row["document"], str(start), str(end), row["referent"], row["label"]),
        "type": "Annotation",
        "motivation": "tagging",
        "body": [
            {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}
            for purpose, value in (
                ("tagging", row["label"]),
                ("identifying", row["referent"]),
                ("classifying", row["attribution"]),
                ("describing", "" if row["counted"] else f"not counted: {row['type']}, {row['zone']}"),
            )
            if value
        ],
        "target": {
            "source": source,
            "selector": [
                {"type": "TextPositionSelector", "start": start, "end": end},
                {
                    "type": "TextQuoteSelector",
                    "exact": text[start:end],
                    "prefix": text[max(0, start - AROUND) : start],
                    "suffix": text[end : end + AROUND],
                },
            ],
        },
    }


def _urn(*parts: str) -> str:
    """A name for what these parts say, the same for the same."""
    return f"urn:uuid:{uuid.uuid5(_SPACE, json.dumps(parts))}"
