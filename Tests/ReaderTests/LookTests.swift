import News
import Terminal
import Testing

@testable import Reader

@Suite struct LookTests {
    @Test("In monochrome mentions, the chosen one and the current one are told apart")
    func monochrome() {
        var model = Model.started(on: Sample.library, options: ReaderOptions(theme: .monochrome))
        model.press(.enter, .character("]"), on: Sample.library)
        let grid = model.view().grid
        #expect(grid.style(of: "Ingo Gerhartz, had") == Style(attributes: .underline))
        #expect(grid.style(of: "Pistorius called") == Style(attributes: [.bold, .underline]))
        #expect(grid.style(of: "Boris Pistorius said") == Style(attributes: [.bold, .reverse]))
        #expect(grid.style(of: "Four officers") == .plain)
    }

    @Test("In the ASCII mode no line or mark is drawn with anything else")
    func ascii() {
        var model = Model.started(on: Sample.library, options: ReaderOptions(glyphs: .ascii))
        for keys: [Key] in [
            [], [.enter], [.enter], [.character("w")], [.escape, .character("?")], [.escape, .character("e")],
        ] {
            for key in keys { model.press(key, on: Sample.library) }
            let others = model.shown.filter { !$0.isASCII }
            #expect(others.isEmpty, "\(others)")
        }
    }

    @Test("Text from outside never reaches a cell raw")
    func hostile() {
        let evil = "x\u{1B}[31m\u{202E}\u{7}\u{9B}\r\n\u{0}y"
        let entity = Entity(id: 1, name: evil, kind: .person, mentions: 1, articles: 1, role: evil)
        let library = FakeLibrary([.sample(1, evil, source: evil, body: evil + " Bob.", names: [(entity, ["Bob"])])])
        var model = Model.started(on: library)
        for key: Key in [.enter, .character("e"), .escape, .character("w"), .escape, .enter] {
            model.press(key, on: library)
            for scalar in model.shown.unicodeScalars where scalar != "\n" {
                #expect(scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value) && scalar.value != 0x202E)
            }
        }
    }
}
