"""Words that the grammar of drafting needs: which nouns are of people and bodies, and which words name nobody.

Closed classes and endings only; labels themselves come from the shipped lexicons and from the articles.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import chain

from framing.io.lexicons import country_slot, read_lexicon
from framing.mentions.words import FUNCTION, is_plural
from framing.text.closed_classes import words
from framing.text.tokens import fold

SEEDS = ("armed-actors", "state", "source-kinds")
"""The shipped lexicons whose last words are known to be nouns of people and bodies."""
ACTS = ("reporting-verbs", "conflict-events")
"""Those whose words are verbs, be they nouns as well."""

BODIES = words(
    """
    group organisation organization movement union party alliance coalition faction militia army force forces troops
    military police government regime administration ministry department agency committee commission council board
    court company corporation firm bank business management team campaign club association federation league network
    institute university cabinet parliament congress senate authority authorities bureau service services side crowd
    mob public community nation country state kingdom republic junta leadership delegation opposition establishment
    outfit cell wing branch affiliate offshoot brigade battalion unit squad gang cartel band bloc crew staff
    workforce electorate press media watchdog monitor observatory guard navy fleet employer operator owner family
    clan dynasty tribe sect church charity
    """
)
"""Nouns of bodies: they stand for those who belong to them."""

GENERIC = words(
    """
    group organisation organization movement faction forces force troops fighters alliance coalition militia outfit
    side party body wing branch affiliate offshoot units gang cell network bloc
    """
)
"""Heads that say nothing by themselves and point back to somebody named."""

PEOPLE = words(
    """
    boss chief head king queen prince princess chair guard guards crew aide mayor judge captain general colonel
    friend victim spouse wife husband man woman men women people person child children youth youths thug thugs mob
    hero villain ally allies rival rivals foe foes enemy enemies critic critics monk priest pope imam cleric
    guerrilla casual casuals employee employees trustee detainee appointee designee devotee patriot patriots migrant
    migrants native natives local locals strongman tyrant autocrat despot statesman spokesman spokeswoman nominee
    envoy host guest witness crowds recruit recruits expat refugee refugees counsel attorney radical radicals
    anarchist loyalist pilot nurse cop cops spy spies tycoon mogul billionaire veteran
    """
)
"""Nouns of people whose ending does not tell."""

NOBODY = words(
    """
    number order power water paper border corner quarter center centre river letter matter tower summer winter
    weather offer answer chapter helicopter computer server newspaper trailer counter cover dinner computer disaster
    danger anger murder power harbor harbour error terror horror motor sector factor favor favour labor labour color
    colour behavior behaviour rumor rumour tenor door floor honor honour humor humour vigor twitter register poster
    tanker cruiser bunker bomber fighter-bomber container freighter trawler ferry remainder reminder disorder
    encounter transfer chamber shoulder finger silver copper rubber lumber timber gender manner banner theater
    theatre semester december november october september list artist's checklist moment statement agreement document
    restaurant grant warrant amount plant giant covenant want variant quotient content event percent cent front
    month point hunt front coming morning evening meeting nothing something anything everything thing being building
    beginning interview war year week weekend day today mister sir other another latter former either neither rather
    whether however never ever over under after former buyer-beware consumer-price chapter shelter foster frontier
    barrier carrier pier tier premier-league fire hire empire wire tire desire paper-tiger newsletter header folder
    per super hyper inner outer upper lower later latter earlier greater larger higher better further younger older
    smaller longer stronger wider bigger easier harder faster closer major minor prior superior interior exterior
    junior senior mere sheer sincere severe cancer laser radar together altogether dossier presidency palace thunder
    wonder blunder plunder gunfire ceasefire sphere atmosphere hemisphere career beer deer cheer steer peer
    """
)
"""Nouns and adjectives with the ending of an agent that are none."""

TIMES = words(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december mr mrs ms mx dr messrs sir lord lady today yesterday tomorrow
    """
)
OFFICES = words(
    """
    prime foreign defence defense interior transport finance home justice deputy vice special chief assistant
    attorney general national security senior top acting press supreme staff labour labor health trade energy
    """
)
"""Words that stand before the noun of an office as part of it: prime minister, special counsel."""
PASSING = words(
    """
    former ex then new newly top senior late incoming outgoing same first second third last next main key recent
    whole entire very only own big small old young former current longtime veteran so-called few good bad great
    local hundred thousand million dozen many other such two three four five six seven eight nine ten eleven twelve
    twenty more most
    """
)
"""Adjectives that say when, which or how many, and are no modifiers to compare."""
NAME_BODIES = BODIES | words(
    "house office times post news journal guard corps front society foundation center centre observatory"
)
BACK_POINTING = words("the this that these those")
HONORIFICS = words("mr mrs ms mx dr messrs sir lord lady prof mme")
TIED = words(
    """
    backed back supported funded sponsored armed trained financed aided led run linked aligned allied affiliated
    dominated controlled inspired paid
    """
)
"""Last parts of compounds that tie somebody to another: Norland-backed, union-led."""

BACKING = words(
    """
    backed back supported funded sponsored armed trained financed aided led dominated controlled linked aligned
    allied affiliated inspired paid
    """
)
SPOKE = words(
    """
    said says told tells added adds wrote tweeted insisted argued claimed warned denied asked urged vowed pledged
    announced declared stated insists argues claims warns denies
    """
)
"""What only people and bodies do."""
_COMPOUND_ENDS = TIED | words("era style wide born held friendly made only like leaning based free owned wing")
_CAPITALS = words("teheran tehran amman milan lausanne bern tallinn yerevan bhutan taiwan abidjan")
_PEOPLES = ("ish", "ese", "ch", "ni", "qi", "li", "ti", "ek", "ot", "an")
_NEWS = ("agencies",)
_AGENT = ("er", "or", "ist", "ant", "eer", "ian", "man", "woman", "men", "women", "arch", "crat", "eur")
_NOT_AGENT = ("ment", "ness", "tion", "sion", "ing", "ity", "ance", "ence", "ship", "hood", "ism", "est")


def singular(form: str) -> str:
    """The singular of a folded noun, as far as its form tells.

    >>> [singular(w) for w in ("dockers", "parties", "gunmen", "boss", "forces", "crises", "buses")]
    ['docker', 'party', 'gunman', 'boss', 'forces', 'crise', 'bus']
    """
    if form in ("forces", "troops", "authorities", "services", "media", "news", "headquarters", "politics"):
        return form
    if form == "people":
        return form
    if form.endswith("men") and len(form) > 4:
        return form[:-3] + "man"
    if form.endswith("ies") and len(form) > 4:
        return form[:-3] + "y"
    if form.endswith(("ches", "shes", "sses", "xes", "uses")):
        return form[:-2]
    return form[:-1] if is_plural(form) and len(form) > 3 else form


@lru_cache(maxsize=1)
def known_heads() -> frozenset[str]:
    """The single words of the shipped lexicons of people and bodies, in the singular."""
    found = set()
    for name in SEEDS:
        for category in read_lexicon(name).categories:
            if category.name in _NEWS:
                continue  # the names of papers are common words: times, post, guardian
            for pattern in category.patterns:
                if pattern.text.isalpha() and not pattern.text.isupper():
                    found.add(singular(fold(pattern.text)))
    return frozenset(found) - FUNCTION - NOBODY


@lru_cache(maxsize=1)
def seed_families() -> dict[str, str]:
    """Label words of armed actors and of the state, and which of the two lexicons has them."""
    found = {}
    for name in SEEDS[:2]:
        for category in read_lexicon(name).categories:
            for pattern in category.patterns:
                if pattern.text.isalpha():
                    found[singular(fold(pattern.text))] = name
    return found


@lru_cache(maxsize=1)
def act_forms() -> frozenset[str]:
    """Single words of the shipped lexicons of verbs."""
    categories = chain.from_iterable(read_lexicon(name).categories for name in ACTS)
    texts = (pattern.text for category in categories for pattern in category.patterns)
    return frozenset(fold(text) for text in texts if text.isalpha() and text.islower())


@lru_cache(maxsize=65_536)
def is_person(form: str) -> bool:
    """Whether a folded noun is of a person or people, by list or ending.

    >>> [is_person(w) for w in ("dockers", "rioter", "rebels", "statement", "harbour", "union")]
    [True, True, True, False, False, False]
    """
    one = singular(form)
    if one in BODIES or form in BODIES or one in NOBODY or form in NOBODY or form in TIMES:
        return False
    if one in PEOPLE or form in PEOPLE or one in known_heads():
        return True
    return len(one) > 4 and one.isalpha() and one.endswith(_AGENT) and not one.endswith(_NOT_AGENT)


def is_body(form: str) -> bool:
    """Whether a folded noun is of a body."""
    return form in BODIES or singular(form) in BODIES


def is_actor(form: str) -> bool:
    """Whether a folded noun is of people or of a body."""
    return is_body(form) or is_person(form)


def is_compound_end(part: str) -> bool:
    """Whether the last part of a hyphened word makes an adjective of a name before it.

    >>> is_compound_end("backed"), is_compound_end("un")
    (True, False)
    """
    return part in _COMPOUND_ENDS or part.endswith(("ed", "ing"))


@lru_cache(maxsize=1)
def countries() -> dict[str, str]:
    """Folded forms of the built-in slot of countries, and the key of each."""
    return {fold(form).replace(".", ""): key for key, forms in country_slot().items() for form in forms}


def is_demonym(form: str) -> bool:
    """Whether a form of a country is an adjective or a people, and no name of the country.

    >>> is_demonym("norwegian"), is_demonym("norway")
    (True, False)
    """
    key = fold(countries().get(form, form))
    ends = (
        "ish",
        "ian",
        "ean",
        "ese",
        "ench",
        "ch",
        "ican",
        "oni",
        "qi",
        "ni",
        "li",
        "ti",
        "man",
        "ek",
        "pot",
        "an",
        "ot",
    )
    return key != form and form.endswith((*ends, "ians", "icans", "eans", "anis", "qis")) and form not in _CAPITALS
