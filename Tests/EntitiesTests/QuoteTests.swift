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
        ("“We will not sell it,” the minister said.", "We will not sell it, <- ?"),
        ("Anna Lindqvist met Rolf Brandt. “We will not sell it,” he said.", "We will not sell it, <- ?"),
        ("Anna Lindqvist was told “you must sell it now”.", "you must sell it now <- ?"),
        ("She read “The Long Way Home” to them.", "The Long Way Home <- ?"),
    ])
    func speakers(_ text: String, _ expected: String) {
        #expect(Found(text).quotes == [expected])
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

    @Test("Apostrophes and possessives open and close nothing")
    func apostrophes() {
        #expect(Found("The workers' pay isn't enough, and the '90s are gone. It's the farmers' choice.").quotes.isEmpty)
    }

    @Test("A mark that is never closed ends nothing else")
    func unclosed() {
        #expect(Found("He said \"nothing at all.\n\nThe next day was quiet.").quotes.isEmpty)
    }
}
