"""Which wordings leave two amounts of one thing, and which make them amounts of two things."""

import pytest

from newsreader.analysis.align import compare_articles
from newsreader.models import Comparison, DateKind, MentionKind

from .made_reports import report

NAMES: dict[str, tuple[MentionKind, str]] = {
    "Harn": ("place", "Harn"),
    "Orm": ("place", "Orm"),
    "Sano": ("place", "Sano"),
    "World Health Board": ("organisation", "World Health Board"),
    "Ilse Brandow": ("person", "Ilse Brandow"),
    "WHB": ("organisation", "WHB"),
    "Otto Mehl": ("person", "Otto Mehl"),
    "Harn Bank": ("organisation", "Harn Bank"),
    "Orm Bank": ("organisation", "Orm Bank"),
}
DATES: dict[str, tuple[str, DateKind]] = {
    "2023": ("2023", "past"),
    "Friday": ("2025-03-07", "scheduled"),
    "Saturday": ("2025-03-08", "scheduled"),
    "Tuesday": ("2025-03-04", "past"),
    "Wednesday": ("2025-03-05", "past"),
}


def compare(a: str, b: str) -> Comparison:
    one, other = (report(text, k, NAMES, DATES, "2025-03-06") for k, text in ((1, a), (2, b)))
    return compare_articles(one, other)


def differing(a: str, b: str) -> set[tuple[str, str | None]]:
    return {(f.value, f.value_b) for f in compare(a, b).facts if f.status == "differs"}


@pytest.mark.parametrize(
    ("a", "b", "values"),
    [
        pytest.param(
            "The former mayor of Harn was jailed for seven years for selling the mill.",
            "For selling the mill of Harn a former mayor was jailed for eight years.",
            ("seven years", "eight years"),
            id="of a former mayor no amount is of before",
        ),
        pytest.param(
            "The mayor of Harn must go to jail for seven years for selling the mill.",
            "For selling the mill of Harn its mayor goes to jail for eight years.",
            ("seven years", "eight years"),
            id="what he must serve is no threshold",
        ),
        pytest.param(
            "Losses of the mill of Harn rose to 230 crowns from 140 crowns a year earlier as bread got dear.",
            "As bread got dear, losses of the mill of Harn rose to 260 crowns.",
            ("230 crowns", "260 crowns"),
            id="what was before is told of the other amount",
        ),
        pytest.param(
            "The strike at the mill of Harn costs 60 crowns a day.",
            "Each day of the strike at the mill of Harn costs 70 crowns.",
            ("60 crowns", "70 crowns"),
            id="a day is each day",
        ),
        pytest.param(
            "The mill of Harn will cut 3,200 jobs over three years.",
            "The mill of Harn will cut 3,500 jobs.",
            ("3,200 jobs", "3,500 jobs"),
            id="as many jobs over some years",
        ),
        pytest.param(
            "The trial of the miller of Harn heard 87 witnesses.",
            "At the trial of the miller of Harn 78 witnesses were heard by a judge who came in 2023.",
            ("87 witnesses", "78 witnesses"),
            id="the year is that of something else",
        ),
        pytest.param(
            "In Harn 450,000 doses of vaccine for the bakers will arrive at the weekend.",
            "For the bakers of Harn a plane with 540,000 doses of vaccine is expected on Saturday.",
            ("450,000 doses", "540,000 doses"),
            id="what is expected on a day is no forecast",
        ),
        pytest.param(
            "The bus of the bakers of Harn dropped 60 metres down the slope by the mill.",
            "By the mill of Harn the bus of the bakers fell 80 metres.",
            ("60 metres", "80 metres"),
            id="down the slope is no comparison",
        ),
        pytest.param(
            "A cut by 12 cents in the tax on diesel ends the strike at the mill of Harn.",
            "The strike at the mill of Harn ends as diesel will cost 15 cents less in tax.",
            ("12 cents", "15 cents"),
            id="both are changes",
        ),
        pytest.param(
            "The mill of Harn saves 60 crowns and pays 45 million in tax a year.",
            "The mill of Harn saves 60 crowns and pays 51 million in tax a year.",
            ("45 million", "51 million"),
            id="millions behind a sum are a sum",
        ),
        pytest.param(
            "Nine died and 26 were hurt when a bus left the road in Harn.",
            "A bus left the road in Harn, nine died. Another 24 were hurt.",
            ("26", "24"),
            id="another 24 beside the dead are all that were hurt",
        ),
        pytest.param(
            "It was 44.2 degrees Celsius in Harn on Tuesday, a record for the valley.",
            "Harn had 44.7 degrees on Tuesday, a record for the valley.",
            ("44.2 degrees Celsius", "44.7 degrees"),
            id="degrees without a scale",
        ),
        pytest.param(
            "Fires by Harn reached the mill, and the people of 17 villages were evacuated.",
            "The people of 21 villages had to flee the fires by Harn, which reached the mill.",
            ("17 villages", "21 villages"),
            id="villages have no fate",
        ),
        pytest.param(
            "Police in Harn fired tear gas at the mill and arrested 37 people on Tuesday.",
            "On Tuesday police in Harn fired tear gas at the mill and took 53 drivers into custody.",
            ("37 people", "53 drivers"),
            id="those arrested are people",
        ),
        pytest.param(
            "Trains in Harn were told to run at 80 km an hour as rails bent.",
            "In Harn trains ran at 60 kilometres an hour as rails bent.",
            ("80 km an hour", "60 kilometres an hour"),
            id="km an hour",
        ),
        pytest.param(
            "The lifeboat of Harn searched 400 square km for the lost bakers.",
            "For the lost bakers the lifeboat of Harn searched 480 square kilometres.",
            ("400 square km", "480 square kilometres"),
            id="square km",
        ),
        pytest.param(
            "The nurses said 14 treatment centres are open in Harn.",
            "In Harn, the nurses said, they will open three treatment centres beside the 12 that are open.",
            ("14 treatment centres", "12"),
            id="what the other counts is told before",
        ),
        pytest.param(
            "The World Health Board sent 140 boxes of vaccine to the mill.",
            "To the mill the WHB sent 160 boxes of vaccine.",
            ("140 boxes", "160 boxes"),
            id="a name and its initials",
        ),
        pytest.param(
            "A crowd of 18,400 saw the bakers of Harn lose.",
            "It rained. The bakers lost, as a crowd of 16,400 in the stadium by the sea, which was new, was sad to see.",
            ("18,400", "16,400"),
            id="of one head, though little else is shared",
        ),
        pytest.param(
            "The bakers of Harn will march to the mill on Friday.",
            "On Saturday the bakers of Harn will march to the mill.",
            ("2025-03-07", "2025-03-08"),
            id="another day for what is to come",
        ),
        pytest.param(
            "Together the two mills will have 64,000 employees and sell bread worth 19 million crowns a year.",
            "Together the two mills have 61,000 people and sell bread worth 19 million crowns a year.",
            ("64,000 employees", "61,000 people"),
            id="so many that are nearly as many",
        ),
        pytest.param(
            "Eight out of ten trains did not leave Harn on Tuesday.",
            "On Tuesday seven out of ten trains did not leave Harn.",
            ("Eight out of ten", "seven out of ten"),
            id="out of ten",
        ),
        pytest.param(
            "At the mill of Harn 34 guests of a wedding fell ill after dinner.",
            "It was the happiest day of their lives, but dinner left 41 guests of the wedding ill at the mill of Harn.",
            ("34 guests", "41 guests"),
            id="nobody is dead for the best day of their lives",
        ),
        pytest.param(
            "Hackers took the names of bakers in Harn and, in 400,000 cases, what bread they buy.",
            "In Harn hackers took the names of bakers and what bread 450,000 buy.",
            ("400,000 cases", "450,000"),
            id="in so many cases nobody is ill",
        ),
        pytest.param(
            "Stones were thrown by the bakers of Harn on Tuesday, and four officers were hurt.",
            "On Tuesday seven policemen were hurt as stones were thrown by the bakers of Harn.",
            ("four officers", "seven"),
            id="policemen are officers",
        ),
        pytest.param(
            "The rocket of Harn let go of six satellites at a height of 510 km.",
            "Six satellites were let go of by the rocket of Harn 540 kilometres above the Earth.",
            ("510 km", "540 kilometres"),
            id="above the Earth is no comparison",
        ),
        pytest.param(
            "The bakers of Harn and the nuns let 35 hens go each, they said at the mill.",
            "On either side, the bakers of Harn and the nuns said at the mill, 45 hens were let go.",
            ("35 hens", "45 hens"),
            id="so many each",
        ),
        pytest.param(
            "Bakers will pay a toll of 25 crowns on the bridge of Harn.",
            "On the bridge of Harn bakers will pay a toll of 30 crowns each time.",
            ("25 crowns", "30 crowns"),
            id="each time is every time",
        ),
        pytest.param(
            "Glaciers by Harn lost 580 tonnes of ice in 2023, the most that the miller has known.",
            "The miller has known no year like 2023: 620 tonnes of ice were lost by glaciers at Harn.",
            ("580 tonnes", "620 tonnes"),
            id="the year is named elsewhere in the sentence",
        ),
        pytest.param(
            "Ilse Brandow, 19, scored for the bakers. It rained all day.",
            "Snow fell by the sea. The goal came from Ilse Brandow, a 20-year-old who had sat on the bench.",
            ("19", "20-year-old"),
            id="an age behind a name",
        ),
    ],
)
def test_an_amount_of_the_same_thing_differs(a: str, b: str, values: tuple[str, str]) -> None:
    assert differing(a, b) == {values}
    assert differing(b, a) == {values[::-1]}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param(
            "There is cholera in five provinces of Harn.",
            "Six of the country's nine provinces have cholera in Harn.",
            id="nine are all there are",
        ),
        pytest.param(
            "The mill of Harn paid 5 million crowns for the barn and has 20 million customers.",
            "The mill of Harn paid 5 million crowns for the barn and 24 million for bread.",
            id="customers are no sum",
        ),
        pytest.param(
            "Spending at the mill will grow 33 percent a year on average for a decade, the baker said of the long plan.",
            "The bakery is expected to grow at an average rate of 43 percent, its owner told the bank by the sea.",
            id="two words are too few where sentences have little in common",
        ),
        pytest.param(
            "Sales of the mill of Harn grew 6.2 percent over the Christmas weeks.",
            "Over the Christmas weeks like-for-like sales of the mill of Harn grew 5.4 percent.",
            id="like-for-like is another growth",
        ),
        pytest.param(
            "The Sano by the mill stood at 8.2 metres in Harn by night.",
            "By night the Sano by the mill stood at 7.9 metres in Orm.",
            id="the river is as high in two places",
        ),
        pytest.param(
            "The bakers of Harn marched to the mill on Tuesday.",
            "On Wednesday the bakers of Harn marched to the mill.",
            id="both days can be right of what is past",
        ),
        pytest.param(
            "Some 30 bakers of Harn were hurt at the mill.",
            "At the mill 30 bakers of Harn were hurt. Another 34 bakers of Harn were hurt at the mill by night.",
            id="another 34 come on top",
        ),
        pytest.param(
            "The ten-year note of the mill of Harn yields 4.31 percent after strong bread sales.",
            "The two-year note of the mill of Harn yields 3.98 percent after strong bread sales.",
            id="two terms",
        ),
        pytest.param(
            "The storm over Harn has winds of 185 km an hour.",
            "The storm over Harn has gusts of 230 km an hour.",
            id="gusts are no winds",
        ),
        pytest.param(
            "In Harn it was 47 degrees on Tuesday, the hottest day of the year.",
            "In Harn it felt like 50 degrees on Tuesday, the hottest day of the year.",
            id="as it felt",
        ),
        pytest.param(
            "Of the voters of Harn 57.3 percent said no to the mill.",
            "Of the voters of Harn 42.7 percent said yes to the mill.",
            id="yes and no",
        ),
        pytest.param(
            "The dollar rose to 152 yen in Harn as bread got dear.",
            "The euro rose to 164 yen in Harn as bread got dear.",
            id="two currencies",
        ),
        pytest.param(
            "Brent crude rose to $71 a barrel in Harn as the mills burned oil.",
            "U.S. crude rose to $68 a barrel in Harn as the mills burned oil.",
            id="two sorts of oil",
        ),
        pytest.param(
            "Inflation in Harn slowed to 2.3 percent in spring.",
            "Inflation in Harn excluding food and energy slowed to 2.6 percent in spring.",
            id="without food and energy",
        ),
        pytest.param(
            "Some 21 bakers of Harn were hurt when a bus of the mill overturned.",
            "Six bakers of Harn were seriously hurt when a bus of the mill overturned.",
            id="those gravely hurt are a part",
        ),
        pytest.param(
            "Bakers of Orm in Harn killed five soldiers on Tuesday, the mayor said.",
            "Bakers of Orm in Harn killed seven civilians on Tuesday, the mayor said.",
            id="soldiers and civilians",
        ),
        pytest.param(
            "By night power in Harn was restored to 140,000 homes after the storm.",
            "By night after the storm 120,000 homes in Harn were without power.",
            id="restored and without",
        ),
        pytest.param(
            "A 16-year-old baker of Harn was stabbed at the mill by night.",
            "A 17-year-old baker of Harn was arrested at the mill after the stabbing by night.",
            id="victim and suspect",
        ),
        pytest.param(
            "The jobless rate of men in Harn fell to 5.6 percent in spring.",
            "The jobless rate of women in Harn fell to 6.4 percent in spring.",
            id="men and women",
        ),
        pytest.param(
            "The mill of Harn pays 4.30 crowns per ordinary share.",
            "The mill of Harn pays 4.32 crowns per preferred share.",
            id="two sorts of shares",
        ),
        pytest.param(
            "Turnout in Harn was 31.2 percent by 4 p.m. as the bakers voted.",
            "Turnout in Harn was 38.7 percent as the bakers voted.",
            id="turnout of an hour",
        ),
        pytest.param(
            "The bakers of Harn won 34 percent of the vote, an exit poll showed.",
            "The bakers of Harn won 32.1 percent of the vote.",
            id="an exit poll is no result",
        ),
        pytest.param(
            "Ilse Brandow goes to jail for six years for robbing the mill of Harn.",
            "Otto Mehl goes to jail for five years for robbing the mill of Harn.",
            id="two who are jailed",
        ),
        pytest.param(
            "The Harn Bank lost 2.1 percent as bread got dear.",
            "The Orm Bank lost 1.7 percent as bread got dear.",
            id="two shares",
        ),
        pytest.param(
            "The mill of Harn recalls 320,000 loaves over a bad bolt.",
            "The mill of Harn recalls 400,000 loaves worldwide over a bad bolt.",
            id="worldwide",
        ),
        pytest.param(
            "Some 14.8 percent of the bakers of Harn smoke by the mill.",
            "Some 17.4 percent of the bakers of Harn who are men smoke by the mill.",
            id="men are a part",
        ),
        pytest.param(
            "Ash from the mill of Harn rose 8,000 metres above sea level.",
            "Ash from the mill of Harn rose 6,300 metres above the summit.",
            id="above the sea and above the summit",
        ),
        pytest.param(
            "The bakers of Harn want 12 percent more pay at the mill.",
            "The bakers of Harn are offered 9 percent more pay at the mill.",
            id="wanted and offered",
        ),
    ],
)
def test_amounts_of_two_things_do_not_differ(a: str, b: str) -> None:
    assert differing(a, b) == set()


@pytest.mark.parametrize(
    ("told", "other", "status"),
    [
        ("102 degrees", "102 degrees Fahrenheit", "shared"),
        ("102 degrees", "104 degrees", "differs"),
        ("102 degrees", "39 degrees Celsius", "only-a"),
        ("102 degrees", "39 degrees", "only-a"),
        ("38.9 degrees", "102 degrees Fahrenheit", "shared"),
    ],
)
def test_degrees_of_no_scale_may_be_of_either(told: str, other: str, status: str) -> None:
    a = f"It was {told} in Harn on Tuesday, a record for the valley."
    b = f"Harn had {other} on Tuesday, a record for the valley."
    assert [f.status for f in compare(a, b).facts if f.value.startswith(told[:4])] == [status]


def test_one_in_five_of_something_else_is_not_20_percent() -> None:
    a = "One in five jobs will go. The profit of the mill of Harn fell in spring, its owner said."
    b = "The profit of the mill of Harn fell by 20 percent in spring, its owner said."
    assert not [f for f in compare(a, b).facts if f.kind in {"number", "percent"} and f.status == "shared"]


def test_few_percent_of_something_else_are_not_shared() -> None:
    a = (
        "It rained all day. Police in the valley of Harn get 6 percent more pay from Friday, the mayor said by the well of the"
        " old mill as bells rang for the bakers. Snow lay deep in Orm. Milk of the black cows got dear as they fell ill by the"
        " sea. Hens slept."
    )
    b = (
        "It rained all day. From Friday the police in the valley of Harn get more pay, the mayor said by the well. The sun burned"
        " for a week. Geese flew. Milk of the black cows is dearer by 6 percent as they fell ill by the sea where fishermen had"
        " sung of drowned sailors."
    )
    assert not [f for f in compare(a, b).facts if f.kind == "percent" and f.status == "shared"]
