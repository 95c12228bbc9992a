import Testing

@testable import Resources

@Suite("Table of words")
struct WordTableTests {
    private static let path = shippedResources.path(of: "words.dat")
    let table: WordTable

    init() throws { table = try WordTable(path: Self.path) }

    private func entry(_ word: String) throws -> WordTable.Entry { try #require(table.entry(for: PhraseHash(word))) }

    @Test("Frequent words are less rare than others")
    func rarity() throws {
        #expect(try entry("the").rarity < 2)
        #expect(try entry("police").rarity < entry("missile").rarity)
    }

    @Test("Forms of a word are of one family")
    func families() throws {
        #expect(try entry("sentence").family == entry("sentenced").family)
        #expect(try entry("sentence").family != entry("prison").family)
    }

    @Test("A word's classes are those it has in news")
    func classes() throws {
        #expect(try entry("the").costs[.determiner] < 2)
        #expect(try entry("missile").costs[.noun] < 2)
        #expect(try entry("said").costs[.noun] == 15)
        // 'reports' is a noun as well as a verb.
        #expect(try entry("reports").costs[.noun] < 8 && entry("reports").costs[.verb] < 8)
    }

    @Test("Nouns follow adjectives more often than they stand anywhere, and verbs less often")
    func transitions() {
        func after(_ first: WordSort, _ second: WordSort) -> Int8 {
            table.transitions[Int(first.rawValue) * WordSort.allCases.count + Int(second.rawValue)]
        }
        #expect(after(.adjective, .noun) > 0)
        #expect(after(.adjective, .verb) < 0)
    }

    @Test("An unknown word is in no class, and a damaged file is refused")
    func unknown() {
        #expect(table.entry(for: PhraseHash("xyzzyq")) == nil)
        #expect(throws: ResourceError.self) { try WordTable(path: #filePath) }
        #expect(throws: ResourceError.self) { try WordTable(path: "/nowhere/words.dat") }
    }
}

private let shippedResources = Resources(
    directory: #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/Resources")
