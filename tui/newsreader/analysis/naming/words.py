"""Words that tell what kind of name stands beside them: titles of people, heads of organisations and of places.

All in lower case. They serve as features of the model and as evidence for the rules after it.
"""

TITLES = frozenset(
    """mr mr. mrs mrs. ms ms. miss dr dr. prof prof. professor sir lord lady dame baroness baron count countess duke
    duchess president ex-president vice-president co-president premier chancellor minister ministers secretary
    undersecretary senator senators sen sen. congressman congresswoman representative rep rep. governor gov gov. mayor
    councillor alderman ambassador envoy judge justice magistrate prosecutor attorney lawyer solicitor general
    lieutenant-general major-general brigadier-general gen gen. colonel col col. major maj maj. captain capt capt.
    lieutenant lt lt. sergeant sgt sgt. corporal private admiral adm adm. commander cmdr. brigadier brig. marshal
    officer constable detective inspector superintendent sheriff chief chairman chairwoman chairperson chair director
    managing-director executive ceo cfo spokesman spokeswoman spokesperson leader co-leader head king queen prince
    princess emperor emir sultan sheikh sheik shaikh ayatollah mullah maulana imam rabbi pope cardinal archbishop
    bishop reverend rev rev. father sister brother pastor priest saint coach trainer manager skipper striker midfielder
    defender goalkeeper winger forward quarterback pitcher batsman bowler captain-elect actor actress singer rapper
    comedian musician composer guitarist author novelist writer poet playwright journalist reporter correspondent
    editor columnist presenter anchor filmmaker producer director-general secretary-general analyst economist
    strategist scientist researcher historian archaeologist geologist biologist engineer architect artist painter
    designer founder co-founder owner billionaire businessman businesswoman tycoon entrepreneur activist dissident
    campaigner candidate nominee challenger incumbent lawmaker mp mep deputy commissioner speaker whip negotiator
    official adviser advisor aide veteran champion golfer sprinter swimmer cyclist driver rider boxer player
    defendant suspect gunman rebel warlord militant fugitive widow wife husband son daughter mother uncle aunt cousin
    justices cji comrade cllr shri smt grandfather grandmother resident neighbour neighbor farmer fisherman teacher student nurse doctor surgeon""".split()
)

ORGANISATION_HEADS = frozenset(
    """bank ministry united city fc afc cf sc party university college school academy institute institution agency
    association assn union unions council committee commission court tribunal department dept dept. office bureau
    federation confederation league group company co co. corporation corp corp. inc inc. incorporated ltd ltd. limited
    plc llc gmbh ag sa nv spa holdings holding airlines airline airways air force forces army navy police parliament
    congress senate assembly house government cabinet administration club team society foundation fund front movement
    brigade brigades guard guards corps battalion board authority center centre organisation
    organization network newspaper times post herald tribune journal gazette news daily weekly magazine television tv
    radio broadcasting hospital clinic church diocese services service systems industries industry international
    partners partnership trust press exchange motors motor electric electronics energy oil gas petroleum power
    pharmaceuticals pharma technologies technology labs laboratory laboratories studios records pictures entertainment
    media communications telecom telecommunications software sports sport athletic athletics rovers wanderers albion
    rangers sporting real inter dynamo dinamo spartak olympique hotspur county town alliance coalition campaign caucus
    treasury secretariat treaty mission watch crescent cross militia cartel gang band orchestra choir museum gallery
    theatre theater library insurance financial capital securities investments investment ventures brothers
    bros bros. sons stores foods shipping lines railway railways rail steel mining mines cement chemicals
    brewery breweries properties estates consulting associates advisers solutions networks terminals dockworkers
    workers teachers farmers nurses journalists chamber cooperative co-operative guild syndicate faculty firm maker
    manufacturer carrier lender insurer retailer brewer drugmaker carmaker automaker publisher broadcaster watchdog
    regulator consortium conglomerate subsidiary startup start-up charity ngo think-tank bloc body tabloid side
    franchise chain operator giant unit arm""".split()
)

PLACE_HEADS = frozenset(
    """river province state county district city town village hamlet region island islands isle isles lake mount mt.
    mountain mountains sea ocean bay gulf cape desert valley peninsula coast street st st. avenue ave. boulevard road
    lane drive highway motorway square plaza airport airfield airbase port harbour harbor bridge tunnel park garden
    gardens stadium arena ground north south east west northern southern eastern western central upper lower republic
    kingdom territory territories strip heights hills hill forest jungle capital suburb neighbourhood neighborhood
    border canal strait straits channel plain plains basin cove fjord peak glacier creek falls beach palace prison jail
    camp base prefecture municipality oblast governorate canton department commune parish archipelago delta pass
    crossing cemetery monument cathedral mosque temple castle tower gate quarter zone enclave reef atoll lagoon pier
    dam volcano crater alps range plateau steppe savannah sound firth moor marsh wetlands reserve sanctuary resort
    station terminal metropolis outskirts continent mainland country nation""".split()
)

PLACE_ENDS = frozenset(
    """avenue street road boulevard lane highway motorway bridge tunnel airport airfield stadium river lake mountain
    mountains island islands bay valley peninsula strait canal coast creek falls glacier desert square plaza
    province county prefecture oblast governorate airbase harbour harbor heights hills beach wing building gorge canyon""".split()
)
SURE_PLACE_ENDS = frozenset(
    "gorge canyon stadium airport glacier territory avenue street road boulevard bridge river mountains islands highway airfield".split()
)
BODY_ENDS = frozenset(
    """university college institute ministry department corporation corp inc. inc ltd ltd. plc company party council
    committee commission association federation confederation union bank airlines airways court tribunal agency bureau
    authority foundation academy society parliament newspaper board organization organisation alliance league institution
    hospital fund police brigade brigades group holdings motors industries pharmaceuticals coastguard maritime pharma
    ferries laboratories technologies therapeutics railways homes polytechnic forum conference philharmonic""".split()
)
BODY_BEGINNINGS = frozenset(
    "universidad universidade università universitat universität universiteit université ministerio ministério ministère".split()
)
PLACE_BEGINNINGS = frozenset("fort cape".split())
LAW_ENDS = frozenset(
    "act bill accord accords protocol directive pact treaty amendment ordinance agreement declaration".split()
)
"""Last and first words that settle the kind of a name of several words."""

FAMILY_FIRST = frozenset(
    """xi li wang zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo lin gao luo zheng liang xie tang deng feng
    cao peng zeng xiao tian dong yuan pan cai jiang yu ye wei lu ding ren shen kim lee park choi jung kang cho yoon jang
    lim han oh seo shin kwon hwang ahn song hong moon nguyen tran pham hoang phan vu dang bui ngo duong""".split()
)
"""Chinese, Korean and Vietnamese family names, which come before the given name."""

GIVEN = frozenset(
    """volodymyr oleksandr oleksandra andriy dmytro serhiy serhii vitaliy yuliya oleh mykhailo mykola denys rustem
    kyrylo valerii taras ihor oksana dmitry alexey yevgeny ramzan sadyr gitanas evika shigeru fumio sanae shinzo
    yoshihide yuriko haruhiko takeshi ryosei katsunobu toshimitsu shinjiro koichi yoshimasa hirokazu kenta
    satoshi haruki junichiro masayoshi tetsuya narendra rajnath nirmala subrahmanyam priyanka mamata arvind
    uddhav eknath devendra akhilesh tejashwi nitish ratan mukesh virat rohit jasprit sourav anil sunil rajesh
    suresh ramesh mahesh dinesh ashok vijay ajay sanjay rajiv sunita kavita deepika vikram manmohan piyush nitin
    smriti nawaz shehbaz bilawal asim khaleda abdulaziz faisal abdelfattah ziad bulent bola muhammadu olusegun
    yemi nyesom atiku rabiu kithure raila uhuru rigathi musalia yoweri thabo emmerson hakainde abiy hailemariam
    riek macky bassirou ousmane alassane faustin assimi mamady chimamanda wole adebayo oluwaseun fatoumata
    aminata thuli fikile naledi gwede sindisiwe luiz inácio nayib megawati mahathir muhyiddin prayuth srettha
    paetongtarn thaksin yingluck anutin luhut retno airlangga""".split()
)
"""Given names in the news of Eastern Europe, Asia and Africa that the model's lists lack."""

CONNECTORS = frozenset(
    "of the and for de la le les el al du des da do dos di del della van von der den bin ibn & y e und et".split()
)
"""Small words that may occur inside a name."""

SPEECH = frozenset(
    """said says say told tells added adds announced argued asked believes called claimed confirmed declared denied
    explained insisted noted predicted reported stated stressed suggested thinks vowed warned wrote urged replied
    admitted recalled testified tweeted who whose resigned died""".split()
)

FIRM = frozenset(
    """shares stock executives employees workers customers spokesman spokeswoman board lawyers headquarters subsidiary
    shareholders investors profits sales factory factories plant plants stores products software acquired owns
    manufactures sells subsidiaries engineers staff""".split()
)
"""Words after a name that make it a company or another body."""

SPORT = frozenset(
    """match matches season league cup goals scored coach innings wicket wickets tournament striker midfielder semifinal
    semifinals semi-final semi-finals quarter-final quarterfinal championship championships playoff playoffs inning
    defender goalkeeper penalty halftime half-time seeded touchdown touchdowns standings homer homers runs wkts rugby
    cricket soccer football tennis baseball basketball hockey golf medal relegated quarterback fixture fixtures squad
    stadium teammate teammates attendance scorers batsman bowler midfield champions runners-up olympic nba nfl nhl
    mlb""".split()
)

TRANSFERS = frozenset(
    "club clubs transfer transfers loan signing striker midfielder defender winger goalkeeper left-back right-back debut squad".split()
)
"""Words of the transfer market, where towns are teams."""

MONTHS_AND_DAYS = frozenset(
    """january february march april may june july august september october november december jan feb mar apr jun jul aug
    sep sept oct nov dec jan. feb. mar. apr. aug. sep. sept. oct. nov. dec. monday tuesday wednesday thursday friday
    saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays mon tue wed thu fri sat sun today
    tomorrow yesterday bc ad gmt utc est edt cet bst ist cst pst pdt aest aedt awst sast am pm""".split()
)

OF_WHAT = (
    "Academy|Agency|Association|Authority|Bureau|Campaign|Center|Centre|Chamber|Commission|Committee|"
    "Council|Court|Department|Federation|Forum|Foundation|Front|Fund|Institute|Ministry|Movement|Museum|Organi[sz]ation|"
    "Society|Survey|Union|University"
)
"""Heads of bodies whose subject follows ("of", "for"), as a pattern."""
US_STATES = (
    "Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Md|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|"
    "Tex|Va|Vt|Wash|Wis|Wyo"
)
"""Abbreviations of American states, as a pattern."""

CAPITALS = frozenset(
    """london paris berlin rome madrid lisbon brussels amsterdam vienna bern copenhagen oslo stockholm helsinki dublin
    warsaw prague budapest bucharest sofia athens belgrade zagreb sarajevo kiev kyiv moscow minsk ankara istanbul
    jerusalem beirut damascus baghdad tehran riyadh doha dubai cairo tripoli tunis algiers rabat khartoum nairobi
    kampala mogadishu lagos abuja accra dakar kinshasa harare pretoria johannesburg kabul islamabad karachi delhi
    mumbai dhaka colombo kathmandu rangoon bangkok hanoi jakarta manila beijing shanghai taipei tokyo seoul pyongyang
    canberra sydney wellington ottawa toronto havana caracas bogota lima santiago brasilia geneva zurich frankfurt
    munich""".split()
)
BODIES = frozenset(
    """eu e.u. un u.n. nato imf bbc cnn fbi cia nasa opec unicef unesco iaea wto asean fifa uefa ioc interpol europol
    osce oecd unhcr reuters xinhua interfax afp upi pti ani hamas hezbollah hizbullah hizbollah fatah taliban pentagon kremlin knesset bundestag brics
    tiktok whatsapp instagram youtube facebook twitter google openai nvidia xiaomi huawei""".split()
) | {"european union", "united nations", "world bank", "european commission", "international monetary fund"}
FEASTS = frozenset("juneteenth christmas easter thanksgiving halloween hanukkah diwali".split())
OTHERS = FEASTS | frozenset(
    """brexit covid covid-19 ebola hiv aids sars ramadan islam christianity judaism hinduism buddhism marxism communism""".split()
)
"""Names that are never a person, a place or a body."""
COMMON_INITIALS = frozenset(
    """gdp gnp cpi ppi pmi vat gst tds ipo etf esg ceo cfo coo cto mou nda pil fir rti itr atm pin otp sim suv ev evs hiv dna rna
    icu er adhd ptsd bmi mri iq ai vr sms pdf faq url diy lgbt lgbtq lng lpg co2 mbbs bds md phd mba bsc msc gcse mp mps mla mlas
    ngo ngos san cj soe soes aag odi odis t20 t20s t20i t20is vlf ppe pcr rtpcr covid""".split()
)
"""Initials of common terms and of titles: in capitals, yet no names."""
OFFICES = frozenset(
    """magistrate magistrates commissioner commissioners councillor councillors councilor councilors coordinator coordinators
    secretary secretaries minister ministers governor governors mayor mayors chairman chairperson treasurer ombudsman prosecutor
    prosecutors spokesperson superintendent registrar senator senators president presidents premier ambassador""".split()
)
"""Last words of offices that a person holds: "the Senior Magistrate" is no body."""
DOUBTFUL = frozenset("jordan georgia chad turkey guinea dominica jersey man mali holland monaco".split())
"""Countries whose name often means something else: not tagged by the list alone."""

VERBS = frozenset(
    """is are was were be been has have had do does did don't doesn't didn't isn't aren't won't can't will would can could should must may
    might says say said tells told asks asked urges urged calls called warns warned vows vowed claims claimed denies denied admits
    defends defended slams slammed blasts blasted condemns condemned praises hails mocks accuses accused backs backed blames
    blocks blocked bans banned orders ordered allows allowed approves approved rejects rejected passes passed signs signed
    declines dismisses dismissed strikes struck hits targets targeted attacks kills killed dies died injures injured arrests arrested
    charges charged sues sued jails jailed sentenced convicted wins won loses lost beats defeats leads takes took gets got gives gave
    makes made goes went comes came sets seeks sought wants needs faces faced fears hopes plans tries fails failed launches
    launched opens opened closes closed cuts raises rises rose falls fell drops dropped lifts lifted slashes soars plunges nears
    reaches reached meets met visits visited joins joined leaves left quits quit resigns resigned names named picks picked
    announces announced unveils unveiled reveals revealed recognizes recognises retracts releases reports confirms confirmed
    investigates probes finds found sees shows showed tops holds held keeps puts pushes pulls sends sent starts begins ends
    stops turns moves runs threatens threatened lashes recruits establishing approve push fix shrink""".split()
)
"""Verb forms of headlines; in the middle of a sentence none has a capital."""


def kind_of(word: str) -> str:
    """Return what a word says about the name it is in or beside: "t" title, "o" organisation, "p" place, or "".

    `word` is in lower case. A word of both last kinds ("city", "town") gives "op".
    """
    if word in TITLES:
        return "t"
    return ("o" if word in ORGANISATION_HEADS else "") + ("p" if word in PLACE_HEADS else "")
