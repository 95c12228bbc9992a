import News
import Terminal
import Testing

@testable import Reader

/// A source of numbers that is the same on every run: SplitMix64 of Steele, Lea and Flood (2014).
struct Dice {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func roll(_ sides: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(max(1, sides)))
    }
}

@Suite struct RandomKeysTests {
    private static let strange = "a\u{1B}[31m\u{202E}b\n\n東京 👩‍👩‍👧 e\u{301}\u{301}\u{301} \u{200B}\t- x\r\nend\0"

    private static var library: FakeLibrary {
        var articles = Sample.library.articles
        for id in 6...110 {
            let body = String(repeating: strange + "\n\nPistorius in Singapore.\n\n", count: id % 9)
            articles.append(
                .sample(
                    Article.ID(id), id % 7 == 0 ? strange : "Article \(id)", source: id % 5 == 0 ? strange : nil,
                    day: 1 + id % 28, body: body, names: Sample.names, isRead: id % 3 == 0, offset: id))
        }
        return FakeLibrary(articles)
    }

    private static let keys: [Key] =
        Array("jkgGbhlJKUnNsSwFeu*royzt?:/][}{f<>qmm+-0qxad 1é東,i").map { Key.character($0) } + [
            .enter, .enter, .enter, .tab, .backTab, .escape, .escape, .backspace, .delete, .up, .down, .left, .right,
            .home, .end, .pageUp, .pageDown, .control("d"), .control("u"), .control("r"), .control("l"),
            .function(1), .function(2), .function(9), .alt("x"), .paste("pasted\ntext"), .paste("sing"), .control("w"),
        ]

    @Test("Thousands of random keys, sizes and late answers never trap", arguments: [1, 2, 3, 4] as [UInt64])
    func neverTraps(seed: UInt64) {
        let library = Self.library
        var dice = Dice(seed: seed)
        var model = Model.started(on: library, options: ReaderOptions(isFirstStart: true, world: Sample.world))
        var waiting: [Effect] = []
        var last = Frame()
        for step in 0..<5000 {
            var message = Message.key(Self.keys[dice.roll(Self.keys.count)])
            switch dice.roll(40) {
            case 0: message = .resized(Size(rows: dice.roll(60), columns: dice.roll(220)))
            case 1: message = .resized(Size(rows: dice.roll(4), columns: dice.roll(4)))
            case 2: message = .libraryChanged(.anything)
            case 3: message = .key(.mouse(.init(action: .press, row: dice.roll(60), column: dice.roll(200))))
            case 8: message = .key(.mouse(.init(action: .doubleClick, row: dice.roll(60), column: dice.roll(200))))
            case 4: message = .key(.mouse(.init(action: .drag, row: dice.roll(60), column: dice.roll(200))))
            case 5: message = .key(.mouse(.init(action: .wheelDown, row: dice.roll(60), column: dice.roll(200))))
            case 6: message = .progress(Progress(work: "importing", done: step, total: nil))
            case 7: waiting.first.map { message = .failed($0, reason: "the disk is full") }
            default: break
            }
            waiting += model.update(message)
            // Answers come late, and some never.
            while let effect = waiting.first, dice.roll(3) > 0 {
                waiting.removeFirst()
                for answer in library.answers(to: effect) where dice.roll(50) > 0 { waiting += model.update(answer) }
            }
            if waiting.count > 50 { waiting.removeFirst(25) }
            if step % 3 == 0 || model.size.rows < 5 {
                let frame = model.view()
                #expect(frame.grid.size == CellGrid(size: model.size).size)
                // What stays from the frame before is what would be drawn, and where it was not drawn it is as it was.
                let before = last.grid
                model.draw(on: &last)
                #expect(last == frame)
                if let drawn = last.drawn { #expect(outside(drawn, of: last.grid) == outside(drawn, of: before)) }
                if let cursor = frame.cursor {
                    #expect(cursor.row < model.size.rows && cursor.column < model.size.columns)
                }
            }
        }
    }

    /// What a grid shows where it was not drawn anew.
    private func outside(_ areas: [Area], of grid: CellGrid) -> CellGrid {
        var grid = grid
        for area in areas { grid.fill(row: area.row, column: area.column, rows: area.rows, columns: area.columns) }
        return grid
    }

    @Test("Every size from nothing up to a small screen is drawn in every mode")
    func smallSizes() {
        let modes: [[Key]] = [
            [], [.enter], [.tab, .tab], [.character("w")], [.character("?")], [.character("e")], [.character(":")],
            [.enter, .enter], [.character("s"), .character("a")], [.character("/"), .character("a")],
            [.enter, .character("f")], [.character("z")], [.character("m")],
            [.enter, .character("m"), .character("+")],
        ]
        for keys in modes {
            var model = Model.started(
                on: Sample.library, options: ReaderOptions(isFirstStart: true, world: Sample.world))
            for key in keys { model.press(key, on: Sample.library) }
            for rows in [0, 1, 2, 3, 4, 5, 6, 11, 12, 13] {
                for columns in [0, 1, 2, 5, 12, 13, 40, 60, 61, 99, 100] {
                    _ = model.update(.resized(Size(rows: rows, columns: columns)))
                    let frame = model.view()
                    #expect(frame.grid.size == Size(rows: rows, columns: columns))
                    if let cursor = frame.cursor { #expect(cursor.row < rows && cursor.column < columns) }
                }
            }
        }
    }
}
