/// The small words by which a clause of saying is read. They are few, and each belongs to one list.
enum SpeechWords {
    static let men: Set<WordHash> = set("he him his")
    static let he = WordHash(lowercasing: "he")
    static let she = WordHash(lowercasing: "she")
    static let his = WordHash(lowercasing: "his")
    static let her = WordHash(lowercasing: "her")
    static let it = WordHash(lowercasing: "it")
    static let by = WordHash(lowercasing: "by")
    static let `as` = WordHash(lowercasing: "as")
    static let on = WordHash(lowercasing: "on")
    static let but = WordHash(lowercasing: "but")
    static let one = WordHash(lowercasing: "one")
    static let what = WordHash(lowercasing: "what")
    static let to = WordHash(lowercasing: "to")
    static let of = WordHash(lowercasing: "of")
    static let the = WordHash(lowercasing: "the")
    static let `in` = WordHash(lowercasing: "in")
    static let from = WordHash(lowercasing: "from")
    static let with = WordHash(lowercasing: "with")
    static let that = WordHash(lowercasing: "that")
    static let words = WordHash(lowercasing: "words")
    static let according = WordHash(lowercasing: "according")

    static let prepositions = set(
        """
        of to for from with without in into at on by near close around about behind beside inside outside under over
        against across along among between beyond per via within onto upon after before during since until than like
        representing alongside
        """)
    static let relatives = set("who whom whose which that where when why how what whether")
    /// Words that open a clause: 'as Macron said', 'but Scholz said'.
    static let openers = set("as while although though because since if unless but yet so when after before until once")
    static let joining = set("and or nor &")
    static let negations = set("not n't n’t never neither nor nobody none no hardly without")
    static let be = set("is are was were be been being am 's ’s")
    static let have = set("has have had having 've ’ve 'd ’d")
    static let plainAuxiliaries = set("do does did will would 'll ’ll shall")
    /// By what something is said: 'said by telephone'.
    static let channels = set("telephone phone email e-mail text video letter radio post fax satellite message")
    static let future = set("will would 'll ’ll shall")
    /// With these, nothing was said yet, or perhaps.
    static let doubtful = set("could should might may must can cannot")
    static let adverbs = set(
        """
        also later then earlier again once previously further still even just now today yesterday too already often
        always only simply both himself herself itself themselves repeatedly there first meanwhile afterwards
        """)
    /// Who cannot be one person by name.
    static let crowds = set(
        """
        they we i you it this these those everyone everybody someone somebody anyone anybody nobody none one
        neither both many most some others all people there
        """)
    static let determiners = set(
        "a an the this that these those its their his her our my your some any every each no another one two three")
    /// What begins a phrase and never ends one: 'the attacks' is no clause.
    static let articles = set("a an the its their my our your every")
    /// What governs 'to say' without saying: 'declined to say'.
    static let refusals = set(
        """
        decline declines declined declining refuse refuses refused refusing fail fails failed failing neglected
        forgot omitted hesitated unable unwilling reluctant loath
        """)
    /// What leads to 'to say' by the same subject: 'went on to say'.
    static let approaches = set(
        "went goes going used came continued proceeded wanted wants likes liked had has have began begins seemed on out"
    )
    /// 'is reported to have said'.
    static let hearsay = set("said reported believed understood alleged thought known heard rumoured rumored")
    /// What denies the saying that follows: 'denied saying', 'accused of calling'.
    static let denials = set(
        "from of without for against about over deny denied denies denying stop stopped avoid avoided")
    /// Things that are said or written, whose author speaks.
    static let messages = set(
        """
        message answer reply response statement letter verdict comment comments advice motto tweet post note email
        e-mail slogan warning promise remark reaction conclusion plea theory explanation wish prediction question
        memo text speech column essay article diary blog book memoir testimony retort summary assessment diagnosis
        argument complaint appeal apology announcement telegram postcard interview caption proposal demand
        """)
    /// What stands before a name that is quoted for being a name.
    static let naming = set(
        "called entitled titled nicknamed dubbed named headlined labelled labeled termed known")

    /// What is quoted for being a word.
    static let terms = set("term terms word words phrase expression abbreviation")

    static func set(_ words: String) -> Set<WordHash> {
        Set(words.split(whereSeparator: \.isWhitespace).map { WordHash(lowercasing: String($0)) })
    }
}
