"""Validated: a result beside what coders say of it, and beside what was registered before anybody looked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from framing._checks import FramingError
from framing.lexicon import Lexicon
from framing.mentions import Mentions
from framing.validation.agreement_on_codes import agreement
from framing.validation.coded import Coded, coded_by_kind
from framing.validation.corrected import corrected_contrasts, corrected_naming
from framing.validation.frozen import check_frozen, read_frozen
from framing.validation.precision_recall import quality
from framing.validation.written import validation_paragraph


@dataclass(frozen=True, eq=False)
class Validation:
    """What results are held against: coded sheets, of one lexicon or several, and a registration.

    Parameters
    ----------
    coded
        Of each folder of sheets what `coded_by_kind` returned.
    frozen
        What `read_frozen` returned, or None.

    Examples
    --------
    >>> import tempfile
    >>> from framing import find_mentions, read_corpus, read_lexicon
    >>> found = find_mentions(read_corpus("harbour-strike"), read_lexicon("harbour-strike"))
    >>> from framing.validation import Coding, write_sheets
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = write_sheets(found, folder, n=4)
    ...     coding = Coding(folder, "anna")
    ...     while not coding.finished:
    ...         coding.answer("no")  # she thinks that none of them names anybody
    ...     validation = read_validation([folder])
    >>> sorted(validation.of(found.lexicon))
    ['mentions']
    """

    coded: tuple[Mapping[str, Coded], ...] = ()
    frozen: Mapping[str, Any] | None = None

    def of(self, lexicon: Lexicon) -> Mapping[str, Coded]:
        """The sheets of a lexicon by what they are of, mentions or sentences; empty where there are none."""
        return next((kinds for kinds in self.coded if _name(kinds) == lexicon.name), {})

    def check(self, lexicons: Sequence[Lexicon]) -> None:
        """Make sure that every sheet, and the registration, is of one of these lexicons.

        Raises
        ------
        FramingError
            If one is not, or two folders of sheets are of one lexicon.
        """
        names = [lexicon.name for lexicon in lexicons]
        given = [_name(kinds) for kinds in self.coded]
        if self.frozen is not None:
            registered = str(self.frozen["lexicon"]["name"])
            if registered not in names:
                raise FramingError(f"the registration is of the lexicon {registered!r}, and here is {_all(names)}.")
        for name in given:
            if name not in names:
                raise FramingError(f"the coding sheets are of the lexicon {name!r}, and here is {_all(names)}.")
            if given.count(name) > 1:
                raise FramingError(f"two folders hold sheets of the lexicon {name!r}. Give one of them.")


@dataclass(frozen=True, eq=False)
class Validated:
    """What coders say of the result of one lexicon.

    Parameters
    ----------
    paragraph
        What `validation_paragraph` says.
    naming, contrasts
        What `corrected_naming` and `corrected_contrasts` returned; the second is empty where nothing is compared.

    Examples
    --------
    >>> import tempfile, warnings
    >>> from framing import find_mentions, read_corpus, read_lexicon
    >>> found = find_mentions(read_corpus("harbour-strike"), read_lexicon("harbour-strike"))
    >>> from framing.validation import Coding, write_sheets
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = write_sheets(found, folder, n=4)
    ...     coding = Coding(folder, "anna")
    ...     while not coding.finished:
    ...         coding.answer("no")  # she thinks that none of them names anybody
    ...     validation = read_validation([folder])
    >>> with warnings.catch_warnings():
    ...     warnings.simplefilter("ignore")  # the lexicon was developed on these articles
    ...     result = validated(found, validation, compared=False)
    >>> result.paragraph.partition(". ")[0].partition(" was ")[0]
    'How right the lexicon harbour-strike 1.0.0 is'
    """

    paragraph: str
    naming: pd.DataFrame
    contrasts: pd.DataFrame


def read_validation(sheets: Sequence[str | Path] = (), registration: str | Path | None = None) -> Validation:
    """Read what results are to be held against.

    Parameters
    ----------
    sheets
        Coded sheets, or folders of them, as `coded_by_kind` takes them; those of one folder are of one lexicon.
    registration
        What `write_frozen` wrote.

    Returns
    -------
    Validation
        As `write_report` takes it.

    Raises
    ------
    FramingError
        As `coded_by_kind` and `read_frozen` do; if no mentions are coded.

    Examples
    --------
    >>> import tempfile
    >>> from framing import find_mentions, read_corpus, read_lexicon
    >>> from framing.validation import Coding, write_sheets
    >>> lexicon = read_lexicon("harbour-strike")
    >>> found = find_mentions(read_corpus("harbour-strike"), lexicon)
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = write_sheets(found, folder, n=4)
    ...     coding = Coding(folder, "anna")
    ...     coding.answer("no")
    ...     validation = read_validation([folder])
    >>> validation.of(lexicon)["mentions"]
    Coded(mentions, 4 items, coders anna)
    """
    folders: dict[Path, list[Path]] = {}
    for path in map(Path, sheets):
        folders.setdefault(path if path.is_dir() else path.parent, []).append(path)
    coded = tuple(coded_by_kind(own) for own in folders.values())
    for folder, kinds in zip(folders, coded, strict=True):
        if "mentions" not in kinds:
            raise FramingError(f"{folder}: no sheet of mentions is coded, and nothing can be corrected without one.")
    return Validation(coded, read_frozen(registration) if registration is not None else None)


def validated(mentions: Mentions, validation: Validation, *, compared: bool = True) -> Validated | None:
    """What coders say of the result of one lexicon; None where no sheet is of it.

    Parameters
    ----------
    mentions
        What the sheets were made from.
    compared
        Whether outlets are compared too.

    Raises
    ------
    FramingError
        If articles or lexicon are not those of the sheets.

    Examples
    --------
    >>> import tempfile, warnings
    >>> from framing import find_mentions, read_corpus, read_lexicon
    >>> found = find_mentions(read_corpus("harbour-strike"), read_lexicon("harbour-strike"))
    >>> from framing.validation import Coding, write_sheets
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = write_sheets(found, folder, n=4)
    ...     coding = Coding(folder, "anna")
    ...     while not coding.finished:
    ...         coding.answer("no")  # she thinks that none of them names anybody
    ...     validation = read_validation([folder])
    >>> with warnings.catch_warnings():
    ...     warnings.simplefilter("ignore")  # the lexicon was developed on these articles
    ...     result = validated(found, validation, compared=False)
    >>> result.contrasts.empty, result.naming.loc[0, ["outlet", "label"]].tolist()
    (True, ['Tarnmouth Flare', 'docker'])
    """
    kinds = validation.of(mentions.lexicon)
    if not kinds:
        return None
    coded, sentences = kinds["mentions"], kinds.get("sentences")
    agreed = [agreement(own) for own in kinds.values() if len(own.coders) > 1]
    shares = corrected_naming(mentions, coded, sentences)
    return Validated(
        validation_paragraph(quality(mentions, coded, sentences), coded, sentences=sentences, agreed=agreed),
        shares,
        corrected_contrasts(mentions, coded, sentences) if compared else pd.DataFrame(),
    )


def registered(
    mentions: Mentions, table: pd.DataFrame, validation: Validation, *, measure: str, event: str
) -> pd.DataFrame:
    """The contrasts with a column `registered` and a note of how many are; as they are without a registration.

    Examples
    --------
    >>> from framing import find_mentions, read_corpus, read_lexicon
    >>> found = find_mentions(read_corpus("harbour-strike"), read_lexicon("harbour-strike"))
    >>> from framing import contrasts
    >>> table = contrasts(found, target="Tarnmouth Herald", n_resamples=9)
    >>> registered(found, table, Validation(), measure="share", event="") is table  # nothing was registered
    True
    """
    frozen = validation.frozen
    if frozen is None:
        return table
    if frozen["lexicon"]["name"] == mentions.lexicon.name:
        checked = check_frozen(frozen, mentions, table, measure=measure, event=event)
        marked, sentences = checked.table, checked.sentences
    else:
        marked = table.assign(registered=False)
        sentences = (f"No contrast of {mentions.lexicon.name} was registered: all of them are exploratory.",)
    marked.attrs |= table.attrs | {"note": " ".join([*sentences, str(table.attrs.get("note", ""))]).strip()}
    return marked


def _name(kinds: Mapping[str, Coded]) -> str:
    return str(next(iter(kinds.values())).key["lexicon"]["name"])


def _all(names: Sequence[str]) -> str:
    return ", ".join(map(repr, names))
