"""Frames: where a cue, its source and its content stand in one unit. One function a construction."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from framing.text.attribution.cues import Cue, Cues
from framing.text.attribution.sources import is_finite_clause, is_noun_phrase, subject_after, subject_before, subject_of
from framing.text.attribution.units import END, QUOTATION, Unit
from framing.text.attribution.words import (
    ADVERBS,
    AMBIGUOUS,
    APPOSED,
    AUXILIARIES,
    BE,
    CLAUSAL,
    CLAUSE_ONLY,
    CONTRASTING,
    COORDINATORS,
    DETERMINERS,
    EVALUATED,
    GLOSSING,
    HAVE,
    LINKS,
    MEDIA,
    NOUN_BEFORE,
    PAST,
    POSSESSIVES,
    PREPOSITIONS,
    RECIPIENT_CUES,
    SAYING,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    TIMES,
    VISUALS,
    WH,
)

Items = tuple[int, int]
"""First and last item."""


class Place(NamedTuple):
    """A cue in a unit: its items, those of the verb group it stands in, and how it acts."""

    first: int
    last: int
    group: int  # the first auxiliary or adverb before it
    cue: Cue


class Frame(NamedTuple):
    """What a construction found, in items of the unit."""

    content: tuple[Items, ...]
    source: Items | None
    place: Place
    rule: str


def find_places(unit: Unit, cues: Cues) -> list[Place]:
    """The cues of a unit that can act as such, in order."""
    places: list[Place] = []
    at = 0
    while at < len(unit):
        cue = cues.find(unit.forms, at) if unit.is_word(at) else None
        if cue is None:
            at += 1
            continue
        last = at + cue.length - 1
        last -= last > at and unit.form(last) == "that"  # the conjunction opens the content
        if not (cue.kind == "verb" and is_noun(unit, at, last)):
            places.append(Place(at, last, _group(unit, at), cue))
        at = last + 1
    return places


def is_noun(unit: Unit, first: int, last: int) -> bool:
    """Whether a form of a verb is a noun or an adjective where it stands: "his claim", "the alleged plan"."""
    before, form, after = unit.form(first - 1), unit.form(last), unit.form(last + 1)
    if first == last and form in AMBIGUOUS:
        if before in NOUN_BEFORE or before in BE or before.endswith(("'s", "s'")):
            return True
        if not form.endswith(("s", "ing")) and _is_singular_phrase(unit, first - 1):
            return True
        return after in ("of", "by", "from", "over") or (first == 0 and after not in DETERMINERS)
    if form == "think" and after in ("tank", "tanks"):
        return True
    if form.endswith(("ed", "en")) and (before in DETERMINERS or (before in PREPOSITIONS - ADVERBS and before not in ("to", "by"))):
        return True
    return form.endswith("ing") and (before in DETERMINERS or before.endswith("'s"))


def _is_singular_phrase(unit: Unit, at: int) -> bool:
    """Whether a noun phrase without a plural ends here, so that no verb in the plural can follow: "the same question"."""
    if not unit.is_word(at) or unit.form(at).endswith("s") or unit.is_capital(at):
        return False
    for before in range(at - 1, max(at - 4, -1), -1):
        if unit.form(before) in DETERMINERS or unit.form(before).endswith("'s"):
            return unit.form(at) not in ADVERBS and unit.form(at) not in ("people", "men", "women", "police")
        if not unit.is_word(before) or unit.form(before).endswith("s") or unit.form(before) in AUXILIARIES:
            return False
    return False


def _group(unit: Unit, at: int) -> int:
    """The first item of the verb group that a cue stands in: "has [also] said"."""
    while at > 0 and (
        (before := unit.form(at - 1)) in AUXILIARIES
        or before in ADVERBS
        or before == "to"
        or (before.endswith("ly") and not unit.is_capital(at - 1))
    ):
        at -= 1
    return at


def find_frames(unit: Unit, cues: Cues) -> list[Frame]:
    """Every frame of a unit, in the order of their cues."""
    places = find_places(unit, cues)
    frames: list[Frame] = [spoken] if (spoken := speaker_label(unit)) is not None else []
    question = 0  # where a question ends that opens the unit: Asked whether X, he said Y
    for number, place in enumerate(places):
        following = places[number + 1 :]
        if place.first < question:
            continue
        if place.first == 0 and unit.form(0) == "asked":
            question = next((at for at in range(len(unit)) if unit.form(at) == ","), len(unit))
        for construction in CONSTRUCTIONS[place.cue.kind]:
            frame = construction(unit, place, following, frames)
            if frame is not None:
                if frame.content:
                    frames.append(frame)
                break
    return frames


def speaker_label(unit: Unit) -> Frame | None:
    """*Okoye: 'We stay'*, a headline that quotes; not *Harlow: what we know*."""
    if unit.zone != "headline" or not unit.quotations:
        return None
    colon = next((at for at in range(1, min(7, len(unit))) if unit.form(at) == ":"), 0)
    if not colon or colon + 1 >= len(unit) or not all(unit.is_capital(at) for at in range(colon)):
        return None
    cue = Place(colon, colon, colon, Cue(1, "neutral", "verb"))
    return Frame(_some(_right(unit, colon + 1, cue, [])), (0, colon - 1), cue, "speaker-label")


Construction = Callable[[Unit, Place, list[Place], list[Frame]], Frame | None]


def according_to(unit: Unit, place: Place, following: list[Place], frames: list[Frame]) -> Frame | None:
    """*According to S, X.* *X, according to S.*"""
    if unit.form(place.first) not in ("according", "as", "in") or unit.form(place.last) not in ("to", "by", "of"):
        return None
    source = subject_after(unit, place.last + 1)
    if source is None:
        return None
    start, end = left_limit(unit, place.first, frames), source[1]
    left = _left(unit, start, place.first - 1)
    after = end + 1
    if left is None or unit.form(place.first - 1) in COORDINATORS:
        if unit.form(after) in (",", ":", "-"):
            after += 1
        right = _right(unit, after, place, following)
        return Frame(_some(right), source, place, "according-to")
    medial = unit.form(after) in (",", "-") and not is_finite_clause(unit, left[0], left[1])
    right = _right(unit, after + 1, place, following) if medial else None
    return Frame(_some(left, right), source, place, "according-to")


def hearsay(unit: Unit, place: Place, following: list[Place], frames: list[Frame]) -> Frame | None:
    """*The port was reportedly closed.* *The port is said to be closed.*"""
    if unit.form(place.last) in EVALUATED:
        return Frame((), None, place, "hearsay")
    start = _clause_start(unit, place.first)
    right = _right(unit, start, place, following)
    return Frame(_some(right), None, place, "hearsay")


def noun_cue(unit: Unit, place: Place, following: list[Place], frames: list[Frame]) -> Frame | None:
    """*The claim that X*; *his statement: X*."""
    at = place.last + 1
    if unit.form(place.last) in ("that", "about", "of") or unit.form(at) in ("that", ":"):
        if unit.form(at) == ":":
            at += 1
        right = _right(unit, at, place, following)
        return Frame(_some(right), _possessor(unit, place.first), place, "noun")
    return None


def _possessor(unit: Unit, at: int) -> Items | None:
    """The source of a noun cue: "the union's claim", "his claim"."""
    before = unit.form(at - 1)
    if before in POSSESSIVES:
        return (at - 1, at - 1)
    if unit.is_word(at - 1) and before.endswith(("'s", "s'")):
        start = at - 1
        while start > 0 and unit.is_word(start - 1) and unit.is_capital(start - 1):
            start -= 1
        return (start, at - 1)
    return None


def passive(unit: Unit, place: Place, following: list[Place], frames: list[Frame]) -> Frame | None:
    """*The port was described as closed.* *He was told that X.* The source stands after *by*, or nowhere."""
    form = unit.form(place.first)
    if not form.endswith(("ed", "en", "told", "known", "said", "thought")):
        return None
    after = place.last + 1
    if not any(unit.form(i) in BE for i in range(place.group, place.first)):
        reduced = unit.form(after) == "by" or form in ("known", "seen", "shown")
        opening = place.first == 0 and form.endswith("ed")  # Asked whether X, he said Y
        has = any(unit.form(i) in HAVE for i in range(place.group, place.first))
        return Frame((), None, place, "passive") if opening or (reduced and not has) else None
    if form == "asked":
        return Frame((), None, place, "passive")
    source = subject_after(unit, after + 1) if unit.form(after) == "by" else None
    if source is not None:
        after = source[1] + 1
    if unit.form(after) in ("that", "as", "to", "of", "for", "by", ":", QUOTATION) or unit.form(after) in WH:
        return Frame(_some(_right(unit, after, place, following)), source, place, "passive")
    return Frame((), source, place, "passive")


def inverted(unit: Unit, place: Place, following: list[Place], frames: list[Frame]) -> Frame | None:
    """*X, said S.* *"X," said S, who Y.*"""
    before = unit.form(place.group - 1)
    if place.group == 0 or before not in (",", QUOTATION, "-", END) or place.group != place.first:
        return None
    form, after = unit.form(place.last), place.last + 1
    if form.endswith("ing") or form in ("told", "tells") or not unit.is_word(after) or unit.form(after) in ("that", "to", *WH):
        return None
    source = subject_after(unit, after)
    if source is None or (unit.form(source[1] + 1) not in ("who", "which") and is_finite_clause(unit, source[1] + 1)):
        return None
    mark = unit.form(source[1] + 1)
    if before != QUOTATION and not (mark in (",", END) and form in SAYING and not unit.form(after)[0].isdigit()):
        return None
    left = _left(unit, left_limit(unit, place.first, frames), place.first - 1)
    if left is None or (before != QUOTATION and unit.zone != "headline" and not _says_something(unit, left)):
        return None
    return Frame(_some(left), source, place, "inverted")


def _says_something(unit: Unit, items: Items) -> bool:
    """Whether a finite clause stands between two items outside what is apposed: *S, who leads the union, said ...*"""
    start = items[0]
    while start <= items[1]:
        end = start
        while end < items[1] and unit.form(end + 1) != ",":
            end += 1
        if unit.form(start) not in APPOSED and is_finite_clause(unit, start, end):
            return True
        start = end + 2
    return False


def trailing(unit: Unit, place: Place, following: list[Place], frames: list[Frame]) -> Frame | None:
    """*X, S said.* *X, S said, Y.* *"X," S told Z.*"""
    source = subject_before(unit, place.group)
    if source is None or source[0] == 0:
        return None
    before = unit.form(source[0] - 1)
    if before not in (",", QUOTATION, "-", "("):
        return None
    after = skip_adjuncts(unit, place)
    mark = unit.form(after)
    told = mark in PREPOSITIONS or mark in TIMES or mark in ("and", "as", "this", "last", "when")
    if mark not in (",", END, "-", ")", QUOTATION) and not (before == QUOTATION and told):
        return None
    left = _left(unit, left_limit(unit, source[0], frames), source[0] - 1)
    if left is None:
        return None
    quoted = before == QUOTATION
    form = unit.form(place.last)
    if not quoted and (form.endswith("ing") or unit.form(source[0]) in SUBORDINATORS or place.cue.stance not in CLAUSAL):
        return None
    if not quoted and (mark == QUOTATION or (mark in (",", "-") and unit.form(after + 1) == QUOTATION)):
        if not is_finite_clause(unit, left[0], left[1]):
            return None  # In Harlow, he said, "X"
    elif mark == "," and not quoted and not is_finite_clause(unit, left[0], left[1]):
        following_form = unit.form(after + 1)
        if following_form not in AUXILIARIES and following_form not in PAST and not following_form.endswith("ed"):
            return None
    if quoted and not (mark == QUOTATION or unit.form(after + 1) == QUOTATION or unit.form(after + 2) == QUOTATION):
        return Frame((left,), source, place, "trailing")
    return Frame((left, *_continued(unit, after, place, following)), source, place, "trailing")


def leading(unit: Unit, place: Place, following: list[Place], frames: list[Frame]) -> Frame | None:
    """*S said (that) X.* *S told Z: "X."* *..., adding that X.* *S announced X.*"""
    source = agent(unit, place, frames)
    if unit.form(place.first) in GLOSSING:
        return Frame((), source, place, "leading")
    if source is not None and any(unit.form(i) in VISUALS for i in range(source[0], source[1] + 1)):
        return Frame((), source, place, "leading")  # pictures show; nobody's words
    after = skip_adjuncts(unit, place)
    if unit.form(after) == "," and (that := _after_parenthesis(unit, after)):
        after = that
    if unit.form(after) in (",", ":", "-") and unit.form(after + 1) != END:
        if unit.form(after) == "," and unit.form(after + 1) != QUOTATION and unit.form(place.last) not in SAYING:
            return Frame((), source, place, "leading")
        after += 1
    elif place.cue.stance == "naming" and unit.form(after) in PREPOSITIONS and unit.form(after) != "for":
        return Frame((), source, place, "leading")
    after = _content_start(unit, after)
    clausal = unit.form(place.last) in CLAUSE_ONLY
    clausal = clausal or (place.cue.stance == "cognitive" and unit.form(place.first).endswith("ing"))
    if clausal and not opens_clause(unit, after):
        return Frame((), source, place, "leading")
    right = _right(unit, after, place, following)
    return Frame(_some(right), source, place, "leading")


def _content_start(unit: Unit, at: int) -> int:
    """Where content begins that is announced first: *said during talks in Harlow, on Friday, that X*; *voiced doubt that
    X*; *spoke about X*."""
    form = unit.form(at)
    if form in PREPOSITIONS or form in TIMES or form in ("-", "this", "last"):
        for ahead in range(at, min(at + 20, len(unit) - 1)):
            ahead_form = unit.form(ahead)
            if ahead_form == "that" and unit.form(ahead + 1) not in AUXILIARIES:
                return ahead
            if ahead_form in (END, QUOTATION, ";") or ahead_form in AUXILIARIES or ahead_form in SUBORDINATORS:
                break
        return at + 1 if form in LINKS and unit.is_word(at + 1) else at
    for ahead in range(at + 1, at + 4):
        if not unit.is_word(ahead) or unit.form(ahead) in AUXILIARIES:
            break
        if unit.form(ahead) == "that" and unit.form(ahead + 1) not in AUXILIARIES and form not in SUBJECT_PRONOUNS:
            return ahead
    return at


def _after_parenthesis(unit: Unit, comma: int) -> int:
    """The *that* after a parenthesis of a few words, 0 if there is none: *said, for example, that X*."""
    for at in range(comma + 1, min(comma + 12, len(unit) - 1)):
        if unit.form(at) == ",":
            return at + 1 if unit.form(at + 1) == "that" else 0
    return 0


def agent(unit: Unit, place: Place, frames: list[Frame]) -> Items | None:
    """The source of a cue with its content after it: its own subject, or that of the verb it hangs on.

    *S denied it, adding that X.* *S met the press to announce X.* *S left and said X.*
    """
    finite = not unit.form(place.first).endswith("ing") and unit.form(place.first - 1) != "to"
    own = subject_before(unit, place.group) if finite else None
    if own is not None and is_noun_phrase(unit, own):
        return own
    before = [f for f in frames if f.source is not None and f.source[1] < place.first]
    return before[-1].source if before else subject_of(unit)


def opens_clause(unit: Unit, at: int) -> bool:
    """Whether a clause or a quotation begins at an item, as far as a look ahead can tell."""
    form = unit.form(at)
    if form == QUOTATION or form in ("that", "about", "of") or form in WH or form in SUBJECT_PRONOUNS or unit.form(at - 1) == ":":
        return True
    for ahead in range(at, min(at + 10, len(unit))):
        form = unit.form(ahead)
        if not unit.is_word(ahead) or form in SUBORDINATORS or form in COORDINATORS or form in PREPOSITIONS and form == "to":
            return False
        if form in AUXILIARIES and ahead > at:
            return True
    return False


CONSTRUCTIONS: dict[str, tuple[Construction, ...]] = {
    "verb": (passive, inverted, trailing, leading),
    "phrase": (according_to, noun_cue),
    "noun": (noun_cue,),
    "hearsay": (hearsay,),
}


def _some(*items: Items | None) -> tuple[Items, ...]:
    return tuple(i for i in items if i is not None)


def _left(unit: Unit, start: int, end: int) -> Items | None:
    """Content before a frame, without the mark that parts them and the conjunction that opens it."""
    while end >= start and not unit.is_word(end) and unit.form(end) != QUOTATION:
        end -= 1
    while start <= end and not unit.is_word(start) and unit.form(start) != QUOTATION:
        start += 1
    if start < end and unit.form(start) in ("but", "and"):
        start += 1
    if unit.form(end) == QUOTATION and unit.quotations[end].kind == "full":
        start = max((at for at in range(start, end) if unit.form(at) == ":"), default=start - 1) + 1
    return (start, end) if start <= end else None


def _right(unit: Unit, start: int, place: Place, following: list[Place]) -> Items | None:
    end = clause_end(unit, start, place, following)
    while start <= end and not unit.is_word(start) and unit.form(start) != QUOTATION:
        start += 1
    while end >= start and not unit.is_word(end) and unit.form(end) != QUOTATION:
        end -= 1
    return (start, end) if start <= end else None


def _continued(unit: Unit, after: int, place: Place, following: list[Place]) -> tuple[Items, ...]:
    """Content that goes on after a frame in the middle: *X, S said, Y.*"""
    if unit.form(after) == QUOTATION:
        return _some(_right(unit, after, place, following))
    if unit.form(after) in (",", "-") and after + 1 < len(unit):
        nearest = following[0] if following else None
        if nearest is not None and nearest.group - after <= 3:
            return ()
        if unit.form(after + 1) in ("who", "which", "a", "the", "whose"):
            return ()
        return _some(_right(unit, after + 1, place, following))
    return ()


def left_limit(unit: Unit, before: int, frames: list[Frame]) -> int:
    """Where content to the left of a frame may begin."""
    limit = 0
    for frame in frames:
        end = max(frame.place.last, frame.source[1] if frame.source else 0)
        if frame.rule in ("trailing", "inverted") and end < before:
            limit = max(limit, end + 1)
    for at in range(before - 2, limit, -1):
        if unit.form(at) == ";":
            return at + 1
    return limit


def _clause_start(unit: Unit, before: int) -> int:
    for at in range(before - 1, -1, -1):
        if unit.form(at) in (",", ";", ":", "-", "(", QUOTATION, "that", "because", "but", "while"):
            return at + 1
    return 0


def skip_adjuncts(unit: Unit, place: Place) -> int:
    """The first item after a cue that can belong to its content: after whom was told, when and where."""
    at = place.last + 1
    if unit.form(place.last) in RECIPIENT_CUES:
        at = _skip_recipient(unit, at)
    while True:
        form = unit.form(at)
        if form in ("earlier", "this", "last") and unit.form(at + 1) in ("this", "last", "week", "month", "year"):
            at += 2
        elif form in TIMES or (form in ADVERBS and unit.form(at + 1) in (",", END, "that", QUOTATION, ":")):
            at += 1
        elif form in ("in", "on", "at", "to", "during", "via", "by", "through", "after", "from") and (
            end := _adjunct_end(unit, at)
        ):
            at = end
        else:
            return at


def _adjunct_end(unit: Unit, at: int) -> int:
    """Where a prepositional phrase ends that tells when, where or how something was said; 0 if it is none."""
    end = at + 1
    known = False
    while unit.is_word(end) and end - at < 14:
        form = unit.form(end)
        known = known or form in TIMES or form in MEDIA
        if form == "that" or (form in SUBJECT_PRONOUNS and form != "one"):
            break
        if form in AUXILIARIES:
            return 0
        if form in DETERMINERS and end > at + 1 and unit.form(end - 1) not in PREPOSITIONS and unit.form(end - 1) != "and":
            return end  # announced on Friday its plan
        end += 1
    if unit.form(end) in ("that", ":", QUOTATION) or (unit.form(end) in (",", END, "-") and (known or end - at < 7)):
        return end
    return end if known else 0


def _skip_recipient(unit: Unit, at: int) -> int:
    start = at
    while unit.is_word(at) and at - start < 8:
        form = unit.form(at)
        if form in ("that", "to", "of", "about", "on", "in", "not", "against", *WH) or form in ("he", "she", "they", "we", "i"):
            return at
        if at > start and form in DETERMINERS and not unit.form(at - 1) in PREPOSITIONS | {"and"}:
            return at
        if form in AUXILIARIES:  # told CNN Smith was there
            return max(start + 1, at - 1)
        at += 1
    return at


def clause_end(unit: Unit, start: int, place: Place, following: list[Place]) -> int:
    """The last item of content that begins at `start`: before the next frame that does not belong to it."""
    groups = {p.group for p in following}
    subjects = {
        subject[0]
        for p in following
        if p.cue.kind == "verb"
        and unit.form(p.first - 1) != "to"
        and (subject := subject_before(unit, p.group)) is not None
    }
    fronted = place.cue.kind == "verb" and _is_fronted(unit, place)
    phrase = not opens_clause(unit, start)
    for at in range(start, len(unit)):
        form = unit.form(at)
        if form == ";":
            return at - 1
        if form == "," and fronted and at > start and unit.form(at + 1) not in COORDINATORS:
            return at - 1
        if form == QUOTATION and unit.text[unit.ends[at] - 2] == "," and at + 1 < len(unit):
            return at  # congratulating "the members," he went home
        if at == start or (form not in (",", "-") and form not in COORDINATORS and form not in CONTRASTING):
            continue
        after = at + 1
        if form == "," and (unit.form(after) in COORDINATORS or unit.form(after) in CONTRASTING):
            after += 1
        if after in groups or (after in subjects and form != "and" and unit.form(after) not in ("who", "which", "that")):
            return at - 1
        if phrase and _goes_on(unit, at, after):
            return at - 1
    return len(unit) - 1


def _goes_on(unit: Unit, at: int, after: int) -> bool:
    """Whether a clause of the article's own begins after a mark or a conjunction in content that is no clause."""
    if unit.form(at) in CONTRASTING or unit.form(after) in CONTRASTING or unit.form(after - 1) in CONTRASTING:
        return True
    if unit.form(at) == ",":
        if unit.form(after - 1) in COORDINATORS or unit.form(after) in SUBJECT_PRONOUNS:
            return is_finite_clause(unit, after, min(after + 8, len(unit) - 1))
        return unit.form(after) in ("even", "as", "after", "before", "when", "which")
    return unit.form(at) == "-" and unit.form(after) not in DETERMINERS


def _is_fronted(unit: Unit, place: Place) -> bool:
    """Whether a cue stands in a clause before the main clause: *As the union said X, Y.* *Asking X, he Y.*"""
    at = 0
    while unit.form(at) in COORDINATORS or unit.form(at) in ADVERBS:
        at += 1
    if any(unit.form(i) == "," for i in range(at, place.first)):
        return False
    form = unit.form(at)
    opens = form in SUBORDINATORS and form not in WH or form in ("when", "if") or form in PREPOSITIONS
    return opens or (at == place.first and form.endswith(("ing", "ed")))
