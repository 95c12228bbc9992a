import Catalogue
import Libraries
import LibrarySamples
import News
import Testing

@testable import Storage

struct SlotTests {
    private let temporary: TemporaryLibrary
    private var library: Library { temporary.library }

    init() throws { temporary = try TemporaryLibrary() }

    @Test("If a day has no slot left, its articles have slots of the next day that has some")
    func fullDays() throws {
        let second = try #require(Moment(year: 2024, month: 3, day: 5)?.seconds)
        func slot(_ day: Int64) throws -> Int64 {
            try library.write { db in try Slot.next(db, ofSecond: second + day * 86_400) }
        }
        for (number, region) in [(1, Slot.Region.regular), (2, .busy)] {
            try library.file(Article.sample("Story \(number)", "Number \(number)."))
            let last = Slot.last(ofSecond: second, region)
            try library.maintain {
                try $0.execute(sql: "UPDATE article SET slot = ? WHERE id = ?", arguments: [last, number])
            }
        }
        #expect(try slot(0) == Slot.first(ofSecond: second + 86_400, .busy))
        #expect(try slot(1) == Slot.first(ofSecond: second + 86_400, .regular))
        let next = Slot.last(ofSecond: second + 86_400, .busy)
        try library.maintain { try $0.execute(sql: "UPDATE article SET slot = ? WHERE id = 1", arguments: [next]) }
        try library.file(Article.sample("Story 3", "Number 3."))
        let regular = Slot.last(ofSecond: second, .regular)
        try library.maintain { try $0.execute(sql: "UPDATE article SET slot = ? WHERE id = 3", arguments: [regular]) }
        #expect(try slot(0) == Slot.first(ofSecond: second + 2 * 86_400, .busy))
    }

    @Test("What was asked for lately is remembered, the rest forgotten when it is too much")
    func recent() {
        var recent = Recent<Int, String>(limit: 2)
        for number in 1...3 { recent[number] = "\(number)" }
        recent.trim()
        #expect(recent[1] == "1")
        recent[4] = "4"
        recent[5] = "5"
        recent.trim()
        #expect((1...5).map { recent[$0] } == ["1", nil, nil, "4", "5"])
        recent[1] = nil
        #expect(recent[1] == nil)
    }
}
