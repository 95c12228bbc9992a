import News
import Testing

@testable import Reader

@Suite("Keywords in the reader")
struct KeywordsInReaderTests {
    private static let officer = Entity(id: 1, name: "Ana Costa", kind: .person, mentions: 3, articles: 2)
    private let library: FakeLibrary

    init() {
        let texts = [
            "Ana Costa asked for a secure line. The secure line was cut.", "A secure line is all that Ana Costa wants.",
        ]
        let articles = texts.enumerated().map { index, text -> FiledArticle in
            let plain = FiledArticle.sample(
                Article.ID(index + 1), "Story \(index + 1)", day: 9 - index, body: text,
                names: [(Self.officer, ["Ana Costa"])])
            let ranges = FindableText(text).ranges(of: "secure line")
            return plain.adding([Keyword(text: "secure line", weight: 1, mentions: ranges)], inSeveral: ["secure line"])
        }
        library = FakeLibrary(articles)
    }

    private func reading() -> Model {
        var model = Model.started(on: library)
        model.press(.enter, on: library)
        return model
    }

    @Test("The panel lists them under their own heading, after the names, and not among other names")
    func panel() {
        let shown = reading().shown
        #expect(shown.contains("PEOPLE") && shown.contains("KEYWORDS") && shown.contains("secure line"))
        #expect(!shown.contains("OTHER NAMES"))
    }

    @Test("A chosen keyword is jumped to in the text and on into the next article that has it")
    func jumping() {
        var model = reading()
        model.press(.tab, .down, on: library)
        #expect(model.chosen?.name == "secure line")
        model.press("]", "]", on: library)
        #expect(model.reading?.id == 1 && model.reading?.mention == 2)
        model.press("]", on: library)
        #expect(model.reading?.id == 2)
        #expect(model.chosen?.name == "secure line")
    }

    @Test("F filters by it, in a way that can be typed")
    func filtering() {
        var model = reading()
        model.press(.tab, .down, on: library)
        let effects = model.press("F", on: library)
        #expect(
            effects.contains {
                if case .ask(.list(let request)) = $0 {
                    request.scope.typed == "keyword:\"secure line\""
                } else {
                    false
                }
            })
    }

    @Test("Enter opens its dossier")
    func dossier() {
        var model = reading()
        model.press(.tab, .down, .enter, on: library)
        #expect(model.dossier?.dossier.entity.name == "secure line")
        #expect(model.shown.contains("keyword"))
        #expect(model.shown.contains("in 2 articles"))
    }

    @Test("f labels keywords, and } passes by those that are not the person's own")
    func labels() {
        var model = reading()
        model.press("f", on: library)
        guard case .labels(let labels, _) = model.mode else { Issue.record("no labels"); return }
        #expect(labels.count == 3)
        model.press(.escape, "}", "}", on: library)
        #expect(model.chosen?.name == "Ana Costa")
    }

    @Test("a asks for a keyword, filled in with what was found by /, and adds it")
    func adding() {
        var model = reading()
        model.press("/", on: library)
        model.type("cut", on: library)
        model.press(.enter, "a", on: library)
        guard case .asking(let prompt) = model.mode else { Issue.record("nothing is asked"); return }
        #expect(prompt.answer.text == "cut")
        let effects = model.press(.enter, on: library)
        #expect(effects.contains(.change(.keyword(.add("cut")))))
    }

    @Test("a is filled in with the chosen keyword, and :keyword takes one with spellings")
    func addingChosen() {
        var model = reading()
        model.press(.tab, .down, "a", on: library)
        guard case .asking(let prompt) = model.mode else { Issue.record("nothing is asked"); return }
        #expect(prompt.answer.text == "secure line")
        model.press(.escape, ":", on: library)
        model.type("keyword secure line|secured line", on: library)
        let effects = model.press(.enter, on: library)
        #expect(effects.contains(.change(.keyword(.add("secure line|secured line")))))
    }

    @Test("e takes it out of all articles, with one more key")
    func takingOut() {
        var model = reading()
        let first = model.press(.tab, .down, "e", on: library)
        #expect(!first.contains { if case .change(.keyword) = $0 { true } else { false } })
        #expect(model.press("x", on: library).contains(.change(.keyword(.takeOut("secure line")))))
    }
}
