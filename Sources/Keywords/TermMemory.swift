import News
import Resources
import Synchronization

/// What is known of a word, whatever text it stands in.
struct KnownWord {
    /// The hash of its singular, in small letters and without accents.
    let singular: UInt64
    /// Whether it has another singular than itself.
    let isPlural: Bool
    /// An index into the families of the memory.
    let family: Int
    /// How rare its family is, in bits.
    let rarity: Float
    /// Its length in bytes.
    let length: Int
    /// How likely it is of each class; nil if nothing is known of it.
    let costs: WordCosts?
    /// Whether the table has the word itself, not only others with its ending.
    let isListed: Bool
    /// Whether it tells nothing of what a text is about.
    let isEmpty: Bool
    let isPronoun: Bool
}

/// The words that texts had, so that most are looked up once. One text at a time is read with it.
struct TermMemory {
    /// How many words are kept: a few megabytes.
    static let limit = 30_000

    private let table: WordTable
    private var numbers = NumberIndex(capacity: 2048)
    private var families = NumberIndex(capacity: 2048)
    private(set) var words: [KnownWord] = []
    /// For each word and each family, its index in the text that is being read; -1 if it has not come up there.
    var wordsHere: [Int32] = []
    var familiesHere: [Int32] = []
    /// The words of that text.
    private var noted: [Int] = []

    init(table: WordTable) { self.table = table }

    /// Begins a text; forgets everything if there are more words than some.
    mutating func forget(beyond limit: Int) {
        if words.count > limit { self = TermMemory(table: table) }
        for word in noted {
            wordsHere[word] = -1
            familiesHere[words[word].family] = -1
        }
        noted.removeAll(keepingCapacity: true)
    }

    /// Notes that a word has got an index in the text.
    mutating func note(_ word: Int) { noted.append(word) }

    /// The index of a word among the known ones.
    mutating func number(of letters: ArraySlice<UInt8>) -> Int {
        let hash = foldedHash(letters)
        let (number, isNew) = numbers.number(of: hash.value)
        if isNew { learn(letters, hash) }
        return number
    }

    private mutating func learn(_ letters: ArraySlice<UInt8>, _ hash: PhraseHash) {
        let singular = singularHash(of: letters, hash)
        let entry = table.entry(for: hash)
        let (family, isNew) = families.number(of: entry.map { UInt64($0.family) } ?? singular.value)
        if isNew { familiesHere.append(-1) }
        wordsHere.append(-1)
        words.append(
            KnownWord(
                singular: singular.value, isPlural: singular != hash, family: family,
                rarity: entry?.rarity ?? WordTable.unlistedRarity,
                length: letters.count, costs: (entry ?? ending(of: letters))?.costs, isListed: entry != nil,

                isEmpty: GeneralWords.empty.contains(hash.value),
                isPronoun: GeneralWords.pronouns.contains(hash.value)))
    }

    /// The hash of a word's singular. Most plurals only add an s: those are told without making a string.
    private func singularHash(of letters: ArraySlice<UInt8>, _ hash: PhraseHash) -> PhraseHash {
        guard mayBePlural(letters) else { return hash }
        if addsOnlyS(letters) { return foldedHash(letters.dropLast()) }
        return PhraseHash(singular(of: folded(String(decoding: letters, as: UTF8.self))))
    }

    /// What is known of rare words with the same ending.
    private func ending(of letters: ArraySlice<UInt8>) -> WordTable.Entry? {
        guard letters.count > 5 else { return nil }
        var hash = PhraseHash()
        hash.append(UInt8(ascii: "-"))
        for byte in letters.suffix(3) { hash.append(byte | 0x20) }
        return table.entry(for: hash)
    }

    private func foldedHash(_ letters: ArraySlice<UInt8>) -> PhraseHash {
        var hash = PhraseHash()
        for byte in letters {
            switch byte {
            case 0x41...0x5A: hash.append(byte | 0x20)
            case 0x80...: return PhraseHash(folded(String(decoding: letters, as: UTF8.self)))
            default: hash.append(byte)
            }
        }
        return hash
    }
}

/// Memories that nobody reads with; each thread that reads has one of its own.
final class TermMemories: Sendable {
    private let table: WordTable
    private let free = Mutex<[TermMemory]>([])

    init(table: WordTable) { self.table = table }

    /// Reads with a memory.
    func lend<Result>(_ read: (inout TermMemory) -> Result) -> Result {
        var memory = free.withLock { $0.popLast() } ?? TermMemory(table: table)
        defer { free.withLock { $0.append(memory) } }
        return read(&memory)
    }
}
