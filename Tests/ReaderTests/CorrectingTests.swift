import News
import Terminal
import Testing

@testable import Reader

/// Correcting who somebody is, everywhere, in one article or at one mention, and taking it back.
@Suite struct CorrectingTests {
    private let library = Sample.library

    private func corrections(_ effects: [Effect]) -> [ScopedCorrection] {
        effects.compactMap { if case .change(.correct(let scoped)) = $0 { scoped } else { nil } }
    }

    @Test("A correction takes its own keys and one more, which says where it holds")
    func whereItHolds() {
        var model = Model.started(on: library)
        #expect(corrections(model.press(.character("e"), .character("h"), on: library)) == [])
        #expect(corrections(model.press(.enter, on: library)) == [ScopedCorrection(.hide(1))])
        let kind = model.press(.character("e"), .character("k"), .character("p"), on: library)
        #expect(corrections(kind) == [])
        #expect(
            corrections(model.press(.character("a"), on: library))
                == [ScopedCorrection(.changeKind(1, to: .place), .article(1))])
        #expect(model.press(.character("u"), on: library).first == .change(.undo))
        #expect(model.press(.control("r"), on: library).first == .change(.redo))
    }

    @Test("The mention that was jumped to can be corrected by itself")
    func oneMention() throws {
        var model = Model.started(on: library)
        model.press(.enter, .character("]"), .character("]"), on: library)
        let reading = try #require(model.reading)
        let range = reading.filed.mentions[try #require(reading.mention)].range
        model.press(.character("e"), .character("r"), on: library)
        model.press(.control("u"), on: library)
        model.type("Other", on: library)
        model.press(.enter, on: library)
        #expect(model.shown.contains("Rename Boris Pistorius to Other?"))
        #expect(
            corrections(model.press(.character("o"), on: library))
                == [ScopedCorrection(.rename(1, to: "Other"), .mention(1, range))])
    }

    @Test("Merging asks whom with, then where")
    func merges() {
        var model = Model.started(on: library)
        model.press(.character("e"), .character("m"), on: library)
        model.type("ingo", on: library)
        #expect(corrections(model.press(.enter, on: library)) == [])
        #expect(model.shown.contains("Is Boris Pistorius the same as Ingo Gerhartz?"))
        #expect(corrections(model.press(.enter, on: library)) == [ScopedCorrection(.merge(1, into: 2))])
    }

    @Test("A name is not offered to be merged with itself, unless it alone is what was typed")
    func mergesWithOthers() {
        var model = Model.started(on: library)
        func found() -> [String] { if case .lookup(let box) = model.mode { box.found.map(\.name) } else { [] } }
        model.press(.character("e"), .character("m"), on: library)
        #expect(found().contains("Ingo Gerhartz") && !found().contains("Boris Pistorius"))
        model.type("boris", on: library)
        #expect(found() == ["Boris Pistorius"])
        model.press(.enter, on: library)
        #expect(model.shown.contains("that is the same entity"))
    }

    @Test("A split goes by spelling, by article and by mention")
    func splits() {
        var model = Model.started(on: library)
        model.press(.character("e"), .character("s"), .character("1"), .enter, on: library)
        let alias = model.press(.character("e"), .character("s"), .character("1"), .character("a"), on: library)
        #expect(corrections(alias) == [ScopedCorrection(.split(alias: "Pistorius", from: 1), .article(1))])
        let whole = model.press(.character("e"), .character("s"), .character("a"), .character("a"), on: library)
        #expect(corrections(whole) == [ScopedCorrection(.split(alias: nil, from: 1), .article(1))])
    }

    @Test("A location is chosen from those that the gazetteer knows, typed, or none")
    func locates() {
        let paris = Place(latitude: 48.85, longitude: 2.35, country: "France", population: 2_138_551)
        var located = library
        located.locations = [LocationChoice(title: "Paris, capital, France", place: paris)]
        var model = Model.started(on: located)
        model.panes.choose(Sample.singapore)
        model.press(.character("e"), .character("l"), on: located)
        #expect(model.shown.contains("Paris, capital, France"))
        #expect(
            corrections(model.press(.character("1"), .enter, on: located)) == [ScopedCorrection(.locate(3, at: paris))])
        model.panes.choose(Sample.singapore)
        #expect(
            corrections(model.press(.character("e"), .character("l"), .character("n"), .enter, on: located))
                == [ScopedCorrection(.locate(3, at: nil))])
        model.panes.choose(Sample.singapore)
        model.press(.character("e"), .character("l"), .character("c"), on: located)
        model.type("1.5 -103", on: located)
        let typed = Place(latitude: 1.5, longitude: -103, country: nil, population: nil)
        #expect(corrections(model.press(.enter, .enter, on: located)) == [ScopedCorrection(.locate(3, at: typed))])
    }

    @Test(
        "No word that is typed by mistake corrects anything",
        arguments: ["gerhartz", "hide", "rename", "merger", "east", "khe", "wehre"])
    func typedByMistake(_ word: String) {
        var model = Model.started(on: library)
        var effects: [Effect] = []
        for letter in word { effects += model.press(.character(letter), on: library) }
        effects += model.press(.enter, on: library)
        #expect(corrections(effects) == [])
    }

    @Test("After a correction the bottom line says how to take it back; after that, how to make it again")
    func saysHowToTakeBack() {
        var model = Model.started(on: library)
        model.press(.character("e"), .character("h"), .enter, on: library)
        #expect(model.notice?.text == "corrected  ·  u takes it back")
        model.press(.character("u"), on: library)
        #expect(model.notice?.text == "undone  ·  ^R makes it again")
    }

    @Test("A name that is hidden can be shown again, and nothing else")
    func hidden() {
        let hidden = Entity(id: 9, name: "Mann", kind: .person, mentions: 2, articles: 1, isHidden: true)
        var model = Model.started(on: library)
        model.panes.choose(hidden)
        model.press(.character("e"), on: library)
        #expect(model.shown.contains("Mann is hidden") && !model.shown.contains("rename"))
        #expect(model.press(.character("h"), on: library).contains(.change(.show(9))))
    }
}

/// `:corrections`.
@Suite struct CorrectionsScreenTests {
    private static func filed(
        _ id: Int64, _ correction: EntityCorrection, _ scope: CorrectionScope = .everywhere, name: String,
        obstacle: Int64? = nil, headline: String? = nil
    ) -> ListedCorrection {
        let moment = Moment(year: 2024, month: 3, day: 9, hour: 12) ?? Moment(seconds: 0)
        return ListedCorrection(
            filed: FiledCorrection(
                id: id, correction: correction, scope: scope, made: moment, name: name, otherName: "Ingo Gerhartz",
                words: nil), articles: 2, headline: headline, obstacle: obstacle)
    }

    private var library: FakeLibrary {
        var library = Sample.library
        library.corrections = [
            Self.filed(3, .hide(6), name: "Taurus"),
            Self.filed(2, .merge(1, into: 2), .article(2), name: "B. Pistorius", headline: "Officer's hotel line"),
            Self.filed(1, .split(alias: "Gerhartz", from: 2), name: "Maria Gerhartz", obstacle: 2),
        ]
        return library
    }

    private func listed(_ keys: Key...) -> Model {
        var model = Model.started(on: library, rows: 14, columns: 80)
        model.run(command: "corrections")
        model.answer(model.update(.resized(model.size)), from: library)
        for key in keys { model.press(key, on: library) }
        return model
    }

    @Test("Corrections are listed newest first, then what is hidden")
    func screen() {
        #expect(
            listed().shown == """
                 Corrections · 3
                ────────────────────────────────────────────────────────────────────────────────
                  CORRECTED, newest first                                         3 corrections
                ▌   3  Taurus hidden  2 articles                                     9 Mar 2024
                    2  B. Pistorius merged into Ingo Gerhartz in article 2  Office…  9 Mar 2024
                    1  Ingo Gerhartz split from Maria Gerhartz  needed by 2          9 Mar 2024

                  HIDDEN                                                           1 correction
                    3  Taurus hidden  2 articles                                     9 Mar 2024



                ────────────────────────────────────────────────────────────────────────────────
                            Enter takes the line back  q back  u undo the last  ^R redo  ? keys
                """)
    }

    @Test("Enter and one more key undo the selected correction; one in the way is named")
    func undo() {
        var model = listed(.down)
        #expect(model.press(.enter, on: library).contains { if case .change = $0 { true } else { false } } == false)
        #expect(model.press(.character("u"), on: library).contains(.change(.undoCorrection(2))))
        model = listed(.down, .down, .enter)
        #expect(model.notice?.text.contains("undo 2 first") == true)
    }

    @Test("From a correction of one article that article is opened")
    func opens() {
        var model = listed(.down, .enter)
        #expect(model.press(.character("o"), on: library).contains(.ask(.open(2))))
    }
}
