import News
import Testing

@testable import Entities

@Suite("Names in new articles and the entities that the library knows")
struct LinkerTests {
    private func candidate(
        _ id: Entity.ID, _ name: String, _ kind: EntityKind = .person, aliases: [String] = [], roles: [String] = [],
        with companions: [String] = [], in articles: Int = 3
    ) -> LinkCandidate {
        LinkCandidate(
            entity: Entity(id: id, name: name, kind: kind, mentions: 9, articles: articles), aliases: aliases,
            roles: roles,
            companions: companions.map { NameKey($0) })
    }

    private func choice(
        _ name: String, _ kind: EntityKind = .person, roles: [String] = [], with companions: [String] = [],
        among candidates: [LinkCandidate]
    ) -> Entity.ID? {
        let entity = NamedEntity(name: name, kind: kind, roles: roles.map { Role(text: $0, range: 0..<1) })
        let others = companions.map { NamedEntity(name: $0, kind: .place) }
        let names = ([entity] + others).map { LinkName($0) }
        let decision = Linker().decide(for: names, among: [candidates] + others.map { _ in [] })
        guard case .chosen(let chosen) = decision else {
            Issue.record("companions are asked for that are there: \(decision)")
            return nil
        }
        return chosen[0]
    }

    @Test("A full name names the same person in any spelling")
    func fullNames() {
        let known = [candidate(1, "Alexei Navalny")]
        #expect(choice("Alexei Navalny", among: known) == 1)
        #expect(choice("ALEXEI NAVALNY", among: known) == 1)
        #expect(choice("Alexej Nawalny", among: known) == 1)
        #expect(choice("Yulia Navalnaya", among: known) == nil)
    }

    @Test("Namesakes with different occupations stay apart, unless the articles share people")
    func namesakes() {
        let known = [candidate(1, "John Smith", roles: ["finance minister"], with: ["London", "Helena Brandt"])]
        #expect(choice("John Smith", roles: ["striker"], with: ["Leeds"], among: known) == nil)
        #expect(choice("John Smith", roles: ["former minister"], among: known) == 1)
        #expect(choice("John Smith", roles: ["author"], with: ["London", "Helena Brandt"], among: known) == 1)
    }

    @Test("Somebody known by the surname alone takes the full name, and is no namesake's any more")
    func completed() {
        var brandt = candidate(1, "Brandt", with: ["Oslo", "Norway"])
        #expect(choice("Helena Brandt", with: ["Oslo", "Norway"], among: [brandt]) == 1)
        brandt.takeFullName("Helena")
        #expect(brandt.name.folded == "brandt")
        brandt.takeFullName("Helena Brandt")
        #expect(choice("Rolf Brandt", with: ["Oslo", "Norway"], among: [brandt]) == nil)
        #expect(choice("Brandt", with: ["Oslo", "Norway"], among: [brandt]) == 1)
    }

    @Test("A surname alone needs one candidate and something in common")
    func surnames() {
        let brandt = candidate(1, "Helena Brandt", aliases: ["Brandt"], with: ["Oslo", "Norway"])
        let other = candidate(2, "Rolf Brandt", with: ["Leeds"])
        #expect(choice("Brandt", with: ["Oslo"], among: [brandt]) == 1)
        #expect(choice("Brandt", with: ["Madrid"], among: [brandt]) == nil)
        #expect(choice("Brandt", with: ["Oslo"], among: [brandt, other]) == 1)
        #expect(choice("Brandt", with: ["Oslo", "Leeds"], among: [brandt, other]) == nil)
        #expect(choice("Brandt", with: ["Oslo", "Norway", "Leeds"], among: [brandt, other]) == 1)
    }

    @Test("A name that taggers give different kinds is one thing")
    func kinds() {
        #expect(choice("Volkan", .weapon, among: [candidate(1, "Volkan", .product)]) == 1)
        #expect(choice("Washington", .person, among: [candidate(1, "Washington", .place)]) == nil)
        #expect(choice("Germans", .group, among: [candidate(1, "German", .group)]) == 1)
    }

    @Test("Of namesakes who fit equally well, the best known is meant, in whatever order they come")
    func order() {
        let three = [candidate(1, "John Smith"), candidate(3, "John Smith", in: 8), candidate(2, "John Smith", in: 8)]
        #expect(choice("John Smith", among: three) == 2)
        #expect(choice("John Smith", among: three.reversed()) == 2)
        #expect(choice("John Smith", among: []) == nil)
    }

    @Test("A surname that two people share is linked to neither")
    func surnameOfTwo() {
        let two = [candidate(1, "Helena Brandt", with: ["Oslo"]), candidate(2, "Rolf Brandt", with: ["Oslo"])]
        #expect(choice("Brandt", with: ["Oslo"], among: two) == nil)
        #expect(choice("Brandt", with: ["Oslo"], among: two.reversed()) == nil)
    }

    @Test("Companions are asked for only if the names leave something open")
    func openNames() {
        func decision(_ name: String, _ candidates: [LinkCandidate]) -> LinkDecision {
            let unread = candidates.map { candidate in
                var candidate = candidate
                candidate.companions = nil
                return candidate
            }
            return Linker().decide(for: [LinkName(NamedEntity(name: name, kind: .person))], among: [unread])
        }
        let silva = candidate(1, "Ana Silva", aliases: ["Silva"])
        #expect(decision("Ana Silva", [silva]) == .chosen([1]))
        #expect(decision("Bob Roy", [silva]) == .chosen([nil]))
        #expect(decision("Silva", [silva, candidate(2, "Rui Silva")]) == .needsCompanions([1, 2]))
    }
}
