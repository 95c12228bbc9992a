import Testing

@Suite("What a name is, told by what stands beside it")
struct KindTests {
    @Test("A party's colour or creed before one of its politicians is the party")
    func parties() {
        #expect(
            Found("They asked Green lawmaker Rolf Brandt about it.").names == [
                "Green organization", "Rolf Brandt person",
            ])
        #expect(Found("They painted green lawmakers.").names.isEmpty)
        #expect(Found("Conservative lawmakers met again.").names.isEmpty)
    }

    @Test("What is owned or listed is a firm, and so is where analysts work")
    func firms() {
        #expect(Found("Ambuja Cements, owned by Gautam Adani, left.").names.first == "Ambuja Cements organization")
        #expect(Found("Analysts at Jefferies agreed.").names == ["Jefferies organization"])
    }

    @Test("The noun before a name tells, even if the name is a place's or somebody's")
    func nounsBefore() {
        #expect(Found("The ferry Tavira ran aground on Friday.").names.first == "Tavira product")
        #expect(
            Found("A trawler, the Marie Celine, hit a rock off the coast.").names.contains("Marie Celine product"))
        #expect(Found("They were warned of storm Alice on Friday.").names.first == "Alice event")
        #expect(Found("The drug Zelvoran costs a lot.").names == ["Zelvoran product"])
    }

    @Test("A film stays apart from the person it is called after")
    func films() throws {
        let found = Found(
            "The film Hartmann won the main prize. Gustav Hartmann led the laboratory from 1943. Hartmann died in 1967."
        )
        #expect(found.names.filter { $0.contains("Hartmann") }.first == "Hartmann work")
        #expect(found.entities(.person) == ["Gustav Hartmann"])
        #expect(!Found("The film Spielberg made won a prize.").names.contains("Spielberg work"))
    }

    @Test("A storm is known by its short name from then on")
    func storms() {
        let found = Found("Hurricane Melvina hit Jamaica; Melvina killed 45 people.")
        #expect(found.names.filter { $0.contains("Melvina") } == ["Hurricane Melvina event", "Melvina event"])
    }

    @Test(
        "An aircraft with passengers is no weapon",
        arguments: [
            "An Antonov An-24 of Angara Airlines crashed with 48 people on board.",
            "The airline lost a Cessna 208 Caravan near the coast on Friday.",
            "A Robinson R44 helicopter fell into the river with two tourists.",
        ])
    func aircraft(_ text: String) {
        #expect(Found(text).extraction.mentions.contains { $0.kind == .product })
        #expect(!Found(text).extraction.mentions.contains { $0.kind == .weapon })
    }

    @Test("A vaccine is named by its makers, who stay firms elsewhere")
    func vaccines() {
        let found = Found("They ordered the Oxford-AstraZeneca vaccine. AstraZeneca made no profit.")
        #expect(found.names == ["Oxford-AstraZeneca product", "AstraZeneca organization"])
    }

    @Test("'The ... have' and '... people' tell a people, not a team or a broadcaster")
    func peoples() {
        #expect(Found("The Ovarese have their own parliament.").names == ["Ovarese group"])
        #expect(Found("He thanked the Tuvokani people, who had waited.").names == ["Tuvokani group"])
        #expect(!Found("The roads along the Ovarese are shut.").names.contains("Ovarese group"))
        #expect(Found("The BBC have apologised.").names == ["BBC organization"])
    }

    @Test("A firm whose name is a word is one where the text calls it so")
    func wordsAsFirms() {
        #expect(Found("Orange said that it would hire. Target cut its prices.").entities(.organization).count == 2)
        #expect(Found("Shares in Gap fell on Friday.").names.first == "Gap organization")
        #expect(
            Found("Kestrel Foods Ltd went bankrupt. In a letter, Kestrel promised to pay.").names.last
                == "Kestrel organization")
    }

    @Test("'M/V' and letters of navies begin the names of ships")
    func ships() {
        #expect(Found("The M/V Orvenna Star was seized off Djibouti.").names.first == "M/V Orvenna Star product")
        #expect(Found("The HMS Prince of Wales sailed on Friday.").names.first == "HMS Prince of Wales weapon")
    }

    @Test(
        "What alone names no event is none",
        arguments: [
            "It was a busy Atlantic hurricane season.", "The Olympic champions ran with him.",
            "The Nobel laureate spoke at length.", "He won the Nobel Peace Prize in 2009.",
            "A Category 5 hurricane hit the islands.",
        ])
    func noEvents(_ text: String) {
        #expect(Found(text).entities(.event).isEmpty)
    }

    @Test(
        "What only sounds like a title is no work",
        arguments: [
            "The wrestler, known as “Iron Fists”, died on Friday.", "She became a Grand Master at fifteen.",
            "Parliament will write a new Constitution by May.", "The slur “Crazy Walter” spread within hours.",
        ])
    func noWorks(_ text: String) {
        #expect(Found(text).entities(.work).isEmpty)
    }

    @Test("A title is one where the text speaks of a film, a song or a law, or has its head word")
    func works() {
        #expect(Found("Her film “Sandcastle” opened in Cannes on Monday.").entities(.work) == ["Sandcastle"])
        #expect(Found("He broke the Clean Rivers Act of 1988.").entities(.work) == ["Clean Rivers Act"])
    }

    @Test("A virus and an abbreviation are no products")
    func noProducts() {
        #expect(Found("Two birds died of the H5N1 virus. Officials fear H5N1.").entities(.product).isEmpty)
        #expect(Found("Its API and its CVE list were published.").entities(.product).isEmpty)
    }

    @Test("Small words are no names, whatever lists have")
    func smallWords() {
        #expect(Found("I mean, the medicine I took today was bitter.").names.allSatisfy { $0.hasSuffix(" date") })
        #expect(Found("He asked her: “Is the younger man here?”").names.isEmpty)
    }

    @Test("A word in capitals without a given name is no person, unless the text prints surnames so")
    func loudNames() {
        #expect(Found("Trucks crossed on Sunday, KOVAT said.").entities(.person).isEmpty)
        #expect(Found("Quorvil, the rating agency, kept its view.").entities(.person).isEmpty)
        #expect(Found("Mamadou TANDORA won. In 2004 TANDORA was reelected.").entities(.person) == ["Mamadou TANDORA"])
    }

    @Test("The network is meant where something was posted on it")
    func network() {
        #expect(Found("The minister wrote on X that the line stood.").names == ["X product"])
        #expect(Found("They drew a line on X and left.").entities(.product).isEmpty)
    }

    @Test("A model's number belongs to its name")
    func designations() {
        #expect(Found("SpaceX launched the Starlink 4-GX satellites.").names.contains("Starlink 4-GX product"))
    }

    @Test("A people is one behind a hyphen too, and of two words")
    func hyphenatedGroups() {
        #expect(
            Found("He met pro-Russian rebels and African American voters.").names
                == ["Russian group", "African American group"])
    }

    @Test("What has scorers and wins is a club")
    func clubsWithScorers() {
        let found = Found("Luka Brandt scored for Milan in a 1-0 win over Bologna. He was born in Milan.")
        #expect(found.names.filter { $0.hasSuffix("organization") } == ["Milan organization", "Bologna organization"])
        #expect(found.names.last == "Milan place")
    }

    @Test("Who is called a lawmaker, or goes by an alias, is somebody")
    func called() {
        #expect(Found("Zaldy Co, a lawmaker who fled, spoke on Friday.").names.first == "Zaldy Co person")
        #expect(Found("They caught Erick Moreno, alias El Monstruo, in Lima.").entities(.person) == ["Erick Moreno"])
        #expect(Found("Ford Motor Co, a lawyer said, will pay.").names.first?.hasSuffix("organization") == true)
    }

    @Test("A ship is known by what sort of ship it is, a firm by its chief executive")
    func sorts() {
        #expect(Found("The supply ship Taihu left the port.").names.first == "Taihu weapon")
        #expect(Found("China's aircraft carrier, the Fujian, left the port.").names.contains("Fujian weapon"))
        #expect(Found("On Monday Gunvor's chief executive walked away.").names.contains("Gunvor organization"))
    }

    @Test("A noun before a comma says what the name behind it is")
    func apposed() {
        #expect(Found("The firm's new chip, Rubin, draws as much power.").names.contains("Rubin product"))
        #expect(Found("They approved a dengue vaccine, Butantan-DV, on Monday.").names.first == "Butantan-DV product")
    }

    @Test("A number before it makes a brigade one of the army's")
    func units() {
        #expect(Found("Fighters of the 444 Brigade fired on them.").names == ["444 Brigade organization"])
        #expect(Found("He joined a Brigade of volunteers.").names.isEmpty)
    }

    @Test("A saint's church and a mission to a country are one name each")
    func houses() {
        #expect(
            Found("The storm took the roof of St John's Anglican Church.").names == [
                "St John's Anglican Church facility"
            ])
        #expect(
            Found("She leads the United Nations Support Mission in Libya.").names
                == ["United Nations Support Mission in Libya organization"])
    }

    @Test("A town of two words in capitals before a colon is a dateline")
    func colonDatelines() {
        #expect(Found("PETALING JAYA: A retired teacher lost her savings.").names == ["PETALING JAYA place"])
        #expect(Found("KEIR STARMER: The sea is cold.").entities(.place).isEmpty)
    }
}
