import Foundation
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

    @Test("A theme that brings its colours leaves no cell in the terminal's own", arguments: Theme.all)
    func grounds(_ theme: Theme) {
        var model = Model.started(on: Sample.library, options: ReaderOptions(theme: theme))
        for keys: [Key] in [[], [.enter, .character("]")], [.character("w")], [.escape, .enter]] {
            for key in keys { model.press(key, on: Sample.library) }
            var grid = model.view().grid
            var styles: Set<Style> = []
            for row in 0..<grid.size.rows {
                grid.restyle(row: row, column: 0, columns: grid.size.columns) { styles.insert($0) }
            }
            let bare = styles.filter { $0.background == .standard || $0.foreground == .standard }
            #expect(theme.ground == .plain || bare.isEmpty)
        }
    }

    @Test("Text of every kind can be read on the background of its theme", arguments: Theme.palettes)
    func contrasts(_ theme: Theme) throws {
        for ink in Ink.allCases where ![.rule, .selected, .selectedElsewhere].contains(ink) {
            let foreground = theme[ink].foreground == .standard ? theme.ground.foreground : theme[ink].foreground
            let (light, dark) = (luminance(foreground), luminance(theme.ground.background))
            let contrast = (max(light, dark) + 0.05) / (min(light, dark) + 0.05)
            #expect(contrast >= 4.5, "\(theme.name) \(ink) \(contrast)")
        }
    }

    /// - Source: relative luminance of WCAG 2.1.
    private func luminance(_ color: Color) -> Double {
        guard case .rgb(let red, let green, let blue) = color else { return 0 }
        func linear(_ value: UInt8) -> Double {
            let part = Double(value) / 255
            return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    @Test(":theme automatic follows the terminal's background again, and forgets the theme that was chosen")
    func automatic() {
        var model = Model.started(on: Sample.library)
        model.run(command: "theme nord")
        _ = model.update(.background(isLight: true))
        #expect(model.theme.name == "nord" && model.saved.theme == "nord")
        #expect(model.drained(after: "theme automatic").contains(.terminal(.followBackground)))
        #expect(model.theme.name == "light" && model.saved.theme == nil)
        _ = model.update(.background(isLight: false))
        #expect(model.theme.name == "dark")
    }

    @Test("With few colours the background stays the terminal's")
    func fewColors() {
        let few = Theme.all.map { $0.fitting(colors: 8) }
        #expect(few.allSatisfy { $0.ground == .plain && $0[.text] == .plain })
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
