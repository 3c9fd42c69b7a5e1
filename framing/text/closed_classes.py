"""Closed classes of English words that more than one grammar needs."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a text, parted by blanks, as a set."""
    return frozenset(text.split())


DETERMINERS = words(
    """
    a an the this that these those some any many several few most all both each every no other another such more
    one two three four five six seven eight nine ten dozens hundreds thousands
    """
)
POSSESSIVES = words(
    """
    my your his her its our their whose
    """
)
PREPOSITIONS = words(
    """
    of in on at by for from to into onto with without within about against between among amid amidst during
    before after since until till under over above below across through throughout toward towards near behind
    beyond along past around inside outside off out up down via per than as despite like unlike upon
    """
)
PAST = words(
    """
    said told took fell fled went came began became made held led left lost won got gave saw set ran put let cut
    hit kept met paid sent sold spoke stood thought knew found fought brought built bought caught chose drove
    drew felt flew forgot froze grew hid hurt laid lay meant read rose sat shot shook sought spent split spread
    stole struck swept swore taught threw understood withdrew wore wrote known taken seen given shown driven
    born beaten overran overtook overthrew underwent broke blew beat bore bound
    """
)
"""Irregular forms of the past, of verbs and participles."""
PRESENT = words(
    """
    says tells takes falls goes comes begins becomes makes holds leads leaves loses wins gets gives sees sets
    runs puts keeps wants needs seeks hopes insists denies believes thinks knows fears warns admits controls
    plans remains continues stays turns stands faces vows pledges rejects accuses includes blames calls appears seems
    refuses intends tries expects announces say tell take go come begin become make want seek insist deny
    believe think know warn admit remain continue reject accuse include appear seem refuse intend try expect announce
    seize withdraw succeed
    """
)
"""Frequent verbs of news in the present."""
