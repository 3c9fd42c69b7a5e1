"""Closed classes of English words that the grammar of attribution needs."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


AUXILIARIES = _words(
    """
    is are was were be been being am has have had having do does did will would shall should can could may might must
    not never don't doesn't didn't hasn't haven't hadn't wasn't weren't isn't aren't won't wouldn't can't couldn't
    he's she's it's they're we're he'd she'd they'd we'd i'd he's i've we've they've you've he'll she'll they'll we'll
    """
)
BE = _words("is are was were be been being am get gets got isn't aren't wasn't weren't")
HAVE = _words("has have had having hasn't haven't hadn't")
MODALS = _words("will would shall should can could may might must won't wouldn't can't couldn't shouldn't")
ADVERBS = _words(
    """
    also later then once again already still now recently previously earlier often repeatedly publicly privately
    reportedly once even just only simply always soon long quickly initially finally immediately openly explicitly
    first since formally officially angrily strongly famously similarly separately directly flatly merely further
    specifically actually clearly apparently generally ultimately basically essentially usually frequently afterwards
    subsequently both so too
    """
)
SUBJECT_PRONOUNS = _words("he she it they we i you who one")
PRONOUNS = SUBJECT_PRONOUNS | _words("him her them me us himself herself itself themselves him this that these those")
DETERMINERS = _words(
    "a an the this that these those some any many several few most all both each every no another other more one two "
    "three four five six seven eight nine ten my your his her its our their whose"
)
POSSESSIVES = _words("my your his her its our their whose")
PREPOSITIONS = _words(
    """
    of in on at by for from to into onto with without within about against between among amid during before after
    since until till under over above below across through throughout toward towards near behind beyond along past
    around inside outside off out up down via per than despite like unlike upon following regarding concerning
    """
)
SUBORDINATORS = _words(
    "that because when while after before as if although though unless until since whether where whereas which who "
    "whom whose how why what so"
)
COORDINATORS = _words("and but or yet nor")
WH = _words("whether if how why what who when where which whom")
RECIPIENT_CUES = _words(
    """
    tell tells told telling ask asks asked asking inform informs informed informing assure assures assured assuring
    remind reminds reminded reminding warn warns warned warning urge urges urged urging notify notifies notified
    notifying reassure reassures reassured reassuring convince convinces convinced convincing persuade persuades
    persuaded persuading
    """
)
"""Cues that are followed by the person spoken to."""
TIMES = _words(
    """
    monday tuesday wednesday thursday friday saturday sunday today yesterday tonight tomorrow earlier later recently
    afterwards afterward again repeatedly once twice ago
    """
)
MEDIA = _words("interview statement tweet post speech letter email e-mail message video release briefing press")
NOUN_BEFORE = DETERMINERS | PREPOSITIONS | _words(
    "new recent official first last latest early false such own no further previous"
)
"""Words after which an ambiguous form (claims, reports) is a noun."""
AMBIGUOUS = _words(
    """
    claim claims report reports charge charges order orders demand demands call calls note notes comment comments
    remark remarks question questions answer answers plan plans show shows hope hopes fear fears doubt doubts
    statement offer offers promise promises pledge pledges vow vows threat warning warnings appeal appeals request
    requests reply replies response worry worries concern concerns view views speculation rumour rumor rumours rumors
    thanks feeling finding findings meeting reading thinking saying sayings thought thoughts estimate estimates forecast
    forecasts praise blame protest protests quote quotes mention mentions address signal signals label labels brand
    brands post posts tweet tweets command commands dispute disputes reject rejects advocate advocates detail details
    reference references outline highlight highlights address vote votes record records judge judges voice voices
    """
)
"""Forms that are nouns as well as verbs."""
SAYING = _words("say says said report reports reported write writes wrote add adds added note notes noted")
"""Cues that may stand before their subject without a quotation: *X, said S.*"""
CLAUSAL = _words("neutral writing turns assertive doubting endorsing cognitive denying committing manner")
"""Stances whose verbs may follow a reported clause: *X, S said.*"""
CLAUSE_ONLY = _words(
    """
    add adds added adding continue continues continued continuing respond responds responded responding answer answers
    answered reply replies replied speak speaks spoke spoken speaking know knows knew known knowing prove proves proved
    proven proving feel feels felt feeling maintain maintains maintained maintaining interview interviewed thanks thank post posts
    posted comment comments commented commenting remark remarks understand understood understanding
    chat joke jokes joked
    """
)
"""Cues that have other uses with an object: they give a clause or a quotation to a source, and nothing shorter."""
PAST = _words(
    """
    said told took fell fled went came began became made held led left lost won got gave saw set ran put let cut
    hit kept met paid sent sold spoke stood thought knew found fought brought built bought caught chose drove
    drew felt flew forgot froze grew hid hurt laid lay meant read rose sat shot shook sought spent split spread
    stole struck swept swore taught threw understood withdrew wore wrote known taken seen given shown driven
    born beaten overran overtook overthrew underwent broke blew beat bore bound
    """
)
CONTRASTING = _words("though although while whereas")
"""Conjunctions after which another speaker's clause begins: *A said X, while B insisted Y.*"""
VISUALS = _words("footage video videos image images picture pictures photo photos photograph photographs")
"""What shows and does not speak."""
EVALUATED = _words(
    """
    as considered known seen apparently seemingly evidently presumably ostensibly nominally theoretically theory paper
    putatively out
    """
)
"""Last words of hearsay cues by which the writer judges (apparently, is seen as) and reports nobody."""
APPOSED = _words(
    "who which whose where whom a an the one of now also himself herself from speaking writing aged then formerly"
)
"""First words of what is apposed to a name: *Ada Okoye, who leads the union, said.*"""
LINKS = _words("about of with on for against")
"""Prepositions that tie content to its cue and belong to neither: *spoke about X*."""
GLOSSING = _words("referring alluding")
"""Participles by which the outlet explains what a source meant."""
