"""Mentions as brat reads them: a folder with a .txt and an .ann for each article, and the settings of the collection.

Offsets count code points. A phrase that runs over a line end is a discontinuous span, for no annotation may hold one.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from typing import Any

from framing._checks import FramingError
from framing.interchange.lines import file_names, one_line, type_names
from framing.interchange.records import spans_of
from framing.mentions import Mentions

MODIFIER = "Modifier"
ATTRIBUTIONS = ("unattributed", "indirect", "direct")
TABLE = "articles.csv"

_BREAK = re.compile(r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
_SECTIONS = re.compile(r"[|\s<>,:&]+")


def to_brat(mentions: Mentions) -> dict[str, bytes]:
    """The files of the folder, by name.

    `articles.csv` says which file is which article, so that `read_corpus` reads the folder. `annotation.conf` names the
    types: a label each (`visual.conf` has it as it is written), `Modifier`, the relation `Modifies` between a modifier
    and what it modifies, and the attributes `Attribution`, `Referent`, `Zone`, `Counted` and `ScareQuoted`.

    Raises
    ------
    FramingError
        If a mention holds nothing but line ends.

    References
    ----------
    Stenetorp, Pyysalo, Topic, Ohta, Ananiadou and Tsujii (2012), brat: a web-based tool for NLP-assisted text
    annotation, EACL 2012 demonstrations; https://brat.nlplab.org/standoff.html.
    """
    corpus, spans = mentions.corpus, spans_of(mentions)
    every = [span for found in spans.values() for span in found]
    types = type_names([MODIFIER, *sorted({_type(span) for span in every} - {MODIFIER})])
    referents = type_names(sorted({span["referent"] for span in every if span["referent"]}))
    zones = sorted({span["zone"] for span in every if span["zone"]})
    names = file_names(corpus.ids)
    files = {
        "annotation.conf": _annotation_conf(types, referents, zones).encode(),
        "visual.conf": _visual_conf(types).encode(),
        TABLE: _table(mentions, names),
    }
    for id, name, text in zip(corpus.ids, names, corpus.texts, strict=True):
        files[f"{name}.txt"] = text.encode()
        files[f"{name}.ann"] = "".join(
            f"{line}\n" for line in _lines(spans.get(id, []), text, types, referents)
        ).encode()
    return files


def _type(span: Mapping[str, Any]) -> str:
    return str(span["label"] or span["type"])


def _lines(spans: list[dict[str, Any]], text: str, types: Mapping[str, str], referents: Mapping[str, str]) -> list[str]:
    lines: list[str] = []
    counts = dict.fromkeys("TAR#", 0)

    def add(kind: str, said: str) -> str:
        counts[kind] += 1
        lines.append(f"{kind}{counts[kind]}\t{said}")
        return f"{kind}{counts[kind]}"

    for span in spans:
        mention = add("T", _bound(types[_type(span)], span, text))
        add("A", f"Attribution {mention} {span['attribution']}")
        if span["referent"]:
            add("A", f"Referent {mention} {referents[span['referent']]}")
        if span["zone"]:
            add("A", f"Zone {mention} {span['zone']}")
        for name, column in (("Counted", "counted"), ("ScareQuoted", "scare_quoted")):
            if span[column]:
                add("A", f"{name} {mention}")
        if span["source"] or span["cue"]:
            add("#", f"AnnotatorNotes {mention}\t{one_line(' / '.join(filter(None, (span['source'], span['cue']))))}")
        for modifier in span["modifiers"]:
            bound = add("T", _bound(types[MODIFIER], modifier, text))
            add("R", f"Modifies Arg1:{bound} Arg2:{mention}")
    return lines


def _bound(type: str, span: Mapping[str, Any], text: str) -> str:
    """A text-bound annotation: the type, its pieces without line ends and tabs, and what stands there."""
    start, end = int(span["start"]), int(span["end"])
    pieces = []
    at = start
    for gap in _BREAK.finditer(text, start, end):
        pieces.append((at, gap.start()))
        at = gap.end()
    pieces = [(a, b) for a, b in [*pieces, (at, end)] if b > a]
    if not pieces:
        raise FramingError(f"a mention at {start} to {end} has no letters and cannot be written for brat.")
    places = ";".join(f"{a} {b}" for a, b in pieces)
    return f"{type} {places}\t{' '.join(text[a:b] for a, b in pieces)}"


def _annotation_conf(types: Mapping[str, str], referents: Mapping[str, str], zones: list[str]) -> str:
    attributes = [f"Attribution\tArg:<ENTITY>, Value:{'|'.join(ATTRIBUTIONS)}"]
    if referents:
        attributes.append(f"Referent\tArg:<ENTITY>, Value:{'|'.join(referents.values())}")
    if zones:
        attributes.append(f"Zone\tArg:<ENTITY>, Value:{'|'.join(zones)}")
    attributes += ["Counted\tArg:<ENTITY>", "ScareQuoted\tArg:<ENTITY>"]
    return "\n".join(
        ["[entities]", *types.values(), "", "[relations]", f"Modifies\tArg1:{types[MODIFIER]}, Arg2:<ENTITY>", "",
         "[events]", "", "[attributes]", *attributes, ""]
    )  # fmt: skip


def _visual_conf(types: Mapping[str, str]) -> str:
    """What is shown of a type: the label as it is written."""
    shown = [f"{name} | {_SECTIONS.sub(' ', one_line(label)).strip() or name}" for label, name in types.items()]
    return "\n".join(["[labels]", *shown, "", "[drawing]", "SPAN_DEFAULT\tfgColor:black, bgColor:lightgreen", ""])


def _table(mentions: Mentions, names: list[str]) -> bytes:
    docvars = mentions.corpus.docvars
    kept = [name for name in docvars.columns if str(name).casefold() not in ("file", "text")]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow(["file", *map(str, kept)])
    for name, row in zip(names, docvars[kept].itertuples(index=False, name=None), strict=True):
        writer.writerow([f"{name}.txt", *map(str, row)])
    return out.getvalue().encode()
