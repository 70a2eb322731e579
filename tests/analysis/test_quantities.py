"""Amounts in a text: what is one, what it is worth, and when two agree."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.analysis.comparing.numerals import find_numerals
from newsreader.analysis.comparing.quantities import find_quantities
from newsreader.analysis.comparing.quantity import agree, same_measure


def one(text: str) -> tuple[str, str, float, float, str]:
    (found,) = find_quantities(text)
    return text[found.start : found.end], found.kind, found.low, found.high, found.base


@pytest.mark.parametrize(
    ("text", "words", "kind", "value", "base"),
    [
        ("a levy of 25% on it", "25%", "percent", 25, "%"),
        ("a levy of 25 per cent", "25 per cent", "percent", 25, "%"),
        ("up twenty-five percent", "twenty-five percent", "percent", 25, "%"),
        ("a quarter of the harvest", "a quarter", "percent", 25, "%"),
        ("a loan of $600, 000 was lost", "$600, 000", "money", 600_000, "USD"),
        ("its value shrank by an eighth", "an eighth", "percent", 12.5, "%"),
        ("sales jumped by a third this year", "a third", "percent", 100 / 3, "%"),
        ("barred for a decade", "a decade", "duration", 120, "months"),
        ("a two-thirds majority", "two-thirds", "percent", 200 / 3, "%"),
        ("it cost 99 cents then", "99 cents", "money", 99, "cents"),
        ("two-thirds of its staff", "two-thirds", "percent", 200 / 3, "%"),
        ("worth $1.2bn today", "$1.2bn", "money", 1.2e9, "USD"),
        ("worth 1,200 million dollars", "1,200 million dollars", "money", 1.2e9, "USD"),
        ("worth US$5 million", "US$5 million", "money", 5e6, "USD"),
        ("worth A$5 million", "A$5 million", "money", 5e6, "AUD"),
        ("half a million euros", "half a million euros", "money", 5e5, "EUR"),
        ("a 45-minute call", "45-minute", "duration", 2700, "seconds"),
        ("it took 45 minutes", "45 minutes", "duration", 2700, "seconds"),
        ("it took half an hour", "half an hour", "duration", 1800, "seconds"),
        ("for one and a half years", "one and a half years", "duration", 18, "months"),
        ("after seven centuries", "seven centuries", "duration", 8400, "months"),
        ("a bridge which 12,000 people use", "12,000 people", "number", 12_000, ""),
        ("he said that 3,100 beds are free", "3,100 beds", "number", 3_100, ""),
        ("some 640 dock workers stopped", "640 dock workers", "number", 640, ""),
        ("two hundred and fifty thousand bees", "two hundred and fifty thousand bees", "number", 250_000, ""),
        ("a core 3 miles long", "3 miles", "number", 4828.032, "metres"),
        ("a weight of 200 pounds", "200 pounds", "number", 90.718, "kg"),
        ("a prize of 2 million pounds", "2 million pounds", "money", 2e6, "GBP"),
        ("lost 24-27 defeat", "24-27", "number", 27024, "score"),
        ("a one-in-three chance", "one-in-three", "number", 1 / 3, "in"),
        ("Ada Lee, 49, said", "49", "number", 49, "years old"),
        ("died at the age of 49", "49", "number", 49, "years old"),
        ("of an age from one to 72, all are dead", "72", "number", 72, "years old"),
        ("there were 81 in 2012", "81", "number", 81, ""),
        ("a 49-year-old woman", "49-year-old", "number", 49, "years old"),
        ("the $US3 coin", "$US3", "money", 3, "USD"),
        ("it cost 99p then", "99p", "money", 0.99, "GBP"),
        ("a 14-point lead", "14-point", "percent", 14, "points"),
        ("the 97-strong pod beached itself", "97-strong", "number", 97, ""),
        ("2025年7月18日、火災で14人が死亡した。", "14人", "number", 14, ""),
        ("台風で3万人が避難した", "3万人", "number", 30_000, ""),
        ("約1200世帯が停電した", "1200世帯", "number", 1200, ""),
        ("距离震中200公里的村庄", "200公里", "number", 200, ""),
        ("波の高さは5メートル", "5メートル", "number", 5, ""),
        ("入場料は500円", "500円", "money", 500, "JPY"),
        ("1 يوليو 2025 12 شخصا", "12", "number", 12, ""),
        ("am 31. Juli starben 4 Menschen", "4", "number", 4, ""),
        ("some 31 lie in wards", "31", "number", 31, ""),
        ("a wall of 66.4km of wire", "66.4km", "number", 66_400, "metres"),
        ("it is 41C here", "41C", "number", 41, "degrees C"),
        ("a 7.3 earthquake struck", "7.3", "number", 7.3, "magnitude"),
        ("an 86-yd run", "86-yd", "number", 78.6384, "metres"),
        ("won 7-6 (5) in Harn", "7-6", "number", 7006, "score"),
        ("it is 104 degrees Fahrenheit", "104 degrees Fahrenheit", "number", 40, "degrees C"),
        ("he is 5ft 10in tall", "5ft 10in", "number", 1.778, "metres"),
        ("eleven years and three months in jail", "eleven years and three months", "duration", 135, "months"),
        ("a year and a half in jail", "a year and a half", "duration", 18, "months"),
        ("up by a quarter of a percentage point", "a quarter of a percentage point", "percent", 0.25, "points"),
        ("a half-point cut", "a half-point", "percent", 0.5, "points"),
        ("up 25bps at once", "25bps", "percent", 0.25, "points"),
        ("three quarters of a million people", "three quarters of a million people", "number", 750_000, ""),
        ("a grant of Rs 5 lakh", "Rs 5 lakh", "money", 500_000, "INR"),
        ("the quake of magnitude 6.8 struck", "6.8", "number", 6.8, "magnitude"),
        ("a 6.8-magnitude quake", "6.8-magnitude", "number", 6.8, "magnitude"),
        ("the senate voted 52 to 48 on it", "52 to 48", "number", 52_048, "score"),
        ("Ada Lee, who was 81, died", "81", "number", 81, "years old"),
        ("Ada Lee died. She was 81.", "81", "number", 81, "years old"),
        ("worth 9 million Norwegian crowns", "9 million Norwegian crowns", "money", 9e6, "crown"),
        ("they offer 38 crowns a share", "38 crowns", "money", 38, "crown"),
        ("she has won three crowns", "three crowns", "number", 3, ""),
        ("a star 31 light-years away", "31 light-years", "number", 2.932817e17, "metres"),
        ("ten nautical miles off Harn", "ten nautical miles", "number", 18_520, "metres"),
        ("trains run at 80 km an hour", "80 km an hour", "number", 80, "km/h"),
        ("they searched 400 square km", "400 square km", "number", 4e8, "square metres"),
        ("Harn had 44.7 degrees at noon", "44.7 degrees", "number", 44.7, "degrees C"),
        ("Harn had 102 degrees at noon", "102 degrees", "number", 102, "degrees"),
        ("eight out of ten trains", "eight out of ten", "number", 0.8, "in"),
        ("one in every five trains", "one in every five", "number", 0.2, "in"),
        ("more than was known: 3.4 million", "3.4 million", "number", 3.4e6, ""),
        ("they came with pools: 300 people", "300 people", "number", 300, ""),
        ("another 24 were hurt", "24", "number", 24, ""),
    ],
)
def test_an_amount_is_found_with_its_unit(text: str, words: str, kind: str, value: float, base: str) -> None:
    found = one(text)
    assert found[:2] == (words, kind)
    assert found[2] == found[3] == pytest.approx(value)
    assert found[4] == base


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("between 10 and 15 per cent", 10, 15),
        ("5 to 7 years", 60, 84),
        ("$10-15 million", 1e7, 1.5e7),
        ("£3m–£5m", 3e6, 5e6),
        ("Between 20 and 30 houses", 20, 30),
    ],
)
def test_a_range_is_one_amount(text: str, low: float, high: float) -> None:
    assert one(text)[2:4] == (pytest.approx(low), pytest.approx(high))


@pytest.mark.parametrize(
    "text",
    [
        "Photo: 12",
        "at 9:30 in the morning", "by 7 p.m. sharp", "in 1999 it began", "the 1990s were odd", "Route 66 is long",
        "an F-16 flew over", "one of them left", "the G20 met", "No. 10 was silent", "it is the one", "page 12 of it",
        "Call 709-644-2290 or 644-2290 now", "the second half", "the third quarter was good", "sold by a third party",
        "in the season of 2022-23", "at the end of 22/23 the club", "a net zero budget", "the old Boeing 737 landed", "after Apollo 11 lifted off", "a model of an X3y", "by half past noon", "the 9/11 raids", "by 3/4 of it", "both sides met the two sides",
    ],
)  # fmt: skip
def test_what_is_no_amount_is_left_out(text: str) -> None:
    assert find_quantities(text) == ()


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("It costs 600 million euros now and 450 million a year later.", ["money", "money"]),
        ("It costs 600 million euros now. Some 450 million a year later are lost.", ["money", "number"]),
        ("It costs 600 million euros and has 20 million users, 3 million in Harn.", ["money", "number", "number"]),
        ("It costs 600 million euros to feed 450 million of them.", ["money", "number"]),
        ("It has 450 million, and costs 600 million euros.", ["number", "money"]),
    ],
)
def test_millions_behind_a_sum_are_a_sum_if_they_count_nothing(text: str, kinds: list[str]) -> None:
    assert [q.kind for q in find_quantities(text)] == kinds


def test_a_number_in_a_date_is_none_but_a_duration_in_one_is() -> None:
    text = "It must pay by 12 May or within 30 days."
    found = find_quantities(text, ((12, 21), (25, 39)))
    assert [text[q.start : q.end] for q in found] == ["30 days"]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("at least 12 people", "12 people", True),
        ("at least 12 people", "30 people", False),
        ("about 640 workers", "637 workers", True),
        ("about 640 workers", "some 700 workers", False),
        ("up to 50 homes", "48 homes", True),
        ("10 to 15 per cent", "12 per cent", True),
        ("25%", "a quarter of it", True),
        ("25%", "20%", False),
        ("48 hours", "two days", True),
        ("63.6%", "64 per cent", True),
        ("about 3.6%", "4%", True),
        ("1.5%", "2%", False),
        ("7.18 million people", "a little more than seven million people", True),
        ("a third of it", "about 35%", True),
        ("7.5%", "it goes up to 8.5%", False),
        ("21 hours and 14 minutes", "21 hours and 41 minutes", False),
        ("21 hours and 14 minutes", "21 hours", True),
        ("a year and a half", "two years", False),
        ("5ft 10in", "5ft 11in", False),
    ],
)
def test_amounts_agree_as_far_as_their_wording_goes(a: str, b: str, expected: bool) -> None:
    (x,), (y,) = find_quantities(a), find_quantities(b)
    assert same_measure(x, y)
    assert agree(x, y) is agree(y, x) is expected


def test_another_currency_or_unit_is_not_compared() -> None:
    dollars, euros, points = (find_quantities(t)[0] for t in ("$5 million", "€5 million", "5 percentage points"))
    assert not same_measure(dollars, euros)
    assert not same_measure(points, find_quantities("5 per cent")[0])


@given(st.text(alphabet="0123456789,.-–%$€£ amillionbhundredandtwenty-\n", max_size=80))
def test_any_text_is_read_and_spans_lie_in_it(text: str) -> None:
    for found in find_quantities(text):
        assert 0 <= found.start < found.end <= len(text)
        assert found.low <= found.high or found.base == "%"
    for numeral in find_numerals(text):
        assert text[numeral.start : numeral.end].strip()
