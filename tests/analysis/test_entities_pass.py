"""The rules after the model: given what it might say, where names end up and of which kind they are."""

import pytest

from newsreader.analysis.entities import find_mentions
from newsreader.analysis.naming.lists import COUNTRY, mask_of
from newsreader.analysis.naming.model import Span
from newsreader.analysis.naming.settling import apart, settle
from newsreader.analysis.naming.tokens import STRETCH_LIMIT, TOKEN_LIMIT, tokenise


def settled(text, *given):
    """Settle spans given as (name, label) or (name, label, which occurrence), return [(name, label)]."""
    spans = []
    for name, label, *which in given:
        start = -1
        for _ in range((which or [1])[0]):
            start = text.index(name, start + 1)
        spans.append(Span(start, start + len(name), label, 0.9))
    spans.sort(key=lambda span: span.start)
    return [(text[s.start : s.end], s.label) for s in settle(text, tokenise(text), spans)]


@pytest.mark.parametrize(
    ("text", "given", "name"),
    [
        ("So Prime Minister Elin Dahl left.", "Prime Minister Elin Dahl", "Elin Dahl"),
        ("So Mr. Dahl left.", "Mr. Dahl", "Dahl"),
        ("So Elin Dahl's plan fell.", "Elin Dahl's", "Elin Dahl"),
        ("So Elin Dahl’s plan fell.", "Elin Dahl’s", "Elin Dahl"),
        ("So “Elin Dahl” left.", "“Elin Dahl”", "Elin Dahl"),
        ("So Elin Dahl, Jr. left.", "Elin Dahl", "Elin Dahl, Jr."),
        ("So Elin Dahl III left.", "Elin Dahl", "Elin Dahl III"),
        ("So Queen Elin left.", "Queen Elin", "Queen Elin"),
    ],
)
def test_borders_of_people(text, given, name):
    assert settled(text, (given, "PER")) == [(name, "PER")]


def test_articles_and_full_stops_stay_outside_but_abbreviations_keep_theirs():
    assert settled("He joined the Harlow Bank.", ("the Harlow Bank.", "ORG")) == [("Harlow Bank", "ORG")]
    assert settled("He joined Harlow Inc. in May.", ("Harlow Inc.", "ORG")) == [("Harlow Inc.", "ORG")]


def test_two_countries_joined_by_a_hyphen_are_two_places():
    assert settled("the China-Japan talks", ("China-Japan", "MISC")) == [("China", "LOC"), ("Japan", "LOC")]
    assert settled("in Guinea-Bissau today", ("Guinea-Bissau", "LOC")) == [("Guinea-Bissau", "LOC")]


def test_a_span_is_cut_at_a_line_break():
    assert settled("met Anna Moore\nTom Hale spoke", ("Anna Moore\nTom Hale", "PER")) == [
        ("Anna Moore", "PER"),
        ("Tom Hale", "PER"),
    ]


@pytest.mark.parametrize("word", ["Monday", "Aug 1", "2025", "—", "No. 1", "rain"])
def test_what_is_no_name_is_left_out(word):
    assert settled(f"it was {word} again", (word, "LOC")) == []


def test_a_last_name_is_a_person_wherever_the_full_name_stands():
    text = "Lena Okafor spoke. Later Okafor left, and they followed Okafor home."
    assert settled(text, ("Lena Okafor", "PER"), ("Okafor", "ORG", 2)) == [("Lena Okafor", "PER")] + 2 * [
        ("Okafor", "PER")
    ]


def test_equal_names_are_of_one_kind():
    text = "They like Zorbel. They praise Zorbel. They mock Zorbel."
    given = (("Zorbel", "ORG", 1), ("Zorbel", "ORG", 2), ("Zorbel", "PER", 3))
    assert settled(text, *given) == 3 * [("Zorbel", "ORG")]


def test_what_stands_behind_a_name_tells_its_kind():
    assert settled("They sold Zorbel shares", ("Zorbel", "PER")) == [("Zorbel", "ORG")]
    assert settled("They sat in Zorbel Parliament.", ("Zorbel Parliament", "ORG")) == [("Zorbel Parliament", "ORG")]
    assert settled("a quake in Zorbel province", ("Zorbel", "ORG")) == [("Zorbel", "LOC")]


def test_short_forms_in_brackets_are_found_and_then_everywhere():
    text = "the Harlow Dock Board (HDB) said. A man from HDB agreed."
    assert settled(text, ("Harlow Dock Board", "ORG")) == [("Harlow Dock Board", "ORG")] + 2 * [("HDB", "ORG")]


def test_the_head_of_a_body_stands_for_it():
    text = "the Harlow Dockers Alliance struck. A member of the Alliance said so."
    assert settled(text, ("Harlow Dockers Alliance", "ORG")) == [
        ("Harlow Dockers Alliance", "ORG"),
        ("Alliance", "ORG"),
    ]


def test_countries_nationalities_and_bodies_have_one_kind():
    text = "He told Norway that Norwegian troops and NATO agreed"
    assert settled(text, ("Norway", "ORG"), ("Norwegian", "PER"), ("NATO", "LOC")) == [
        ("Norway", "LOC"),
        ("Norwegian", "PER"),
        ("NATO", "ORG"),
    ]
    assert settled(text) == [("Norway", "LOC"), ("Norwegian", "MISC"), ("NATO", "ORG")]


def test_the_head_of_a_long_name_tells_its_kind():
    assert settled("at Harlow Avenue again", ("Harlow Avenue", "PER")) == [("Harlow Avenue", "LOC")]
    assert settled("at the Harlow Institute of Music", ("Harlow Institute of Music", "PER")) == [
        ("Harlow Institute of Music", "ORG")
    ]


def test_an_office_a_common_word_and_common_initials_are_no_bodies():
    assert settled("So the Senior Magistrate adjourned it.", ("Senior Magistrate", "ORG")) == []
    assert settled("So the Office of the Commissioner wrote.", ("Office of the Commissioner", "ORG")) == [
        ("Office of the Commissioner", "ORG")
    ]
    assert settled("So the State government and the City agreed.", ("State", "ORG"), ("City", "ORG")) == []
    assert settled("So Press Secretary Ann Moore spoke.", ("Press", "ORG"), ("Ann Moore", "PER")) == [
        ("Ann Moore", "PER")
    ]
    assert settled("So the PIL of the NGO was heard.", ("PIL", "ORG"), ("NGO", "ORG")) == []


def test_the_office_of_a_sheriff_is_a_body():
    assert settled("So the Union County Sheriff’s Office said.", ("Union County Sheriff", "PER")) == [
        ("Union County Sheriff’s Office", "ORG")
    ]


def test_two_bodies_of_one_kind_are_two_names():
    name = "Ames District Council and Union District Council"
    assert settled(f"So the {name} agreed.", (name, "ORG")) == [
        ("Ames District Council", "ORG"),
        ("Union District Council", "ORG"),
    ]


def test_a_share_price_in_brackets_shows_a_company():
    assert settled("So Zorbel (ZRB -3.60%) fell.", ("Zorbel", "PER")) == [("Zorbel", "ORG")]


def test_a_city_in_capitals_opens_a_dateline():
    assert settled("OSLO: The talks failed.") == [("OSLO", "LOC")]
    assert settled("BREAKING: The talks failed.") == []


def test_an_event_keeps_its_year():
    assert settled("at the World Expo 2031 in May", ("World Expo", "MISC")) == [("World Expo 2031", "MISC")]


def test_the_first_of_overlapping_spans_stays():
    one, two, three = Span(5, 9, "PER"), Span(0, 6, "ORG"), Span(9, 12, "LOC")
    assert apart([one, two, three]) == [one, three]


def test_lists_are_asked_without_case():
    assert mask_of("japan") & COUNTRY
    assert mask_of("new zealand") & COUNTRY
    assert not mask_of("qqzxwv")


def test_tokens_keep_initialisms_abbreviations_and_hyphens():
    words = tokenise("Mr. O’Brien’s U.S.-based AT&T paid 1,200.5m to Jean-Luc.").words
    assert words == [
        "Mr.",
        "O’Brien",
        "’s",
        "U.S.",
        "-",
        "based",
        "AT&T",
        "paid",
        "1,200.5m",
        "to",
        "Jean-Luc",
        ".",
    ]


def test_stretches_are_bounded_and_end_at_line_breaks():
    tokens = tokenise("one two\nthree. Four " + "word " * 2 * TOKEN_LIMIT)
    assert len(tokens.words) == TOKEN_LIMIT
    assert max(end - first for first, end in tokens.stretches) <= STRETCH_LIMIT
    assert tokens.stretches[:2] == [(0, 2), (2, 4)]


def test_in_a_headline_full_of_capitals_a_verb_or_common_words_make_no_name():
    text = (
        "Harlow Bank Orders Lumora Review\nFerry Firm Says Crew Strike Ends\n"
        "The ferry of a firm was late, and Harlow Bank spoke of its crew. Lumora wrote no review."
    )
    given = [
        ("Harlow Bank Orders Lumora", "ORG"),
        ("Ferry Firm", "ORG"),
        ("Harlow Bank", "ORG", 2),
        ("Lumora", "ORG", 2),
    ]
    assert settled(text, *given) == [
        ("Harlow Bank", "ORG"),
        ("Lumora", "ORG"),
        ("Harlow Bank", "ORG"),
        ("Lumora", "ORG"),
    ]


def test_a_storm_is_no_person_wherever_it_is_named():
    text = "Damage by Typhoon Ofelia was great. Ofelia had left by noon, and Ofelia Moore wept."
    assert settled(text, ("Typhoon Ofelia", "MISC"), ("Ofelia", "PER", 2), ("Ofelia Moore", "PER")) == [
        ("Typhoon Ofelia", "MISC"),
        ("Ofelia", "MISC"),
        ("Ofelia Moore", "PER"),
    ]
    assert settled("Two fled from cyclone “Marlo”. Marlo was over by May.") == [("Marlo", "MISC"), ("Marlo", "MISC")]
    assert settled("A storm over Marlo Sound, a cyclone, Marlowe said.") == []


def test_a_ship_is_one_without_its_prefix_too():
    text = "The MV Stella Marlo sank. The Stella Marlo had left the HMS Victor behind; the Victor waited."
    assert settled(text, ("Stella Marlo", "PER", 2)) == [
        ("MV Stella Marlo", "MISC"),
        ("Stella Marlo", "MISC"),
        ("HMS Victor", "MISC"),
        ("Victor", "MISC"),
    ]


@pytest.mark.parametrize(("person", "kind"), [("", "ORG"), ("Ann Cromer", "PER")])
def test_the_first_word_of_a_body_is_the_body_unless_a_person_is_called_so(person, kind):
    text = f"Cromer Shipping spoke to {person or 'nobody'}. Later Cromer said no."
    given = [("Cromer Shipping", "ORG"), ("Cromer", "PER", 3 if person else 2)]
    found = settled(text, *given, *([(person, "PER")] if person else []))
    assert found[-1] == ("Cromer", kind)


def test_a_name_is_as_long_as_it_is_elsewhere():
    text = "The Upper Marsh Court sat. A judge of the Upper Marsh Court left."
    assert settled(text, ("Upper Marsh Court", "ORG"), ("Marsh Court", "ORG", 2)) == 2 * [("Upper Marsh Court", "ORG")]


@pytest.mark.parametrize(
    ("name", "label", "kept"),
    [
        ("Marsh University: Police", "ORG", "Marsh University"),
        ("Ministry of Marshes (Minma", "ORG", "Ministry of Marshes"),
        ("Vice-Chancellor of Marsh University", "ORG", "Marsh University"),
        ("Republican Ann Moore", "PER", "Ann Moore"),
        ("MA Sen. Ann Moore", "PER", "Ann Moore"),
        ("Marsh Covid", "ORG", "Marsh"),
        ("Marsh High Court Chief Justice", "ORG", "Marsh High Court"),
    ],
)
def test_what_stands_beside_a_name_is_left_outside(name, label, kept):
    assert settled(f"It was {name} that day.", (name, label)) == [(kept, label)]


def test_an_office_alone_is_nobody():
    assert settled("So the President left.", ("President", "PER")) == []


def test_the_last_name_of_a_junior_is_known_again():
    assert settled("Tom Arden Jr. fled. Arden hid.", ("Tom Arden Jr.", "PER")) == [
        ("Tom Arden Jr.", "PER"),
        ("Arden", "PER"),
    ]


@pytest.mark.parametrize(
    ("text", "given", "name"),
    [
        ("So Ana dos Lima left.", [("Ana", "PER"), ("Lima", "PER")], ("Ana dos Lima", "PER")),
        ("So Juan “El Lobo” Lima left.", [("Juan", "PER")], ("Juan “El Lobo” Lima", "PER")),
        ("So the Marsh cartel left.", [("Marsh", "LOC")], ("Marsh cartel", "ORG")),
        ("The Arts Foundation of Malta met.", [("Arts Foundation", "ORG"), ("Malta", "LOC")], ("Arts Foundation of Malta", "ORG")),
        ("So it was. K. Vinod Lima left.", [("Vinod Lima", "PER")], ("K. Vinod Lima", "PER")),
        ("So Juan “Lobo” Lima left.", [("Juan “Lobo", "PER")], ("Juan “Lobo” Lima", "PER")),
        ("So the Little Marsh River rose.", [("Marsh River", "LOC")], ("Little Marsh River", "LOC")),
        ("The Arts Council of Malta met.", [("Arts Council of", "ORG"), ("Malta", "LOC")], ("Arts Council of Malta", "ORG")),
        ("So the Marsh Gorge was shut.", [("Marsh Gorge", "ORG")], ("Marsh Gorge", "LOC")),
        ("So the Marsh Philharmonic played.", [("Marsh Philharmonic", "LOC")], ("Marsh Philharmonic", "ORG")),
        ("So it went to WaterScot.", [("WaterScot", "PER")], ("WaterScot", "ORG")),
    ],
)  # fmt: skip
def test_what_belongs_to_a_name_is_taken_in(text, given, name):
    assert settled(text, *given) == [name]


def test_a_body_and_its_initials_are_two_names_of_it():
    found = settled("So Central Bank of Malta CBM met.", ("Central Bank of Malta CBM", "ORG"))
    assert found == [("Central Bank of Malta", "ORG"), ("CBM", "ORG")]


def test_a_people_stays_one_beside_what_it_has():
    assert settled("He left the northern Mexican state.", ("Mexican", "MISC")) == [("Mexican", "MISC")]


def test_short_forms_of_bodies_are_found_again():
    assert settled("The SIG Marsh Fund is an arm of SIG.", ("SIG Marsh Fund", "ORG"))[-1] == ("SIG", "ORG")
    assert settled("Voters of the DA met the DA mayor.", ("DA", "ORG")) == [("DA", "ORG"), ("DA", "ORG")]


def test_a_town_is_a_team_where_teams_play_against_it():
    text = "Durham beat Kent in the final match of the season. The coach scored against Durham."
    assert settled(text, ("Durham", "LOC", 2))[-1] == ("Durham", "ORG")


@pytest.mark.parametrize("text", ["The court told the Tamil Nadu government.", "Shares, Warns CEO Ann Moore, fell."])
def test_what_is_told_or_led_is_not_always_a_body(text):
    assert "ORG" not in [
        label for _, label in settled(text, ("Ann Moore", "PER") if "Ann" in text else ("Tamil Nadu", "LOC"))
    ]


def test_all_judges_of_a_row_are_people():
    names = settled("It went to Justices Asha Rao, Ujwal Bora, and N Kotis Singh that day.")
    assert names == [("Asha Rao", "PER"), ("Ujwal Bora", "PER"), ("N Kotis Singh", "PER")]


def test_a_team_or_a_land_stays_one_whatever_stands_behind_it():
    assert settled("The Marsh Hawks, who had lost, left.", ("Marsh Hawks", "ORG")) == [("Marsh Hawks", "ORG")]
    assert settled("The US software was old.", ("US", "LOC")) == [("US", "LOC")]


def test_capitals_in_brackets_stand_for_the_body_before_them_whatever_their_letters():
    found = find_mentions("The Order of Lantern Keepers (MLF) met in Lund. The MLF chose Marta Oden.")
    assert {m.entity for m in found if m.text == "MLF"} == {"Order of Lantern Keepers"}
