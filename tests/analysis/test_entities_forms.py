"""Names that show by their own form what they are, where the model alone does not see it."""

from __future__ import annotations

import pytest

from newsreader.analysis.entities import find_mentions


def named(text: str) -> list[tuple[str, str]]:
    return [(mention.text, mention.kind) for mention in find_mentions(text)]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The plan by Transport for Selby (TfS), a public body, failed. TfS will sell its boats.", "TfS", "organisation"),
        ("A letter reached the Police Service of Northern Ireland (PSNI).", "Police Service of Northern Ireland", "organisation"),
        ("She worked at the Organisation for the Prohibition of Chemical Weapons.", "Organisation for the Prohibition of Chemical Weapons", "organisation"),
        ("Adrian Orr left the Reserve Bank of New Zealand.", "Reserve Bank of New Zealand", "organisation"),
        ("The Clean Rivers Act was passed in 1970.", "Clean Rivers Act", "other"),
        ("A team from the Instituto de Física Teórica found it.", "Instituto de Física Teórica", "organisation"),
        ("Growers owe the Banco do Minho two million.", "Banco do Minho", "organisation"),
        ("It fell under the Freedom of Archives Act.", "Freedom of Archives Act", "other"),
        ("The bill, called the U.S. Seas and Shores Act, failed.", "U.S. Seas and Shores Act", "other"),
        ("They asked for Pfizer-BioNTech COVID-19 shots.", "Pfizer-BioNTech", "organisation"),
        ("They sailed aboard HMS Prince of Wales on Monday.", "HMS Prince of Wales", "other"),
        ("The tanker Marlane was seized on Monday.", "Marlane", "other"),
        ("He buys from eBay and easyJet.", "easyJet", "organisation"),
        ("Volodymyr Zelenskyy spoke in Kyiv.", "Volodymyr Zelenskyy", "person"),
        ("Fumio Kishida gave way to Shigeru Ishiba in Tokyo.", "Shigeru Ishiba", "person"),
        ("Narendra Modi Stadium was full.", "Narendra Modi Stadium", "place"),
        ("She ruled Tamil Nadu; he is chief minister of Tamil Nadu, they said.", "Tamil Nadu", "place"),
        ("The court sits in The Hague.", "The Hague", "place"),
        ("Fenwick & Tully said orders were down.", "Fenwick & Tully", "organisation"),
        ("The works of Brandt\xa0&\xa0Okafor would close.", "Brandt\xa0&\xa0Okafor", "organisation"),
        ("The makers of the pill at Haldane Pharma deny it. Haldane Pharma is tried.", "Haldane Pharma", "organisation"),
        ("She is to give a speech in Bogota at the Universidad de los Andes, and meet students.", "Universidad de los Andes", "organisation"),
        ("Brandt\xa0&\xa0Okafor AG today published its figures.", "Brandt\xa0&\xa0Okafor AG", "organisation"),
        ("The River Tessel burst its banks at noon.", "River Tessel", "place"),
        ("The barrels were found in the river Maas by divers.", "Maas", "place"),
        ("The prosecutor, Jan Willem ter Braak, told the court so.", "Jan Willem ter Braak", "person"),
        ("Public prosecutor mr. J.W. ter Braak called it a budget.", "J.W. ter Braak", "person"),
        ("Landlady Netta Lindqvist saw the arch sag.", "Netta Lindqvist", "person"),
        ("The captain, Hauke ten Doornkaat, stayed on board.", "Hauke ten Doornkaat", "person"),
        ("Karl von und zu Falken spoke in Oslo.", "Karl von und zu Falken", "person"),
        ("Priory Homes denies it, and HHJ Mellor presides.", "Priory Homes", "organisation"),
        ("Priory Homes denies it, and HHJ Mellor presides.", "Mellor", "person"),
        ("A fire closed Highway 58 near the town.", "Highway 58", "place"),
        ("They fled from Tessaly, Alta., by boat.", "Alta.", "place"),
        ("They wrote to TD Ann Moore about it.", "Ann Moore", "person"),
        ("A jury found Lindqvist Casting Co and Karin Lindqvist guilty.", "Lindqvist Casting Co", "organisation"),
        ("It was heard by a bench of Chief Justice Dipak Morve and Justice A.M. Khanpur, they said.", "A.M. Khanpur", "person"),
        ("A bench of Justices Suresh Kantal and N Kotesh Singh set the day.", "N Kotesh Singh", "person"),
        ("Justice KM Joseph asked why; the lawyers had no answer.", "KM Joseph", "person"),
        ("Unrest grew in Jammu and Kashmir.", "Jammu and Kashmir", "place"),
        ("The failure of the Bola Tanimu-led council was plain.", "Bola Tanimu", "person"),
        ("It was signed by the National Treasurer of the Nigeria Labour Congress, they said.", "Nigeria Labour Congress", "organisation"),
        ("Groups within Greater London can apply.", "Greater London", "place"),
        ("The judge dropped charges against Brightcom co-founder Henry Nichols.", "Brightcom", "organisation"),
        ("The hearing of the Andhra Pradesh case was put off.", "Andhra Pradesh", "place"),
        ("He bribed officials of a Mexican state-owned firm.", "Mexican", "other"),
        ("A vote on the Home Guard Authorization Act, or HGAA, is next.", "HGAA", "other"),
        ("The Australian experts drew other lessons.", "Australian", "other"),
        ("The Australian said so on Monday.", "The Australian", "organisation"),
        ("The chairman of the Commission on Elections said so.", "Commission on Elections", "organisation"),
        ("It is a help to French-speaking cooks.", "French", "other"),
        ("A crash near Fresno, Calif., on Monday hurt two.", "Calif.", "place"),
        ("They heard the United Nations Mission in South Sudan.", "United Nations Mission in South Sudan", "organisation"),
        ("Those who called on Mrs May to go were many.", "May", "person"),
        ("Justice Ijaz ul Ahsan heard the plea.", "Ijaz ul Ahsan", "person"),
        ("Islamabad Police summoned the cook.", "Islamabad Police", "organisation"),
        ("She wrote to the Uganda National Teachers Union-UNTU, which did not answer.", "Uganda National Teachers Union", "organisation"),
        ("The minister, Heather Morgan TD, was there.", "Heather Morgan", "person"),
        ("It was a busy day for Manchester United, who signed a cook.", "Manchester United", "organisation"),
        ("The manager, Gareth ap Ifan, said he was sorry.", "Gareth ap Ifan", "person"),
        ("A song by Moussa ag Assarid won.", "Moussa ag Assarid", "person"),
        ("Nobody was hurt. Insp Ruth Amsel asked for witnesses.", "Ruth Amsel", "person"),
        ("Rents rose again. Winegrower Rosa Maria dos Santos moved away.", "Rosa Maria dos Santos", "person"),
        ("The tremor was noted by the Geological Survey of Iran on Monday.", "Geological Survey of Iran", "organisation"),
        ("Fighters of the Front for the Liberation of Azwad fled.", "Front for the Liberation of Azwad", "organisation"),
        ("It was sold to the Brandhof Group of Sweden in May.", "Brandhof Group", "organisation"),
        ("It was sold to the Brandhof Group of Sweden in May.", "Sweden", "place"),
        ("The children of St Finbarr's Primary School sang.", "St Finbarr's Primary School", "organisation"),
        ("They fled to the Ordana Refugee Camp on foot.", "Ordana Refugee Camp", "place"),
        ("Senators Ana Lima (Ariz.) and Tor Hellan (Maine) agreed.", "Ariz.", "place"),
        ("Mali's mines minister denied that he had known.", "Mali", "place"),
        ("He ended a Trump-era rule on ladders.", "Trump", "person"),
        ("The motorway runs through the Harzwald. Friedrich-Karl zu Ahrenfels left.", "Friedrich-Karl zu Ahrenfels", "person"),
        ("It was run with a loan from Meridbank.", "Meridbank", "organisation"),
        ("The order was welcomed by the Printers Forum of India.", "Printers Forum of India", "organisation"),
        ("Rep. Elsa Marlow (R-N.Y.) and Sen. Tor Hellan, D-Ohio, agreed.", "N.Y.", "place"),
        ("Rep. Elsa Marlow (R-N.Y.) and Sen. Tor Hellan, D-Ohio, agreed.", "Ohio", "place"),
        ("A ruling by a Trump appointee stopped it.", "Trump", "person"),
        ("A body lay by the River Arrow on Monday.", "River Arrow", "place"),
        ("Her father, Tor Hellan of Fort Mabry, wept.", "Fort Mabry", "place"),
        ("She lives in Marsh Street, Burnley, with two dogs.", "Burnley", "place"),
    ],
)  # fmt: skip
def test_the_form_of_a_name_tells_its_kind_and_its_borders(text: str, name: str, kind: str) -> None:
    assert (name, kind) in named(text)


def test_a_couple_leaders_and_two_whole_names_are_no_firm() -> None:
    assert ("Harry", "person") in named("The couple, Harry & Meghan, left.")
    assert ("Putin", "person") in named("In Oslo, Trump & Putin met.")
    assert ("Mary Tully", "person") in named("The singers Tom Fenwick & Mary Tully married.")


def test_the_leader_of_a_council_that_nobody_names_is_all_there_is() -> None:
    assert named("Council leader Colin Strand spoke.") == [("Colin Strand", "person")]


def test_a_newspaper_is_not_the_beginning_of_a_longer_name() -> None:
    found = named(
        "The Independent Electoral and Boundaries Commission (IEBC) met in Nairobi. Voters asked the IEBC for help."
    )
    assert ("Independent Electoral and Boundaries Commission", "organisation") in found
    assert ("The Independent", "organisation") not in found


def test_a_month_is_nobody_even_where_somebody_is_called_so() -> None:
    found = find_mentions("Theresa May left. May had hoped to stay until May 22, or the end of May, or 24th May.")
    assert [(m.start, m.text) for m in found] == [(0, "Theresa May"), (18, "May")]


def test_initials_of_common_words_are_no_body() -> None:
    found = named(
        "Every income tax return (ITR) is late. Whoever files an ITR in July pays more, and an ITR in June less."
    )
    assert "ITR" not in [name for name, _ in found]


def test_a_family_name_that_stands_first_is_enough_for_a_second_mention() -> None:
    mentions = find_mentions("Xi Jinping saw the army in Beijing; Xi was joined by Zhang Youxia.")
    assert [(m.text, m.entity) for m in mentions if m.kind == "person"][:2] == [
        ("Xi Jinping", "Xi Jinping"),
        ("Xi", "Xi Jinping"),
    ]


def test_initials_behind_common_words_make_no_body() -> None:
    found = named("Marcus Hale, Special Agent in Charge (SAC) of the Bureau, was heard.")
    assert "Special Agent in Charge" not in [name for name, _ in found]


def test_addresses_and_headings_are_no_brands() -> None:
    found = named("Read CrudeStocks.pdf about it (HyperLink).\n\nFrameNet\n\nNobody answered.")
    assert [name for name, _ in found if name in ("CrudeStocks", "HyperLink", "FrameNet")] == []


def test_what_a_hyphen_joins_on_is_no_part_of_a_name() -> None:
    text = "A San Francisco-based firm sued the Republican-led council. Iran-backed groups and French-born cooks met in Iran."
    assert named(text) == [
        ("San Francisco", "place"),
        ("Republican", "other"),
        ("Iran", "place"),
        ("French", "other"),
        ("Iran", "place"),
    ]


def test_a_state_is_not_the_widow_of_that_name() -> None:
    text = "John Warner of Virginia spoke. His wife, Catherine Virginia, was there. They live in Virginia."
    assert ("Virginia", "place") in named(text)


def test_feasts_faiths_and_illnesses_are_neither_people_nor_places() -> None:
    found = named("Crowds met for Juneteenth in Houston. Deaths from Covid rose in Islam's holiest city, Mecca.")
    assert {kind for name, kind in found if name in ("Juneteenth", "Covid", "Islam")} <= {"other"}


def test_a_team_is_a_body_by_the_nickname_that_a_report_on_sport_gives_it() -> None:
    text = (
        "The Pelters lost the final by nine points. Coach Tom Arden said the Pelters had missed every penalty of the match. "
        "Captain Ben Osley scored twice for the Pelters this season."
    )
    assert [name for name in named(text) if name[0] == "Pelters"] == 3 * [("Pelters", "organisation")]
    assert ("Pelters", "organisation") not in named("The Pelters of the old town left. Nobody saw the Pelters again.")


def test_a_town_that_has_players_and_acts_as_many_do_is_a_team_where_players_are_sold() -> None:
    text = (
        "Bath have signed the Harlequins midfielder Tom Arden on loan. The transfer to Bath had been held up. "
        "Bath manager Ben Osley said the striker would stay."
    )
    assert [kind for name, kind in named(text) if name == "Bath"] == 3 * ["organisation"]
    assert ("Bath", "place") in named(
        "The striker will miss the match and the final of the season. Some hotels in Bath have closed."
    )


def test_the_untagged_member_of_a_row_of_places_is_one() -> None:
    text = "Rain fell in Colombo, Zemgora and Kalutara, officials said. Roads in Zemgora were closed."
    assert [kind for name, kind in named(text) if name == "Zemgora"] == ["place", "place"]


def test_a_text_may_end_anywhere() -> None:
    text = (
        "Narendra Bora-led Justices Asha Rao, Ujwal Bora, and Mrs May of Lumora (NYSE: LMR) left Port Marsh on HMS Moor"
    )
    for end in range(len(text) + 1):
        assert all(mention.text == text[mention.start : mention.end] for mention in find_mentions(text[:end]))


def test_a_last_name_with_its_particle_is_known_again_at_the_beginning_of_a_sentence() -> None:
    text = (
        "Prosecutor Annelies De Backer held two dockers. De Backer named the gang. Joost van Loon fled. Van Loon is 40."
    )
    entities = [(m.text, m.entity) for m in find_mentions(text)]
    assert ("De Backer", "Annelies De Backer") in entities
    assert ("Van Loon", "Joost van Loon") in entities


def test_a_family_name_stands_before_a_given_name_of_two_parts() -> None:
    text = "Gu Bon-hwa of the union called the ban cruel. Gu said men worked for eleven hours."
    assert ("Gu", "Gu Bon-hwa") in [(m.text, m.entity) for m in find_mentions(text)]


def test_the_kind_of_a_land_in_small_letters_is_no_part_of_its_name() -> None:
    assert ("Aceh", "place") in named("Unrest grew in Aceh province and in Maban county on Monday.")
