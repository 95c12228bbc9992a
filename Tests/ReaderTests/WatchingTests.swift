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

    @Test("In a dossier, W watches the name that it is about")
    func dossier() throws {
        let model = model(after: [.tab, .tab, .enter])
        #expect(watched(in: model) == [.entity(try #require(model.dossier).dossier.entity.id)])
    }
}
