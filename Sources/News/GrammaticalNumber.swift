// Singular and plural of English nouns, by their endings and by short lists. A word that only looks like a plural gets a
// singular that is no word ('politic'): it is only for comparing, and both of its forms are taken for one term.

/// The form in which terms are compared: folded, each word in the singular, one space between words.
///
/// 'Cruise missiles', 'cruise-missile' and 'cruise missile' are one.
///
/// - Returns: the empty string if there was no letter or digit.
package func termKey(_ text: some StringProtocol) -> String {
    folded(text).split(separator: " ").map { singular(of: String($0)) }.joined(separator: " ")
}

/// Whether the last bytes of a folded word are such that it may be a plural; if not, it is its own singular.
package func mayBePlural(_ word: some BidirectionalCollection<UInt8>) -> Bool {
    guard let last = word.last, let before = word.dropLast().last else { return false }
    switch (before, last) {
    case (_, UInt8(ascii: "s")): return true
    // men, feet, teeth, mice, criteria, phenomena
    case (UInt8(ascii: "e"), UInt8(ascii: "n")), (UInt8(ascii: "e"), UInt8(ascii: "t")),
        (UInt8(ascii: "t"), UInt8(ascii: "h")), (UInt8(ascii: "c"), UInt8(ascii: "e")),
        (UInt8(ascii: "i"), UInt8(ascii: "a")), (UInt8(ascii: "n"), UInt8(ascii: "a")):
        return true
    default: return false
    }
}

/// Whether the singular of a word is, by its ending, the word without its s: a quick answer for most plurals, in any
/// case; false where lists have to be asked.
package func addsOnlyS(_ word: some BidirectionalCollection<UInt8>) -> Bool {
    let count = word.count
    guard count > 4, word[word.index(before: word.endIndex)] | 0x20 == UInt8(ascii: "s") else { return false }
    switch word[word.index(word.endIndex, offsetBy: -2)] | 0x20 {
    case UInt8(ascii: "d"), UInt8(ascii: "g"), UInt8(ascii: "k"), UInt8(ascii: "l"), UInt8(ascii: "m"),
        UInt8(ascii: "n"), UInt8(ascii: "p"), UInt8(ascii: "r"), UInt8(ascii: "t"), UInt8(ascii: "c"),
        UInt8(ascii: "b"), UInt8(ascii: "w"), UInt8(ascii: "f"):
        return true
    default: return false
    }
}

/// The singular of a folded word; the word itself if it is no plural.
package func singular(of word: String) -> String {
    guard mayBePlural(word.utf8), word.utf8.count > 3, !notPlural.contains(word) else {
        return word == "men" ? "man" : word
    }
    if let irregular = irregularPlurals[word] { return irregular }
    func ends(_ endings: String...) -> Bool { endings.contains { word.hasSuffix($0) } }
    if ends("men") { return word.dropLast(2) + "an" }
    if !ends("s") || ends("ss", "us", "is") { return word }
    if plainPlurals.contains(word) { return String(word.dropLast()) }
    if ends("ies"), word.utf8.count > 4 { return word.dropLast(3) + "y" }
    let dropsTwo =
        ends("sses", "shes", "ches", "xes", "zzes") || ends("oes") && word.utf8.count > 5
        || ends("uses") && word.utf8.count > 6 && !ends("auses", "ouses")
    return String(word.dropLast(dropsTwo ? 2 : 1))
}

/// A folded word in the singular and in the plural, itself first, each once.
package func numberForms(of word: String) -> [String] {
    let one = singular(of: word)
    var forms = [word]
    for form in [one] + plurals(of: one) where !forms.contains(form) { forms.append(form) }
    return forms
}

private func plurals(of word: String) -> [String] {
    if let irregular = irregularPlurals.first(where: { $0.value == word }) { return [irregular.key] }
    if word.hasSuffix("man") { return [word.dropLast(2) + "en", word + "s"] }
    guard let last = word.last, word.count > 1 else { return [word + "s"] }
    if last == "y", let before = word.dropLast().last, !"aeiou".contains(before) { return [word.dropLast() + "ies"] }
    if last == "o" { return [word + "s", word + "es"] }
    let hisses = "sxz".contains(last) || word.hasSuffix("ch") || word.hasSuffix("sh")
    return [word + (hisses ? "es" : "s")]
}

private let irregularPlurals = [
    "children": "child", "feet": "foot", "teeth": "tooth", "mice": "mouse", "criteria": "criterion",
    "phenomena": "phenomenon", "bacteria": "bacterium", "lives": "life", "wives": "wife", "knives": "knife",
    "halves": "half", "wolves": "wolf", "thieves": "thief", "shelves": "shelf", "crises": "crisis",
    "analyses": "analysis", "hypotheses": "hypothesis", "diagnoses": "diagnosis", "theses": "thesis", "buses": "bus",
    "gases": "gas",
]

/// Words that end as plurals do and are none.
private let notPlural: Set<String> = [
    "news", "series", "species", "lens", "specimen", "regimen", "abdomen", "semen", "ramen", "amen", "omen", "stamen",
    "always", "besides", "whereas", "sometimes", "christmas", "texas", "pancreas",
]

/// Plurals that only add an s, against what their endings say.
private let plainPlurals: Set<String> = [
    "movies", "cookies", "zombies", "rookies", "selfies", "hoodies", "calories", "prairies", "smoothies", "birdies",
    "genies", "pixies", "lingeries", "canoes", "excuses", "accuses", "refuses", "abuses", "confuses", "recluses",
    "axes", "caches", "headaches", "toothaches", "avalanches",
]
