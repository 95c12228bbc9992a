import News

/// The month that a word names, whole or cut short, in the languages that feeds date themselves in.
///
/// - Parameter word: as ``plainLetters(_:)`` leaves it.
/// - Returns: 1 to 12; nil for any other word.
func monthNumber(_ word: String) -> Int? {
    guard word.utf8.count >= 3 else { return nil }
    if weekdays.contains(word) { return nil }
    // From the longest start that could be told apart to the shortest.
    for length in stride(from: min(7, word.unicodeScalars.count), through: 3, by: -1) {
        var stem = ""
        stem.unicodeScalars.append(contentsOf: word.unicodeScalars.prefix(length))
        if let month = monthStems[stem] { return month }
    }
    return nil
}

/// Letters in lower case, without accents: what words of dates are compared by.
func plainLetters(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars)
    var plain = ""
    for scalar in folded(text).unicodeScalars { plain.unicodeScalars.append(greekPlain[scalar] ?? scalar) }
    return plain
}

private let greekPlain: [Unicode.Scalar: Unicode.Scalar] = [
    "ά": "α", "έ": "ε", "ή": "η", "ί": "ι", "ϊ": "ι", "ΐ": "ι", "ό": "ο", "ύ": "υ", "ϋ": "υ", "ΰ": "υ", "ώ": "ω",
]

// Days of the week that begin as a month does.
private let weekdays: Set = ["martes", "mardi", "martedi", "marti", "mandag", "maandag"]

// The shortest starts that tell the months apart: English, German, Dutch, French, Spanish, Italian, Portuguese,
// Scandinavian, Romanian, Hungarian, Polish, Czech, Turkish, Finnish, Greek, Russian, Ukrainian. From CLDR's names of
// months, without accents.
private let monthStems: [String: Int] = {
    let rows = [
        "jan gen ene ian sty led oca tamm ιαν янв січ", "feb fev lut uno sub helm φεβ фев лют",
        "mar mrt brez maal μαρ мар бер", "apr avr abr kwi dub nis huht απρ апр кві",
        "may mai maj mei mag kvet touk μαι май мая тра", "jun juin iun giu cze cerven haz kesa ιουν июн чер",
        "jul juil iul lug lip cervenc cervene tem hein ιουλ июл лип", "aug aou ago sie srp agu elo αυγ авг сер",
        "sep set sze wrz zar eyl syys σεπ сен вер", "oct okt ott out paz rij eki loka οκτ окт жов",
        "nov noi lis kas marr νοε ноя лис", "dec dez dic des gru pro ara joul δεκ дек гру",
    ]
    var table: [String: Int] = [:]
    for (index, row) in rows.enumerated() {
        for stem in row.split(separator: " ") { table[String(stem)] = index + 1 }
    }
    return table
}()
