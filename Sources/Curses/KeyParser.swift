import Terminal

// Keys are told apart here rather than by ncurses, which hands on a sequence that it does not know letter by letter: an
// odd terminal's sequence must not delete or open anything. Here everything shaped like a sequence (ECMA-48, 5.4 and
// 8.3; xterm's ctlseqs) is taken whole, and dropped if it means nothing.

/// Turns bytes from a terminal into keys, and holds incomplete ones back.
struct KeyParser {
    /// The most bytes of one paste that are kept.
    static let longestPaste = 1_000_000
    /// The most bytes that a sequence may have before it is given up.
    static let longestSequence = 4096

    private var pending: [UInt8] = []
    private var paste: [UInt8]?
    private var clicks = Clicks()
    /// The terminal's last word on its background, until it is taken.
    private(set) var background: Background?

    /// Whether a sequence has begun and not ended.
    var isWithinSequence: Bool { paste == nil && !pending.isEmpty }

    /// How long to wait for the rest of a sequence, in milliseconds.
    var patience: Int32 { pending.count == 1 ? 25 : 100 }

    mutating func takeBackground() -> Background? {
        defer { background = nil }
        return background
    }

    /// The keys that these bytes complete.
    ///
    /// - Parameter time: now, in milliseconds on a monotonic clock; it tells double clicks.
    mutating func keys(in bytes: some Collection<UInt8>, at time: Int64) -> [Key] {
        // The usual case, at little cost.
        if pending.isEmpty, paste == nil, bytes.count == 1, let key = bytes.first.flatMap(singleKey) { return [key] }
        pending.append(contentsOf: bytes)
        var keys: [Key] = []
        var position = 0
        while position < pending.count {
            let rest = pending[position...]
            let step = paste == nil ? self.step(rest, at: time) : pasteStep(rest)
            guard let step else { break }
            position += step.bytes
            if let key = step.key { keys.append(key) }
        }
        pending.removeFirst(position)
        return keys
    }

    /// What the sequence means if nothing more comes: a lone Escape is a key, Escape and one character is that character
    /// with Alt, half of a longer sequence is nothing.
    mutating func endSequence() -> [Key] {
        defer { pending = [] }
        guard paste == nil, pending.first == 0x1B else { return [] }
        if pending.count == 1 { return [.escape] }
        guard pending.count == 2 else { return [] }
        return [.alt(Character(Unicode.Scalar(pending[1])))]
    }
}

/// The key that one byte means by itself; nil if it begins something longer.
private func singleKey(_ byte: UInt8) -> Key? {
    switch byte {
    case 0x09: .tab
    case 0x0A, 0x0D: .enter
    case 0x08, 0x7F: .backspace
    case 0x00...0x1A: .control(Character(Unicode.Scalar(byte == 0 ? 0x40 : byte + 0x60)))
    case 0x1C...0x1F: .control(Character(Unicode.Scalar(byte + 0x40)))
    case 0x20...0x7E: .character(Character(Unicode.Scalar(byte)))
    default: nil
    }
}

extension KeyParser {
    /// How many bytes were taken, at least one, and the key they mean, if any.
    typealias Step = (bytes: Int, key: Key?)

    /// The first key in some bytes; nil if more bytes are needed.
    private mutating func step(_ bytes: ArraySlice<UInt8>, at time: Int64) -> Step? {
        guard let first = bytes.first else { return nil }
        if first == 0x1B { return escapeStep(bytes, at: time) }
        if let key = singleKey(first) { return (1, key) }
        guard let letter = Letter(bytes) else { return nil }
        return (letter.bytes, letter.scalar.map { .character(Character($0)) })
    }

    private mutating func escapeStep(_ bytes: ArraySlice<UInt8>, at time: Int64) -> Step? {
        guard let second = bytes.dropFirst().first else { return nil }
        switch second {
        case UInt8(ascii: "["):
            guard let sequence = ControlSequence(bytes) else { return nil }
            return (sequence.bytes, key(for: sequence, at: time))
        case UInt8(ascii: "O"):
            guard let third = bytes.dropFirst(2).first else { return nil }
            return (3, singleShiftKeys[third])
        case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"), UInt8(ascii: "X"):
            guard let length = stringLength(bytes) else { return nil }
            if let told = Background(colorReport: bytes.prefix(length)) { background = told }
            return (length, nil)
        case 0x20...0x7E:
            return (2, .alt(Character(Unicode.Scalar(second))))
        case 0x80...:
            guard let letter = Letter(bytes.dropFirst()) else { return nil }
            return (1 + letter.bytes, letter.scalar.map { .alt(Character($0)) })
        default:
            return (1, .escape)
        }
    }

    private mutating func key(for sequence: ControlSequence, at time: Int64) -> Key? {
        if sequence.bytesBetween.first == UInt8(ascii: "<") {
            return MouseReport(sequence).flatMap { clicks.key(for: $0, at: time) }
        }
        if let told = Background(sequence) { background = told }
        if sequence.final == UInt8(ascii: "~"), sequence.numbers.first == 200 { paste = [] }
        return sequence.key
    }

    /// The length of a string that a terminal sends as an answer, up to and including BEL or ESC \; nil before the end.
    private func stringLength(_ bytes: ArraySlice<UInt8>) -> Int? {
        var previous: UInt8 = 0
        for (count, byte) in bytes.enumerated() where count >= 2 {
            if byte == 0x07 || previous == 0x1B && byte == UInt8(ascii: "\\") { return count + 1 }
            previous = byte
        }
        return bytes.count > Self.longestSequence ? bytes.count : nil
    }

    /// Takes pasted bytes up to the mark that ends a paste.
    private mutating func pasteStep(_ bytes: ArraySlice<UInt8>) -> Step? {
        let mark: [UInt8] = [0x1B, 0x5B, 0x32, 0x30, 0x31, 0x7E]
        guard let end = bytes.firstIndex(of: 0x1B) else {
            keep(bytes)
            return (bytes.count, nil)
        }
        guard end == bytes.startIndex else {
            keep(bytes[..<end])
            return (end - bytes.startIndex, nil)
        }
        if bytes.starts(with: mark) {
            let text = String(decoding: paste ?? [], as: UTF8.self)
            paste = nil
            return (mark.count, .paste(text))
        }
        if mark.starts(with: bytes) { return nil }
        keep(bytes.prefix(1))
        return (1, nil)
    }

    private mutating func keep(_ bytes: ArraySlice<UInt8>) {
        let room = Self.longestPaste - (paste?.count ?? 0)
        // Terminals send a carriage return for each line break.
        paste?.append(contentsOf: bytes.prefix(max(0, room)).lazy.map { $0 == 0x0D ? 0x0A : $0 })
    }
}

/// One scalar in UTF-8 at the start of some bytes; no scalar if they are not UTF-8 or are a control character.
private struct Letter {
    let bytes: Int
    let scalar: Unicode.Scalar?

    /// - Returns: nil if more bytes are needed.
    init?(_ bytes: ArraySlice<UInt8>) {
        guard let first = bytes.first else { return nil }
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        let following = bytes.dropFirst().prefix(length - 1).prefix { $0 & 0xC0 == 0x80 }
        if following.count < length - 1, following.count == bytes.count - 1, first >= 0xC2, first <= 0xF4 { return nil }
        self.bytes = 1 + following.count
        var decoder = UTF8()
        var iterator = bytes.prefix(1 + following.count).makeIterator()
        guard case .scalarValue(let scalar) = decoder.decode(&iterator), scalar.value > 0x9F else {
            self.scalar = nil
            return
        }
        self.scalar = scalar
    }
}
