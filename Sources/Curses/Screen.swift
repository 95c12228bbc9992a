import CNcurses
import Terminal

// The one real terminal. Frames come as grids, and only the cells that differ from the last frame are sent.
// Screen+Painting.swift deals with glyphs whose width terminals disagree on.

/// A terminal that shows grids of cells and reports keys. It belongs to the thread that opened it.
package final class Screen {
    /// What the terminal can do; it does not change while the screen is open.
    package let capabilities: Capabilities
    /// The size that `init` or `resize` last read.
    package private(set) var size: Size
    /// Whether the terminal has gone away; nothing more will come from it.
    package private(set) var isClosed = false

    /// The descriptor that keys are read from, for `Wakeup`.
    package let input: Int32

    /// Whether links of a grid are given to the terminal.
    package var showsLinks = false
    let palette: Palette
    var shown: CellGrid?
    var cursor: Position?
    var rest: Position?
    /// The first column of each row of `shown` whose glyph is of uncertain width; the number of columns if there is none.
    var uncertainColumns: [Int] = []
    private var keys = KeyParser()
    /// When the background was asked for; nil once the terminal has told it, or if it was not asked for.
    private var asked: Int64?
    private let opened: Int32?
    private var isOpen = true

    /// A position on the screen, counted from 0 at the top and the left.
    package typealias Position = (row: Int, column: Int)

    /// Takes over this process's terminal: standard input and output or, if one of them is not a terminal, the one that
    /// started the process.
    package convenience init(colors: ColorUse = .automatic) throws(ScreenError) {
        if cn_is_terminal(0), cn_is_terminal(1) {
            try self.init(input: 0, output: 1, colors: colors)
        } else {
            let terminal = cn_controlling_terminal()
            guard terminal >= 0 else { throw .notATerminal }
            try self.init(input: terminal, output: terminal, colors: colors, closing: terminal)
        }
    }

    /// Takes over a terminal.
    ///
    /// - Parameters:
    ///   - input: a descriptor that the caller keeps, unless it is also `opened`.
    ///   - name: the terminal's name instead of `TERM`.
    ///   - opened: a descriptor to close with the screen.
    package init(
        input: Int32, output: Int32, colors: ColorUse = .automatic, name: String? = nil, closing opened: Int32? = nil
    ) throws(ScreenError) {
        let isUnicode = cn_use_locale()
        let result = Int(cn_open(input, output, name, colors == .automatic))
        if result != CN_OK, let opened { cn_close_descriptor(opened) }
        switch result {
        case CN_OK: break
        case CN_NOT_A_TERMINAL: throw .notATerminal
        case CN_UNKNOWN_TERMINAL: throw .unknownTerminal(name: name)
        case CN_TOO_SIMPLE: throw .tooSimple
        default: throw .alreadyOpen
        }
        self.input = input
        self.opened = opened
        capabilities = Capabilities(
            colors: Int(cn_colours()), isUnicode: isUnicode, isLikeXterm: cn_is_like_xterm())
        palette = Palette(colors: capabilities.colors)
        size = Self.fittedSize()
    }

    deinit { close() }

    /// Reads the terminal's size again. If it changed, the next frame is painted in full.
    ///
    /// - Returns: whether it changed.
    @discardableResult
    package func resize() -> Bool {
        guard isOpen else { return false }
        let before = size
        size = Self.fittedSize()
        guard size != before else { return false }
        redraw()
        return true
    }

    /// Has the next frame painted in full, whatever the terminal shows.
    package func redraw() {
        shown = nil
    }

    /// Gives the terminal back as it was, for another program to use; `resume` takes it again.
    package func suspend() {
        cn_suspend()
    }

    /// Takes the terminal over again, in whatever state it was left, and shows the last frame.
    package func resume() {
        guard isOpen else { return }
        cn_resume()
        resize()
        guard let frame = shown else { return }
        redraw()
        present(frame, cursor: cursor, rest: rest)
    }

    /// Stops this program as `^Z` does, with the terminal given back, and returns when it continues; at once if no shell
    /// could continue it.
    package func stop() {
        suspend()
        cn_stop_job()
        resume()
    }

    /// Gives the terminal back for good. A second call does nothing.
    package func close() {
        guard isOpen else { return }
        isOpen = false
        awaitAnswer()
        cn_close()
        if let opened { cn_close_descriptor(opened) }
    }

    /// Turns mouse reports on or off; without them the terminal's own selection works.
    package func reportMouse(_ on: Bool) {
        cn_mouse(on)
    }

    /// Asks the terminal whether its background is light or dark, and to be told when that changes. Nothing waits for the
    /// answer, which comes as input: see `takeBackground`.
    package func followBackground() {
        guard isOpen, capabilities.isLikeXterm else { return }
        cn_follow_background()
        asked = cn_now()
    }

    /// What the terminal has told of its background since the last call; nil for nothing.
    package func takeBackground() -> Background? {
        let told = keys.takeBackground()
        if told != nil { asked = nil }
        return told
    }

    /// Shows a picture in place of the frame, with a line of words below it.
    ///
    /// - Parameters:
    ///   - picture: bytes for this terminal that draw it from the upper left corner, with a line feed at the end of a row.
    ///   - words: printable ASCII.
    package func show(picture: [UInt8], words: String) {
        guard isOpen else { return }
        cn_clear()
        // The terminal's own modes do not turn a line feed into a new line.
        send([0x1B, 0x37] + picture.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] } + [0x1B, 0x38])
        cn_move(Int32(clamping: size.rows - 1), 1)
        let line = Array(words.utf8.prefix(max(0, size.columns - 2)))
        cn_put_ascii(line, Int32(line.count), palette.look(.plain))
        _ = cn_flush(-1, -1, false)
        redraw()
    }

    /// Takes a picture away; the next frame is painted in full.
    package func endPicture() {
        guard isOpen else { return }
        // Pictures of kitty's protocol stay when cells are cleared; other terminals pass this over.
        send(Array("\u{1B}_Ga=d\u{1B}\\".utf8))
        redraw()
    }

    /// Copies a text to the clipboard of whoever sits at the terminal (OSC 52).
    ///
    /// - Returns: whether it was sent. It is not if the terminal is not known to understand it, or if the text has more
    ///   than 74,994 bytes, the most that xterm takes. Terminals do not say whether they obeyed.
    package func copy(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard isOpen, capabilities.isLikeXterm, bytes.count <= 74_994 else { return false }
        let sequence = Array("\u{1B}]52;c;".utf8) + base64(bytes) + Array("\u{1B}\\".utf8)
        return sequence.withUnsafeBytes { buffer in
            guard let start = buffer.bindMemory(to: CChar.self).baseAddress else { return false }
            return cn_send(start, buffer.count) == CN_OK
        }
    }

    /// The keys typed since the last call, in order.
    ///
    /// Never waits, except for the rest of a sequence that has begun: 25 ms after a lone Escape, 100 ms after more.
    ///
    /// - Parameter areThere: whether keys are known to wait; that saves asking.
    package func readKeys(areThere: Bool = false) -> [Key] {
        guard isOpen, !isClosed else { return [] }
        var found: [Key] = []
        readPending(into: &found, areThere: areThere)
        while keys.isWithinSequence, !isClosed {
            guard cn_is_readable(input, keys.patience) else {
                found += keys.endSequence()
                break
            }
            readPending(into: &found)
        }
        return found
    }
}

extension Screen {
    private func send(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { buffer in
            if let start = buffer.bindMemory(to: CChar.self).baseAddress { _ = cn_send(start, buffer.count) }
        }
    }

    /// Gives an answer that is on its way a moment to come, so that it does not end up in the shell.
    private func awaitAnswer() {
        guard let asked, cn_now() - asked < 1000, !isClosed, cn_is_readable(input, 100) else { return }
        var keys: [Key] = []
        readPending(into: &keys)
    }

    private func readPending(into found: inout [Key], areThere: Bool = false) {
        // On the stack: usually one byte comes.
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1024) { bytes in
            guard let start = bytes.baseAddress else { return }
            // Bounded, so that a terminal that never stops sending cannot keep the program from painting.
            for round in 0..<2048 {
                let count = Int(cn_read(input, start, Int32(bytes.count), areThere && round == 0))
                isClosed = count < 0
                guard count > 0 else { return }
                found += keys.keys(in: bytes[..<count], at: cn_now())
                // Nothing was left.
                if count < bytes.count { return }
            }
        }
    }

    private static func fittedSize() -> Size {
        var rows: Int32 = 0
        var columns: Int32 = 0
        cn_fit(&rows, &columns)
        return Size(rows: Int(rows), columns: Int(columns))
    }
}
