"""Widgets: forms of tickers, embedded media and the frame round readers' comments."""

from __future__ import annotations

from framing.text.zones.shapes import form

TICKERS = (
    form(
        "quote_line",
        "ticker",
        10,
        "ACME 189.64 Decreased By ▼ -7.01 (-3.56%)",
        r"""
        (?=\D)\S+(?: [^\s\d]\S*){0,4} [-+▲▼]?[$€£¥]?\d[\d.,]*(?: .*)? [-+▲▼(]{0,2}\s?\d[\d.,]*\s?%\)?
        """,
    ),
    form(
        "figures",
        "ticker",
        8,
        "▲ +90.4",
        r"""
        (?=.*[%▲▼△▽↑↓+$€£¥°])[-+▲▼△▽↑↓$€£¥\d][\d.,:%()\s▲▼△▽↑↓+$€£¥°CF-]*
        """,
    ),
    form(
        "weather",
        "ticker",
        5,
        "Haven 31°C",
        r"""
        \D{2,30} -?\d{1,2} ?°[CF]?
        """,
    ),
)

EMBEDS = (
    form(
        "embed_notice",
        "embed",
        18,
        "This embedded content is not available in your region.",
        r"""
        (?:sorry,? )?(?:this|your|dieser?|dieses|ce|cette|votre|este|esta|tu|su) (?=.*\b(?:availab\w*|support\w*
            |load|display\w*|playable|play|region|unsupported|unavailable|verfügbar|unterstützt|disponibles?
            |compatible|admite|prend)\b)(?:\S+ ){0,2}(?:content|video|audio|media|browser|device|element|player
            |clip|tweet|post|inhalt|vidéo|contenu|navigateur|contenido|navegador)\b.{0,50}\b(?:not|cannot|can't
            |doesn[’']t|isn[’']t|unsupported|unavailable|nicht|pas|no)\b.{0,80}
        (?:to|please) .{0,30}\b(?:enable|turn on|allow|upgrade|update)\b.{0,30}\b(?:javascript|cookies
            |browser)\b.*
        (?:to|please) (?:view|watch|play|see|display) (?:this|the) (?:video|content|post|tweet|media
            |element)\b.*
        (?:javascript|cookies) (?:is|are|must|has|have) .*
        media playback is (?:unsupported|not supported)\b.*
        we need your (?:consent|permission)\b.*
        this article contains content provided by\b.*
        an error (?:has )?occurred.*
        """,
    ),
    form(
        "embed_control",
        "embed",
        8,
        "View this post on Instagram",
        r"""
        (?:view|watch|see|show|open|load)(?: this| the| more)? ?(?:post|tweet|video|reel|thread|story|content
            |embed)?s? (?:on|from) <NETWORK>
        (?:show|load|display|allow) (?:this )?(?:tweet|post|embed|external content|content)s?
        allow <NETWORK> content\??
        (?:play|pause|mute|unmute|replay|stop|loading|lädt|playback error|now playing|live|fullscreen
            |close)(?: (?:video|audio|clip|player|again))?(?:\.{2,3}|…|:)?
        (?:video|audio|media) player(?: (?:loading|is loading))?.{0,3}
        \[?(?:embedded|external) (?:content|video|tweet|post)\]?
        """,
    ),
    form(
        "shared_post",
        "embed",
        30,
        "A post shared by Harbour News (@harbour)",
        r"""
        a (?:post|video|reel|story|photo) (?:shared|posted) by .*\(@.*
        """,
    ),
    form(
        "replay",
        "embed",
        60,
        "JUST WATCHED Strike ends Replay More Videos ... MUST WATCH Strike ends 02:49",
        r"""
        just watched .* replay .*must watch.*
        """,
    ),
    form(
        "duration",
        "embed",
        5,
        "02:33",
        r"""
        (?:(?:video|audio|duration|length|listen|watch|live|now playing
            |dauer)[: ]+)?\d{1,2}:\d{2}(?::\d{2})?(?: ?/ ?\d{1,2}:\d{2}(?::\d{2})?)?(?: ?(?:min|mins|minutes?
            |minuten|sec|hrs?))?\.?
        """,
    ),
    form(
        "bare_link",
        "embed",
        3,
        "https://example.org/news/1",
        r"""
        (?:via )?(?:https?://|www\.|pic\.twitter\.com/|t\.co/|youtu\.be/)\S+
        """,
    ),
)

COMMENTS = (
    form(
        "comment_heading",
        "comment",
        9,
        "Comments (12)",
        r"""
        (?:\d[\d,.]* )?(?:(?:reader|user|facebook|latest|all|top|view|show|your) )*(?:comments?|kommentare?
            |commentaires?|comentarios?|comentários?|commenti|reacties|kommentarer|komentarze|комментарии|yorumlar
            |التعليقات) ?(?:\(?\d*\)?)?(?: are closed)?[.:]?
        """,
    ),
    form(
        "comment_invitation",
        "comment",
        14,
        "Be the first to comment",
        r"""
        (?:be the first to (?:leave a )?|leave (?:a|your) |add (?:a|your) |post (?:a|your) |write (?:a
            |your) |submit (?:a|your) |log ?in to |sign in to |join the |(?:view|show|load|hide|see|read)(?: all| more
            | \d+)? |have your )(?:comments?|reply|replies|conversation|discussion|response|say)\b.*
        """,
    ),
    form(
        "characters_left",
        "comment",
        3,
        "200 characters",
        r"""
        \d+ characters(?: left| remaining)?
        """,
    ),
    form(
        "comment_buttons",
        "comment",
        10,
        "thumb_up Recommended (0) reply Reply",
        r"""
        (?=.*\b(?:reply|recommended|thumb_up|antworten|répondre|responder|rispondi|report abuse|permalink
            |beantwoorden))(?:(?:thumb_up|thumb_down|recommend(?:ed)?|like[sd]?|dislikes?|reply|replies|report
            |abuse|flag|share|edit|delete|permalink|link|antworten|melden|répondre|signaler|responder|denunciar
            |rispondi|beantwoorden|up|down|vote|\(?\d+\)?|[·|•-])(?:\s+|$))+
        """,
    ),
)
