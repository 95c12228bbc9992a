import News
import Terminal
import Testing

@testable import Reader

@Suite("What is asked again when another program has changed the library")
struct FollowingTests {
    private let library = Sample.library

    private func questions(after change: LibraryChange, in model: Model) -> [Question] {
        var model = model
        return model.update(.libraryChanged(change)).compactMap {
            if case .ask(let question) = $0 { question } else { nil }
        }
    }

    private func asksForList(_ questions: [Question]) -> Bool {
        questions.contains { if case .list = $0 { true } else { false } }
    }

    @Test("New articles: the list, not the open article")
    func new() {
        let asked = questions(after: .articles(areNew: true, changed: nil), in: .started(on: library))
        #expect(asksForList(asked))
        #expect(!asked.contains(.open(1)))
    }

    @Test("Articles that are not on the screen: nothing")
    func elsewhere() {
        #expect(questions(after: .articles(areNew: false, changed: 900...999), in: .started(on: library)) == [])
    }

    @Test("The open article: that, and the list it is in")
    func open() {
        let asked = questions(after: .articles(areNew: false, changed: 1...1), in: .started(on: library))
        #expect(asksForList(asked))
        #expect(asked.contains(.open(1)))
    }

    @Test("Names anywhere: the look-up that is open; new articles alone do not change it")
    func lookup() {
        var model = Model.started(on: library)
        model.press(.character("w"), .character("s"), on: library)
        func isAsked(_ change: LibraryChange) -> Bool {
            questions(after: change, in: model).contains { if case .lookup = $0 { true } else { false } }
        }
        #expect(isAsked(.articles(areNew: false, changed: 900...999)))
        #expect(!isAsked(.articles(areNew: true, changed: nil)))
    }

    @Test("Keywords that come later are shown, and marks made meanwhile stay")
    func keywords() {
        var model = Model.started(on: library)
        let opened = library.articles[0]
        let term = Keyword(text: "something", weight: 1, mentions: [0..<4])
        _ = model.update(.key(.character("*")))
        let isStarred = !opened.line.isStarred
        #expect(model.reading?.filed.line.isStarred == isStarred)
        _ = model.update(.keywords(opened.adding([term], inSeveral: [])))
        #expect(model.reading?.filed.hasKeywords == true)
        #expect(model.reading?.filed.line.isStarred == isStarred)
    }

    @Test("Keywords stay while the article is asked for again, unless it names something else")
    func keywordsStay() {
        var model = Model.started(on: library)
        let plain = library.articles[0]
        let term = Keyword(text: "something", weight: 1, mentions: [0..<4])
        _ = model.update(.keywords(plain.adding([term], inSeveral: [])))
        var starred = plain
        starred.line.isStarred.toggle()
        _ = model.update(.opened(1, starred))
        #expect(model.reading?.filed.hasKeywords == true)
        #expect(model.reading?.filed.line.isStarred == starred.line.isStarred)
        let renamed = FiledArticle(line: plain.line, article: plain.article, mentions: [], entities: [])
        _ = model.update(.opened(1, renamed))
        #expect(model.reading?.filed.hasKeywords == false)
    }
}
