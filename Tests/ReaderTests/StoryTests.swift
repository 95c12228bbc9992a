import News
import Terminal
import Testing

@testable import Reader

@Suite struct StoryTests {
    private static func passage(_ article: Int, _ text: String, _ range: Range<Int>) -> Dossier.Passage {
        Dossier.Passage(article: Sample.library.articles[article].line, text: text, range: range, marks: [])
    }

    /// The sample's first two articles as tellings of one event.
    private static let story = Story(
        article: 1, headline: "Officer's hotel line opened Taurus call to listeners",
        mainNames: [Sample.pistorius, Sample.taurus],
        tellings: [
            Story.Telling(article: Sample.library.articles[1].line, onlyHere: []),
            Story.Telling(
                article: Sample.library.articles[0].line,
                onlyHere: [
                    Story.Naming(
                        entity: Sample.gerhartz, passage: passage(0, "Four officers, Ingo Gerhartz too.", 194..<240))
                ], newNames: [Sample.gerhartz],
                newQuotes: [
                    Story.Said(speaker: Sample.gerhartz, quote: passage(0, "no comment at all", 200..<217))
                ]),
        ],
        namedByAll: [Sample.pistorius, Sample.taurus],
        speakings: [
            Story.Speaking(speaker: Sample.pistorius, quotes: [passage(1, "a chance hit", 10..<22)])
        ])

    private static var library: FakeLibrary {
        var library = Sample.library
        library.stories = [1: story]
        return library
    }

    private func comparing(_ keys: [Key] = [], rows: Int = 20, columns: Int = 90) -> Model {
        var model = Model.started(on: Self.library, rows: rows, columns: columns)
        model.press(.character("c"), on: Self.library)
        for key in keys { model.press(key, on: Self.library) }
        return model
    }

    @Test("c shows who tells the event, what all name, what one alone does, and who is quoted")
    func screen() {
        #expect(
            comparing().shown == """
                 One event · 2 articles · 8 Mar 2024 to 9 Mar 2024
                ──────────────────────────────────────────────────────────────────────────────────────────
                  TOLD BY                                                                      2 articles
                ▌   Kyiv Courier  Pistorius: a single error, no hole in the system             8 Mar 2024
                  ▸ Harbour Wire  Officer's hotel line opened Taurus call to listeners         9 Mar 2024

                  NAMED BY ALL                                                                    2 names
                    Boris Pistorius · Taurus

                  ONLY IN Harbour Wire                                                             1 name
                    Ingo Gerhartz           Four officers, Ingo Gerhartz too.

                  SAID                                                                            1 quote
                  Boris Pistorius
                    'a chance hit'                                                           Kyiv Courier



                ──────────────────────────────────────────────────────────────────────────────────────────
                                        Enter opens the line  q back  J/K next telling  T by days  ? keys
                """)
    }

    @Test("Enter opens a telling where it was left, a sentence where it stands, a name's dossier; q goes back")
    func opening() {
        var model = comparing([.enter])
        #expect(model.reading?.id == 2)
        #expect(model.story == nil)
        model.press(.character("q"), on: Self.library)
        #expect(model.story?.story == Self.story)
        model = comparing([.down, .down, .enter])
        #expect(model.reading?.id == 1)
        #expect(model.reading?.passage == 194..<240)
        model = comparing([.down, .down, .down, .enter])
        #expect(model.dossier?.dossier.entity == Sample.pistorius)
    }

    @Test("J and K go from telling to telling, round from the end, and q comes back to the comparison")
    func nextTelling() {
        var model = comparing([.character("J")])
        #expect(model.reading?.id == 2 && model.story == nil)
        model.press(.character("q"), .character("K"), on: Self.library)
        #expect(model.reading?.id == 1)
        model.press(.character("q"), .character("K"), on: Self.library)
        #expect(model.reading?.id == 2)
    }

    @Test("An article that nobody else tells says so, and the panes stay")
    func alone() {
        var model = Model.started(on: Self.library, rows: 20, columns: 90)
        model.press(.down, .character("c"), on: Self.library)
        #expect(model.story == nil)
        #expect(model.notice?.text == "no other article here tells this event")
    }

    @Test("It is drawn at any size", arguments: [(1, 1), (2, 10), (5, 20), (24, 40), (60, 200)])
    func sizes(rows: Int, columns: Int) {
        let model = comparing([.character("G")], rows: rows, columns: columns)
        #expect(model.view().grid.size == Size(rows: rows, columns: columns))
    }

    @Test("T shows the story by days: who told it when, the names that came new, and who said what first")
    func timeline() {
        var model = Model.started(on: Self.library, rows: 16, columns: 90)
        model.press(.character("T"), on: Self.library)
        #expect(
            model.shown == """
                 One event · 2 articles · 8 Mar 2024 to 9 Mar 2024
                ──────────────────────────────────────────────────────────────────────────────────────────
                  Officer's hotel line opened Taurus call to listeners
                  Boris Pistorius · Taurus
                  Kyiv Courier · Harbour Wire

                  8 Mar 2024                                                                    1 article
                ▌   14:31 Kyiv Courier  Pistorius: a single error, no hole in the system

                  9 Mar 2024                                                                    1 article
                  ▸ 14:31 Harbour Wire  Officer's hotel line opened Taurus call to listeners
                          new: Ingo Gerhartz
                          Ingo Gerhartz: 'no comment at all'

                ──────────────────────────────────────────────────────────────────────────────────────────
                                       Enter opens the line  q back  J/K next telling  T by names  ? keys
                """)
        model.press(.down, .enter, on: Self.library)
        #expect(model.reading?.id == 1)
    }

    @Test("A line of several names has one sign where it is cut, and nothing behind it")
    func cutOnce() {
        var model = Model.started(on: Self.library, rows: 16, columns: 20)
        model.press(.character("T"), on: Self.library)
        #expect(model.shown.contains("\n  Boris Pistorius…\n"))
    }

    @Test("T in a story goes from its names to its days and back")
    func otherForm() {
        var model = comparing([.character("T")])
        #expect(model.story?.form == .timeline)
        model.press(.character("T"), on: Self.library)
        #expect(model.story?.form == .tellings)
        model.press(.character("q"), on: Self.library)
        #expect(model.story == nil)
    }

    @Test(":join and :part decide on the telling that is selected, or on the current article")
    func decisions() {
        var model = Model.started(on: Self.library, rows: 20, columns: 90)
        #expect(model.effects(ofCommand: "join 7") == [.change(.decideStory(.join(1, 7)))])
        #expect(model.effects(ofCommand: "part") == [.change(.decideStory(.part(1)))])
        model.press(.character("c"), on: Self.library)
        #expect(model.effects(ofCommand: "part") == [.change(.decideStory(.part(2)))])
        #expect(model.effects(ofCommand: "join x").isEmpty)
        #expect(model.notice?.isError == true)
    }
}

extension Model {
    /// What a command that is typed has done to the library.
    fileprivate mutating func effects(ofCommand line: String) -> [Effect] {
        press(.character(":"), on: FakeLibrary([]))
        for character in line { press(.character(character), on: FakeLibrary([])) }
        return update(.key(.enter)).filter { if case .change(.decideStory) = $0 { true } else { false } }
    }
}
