import Testing

@testable import News

@Suite("Grammatical number")
struct GrammaticalNumberTests {
    @Test(
        "The singular of a noun",
        arguments: [
            ("missiles", "missile"), ("lines", "line"), ("authorities", "authority"), ("ties", "tie"),
            ("crashes", "crash"), ("taxes", "tax"), ("losses", "loss"), ("viruses", "virus"), ("houses", "house"),
            ("causes", "cause"), ("heroes", "hero"), ("policemen", "policeman"), ("children", "child"),
            ("crises", "crisis"), ("movies", "movie"), ("men", "man"),
        ])
    func singulars(_ plural: String, _ expected: String) { #expect(singular(of: plural) == expected) }

    @Test(
        "What only looks like a plural stays as it is",
        arguments: ["news", "crisis", "press", "virus", "series", "bus", "us", "specimen", "", "s"])
    func unchanged(_ word: String) { #expect(singular(of: word) == word) }

    @Test("Terms with hyphens, capitals, accents or in the plural are one")
    func keys() {
        #expect(termKey("Cruise-Missiles") == "cruise missile")
        #expect(termKey("cruise missile") == "cruise missile")
        #expect(termKey("Cafés") == "cafe")
        #expect(termKey("...") == "")
    }

    @Test("Both forms of a word are looked for, whichever is given", arguments: ["authority", "authorities"])
    func forms(_ word: String) { #expect(Set(numberForms(of: word)) == ["authority", "authorities"]) }

    @Test("What is told quickly is told as the whole rule tells it")
    func quickly() {
        for word in ["missiles", "months", "towns", "news", "lens", "clocks", "systems", "beliefs", "towers"]
        where addsOnlyS(word.utf8) {
            #expect(singular(of: word) == String(word.dropLast()))
        }
        #expect(addsOnlyS("LINERS".utf8))
    }
}
