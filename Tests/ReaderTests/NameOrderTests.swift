import News
import Terminal
import Testing

@testable import Reader

@Suite("The order of the names in the panel")
struct NameOrderTests {
    private static let holm = Entity(id: 1, name: "Ingrid Holm", kind: .person, mentions: 2, articles: 1)
    private static let moen = Entity(id: 2, name: "Lars Moen", kind: .person, mentions: 3, articles: 1)
    private static let berg = Entity(id: 3, name: "Anna Berg", kind: .person, mentions: 1, articles: 1)
    private static let library = FakeLibrary([
        .sample(
            1, "Holm resigns",
            body: "Ingrid Holm went on Monday. Holm said so.\n\nIn May, Moen had written to Anna Berg. "
                + "Lars Moen did not say why. For years Moen had been silent.",
            names: [(holm, ["Ingrid Holm", "Holm"]), (moen, ["Lars Moen", "Moen"]), (berg, ["Anna Berg"])])
    ])

    private func started(_ order: NameOrder = .weight) -> Model {
        var options = ReaderOptions()
        options.configuration.nameOrder = order
        var model = Model.started(on: Self.library, options: options)
        model.press(.enter, on: Self.library)
        return model
    }

    private func names(_ model: Model) -> [String] { model.panes.panel.entities.map(\.entity.name) }

    @Test("What the article is most about stands first and is chosen; the setting gives another order")
    func first() {
        let model = started()
        #expect(names(model).first == "Ingrid Holm" && model.chosen?.name == "Ingrid Holm")
        #expect(names(started(.count)) == ["Lars Moen", "Ingrid Holm", "Anna Berg"])
        #expect(names(started(.name)) == ["Anna Berg", "Ingrid Holm", "Lars Moen"])
    }

    @Test("A key goes through the orders, and :order sets one, which stays from article to article")
    func changing() {
        var model = started()
        model.press(",", "o", on: Self.library)
        #expect(names(model).first == "Lars Moen" && model.shown.contains("names: most mentioned first"))
        model.type(":order name", on: Self.library)
        model.press(.enter, on: Self.library)
        #expect(names(model).first == "Anna Berg")
        model.answer(model.update(.libraryChanged(.anything)), from: Self.library)
        #expect(names(model).first == "Anna Berg")
        model.type(":order size", on: Self.library)
        model.press(.enter, on: Self.library)
        #expect(model.shown.contains("order: expected weight, count, name, not 'size'"))
    }
}
