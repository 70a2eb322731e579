"""Names in text that is not English, of which the model knows little: those it is very sure of, and those that form,
lists and place in the sentence show. German nouns have capitals as well, so there only people, towns and initials count.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsreader.analysis.naming.lists import COUNTRY, FIRST_NAME, LAST_NAME, TOWN, mask_of
from newsreader.analysis.naming.model import Label, Span, apart
from newsreader.analysis.naming.tokens import Tokens
from newsreader.analysis.naming.words import BODY_BEGINNINGS, BODY_ENDS

_SURE_ENOUGH = 0.9
_RATHER_SURE = 0.5
_INITIALS = range(3, 7)
"""How many letters the initials of a body have."""
_PARTICLES = frozenset(
    "de da do dos das del della di du des la las los le les el von van der den zu ten ter al bin ibn".split()
)
_ARTICLES = frozenset(
    "le la les l un une el los las il lo gli i o a os as um uma der die das ein eine de het den".split()
)
_OPENERS = _ARTICLES | frozenset(
    "segundo según selon secondo laut para com con por pour avec sin tras após depois".split()
)
"""Words with a capital that open a sentence and are no part of a name."""
_OF_A_BODY = frozenset("le la les el los las il lo o os as del al do da au aux du nel della".split())
"""Articles before a name of several words that is nobody's: "el Pacto Histórico"."""
_LANDS = frozenset(
    """deutschland österreich schweiz frankreich italien spanien polen russland türkei griechenland belgien niederlande dänemark
    schweden norwegen finnland ungarn tschechien rumänien bulgarien kroatien serbien großbritannien brasilien indien europa
    bayern hessen sachsen thüringen niedersachsen brandenburg nordrhein-westfalen rheinland-pfalz baden-württemberg
    schleswig-holstein sachsen-anhalt mecklenburg-vorpommern allemagne autriche suisse italie espagne pologne russie turquie grèce
    belgique pays-bas danemark suède norvège finlande hongrie roumanie bulgarie croatie serbie royaume-uni brésil inde chine japon
    europe québec alemania austria suiza francia italia españa polonia rusia turquía grecia bélgica dinamarca suecia noruega hungría
    rumanía croacia brasil méxico perú alemanha áustria suíça frança itália espanha polónia rússia turquia grécia suécia
    hungria croácia asturias
    wien münchen köln nürnberg brüssel genf prag warschau moskau kiew rom mailand venedig peking londres bruxelles genève moscou pékin
    varsovie bruselas ginebra moscú pekín berlín parís varsovia lisboa bruxelas genebra moscovo pequim varsóvia berlim londra parigi""".split()
)
"""Countries, states and capitals as they are called in German, French, Spanish and Portuguese."""
_GROUNDS = frozenset(
    """rio río lac lago lagoa mont monte plaza praça place piazza rue calle rua via avenue avenida boulevard estadio estádio stade
    aeropuerto aeroporto aéroport parque parc puerto porto serra sierra cabo isla ilha île""".split()
)
"""First words of the names of places."""
_IN = frozenset(
    "en à a em no na de desde hasta in aus nach bei von vers dans y e et und i w v te til från fra naar da".split()
)
"""Words before a town."""
_WITHIN = frozenset("en em desde hasta dans vers".split())
"""Those of them that do not stand before a last name: "de" does."""
_BODIES = BODY_BEGINNINGS | frozenset(
    """banco banque banca bank caixa caja grupo groupe gruppo partido parti partito fundación fundação fondation fondazione
    asociación associação association associazione federación fédération federação federazione sindicato syndicat instituto institut
    istituto polícia policía police polizia defensoría fiscalía procuraduría tribunal corte cour corpo confederación conselho consejo
    conseil consiglio comisión comissão commission câmara cámara chambre camera jornal diario diário journal giornale deportivo
    desportivo atlético olympique racing sporting club clube comercial compañía companhia compagnie cooperativa coopérative museo
    musée museu teatro théâtre hospital hôpital ospedale colegio colégio escuela escola école editorial éditions""".split()
)
"""First words of bodies in French, Italian, Portuguese and Spanish."""
_TIMES = frozenset(
    """montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar februar märz april mai juni juli august september
    oktober november dezember uhr euro prozent million millionen milliarden""".split()
)
_CALLED = frozenset("firma unternehmen konzern hersteller verein entreprise société empresa ditta".split())
"""Nouns that introduce a company."""


def foreign_names(tokens: Tokens, spans: list[Span], language: str) -> list[Span]:
    """Return the names in a text of this language (ISO 639-1), given the spans of the model."""
    sure = [span for span in spans if span.sure >= _SURE_ENOUGH]
    found = []
    for first, end, opens in _runs(tokens):
        german = language == "de"
        begin = first + _left_out(tokens.words[first:end], opens, german)
        if begin < end and (label := _kind(tokens, begin, end, spans, opens and begin == first, german)):
            found.append(Span(tokens.starts[begin], tokens.ends[end - 1], label, _SURE_ENOUGH))
    timely = {start for word, start in zip(tokens.words, tokens.starts, strict=True) if word.lower() in _TIMES}
    return apart(found + [span for span in sure if span.start not in timely])


def _runs(tokens: Tokens) -> Iterator[tuple[int, int, bool]]:
    """Yield runs of capitalised words, particles among them, as (first, past the last, whether it opens a sentence)."""
    words = tokens.words
    for start, stop in tokens.stretches:
        opens, i = True, start
        while i < stop:
            if not words[i][0].isupper():
                opens = opens and not words[i][0].isalnum()
                i += 1
                continue
            end = i + 1
            while end < stop and tokens.starts[end] - tokens.ends[end - 1] == 1:
                ahead = end
                while ahead < min(stop - 1, end + 2) and words[ahead] in _PARTICLES:
                    ahead += 1
                if not words[ahead][0].isupper():
                    break
                end = ahead + 1
            yield i, end, opens
            opens, i = False, end


def _left_out(words: list[str], opens: bool, german: bool) -> int:
    """Return how many words of a run are no part of the name: what opens the sentence, a trade before a German name."""
    given = [_is_given(word) for word in words]
    if german and len(words) > 1:
        if called := next((k for k, word in enumerate(words[:-1], 1) if word.lower() in _CALLED), 0):
            return called
        return next((k for k in range(len(words) - 1) if given[k] and not (opens and k == 0)), 0)
    if not opens or len(words) == 1 or given[0] or words[0].lower() in _BODIES:
        return 0
    return next((k for k in range(1, len(words)) if words[k] not in _PARTICLES), len(words))


def _is_given(word: str) -> bool:
    low = word.lower()
    return low not in _OPENERS and bool(mask_of(low) & FIRST_NAME)


def _kind(tokens: Tokens, first: int, end: int, spans: list[Span], opens: bool, german: bool) -> Label | None:
    """Return the kind of the name that a run of words is, None if nothing shows that it is one."""
    words = tokens.words[first:end]
    low = [word.lower() for word in words]
    if not _TIMES.isdisjoint(low):
        return None
    ahead = tokens.words[first - 1] if first and not opens else ""
    before = ahead.lower()
    if before in _CALLED or (len(words) > 1 and (low[0] in _BODIES or low[-1] in BODY_ENDS)):
        return "ORG"
    if len(words) == 1 and words[0].isupper() and len(words[0]) in _INITIALS and (ahead.islower() or ahead == "("):
        return "ORG"
    seen = next((span for span in spans if span.overlaps(tokens.starts[first], tokens.ends[end - 1])), None)
    if _is_place(low, before, seen, opens, german):
        return "LOC"
    if len(words) == 1:
        return None
    if _is_given(words[0]) and not (opens and german):
        return "PER"
    if opens or german:
        return None
    if before in _OF_A_BODY and not any(_is_given(word) for word in words):
        return "ORG"
    return seen.label if seen and seen.sure >= _RATHER_SURE else None


def _is_place(low: list[str], before: str, seen: Span | None, opens: bool, german: bool) -> bool:
    """Tell whether a name is a country's or a town's, by the lists, the word before it and what the model saw."""
    if " ".join(low) in _LANDS or (len(low) > 1 and low[0] in ({"bad"} if german else _GROUNDS)):
        return True
    mask = mask_of(" ".join(low))
    likely = seen is not None and seen.label == "LOC"
    if not mask & (TOWN | COUNTRY) or opens:
        return bool(mask & (TOWN | COUNTRY)) and likely and seen is not None and seen.sure >= _RATHER_SURE
    if likely and seen is not None and (before in _IN or seen.sure >= _RATHER_SURE):
        return True
    return not german and before in _IN and not mask & (FIRST_NAME if before in _WITHIN else FIRST_NAME | LAST_NAME)
