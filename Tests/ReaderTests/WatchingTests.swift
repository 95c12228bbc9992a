import News
import Terminal
import Testing

@testable import Reader

struct WatchingTests {
    private func effects(of keys: [Key]) -> [WatchSubject] {
        var model = Model.started(on: Sample.library, rows: 20, columns: 110)
        for key in keys { model.press(key, on: Sample.library) }
        return model.update(.key("W")).compactMap { effect in
            if case .change(.watch(let subject)) = effect { subject } else { nil }
        }
    }

    @Test("W watches the chosen name where the panel has the keys")
    func name() {
        #expect(effects(of: [.tab, .tab]) == [.entity(Sample.pistorius.id)])
    }

    @Test("In the results of a search, W watches the search")
    func search() {
        #expect(effects(of: ["s", "t", "a", "u", "r", "u", "s", .enter]) == [.query("taurus")])
    }

    @Test("In a dossier, W watches the name that it is about")
    func dossier() {
        #expect(effects(of: [.tab, .tab, .enter]) == [.entity(Sample.pistorius.id)])
    }
}
