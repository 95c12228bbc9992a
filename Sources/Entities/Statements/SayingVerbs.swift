/// A form of a verb of saying, and what may be said with it.
struct SayingVerb: OptionSet {
    let rawValue: UInt16

    // Forms.
    /// 'say', 'tell': after 'to', 'did', 'will', and after a plural.
    static let base = SayingVerb(rawValue: 1 << 0)
    /// 'says'. Many are nouns as well: 'claims', 'reports'.
    static let third = SayingVerb(rawValue: 1 << 1)
    /// 'said', 'told': the past and the participle.
    static let past = SayingVerb(rawValue: 1 << 2)
    /// 'saying'.
    static let progressive = SayingVerb(rawValue: 1 << 3)

    // Sorts.
    /// Says only where the quote is right beside it: 'He shrugged: "Perhaps."'
    static let gesture = SayingVerb(rawValue: 1 << 4)
    /// Says what its object said: 'Reuters quoted him as saying'.
    static let quoting = SayingVerb(rawValue: 1 << 5)
    static let answering = SayingVerb(rawValue: 1 << 6)
    /// What follows it was not said: 'denied saying'.
    static let denying = SayingVerb(rawValue: 1 << 7)
    /// May have another object than what is said: 'wrote its article', 'posted a picture'.
    static let writing = SayingVerb(rawValue: 1 << 9)
    /// Says only with 'it': 'as he put it'.
    static let putting = SayingVerb(rawValue: 1 << 8)

    /// What the word is; nil for one that is no verb of saying.
    init?(_ word: WordHash) {
        guard let known = SayingVerb.forms[word] else { return nil }
        self = known
    }

    init(rawValue: UInt16) { self.rawValue = rawValue }

    /// What a verb is with the small word behind it: 'hit back', 'pointed out'; nil for two that say nothing together.
    init?(_ word: WordHash, with particle: WordHash) {
        guard let known = SayingVerb.phrasal[word], known.particles.contains(particle) else { return nil }
        self = known.form
    }
}

extension SayingVerb {
    /// Every form of every verb.
    private static let forms: [WordHash: SayingVerb] = {
        var forms: [WordHash: SayingVerb] = [:]
        for (sort, verbs) in regular {
            for verb in verbs.split(whereSeparator: \.isWhitespace) { add(inflected(String(verb)), sort, to: &forms) }
        }
        for (sort, rows) in irregular {
            add(listed(rows), sort, to: &forms)
        }
        return forms
    }()

    private static func add(
        _ words: [(String, SayingVerb)], _ sort: SayingVerb, to forms: inout [WordHash: SayingVerb]
    ) {
        for (word, form) in words { forms[WordHash(lowercasing: word), default: []].formUnion([form, sort]) }
    }

    /// The forms in rows of four: 'say says said saying; tell tells told telling'.
    private static func listed(_ rows: String) -> [(String, SayingVerb)] {
        rows.split(separator: ";").flatMap { row in
            let words = row.split(whereSeparator: \.isWhitespace).map { String($0) }
            return Array(zip(words, [.base, .third, .past, .progressive] as [SayingVerb]))
        }
    }

    /// The forms of a regular verb: 'deny', 'denies', 'denied', 'denying'. A '+' after it doubles its last letter.
    private static func inflected(_ verb: String) -> [(String, SayingVerb)] {
        let doubles = verb.hasSuffix("+")
        let base = doubles ? String(verb.dropLast()) : verb
        let isSoft = base.hasSuffix("y") && !["ay", "ey", "oy", "uy"].contains { base.hasSuffix($0) }
        let hisses = ["s", "x", "z", "ch", "sh", "o"].contains { base.hasSuffix($0) }
        let third = isSoft ? base.dropLast() + "ies" : base + (hisses ? "es" : "s")
        let stem = doubles ? base + String(base.suffix(1)) : base.hasSuffix("e") ? String(base.dropLast()) : base
        let past = isSoft ? base.dropLast() + "ied" : stem + "ed"
        return [(base, .base), (String(third), .third), (String(past), .past), (stem + "ing", .progressive)]
    }

    /// Verbs that are of saying only with a small word behind them, and these words.
    private static let phrasal: [WordHash: (form: SayingVerb, particles: Set<WordHash>)] = {
        let rows: [(String, SayingVerb, String)] = [
            ("back", .gesture, "hit hits hit hitting; fire fires fired firing; strike strikes struck striking"),
            ("back", .gesture, "shoot shoots shot shooting; bite bites bit biting"),
            ("in", .gesture, "chime chimes chimed chiming; weigh weighs weighed weighing; cut cuts cut cutting"),
            ("in", .gesture, "butt butts butted butting; break breaks broke breaking; jump jumps jumped jumping"),
            ("up", .gesture, "sum sums summed summing; pipe pipes piped piping"),
            ("out", .gesture, "call calls called calling; burst bursts burst bursting; lash lashes lashed lashing"),
            ("to", .gesture, "take takes took taking"),
            ("to", [], "refer refers referred referring"),
            ("out", [], "point points pointed pointing; blurt blurts blurted blurting"),
        ]
        var verbs: [WordHash: (form: SayingVerb, particles: Set<WordHash>)] = [:]
        for (particle, sort, forms) in rows {
            for (word, form) in listed(forms) {
                var known = verbs[WordHash(lowercasing: word)] ?? (form: [], particles: [])
                known.form.formUnion([form, sort])
                known.particles.insert(WordHash(lowercasing: particle))
                verbs[WordHash(lowercasing: word)] = known
            }
        }
        return verbs
    }()

    private static let regular: [(SayingVerb, String)] = [
        (
            [],
            """
            accuse acknowledge add admit+ advise affirm allege announce appeal argue ask assert assess assure attack
            bellow bemoan blame blast blog+ boast brag+ brand call caution challenge characterise characterize chant
            cite claim chide clarify command comment compare complain concede conclude concur+ condemn confess confide
            confirm congratulate contend continue counsel counter cry dare deadpan+ decide declare decry defend demand
            demur+ denounce describe dictate disclose dismiss dub+ echo elaborate emphasise emphasize encourage
            enquire enthuse estimate exclaim explain exhort express fume gripe growl grumble grunt gush hail hint hiss
            implore imply inform inquire insist instruct interject intone jest joke label lament lambast liken
            maintain mention mock moan mourn mumble murmur muse mutter narrate note object observe opine order phone
            plead pledge pose praise preach predict proclaim profess prognosticate promise prompt propose protest
            quip+ rage rail rant reassure recall recite reckon recommend recount reflect reiterate reject relate
            remark remember remind report request respond reveal roar rule scoff scold scream shout shriek signal
            slam+ snap+ speculate state stress submit+ suggest summarise summarize surmise tease testify theorise
            theorize thunder tout tweet underline underscore urge utter venture voice vow wail warn welcome whine
            whisper whoop wonder yell
            """
        ),
        (.answering, "answer reply respond retort rejoin"),
        (.writing, "post email message text"),
        (.quoting, "quote"),
        (.denying, "deny"),
        (
            .gesture,
            """
            agree apologise apologize bark beam begin bristle cackle chuckle croak crow disagree drawl explode fret+
            frown gasp giggle gloat grimace grin+ groan hazard howl interrupt laugh nod+ pause reason recoil resume
            shrug+ sigh smile smirk sneer sniff snarl sob+ splutter sputter start stammer stutter volunteer warm weep
            wheeze whistle wink
            """
        ),
    ]

    private static let irregular: [(SayingVerb, String)] = [
        (
            [],
            """
            say says said saying; tell tells told telling; think thinks thought thinking; speak speaks spoke speaking;
            speak speaks spoken speaking; swear swears swore swearing; swear swears sworn swearing;
            foretell foretells foretold foretelling; believe believes believed believing
            """
        ),
        (.writing, "write writes wrote writing; write writes written writing; sing sings sang singing"),
        (.putting, "put puts put putting"),
        (.gesture, "begin begins began beginning; go goes went going; read reads read reading; run runs ran running"),
    ]
}
