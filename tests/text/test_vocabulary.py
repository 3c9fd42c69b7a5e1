"""Vocabulary: a word of a pattern is looked up among forms."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from framing.text.patterns import Word, compile_pattern
from framing.text.vocabulary import Vocabulary

forms = st.lists(st.text("abé\n", min_size=1, max_size=8), unique=True, max_size=30)


@given(forms, st.text("abé*", min_size=1, max_size=6))
def test_what_is_looked_up_is_what_matches_form_by_form(forms: list[str], pattern: str) -> None:
    """Prefixes, suffixes, infixes and several stars: the same as the test of each form."""
    (word,) = compile_pattern(pattern)
    assert isinstance(word, Word)
    wanted = [i for i, form in enumerate(forms) if (word.test(form) if word.test else form in word.forms)]
    assert Vocabulary(forms).matching(word).tolist() == wanted
