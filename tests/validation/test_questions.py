"""Codes: what may be answered, and how it may be written."""

from __future__ import annotations

import pytest

from framing import list_lexicons, read_lexicon
from framing._checks import FramingError
from framing.lexicon import Lexicon, Referent
from framing.validation.questions import OTHER, codes_of, read_code


@pytest.mark.parametrize("name", list_lexicons())
def test_no_shipped_lexicon_has_a_code_that_means_none_of_them(name: str) -> None:
    """Else a right mention would be taken for a wrong one."""
    lexicon = read_lexicon(name)
    assert OTHER.casefold() not in {code.casefold() for code in [r.name for r in lexicon.referents] + lexicon.labels}


def test_a_lexicon_without_referents_asks_for_none() -> None:
    """Its first question is whether it is a naming at all."""
    assert next(iter(codes_of(read_lexicon("armed-actors")))) == "naming"
    assert "referent" not in codes_of(read_lexicon("reporting-verbs"))


def test_case_and_blanks_do_not_matter() -> None:
    """Nor what a spreadsheet makes of yes."""
    codes = codes_of(read_lexicon("harbour-strike"))
    assert read_code("referent", " strikers ", codes) == ("STRIKERS", "")
    assert [read_code("naming", said, codes)[0] for said in ("YES", "TRUE", "1", "n", "False")] == [
        "yes", "yes", "yes", "no", "no",
    ]  # fmt: skip


def test_where_nothing_is_near_the_codes_are_listed() -> None:
    """So that one can be chosen."""
    problem = read_code("attribution", "zzz", codes_of(read_lexicon("harbour-strike")))[1]
    assert "The codes are: unattributed, indirect, direct." in problem


def test_a_referent_cannot_be_called_what_means_none() -> None:
    """A sentence says so."""
    with pytest.raises(FramingError, match="OTHER means none of the referents"):
        codes_of(Lexicon("mine", "codebook", referents=(Referent("Other"),)))
