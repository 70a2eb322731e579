"""Whether a paragraph sells the outlet or something else: newsletter boxes, appeals, paywalls, advertisements.

A promotion speaks to the reader (an imperative at the start of a sentence, a question, our/your) and names what is
on offer. Reported speech, quotations and news about newsletters or subscribers do one or the other, not both.
"""

from __future__ import annotations

import re

from newsreader.analysis.cleaning.paragraphs import opens_quotation
from newsreader.analysis.cleaning.signs import begun_by, holds, signs

_LONGEST = 700
"""Code points; longer paragraphs are the article's unless they carry a legal phrase."""
_ENOUGH = 4
"""Points that make a promotion; see `is_promotion`."""
_BESIDE = 220
"""Code points of the longest paragraph that is judged by the promotion beside it."""
_CALL = 60
"""Code points up to which a call to the reader and what it is about are enough beside a promotion."""
_SHORT_OFFER = 100
"""Code points up to which goods or a price beside a promotion are enough."""
_IMPERATIVE = re.compile(
    r"(?:^|[.!?…:]['\"”’)]*\s+|[-–—|]\s+)(?:please\s+|just\s+|so\s+|and\s+|then\s+|but\s+|now\s+)?"
    r"(?:(?P<strong>subscribe|sign\sup|donate|download|register|chip\sin|upgrade|renew|unlock|abonnieren|"
    r"abonnez(?:-vous)?|suscr[ií]b\w+|"
    r"iscriviti|assine|inscrivez(?:-vous)?|jetzt\s(?:abonnieren|anmelden|bestellen|testen|lesen|sichern)|melden\ssie|"
    r"soutenez|"
    r"(?:become|be)\s(?:a|an|one)\b|join\s(?:us|our|them|today|now|the\s(?:club|conversation|community)|[\d,.]+\s|"
    r"more\sthan|over)|"
    r"support\s(?:us|our|the|local|independent|quality|free)|help\sus|log\sin|claim|activate|listen\sto\sour|"
    r"follow\sus|enter\syour|never\smiss|read\son|read\swithout)|"
    r"get|try|start|click|tap|follow|listen|book|stay|keep|give|buy|tell\sus|send\sus|write\sto|read|join|support|"
    r"enjoy|"
    r"receive|discover|explore|see|order|find|save|win|take|let\sus|share\syour|make|wake\sup|catch|choose|add|visit|"
    r"call|"
    r"escucha|descarga|síguenos|écoutez|téléchargez|suivez|découvrez|ascolta|scarica|seguici|hören\ssie|folgen\ssie|"
    r"recevez|recibe|receba|ricevi|erhalten\ssie|holen\ssie|lesen\ssie|testen\ssie|unterstützen\ssie)\b",
    re.I,
)
_READER = re.compile(
    r"\byou(?:rs?)?\b|[!?]|\b(?:join|download|subscribe|sign up|follow|listen|get|try|start|tap|read|see|discover|support|visit)\b",
    re.I,
)
"""Words that can speak to the reader."""
_OWN_THING = re.compile(r"our\s(?:\w+\s){0,2}(?:app|shop|channel|club|calendar|archive)")
_STOPS = re.compile(r"[.!?…:|–—-]")
_QUESTION = re.compile(
    r"\W{0,3}(?:want|hungry|enjoy(?:ing|ed)?|like|liked|love|loved|loving|not\s(?:a|yet)|did\s(?:someone|you)|"
    r"do\syou|curious|looking|"
    r"tired|missed|got\s(?:a|any)|have\s(?:you|a)|already|fancy|ready|interested|keen|need|are\syou|can['’]t|prefer|"
    r"new\shere|"
    r"noch\skein|schon|¿quieres|¿ya\seres|¿aún\sno)\b[^.!?]{0,120}\?",
    re.I,
)
_OPENING = re.compile(
    r"\W{0,3}(?:if\syou\s(?:value|like|enjoy|found|love|appreciate|read|want|care|are\sable|can|believe)|"
    r"you(?:['’]ve|\shave)\s(?:\w+\s){0,2}"
    r"(?:read|reached|used|hit|run)|you\shave\s(?:\w+\s){0,3}(?:articles?|stories|story)\s|this\s(?:article|story|"
    r"content|report|piece|journalism|page)\sis|"
    r"our\s(?:journalism|reporting|newsletter|app|podcast|readers|members|work|newsroom|stories|\w+\s(?:newsletter|"
    r"letter|app|podcast|briefing))|"
    r"we\s(?:rely|depend|need|are\sable|can\sonly|have\sno|do\snot\shave|don['’]t\shave)|subscribers\s(?:get|can|"
    r"read|enjoy)|"
    r"your\s(?:donation|contribution|subscription|membership|(?:free\s)?(?:access|trial))\s|(?:tu|su)\ssuscripción\s|votre\sabonnement\s|ihr\sabo(?:nnement)?\s|members\s(?:get|read|enjoy)|already\sa\s|to\s(?:continue|read|keep)\s(?:reading|on|this|the)|for\s(?:just|only|"
    r"as\slittle|less\sthan)\s|"
    r"reader\soffer|special\soffer|limited\soffer|[\w’' ]{2,40},?\sour\s\w*\s?(?:newsletter|letter|podcast|app|"
    r"briefing)\b|"
    r"newsletter\b|thank\syou\sfor\sreading|thanks\sfor\sreading|keep\sreading|reading\sthis)",
    re.I,
)
_OWN = begun_by(
    "our us you your we ihr ihre ihren ihnen unser unsere unserem unseren unserer unseres votre notre vos tu tus nuestro nuestra "
    "nuestros nuestras nostro nostra nostri nostre tuo tua".split(),
    whole=True,
)
_GOODS = re.compile(
    r"\b(?:newsletters?|newsletter-\w+|inbox|subscri(?:be|ption|ptions|bers?)|sign[\s-]?up|signing\sup|"
    r"e-?mail\s(?:alerts?|address|briefing|updates?|every)|"
    r"(?:thursday|friday|saturday|sunday|weekly|daily|morning|evening|free)\s(?:e-?mail|letter|mail|briefing|digest|"
    r"round-?up)|"
    r"(?:our|the)\s(?:\w+\s){0,2}(?:app|podcast|e-?paper|membership|newsroom|letter|shop|channel|club|calendar|"
    r"mailing\slist|print\sedition|archive)|"
    r"whatsapp\s(?:channel|group)|our\s(?:\w+\s){0,2}whatsapp|telegram\s(?:channel|group)|(?:breaking[\s-]news|news|push|goal|free)?\s?alerts|"
    r"p[oó]dcasts?|memberships?|"
    r"donat(?:e|ion|ions)|(?:independent|quality|local|public|our|free)\s(?:\w+\s)?(?:journalism|reporting|news)|"
    r"free\s(?:trial|account|copy|gift|delivery|month|articles?|of\scharge|every|each)|"
    r"cancel\s(?:any\s?time|at\sany\stime|whenever|when)|unlimited\s(?:digital|reading)|(?:full|"
    r"digital|premium|exclusive|unlimited)\s(?:access|content|articles|archive)|"
    r"(?:straight\sto|news\son)\s(?=your)|your\se-?mail|ad-free|without\sads|(?:reader|special|introductory|limited)\soffer|first\s(?:month|three\smonths|issue|year)|"
    r"(?:sunday|weekend|print|digital)\sedition|"
    r"full\sstory|our\s(?:work|readers|members|events|reporters|supporters|coverage|stories)|(?:by|from|"
    r"become\sa)\smembers?|readers\sof|"
    r"(?:a|any)\s(?:story|tip|news\stip)|boletín|boletim|infolettre|abo(?:nnement|nnieren)?|postfach|abbonamento|"
    r"suscripción|assinatura|unabhängigen\sjournalismus|journalisme\sindépendant|periodismo\sindependiente|"
    r"giornalismo\sindipendente|wherever\syou\sget)\b",
    re.I,
)
_PRICE = re.compile(
    r"[$€£¥]\s?\d[\d.,]*\s?(?:a|per|each|/)\s?(?:week|month|year|day|issue)\b|\bfrom\s(?:only\s|just\s)?[$€£¥]\s?\d|"
    r"\b(?:for|from|für|pour|por)\s(?:just\s|only\s|nur\s|seulement\s|solo\s)?(?:one|\d+)\s(?:euros?|pounds?|dollars?|cents?)\b|"
    r"\b\d+\s?%\s(?:off|discount)|\bsave\s(?:up\sto\s)?\d+\s?%|\b(?:cancel|free\sof\scharge|no\sobligation|with\sthe\scode|use\sthe\scode|"
    r"offer\sends)\b|\bfree\b",
    re.I,
)
_LEGAL = re.compile(
    r"\bby\s(?:clicking|signing\sup|subscribing|entering\syour|submitting|providing\syour|"
    r"registering)\b[^.]{0,80}\b(?:you|i|we)\b|"
    r"\b(?:you|i)\s(?:agree|accept|consent)\sto\b[^.]{0,60}\b(?:terms|privacy|polic|receive|e-?mails?)|"
    r"\breceive\s(?:news\supdates|promotional|marketing)\b|"
    r"\bunsubscribe\s(?:at\s)?any|this\ssite\sis\sprotected\sby\srecaptcha|\bmit\s(?:dem|ihrer)\s(?:klick|"
    r"anmeldung)\b|\ben\svous\s(?:inscrivant|abonnant)\b",
    re.I,
)
_REPORTED = begun_by(
    "said|says|told|according|added|announced|reported|warned|argued|asked|wrote|advised|urged|claimed|sagte|sagt|teilte|dijo|"
    "dice|disse|selon|laut|ha detto|a déclaré|zei|sa".split("|"),
    whole=True,
)
_ADVERT = re.compile(
    r"\W{0,4}(?:advertisements?|advert|(?:header\s|footer\s)?ads?|anzeige|werbung|publicité|publicidad|publicidade|pubblicità|reklam[ae]|mainos|"
    r"annons|annonce|advertentie|"
    r"sponsored(?:\s(?:content|post|by\s(?:the\s)?(?-i:[A-Z])[^.!?,]{0,80}))?|paid\s(?:post|content|partnership|for\sby)(?:\s.{0,60})?|"
    r"promoted(?:\scontent)?|(?:presented|brought\sto\syou|supported|powered)\sby\s(?-i:[A-Z])[^.!?]{2,60}|"
    r"(?:an?\s)?(?:message|word)\sfrom\s(?:our\s(?:sponsors?|partners?)|(?-i:[A-Z])[^.!?]{2,50})|partner\scontent|affiliate\slinks?|(?:sponsor|sponsored)\smessage)"
    r"(?:\s?[-–—:|.]{0,3}\s?(?:(?:story\s|article\s)?continues?\s.{0,40}|(?:scroll|swipe)\s.{0,40}|"
    r"remove\s.{0,20}|hide\sad|feature|content))?\W{0,4}$|"
    r"(?:sponsored|advertisement|advert|anzeige|promoted|werbung)\s?[:|–—-]\s?.{2,300}$|(?:story|article|"
    r"text)\scontinues\s(?:below|after).{0,60}$",
    re.I,
)
_PROMPT = re.compile(
    r"(?:(?:what\sdo\syou\s(?:think|make)|have\s(?:your\ssay|you\s(?:seen|been|got))|do\syou\s(?:know|agree|have\san?|remember)|"
    r"were\syou\s(?:there|affected)|if\syou(?:['’]ve|\shave)?\s(?:got\s|have\s)?(?:a|any)\s(?:tip|story|question|photo)s?|did\syou\smake\sthis|got\sa\s(?:story|tip|question|view)|are\syou\saffected|"
    r"did\swe\smiss|(?:tell|let)\sus\s(?:know|what|your|in)|send\s(?:us\s)?your|we(?:['’]d|\swould)\slove\sto\shear|share\syour)\b.{0,160}"
    r"(?:@[\w-]+\.|\be-?mail\b|\bcomments?\b|\bbelow\b|\bwrite\sto\b|\bwhatsapp\b|\bget\sin\stouch\b|\bcontact\s(?:us|our)\b|\btag\sus\b|\bin\sconfidence\b)"
    r"|(?:fehler\sgefunden|haben\ssie\s(?:fragen|hinweise)|une\serreur|¿has\svisto\sun\serror)\b.{0,20}\?"
    r"|(?:vous\sêtes|déjà|pas\sencore)\sabonnée?s?\b.{0,60}$|choisissez\svotre\s(?:formule|abonnement)|il\svous\sreste\s[\d.,]+\s?%\sde\scet\sarticle|lee\ssin\slímites|suscríbete\spara\s(?:seguir\s)?leer|suscríbete\spara\sseguir|(?:la\ssuite|cet\sarticle)\sest\sréservée?\saux\sabonnés|dieser\s(?:artikel|inhalt)\sist\snur\sfür\sabonnent"
    r"|(?:for\s(?:more|the\slatest)|(?:to\s)?get)\s(?!than\b)[^.!?:]{3,120}\bfollow\s[^.!?:]{2,80}(?:@\w|\bon\s(?:twitter|facebook|instagram))[^.!?]{0,60}\W*$"
    r"|discover\smore\sfrom\s\S|(?:enjoyed|enjoying|liked?)\sthis\b[^.!?]{0,30}\?\s(?:forward|share|send|pass)\b|"
    r"create\s(?:a|your)\s(?:free\s)?account\sto\b|buy\s(?:us|me)\sa\scoffee\b|unlock\s(?:this|the\sfull)\s(?:article|story)\b|"
    r"(?:this|the)\s(?:content|article|story|post|page|video|episode)\sis\s(?:(?:only|exclusively)\s(?:available\s)?(?:to|for)|(?:available\s)?(?:only\s|exclusively\s)?(?:to|for)\s(?:our\s)?(?:premium|paying|registered|paid))\s(?:our\s|all\s)?(?:\w+\s)?(?:members|subscribers|users)\b.{0,40}$|don['’]t\smiss\sout\son\sthe\s(?:latest|headlines|news)\b"
    r"|.{0,40}\bexclusiv[oa]s?\spara\s(?:nuestros\s)?suscriptores\W*$|.{0,40}\bnur\sfür\sabonnent(?:en|innen)\W*$"
    r"|jetzt\s.{0,60}\b(?:gratis|kostenlos|testen|abonnieren|bestellen)\b.{0,30}$).{0,160}$",
    re.I,
)
_ORDER = re.compile(r"\b[Tt]o order (?:a |your )?cop(?:y|ies)\b.{0,120}\b(?:delivery|go to|visit|p&p)\b", re.I)
"""How a paper sells the book that it writes about."""


def is_prompt(text: str) -> bool:
    """Say whether a paragraph asks the reader to write in: a question or a request, and the way to answer."""
    return _PROMPT.match(text.lstrip("*_• ")) is not None or ("order" in text and _ORDER.search(text) is not None)


def is_advert(text: str) -> bool:
    """Say whether a line is the mark of an advertisement (`Advertisement`, `Anzeige`) or marked as one."""
    return (len(text) < 6 or "advert" in signs(text)) and _ADVERT.match(text) is not None


def is_promotion(text: str) -> bool:
    """Say whether a paragraph sells: at least `_ENOUGH` points, some for speaking to the reader and some for goods.

    An imperative gives 1 (of the plain selling kind 2), an opening question or appeal 2, our/your 1; goods 2 and 1
    more where there are several, a price 1; reported speech takes 3. A legal phrase decides alone.
    """
    if opens_quotation(text):
        return False
    held = signs(text)
    if "offer" not in held:
        return False
    if "legal" in held and _is_legal(text):
        return True
    if len(text) > _LONGEST:
        return False
    address = _address_points(text)
    if not address:
        return False
    goods = _goods(text)
    if goods and not _READER.search(text) and all(map(_OWN_THING.fullmatch, goods)):
        return False  # what a firm says of its own: "Our app has been working since Sunday"
    offer = (2 + (len(goods) > 1) if goods else 0) + (_PRICE.search(text) is not None)
    reported = 3 if holds(_REPORTED, text) else 0
    return offer > 0 and address + offer - reported >= _ENOUGH


def _is_legal(text: str) -> bool:
    opening = text[:120]
    addressed = text[0] not in "\"“„«'‘" and (holds(_OWN, opening) or _GOODS.search(opening))
    return bool(addressed) and _LEGAL.search(text) is not None


def _goods(text: str) -> set[str]:
    """Return what is on offer."""
    return {m[0].casefold() for m in _GOODS.finditer(text)}


def _address_points(text: str) -> int:
    """Return the points for speaking to the reader."""
    return _request_points(text) + holds(_OWN, text)


def _request_points(text: str) -> int:
    """Return the points for what the reader is asked, or asked to do."""
    points = 0
    # An imperative begins the text or follows one of these marks: tried there only, not at every letter.
    for at in (0, *(mark.start() for mark in _STOPS.finditer(text))):
        if found := _IMPERATIVE.match(text, at):
            points = 1
            if found["strong"]:
                points = 2
                break
    return points + 2 * bool(_QUESTION.match(text) or _OPENING.match(text))


def goes_on(text: str) -> bool:
    """Say whether a short paragraph between two promotions belongs to them: it asks something of the reader, and nobody is quoted."""
    return _may_go_on(text) and _request_points(text) > 0


def is_offer(text: str) -> bool:
    """Say whether a short paragraph beside a promotion goes on with it: it names goods or a price, and nobody speaks."""
    if not _may_go_on(text):
        return False
    goods = _goods(text)
    if len(goods) > 1 or _PRICE.search(text):
        return len(text) <= _SHORT_OFFER or _address_points(text) > 0
    return bool(goods) and len(text) <= _CALL and _address_points(text) > 0


def _may_go_on(text: str) -> bool:
    return len(text) <= _BESIDE and not opens_quotation(text) and not holds(_REPORTED, text)
