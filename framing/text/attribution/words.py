"""Closed classes of English words that the grammar of attribution needs."""

from __future__ import annotations

from framing.text.closed_classes import DETERMINERS, POSSESSIVES, PREPOSITIONS, words

OPENERS = DETERMINERS | POSSESSIVES
"""Words that open a noun phrase."""
CONTRACTIONS = words(
    """
    he's she's it's they're we're he'd she'd they'd we'd i'd i'm i've we've they've you've he'll she'll they'll we'll
    you're that's
    """
)
AUXILIARIES = CONTRACTIONS | words(
    """
    is are was were be been being am has have had having do does did will would shall should can could may might must
    not never don't doesn't didn't hasn't haven't hadn't wasn't weren't isn't aren't won't wouldn't can't couldn't
    """
)
BE = words("is are was were be been being am get gets got isn't aren't wasn't weren't")
HAVE = words("has have had having hasn't haven't hadn't")
ADVERBS = words(
    """
    also later then once again already still now recently previously earlier often repeatedly publicly privately
    reportedly once even just only simply always soon long quickly initially finally immediately openly explicitly
    first since formally officially angrily strongly famously similarly separately directly flatly merely further
    specifically actually clearly apparently generally ultimately basically essentially usually frequently afterwards
    subsequently both so too however meanwhile moreover nevertheless nonetheless instead therefore thus
    """
)
PRONOUNS = words("he she it they we i")
SUBJECT_PRONOUNS = PRONOUNS | CONTRACTIONS | words("you who one")
QUANTIFIERS = words(
    "some any many several few most all both each no another other others more one none this these those"
)
"""Determiners that stand for a noun as well: *many argued that*."""
RELATIVES = words("who which that")
SUBORDINATORS = words(
    "that because when while after before as if although though unless until since whether where whereas which who "
    "whom whose how why what so"
)
COORDINATORS = words("and but or yet nor")
WH = words("whether if how why what who when where which whom")
RECIPIENT_CUES = words(
    """
    tell tells told telling ask asks asked asking inform informs informed informing assure assures assured assuring
    remind reminds reminded reminding warn warns warned warning urge urges urged urging notify notifies notified
    notifying reassure reassures reassured reassuring convince convinces convinced convincing persuade persuades
    persuaded persuading
    """
)
"""Cues that are followed by the person spoken to."""
TIMES = words(
    """
    monday tuesday wednesday thursday friday saturday sunday today yesterday tonight tomorrow earlier later recently
    afterwards afterward again repeatedly once twice ago
    """
)
PERIODS = words("earlier this last week month year")
ADJUNCT_PREPOSITIONS = words("in on at to during via by through after from")
"""Prepositions that tell where, when and to whom something was said."""
AUDIENCES = words("reporters journalists lawmakers supporters members voters investigators crowds")
CLAUSE_VERBS = words(
    "say says said saying think thinks thought believe believes believed argue argues argued insist insists insisted"
)
"""Cues after which a clause follows even where nothing but a noun phrase is seen at first."""
GROUPS_OF_PEOPLE = words("people men women police")
MEDIA = words("interview statement tweet post speech letter email e-mail message video release briefing press")
NOUN_BEFORE = (
    OPENERS | PREPOSITIONS | words("new recent official first last latest early false such own no further previous")
)
"""Words after which an ambiguous form (claims, reports) is a noun."""
AMBIGUOUS = words(
    """
    claim claims report reports charge charges order orders demand demands call calls note notes comment comments
    remark remarks question questions answer answers plan plans show shows hope hopes fear fears doubt doubts
    statement offer offers promise promises pledge pledges vow vows threat warning warnings appeal appeals request
    requests reply replies response worry worries concern concerns view views speculation rumour rumor rumours rumors
    thanks feeling finding findings meeting reading thinking saying sayings thought thoughts estimate estimates
    forecast forecasts praise blame protest protests quote quotes mention mentions address signal signals label labels
    brand brands post posts tweet tweets command commands dispute disputes reject rejects advocate advocates detail
    details point points hint hints understanding reference references outline highlight highlights address vote votes
    record records judge judges voice voices suspect suspects state states rail rails
    """
)
"""Forms that are nouns as well as verbs."""
SAYING = words("say says said report reports reported write writes wrote add adds added note notes noted")
"""Cues that may stand before their subject without a quotation: *X, said S.*"""
HEARD = SAYING | words("alleged believed claimed rumored rumoured thought understood")
"""Last words of cues by which people without a name say something: *some say*, *it was reported*."""
CLAUSAL = words("neutral writing turns assertive doubting endorsing cognitive denying committing manner")
"""Stances whose verbs may follow a reported clause: *X, S said.*"""
CLAUSE_ONLY = words(
    """
    add adds added adding continue continues continued continuing respond responds responded responding answer answers
    answered reply replies replied speak speaks spoke spoken speaking know knows knew known knowing prove proves proved
    proven proving feel feels felt feeling maintain maintains maintained maintaining interview interviewed thanks thank
    post posts posted comment comments commented commenting remark remarks understand understood understanding chat joke
    jokes joked
    """
)
"""Cues that have other uses with an object: they give a clause or a quotation to a source, and nothing shorter."""
CONTRASTING = words("though although while whereas")
"""Conjunctions after which another speaker's clause begins: *A said X, while B insisted Y.*"""
VISUALS = words("footage video videos image images picture pictures photo photos photograph photographs")
"""What shows and does not speak."""
EVALUATED = words(
    """
    as of considered known seen apparently seemingly evidently presumably ostensibly nominally theoretically theory
    paper putatively out
    """
)
"""Last words of hearsay cues by which the writer judges (apparently, is seen as) or names (suspected of), and reports
nobody."""
APPOSED = words(
    "who which whose where whom a an the one of now also himself herself from speaking writing aged then formerly"
)
"""First words of what is apposed to a name: *Ada Okoye, who leads the union, said.*"""
LINKS = words("about of with on for against")
"""Prepositions that tie content to its cue and belong to neither: *spoke about X*."""
GLOSSING = words("referring alluding")
"""Participles by which the outlet explains what a source meant."""
ADDING = words("following amid amidst")
"""Prepositions by which the outlet adds what went on meanwhile."""
