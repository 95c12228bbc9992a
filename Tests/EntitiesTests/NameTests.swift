import News
import Testing

@testable import Entities

@Suite("Names, their borders and kinds")
struct NameTests {
    @Test("Titles, articles and possessives stay outside")
    func borders() {
        #expect(
            Found("The Finance Minister Anna Lindqvist met the Bank of England's governor.").names
                == ["Anna Lindqvist person", "Bank of England organization"])
    }

    @Test("A nationality before a title is a name of its own")
    func nationality() {
        #expect(
            Found("On arrival, Polish President Marek Kowalski thanked the crowd.").names
                == ["Polish group", "Marek Kowalski person"])
    }

    @Test("A country's ministry is a place and an organisation")
    func ownedMinistry() {
        #expect(
            Found("The note went to Norway's Foreign Ministry yesterday.").names
                == ["Norway place", "Foreign Ministry organization"])
    }

    @Test(arguments: [
        ("A Madrid-based firm won.", "Madrid place"), ("The Pentagon-funded study ended.", "Pentagon organization"),
    ])
    func hyphensPart(_ text: String, _ expected: String) {
        #expect(Found(text).names == [expected])
    }

    @Test("Lists are several names")
    func lists() {
        #expect(
            Found("Trade between Spain, Portugal and Morocco grew.").names
                == ["Spain place", "Portugal place", "Morocco place"])
    }

    @Test("Head words tell what a name is")
    func headWords() {
        let names = Found(
            "She crossed the Varga Bridge, left Tolna Airport and swam in Lake Orvenna before the Tolna Film Festival."
        ).names
        #expect(
            names == [
                "Varga Bridge facility", "Tolna Airport facility", "Lake Orvenna place", "Tolna Film Festival event",
            ])
    }

    @Test("The noun behind a name tells a weapon from software")
    func nounsBehind() {
        #expect(Found("They fired three Volkan anti-ship missiles at dawn.").names == ["Volkan weapon"])
        #expect(Found("He opened the Plimsy app on his phone.").names == ["Plimsy product"])
    }

    @Test("One telling place settles the others")
    func agreement() {
        let found = Found("Volkan cruise missiles were shown. Officers praised Volkan. Later, Volkan was fired.")
        #expect(found.names == ["Volkan weapon", "Volkan weapon", "Volkan weapon"])
    }

    @Test("The first word of a sentence needs more than its capital")
    func sentenceStart() {
        #expect(Found("Tensions rose. Hopes fell. Nobody spoke of tensions or hopes.").names.isEmpty)
    }

    @Test("A headline in title case gives only what body or gazetteer confirm")
    func titleCase() {
        let found = Found(
            "Veterans Demand Apology From Lindqvist\n\nThe minister, Anna Lindqvist, said nothing in Oslo.")
        #expect(found.names == ["Lindqvist person", "Anna Lindqvist person", "Oslo place"])
    }

    @Test("Events and wars by their head words, a war in small letters by its country alone")
    func events() {
        #expect(Found("He wrote about the Crimean War and about the Ukraine war.").names.last == "Ukraine place")
    }
}
