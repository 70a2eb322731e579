"""When two written forms of a name are one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.analysis.entities import find_mentions
from newsreader.analysis.naming.aliases import alias_key, full_form, is_alias, plain_form


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("U.S.", "United States"),
        ("US", "the United States of America"),
        ("E.U.", "European Union"),
        ("Zürich", "Zurich"),
        ("Lumora Inc.", "Lumora"),
        ("Halden & Sons, Ltd", "Halden & Sons"),
        ("Sir Ian Frost", "Ian Frost"),
        ("Lady Ann Frost", "Ann Frost"),
        ("JAPAN", "Japan"),
        ("Al-Ahram", "El Ahram"),
        ("Jens Müller", "Jens Mueller"),
        ("Oleh Savytskyy", "Oleh Savytskiy"),
        ("Abdel-Fattah el-Hariri", "Abdul Fattah Al Hariri"),
        ("Mohammed Hussain", "Muhammad Husein"),
        ("Anna T. Moore", "Anna Moore"),
        ("A. J. Moore", "A.J. Moore"),
        ("U.N. Water Council", "United Nations Water Council"),
        ("Labour and Defence Centre", "Labor and Defense Center"),
        ("St. Louis", "Saint Louis"),
        ("Kiev", "Kyiv"),
        ("Juan “El Lobo” Lima", "Juan Lima"),
    ],
)
def test_forms_of_one_name_share_a_key(one, other):
    assert alias_key(one) == alias_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Prince Albert", "Albert"),
        ("El Salvador", "Salvador"),
        ("Cameron", "Cameroon"),
        ("Anna Moore", "Anna Moore Jr."),
        ("Dr Who", "WHO"),
        ("The Who", "WHO"),
        ("Hepatitis B Virus", "Hepatitis C Virus"),
        ("Prince of Halden", "Princess of Halden"),
        ("King County Council", "County Council"),
        ("Ann Moore", "Ann More"),
    ],
)
def test_names_of_two_have_two_keys(one, other):
    assert alias_key(one) != alias_key(other)


@pytest.mark.parametrize(
    ("short", "full", "kind"),
    [
        ("Akazawa", "Ryosei Akazawa", "person"),
        ("Ryosei", "Ryosei Akazawa", "person"),
        ("R. Akazawa", "Ryosei Akazawa", "person"),
        ("El-Bakkali", "Fatima el-Bakkali", "person"),
        ("IAEA", "International Atomic Energy Agency", "organisation"),
        ("BoE", "Bank of England", "organisation"),
        ("Norwich Institute", "Norwich Institute of Archaeobotany", "organisation"),
        ("Alliance", "Atlantic Dockworkers' Alliance", "organisation"),
        ("Bohinj", "Lake Bohinj", "place"),
        ("Ofelia", "Typhoon Ofelia", "other"),
        ("Stella Marlo", "MV Stella Marlo", "other"),
    ],
)
def test_short_forms_stand_for_full_ones(short, full, kind):
    assert is_alias(short, full, kind)


@pytest.mark.parametrize(
    ("short", "full", "kind"),
    [
        ("York", "New York", "place"),
        ("Korea", "South Korea", "place"),
        ("Akazawa", "Taro Okazawa", "person"),
        ("Bank", "Harbour Bank of Malta", "organisation"),
        ("WHO", "World Trade Organization", "organisation"),
        ("House", "White House", "organisation"),
        ("UN", "United Nations Relief Agency", "organisation"),
        ("Expo", "World Expo 2025", "other"),
        ("Anna Moore", "Moore", "person"),
        ("Al Moore", "Anna Moore", "person"),
        ("M. Moore", "Anna Moore", "person"),
    ],
)
def test_other_names_do_not(short, full, kind):
    assert not is_alias(short, full, kind)


def test_people_are_called_by_first_and_last_name():
    names = ["Ann Moore", "Ann J. Moore", "Ann Louise Moore", "Moore"]
    assert {full_form(name, "person", names) for name in names} == {"Ann Moore"}
    assert full_form("Moore", "person", names[1:]) == "Ann Louise Moore"


def test_a_last_name_is_not_of_her_who_bears_it_before_another():
    assert full_form("Tuckwell", "person", ["Noreen Tuckwell", "Kylie Tuckwell-Shaw"]) == "Noreen Tuckwell"


def test_a_last_name_is_not_what_was_cut_badly_behind_it():
    assert full_form("Lorant", "person", ["Mara Lorant", "Lorant Speeches"]) == "Mara Lorant"


def test_a_last_name_of_two_people_stays_alone():
    assert full_form("Kim", "person", ["Kim Min-ho", "Sora Kim", "Kim"]) == "Kim"


def test_legal_forms_and_articles_are_left_away():
    assert plain_form("the Lumora Inc.") == "Lumora"
    assert plain_form("US") == "United States"


@given(st.text(max_size=30), st.text(max_size=30), st.sampled_from(["person", "organisation", "place", "other"]))
def test_any_two_names_can_be_compared(one, other, kind):
    assert is_alias(one, other, kind) in (True, False)
    assert full_form(one, kind, [other, one])[:1] == full_form(one, kind, [one, other])[:1]


@given(st.text(max_size=30))
def test_a_key_is_its_own_key(name):
    key = alias_key(name)
    assert alias_key(key) in (key, alias_key(alias_key(key)))


def test_people_and_places_are_not_named_in_capitals():
    entities = {mention.text: mention.entity for mention in find_mentions("LISBON — ANNA MOORE met UNESCO in Lisbon.")}
    assert entities["LISBON"] == entities["Lisbon"] == "Lisbon"
    assert entities.get("ANNA MOORE", "Anna Moore") == "Anna Moore"
    assert entities["UNESCO"] == "UNESCO"
