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
        and people: [String] = [], among candidates: [LinkCandidate]
    ) -> Entity.ID? {
        let entity = NamedEntity(name: name, kind: kind, roles: roles.map { Role(text: $0, range: 0..<1) })
        let others =
            companions.map { NamedEntity(name: $0, kind: .place) } + people.map { NamedEntity(name: $0, kind: .person) }
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

    @Test("Who is never called by the surname alone gives way to one who is, and whom many more articles name")
    func givesWay() {
        let known = candidate(1, "Helena Brandt", aliases: ["Brandt"], with: ["Oslo", "Norway"], in: 40)
        let other = candidate(2, "Rolf Brandt", with: ["Oslo", "Norway", "Bergen"], in: 3)
        #expect(choice("Brandt", with: ["Oslo", "Norway", "Bergen"], among: [known, other]) == 1)
        let called = candidate(2, "Rolf Brandt", aliases: ["Brandt"], with: ["Oslo", "Norway", "Bergen"], in: 3)
        #expect(choice("Brandt", with: ["Oslo", "Norway", "Bergen"], among: [known, called]) == nil)
    }

    @Test("A surname alone is nobody known where the article names another who bears it")
    func anothers() {
        let mayor = candidate(1, "Helena Brandt", aliases: ["Brandt"], with: ["Oslo", "Norway"])
        #expect(choice("Brandt", with: ["Oslo", "Norway"], among: [mayor]) == 1)
        #expect(choice("Brandt", with: ["Oslo", "Norway"], and: ["Helena Brandt"], among: [mayor]) == 1)
        #expect(
            choice("Brandt", with: ["Oslo", "Norway"], and: ["Helena Brandt", "Rolf Brandt"], among: [mayor]) == nil)
        let known = candidate(1, "Helena Brandt", aliases: ["Brandt"], with: ["Oslo", "Norway"], in: 40)
        #expect(choice("Brandt", with: ["Oslo", "Norway"], and: ["Rolf Brandt"], among: [known]) == 1)
        // Nor are two people of one article the one of whom only the surname is known.
        let surname = candidate(1, "Brandt", with: ["Oslo", "Norway"])
        #expect(choice("Helena Brandt", with: ["Oslo", "Norway"], among: [surname]) == 1)
        #expect(choice("Helena Brandt", with: ["Oslo", "Norway"], and: ["Rolf Brandt"], among: [surname]) == nil)
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
