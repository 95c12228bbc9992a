import News
import Terminal
import Testing

@testable import Reader

/// The article below the open one is read before it is asked for.
@Suite struct ReadingAheadTests {
    private let library = Sample.library

    /// A reader at rest after its start, with the article below the first one read.
    private func started() -> Model {
        var model = Model.started(on: library)
        model.answer(model.update(.quiet), from: library)
        return model
    }

    @Test("Nothing is read ahead before nothing else happens")
    func later() {
        let model = Model.started(on: library)
        #expect(model.ahead == nil)
        #expect(started().ahead?.filed?.line.id == 2)
    }

    @Test("The article below is shown at once, without asking for it, and the one below that is read in its turn")
    func below() {
        var model = started()
        _ = model.update(.key(.character("j")))
        let effects = model.update(.key(.enter))
        #expect(model.reading?.id == 2)
        #expect(model.focus == .article)
        #expect(!effects.contains(.ask(.open(2))))
        #expect(effects == [.change(.markRead(2, true)), .ask(.readAhead(3)), .terminal(.awaitQuiet)])
        #expect(model.update(.quiet).filter { !asksForNews($0) } == [])
    }

    @Test("Who skims finds the next article read as soon as one is opened, and sees it when it comes either way")
    func skimming() {
        var model = started()
        _ = model.update(.key(.character("j")))
        _ = model.update(.key(.enter))
        for key in [Key.character("q"), .character("j"), .enter] { _ = model.update(.key(key)) }
        #expect(model.reading?.id == 2)
        _ = model.update(.readAhead(3, library.articles[2]))
        #expect(model.reading?.id == 3)
        #expect(model.focus == .article)
    }

    @Test("Going back from an article that has not come yet stays in the list and does not quit")
    func backTooEarly() {
        var model = Model.started(on: library)
        _ = model.update(.key(.character("j")))
        #expect(model.update(.key(.enter)).contains(.ask(.open(2))))
        #expect(model.update(.key(.character("q"))) == [])
        _ = model.update(.opened(2, library.articles[1]))
        #expect(model.reading?.id == 1)
        #expect(model.focus == .list)
    }

    @Test(
        "What another program or a correction may have changed since is asked for",
        arguments: [
            Message.libraryChanged(.anything), .corrected("corrected"),
        ])
    func changed(_ message: Message) {
        var model = started()
        _ = model.update(.key(.character("j")))
        _ = model.update(message)
        #expect(model.update(.key(.enter)).contains(.ask(.open(2))))
    }

    @Test("What was marked since is asked for, also where its answer was on the way")
    func marked() {
        var model = started()
        let before = library.articles[1]
        let effects = model.update(.key(.character("j"))) + model.update(.key(.character("*")))
        #expect(effects.contains(.change(.markStarred(2, true))))
        _ = model.update(.readAhead(2, before))
        #expect(model.update(.key(.enter)).contains(.ask(.open(2))))
    }

    @Test("An article whose names are still to be found is asked for, which has them found first")
    func awaiting() {
        var model = Model.started(on: library)
        let below = library.articles[1]
        let awaiting = FiledArticle(
            line: below.line, article: below.article, mentions: [], entities: [], awaitsExtraction: true)
        #expect(model.update(.quiet).filter { !asksForNews($0) } == [.ask(.readAhead(2))])
        _ = model.update(.readAhead(2, awaiting))
        _ = model.update(.key(.character("j")))
        #expect(model.update(.key(.enter)).contains(.ask(.open(2))))
    }

    @Test("An article that was left is read anew before it is opened again: its reading position is another")
    func leftArticle() {
        var below = library.articles[1]
        below.line.isRead = true
        let read = FakeLibrary(library.articles.map { $0.line.id == 2 ? below : $0 })
        var model = Model.started(on: read)
        model.answer(model.update(.quiet), from: read)
        model.press(.enter, .character("J"), on: read)
        #expect(model.reading?.id == 2)
        let effects = model.press(.character("K"), on: read)
        #expect(model.reading?.id == 1)
        #expect(effects.contains(.ask(.readAhead(2))))
    }

    @Test("What could not be read ahead is not complained of before it is opened")
    func failing() {
        var model = Model.started(on: library)
        _ = model.update(.quiet)
        _ = model.update(.failed(.ask(.readAhead(2)), reason: "the disk is gone"))
        #expect(model.notice == nil)
        _ = model.update(.key(.character("j")))
        #expect(model.update(.key(.enter)).contains(.ask(.open(2))))
    }
}

/// Whether an effect asks what is new in articles, which has nothing to do with reading ahead.
private func asksForNews(_ effect: Effect) -> Bool { if case .ask(.newFacts) = effect { true } else { false } }
