import Libraries
import News

/// Finds the people whose name sounds like one of several words, whatever letters it is written in: 'Alexei Navalny' and
/// 'Alexej Nawalny'. They are looked for by the first name, and by the beginning of the last.
///
/// - Parameter lookup: the persons of a library whose names begin so, as they are looked up by what a person types.
package func peopleSoundingLike(_ name: String, lookup: (String) throws -> [Entity]) rethrows -> [Entity.ID] {
    let compared = ComparedName(name, .person)
    let words = compared.folded.split(separator: " ")
    guard let sound = compared.sound, let first = words.first, let last = words.last else { return [] }
    let begun = ["\(first) \(last.prefix(1))"] + spellings(ofBeginning: last.prefix(4))
    let alike = try begun.flatMap(lookup).filter { ComparedName($0.name, .person).sound.map(sound.isLike) ?? false }
    return Set(alike.map(\.id)).sorted()
}

/// The ways in which a beginning may be written with letters that sound alike; some of them if there are many.
private func spellings(ofBeginning letters: Substring) -> [String] {
    letters.reduce([""]) { begun, letter in
        let alike = ["vw", "iyj", "kq"].first { $0.contains(letter) } ?? String(letter)
        return Array(begun.flatMap { begun in alike.map { begun + String($0) } }.prefix(12))
    }
}

/// The conditions for articles that name an entity which is watched; a person counts in any spelling. An entity that the
/// library does not have is looked for by its name.
///
/// - Parameters:
///   - entity: its number; nil if only a name is watched.
///   - isThere: whether the library has it.
///   - kind: nil if it is not known.
///   - alike: the people whose name sounds like it; asked for only if it may be a person.
package func watchedTerms(
    of entity: Entity.ID?, isThere: Bool, name: String, kind: EntityKind?, alike: (String) throws -> [Entity.ID]
) rethrows -> [Query.Term] {
    let isPerson = kind == nil || kind == .person
    var ways: [[Query.Term]]
    if let entity {
        ways = [[isThere ? .names(entity) : .entity(name, kind: kind)]]
    } else {
        ways = [[.entity(name, kind: nil)], [.phrase(name.split(separator: " ").map(String.init))]]
    }
    if isPerson { ways += try alike(name).filter { $0 != entity }.map { [.names($0)] } }
    return ways.count == 1 ? ways[0] : [.any(ways)]
}
