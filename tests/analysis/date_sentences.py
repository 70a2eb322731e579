"""Invented sentences with the dates a reader should see, one a line: `[words|value|kind]`, published on the day named.

Kinds: D deadline, S scheduled, P past, O other. A value of `-` is unknown. A sentence without brackets holds no date.
"""

PUBLISHED = "2025-07-17"  # a Thursday

SPELLINGS = """
The pact was signed on [17 July 2024|2024-07-17|P].
The pact was signed on [July 17, 2024|2024-07-17|P].
The pact was signed on [July 17th, 2024|2024-07-17|P] in Oslo.
The pact was signed on [17th July 2024|2024-07-17|P].
The pact was signed on the [3rd of March|2025-03-03|P].
It was filed on [2024-11-30|2024-11-30|P].
It was filed on [Feb. 2|2025-02-02|P], the clerk said.
The law was passed on [Sept. 9, 1999|1999-09-09|P].
The notice dated [17.7.2024|2024-07-17|P] was found on a desk.
The photograph was taken on [MARCH 4, 1961|1961-03-04|P].
The council met on [Wednesday 9 July|2025-07-09|P] and again on [Monday, July 14|2025-07-14|P].
The talks were held on [Thursday (Jul 17)|2025-07-17|P].
The bill was tabled on [Jul 9 (Wednesday)|2025-07-09|P].
Ministers met in [March 2021|2021-03|P] and in [June of 2022|2022-06|P].
Prices have risen since [January|2025-01|P].
Prices fell in [June|2025-06|P] after a flat spring.
He took office in [November|2024-11|P].
The bridge was built in [1934|1934|P].
The firm, founded in [1887|1887|P], employs 300.
A [2019|2019|P] study found the same.
She won the seat in [2015|2015|P], lost it in [2019|2019|P] and left politics.
The index fell to its lowest level since ['09|2009|P].
Sales rose 4% in [the third quarter of 2024|2024-Q3|P].
Profit doubled in [the second quarter|2025-Q2|P], the bank said.
The group reported [second-quarter|2025-Q2|P] earnings of $2bn.
Revenue fell in [the fourth quarter|2024-Q4|P].
It expects to report a loss in [Q4 2025|2025-Q4|O].
Margins were better in [last year's third quarter|2024-Q3|P].
Shipments in [2023-Q1|2023-Q1|P] were flat.
The files were logged in [2025-W12|2025-W12|P].
"""

RELATIVE = """
The minister resigned [today|2025-07-17|P].
The minister resigned [yesterday|2025-07-16|P].
The minister will resign [tomorrow|2025-07-18|S].
Shots were heard [last night|2025-07-16|P].
The cabinet will meet [tonight|2025-07-17|S].
He spoke to reporters [this morning|2025-07-17|P].
The verdict was read out [the day before yesterday|2025-07-15|P].
They will fly home [the day after tomorrow|2025-07-19|S].
Sales fell [last month|2025-06|P].
The strike began [last week|2025-W28|P].
Delegates will gather in Geneva [next week|2025-W30|S].
The plant will reopen [next month|2025-08|S].
The tax will be reviewed [next year|2026|S].
The company lost money [last year|2024|P].
The fund has lost a tenth of its value [this year|2025|P].
Output slowed [earlier this year|2025|P].
The museum will reopen [later this month|2025-07|S].
The budget was cut [late last year|2024|P].
A second trial is planned for [early next year|2026|S].
The road was closed [two weeks ago|2025-W27|P].
The couple married [three days ago|2025-07-14|P].
They separated [five years ago|2020|P].
He arrived [six months ago|2025-01|P].
The dam will be finished [in three weeks' time|2025-08-07|S].
The court will rule [in two weeks|2025-07-31|S].
The figures will be published [mid-August|2025-08|S].
He retired at [the end of June|2025-06|P].
The office opened at [the start of 2024|2024|P].
The ship sank in [the summer of 1912|1912|P].
The park was renewed [last summer|2024|P].
The show will tour [this autumn|2025|S].
"""

DIRECTION = """
The president said on [Wednesday|2025-07-16|P] that talks had failed.
The president said [Thursday|2025-07-17|P] that talks had failed.
The two leaders will meet in the Swiss city of Geneva on [Friday|2025-07-18|S].
The two leaders are to meet on [Monday|2025-07-21|S] in Geneva.
The two leaders met on [Monday|2025-07-14|P] in Geneva.
Peru's congress is preparing to vote on the bill on [Tuesday|2025-07-22|S].
Lawmakers are scheduled to debate the bill on [Wednesday|2025-07-23|S].
The board, which includes three bankers from Zurich and two former ministers, is due to meet on [Friday|2025-07-18|S].
The board meets on [Tuesday|2025-07-22|S] to pick a chairman.
The union has called a strike for [Monday|2025-07-21|S].
On [Friday|2025-07-18|S], the bank will publish its accounts.
On [Tuesday|2025-07-15|P], the bank published its accounts.
Opinion is split ahead of a referendum on [Sunday|2025-07-20|S].
The party is behind in the polls before [Sunday|2025-07-20|S]'s election.
Police on [Wednesday|2025-07-16|P] arrested two men.
The company [Wednesday|2025-07-16|P] raised its offer.
A court in Lima [Tuesday|2025-07-15|P] ordered his release.
Officials agreed to hold a further round on [Saturday|2025-07-19|S].
The sides failed to agree on [Tuesday|2025-07-15|P].
He flew to Cairo on [Monday|2025-07-14|P] and will travel to Amman on [Sunday|2025-07-20|S].
The storm, which hit the coast on [Monday|2025-07-14|P], is expected to reach the capital on [Saturday|2025-07-19|O].
The minister, who arrived on [Tuesday|2025-07-15|P], leaves on [Saturday|2025-07-19|S].
[Last Friday|2025-07-11|P] the river burst its banks.
The river burst its banks [last Sunday|2025-07-13|P].
He will speak [this Saturday|2025-07-19|S].
The results come out [next Wednesday|2025-07-23|S].
Rescuers reached the village late on [Tuesday|2025-07-15|P].
She was seen on [Sunday evening|2025-07-13|P] near the port.
The concert will be held on [Saturday night|2025-07-19|S].
The vote will take place on [Monday|2025-07-21|S] and [Tuesday|2025-07-22|S].
Stocks fell [Wednesday|2025-07-16|P] as traders weighed the news.
The spokesman said the hearing on [Monday|2025-07-21|S] would be open to the public.
He told the committee on [Tuesday|2025-07-15|P] that he would resign.
He said he would resign on [Monday|2025-07-21|S].
The team plays Norway on [Saturday|2025-07-19|S].
The two have not spoken since [Saturday|2025-07-12|P].
The summit opens on [August 4|2025-08-04|S].
A memorial was unveiled on [Dec. 7|2024-12-07|P].
The spacecraft is to be launched on [January 9|2026-01-09|S].
Elections are due in [March|2026-03|S].
Elections were held in [March|2025-03|P].
The trial, due to start in [September|2025-09|S], will last a month.
"""

DEADLINES = """
Bids must be handed in by [August 15|2025-08-15|D].
The offer expires on [July 31|2025-07-31|D].
The offer expires at [midnight Friday|2025-07-18|D].
The new duty takes effect on [1 September|2025-09-01|D].
The ban comes into force [next month|2025-08|D].
The tariffs will be imposed from [August 1|2025-08-01|D] unless a deal is reached.
Residents have until [Monday|2025-07-21|D] to leave.
Rebels were given until [Saturday|2025-07-19|D] to lay down their arms.
The firm must reply [within 10 days|2025-07-27|D].
The ministry promised a decision [within two weeks|2025-07-31|D].
Negotiators face a [July 25|2025-07-25|D] deadline.
The deadline for entries is [August 3|2025-08-03|D].
The [Friday|2025-07-18|D] deadline is unlikely to move.
A deadline of [September 30|2025-09-30|D] was set by the court.
The government set [1 October|2025-10-01|D] as the deadline for repairs.
The licence runs out at [the end of the year|2025|D].
The company pledged to cut its emissions by [2030|2030|D].
The airline plans to retire the jets by [the end of 2027|2027|D].
Applications close on [22 August|2025-08-22|D].
The ceasefire ends on [Sunday|2025-07-20|D].
Payment is due on [August 5|2025-08-05|D].
The curfew will apply from [Monday|2025-07-21|D].
Smoking will be banned in parks from [January 1|2026-01-01|D].
Under the deal the army will withdraw no later than [August 20|2025-08-20|D].
The rules, effective [Oct. 1|2025-10-01|D], cover all banks.
The contract expires in [2029|2029|D].
Voters can register until [5 p.m. Friday|2025-07-18|D].
The truce will hold until [midnight on Sunday|2025-07-20|D].
The judge ordered him to surrender his passport by [noon Monday|2025-07-21|D].
The minister gave an ultimatum: pay by [Tuesday|2025-07-22|D] or leave.
The union said it would strike unless a deal was reached by [Friday|2025-07-18|D].
The utility hopes customers will apply before [30 September|2025-09-30|O].
The report is due by [the end of July|2025-07|D].
Congress must act before [October 1|2025-10-01|D] to keep the government open.
Early-bird tickets are on sale until [31 July|2025-07-31|D].
"""

SCHEDULED = """
The trial will begin on [8 September|2025-09-08|S].
A hearing is set for [July 28|2025-07-28|S].
The summit will be held in Lisbon on [2 August|2025-08-02|S].
The exhibition runs until [12 October|2025-10-12|S].
The match was postponed until [Saturday|2025-07-19|S].
Sales of the car will start in [2027|2027|S].
The board will meet before [next week|2025-W30|S]'s vote.
The launch is planned for [the autumn|2025|S].
The court adjourned the case until [9 August|2025-08-09|S].
The visit is scheduled for [Aug. 12|2025-08-12|S].
Her new novel is to be published in [October|2025-10|S].
"""

OTHER = """
Analysts expect profit to rise by a fifth by [2027|2027|O].
The bank forecasts inflation of 2% in [2026|2026|O].
The economy could shrink by [the end of the year|2025|O].
The species is likely to be extinct by [2040|2040|O].
The deadline was moved from [July 20|2025-07-20|O] to [August 20|2025-08-20|D].
The ferry had been due to sail on [Friday|2025-07-18|O].
The hearing was originally scheduled for [July 21|2025-07-21|O].
The final will be played on [27 July|2025-07-27|S], not on [20 July|2025-07-20|O].
They asked for the deadline to be extended to [1 December|2025-12-01|O].
Rain may continue until [Sunday|2025-07-20|O].
"""

PAST = """
The offer expired on [Monday|2025-07-14|P].
The tariff took effect on [July 1|2025-07-01|P].
The deadline passed on [July 10|2025-07-10|P] without a deal.
The old contract ran out on [31 December|2024-12-31|P].
The talks lasted until [Wednesday|2025-07-16|P].
By [Tuesday|2025-07-15|P] the death toll had risen to 40.
The company had promised to finish by [June 30|2025-06-30|P].
"""

TIMES = """
The index was down 2% at [16:08 UTC|2025-07-17|P].
The quake struck at [0737 GMT|2025-07-17|P] near the coast.
The quake struck at [07:37 GMT|2025-07-16|P], [July 16|2025-07-16|P].
The siren sounded at [15:00 GMT Saturday|2025-07-12|P].
The shop shut at 6 p.m. on [Saturday|2025-07-12|P].
The race starts at 4 p.m. on [Sunday 27 July|2025-07-27|S].
The order takes effect at [11:59 p.m. Saturday|2025-07-19|D].
They saw two men [Tuesday night|2025-07-15|P].
The plane landed at [noon on Wednesday|2025-07-16|P].
"""

MARKETS_AND_LIMITS = """
1989-11-02 The buyer said it expects to complete the purchase by [year end|1989|D].
1989-11-02 Holders have until [Nov. 20|1989-11-20|D] to tender their shares.
1989-11-02 The bill would raise the wage to $4.25 an hour by [April 1991|1991-04|D].
1989-11-02 The debt must be repaid by [1994|1994|D].
1989-11-02 Shareholders will vote on the plan at a meeting on [Dec. 6|1989-12-06|S].
1989-11-02 The maker said it will begin shipping the model in [the first quarter|1990-Q1|S].
1989-11-02 Analysts predict the rate will fall to 8% by [next summer|1990|O].
1989-11-02 The agency gave the airline until [next Wednesday|1989-11-08|D] to explain the fault.
1989-11-02 The judge set a [Nov. 30|1989-11-30|S] hearing on the request.
1989-11-02 Bids are due [Nov. 15|1989-11-15|D].
1989-11-02 The plant, opened in [1962|1962|P], will shut down [next month|1989-12|S].
1989-11-02 The firm's lease on the tower runs out in [1993|1993|D].
1989-11-02 The two sides met [Monday|1989-10-30|P] and were to resume talks [today|1989-11-02|S].
1989-11-02 The rule becomes effective [Jan. 1|1990-01-01|D].
2018-12-20 Funding for a quarter of the government lapses at [midnight Friday|2018-12-21|D].
2018-12-20 Lawmakers have until [midnight on Friday|2018-12-21|D] to pass a stopgap bill.
2018-12-20 Unless a bill is signed by [Friday night|2018-12-21|D], parks will close.
2018-12-20 The Senate passed a bill on [Wednesday|2018-12-19|P] that would fund agencies through [Feb. 8|2019-02-08|D].
2018-12-20 The truce, agreed in Stockholm [last week|2018-W50|P], took effect at [midnight on Monday|2018-12-17|P].
2018-12-20 The cease-fire is to come into force on [Dec. 24|2018-12-24|D] at noon.
2018-12-20 The president gave the rebels 48 hours to withdraw.
2018-12-20 Britain is due to leave the union on [29 March|2019-03-29|S].
2018-12-20 Parliament will vote on the deal in the week of [14 January|2019-01-14|S].
2018-12-20 China agreed to hold off on new duties until [March 1|2019-03-01|D].
2018-12-20 Tariffs will rise to 25% on [March 2|2019-03-02|D] if no accord is struck.
2018-12-20 The higher rate was to have kicked in on [Jan. 1|2019-01-01|O].
2018-12-20 Visa holders must leave the country [within 60 days|2019-02-18|D].
2018-12-20 The petition has to be filed no later than [January 4, 2019|2019-01-04|D].
2018-12-20 The grant is open to farmers until [the end of March|2019-03|D].
2018-12-20 Her mandate expires in [October 2019|2019-10|D].
2018-12-20 The moratorium on evictions was extended to [March 31|2019-03-31|D].
2018-12-20 The central bank next meets on [Jan. 24|2019-01-24|S].
2018-12-20 The company will stop making the car in [July|2019-07|S].
2018-12-20 He hopes to return by [February|2019-02|O].
2018-12-20 The lender is likely to miss its [Dec. 31|2018-12-31|D] deadline.
2018-12-20 The regulator wants all banks to comply by [2022|2022|D].
2018-12-20 The team must win on [Saturday|2018-12-22|S] to stay up.
2018-12-20 The storm is forecast to make landfall late on [Friday|2018-12-21|O].
2018-12-20 More snow is expected on [Saturday|2018-12-22|O].
2018-12-20 Sea levels could rise by a metre by [2100|2100|O].
2018-12-20 In [2016|2016|P], 4,000 people died; by [2017|2017|P] the toll had doubled.
2018-12-20 The law, which took effect in [July|2018-07|P], bans plastic bags.
2018-12-20 A new ban will take effect in [July|2019-07|D].
2018-12-20 The minister said on [Thursday|2018-12-20|P] that the tunnel would open in [2025|2025|S].
2018-12-20 The bridge, due to open in [2017|2017|P], is still a shell.
2018-12-20 The game has been moved from [Sunday|2018-12-23|O] to [Monday|2018-12-24|S].
2018-12-20 The [July 2019|2019-07|S] summit will be held in Osaka.
2018-12-20 At the 2014 World Cup he scored twice.
2018-12-20 He won gold at the 2012 Summer Olympics and bronze in [2016|2016|P].
2018-12-20 Sales of Windows 2000 and Office 2019 fell.
2018-12-20 The deal gives the firm five years to find a partner.
2018-12-20 The union said members would walk out from [3 January|2019-01-03|S] unless pay improves.
2018-12-20 The talks, which resume on [Jan. 7|2019-01-07|S], have dragged on since [the summer|2018|P].
2018-12-20 The case goes to trial [next spring|2019|S].
2018-12-20 A spokeswoman for the bank declined to comment on [Wednesday|2018-12-19|P].
2018-12-20 [Wednesday|2018-12-19|P] was the coldest day since [1991|1991|P].
2018-12-20 [Tomorrow|2018-12-21|D] is the last day to apply.
2018-12-20 The last day to register is [January 11|2019-01-11|D].
2018-12-20 Claims may be lodged up to [28 February|2019-02-28|D].
2018-12-20 Members vote on [Jan 8|2019-01-08|S], with the result due on [Jan 9|2019-01-09|S].
2018-12-20 The site will be offline from [Friday|2018-12-21|S] to [Sunday|2018-12-23|S].
"""

MIXED_NEWS = """
2008-10-13 The governor said on [Sunday|2008-10-12|P] that the bank would be taken over by the state.
2008-10-13 The bank is being sold after losing $3 billion in [the first half of this year|2008|P].
2008-10-13 Shares have lost 40% of their value since [the beginning of September|2008-09|P].
2008-10-13 The finance ministers will present their plans at a summit in Brussels on [Wednesday|2008-10-15|S].
2008-10-13 The exchange had been closed on [Thursday|2008-10-09|P] and [Friday|2008-10-10|P].
2008-10-13 Trading will resume [tomorrow|2008-10-14|S] at 10:00.
2008-10-13 The carrier will take delivery of its first jet in [2009|2009|S], two years late.
2008-10-13 The carrier has ordered 20 jets, to be delivered between [2012|2012|S] and [2015|2015|S].
2008-10-13 The jet was originally to enter service in [May 2008|2008-05|P].
2008-10-13 The maiden flight is now planned for [the second quarter of 2009|2009-Q2|S].
2008-10-13 The rocket lifted off at [04:12 UTC|2008-10-13|P].
2008-10-13 The crew will spend 12 days in orbit and return on [October 24|2008-10-24|S].
2008-10-13 The comet will next be seen in [2061|2061|S].
2008-10-13 The team beat Ghana 2-1 on [Saturday night|2008-10-11|P] and face Mali on [Wednesday|2008-10-15|S].
2008-10-13 The striker, 24, has been out since [August|2008-08|P] and is likely to miss the rest of the season.
2008-10-13 He signed a contract that keeps him at the club until [2012|2012|D].
2008-10-13 The world title fight, postponed in [July|2008-07|P], will now take place on [November 8|2008-11-08|S].
2008-10-13 The marathon, held every October, drew 38,000 runners [yesterday|2008-10-12|P].
2008-10-13 Ticket sales for the final open [next Monday|2008-10-20|S].
2008-10-13 Voters go to the polls on [November 4|2008-11-04|S].
2008-10-13 The candidate has until [Friday|2008-10-17|D] to appeal against the ruling.
2008-10-13 The two candidates debate for the last time on [Wednesday|2008-10-15|S] in New York.
2008-10-13 A verdict is not expected before [December|2008-12|O].
2008-10-13 The defendant pleaded not guilty [last Thursday|2008-10-09|P] and was remanded until [20 October|2008-10-20|D].
2008-10-13 She will be sentenced on [7 November|2008-11-07|S].
2008-10-13 The girl was last seen at about 4.30pm on [Friday|2008-10-10|P].
2008-10-13 Three men were arrested in the early hours of [Saturday|2008-10-11|P].
2008-10-13 Residents were told they could go home [later today|2008-10-13|S].
2008-10-13 Forecasters expect the storm to reach the coast by [Tuesday night|2008-10-14|O].
2008-10-13 Nobel prizes have been awarded since [1901|1901|P].
2008-10-13 The prize for peace will be handed over on [10 December|2008-12-10|S], the anniversary of Nobel's death in [1896|1896|P].
2008-10-13 The island became a republic in [1978|1978|P]; its first election was in [1980|1980|P].
2008-10-13 The agency must publish the rule by [January 20, 2009|2009-01-20|D].
2008-10-13 The country has pledged to halve poverty by [2015|2015|D].
2008-10-13 The pilots' union threatened to strike from [Thursday|2008-10-16|S] unless talks resume.
2008-10-13 Smokers in Bihar have until [the end of the month|2008-10|D] to hand in their pipes.
2008-10-13 From [Wednesday|2008-10-15|D], drivers will pay a toll of two euros.
2008-10-13 Drivers have paid a toll of two euros since [2 May|2008-05-02|P].
2008-10-13 The museum, which opened in [1857|1857|P], closed for repairs [three years ago|2005|P] and reopens [next week|2008-W43|S].
2008-10-13 The ministry said it would decide within days.
2008-10-13 The film took 18 months to make.
2008-10-13 The council gave no date for the reopening.
2008-10-13 The 24-hour strike began at midnight.
2008-10-13 Flight QF72 from Perth landed safely.
2008-10-13 Profits rose 12 per cent year on year.
2008-10-13 The twice-yearly meeting is held every spring.
2008-10-13 "I'll be back [tomorrow|2008-10-14|S]," she said.
2008-10-13 "We saw it coming [last year|2007|P]," said Ann Lee, an economist.
2008-10-13 The deal, announced [today|2008-10-13|P], is subject to approval by regulators.
2008-10-13 The merger is expected to close by [the end of the first quarter|2009-Q1|D].
2008-10-13 Dividends will be paid on [November 28|2008-11-28|S] to holders of record on [November 14|2008-11-14|S].
2008-10-13 The factory will close in [June next year|2009-06|S] with the loss of 900 jobs.
2008-10-13 The bill passed its second reading in [June last year|2007-06|P].
2008-10-13 The army has ruled since a coup in [September 2006|2006-09|P].
2008-10-13 The inquiry will report before [Christmas|2008-12-25|D].
2008-10-13 It was his first visit in two years.
2008-10-13 The refinery will be shut for two weeks from [20 October|2008-10-20|S].
2008-10-13 The town marks the centenary on [Saturday|2008-10-18|S] with a parade.
2008-10-13 By [next year|2009|O], one in three may be out of work.
2008-10-13 The show goes on sale at 9am on [Friday 17 October|2008-10-17|S].
2008-10-13 The premier steps down in [November|2008-11|S] after ten years in office.
2008-10-13 Germany plays Wales on [Wednesday|2008-10-15|S].
"""

LIMITS_AND_LOOKALIKES = """
2019-02-07 Negotiators say they are close to a deal ahead of the [Feb. 15|2019-02-15|D] deadline.
2019-02-07 If no budget is passed by [Feb. 15|2019-02-15|D], parts of the government will shut again.
2019-02-07 The previous shutdown ended on [Jan. 25|2019-01-25|P] after 35 days.
2019-02-07 The island has given itself until [2045|2045|D] to run on wind alone.
2019-02-07 Taxpayers who filed for an extension have until [Oct. 15|2019-10-15|D].
2019-02-07 The amnesty, which runs until [30 June|2019-06-30|D], covers knives and guns.
2019-02-07 The exhibition is open daily until [5 May|2019-05-05|S].
2019-02-07 Roadworks will continue until [mid-April|2019-04|S].
2019-02-07 The road will be closed until [Sunday|2019-02-10|D].
2019-02-07 A state of emergency is in force until [21 February|2019-02-21|D].
2019-02-07 The state of emergency expired on [Sunday|2019-02-03|P].
2019-02-07 The treaty will lapse in [August|2019-08|D] unless both sides renew it.
2019-02-07 The pact's suspension takes effect on [Saturday|2019-02-09|D].
2019-02-07 The suspension took effect on [Saturday|2019-02-02|P].
2019-02-07 The envoy said a truce would start at [noon on Friday|2019-02-08|D].
2019-02-07 Aid convoys are expected to leave on [Monday|2019-02-11|S].
2019-02-07 The rebels rejected a demand that they disarm by [Tuesday|2019-02-12|D].
2019-02-07 Students must apply by [1 March|2019-03-01|D] and will hear by [1 May|2019-05-01|D].
2019-02-07 Interviews will be held in [April|2019-04|S].
2019-02-07 The fee rises to $90 on [March 1|2019-03-01|D].
2019-02-07 The discount is valid through [Feb. 28|2019-02-28|D].
2019-02-07 The company recalled the toys on [Jan. 30|2019-01-30|P]; owners can return them until [April 30|2019-04-30|D].
2019-02-07 He must surrender by 5 p.m. on [Friday|2019-02-08|D].
2019-02-07 The court stayed the order until [Feb. 20|2019-02-20|D].
2019-02-07 The trial was adjourned to [Feb. 20|2019-02-20|S].
2019-02-07 The summit could take place by [the end of the month|2019-02|O].
2019-02-07 Economists see rates unchanged until [2020|2020|O].
2019-02-07 The minister said the line would not be ready before [2022|2022|O].
2019-02-07 The work should have been finished by [last December|2018-12|P].
2019-02-07 The work was to be finished by [last December|2018-12|P].
2019-02-07 The hotel, once due to open in [2015|2015|P], will open in [June|2019-06|S].
2019-02-07 From [1 April|2019-04-01|D] all cars must carry the sticker.
2019-02-07 The ban on straws begins in [April 2020|2020-04|D].
2019-02-07 The union rejected the offer and set a strike for [Feb. 18|2019-02-18|S].
2019-02-07 The offer remains on the table until [Feb. 18|2019-02-18|D].
2019-02-07 Nominations close on [Feb. 22|2019-02-22|D] and the vote is on [March 16|2019-03-16|S].
2019-02-07 The bank aims to cut 5,000 jobs by [2021|2021|D], it said on [Thursday|2019-02-07|P].
2019-02-07 A decision is due by [the summer|2019|D].
2019-02-07 We need an answer by [tomorrow|2019-02-08|D].
2019-02-07 They want talks to begin by [Easter Monday|2019-04-22|D].
2019-02-07 It has been a hard year since the fire of [February 2018|2018-02|P].
2019-02-07 Before [Christmas|2018-12-25|P], the shop had 20 staff.
2019-02-07 He left just before [Christmas|2018-12-25|P].
2019-02-07 The team trained until [Wednesday|2019-02-06|P].
"""

ONE_NEWS_DAY = """
2024-03-11 The rate-setting panel meets next on [April 9|2024-04-09|S].
2024-03-11 Ramadan began at sundown on [Sunday|2024-03-10|P].
2024-03-11 The clocks went forward at 2 a.m. on [Sunday|2024-03-10|P].
2024-03-11 Truce talks are to restart [later this week|2024-W11|S], two diplomats said.
2024-03-11 Two diplomats said [Monday|2024-03-11|P] that truce talks would restart [this week|2024-W11|S].
2024-03-11 Funding for six other departments runs out on [March 22|2024-03-22|D].
2024-03-11 The president will deliver the budget on [Monday|2024-03-11|S].
2024-03-11 Voters in four states head to the polls [Tuesday|2024-03-12|S].
2024-03-11 The primary on [Tuesday|2024-03-12|S] is expected to seal his nomination.
2024-03-11 Portugal's vote on [Sunday|2024-03-10|P] ended without a clear winner.
2024-03-11 The trial is set to begin [March 25|2024-03-25|S] in New York.
2024-03-11 His lawyers asked the judge to delay the trial, set for [March 25|2024-03-25|S], by 90 days.
2024-03-11 Jurors began deliberating [last Thursday|2024-03-07|P] and were sent home for the weekend.
2024-03-11 TikTok's owner would have about six months to sell under the bill.
2024-03-11 The House plans to vote on the bill [Wednesday|2024-03-13|S].
2024-03-11 The jet lost a panel on [Jan. 5|2024-01-05|P]; the same model crashed in [October 2018|2018-10|P] and [March 2019|2019-03|P].
2024-03-11 The regulator gave Boeing 90 days on [Feb. 28|2024-02-28|P] to come up with a plan.
2024-03-11 The carmaker said it would recall 2,000 cars built between [2021|2021|P] and [2023|2023|P].
2024-03-11 The law forces apps to open up from [March 7|2024-03-07|P].
2024-03-11 The film won seven Oscars on [Sunday night|2024-03-10|P].
2024-03-11 It opened in [July|2023-07|P] and has taken $950 million.
2024-03-11 The sequel, "Dune: Part Two", opened on [March 1|2024-03-01|P].
2024-03-11 Inflation data for [February|2024-02|P] are due on [Tuesday|2024-03-12|S].
2024-03-11 Traders see a first cut in [June|2024-06|O].
2024-03-11 The yen has gained 2% [this month|2024-03|P].
2024-03-11 The bank ended negative rates [last week|2024-W10|P].
2024-03-11 Sweden became the alliance's 32nd member on [Thursday|2024-03-07|P].
2024-03-11 A flag-raising took place in Brussels on [Monday|2024-03-11|P].
2024-03-11 The pier will take up to 60 days to build.
2024-03-11 Haiti's leader, who has been stuck abroad since [late February|2024-02|P], said he would step down.
2024-03-11 A state of emergency, extended on [Thursday|2024-03-07|P], lasts until [April 3|2024-04-03|D].
2024-03-11 Elections, last held in [2016|2016|P], must take place by [the end of August 2025|2025-08|D].
2024-03-11 The photo was released on [Sunday|2024-03-10|P], Mother's Day in Britain.
2024-03-11 The strike by train drivers will last from [Tuesday|2024-03-12|S] until [Wednesday|2024-03-13|S].
2024-03-11 It was the union's sixth walkout since [November|2023-11|P].
2024-03-11 The airline has cancelled 1,000 flights for [Tuesday|2024-03-12|S] and [Wednesday|2024-03-13|S].
2024-03-11 The company hopes to launch its next rocket on [Thursday|2024-03-14|O].
2024-03-11 The first test, in [April 2023|2023-04|P], ended in a fireball.
2024-03-11 The probe landed on [Feb. 22|2024-02-22|P] and fell silent [a week later|2024-W09|P].
2024-03-11 The eclipse of [April 8|2024-04-08|S] will cross 15 states.
2024-03-11 The match, abandoned in [December|2023-12|P], will be replayed on [Wednesday|2024-03-13|S].
2024-03-11 The window for transfers shuts on [30 August|2024-08-30|D].
2024-03-11 He has played 12 games since 2022-23.
"""

RUNNING_STORIES = """
2021-06-22 A panel will look into the [Jan. 6|2021-01-06|P] riot.
2021-06-22 Voters will be asked about the [May 4|2021-05-04|P] earthquake.
2021-06-22 The ministry is preparing for the [July 9|2021-07-09|S] election.
2021-06-22 He has been in prison since his arrest on [July 2|2020-07-02|P].
2021-06-22 He was in New York during the [Sept. 11|2001-09-11|P] attacks.
2021-06-22 The toll is the lowest since [June 30|2020-06-30|P].
2021-06-22 Prices rose from [March|2021-03|P] to [April|2021-04|P].
2021-06-22 The firm, which filed its tax returns in [January|2021-01|P], will close.
2021-06-22 Officials asked would-be buyers on [Monday|2021-06-21|P] to wait.
2021-06-22 The mayor is investigating a fire [Sunday night|2021-06-20|P] in the old town.
2021-06-22 The ruling [Tuesday|2021-06-22|P] marks a setback for the port.
2021-06-22 [Monday|2021-06-21|P]'s attacks come after days of calm.
2021-06-22 By [Monday afternoon|2021-06-21|P], nine towns were under water.
2021-06-22 The hall was still unsafe by [Monday|2021-06-21|P].
2021-06-22 Within five years, half of the settlers had left.
2021-06-22 Bidding rose to $2,000 within two hours.
2021-06-22 The school must close less than two weeks before [Christmas|2021-12-25|S].
2021-06-22 Schools were ordered closed for [Thursday|2021-06-24|S].
2021-06-22 The judge put off the testimony until [Monday|2021-06-28|S].
2021-06-22 The buyer will have to remove the whale [within 30 days|2021-07-22|D].
2021-06-22 The [Aug. 31|2021-08-31|D] withdrawal target still stands.
2021-06-22 Counties have until [July 29|2021-07-29|D] to check the lists.
2021-06-22 The fever began in [May|2021-05|P] and had peaked by [the end of the year|2020|P].
2021-06-22 [Three years ago|2018|P], the mayor's [2017|2017|P] plan was dropped.
2021-06-22 The army had originally promised to leave by [March|2021-03|P].
2021-06-22 Claims were made [last December|2020-12|P] and [January|2021-01|P].
"""

RANGES = """
The festival will run from [12|2025-08-12|S] to [14 August|2025-08-14|S].
The festival was held on [May 3|2025-05-03|P]-[5|2025-05-05|P].
The fair will be open [August 22|2025-08-22|S]-[24|2025-08-24|S].
The ceremony will be held on [24|2025-08-24|S] and [25 August|2025-08-25|S].
The talks, held between [Monday|2025-07-14|P] and [Wednesday|2025-07-16|P], led nowhere.
Rainfall between [April|2025-04|P] and [June|2025-06|P] was low.
He served from [1998|1998|P] to [2004|2004|P].
He was president in [1998|1998|P]-[2004|2004|P].
They met in [May|2008-05|P] and [June 2008|2008-06|P].
They met from [December|2007-12|P] to [February 2008|2008-02|P].
"""

BORDERS = """
2024-12-30 Talks will resume on [3 January|2025-01-03|S].
2024-12-30 The firm was sold [last month|2024-11|P].
2025-01-02 The firm was sold [last month|2024-12|P].
2025-01-02 The firm was sold on [Dec. 29|2024-12-29|P].
2025-01-02 The firm was sold [last week|2024-W52|P].
2025-01-02 The strike began on [Monday|2024-12-30|P].
2024-02-28 The bridge will close [tomorrow|2024-02-29|S].
2025-02-28 The bridge will close [tomorrow|2025-03-01|S].
2025-03-31 Applicants must register [within a month|2025-04-30|D].
2025-12-18 Sales fell in [the third quarter|2025-Q3|P].
2026-01-20 Sales fell in [the final quarter|2025-Q4|P].
2025-08-29 The shop will shut on [Monday|2025-09-01|S].
2025-05-13 The hearing has been set for [this Friday|2025-05-16|S].
2025-12-22 The office will stay shut until [New Year's Day|2026-01-01|S].
2025-12-22 The baker will be open on [Christmas Eve|2025-12-24|S].
9999-12-31 The office was shut [yesterday|9999-12-30|P].
"""

NOT_DATES = """
The magazine comes out every Saturday.
He plays golf on Sundays.
The shop is open each Friday.
A 45-minute call was held.
The World Expo 2025 draws millions.
She may march in the second row in the sun.
Theresa May said no.
Mrs May told parliament so.
Turnout was 25 per cent.
The home side won 3-2.
Some 2,000 people and 1,500 police were there.
About 2000 people were there.
The rifle cost $2010.
Flight 1907 was delayed.
Call 555-2012 or 020 7946 2010.
The Boeing 737 landed at 1930 hours.
The fair will be held on 30 February.
The fair will be held on February 30, 2026.
The fair was held on 31 June 2024.
The file is dated 2025-13-45.
It is numbered 99999-01-01.
He finished second in the race.
The 1990s were kind to him.
He scored twice in the fourth quarter of the game.
The Sunday Times reported the deal.
He was a spring chicken who took the fall.
The baby, April Smith, is well.
The sale raised 1999 euros.
The room number is 2012.
They drove 2000 km.
He has worked for the firm for 12 years.
The trip took three weeks.
Interest of 5.2025 per cent is paid.
Version 2.0.2024 is out.
See page 1984 of the files.
"""

UNDATED = """
He arrived on [Friday|-|P].
He arrived on [3 May 2024|2024-05-03|P].
Talks will resume on [Monday|-|S].
Talks will resume [next week|-|S].
The law was passed on [July 4|-|P].
Bids must be in by [9 August|-|D].
Bids must be in by [2025-08-09|2025-08-09|D].
"""

NUMERIC = """
Tests on [02/03/2025|2025-03-02|P] were clean, those of [28/03/2025|2025-03-28|P] were not.
Tests on [02/03/2025|2025-02-03|P] were clean, those of [03/28/2025|2025-03-28|P] were not.
Tests on [02/03/2025|-|P] were clean.
Tests on [04/04/2025|2025-04-04|P] were clean.
Tests on [28/03/25|2025-03-28|P] were clean.
The bill must be paid by [05/09/2025|-|D].
"""


WIRE = """
2013-03-22 The Dow rose 90 points [Friday|2013-03-22|P], capping its best week since [early January|2013-01|P].
2013-03-22 The Dow had fallen 90 points on [Thursday|2013-03-21|P].
2013-03-22 A man suspected of killing the guard [Tuesday evening|2013-03-19|P] died in a Texas hospital.
2013-03-22 The chain's shares, which closed at $58 on [Thursday|2013-03-21|P], slid 4% in after-hours trading.
2013-03-22 The retailer said profit rose to $1.1 billion in the quarter that ended [Feb. 2|2013-02-02|P].
2013-03-22 Net income was $2 a share, up from $1.80 [a year earlier|2012|P].
2013-03-22 The Fed said [Wednesday|2013-03-20|P] it would keep buying bonds through [the end of 2014|2014|D].
2013-03-22 The pope, elected [last week|2013-W11|P], will be installed on [Tuesday|2013-03-26|S].
2013-03-22 The flight, scheduled to leave at [9 a.m. Saturday|2013-03-23|O], was cancelled.
2013-03-22 Lawmakers left town [Friday|2013-03-22|P] for a two-week recess and return on [April 8|2013-04-08|S].
2013-03-22 The suspect is due in court [Monday|2013-03-25|S].
2013-03-22 He is scheduled to be sentenced [May 15|2013-05-15|S].
2013-03-22 The company, which had 300 workers in [2008|2008|P], now has 45.
2013-03-22 The attack came on [Nov. 6, 2012|2012-11-06|P], election day.
2013-03-22 In [February|2013-02|P], the jobless rate was 7.7%.
2013-03-22 The club will play in London in [October|2013-10|S], the league announced [Thursday|2013-03-21|P].
2013-03-22 Police searched the house [Thursday night|2013-03-21|P] and [Friday morning|2013-03-22|P].
2013-03-22 "We have until [Monday|2013-03-25|D]," he said. "After that the banks stay shut."
2013-03-22 Parliament will vote [later Friday|2013-03-22|S] on the tax.
2013-03-22 Parliament is expected to vote [Friday night|2013-03-22|S].
2013-03-22 The European Central Bank gave the island until [Monday|2013-03-25|D] to raise the money.
2013-03-22 Trading will resume when banks reopen on [Tuesday|2013-03-26|S].
2013-03-22 The banks, closed since [last Saturday|2013-03-16|P], are to reopen on [Tuesday|2013-03-26|S].
2013-03-22 The survey of 1,000 adults was taken [March 14|2013-03-14|P]-[17|2013-03-17|P].
2013-03-22 The measure, passed in [2011|2011|P], takes effect [Jan. 1, 2014|2014-01-01|D].
2013-03-22 On [Sept. 11, 2001|2001-09-11|P], she was at school.
1989-10-30 The thrift said it expects to post a loss for [the fourth quarter|1989-Q4|O].
1989-10-30 In [the third quarter|1989-Q3|P], revenue fell 3% from [a year earlier|1988-Q3|P].
1989-10-30 For [fiscal 1989|1989|P], the maker earned $30 million.
1989-10-30 The notes are due [Nov. 15, 1999|1999-11-15|D].
1989-10-30 The offer was extended until [Nov. 17|1989-11-17|D].
1989-10-30 Directors will meet [Nov. 14|1989-11-14|S] to consider the bid.
1989-10-30 Directors approved the plan [last Tuesday|1989-10-24|P].
1989-10-30 The index closed at 2596.72 in [late October|1989-10|P].
2010-04-16 The debate between the leaders, to be held [next Thursday|2010-04-22|S], will be shown live.
2010-04-16 The airline cancelled all flights until [Saturday morning|2010-04-17|D].
2010-04-16 A state funeral will be held in Krakow on [Sunday|2010-04-18|S].
2010-04-16 The chancellor, who met the president in Lisbon on [Thursday|2010-04-15|P], flew home by way of Rome.
2021-11-29 The agency will decide on the drug [later this week|2021-W48|S].
2021-11-29 Travellers must show a negative test from [Tuesday|2021-11-30|D].
2021-11-29 The country will close its borders to foreigners from [midnight on Monday|2021-11-29|D].
2021-11-29 The mandate takes effect on [Jan. 4|2022-01-04|D], the agency said [Monday|2021-11-29|P].
2021-11-29 The variant, first reported on [Nov. 24|2021-11-24|P], has been found in a dozen countries.
2021-11-29 Its current funding runs out at [midnight on Friday|2021-12-03|D].
2021-11-29 The Senate has to pass a bill by [Friday|2021-12-03|D] to avert a shutdown.
2021-11-29 The chamber passed the bill [last Friday|2021-11-26|P].
2021-11-29 The contest will be held from [3|2021-12-03|S] to [5 December|2021-12-05|S] in Ghent.
2021-11-29 The league has suspended him until [March|2022-03|D].
2021-11-29 The treaty, signed in [1990|1990|P], lapses in [2026|2026|D].
2021-11-29 He was jailed for nine years in [October 2019|2019-10|P].
2021-11-29 The company aims to be carbon neutral by [2040|2040|D].
2021-11-29 Consumers have 14 days to return the goods.
2021-11-29 The centre-right party has ruled since [December 2015|2015-12|P].
2021-11-29 The two met for the first time in [June|2021-06|P] in Geneva and spoke again on [Sunday|2021-11-28|P].
2021-11-29 A spokesman said talks would start on [Wednesday|2021-12-01|S] in Vienna.
2021-11-29 The minister said the plan, announced on [Friday|2021-11-26|P], would save lives.
2021-11-29 Workers at the plant will walk out on [Thursday|2021-12-02|S] unless their demands are met.
2021-11-29 The ferry left Mombasa on [Friday|2021-11-26|P] and sank [the next day|2021-11-27|P].
2021-11-29 The firm had until [Nov. 30|2021-11-30|D] to reply.
2021-11-29 The lawsuit, filed [Monday|2021-11-29|P] in federal court, seeks damages.
2021-11-29 The games, postponed from [2020|2020|P], were held [this summer|2021|P].
2021-11-29 Registration for the race closes at [noon on Friday|2021-12-03|D].
2021-11-29 The pension age will rise to 67 from [2028|2028|D].
2021-11-29 Submissions are due [within 21 days|2021-12-20|D].
2021-11-29 Prosecutors have 30 days to appeal.
2021-11-29 [Monday|2021-11-29|P]'s ruling ends a dispute that began in [2014|2014|P].
2021-11-29 Iran wants sanctions lifted before [the end of the year|2021|D].
2021-11-29 The firm's chief, who steps down on [Dec. 31|2021-12-31|S], declined to comment.
2021-11-29 The bridge should be open to traffic by [mid-2023|2023|D].
"""


def rows(table: str) -> list[tuple[str, str]]:
    """Return (published, marked sentence) for each line that is meant to hold."""
    found = []
    for line in table.strip().splitlines():
        head, _, rest = line.partition(" ")
        found.append((head, rest) if head[:1].isdigit() and head.count("-") == 2 else (PUBLISHED, line))
    return found
