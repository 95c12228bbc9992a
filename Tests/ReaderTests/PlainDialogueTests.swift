import News
import Terminal
import Testing

@testable import Reader

/// `dateline --plain`: the reader as a dialogue in lines.
@Suite struct PlainDialogueTests {
    private var library = Sample.library

    private func started() -> PlainDialogue {
        var dialogue = PlainDialogue(options: ReaderOptions())
        answer(dialogue.start(), &dialogue)
        _ = dialogue.news()
        return dialogue
    }

    @discardableResult
    private func answer(_ effects: [Effect], _ dialogue: inout PlainDialogue) -> [Effect] {
        var waiting = effects[...]
        var all = effects
        while let effect = waiting.popFirst() {
            for message in library.answers(to: effect) {
                let more = dialogue.take(message)
                waiting += more
                all += more
            }
        }
        return all
    }

    /// What is said after a line.
    private func said(_ lines: String..., to dialogue: inout PlainDialogue) -> [String] {
        var said: [String] = []
        for line in lines {
            answer(dialogue.take(line: line), &dialogue)
            said = dialogue.news()
        }
        return said
    }

    @Test("It begins with the list, numbered, and says where one is")
    func beginning() {
        var dialogue = PlainDialogue(options: ReaderOptions())
        answer(dialogue.start(), &dialogue)
        #expect(
            dialogue.news().prefix(3) == [
                "All articles · 5, 4 unread.",
                "1. Officer's hotel line opened Taurus call to listeners. Harbour Wire, 9 Mar 2024, unread",
                "2. Pistorius: a single error, no hole in the system. Kyiv Courier, 8 Mar 2024, unread",
            ])
        #expect(dialogue.prompt == "list")
    }

    @Test("A number opens an article, an empty line reads on to its end, the names come after it")
    func reading() {
        var dialogue = started()
        var lines = said("1", to: &dialogue)
        #expect(lines.first == "Officer's hotel line opened Taurus call to listeners.")
        #expect(dialogue.prompt == "text")
        while lines.last?.hasPrefix("(") == true {
            lines = said("", to: &dialogue)
        }
        #expect(lines.last == "The end of the article.")
        let names = said("names", to: &dialogue)
        #expect(names.first == "People:")
        #expect(names.contains { $0.hasPrefix("1. Boris Pistorius, 3 mentions") })
        #expect(said("1", to: &dialogue).first?.hasPrefix("Boris Pistorius") == true)
        #expect(dialogue.prompt == "dossier")
        #expect(said("q", to: &dialogue).first == "People:")
    }

    @Test("A person's note is told whole above the text")
    func note() {
        var article = Sample.library.articles[0]
        article.note = "Call the harbour.\n\nTwice."
        var tests = self
        tests.library = FakeLibrary([article])
        var dialogue = tests.started()
        let lines = tests.said("1", to: &dialogue)
        let heading = lines.firstIndex(of: "Note") ?? 0
        #expect(lines[heading...].prefix(3) == ["Note", "Call the harbour.", "Twice."])
    }

    @Test("What is quoted has no more blanks than on the screen")
    func quoting() {
        let (first, second) = (Sample.library.articles[1].line, Sample.library.articles[0].line)
        let quote = Dossier.Passage(article: second, text: "no comment at all", range: 200..<217, marks: [])
        var tests = self
        tests.library.stories = [
            1: Story(
                article: 1, headline: "The line", mainNames: [Sample.taurus],
                tellings: [
                    Story.Telling(article: first, onlyHere: []),
                    Story.Telling(
                        article: second, onlyHere: [], newNames: [],
                        newQuotes: [Story.Said(speaker: Sample.gerhartz, quote: quote)]),
                ], namedByAll: [Sample.taurus], speakings: [])
        ]
        var dialogue = tests.started()
        #expect(tests.said("T", to: &dialogue).contains { $0.hasSuffix("Ingo Gerhartz: 'no comment at all'") })
    }

    @Test("Keys and commands do what they do in the reader, and moving says one line")
    func commands() {
        var dialogue = started()
        #expect(
            said("j", to: &dialogue) == [
                "2. Pistorius: a single error, no hole in the system. Kyiv Courier, 8 Mar 2024, unread"
            ])
        #expect(said("sort oldest", to: &dialogue).contains { $0.hasPrefix("1. Military call") })
        #expect(said("filter Singapore", to: &dialogue).first == "Only: Singapore.")
        #expect(said("S", to: &dialogue).first == "Sort:")
        #expect(said("n", to: &dialogue).contains { $0.hasPrefix("1. Officer's hotel") })
        #expect(said("nonsense", to: &dialogue).first?.contains("There is no command 'nonsense'") == true)
    }

    @Test("A look-up asks, lists and opens by number; a search finds")
    func lookingUp() {
        var dialogue = started()
        #expect(said("w", to: &dialogue).first == "Type a name; these are named most:")
        #expect(said("gerh", to: &dialogue) == ["Names for 'gerh':", "1. Ingo Gerhartz, person, 1 article"])
        #expect(said("1", to: &dialogue).first?.hasPrefix("Ingo Gerhartz") == true)
        #expect(said("q", "s", "Singapore", to: &dialogue).first == "Only: search Singapore.")
    }

    @Test(
        "Whatever asks for something says how it is left, and is left by it",
        arguments: ["?", "w", "t", "S", "s", "/", ":"])
    func leaving(_ key: String) {
        var dialogue = started()
        let told = said(key, to: &dialogue)
        #expect(told.contains { $0.contains("dot") }, "\(told)")
        #expect(dialogue.prompt != "list")
        _ = said(".", to: &dialogue)
        #expect(dialogue.prompt == "list")
    }

    @Test("A jump into another article says its headline and the paragraph with the mention, and reads on from there")
    func jumpOn() throws {
        var dialogue = started()
        _ = said("1", "]", "]", to: &dialogue)
        let lines = said("]", "]", to: &dialogue)
        #expect(lines.first == "Pistorius: a single error, no hole in the system.")
        #expect(lines.dropFirst().first?.contains("mention 1 of") == true)
        #expect(lines.dropFirst().first?.contains("Pistorius spoke of one error") == true)
        #expect(said("again", to: &dialogue).count > lines.count - 1)
    }

    @Test("A dot goes back wherever one is, ? lists keys in the look-up too, and no bars are said")
    func dot() {
        var options = ReaderOptions()
        options.glyphs = .spoken
        var dialogue = PlainDialogue(options: options)
        answer(dialogue.start(), &dialogue)
        let dossier = said("who pistorius", "1", to: &dialogue)
        #expect(dossier.first == "Boris Pistorius - person.")
        #expect(dossier.contains { $0.hasSuffix("6 Mar 2024 to 9 Mar 2024") })
        #expect(dossier.contains { $0.contains("Taurus call to listeners, Harbour Wire, 9 Mar 2024") })
        _ = said(".", to: &dialogue)
        #expect(dialogue.prompt == "list")
        #expect(said("w", "?", to: &dialogue).contains { $0.contains("Enter") })
        #expect(dialogue.prompt == "help")
    }

    @Test("A jump to a mention says the paragraph that has it")
    func jumping() {
        var dialogue = started()
        let lines = said("1", "]", to: &dialogue)
        #expect(lines.first?.contains("mention 1 of 3") == true)
        #expect(lines.first?.contains("One officer dialling in") == true)
    }

    @Test(
        "Nothing that is said acts on a terminal",
        arguments: ["1", "names", "w", "?", "t", ":", "m", "\u{1B}[31m", "9999999999999999999"])
    func harmless(_ line: String) {
        var dialogue = started()
        for said in said(line, to: &dialogue) {
            #expect(!said.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F })
        }
    }
}
