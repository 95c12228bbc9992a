import News
import Testing

@testable import Entities

@Suite("Whose words they are, and when nobody can tell")
struct SpeakerTests {
    @Test(
        "A pronoun is nobody's where the text tells of another, or of somebody unnamed, in between",
        arguments: [
            // Another of the same sex is what the text goes on about.
            "Anna Lindqvist smiled. Nobody there had heard of Maria Berg. “It was a good day,” she recalled.",
            // Somebody unnamed speaks.
            "Anna Lindqvist asked for a week. The men wore masks, their mother said. “I saw guns,” she told the court.",
            "Prosecutor Anna Lindqvist closed. One of the victims gave her name. She said it was “nothing to hide from”.",
        ])
    func open(_ text: String) {
        #expect(Found(text).quotes.last?.hasSuffix("<- ?") ?? true)
    }

    @Test("A pronoun means the subject of its own sentence before a name further off")
    func ownSentence() {
        let text =
            "Rolf Brandt has resigned. Peter Lindqvist said that Karl Berg and Jan Holm are in court for what he calls “lies”."
        #expect(Found(text).quotes == ["lies <- Peter Lindqvist"])
    }

    @Test(
        "A pronoun finds a subject behind a dateline, a long opening, or its owner",
        arguments: [
            ("SAN JOSE, Calif. — Anna Lindqvist came with a robot. “It is shy,” she told the hall.", "Anna Lindqvist"),
            (
                "In the old town of Lund, Sweden's third, Anna Lindqvist makes soap. “It is patience,” she says.",
                "Anna Lindqvist"
            ),
            ("Brandt's daughter Anna read it aloud. “Needed for whom?” she asked.", "Anna"),
            (
                "Rolf Brandt had talked. The mother of one pupil, Anna Lindqvist, doubted it. “They never come,” she said.",
                "Anna Lindqvist"
            ),
        ])
    func subjects(_ text: String, _ speaker: String) {
        #expect(Found(text).quotes.last?.hasSuffix("<- \(speaker)") ?? false)
    }

    @Test(
        "A place before a participle is where, and a noun behind an article is no verb",
        arguments: [
            (
                "Peter Lindqvist spoke at his club outside Washington, D.C. saying, “It is far from over.”",
                "Peter Lindqvist"
            ),
            (
                "Peter Lindqvist wrote a letter blaming Iran for the attacks, saying there was “no doubt about it at all”.",
                "Peter Lindqvist"
            ),
            ("Secretary of State Peter Lindqvist said it was “no longer of any use”.", "Peter Lindqvist"),
            ("In a note, the head of the bank, Peter Lindqvist, wrote that it was “a hard step”.", "Peter Lindqvist"),
            ("An aide to President Peter Lindqvist said it was “no longer of any use”.", "?"),
        ])
    func clauses(_ text: String, _ speaker: String) {
        #expect(Found(text).quotes.map { String($0.split(separator: "<- ")[1]) } == [speaker])
    }

    @Test("A nickname within a name is no quote, nor is a term that somebody explains")
    func nicknames() {
        #expect(Found("The party chose Jeremy “Spike” Lindqvist. “It is mine,” he said.").quotes.count == 1)
        let term = Found("Anna Lindqvist says that the term “subject to it all” came from Rome.").quotes
        #expect(term == ["subject to it all <- ?"])
    }

    @Test("What somebody remembers another saying is not theirs")
    func heard() {
        let text = "“Palm oil is the stone in the shoe,” Anna Lindqvist recalled her counterpart saying."
        #expect(Found(text).quotes == ["Palm oil is the stone in the shoe, <- ?"])
    }

    @Test("Whoever asks to be named only so speaks under that name")
    func namedOnly() {
        let text = "“The walls walked,” said one of them, a baker who asked to be named only as Karim."
        #expect(Found(text).quotes == ["The walls walked, <- Karim"])
    }

    @Test("A title and a name before a colon, and what one person does before it, say who speaks")
    func colons() {
        let label = "Council leader Anna Lindqvist: “Our door is open.”"
        #expect(Found(label).quotes == ["Our door is open. <- Anna Lindqvist"])
        let deed = "Anna Lindqvist, an analyst, was among those who were not laughing: “Somebody has to pay for it.”"
        #expect(Found(deed).quotes == ["Somebody has to pay for it. <- Anna Lindqvist"])
        let sign = "Anna Lindqvist stood before the old sign: “Do not feed the bears.”"
        #expect(Found(sign).quotes == ["Do not feed the bears. <- ?"])
    }

    @Test("In an interview the answers behind questions are by whom its first is")
    func interviews() {
        let text = """
            Anna Lindqvist: “I was born in Lund.”

            Why did you stay?

            “My mother asked me to.”
            """
        #expect(Found(text).quotes.map { $0.hasSuffix("<- Anna Lindqvist") } == [true, true])
    }

    @Test("'The Kenyan' is the only one told of so far")
    func nations() {
        let text = "Peter Lindqvist won on a hot day. “Heat is only a still wind,” the Kenyan said."
        #expect(Found(text).quotes == ["Heat is only a still wind, <- Peter Lindqvist"])
        let two = "Peter Lindqvist beat Rolf Brandt. “Heat is only a still wind,” the Kenyan said."
        #expect(Found(two).quotes == ["Heat is only a still wind, <- ?"])
    }

    @Test("'The father of six' is whom the sentence before is about")
    func parents() {
        let text = "Anna Lindqvist sells fish. Peter Berg lost two sons. “They live there,” the father of six said."
        #expect(Found(text).quotes == ["They live there, <- Peter Berg"])
    }

    @Test("'His letter began' and 'in his column' are his own words")
    func letters() {
        let letter = "Peter Lindqvist wrote to staff. “We are back again,” his letter began."
        #expect(Found(letter).quotes == ["We are back again, <- Peter Lindqvist"])
        let column = "Peter Lindqvist was less forgiving in his column: “My mother would have played it.”"
        #expect(Found(column).quotes == ["My mother would have played it. <- Peter Lindqvist"])
    }
}
