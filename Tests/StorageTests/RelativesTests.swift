import News
import Testing

@testable import Storage

@Suite struct RelativesTests {
    private let names: [(String, EntityKind)] = [
        ("Ana Ruiz", .person), ("Sirena", .product), ("Varna", .place), ("Ivo Petrov", .person),
    ]

    @Test("Articles of the same days that share the most names come first; one shared name is not enough")
    func nearest() throws {
        let temporary = try TemporaryLibrary()
        let library = temporary.library
        let first = try library.file(.sample("Fire", "Sirena burned in Varna, Ana Ruiz said.", day: 5), naming: names)
        try library.file(.sample("Match", "A draw in Varna.", day: 5), naming: names)
        try library.file(.sample("Later", "Sirena of Varna is mended.", day: 6), naming: names)
        try library.file(.sample("Cables", "Ana Ruiz: Sirena of Varna had old cables.", day: 6), naming: names)
        try library.file(.sample("Old", "Sirena came to Varna with Ana Ruiz.", day: 25), naming: names)
        let found = try library.relatives(of: first.id, days: 4, limit: 10)
        #expect(found.map(\.line.headline) == ["Cables", "Later"])
        #expect(try library.relatives(of: first.id, days: 4, limit: 1).count == 1)
    }

    @Test("An article that is not there, or names nothing, has no relatives")
    func none() throws {
        let temporary = try TemporaryLibrary()
        let filing = try temporary.library.file(.sample("Plain", "Nothing is named here."))
        #expect(try temporary.library.relatives(of: filing.id, days: 4, limit: 10).isEmpty)
        #expect(try temporary.library.relatives(of: 99, days: 4, limit: 10).isEmpty)
    }
}
