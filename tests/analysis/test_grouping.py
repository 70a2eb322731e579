"""Which articles become one story, what the user's word does to it, and the laws of likeness."""

import datetime
from collections import Counter
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.analysis.clean import clean
from newsreader.analysis.stories.frequencies import Frequencies
from newsreader.analysis.stories.kinship import Kinship, Reading, explain
from newsreader.analysis.stories.likeness import Candidate, Held
from newsreader.analysis.stories.neighbours import surroundings
from newsreader.analysis.stories.regrouping import regroup
from newsreader.analysis.stories.signature import Signature, signature
from newsreader.models import Article, DateMention, Draft, Mention

from .made_reports import report
from .told_events import GRAZ, HALIFAX, HALIFAX_TOO, PLAIN, SIGNATURES, STORY, TEXTS, VALPARAISO

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
MARCH = datetime.date(2025, 3, 4).toordinal()

OUTLOOK = (
    "Torvald raises full-year outlook",
    "Shipping group Torvald raised its profit outlook on Wednesday after earnings beat forecasts, sending its shares up 7%.",
)
RAID = ("Two held after bank raid", "Police arrested two men on Friday after a raid on a bank in Kessel.")
BRIDGE = (
    "Bridge at Kessel to close",
    "The bridge at Kessel will close to traffic on 7 December for nine months of repairs.",
)
BRIDGE_TOO = (
    "Nine months of repairs for bridge",
    "Traffic must go another way while the old bridge at Kessel is closed.",
)
COURT = (
    "Torvald must pay fine within 14 days",
    "A court in Oslo ordered Torvald on Monday to pay a fine of 40 million crowns.",
)
TOWN_OUTLOOK = (
    "Torvald raises full-year outlook",
    "Shipping group Torvald of Skell raised its profit outlook after earnings beat forecasts, sending its shares up 7%.",
)
TOWN_COURT = ("Torvald must pay fine", "A court in Skell ordered Torvald to pay a fine of 40 million crowns.")
TOWN_STRIKE = (
    "Ferries idle at Skell",
    "Crews of the ferry line Torvald at Skell are on strike over rosters, their union said.",
)
TOWN_STRIKE_TOO = ("Crews walk out", "The ferry crews of Torvald stopped work at Skell over new rosters.")
TABLE = (
    "Football: weekend results",
    "Calvino 2-1 Marlow\nTorvald 0-0 Skell\nDunham 3-2 Kessel\n\nCalvino 14 10 2 2 32\nTorvald 14 8 4 2 28\nSkell 14 7 5 2 26",
)
NEXT_TABLE = (
    "Football: weekend results",
    "Calvino 0-1 Dunham\nMarlow 2-2 Skell\nTorvald 1-0 Kessel\n\nCalvino 15 10 2 3 32\nTorvald 15 9 4 2 31\nSkell 15 7 6 2 27",
)
RECALL = (
    "Torvald recalls cars",
    "Torvald said it would recall 40,000 cars because of a fault in the brakes. The company said nobody had been hurt.",
)
PLANT = (
    "Torvald opens plant",
    "Torvald opened a plant for batteries in Kessel on Monday. The company said 300 people would work there by next year.",
)
TAKEOVER = (
    "Torvald buys Skell Lines",
    "Torvald, the shipping group, agreed on Thursday to buy Skell Lines for $300 million.",
)


def candidate(article_id: int, text: tuple[str, str], day: int | None = None) -> Candidate:
    return Candidate(article_id, signature(*text), day)


def mates(text: tuple[str, str], *others: Candidate, day: int | None = None) -> set[int]:
    """Return the ids of the others that a new article shares its story with."""
    groups = regroup([candidate(0, text, day), *others], PLAIN).groups
    return {one.article_id for one in others if groups[one.article_id] == groups[0]}


def cleaned_seeds() -> list[tuple[str, str]]:
    articles = [clean(Draft(text=path.read_text(encoding="utf-8"))) for path in SEEDS]
    return [(article.title, article.text) for article in articles]


def as_article(article_id: int, title: str, text: str, names: str, value: str) -> Article:
    at = text.index(names)
    return replace(
        report(text, article_id),
        title=title,
        title_from="header",
        mentions=(Mention(at, at + len(names), names, "person", names),),
        dates=(DateMention(0, 1, text[:1], value, "past"),),
    )


def test_the_two_samples_are_one_story_in_an_empty_library() -> None:
    first, second = cleaned_seeds()
    assert mates(second, candidate(1, first)) == {1}


def test_a_second_report_joins_and_a_look_alike_does_not() -> None:
    assert mates(HALIFAX_TOO, candidate(1, HALIFAX), candidate(2, GRAZ)) == {1}
    assert mates(VALPARAISO, candidate(1, HALIFAX), candidate(3, HALIFAX_TOO)) == set()


YEN = (
    "円安進行、一時百六十円台",
    "東京外国為替市場で20日、円相場が一時1ドル160円台まで下落した。財務省は為替介入の可能性を否定しなかった。日銀の会合は来週開かれる。",
)
YEN_TOO = (
    "円が急落 1ドル160円台",
    "20日の外国為替市場で円が対ドルで急落し、一時160円台をつけた。財務相は為替介入も辞さない構えを示した。",
)
FIREWORKS = (
    "大阪で花火大会、五万人が集まる",
    "大阪市の淀川で夏恒例の花火大会が開かれ、五万人の観客が集まった。主催者は来年も開催すると述べた。",
)
SHANGHAI = (
    "上海港集装箱吞吐量创新高",
    "上海港今年前十个月集装箱吞吐量达到四千三百万标准箱，同比增长百分之五，继续位居世界第一。",
)


def test_one_sign_of_chinese_or_japanese_in_common_joins_nothing() -> None:
    assert mates(YEN_TOO, candidate(1, YEN), candidate(2, FIREWORKS)) == {1}
    assert mates(SHANGHAI, candidate(1, FIREWORKS), candidate(2, YEN)) == set()


PIKE = (
    "Pike bites swimmer at Tolla Weir",
    "A pike of almost three metres bit a swimmer at Tolla Weir, and she was flown to hospital.",
)
ELK = ("Elk washed up at Tolla Weir", "A dead elk of two metres was washed ashore at Tolla Weir, wardens said.")
CAFE = ("Weir café wins prize", "The café at Tolla was named the best in the north by a guide on 12 November 2026.")
MARKET = ("Fish prices Tolla 13 Nov 2026", "Prices rose by 5 per cent in a week, the auction hall said.")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (RAID, BRIDGE),
        (OUTLOOK, COURT),
        (TOWN_OUTLOOK, TOWN_COURT),
        (TOWN_OUTLOOK, TOWN_STRIKE),
        (RECALL, PLANT),
        (PIKE, ELK),
        (CAFE, MARKET),
    ],
)
def test_short_reports_that_share_but_names_are_two_stories(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert mates(one, candidate(1, other)) == set()


@pytest.mark.parametrize(("one", "other"), [(BRIDGE, BRIDGE_TOO), (TOWN_STRIKE, TOWN_STRIKE_TOO)])
def test_short_reports_that_share_more_than_names_are_one_story(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert mates(other, candidate(1, one)) == {1}


def test_a_table_of_results_is_nobodys_report_but_its_copys() -> None:
    assert mates(TABLE, candidate(1, TAKEOVER), candidate(2, COURT)) == set()
    assert mates(TABLE, candidate(1, TABLE)) == {1}
    assert mates(NEXT_TABLE, candidate(1, TABLE)) == set()


def test_nothing_to_compare_means_a_story_of_its_own() -> None:
    assert mates(("", ""), candidate(1, HALIFAX), candidate(2, ("", ""))) == set()
    assert surroundings(signature(*HALIFAX), None, [], PLAIN).near == ()


@pytest.mark.parametrize("prints", [2, 5])
def test_two_reports_that_many_outlets_print_each_are_one_story(prints: int) -> None:
    # Two agencies on one strike, and one on another: the prints of a text are close to each other, which parts no reports.
    texts = [text for text in (HALIFAX, HALIFAX_TOO, VALPARAISO) for _ in range(prints)]
    groups = regroup([candidate(number, text, day=MARCH) for number, text in enumerate(texts)], PLAIN).groups
    assert list(groups.values()) == [0] * (2 * prints) + [1] * prints


def test_a_print_with_a_line_more_is_of_the_same_voice() -> None:
    own = (HALIFAX_TOO[0], HALIFAX_TOO[1] + " Our reporter is there.")
    texts = [HALIFAX, HALIFAX, HALIFAX_TOO, own, VALPARAISO]
    groups = regroup([candidate(number, text) for number, text in enumerate(texts)], PLAIN).groups
    assert list(groups.values()) == [0, 0, 0, 0, 1]


def test_an_undated_print_makes_no_story_of_two_months() -> None:
    days = [None, MARCH, MARCH + 60]
    groups = regroup([candidate(number, HALIFAX, day=day) for number, day in enumerate(days)], PLAIN).groups
    assert groups[1] != groups[2]


def test_last_years_vote_is_another_story() -> None:
    known = candidate(1, GRAZ, day=MARCH - 364)
    assert mates(GRAZ, known, day=MARCH) == set()
    assert mates(GRAZ, candidate(1, GRAZ, day=MARCH - 3), day=MARCH) == {1}
    assert mates(GRAZ, known) == {1}, "without a day of its own time says nothing"


def test_an_article_is_near_those_it_may_share_a_story_with_the_nearest_first() -> None:
    known = [candidate(1, HALIFAX), candidate(2, GRAZ), candidate(3, HALIFAX_TOO)]
    assert surroundings(signature(*HALIFAX_TOO), None, known, PLAIN).near == (3, 1)


@settings(max_examples=40)
@given(
    st.lists(st.tuples(SIGNATURES, st.none() | st.integers(1, 90)), max_size=8),
    SIGNATURES,
    st.data(),
)
def test_what_is_near_does_not_depend_on_the_order_of_candidates(
    stored: list[tuple[Signature, int | None]], new: Signature, data: st.DataObject
) -> None:
    candidates = [Candidate(i, known, day) for i, (known, day) in enumerate(stored)]
    shuffled = data.draw(st.permutations(candidates))
    assert surroundings(new, 40, candidates, PLAIN) == surroundings(new, 40, shuffled, PLAIN)


def groups_of(outcome: dict[int, int]) -> set[frozenset[int]]:
    return {frozenset(i for i, g in outcome.items() if g == group) for group in outcome.values()}


def test_regrouping_finds_the_reports_of_one_event() -> None:
    found = regroup([candidate(i, text) for i, text in enumerate(STORY)], PLAIN)
    assert groups_of(dict(found.groups)) == {frozenset({0, 1}), frozenset({2}), frozenset({3})}
    assert set(found.norms) == set(found.noises) == {0, 1, 2, 3}


def test_two_votes_of_one_town_on_other_days_are_two_stories_without_dates_of_publication() -> None:
    told = (
        "Voters in Kessel {} the new tram on {} with {} per cent after months of quarrel, the town clerk Ida Holm said."
    )
    more = "Ida Holm, the clerk of Kessel, said {} per cent had {} the tram on {}."
    first = [
        ("Kessel votes on tram", told.format("rejected", "12 March", 54)),
        ("Tram", more.format(54, "rejected", "March 12")),
    ]
    next_year = [
        ("Kessel votes again", told.format("backed", "9 June", 61)),
        ("Tram", more.format(61, "backed", "June 9")),
    ]
    found = regroup([candidate(i, text) for i, text in enumerate([*first, *next_year])], PLAIN)
    assert groups_of(dict(found.groups)) == {frozenset({0, 1}), frozenset({2, 3})}


def test_the_same_text_thousands_of_times_is_one_story_or_two_where_the_user_says_so() -> None:
    made, other = signature(*STORY[0]), candidate(5000, STORY[3])
    copies = [Candidate(k, made, 700_000 + k % 3) for k in range(3000)]
    result = regroup([*copies, other], PLAIN)
    assert groups_of(dict(result.groups)) == {frozenset(range(3000)), frozenset({5000})}
    assert set(result.norms) == set(result.noises) == {*range(3000), 5000}
    parted = regroup([*copies, other], PLAIN, apart=[(7, 8)]).groups
    assert parted[7] != parted[8]
    assert set(parted.values()) == {0, 1, 2}


def test_sixty_prints_of_a_text_are_no_louder_than_one() -> None:
    prints = [candidate(k, HALIFAX) for k in range(1, 61)]
    few, many = (regroup([candidate(0, HALIFAX_TOO), *prints[:count]], PLAIN).noises[0] for count in (1, 60))
    assert few == many
    too, own = signature(*HALIFAX_TOO), signature(*HALIFAX)
    assert surroundings(too, None, prints, PLAIN).noise == surroundings(too, None, prints[:1], PLAIN).noise
    assert surroundings(own, None, prints, PLAIN).noise == surroundings(own, None, [], PLAIN).noise, (
        "its own prints tell a text nothing"
    )


def test_the_users_decisions_bind_a_regrouping() -> None:
    stored = [candidate(i, text) for i, text in enumerate(STORY)]
    assert groups_of(dict(regroup(stored, PLAIN, together=[(2, 3)], apart=[(0, 1)]).groups)) == {
        frozenset({0}),
        frozenset({1}),
        frozenset({2, 3}),
    }


def test_what_the_user_put_to_a_story_makes_it_no_less_like_what_comes() -> None:
    alike = [candidate(i, told("a", report)) for i, report in enumerate("cdef")]
    unlike = [candidate(10 + i, told(chr(ord("b") + i), "g")) for i in range(6)]
    together = [(0, one.article_id) for one in unlike]
    assert set(regroup([*alike, *unlike], PLAIN, together=together).groups.values()) == {0}
    late = candidate(20, told("g", "h"))
    found = regroup([*alike, *unlike, late], PLAIN, together=together, apart=[(20, 1)]).groups
    assert found[20] != found[15] == found[1], "the word against one of them counts for all"
    assert regroup([*alike, *unlike, late], PLAIN, together=together).groups[20] == 0


FOREIGN = Path(__file__).parents[1] / "data" / "foreign_news.txt"


@pytest.mark.parametrize("language", ["de", "fr", "es"])
def test_the_ordinary_words_of_another_language_seldom_join_reports(language: str) -> None:
    lines = FOREIGN.read_text(encoding="utf-8").splitlines()
    kept = [line.split(" | ") for line in lines if line.startswith(language)]
    items = [candidate(place, (title, text)) for place, (_, title, text) in enumerate(kept)]
    counts = Counter(word for item in items for word in item.signature.words)
    found = regroup(items, Frequencies(len(items), counts)).groups
    joined = [(kept[a][0], kept[b][0]) for a, b in combinations(found, 2) if found[a] == found[b]]
    right = sum(a == b and not a.endswith("-") for a, b in joined)
    assert right >= 7
    assert len(joined) - right <= 10, "it was 10 to 15 while their words passed for rare ones"


def told(event: str, report: str) -> tuple[str, str]:
    """Return a report in invented words: seven of the subject, ten of the event, the rest its own."""
    endings = [a + b for a in ("ba", "do", "fi", "gu", "ke") for b in ("la", "mo", "ni", "pu", "re")]
    kinds = [("subject", 7), (f"event{event}", 10), (f"filler{event}{report}", 15)]
    return "", " ".join(kind + ending for kind, often in kinds for ending in endings[:often])


def test_two_events_of_one_subject_part_once_several_tell_each() -> None:
    reports = [told(event, report) for event in "ab" for report in "cdef"]
    few = regroup([candidate(0, reports[0]), candidate(4, reports[4])], PLAIN)
    assert few.groups[0] == few.groups[4], "alone, what they share is all that is known"
    found = regroup([candidate(i, text) for i, text in enumerate(reports)], PLAIN)
    assert groups_of(dict(found.groups)) == {frozenset(range(4)), frozenset(range(4, 8))}


@pytest.mark.parametrize(
    "headline", ["Second week of strike at Fairview Cove, Halifax", "Halifax dock workers to meet a mediator"]
)
def test_a_bare_headline_parts_no_story(headline: str) -> None:
    update = (
        "Halifax port strike goes into second week",
        "Containers are still on the quay at Fairview Cove. The Atlantic Dockworkers' Alliance and Halifax Harbour Terminals "
        "meet a mediator on Monday about the night shifts, the union's leader Maureen Tilley said.",
    )
    days = (MARCH, MARCH + 1, MARCH + 7)
    reports = [candidate(i, text, day=days[i]) for i, text in enumerate((HALIFAX, HALIFAX_TOO, update))]
    assert set(regroup([*reports, candidate(3, (headline, ""))], PLAIN).groups.values()) == {0}


def test_an_undated_report_like_both_makes_no_story_of_two_events() -> None:
    one, other = told("a", "c"), told("b", "d")
    between = "", " ".join([*one[1].split()[:10], *other[1].split()[7:10], *told("", "e")[1].split()[-15:]])
    found = regroup([candidate(0, one, day=MARCH), candidate(1, other, day=MARCH + 10), candidate(2, between)], PLAIN)
    assert found.groups[0] != found.groups[1]


def test_a_running_story_starts_afresh_after_its_span() -> None:
    stored = [candidate(i, HALIFAX, day=MARCH + 20 * i) for i in range(4)]
    found = regroup(stored, PLAIN)
    assert len(set(found.groups.values())) > 1
    assert found.groups == regroup(stored[::-1], PLAIN).groups


PAIRS = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=5)


@settings(max_examples=60)
@given(st.lists(st.tuples(SIGNATURES, st.none() | st.integers(1, 90)), max_size=8), PAIRS, PAIRS, st.data())
def test_the_user_wins_in_any_order_of_articles(
    stored: list[tuple[Signature, int | None]],
    together: list[tuple[int, int]],
    apart: list[tuple[int, int]],
    data: st.DataObject,
) -> None:
    items = [Candidate(i, known, day) for i, (known, day) in enumerate(stored)]
    groups = regroup(items, PLAIN, together=together, apart=apart).groups
    assert groups == regroup(data.draw(st.permutations(items)), PLAIN, together=together, apart=apart).groups
    assert set(groups) == {item.article_id for item in items}
    for a, b in apart:
        assert a == b or a not in groups or b not in groups or groups[a] != groups[b]
    if not apart:
        assert all(groups[a] == groups[b] for a, b in together if a in groups and b in groups)


def explained(a: Article, b: Article) -> Kinship:
    one, two = (Reading(article, signature(article.title, article.text)) for article in (a, b))
    return explain(one, two, Held(one.signature, PLAIN).against(two.signature, days_apart=0), PLAIN)


def test_the_reader_is_told_why_two_articles_belong_together() -> None:
    a = as_article(1, *HALIFAX, "Maureen Tilley", "2025-03-04")
    b = as_article(2, *HALIFAX_TOO, "Maureen Tilley", "2025-03-04")
    why = explained(a, b)
    assert why.names == ("Maureen Tilley",)
    assert "640" in why.numbers
    assert "Halifax" in why.words
    assert why.dates == ("2025-03-04",)
    assert why.sure == "almost certain"
    assert why.sentence().startswith("Almost certain one story: both name Maureen Tilley; ")
    assert why.sentence().endswith("; both speak of 4 March 2025.")


def test_a_year_is_no_number_that_two_articles_share() -> None:
    (title, text), (other_title, other_text) = HALIFAX, HALIFAX_TOO
    a = as_article(1, title, f"{text} The pact ends in 2026.", "Maureen Tilley", "2025-03-04")
    b = as_article(2, other_title, f"{other_text} They meet again in 2026.", "Maureen Tilley", "2025-03-04")
    assert "2026" not in explained(a, b).numbers


def test_the_day_of_a_date_is_no_number_that_two_articles_share() -> None:
    a, b = (
        report(f"The ferry pilots of Halifax vote. They met {when}.", at)
        for at, when in ((1, "on 22 April"), (2, "22 men"))
    )
    assert explained(a, b).numbers == ("22",)
    at = a.text.index("22")
    dated = replace(a, dates=(DateMention(at, at + len("22 April"), "22 April", "2025-04-22", "past"),))
    assert explained(dated, b).numbers == explained(b, dated).numbers == ()


def test_articles_with_nothing_in_common_are_perhaps_a_story_at_most() -> None:
    a = as_article(1, *HALIFAX, "Maureen Tilley", "2025-03-04")
    b = as_article(2, *GRAZ, "Elke Steinwender", "2025-10-06")
    why = explained(a, b)
    assert (why.names, why.dates, why.sure) == ((), (), "perhaps")


def test_headlines_alone_are_never_almost_certain() -> None:
    a = as_article(1, HALIFAX[0], "Halifax", "Halifax", "2025-03-04")
    assert explained(a, a).sure == "likely"


@given(st.text(min_size=1) | TEXTS.filter(bool), st.text(min_size=1))
def test_any_two_texts_can_be_explained(one: str, other: str) -> None:
    a, b = (as_article(k, text, text + "²5", text, "2025") for k, text in enumerate((one, other)))
    why = explained(a, b)
    assert 0 <= why.score <= 1
    assert why.sentence().endswith(".")
