"""Names in text that is not English: few, but no common noun and no opener of a sentence is one."""

from __future__ import annotations

import pytest

from newsreader.analysis.entities import find_mentions

GERMAN = (
    "Das Angebot der Bahn reicht der Gewerkschaft nicht. Verhandlungsführerin Marlies Brandt sprach am Montag in Frankfurt von "
    "einer Frechheit. Der Vorstand will im Dezember mit der CSU und dem Betriebsrat über die Arbeit beraten. In Bad Harzburg und "
    "in Hessen fallen die Züge aus, sagte Brandt. Die Firma Kleeblatt Omnibus stellt Busse."
)
FRENCH = (
    "Selon le maire de Lille, Bertrand Morel, les travaux sont terminés. La direction a payé la facture, dit-il au journal. "
    "Le Conseil régional avait promis une aide. Les Oliviers, une clinique en Belgique, attendent la CGT et le Banco Unido."
)
SPANISH = (
    "Marcaron Unai Goikoa y Raúl Peña en el último minuto. Según Peña, fue un partido duro para el Deportivo Lebrel. La directiva "
    "viajó con la plantilla desde La Paz hasta Perú por la Plaza San Telmo. El Pacto Claro ganó las elecciones en el municipio."
)
PORTUGUESE = (
    "A polícia prendeu na manhã de terça-feira o vereador Paulo Ferraz, segundo o jornal. As aulas continuam em Lisboa e no Brasil. "
    "Depois da denúncia, a Universidade de Braga e o PSD não quiseram falar com os jornalistas. Os pais de Ferraz também não."
)


@pytest.mark.parametrize(
    ("text", "people", "bodies", "places"),
    [
        (GERMAN, {"Marlies Brandt", "Brandt"}, {"CSU", "Kleeblatt Omnibus"}, {"Frankfurt", "Bad Harzburg", "Hessen"}),
        (FRENCH, {"Bertrand Morel"}, {"CGT", "Banco Unido"}, {"Lille", "Belgique"}),
        (
            SPANISH,
            {"Unai Goikoa", "Raúl Peña", "Peña"},
            {"Deportivo Lebrel", "Pacto Claro"},
            {"La Paz", "Perú", "Plaza San Telmo"},
        ),
        (PORTUGUESE, {"Paulo Ferraz", "Ferraz"}, {"Universidade de Braga", "PSD"}, {"Lisboa", "Brasil"}),
    ],
)
def test_names_in_other_languages_are_few_but_sound(
    text: str, people: set[str], bodies: set[str], places: set[str]
) -> None:
    found = find_mentions(text)
    kinds = ("person", "organisation", "place")
    assert [{m.text for m in found if m.kind == kind} for kind in kinds] == [people, bodies, places]


def test_a_headline_in_capitals_is_no_row_of_bodies() -> None:
    assert not find_mentions(
        "STADT, LAND UND RAT: STREIT. Der Rat hat mit der Stadt und dem Land über das Bad gesprochen."
    )
