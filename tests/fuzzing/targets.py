"""What is fuzzed: every reader and parser, each with small files of the kind that it reads."""

from __future__ import annotations

import io
import json
import os
import warnings
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import gettempdir

from framing import FramingError, read_corpus, read_lexicon, read_weighted
from framing.io.header import read_header
from framing.validation import read_coded, read_frozen

ROWS = [
    {"id": "a", "outlet": "Herald", "date": "2025-03-14", "text": "The dockers met.\n\nOfficers came; “no,” he said."},
    {"id": "b", "outlet": "Ledger", "date": "14 March 2025", "text": "A mob, café and all, held the quay."},
]
CSV = (
    'id,outlet,date,text\r\na,Herald,2025-03-14,"The dockers met.\n\n""No,"" he said."\r\nb,Ledger,,"A mob; café."\r\n'
)
HTML = (
    "<!doctype html><html lang=en><head><title>Dockers meet | Herald</title><meta property='og:site_name' "
    "content='Herald'><meta property='article:published_time' content='2025-03-14T09:00:00Z'></head><body><article>"
    "<h1>Dockers meet</h1><p>The dockers met at the gate on Friday morning, and a mob of friends came with them.</p>"
    "<p>Officers moved them on before noon, and the quay was quiet for the rest of the day.</p></article></body></html>"
)
WARC = (
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://herald.example/a\r\n"
    "WARC-Date: 2025-03-14T09:00:00Z\r\nWARC-Record-ID: <urn:uuid:11111111-1111-1111-1111-111111111111>\r\n"
    "Content-Type: application/http; msgtype=response\r\nContent-Length: {length}\r\n\r\n{body}\r\n\r\n"
)
_CODED = (
    "HD\tDockers meet at gate", "WC\t12 words", "PD\t14 March 2025", "SN\tHerald", "LA\tEnglish", "LP\t",
    "The dockers met at the gate \\u8220?now\\u8221?.", "TD\t", "Officers came before noon and moved them on.",
    "AN\tDocument HERALD0020250314",
)  # fmt: skip
RTF = (
    "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}\\f0 "
    + "\\par\r\n".join(_CODED).replace("\t", "\\tab ")
    + "\\par}"
)
NEXIS_TXT = (
    "                             1 of 1 DOCUMENTS\n\n\n                            The Tarnmouth Herald\n\n"
    "                      March 14, 2025 Friday\n\nDockers meet at gate\n\nBYLINE: Ada Quill\n\n"
    "SECTION: NEWS; Pg. 3\n\nLENGTH: 14 words\n\n\nThe dockers met at the gate. "
    "Officers came before noon and moved them on.\n\nLOAD-DATE: March 15, 2025\n\nLANGUAGE: ENGLISH\n\n"
)
YAML = (
    "name: drawn\nkind: codebook\nversion: '1'\nlanguage: en\nlicence: CC0\nreferents:\n  STRIKERS:\n"
    "    definition: Who strikes.\n    labels:\n      docker: [docker, 'dock* {place}']\n      mob: [mob]\n"
    "modifiers:\n  foreign: ['{country}-backed']\nslots:\n  place: {tollen: [Tollen]}\nexclusions: [Mob Street]\n"
)


def _http() -> bytes:
    body = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{HTML}"
    return WARC.format(length=len(body.encode()), body=body).encode()


def _zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Herald/a.txt", "The dockers met at the gate.")
        archive.writestr("Ledger/b.txt", "A mob held the quay.")
    return out.getvalue()


def _docx() -> bytes:
    from docx import Document

    made = Document()
    for line in ("Dockers meet at gate", "The Tarnmouth Herald", "March 14, 2025 Friday", "Length:\xa014 words",
                 "Body", "The dockers met at the gate. Officers came before noon and moved them on.",
                 "Load-Date:\xa0March 15, 2025", "End of Document"):  # fmt: skip
        made.add_paragraph(line)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _xlsx() -> bytes:
    from openpyxl import Workbook

    book, out = Workbook(), io.BytesIO()
    assert book.active is not None
    for row in (list(ROWS[0]), *(list(row.values()) for row in ROWS)):
        book.active.append(row)
    book.save(out)
    return out.getvalue()


def _parquet() -> bytes:
    import pandas as pd

    out = io.BytesIO()
    pd.DataFrame(ROWS).to_parquet(out, index=False)
    return out.getvalue()


@dataclass(frozen=True)
class Target:
    """A reader: the name that its file has, files of its kind, and the call."""

    file: str
    seeds: Callable[[], list[bytes]]
    read: Callable[[Path], object]


def _texts(*texts: str) -> Callable[[], list[bytes]]:
    return lambda: [text.encode() for text in texts]


JSONL = "\n".join(map(json.dumps, ROWS))
PLEASE = json.dumps(
    {"maintext": "The dockers met.", "source_domain": "herald.example", "date_publish": "2025-03-14 09:00:00",
     "title": "Dockers", "language": "en", "url": "https://herald.example/a"}
)  # fmt: skip
DIC = "%\n1\tlabour\n2\tforce\n%\ndocker*\t1\nmob 01 2\nsecurity force\t2\n<of>131/125\t1\nkind\t(02 134)125/464\n%\n"
YKD = (
    '<?xml version="1.0"?><dictionary style="3"><cnode name="labour"><cnode name="work"><pnode name="docker*"/>'
    "</cnode><pnode name='mob'/></cnode></dictionary>"
)
WORDS = '{"name":"a","kind":"words","version":"1","language":"en","licence":"CC0","categories":{"x":["docker"]}}'
SHEET = "item,coder,match,naming\nbcdf,anna,docker,yes\n"
TARGETS = {
    "csv": Target("a.csv", _texts(CSV, CSV.replace(",", ";"), "sep=;\n" + CSV.replace(",", ";")), read_corpus),
    "tsv": Target("a.tsv", _texts(CSV.replace(",", "\t")), read_corpus),
    "jsonl": Target("a.jsonl", _texts(JSONL, PLEASE), read_corpus),
    "json": Target("a.json", _texts(json.dumps(ROWS), PLEASE), read_corpus),
    "parquet": Target("a.parquet", lambda: [_parquet()], read_corpus),
    "xlsx": Target("a.xlsx", lambda: [_xlsx()], read_corpus),
    "html": Target("a.html", _texts(HTML), read_corpus),
    "warc": Target("a.warc", lambda: [_http()], read_corpus),
    "zip": Target("a.zip", lambda: [_zip()], read_corpus),
    "docx": Target("a.docx", lambda: [_docx()], read_corpus),
    "rtf": Target("a.rtf", _texts(RTF), read_corpus),
    "text": Target("Herald/a.txt", _texts(NEXIS_TXT, "The dockers met."), lambda path: read_corpus(path.parent.parent)),
    "header": Target("corpus.yaml", _texts("population: dockers\nsample: census\n"), read_header),
    "lexicon-yaml": Target("a.yaml", _texts(YAML, "labour:\n  - docker*\n  - work:\n    - mob\n"), read_lexicon),
    "lexicon-json": Target("a.json", _texts(WORDS), read_lexicon),
    "lexicon-csv": Target("a.csv", _texts("term,category,weight\ndocker,labour,1\nmob*,labour,2\n"), read_lexicon),
    "lexicon-dic": Target("a.dic", _texts(DIC), read_lexicon),
    "lexicon-dicx": Target("a.dicx", _texts("DicTerm,labour,force\ndocker*,X,\nmob,,X\n"), read_lexicon),
    "lexicon-lc3": Target("a.lc3", _texts("+LABOUR\ndocker*\nmob\n+FORCE\nsecurity force\n"), read_lexicon),
    "lexicon-ykd": Target("a.ykd", _texts(YKD), read_lexicon),
    "lexicon-cat": Target("a.cat", _texts("LABOUR\r\n\tDOCKER* (1)\r\n\tSECURITY_FORCE (1)\r\n"), read_lexicon),
    "weighted": Target("a.tsv", _texts("docker\t1.5\nmob\t-2\n", "mob\t-1.9\t0.5\t[1, 2]\n"), read_weighted),
    "sheet": Target("mentions-a.csv", _texts(SHEET), lambda p: read_coded([p])),
    "registration": Target("a.json", _texts('{"format": "framing registration 1", "sha256": "x"}'), read_frozen),
}  # fmt: skip


def place_of(target: Target, name: str) -> Path:
    """Where its file lies: in memory, if the system has such a place."""
    memory = Path("/dev/shm")
    folder = (memory if memory.is_dir() else Path(gettempdir())) / f"framing-fuzz-{os.getpid()}" / name
    path = folder / target.file
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def try_it(target: Target, path: Path, data: bytes) -> None:
    """Read the bytes: articles or a lexicon come out, or a FramingError that one can read; anything else is a find."""
    path.write_bytes(data)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            target.read(path)
        except FramingError as error:
            str(error).encode()
