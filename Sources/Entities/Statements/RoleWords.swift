/// The small words by which roles are read.
enum RoleWords {
    static let `for` = WordHash(lowercasing: "for")
    static let and = WordHash(lowercasing: "and")
    static let successor = WordHash(lowercasing: "successor")
    static let then = WordHash(lowercasing: "then")
    static let has = WordHash(lowercasing: "has")
    static let been = WordHash(lowercasing: "been")
    static let became = WordHash(lowercasing: "became")
    static let being = SpeechWords.set("was is were been")
    /// What gives somebody an office: 'was elected mayor', 'named her chief executive'.
    static let naming = SpeechWords.set("named appointed elected reelected crowned")
    static let succeeding = SpeechWords.set("replaced replaces succeeded succeeds")
    static let new = WordHash(lowercasing: "new")
    static let old = WordHash(lowercasing: "old")
    static let `is` = WordHash(lowercasing: "is")
    static let be = SpeechWords.set("is was")
    static let complement = SpeechWords.set("of at for in")
    /// What goes on to say something else of the person.
    static let beginnings = SpeechWords.set(
        "was is had has were also then later who she he his her whose did became went an a")
    /// Whose complement may open with 'to': 'adviser to the king'.
    static let servants = SpeechWords.set("adviser advisor aide ambassador envoy secretary assistant counsel")
    /// Whose complement may open with 'on'.
    static let experts = SpeechWords.set("expert adviser advisor authority specialist rapporteur envoy")
    /// Whose complement may open with 'with'.
    static let employed = SpeechWords.set(
        "economist analyst reporter researcher fellow engineer lawyer attorney consultant strategist scientist nurse doctor"
    )
    static let kin = SpeechWords.set("brother sister father mother")
    static let relative = SpeechWords.set("who which whose")
    /// Whose name may follow: 'her son Wellington'.
    static let family = SpeechWords.set(
        """
        son daughter wife husband widow widower brother sister father mother uncle aunt nephew niece cousin grandson
        granddaughter grandfather grandmother girlfriend boyfriend fiancé fiancée stepson stepdaughter
        """)
    /// Nouns of people that stand where roles do and are no office: 'the wife of the mayor, Anna Lee' says nothing sure.
    static let companions = family.union(
        SpeechWords.set(
            """
            friend rival ally supporter critic opponent successor predecessor partner victim neighbour neighbor
            colleague teammate classmate compatriot stepfather stepmother godfather godmother housemate flatmate
            """))
    /// Roles that the word lists do not have.
    static let more = SpeechWords.set(
        """
        candidate nominee contender incumbent laureate translator interpreter teacher headteacher
        farmer fisherman shopkeeper shepherd driver miner carpenter baker butcher tailor plumber electrician mechanic
        trader broker publicist curator archivist librarian biologist physicist chemist geologist seismologist
        meteorologist epidemiologist virologist astronomer mathematician psychiatrist paediatrician pediatrician
        cardiologist oncologist midwife paramedic pharmacist dentist veterinarian sociologist anthropologist
        archaeologist biographer playwright illustrator photographer cinematographer sculptor dancer choreographer
        goalscorer sprinter swimmer cyclist boxer wrestler golfer jockey referee umpire ombudsman moderator
        whistleblower lobbyist pollster statistician demographer jurist magistrate solicitor barrister notary bailiff
        promoter agent scholar landlord tenant landowner rancher vintner brewer restaurateur hotelier shipowner
        skipper opener bowler batter batsman batswoman wicketkeeper prop hooker fullback playmaker shortstop
        pitcher quarterback linebacker jumper hurdler thrower rower skier skater climber mountaineer gymnast fencer archer
        rider navigator advocate counsel auditor accountant actuary clerk registrar usher coroner pathologist
        paralegal mediator arbitrator conciliator rapporteur monitor marshal sergeant constable
        mufti ayatollah mullah muezzin lama monk nun abbot abbess friar vicar chaplain curate deacon
        preacher evangelist prefect nuncio patriarch seamstress weaver potter blacksmith welder mason
        bricklayer builder roofer painter glazier cobbler shoemaker watchmaker jeweller jeweler goldsmith printer
        bookseller florist grocer vendor hawker stallholder fruiterer cook chef waiter waitress bartender
        barista porter cleaner janitor caretaker gardener beekeeper forester ranger gamekeeper warden guard sentry
        soldier sailor seaman fisherwoman trawlerman herder herdsman pastoralist grower planter winemaker miller
        lineman trucker cabbie postman courier conductor stewardess steward purser dispatcher
        firefighter fireman policeman policewoman lifeguard rescuer medic dietitian nutritionist optometrist
        therapist physiotherapist caregiver carer nanny undertaker tutor instructor headmaster headmistress
        schoolteacher academic criminologist philosopher linguist ethicist botanist zoologist palaeontologist
        programmer developer coder hacker technician technologist surveyor cartographer planner modeller forecaster
        youtuber influencer blogger vlogger podcaster streamer newsreader newscaster cartoonist satirist screenwriter
        essayist lyricist songwriter soprano tenor baritone violinist cellist bassist
        puppeteer magician clown acrobat model stylist hairdresser barber tattooist dressmaker couturier
        policymaker legislator parliamentarian assemblyman assemblywoman selectman whip frontbencher backbencher
        backer financier fundraiser philanthropist landlady shareholder stockbroker underwriter liquidator trustee
        administrator undersecretary consul organiser organizer coordinator facilitator convener convenor
        campaigner protester official student pensioner villager worker labourer laborer cleric demonstrator
        assistant headman headwoman chieftain guide contractor
        """)
    /// Fields of work that stand before a role: 'project manager', 'public works minister', 'high representative'.
    static let fields = SpeechWords.set(
        """
        public works project high civil naval water power mining oil gas petroleum mines land lands rural urban city town
        village school hospital union trade trades women children youth sports sport football team club bank
        banking budget tax revenue customs immigration migration refugee emergency disaster relief aid weather rail railway
        roads road port ports airport shipping fisheries forestry forest wildlife tourism social welfare pension
        pensions housing planning development infrastructure industry industrial investment digital telecoms
        telecommunications innovation climate energy food nutrition drug drugs crime counterterrorism intelligence
        border coast fire rescue traffic prison prisons religious cultural heritage language equality gender minority
        constitutional supreme appeals county district municipal family childcare biology physics chemistry
        history law mathematics engineering marine wine film theatre theater television radio newspaper news opinion
        fashion jazz opera ballet street fish vegetable taxi bus truck lorry tram
        """)
    /// Whether the role is, was or will be, and what else stands before it: 'then transport minister', 'shadow chancellor'.
    static let states = SpeechWords.set(
        """
        former acting interim outgoing incoming caretaker shadow deputy vice current late first retired ousted longtime
        honorary provisional designated newly sometime embattled disgraced reigning sitting serving founding stand-in
        assistant additional joint working
        """)
    /// 'co-founder', 'ex-president', 'then-mayor'.
    static let prefixes = SpeechWords.set("co ex vice then one under sub self editor")
    /// 'archbishop emeritus', 'director general': what stands behind the noun of an office.
    static let followers = SpeechWords.set("emeritus elect designate general")
    /// 'president-elect'.
    static let suffixes = SpeechWords.set("elect designate emeritus")
    /// What says that it is over: 'once chancellor', 'until 2023 the prime minister'.
    static let past = SpeechWords.set("once formerly previously until then")
    /// What says less of somebody than their office does.
    static let ranks = SpeechWords.set(
        """
        general colonel captain major admiral lieutenant brigadier commodore marshal sergeant corporal sheikh sheik emir
        prince princess sultan baron baroness viscount viscountess earl count countess duke duchess marquess
        cardinal archbishop bishop reverend monsignor
        gen gen. adm adm. col col. lt lt. maj maj. capt capt. brig brig. sgt sgt. cmdr cmdr. cpl cpl.
        """)

    /// Whether a role is a rank and nothing besides: 'Gen.', 'Lieutenant Colonel'.
    static func isRank(_ role: String) -> Bool {
        role.split(separator: " ").allSatisfy { ranks.contains(WordHash(lowercasing: String($0))) }
    }

    /// 'His Highness', 'Her Excellency' between an office and a name.
    static let honours = SpeechWords.set("highness majesty excellency eminence holiness beatitude honour honor grace")
    /// Endings that only callings have.
    static let endings = ["ologist", "ographer", "keeper", "monger", "wright", "iatrist"]
    /// How somebody comes to an office: 'took over as', 'was sworn in as'.
    static let entering = SpeechWords.set("took takes sworn appointed elected inaugurated installed serves acts works")
    static let now = SpeechWords.set("now currently today also himself herself")
}
