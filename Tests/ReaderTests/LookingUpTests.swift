import News
import Terminal
import Testing

@testable import Reader

/// Looking up and dossiers.
@Suite struct LookingUpTests {
    private let library = Sample.library

    @Test("Enter typed ahead of the look-up's answer opens the best of that answer, not of the one before")
    func typingAhead() throws {
        var model = Model.started(on: library)
        model.press(.character("w"), on: library)
        let typed = try #require(library.dossier(2)?.entity.name.prefix(4))
        var waiting: [Effect] = []
        for letter in typed { waiting += model.update(.key(.character(letter))) }
        waiting += model.update(.key(.enter))
        #expect(!waiting.contains(.ask(.dossier(2))))
        let last = try #require(waiting.last { if case .ask(.lookup) = $0 { true } else { false } })
        let effects = library.answers(to: last).flatMap { model.update($0) }
        #expect(effects.contains(.ask(.dossier(2))))
    }

    @Test("A look-up that is open is asked anew when names come, and what is selected stays selected")
    func namesComeLater() {
        var model = Model.started(on: FakeLibrary([]))
        model.press(.character("w"), .character("g"), on: FakeLibrary([]))
        #expect(model.shown.contains("No such name in the archive."))
        _ = model.update(.progress(Progress(work: "finding names", done: 3, total: 1142)))
        #expect(model.shown.contains("No such name yet: finding names, 3 of 1,142."))
        model.answer(model.update(.libraryChanged(.anything)), from: library)
        guard case .lookup(let before) = model.mode else { return #expect(Bool(false)) }
        #expect(before.found.count > 1)
        model.press(.down, on: library)
        model.answer(model.update(.libraryChanged(.anything)), from: library)
        guard case .lookup(let after) = model.mode else { return #expect(Bool(false)) }
        #expect(after.selected == 1)
    }

    @Test("A look-up that is open follows the library, and keeps its selection")
    func lookupFollows() {
        var model = Model.started(on: library)
        model.press(.character("w"), .character("s"), on: library)
        guard case .lookup(let before) = model.mode else {
            Issue.record("no look-up is open")
            return
        }
        let request = LookupRequest(typed: "s", limit: Model.lookupLimit)
        #expect(model.update(.libraryChanged(.anything)).contains(.ask(.lookup(request))))
        let more = Entity(id: 99, name: "Sofia", kind: .place, mentions: 99, articles: 9)
        _ = model.update(.lookedUp(request, [more] + before.found, total: nil))
        guard case .lookup(let after) = model.mode else {
            Issue.record("the look-up is closed")
            return
        }
        #expect(after.found.first == more)
        #expect(after.found[safe: after.selected] == before.found[safe: before.selected])
    }

    @Test("Looking up narrows at each key, and Enter opens the dossier")
    func lookup() {
        var model = Model.started(on: library)
        model.press(.character("w"), on: library)
        let effects = model.type("ger", on: library)
        #expect(effects.contains(.ask(.lookup(LookupRequest(typed: "ger", limit: Model.lookupLimit)))))
        model.press(.down, .down, .enter, on: library)
        #expect(model.dossier != nil)
        #expect(model.saved.lookup == "ger")
    }

    @Test("^X in the look-up explains the selected name; of a keyword it says where that is done")
    func explaining() {
        let library = Sample.library
        var model = Model.started(on: library)
        model.press("w", .paste("gerh"), on: library)
        #expect(model.press(.control("x"), on: library) == [.ask(.explanation(.count(Sample.gerhartz.id)))])
        #expect(model.mode == .normal)
    }

    @Test("What was looked up last is there again, and gives way to what is typed")
    func remembersTheLookup() {
        var model = Model.started(on: library)
        model.press(.character("w"), on: library)
        model.type("sing", on: library)
        model.press(.enter, .character("q"), on: library)
        #expect(model.press(.character("w"), on: library).contains(.ask(.lookup(.init(typed: "sing", limit: 50)))))
        #expect(model.press(.character("i"), on: library).contains(.ask(.lookup(.init(typed: "i", limit: 50)))))
        model.press(.escape, .character("w"), on: library)
        #expect(model.press(.backspace, on: library).contains(.ask(.lookup(.init(typed: "sin", limit: 50)))))
    }

    @Test("A dossier opens, a line of it opens the sentence, and q goes back the same way")
    func dossier() {
        var model = Model.started(on: library)
        model.press(.enter, .enter, on: library)
        #expect(model.dossier?.dossier.entity == Sample.pistorius)
        model.press(.character("G"), .enter, on: library)
        #expect(model.reading?.id == 4)
        #expect(model.reading?.mention == 1)
        #expect(model.dossier == nil)
        model.press(.character("q"), on: library)
        #expect(model.dossier?.dossier.entity == Sample.pistorius)
        model.press(.character("q"), on: library)
        #expect(model.dossier == nil)
        #expect(model.reading?.id == 1)
    }

    @Test("Every article that names someone can be reached in the dossier")
    func longDossier() {
        let entity = Entity(id: 1, name: "Boris Pistorius", kind: .person, mentions: 105, articles: 105)
        let many = FakeLibrary(
            (1...105).map { number in
                FiledArticle.sample(
                    Article.ID(number), "Article \(number)", day: 1 + number % 28, body: "Pistorius spoke.",
                    names: [(entity, ["Pistorius"])])
            })
        var model = Model.started(on: many)
        model.press(.enter, .enter, on: many)
        #expect(Set(model.dossier?.dossier.passages.map(\.article.id) ?? []).count < 105)
        for _ in 0..<10 { model.press(.character("G"), on: many) }
        #expect(Set(model.dossier?.dossier.passages.map(\.article.id) ?? []).count == 105)
        #expect(model.update(.key(.character("k"))) == [])
    }
}
