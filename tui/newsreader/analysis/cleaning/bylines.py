"""Whether a line names who wrote, reported or edited the article. Where in the file it stands is judged elsewhere."""

from __future__ import annotations

import re

from newsreader.analysis.cleaning.outlets import WIRES, is_capitalised
from newsreader.analysis.cleaning.paragraphs import ends_sentence, opens_quotation
from newsreader.analysis.cleaning.signs import signs

_CREDIT_LONGEST = 600
_LONGEST = 160
BY = re.compile(r"(?:\w+\s+){0,3}?(?:by|von|par|por|di|door|av|af)\s+", re.I)
"""What stands in front of the name in a byline."""
_BY = re.compile(
    r"(?:[-–—(*_~]\s?)*(?:"
    r"(?:story|written|report(?:ed|age|ing)?|text|words|interview(?:ed)?|photos?|pictures|review(?:ed)?|analysis|"
    r"essay|column|comment|opinion|"
    r"illustrations?|compiled|told|post(?:ed|ing)?|published|eine?\s\w+|un\s\w+)\s(?:by|von|par|por|di)|"
    r"(?:interview|gespräch|story|report|reportage)(?=:)|"
    r"by|von|par|por|di|da|door|av|af|od|autor(?:in)?|author|auteur|reporter|writer|byline|text|words)\s?:?\s(?P<name>\S.{1,140})$",
    re.I,
)
_CREDITS = re.compile(
    r"[(\[*_~–—-]{0,3}\s?(?:"
    r"(?:additional\s|further\s|with\s|extra\s)?(?:additional\s)?(?:reporting|writing|research|editing|translation|"
    r"translating|photography|compilation|production)\s(?:by|from|for\s[\w ]{2,30}\sby)\b.{1,300}|"
    r"(?:additional\sreporting|reporting|editing|writing|reporter|editor|reporters|editors|authors?|"
    r"correspondent)\s?:\s?(?-i:[A-Z]).{1,200}|"
    r"(?:(?:copy-?\s?)?edited|translated\s(?:from\s\w+\s)?|compiled|written|produced|adapted|reported)\s?by\s?:?\s(?:the\s)?(?-i:[A-Z]).{1,200}|"
    r"(?:medically\s|expert\s|fact[- ])?(?:reviewed|checked)\sby\s(?-i:[A-Z]).{2,100}|"
    r"as\stold\sto\s(?-i:[A-Z])[^.!?:]{2,50}|(?-i:(?:[A-Z][\w.'’-]+\s){2,4})is\sthe\sauthor\sof\s.{3,160}|"
    r"(?:text|photos?|words|story)\s?(?:/|and|&)\s?(?:photos?|photographs|pictures|images)\s?(?::|by)?\s(?-i:[A-Z]).{1,160}|"
    r"(?:with\s)?(?:files|material|inputs?|reports?|additional\sreports?|contributions?)\sfrom\s.{2,160}|"
    r"with\s(?:agencies|agency\s(?:inputs|reports)|wire\sreports|[A-Z]{2,5})\W{0,2}$|"
    r"(?:(?-i:[A-Z])[^.!?]{3,160}\sreported\s(?:and\swrote\s)?from\s[^.!?]{3,160}\.\s)?"
    r"(?-i:[A-Z])(?:(?![a-z]{4}[.!?][\"”’)]*\s).){3,400}\scontributed\s(?:reporting|to\s(?:this|the)\s(?:report|reporting|story|"
    r"article|piece|dispatch|coverage))(?:\sfrom\s(?-i:[A-Z])[^.!?]{2,60})?\.?|contributing\s?:\s(?-i:[A-Z]).{3,300}|"
    r"(?-i:[A-Z][\w.'’-]+(?:[ ,]+(?:and\s|in\s)?[A-Z][\w.'’-]+){1,14}).{0,80}\b(?:contributed\sfrom|reported\sfrom)\b.{0,160}|"
    r"(?-i:[A-Z][\w'’-]+(?:(?:,|\sand)\s[A-Z][\w'’-]+)*)\sreported\sfrom\s(?-i:[A-Z]).{1,200}|"
    r"(?-i:(?:[A-Z][\w.'’-]+\s){2,4})is\s[^.]{0,60}\b(?:correspondent|reporter|editor|columnist|writer)(?:\s(?:who(?!\s(?:was|had|died|fled|lost)\b)|at|for|in)\s[^.]{2,80})?\."
    r"(?:\s(?:he|she|they|his|her|their)\s.{5,200})?|"
    r"this\s(?:article|story|post|report|piece)\s(?:was|is)\s(?:written|produced|compiled|prepared)\sby\s.{2,120}|"
    r"(?:the\s)?(?:author|writer)s?\s(?:is|are)\s.{2,300}|about\sthe\sauthors?\b.{0,400}|"
    r"(?:our|a|staff|special|an?\sour)\s(?:own\s|special\s)?(?:correspondents?|reporters?|staff\sreporters?|"
    r"staff)(?:\sin\s[\w ]{2,30})?|from\s(?:our|a)\s.{0,30}correspondents?\b.{0,40}|"
    r"(?-i:(?:[A-Z][\w.'’-]+\s){2,4})(?:covers|writes\s(?:about|on|for)|reports\s(?:on|from|for))\s.{2,240}|"
    r"(?-i:(?:[A-Z][\w.'’-]+\s){2,4})is\s.{0,80}\b(?:reporter|correspondent|editor|columnist|staff\swriter|"
    r"freelance\w*|contributor|writer|journalist|photographer|illustrator)\b(?!\swho\s(?:was|had|has|died|did|fled|lost|told|said)\b).{0,60}\b(?:at|for|with|of|in|based|who\scovers)\b.{0,160}|"
    r"(?-i:(?:[A-Z][\w.'’-]+\s){2,4}).{0,200}\b(?:reach|contact|follow|e-?mail)\s(?:her|him|them)\s(?:at|on|via|by|@).{0,120}|"
    r"(?:•\s?)?(?:to\s|you\s(?:can|may)\s|please\s)?(?:contact|reach|e-?mail)\s(?:the\s|(?-i:[A-Z]))[^@.!?]{3,160}[^@]{0,80}@.{3,300}|"
    r"(?:(?-i:(?!The\s)(?:[A-Z][\w.'’-]+\s){1,4})|(?:the|our)\s(?:reporters?|writers?|authors?|editors?)\s)[^@!?]{0,50}(?:can|may)\sbe\s(?:reached|contacted)\s[^@!?]{0,60}(?:@|\bwww\.|https?:).{3,80}|"
    r"(?:contact\sthe\s(?:reporter|writer|author)|(?:e-?mail|twitter|follow\sthe\s(?:author|"
    r"reporter))\s?:?\s?@?[\w.]+@?).{0,120}|[\w.+-]{2,40}@[\w-]+\.[\w.-]{2,40}(?:[;,]\s?[+\w][^.!?]{2,60})?"
    r")[)\]*_]{0,3}$",
    re.I,
)
_LINK = re.compile(r"\[([^\[\]]{1,80})\]\([^()\s]{1,300}\)")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_NO_AUTHOR = re.compile(
    r"(?:\w+\s)?(?:reviewed|edited|checked|translated|produced|photographs?|photography|photos|pictures|illustrat\w+)\s?(?:by|:)\s",
    re.I,
)
"""Credits of others than whoever wrote it."""
_ROLE = re.compile(
    r"(?:\w+\s){0,3}"
    r"(?:writer|reporter|correspondent|editor|columnist|desk|staff|bureau|critic|contributor|journalist|reviewer|photographer|redaktion|"
    r"redakteurin?|korrespondentin?|korrespondent|correspondant|corresponsal|redactie|redazione|rédaction|redacción)s?"
    r"(?:\s(?:in|at|for|of)\s[\w ]{2,30})?\Z",
    re.I,
)
_PIECES = re.compile(
    r"\s*[|,/·•]\s*|\s{2,}|\s[-–—]\s|\s(?:in|for|at|aus|with|reports\sfrom|reporting\sfrom)\s(?=[^\W\d_a-z])"
)
_NAME_WORD = re.compile(
    r"(?:[^\W\d_][^\W\d_'’‘-]*(?:['’‘-][^\W\d_]+)*|[^\W\d_]\.(?:-?[^\W\d_]\.)?|Jr\.|Dr\.|Prof\.|St\.)\Z"
)
_PARTICLES = frozenset(
    "de da do dos del der den di la le van von zu bin ibn al el ter ten y e st af av zur und and".split()
)
_NO_NAMES = frozenset(
    """the a an of in on at to for or with from what why how who when where is are was not no new more after before over
    under into out up down this that these those as but his her its our my your their all live news about against key
    facts background next update updates timeline opinion analysis weather report sport scores results related latest
    read share summary conclusion introduction most viewed top go best worst first last final breaking watch video photo
    photos picture pictures strike deal talks fire police court supreme president administration government house senate
    election bill prices consumer teen woman man arrested killed hit hits leaves sets wins dies fears defends recognizes
    launches releases patches upholds rules denies bombs expands buys hacks driver missile polls poll ruling says death
    overnight listen follow contact information publication game menu subscribe newsletter presidential state city
    council dead case scoring record emergency bug voting choice genocide victory pride""".split()
)
_NOT_AFTER_BY = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december midday midnight noon then now late early mid contrast comparison law definition
    far""".split()
)
_COLLECTIVE = re.compile(
    r"(?:(?:our|the|a|an|staff|agencies|agency|wire|news|web|afp|ap|reuters)\b.{0,40}\b(?:staff|editors?|reporters?|"
    r"correspondents?|desk|team|board|agenc\w+|writers?|redaktion|bureau|report|services?)|"
    r"staff|agencies|wires|newsroom)\b",
    re.I,
)
_STAFF = re.compile(
    r"(?:(?:from|by)\s)?(?:(?:the\s)?(?:(?-i:[A-Z][\w.&'’-]*)\s){1,3}(?:staff|desk)|staff(?:\s(?:and|&)\swires?)?\sreports?)\Z",
    re.I,
)
_DESK = re.compile(
    r"(?:la\s|die\s|de\s)?(?:redacción|redaktion|redazione|rédaction|redactie|redakcja|staff|agencias|agencies|newsroom)"
    r"(?:\s(?:avec|mit|con|with|y|und|et|/)\s[A-Z][\w ]{1,24})?\Z",
    re.I,
)


def is_name(text: str) -> bool:
    """Say whether a text is written like the name of one or several persons."""
    words = text.replace(",", " ").replace("&", " ").split()
    people = [w for w in words if w.casefold() not in ("and", "und", "y", "et", "e")]
    if not 2 <= len(people) <= 9 or not all(_NAME_WORD.match(w) for w in people):
        return False
    return all((w[0].isupper() or w in _PARTICLES) and w.casefold() not in _NO_NAMES for w in people)


def is_credit(text: str) -> bool:
    """Say whether a line says in so many words who reported, wrote, edited or contributed."""
    if len(text) > _CREDIT_LONGEST or opens_quotation(text):
        return False
    named = "credit" in signs(text) or "@" in text
    return named and _CREDITS.match(text) is not None


def is_byline(text: str) -> bool:
    """Say whether a line near the top or the end of a file names who wrote the article."""
    return is_credit(text) or names_author(text)


def names_author(text: str) -> bool:
    """Say whether a line that is no credit is a byline all the same: by its form, a name, or a name and a role."""
    if len(text) > _LONGEST or text[-1] == ":":
        return False
    bare = (_MAIL.sub("", text) if "@" in text else text).strip("*_()[]–—-~•<>| ")
    if "](" in text:
        bare = _LINK.sub(r"\1", text).strip("*_()[]–—-~•<>| ")
    if is_staff(bare) or _DESK.match(bare):
        return True
    match = _BY.match(bare)
    if match:
        return _names_somebody(match["name"])
    if ends_sentence(bare):
        return False
    pieces = [p.strip() for p in _PIECES.split(bare) if p.strip()]
    if not pieces or not is_name(pieces[0]):
        role = bare if len(pieces) != 2 or not is_capitalised(pieces[1]) else pieces[0]
        return " " in role and bare[0].isupper() and _ROLE.match(role) is not None
    return all(_ROLE.match(p) or (len(p.split()) <= 5 and is_capitalised(p)) or p[0].isdigit() for p in pieces[1:])


def is_staff(text: str) -> bool:
    """Say whether a line names a paper's people as a whole: `Staff report`, `By Tribune staff`, `News Desk`."""
    return _STAFF.match(text) is not None


def is_role(text: str) -> bool:
    """Say whether a line only says what somebody is: `Local reporter`."""
    return _ROLE.match(text) is not None


def author_of(text: str) -> str | None:
    """Return the name that a byline gives, None where it gives none."""
    bare = text.strip("*_()[]–—-~• ")
    if _NO_AUTHOR.match(bare):
        return None
    if BY.match(bare):
        bare = BY.sub("", bare, count=1)
    elif ":" in bare[:12] and (labelled := _BY.match(bare)):
        bare = labelled["name"]
    bare = _MAIL.sub("", bare).strip() if "@" in bare else bare
    name = _PIECES.split(bare.strip("*_()[]–—-~• :"))[0].strip(" .*_:")
    return name if is_name(name) or _COLLECTIVE.match(name) else None


def _names_somebody(rest: str) -> bool:
    if _COLLECTIVE.match(rest) or rest in WIRES:
        return True
    head = re.split(
        r"\s*[|,/;·•(&]|\.\s|\s[-–—]\s|\s(?:in|for|at|and|und|with|from|on|aus|avec|mit|con)\s", rest, maxsplit=1
    )[0].rstrip(".")
    words = head.split()
    if not 0 < len(words) <= 6 or words[0].casefold() in _NOT_AFTER_BY:
        return False
    return all(w[0].isupper() or w in _PARTICLES for w in words)
