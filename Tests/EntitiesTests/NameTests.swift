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

    @Test("Head words tell a name's kind")
    func headWords() {
        let names = Found(
            "She crossed the Varga Bridge, left Tolna Airport and swam in Lake Orvenna before the Tolna Film Festival."
        ).names
        #expect(
            names == [
                "Varga Bridge facility", "Tolna Airport facility", "Lake Orvenna place", "Tolna Film Festival event",
            ])
    }

    @Test("The noun after a name tells a weapon from software")
    func nounsBehind() {
        #expect(Found("They fired three Volkan anti-ship missiles at dawn.").names == ["Volkan weapon"])
        #expect(Found("He opened the messaging app Plimsy on his phone.").names == ["Plimsy product"])
    }

    @Test("One mention whose kind is clear decides the others")
    func agreement() {
        let found = Found("Volkan cruise missiles were shown. Officers praised Volkan. Later, Volkan was fired.")
        #expect(found.names == ["Volkan weapon", "Volkan weapon", "Volkan weapon"])
    }

    @Test("The first word of a sentence needs more than its capital")
    func sentenceStart() {
        #expect(Found("Tensions rose. Hopes fell. Nobody spoke of tensions or hopes.").names.isEmpty)
    }

    @Test("A headline in title case gives only names that the body or the gazetteer confirms")
    func titleCase() {
        let found = Found(
            "Veterans Demand Apology From Lindqvist\n\nThe minister, Anna Lindqvist, said nothing in Oslo.")
        #expect(found.names == ["Lindqvist person", "Anna Lindqvist person", "Oslo place"])
    }

    @Test("Events and wars are known by their head words; of a war in small letters only the country is a name")
    func events() {
        #expect(Found("He wrote about the Crimean War and about the Ukraine war.").names.last == "Ukraine place")
    }

    @Test("A nationality belongs to an organisation's name that has no word of its own")
    func genericNames() {
        #expect(
            Found("It was a Norwegian Foreign Ministry official who called.").names
                == ["Norwegian Foreign Ministry organization"])
    }

    @Test("Function words in small letters are not organisations with the same letters")
    func functionWords() {
        #expect(Found("Who are they? Is this for us? Who can say?").names.isEmpty)
    }

    @Test("A team with a weapon's name is a team if it plays or has a coach")
    func teams() {
        let found = Found(
            "Kyiv asked for Patriot missiles. The Patriots beat the Dolphins on Sunday, Patriots coach Jerod Mayo said."
        )
        #expect(found.entities(.weapon) == ["Patriot"])
        #expect(found.entities(.organization).contains("Patriots"))
    }

    @Test("A name with a city or a suburb is a place, and so is one after a town and a comma")
    func places() {
        let found = Found(
            """
            Lena Holm, the mayor of Lund, met Erik Lund. Denzel Washington flew to Seattle, Washington, from the \
            southern suburbs of Dahiyeh.
            """)
        #expect(
            found.names.filter { $0.hasSuffix("place") }.map { $0.dropLast(6) }
                == ["Lund", "Seattle", "Washington", "Dahiyeh"])
    }

    @Test(
        "Abbreviations of what has no name are none",
        arguments: ["She holds a PhD and a BSc.", "The VAT on EVs rose.", "They had Wi-Fi and DVDs there."])
    func plainAcronyms(_ text: String) {
        #expect(Found(text).names.isEmpty)
    }

    @Test("A headline alone has the leaders that the lists know, and no verb after them")
    func leadersInHeadlines() {
        #expect(
            Found("MACRON AND TUSK TO OPEN RAIL LINE").names == ["MACRON person", "TUSK person"])
        #expect(Found("Merz Lands In Kyiv With Macron").names == ["Merz person", "Kyiv place", "Macron person"])
    }

    @Test("A storm is an event by its name alone too")
    func storms() {
        #expect(
            Found("Cyclone Talma hit Malawi twice. Talma was the strongest.").names
                == ["Cyclone Talma event", "Malawi place", "Talma event"])
    }

    @Test("A ship is named with its letters, and has its kind without them too")
    func ships() {
        #expect(
            Found("HMS Orvenna and the MV Tolna Star left Malta. Orvenna had been repaired.").names
                == ["HMS Orvenna weapon", "MV Tolna Star product", "Malta place", "Orvenna weapon"])
    }

    @Test("A listed weapon that has a person's name is a weapon where its noun follows")
    func weaponOrGivenName() {
        #expect(
            Found("They discussed Taurus long-range missiles. He would not send Taurus.").names
                == ["Taurus weapon", "Taurus weapon"])
    }

    @Test("What stands before the word for a company is one")
    func companySuffix() {
        #expect(Found("Shares in Talvanor plc fell.").entities(.organization) == ["Talvanor plc"])
    }

    @Test("A name that holds a date is a name")
    func namesAroundDates() {
        #expect(Found("Gavrilo Friday mends clocks in Nelson.").names == ["Gavrilo Friday person", "Nelson place"])
    }

    @Test("Hyphens hold names together")
    func hyphensJoin() {
        #expect(Found("He died at the Val-de-Grace hospital in Paris.").names.first == "Val-de-Grace hospital facility")
        #expect(Found("Praveer Sinha told CNBC-TV18 that he would.").names.last == "CNBC-TV18 organization")
        #expect(
            Found("The court fined lawmaker Na Kyung-won 24 million won; he had won.").names.first
                == "Na Kyung-won person")
        #expect(Found("Bernardo Rafael Alejandro IV left.").names == ["Bernardo Rafael Alejandro IV person"])
    }

    @Test("Of a word joined to a name nothing is a name")
    func joinedWords() {
        #expect(
            Found("The NATO-led force met in the Virginia-based firm.").names == [
                "NATO organization", "Virginia place",
            ])
    }

    @Test("A country's name is a person's if the text names that person and 'who' follows")
    func countryOrPerson() {
        let found = Found("Michael Jordan came to Jordan. Jordan, who won six titles, smiled.")
        #expect(found.names == ["Michael Jordan person", "Jordan place", "Jordan person"])
    }

    @Test("Particles belong to surnames, even if the small word was cut off")
    func particles() {
        let found = Found(
            """
            Manager Erik ten Hag spoke first. Ten Hag, 54, had met Ursula von der Leyen, and he agreed with von der Leyen.
            """)
        #expect(found.entities(.person) == ["Erik ten Hag", "Ursula von der Leyen"])
        #expect(found.names.contains("von der Leyen person"))
    }

    @Test(
        "What hyphens, generations, nicknames and particles hold together is one name",
        arguments: [
            ("He met Somchai Chan-o-cha there.", "Somchai Chan-o-cha"),
            ("He met Isabel Kendrick-Marsh there.", "Isabel Kendrick-Marsh"),
            ("He met Walter Brandt Jr. there.", "Walter Brandt Jr."),
            ("He met Walter \"The Rock\" Brandt there.", "Walter \"The Rock\" Brandt"),
            ("He met Badr al-Lindani there.", "Badr al-Lindani"),
            ("He met Israel Lindquist there.", "Israel Lindquist"),
            ("The Brandt-backed bill of Helena Brandt failed.", "Brandt"),
        ])
    func whole(_ text: String, _ name: String) {
        #expect(Found(text).names.first == name + " person")
    }

    @Test("A plural title stays outside")
    func pluralTitles() {
        #expect(
            Found("He met Generals Kowalski and Lindqvist there.").names == ["Kowalski person", "Lindqvist person"])
    }

    @Test("A suffix such as 'Inc.' belongs to a company's name, and the short name is the company too")
    func companies() {
        let found = Found("Talks at Ford Motor Co. went on. The union said Ford had refused to bargain.")
        #expect(found.entities(.organization) == ["Ford Motor Co."])
        #expect(found.entities(.person).isEmpty)
    }

    @Test("A senator's party and state are not a name")
    func partyMarks() {
        #expect(
            Found("Sen. Chuck Schumer, D-N.Y., spoke in Albany.").names == ["Chuck Schumer person", "Albany place"])
    }

    @Test("Clubs, firms and offices in the lists are one name each")
    func listed() {
        let found = Found(
            "He left Brighton & Hove Albion for Warner Bros. Discovery, the Federal Aviation Administration said.")
        #expect(
            found.names == [
                "Brighton & Hove Albion organization", "Warner Bros. Discovery organization",
                "Federal Aviation Administration organization",
            ])
    }

    @Test("An institute's field belongs to its name, its league's club does not")
    func institutes() {
        #expect(
            Found("She left the Max Planck Institute for Evolutionary Anthropology in Leipzig.").names
                == ["Max Planck Institute for Evolutionary Anthropology organization", "Leipzig place"])
        #expect(Found("He played in the National Hockey League for the Boston Bruins.").names.count == 2)
    }

    @Test("An analyst's employer is an organisation")
    func employers() {
        #expect(
            Found("\"We wait,\" said Martin Deboo, an analyst at Jefferies.").names
                == ["Martin Deboo person", "Jefferies organization"])
    }

    @Test("A river or a forest and a company with one name stay two")
    func riverAndCompany() {
        let found = Found("Logging in the Amazon rose. Shares in Amazon fell. Amazon said nothing.")
        #expect(found.names == ["Amazon place", "Amazon organization", "Amazon organization"])
        #expect(found.extraction.entities.count == 2)
    }

    @Test("An article capitalised within a sentence is part of the name")
    func ownArticle() {
        #expect(Found("The plan failed, The Courier reported from Oslo.").names.first == "The Courier organization")
    }

    @Test("A dateline in capitals is a place, here and where it is named again")
    func datelines() {
        #expect(
            Found("TROY, N.C. (AP) — The last train left Troy in 1986.").names.filter { $0.hasPrefix("T") }
                == ["TROY place", "Troy place"])
        #expect(Found("LUND — Rain fell on Monday.").entities(.place) == ["Lund"])
    }

    @Test("Places keep the word that parts other names, and storms what a hyphen joins")
    func wholeNames() {
        #expect(Found("They fled from Jammu and Kashmir again.").names == ["Jammu and Kashmir place"])
        #expect(Found("They met Typhoon Fung-wong near Luzon.").names == ["Typhoon Fung-wong event", "Luzon place"])
    }

    @Test("A text without capitals gives what the gazetteer is sure of")
    func smallLetters() {
        #expect(
            Found("reuters says finland and sweden will share it. the last was built in helsinki").names
                == ["reuters organization", "finland place", "sweden place", "helsinki place"])
        #expect(
            Found("will i march in may? that was frank, and hope is all we have, china plates and all").names.isEmpty)
    }

    @Test("A headline in capitals has the people of the text, by any part of their names")
    func loudHeadlines() {
        let found = Found("BROWN TO MEET LULA\n\nHelena Brown met Luiz Inácio Lula da Silva. He wore brown boots.")
        #expect(found.entities(.person) == ["Helena Brown", "Luiz Inácio Lula da Silva"])
    }
}
