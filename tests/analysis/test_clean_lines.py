"""Single lines in an otherwise plain article: stock phrases of pages, and sentences that only look like them.

tests/data/clean_lines holds one line a case: a file for each kind of aside, `body` for sentences of the article that
begin like an aside, `headlines` for headlines that do.
"""

from pathlib import Path

import pytest

from newsreader.analysis.clean import clean, furniture_keys
from newsreader.analysis.cleaning.headlines import lead_of
from newsreader.analysis.cleaning.imprint import read_imprint
from newsreader.models import Draft

DATA = Path(__file__).parents[1] / "data" / "clean_lines"
BODY = (
    "The strike at the port entered its third week on Monday with no talks planned, the harbour office said.",
    "Nine ships were waiting outside the bay and two more had turned back, according to the pilots.",
    '"Nobody is hungry enough to sign," said Maureen Tilley, who leads the union.',
    "The council meets on 4 May to discuss whether the state should step in.",
)


def lines(name: str) -> list[str]:
    return (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines()


def with_line(line: str, at: int) -> Draft:
    paragraphs = [*BODY[:at], line, *BODY[at:]]
    return Draft(text="Port strike goes on\n\nHALIFAX, March 4, 2025 — " + "\n\n".join(paragraphs) + "\n")


@pytest.mark.parametrize("kind", ["promotion", "caption", "navigation", "related"])
def test_what_is_not_the_article_stands_beside_it(kind: str) -> None:
    wrong = []
    for line in lines(kind):
        for at in (2, 4):
            article = clean(with_line(line, at))
            beside = [(a.kind, a.text, a.after) for a in article.asides]
            if article.text != "\n\n".join(BODY) or beside != [(kind, line, at)]:
                wrong.append((line, beside))
    assert wrong == []


def test_who_wrote_it_stands_below_the_article() -> None:
    wrong = []
    for line in lines("byline"):
        article = clean(with_line(line, len(BODY)))
        if article.text != "\n\n".join(BODY) or [(a.kind, a.text) for a in article.asides] != [("byline", line)]:
            wrong.append((line, article.asides))
    assert wrong == []


def test_a_sentence_of_the_article_stays() -> None:
    wrong = []
    for line in lines("body"):
        for at in (1, 2, 4):
            article = clean(with_line(line, at))
            if article.asides or article.text.split("\n\n") != [*BODY[:at], line, *BODY[at:]]:
                wrong.append((line, at, article.asides))
    assert wrong == []


def test_a_headline_is_a_title_whatever_it_begins_with() -> None:
    wrong = []
    for headline in lines("headlines"):
        article = clean(Draft(text=f"{headline}\n\n" + "\n\n".join(BODY)))
        if (article.title, article.title_from, article.text) != (headline, "first-line", "\n\n".join(BODY)):
            wrong.append((headline, article.title))
    assert wrong == []


B = "The bridge closes for nine weeks, the mayor said on Monday.\n\nWork starts on 4 May.\n"
T = "Bridge to close for nine weeks"


@pytest.mark.parametrize("head", [
    "TITLE - {T}\nDATE - 2025-03-04\nSOURCE - The Ledger", "Title : {T}\nPublished : March 4, 2025\nSource : The Ledger",
    "**Title**: {T}\n**Published**: 4th March 2025\n**Source**: The Ledger", "- Title: {T}\n- Date: Tuesday, March 4, 2025\n- Source: The Ledger",
    "**Title: {T}**\n**Date: 4 Mar 2025**\n**Source: The Ledger**", "title\t{T}\ndate\t2025-03-04\nsource\tThe Ledger",
    "Title:\n{T}\n\nDate:\n4 March 2025\n\nSource:\nThe Ledger", "{T}\n\nSource: The Ledger\n\nDate: 2025-03-04",
    "Source: The Ledger | Date: 2025-03-04\n{T}", "Titel: {T}\nDatum: 04.03.2025\nQuelle: The Ledger", "> Title: {T}\n> Date: 2025-03-04\n> Source: The Ledger",
    "title: {T}\nsource: The Ledger\ndate: Tue Mar  4 09:30:00 2025", "[Title] {T}\n[Date] 2025-03-04\n[Source] The Ledger",
    "<title>{T}</title>\n<date>2025-03-04</date>\n<source>The Ledger</source>", "The Ledger\n{T}\nBy Ann Lee\nMarch 4, 2025",
    "The Ledger — March 4, 2025\n\n{T}", "{T}\n(The Ledger, 4 March 2025)", "{T}\nAnn Lee | The Ledger | 4 March 2025",
    "{T}\nUpdated 5 March 2025 | Published 4 March 2025\nThe Ledger", "{T} | The Ledger\n04 March 2025", "From The Ledger, 4 March 2025\n\n{T}",
    "{T}\nMarch 4, 2025 / 9:30 AM EST / The Ledger", "+++\ntitle = \"{T}\"\ndate = 2025-03-04\nsource = 'The Ledger'\n+++",
    "---\ntitle: >-\n  {T}\ndate: 2025-03-04T09:30:00Z\nsource: The Ledger\n---", "Source: The Ledger\nURL: https://x.example/2025/03/04/a\nHeadline: {T}",
], ids=range(25))  # fmt: skip
def test_every_way_of_writing_a_head_says_the_same(head: str) -> None:
    article = clean(Draft(text=head.replace("{T}", T) + "\n\n" + B, path="misc/a.txt"))
    assert article.title == T
    assert (article.published or "")[:10] == "2025-03-04"
    assert article.source == "The Ledger"
    assert article.text == B.strip()


@pytest.mark.parametrize(("line", "path", "day"), [
    ("03/04/2025", "a.txt", None), ("03/04/2025", "a-2025-04-03.txt", "2025-04-03"), ("03/04/2025", "a-2025-03-05.txt", "2025-03-04"),
    ("Thursday 03/04/2025", "a.txt", "2025-04-03"), ("03/13/2025", "a.txt", "2025-03-13"), ("03.04.2025", "a.txt", "2025-04-03"),
    ("31/02/2025", "a.txt", None), ("4 March", "a.txt", None), ("4 March", "2025/a.txt", "2025-03-04"), ("31 December", "2026-01-02-a.txt", "2025-12-31"),
    ("4 March 2025, 23:30 EST", "a.txt", "2025-03-04"), ("4 March 2025, 14:20 CET", "a.txt", "2025-03-04T13:20:00Z"), ("20250304", "a.txt", "2025-03-04"),
    ("Retrieved 4 March 2025", "a.txt", None), ("2 hours ago", "a.txt", None),
])  # fmt: skip
def test_a_day_is_given_only_where_the_file_settles_it(line: str, path: str, day: str | None) -> None:
    head = f"Date: {line}" if not line.startswith("Retrieved") else line.replace(" ", ": ", 1)
    assert clean(Draft(text=f"Title: {T}\n{head}\n\n{B}", path=f"misc/{path}")).published == day


@pytest.mark.parametrize(("top", "day", "place", "title"), [
    ("date 2025-09-16 BREMEN (kon-Wire) - Der Rat berät am Dienstag den Etat.", "2025-09-16", "Bremen", "Der Rat berät"),
    (" date 2025-05-10 Council puts off the tax rate\n\nCouncil put it off on Monday.", "2025-05-10", None, "Council puts"),
    (" date 2025-05 Council puts off the tax rate\n\nCouncil put it off on Monday.", None, None, "Council puts"),
])  # fmt: skip
def test_a_stamped_day_in_front_of_the_first_line(top: str, day: str | None, place: str | None, title: str) -> None:
    article = clean(Draft(text=f"{top}\n\nThe vote had been planned for the week before.", path="a.txt"))
    assert (article.published, article.place) == (day, place)
    assert article.title.startswith(title)
    assert "date 2025" not in article.text


@pytest.mark.parametrize(("top", "place"), [
    ("Dharvi, Jan 5 (PTI) ", "Dharvi"), ("DHARVI, (Coastwire) ", "Dharvi"), ("Port Vell CNN  — ", "Port Vell"), ("PTI\n\nDharvi, January 5\n\n", "Dharvi"),
    ("Mumbai:\n", "Mumbai"),
    ("Chief of the Port Guard (COPG) ", None), ("Tolls rise, the mayor says.\n\nHe told the council:\n\nDHARVI: ", None),
    (3 * f"{' '.join(['The quay was shut for a day.'] * 8)}\n\n" + "Mumbai: ", None),
])  # fmt: skip
def test_a_dateline_is_one_without_a_dash_but_not_far_within_the_text(top: str, place: str | None) -> None:
    body = (
        "General Ada Brisk opened the harbour on Monday after the pilots had called off their strike, her office said."
    )
    article = clean(Draft(text=f"{top}{body}\n\nShips are to sail on Tuesday.\n"))
    assert article.place == place
    assert article.text.startswith(body) == (place is not None)


def test_another_date_of_the_body_shows_the_order() -> None:
    text = f"Title: {T}\nDate: 03/04/2025\n\nThe bridge closes, the mayor said.\n\n"
    assert clean(Draft(text=f"{text}Work starts on 14/04/2025.\n")).published == "2025-04-03"
    assert clean(Draft(text=f"{text}Work starts on 04/14/2025.\n")).published == "2025-03-04"
    assert clean(Draft(text=f"{text}Work starts on 14/04/2025 or on 04/15/2025.\n")).published is None


@pytest.mark.parametrize(
    ("head", "author", "source"),
    [
        ("HD {T}\nBY Ann Lee\nPD 4 March 2025\nSN The Ledger\nLP ", "Ann Lee", "The Ledger"),
        ("Title: {T}\nAuthor: Finn, Hal\nPaper: Ledger, The\n\n", "Hal Finn", "The Ledger"),
        (
            "{T}\nThe Port Gazette (Varnholm)\nMarch 4, 2025 Tuesday\nByline: Ann Lee\nBody\n\n",
            "Ann Lee",
            "The Port Gazette",
        ),
        ("Source: The Ledger (print), p. 4\nTitle: {T}\nCirculation: 21,400\n\n", None, "The Ledger (print)"),
    ],
)
def test_databases_and_clippings_tell_who_wrote_it_and_where(head: str, author: str | None, source: str) -> None:
    article = clean(Draft(text=head.replace("{T}", T) + B, path="texts/a.txt"))
    assert (article.title, article.author, article.source, article.text) == (T, author, source, B.strip())


def test_the_first_words_of_a_talk_are_its_title_only_as_a_lead() -> None:
    talk = "[00:00:04] MODERATOR: Good morning everybody\n\n[00:00:12] DR HALE: Thank you. The barrier is finished.\n"
    article = clean(Draft(text=talk, path="a.txt"))
    assert (article.title, article.title_from) == ("MODERATOR: Good morning everybody", "lead")
    doctor = clean(
        Draft(text=f"DR. HALE: Good morning, all\n\nMR. ROE: Good morning.\n\nDR. HALE: It is finished.\n\n{B}")
    )
    assert doctor.text.startswith("DR. HALE: Good morning, all")
    told = clean(Draft(text=f"Storm Edda: what we know\n\n{B}\nStorm Edda: how to help\n\nCall the town hall.\n"))
    assert (told.title_from, told.text.count("Storm Edda")) == ("first-line", 1)
    headed = clean(
        Draft(text=f"INTERVIEW: Dr Hale on the barrier\n\nMODERATOR: Is it closed?\n\nHALE: Not yet.\n\n{B}")
    )
    assert headed.title == "INTERVIEW: Dr Hale on the barrier"


def test_a_clock_is_no_outlet() -> None:
    japanese = read_imprint("2026年3月14日 18時30分　共同通信", [], above=True)
    assert japanese is not None
    assert japanese.names == ["共同通信"]


@pytest.mark.parametrize(
    "line",
    [
        "17. Juli 2025, 17:30 Uhr Lesedauer: 3 Min.",
        "17.07.2025 | 17:30 UhrLesedauer: 3 Min.",
        "17 juillet 2025 à 17h30Lecture : 3 min.",
        "Gold Herald · 17 juli 2025 · Leestijd: 12 minuten",
    ],
)
def test_the_label_of_a_reading_time_is_no_outlet(line: str) -> None:
    found = read_imprint(line, ["Gold Herald"], above=True)
    assert found is not None
    assert (found.source or "Gold Herald", found.names, found.labels) == ("Gold Herald", [], [])


@pytest.mark.parametrize(
    "sentence",
    [
        "国务院周三公布补贴新规，标准逐年下降，2027年1月1日起施行。",
        "2026年11月20日、東京の地下鉄の駅で火事があった。けが人はいない。",
        "افتتح الرئيس مطارا جديدا في العلمين يوم 20/11/2026 بحضور الوزراء",
    ],
)
def test_a_sentence_without_capitals_is_no_date_line(sentence: str) -> None:
    assert read_imprint(sentence, [], True) is None
    assert read_imprint("新华社 2026年11月20日", [], True) is not None


BIDS = "The harbour board wants bids for the three cranes on the north quay by 25 November, it said when the tender opened."
OFFER = "The Harbour Letter tells every Friday what matters on the coast. Give us your address and it comes to you, free of charge."
UPDATE = (
    "Two more firms ask for the tender papers of the north quay\n\nHALIFAX, 14 November 2026 — Two more firms have asked the harbour "
    "board for the papers of the tender, bringing the bids to five.\n\nThe three cranes are to stand on the north quay from May.\n\n"
)


def test_background_that_updates_repeat_stays_while_offers_go() -> None:
    article = clean(Draft(text=f"{UPDATE}{BIDS}\n\n{OFFER}\n"), furniture_keys(BIDS) | furniture_keys(OFFER))
    assert BIDS in article.text
    assert OFFER not in article.text
    assert [aside.text for aside in article.asides] == [OFFER]


def test_a_first_line_that_fits_is_the_title_whole() -> None:
    assert (
        lead_of("The hearing was moved to September 23rd.\n\nNobody knows why.")
        == "The hearing was moved to September 23rd"
    )
    assert lead_of("No deal yet on steel\n\nTalks go on.") == "No deal yet on steel"


def test_an_agency_behind_the_day_is_no_place_and_a_place_in_capitals_is_readable() -> None:
    body = "The harbour of Vell stays shut until Monday, its master Ada Brisk said after a night of talks with the crews.\n"
    article = clean(Draft(text=f"Vell harbour shut\n\n1 min read 03 Aug 2023, 04:41 PM IST AP\n\n{body}", path=None))
    assert (article.place, article.source, article.published) == (None, "AP", "2023-08-03")
    assert clean(Draft(text=body, path=None, place="PORT VELL")).place == "Port Vell"


@pytest.mark.parametrize("address", ["https://coast.example/2026/02/12/bell", "coast.example/2026/02/12/bell-rings"])
def test_an_address_alone_at_the_top_tells_source_and_day(address: str) -> None:
    article = clean(Draft(text=f"{T}\n{address}\n\n{B}", path="a.txt"))
    assert (article.source, article.published, article.text) == ("coast.example", "2026-02-12", B.strip())
    assert address in (article.url or "")
    assert clean(Draft(text=f"{T}\nhttps://www.facebook.com/2026/02/12/bell\n\n{B}", path="a.txt")).url is None


@pytest.mark.parametrize(
    ("line", "author", "source"),
    [
        ("Nell Farr • November 8, 2026 10:00 pm", "Nell Farr", None),
        ("Interview: Joan Pike\n9 April 2026", "Joan Pike", None),
        ("Medically reviewed by Dr Lars Ek\nBy Pia Holt — Updated on March 3, 2026", "Pia Holt", None),
        ("Rolf Ames\nLocal Democracy Reporter\n17 Feb 2026", "Rolf Ames", None),
        ("Moira Kell\nCoast correspondent, Tarn\n12 March 2026", "Moira Kell", None),
        ("Words and pictures by Noor Hadi\n1 June 2026", "Noor Hadi", None),
        ("Sue Lake slake@coast.example\nJan 31, 2026", "Sue Lake", None),
        ("Jan Vogt with Coastwire\n9 September 2026", "Jan Vogt", None),
        ("News Release 16-Apr-2026", None, None),
        ("Held on 15 April 2026", None, None),
        ("By Ida Ferm  Coast Global\n1 September 2026", "Ida Ferm", None),
        ("Zoe Park\nSenior Reviewer\nJun 18, 2026, 1:00 PM UTC\nZoe Park", "Zoe Park", None),
        ("Ann Lee\n3 April 2026\nFollow us on\nGoogle News", "Ann Lee", None),
        ("Police District @police · Mar 17, 2026", None, "Police District"),
        ("coast.example\nMarch 17, 2026", None, "coast.example"),
        ("Aug 19, 2026 7:00 AM Central European Summer Time", None, None),
    ],
)
def test_who_wrote_it_and_for_whom_in_the_lines_of_the_head(line: str, author: str | None, source: str | None) -> None:
    article = clean(Draft(text=f"{T}\n{line}\n\n{B}", path="a.txt"))
    assert (article.author, article.source, article.text) == (author, source, B.strip())


def test_speakers_go_on_to_the_end_and_a_thread_is_no_gallery() -> None:
    talk = "WARD: Welcome.\n\nLUND: Thank you very much.\n\n(SOUNDBITE OF GULLS)\n\nWARD: And the children?\n\nLUND: They wanted more."
    thread = "1/ Parliament has passed the harbour law.\n\n2/ Ports must offer power by 2030.\n\n3/3 It enters into force on 1 July."
    numbers = "11\nweeks of the same film\n\n412\nnames on the petition\n\n1\ngoat elected"
    for text in (talk, thread, numbers):
        assert clean(Draft(text=f"{T}\n14 July 2026\n\n{text}\n", path="a.txt")).text.split() == text.split()


@pytest.mark.parametrize("by", ["Staff report", "From staff reports", "By Port Ledger staff", "Ledger News Desk"])
def test_the_people_of_a_paper_as_a_whole_write_too(by: str) -> None:
    body = B.strip()
    for head, day in ((by, None), (f"{by}\nMarch 4, 2025", "2025-03-04"), (f"{by} | March 4, 2025", "2025-03-04")):
        article = clean(Draft(text=f"{T}\n{head}\n\n{B}", path="port-ledger/a.txt"))
        assert (article.title, article.published, article.source, article.text) == (T, day, "Port Ledger", body)


def test_what_is_said_of_staff_is_the_articles() -> None:
    said = "Staff reports of mould were ignored."
    assert clean(Draft(text=f"{T}\n\n{said}\n\n{B}")).text.startswith(said)


@pytest.mark.parametrize("credit", ["Tuesday, March 4, 2025 | Roads", "By Ann Lee\nTuesday, March 4, 2025"])
def test_a_headline_as_wide_as_the_file_ends_before_the_date_line(credit: str) -> None:
    headline = "Bridge closes: nine weeks of detours for the town and all its ferries"
    wrapped = "The bridge closes for nine weeks from the fourth of May, the mayor told\nthe council on Monday, and nobody knows why."
    article = clean(Draft(text=f"PORT LEDGER\nNews  Sport  Jobs\n\n{headline}\n{credit}\n\n{wrapped}\n\n{wrapped}\n"))
    assert (article.title, article.published) == (headline, "2025-03-04")


def test_a_paragraph_goes_on_where_a_line_of_it_looks_like_a_date_line() -> None:
    wrapped = (
        "The bridge of Vell closes for nine weeks from May on, and a word of the\n"
        "Council on the fall of the third arch is not due by March 2025\n"
        "because nobody has been found who could build one out of stone and\nbrick."
    )
    assert clean(Draft(text=f"{T}\n\n{wrapped}\n")).text == wrapped.replace("\n", " ")


@pytest.mark.parametrize(("path", "source"), [
    ("port-ledger/local/a.txt", "Port Ledger"), ("port-ledger/business/2025/03/a.txt", "Port Ledger"), ("coast.example/world/a.txt", "coast.example"),
    ("port-ledger/lighthouses/a.txt", "Lighthouses"), ("bridges/local/a.txt", None), ("/home/port-ledger/texts/a.txt", None),
])  # fmt: skip
def test_a_section_in_the_folder_of_an_outlet_is_the_outlets(path: str, source: str | None) -> None:
    assert clean(Draft(text=f"{T}\n\n{B}", path=path)).source == source
