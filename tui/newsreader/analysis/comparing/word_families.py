"""Words that news uses for one another: what "fatalities" in one report is "deaths" in the next.

Only words that mean much the same in most reports stand together; derivations of one word that `terms.stem` keeps
apart (announce, announcement) are families too. Written for this program.
"""

from __future__ import annotations

from newsreader.analysis.terms import stem, stems

_FAMILIES = """
die death dead kill fatal fatality perish slain slay murder
injure injury wound hurt
arrest detain detention detainee custody apprehend
flee escape escapee fugitive
shooting gunfire gunman gunshot shooter
attack assault raid
explosion explode blast bomb bombing
crash collision collide
fire blaze wildfire
flood flooding inundate
earthquake quake tremor
rescue save
evacuate evacuation
protest protester demonstration demonstrate demonstrator
strike walkout stoppage
resign resignation quit
dismiss dismissal sack
appoint appointment
election elect vote ballot poll turnout voter electorate
accuse accusation allege allegation
indict indictment
convict conviction guilty
prison prisoner jail sentence imprison imprisonment inmate
court judge tribunal
sue lawsuit suit
police policeman policemen policewoman officer constable
soldier troop
doctor physician medic
student pupil schoolchild schoolchildren
worker employee staff workforce personnel headcount
company firm corporation business
maker manufacturer
buy purchase acquire acquisition takeover
sell sale
rise increase climb jump gain grow growth surge soar
fall drop decline decrease slump plunge slide dip
cut reduce reduction slash trim
raise hike
tariff duty levy
deal agreement pact accord
talk negotiation negotiate negotiator discussion discuss
meeting meet summit
announce announcement unveil
warn warning
plan intend
propose proposal
approve approval
reject rejection refuse refusal
ban prohibit prohibition outlaw
delay postpone postponement
cancel cancellation scrap
begin start
end finish
close closure shut shutdown
win victory triumph
lose defeat loss
expect expectation forecast predict prediction
investigate investigation probe inquiry enquiry inquest
find discover discovery
study research researcher scientist
infect infection
ill illness disease sick
vaccine vaccinate vaccination jab
storm hurricane typhoon cyclone
home house
road street highway
ship vessel boat
plane aircraft jet airliner airplane
shop store
car vehicle automobile automotive auto
train rail railway
child kid
woman female
man male
father dad
mother mum mom
wife husband spouse
money fund funding
aid relief
debt loan
profit earnings
revenue turnover
share stock
export exporter shipment
import importer
plant factory
produce production output
destroy destruction
threat threaten
help assist assistance
oppose opposition opponent
criticise criticize criticism
apologise apologize apology
deny denial
confirm confirmation
reveal disclose disclosure
ask request
leave depart departure
arrive arrival
marry marriage wedding wed
birth born
dawn daybreak
deadline cutoff
dispute row
war conflict
ceasefire truce
gun weapon rifle pistol
steal theft thief rob robbery robber burglar burglary
smuggle smuggler
abuse molest molester
hostage captive
release free
search hunt manhunt
miss unaccounted
body corpse
victim casualty
survive survivor survival
lawyer attorney solicitor barrister
law legislation bill
lawmaker legislator
border frontier
migrant refugee
film movie
actor actress
award prize
champion championship
phone telephone
customer client consumer
repair fix mend refit
build construct construction
drill dig
crop harvest
rain rainfall downpour
snow snowfall
hot heat
forest wood
truck lorry
firefighter fireman firemen
passenger traveller traveler
crew crewman crewmen crewmember
investigator detective
infant baby toddler
spectator crowd attendance
fan supporter
goalkeeper keeper
jewellery jewelry jewel gem
blackout outage
hospital clinic infirmary
army military
seize seizure confiscate confiscation impound
halt suspend suspension
layoff redundancy
buyback repurchase
drone uav
"""
_FATE_WORDS = (
    "killed kills killing dead deaths died dies dying fatalities toll lives perished 死 亡",
    "injured injuring wounded wounding hurt injuries hospitalised hospitalized 傷 伤",
    "missing unaccounted",
    "arrested arresting detained detaining arrests detentions custody",
    "evacuated displaced homeless evacuees",
    "infected cases infections",
)
FATES = {stem(word): k for k, words in enumerate(_FATE_WORDS) for word in words.split()}
"""{term: the number of the group of words that tell what became of people}: killed, hurt, missing, arrested …"""
FATE_NAMES = ("dead", "hurt", "missing", "arrested", "displaced", "infected")
"""What each of these groups is called."""
DEAD, HURT, ARRESTED = 0, 1, 3
PEOPLE = stems(
    """people persons men women children civilians soldiers troops workers passengers students officers police
    members residents villagers fighters militants protesters demonstrators refugees migrants others victims bodies
    journalists patients worshippers pilgrims miners sailors fishermen tourists holidaymakers pupils drivers
    firefighters guests 人"""
)
"""Terms of whom news counts."""
ANYBODY = stems("people persons others victims bodies passengers residents 人")
"""… and those that leave open who they are."""
WON = stems("seats votes medals delegates constituencies")
"""Terms of what is won: each party or team has its own number of them."""
_FIRST = {stem(word): stem(family[0]) for family in map(str.split, _FAMILIES.strip().splitlines()) for word in family}
_ALIVE = frozenset({"live", "lived", "living"})


def fate(term: str, printed: str) -> int | None:
    """Return the group of `FATES` of a word, None where it tells nothing of the kind: six lives, but not six living."""
    return None if printed.lower() in _ALIVE else FATES.get(term)


def count_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two counts name one thing they count, or people both times."""
    return bool(one & other) or bool(one & ANYBODY and other & ANYBODY)


def family(term: str) -> str:
    """Return the term (as `terms` makes it) that stands for all words of a term's family: itself where it has none."""
    return _FIRST.get(term, term)
