"""The old text export of LexisNexis: 1 of 10 DOCUMENTS, centred source and date, labels in capitals, wrapped lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from framing.io.databases.dates import split_date
from framing.io.databases.export import Cover, Found
from framing.io.databases.labels import field, is_copyright, is_page_number
from framing.io.databases.values import Values

_COUNTER = re.compile(
    r"\s*(?:FOCUS - ?)?(?:([0-9]{1,6}) (?:of|OF|de|DE) ([0-9]{1,6}) DOCUMENTS?"
    r"|(?:Dokument|DOKUMENT) ([0-9]{1,6}) (?:von|VON) ([0-9]{1,6})"
    r"|Document ([0-9]{1,6}) (?:de|of|sur) ([0-9]{1,6}))\s*$"
)
_IN_BODY = frozenset(("dateline", "highlight"))
"""Labels that stand before the first paragraph."""
_NOT_BEHIND = frozenset(("title", "author", "section", "length", "dateline", "highlight", "state", "city", "byname"))
"""Labels that do not end a body: an article may have a paragraph that begins so."""

_LONG = frozenset(("graphic", "correction", "notes", "series", "subject", "geographic"))
_LONGEST = 5
"""Fields behind the body that may have paragraphs, and how many."""

Block = list[str]


def is_lexisnexis(lines: Iterable[str]) -> bool:
    """Whether lines are an old text export: a counter of documents, and behind it a label in capitals.

    >>> is_lexisnexis(["1 of 10 DOCUMENTS were found at the port.", "LENGTH: 12 words"])
    False
    """
    counted = False
    for line in lines:
        if _COUNTER.match(line[:100]):
            counted = True
        elif counted and _label(line):
            return True
    return False


def read_lexisnexis(lines: Sequence[str]) -> tuple[list[Found], Cover | None]:
    """The documents of an old text export, and how many there should be by its own counters.

    Parameters
    ----------
    lines
        The lines of the file.
    """
    parts: list[list[str]] = []
    stated: int | None = None
    numbers: list[int] = []
    for line in lines:
        counter = _COUNTER.match(line[:100])
        if counter:
            number, total = (int(n) for n in counter.groups() if n)
            numbers.append(number)
            stated = max(stated or 0, total)
            parts.append([])
        elif parts and not is_page_number(line):
            parts[-1].append(line.rstrip())
    documents = [_document(number, part) for number, part in zip(numbers, parts, strict=True)]
    return documents, Cover(stated) if stated is not None else None


def _document(number: int, lines: list[str]) -> Found:
    """Source, date and edition, the title, labels, the body, labels again, and the owner's notice."""
    values = Values()
    blocks = _blocks(lines)
    first = next((i for i, block in enumerate(blocks) if _label(block[0])), len(blocks))
    top = [line for block in blocks[:first] for line in [*block, ""]]
    end = _top(values, top, number_of_labels=len(blocks) - first)
    if first == len(blocks):  # no label at all: what is not centred, and behind the title, is the body
        rest = _blocks(top[end:])
        return values.found(number, [_unwrapped(b) for b in rest[1:]] if len(rest) > 1 else ())
    at = _labels(values, blocks, first)
    last = _tail_start(blocks, at)
    _behind(values, blocks[last:])
    return values.found(number, [_unwrapped(block) for block in blocks[at:last]])


def _blocks(lines: Sequence[str]) -> list[Block]:
    """The lines between blank ones."""
    blocks: list[Block] = [[]]
    for line in lines:
        if line.strip():
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _top(values: Values, top: list[str], *, number_of_labels: int) -> int:
    """Source, date, edition and title; where the title begins among the lines."""
    shown = [i for i, line in enumerate(top) if line.strip() and not is_copyright(line)]
    if not shown:
        return len(top)
    dated = next((k for k, i in enumerate(shown[:8]) if k and split_date(top[i])[0]), None)
    values.add("outlet", top[shown[0]])
    if dated is None:
        # The line under the source is that of the date, unless it is not centred as that is.
        dated = 1 if len(shown) > 2 and top[shown[1]][:1].isspace() else 0
    for i in shown[1:dated]:
        is_url = top[i].strip().startswith(("http://", "https://"))
        values.add("url" if is_url else "edition", top[i])
    if dated:
        values.dated(top[shown[dated]])
    rest = shown[dated + 1 :]
    centred = [i for i in rest if top[i][:1].isspace()]
    # A line centred under the date is its edition; a title stands at the margin, unless nothing does.
    if rest and len(centred) == len(rest):
        last = set(_blocks_of(top, centred)[-1] if number_of_labels else ())
        centred = [i for i in centred if i not in last]
    for i in centred:
        values.add("edition", top[i].strip().rstrip(";"))
    editions = set(centred)
    titles = _blocks_of(top, [i for i in rest if i not in editions])
    if titles:
        values.add("title", _unwrapped([top[i] for i in titles[0]]))
    if number_of_labels:
        for block in titles[1:]:
            values.add("subtitle", _unwrapped([top[i] for i in block]))
    return titles[0][0] if titles else len(top)


def _blocks_of(lines: list[str], places: list[int]) -> list[list[int]]:
    """Places of lines, parted where a blank line stands between them."""
    parts: list[list[int]] = []
    for place in places:
        if parts and place == parts[-1][-1] + 1 and lines[place - 1].strip():
            parts[-1].append(place)
        else:
            parts.append([place])
    return parts


def _labels(values: Values, blocks: list[Block], first: int) -> int:
    """Read the labels before the body; the place of the block with which it begins."""
    at, measured = first, False
    while at < len(blocks):
        block = blocks[at]
        label = _label(block[0])
        if not label or (measured and label[0] not in _IN_BODY) or (not measured and _ends(block)):
            break
        _read_block(values, block)
        measured = measured or label[0] == "length"
        at += 1
        # A label whose value stands in the next block.
        if not label[1] and len(block) == 1 and not measured and at < len(blocks) and not _label(blocks[at][0]):
            values.continued(_unwrapped(blocks[at]))
            at += 1
    return at


def _read_block(values: Values, block: Block) -> None:
    """A block of labels; a line without one goes on with the last."""
    for line in block:
        label = _label(line)
        if label:
            values.add(*label)
        elif is_copyright(line):
            values.add("copyright", line)
        else:
            values.continued(line)


def _behind(values: Values, blocks: list[Block]) -> None:
    values.last = ""
    for block in blocks:
        if not values.last and not _label(block[0]) and not is_copyright(block[0]):
            values.add("notes", _unwrapped(block))
        else:
            _read_block(values, block)


def _tail_start(blocks: list[Block], start: int) -> int:
    """Where the fields behind the body begin: from the end, up to a paragraph that belongs to none of them."""
    first, pending = len(blocks), 0
    for i in range(len(blocks) - 1, start - 1, -1):
        label = _label(blocks[i][0])
        if _ends(blocks[i]):
            if pending and (not label or label[0] not in _LONG):
                break
            first, pending = i, 0
        elif not blocks[i][0][:1].isspace():
            pending += 1
            if pending > _LONGEST:
                break
    return first


def _ends(block: Block) -> bool:
    """Whether a block shows that the body is over."""
    label = _label(block[0])
    return bool(label and label[0] not in _NOT_BEHIND) or (block[0][:1].isspace() and is_copyright(block[0]))


def _label(line: str) -> tuple[str, str] | None:
    """The column and the value of a line that begins with a known label in capitals."""
    name = line[:60].partition(":")[0]
    return field(line) if ":" in line[:60] and name == name.upper() and not line[:1].isspace() else None


def _unwrapped(block: Sequence[str]) -> str:
    """The lines of a paragraph as one."""
    return " ".join(line.strip() for line in block)
