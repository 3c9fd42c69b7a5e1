"""Reading: the words of many texts at once are those of each by itself."""

from __future__ import annotations

import pytest
from attributed import corpus_of, zones_of
from hypothesis import given
from hypothesis import strategies as st

from framing.text.attribution import codes, reading
from framing.text.attribution.cues import Cue, default_cues
from framing.text.attribution.openings import openings_of
from framing.text.attribution.reading import Block, read_blocks
from framing.text.quotations import find_quotations
from framing.text.sentences import find_sentences
from framing.text.tokens import fold, iter_tokens, tokenise

PIECES = st.sampled_from(
    ["said ", "in the ", "view of", "according to ", "The port", " ", "  ", ", ", "\u00a0", "\n", "🚢 ", "é", "word ",
     "it ", "dockers' ", "Dockers’", "as per", "the union's "]
)  # fmt: skip
TEXTS = st.lists(st.lists(PIECES, max_size=8).map("".join), max_size=6)


def blocks(texts: list[str]) -> list[Block]:
    """The texts as they stand, read."""
    corpus = corpus_of(*texts)
    zones = zones_of(corpus)
    sentences, quotations = find_sentences(corpus, zones), find_quotations(corpus, zones=zones)
    tokens = tokenise(corpus.texts, corpus.ids)
    return list(read_blocks(corpus.texts, tokens, default_cues(), sentences=sentences, quotations=quotations))


def words(texts: list[str]) -> list[list[tuple[object, ...]]]:
    """Of each text the place, form and classes of its words, and the runs that they stand in."""
    found: list[list[tuple[object, ...]]] = [[] for _ in texts]
    for block in blocks(texts):
        page = block.page
        for word, start in enumerate(page.starts.tolist()):
            article = int(block.bases.searchsorted(start, side="right")) - 1
            same = start, page.ends[word].item(), page.forms[word].item(), page.classes[word].item()
            run = page.run_stops[word].item() - word
            base = int(block.bases[article])
            found[block.first + article].append((same[0] - base, same[1] - base, *same[2:], run))
    return found


@given(TEXTS, st.sampled_from([1, 20, 1_000_000]))
def test_texts_do_not_touch(texts: list[str], block: int) -> None:
    """However many are read at a time: places, forms, classes and what stands between words."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "_BLOCK", block)
        assert words(texts) == [words([text])[0] for text in texts]


@given(st.lists(PIECES, max_size=8).map("".join))
def test_a_run_is_parted_by_nothing_but_blanks(text: str) -> None:
    """And what ends it is another thing, or the end."""
    (found,) = words([text])
    for at, (_, end, _, _, run) in enumerate(found):
        assert isinstance(run, int)
        following = found[at + 1][0] if at + 1 < len(found) else None
        assert (run > 1) == (following is not None and text[end:following] == " ")


@pytest.mark.parametrize(
    ("text", "genitive", "before"),
    [
        ("dockers' claims", True, True),
        ("dockers’ claims", True, True),
        ("dockers', claims", True, False),
        ("dockers ' claims", False, True),
        ("port' claims", False, False),
        ("dockers claims", False, False),
        ("the port's claims", True, False),
    ],
)
def test_an_apostrophe_behind_a_word_is_a_class_of_it(text: str, genitive: bool, before: bool) -> None:
    """One right behind its last s, or one that is all between it and the next word."""
    word = words([text])[0][-2][3]
    assert isinstance(word, int)
    assert (word & codes.GENITIVE != 0, word & codes.APOSTROPHE != 0) == (genitive, before)


@given(TEXTS)
def test_openings_are_what_the_cues_find_word_by_word(texts: list[str]) -> None:
    """For each number of words that may belong to the cue, within its text."""
    cues = default_cues()
    tokens = tokenise(texts)
    numbers = {form: number for number, form in enumerate(tokens.types)}
    openings = openings_of(tokens, numbers, cues)
    longest, table, lengths, kinds, stances = openings.table
    for document, text in enumerate(texts):
        forms = [fold(match.group()) for match in iter_tokens(text)]
        for at, row in enumerate(openings.of_tokens[tokens.slice_of(document)].tolist()):
            for n in range(1, longest + 1):
                cue = cues.find(forms[at : at + n], 0)
                number = int(table[row * longest + n - 1]) if row >= 0 else -1
                assert (cue is None) == (number < 0)
                if cue is not None:
                    kind = ("verb", "phrase", "noun", "hearsay")[kinds[number]]
                    assert cue == Cue(lengths[number], openings.stances[stances[number]], kind)  # type: ignore[arg-type]


def test_a_cue_of_several_words_does_not_begin_at_the_end_of_a_text() -> None:
    """What stands in the next text does not follow."""
    (apart,), (together,) = (
        blocks(["The port is shut in", "the view of the union"]),
        blocks(["The port is shut in the view of the union"]),
    )
    assert 4 not in apart.page.opening_words
    assert 4 in together.page.opening_words


def test_there_is_a_bit_for_each_class() -> None:
    """One more would not fit into a number of 64 bits with a sign."""
    assert next(codes._bits) <= 1 << 63
