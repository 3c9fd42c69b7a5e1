"""The codebook page: what coders read before and while they code, made from the lexicon's definitions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from framing.lexicon import Label, Lexicon
from framing.validation.digests import digest, lexicon_digest
from framing.validation.questions import OTHER, QUESTIONS, codes_of

HOW = (
    "Code each row by itself, from what stands in the sheet alone. Do not look up the article, the outlet or what "
    "other coders wrote.",
    "Sheet “mentions”: the words in “match” are asked about. Fill in the columns after the text. Write no under "
    "“naming” and leave the rest blank where these words name none of what stands below.",
    "Sheet “sentences”: mark every naming by a label in the sentence itself with braces, and its codes after bars: "
    "The {words|REFERENT|label|attribution}. Mark the label with the words before it that belong to it, without the, "
    "a or their. Change nothing else. Proper names alone are not marked. Then write yes under “done”, also where there "
    "was nothing to mark.",
    "Leave open what you cannot decide and say why under “note”. Save as CSV; delete no row and rename no column. "
    "Rows may be sorted.",
)
"""How the sheets are filled in; the first words of each paragraph say which."""
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>()#+!|~-])")

_PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Codebook {{ name }}</title>
<style>
body { font: 16px/1.5 Georgia, serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #222; }
h1, h2, h3 { font-family: system-ui, sans-serif; line-height: 1.2; }
h2 { border-top: 1px solid #bbb; padding-top: 1rem; margin-top: 2rem; }
code { font-family: ui-monospace, monospace; font-size: .9em; background: #f1f1ee; padding: 0 .2em; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid #ddd; padding: .3rem .6rem .3rem 0; text-align: left; vertical-align: top; }
td:first-child { width: 10rem; }
.from { color: #555; font-size: .85rem; overflow-wrap: anywhere; }
@media print { body { font-size: 11pt; margin: 0; } h2 { break-after: avoid; } tr { break-inside: avoid; } }
</style>
</head>
<body>
<h1>Codebook {{ name }} {{ version }}</h1>
{% if note %}<p>{{ note }}</p>{% endif %}
<h2>How to code</h2>
{% for text in how %}<p>{{ text }}</p>
{% endfor %}
<h2>Questions</h2>
<table>
{% for question in questions %}
<tr><td><code>{{ question.name }}</code></td><td>{{ question.text }}{% if question.answers %}<br>
{% for answer in question.answers %}<code>{{ answer }}</code> {% endfor %}{% endif %}</td></tr>
{% endfor %}
</table>
{% for group in groups %}
<h2>{{ group.name }}</h2>
{% if group.definition %}<p>{{ group.definition }}</p>{% endif %}
{% if group.names %}<p class="from">Its names, which are not labels: {{ group.names }}</p>{% endif %}
<table>
{% for label in group.labels %}
<tr><td><code>{{ label.name }}</code></td><td>{{ label.definition }}
<div class="from">Such as: {{ label.words }}</div></td></tr>
{% endfor %}
</table>
{% endfor %}
<p class="from">Made from the lexicon {{ name }} {{ version }}; sha256 of what it measures: {{ sha256 }}.</p>
</body>
</html>
"""


def codebook_html(lexicon: Lexicon) -> str:
    """The codebook as one page that needs nothing else.

    Examples
    --------
    >>> from framing import read_lexicon
    >>> "names them by their trade" in codebook_html(read_lexicon("harbour-strike"))
    True
    """
    return str(_template().render(**_content(lexicon)))


def codebook_markdown(lexicon: Lexicon) -> str:
    """The codebook as Markdown, to be changed and shared.

    Examples
    --------
    >>> from framing import read_lexicon
    >>> print(codebook_markdown(read_lexicon("harbour-strike")).splitlines()[0])
    # Codebook harbour\\-strike 1.0.0
    """
    content = _content(lexicon)
    lines = [f"# Codebook {_plain(content['name'])} {_plain(content['version'])}", ""]
    lines += [_plain(content["note"]), ""] if content["note"] else []
    lines += ["## How to code", ""]
    for text in content["how"]:
        lines += [_plain(text), ""]
    lines += ["## Questions", ""]
    for question in content["questions"]:
        lines.append(f"- **{_plain(question['name'])}**: {_plain(question['text'])}")
        lines += [f"  {_plain(', '.join(question['answers']))}"] if question["answers"] else []
    for group in content["groups"]:
        lines += ["", f"## {_plain(group['name'])}", ""]
        lines += [_plain(group["definition"]), ""] if group["definition"] else []
        lines += [f"Its names, which are not labels: {_plain(group['names'])}", ""] if group["names"] else []
        for label in group["labels"]:
            definition = f": {_plain(label['definition'])}" if label["definition"] else ""
            lines.append(f"- **{_plain(label['name'])}**{definition} (such as: {_plain(label['words'])})")
    lines += ["", f"Made from the lexicon {_plain(content['name'])}; sha256 of what it measures: {content['sha256']}."]
    return "\n".join(lines) + "\n"


def codebook_digest(lexicon: Lexicon) -> str:
    """SHA-256 of what coders are told."""
    return digest(codebook_markdown(lexicon))


def _content(lexicon: Lexicon) -> dict[str, Any]:
    codes = codes_of(lexicon)
    many = ("referent", "label")  # their answers are the rest of the page
    questions = [
        {"name": name, "text": QUESTIONS[name], "answers": () if name in many else answers}
        for name, answers in codes.items()
    ]
    return {
        "name": lexicon.name,
        "version": lexicon.version,
        "note": " ".join(lexicon.note.split()),
        "how": HOW,
        "questions": questions,
        "groups": list(_groups(lexicon)),
        "sha256": lexicon_digest(lexicon),
    }


def _groups(lexicon: Lexicon) -> Iterator[dict[str, Any]]:
    for referent in lexicon.referents:
        labels = [_label(label) for label in (*referent.labels, *referent.titles)]
        generic = [label for label in lexicon.generic if label.name in referent.heads]
        labels += [_label(label, "where it points back to this referent") for label in generic]
        names = ", ".join(pattern.text for pattern in referent.names)
        yield {"name": referent.name, "definition": _flat(referent.definition), "names": names, "labels": labels}
    if lexicon.categories:
        yield {"name": "Labels", "definition": "", "names": "", "labels": [_label(c) for c in lexicon.categories]}
    rest = [label for label in lexicon.generic if not any(label.name in r.heads for r in lexicon.referents)]
    if rest:
        text = "words that say nothing by themselves"
        yield {"name": "Generic heads", "definition": text, "names": "", "labels": [_label(g) for g in rest]}
    text = "what none of the codes above fits, as a referent or as a label"
    other = {"name": OTHER, "definition": "say what it is under “note”", "words": "none are listed"}
    yield {"name": OTHER, "definition": text, "names": "", "labels": [other]}


def _label(label: Label, where: str = "") -> dict[str, str]:
    words = ", ".join(pattern.text for pattern in label.patterns)
    parts = [_flat(label.definition), where]
    if label.near:
        parts.append(f"only near: {', '.join(p.text for p in label.near)}")
    if label.not_near:
        parts.append(f"not near: {', '.join(p.text for p in label.not_near)}")
    return {"name": label.name, "definition": "; ".join(part for part in parts if part), "words": words}


def _flat(text: str) -> str:
    return " ".join(text.split())


def _plain(text: str) -> str:
    """A text as Markdown that is nothing but text."""
    return _MARKDOWN.sub(r"\\\1", _flat(text))


@lru_cache(maxsize=1)
def _template() -> Any:
    from jinja2 import Environment

    return Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(_PAGE)
