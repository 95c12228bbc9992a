import CNcurses
import Terminal

// The one real terminal. Frames come as grids; only the cells that differ from the last frame are sent. See
// Screen+Painting.swift for the glyphs that terminals may measure differently.

/// A terminal that shows grids of cells and reports keys. It belongs to the thread that opened it.
package final class Screen {
    /// What the terminal can do; does not change while it is open.
    package let capabilities: Capabilities
    /// The size as last looked at by `init` or `resize`.
    package private(set) var size: Size
    /// Whether the terminal has gone away; nothing will come from it any more.
    package private(set) var isClosed = false

    /// The descriptor that keys are read from, for `Wakeup`.
    package let input: Int32

    let palette: Palette
    var shown: CellGrid?
    var cursor: Position?
    /// The first column in each row of `shown` whose glyph is of uncertain width; the number of columns where there is none.
    var uncertainColumns: [Int] = []
    private var keys = KeyParser()
    private let opened: Int32?
    private var isOpen = true

    /// A place on the screen, from 0 at the top and the left.
    package typealias Position = (row: Int, column: Int)

    /// Takes over the terminal of this process: standard input and output, or where one of them is not a terminal, the
    /// one that started the process.
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
    ///   - input: a descriptor that stays the caller's, unless it is also `opened`.
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

    /// Looks at the terminal's size anew. Returns whether it changed; then everything is painted with the next frame.
    @discardableResult
    package func resize() -> Bool {
        guard isOpen else { return false }
        let before = size
        size = Self.fittedSize()
        guard size != before else { return false }
        redraw()
        return true
    }

    /// Has everything painted with the next frame, whatever stands on the terminal.
    package func redraw() {
        shown = nil
    }

    /// Gives the terminal back as it was, for another program to use; `resume` takes it again.
    package func suspend() {
        cn_suspend()
    }

    /// Takes the terminal again, in whatever state it was left, and shows the last frame.
    package func resume() {
        guard isOpen else { return }
        cn_resume()
        resize()
        guard let frame = shown else { return }
        redraw()
        present(frame, cursor: cursor)
    }

    /// Stops this program as `^Z` does, with the terminal given back, and returns when it goes on. Returns at once where
    /// no shell could go on with it.
    package func stop() {
        suspend()
        cn_stop_job()
        resume()
    }

    /// Gives the terminal back for good. Harmless the second time.
    package func close() {
        guard isOpen else { return }
        isOpen = false
        cn_close()
        if let opened { cn_close_descriptor(opened) }
    }

    /// Turns reporting of the mouse on or off; without it the terminal's own selection works.
    package func reportMouse(_ on: Bool) {
        cn_mouse(on)
    }

    /// Puts a text into the clipboard of whoever sits at the terminal, by OSC 52.
    ///
    /// - Returns: whether it was sent. It is not where the terminal is not known to understand it, or where the text has
    ///   more than 74,994 bytes, the most that xterm takes. Terminals do not say whether they obeyed.
    package func copy(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard isOpen, capabilities.isLikeXterm, bytes.count <= 74_994 else { return false }
        let sequence = Array("\u{1B}]52;c;".utf8) + base64(bytes) + Array("\u{1B}\\".utf8)
        return sequence.withUnsafeBytes { buffer in
            guard let start = buffer.bindMemory(to: CChar.self).baseAddress else { return false }
            return cn_send(start, buffer.count) == CN_OK
        }
    }

    /// The keys that were typed since the last call, in order.
    ///
    /// Never waits, but for the rest of a sequence that has begun: 25 ms after a lone Escape, 100 ms after more.
    ///
    /// - Parameter areThere: whether it is known that some wait; nothing asks for that again then.
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
    private func readPending(into found: inout [Key], areThere: Bool = false) {
        // On the stack: mostly one byte comes.
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1024) { bytes in
            guard let start = bytes.baseAddress else { return }
            // Bounded, so that a terminal that never stops sending cannot keep the program from painting.
            for round in 0..<2048 {
                let count = Int(cn_read(input, start, Int32(bytes.count), areThere && round == 0))
                isClosed = count < 0
                guard count > 0 else { return }
                found += keys.keys(in: bytes[..<count], at: cn_now())
                // There were no more.
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
