import Testing

@Suite("Names of people, whole and by themselves")
struct PeopleTests {
    @Test("A country that is a given name belongs to the surname behind it")
    func countriesAsNames() {
        #expect(Found("Israel Katz spoke in Haifa on Friday.").names.first == "Israel Katz person")
        let found = Found("Israel Adeyinka trains in Auckland. Adeyinka was born in Lagos.")
        #expect(found.entities(.person) == ["Israel Adeyinka"])
    }

    @Test("A given name that is joined to a full name is somebody's")
    func couples() {
        #expect(
            Found("Bill and Hillary Clinton bought tickets at the door.").names
                == ["Bill person", "Hillary Clinton person"])
    }

    @Test("A surname behind a country is somebody's")
    func ownedByCountries() {
        #expect(Found("They sat with Italy's Mattarella until ten.").names == ["Italy place", "Mattarella person"])
        #expect(Found("They wrote to Germany's Bundestag on Friday.").names.contains("Bundestag organization"))
    }

    @Test("Names that begin with another word are whole")
    func otherWords() {
        #expect(Found("To Lam met the students at the airport.").names == ["To Lam person"])
        #expect(Found("Lady Gaga and Bad Bunny will sing.").names == ["Lady Gaga person", "Bad Bunny person"])
    }

    @Test("A surname that is written like a pronoun is somebody's before a capital, and again within a sentence")
    func pronouns() {
        let found = Found("He Xinyang showed a robot. “She is no actress,” He insisted. He smiled.")
        #expect(found.names == ["He Xinyang person", "He person"])
        #expect(found.quotes == ["She is no actress, <- He Xinyang"])
        #expect(Found("They saw He Got Game on Monday.").entities(.person).isEmpty)
    }

    @Test("A surname between a given name and a longer one is the person's")
    func middleSurnames() {
        #expect(Found("Eddie Wu Yongming left. Then Wu came back.").entities(.person) == ["Eddie Wu Yongming"])
    }

    @Test("A nickname stands before a surname with a particle too")
    func nicknames() {
        #expect(
            Found("They asked Ronald “Bato” dela Rosa to come out.").names == ["Ronald “Bato” dela Rosa person"])
    }

    @Test("Syllables of Korean names that are other words stay with them")
    func syllables() {
        #expect(Found("It moved, said Choi Bok-soon, 74, in Seoul.").names.first == "Choi Bok-soon person")
    }

    @Test("Kin, an age, and what speaks of 'who' make people of names that places have")
    func people() {
        #expect(Found("They met his son Wellington at the gate.").names == ["Wellington person"])
        #expect(Found("“It moved,” said Nay San Lwin, co-founder of the firm.").names == ["Nay San Lwin person"])
        #expect(Found("“It moved,” said Line Bay, who left.").names == ["Line Bay person"])
        #expect(Found("They met Line Bay, 43, at the gate.").names == ["Line Bay person"])
    }

    @Test("Titles of Malaysia are none of the name, and 'Datuk' within one stays")
    func malayTitles() {
        let found = Found("Sabah's caretaker chief minister, Datuk Seri Hajiji Noor, won a second term on Saturday.")
        #expect(found.entities(.person) == ["Hajiji Noor"])
        #expect(found.roles(of: "Hajiji Noor").first?.hasSuffix("caretaker chief minister") == true)
        let within = Found("Her neighbour Zulkifli Datuk Rajo, a retired headmaster, lost his wife.")
        #expect(within.entities(.person) == ["Zulkifli Datuk Rajo"])
    }

    @Test("What stands for an honour behind a name is no part of it")
    func honours() {
        #expect(Found("His barrister, Philip Marsh KC, agreed.").names == ["Philip Marsh person"])
    }

    @Test("Leaders and large towns are found in a text in small letters")
    func smallLetters() {
        #expect(
            Found("just saw keir starmer buying chips in blackpool again today").names
                == ["keir starmer person", "blackpool place"])
        #expect(Found("Talks stalled again. macron left at nine.").names == ["macron person"])
    }

    @Test("'The former French president' is the only one the text is about, but no judge is")
    func descriptions() {
        let own = "Nicolas Sarkozy left prison after 20 days. “It is a nightmare,” the former French president said."
        #expect(Found(own).quotes == ["It is a nightmare, <- Nicolas Sarkozy"])
        let judge = "Nicolas Sarkozy left prison after 20 days. “It is a scandal,” the judge said."
        #expect(Found(judge).quotes == ["It is a scandal, <- ?"])
        let two = "Boris Pistorius met Emmanuel Macron in Paris. “It went well,” the French president said."
        #expect(Found(two).quotes == ["It went well, <- ?"])
    }

    @Test("Bare initials, a title that is a given name, and links within a name belong to it")
    func borders() {
        #expect(Found("A F M Khalid Hossain came to Dhaka.").entities(.person) == ["A F M Khalid Hossain"])
        #expect(Found("Sultan Al Jaber, the minister, came to Dubai.").entities(.person) == ["Sultan Al Jaber"])
        #expect(
            Found("He spoke of the Tehreek-e-Taliban Pakistan in Lahore.").entities(.organization)
                == ["Tehreek-e-Taliban Pakistan"])
    }

    @Test("Whoever is of an age, or is something himself, is somebody")
    func selves() {
        #expect(
            Found("His master, Ajigawa, himself a former wrestler, wept on Monday.").names.contains("Ajigawa person"))
    }

    @Test("A double surname alone is the person's, and a surname that is a word too speaks")
    func surnames() {
        let text = "The governor, Alfredo Ramírez Bedolla, was there. The crowd shouted at Ramírez Bedolla."
        #expect(Found(text).extraction.mentions.count { $0.kind == .person } == 2)
        let head = Found("Travis Head met the head coach. “We made it,” Head laughed.")
        #expect(head.quotes == ["We made it, <- Travis Head"])
    }

    @Test("A day before a name of three words takes none of them")
    func behindDays() {
        #expect(Found("On Monday Néstor Gregorio Vera left.").entities(.person) == ["Néstor Gregorio Vera"])
        #expect(Found("On Monday President Gregorio Vera left.").entities(.person) == ["Gregorio Vera"])
        #expect(
            Found("On Sunday Presidents Muhammadu Buhari and Patrice Talon left.").names.contains(
                "Muhammadu Buhari person")
        )
    }
}
