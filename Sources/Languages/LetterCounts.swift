/// How many letters of a text are of scripts that tell the language by themselves.
struct LetterCounts {
    private(set) var letters = 0
    private var thai = 0
    private var hangul = 0
    private var kana = 0
    private var han = 0
    /// Signs that only simplified, and only traditional Chinese has.
    private var simplified = 0
    private var traditional = 0

    /// Counts letters of ASCII.
    mutating func count(plain: Int) { letters += plain }

    @inline(__always)
    mutating func count(_ letter: UInt32) {
        letters += 1
        if letter >= 0xE00 { countScript(letter) }
    }

    private mutating func countScript(_ letter: UInt32) {
        switch letter {
        case 0xE00...0xE7F: thai += 1
        case 0x1100...0x11FF, 0x3130...0x318F, 0xAC00...0xD7AF: hangul += 1
        case 0x3040...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9F: kana += 1
        case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0x20000...0x3FFFF:
            han += 1
            if Self.simplifiedSigns.contains(letter) { simplified += 1 }
            if Self.traditionalSigns.contains(letter) { traditional += 1 }
        default: break
        }
    }

    mutating func add(_ other: LetterCounts) {
        letters += other.letters
        thai += other.thai
        hangul += other.hangul
        kana += other.kana
        han += other.han
        simplified += other.simplified
        traditional += other.traditional
    }

    /// The language that most of the letters tell by their script; nil for scripts of several languages.
    ///
    /// One letter of these scripts says as much as two or three of an alphabet, so that a third of them is most of a text.
    var language: String? {
        guard (thai + hangul + kana + han) * 3 > letters else { return nil }
        if kana * 20 > kana + han, kana + han > thai, kana + han > hangul { return "ja" }
        if han > thai, han > hangul { return traditional > simplified ? "zh-Hant" : "zh" }
        return hangul > thai ? "ko" : "th"
    }

    // Some of the commonest signs that have two forms.
    private static let simplifiedSigns = signs("们这国说时会对发后来个为学经关开长门问题东车马见现气电")
    private static let traditionalSigns = signs("們這國說時會對發後來個為學經關開長門問題東車馬見現氣電")

    private static func signs(_ text: String) -> Set<UInt32> { Set(text.unicodeScalars.map(\.value)) }
}
