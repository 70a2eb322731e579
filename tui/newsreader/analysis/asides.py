"""What kind of thing a paragraph is that is not the article: promotion, related, navigation, caption, byline.

Every rule looks at one paragraph alone; what depends on the neighbours (lists of headlines, where in the file it
stands) is decided in clean. The words are English first, with the stock phrases of other European languages.
"""

from __future__ import annotations

import re

from newsreader.analysis.paragraphs import ends_sentence
from newsreader.models import AsideKind

_LONGEST = 900
"""Code points; a longer paragraph is the article's, whatever words stand in it."""

_NAV_WORDS = frozenset(
    "home menu search login log-in sign-in signin register account my-account profile settings sign-out logout log-out shop "
    "store jobs contact about about-us contact-us advertise help faq faqs rss sitemap print save bookmark copy-link e-mail "
    "email mail sms whatsapp facebook twitter x linkedin reddit telegram pinterest instagram youtube tiktok bluesky mastodon "
    "threads flipboard pocket messenger share tweet post pin like comment comments reply replies listen top back next "
    "previous prev close more subscribe weather webcam webcams video videos audio photos pictures galleries gallery podcasts podcast "
    "newsletter newsletters e-paper epaper archive archives live tv radio crossword crosswords games puzzles horoscope "
    "horoscopes classifieds obituaries tickets events forum songs chat faves favourites favorites loading skip toggle "
    "navigation edition imprint impressum datenschutz kontakt startseite suche anmelden abmelden drucken teilen merken "
    "kommentare accueil rechercher connexion partager imprimer inicio buscar compartir imprimir condividi stampa terms "
    "privacy cookies accessibility disclaimer terms-of-use terms-of-service terms-and-conditions privacy-policy "
    "cookie-policy cookie-settings skip-to-content skip-to-main-content sign-up log-in-/-register today's-paper copy "
    "link copied gift whats-app snow-report timetable timetables tide-tables market-data print-edition dark-mode a-z "
    "back-to-top go-to-top scroll-to-top read-aloud text-size font-size increase-text-size translate english français "
    "deutsch español report-abuse report-an-error notifications alerts bookmarks download-pdf pdf view-comments members "
    "membership donate gifts unsubscribe view-in-browser manage-preferences update-preferences preferences feedback corrections careers staff team masthead subscriptions e-mail-alerts fixtures tables standings results marketplace directory lottery lottery-results tv-guide tv-listings e-editions".split()
)
SECTIONS = frozenset(
    "news sport sports football cricket rugby business politics world opinion opinions comment economy markets market tech technology "
    "science culture arts health travel europe asia africa americas america us usa uk international national local "
    "region regional weather lifestyle life style entertainment finance money companies climate environment education "
    "exclusive breaking analysis interview feature features energy property media law crime society history food "
    "books music film theatre art religion columns editorial editorials letters investigation magazine weekend politik "
    "wirtschaft kultur wissenschaft meinung lokales welt monde économie société deportes economía mundo cronaca esteri "
    "trade shipping transport agriculture labour labor industry elections election top-stories latest-news breaking-news "
    "middle-east latin-america asia-pacific world-news business-news".split()
)
_SEGMENTS = re.compile(r"\s*[|>›»·•→\u2002]\s*|\s+[/–—-]\s+|\t+|,\s+|\s{3,}|:\s+")
_NAVIGATION = re.compile(
    r"""
    (?:please\s)?(?:share|tweet|e-?mail|print|save|bookmark|copy|gift|recommend)\s(?:this|the|via|on|by|with|full|link|article|page|story|it)\b.{0,60}$
    | share(?:\s?:.{0,100})?$ | share\s*(?:[|/•·]|facebook|twitter|on\b).{0,100}$ | teilen\s?:.{0,80}$ | partager\s?:.{0,80}$
    | (?:follow|like|find|connect\swith|join)\s(?:us|@\w+|the\s[\w ]{2,40}|[A-Z][\w ]{1,40})\s(?:on|via|at)\s.{2,120}$
    | \(?\d[\d.,]*\+?\s?(?:k\s)?(?:comments?|replies|reply|reactions?|shares?|likes?|views?|reads|kommentare?|commentaires?|comentarios?|commenti|reacties)\b.{0,60}$
    | (?:comments?|kommentare|commentaires|comentarios|replies)\s?(?:\(\d[\d.,]*\)|:?\s?\d[\d.,]*|are\sclosed\.?|are\soff\.?)$
    | (?:leave|post|add|write|view|read|show|hide|load|see|be\sthe\sfirst\sto)\s(?:a\s|all\s|more\s|the\s|your\s|your\sown\s|\d+\s)*(?:comments?|reply|replies|discussion)\b.{0,60}$
    | join\sthe\s(?:conversation|discussion|debate)\b.{0,60}$ | (?:log|sign)\s?in\sto\s(?:comment|reply|join).{0,60}$ | no\scomments(?:\syet)?\.?$
    | (?:reading|read)\stime\s?:?.{0,30}$ | \d{1,3}[\s-]?(?:min(?:ute)?s?\.?)[\s-](?:read|listen)(?:ing\stime)?\.?$ | lesezeit.{0,30}$
    | listen\sto\sthis\s(?:article|story|page).{0,40}$ | (?:play|pause|mute)\s(?:audio|video)?.{0,20}$
    | (?:loading|please\swait|laden|chargement)[\s.…]*(?:(?:loading|please\swait)[\s.…]*)*$
    | (?:©|\(c\)\s(?=\d{4}|(?-i:[A-Z]))|&copy;|copyright\b|all\srights\sreserved|alle\srechte\svorbehalten|tous\sdroits\sréservés|todos\slos\sderechos).{0,300}$
    | .{0,160}\b(?:all\srights\sreserved|alle\srechte\svorbehalten|tous\sdroits\sréservés|todos\slos\sderechos\sreservados|may\snot\sbe\s(?:published|reproduced|republished),?\s.{0,80})\.?$
    | (?:tags?|topics?|filed\sunder|posted\sin|keywords?|categor(?:y|ies)|labels?|sections?|subjects?|in\sthis\sarticle|mots-clés|schlagw[oö]rte(?:r)?|themen|etiquetas|temas|argomenti)\s?:.{1,200}$
    | (?:\#[\w-]+[\s,]*){1,20}$
    | (?:we|this\s(?:web)?site|our\s(?:web)?site|our\spartners|[\w.]{2,40})\s(?:and\sour\s.{1,40}\s)?(?:uses?|stores?|sets?|places?)\s(?:and/or\saccess\s)?(?:\w+\s){0,3}cookies\b.*
    | (?:accept|reject|allow|manage|agree\sto)\s(?:all|cookies?|additional|preferences|optional|necessary).{0,120}$
    | (?:cookie|privacy|consent)\s(?:policy|notice|settings|preferences|consent|banner).{0,160}$ | (?:we\svalue\s)?your\sprivacy.{0,300}$
    | by\s(?:continuing|using|browsing|closing|visiting)\b.{0,120}\b(?:cookies?|privacy|terms|site)\b.{0,200}$
    | (?:wir\sverwenden|diese\s(?:web)?seite\s(?:verwendet|nutzt)|nous\sutilisons|ce\ssite\sutilise|utilizamos|este\ssitio\s(?:web\s)?utiliza|utilizziamo|questo\ssito\s(?:web\s)?utilizza|wij\sgebruiken|deze\s(?:web)?site\sgebruikt|vi\sbruger|vi\sanvänder)\b.{0,60}\bcookies\b.*
    | (?:(?:please\s)?enable\s|javascript\s|your\sbrowser\s).{0,160}(?:javascript|support|browser|disabled|enabled|outdated).{0,120}$
    | (?:skip|jump|go|return|back)\s(?:to|back\sto)\s(?:the\s)?(?:main\s)?(?:content|navigation|menu|top|home(?:page)?|article|search|footer)\.?$
    | (?:show|load|see|view)\s(?:more|less|all|full\s\w+|original|gallery|photos?|comments)[\s.…»>]*$ | (?:next|previous)\s(?:page|article|story|post)\b.{0,120}$
    | page\s\d+(?:\s(?:of|/)\s\d+)?$ | (?:image|photo|slide|picture)\s\d+\s(?:of|/)\s\d+\.?$ | \d{1,2}\s?/\s?\d{1,2}$
    | (?:click|tap)\s(?:here|below|to)\b.{0,120}$ | (?:the\s)?views\s(?:and\sopinions\s)?expressed\b.{0,260}$
    | (?:print|download)\s(?:this|as|the|pdf).{0,60}$ | (?:published|posted|updated|modified|last\supdated|first\spublished)?:?\s?(?:about\s|over\s|an?\s|\d{1,3}\s)(?:sec|min|minute|hour|hr|day|week|month|year)s?\.?\s(?:ago)\b.{0,40}$
    | (?:-{2,}|_{2,}|={3,}|~{3,}|[*]{4,}|[#]{3,}|[─━═]{2,})$ | -\s?30\s?-$ | (?-i:ENDS?|ENDE|FIN)$ | [-–—*\s\[(]{1,6}(?:ends?|ende|fin)[-–—*\s\])]{1,6}$
    | (?:report\s(?:a|an)\s(?:error|problem|typo|correction|mistake)|spotted\s(?:a|an)\s(?:error|mistake|typo)).{0,160}$
    | (?:rate\sthis|was\sthis\s(?:article|page|story)\s(?:helpful|useful|interesting)).{0,80}$
    | (?:sign\sin|log\sin|login|register|subscribe)\s(?:[|/•·]|or)\s.{0,60}$ | \[?(?:hide|edit|close|x)\]?$
    | (?:diesen\sartikel|artikel)\s(?:teilen|drucken|merken).{0,60}$ | partager\s(?:cet\s)?(?:l['’])?article.{0,60}$ | compartir\s(?:este\s|en\s).{0,60}$
    """,
    re.I | re.X,
)
_CAPTION_START = re.compile(
    r"\W{0,3}(?:(?:file|stock|archive|library|handout|undated)\s)?(?:photo(?:graph)?s?|pictures?|images?|foto|bild|illustration|infographic|graphic|"
    r"caption|cover\simage|featured\simage|main\simage|photo\s(?:caption|credit)|image\s(?:caption|credit|source)|video|map|chart|légende|crédit)"
    r"\s?(?::|\bby\b|courtesy|©|\||/|\bcredit\b|[-–—]\s)|\W{0,2}(?:file|stock|archive)\s(?:photo|picture|image)\b|"
    r"!\[[^\]]{0,300}\]\([^)]{1,300}\)|\W{0,2}credit\s?:|\[(?:photo|image|picture|video|caption|graphic)\b|©\s?(?:getty|reuters|afp|ap|epa|shutterstock)|"
    r"(?:pictured|seen\shere|above|left|right|below)\s?:|(?:photo|image|picture)\s(?:by|from|via|courtesy\sof)\s",
    re.I,
)
_CAPTION_END = re.compile(
    r"[(\[]\s?(?:(?:file\s)?(?:photo|photograph|image|picture|foto|bild|credit|illustration|graphic|photo\sby|pic)\b[^()\[\]]{0,80}|[^()\[\]]{0,60}"
    r"(?:via\sAP|/\s?(?:AP|AFP|Reuters|EPA|dpa|APA|Getty(?:\sImages)?|Keystone|Xinhua|Shutterstock|TASS|Bloomberg)|Getty\sImages|file\sphoto|handout)[^()\[\]]{0,40})[)\]]\W{0,2}$|"
    r"(?:^|[.!?…\"”’)|\s/]\s?)(?:photo(?:graph)?s?|picture|image|foto|bild|illustration|photo\scredit|credit|video)\s?(?::|\bby\b|©|/)\s?(?-i:[^\s.!?][^.!?:]{1,60})\.?$|"
    r"(?:REUTERS|AFP|AP\sPhoto|EPA(?:-EFE)?|Getty\sImages)\s?/\s?[^.!?]{2,60}$|/\s?(?:Getty\sImages|AFP|REUTERS|AP)\W{0,2}$|\|\s?(?:photo|image|credit)\b[^|]{0,60}$|"
    r"[.!?…]\s?©\s?[^.!?]{2,60}$|[.…]\s?(?-i:File\s(?:photo|picture)|Handout|Courtesy\s(?:of|photo)\s?[^.!?]{0,60})\.?$",
    re.I,
)
_RELATED_LINE = re.compile(
    r"\W{0,4}(?:read(?:\s(?:more|next|also|on|now|full\sstory|the\sfull\s\w+|related))?|also\sread|see\salso|see\smore|related(?:\s(?:article|story|stories|articles|news|coverage|link|links|reading|content))?|"
    r"more(?:\s(?:on\sthis(?:\sstory)?|here|news|stories))?|watch(?:\smore|\snow|\salso)?|listen|must\sread|don['’]t\smiss|recommended|further\sreading|background|opinion|up\snext|in\spictures|"
    r"lesen\ssie\sauch|mehr\s(?:dazu|zum\sthema)|siehe\sauch|lire\saussi|à\slire\saussi|lea\stambién|lee\stambién|leer\smás|ver\stambién|leggi\sanche|leia\s(?:também|mais)|lees\s(?:ook|meer)|læs\sogså|läs\s(?:också|mer)|les\sogså)"
    r"\s?(?::|\||[-–—]\s|>|»|→)\s?\S.{2,240}$|(?:>>+|►|▶|»|➤|→)\s?(?:\w.{3,200})$|(?:continue\sreading|keep\sreading|read\s(?:the\s)?(?:full|whole|rest|original)\b|read\smore\b|weiterlesen|lire\sla\ssuite|seguir\sleyendo|continua\sa\sleggere|click\shere\sto\sread).{0,120}$",
    re.I,
)
RELATED_HEADING = re.compile(
    r"\W{0,4}(?:"
    r"(?P<firm>related(?:\s(?:articles?|stor(?:y|ies)|news|coverage|topics?|links?|content|reading|posts?|reports?))?|read\s(?:more|next|also|on|this\snext)|also\sread|what\sto\sread\snext|up\snext|next\sup|"
    r"(?:more|also|elsewhere)\s(?:from|in|on|by|at)\s(?-i:[\w'’&.-]+(?:\s[\w'’&.-]+){0,6})|more\s(?:stories|news|headlines|articles|like\sthis|coverage|to\sread|top\sstories)(?:\s\w+){0,3}|"
    r"most\s(?:read|popular|viewed|shared|commented|recent)(?:\s\w+){0,3}|trending(?:\s(?:now|stories|news|topics|today))?|top\s(?:stories|news|headlines)(?:\s\w+){0,3}|"
    r"you\s(?:may|might)\s(?:also\s)?(?:like|enjoy|be\sinterested(?:\sin)?|have\smissed)(?:\s\w+){0,3}|recommended(?:\s(?:for\syou|stories|reading|articles|links|by\s\w+))?|suggested(?:\s\w+){1,3}|"
    r"editor(?:['’]?s|s['’])?\s(?:picks?|choice)|don['’]t\smiss|see\salso|further\sreading|in\sother\snews|other\s(?:stories|news|articles|headlines)(?:\s\w+){0,3}|"
    r"in\scase\syou\smissed\sit|icymi|from\s(?:our|the)\s(?:archives?|network|partners|web)|latest\s(?:news|stories|headlines|articles|updates|posts|from\s[\w ]{2,40}|in\s[\w ]{2,40})|popular\s(?:stories|news|now|articles|posts|on\s[\w ]{2,40})|"
    r"people\sare\sreading|readers\salso\s\w+|today['’]?s\s(?:headlines|top\sstories)|(?:previous|next)\s(?:article|story|post)|around\sthe\sweb|sponsored\s(?:stories|links|content)|"
    r"weitere\s(?:artikel|themen|nachrichten|meldungen)|mehr\s(?:zum\sthema|artikel|nachrichten|aus\s[\w ]{2,30})|das\skönnte\s(?:sie|dich)\sauch\sinteressieren|lesen\ssie\sauch|auch\sinteressant|meistgelesen|meist\sgelesen|"
    r"lire\saussi|à\slire\saussi|sur\sle\smême\ssujet|les\splus\slus|à\sne\spas\smanquer|voir\saussi|lea\stambién|lee\stambién|te\spuede\sinteresar|más\s(?:noticias|leídas|leídos|información)|noticias\srelacionadas|"
    r"leggi\sanche|potrebbe\sinteressarti|articoli\scorrelati|leia\stambém|leia\smais|mais\slidas|notícias\srelacionadas|lees\sook|meer\s(?:nieuws|over\s[\w ]{2,30})|meest\sgelezen|læs\sogså|mest\slæste|läs\s(?:också|mer)|mest\slästa|les\sogså|mest\slest)|"
    r"(?P<weak>latest|headlines|trending|popular|more|elsewhere|background|recommended|read|links|archive|news|recent|also|next|top|aktuell|neueste\w*|dernières?\s\w+|ultimas?\s\w+|últimas?\s\w+|in\sbrief|in\spictures|also\stoday|what['’]s\snew|new|now|today|this\sweek))"
    r"\W{0,3}$",
    re.I,
)
_BYLINE_BY = re.compile(
    r"(?:[-–—(*_~]\s?)*(?:by|von|par|por|di|da|door|av|af|od|text|words|story\sby|written\sby|(?:report(?:ed|age)?|text|words|interview(?:ed)?|photos?|pictures|review|analysis|essay|column|comment|opinion|illustrations?|compiled|told|post(?:ed|ing)?|published)\sby|autor(?:in)?|author|auteur|reporter|writer|byline)\s?:?\s(?P<name>\S.{1,140})$",
    re.I,
)
_CREDITS = re.compile(
    r"[(\[*_~–—-]{0,2}\s?(?:(?:additional\s|further\s|with\s)?(?:additional\s)?(?:reporting|writing|research|editing|translation|translating|photography|compilation)\s(?:by|from|for\s[\w ]{2,30}\sby)|additional\sreporting\s?:|edited\sby|translated\s(?:from\s\w+\s)?by|"
    r"compiled\sby|(?:text|photos?|words|story|reporting|editing)\s?(?:/\s?photos?)?\s?:\s(?-i:[A-Z])|(?:with\s)?(?:files|material|inputs?|reports?)\sfrom\s|with\s(?:agencies|wires|wire\sreports|agency\sinputs))\b.{0,260}$|"
    r"(?-i:[A-Z][\w.'’-]+(?:[ ,]+(?:and\s)?[A-Z][\w.'’-]+){1,12}).{0,80}\b(?:contributed\s(?:to\sthis|reporting|from)|reported\sfrom)\b.{0,120}$|"
    r"(?:the\s(?:author|writer)\sis|the\swriters?\s(?:is|are)|about\sthe\sauthor)\b.{0,400}$|(?:our|a|staff|special)\s(?:own\s)?(?:correspondent|reporter|staff\sreporter)s?(?:\sin\s\w+)?$|from\s(?:our|a)\s.{0,30}correspondent\b.{0,40}$|"
    r"(?-i:(?:[A-Z][\w.'’-]+\s){2,4})(?:(?:covers|writes\s(?:about|on|for)|reports\s(?:on|from|for))\s.{0,200}|.{0,160}\b(?:reach|contact|follow|e-?mail)\s(?:her|him|them)\b.{0,120})$|(?-i:(?:[A-Z][\w.'’-]+\s){2,4})is\s.{0,80}(?:reporter|correspondent|editor|columnist|staff\swriter|freelance|journalist|covers|writes\s(?:about|for|on)).{0,200}$",
    re.I,
)
_ROLE = (
    r"(?:(?:senior|chief|staff|special|foreign|political|business|sports?|science|environment|health|legal|economics?|culture|crime|city|our|deputy|managing|assistant|associate|news|web|features|night|regional|national|local|\w+)\s){0,3}"
    r"(?:writer|reporter|correspondent|editor|columnist|desk|staff|bureau|critic|contributor|journalist|redaktion|redakteurin?|korrespondentin?|korrespondent|correspondant|corresponsal)s?(?:\s(?:in|at|for)\s[\w ]{2,30})?"
)
_NAME_WORD = re.compile(r"(?:[^\W\d_][^\W\d_'’‘-]*(?:['’‘-][^\W\d_]+)*|[^\W\d_]\.(?:[^\W\d_]\.)?)\Z")
_PARTICLES = frozenset("de da do dos del der den di la le van von zu bin ibn al el ter ten y e st af av zur".split())
_NO_NAMES = frozenset(
    "the a an of in on at to for and or with from what why how who when where is are was not no new more after before over "
    "under into out up down this that these those as but his her its our my your their all live news about against "
    "key facts background next update updates timeline opinion analysis weather report sport scores results related "
    "latest read share summary conclusion introduction".split()
)
_ROLE_RE = re.compile(rf"{_ROLE}\Z", re.I)
_HOOK = re.compile(
    r"\W{0,3}(?:subscribe|sign\s?up|join|support|donate|give|get|enjoy(?:ing|ed)?|like\swhat|love|liked|download|register|become|try|start|click|follow|want|need|looking|never\smiss|don['’]t\smiss|stay|help\sus|buy|order|"
    r"read\s(?:unlimited|this|the\s\w+|more|without|it|us|all)|unlock|already|not\s(?:a|yet)|you(?:['’]ve|\shave|\sare|['’]re)\s|this\s(?:article|story|content|report|piece|journalism)\sis|our\s|for\s(?:just|only|as|less|more|the|\W?\d)|save|win|"
    r"the\s[\w ]{2,40}\s(?:newsletter|app|podcast|briefing|letter)|keep|enter|your\s|by\s(?:clicking|signing|subscribing|entering|submitting|providing|registering)|we\s|if\syou|did\syou|do\syou|hungry|curious|tired|thank|access|"
    r"receive|discover|listen|explore|take|see|make|tell|sponsored|advertisement|promoted|promotion|special\soffer|offer|free|\d+\s?%|newsletter|free\s|abonnieren|jetzt|abonnez|suscr[ií]b|iscriviti|assine|melden\ssie|holen\ssie|soutenez|recevez|recibe|ricevi|tilmeld|prenumerera|got\sa|have\syou|have\sa|members|subscribers\s(?:can|get|read|enjoy)|readers\slike|reader-|independent|quality|in-depth|premium|exclusive|daily|weekly|every|each|a\s(?:daily|weekly)|more\sthan)",
    re.I,
)
_LEGAL = re.compile(
    r"\bby\s(?:clicking|signing\sup|subscribing|entering\syour|submitting|providing\syour|registering)\b|\b(?:you|i)\s(?:agree|accept|consent)\sto\b|(?:terms\s(?:of\s(?:use|service)|and\sconditions|apply)|privacy\s(?:policy|notice))\b.{0,80}(?:appl|agree|accept|read)|"
    r"\breceive\s(?:news\supdates|promotional|marketing)\b|\bunsubscribe\s(?:at\s)?any|this\ssite\sis\sprotected\sby\srecaptcha",
    re.I,
)
_GOODS = re.compile(
    r"\bnewsletters?\b|\binbox(?:es)?\b|\bsubscri(?:be|ption)s?\b|\bsign(?:ing)?[\s-]?up\b|\be-?mail\s(?:alerts?|address|briefing|updates?)\b|\b(?:app\sstore|google\splay|our\sapp|the\sapp|push\salerts?|news\salerts?|breaking\snews\salerts?)\b|"
    r"\bour\s(?:\w+\s){0,3}(?:newsletter|letter|app|podcast|briefing|bulletin|magazine|channel|club|membership|journalism|reporting|work|events?|e-?paper|digest|edition|coverage|alerts?|emails?|site|readers|members|newsroom|supporters|offer|shop|calendar|cookbook|book|debate|mailing\slist|print\sedition)\b|"
    r"\bpodcasts?\b|\bmembers?(?:hip)?\b|\bdonat(?:e|ion|ions)\b|\bindependent\s(?:\w+\s)?journalism\b|\bquality\sjournalism\b|\bfree\s(?:trial|of\scharge|month|articles?|account|copy|gift|delivery|today|newsletter)\b|\bcancel\s(?:any\s?time|at\sany|whenever)\b|"
    r"[$€£¥]\s?\d[\d.,]*\s?(?:a|per|each|/)\s?(?:week|month|year|day|issue|copy)\b|\bunlimited\s(?:access|digital|reading|articles)\b|\b(?:full|digital|premium|exclusive)\s(?:access|content|articles)\b|\bad-free\b|\b(?:log|sign)\s?in\b|\bsubscribers?\b|\breaders\b|"
    r"\bweekly\s(?:letter|newsletter|round-?up|digest|briefing|mail|email)\b|\bdaily\s(?:letter|newsletter|round-?up|digest|briefing|mail|email|\w+\s(?:newsletter|email))\b|\bfree,?\s(?:every|each|by|to|on|in)\b|\bevery\s(?:morning|weekday|evening|(?:mon|tues|wednes|thurs|fri|satur|sun)day|week|month|day)\b|\b(?:whatsapp|telegram)\s(?:channel|group)\b|"
    r"\bclick\s(?:here|subscribe|the\slink)\b|\bspecial\soffer\b|\bpaywall\b|\bsupport\s(?:us|our|local|independent|the)\b|\bfirst\s(?:month|three\smonths|issue)\b|\bsave\s\d|\bread\son\b|\bfull\sstory\b|\bfree\b|\bdownload\b|\bregister\b|\bjoin\b|\bprint\sedition\b|\bdelivered\b|"
    r"\babonn(?:ieren|ement|ez)\b|\babo\b|\bsuscr[ií]b\w+|\biscriv\w+|\bassin(?:e|atura)\b|\bnewsletter-?\w*",
    re.I,
)
_SURE = re.compile(
    r"(?:sign\s?up|subscribe|register)\s(?:now\s|today\s|here\s|free\s)?(?:to|for|here|now|today|and|via)\b[^.!?\"“]{0,80}(?:newsletter|briefing|alerts?|letter|inbox|channel|podcast|updates|app|e-?mail|digest|us\b|our\b|here|free|today|now)|"
    r"already\sa\s(?:subscriber|member)\b|(?:this\s(?:article|story|content)\sis\s(?:only\s|exclusively\s)?(?:for|available|free\sto\sread|reserved|exclusive))|you\shave\s(?:\w+\s){0,3}(?:free\s)?(?:articles?|stories)\s(?:left|remaining|this)|"
    r"\b(?:you['’]ve|you\shave)\s(?:read|reached|used)\b.{0,60}\b(?:articles?|limit|stories)\b|(?:newsletter|briefing|daily|update)\s(?:abonnieren|bestellen)|in\s(?:your|ihr|deinen?)\s(?:inbox|postfach)|straight\sto\syour|delivered\sto\syour|"
    r"download\s(?:the|our)\s(?:\S+\s){0,4}app\b|support\s(?:our|independent|quality|local)\s(?:\w+\s){0,2}(?:journalism|reporting|newsroom|work)|(?:become|be)\sa\s(?:member|subscriber|supporter|patron|friend)|cancel\s(?:any\s?time|at\sany\stime)|"
    r"subscribe\s(?:now|today|here|for|from)\b|(?:abonnez-vous|suscríb[ae](?:te|se)|iscriviti|inscrivez-vous|jetzt\s(?:abonnieren|anmelden|bestellen|testen|lesen))\b|get\s(?:the|our|all|more|your)\s[^.!?\"“]{0,60}(?:newsletter|inbox|by\se-?mail|app\b|delivered)|got\s(?:a|any)\s(?:story|tip|news)\b|"
    r"(?:follow|join)\s(?:us|our)\s[^.!?\"“]{0,50}(?:whatsapp|telegram|channel|instagram|facebook|twitter|community)|don['’]t\smiss\s(?:a|an|out)\b[^.!?\"“]{0,60}|never\smiss\s(?:a|an)\b",
    re.I,
)
_ADVERT = re.compile(
    r"\W{0,4}(?:advertisements?|advert|ads?|anzeige|werbung|publicité|publicidad|pubblicità|reklame|annons|annonce|advertentie|sponsored(?:\s(?:content|post|by\b.{0,80}))?|paid\s(?:post|content|partnership)(?:\s.{0,60})?|promoted(?:\scontent)?|partner\scontent|affiliate\slinks?)"
    r"(?:\s?[-–—:]?\s?(?:(?:story\s)?continues?\s.{0,40}|(?:scroll|swipe|continue)\s.{0,40}|remove\s.{0,20}|feature|article\scontinues.{0,40}))?\W{0,4}$|(?:sponsored|advertisement|advert|anzeige|promoted)\s?[:|–—-]\s?.{2,300}$|(?:story|article)\scontinues\s(?:below|after).{0,60}$",
    re.I,
)
_SAID = re.compile(r"\b(?:said|says|told|according|added|announced|reported|warned|argued|sagte|teilte|dijo|disse|selon|laut)\b", re.I)
_CUES = re.compile(
    r"newsletter|subscri|sign|inbox|cookie|our |you|journalis|member|donat|support|join|app|advert|sponsor|reader|abonn|suscr|iscriv|free|podcast|e-?mail|privacy|abo\b|assin|we |us\b|postfach|werbung|anzeige",
    re.I,
)


def kind_alone(text: str) -> AsideKind | None:
    """Return what a paragraph is if its own words show that it is not the article: never `byline`, which needs a place."""
    size = len(text)
    if size > _LONGEST:
        return None
    if size > 400 and not _CUES.search(text[:60]):
        return "promotion" if _LEGAL.search(text) and is_promotion(text) else None
    if size <= 60 and (_ADVERT.match(text) or _is_menu(text)):
        return "promotion" if _ADVERT.match(text) else "navigation"
    if _ADVERT.match(text):
        return "promotion"
    if text[0] not in "\"“”'‘’„«»" and _NAVIGATION.match(text):
        return "navigation"
    if size <= 320 and is_caption(text):
        return "caption"
    if _CUES.search(text) and is_promotion(text):
        return "promotion"
    if size <= 260 and text[0] not in "\"“" and _RELATED_LINE.match(text) and not _speech_label(text):
        return "related"
    return None


def _speech_label(text: str) -> bool:
    """`Opinion: …` and `Background: …` introduce a sentence of the article where they end as one."""
    return ends_sentence(text) and text[:10].casefold().startswith(("opinion", "background", "more", "read:", "listen", "recommend"))


def is_caption(text: str) -> bool:
    """Say whether a paragraph is the text under a picture: a credit at its end, or a label at its start."""
    if text[0] in "\"“":
        return False
    if _CAPTION_START.match(text):
        return True
    tail = text if len(text) < 140 else text[-140:]
    return _CAPTION_END.search(tail) is not None


def is_promotion(text: str) -> bool:
    """Say whether a paragraph sells the outlet: it addresses the reader, and names what is on offer."""
    if _LEGAL.search(text) and _GOODS.search(text) and text[0] not in "\"“":
        return True
    if text[0] in "\"“„«" or not _HOOK.match(text):
        return False
    reported = _SAID.search(text) is not None
    sure = _SURE.search(text) is not None
    if sure and not reported:
        return True
    goods = {m[0].casefold() for m in _GOODS.finditer(text)}
    own = re.search(r"\b(?:our|us|your?|ihre?n?|unser\w*|votre|notre|tu|nuestr\w+)\b", text, re.I) is not None
    return not reported and own and len(goods) >= 2 and len(text) < 500


def is_section(text: str) -> bool:
    """Say whether a line is the name of a section (`Business`, `LOCAL NEWS`)."""
    words = re.split(r"[\s&/]+", text.casefold().strip(" :|#*_>»"))
    return len(words) <= 3 and all(w in SECTIONS or w in ("and", "und", "et") for w in words if w)


def _is_menu(text: str) -> bool:
    """Say whether a line is a menu, a breadcrumb or a row of buttons."""
    key = text.casefold().strip(" .…:>»|[]()#").replace(" ", "-")
    if key in _NAV_WORDS:
        return True
    if ends_sentence(text):
        return False
    return menu_segments(text) is not None


def menu_segments(text: str) -> list[str] | None:
    """Return the entries of a menu line (`Forum (208) | Songs | Shop`), None for anything else."""
    parts = [p for p in _SEGMENTS.split(text.strip(" |>›»·•/-–")) if p]
    if not 2 <= len(parts) <= 14:
        return None
    known = short = 0
    for part in parts:
        word = re.sub(r"\s?\(\d[\d.,]*\)$", "", part).casefold().strip().replace(" ", "-")
        known += word in _NAV_WORDS or word in SECTIONS
        short += part.count(" ") <= 2 and not part[-1].isdigit()
    crumbs = any(sign in text for sign in (">", "›", "»", "→"))
    if short == len(parts) and (known * 2 >= len(parts) or (crumbs and len(parts) >= 2 and (known or len(parts) > 2))):
        return parts
    return None


def is_name(text: str) -> bool:
    """Say whether a text is written like the name of one or several persons."""
    words = text.replace(",", " ").replace("&", " ").split()
    people = [w for w in words if w.casefold() not in ("and", "und", "y", "et", "e")]
    if not 2 <= len(people) <= 9:
        return False
    if not all(_NAME_WORD.match(w) for w in people):
        return False
    if not (people[0][0].isupper() and people[-1][0].isupper()):
        return False
    return all((w[0].isupper() or w in _PARTICLES) and w.casefold() not in _NO_NAMES for w in people)


def is_byline(text: str, source: str | None = None) -> bool:
    """Say whether a line near the top or the end names who wrote the article."""
    if len(text) > 300:
        return False
    if _CREDITS.match(text):
        return True
    if len(text) > 160:
        return False
    bare = text.strip("*_()[]–—-~• ")
    match = _BYLINE_BY.match(bare)
    if match:
        return _names_somebody(match["name"], source)
    parts = [p.strip() for p in re.split(r"\s*[|,/·•]\s*|\s[-–—]\s|\s(?:in|for|at|reports\sfrom)\s(?=[A-Z])", bare) if p.strip()]
    if not parts or len(parts) > 5 or ends_sentence(bare):
        return False
    if not (is_name(parts[0]) and len(parts[0].split()) <= 7):
        return _ROLE_RE.match(bare) is not None and len(parts) == 1 and bare[0].isupper() and " " in bare
    rest = parts[1:]
    return all(_ROLE_RE.match(p) or is_name(p) or _is_word(p) or "@" in p or any(c.isdigit() for c in p) for p in rest)


def _is_word(text: str) -> bool:
    words = text.split()
    return len(words) <= 5 and all(w[0].isupper() or w in _PARTICLES or w in ("of", "the", "in", "at", "for") for w in words)


def _names_somebody(rest: str, source: str | None) -> bool:
    lower = rest.casefold()
    if re.match(r"(?:our|the|a|staff|agencies|agency|wire|news|web)\b.{0,40}(?:staff|editors?|reporters?|correspondents?|desk|team|board|agenc\w+|writers?|redaktion|bureau|report|services?)\b", lower):
        return True
    head = re.split(r"\s*[|,/;·•(]|\.\s|\s[-–—]\s|\s(?:in|for|at|and|und|with|from|on)\s", rest, maxsplit=1)[0].rstrip(".")
    words = head.split()
    if not words or len(words) > 6 or (ends_sentence(rest) and rest.count(" ") > 10):
        return False
    if words[0].casefold() in _WEEK or any(w.casefold() in _NO_NAMES for w in words):
        return False
    plain = re.split(r"[|,/;·•(]", rest, maxsplit=1)[0].split()
    lower_words = sum(w[0].islower() and w not in _PARTICLES and w not in ("and", "in", "und", "for", "with", "at", "from", "on", "the", "of") for w in plain)
    return all(w[0].isupper() or w in _PARTICLES for w in words) and lower_words <= 1


_WEEK = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
    "october november december midday midnight noon then now late early mid contrast comparison law definition".split()
)
