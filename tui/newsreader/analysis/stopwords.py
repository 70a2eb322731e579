"""Words that say nothing about what a text is about: English function words and the verbs of reporting, and the
commonest function words of other languages, which are rare in an English background and would count as evidence there.
"""

_ENGLISH = """
a about above across after again against ago all almost alone along already also although always am among an and
another any anybody anyone anything are aren't around as at away back be became because become becomes been before
behind being below between both but by came can can't cannot come could couldn't did didn't do does doesn't doing
don't done down during each either else enough even ever every everyone everything few for from further gave get
gets give given go goes going gone got had hadn't has hasn't have haven't having he he'd he'll he's her here hers
herself him himself his how however i i'd i'll i'm i've if in indeed instead into is isn't it it'd it'll it's its
itself just keep kept know known least less let let's like likely made make makes making many may maybe me meanwhile
might mine more most mostly much must my myself near nearly neither never no nobody none nor not nothing now nowhere
of off often on once one only onto or other others ought our ours ourselves out over own per perhaps put quite
rather really s said same saw say saying says see seen seem seems several shall she she'd she'll she's should
shouldn't since so some somebody someone something sometimes soon still such t take taken tell than that that's the
their theirs them themselves then there there's therefore these they they'd they'll they're they've thing things
this those though through throughout thus to today together told too took toward towards tuesday monday wednesday
thursday friday saturday sunday under until up upon us use used very via was wasn't way we we'd we'll we're we've
went were weren't what what's when where whether which while who who's whoever whole whom whose why will with within
without won't would wouldn't yes yet you you'd you'll you're you've your yours yourself mr mrs ms dr according added
adding reported reportedly reports
"""
# Those that are also English words (die, war, mit, son, plus, van …) are left out.
_OTHERS = """
der das und ist nicht von dem des ein eine einen einer eines auf für sich auch wie aus bei nach wird sind wurde
haben sie ich wir zu zum zur im als dass oder aber noch nur werden über vor durch
le les un une et est dans pas sur qui que ce cette ces au aux avec il elle ils elles ont été sont mais
ou où leur ses sa se ne en je nous vous comme
el las una y del al por para su sus como más pero este esta fue ha lo es entre sobre también
gli di che è non della dei delle nel nella sono più anche dal alla questo questa
o da dos em um uma não com nas nos ao pela pelo foi são sua seu
het een dat niet op te zijn voor met ook naar bij uit maar om
och att det som på är av för inte har till ett jag og ikke til er
"""

STOP_WORDS = frozenset(_ENGLISH.split()) | frozenset(_OTHERS.split())
