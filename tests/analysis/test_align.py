"""Which sentences of two reports are linked, what is said where reports cannot be compared, and that it stays quick."""

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.traps import no_trap

from newsreader.analysis.align import WORD_LIMIT, align_sentences, compare_articles, likelihoods
from newsreader.analysis.comparing.evidence import gather_evidence
from newsreader.analysis.sentences import split_sentences
from newsreader.models import Comparison, DateKind

from .made_reports import FERRY_A, FERRY_B, report

GERMAN = """Die Fähre ist am Dienstag auf den Felsen vor der Insel gelaufen, und die 212 Gäste sind an das Land gebracht \
worden. Es ist nicht klar, ob die Firma 300 Euro für jeden bezahlt."""
JAPANESE = "フェリーが火曜日に島の岩に衝突し、十二人がけがをした。会社は検査を受けたと述べた。"


_ORDERS = "abbot prior sexton cellarer almoner novice oblate cantor deacon porter infirmarian".split()
_FRUITS = "pears figs hops leeks kale plums medlars sorrel beets cherries rhubarb".split()
_GUILDS = "cooper chandler fuller glazier saddler tanner thatcher wheelwright cutler dyer mercer".split()
_ILLS = "drink debt frost gout greed lice luck noise pride rust sloth".split()


def compare(a: str, b: str) -> Comparison:
    return compare_articles(report(a, 1), report(b, 2))


def linked(a: str, b: str) -> dict[tuple[str, str], str]:
    left, right = split_sentences(a), split_sentences(b)
    return {(left[k.a].text[:12], right[k.b].text[:12]): k.relation for k in align_sentences(left, right)[0]}


def test_reordered_and_split_statements_are_linked() -> None:
    found = linked(FERRY_A, FERRY_B)
    assert found[("The ferry Mo", "The Morgenro")] == "same"
    assert {pair for pair in found if pair[0].startswith("Fourteen")} == {("Fourteen peo", "Seventeen pe")}
    assert ("Divers are t", "Divers will ") in found
    assert ("The company ", "Divers will ") in found
    assert not [pair for pair in found if pair[0].startswith("Fares")]


def test_the_samples_have_their_four_full_statements_linked(seeds: Path) -> None:
    a, b = (
        (seeds / name).read_text(encoding="utf-8") for name in ("000_0d99ea31585ef7ba.txt", "002_fb358faf4cc2d8c6.txt")
    )
    left, right = split_sentences(a), split_sentences(b)
    same = [(left[k.a].text, right[k.b].text) for k in align_sentences(left, right)[0] if k.relation == "same"]
    for one, other in [
        ("held a 45-minute phone call", "held talks with US Commerce Secretary"),
        ("“re-confirmed each other’s position”", "\"re-confirmed each other's position"),
        ("stated on Wednesday", "said on Wednesday"),
        ("is preparing to meet", "will meet US Treasury Secretary"),
    ]:
        assert any(one in x and other in y for x, y in same)


def test_in_long_reports_a_single_word_in_common_makes_no_two_statements_one() -> None:
    a = "“I cannot wait to plant the quince,” said the old gardener of the abbey."
    b = "“It was tense, waiting for the verdict,” wrote a clerk."
    rest_a = " ".join(f"The {x} of the abbey grew {y} behind its wall." for x, y in zip(_ORDERS, _FRUITS, strict=True))
    rest_b = " ".join(f"A {x} in the dock blamed {y} for it." for x, y in zip(_GUILDS, _ILLS, strict=True))
    pair = (a[:12], b[:12])
    assert linked(f"{a} {rest_a}", f"{b} {rest_b}").get(pair) == "partial"
    assert linked(a, b).get(pair) == "same"


def test_in_reports_that_tell_much_the_same_a_single_word_in_common_can_make_two_statements_one() -> None:
    a = "“I cannot wait to plant the quince,” said the old gardener of the abbey."
    b = "“It was tense, waiting for the verdict,” wrote a clerk."
    rest = " ".join(f"The {x} of the abbey grew {y} behind its wall." for x, y in zip(_ORDERS, _FRUITS, strict=True))
    assert linked(f"{a} {rest}", f"{b} {rest}").get((a[:12], b[:12])) == "same"


def test_what_both_tell_to_others_by_far_is_no_link_for_a_word_in_common() -> None:
    a = "The abbey of Harn sold its quince orchard to a brewer for forty crowns. Monks planted the orchard in 1740 behind the mill."
    b = "A brewer bought the quince orchard of the abbey at Harn, for which he paid forty crowns. Behind the mill the monks had planted pears in 1740."
    assert linked(a, b) == {("The abbey of", "A brewer bou"): "same", ("Monks plante", "Behind the m"): "same"}
    assert linked(a.split(". ")[1], f"{b.split('. ')[0]}.")  # where neither has another


def test_what_nobody_else_tells_is_linked_sooner_in_reports_that_tell_much_the_same() -> None:
    a = (
        "Turnips, a bugle, nine hymn books, a pewter jug, some ladles, a saddle and a wet rope lay hidden by night beneath"
        " the stairs of the old barn."
    )
    b = "Nothing of it was concealed from the goat, the widow of a tinker told the choir in her kitchen."
    left = "Snow closed the school in Harn for three days. The mayor opened a shelter for the homeless by the mill."
    right = "In Harn the school was shut by snow for three days. By the mill the mayor has opened a shelter for them."
    assert linked(f"{left} {a}", f"{right} {b}").get((a[:12], b[:12])) == "partial"
    assert (a[:12], b[:12]) not in linked(
        f"A ferry sank. Bread got dear in Orm. {a}", f"A tram burned. The cellist wept. {b}"
    )


def test_unrelated_reports_are_not_linked() -> None:
    other = "The orchard society met in the village hall. Its members tasted forty kinds of pear. The oldest tree was felled."
    assert linked(FERRY_A, other) == {}


def test_the_same_amount_in_other_words_links_two_statements() -> None:
    a = "The mill owners met in Tarn. Their union expects sales to shrink by 8% next year. Rain fell all day."
    b = "A cold wind blew. An eight per cent drop is what the bosses now foresee. Bread was dear."
    assert ("Their union ", "An eight per") in linked(a, b)


def test_words_of_one_family_link_two_statements() -> None:
    a = "The harvest was poor. Two fishermen were arrested over the theft of a bronze bell. The fair opens in June."
    b = "Eels are rare. Police detained a pair who had stolen a bell made of bronze. Nobody sang."
    assert ("Two fisherme", "Police detai") in linked(a, b)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Firefighters sang in the cellar.", "In the attic firemen slept."),
        ("A lorry got stuck in mud.", "Nobody pushed the truck that night."),
        ("Passengers waited by the gate.", "Some travellers slept on benches."),
        ("Customs men seized the cigars.", "All cigarettes were confiscated at dawn."),
    ],
)
def test_words_that_are_used_for_one_another_link_two_statements(one: str, other: str) -> None:
    assert linked(one, other)


def test_words_that_mean_nearly_the_same_link_two_statements() -> None:
    a = "The harvest was poor. The skipper forbade smoking below deck. The fair opens in June."
    b = "Eels are rare. Cigarettes under the deck were prohibited by the captain. Nobody sang."
    assert ("The skipper ", "Cigarettes u") in linked(a, b)


def test_a_great_number_in_words_links_two_statements() -> None:
    a = "The harvest was poor. The storm cut power to about 400,000 homes. The fair opens in June."
    b = "Eels are rare. Four hundred thousand households sat in the dark. Nobody sang."
    assert ("The storm cu", "Four hundred") in linked(a, b)


def test_a_share_told_as_another_share_links_two_statements() -> None:
    a = "The harvest was poor. Turnout in the vote on the mill was 61 per cent. The fair opens in June."
    b = "Eels are rare. Six in ten came to the vote. Nobody sang."
    assert ("Turnout in t", "Six in ten c") in linked(a, b)


def test_one_fact_in_common_is_not_the_same_statement_where_both_have_a_closer_partner() -> None:
    a = "Ada Brisk rang the mill owners for 40 minutes on Monday about barge tolls. Both sides called the toll unjust and promised calm."
    b = "Ada Brisk spoke with the mill owners on the barge tolls. Monday's 40-minute call with the mill owners ended in calm: both sides called the toll unjust."
    left, right = split_sentences(a), split_sentences(b)
    found = {(link.a, link.b): link.relation for link in align_sentences(left, right)[0]}
    assert found.pop((0, 1)) == "partial"
    assert found == {(0, 0): "same", (1, 1): "same"}


def test_sentences_that_stand_in_both_reports_are_the_same_though_no_word_of_them_tells() -> None:
    a = "It is over. The harbour froze. She did so. It is over."
    links, _ = align_sentences(split_sentences(a), split_sentences(f"{a} Rain fell on Lund."))
    assert {(link.a, link.b) for link in links if link.relation == "same"} == {(0, 0), (1, 1), (2, 2), (3, 3)}


def test_a_word_of_one_sentence_each_tells_more_than_a_word_of_many() -> None:
    a = "A lighthouse shone. The harbour froze. Boats left the harbour. The harbour is old."
    b = "Rain fell. The harbour shone. Men fled the harbour. Its harbour burned. The lighthouse fell."
    evidence = gather_evidence(split_sentences(a), split_sentences(b))
    assert evidence[0, 4].own > 2 * max(found.own for (i, j), found in evidence.items() if i and j not in (0, 4))


def test_what_stands_between_statements_told_alike_is_one_sooner() -> None:
    a = "Snow fell. Wells froze. A lorry carrying pears slid off the bridge at dawn. Nobody on the lower road was hurt that early. {}"
    b = "Quill mourns. Shops opened late. {} On the road below, all escaped with a fright. {} Trains ran."
    a = a.format("The police closed the road for six hours. Schools stayed shut.")
    told = b.format("At dawn a lorry full of pears left the bridge.", "Police kept the road closed until noon.")
    untold = b.format("The choir sang a hymn at dusk.", "Candles were lit in the chapel.")
    assert ("Nobody on th", "On the road ") in linked(a, told)
    assert linked(a, untold) == {}


def test_a_day_is_the_same_however_it_is_written() -> None:
    days = {"Tuesday": ("2025-03-04", "scheduled"), "March 4": ("2025-03-04", "scheduled")}
    a = "The kiln is cold. Swimmers can come back on Tuesday. Geese were seen."
    b = "The baths open their doors again on March 4. Tea was served. The clock is slow."
    links = {
        with_dates: {(k.a, k.b) for k in compare_articles(report(a, 1, dates=d), report(b, 2, dates=d)).links}
        for with_dates, d in ((True, days), (False, {}))
    }
    assert (1, 0) in links[True]
    assert (1, 0) not in links[False]


def test_a_month_is_the_same_however_it_is_written() -> None:
    dates: dict[str, tuple[str | None, DateKind]] = {"June": ("2025-06", "other"), "last month": ("2025-06", "other")}
    a = report("The kiln is cold. Bakers first complained of draughts in June. Geese were seen.", 1, dates=dates)
    b = report("Tea was served. It was last month that the complaints began. The clock is slow.", 2, dates=dates)
    left, right = split_sentences(a.text), split_sentences(b.text)
    known = likelihoods(gather_evidence(left, right, (a.dates, b.dates)))
    assert known[1, 1] > likelihoods(gather_evidence(left, right))[1, 1] + 0.1


def test_two_tolls_are_one_statement_whatever_their_figures() -> None:
    a = "The bus left the road near Quill. Nine people died. Its driver had slept little. The pass is narrow."
    b = "A coach fell into a ravine. At least 11 were killed. Snow lay on the slopes. The mayor wept."
    assert ("Nine people ", "At least 11 ") in linked(a, b)


def test_the_name_and_office_of_a_shared_speaker_make_no_common_statement() -> None:
    a = "Farms are dry. The trade minister, Ada Brisk, will fly to Lund on Monday. Wells are failing."
    b = "Shops shut early. Trade minister Ada Brisk opened a museum of clocks. Its doors squeak."
    assert "same" not in linked(a, b).values()


def test_one_word_by_chance_is_no_link() -> None:
    a = "It rained. The flag of the yacht club in the old harbour was torn in the market last week. Sailors mended it with twine. They won."
    b = "Brill mourns its mayor. Clerks wore black. Shops were shut. A wreath hung at half mast over the market hall and two schools of the town."
    assert linked(a, b) == {}


def test_a_shared_speaker_alone_is_no_link() -> None:
    a = "The bridge will be closed for a year. Its cables are worn. “I have seen better rope on a washing line,” said Ada Brisk."
    b = "Commuters are angry. Buses will run every ten minutes. “Nobody asked the people who cross it,” said Ada Brisk."
    assert linked(a, b) == {}


def test_who_is_quoted_and_on_which_day_is_no_link_to_what_he_did_then() -> None:
    friday = {"Friday": ("2025-03-07", "other")}
    a = "The bridge is shut. “Nobody has asked for rope,” Ada Brisk told reporters on Friday. Snow fell."
    b = "Commuters are angry. Ada Brisk talked to the ferrymen for an hour on Friday. Buses run late."
    links = {(k.a, k.b) for k in compare_articles(report(a, 1, dates=friday), report(b, 2, dates=friday)).links}
    assert links == set()


def test_who_says_one_thing_and_does_another_makes_no_link() -> None:
    a = "The bridge is shut. Its cables are worn and must be replaced by spring, said Ada Brisk, head of the Rope Board. Snow fell."
    b = "Commuters are angry. On Friday Ada Brisk of the Rope Board goes skating with her sister. Buses run late."
    assert linked(a, b) == {}


@pytest.mark.parametrize(
    ("a", "b", "said"),
    [
        ("", FERRY_B, "The first report has no text"),
        (FERRY_A, " \n", "The second report has no text"),
        ("A ferry ran aground off Sarnholm.", FERRY_B, "The first report is a single sentence"),
        (FERRY_A, FERRY_A, "Both have the same text"),
        (JAPANESE, JAPANESE + "霧が濃かった。", "Both are in Japanese: few names"),
        (
            GERMAN, FERRY_B, "German and English: only names",
        ),
        (
            "Ferry Runs Aground off Sarnholm\nDivers to Inspect Hull\nFares Rise Again\nFog Likely\nCaptain Speaks of Curtain",
            FERRY_B, "The first report lists headlines",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_compared_is_said_in_plain_words(a: str, b: str, said: str) -> None:
    assert any(note.startswith(said) for note in compare(a, b).notes)


def test_reports_in_two_languages_share_names_and_figures_only() -> None:
    comparison = compare(GERMAN, FERRY_B)
    assert comparison.links == ()
    assert "money" in {f.kind for f in comparison.facts}
    assert {f.status for f in comparison.facts} == {"shared"}
    assert len(comparison.unknown_a) == len(comparison.sentences_a) > 0


def test_the_same_sentence_twice_is_linked_twice() -> None:
    comparison = compare(
        "Divers will inspect the hull. A goat was saved. Divers will inspect the hull.", "Divers will inspect the hull."
    )
    assert {(k.a, k.b) for k in comparison.links} == {(0, 0), (2, 0)}


def test_a_very_long_report_is_cut_with_a_note() -> None:
    rnd = random.Random(4)
    words = ["harbour", "ferry", "captain", "fog", "hull", "diver", "island", "rock", "fare", "coast"]
    words += [chr(97 + i) + chr(97 + j) + "ton" for i in range(26) for j in range(26)]
    texts = [
        " ".join(
            " ".join(rnd.choices(words, k=20)).capitalize() + f" {rnd.randrange(900)} times." for _ in range(length)
        )
        for length in (1_100, 300)
    ]
    with no_trap():
        comparison = compare(*texts)
    assert sum(len(s.text.split()) for s in comparison.sentences_a) <= WORD_LIMIT
    assert sum("only its first 20,000 words" in note for note in comparison.notes) == 1
    assert all(end <= comparison.sentences_a[-1].end for f in comparison.facts for _, end in f.a)


@given(st.text(max_size=300), st.text(max_size=300))
def test_no_text_breaks_the_comparison(a: str, b: str) -> None:
    comparison = compare(a, b)
    assert all(k.a < len(comparison.sentences_a) and k.b < len(comparison.sentences_b) for k in comparison.links)
    for fact in comparison.facts:
        assert all(0 <= s < e <= len(a) for s, e in fact.a)
        assert all(0 <= s < e <= len(b) for s, e in fact.b)
