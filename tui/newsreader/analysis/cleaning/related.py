"""Lists of headlines of other articles below a heading such as "Read more", and what can stand in one."""

from __future__ import annotations

import re

from newsreader.analysis.cleaning.paragraphs import Paragraph, ends_sentence, is_bullet, opens_quotation
from newsreader.analysis.cleaning.parts import Part, is_body

POINTER = (
    r"related(?:\s(?:articles?|stor(?:y|ies)|news|coverage|topics?|links?|content|reading|posts?|reports?|video))?|"
    r"read\s(?:more|next|also|on)|also\sread|see\salso|up\snext|don['’]t\smiss|further\sreading|"
    r"you\s(?:may|might)\s(?:also\s)?(?:like|enjoy|want\sto\sread|be\sinterested(?:\sin)?|have\smissed)(?:\s\w+){0,3}|"
    r"recommended(?:\s(?:for\syou|stories|reading|articles|links|by\s\w+))?|lesen\ssie\sauch|siehe\sauch|mehr\szum\sthema|"
    r"(?:à\s)?lire\saussi|voir\saussi|le[ae]\stambién|ver\stambién|leggi\sanche|leia\s(?:também|mais)|читайте\sтакже|"
    r"lees\s(?:ook|meer)|læs\sogså|läs\s(?:också|mer)|les\sogså"
)
"""What points to other articles, as the heading of a list and, with a sign behind it, in front of a headline."""
_RELATED_HEADING = re.compile(
    r"\W{0,4}(?:(?P<firm>contents|table\sof\scontents|in\sthis\s(?:article|story|issue)|inhalt(?:sverzeichnis)?|sommaire|"
    rf"{POINTER}|read\smore\s(?:from|on|about|in|by)\s(?!.*\.$)[^.!?:]{{2,40}}|read\sthis\snext|what\sto\sread\snext|next\sup|"
    r"(?:more|also|elsewhere)\s(?:from|in|on|by|at)\s(?-i:[\w'’&.-]+(?:\s[\w'’&.-]+){0,6})|more\s(?:stories|news|"
    r"headlines|articles|like\sthis|coverage|to\sread|top\sstories|reading)(?:\s\w+){0,3}|"
    r"(?:more|other|further|latest)\s(?:stories|articles|news|coverage|posts)\s(?:on|about|from|in)\s[^.!?]{2,60}|most\s(?:read|popular|viewed|shared|commented|recent)(?:\s\w+){0,3}|(?:latest\s)?trending(?:\s(?:now|stories|news|topics|"
    r"today))?|top\s(?:stories|news|headlines)(?:\s\w+){0,3}|"
    r"suggested(?:\s\w+){1,3}|"
    r"editor(?:['’]?s|s['’])?\s(?:picks?|choice)|in\sother\snews|in(?=:\W{0,3}$)|"
    r"other\s(?:stories|news|articles|headlines)(?:\s\w+){0,3}|our\s(?:picks?|latest(?:\s\w+){0,2}|best\sreads|"
    r"top\sstories)|"
    r"in\scase\syou\smissed\sit|icymi|from\s(?:our|the)\s(?:archives?|network|partners|web)|from\sthe\s(?:same\s\w+|"
    r"[\w ]{2,30}\sdesk)|latest\s(?:news|stories|headlines|articles|updates|posts|from\s[\w ]{2,40}|in\s[\w ]{2,40})|"
    r"popular\s(?:stories|news|now|articles|posts|on\s[\w ]{2,40})|"
    r"people\sare\sreading|(?:what\s)?(?:other\s)?readers\s(?:also|are)\s\w+(?:\s\w+)?|today['’]?s\s(?:headlines|"
    r"top\sstories|news)|(?:read\s)?(?:previous|next)\s(?:article|story|post)|read\s(?:previous|next)|around\sthe\sweb|sponsored\s(?:stories|links|"
    r"content)|on\sthe\ssame\s(?:topic|subject)|stories\syou\s[\w ]{2,30}|keep\sreading|(?-i:[A-Z]\w+)\srecommends|"
    r"weitere\s(?:artikel|themen|nachrichten|meldungen)|mehr\s(?:artikel|nachrichten|aus\s[\w ]{2,30})|"
    r"das\skönnte\s(?:sie|dich)\sauch\sinteressieren|auch\sinteressant|meistgelesen|meist\sgelesen|"
    r"zum\sthema|"
    r"sur\sle\smême\ssujet|les\splus\slus|la\srédaction\svous\s(?:conseille|recommande)|à\sne\spas\smanquer|te\spuede\sinteresar|más\s(?:noticias|leídas|leídos|información)|noticias\srelacionadas|"
    r"potrebbe\sinteressarti|articoli\scorrelati|mais\slidas|"
    r"notícias\srelacionadas|関連ニュース|関連記事|あわせて読みたい|おすすめ(?:記事|の記事)?|アクセスランキング|相关(?:阅读|新闻|报道|文章)|延伸阅读|推荐阅读|热门(?:新闻|文章|推荐)|"
    r"관련\s?기사|많이\s본\s뉴스|اقر[أا]\sأيضا[ًأ]?|مواضيع\sذات\sصلة|الأكثر\sقراءة|по\sтеме|самое\sчитаемое|"
    r"meer\s(?:nieuws|over\s[\w ]{2,30})|mer\s(?:om|från)\s[\w ]{2,30}|meest\sgelezen|mest\slæste|"
    r"mest\slästa|mest\slest)|"
    r"(?P<weak>latest|headlines|popular|more|elsewhere|background|read|links|archive|news|"
    r"recent|also|next|top|aktuell|neueste\w*|dernières?\s\w+|ultimas?\s\w+|últimas?\s\w+|in\sbrief|in\spictures|"
    r"also\stoday|what['’]s\snew|new|now|today|this\sweek|yesterday|topics?|tags|themen|temas|tonight))"
    r"(?:\[\w+\])?\W{0,3}$",
    re.I,
)
LONGEST_ITEM = 170
"""Code points of the longest headline in a list of headlines."""
_CUT, _TEASER = 40, 320
"""Code points of the shortest and longest beginning of another article."""
_CUT_SHORT = re.compile(r"[\w,’'”\"]\s?(?:\.{3,4}|…\.?|\[(?:\.{3}|…|\+)\])\Z")
_CUT_WITHIN = 7
"""Code points at its end that show that a text is cut short."""
_SCORES = re.compile(r"^[^:.]{2,24}:(?:[^,]+,){4}|\b\d[\d.,%]*\D{1,12}\b\d|^\w[\w ]{1,24}:\s?[$€£]?\d|\t|\s{3,}")
_TOLD = 6
"""Words of a line that tells something: figures in it are no row of a table. A bulleted headline has more blanks."""
_LENGTH = re.compile(r"\d{1,2}:\d\d\s?(?=[^\W\d])")
"""How long a film is, in front of its title."""
STOP_INSIDE = re.compile(r"[a-z\d]{3}\.[\"”’]*\s+[\"“‘]?[A-Z]")
_CLOSING = 14
_FEWEST = 3
_BLOCK = 9
"""Lines of a block under a heading from which on it may be the article, its lines not parted."""
_SMALL_WORD, _CAPITALS = 4, 4
"""Letters of the longest word that has no capital in a headline of capitals; the fewest longer words of one."""
_TOPICS = re.compile(
    r"\W*(?:in:|(?:related\s)?topics?|tags|themen|temas|contents|table\sof|in\sthis|inhalt|sommaire|(?:explore\s)?more\son\sthese\stopics)\b",
    re.I,
)


def is_row(text: str) -> bool:
    """Say whether a line is one of a table: figures, tabulators, wide gaps."""
    length = _LENGTH.match(text)
    found = _SCORES.search(text, length.end() if length else 0)
    if found is None or found[0].isspace():
        return found is not None
    words = sum(word[0].isalpha() for word in text.split())
    return not (text[0].isupper() and words >= _TOLD and text.count(",") < 3)


def mark_related(units: list[Paragraph], parts: list[Part]) -> None:
    """Mark headings such as "Read more" together with the headlines under them."""
    _mark_bulleted(units, parts)
    first_body = next((k for k, part in enumerate(parts) if is_body(part)), len(parts))
    last_long = max((k for k, u in enumerate(units) if len(u.text) >= 260 and is_body(parts[k])), default=-1)
    k = -1
    while (k := k + 1) < len(units):
        text = units[k].text
        if len(text) > 80 or parts[k] in ("head", "promotion", "caption"):
            continue
        heading = _RELATED_HEADING.match(text)
        if heading is None or (heading["firm"] is None and k < first_body):
            continue
        last = _last_item(units, parts, k, closing=last_long <= k and not _TOPICS.match(text))
        if _is_list(units, parts, k, last, firm=heading["firm"] is not None):
            for j in range(k, last + 1):
                if is_body(parts[j]) or j == k:
                    parts[j] = "navigation" if _TOPICS.match(text) else "related"
            k = last


def _mark_bulleted(units: list[Paragraph], parts: list[Part]) -> None:
    """Mark bulleted headlines within the article that no heading announces: three or more, all in capitals of headlines."""
    start = 1
    for k in range(1, len(units) + 1):
        if k < len(units) and not units[k].text[0].isalpha() and _is_bulleted_headline(units[k].text, parts[k]):
            continue
        if k - start >= _FEWEST and units[start - 1].text[-1] != ":":
            parts[start:k] = ["related"] * (k - start)
        start = k + 1


def _is_bulleted_headline(text: str, part: Part) -> bool:
    return (
        is_body(part)
        and is_bullet(text)
        and text.count(" ") > _TOLD
        and not ends_sentence(text)
        and _is_title_case(text[1:])
    )


def _is_list(units: list[Paragraph], parts: list[Part], k: int, last: int, firm: bool) -> bool:
    """Say whether the heading `k` has enough headlines under it, up to `last`, for what it says."""
    text = units[k].text
    if last == k:
        if k > len(units) - _CLOSING and all(not is_body(part) for part in parts[k + 1 :]):
            return firm
        named = text.split()[0].casefold().strip("*#") in ("more", "also", "elsewhere") and text.count(" ") > 1
        return firm and not named and text.casefold().strip(" :") != "up next"  # what a team plays next
    return firm or last > k + 1 or last + 1 >= len(units) or parts[last + 1] is not None


def _last_item(units: list[Paragraph], parts: list[Part], k: int, closing: bool) -> int:
    """Return the number of the last headline under the heading `k` (`k` itself where there is none).

    `closing`: no long paragraph of the article follows, so that teasers of a sentence belong to the list too.
    """
    spaced = k + 1 < len(units) and units[k + 1].gap > 0
    last = _last_of_block(units, parts, k)
    for j in range(last + 1, len(units)):
        unit = units[j]
        if parts[j] not in (None, "body", "navigation", "related"):
            break
        if len(unit.text) < 60 and (found := _RELATED_HEADING.match(unit.text)) and found["firm"]:
            break
        if unit.gap > 0 and not spaced and not closing:
            break
        if not is_item(unit.text) and not (
            closing and units[k].gap > 0 and len(unit.text) < 260 and j - k > 1 and unit.gap == 0
        ):
            break
        last = j
    return last


def _last_of_block(units: list[Paragraph], parts: list[Part], k: int) -> int:
    """Return the number of the last line of a short block right under the heading `k` if most are headlines, else `k`.

    A headline may be two sentences, which none is that stands alone.
    """
    end = k + 1
    while end < len(units) and units[end].gap == 0 and end - k <= _BLOCK:
        end += 1
    below = range(k + 1, end)
    if not 2 <= len(below) < _BLOCK or any(not is_body(parts[j]) for j in below):
        return k
    if any(len(t) > LONGEST_ITEM or is_row(t) or _RELATED_HEADING.match(t) for t in (units[j].text for j in below)):
        return k
    return end - 1 if sum(is_item(units[j].text) for j in below) * 2 >= len(below) else k


def is_cut_short(text: str) -> bool:
    """Say whether a text breaks off, as beginnings of other articles do."""
    return text[-1] in ".…]" and _CUT_SHORT.search(text, max(0, len(text) - _CUT_WITHIN)) is not None


def is_item(text: str) -> bool:
    """Say whether a line can stand in a list of headlines."""
    if len(text) >= _CUT and is_cut_short(text):
        return len(text) < _TEASER
    if len(text) > LONGEST_ITEM or text[-1] in ",;:" or (text[0].islower() and len(text) > 40):
        return False
    if not ends_sentence(text):
        return len(text) < LONGEST_ITEM // 2 or not STOP_INSIDE.search(text)
    if opens_quotation(text) and text[-1] in '"”»':
        return False  # somebody says it
    if _is_title_case(text):
        return True
    return text.rstrip("\"'”’») ")[-1:] in "?!…" and not STOP_INSIDE.search(text)


def _is_title_case(text: str) -> bool:
    """Say whether the words of a line begin with capitals, as those of many headlines do and of no sentence."""
    words = [word for word in text.split() if len(word) > _SMALL_WORD]
    return len(words) >= _CAPITALS and all(not word[0].islower() for word in words)
