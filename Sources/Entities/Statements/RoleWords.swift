/// The small words by which roles are read.
enum RoleWords {
    static let the = WordHash(lowercasing: "the")
    static let of = WordHash(lowercasing: "of")
    static let and = WordHash(lowercasing: "and")
    static let to = WordHash(lowercasing: "to")
    static let then = WordHash(lowercasing: "then")
    static let be = SpeechWords.set("is was")
    static let complement = SpeechWords.set("of at for in")
    /// What goes on to say something else of the person.
    static let beginnings = SpeechWords.set(
        "was is had has were also then later who she he his her whose did became went an a")
    /// Whose complement may open with 'to': 'adviser to the king'.
    static let servants = SpeechWords.set("adviser advisor aide ambassador envoy secretary assistant")
    static let kin = SpeechWords.set("brother sister father mother")
    static let relative = SpeechWords.set("who which whose")
    /// Nouns of people that stand where roles do and are no office: 'the wife of the mayor, Anna Lee' says nothing sure.
    static let companions = SpeechWords.set(
        """
        wife husband widow widower son daughter brother sister father mother friend rival ally supporter critic
        opponent successor predecessor partner girlfriend boyfriend fiancé fiancée cousin uncle aunt nephew niece victim
        """)
    /// Roles that the word lists do not have.
    static let more = SpeechWords.set(
        """
        candidate nominee contender incumbent laureate chancellor-designate translator interpreter teacher headteacher
        farmer fisherman shopkeeper shepherd driver miner carpenter baker butcher tailor plumber electrician mechanic
        trader broker publicist curator archivist librarian biologist physicist chemist geologist seismologist
        meteorologist epidemiologist virologist astronomer mathematician psychiatrist paediatrician pediatrician
        cardiologist oncologist midwife paramedic pharmacist dentist veterinarian sociologist anthropologist
        archaeologist biographer playwright illustrator photographer cinematographer sculptor dancer choreographer
        goalscorer sprinter swimmer cyclist boxer wrestler golfer jockey referee umpire ombudsman moderator
        whistleblower lobbyist pollster statistician demographer jurist magistrate solicitor barrister notary bailiff
        promoter agent scholar landlord tenant landowner rancher vintner brewer restaurateur hotelier shipowner
        """)
    /// Fields of work that stand before a role: 'project manager', 'public works minister', 'high representative'.
    static let fields = SpeechWords.set(
        """
        public works project high civil naval water power mining oil gas petroleum mines land lands rural urban city town
        village school hospital union trade trades labor-rights women children youth sports sport football team club bank
        banking budget tax revenue customs immigration migration refugee emergency disaster relief aid weather rail railway
        roads road port ports airport shipping fisheries forestry forest wildlife tourism social welfare pension
        pensions housing planning development infrastructure industry industrial investment digital telecoms
        telecommunications innovation climate energy food nutrition drug drugs crime counterterrorism intelligence
        border coast fire rescue traffic prison prisons religious cultural heritage language equality gender minority
        constitutional supreme appeals county district municipal state-run family childcare biology physics chemistry
        history law mathematics engineering marine wine film theatre theater television radio newspaper news opinion
        fashion jazz opera ballet street fish vegetable taxi bus truck lorry tram
        """)
    /// Whether the role is, was or will be, and what else stands before it: 'then transport minister', 'shadow chancellor'.
    static let states = SpeechWords.set(
        """
        former acting interim outgoing incoming caretaker shadow deputy vice current late first retired ousted
        longtime honorary provisional designated newly one-time sometime
        """)
    /// 'co-founder', 'ex-president', 'then-mayor'.
    static let prefixes = SpeechWords.set("co ex vice then one under sub self editor")
    /// 'president-elect'.
    static let suffixes = SpeechWords.set("elect designate emeritus")
    /// What says that it is over: 'once chancellor', 'until 2023 the prime minister'.
    static let past = SpeechWords.set("once formerly previously until")
    static let ranks = SpeechWords.set("general colonel captain major admiral sheikh sheik emir prince princess sultan")
    static let now = SpeechWords.set("now currently today also himself herself")
}
