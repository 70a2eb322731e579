"""What kind of thing a paragraph is that is not the article: promotion, related, navigation, caption.

Every rule looks at one paragraph alone; what depends on the neighbours (lists of headlines, bylines) is decided
in `masthead` and `tails`. The words are English first, with the stock phrases of other European languages.
"""

from __future__ import annotations

import re
from functools import lru_cache

from newsreader.analysis.cleaning.captions import is_caption
from newsreader.analysis.cleaning.navigation import is_navigation
from newsreader.analysis.cleaning.paragraphs import ends_sentence
from newsreader.analysis.cleaning.promotions import is_advert, is_promotion, is_prompt
from newsreader.models import AsideKind

_LONGEST = 1200
"""Code points; a longer paragraph is the article's, whatever words stand in it."""
_LINE = re.compile(
    r"\W{0,4}(?:read(?:\s(?:more|next|also|on|now|full\sstory|the\sfull\s\w+|related))?|also\sread|see\salso|"
    r"see\smore|must\sread|go\sdeeper|"
    r"related(?:\s(?:article|story|stories|articles|news|coverage|link|links|reading|content|report|video))?|"
    r"more(?:\s(?:on\sthis(?:\sstory)?|here|news|stories))?|"
    r"watch(?:\smore|\snow|\salso)?|listen|don['’]t\smiss|recommended(?:\sreading)?|further\sreading|"
    r"opinion|up\snext|in\spictures|you\s(?:may|might)\salso\s(?:like|enjoy)|"
    r"lesen\ssie\sauch|mehr\s(?:dazu|zum\sthema)|siehe\sauch|lire\saussi|à\slire\saussi|lea\stambién|lee\stambién|"
    r"leer\smás|ver\stambién|leggi\sanche|leia\s(?:também|mais)|"
    r"czytaj\s(?:też|także|więcej)|zobacz\s(?:też|także)|čtěte\stak[ée]|lue\smyös|ilgili\shaber|"
    r"lees\s(?:ook|meer)|læs\sogså|läs\s(?:också|mer)|les\sogså)\s?(?::|\||[-–—]\s|>|»|→)\s?\S.{2,260}$|"
    r"(?-i:READ\s(?:MORE|ALSO|NEXT)|ALSO\sREAD|SEE\sALSO|RELATED|WATCH)\s(?-i:[A-Z0-9“\"'‘]).{6,200}$|(?:>>+|►|▶|»|➤|"
    r"→|⇒)\s?\w.{3,200}$",
    re.I,
)
_ONWARD = re.compile(
    r"(?:read\sall\sthe\slatest\b|continue\sreading|keep\sreading|read\s(?:the\s)?(?:full|whole|rest|original)\b|read\smore\b|weiterlesen|"
    r"lire\sla\ssuite|veuillez\scliquer\b|leer\s(?:la\s)?(?:noticia|nota|artículo)\scomplet[ao]|zum\s(?:ganzen|vollständigen)\sartikel|hier\sgeht(?:\ses|['’]s)\szu[rm]?\b|seguir\sleyendo|continua\sa\sleggere|click\shere\sto\sread|more\son\sthis\sstory).{0,120}$",
    re.I,
)
_INTRODUCES = ("opinion", "more", "read:", "listen", "recommend", "watch", "in pictures", "related:")
RELATED_HEADING = re.compile(
    r"\W{0,4}(?:(?P<firm>contents|table\sof\scontents|in\sthis\s(?:article|story|issue)|inhalt(?:sverzeichnis)?|sommaire|related(?:\s(?:articles?|stor(?:y|ies)|news|coverage|topics?|links?|content|reading|posts?|"
    r"reports?))?|read\s(?:more|next|also|on|this\snext)|also\sread|what\sto\sread\snext|up\snext|next\sup|"
    r"(?:more|also|elsewhere)\s(?:from|in|on|by|at)\s(?-i:[\w'’&.-]+(?:\s[\w'’&.-]+){0,6})|more\s(?:stories|news|"
    r"headlines|articles|like\sthis|coverage|to\sread|top\sstories|reading)(?:\s\w+){0,3}|"
    r"(?:more|other|further|latest)\s(?:stories|articles|news|coverage|posts)\s(?:on|about|from|in)\s[^.!?]{2,60}|most\s(?:read|popular|viewed|shared|commented|recent)(?:\s\w+){0,3}|trending(?:\s(?:now|stories|news|topics|"
    r"today))?|top\s(?:stories|news|headlines)(?:\s\w+){0,3}|"
    r"you\s(?:may|might)\s(?:also\s)?(?:like|enjoy|be\sinterested(?:\sin)?|have\smissed)(?:\s\w+){0,3}|"
    r"recommended(?:\s(?:for\syou|stories|reading|articles|links|by\s\w+))?|suggested(?:\s\w+){1,3}|"
    r"editor(?:['’]?s|s['’])?\s(?:picks?|choice)|don['’]t\smiss|see\salso|further\sreading|in\sother\snews|in(?=:\W{0,3}$)|"
    r"other\s(?:stories|news|articles|headlines)(?:\s\w+){0,3}|our\s(?:picks?|latest(?:\s\w+){0,2}|best\sreads|"
    r"top\sstories)|"
    r"in\scase\syou\smissed\sit|icymi|from\s(?:our|the)\s(?:archives?|network|partners|web)|from\sthe\s(?:same\s\w+|"
    r"[\w ]{2,30}\sdesk)|latest\s(?:news|stories|headlines|articles|updates|posts|from\s[\w ]{2,40}|in\s[\w ]{2,40})|"
    r"popular\s(?:stories|news|now|articles|posts|on\s[\w ]{2,40})|"
    r"people\sare\sreading|(?:what\s)?(?:other\s)?readers\s(?:also|are)\s\w+(?:\s\w+)?|today['’]?s\s(?:headlines|"
    r"top\sstories|news)|(?:read\s)?(?:previous|next)\s(?:article|story|post)|read\s(?:previous|next)|around\sthe\sweb|sponsored\s(?:stories|links|"
    r"content)|on\sthe\ssame\s(?:topic|subject)|stories\syou\s[\w ]{2,30}|keep\sreading|(?-i:[A-Z]\w+)\srecommends|"
    r"weitere\s(?:artikel|themen|nachrichten|meldungen)|mehr\s(?:zum\sthema|artikel|nachrichten|aus\s[\w ]{2,30})|"
    r"das\skönnte\s(?:sie|dich)\sauch\sinteressieren|lesen\ssie\sauch|auch\sinteressant|meistgelesen|meist\sgelesen|"
    r"zum\sthema|"
    r"lire\saussi|à\slire\saussi|sur\sle\smême\ssujet|les\splus\slus|la\srédaction\svous\s(?:conseille|recommande)|à\sne\spas\smanquer|voir\saussi|lea\stambién|"
    r"lee\stambién|te\spuede\sinteresar|más\s(?:noticias|leídas|leídos|información)|noticias\srelacionadas|"
    r"leggi\sanche|potrebbe\sinteressarti|articoli\scorrelati|leia\stambém|leia\smais|mais\slidas|"
    r"notícias\srelacionadas|関連ニュース|関連記事|あわせて読みたい|おすすめ(?:記事|の記事)?|アクセスランキング|相关(?:阅读|新闻|报道|文章)|延伸阅读|推荐阅读|热门(?:新闻|文章|推荐)|"
    r"관련\s?기사|많이\s본\s뉴스|اقر[أا]\sأيضا[ًأ]?|مواضيع\sذات\sصلة|الأكثر\sقراءة|читайте\sтакже|по\sтеме|самое\sчитаемое|"
    r"lees\sook|meer\s(?:nieuws|over\s[\w ]{2,30})|mer\s(?:om|från)\s[\w ]{2,30}|meest\sgelezen|læs\sogså|mest\slæste|"
    r"läs\s(?:också|mer)|mest\slästa|les\sogså|mest\slest)|"
    r"(?P<weak>latest|headlines|trending|popular|more|elsewhere|background|recommended|read|links|archive|news|"
    r"recent|also|next|top|aktuell|neueste\w*|dernières?\s\w+|ultimas?\s\w+|últimas?\s\w+|in\sbrief|in\spictures|"
    r"also\stoday|what['’]s\snew|new|now|today|this\sweek|yesterday|topics?|tags|themen|temas|tonight))"
    r"(?:\[\w+\])?\W{0,3}$",
    re.I,
)


_LINK = re.compile(r"\[([^\[\]]{1,120})\]\([^()\s]{1,300}\)")


@lru_cache(maxsize=64)
def kind_alone(text: str) -> AsideKind | None:
    """Return what a paragraph is if its own words show that it is not the article; bylines need their place in the
    file."""
    if "](" in text and text[0] != "!":
        text = _LINK.sub(r"\1", text)
    size = len(text)
    if size > _LONGEST or (text[0] == "»" and "«" in text):
        return None  # too long, or what somebody says
    if size <= 320 and is_advert(text):
        return "promotion"
    if size <= 420 and is_navigation(text):
        return "navigation"
    if is_caption(text):
        return "caption"
    if is_promotion(text) or (size <= 320 and is_prompt(text)):
        return "promotion"
    if size <= 290 and text[0] not in '"“' and is_related_line(text):
        return "related"
    return None


def is_related_line(text: str) -> bool:
    """Say whether a line points to another article (`Read more: …`, `>> …`, `Continue reading`)."""
    stops = ends_sentence(text)
    if _ONWARD.match(text) and not (":" in text[:14] and _LINE.match(text)):
        return not stops or (text.count(" ") <= 6 and "," not in text)
    if not _LINE.match(text):
        return False
    return not (stops and text[:12].casefold().startswith(_INTRODUCES) and text[:5] != "WATCH" and text[:4] != "MORE")
