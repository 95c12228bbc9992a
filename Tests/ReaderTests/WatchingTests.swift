import News
import Terminal
import Testing

@testable import Reader

struct WatchingTests {
    private func model(after keys: [Key]) -> Model {
        var model = Model.started(on: Sample.library, rows: 20, columns: 110)
        for key in keys { model.press(key, on: Sample.library) }
        return model
    }

    private func watched(in model: Model) -> [WatchSubject] {
        var model = model
        return model.update(.key("W")).compactMap { effect in
            if case .change(.watch(let subject)) = effect { subject } else { nil }
        }
    }

    @Test("W watches the chosen name where the panel has the keys")
    func name() throws {
        let model = model(after: [.tab, .tab])
        #expect(watched(in: model) == [.entity(try #require(model.chosen).id)])
    }

    @Test("In the results of a search, W watches the search")
    func search() {
        #expect(watched(in: model(after: ["s", "t", "a", "u", "r", "u", "s", .enter])) == [.query("taurus")])
    }

    @Test("The tree has what is watched with how much is new; Enter lists it and counts it as told, d ends it")
    func tree() throws {
        var library = Sample.library
        library.watches = [
            Watch(id: 4, subject: .entity(1), name: "Boris Pistorius", query: Query(terms: []), told: 0, new: 3),
            Watch(id: 5, subject: .keyword("air show"), name: "air show", query: Query(terms: []), told: 0, new: 0),
        ]
        var model = Model.started(on: library, rows: 20, columns: 110)
        model.answer(model.update(.key("t")), from: library)
        model.answer(model.update(.feeds([])), from: library)
        #expect(model.shown.contains("watched: Boris Pistorius") && model.shown.contains("watched: air show"))
        model.press("j", "j", on: library)
        #expect(model.press("d", on: library).contains(.change(.watch(.keyword("air show")))))
        model.press("k", on: library)
        let effects = model.press(.enter, on: library)
        #expect(effects.contains(.change(.markTold(4))))
        #expect(model.list.scope == Scope(entity: 1))
    }

    @Test("x in the tree explains a watched name; of another line it says what it is for")
    func explaining() {
        let library = Sample.library
        var model = Model.started(on: library)
        model.press("t", on: library)
        _ = model.update(.feeds([]))
        _ = model.update(
            .watches([
                Watch(
                    id: 1, subject: .entity(Sample.gerhartz.id), name: "Ingo Gerhartz", query: .everything, told: 0,
                    new: 1)
            ]))
        #expect(model.press("x", on: library).isEmpty)
        #expect(model.notice?.text.contains("watched name") == true)
        model.press("j", on: library)
        #expect(model.press("x", on: library) == [.ask(.explanation(.count(Sample.gerhartz.id)))])
    }

    @Test(
        "x in the tree explains the new articles of a search, a term or a feed that is watched",
        arguments: [WatchSubject.query("taurus"), .keyword("air show"), .feed(3), .name("Lund")])
    func explaining(_ subject: WatchSubject) {
        var library = Sample.library
        library.watches = [Watch(id: 7, subject: subject, name: "A", query: .everything, told: 0, new: 1)]
        var model = Model.started(on: library)
        model.answer(model.update(.key("t")), from: library)
        model.answer(model.update(.feeds([])), from: library)
        model.press("j", on: library)
        #expect(model.press("x", on: library) == [.ask(.explanation(.watch(7)))])
    }

    @Test("In a dossier, W watches the name that it is about")
    func dossier() throws {
        let model = model(after: [.tab, .tab, .enter])
        #expect(watched(in: model) == [.entity(try #require(model.dossier).dossier.entity.id)])
    }
}
