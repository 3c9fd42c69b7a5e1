"""Menus: forms of navigation, sharing, subscription and links to other articles."""

from __future__ import annotations

from framing.text.zones.shapes import form

MENUS = (
    form(
        "skip_link",
        "navigation",
        12,
        "Skip next section Explore more",
        r"""
        (?:skip|jump) (?:to|next|past|over|advert\S*|ads?|links?|navigation|sections?|header|main)\b[^.]*
        (?:back|return|go) to (?:the )?(?:top|home ?page|main page|article|content|start|results)
        (?:zum inhalt|zur navigation|zum hauptmenü|aller au contenu|ir al contenido|vai al contenuto
            |ga naar)\b.{0,40}
        """,
    ),
    form(
        "share",
        "navigation",
        9,
        "Share this article",
        r"""
        (?:share|teilen|partager|compartir|condividi|compartilhar|delen|dela|поделиться|paylaş
            |مشاركة)(?: (?:this|on|via|to|with|the|full|it|your|auf|sur|en)\b[^.]{0,50})?[.:+]?
        \d[\d.,]*[km]? shares?
        (?:copy|get|print|save|e-?mail|bookmark|send|gift|download)(?: (?:the|this|a|to|for))?(?: (?:link|url
            |article|story|page|pdf|later|friend|reading list))?(?: (?:copied|link))?[.!]?
        (?:print|save|copy)
        link copied.*
        read or share this story.*
        """,
    ),
    form(
        "label",
        "navigation",
        14,
        "More on this story",
        r"""
        (?:read|see|show|view|load|watch|hear|get|find out|learn|discover|listen to|all) (?:more|all|less
            |full (?:story|article|bio)|the full (?:story|article|bio)|next)(?: (?:stories|articles|news|here|below
            |posts|videos))?
        read more (?:about|on|at|here|from)\b[^.]{0,60}
        (?:watch|view|listen) on \S+(?: \S+)?
        list (?:of \d+ items|\d+ of \d+)\b.*
        end of list
        our standards: .*
        (?:purchase|get|buy) licensing rights.*
        advertisement ?[·|-] ?scroll to continue
        (?:continue|keep) (?:reading|watching)(?: below| the main story| the story)?
        (?:story|article|report|text) continues?(?:d)?(?: below| after)?(?: (?:the )?ad(?:vertisement|vert)?)?
        story continued below
        (?:[-–*(\[ ]*)(?:ad|ads|advert|advertisement|advertising|anzeige|werbung|publicité|publicidad
            |pubblicità|advertentie|reklama?|sponsored(?: content| by .{1,30})?|promoted|paid (?:content|post)
            |remove ads)(?:[-–*)\]: ]*)(?:continue reading the main story)?
        (?:mehr lesen|weiterlesen|mehr anzeigen|lire la suite|en savoir plus|leer más|seguir leyendo|ver más
            |leia mais|saiba mais|continua a leggere|leggi tutto|lees verder|läs mer|les mer|læs mere
            |czytaj (?:dalej|więcej)|читать далее|devamını oku|اقرأ المزيد)
        (?:more|latest|top|breaking|related|recommended|trending|featured|recent|popular|other|local
            |must[- ](?:read|watch|see)) (?:news|stor(?:y|ies)|articles?|headlines|topics?|posts?|videos?|links?
            |content|coverage|reading|reads?|from (?:the )?.{1,40}|on this(?: story| topic)?(?:\.{3}|…)?|like this
            |for you|in .{1,25}|stories from .{1,40}|to (?:read|explore))
        (?:most (?:read|viewed|popular|shared|watched|commented)|editors?['’]?s?['’]? (?:picks?|choice)
            |don['’]t miss|trending(?: now)?|up next|next up|next (?:article|story|post)|previous (?:article|story
            |post)|what to (?:read|watch) next|related|recommended(?: for you)?|explore more|in case you missed it
            |highlights|top picks|see also|also read|you (?:may|might) (?:also )?(?:like|be interested in
            |have missed)|more on (?:this|the) .{1,30}|mehr zum thema|meistgelesen
            |das könnte sie auch interessieren|sur le même sujet|les plus lus|lo más (?:leído|visto)
            |te puede interesar|noticias relacionadas|leggi anche|lees ook|lire aussi|lesen sie auch|leia também
            |lea también)[.:…]*
        .{1,30}['’]s top stor(?:y|ies)
        (?:exit|view|switch to|go to|open in) (?:the )?(?:mobile|desktop|full|amp|app|print)(?: (?:version|site
            |app))?
        (?:(?:open|close|toggle|main|site|show|hide|skip) )?(?:menu|navigation|search|sidebar)(?: (?:button|bar
            |results?|menu))?
        (?:home ?page|home|breaking news|live updates?|live blog|news ?room|back|next|previous|prev|close
            |search|contents?|table of contents)
        (?:image|photo|slide|page|picture) \d+ (?:of|/) \d+
        slideshow.{0,20}
        prev image .{1,12}
        (?:photo|video|image|picture|graphic|photos|videos|gallery|slideshow|view gallery|listen
            |listen to (?:this )?(?:article|story)|hear this story)(?: \(?\d+(?::\d+)?(?: images| photos| min)?\)?)?
        (?:about|estimated |approx\. )?(?:reading time:? ?)?\d+[- ]min(?:ute)?s?(?: read(?:ing)?(?: time)?)?
        reading time:? .{1,12}
        (?:topics?|tags?|tagged(?: (?:in|as|under))?|filed under|keywords?|categor(?:y|ies)
            |this article tagged under|themen|schlagw(?:o|ö)rte?r?|mots[- ]clés|etiquetas|temas|section
            |key topics) ?:.*
        this article is more than \d+ (?:years?|months?) old
        story highlights?
        (?:story|text) size.*
        [a-z]{1,3} (?:font|text) size.*
        """,
    ),
    form(
        "follow",
        "navigation",
        30,
        "Follow us on Facebook for more news.",
        r"""
        (?:(?:you can )?(?:also )?(?:follow|find|like|join|reach|connect with) (?:us|me|him|her|them|@\S+
            |the author|our .{1,40}|<NAMES>)(?: at| on|,| via| in) .*(?:\b<NETWORK>\b|@\w).*)
        follow (?:us|@\S+)\b.{0,80}
        (?:you can )?follow .{2,60} on \b<NETWORK>\b.{0,80}
        do you have (?:an opinion|a view|a story|a tip|any thoughts)\b.{0,60}\?.*
        like us on .{1,40}
        follow .{2,40}:
        (?:e-?mail|contact|write to|reach|send (?:tips|letters|e-?mails?|comments|feedback)
            |got a (?:news )?tip)\b.{0,90}\S@\S+.*
        """,
    ),
    form(
        "subscribe",
        "navigation",
        45,
        "Sign up for our daily newsletter",
        r"""
        (?:want .{1,60}\? )?(?:please |already .{1,20}\? )?(?:subscribe|sign[- ]up|sign in|log[- ]?in|log out
            |register|create (?:an?|your)(?: free)? account|become an? (?:member|subscriber|supporter|patron
            |insider))(?:(?: (?:now|today|here|free|for free))?[.!]?| (?:to|for|with|here|now|today|or|in
            |and)\b.{0,200})
        (?:get|receive) .{1,80}\b(?:newsletter|inbox|alerts|e-?mail|app)\b.{0,120}
        (?:download|get) (?:the|our) .{0,30}\bapp\b.{0,40}
        (?:click|tap) (?:here|to)\b.{0,80}
        don[’']?t see the .{1,20} click here\.?
        save articles? (?:to|for) .{1,80}
        by (?:signing up|subscribing|clicking|continuing|submitting|entering),? .{3,200}
        (?:please )?enter (?:a valid|your) e-?mail.*
        your e-?mail(?: address)?.{0,40}
        (?:we|this (?:site|website)) uses? cookies\b.*
        (?:accept|reject|manage)(?: all)? (?:cookies|preferences|consent|newsletters)
        this site is protected by .*
        (?:support|donate to|contribute to) (?:our|us|independent|.{1,25}['’]s) ?(?:journalism|work|newsroom
            |reporting|mission|\w+ journalism)\b.{0,160}
        (?:newsletter|abonnieren|jetzt abonnieren|abonnez-vous|s['’]abonner|suscríbete|suscribirse|iscriviti
            |abbonati|inscreva-se|prenumerera)(?: .{0,80})?
        (?:join|subscribe to) our .{1,60}
        """,
    ),
    form(
        "subscribe",
        "navigation",
        45,
        "For news of the harbour click here",
        r"""
        (?:the )?.{0,30}\bnewsletters?(?: sign[- ]?up)?(?: (?:manage|preferences).{0,20})?
        .{0,60}\bclick(?:ing)? here\b.{0,40}
        .{0,90}\btry .{1,40} free for .{1,80}
        """,
        signs="newsletter|click|free for",
    ),
    form(
        "site_foot",
        "navigation",
        14,
        "Privacy Policy",
        r"""
        (?:(?:privacy|cookie|terms|legal|contact|about|imprint|impressum|datenschutz|accessibility|advertise
            |careers|help|faq|sitemap|rss|feedback|corrections?|complaints?|mentions légales
            |aviso legal)(?: (?:policy|policies|notice|statement|of (?:use|service)|and conditions|us|with us
            |preferences|center|centre|&))*(?: ?[|•·&-] ?| )?){1,8}
        """,
    ),
    form(
        "breadcrumbs",
        "navigation",
        16,
        "Home > World > Middle East",
        r"""
        [^|>»›•·]{1,30}(?:[|>»›•·]+[^|>»›•·.]{1,30}){2,}
        """,
    ),
    form(
        "bare_number",
        "navigation",
        1,
        "(12)",
        r"""
        [#(\[]?(?!(?:1[89]|20)\d\d$)\d{1,6}[)\]]?[.km+]?
        """,
    ),
    form(
        "no_words",
        "navigation",
        12,
        "* * *",
        r"""
        [\W_]+
        """,
    ),
)

RELATED = (
    form(
        "related_prefix",
        "related_headline",
        30,
        "READ MORE: Harbour strike enters third week",
        r"""
        [(\[* ]*(?:read (?:more|also|next|this|now|the full story)|see (?:also|more)|also (?:read|see
            |on \S+|watch)|must[- ]read|related(?: (?:story|stories|article|news|coverage|video|content))?
            |recommended|further reading|full coverage|in pictures|more from .{1,25}|don['’]t miss) ?(?:[:|–—»>]
            |- )\s*\S.*
        [(\[* ]*(?:more|(?:now |must )?watch(?: (?:now|this|live))?|listen|gallery|photos|cartoons|video|quiz
            |podcast|opinion|see|previously|next) ?[:|»>]\s*\S.*
        (?:lesen sie (?:auch|mehr|dazu)|mehr (?:zum thema|dazu)|siehe auch|lire (?:aussi|également)
            |à lire(?: aussi)?|voir aussi|lea(?: también| además)|lee también|leer también|ver también
            |te puede interesar|leia (?:também|mais)|veja também|leggi anche|vedi anche|lees ook|läs (?:också|även)
            |les også|læs også|czytaj (?:także|też|również)|zobacz także|читайте также|ayrıca oku
            |اقرأ أيضا)\b ?[:|–—»>-]?.*
        related coverage .*
        (?:now playing:? )?watch this: .*
        play video \d+:\d\d .*
        """,
    ),
    form(
        "related_suffix",
        "related_headline",
        35,
        "Port opens again after the strike Read more",
        r"""
        .{15,250}[^.!?,;:] (?:read more|watch now|listen|see more)
        """,
        signs="read more|watch now|listen|see more",
    ),
)
