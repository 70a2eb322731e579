"""Whether a line belongs to the page and not to the article: menus, buttons, notices, counts, tags."""

from __future__ import annotations

import re

from newsreader.analysis.cleaning.menu_words import MENU_WORDS, SECTIONS
from newsreader.analysis.cleaning.paragraphs import ends_sentence, lowered, opens_quotation
from newsreader.analysis.cleaning.signs import signs

_LONGEST_WORD = 60
"""Code points of the longest of them, with signs and a count."""
_SEPARATORS = re.compile(r"\s*[|>›»·•∙→\u2002]\s*|\s+[–—-]\s+|\s+/\s*|/\s+|\t+|\s{2,}")
_GLUED = re.compile(r"[a-z]{3}[A-Z][a-z]{2}")
"""Where entries of a menu lost the gap between them (`FinanceLegalNews agency`)."""
_CRUMBS = re.compile(r"\s*[/>›»→]\s+|\s+/")
_SITES = (
    r"facebook|twitter|x\b|linkedin|reddit|telegram|pinterest|instagram|youtube|tiktok|bluesky|mastodon|threads|whatsapp|"
    r"google|e-?mail|flipboard|social"
)
_BUTTON = re.compile(
    r"""(?:please\s)?(?:share|tweet|e-?mail|print|save|bookmark|copy|gift|recommend|download)\s
    (?:this\b|(?:the\s|full\s|as\s)?(?:article|page|story|link|pdf|post)\b|(?:via|on|by|with)\s(?:SITES|sms)\b).{0,60}$
    | share(?:\s?(?:[:|•·/.].{0,100}|(?:SITES)\b.{0,80}|on\ssocial\smedia))?$
    | (?:(?:SITES|print|copy(?:\slink)?|link|share|tweet)(?:[\s_-]?(?:icon|logo|button))?[\s,|/·-]*){2,}$
    | (?:teilen|partager|compartir|condividi|delen|dela|del)\s?:.{0,80}$
    | (?:partager\s(?:cet|l['’]|sur)|compartir\s(?:este|en|esta)|condividi\s(?:questo|su|l['’])|compartilh\w+\s(?:este|no)|deel\sdit).{0,50}$
    | (?:follow|like|find|friend|connect\swith|join)\s.{1,60}\s(?:on|via|at)\s(?:\w+\s)?(?:SITES)\b.{0,120}$ | (?:follow|like)\sus\b.{0,100}$
    | follow\s@\w+.{0,60}$
    | \(?\d[\d.,]*\+?\s?(?:k\s)?(?:comments?|replies|reply|reactions?|shares?|likes?|views?|reads|kommentare?|commentaires?|comentarios?|commenti
    |reacties|retweets)\b(?:\W.{0,50})?$
    | \(0\)\scomments?$ | (?:comments?|kommentare|commentaires|comentarios|replies|discussion)\s?(?:\(\d[\d.,]*\)|:?\s?\d[\d.,]*|are\sclosed|are\soff|closed)\.?$
    | (?:leave|post|add|write|view|read|show|hide|load|see|be\sthe\sfirst\sto)\s
    (?:a\s|an\s|all\s|more\s|the\s|your\s|own\s|\d+\s)*(?:comments?|reply|replies|discussion)\b.{0,40}$
    | (?:(?:publicar|enviar|deja|escrib[ei]r?|laisser|ajouter|publier)\s(?:un|votre)\s(?:comentario|commentaire)|kommentar\s(?:schreiben|verfassen|hinterlassen))\b.{0,30}$
    | join\sthe\s(?:conversation|discussion|debate)\b.{0,30}$
    | (?:log|sign)\s?in\s(?:or\s\w+\s)?to\s(?:comment|reply|join|leave|post|view|vote|save).{0,60}$ | no\scomments(?:\syet)?:?$
    | (?:estimated\s)?read(?:ing)?\stime\s?:?.{0,30}$ | \d{1,3}[\s-]?(?:min(?:ute)?s?\.?)[\s-](?:read|listen)(?:ing\stime)?$ | (?:lesezeit|leestijd|lesetid|lästid)\b.{0,30}$
    | temps\sde\slecture.{0,30}$ | listen\sto\sthis\s(?:article|story|page).{0,40}$ | listen\W{1,3}\d{1,3}\smin.{0,10}$
    | (?:play|pause|mute)(?:\s(?:audio|video|episode))?$ | text\ssize\b.{0,20}$
    | (?:tags?|topics?|filed\sunder|posted\sin|keywords?|categor(?:y|ies)|labels?|sections?|subjects?|in\sthis\sarticle|mots-clés|schlagw[oö]rte(?:r)?
    |themen|etiquetas|temas|argomenti|more\son)\s?:.{1,200}$
    | (?:\#[\w-]+[\s,]*){1,20}$ | (?:accept|reject|allow|manage|agree\sto)\s(?:all|cookies?|preferences|optional|necessary)\b(?:.{0,14}|.{0,20}[|/].{0,80}|.*cookies.{0,60})$
    | (?:cookie|privacy|consent|your\sprivacy)\s(?:policy|notice|settings|preferences|consent|banner|choices|options|rights).{0,120}$
    | (?:skip|jump|go|return|back)\s(?:to|back\sto)\s(?:the\s)?(?:main\s)?(?:content|navigation|menu|top|home(?:page)?|front\spage|article|search
    |footer|news|overview)\W*$
    | (?:return|back|go)\s(?:back\s)?to\s.{3,40}\s(?:page|index|list|menu|overview)$
    | (?:show|load|see|view)\s(?:more|less|all|full\s\w+|original|gallery|photos?|results)(?:\s(?:stories|news|articles|results|photos|comments|posts))?\W*$
    | (?:next|previous)\s(?:page|article|story|post)(?:\s?[:|>»].{0,120})?$
    | (?:audio|narrated)\sby\s[^.]{2,30}$ | link\scopied\b.{0,20}$ | for\srelease\s(?:on|at|upon)\b.{0,40}$ | an\sofficial\swebsite\sof\s.{3,60}$ | send\s(?:comments|feedback|corrections|tips)\sto\s\S+@\S+$
    | the\s(?:student|official|independent)\b.{0,30}\b(?:news\s?paper|news\ssite|website|voice|publication)\s(?:of|for)\s.{3,60}$
    | prefer\s.{3,40}\son\sgoogle$ | more\s[\w ]{2,30}:\shttps?://\S+$ | add\s(?:us\s)?(?:on|as)\s.{0,30}\b(?:google|preferred)\b.{0,30}$
    | scan\s(?:the|this)\sqr\scode\b.{0,50}$ | sort\sby\b.{0,20}$ | do\snot\ssell\b.{0,10}\bmy\s(?:personal\s)?(?:information|data)$
    | (?:(?:dis)?like|reply|report|share)(?:\s\d+)?(?:\s(?:(?:dis)?like|reply|report|share)(?:\s\d+)?)+$ | \+\d{1,3}$ | follow(?:ing)?$ | [\d,.]+[km]?\sfollowers$ | yes\s?[/|]?\sno$
    | view\simage\sin\sfull-?\s?screen$ | gallery\s?[:|]\s?\d+\s(?:photos|images|pictures)$
    | (?:(?:duration|running\stime)\s?:\s?)?\d{1,2}:\d\d(?::\d\d)?\s?/\s?\d{1,2}:\d\d(?::\d\d)?$ | (?:duration|running\stime)\s?:\s?\d{1,2}:\d\d(?::\d\d)?$
    | see\s[\w ]{2,24},\spage\s[a-z]?\d{1,3}$ | see\sall\sby\s.{3,40}$ | comments\s\(all\snew\)$ | (?:in|des?)crease\sarticle\sfont\ssize$
    | please\suse\s\w+\sbrowser\b.{0,60}$ | for\s(?:comments|feedback|corrections)\b.{0,30}\bcontact\W.{3,60}$ | next\spage\s\d{1,4}$
    | share\sor\scomment\son\sthis\sarticle\b.{0,200}$ | (?:\d+|one|two|three)\sthoughts?\son\s["“].{3,200}$
    | discussion\sabout\sthis\s(?:post|article)$ | the\swayback\smachine\b.{0,220}$ | \W?check\sagainst\sdelivery\W?$
    | \d+\s(?:reposts|quotes)(?:\s\d.{0,60})?$
    | share\son\s\S+share\son\s.{1,60}$ | details\s(?:soon|shortly|later)\W*$
    | font\ssize\b.{0,12}$ | views\s?:\s?[\d.,]+$ | learn\sabout\sthe\s.{3,30}$
    | please\senter\syour\s.{3,40}$ | article\scontent$ | story\ssource\s?:?$ | (?:auf|sur|par|en|via|su)\s(?:SITES)(?:\steilen)?$ | \(\d{1,3}\sminutes?\)$ | listen\sto\s(?:article|story)$
    | watch\s(?:the\s)?video\b.{0,20}$ | watch\smore\sof\sour\s.{3,40}$ | (?:original|full)\s(?:source|article|story|statement)$ | (?:full\s(?:article|story)|original|via|link|more\sat)\s?:\s?(?:https?://|www\.)\S+$
    | more\s(?:details|updates|information)\s(?:shortly|soon|to\s(?:come|follow))$
    | (?:view|see|show)\smore\s(?:in|from|on|of)\s.{2,40}$ | send\s(?:this\s\w+\s)?to\s(?:a\sfriend|someone)\b.{0,20}$ | (?:more\s)?details\sto\sfollow$
    | page\s\d+(?:\s(?:of|/)\s\d+)?$ | (?:image|photo|slide|picture)\s\d+\s(?:of|/)\s\d+$ | \d{1,2}\s?/\s?\d{1,2}$
    | (?:click|tap)\s(?:here|below)\b.{0,120}$ | click\sto\s.{2,60}$
    | (?:published|posted|updated|modified|last\supdated|first\spublished):?\s(?:about\s|over\s|an?\s|\d{1,3}\s?)(?:s|m|h|d|sec|min|minute|hour|hr|day|week|month|year)s?\.?\sago\b.{0,40}$
    | (?:about\s|over\s|an?\s|\d{1,3}\s?)(?:s|m|h|d|sec|min|minute|hour|hr|day|week|month|year)s?\.?\sago(?:\W{1,4}(?:\w+\W+){0,3}\w*)?$
    | (?:published|posted|updated|last\supdated)\s(?:just\snow|today|yesterday|this\s(?:morning|afternoon|evening)).{0,30}$
    | (?:report\s(?:a|an)\s(?:error|problem|typo|correction|mistake)|spotted\s(?:a|an)\s(?:error|mistake|typo)).{0,160}$
    | (?:sign\sin|log\sin|login|register|subscribe)\s(?:[|/•·]|or)\s.{0,60}$ | \[?(?:hide|edit|close|x)\]?$
    | (?:diesen\s)?artikel\s(?:teilen|drucken|merken|versenden).{0,60}$
    | [-–—*\s\[(]{1,6}(?:ends?|ende|fin)[-–—*\s\])]{1,6}$ | \W{0,4}end\sof\s(?:message|document|transcript|article)\W{0,4}$ | (?:pro|lexis)[a-z]{4,5}\sdocument\s(?:link|url)$ | (?:final|late|early|city|state|national|international|regional|metro|weekend|sunday|saturday|main|first|second|third|\d(?:st|nd|rd|th))\sedition(?:\s\d)?$ | -\s?30\s?-$ | \#{2,5}$
    | [-–—(]{1,3}\s?(?:more(?:\sfollows)?|mf|mehr|suite)\s?[-–—)]{1,3}$ | \W?(?:more|mehr)\s(?:follows|to\s(?:follow|come)|folgt)\W*$
    | (?:to\s|click\s.{0,20}\bto\s)?unsubscribe\b(?!.{0,60}\b(?:said|says|told)\b).{0,60}\b(?:here|link|https?://).{0,120}$
    | (?:shared|sent)\s(?:from|via|with|using)\s(?:the\s)?(?:\S+\s){1,3}app$ | doi\s?:?\s?(?:https?://\S+|10\.\d{4,9}/\S+)$
    | sent\sfrom\s(?:my|the|outlook|mail|yahoo|proton)\b.{0,40}$ | get\soutlook\sfor\s.{2,20}$ | (?:von|gesendet\svon)\smeinem?\s.{2,30}(?:gesendet)?$ | envoyé\sde\smon\s.{2,20}$
    | [-–—>\s]*(?:begin\sforwarded|forwarded|original|weitergeleitete|ursprüngliche)\s(?:message|nachricht|e-?mail)\W*$
    | .{2,100}\(?\bopens\sin\s(?:an?\s)?(?:new|external)\s(?:tab|window|browser)[\s)\]]*$
    | (?:\d{1,3}|an?)[\s-]?(?:[–-]\s?\d{1,3}\s)?min(?:ute)?s?[\s-](?:listen|watch|read|lesezeit)$ | \d{1,3}\s?[–-]\s?\d{1,3}\smin(?:ute[sn]?|uti|utos)?\.?$
    | artikel\s(?:anhören|vorlesen|hören)\b.{0,30}$ | (?:écouter|ecouter)\s(?:cet\s|l['’])article\b.{0,30}$ | (?:escuchar|ouvir|ascolta)\s(?:el\s|este\s|o\s|l['’])?(?:artículo|artigo|articolo|not[ií]cia)\b.{0,30}$
    | (?:compartir|compártelo|partager|partagez|condividi|compartilhar|teilen|auf)\s(?:en|sur|su|no|na|auf|via|per|par)\s(?:SITES)\b.{0,20}$
    | (?:archivado\sen|sobre\sla\sfirma|etiquetado\sen|más\ssobre\seste\stema)$ | archivado\sen\s?:.{2,200}$
    | \d{1,3}\smin(?:uten|\.)?\s(?:lesezeit|lesedauer|hörzeit)$
    | list\s(?:of\s\d+\sitems|\d+\sof\s\d+)$ | skip\s(?:next|this)\s.{3,50}$ | (?:see\s)?more\son\s?:.{2,100}$
    | \d{1,3}\s(?:minuti|minutos|minutes|min\.?)\sd[ie]\s(?:lettura|lectura|lecture|leitura)$
    | (?:ler|lire|leer|leggi|lees|lesen|read|view)\s(?:os\s|les\s|los\s|i\s|all\s)?\d+\s\w{7,12}$ | online\sseit\s.{2,40}$
    | (?:deel|dela|del|jaa|compartilhe|partilhe|teile)\s(?:dit\s|den\s|diesen\s|este\s)?(?:artikel|artigo|artikkeli)\w{0,3}\s?:?$
    | saved\sto\s(?:your|my)\s\w+$ | edit\ssource$ | retrieved\sfrom\s["“].{4,200}$
    | [-–•·*]\s(?:published|updated|posted)$ | (?:see|view|show)\sall\s[\d,.]+\s\w{3,12}\W*$
    | (?:remember\sme\W*)?(?:forgot(?:ten)?\s(?:your\s|my\s)?(?:password|username)\W*)$ | remember\sme$
    | (?:vous\savez\sdéjà|already\shave|haben\ssie\s(?:bereits|schon)|¿ya\stienes|hai\sgià)\s(?:an?|une?|una|ein)\s(?:account|compte|cuenta|konto|suscripción|abonnement)\W.{0,60}$
    | (?:log|sign)[\s-]?(?:in|up)\s(?:with|via|using)\s(?:SITES|apple|github|microsoft)\b.{0,30}$
    | schreib(?:en?)?\s(?:sie\s)?einen\skommentar\W*$ | laisser\sun\scommentaire\W*$ | deja\s(?:una\srespuesta|un\scomentario)\W*$
    | lascia\sun\scommento\W*$ | deixe\s(?:um\scomentário|uma\sresposta)\W*$ | (?:geef|plaats|laat)\seen\sreactie(?:\sachter)?\W*$
    | dodaj\skomentarz\W*$ | (?:lämna|skriv)\s(?:ett?|en)\s(?:svar|kommentar)\W*$ | (?:tidak\sada|posting)\skomentar\W*$ | tinggalkan\sbalasan\W*$
    | this\spage\swas\slast\s(?:edited|modified|updated|changed)\s.{4,120}$ | from\swikipedia\b.{0,60}$
    | is\sthis\spage\suseful\W*$ | (?:yes|no),?\sthis\spage\sis\s(?:not\s)?useful$
    | (?:分享到|字号|字號|责任编辑|責任編輯|編集|编辑|浏览次数|阅读|版权所有|版權所有)\s?[:：]?.{0,60}$ | [（(](?:责任编辑|責任編輯|编辑|記者|记者|作者)[：:].{1,30}[）)]$
    | (?:save|add)\sto\s(?:my\s)?(?:list|favou?rites|reading\slist|bookmarks|pocket).{0,20}$
    | [(\[](?:(?:unofficial|machine|own|our)\s)?translat(?:ed|ion)\b[^()\[\].!?]{0,60}[)\]]$
    | (?:poll|quiz|vote(?:\snow)?|rate\sthis(?:\s\w+)?)\W*$ | powered\sby\s\S+$ | translated\s(?:with|using)\s.{2,60}$
    | view\sthis\s(?:e-?mail|post|page)\s.{2,60}$
    | for\simmediate\srelease(?:[:,\s].{0,60})?$ | (?:press|news|media)\srelease(?:\s(?:no|nr|number)?\.?\s?\d[\d/–-]{0,10})?\W*$ | (?:you\sare\shere|breadcrumbs?)\s?:.{1,160}$
    | (?:←|‹)\s?\S.{2,40}$ | (?:«|<)\s?(?:older|newer|previous|next)\s\w{3,12}$ | (?:older|newer|previous|next)\s(?:post|entry|entries|posts)\s?(?:→|»|>|›)$
    | reporta(?:r)?\sun\serror\b.{0,30}$ | [*]?\s?(?:required\sfields|campos\sobligatorios|pflichtfelder?|champs\sobligatoires)\W*$
    | (?:lancez|rejoignez|participez\sà)\sla\s(?:conversation|discussion)$ | posted\s?,\s?(?:last\s)?updated\W*$
    | (?:you(?:['’]re|\sare)\sreading|vous\slisez|sie\slesen|estás\sleyendo)\s.{3,60}$ | comentar\sesta\snoticia$
    | (?:inscription|inscrivez-vous)\sà\s(?:la|notre)\snewsletter\W*$
    | sign\sthe\sguest\s?book\W*$ | skip\spast\s.{3,40}$ | after\snewsletter\spromotion$
    """.replace("SITES", _SITES),
    re.X,
)
"""Of texts without capitals: this way it takes a fifth of the time."""
_CARD = re.compile(
    r"(?:[a-z][a-z&]{1,14}\s)?[a-z][a-z&]{1,14}\d{1,2}\s(?:min(?:ute)?|hour|day|week|month|year)s?\sago\Z|[\w-]+=[\"”“'].{1,80}[\"”“']>\Z"
)
"""The section of another article and its age, and what is left of a tag."""
_CASED = re.compile(
    r"Home\s(?:[A-Z][\w&]*\s){0,5}News(?:\s[A-Z][\w&]*){0,4}$|in\s[A-Z]\w+(?:\s(?:&\s)?[A-Z]\w+){0,2}$|"
    r"In\s(?:[A-Z][\w-]*(?:\s(?:&\s)?[A-Z][\w-]*){0,2},\s){1,5}[A-Z][\w-]*(?:\s(?:&\s)?[A-Z][\w-]*){0,2}$|"
    r"(?:ENDS?|[Ee]nds|ENDE|FIN)$|From\s\S+(?:\sat\s\S+)?\s{1,2}[A-Z][a-z]{2}\s[A-Z][a-z]{2}\s{1,2}\d{1,2}\s[\d:]{8}\s\d{4}$|(?i:heard|seen|aired|broadcast)\s[Oo]n\s[A-Z][^.]{2,60}$|"
    r"(?i:from)\s[A-Z]\w+,\s(?i:the\sfree\sencyclop)\S{4,8}$|"
    r"(?i:search\s(?:the\s)?)[A-Z][\w.]{1,20}(?:\s(?i:website|site|archive))?$"
)
"""The same where capitals show it."""
_COPYRIGHT = re.compile(
    r"(?:©|\([cC]\)\s(?=\d{4}|[A-Z])|(?i:copyright)\s?(?:©|(?i:\(c\)|by\s)|\d{4}|:|[A-Z])).{0,400}$"
)
_NOTICE = re.compile(
    r"""(?:&copy;|all\srights\sreserved|alle\srechte\svorbehalten|tous\sdroits\sréservés|todos\slos\sderechos).{0,400}$
    | (?:this\s(?:web)?site|our\s(?:web)?site|our\spartners|[\w.]{2,40})\s(?:and\sour\s.{1,40}\s)?(?:uses?
    |stores?|sets?|places?)\s(?:and/or\saccess\s)?(?:\w+\s){0,3}cookies\b(?!.{0,300}\b(?:said|says|told)\b).*
    | by\s(?:continuing|using|browsing|closing|visiting)\b.{0,120}\b(?:cookies?|privacy|terms|(?:this
    |our)\s(?:web)?site)\b.{0,200}$
    | (?:wir\sverwenden|diese\s(?:web)?seite\s(?:verwendet|nutzt)|nous\sutilisons|ce\ssite\sutilise|utilizamos
    |este\ssitio\s(?:web\s)?utiliza|utilizziamo|questo\ssito\s(?:web\s)?utilizza|wij\sgebruiken
    |deze\s(?:web)?site\sgebruikt|vi\sbruger|vi\sanvänder)\b.{0,60}\bcookies?\b.*
    | (?:we\s(?:value|respect|care\sabout)\s)your\sprivacy.{0,400}$ | (?:we
    |our\spartners)\b.{0,80}\bprocess\s(?:personal\s)?data\b.{0,300}$ | (?:we\sand\s)?our\s(?:\d+\s)?(?:\w+\s)?(?:partners|vendors)\s(?:may\s)?(?:store|use|access|process)\b.{0,300}$
    | (?:(?:please\s)?enable\s|javascript\s|your\s(?:web\s)?browser\s).{0,160}(?:javascript|support|browser|disabled|enabled
    |outdated).{0,120}$
    | (?:the\s)?(?:views|opinions)\s(?:and\s\w+\s)?expressed\b.{0,60}\b(?:this|here(?:in)?|authors?|contributors?|commenters|our|solely|own|necessarily|not|those)\b.{0,200}$ | terms\s(?:and\sconditions|of\s(?:use
    |service))\sapply\b.{0,80}$ | was\sthis\s(?:article|page|story)\s(?:helpful|useful|interesting).{0,80}$
    | (?:this|the)\s(?:material|article|content|story|text)\smay\snot\sbe\s(?:published|reproduced|republished
    |copied|redistributed)\b.{0,200}$
    | (?:loading|verifying(?:\suser)?|please\swait|laden|chargement)[\s.…]*(?:(?:loading|please\swait)[\s.…]*)*$
    | comments\sare\s(?:closed|off|moderated|now\sclosed).{0,80}$
    | (?:connectez-vous|identifiez-vous|inicia\ssesión|regístrate|melden\ssie\ssich)\b.{0,60}\b(?:comment|coment|kommentier)\w*\W*$
    | (?:be\sthe\sfirst\sto\s(?:comment|know)|no\scomments\syet|to\scomment,?\s.{0,60}(?:log|sign)\sin
    |please\s(?:log|sign)\sin\sto).{0,80}$
    | you(?:['’]re|\sare|\shave)?\s(?:receiv(?:ing|ed)|getting)\sthis\s(?:e-?mail|newsletter|message|alert)\b.{0,300}$
    | you\scan\sunsubscribe\b.{0,60}$ | if\syou\s(?:no\slonger|do\snot|don['’]t)\s(?:wish|want)\sto\s(?:receive|get)\s(?:these|this|our|such|further)\b.{0,120}$
    | this\s(?:e-?mail|newsletter|message)\s(?:was|is\sbeing)\ssent\sto\b.{0,200}$
    | this\s(?:site|page|form)\sis\sprotected\sby\b.{0,160}$ | (?:report\sa|spotted\sa)n?\s(?:error|mistake
    |typo)\b.{0,160}$
    | (?:posted|filed)\s(?:in|under)\s.{1,80}?(?:\d+\scomments?|leave\sa\s(?:comment|reply)|permalink)\W*$
    | (?:\[?\d{1,3}[\].]\.?\s)?(?:https?://|www\.|about:|file://|mailto:)\S+$ | (?:visible|hidden)\slinks:?$ | \(button\)\s.{1,60}$ | iframe:\s\S+$
    | this\s(?:e-?mail|message)\sand\sany\s(?:attach|files).{0,400}$ | if\syou\sare\snot\sthe\sintended\srecipient.{0,400}$
    | transcripts?\s(?:is|are|was|were)\s(?:created|generated|provided)\b.{0,400}$
    | this\s(?:article|story|piece|post|report|essay|interview)\s(?:is|was|has\sbeen|(?:first|originally)\s)?\s?(?:first\s|originally\s|also\s|re)?(?:published|posted|printed|appeared|appears|syndicated)\s
    (?:on|in|by|from|at|under|with|here)\s.{2,260}$
    | \W{0,3}(?:continues|cont(?:inue)?d?\.?|turn|see|fortsetzung|suite)\s(?:(?:on|from|to|auf|von|en|page)\s){1,2}(?:page|p\.?|seite|s\.)?\s?[a-z]?\d{1,3}(?:,?\scol(?:umn|\.)?\s?\d)?\W*$
    | printed\sfrom\s\S.{4,80}$
    | follow\s.{2,40}\son\s(?:facebook|twitter|x|linkedin|instagram|youtube|tiktok|bluesky|mastodon|threads)\b.{0,160}$
    | (?:new\s?:\s)?you\scan\s(?:now\s)?listen\sto\s.{4,40}$ | (?:this|the)\s(?:audio|voice|summary|translation)\s(?:is|was|has\sbeen)\s(?:\w+\s){0,2}generated\b.{0,40}$
    | temps\sde\slecture\b.{0,20}$ | this\sreport\sby\s.{3,40}\swas\sfirst\spublished\b.{0,40}$ | materials\sprovided\sby\s.{3,160}$
    | for\smore\s.{3,60},\s(?:please\s)?visit\s\S+\.\S+$ | \(?(?:only\sthe\sheadline|except\sfor\sthe\sheadline|this\s(?:story|report|article)\s(?:has\snot\sbeen\sedited|is\s(?:auto|published\sfrom\sa))|disclaimer\s?:)\b.{10,300}$
    | it\slooks\slike\syou\b.{0,30}\bad[\s-]?block.{0,80}$ | (?:please\s)?(?:turn\soff|disable)\s(?:your\s)?ad[\s-]?block.{0,80}$
    | \w+\sis\susing\sai\sto\sgenerate\b.{0,260}$
    | (?:caution|warning|external)\W.{0,40}\be-?mail\s(?:was\ssent|originated|came)\sfrom\soutside\b.{0,200}$
    | success!\san\se-?mail\shas\sbeen\ssent\b.{0,100}$ | error!\sthere\swas\san\serror\sprocessing\b.{0,60}$
    | posts\sfrom\sthis\s(?:author|topic)\swill\sbe\sadded\b.{0,80}$ | generated\swith\sartificial\sintelligence\W*$
    | this\saudio\sis\sgenerated\b.{0,120}$ | all\s(?:site\s)?content\s(?:is\s)?(?:©|copyright)\b.{0,80}$ | see\ssomething\swrong\?.{0,60}$ | how\sdid\swe\sdo\?$
    | this\s(?:article|story|post|page|text)\swas\s(?:translated|written|created|produced)\s(?:by|with|using)\s(?:an?\s|the\shelp\sof\s)?(?:machine|ai\b|artificial|automat).{0,120}$
    | (?:re)?published\s(?:with|by)\s(?:the\s)?(?:kind\s)?permission\b.{0,80}$ | a\sversion\sof\sthis\s(?:article|story|piece)\s(?:appear\w*|(?:was|were)\s(?:first\s|originally\s)?(?:published|printed)|(?:first\s)?ran)\b.{0,160}$
    | video\splayer\sis\sloading\W*$ | this\svideo\s(?:cannot|can['’]t|is\sno\slonger|is\snot)\s(?:be\splayed|available)\b.{0,40}$
    | we['’]ll\ssend\syou\sa\slink\sto\sa\sfeedback\b.{0,100}$ | thank(?:s|\syou)\sfor\s(?:reading|subscribing|signing\sup)\b.{0,80}$ | thank\syou\sfor\ssharing\b.{0,80}$
    | this\sis\sa\s(?:developing|breaking)\s(?:news\s)?story\W{1,3}(?:$|(?:check|more|please|refresh|it|we|stay|come|updates?)\b.{0,90}$) | this\sstory\sis\s(?:developing|breaking|being\supdated)\b.{0,80}$
    | stay\s(?:up\sto\sdate|tuned|with\sus)\b.{0,20}\b(?:for\smore|for\sthe\slatest|with\sthe\slatest|on\sthe\slatest|on\sall)\b.{0,60}$
    | (?:some\slinks?|this\s(?:post|article|page|story))\b.{0,24}\baffiliate\slinks\b.{0,200}$ | (?:media\smonitoring\b.{0,60}\s)?for\sinternal\suse\sonly\b.{0,80}$ | copying\sis\snot\spermitted\W*$
    | getting\syour\s.{2,30}\splayer\sready\W*$ | the\spost\s.{3,240}\s(?:appeared\sfirst|first\sappeared)\son\s.{2,80}$ | your\se-?mail\saddress\swill\snot\sbe\spublished\b.{0,60}$
    | (?:deine|ihre|votre|il\stuo|o\sseu|je|jouw|twój|din)\s(?:adresse\s|indirizzo\s|endereço\sde\s|adres\s)?e-?(?:mail|post)\S*.{0,12}\s(?:wird\snicht\sveröffentlicht|ne\ssera\spas\spubliée|non\ssarà\spubblicato|não\sserá\spublicado|wordt\sniet\sgepubliceerd
    |nie\szostanie\sopublikowany|kommer\sinte\s(?:att\s)?publiceras|bliver\sikke\spubliceret)\b.{0,90}$ | tu\sdirección\sde\scorreo\s.{0,20}no\sserá\spublicada\b.{0,90}$
    | [—–-]{1,2}\s.{2,80}\(@\w{2,20}\)\s[a-z]+\s\d{1,2},\s\d{4}$
    | \d{1,2}[:.]\d\d(?:\s?[ap]m)?\s?,\s[^\W\d]+(?:\s[^\W\d]+){1,2}$ | visit\s\w+!?\snow\W*$ | and\s(?:live\s)?on\sfreeview\b.{0,40}$
    | no\sposts\sto\sdisplay\W*$ | (?:.{2,40}\s)?%[ds](?:\s.{2,40})?$ | sorry,\sthere\sare\sno\s(?:recent\s)?results\b.{0,60}$
    | \W?this\sis\s(?:an?\s)?(?:rush\stranscript|ai[\s-]generated)\b.{0,160}$ | read\sa\ssummary\sof\sthis\s.{4,40}$
    | this\spage\shas\sbeen\s(?:accessed|viewed|visited)\s[\d.,]+\stimes.{0,60}$ | disclaimer\s?:\s.{20,400}$ | original-content\svon\s?:.{2,120}$ | dieser\s(?:artikel|text|beitrag)\s(?:erschien|ist\serschienen|wurde)\b.{0,60}\b(?:erschien|zuerst|ausgabe|veröffentlicht)\b.{0,160}$
    | bookmark\sthe\spermalink\W*$ | tagged(?:\swith)?\s[\w &'’-]{2,40}(?:,\s[\w &'’-]{2,40})+$
    | \((?:adds|updates|recasts|corrects|refiles|changes|writes\sthrough|rewrites|removes|clarifies|fixes|repeats|new\sthroughout)\b[^()]{0,160}\)$
    | \d{1,2}\s?(?:h|m|min|d|hours?|minutes?)\sago\s.{1,120}$ | our\sstandards\s?:.{2,80}$ | follow\sus\son\s.{2,100}$ | why\s(?:you\scan|to)\strust\s.{2,40}$ | .{0,20}\bchecking\spermissions\b.{0,60}$
    | this\s(?:article|story|post)\sis\s(?:more\sthan\s)?\S{1,3}\s\w{3,7}\sold\W*$ | watch\smore\sof\sour\s.{3,40}$
    | comments\s?:\sour\srules\b.* | we\swant\sour\scomments\sto\sbe\b.* | please\sreport\sany\scomments\b.{0,60}$ | read\sthe\srules\b.{0,60}$ | like\sus\son\s.{2,60}$
    """,
    re.X,
)
_MENU = 13
"""Blanks in the longest row of menu words."""
_CAUTION = re.compile(
    r"(?:the|this|nothing|information|all)\s.{10,260}\b(?:not|nor|no)\s(?:\w+\s){0,4}(?:investment|financial|medical|legal)\sadvice\b.{0,100}$|"
    r".{8,160}\bmay\s(?:earn|receive)\s(?:an?\s)?(?:small\s)?(?:affiliate\s)?commission\b.{0,120}$",
    re.I,
)
_VISIT = re.compile(r"\bvisit\s[\w.]+\.\w{2,6}\sfor\s(?:more|further)\b[^.]{0,60}\.?\Z", re.I)
_WEATHER = re.compile(r"[-−]?\d{1,3}\s?°\s?[CF]?\b.{0,40}$")
_RIGHTS = (
    "riproduzione riservata", "rights reserved", "rechte vorbehalten", "droits réservés", "derechos reservados", "may not be reproduced",
    "may not be published", "without permission",
)  # fmt: skip
_RULE = re.compile(
    r"(?:[-–—•>·|]|[*•·~#–—-](?:\s[*•·~#–—-]){2,}|-{2,}|_{2,}|={3,}|~{3,}|\*{4,}|#{2,}|[─━═]{2,}|\.{4,})$"
)
_COUNT = re.compile(r"\s?(?:\(\d[\d.,]*\)|\[[^\[\]]{1,12}\])$")


def is_section(text: str) -> bool:
    """Say whether a line is the name of a section (`Business`, `LOCAL NEWS`)."""
    words = [w for w in re.split(r"[\s&/]+", text.casefold().strip(" :|#*_>»")) if w]
    return 0 < len(words) <= 3 and all(w in SECTIONS or w in ("and", "und", "et") for w in words)


def is_navigation(text: str) -> bool:
    """Say whether a line is part of the page around the article."""
    size = len(text)
    if size > 420 or opens_quotation(text):
        return False
    low = lowered(text)
    if (
        size <= 240
        and (not ends_sentence(text) or text.count(" ") <= 4)
        and (_is_button(text, low) or _RULE.match(text) or _WEATHER.match(text) or is_menu(text))
    ):
        return True
    if _NOTICE.match(low) or _COPYRIGHT.match(text):
        return True
    if "notice" not in signs(text):
        return False
    if _VISIT.search(text) or _CAUTION.match(text):
        return True
    return size < 240 and any(words in low[-80:] for words in _RIGHTS)


def _is_button(text: str, low: str) -> bool:
    if text[-1] in "o>" and _CARD.match(low):
        return True
    return _BUTTON.match(low) is not None or _CASED.match(text) is not None


def is_menu(text: str) -> bool:
    """Say whether a line is a menu, a breadcrumb or a row of buttons."""
    stops = ends_sentence(text)
    if len(text) > (_LONGEST_WORD if stops else 200):
        return False
    key = _COUNT.sub("", text.casefold().strip(" .…:>»|[]#@▾▼☰")).replace(" ", "-")
    if key in MENU_WORDS:
        return True
    if stops:
        return False
    if len(_GLUED.findall(text)) > 2 and "#" not in text:
        return True
    parts = [p for p in _SEPARATORS.split(text.strip(" |>›»·•/-–")) if p]
    if not 2 <= len(parts) <= 14:
        if text.count(" ") > _MENU:
            return False
        sites = [w.casefold().strip("()") for w in text.split() if not w.isdigit()]
        menu = sum(w in MENU_WORDS for w in sites)
        known = menu + (menu > 0) * sum(w in SECTIONS for w in sites)
        return len(sites) > 1 and (known >= len(sites) or (menu > 4 and known >= len(sites) - 1))
    keys = [_COUNT.sub("", p).casefold().strip().replace(" ", "-") for p in parts]
    known = sum(
        k in MENU_WORDS or k in SECTIONS or _is_button(p, p.casefold()) for k, p in zip(keys, parts, strict=True)
    )
    if _is_trail(text, keys):
        return True
    if any(p.count(" ") > 3 or p[-1].isdigit() for p in parts):
        return False
    crumbs = any(sign in text for sign in (">", "›", "»", "→"))
    return known * 2 >= len(parts) or (crumbs and (known > 0 or len(parts) > 2))


def _is_trail(text: str, keys: list[str]) -> bool:
    """Say whether a line is the way from the front page to the article, whose headline may be its last step."""
    steps = _CRUMBS.split(text.strip(" >›»/"))
    known = keys[0] in MENU_WORDS or keys[0] in SECTIONS
    return len(steps) > 2 and known and all(step.count(" ") <= 3 for step in steps[:-1])
