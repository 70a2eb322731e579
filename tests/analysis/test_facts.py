"""Facts of two reports: shared, given by one only, told differently; a wrong difference is worse than a missed one."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.traps import no_trap

from newsreader.analysis.against_rest import compare_with_rest, mirrored
from newsreader.analysis.align import compare_articles
from newsreader.models import Comparison, DateKind, MentionKind

from .made_reports import FERRY_A, FERRY_B, report

NAMES = {
    "Morgenrot": ("other", "Morgenrot"), "Sarnholm": ("place", "Sarnholm"), "Ilse Brandow": ("person", "Ilse Brandow"),
    "Brandow": ("person", "Ilse Brandow"), "Tom Low": ("person", "Tom Low"), "Low": ("person", "Low"),
    "U.S.": ("place", "United States"), "US": ("place", "United States"), "United States": ("place", "United States"),
    "Harn": ("place", "Harn"), "Rope Party": ("organisation", "Rope Party"),
}  # fmt: skip
DATES = {
    "Tuesday": ("2025-03-04", "past"), "Thursday": ("2025-03-06", "scheduled"), "May": ("2024-05", "past"),
    "June 1999": ("1999-06", "past"), "June 1998": ("1998-06", "past"),
    "31 March": ("2025-03-31", "deadline"), "the end of March": ("2025-03", "deadline"), "1 April": ("2025-04-01", "deadline"),
    "1 May": ("2025-05-01", "scheduled"), "2 May": ("2025-05-02", "scheduled"),
    "2018": ("2018", "past"), "mid-March": ("2025-03", "deadline"), "14 March": ("2025-03-14", "deadline"),
}  # fmt: skip


def compare(a: str, b: str) -> Comparison:
    one, other = (report(text, k, NAMES, DATES, "2025-03-07") for k, text in ((1, a), (2, b)))  # type: ignore[arg-type]
    return compare_articles(one, other)


def told(comparison: Comparison, status: str) -> set[tuple[str, str]]:
    return {(f.kind, f.value) for f in comparison.facts if f.status == status}


def differing(a: str, b: str) -> set[tuple[str, str | None]]:
    return {(f.value, f.value_b) for f in compare(a, b).facts if f.status == "differs"}


@pytest.mark.parametrize(("day", "status"), [("14 March", "shared"), ("31 March", "only-b")])
def test_the_middle_of_a_month_can_mean_its_middle_days_only(day: str, status: str) -> None:
    comparison = compare("The shop in Sarnholm will close in mid-March.", f"The shop in Sarnholm will close on {day}.")
    assert {
        fact.status for fact in comparison.facts if fact.kind == "date" and DATES[day][0] in (fact.value, fact.value_b)
    } == {status}


@pytest.mark.parametrize(
    ("one", "other", "status"),
    [
        ("spring 2027", "autumn 2027", "alone"),
        ("autumn 2027", "fall 2027", "shared"),
        ("spring 2027", "2027", "shared"),
        ("summer 2027", "the end of 2027", "alone"),
        ("early 2027", "late 2027", "alone"),
        ("early 2027", "the first half of 2027", "shared"),
        ("the second half of 2027", "the end of 2027", "shared"),
    ],
)
def test_two_parts_of_a_year_are_not_one(one: str, other: str, status: str) -> None:
    dates: dict[str, tuple[str | None, DateKind]] = dict.fromkeys((one, other), ("2027", "scheduled"))
    a, b = (report(f"The mill will open in {when}.", at, dates=dates) for at, when in ((1, one), (2, other)))
    found = [fact for fact in compare_articles(a, b).facts if fact.kind == "date"]
    assert [fact.status for fact in found] == (["shared"] if status == "shared" else ["only-a", "only-b"])


def test_two_reports_of_one_accident() -> None:
    comparison = compare(FERRY_A, FERRY_B)
    assert told(comparison, "shared") == {
        ("name", "Morgenrot"), ("name", "Sarnholm"), ("name", "Ilse Brandow"), ("date", "2025-03-04"),
        ("date", "2025-03-06"), ("number", "212 passengers"), ("money", "€300"), ("quote", "came down like a curtain"),
    }  # fmt: skip
    assert told(comparison, "differs") == {("number", "Fourteen people")}
    assert {f.value_b for f in comparison.facts if f.status == "differs"} == {"Seventeen people"}
    assert told(comparison, "only-a") == {
        ("duration", "nineteen years"),
        ("percent", "8 per cent"),
        ("date", "2024-05"),
    }
    assert told(comparison, "only-b") == set()


def test_what_the_other_headline_tells_is_not_of_one_report_alone() -> None:
    text = "The harbour fee rises by 8 per cent, to 300 euros, Ilse Brandow said."
    one, other = report(text, 1, NAMES), report("The harbour grows dearer for all boats.", 2)
    assert told(compare_articles(one, other), "only-a") == {
        ("percent", "8 per cent"), ("money", "300 euros"), ("name", "Ilse Brandow")
    }  # fmt: skip
    headed = replace(other, title="Brandow’s harbour: fee up 8% for all")
    assert told(compare_articles(one, headed), "only-a") == {("money", "300 euros")}
    assert told(compare_articles(headed, one), "only-b") == {("money", "300 euros")}
    third = report("Boats pay more.", 3)
    for others in ([headed, third], [third, headed]):
        assert ("percent", "8 per cent") not in told(compare_with_rest(one, others), "only-a")


def test_spans_cover_the_words_of_both_reports() -> None:
    comparison = compare(FERRY_A, FERRY_B)
    (fact,) = [f for f in comparison.facts if f.value == "€300"]
    assert [FERRY_A[s:e] for s, e in fact.a] == ["300 euros"]
    assert [FERRY_B[s:e] for s, e in fact.b] == ["€300"]


@pytest.mark.parametrize(
    ("a", "b", "fact"),
    [
        ("A 25% levy is planned.", "The levy of 25 per cent is planned.", ("percent", "25%")),
        ("A 45-minute call was held.", "The call lasted 45 minutes.", ("duration", "45-minute")),
        ("It was worth $1.2bn.", "It was worth 1,200 million dollars.", ("money", "$1.2bn")),
        ("The U.S. agreed.", "The US agreed.", ("name", "United States")),
        ("Rent is due by 31 March.", "Rent is due at the end of March.", ("date", "2025-03-31")),
        ("The church is 700 years old.", "The church has stood for seven centuries.", ("duration", "700 years")),
        (
            "The council backed the mill by 12 votes to 9.",
            "The council backed the mill, voting 12 to 9.",
            ("number", "12 to 9"),
        ),
        (
            "The council backed the mill, 12 votes to 9.",
            "The council backed the mill by 12 to 9.",
            ("number", "12 to 9"),
        ),
        ("About 640 nurses walked out.", "Some 637 nurses walked out.", ("number", "637 nurses")),
        ("One in five pupils stayed at home.", "At home stayed 20% of the pupils.", ("percent", "20%")),
        (
            "Thieves stole more than $20 million from the mill.",
            "Thieves stole $24 million from the mill.",
            ("money", "$24 million"),
        ),
        ("At least 200 people died in the flood.", "The flood killed 213 people.", ("number", "213 people")),
        (
            "The so-called “debt brake” binds the state.",
            "The court held that the debt brake binds the state.",
            ("quote", "debt brake"),
        ),
        (
            "The plan was called “idiotic” by Low.",
            "“It is an idiotic plan for the valley,” Low said.",
            ("quote", "idiotic"),
        ),
        ("Costs fell by more than a fifth.", "Costs fell by more than 20%.", ("percent", "20%")),
        ("It gave almost $139 million.", "In all, $138.7 million of aid came from it.", ("money", "$138.7 million")),
        (
            "The bank raised its rate by 50 basis points.",
            "The bank raised its rate by 0.5 per cent.",
            ("percent", "0.5 per cent"),
        ),
        ("The site lost 9,70,000 readers.", "The site lost 970,000 readers.", ("number", "970,000 readers")),
        (
            "Sales above 1.1m tonnes are taxed.",
            "Every tonne above the 1.1 million allowed is taxed.",
            ("number", "1.1 million"),
        ),
    ],
)
def test_another_writing_of_a_value_is_the_same_fact(a: str, b: str, fact: tuple[str, str]) -> None:
    if fact[1] == "700 years":
        a = "The church has stood for 700 years."
    comparison = compare(a, b)
    assert fact in told(comparison, "shared")
    assert not told(comparison, "differs")


@pytest.mark.parametrize(
    ("a", "b", "values"),
    [
        ("Its offer of an 11 per cent raise stands.", "Its offer, a 12 per cent raise, stands.", ("11 per cent", "12 per cent")),
        ("Growers put the loss at $4 million a day.", "Growers put losses at $5 million a day.", ("$4 million", "$5 million")),
        ("At least 14 people were killed by the flood.", "The flood left 31 people dead.", ("14 people", "31 people")),
        ("The flood killed 14 people in the valley.", "The flood in the valley took 31 lives.", ("14 people", "31 lives")),
        ("At least 12 people died in the flood.", "The flood killed 14 people.", ("12 people", "14 people")),
        ("The toll of the flood in the valley rose to 31.", "The flood in the valley killed 27 people.", ("31", "27 people")),
        ("The toll of the fire in the old valley north of Arl has risen to 31.", "The toll rose to 29 on Friday.", ("31", "29")),
        ("A poll gives Low a 19-point lead in the valley.", "Low has a 14-point lead in the valley in a poll.", ("19-point", "14-point")),
        ("Arrests in the valley, by night, rose 12%.", "In the valley by night arrests rose 14%.", ("12%", "14%")),
        ("The council backed the mill by 12 votes to 9.", "The council backed the mill by 14 votes to 9.", ("12 votes to 9", "14 votes to 9")),
        ("The mill won 51 per cent of votes on a turnout of 47 per cent.", "The mill won 51% of votes. Turnout was 49%, the council said.", ("47 per cent", "49%")),
        ("Rovers beat United 2-1 in the cup.", "Rovers beat United 3-1 in the cup.", ("2-1", "3-1")),
        ("The valley sweltered in 41C heat at noon.", "The valley sweltered at noon in 44C heat.", ("41C", "44C")),
        ("About 640 dock workers walked out.", "Some 700 longshore workers walked out.", ("640 dock workers", "700 longshore workers")),
        ("The offer for the mill lapses on 31 March.", "The offer for the mill lapses on 1 April.", ("2025-03-31", "2025-04-01")),
        ("The mill in the valley opens on 1 May.", "The mill in the valley opens on 2 May.", ("2025-05-01", "2025-05-02")),
        ("He went to jail in June 1999 for the brazen theft of a cow.", "He was sent to jail in June 1998 for the brazen theft of a cow.", ("1999-06", "1998-06")),
        ("The blast wrecked an 11-storey building of the mill.", "The blast wrecked a 15-story building of the mill.", ("11-storey", "15-story")),
        ("The slide buried 20 people. The slide killed 14 people.", "The toll of the slide, which fell at dawn, has doubled, hitting 28.", ("14 people", "28")),
        ("The flood killed 31 people.", "The flood killed more than 150 people. In all 153 people were killed by the flood.", ("31 people", "153 people")),
        ("The camp lies 25 km (15.5 miles) from the old border post.", "The camp lies 50 km (31 miles) from the old border post.", ("25 km", "50 km")),
        ("Some 40 people died and 90 are missing after the flood.", "After the flood 70 people are missing.", ("90", "70 people")),
        ("A quake of magnitude 7,8 woke the old valley.", "A quake of magnitude 7.2 woke the old valley.", ("7,8", "7.2")),
        ("The mill’s revenue was $7.9 million, short of a forecast of $8.4 million.", "Revenue of the mill was $7.3 million.", ("$7.9 million", "$7.3 million")),
        ("東京で火災があり、14人が死亡した。", "東京の火災で15人が死亡した。消防が調べている。", ("14人", "15人")),
        ("The Rope Party won 20.7% of votes.", "Counted out, the Rope Party had 20.9% of the vote, the Bells 19%.", ("20.7%", "20.9%")),
        ("The crane fell 80 metres from the tower of the mill in Harn.", "In Harn the crane of the mill dropped 100 metres off its tower.", ("80 metres", "100 metres")),
        ("A court in Harn found that Low took $1.4 million for deals on wool worth $230 million.", "A Harn court found that Low pocketed $1.6 million.", ("$1.4 million", "$1.6 million")),
        ("Police made 12 arrests after the brawl at the mill.", "After the brawl at the mill police held 27 people, all arrested at dawn.", ("12 arrests", "27 people")),
        ("The Senate of Harn approved the mill bill by 48 votes to 46.", "In Harn the Senate voted 49-46 for the mill bill.", ("48 votes to 46", "49-46")),
        ("Fever has infected 2,100 people and killed 60.", "The fever has taken 60 lives. More than 3,000 cases are known.", ("2,100 people", "3,000 cases")),
        ("The slide in Harn killed 11 people.", "Ada wept for the victims of the slide in Harn, whose number rose to 13 after two guests died.", ("11 people", "13")),
        ("A bus fell off a bridge. A further 34 passengers were taken to hospital.", "A bridge broke under a bus. Nurses said 38 people were hurt.", ("34 passengers", "38 people")),
        ("Gull Air cancelled 340 flights to Harn.", "Gull Air scrapped almost 400 flights to Harn.", ("340 flights", "400 flights")),
        ("Wool sales of the mill rose 6.2 per cent to $14 million.", "Wool sales of the mill were up 5.8 per cent at $14 million.", ("6.2 per cent", "5.8 per cent")),
        ("The mill will open 60 stores in Harn in spring.", "In spring the mill wants to open 75 shops in Harn.", ("60 stores", "75 shops")),
        ("The number of people killed by the flood has risen to 27.", "The toll of the flood, which came at dawn, is 31.", ("27", "31")),
        ("The drug slowed gout by 31 per cent over 18 months in Harn.", "Gout in Harn was slowed 27 per cent by the drug.", ("31 per cent", "27 per cent")),
        ("A bus fell off a bridge. It killed 11 people.", "A bridge broke under a bus. At least nine pilgrims died.", ("11 people", "nine pilgrims")),
        ("A six-year-old girl lost in the woods of Harn was found alive by a dog.", "A dog found a seven-year-old alive in the woods of Harn.", ("six-year-old", "seven-year-old")),
        ("It was 46.3 degrees Celsius on Tuesday in Harn, the weather office said.", "The weather office of Harn had 46.8C on Tuesday, a record.", ("46.3 degrees Celsius", "46.8C")),
        ("The wreck in the bay of Harn lies 62 metres deep.", "In the bay of Harn the wreck lies 70 metres below the surface.", ("62 metres", "70 metres")),
        ("Bakers of Harn want 9 per cent more pay.", "Bakers of Harn want 9.5 per cent more pay.", ("9 per cent", "9.5 per cent")),
        ("The number of measles cases in the valley has risen to 143.", "The valley has 156 infections with measles.", ("143", "156 infections")),
        ("A queue of trucks 12 kilometres long stood on the ring road of Harn at eight.", "On the ring road of Harn trucks stood in a queue of 21 kilometres at eight.", ("12 kilometres", "21 kilometres")),
        ("Some 300 hens had dropped dead on the farm within two days before the vet was called.", "Before a vet was called 300 hens on the farm dropped dead within four days.", ("two days", "four days")),
        ("Some 340 families live in the towers by the mill.", "About 430 households live in the towers by the mill.", ("340 families", "430 households")),
        ("The council of Harn rejected the mill budget by 61 votes to 57.", "In the council of Harn the mill budget lost the vote by 55 to 61.", ("61 votes to 57", "55 to 61")),
        ("The mill of Harn lost 11 million crowns last year, its head said.", "The mill of Harn, its head said, last year lost 12 million crowns.", ("11 million crowns", "12 million crowns")),
        ("Cuts at the mill of Harn will save 21 crowns a year.", "Cuts at the mill of Harn will cost 7 crowns and save 24 crowns a year.", ("21 crowns", "24 crowns")),
        ("The deficit of Harn will be 2.8% of gross domestic product.", "The deficit of Harn will be 3.1% of output.", ("2.8%", "3.1%")),
        ("The star of the mill, seen by night, is 31 light years away.", "The star of the mill, 35 light-years away, is seen by night.", ("31 light years", "35 light-years")),
        ("The quake of magnitude 6.1 hurt 230 in Harn at night.", "The quake of magnitude 6.3 shook Harn at night.", ("6.1", "6.3")),
        ("The Rope Party won 72 seats, and geese flew.", "Snow fell. In Harn the Rope Party has 74 seats.", ("72 seats", "74 seats")),
    ],
)  # fmt: skip
def test_another_value_for_the_same_thing_differs(a: str, b: str, values: tuple[str, str]) -> None:
    assert differing(a, b) == {values}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("At least 12 people were hurt in the fire.", "The fire hurt 12 people."),
        ("The mill lost $5 million in the fire.", "The mill lost €4 million in the fire."),
        ("The flood killed 14 people in the valley.", "The flood hurt 31 people in the valley."),
        ("Two of the bombs fell on the camp.", "Four bombs fell on the camp."),
        ("An earlier count gave 30 missing hikers.", "A new count gave 11 missing hikers."),
        ("The fire took the barn on Tuesday.", "The fire chief spoke of the barn on Thursday."),
        (
            "Low left jail in June 1999 after the theft of a cow.",
            "For the theft of a cow Low was sent to jail in June 1998.",
        ),
        (
            "The council will vote on the mill budget for the year on Thursday.",
            "The council budget for the mill year starts on 1 May.",
        ),
        (
            "The mill won on a turnout of 47%, while it rained for days, 60% in the hills.",
            "The mill won on a turnout of 49%.",
        ),
        ("The levy is 25% on steel.", "The levy is 10% on cars."),
        (
            "Their keeper missed nine games with a sore knee.",
            "Their keeper, with a sore knee, missing six of 16 games.",
        ),
        ("The storm took six lives in Arl and 11 lives in Bree.", "The storm took 28 lives."),
        ("Nights will be 12 degrees Celsius.", "Nights will be 10 degrees Celsius cooler."),
        (
            "The wave killed 168 people in the capital alone.",
            "The wave killed 230 people in the capital and the valley.",
        ),
        ("At least 17 people died in the flood.", "Nearly 20 people died in the flood."),
        ("The toll of the flood in the valley passed 30.", "The flood in the valley killed 32 people."),
        ("The wave killed 168 people in the province.", "The wave killed 230 people in 14 countries."),
        ("The camp went on for 11 rounds in the valley.", "The camp in the valley ended five rounds sooner."),
        ("Three siblings aged 13 to 15 died in the flood.", "Four cousins aged 9 to 11 died in the flood."),
        ("He serves three life terms for theft.", "He was given two extra life terms for theft."),
        ("More than 200 homes in the valley lost power.", "Some 340 homes in the valley lost power."),
        ("The judge gave him a 20 year term.", "The judge spoke for 20 minutes on his term."),
        (
            "The flood killed at least 30 people and injured dozens in the valley.",
            "The flood injured 45 people in the valley.",
        ),
        ("Since the quake 370 people are living in sheds.", "After the quake 375 people were living in tents."),
        ("The slide hurt 20 officers in the valley.", "The slide in the valley hurt 30 people."),
        (
            "“We have seen 24 people hurt by the flood,” said the mayor.",
            "“We have seen 31 people hurt by the flood,” said a nurse.",
        ),
        (
            "The valley was hit by quakes of 7.6 and 7.5 on the scale.",
            "The valley was hit by a quake of 7.7 on the scale.",
        ),
        ("Some 3.6% of the mill’s staff must go.", "Some 4% of the mill’s staff must go."),
        ("Turnout in the valley was 63.6%.", "Turnout in the valley was 64%."),
        ("Rovers led United 2-1 in the cup at the break.", "Rovers and United stood at 3-1 in the cup late on."),
        ("The mill’s margin was 16% this year.", "The mill expects a margin of 20%."),
        ("The mill’s profit rose to $5 million.", "Profit of the mill was up from $4 million."),
        ("The mill’s operating profit was $5 million.", "The mill’s net profit was $4 million."),
        ("The mill made a loss of $5 million in the quarter.", "The mill made a loss of $9 million in the half year."),
        ("The mill’s loss was $5 a share.", "The mill’s loss was $9 million."),
        ("Low won 59% of votes in the valley.", "In 2018 Low won 63% of votes in the valley."),
        ("Mill shares closed at $13 on Tuesday.", "Mill shares closed at $14 on Thursday."),
        ("Sales of the mill rose 5%.", "The mill said Gloop sales rose 8%."),
        ("The mill’s staff grew by 1,200 workers.", "The mill cut its staff by 1,100 workers."),
        ("The Rope Party won 75 seats.", "The Bell Party was short of the 82 seats of a majority."),
        ("The Rope Party won 75 seats.", "The Rope Party, Gloop said, left the Hems 71 seats."),
        ("The Rope Party won 75 seats.", "In 2018 all lost. The Rope Party won 71 seats then."),
        ("The Rope Party won 75 seats.", "The Rope Party needs 82 seats."),
        ("The Rope Party won over 55 seats.", "The Rope Party won 66 seats."),
        ("The Rope Party won 75 seats.", "The Rope Party fell out with the Rope Party winning 66 seats."),
        ("The Rope Party won 75 seats.", "The Bell Party beat the Rope Party, winning 71 seats."),
        ("In Harn the Rope Party won 75 seats.", "The vote in Harn brought down 71 seats."),
        (
            "The mayor will ask for $5 million for the mill over the next decade.",
            "The mayor will ask for $6 million for the mill.",
        ),
        ("The mill was sold for $7.2 million including debt.", "The mill was sold for $6.1 million."),
        (
            "Rovers back Low ran for 80 yards in the match with United.",
            "In the match with United the Rovers back Orm ran for 73 yards.",
        ),
        ("A quake of magnitude 9. 1 woke the valley in 2004.", "A quake of magnitude 9.1 woke the valley in 2004."),
        ("The lander of the mill weighs 96 kilograms.", "The 100-kilogram lander of the mill is off."),
        ("The wave killed people in Harn, including nine children.", "The wave killed 26 people in Harn."),
        ("A girl of Harn, aged under 21, may not buy a gun.", "A 20-year-old girl of Harn may not buy a gun."),
        ("A boy of Harn, aged 11, was shot by a dog.", "A dog shot a 34-year-old in Harn."),
        ("About 300 flights to Harn were cancelled.", "Cancelled were 310 flights to Harn."),
        (
            "The valley was hit by a 7.6 and a 7.5 magnitude quake.",
            "The valley was hit by the 7.6 and 7.4 magnitude quakes.",
        ),
        (
            "The offer is put to 48,000 members in the hospitals of Harn.",
            "Members in Harn vote on the offer. Some 30,000 were hurt by it.",
        ),
        ("Some 40 bakers of the mill must go.", "Some 60 bakers of the mill must go."),
        ("Ilse Brandow secured a 2-1 win over Tom Low.", "Ilse Brandow secured a 3-1 win over Harn."),
        ("Revenue of the mill was $21.45 million.", "Revenue of the mill was $21.5 million."),
        (
            "The barn of the workers shone. Workers left the barn. Snow fell in Harn all night. Geese flew over the long"
            " valley. Tea was cold at noon. The mayor gave 40 workers a week of rest. Rain came.",
            "The barn was shut. Workers wept by the barn. Bells rang in Orm for hours. Boats lay idle on the lake. Bread was"
            " sold out by dawn. Some 55 workers of a bakery in Orm sang for the mayor at a fair. It got dark.",
        ),
    ],
)
def test_what_may_be_something_else_does_not_differ(a: str, b: str) -> None:
    assert differing(a, b) == set()


@pytest.mark.parametrize(
    ("a", "b", "values"),
    [
        (
            "Snow fell. Harn backed the new stone bridge over the Quill on Sunday on a turnout of 47 per cent. Geese flew.",
            "Harn gets its new stone bridge over the Quill, it was decided on Sunday. Turnout was 49%, though storms and a lost match kept the young at home.",
            {("47 per cent", "49%")},
        ),
        (
            "Snow fell. Harn backed the new stone bridge over the Quill on Sunday by a margin of 47 per cent. Geese flew.",
            "Harn gets its new stone bridge over the Quill, it was decided on Sunday. Turnout was 49%, though storms and a lost match kept the young at home.",
            set(),
        ),
        (
            "Rain fell. Ada Brisk was found guilty of stealing a bell after a ten-week trial in Harn.",
            "Tea was cold. The verdict ended a nine-week trial in which Ada Brisk wept over the bell.",
            {("ten-week", "nine-week")},
        ),
    ],
)
def test_two_amounts_of_one_measure_differ_though_little_else_is_shared(
    a: str, b: str, values: set[tuple[str, str]]
) -> None:
    assert differing(a, b) == values


def test_values_of_other_months_do_not_differ() -> None:
    dates: dict[str, tuple[str | None, DateKind]] = {"March": ("2025-03", "past"), "May": ("2025-05", "past")}
    a, b, c = (
        report(f"Unemployment in the valley fell to {value} in {month}, the office said.", number, dates=dates)
        for number, (value, month) in enumerate((("4.1%", "March"), ("4.4%", "May"), ("4.4%", "March")), 1)
    )
    assert not told(compare_articles(a, b), "differs")
    assert told(compare_articles(a, c), "differs") == {("percent", "4.1%")}


def test_another_age_of_one_person_differs_and_the_same_age_of_another_is_no_repeat() -> None:
    names: dict[str, tuple[MentionKind, str]] = {"Ada Brisk": ("person", "Ada Brisk"), "Tom Low": ("person", "Tom Low")}
    a = report("Ada Brisk, 49, was found at sea by the coast guard.", 1, names)
    b = report("The coast guard found 47-year-old baker Ada Brisk at sea.", 2, names)
    c = report("The coast guard found Tom Low, 49, at sea.", 3, names)
    assert told(compare_articles(a, b), "differs") == {("number", "49")}
    assert ("number", "49") in told(compare_articles(a, c), "only-a")


@pytest.mark.parametrize(
    ("text", "is_hers"),
    [
        ("Ada Brisk died in Harn on Sunday. She was 81.", True),
        ("Ada Brisk, who baked for kings, died at home. She was 81 years old.", True),
        ("Ada Brisk has died in Harn aged 81.", True),
        ("Ada Brisk, who has died at the age of 81, baked for kings.", True),
        ("The mother of Ada Brisk died in Harn. She was 81.", False),
        ("Ada Brisk’s mother died in Harn. She was 81.", False),
        ("Ada Brisk met Eva Low in Harn. She was 81.", False),
        ("Ada Brisk baked. The mill burned down. She was 81.", False),
        ("A friend of Ada Brisk has died aged 81.", False),
    ],
)
def test_the_age_of_who_died_is_told_behind_the_death(text: str, is_hers: bool) -> None:
    people: dict[str, tuple[MentionKind, str]] = {name: ("person", name) for name in ("Ada Brisk", "Eva Low")}
    other = report("Snow fell. Baker Ada Brisk, 80, built the mill.", 2, people)
    assert bool(told(compare_articles(report(text, 1, people), other), "differs")) == is_hers


def test_ages_of_nobody_in_particular_do_not_differ() -> None:
    a = "Police in the valley seek a 19-year-old baker over the theft of a copper bell."
    assert not differing(a, "Police in the valley hold a 24-year-old cook over the theft of a copper bell.")


def test_the_sum_of_last_year_differs_from_another_of_that_year_not_from_one_of_this_year() -> None:
    texts = ("Last year the mill sold wool for $1.1m to Harn.", "In 2024 the mill sold wool for $1.3m to Harn.")
    dates: dict[str, tuple[str | None, DateKind]] = {"Last year": ("2024", "past"), "2024": ("2024", "past")}
    a, b = (report(text, number, {}, dates, "2025-03-04") for number, text in enumerate(texts, 1))
    c = report("The mill sold wool for $1.3m to Harn.", 3, published="2025-03-04")
    assert told(compare_articles(a, b), "differs") == {("money", "$1.1m")}
    assert not told(compare_articles(a, c), "differs")


def test_the_age_of_one_person_differs_wherever_it_is_told() -> None:
    people: dict[str, tuple[MentionKind, str]] = {"Ada Brisk": ("person", "Ada Brisk")}
    a = report("Ada Brisk, 61, was led away in tears.", 1, people)
    b = report("Snow fell. The mill lost its roof to a storm, said 62-year-old baker Ada Brisk.", 2, people)
    twice = report("Ada Brisk, 61, wept. Years ago the mill was led by Ada Brisk, 34, of Harn.", 3, people)
    assert told(compare_articles(a, b), "differs") == {("number", "61")}
    assert not told(compare_articles(twice, b), "differs")


def test_a_name_spelled_otherwise_is_one_name_unless_a_report_has_both() -> None:
    names: dict[str, tuple[MentionKind, str]] = {
        name: ("person", name) for name in ("Rashida Ferdouse", "Rashida Ferdaus", "Tom Low")
    }
    a = report("Rashida Ferdouse spoke for the district.", 1, names)
    b = report("Rashida Ferdaus spoke for the district.", 2, names)
    both = report("Rashida Ferdouse and Rashida Ferdaus spoke for the district.", 3, names)
    assert told(compare_articles(a, b), "shared") == {("name", "Rashida Ferdouse")}
    assert told(compare_articles(a, both), "only-b") == {("name", "Rashida Ferdaus")}


def test_a_mountain_is_one_name_however_it_is_shortened() -> None:
    names: dict[str, tuple[MentionKind, str]] = {name: ("place", name) for name in ("Mt. Fell", "Mount Fell")}
    a, b = (report(f"They climbed {name} on foot.", number, names) for number, name in enumerate(names, 1))
    assert told(compare_articles(a, b), "shared") == {("name", "Mount Fell")}


def test_a_day_printed_without_its_year_has_that_of_the_other_report() -> None:
    printed: dict[str, tuple[str | None, DateKind]] = {"April 27, 2023": ("2023-04-27", "scheduled")}
    bare: dict[str, tuple[str | None, DateKind]] = {"April 27": ("2022-04-27", "past")}
    a = report("She must go to jail on April 27, 2023.", 1, dates=printed, published="2022-11-18")
    b = report("Her jail term was set for April 27, a clerk said.", 2, dates=bare, published="2022-11-19")
    assert told(compare_articles(a, b), "shared") == {("date", "2023-04-27")}
    later = report(b.text, 2, dates=bare, published="2023-11-19")
    assert told(compare_articles(a, later), "only-a") == {("date", "2023-04-27")}


def test_of_two_readings_of_a_month_without_a_year_the_closer_one_counts() -> None:
    before: dict[str, tuple[str | None, DateKind]] = {"February": ("2022-02", "past")}
    behind: dict[str, tuple[str | None, DateKind]] = {"February": ("2023-02", "scheduled")}
    a = report("The flood is below the record set in February.", 1, dates=behind, published="2022-03-30")
    b = report("The flood of February took all they had.", 2, dates=before, published="2022-03-30")
    assert told(compare_articles(a, b), "shared") == {("date", "2022-02")}


def test_a_value_said_twice_is_shared_both_times() -> None:
    a = "She got more than 11 years in jail for the theft. Her term in jail is 135 months, a clerk said."
    b = "She got 11 years and three months in jail for the theft."
    assert not told(compare(a, b), "only-a")


def test_the_same_time_of_something_else_in_other_words_is_no_repeat() -> None:
    a = "The strike in Arl comes two days after dockers stopped work."
    b = "Inspectors have 48 hours to read the logs in Arl."
    names: dict[str, tuple[MentionKind, str]] = {"Arl": ("place", "Arl")}
    found = compare_articles(report(a, 1, names), report(b, 2, names)).facts
    assert not [fact for fact in found if fact.kind == "duration" and fact.status == "shared"]


def test_tolls_of_other_places_do_not_differ() -> None:
    names: dict[str, tuple[MentionKind, str]] = {name: ("place", name) for name in ("Arl", "Bree", "Sarn")}
    a, b, c, d = (
        report(text, number, names)
        for number, text in enumerate(
            [
                "The wave killed 168 people in Arl and Sarn.",
                "The wave killed 230 people in Arl and Bree.",
                "The wave killed 230 people in Arl.",
                "The toll of the wave is 90 for Bree.",
            ],
            1,
        )
    )
    assert not told(compare_articles(a, b), "differs")
    assert told(compare_articles(a, c), "differs")
    assert not told(compare_articles(c, d), "differs")
    e = report("The toll of the wave, an office said, is 90 for Orl-Sund state.", 5)
    assert not told(compare_articles(c, e), "differs")


def test_a_place_that_only_says_which_thing_is_meant_is_not_where_those_counted_are() -> None:
    names: dict[str, tuple[MentionKind, str]] = {name: ("place", name) for name in ("Arl", "Bree")}
    a = report("Nine people died when fire broke out near Bree.", 1, names)
    b, c = (
        report(f"At least 11 passengers died in the fire {where}.", 2, names)
        for where in ("of the Arl ferry", "of Arl")
    )
    assert told(compare_articles(a, b), "differs")
    assert not told(compare_articles(a, c), "differs")


def test_results_of_one_match_differ_whatever_else_the_sentences_name() -> None:
    entities: dict[str, tuple[MentionKind, str]] = {
        name: ("organisation", name) for name in ("Arl Rovers", "Bree United", "Bree City")
    } | {name: ("person", name) for name in ("Tom Low", "Ada Lee")}
    a = report("Tom Low scored in the 2-1 win of Arl Rovers over Bree United in the cup final.", 1, entities)
    b, c = (
        report(f"Ada Lee led Arl Rovers to a 3-1 win over {other} in the cup final.", 2, entities)
        for other in ("Bree United", "Bree City")
    )
    assert told(compare_articles(a, b), "differs") == {("number", "2-1")}
    assert not told(compare_articles(a, c), "differs")


def test_distances_of_other_places_do_not_differ() -> None:
    places: dict[str, tuple[MentionKind, str]] = {name: ("place", name) for name in ("Arl", "Bree")}
    a, b, c = (
        report(text, number, places)
        for number, text in enumerate(
            (
                "The mill of Arl lies 100 miles from the old border post.",
                "The mill of Bree lies 100 km from the old border post.",
                "The mill of Arl lies 100 km from the old border post.",
            ),
            1,
        )
    )
    assert not told(compare_articles(a, b), "differs")
    assert told(compare_articles(a, c), "differs")


@pytest.mark.parametrize(
    ("a", "b", "values"),
    [
        (
            "A fire swept a mill. It killed 46 people.",
            "Horses fled from Harn. In all 58 are dead.",
            {("46 people", "58")},
        ),
        (
            "A fire swept a mill. At least 46 people died. A mayor put the toll at 58.",
            "Horses fled from Harn. In all 58 are dead.",
            set(),
        ),
        (
            "A fire swept a mill. It killed 46 people, 9 of them in their sleep.",
            "Horses fled from Harn. An old stove is blamed. Ada came. Tea was cold. A flood once killed 58 people.",
            set(),
        ),
        ("A fire swept a mill. It killed 46 people.", "A storm blew six boats ashore. It killed 460 people.", set()),
        ("A fire swept a mill. It hurt 14 people.", "Horses fled from Harn. In all 17 are dead.", set()),
        (
            "A fire swept Harn. The number rose to 5, 11 are missing.",
            "After a fire in Harn 16 people are missing.",
            {("11", "16 people")},
        ),
        (
            "A fire swept a mill. It killed 46 people.",
            "A fire swept a mill. It comes four years after a fire in Bree that killed 17 people.",
            set(),
        ),
        ("A fire swept a mill. It killed 46 people.", "Horses fled from Harn. Seven people died at the scene.", set()),
    ],
)
def test_the_tolls_of_two_leads_differ_without_a_link(a: str, b: str, values: set[tuple[str, str]]) -> None:
    assert differing(a, b) == values


def test_a_number_that_differs_is_told_by_the_fate_of_those_it_counts() -> None:
    found = compare("The fire in the mill killed 46 people.", "The fire in the mill hurt 9 and killed 58 people.")
    for comparison in (found, mirrored(found)):
        assert [fact.matter for fact in comparison.facts if fact.status == "differs"] == ["dead"]
    found = compare("The mill burned for 9 hours. It has 46 looms.", "The mill burned for 9 hours. It has 58 looms.")
    assert [fact.matter for fact in found.facts if fact.status == "differs"] == ["number"]


def test_what_differs_between_reports_of_two_days_may_have_changed_since() -> None:
    a, b, c = (
        report(f"The fire in the mill killed {dead} people.", number, published=day)
        for number, (dead, day) in enumerate(((46, "2025-03-04T09:00"), (58, "2025-03-06"), (46, "2025-03-06")), 1)
    )
    note = "The second report is 2 days newer: what differs may have changed since."
    assert note in compare_articles(a, b).notes
    assert note.replace("second", "first") in compare_articles(b, a).notes
    assert not any("newer" in said for said in compare_articles(a, c).notes + compare_articles(b, c).notes)


@pytest.mark.parametrize(("day", "values"), [("2025-03-05", {("money", "$7.9 million")}), ("2025-03-06", set())])
def test_sums_and_shares_differ_only_between_reports_of_one_day_or_the_next(
    day: str, values: set[tuple[str, str]]
) -> None:
    a = report("The mill’s revenue was $7.9 million.", 1, published="2025-03-04T09:00")
    b = report("Revenue of the mill was $7.3 million.", 2, published=day)
    assert told(compare_articles(a, b), "differs") == values


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Rovers won the first set 7-6 in Harn.", "Rovers won the last set 7-5 in Harn."),
        ("He now has 2,301 points.", "His mark of 2,300 points stood for years."),
    ],
)
def test_scores_and_counts_that_are_nearly_alike_are_two(a: str, b: str) -> None:
    assert not {f.value for f in compare(a, b).facts if f.status == "shared"} & {
        "7-6",
        "7-5",
        "2,301 points",
        "2,300 points",
    }


def test_a_quotation_is_shared_where_the_other_has_its_words_without_marks() -> None:
    a = "She said: “Nobody in this valley has ever seen such a flood.”"
    b = "Nobody in this valley has ever seen such a flood, she said."
    assert told(compare(a, b), "shared") >= {("quote", "Nobody in this valley has ever seen such a flood")}


def test_the_same_rate_on_something_else_is_no_repeat() -> None:
    a = "A 25% tariff on Danish imports takes effect soon. Talks go on in Oslo."
    b = "A 25 per cent tariff on imports from Denmark takes effect soon. Growers already pay 25 per cent on apples."
    comparison = compare(a, b)
    (shared,) = [f for f in comparison.facts if f.status == "shared" and f.kind == "percent"]
    assert len(shared.b) == 1
    assert ("percent", "25 per cent") in told(comparison, "only-b")


def test_two_quotations_within_a_longer_one_are_two_shared_facts() -> None:
    a = "The ministry spoke of “a deep conversation” and said both “keep to their view”."
    b = 'The ministry said: "Both keep to their view and had a deep conversation."'
    assert told(compare(a, b), "shared") == {("quote", "a deep conversation"), ("quote", "keep to their view")}


def test_a_quotation_given_to_somebody_else_is_shared_and_differs() -> None:
    a = 'Ilse Brandow said the two were "closer on numbers than on words".'
    b = '"Closer on numbers than on words," said Tom Low.'
    comparison = compare(a, b)
    assert ("quote", "Closer on numbers than on words") in told(comparison, "shared")
    assert {(f.value, f.value_b) for f in comparison.facts if f.status == "differs"} == {("Ilse Brandow", "Tom Low")}


def test_another_first_name_is_the_same_speaker() -> None:
    names: dict[str, tuple[MentionKind, str]] = {name: ("person", name) for name in ("Doug Low", "Douglas Low")}
    a = report('Doug Low said the two were "closer on numbers than on words".', 1, names)
    b = report('Douglas Low said the two were "closer on numbers than on words".', 2, names)
    assert not told(compare_articles(a, b), "differs")


def test_the_last_name_is_the_same_speaker() -> None:
    a = 'Tom Low said the two were "closer on numbers than on words".'
    assert not differing(a, '"Closer on numbers than on words," said Low.')


def test_a_name_found_in_one_report_only_is_shared_where_the_other_has_its_letters() -> None:
    one = report(
        "Marta Lindqvist of Norvik said the ferry to Halden would sail again on Monday.",
        names={"Marta Lindqvist": ("person", "Marta Lindqvist"), "Halden": ("place", "Halden")},
    )
    other = report("Die Fähre nach Halden fährt am Montag wieder, sagte Marta Lindqvist der Haldener Zeitung.", 2)
    assert told(compare_articles(one, other), "shared") >= {("name", "Marta Lindqvist"), ("name", "Halden")}
    assert told(compare_articles(other, one), "shared") >= {("name", "Marta Lindqvist"), ("name", "Halden")}


def test_a_name_of_several_words_is_shared_where_the_other_has_it_without_capitals() -> None:
    one = report(
        "The Privileges Committee sat on Monday.",
        names={"Privileges Committee": ("organisation", "Privileges Committee")},
    )
    other = report("On Monday the privileges committee sat in Arl.", 2)
    assert told(compare_articles(one, other), "shared") == {("name", "Privileges Committee")}
    inquiry = "Privileges Committee Inquiry"
    longer = report(f"On Monday the {inquiry} began.", 2, {inquiry: ("other", inquiry)})
    assert ("name", "Privileges Committee") in told(compare_articles(one, longer), "only-a")


def test_a_part_of_a_longer_name_is_not_the_shorter_name() -> None:
    one = report("Ships left Halden on Monday.", names={"Halden": ("place", "Halden")})
    times: dict[str, tuple[MentionKind, str]] = {"Halden Times": ("organisation", "Halden Times")}
    other = report("The Halden Times said that nothing had left the port on Monday.", 2, names=times)
    assert ("name", "Halden") in told(compare_articles(one, other), "only-a")


SENTENCES = st.lists(
    st.sampled_from(
        [
            "The Morgenrot left Sarnholm on Tuesday.", "Ilse Brandow said: \"The fog came down like a curtain.\"",
            "A levy of 25% on steel takes effect on 31 March.", "A 20 per cent levy on steel takes effect on 1 April.",
            "At least 14 people were killed.", "The fire left 31 people dead.", "Some 640 dock workers walked out.",
            "About 700 dock workers walked out.", "It cost $5 million.", "It cost €5 million.", "It cost $4 million.",
            "“The fog came down,” said Tom Low.", "The U.S. will pay by the end of March.", "The US will pay by 31 March.",
        ]
    ),
    max_size=7,
)  # fmt: skip


@given(SENTENCES, SENTENCES)
def test_exchanging_the_reports_mirrors_links_and_facts(a: list[str], b: list[str]) -> None:
    one, other = compare(" ".join(a), " ".join(b)), compare(" ".join(b), " ".join(a))
    assert {(k.a, k.b, k.relation) for k in one.links} == {(k.b, k.a, k.relation) for k in other.links}
    assert set(one.facts) == set(mirrored(other).facts)


@given(SENTENCES)
def test_a_report_agrees_with_itself(sentences: list[str]) -> None:
    text = " ".join(sentences)
    assert {f.status for f in compare(text, text).facts} <= {"shared"}


@pytest.mark.parametrize(
    "text",
    [
        "It cost $1. " * 700, "one " * 4000, '"The fog came down, he said." ' * 250, "24:61, 2026-13-45, +99:99, " * 700,
        "$1 " * 3000, "1-" * 7_000,
    ],
)  # fmt: skip
def test_endless_repeats_take_no_endless_time(text: str) -> None:
    with no_trap():
        compare(text, text)
