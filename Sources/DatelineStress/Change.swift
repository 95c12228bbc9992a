import News

/// One change to a library. A worker that may be killed announces it before and acknowledges it after, each in a line
/// of words separated by tabs.
enum Change: Equatable {
    /// The tag's name.
    static let tag = "stress"

    /// Articles of an owner with these numbers are imported.
    case importing(owner: String, first: Int, count: Int)
    /// One of them is in the library. It is acknowledged without being announced.
    case filed(Article.ID, owner: String, number: Int)
    case update(Article.ID, owner: String, number: Int, version: Int)
    case star(Article.ID, Bool)
    case read(Article.ID, Bool)
    case offset(Article.ID, Int)
    /// The tag that all workers give and take away.
    case tag(Article.ID, Bool)
    case note(Article.ID, String)
    case remove(Article.ID)
    /// A correction. Its number is 0 until it is made.
    case correct(FiledCorrection.ID)
    case undo(FiledCorrection.ID)
    case subscribe(String)
    case unsubscribe(String)
    case keep(String, as: String)
    /// Changes nothing that can be seen: a backup, a repair, a purge, a merge of an index.
    case upkeep(String)

    var line: String {
        let words: [any CustomStringConvertible] =
            switch self {
            case .importing(let owner, let first, let count): ["importing", owner, first, count]
            case .filed(let id, let owner, let number): ["filed", id, owner, number]
            case .update(let id, let owner, let number, let version): ["update", id, owner, number, version]
            case .star(let id, let value): ["star", id, value]
            case .read(let id, let value): ["read", id, value]
            case .offset(let id, let value): ["offset", id, value]
            case .tag(let id, let value): ["tag", id, value]
            case .note(let id, let text): ["note", id, text]
            case .remove(let id): ["remove", id]
            case .correct(let id): ["correct", id]
            case .undo(let id): ["undo", id]
            case .subscribe(let address): ["subscribe", address]
            case .unsubscribe(let address): ["unsubscribe", address]
            case .keep(let value, let name): ["keep", value, name]
            case .upkeep(let name): ["upkeep", name]
            }
        return words.map(\.description).joined(separator: "\t")
    }

    init?(_ words: [String]) {
        func number(_ index: Int) -> Int64 { index < words.count ? Int64(words[index]) ?? -1 : -1 }
        func word(_ index: Int) -> String { index < words.count ? words[index] : "" }
        switch words.first {
        case "importing": self = .importing(owner: word(1), first: Int(number(2)), count: Int(number(3)))
        case "filed": self = .filed(number(1), owner: word(2), number: Int(number(3)))
        case "update": self = .update(number(1), owner: word(2), number: Int(number(3)), version: Int(number(4)))
        case "star": self = .star(number(1), word(2) == "true")
        case "read": self = .read(number(1), word(2) == "true")
        case "offset": self = .offset(number(1), Int(number(2)))
        case "tag": self = .tag(number(1), word(2) == "true")
        case "note": self = .note(number(1), word(2))
        case "remove": self = .remove(number(1))
        case "correct": self = .correct(number(1))
        case "undo": self = .undo(number(1))
        case "subscribe": self = .subscribe(word(1))
        case "unsubscribe": self = .unsubscribe(word(1))
        case "keep": self = .keep(word(1), as: word(2))
        case "upkeep": self = .upkeep(word(1))
        default: return nil
        }
    }
}
