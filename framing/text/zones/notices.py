"""Notices: forms of copyright lines, credits and captions."""

from __future__ import annotations

from framing.text.zones.shapes import form

NOTICES = (
    form(
        "copyright",
        "copyright",
        90,
        "© 2024 Harbour News",
        r"""
        (?:©|ⓒ|\(c\) ?\d{4}) ?\S.*
        this (?:material|article|story|content) may not be (?:published|reproduced|copied|broadcast|rewritten
            |redistributed)\b.*
        """,
    ),
    form(
        "copyright",
        "copyright",
        90,
        "Harbour News 2024, all rights reserved",
        r"""
        (?:.{0,40}\b)?copyright(?:ed)?(?: by)?,? ?(?:©|\(c\)|ⓒ|\d{4}).*
        .{0,250}\b(?:all rights reserved|alle rechte vorbehalten|tous droits réservés
            |(?:todos )?los derechos reservados|tutti i diritti riservati|todos os direitos reservados
            |все права защищены|tüm hakları saklıdır)\b.{0,250}
        """,
        signs="copyright|rights reserved|vorbehalten|réservé|reservado|riservat|защищены|saklıdır",
    ),
    form(
        "wire_thanks",
        "credit",
        25,
        "(With files from Harbour Press)",
        r"""
        [(\[]?(?i:with|includes?|contains|based (?:in part )?on) (?:\w+ ){0,2}(?i:files?|inputs?|reporting
            |reports?|material|contributions?|information|agenc(?:y|ies)|wire services?)(?: (?:from|by
            |of) <CREDITED>)?[)\]]?\.?
        """,
        case=True,
    ),
    form(
        "reported_by",
        "credit",
        80,
        "(Reporting by Ann Lee; editing by Jo Ray)",
        r"""
        [(\[]?(?i:(?:additional |original |further )?(?:story|reporting|writing|written|editing|edited|compiled
            |translated|translation|produced|production|graphics?|photography|words|reported|contributing|redaktion
            |mitarbeit|bearbeitet)(?: and (?:writing|editing|reporting|photography))?(?: by:?|:
            | von:?)) <CREDITED>[)\]]?\.?
        """,
        case=True,
    ),
    form(
        "contributed",
        "credit",
        70,
        "This story was originally published by Harbour News.",
        r"""
        reporting was contributed by .*
        this (?:story|article|post|piece) (?:was|is|has been) (?:(?:originally|first|also|lightly|partly
            |automatically) )*(?:published|translated|adapted|edited|produced|written|reported|provided|updated
            |corrected|generated|based|part of)\b.*
        (?:originally published|this (?:article|column|story) appear(?:s|ed) in print)\b.*
        """,
    ),
    form(
        "contributed",
        "credit",
        70,
        "Ann Lee and Jo Ray contributed to this report.",
        r"""
        [^\"“]{3,400}\bcontributed (?:to (?:this|the) (?:report|story|article|piece)|reporting)\b.{0,200}
        """,
        signs="contributed",
    ),
    form(
        "initials",
        "credit",
        12,
        "ab/cd (AGY, Harbour Press)",
        r"""
        [a-z]{2,4}(?: ?[/,] ?[a-z]{2,4})* ?\([A-Za-z][^()]{1,60}\)
        [a-z]{2,3} ?/ ?[a-z]{2,4}(?: ?/ ?[a-z]{2,4})?
        """,
        case=True,
    ),
    form(
        "byline",
        "credit",
        16,
        "By Ann Lee and Jo Ray",
        r"""
        (?:By|BY|Von|VON|Par|PAR|Por|POR|Door|DOOR|Text:|Author:
            |Autor:)(?: Staff)?[: ]+<NAME>(?:[ ,|]+(?:<NAME>|and|und|et|y|e|en|in|for|de|der|van|von|the|al|el
            |&))*(?: reporter| staff| agencies)?
        """,
        case=True,
    ),
    form(
        "credit_line",
        "credit",
        12,
        "Credit: Harbour News Network",
        r"""
        (?=(?:\S+ ){2,9}\S+$)[^.:;!?]{5,40} / [^.:;!?]{2,40}
        \(?(?:photo(?:graph)?|image|picture|footage|illustration|credit|source|foto|bild|quelle|crédit|fuente
            |fonte|(?:cover|featured|header|lead) (?:image|photo))s?(?: (?:credit|source|via|from|courtesy
            |by))?s? ?[:©] ?(?!.*[.!?]\s).{1,90}
        """,
    ),
)

CAPTIONS = (
    form(
        "caption_form",
        "caption",
        120,
        "FILE PHOTO: Strikers stand at the gate of the harbour, June 3, 2024.",
        r"""
        \(?(?:file(?: photo| picture)?|photos?|pictures?|images?|photo caption|caption|bildunterschrift
            |légende)\)? ?(?::|[–—-] ).*
        (?:enlarge this image|toggle caption|hide caption|image copyright|image caption|image source
            |media caption|bildbeschreibung)\b.*
        \[\d+/\d+\] ?\S.*
        item \d+ of \d+ .*
        in this (?=.*(?:file|photo|picture|image|caption|handout|screengrab|video|item|bild|légende
            |\[))(?:\S+ ){0,5}(?:file|undated|handout|combination|combo|satellite|aerial|image
            |photo)\b.{0,60}\b(?:photo|image|picture|provided|released|taken|made|from|shows)\b.*
        """,
    ),
    form(
        "caption_form",
        "caption",
        120,
        "Strikers at the gate of the harbour are seen in this handout picture.",
        r"""
        .{15,300}\b(?:is|are|was|were) (?:seen|pictured|shown) in (?:this|an?) (?:\S+ ){0,3}(?:photo|picture
            |image|handout|screengrab|video)\b.*
        """,
        signs="seen in|pictured in|shown in",
    ),
)
