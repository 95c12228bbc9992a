/// Short news texts, written for Dateline, in which every name is marked: `[Ana Núñez](person)`.
///
/// A mark covers the name alone: no title before it, no "the", no possessive. A nationality, a religion or a party's
/// members are a group. Dates are not marked. The news is invented; people who are named with deeds of their own are too.
/// Each text has a pitfall, named before it.
let annotatedTexts = [
    // A person's family name alone, later; a title that is no part of the name; a possessive.
    """
    Defence Minister [Ilse Brandvold](person) flew to [Riga](place) on Monday to inspect the brigade that [Norway](place) \
    leads there. [Brandvold](person)'s visit had been put off twice. [Latvian](group) officials met her at the airport, and \
    [Reuters](organization) reported that she would go on to [Tallinn](place).
    """,
    // A city that stands for a government; an abbreviation that the text explains.
    """
    [Moscow](place) rejected the report within hours. The [Organization for Security and Co-operation in \
    Europe](organization) ([OSCE](organization)) had said that monitors were kept away from two villages near \
    [Donetsk](place). "We have nothing to add," a spokesman for the [OSCE](organization) told reporters in \
    [Vienna](place).
    """,
    // Persons who are called like places, months and verbs.
    """
    [Paris Okafor](person) won the seat by 212 votes, ahead of [Jordan Bell](person) and [April Sandoval](person). \
    [Bell](person), who had led for most of the night, asked for a recount. [Will Marsh](person), who ran the count in \
    [Bristol](place), said it would take until May.
    """,
    // A company and a river with one name.
    """
    [Amazon](organization) will open a second warehouse outside [Manaus](place), the company said on Thursday. The city of \
    two million lies where the [Rio Negro](place) meets the [Amazon](place). Conservation groups in [Brazil](place) fear \
    for the wetlands.
    """,
    // Weapons with numbers, and a country's adjective before them.
    """
    [Poland](place) has ordered 96 [Apache](weapon) helicopters and signed for a further 18 launchers of the \
    [HIMARS](weapon) type. The [Polish](group) army already has [Leopard 2](weapon) tanks and is waiting for its first \
    [F-35](weapon) fighters. Its infantry carries [Javelin](weapon) missiles and, still, the \
    [Kalashnikov](weapon). [Lockheed Martin](organization) did not comment.
    """,
    // Products beside the company that makes them.
    """
    [Apple](organization) cut the price of the [iPhone 15](product) in [China](place), where [Huawei](organization) has \
    won back customers. Analysts at [Morgan Stanley](organization) expect other makers to follow. [Google](organization) \
    said last week that [Android](product) would get a new look, and [OpenAI](organization) that \
    [ChatGPT](product) would run on watches.
    """,
    // Facilities: a bridge, an airport, a stadium.
    """
    A lorry fire closed the [Golden Gate Bridge](facility) for six hours on Saturday. Drivers on their way to [San \
    Francisco International Airport](facility) missed their flights. The game at [Oracle Park](facility) began forty \
    minutes late, said [Dana Whitlock](person), who speaks for the city.
    """,
    // Events of war, weather and sport.
    """
    Not since the [Second World War](event) had the town seen such damage, said the mayor, [Piet van der Meer](person). \
    [Hurricane Ophelia](event) tore the roofs off two schools. The players, home from the [Olympic Games](event), filled \
    sandbags by the river. A stone there names the dead of the [Battle of Verdun](event).
    """,
    // Works: a film, a book, a law.
    """
    The festival in [Venice](place) opened with a restored copy of [Citizen Kane](work). [Lucia Ferrante](person), who \
    chairs the jury, said that she had read [War and Peace](work) on the train from [Milan](place). Outside, lawyers \
    handed out leaflets against the [Digital Services Act](work). A theatre group played [Hamlet](work) in the rain.
    """,
    // A headline in title case, then the text.
    """
    [Finnish](group) President Calls Talks With [Sweden](place) Useful

    [HELSINKI](place) - [Finland](place) and [Sweden](place) will share a training ground from next year, the \
    [Finnish](group) president said after talks with Prime Minister [Nils Hallgren](person). The [Swedish](group) \
    parliament must still agree.
    """,
    // Names of several words that begin a sentence, and common words that do.
    """
    Talks went on all night. Neither side would say more. [Ministry of Finance](organization) officials left at dawn. \
    Bankers were told to come back. [Bank of England](organization) governor [Rosalind Achterberg](person) said that she \
    was hopeful.
    """,
    // Letters with accents, and particles in names.
    """
    Señora [Lucía Ibáñez de la Torre](person) hid refugees in her house near [Málaga](place), her grandson [Íñigo \
    Ibáñez](person) told [El País](organization). The archive in [Córdoba](place) has her letters. A street in \
    [Łódź](place) bears her name.
    """,
    // Religions and parties' members as groups, parties as organisations.
    """
    [Catholic](group) and [Lutheran](group) bishops signed the appeal. In [Washington](place), [Republicans](group) in the \
    [Senate](organization) held it up, while the [Democratic Party](organization) called it overdue. [Muslim](group) \
    leaders in [Michigan](place) had asked for it since March.
    """,
    // A county, a state and a country called Georgia.
    """
    [Georgia](place) and [Azerbaijan](place) agreed to lay a second cable under the [Black Sea](place). The project \
    will cost 2.3 billion euros, a third of it from the [European Union](organization). Engineers in [Tbilisi](place) \
    say that it can be done by 2030.
    """,
    // A quoted speaker with a role behind the name, and an agency.
    """
    "We lost the signal at noon," said [Kwame Asante-Boateng](person), head of the coast guard in [Accra](place). The \
    trawler had left [Tema](place) on Friday with eleven on board, the [Ghana News Agency](organization) said. \
    [Asante-Boateng](person) asked the [Royal Navy](organization) for help.
    """,
    // Things in capitals that are no names, and an agency that is one.
    """
    The CEO and the CFO both resigned. The firm's GDP forecasts had been wrong for years, and its AI tools made them \
    worse. [NASA](organization), which had bought them, said on Wednesday that it would return to its own. The \
    [European Space Agency](organization) in [Darmstadt](place) will do the same.
    """,
    // A newspaper and its city; a title that looks like a name.
    """
    The [Guardian](organization) first reported the sale. The buyer, [Tata Steel](organization), runs the works at [Port \
    Talbot](place). Chancellor of the Exchequer [Margaret Oyelaran](person) told the [House of Commons](organization) \
    that no job would go before Christmas.
    """,
    // Military units beside places.
    """
    The [82nd Airborne Division](organization) moved 400 soldiers from [Fort Bragg](facility) to [Rzeszów](place). \
    [NATO](organization) called the move routine. Two [Patriot](weapon) batteries had arrived in [Slovakia](place) the \
    week before, General [Thaddeus Crane](person) said.
    """,
    // Software, and a person called like a word.
    """
    Hackers got in through an old copy of [Windows](product), said [Grace Bright](person), who led the inquiry at \
    [Siemens](organization). Staff had shared passwords on [WhatsApp](product). The police in [Munich](place) believe \
    that the men sat in [Romania](place).
    """,
    // Two people of one family name, and a hyphen in a name.
    """
    [Anneliese Groß-Wiedemann](person) and her brother [Konrad Wiedemann](person) founded the choir in [Leipzig](place) \
    in 1989. It sang [Ode to Joy](work) when the [Berlin Wall](facility) fell. [German](group) radio broadcast it on the \
    anniversary.
    """,
    // Lists of places, and a sea.
    """
    Ferries between [Piraeus](place), [Naxos](place) and [Santorini](place) stayed in port as winds of nine on the \
    Beaufort scale swept the [Aegean Sea](place). The [Greek](group) coast guard towed a yacht to [Crete](place). \
    Nobody was hurt.
    """,
    // Courts and a case, with a person in the middle of them.
    """
    Judges at the [International Criminal Court](organization) in [The Hague](place) heard the first witness on Tuesday. \
    The lawyer [Odile Mbarga](person) called the charges thin. [Amnesty International](organization) and [Human Rights \
    Watch](organization) had people in the gallery.
    """,
    // Sports clubs, and a stadium called after a company.
    """
    [Bayern Munich](organization) drew 2-2 at home in the [Allianz Arena](facility). [Arsenal](organization) scored twice \
    in the last ten minutes, both times through [Emeka Nwosu](person). The return match of the [Champions League](event) \
    is in [London](place) next week.
    """,
    // Trains, roads and ordinary nouns that are written like names elsewhere.
    """
    The night train from [Warsaw](place) to [Kyiv](place) was stopped near the border after a call. Police with dogs went \
    through every coach. The [Ukrainian](group) railway, [Ukrzaliznytsia](organization), said that 310 passengers went on \
    by bus, among them the pianist [Oksana Hrytsenko](person).
    """,
    // A short item with one name of each of three kinds, and a summit.
    """
    The [G7 summit](event) in [Hiroshima](place) ended without a text on coal. [Japan](place) and \
    [Canada](place) had wanted one. "There is next year," said the [Canadian](group) delegate, [Aurèle \
    Tremblay](person), at [Hiroshima Airport](facility).
    """,
]
