import News
import Testing

@testable import Entities

@Suite("Who said what")
struct QuoteTests {
    @Test(arguments: [
        ("\"We will not sell it,\" Anna Lindqvist said.", "We will not sell it, <- Anna Lindqvist"),
        ("“We will not sell it,” said Finance Minister Anna Lindqvist.", "We will not sell it, <- Anna Lindqvist"),
        ("Anna Lindqvist said: ‘We won’t sell it.’", "We won’t sell it. <- Anna Lindqvist"),
        ("Anna Lindqvist, the minister, told them “we will not sell”.", "we will not sell <- Anna Lindqvist"),
        ("It was “a very bad day”, according to Anna Lindqvist.", "a very bad day <- Anna Lindqvist"),
        ("Anna Lindqvist arrived. “We will not sell it,” she said.", "We will not sell it, <- Anna Lindqvist"),
        (
            "In Lund, Anna Lindqvist stood up. “We will not sell it,” she said.",
            "We will not sell it, <- Anna Lindqvist"
        ),
        (
            "Rolf Brandt's deputy, Ngaya Tumelo, was less certain. “We will not sell it,” she said.",
            "We will not sell it, <- Ngaya Tumelo"
        ),
        ("“We will not sell it,” the minister said.", "We will not sell it, <- ?"),
        ("Peter Lindqvist met Rolf Brandt. “We will not sell it,” he said.", "We will not sell it, <- ?"),
        ("Anna Lindqvist was told “you must sell it now”.", "you must sell it now <- ?"),
        ("She read “The Long Way Home” to them.", "The Long Way Home <- ?"),
    ])
    func speakers(_ text: String, _ expected: String) {
        #expect(Found(text).quotes == [expected])
    }

    @Test(
        "An aide, a lawyer, a widow or a source of somebody is somebody else",
        arguments: [
            ("“We will not sell it,” an aide to Anna Lindqvist said.", "?"),
            ("“We will not sell it,” a source close to Anna Lindqvist told reporters.", "?"),
            ("“We will not sell it,” said lawyers for Anna Lindqvist.", "?"),
            ("“We will not sell it,” said Anna Lindqvist's driver.", "?"),
            ("“We will not sell it,” said Anna Lindqvist’s widower, Rolf Brandt, at the grave.", "Rolf Brandt"),
            ("“We will not sell it,” the brother of Anna Lindqvist, Rolf Brandt, said.", "Rolf Brandt"),
            ("“We will not sell it,” said Rolf Brandt, a lawyer for Anna Lindqvist.", "Rolf Brandt"),
            ("“We will not sell it,” said a spokesman for the bank, Rolf Brandt.", "Rolf Brandt"),
            ("“We will not sell it,” Rolf Brandt, who once beat Anna Lindqvist by ten votes, said.", "Rolf Brandt"),
            ("“We will not sell it,” Rolf Brandt, 61, of Lund, told Inspector Anna Lindqvist.", "Rolf Brandt"),
            ("“We will not sell it,” Rolf Brandt of the University of Lund told Anna Lindqvist.", "Rolf Brandt"),
            ("In a letter to Anna Lindqvist, Rolf Brandt wrote: “We will not sell it,”", "Rolf Brandt"),
            ("Asked about Anna Lindqvist, Rolf Brandt said: “We will not sell it,”", "Rolf Brandt"),
            ("Rolf Brandt's letter to Anna Lindqvist was short: “We will not sell it,”", "Rolf Brandt"),
            (
                "In an interview, cited by Anna Lindqvist, Rolf Brandt had spoken of “We will not sell it,”",
                "Rolf Brandt"
            ),
        ])
    func notNear(_ text: String, _ speaker: String) {
        #expect(Found(text).quotes == ["We will not sell it, <- \(speaker)"])
    }

    @Test(
        "What nobody said is nobody's",
        arguments: [
            "Anna Lindqvist did not say “we must sell it now”.",
            "Anna Lindqvist denied saying “we must sell it now”.",
            "Anna Lindqvist denied that she had called it “a very bad day”.",
            "Anna Lindqvist refused to say “it was a mistake”.",
            "Neither Anna Lindqvist nor Rolf Brandt said “it was a mistake”.",
            "Nobody heard Anna Lindqvist say “it was a mistake”.",
            "Anna Lindqvist and Rolf Brandt said “it was a mistake”.",
            "A banner behind Anna Lindqvist read: “Give it back now”",
            "Anna Lindqvist praised the so-called “ghost fleet of Lund”.",
            "“We want it back,” the crowd chanted as Anna Lindqvist passed.",
        ])
    func nobodys(_ text: String) {
        #expect(Found(text).extraction.quotes.allSatisfy { $0.speaker == nil })
    }

    @Test(
        "The verb and its subject may stand in many ways",
        arguments: [
            ("Said Rolf Brandt, who had waited for years: “It was a mistake.”", "Rolf Brandt"),
            ("“It was a mistake.” — Rolf Brandt, carpenter", "Rolf Brandt"),
            ("Rolf Brandt: “It was a mistake.”", "Rolf Brandt"),
            ("It was, in the words of Rolf Brandt, “a mistake.”", "Rolf Brandt"),
            ("It was, as Rolf Brandt put it, “a mistake.”", "Rolf Brandt"),
            ("The Herald quoted Rolf Brandt as saying: “It was a mistake.”", "Rolf Brandt"),
            ("Rolf Brandt was quoted as saying it was “a mistake.”", "Rolf Brandt"),
            ("Anna Lindqvist was told by her landlord, Rolf Brandt: “It was a mistake.”", "Rolf Brandt"),
            ("The sale was called “a mistake” by Rolf Brandt.", "Rolf Brandt"),
            ("Rolf Brandt left the hall, saying it was “a mistake.”", "Rolf Brandt"),
            ("Rolf Brandt went on to say it was “a mistake.”", "Rolf Brandt"),
            ("Rolf Brandt shrugged: “It was a mistake.”", "Rolf Brandt"),
            ("“It was a mistake,” sighed Rolf Brandt.", "Rolf Brandt"),
            ("»It was a mistake«, said Rolf Brandt.", "Rolf Brandt"),
            ("« It was a mistake », said Rolf Brandt.", "Rolf Brandt"),
            ("„It was a mistake“, said Rolf Brandt.", "Rolf Brandt"),
        ])
    func forms(_ text: String, _ speaker: String) throws {
        let found = Found(text)
        let quote = try #require(found.extraction.quotes.first)
        #expect(quote.speaker.map { found.extraction.entities[$0].name } == speaker)
    }

    @Test("'He' and 'she' go by the sex of given names, titles and kin")
    func pronouns() {
        #expect(
            Found("Anna Lindqvist and Rolf Brandt left. “We did not sell,” she said. “We did,” he said.").quotes
                == ["We did not sell, <- Anna Lindqvist", "We did, <- Rolf Brandt"])
        #expect(Found("Rolf Brandt waited. “We will not sell it,” she said.").quotes == ["We will not sell it, <- ?"])
        #expect(
            Found("“We lost,” Xi Lindqvist's coach said. “We will win,” he added.").quotes == ["We will win, <- ?"])
    }

    @Test("'The mayor' is the mayor whom the text has named, if there is one")
    func descriptions() {
        #expect(
            Found("Anna Lindqvist, the mayor of Lund, came. “It is done now,” the mayor said.").quotes
                == ["It is done now, <- Anna Lindqvist"])
        #expect(
            Found("“Will you sell it?” a reporter asked Anna Lindqvist. “Not this year,” the senator answered.").quotes
                == ["Will you sell it? <- ?", "Not this year, <- Anna Lindqvist"])
    }

    @Test(
        "Verbs with a small word behind them, and verbs of no list after a pause, say",
        arguments: [
            "Anna Lindqvist hit back in a letter: “We will not sell it.”",
            "A butcher in Lund, Anna Lindqvist, summed up: “We will not sell it.”",
            "Anna Lindqvist arrived. “We will not sell it,” she pointed out.",
            "Anna Lindqvist arrived. “We will not sell it,” she harrumphed.",
            "“We will not sell it,” senior counsel Anna Lindqvist KC, for the bank, submitted.",
            "“We will not sell it?” counsel for the bank, Anna Lindqvist KC, asked.",
        ])
    func phrasal(_ text: String) {
        #expect(Found(text).quotes.map { $0.suffix(14) } == ["Anna Lindqvist"], "\(text)")
    }

    @Test(
        "Who is reported, recalled, asked for or heard to say something says it",
        arguments: [
            "“We will not sell it,” Anna Lindqvist is reported to have said.",
            "Anna Lindqvist is said to have told friends: “We will not sell it.”",
            "“We will not sell it,” Rolf Brandt recalled Anna Lindqvist saying.",
            "“We will not sell it,” came the reply from Anna Lindqvist.",
            "“We will not sell it,” according to Anna Lindqvist, who led the search.",
            "There was praise from Anna Lindqvist, who said: “We will not sell it.”",
            "Anna Lindqvist has a warning for Rolf Brandt: “We will not sell it.”",
            "Anna Lindqvist had only one thing to say: “We will not sell it.”",
            "Anna Lindqvist took to Facebook: “We will not sell it.”",
            "The bank is shut, said Anna Lindqvist, the mayor. “We will not sell it.”",
            "Former mayor Anna Lindqvist is 80. “We will not sell it,” the ex-mayor said.",
            "“We will not sell it,” said her son, the novelist Anna Lindqvist.",
            "“We will not sell it,” said one of the neighbours, Anna Lindqvist.",
            "Anna Lindqvist, who has denied the charges, told them: “We will not sell it.”",
            "Rolf Brandt, described as “a very great man” by Anna Lindqvist, left.",
            "Anna Lindqvist left what she called “a war of words”.",
        ])
    func reports(_ text: String) {
        #expect(Found(text).quotes.map { $0.suffix(14) } == ["Anna Lindqvist"], "\(text)")
    }

    @Test(
        "A quote by itself behind a sentence that says nothing is nobody's",
        arguments: [
            "Anna Lindqvist shook her head. “We will not sell it.”",
            "Anna Lindqvist denied that she had called. “We will not sell it.”",
            "Anna Lindqvist said he had told her so, Rolf Brandt wrote. “We will not sell it.”",
        ])
    func bare(_ text: String) {
        #expect(Found(text).quotes == ["We will not sell it. <- ?"], "\(text)")
    }

    @Test("What somebody feels is told by them")
    func feelings() {
        #expect(
            Found("Anna Lindqvist, the mayor, was “deeply disappointed”.").quotes
                == ["deeply disappointed <- Anna Lindqvist"])
        #expect(Found("Anna Lindqvist was “a deeply wicked woman”.").quotes == ["a deeply wicked woman <- ?"])
    }

    @Test("'She' is nobody named where another has spoken or been told of since")
    func others() {
        let opening = "Anna Lindqvist left the court. "
        let quote = "“We will not sell it,” she said."
        #expect(Found(opening + quote).quotes == ["We will not sell it, <- Anna Lindqvist"])
        for between in ["The door stayed open, an assistant said. ", "Then the old woman rose. "] {
            #expect(Found(opening + between + quote).quotes == ["We will not sell it, <- ?"], "\(between)")
        }
        let letter = "Her letter was read out by deputy Nguyen Anh Tri. "
        #expect(Found(opening + letter + quote).quotes == ["We will not sell it, <- Anna Lindqvist"])
    }

    @Test("'The 26-year-old' is who was said to be 26")
    func ages() {
        let found = Found(
            "Anna Lindqvist, 26, beat Ngaya Tumelo, 31. “We will not sell it,” the 31-year-old driver said.")
        #expect(found.quotes == ["We will not sell it, <- Ngaya Tumelo"])
        let alone = Found("Anna Lindqvist lost again. “We will not sell it,” the 52-year-old said.")
        #expect(alone.quotes == ["We will not sell it, <- Anna Lindqvist"])
    }

    @Test("A headline's quote is by whom the text says")
    func headlines() {
        let found = Found("‘We lost it all’: hail in Lund\n\n“We lost it all,” said Anna Lindqvist on Monday.")
        #expect(found.quotes == ["We lost it all <- Anna Lindqvist", "We lost it all, <- Anna Lindqvist"])
    }

    @Test("A quote broken by its clause has one speaker")
    func broken() {
        #expect(
            Found("“We wait,” Anna Lindqvist said. “Then we will sell it all.”").quotes
                == ["We wait, <- Anna Lindqvist", "Then we will sell it all. <- Anna Lindqvist"])
    }

    @Test("A quote that goes on behind its clause has the same speaker, and then so has 'he'")
    func goingOn() {
        let text = "“We wait,” said General Rolf Brandt, “even if it takes years.” He added: “They know this well.”"
        #expect(
            Found(text).quotes
                == [
                    "We wait, <- Rolf Brandt", "even if it takes years. <- Rolf Brandt",
                    "They know this well. <- Rolf Brandt",
                ])
    }

    @Test("Speech of several paragraphs has one speaker")
    func paragraphs() {
        let text = "“We wait for the spring.\n\n“Then we will sell it all,” Anna Lindqvist said."
        #expect(
            Found(text).quotes
                == ["We wait for the spring. <- Anna Lindqvist", "Then we will sell it all, <- Anna Lindqvist"])
    }

    @Test("What somebody is, or does not do, before a colon says who speaks")
    func reactions() {
        #expect(
            Found("Anna Lindqvist was not amused: “You do not wait.”").quotes == ["You do not wait. <- Anna Lindqvist"])
        #expect(
            Found("Rolf Brandt did not agree: “It is far too late.”").quotes == ["It is far too late. <- Rolf Brandt"])
        #expect(Found("Rolf Brandt was told: “It is far too late.”").quotes == ["It is far too late. <- ?"])
    }

    @Test("What will be said is part of what somebody has said")
    func reported() {
        #expect(
            Found("Anna Lindqvist said the council would defend its plan “to the very end”.").quotes
                == ["to the very end <- Anna Lindqvist"])
    }

    @Test("A relative clause behind an apposition leaves the subject what it is")
    func twoAppositions() {
        let text =
            "Anna Lindqvist, a geologist at the University of Lund, who was not there, warned: “One stone is no wall.”"
        #expect(Found(text).quotes == ["One stone is no wall. <- Anna Lindqvist"])
    }

    @Test("'The judge' is the one who was called Justice, and 'he' the one behind a dateline")
    func told() {
        let judge = Found("Justice Rolf Brandt was tired. “The file is old,” the judge remarked.")
        #expect(judge.quotes == ["The file is old, <- Rolf Brandt"])
        let dated = Found(
            "OSLO — Anna Lindqvist, Norway's prime minister, left on Friday. “I will return,” she posted.")
        #expect(dated.quotes == ["I will return, <- Anna Lindqvist"])
    }

    @Test("Apostrophes and possessives open and close nothing")
    func apostrophes() {
        #expect(Found("The workers' pay isn't enough, and the '90s are gone. It's the farmers' choice.").quotes.isEmpty)
    }

    @Test("A mark that is never closed ends nothing else")
    func unclosed() {
        #expect(Found("He said \"nothing at all.\n\nThe next day was quiet.").quotes.isEmpty)
    }
}
