import Catalogue

/// What the index of words is asked for: at least the articles that a pattern wants, and where it cannot tell, more.
struct WordQuery {
    private let condition: KeyCondition
    /// Whether it finds no article that the pattern does not want.
    let isExact: Bool

    /// - Throws: ``ServerError`` if the numbers of the words cannot be read.
    init(_ pattern: TextPattern, _ session: Session) throws { self = try Self.all(of: [pattern], session)[0] }

    /// What each of some patterns asks, for which the vocabulary is asked once.
    static func all(of patterns: [TextPattern], _ session: Session) throws -> [WordQuery] {
        let vocabulary = NumberedWords(session: session)
        var entries: Set<String> = []
        var beginnings: Set<String> = []
        for pattern in patterns { pattern.gather(&entries, &beginnings) }
        let numbers = try vocabulary.numbers(of: entries)
        var begun: [String: [Int32]] = [:]
        for beginning in beginnings { begun[beginning] = try vocabulary.numbers(beginning: beginning) }
        return patterns.map { pattern in
            WordQuery(
                condition: KeyCondition(pattern, Numbers(ofEntries: numbers, beginning: begun)),
                isExact: pattern.isToldByIndex)
        }
    }

    private init(condition: KeyCondition, isExact: Bool) {
        self.condition = condition
        self.isExact = isExact
    }

    /// Whether no article can match.
    var isImpossible: Bool { condition == .never }
    /// Whether the index can leave no article out.
    var isOpen: Bool { condition == .always }

    /// A query that finds less, of what a beginning or a list stands for only the first words, the most frequent; nil if that
    /// is the same.
    var narrowed: WordQuery? {
        let narrow = condition.narrowed
        return narrow == condition ? nil : WordQuery(condition: narrow, isExact: isExact)
    }

    /// As SQL over a column of keys, for some days alone.
    ///
    /// - Parameter days: nil for all.
    func asked(of keys: SQL, in days: ClosedRange<Int64>? = nil) -> SQL {
        let time = days.map { KeyCondition.any(TimeSpan.keys(of: $0)) }
        return KeyCondition.joined([condition] + [time].compactMap { $0 }).written(keys)
    }
}

/// The numbers that the words of some patterns have.
private struct Numbers {
    private let ofEntries: [String: Int32]
    private let beginning: [String: [Int32]]

    init(ofEntries: [String: Int32], beginning: [String: [Int32]]) {
        self.ofEntries = ofEntries
        self.beginning = beginning
    }

    func number(of entry: String) -> Int32? { ofEntries[entry] }
    func numbers(beginning entry: String) -> [Int32] { beginning[entry] ?? [] }
}

/// A condition on the numbers of an article.
private indirect enum KeyCondition: Equatable {
    case never
    case always
    /// It has all of these; of some, at least one: the words of a beginning with the most frequent first. None of these lists is
    /// empty.
    case all([Int32])
    case any([Int32])
    case both([KeyCondition])
    case either([KeyCondition])
    case not(KeyCondition)

    init(_ pattern: TextPattern, _ numbers: Numbers) {
        switch pattern {
        case .words, .headline:
            let (whole, begun) = pattern.entries
            let found = whole.map { numbers.number(of: $0) }
            let first: KeyCondition =
                found.contains(nil) ? .never : found.isEmpty ? .always : .all(Set(found.compactMap { $0 }).sorted())
            self = Self.joined([first] + begun.map { Self.having(numbers.numbers(beginning: $0)) })
        case .not(let inner):
            switch KeyCondition(inner, numbers) {
            // What the index finds too much of would be left out too much.
            case _ where !inner.isToldByIndex: self = .always
            case .never: self = .always
            case .always: self = .never
            case .not(let condition): self = condition
            case let condition: self = .not(condition)
            }
        case .all(let patterns): self = Self.joined(patterns.map { KeyCondition($0, numbers) })
        case .any(let patterns): self = Self.alternatives(patterns.map { KeyCondition($0, numbers) })
        }
    }

    private static func having(_ numbers: [Int32]) -> KeyCondition { numbers.isEmpty ? .never : .any(numbers) }

    static func joined(_ conditions: [KeyCondition]) -> KeyCondition {
        let flat = conditions.flatMap { condition -> [KeyCondition] in
            if case .both(let inner) = condition { inner } else { [condition] }
        }
        if flat.contains(.never) { return .never }
        // One list for all words that must be there, since the index begins with the rarest, and one for all that must not.
        var needed: Set<Int32> = []
        var excluded: Set<Int32> = []
        var others: [KeyCondition] = []
        for condition in flat where condition != .always {
            switch condition {
            case .all(let numbers): needed.formUnion(numbers)
            case .not(.all(let numbers)) where numbers.count == 1: excluded.formUnion(numbers)
            case .not(.any(let numbers)): excluded.formUnion(numbers)
            default: others.append(condition)
            }
        }
        if !excluded.isEmpty { others.append(.not(.any(excluded.sorted()))) }
        if !needed.isEmpty { others.insert(.all(needed.sorted()), at: 0) }
        return others.count > 1 ? .both(others) : others.first ?? .always
    }

    private static func alternatives(_ conditions: [KeyCondition]) -> KeyCondition {
        if conditions.contains(.always) { return .always }
        // Single words are one list; phrases that differ in one word alone have the others in common.
        var single: [Int32] = []
        var seen: Set<Int32> = []
        var phrases: [[Int32]] = []
        var others: [KeyCondition] = []
        for condition in conditions where condition != .never {
            switch condition {
            case .all(let numbers) where numbers.count == 1: single += numbers.filter { seen.insert($0).inserted }
            case .any(let numbers): single += numbers.filter { seen.insert($0).inserted }
            case .all(let numbers): phrases.append(numbers)
            default: others.append(condition)
            }
        }
        if !phrases.isEmpty { others.insert(contentsOf: factored(phrases), at: 0) }
        if !single.isEmpty { others.insert(.any(single), at: 0) }
        return others.count > 1 ? .either(others) : others.first ?? .never
    }

    private static func factored(_ phrases: [[Int32]]) -> [KeyCondition] {
        let common = phrases.dropFirst().reduce(Set(phrases[0])) { $0.intersection($1) }
        let rests = phrases.map { Set($0).subtracting(common) }
        guard phrases.count > 1, !common.isEmpty, rests.allSatisfy({ $0.count == 1 }) else {
            return phrases.map { .all($0) }
        }
        return [.both([.all(common.sorted()), .any(Set(rests.flatMap { $0 }).sorted())])]
    }

    /// So many words of a list find most of what it finds.
    private static let fewWords = 16

    /// The same with shorter lists, which finds less.
    var narrowed: KeyCondition {
        switch self {
        case .never, .always, .all, .not: self
        case .any(let numbers): .any(Array(numbers.prefix(Self.fewWords)))
        case .both(let conditions): .both(conditions.map(\.narrowed))
        case .either(let conditions): .either(conditions.map(\.narrowed))
        }
    }

    func written(_ keys: SQL) -> SQL {
        switch self {
        case .never: "false"
        case .always: "true"
        case .all(let numbers): keys + " @> \(numbers)"
        case .any(let numbers): keys + " && \(numbers)"
        case .both(let conditions): "(" + conditions.map { $0.written(keys) }.joined(by: " AND ") + ")"
        case .either(let conditions): "(" + conditions.map { $0.written(keys) }.joined(by: " OR ") + ")"
        case .not(let condition): "NOT (" + condition.written(keys) + ")"
        }
    }
}

extension TextPattern {
    /// Of words side by side, the entries that have to be there, and what one has to begin with.
    fileprivate var entries: (whole: [String], begun: [String]) {
        switch self {
        case .words(let words, let isPrefix): Self.split(words.map { IndexedWord.entry($0) }, isPrefix)
        case .headline(let words, let isPrefix): Self.split(words.map { IndexedWord.inHeadline($0) }, isPrefix)
        case .all, .any, .not: ([], [])
        }
    }

    private static func split(_ entries: [String], _ isPrefix: Bool) -> (whole: [String], begun: [String]) {
        isPrefix ? (Array(entries.dropLast()), Array(entries.suffix(1))) : (entries, [])
    }

    fileprivate func gather(_ entries: inout Set<String>, _ beginnings: inout Set<String>) {
        switch self {
        case .words, .headline:
            let (whole, begun) = self.entries
            entries.formUnion(whole)
            beginnings.formUnion(begun)
        case .not(let inner): inner.gather(&entries, &beginnings)
        case .all(let patterns), .any(let patterns): for inner in patterns { inner.gather(&entries, &beginnings) }
        }
    }

    /// Whether the index alone tells which articles have it: it knows of no order of words, and of very long ones only the
    /// beginning.
    fileprivate var isToldByIndex: Bool {
        switch self {
        case .words(let words, _), .headline(let words, _):
            words.count == 1 && words.allSatisfy { IndexedWord.inHeadline($0).utf8.count == $0.utf8.count + 2 }
        case .not(let inner): inner.isToldByIndex
        case .all(let patterns), .any(let patterns): patterns.allSatisfy(\.isToldByIndex)
        }
    }
}
