import News
import Testing

@testable import Entities

@Suite("Names of new articles and what the library knows")
struct LinkerTests {
    private func candidate(
        _ id: Entity.ID, _ name: String, _ kind: EntityKind = .person, aliases: [String] = [], roles: [String] = [],
        with companions: [String] = []
    ) -> LinkCandidate {
        LinkCandidate(
            entity: Entity(id: id, name: name, kind: kind, mentions: 5, articles: 3), aliases: aliases, roles: roles,
            companions: companions)
    }

    private func choice(
        _ name: String, _ kind: EntityKind = .person, roles: [String] = [], with companions: [String] = [],
        among candidates: [LinkCandidate]
    ) -> Entity.ID? {
        let entity = NamedEntity(name: name, kind: kind, roles: roles.map { Role(text: $0, range: 0..<1) })
        return Linker().choose(for: entity, among: candidates, companions: companions)
    }

    @Test("A full name is the same person in any spelling")
    func fullNames() {
        let known = [candidate(1, "Alexei Navalny")]
        #expect(choice("Alexei Navalny", among: known) == 1)
        #expect(choice("ALEXEI NAVALNY", among: known) == 1)
        #expect(choice("Alexej Nawalny", among: known) == 1)
        #expect(choice("Yulia Navalnaya", among: known) == nil)
    }

    @Test("Namesakes of other walks of life stay apart, unless the articles share their people")
    func namesakes() {
        let known = [candidate(1, "John Smith", roles: ["finance minister"], with: ["London", "Helena Brandt"])]
        #expect(choice("John Smith", roles: ["striker"], with: ["Leeds"], among: known) == nil)
        #expect(choice("John Smith", roles: ["former minister"], among: known) == 1)
        #expect(choice("John Smith", roles: ["author"], with: ["London", "Helena Brandt"], among: known) == 1)
    }

    @Test("A surname alone needs one candidate and something in common")
    func surnames() {
        let brandt = candidate(1, "Helena Brandt", aliases: ["Brandt"], with: ["Oslo", "Norway"])
        let other = candidate(2, "Rolf Brandt", with: ["Leeds"])
        #expect(choice("Brandt", with: ["Oslo"], among: [brandt]) == 1)
        #expect(choice("Brandt", with: ["Madrid"], among: [brandt]) == nil)
        #expect(choice("Brandt", with: ["Oslo"], among: [brandt, other]) == 1)
        #expect(choice("Brandt", with: ["Oslo", "Leeds"], among: [brandt, other]) == nil)
    }

    @Test("A name that taggers call now this now that is one thing")
    func kinds() {
        #expect(choice("Volkan", .weapon, among: [candidate(1, "Volkan", .product)]) == 1)
        #expect(choice("Washington", .person, among: [candidate(1, "Washington", .place)]) == nil)
        #expect(choice("Germans", .group, among: [candidate(1, "German", .group)]) == 1)
    }

    @Test("The order of candidates does not matter, and of equals none is chosen")
    func order() {
        let two = [candidate(1, "John Smith"), candidate(2, "John Smith")]
        #expect(choice("John Smith", among: two) == nil)
        #expect(choice("John Smith", among: two.reversed()) == nil)
        #expect(choice("John Smith", among: []) == nil)
    }
}
