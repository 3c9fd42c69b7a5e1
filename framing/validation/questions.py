"""Questions: what is asked of coders about each item, and which answers there are (the codes)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from framing._checks import FramingError, did_you_mean
from framing.lexicon import Lexicon
from framing.mentions.voices import ATTRIBUTIONS

Codes = Mapping[str, tuple[str, ...]]
"""The answers to each question; none where any text is one."""

OTHER = "OTHER"
"""The code for what the codebook has no name for."""
YES, NO = "yes", "no"
_SAYS = {"y": YES, "true": YES, "1": YES, "n": NO, "false": NO, "0": NO}
QUESTIONS = MappingProxyType(
    {
        "naming": "Do the marked words name somebody or something of this codebook, here, in this sentence?",
        "referent": "Who or what is named? The code of the referent; OTHER if none of them.",
        "label": "Which label is it? OTHER if the codebook has none for this word.",
        "attribution": "Whose words are they? unattributed: the outlet's own. indirect: given to a source, outside "
        "quotation marks. direct: inside quotation marks.",
        "scare_quoted": "Do quotation marks stand round these words alone, to keep a distance from them?",
    }
)
"""What is asked about a mention, in order. Where `naming` is no, the others are left blank."""


def codes_of(lexicon: Lexicon) -> Codes:
    """The questions about a mention that this lexicon allows, each with its answers.

    Raises
    ------
    FramingError
        If the codebook has a referent of the name that means none of them.

    Examples
    --------
    >>> from framing import read_lexicon
    >>> codes_of(read_lexicon("harbour-strike"))["attribution"]
    ('unattributed', 'indirect', 'direct')
    """
    referents = tuple(referent.name for referent in lexicon.referents)
    if OTHER.casefold() in {name.casefold() for name in referents}:
        raise FramingError(f"{lexicon.name}: {OTHER} means none of the referents here. Give yours another name.")
    found: dict[str, tuple[str, ...]] = {"naming": (YES, NO)}
    if referents:
        found["referent"] = (*referents, OTHER)
    found["label"] = (*lexicon.labels, OTHER)
    return MappingProxyType(found | {"attribution": tuple(ATTRIBUTIONS), "scare_quoted": (YES, NO)})


def read_code(variable: str, value: str, codes: Codes) -> tuple[str, str]:
    """The code that is meant, and what is wrong with it, "" where nothing is.

    Case and blanks around it do not matter; yes and no may be TRUE, y or 1, as spreadsheets and people write them.

    Examples
    --------
    >>> read_code("naming", " TRUE", {"naming": ("yes", "no")})
    ('yes', '')
    >>> read_code("label", "dokcer", {"label": ("docker",)})[1]
    "`label` is 'dokcer', which is no code. Did you mean 'docker'?"
    """
    text = value.strip()
    known: Sequence[str] = codes.get(variable, ())
    if not text or not known:
        return text, ""
    folded = text.casefold()
    if tuple(known) == (YES, NO):
        folded = _SAYS.get(folded, folded)
    for code in known:
        if code.casefold() == folded:
            return code, ""
    hint = did_you_mean(text, known) or f" The codes are: {', '.join(known[:12])}{', ...' if len(known) > 12 else ''}."
    return text, f"`{variable}` is {text!r}, which is no code.{hint}"
