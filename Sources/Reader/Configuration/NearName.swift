/// The name that was probably meant by an unknown one.
///
/// - Returns: nil if none is near: more than a third of the letters would have to change.
package func nearName(to typed: String, among names: [String]) -> String? {
    let typed = Array(typed.lowercased().unicodeScalars.prefix(60))
    var best: (name: String, distance: Int)?
    for name in names {
        let letters = Array(name.lowercased().unicodeScalars)
        let most = max(1, min(typed.count, letters.count) / 3)
        // As many letters as it is longer or shorter have to change: of most names nothing more need be counted.
        guard abs(letters.count - typed.count) <= min(most, (best?.distance ?? .max) - 1) else { continue }
        let found = distance(typed, letters)
        if found <= most, found < best?.distance ?? .max { best = (name, found) }
    }
    return best?.name
}

/// How many letters have to be inserted, removed, replaced or swapped with their neighbour.
///
/// - Source: the optimal string alignment distance, after Damerau (1964) and Wagner and Fischer (1974).
private func distance(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Int {
    var before: [Int] = []
    var above = Array(0...second.count)
    for (row, letter) in first.enumerated() {
        var current = [row + 1]
        for (column, other) in second.enumerated() {
            var best = min(above[column + 1] + 1, current[column] + 1, above[column] + (letter == other ? 0 : 1))
            if row > 0, column > 0, letter == second[column - 1], first[row - 1] == other {
                best = min(best, before[column - 1] + 1)
            }
            current.append(best)
        }
        (before, above) = (above, current)
    }
    return above[second.count]
}
