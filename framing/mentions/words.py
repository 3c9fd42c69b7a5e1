"""Closed classes of English words that the grammar of noun phrases needs: they mark where a phrase ends."""

from __future__ import annotations

from framing.text.closed_classes import DETERMINERS, PAST, POSSESSIVES, PREPOSITIONS, PRESENT, words

POINTING = words(
    """
    the this that these those their its his her both such other
    """
)
"""Words before a generic head by which it points back to somebody named before."""

PRONOUNS = words(
    """
    i you he she it we they me him us them who whom which what himself herself itself themselves there here
    someone anyone everyone nobody
    """
)
CONJUNCTIONS = words(
    """
    and or but nor yet so if when while whereas although though because unless whether where how why once that
    """
)
AUXILIARIES = words(
    """
    is are was were be been being am has have had having do does did will would shall should can could may might
    must not never also still already now then just only even ever often soon later again meanwhile however
    reportedly allegedly largely mostly home away back ahead abroad together alone today yesterday tomorrow
    tonight
    """
)
FUNCTION = DETERMINERS | POSSESSIVES | PRONOUNS | PREPOSITIONS | CONJUNCTIONS | AUXILIARIES
VERBS = PAST | PRESENT
OPENING = DETERMINERS | POSSESSIVES
"""Words that open a noun phrase."""

ING_NOUNS = words(
    """
    fighting bombing shelling killing meeting building training uprising funding spending backing offering
    crossing hearing ruling gathering planning housing shooting policing recruiting
    """
)
"""Words in -ing that are nouns after a label (rebel shelling); others are participles (rebels advancing)."""

COPULAS = words(
    """
    is are was were be been being become becomes became remain remains remained
    """
)
NAMING_VERBS = words(
    """
    called calls call labelled labeled labels label branded brands brand dubbed deemed termed designated
    designates considered considers consider declared declares described describes regarded regards viewed views
    denounced denounces proscribed listed classified classifies
    """
)
OPPOSING = words(
    """
    anti counter non pro un
    """
)
"""First parts of compounds in which the label names somebody else: anti-regime, pro-government."""

HOLDING = words(
    """
    held controlled occupied
    """
)
"""Participles that make a compound with the label before them even where the hyphen is left out: rebel held areas."""

LEADING = words(
    """
    led headed commanded dominated
    """
)
BACKING = words(
    """
    backed back supported funded sponsored armed trained financed aided
    """
)


def is_plural(form: str) -> bool:
    """Whether a folded noun looks like a plural.

    >>> is_plural("rebels"), is_plural("boss"), is_plural("gunmen")
    (True, False, True)
    """
    return (form.endswith("s") and not form.endswith(("ss", "us", "is"))) or form.endswith(
        ("men", "people", "children")
    )


def is_verb(form: str) -> bool:
    """Whether a folded word after a noun is rather its verb than a noun it modifies."""
    return form in VERBS or (form.endswith("ed") and form not in {"armed", "bed", "feed", "seed", "need", "speed"})
