import Catalogue
import GRDB
import Libraries
import LibrarySamples
import News
import Testing

@testable import Storage

struct StoryInFileTests {
    private let temporary: TemporaryLibrary
    private var library: Library { temporary.library }

    init() throws { temporary = try TemporaryLibrary() }

    @Test("A profile is kept as it is, and damaged bytes give none", arguments: [nil, -5, 474_916])
    func packed(_ hours: Int?) {
        let profile = StoryProfile(
            hours: hours, outlet: 7, leadLength: 65535, wholeLength: 0,
            words: [.init(key: 0, rarity: 15, lead: 3, whole: 0), .init(key: 65535, rarity: 0, lead: 0, whole: 3)],
            names: [.init(key: 9, weight: 255)])
        let bytes = PackedProfile.bytes(profile)
        #expect(PackedProfile.profile(bytes) == profile)
        for count in 0..<bytes.count {
            // A name more or less may be cut off whole.
            let cut = PackedProfile.profile(Array(bytes[..<count]))
            #expect(cut == nil || cut?.names.isEmpty == true)
        }
    }

    @Test("Words are counted as articles come in")
    func counts() throws {
        _ = try library.fileReport(on: "quake", 1)
        _ = try library.fileReport(on: "quake", 2)
        _ = try library.fileReport(on: "match", 3)
        let counts = try library.read { try StoryWordCounts($0) }
        #expect(counts.articles == 3)
        #expect((0...UInt16.max).map { counts.articles(with: $0) }.filter { $0 > 0 }.sorted() == [1, 2])
    }
}
