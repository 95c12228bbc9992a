/// A key that the usual Latin spellings of one foreign name share: Navalny, Nawalny; Zelensky, Zelenskyy, Selenskyj.
///
/// Letters are read as the sounds they stand for in English, German and French spellings of Slavic and Arabic names.
///
/// - Parameter word: one folded word.
package func soundKey(_ word: String) -> String {
    var result: [UInt8] = []
    let letters = Array(word.utf8)
    var index = 0
    while index < letters.count {
        let (sound, length) = sound(at: index, of: letters)
        for letter in sound where result.last != letter { result.append(letter) }
        index += length
    }
    return String(decoding: result, as: UTF8.self)
}

private func sound(at index: Int, of letters: [UInt8]) -> ([UInt8], Int) {
    for (spelling, sound) in soundRules[letters[index]] ?? [] where letters[index...].starts(with: spelling) {
        return (sound, spelling.count)
    }
    return ([letters[index]], 1)
}

/// By their first letter.
private let soundRules = Dictionary(grouping: soundSpellings) { $0.0[0] }

/// Longest spellings first.
private let soundSpellings: [([UInt8], [UInt8])] = [
    ("schtsch", "s"), ("shch", "s"), ("tsch", "c"), ("sch", "s"), ("yev", "ev"), ("jew", "ev"), ("iev", "ev"),
    ("iy", "i"), ("ij", "i"), ("yi", "i"), ("yj", "i"), ("ii", "i"), ("ei", "e"), ("ey", "e"), ("ej", "e"),
    ("kh", "h"), ("ch", "c"), ("zh", "z"), ("sh", "s"), ("ts", "c"), ("tz", "c"), ("cz", "c"), ("sz", "s"),
    ("ph", "f"), ("ks", "x"), ("ou", "u"), ("oo", "u"), ("dm", "dm"), ("w", "v"), ("y", "i"), ("j", "i"), ("q", "k"),
].map { (Array($0.0.utf8), Array($0.1.utf8)) }
