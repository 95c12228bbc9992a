/// Cyrillic text in Latin letters, as English newspapers write names: 'Сергей Шойгу' is 'Sergey Shoygu'.
///
/// Ukrainian, Serbian and Macedonian have ways of their own, Serbian its own Latin script. Other letters stay as they are.
///
/// - Parameters:
///   - text: a name, in any script.
///   - language: the tag of its language; nil and all others are written as Russian.
/// - Source: the romanizations of the BGN/PCGN, simplified as newspapers do: no marks, and -y for -ий and -ый.
package func transliterated(_ text: String, language: String? = nil) -> String {
    guard hasCyrillic(text) else { return text }
    let table = CyrillicTable(language: language)
    return text.split(separator: " ", omittingEmptySubsequences: false).map { table.word($0) }.joined(separator: " ")
}

/// Whether a text has letters of the Cyrillic script.
package func hasCyrillic(_ text: some StringProtocol) -> Bool {
    text.unicodeScalars.contains { (0x400...0x4FF).contains($0.value) }
}

/// The letters of a language in Latin ones.
private struct CyrillicTable {
    private let letters: [Unicode.Scalar: String]
    /// Whether -ий and -ый are -y, and е is ye where a word or a syllable begins with it.
    private let isEastern: Bool

    init(language: String?) {
        switch language.map({ primaryLanguage($0) }) {
        case "sr", "hr", "bs", "sh":
            (letters, isEastern) = (Self.russian.merging(Self.serbian) { $1 }, false)
        case "mk": (letters, isEastern) = (Self.russian.merging(Self.macedonian) { $1 }, false)
        case "bg": (letters, isEastern) = (Self.russian.merging(Self.bulgarian) { $1 }, false)
        case "uk": (letters, isEastern) = (Self.russian.merging(Self.ukrainian) { $1 }, false)
        case nil, .some: (letters, isEastern) = (Self.russian, true)
        }
    }

    func word(_ word: Substring) -> String {
        var result = ""
        var before: Unicode.Scalar?
        for scalar in ending(of: word).unicodeScalars {
            let small = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
            var latin = letters[small] ?? String(scalar)
            if isEastern, small == "е", before.map({ Self.opensSyllable.contains($0) }) ?? true { latin = "ye" }
            result +=
                letters[small] != nil && small != scalar ? latin.prefix(1).uppercased() + latin.dropFirst() : latin
            before = small
        }
        return result
    }

    /// The word with the ending that names are written with: -ий and -ый are one letter.
    private func ending(of word: Substring) -> Substring {
        isEastern && word.count > 3 && (word.hasSuffix("ий") || word.hasSuffix("ый")) ? word.dropLast(2) + "й" : word
    }

    private static let opensSyllable: Set<Unicode.Scalar> = [
        "а", "е", "ё", "и", "о", "у", "ы", "э", "ю", "я", "ь", "ъ", "-",
    ]
    private static let russian = table(
        """
        а a б b в v г g д d е e ё yo ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh
        щ shch ъ - ы y ь - э e ю yu я ya і i ї yi є ye ґ g ў u ј j љ lj њ nj ћ c ђ dj џ dz ѓ gj ќ kj ѕ dz
        """)
    private static let ukrainian = table("г h и y")
    private static let serbian = table("ж ž х h ц c ч č ш š ћ ć ђ đ џ dž")
    private static let macedonian = table("х h ц c")
    private static let bulgarian = table("х h щ sht ъ a")

    /// Pairs of a letter and what it becomes, `-` for nothing.
    private static func table(_ pairs: String) -> [Unicode.Scalar: String] {
        let parts = pairs.split(whereSeparator: \.isWhitespace)
        var table: [Unicode.Scalar: String] = [:]
        for index in stride(from: 0, to: parts.count - 1, by: 2) {
            guard let letter = parts[index].unicodeScalars.first else { continue }
            table[letter] = parts[index + 1] == "-" ? "" : String(parts[index + 1])
        }
        return table
    }
}
