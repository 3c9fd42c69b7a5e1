"""Words that decide where a sentence ends: abbreviations by how they act, and words that open a sentence."""

from __future__ import annotations


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


TITLES = _words(
    "Mr Mrs Ms Mx Messrs Mme Mlle Dr Drs Prof Profs Hon Rev Fr Msgr Bp Pres Amb Sec Atty Asst",
    "Sen Sens Rep Reps Gov Govs Ald Ofc Det Insp Supt",
    "Gen Gens Lt Lieut Col Cols Maj Capt Cpt Cmdr Comdr Cdr Adm Brig Sgt Sgts Cpl Pvt Pfc Spc Ens",
    "Mt Ft Wm Geo Chas Thos ret Ret vs v viz cf e.g i.e eg ie approx ca est",
)
"""Abbreviations that stand before a name or a number: their full stop never ends a sentence."""

ABBREVIATIONS = _words(
    "Inc Ltd Corp Co Cos Bros Pty Plc Jr Sr Esq St Ste Ave Blvd Rd Ln Pkwy Hwy Rte Bldg Apt Sq",
    "Dept Govt Gov't Assn Assoc Univ Inst Natl Nat'l Intl Int'l Mfg Dist bros dept govt al",
    "Ed Eds Vol Vols Fig Figs Ch Chap Art Op Ext Tel ed eds vol pp ext tel",
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun",
    "Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev",
    "Okla Ore Pa Penn Tenn Tex Va Vt Wash Wis Wyo Ont Que Alta",
    "pct pts ft lb lbs oz hr hrs min mins sec secs mi km kg cm mm sq yr yrs mo mos max avg incl excl",
)
"""Abbreviations that may close a sentence: they do when a word of `OPENERS` follows, or a quotation closes."""

NUMBERED = _words("No Nos no nos NO NOS N° n° Nº nº fig")
"""Words like any other that are abbreviations before a number."""

TIMES = _words("a.m p.m A.M P.M etc")
"""Clock times, and `etc`: they close a sentence before a capital, unless that word is one of `AFTER_TIMES`."""

LONG_ENDINGS = sorted(
    {
        word[-4:]
        for word in TITLES | ABBREVIATIONS | NUMBERED | TIMES
        if len(word) > 3 and word[-4:].isalpha() and word[-4:].islower()
    }
)
"""The last four letters of abbreviations that end in four small letters: another word may not end so."""

AFTER_TIMES = _words(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun",
    "january february march april may june july august september october november december",
    "jan feb mar apr jun jul aug sep sept oct nov dec",
    "et est edt ct cst cdt mt mst mdt pt pst pdt gmt utc bst cet cest ist msk",
    "eastern central mountain pacific greenwich local",
)
"""Days, months and time zones, in small letters."""

OPENERS = _words(
    "the a an this that these those he she it they we i you his her hers its their our my your there here",
    "and but or nor so yet then if when while whereas although though because since after before until once",
    "as at by for from in into on to with without within under over among between during despite amid",
    "against through across about around upon according also however meanwhile moreover instead still now",
    "only even not no some many most both each every several such all any another other others neither either",
    "what who whose where why how which earlier later last asked today yesterday tomorrow perhaps maybe let",
    "did does is are was were have has had should would could",
    "nobody nothing everyone everything thus hence therefore besides nevertheless nonetheless furthermore",
)
"""Words, in small letters, that open a sentence when they have a capital: none of them goes on a name."""

LEANING = _words(
    "the a an this these those my your our his their its and but or nor because although though if when while",
    "as of to with from for by at in into on that than then very who which is are was were",
)
"""Words that lean on the next one: an ellipsis after them is a pause."""

EXCLAIMED = _words("Yahoo Jeopardy Joomla")
"""Names that are written with an exclamation mark."""

SPEECH = _words(
    "said says asked asks told tells added adds wrote writes tweeted replied responded answered demanded",
    "wondered shouted cried yelled screamed exclaimed joked insisted warned declared recalled continued",
    "concluded remarked observed posted urged chanted quipped mused",
)
"""Verbs that, after a name, join it to the quotation before: "Why?" Smith asked."""
