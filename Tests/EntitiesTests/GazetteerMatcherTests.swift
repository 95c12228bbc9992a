import News
import Resources
import Segmentation
import Testing

@testable import Entities

private let shipped = Resources(
    directory: #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/Resources")

@Suite("Phrases of the gazetteer in a text")
struct GazetteerMatcherTests {
    /// The longest phrase at the start of a text: how many tokens, and its classes.
    private func match(_ text: String) throws -> (tokens: Int, classes: PhraseClasses)? {
        let all = tokens(in: text)
        let gazetteer = try shipped.gazetteer()
        var text = text
        return text.withUTF8 { bytes in
            let matcher = GazetteerMatcher(gazetteer: gazetteer, tokens: all, bytes: bytes)
            let longest = entry(of: all[0], bytes, gazetteer)?.longestPhrase ?? 0
            return matcher.longestMatch(at: 0, limit: all.count, longest: longest).map { ($0.end, $0.entry.classes) }
        }
    }

    @Test(
        "Hyphens, accents and case do not matter",
        arguments: [
            ("Deir ez-Zor fell", 4, PhraseClasses.city), ("Procter & Gamble said", 3, .company),
            ("New York Times reporters", 3, .media), ("São Paulo voted", 2, .city),
            ("EUROPEAN COMMISSION President", 2, .organization), ("Al-Qaeda said", 3, .military),
            ("Sylt", 0, .town), ("New, York", 0, .city),
        ])
    func phrases(_ text: String, _ count: Int, _ classes: PhraseClasses) throws {
        let found = try match(text)
        #expect(found?.tokens ?? 0 == count)
        #expect(found?.classes.isSuperset(of: classes) ?? true)
    }

    @Test(
        "What the matcher hashes is what `folded` gives",
        arguments: ["Zürich", "O'Brien", "T-72", "U.S.", "Łódź", "AT&T"])
    func folding(_ word: String) throws {
        let all = tokens(in: word)
        let gazetteer = try shipped.gazetteer()
        var text = word
        let classes = text.withUTF8 { bytes in entry(of: all[0], bytes, gazetteer)?.classes }
        #expect(classes ?? [] == gazetteer.classes(of: folded(word)))
    }

    private func entry(
        of token: Token, _ bytes: UnsafeBufferPointer<UInt8>, _ gazetteer: Gazetteer
    ) -> Gazetteer.Entry? {
        var hash = PhraseHash()
        return hash.append(word: token.range, in: bytes) ? gazetteer.entry(for: hash) : nil
    }
}
