"""Which language a text is in, well enough to tell that it is not English: by its script, then by very frequent words."""

from __future__ import annotations

import re

_LOOK_AT = 2_500
_LEAST_WORDS = 12
_CLEAR = 0.12
"""Share of a text's words that are among the frequent words of its language; running English has .30 to .50."""

_SURELY = 0.28
"""Share of frequent English words above which no other language is considered: none has as many."""

_NEARLY = 1.5
"""How many times as many frequent words another language must have as English: several share short words with it."""

_FREQUENT = {
    code: frozenset(words.split())
    for code, words in {
        "en": "the of and to in a is that for on was with as it by at from his he be are has have had said an not who will "
        "were this but which they their its or been after would more than she her what when you we i about out up "
        "can could into over there if no new",
        "de": "der die das und in zu den von mit ist des im für auf dem nicht ein eine sich als auch es an werden aus er "
        "hat dass sie nach wird bei einer um am sind noch wie einem über",
        "fr": "le la les des et en un une du dans est pour que qui au par sur pas plus avec ce il se sont aux été ne ont "
        "cette mais elle son sa ses leur a à l d qu s n été avait ont fait entre après selon où deux",
        "es": "el la los las de y en un una que por con para del se su al es lo como más fue sus ha pero este son entre "
        "desde sobre también a tras según ante",
        "it": "il la i gli le di e che un una per del della in con è non si da dei delle nel al alla sono ha anche più "
        "come ma dal l d dell all ha è stato stata",
        "pt": "o a os as de e em um uma que do da dos das para com não no na por se foi mais ao como pela são mas também",
        "nl": "de het een en van in is dat op te voor met zijn niet aan er om ook als bij uit maar naar heeft worden door tot "
        "had haar hun dan zegt werd wordt",
        "sv": "och att det som en på är av för med den till inte har de om ett men var sig från vid så",
        "da": "og i at det er en til af på for med der den som ikke de har et om men var sig fra ved",
        "no": "og i at det er en til av på for med som den ikke de har et om men var seg fra ved",
        "fi": "ja on ei että oli se hän mutta ovat myös kuin joka sekä sen ole mukaan",
        "pl": "w i na z do że się nie jest o to jak za od po przez dla są ale jego",
        "cs": "a v se na že je s z do o to i ve pro jako za by ale jsou byl",
        "tr": "ve bir bu için ile da de olarak olan çok daha gibi ne kadar sonra",
        "id": "yang dan di dari untuk dengan pada ini itu dalam tidak akan ke oleh juga",
        "ro": "și în de la cu a pe care nu din pentru este un o mai au fost",
        "hu": "a az és hogy nem is egy volt de meg ez csak mint már",
        "vi": "và của là các có được cho trong không người một với những",
        "sw": "ya na wa kwa ni katika za la kuwa hii cha",
    }.items()
}
_SCRIPTS = (
    ("ja", "\u3040", "\u30ff"),
    ("ko", "\uac00", "\ud7af"),
    ("zh", "\u4e00", "\u9fff"),
    ("ru", "\u0400", "\u04ff"),
    ("el", "\u0370", "\u03ff"),
    ("el", "\u1f00", "\u1fff"),
    ("ar", "\u0600", "\u06ff"),
    ("he", "\u0590", "\u05ff"),
    ("hi", "\u0900", "\u097f"),
    ("bn", "\u0980", "\u09ff"),
    ("ta", "\u0b80", "\u0bff"),
    ("th", "\u0e00", "\u0e7f"),
    ("ka", "\u10a0", "\u10ff"),
    ("hy", "\u0530", "\u058f"),
)
_NAMES = {
    "en": "English", "de": "German", "fr": "French", "es": "Spanish", "it": "Italian", "pt": "Portuguese", "nl": "Dutch",
    "sv": "Swedish", "da": "Danish", "no": "Norwegian", "fi": "Finnish", "pl": "Polish", "cs": "Czech", "tr": "Turkish",
    "id": "Indonesian", "ro": "Romanian", "hu": "Hungarian", "vi": "Vietnamese", "sw": "Swahili", "ja": "Japanese",
    "ko": "Korean", "zh": "Chinese", "ru": "Cyrillic letters", "el": "Greek", "ar": "Arabic letters",
    "he": "Hebrew letters", "hi": "Devanagari letters", "bn": "Bengali letters", "ta": "Tamil", "th": "Thai",
    "ka": "Georgian", "hy": "Armenian",
}  # fmt: skip
_FIRST_FOREIGN = min(low for _, low, _ in _SCRIPTS)
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str | None:
    """Return the ISO 639-1 code of a text's likely language, None where it is too short or too odd to say.

    Scripts other than Latin are told by their letters alone (Cyrillic is "ru", Arabic letters "ar", and so on).
    """
    sample = text[:_LOOK_AT]
    letters = sum(map(str.isalpha, sample))
    foreign = [sign for sign in sample if sign >= _FIRST_FOREIGN]
    for code, low, high in _SCRIPTS if len(foreign) * 4 > letters else ():
        share = sum(low <= sign <= high for sign in foreign)
        if letters and share * (4 if code == "ja" else 2) > letters:
            return code
    words = [word.lower() for word in _WORD.findall(sample)]
    if len(words) < _LEAST_WORDS:
        return None
    if sum(word in _FREQUENT["en"] for word in words) > _SURELY * len(words):
        return "en"
    counts = {code: sum(word in frequent for word in words) for code, frequent in _FREQUENT.items()}
    best = max(counts, key=lambda code: (counts[code], code == "en"))
    if counts[best] < _CLEAR * len(words):
        return None
    return "en" if counts["en"] * _NEARLY > counts[best] else best


def language_name(code: str) -> str:
    """Return what to call a language that `language_of` tells; where only the script is sure, that is named."""
    return _NAMES.get(code, "another language")
