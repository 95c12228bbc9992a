/// A set of short lower-case ASCII words that is searched without making a string: up to eight letters are one number.
struct ShortWords: Sendable {
    private let keys: Set<UInt64>

    /// - Parameter words: separated by white space, at most eight ASCII letters each.
    init(_ words: String) {
        var keys: Set<UInt64> = []
        for word in words.split(whereSeparator: \.isWhitespace) {
            let bytes = Array(word.utf8)
            if let key = ShortWords.key(of: bytes.span, 0..<bytes.count) { keys.insert(key) }
        }
        self.keys = keys
    }

    func contains(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard let key = ShortWords.key(of: bytes, range) else { return false }
        return keys.contains(key)
    }

    private static func key(of bytes: Span<UInt8>, _ range: Range<Int>) -> UInt64? {
        guard range.count <= 8 else { return nil }
        var key: UInt64 = 0
        for index in range {
            let byte = bytes[index]
            key = key << 8 | UInt64(byte >= 0x41 && byte <= 0x5A ? byte + 32 : byte)
        }
        return key
    }
}

/// The abbreviations of news by what may follow them, without their full stop.
enum Abbreviations {
    /// Always followed by more of the sentence, such as a name or a number.
    static let leading = ShortWords(
        """
        mr mrs ms mx dr prof sen sens rep reps gov govs gen lt col maj capt cpt cmdr cpl pvt sgt adm brig hon rev fr
        messrs mme mlle supt insp det pres amb atty asst assoc dep dir ft mt st vs no nos art sec fig vol pp ed eds
        e.g i.e cf approx est ca lieut comdr col gens lts profs drs pfc ssgt msgt vice-adm ma mohd
        """)
    /// Followed by a number within the sentence, or by a capital word that begins the next.
    static let months = ShortWords(
        "jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat")
    /// May end a sentence or stand within one.
    static let trailing = ShortWords(
        """
        inc corp co cos ltd bros jr sr esq etc dept univ assn ave blvd rd ga calif mass conn penn wash ore okla ariz
        ill ind tenn fla tex colo nev va wis minn miss mo neb kan ky la md mich del ala ark n.y n.j d.c u.s u.k u.n
        ph.d m.d b.a m.a
        """)
    /// Those of `leading` that are also common words.
    static let alsoWords = ShortWords("ed est det dir col hon rev mt ft st pres dep amb rep vs lieut ma")
    /// Those of `leading` that are abbreviations only before a number.
    static let beforeNumbers = ShortWords("no nos art sec fig ca")
    /// Those of `trailing` that are also written in small letters.
    static let smallTrailing = ShortWords("etc dept inc corp ltd jr sr")
    /// The top-level domains that a name may end in: 'Amazon.com'.
    static let domains = ShortWords(
        "com org net gov edu mil int info biz tv io ai co uk de ru fr ua eu cn jp in us ca au news me ch nl it es se no at"
    )
    /// Syllables of Korean and Chinese given names written with a hyphen: 'Jong-un' is one word, unlike 'US-led'.
    static let syllables = ShortWords(
        """
        un il in hee hye yeol ho ki jin woo hwa sik soo su young yong hyun jun joon kyu kyung sung seok suk wook
        wen te shek tung jeou bian hui ming ping wei ying yee kwan fai wah keung yeon yeong hyung gyu sang jong chul
        cheol bok bum dong eun gi geun gon guk gwon ha hak hun hyeok hyo ja jae jeong ji jung kuk kwang kwon kyun mi
        mo nam ok pyo ra rae ri ro sam seon seong seung si shik sook tae taek ung yu yul yun chih cheng ching chun
        hsien hsiung hua jen jung kuang lien lung min nan pei sheng shih shui tsung tse tzu wan yang yen yuan yueh
        """)
    /// Words that begin sentences far more often than names. After 'U.S.' or 'Inc.' they show that a new sentence
    /// began.
    static let starters = ShortWords(
        """
        the a an he she it they we you i this that these those there here in on at by for from with after before but
        and or if when while as his her its their our my no not so such some many most all both what who how why where
        although though however since until under over during meanwhile according also another several then once
        despite since because between among about against asked
        """)
}
