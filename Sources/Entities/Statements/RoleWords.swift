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
    static let more = SpeechWords.set("candidate nominee contender incumbent laureate chancellor-designate")
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
    static let now = SpeechWords.set("now currently today also himself herself")
}
