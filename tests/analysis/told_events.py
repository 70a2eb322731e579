"""Invented reports that tests of stories hold against each other, and strategies for any other."""

from hypothesis import strategies as st

from newsreader.analysis.stories.frequencies import Frequencies
from newsreader.analysis.stories.signature import signature

PLAIN = Frequencies()

HALIFAX = (
    "Halifax dockers walk out over night shifts",
    (
        "Some 640 dock workers at the port of Halifax stopped work on Tuesday over a new roster that adds eleven night "
        "shifts a month. The Atlantic Dockworkers' Alliance said containers would stay on the quay until Halifax Harbour "
        "Terminals withdraws the plan. Maureen Tilley, who leads the union, spoke at the Fairview Cove gate."
    ),
)
HALIFAX_TOO = (
    "Strike closes container port at Halifax",
    (
        "Cranes stood still in Halifax after the Atlantic Dockworkers' Alliance called out 640 members. Its leader Maureen "
        "Tilley said the night shifts demanded by Halifax Harbour Terminals were more than any family could bear. Two ships "
        "were sent on to Montreal from Fairview Cove."
    ),
)
VALPARAISO = (
    "Port workers strike at Valparaíso",
    (
        "About 900 port workers in Valparaíso, Chile, laid down tools on Thursday for higher pay at the weekend. Cherries and "
        "copper are waiting on the quay. The union's spokesman Hernán Rojas said talks with the terminal had broken down."
    ),
)
GRAZ = (
    "Graz says yes to car-free centre",
    (
        "Voters in Graz backed a plan of Mayor Elke Steinwender to close the streets around Hauptplatz to private cars. The "
        "proposal won 51.3 per cent on a turnout of 47 per cent. Barriers go up on 1 March."
    ),
)
STORY = (HALIFAX, HALIFAX_TOO, VALPARAISO, GRAZ)

WORDS = st.sampled_from(
    "Monday Friday Halifax port strike union Tilley 640 night shifts Valparaíso Graz vote cars 51.3% Steinwender the of talks U.S. 1990 日本".split()
)
TEXTS = st.lists(WORDS, max_size=60).map(" ".join)
SIGNATURES = st.builds(signature, TEXTS, TEXTS)
