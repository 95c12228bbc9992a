import News
import Testing

@testable import Entities

@Suite("Which names in an article mean one person or thing")
struct ResolutionTests {
    @Test("A surname means the person of that name")
    func surnames() {
        let found = Found("Helena Brandt arrived. Reporters waited for Brandt, and Ms Brandt waved.")
        #expect(found.entities(.person) == ["Helena Brandt"])
        #expect(found.entity("Helena Brandt")?.aliases == ["Brandt"])
    }

    @Test("Two people of one surname stay two, and the surname alone is neither")
    func namesakes() {
        let found = Found("Helena Brandt and Markus Brandt arrived together. A crowd cheered for Brandt.")
        #expect(found.entities(.person) == ["Helena Brandt", "Markus Brandt", "Brandt"])
    }

    @Test("Of two people with one surname, a title tells which is meant")
    func titledNamesakes() {
        let found = Found("Chancellor Helena Brandt came with Markus Brandt. Later Chancellor Brandt spoke.")
        #expect(found.entities(.person) == ["Helena Brandt", "Markus Brandt"])
        #expect(found.extraction.mentions.map(\.entity) == [0, 1, 0])
    }

    @Test("A short form finds its person through longer short forms")
    func chains() {
        let found = Found("Luiz Inácio Lula da Silva won. Mr Lula da Silva spoke. Da Silva, 77, thanked voters.")
        #expect(found.entities(.person) == ["Luiz Inácio Lula da Silva"])
    }

    @Test("A person known by the name that comes first is found by it")
    func surnameFirst() {
        let found = Found("Xi Jinping met Li Qiang in Beijing. Xi said growth would return.")
        #expect(found.entities(.person) == ["Xi Jinping", "Li Qiang"])
        #expect(found.entity("Xi Jinping")?.aliases == ["Xi"])
    }

    @Test("Of two princes with one given name, neither is meant by it alone")
    func princes() {
        let found = Found(
            "Mohammed bin Salman received Sheikh Mohammed bin Zayed in Riyadh. Prince Mohammed said little.")
        #expect(found.entities(.person).count == 3)
    }

    @Test("Spellings that differ in case, accents and hyphens are one")
    func spellings() {
        let found = Found("The messaging app Plimsy is free. They used PlimSy software. A plim-sy meeting followed.")
        #expect(found.entities(.product) == ["Plimsy"])
    }

    @Test("Transliterations of one name are one")
    func transliterations() {
        let found = Found("Alexei Zelenov spoke in Kyiv. Alexey Selenow stayed. In Kiev, Zelenov left.")
        #expect(found.entities(.place) == ["Kyiv"])
        #expect(soundKey("nawalny") == soundKey("navalny"))
        #expect(soundKey("brandt") != soundKey("brand"))
    }

    @Test("An acronym means what its definition says")
    func acronyms() {
        let found = Found("The Northern River Transport Agency (NRTA) closed. The NRTA had no money.")
        #expect(found.entities(.organization) == ["Northern River Transport Agency"])
    }

    @Test("An acronym in brackets may be of another language, and the usual name is preferred to a short one")
    func foreignAcronyms() {
        let found = Found("The National Electoral Council (CNE) met. The CNE said little.")
        #expect(found.entities(.organization) == ["National Electoral Council"])
        let club = Found("He joined Man Utd on Monday. Fans of Manchester United cheered.")
        #expect(club.entities(.organization) == ["Manchester United"])
    }

    @Test("A known acronym has its full name")
    func knownAcronyms() {
        #expect(Found("Officials at the UN said little.").entities(.organization) == ["United Nations"])
    }

    @Test("A name that an editor completed in brackets is one person")
    func brackets() {
        let found = Found("He spoke of \"the plans of (Prime Minister Rolf) Brandt\" on radio.")
        #expect(found.entities(.person) == ["Rolf Brandt"])
    }

    @Test("A headline gives the fuller name, and no mentions of its own")
    func headlines() {
        let text = "Brandt left early. \u{201C}We wait,\u{201D} Brandt said in Oslo."
        let extraction = extractor.extraction(of: text, headline: "Helena Brandt will not run for mayor of Bergen")
        #expect(extraction.entities.map(\.name) == ["Helena Brandt", "Oslo"])
        let names = extraction.mentions.map { String(decoding: Array(text.utf8)[$0.range], as: UTF8.self) }
        #expect(names == ["Brandt", "Brandt", "Oslo"])
        #expect(extraction.quotes.map(\.speaker) == [0])
    }

    @Test("A people's name is one in singular and plural")
    func peoples() {
        #expect(Found("Germans voted. A German firm and two Germans won.").entities(.group).count == 1)
    }

    @Test("A suffix, a title or a given name that speaks against it keeps two people apart")
    func apart() {
        let juniors = Found("Walter Brandt Jr. spoke first. His father, Walter Brandt, spoke last.")
        #expect(juniors.entities(.person) == ["Walter Brandt Jr.", "Walter Brandt"])
        let mother = Found("Adam Brandt works there. Mrs Brandt, his mother, is a nurse. Later Mrs Brandt left.")
        #expect(mother.entities(.person) == ["Adam Brandt", "Brandt"])
        #expect(mother.extraction.mentions.map(\.entity) == [0, 1, 1])
    }

    @Test("Mr and Ms tell siblings and spouses apart")
    func courtesy() {
        let found = Found("Susan Brandt sold it to Mark Brandt. Mr Brandt paid, and Ms Brandt signed.")
        #expect(found.extraction.mentions.map(\.entity) == [0, 1, 1, 0])
        let couple = Found("Barack and Michelle Brandt came. Mr Brandt read, and Mrs Brandt sang.")
        #expect(couple.extraction.mentions.map(\.entity) == [0, 1, 0, 1])
    }

    @Test(
        "One person is one by whatever name the text says",
        arguments: [
            "Rolf Brandt, known as Rollo Lindqvist, sang there. Rollo Lindqvist smiled.",
            "Rolf Brandt, who leads the force and is better known as Hammer, left.",
            "Rolf Brandt, whose real name is Otto Klein, left.",
            "Fatima Ezzahra El Mansouri said so. El Mansouri left.",
            "Anna Brandt grew up in Lund. As Anna Lindqvist she returned in May.",
            "At home he is Brandt Rolf, abroad Rolf Brandt, in Lund.",
            "William Brandt spoke in Lund. Later Bill Brandt sang.",
        ])
    func otherNames(_ text: String) {
        #expect(Found(text).entities(.person).count == 1)
    }

    @Test("Short names of firms and turned names of offices are theirs")
    func offices() {
        let found = Found(
            "The Department of Transportation agreed, and the Transportation Department paid. The officials left.")
        #expect(found.entities(.organization).count == 1)
    }

    @Test("A firm is not its founder, and a club not its town")
    func namesakesOfPeople() {
        let found = Found("Ford will build the van, the company said. Gerald Ford, the former president, drove none.")
        #expect(found.names.first == "Ford organization")
        #expect(found.entities(.person) == ["Gerald Ford"])
        let clubs = Found("Barcelona lost to Getafe on Saturday. In Barcelona it rained.")
        #expect(
            clubs.names == ["Barcelona organization", "Getafe organization", "Saturday date", "Barcelona place"])
    }

    @Test("A surname in the headline is no firm for being in the lists")
    func surnameBeforeTheName() {
        let found = Found("Harris leads in poll\n\nKamala Harris led on Monday. Harris said that she was glad.")
        #expect(found.entities(.organization).isEmpty)
    }

    @Test("Clubs are known by scores, opponents and coaches")
    func clubs() {
        let found = Found(
            "Leeds drew with Everton. Southampton's keeper saved a penalty against Norwich. It rained in Leeds.")
        #expect(
            found.names == [
                "Leeds organization", "Everton organization", "Southampton organization", "Norwich organization",
                "Leeds place",
            ])
    }

    @Test("A town is called as the article calls it, and known by its usual name too")
    func towns() {
        let found = Found("Trains to Kiev leave at six.")
        #expect(found.entities(.place) == ["Kiev"])
        #expect(found.entity("Kiev")?.aliases == ["Kyiv"])
    }

    @Test("Ben is a given name, where 'ben' is none")
    func bens() {
        let found = Found("Ben Wallace left the hall on Monday. Wallace had said little.")
        #expect(found.entities(.person) == ["Ben Wallace"])
    }
}
