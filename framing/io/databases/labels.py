"""The labels of fields, in the languages of the databases, and the columns that they become."""

from __future__ import annotations

import re
import unicodedata

_NAMES: dict[str, str] = {
    "title": "headline title titre titel titolo titular kop uberschrift",
    "author": "byline author authors autor autoren autorin auteur auteurs verfasser autore",
    "section": "section rubrik rubrique ressort seccion sezione rubriek",
    "length": "length lange laenge longueur longitud lunghezza lengte",
    "highlight": "highlight highlights insert encart kurzfassung",
    "dateline": "dateline ortsmarke",
    "graphic": "graphic grafik graphique grafiek",
    "load_date": "load-date update date-chargement date-de-chargement ladedatum lade-datum fecha-de-carga",
    "language": "language sprache langue idioma lingua taal",
    "publication_type": "publication-type type-publication type-de-publication publikationstyp pub-type",
    "document_type": "document-type type-document dokumenttyp",
    "journal_code": "journal-code code-revue zeitschriftencode",
    "subject": "subject sujet thema",
    "organization": "organization organisation",
    "company": "company societe unternehmen firma",
    "person": "person personne",
    "ticker": "ticker stock-symbol symbole-boursier",
    "industry": "industry activity-sector secteur-activite branche",
    "geographic": "geographic geo-localization localisation-geo geographie",
    "city": "city ville",
    "state": "state",
    "country": "country pays",
    "correction": "correction",
    "correction_date": "correction-date",
    "notes": "notes note",
    "series": "series serie",
    "edition": "edition",
    "url": "url",
    "publication": "publication",
    "distribution": "distribution",
    "byname": "name",
    "accession": "acc-no",
    "issn": "issn",
}
LABELS = {label: column for column, labels in _NAMES.items() for label in labels.split()}
"""Labels as `fold_label` writes them, and the columns they become."""

_LINE = re.compile(r"\s{0,60}([^\W\d_][\w./&()' -]{1,39}?) ?:(\s.*|)$")
_LANGUAGES = {
    "en": "english englisch anglais ingles inglese engels",
    "de": "german deutsch allemand aleman tedesco duits",
    "fr": "french franzosisch francais frances francese frans",
    "es": "spanish spanisch espagnol espanol spagnolo spaans",
    "it": "italian italienisch italien italiano italiaans",
    "nl": "dutch niederlandisch neerlandais neerlandes olandese nederlands",
    "pt": "portuguese",
}
LANGUAGES = {name: code for code, names in _LANGUAGES.items() for name in names.split()}
"""Languages by the names that the databases give them, as `fold_label` writes them."""

_PAGE = re.compile(
    r"(?:^|;|,)\s*(?:(?:Pg|S|Blz|Pág|Pag)\. ?|(?:Page|Seite|Página|Pagina) )(\w[\w, -]{0,19}?)\s*(?=;|$)"
)
_PAGE_NUMBER = re.compile(r"\s*(?:Page|Seite|Página|Pagina) \d{1,6} (?:of|von|de|sur|di|van) \d{1,6}\s*$")
_COPYRIGHT = re.compile(
    r"\s*(?:copyright,? (?:\(c\) ?|© ?)?[12]\d{3}\b|© ?\S|\(c\) ?(?:copyright\b|[12]\d{3}\b))", re.IGNORECASE
)


def fold_label(label: str) -> str:
    """A label as it is looked up: without case, accents and the kind of its blanks.

    >>> fold_label("LÄNGE"), fold_label("Load-Date"), fold_label("Journal Code")
    ('lange', 'load-date', 'journal-code')
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", label.casefold()) if not unicodedata.combining(c))
    return re.sub(r"[\s_-]+", "-", plain.strip())


def field(line: str) -> tuple[str, str] | None:
    """The column and the value of a line that begins with a known label and a colon; else None.

    >>> field("LONGUEUR: 508 mots"), field("Strike: what we know")
    (('length', '508 mots'), None)
    """
    found = _LINE.match(line[:4000])
    column = LABELS.get(fold_label(found[1])) if found else None
    return (column, line[found.start(2) :].strip()) if found and column else None


def unknown_field(line: str) -> tuple[str, str] | None:
    """The label and the value of a line with a label that is not known; used only where labels alone can stand."""
    found = _LINE.match(line[:4000])
    return (found[1], line[found.start(2) :].strip()) if found and not field(line) else None


def language(name: str) -> str:
    """The code of a language that a database names; as written if it is not known.

    >>> language("ENGLISH"), language("Deutsch; German"), language("Tollen")
    ('en', 'de', 'Tollen')
    """
    first = re.split(r"[;,(]", name, maxsplit=1)[0]
    return LANGUAGES.get(fold_label(first), name.strip())


def without_page(section: str) -> tuple[str, str]:
    """A section without the page that is written behind it, and the page.

    >>> without_page("NEWS; Pg. 7A"), without_page("Section A; Column 0; Foreign Desk; Pg. 9; ANALYSIS")
    (('NEWS', '7A'), ('Section A; Column 0; Foreign Desk; ANALYSIS', '9'))
    """
    found = _PAGE.search(section[:2000])
    if not found:
        return section.strip(), ""
    return (section[: found.start()] + section[found.end() :]).strip(" ;,"), found[1].strip()


def is_page_number(line: str) -> bool:
    """Whether a line is a page number of the export, such as Page 3 of 12."""
    return bool(_PAGE_NUMBER.match(line[:60]))


def is_copyright(line: str) -> bool:
    """Whether a line is the owner's notice."""
    return bool(_COPYRIGHT.match(line[:200]))
