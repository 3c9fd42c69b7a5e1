"""The methods say what was done and no more."""

from __future__ import annotations

import re
from dataclasses import replace

from framing.export._bibliography import bibtex
from framing.export._methods import keys_of, methods, methods_md, methods_tex
from framing.report._references import bibliography
from framing.validation.digests import corpus_digest


def test_what_is_cited_is_in_the_bibliography(harbour, compared) -> None:
    """And every entry that is written is cited."""
    for data in (harbour, compared):
        paragraphs = methods(data)
        keys = keys_of(paragraphs)
        assert set(keys) <= {*bibliography(), "framing"}
        assert re.findall(r"^@\w+\{(\w+),", bibtex(keys, "1"), re.M) == keys
        assert set(re.findall(r"@(\w+)", methods_md(paragraphs))) == set(keys)
        assert set(",".join(re.findall(r"\\cite\{([^}]*)\}", methods_tex(paragraphs))).split(",")) == set(keys)


def test_numbers_are_those_of_the_tables(harbour) -> None:
    """Articles, independent texts, words, mentions."""
    said = methods_md(methods(harbour))
    counted = int(harbour.coded[0].mentions["counted"].sum())
    assert "6 articles of 6 outlets; 4 independent texts" in said
    assert f"{int(harbour.documents['n_words'].sum()):,} were counted" in said
    assert f"found {counted} mentions that count" in said


def test_lexicons_are_named_with_version_and_digest(harbour) -> None:
    """Each."""
    said = methods_md(methods(harbour))
    for coded in harbour.coded:
        assert coded.lexicon.sha256 in said
        assert f"{coded.lexicon.name} {coded.lexicon.version}" in said


def test_of_each_lexicon_it_is_told_whether_it_was_validated(harbour) -> None:
    """On these articles, by their hash; under other names of outlets, which have no such hash, it is not looked for."""
    said = methods_md(methods(harbour))
    assert said.count("is not validated on these articles") == len(harbour.coded)
    first = harbour.coded[0]
    header = f"6 articles (sha256 {corpus_digest(harbour.corpus)[:12]}): precision naming .93"
    coded = replace(first, lexicon=replace(first.lexicon, validated_on=header))
    own = replace(harbour, coded=(coded,))
    assert "is validated on these articles: 6 articles" in methods_md(methods(own))
    hidden = replace(own, settings={**own.settings, "pseudonymised": True})
    assert "was not looked for" in methods_md(methods(hidden))


def test_a_test_that_was_not_made_is_not_cited(harbour, compared) -> None:
    """Where no exchange can reach .05 there is no seed, no permutation and no adjustment."""
    without, with_tests = methods(harbour), methods(compared)
    assert "phipson2010" not in keys_of(without)
    assert "random seed" not in methods_md(without)
    assert {"phipson2010", "benjamini1995"} <= set(keys_of(with_tests))
    assert "random seed 1" in methods_md(with_tests)


def test_settings_that_are_recorded_are_told(compared) -> None:
    """The seed among them."""
    told = methods_md(methods(replace(compared, settings={**compared.settings, "seed": 7, "kept zones": "caption"})))
    assert "random seed 7" in told
    assert "Counted at wish: caption." in told


def test_limits_are_told(harbour) -> None:
    """What the design cannot show, and that difference is no bias."""
    said = methods_md(methods(harbour))
    assert "No test can reach" in said
    assert "A difference in word choice is not bias" in said


def test_versions_are_told(harbour) -> None:
    """Of the package and of the libraries."""
    said = methods_tex(methods(harbour))
    assert f"pandas {harbour.versions['pandas']}" in said


def test_a_citation_stands_before_the_stop(harbour) -> None:
    """In both forms."""
    assert ". [@" not in methods_md(methods(harbour))
    assert ".~\\cite" not in methods_tex(methods(harbour))


def test_latex_of_hostile_names_has_no_fault(attacked, harbour, faults) -> None:
    """Nor has that of the example."""
    assert faults(methods_tex(methods(attacked))) == faults(methods_tex(methods(harbour))) == []
