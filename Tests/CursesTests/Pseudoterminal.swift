import CNcurses

@testable import Curses

/// A terminal whose other end is the test.
final class Pseudoterminal {
    private(set) var outer: Int32
    let inner: Int32

    init(rows: Int, columns: Int) {
        var outer: Int32 = -1
        var inner: Int32 = -1
        precondition(cn_pseudoterminal(Int32(rows), Int32(columns), &outer, &inner) == CN_OK, "no pseudoterminal")
        self.outer = outer
        self.inner = inner
    }

    /// Goes away, as a terminal does when its window is closed.
    func vanish() {
        if outer >= 0 { cn_close_descriptor(outer) }
        outer = -1
    }

    deinit {
        vanish()
        cn_close_descriptor(inner)
    }

    /// What the program has sent since the last call.
    func output() -> String {
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        var all: [UInt8] = []
        while cn_is_readable(outer, 20) {
            let count = cn_read(outer, &bytes, Int32(bytes.count), true)
            guard count > 0 else { break }
            all += bytes.prefix(Int(count))
        }
        return String(decoding: all, as: UTF8.self)
    }

    func type(_ keys: String) {
        let bytes = Array(keys.utf8)
        precondition(cn_write(outer, bytes, bytes.count) == CN_OK)
    }
}
