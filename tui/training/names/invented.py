"""Invented sports reports and headlines in capitals: text that the open news sets hardly have.

Names come from the lists of clubs, cities, countries and people, sentences from the patterns below, drawn with a fixed
seed. In them a city or county that plays is an organisation, a country that plays stays a place.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Sequence
from pathlib import Path

from corpora import Document, Span, joined, packed
from pack import own_organisations

from newsreader.analysis.naming.model import Label

SEED = 11
_SLOT = re.compile(r"\{(\w)(\w*)\}")
_LABELS: dict[str, Label] = {
    "t": "ORG",
    "T": "ORG",
    "c": "LOC",
    "p": "PER",
    "l": "PER",
    "i": "LOC",
    "n": "MISC",
    "o": "ORG",
    "g": "MISC",
    "e": "MISC",
}

# Slots: t team, T team in capitals, c country, p person, l last name, i city as a place, n nationality, g league,
# o body, e event; # a digit.
_LEAGUE = """
{t1} #-# {t2}
{t1} # {t2} #
{t1} # ({l1} 23, {l2} 67) {t2} # ({l3} 45)
{t1} # # # # ## ## ##
{t1} beat {t2} #-# on Saturday to stay top of the {g1}.
{l1} scored twice as {t1} came from behind to beat {t2} #-#.
{t1} midfielder {p1} will miss the match against {t2} with a knee injury.
{p1} put {t1} ahead in the 23rd minute before {l2} equalised for {t2}.
{t1} coach {p2} said his side had deserved the win.
In {i1}, {t1} drew #-# with {t2}, {l1} scoring the late goal.
{t1} striker {p1} has signed a two-year contract with {t3}.
{t2}, last season's champions, lost at home to {t4}.
Played on Sunday: {t1} # {t2} #, {t3} # {t4} #.
{t3} are third with ## points, two behind {t4}.
{t1} at {t2}
Halftime #-#. Attendance ##,000.
Scorers: {t1} - {p1} (12th minute), {l2} (56). {t2} - {p3} (77).
{n1} international {p1} joined {t1} from {t2} last season.
{t1}: {l1}, {l2}, {l3}, {p1}.
""".strip().splitlines()
_NATIONS = """
{c1} beat {c2} #-# in their opening match of the {e1} on Friday.
{c1} # {c2} #
{c1} coach {p1} named an unchanged team to face {c2} in {i1}.
{p1} ({c1}) beat {p2} ({c2}) 6-4 7-5
#. {p1} ({c1}) ## minutes ## seconds
{p1} of {c1} won the {e1} ahead of {n1} {p2}.
{c1}, who lost to {c2}, must win their last game to reach the semifinals.
{l1} hit ## as {c1} reached ### for # against {c2} in the second test at {i1}.
Seeded player {p1} of {c1} lost to {p2} in the second round of the {e1}.
{n1} {p1} took the lead after the first round with a 67.
{c1} # # # # ## ## ##
{p2} bowled {l1} to give {c2} a win by four wickets.
""".strip().splitlines()
_SERIES = """
{t1} ## ## .### -
{t1} ## ## .### # 1/2
{T1} ## ## .### -
{T2} ## ## .### # 1/2
{T3} ## ## # ## ### ##
{T1} AT {T2}
{T3} AT {T4}
{t1} at {t2}
{t1} # , {t2} #
{t3} ## , {t4} ##
{t1} #, {t2} # (10 innings)
{t1} defeated {t2} #-# behind pitcher {p1}.
{p1} hit two home runs as {t1} beat {t2} #-#.
{p1} had ## points and ## rebounds as {t1} held off {t2} ##-##.
In {i1}, {t1} edged {t2} #-# on a goal by {l2} in overtime.
{l3} threw for two touchdowns to lead {t3} past {t4}.
{t1} at {t2}, {t3} at {t4}
{p2} homered twice for {t4}, who have won five straight games.
At {i1}, {p1} drove in three runs and {t1} won in the ninth inning.
{p3}, who was born near {i1}, will start for {t2} on Sunday.
The game in {i1} was put off because of rain.
Police in {i1} said a bus with fans from {i1} overturned on the way to the game.
{t1} signed {p2} to a three-year contract and sent {p3} to {t2}.
W L PCT GB
EASTERN DIVISION
GAMES ON SATURDAY
""".strip().splitlines()
_LOUD = """
SOCCER - {t1} BEAT {t2} TO GO TOP.
RUGBY UNION - {c1} NAME TEAM TO FACE {c2}.
CRICKET - {c1} ALL OUT FOR ### AGAINST {c2}.
TENNIS - {l1} OUT OF {e1}.
{t1} SIGN {l1} FROM {t2}
{c1} AND {c2} SIGN TRADE DEAL
{c1} SAYS NO TO {o2} OFFER
{o2} WARNS OF CRISIS IN {c1}
{l1} TO VISIT {c1}, {i1} MAYOR SAYS
POLICE IN {i1} ARREST ## AFTER MATCH
""".strip().splitlines()
_LEAGUES = (
    "Premier League",
    "Second Division",
    "National League",
    "American League",
    "First Division",
    "Serie A",
    "Bundesliga",
    "Super League",
    "Eastern Conference",
)
_FRANCHISES = (
    "New York",
    "Boston",
    "Chicago",
    "Detroit",
    "Toronto",
    "Cleveland",
    "Oakland",
    "Seattle",
    "Texas",
    "Minnesota",
    "Kansas City",
    "Milwaukee",
    "Baltimore",
    "Houston",
    "Atlanta",
    "Philadelphia",
    "Montreal",
    "Florida",
    "Pittsburgh",
    "St. Louis",
    "Cincinnati",
    "San Diego",
    "Los Angeles",
    "San Francisco",
    "Colorado",
    "Dallas",
    "Denver",
    "Phoenix",
    "Portland",
    "Utah",
    "Miami",
    "Orlando",
    "Charlotte",
    "Washington",
    "Buffalo",
    "Indiana",
    "Sacramento",
    "Vancouver",
    "Calgary",
    "Edmonton",
    "Ottawa",
    "Tampa Bay",
    "New Jersey",
    "Hartford",
    "Anaheim",
    "San Antonio",
    "Golden State",
)
_FAMOUS = (
    "Liverpool",
    "Arsenal",
    "Chelsea",
    "Everton",
    "Manchester United",
    "Manchester City",
    "Leeds",
    "Newcastle",
    "Tottenham",
    "Aston Villa",
    "Barcelona",
    "Real Madrid",
    "Valencia",
    "Sevilla",
    "Milan",
    "Inter",
    "Roma",
    "Lazio",
    "Napoli",
    "Juventus",
    "Ajax",
    "PSV Eindhoven",
    "Feyenoord",
    "Lyon",
    "Marseille",
    "Monaco",
    "Porto",
    "Benfica",
    "Celtic",
    "Rangers",
    "Bayern Munich",
    "Borussia Dortmund",
    "Hamburg",
    "Cologne",
    "Galatasaray",
    "Santos",
    "Flamengo",
    "Boca Juniors",
    "River Plate",
    "Al Ahly",
    "Zamalek",
    "Kaizer Chiefs",
    "Orlando Pirates",
    "Essex",
    "Kent",
    "Sussex",
    "Durham",
    "Somerset",
    "Lancashire",
    "Yorkshire",
    "Surrey",
    "Leicester",
    "Bath",
    "Queensland",
    "Victoria",
)
_EVENTS = (
    "World Cup",
    "Asian Cup",
    "Davis Cup",
    "Masters",
    "Grand Prix",
    "Open",
    "Nations Cup",
    "European Championship",
    "World Championships",
    "Olympic Games",
    "Champions Trophy",
)


class Writer:
    """Draws names and fills patterns."""

    def __init__(self, folder: Path) -> None:
        lists = json.loads(packed(folder / "ner" / "lists.json.gz"))
        self._draw = random.Random(SEED)
        own = own_organisations()
        teams = own[own.index("Atlanta Hawks") : own.index("Eskom")]
        self._teams = (
            [c for c in lists["club"] if re.fullmatch(r"[A-Za-z' -]+", c) and len(c.split()) <= 3],
            [c for c in lists["city"] if c.isascii() and c.replace(" ", "").isalpha() and len(c.split()) <= 2],
            teams,
            list(_FAMOUS),
        )
        self._pools = {
            "c": [c for c in lists["country"] if re.fullmatch(r"[A-Z][a-z]{3,}(?: [A-Z][a-z]+)?", c)],
            "n": [d for d in lists["dem"] if d.isascii() and " " not in d and not d.endswith("s")],
            "i": self._teams[1],
            "g": list(_LEAGUES),
            "e": list(_EVENTS),
        }
        self._bodies = own[:400]
        self._first = [n for n in lists["first"] if n.isascii() and len(n) > 2 and n.istitle()]
        self._last = [n for n in lists["last"] if n.isascii() and len(n) > 3 and n.istitle()]

    def reports(self, number: int) -> list[Document]:
        """Return invented reports, every second one headed by a line in capitals."""
        return [self._report(k) for k in range(number)]

    def _report(self, k: int) -> Document:
        names = self._names(_FRANCHISES if k % 3 == 2 else self._draw.choice(self._teams))
        body = (_NATIONS, _LEAGUE, _SERIES)[k % 3]
        lines = [self._draw.choice(_LOUD)] if k % 2 else []
        lines += self._draw.sample(body, 7)
        return joined([self._filled(line, names) for line in lines])

    def _names(self, pool: Sequence[str]) -> dict[str, str]:
        draw = self._draw
        names = {f"p{k}": f"{draw.choice(self._first)} {draw.choice(self._last)}" for k in range(1, 4)}
        names |= {f"l{k}": names[f"p{k}"].split()[-1] for k in range(1, 4)}
        names |= {f"t{k}": team for k, team in enumerate(draw.sample(list(pool), 4), 1)}
        names |= {f"T{k}": names[f"t{k}"].upper() for k in range(1, 5)}
        names |= {f"{kind}{k}": draw.choice(values) for kind, values in self._pools.items() for k in (1, 2)}
        if pool is _FRANCHISES:
            names["i1"] = draw.choice(_FRANCHISES)  # the same towns as places
        names["o2"] = draw.choice(self._bodies)
        return names

    def _filled(self, line: str, names: dict[str, str]) -> tuple[str, list[Span]]:
        text = ""
        spans: list[Span] = []
        at = 0
        loud = line in _LOUD
        for match in _SLOT.finditer(line):
            text += self._numbered(line[at : match.start()])
            name = names[match[0][1:-1]]
            name = name.upper() if loud else name
            spans.append((len(text), len(text) + len(name), _LABELS[match[1]]))
            text += name
            at = match.end()
        return text + self._numbered(line[at:]), spans

    def _numbered(self, text: str) -> str:
        return re.sub("#", lambda _: str(self._draw.randrange(1, 10)), text)


def loud_copies(documents: list[Document], every: int) -> list[Document]:
    """Return the documents, every so many with their first line copied in capitals to the top, as a headline."""
    out = []
    for k, document in enumerate(documents):
        first, _, _ = document.text.partition("\n")
        if k % every or len(first.upper()) != len(first):
            out.append(document)
            continue
        spans = [s for s in document.spans if s[1] <= len(first)]
        shifted = [(a + len(first) + 1, b + len(first) + 1, x) for a, b, x in document.spans]
        out.append(Document(first.upper() + "\n" + document.text, tuple(spans + shifted)))
    return out
