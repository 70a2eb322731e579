"""Which language a text is in, as far as needed to say that it is not understood."""

import pytest

from newsreader.analysis.language import language_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The council said on Monday that it had not agreed to the plan.", "en"),
        ("Der Rat erklärte am Montag, dass er dem Plan nicht zugestimmt hat und eine Abstimmung will.", "de"),
        ("Le conseil a dit lundi que le plan ne sera pas adopté et que le vote est dans une semaine.", "fr"),
        ("Un incendie a ravagé une usine à Rivemont. Deux ouvriers ont été blessés, a indiqué le maire.", "fr"),
        ("La banque a relevé jeudi son taux d'un quart de point, à 4,25 %. L'inflation a ralenti à 3,9 %.", "fr"),
        ("Castelnoir a battu Rivemont samedi. L'entraîneur a salué l'état d'esprit de l'équipe, réduite à dix.", "fr"),
        (
            "Poliția a arestat trei bărbați la Cluj. Un al patrulea a fugit, potrivit celor care au deschis o anchetă.",
            "ro",
        ),
        ("La polizia ha arrestato tre uomini. Un quarto è fuggito, secondo l'accusa, che ha aperto un'indagine.", "it"),
        ("La policía detuvo a tres hombres en Madrid. Un cuarto huyó, según el fiscal, que abrió una causa.", "es"),
        ("De oud-minister is donderdag veroordeeld tot vijf jaar cel. De officier had zes jaar geëist.", "nl"),
        ("El consejo dijo el lunes que no aprobó el plan y que la votación será para todos.", "es"),
        ("Совет заявил в понедельник, что не согласился с планом и что голосование пройдёт через неделю.", "ru"),
        ("評議会は月曜日に計画に同意しなかったと述べ、投票は一週間後に行われると発表した。", "ja"),
        ("أعلن المجلس يوم الاثنين أنه لم يوافق على الخطة وأن التصويت سيجري بعد أسبوع.", "ar"),
    ],
)
def test_running_text_is_told_apart(text, code):
    assert language_of(text) == code


@pytest.mark.parametrize("text", ["", "Loading", "12345 67890", "—— ** ——"])
def test_too_little_text_says_nothing(text):
    assert language_of(text) is None
