import Resources

/// How much each trigram of letters speaks for each language, as `Resources/build/languages.py` has counted it.
///
/// The file is mapped, and a row of it fills a line of the processor's cache, so that looking a trigram up costs one wait
/// for memory. Its layout stands in the script. Letters are told and made small by rules that both share, not by
/// Unicode's tables.
struct TrigramTable: Sendable {
    /// The tags of the languages, in the order of a row's bytes.
    let languages: [String]
    private let file: MappedFile
    private let rows: Int
    private let rowsStart: Int

    private static let head = 16
    private static let tagLength = 12
    /// Languages that a row has room for.
    private static let most = 60

    /// - Throws: `.unreadable`, or `.malformed` if the file is of another kind or length.
    init(path: String) throws(ResourceError) {
        file = try MappedFile(path: path)
        let count = Int(file.uint32(at: 8))
        rows = Int(file.uint32(at: 12))
        rowsStart = Self.head + count * Self.tagLength
        guard file.text(at: 0) == "DLLNG1", (1...Self.most).contains(count), rows > 0,
            rowsStart + rows * Self.rowLength == file.count
        else { throw .malformed(path: path, expected: "a table of trigrams, version 1") }
        languages = (0..<count).map { [file] in file.text(at: Self.head + $0 * Self.tagLength) }
    }

    /// The rows; valid only as long as the table is held.
    func opened() -> TrigramRows? {
        guard let base = file.bytes.baseAddress else { return nil }
        return TrigramRows(base: base + rowsStart, count: rows)
    }

    static let rowLength = 64
}

/// The rows of a table while it is used.
struct TrigramRows {
    private let base: UnsafeRawPointer
    private let count: Int

    fileprivate init(base: UnsafeRawPointer, count: Int) { (self.base, self.count) = (base, count) }

    /// Adds what a trigram says of each language to the sums; nothing for one that no language lists.
    @inline(__always)
    func add(_ trigram: UInt64, to sums: inout OpenSums) {
        let value = Self.mixed(trigram)
        let check = max(1, UInt32(truncatingIfNeeded: value >> 32))
        var slot = Int(((value & 0xFFFF_FFFF) &* UInt64(count)) >> 32)
        for _ in 0..<count {
            let row = base + slot * TrigramTable.rowLength
            let found = UInt32(littleEndian: row.loadUnaligned(as: UInt32.self))
            if found == check { return sums.add(row.loadUnaligned(as: SIMD8<UInt64>.self)) }
            if found == 0 { return }
            slot = slot + 1 == count ? 0 : slot + 1
        }
    }

    @inline(__always)
    private static func mixed(_ key: UInt64) -> UInt64 {
        var key = (key ^ key >> 31) &* 0x7FB5_D329_728E_A185
        key = (key ^ key >> 27) &* 0x81DA_DEF4_BC2D_D44D
        return key ^ key >> 33
    }
}

/// Sums of a row's bytes, each for itself. The first four are of the row's check and mean nothing.
struct LanguageSums {
    // Of the bytes 0, 4, 8 and so on of a row, then of 1, 5, 9, of 2, 6, 10, and of 3, 7, 11.
    private typealias Lanes = SIMD16<UInt32>
    private var lanes = (Lanes(), Lanes(), Lanes(), Lanes())

    mutating func add(_ other: LanguageSums) {
        lanes.0 &+= other.lanes.0
        lanes.1 &+= other.lanes.1
        lanes.2 &+= other.lanes.2
        lanes.3 &+= other.lanes.3
    }

    /// Adds sums of 16 bits: those of the bytes 0, 2, 4 and so on, and those of 1, 3, 5.
    @inline(__always)
    fileprivate mutating func add(even: SIMD8<UInt64>, odd: SIMD8<UInt64>) {
        let (even, odd) = (unsafeBitCast(even, to: Lanes.self), unsafeBitCast(odd, to: Lanes.self))
        let low = Lanes(repeating: 0xFFFF)
        lanes.0 &+= even & low
        lanes.1 &+= odd & low
        lanes.2 &+= even &>> 16
        lanes.3 &+= odd &>> 16
    }

    /// The sum of a language, by its number in the table.
    subscript(language: Int) -> Int {
        withUnsafeBytes(of: lanes) { Int($0.load(fromByteOffset: Self.offset(of: language), as: UInt32.self)) }
    }

    /// The first of so many languages whose sum none surpasses; 0 if there are none.
    func largest(of count: Int) -> Int {
        withUnsafeBytes(of: lanes) { lanes in
            var (best, most) = (0, UInt32(0))
            for language in 0..<count {
                let sum = lanes.load(fromByteOffset: Self.offset(of: language), as: UInt32.self)
                if sum > most { (best, most) = (language, sum) }
            }
            return best
        }
    }

    @inline(__always)
    private static func offset(of language: Int) -> Int {
        let byte = language + 4
        return ((byte & 3) * 16 + byte >> 2) * MemoryLayout<UInt32>.stride
    }
}

/// Sums to which rows are being added: in 16 bits, since the processor adds twice as many of these at once, until the
/// next row might be too much for them.
struct OpenSums {
    private var whole = LanguageSums()
    // Four sums in a word: those of the bytes 0, 2, 4 and so on of a row, and those of 1, 3, 5.
    private var even = SIMD8<UInt64>()
    private var odd = SIMD8<UInt64>()
    /// How many more rows are sure to find room.
    private var room = most

    /// As many bytes of 255 are less than 2 to the 16th.
    private static let most = 257

    @inline(__always)
    fileprivate mutating func add(_ row: SIMD8<UInt64>) {
        let low = SIMD8<UInt64>(repeating: 0x00FF_00FF_00FF_00FF)
        even &+= row & low
        odd &+= (row &>> 8) & low
        room -= 1
        if room == 0 { close() }
    }

    /// All that was added.
    mutating func sums() -> LanguageSums {
        close()
        return whole
    }

    private mutating func close() {
        whole.add(even: even, odd: odd)
        (even, odd, room) = (SIMD8(), SIMD8(), Self.most)
    }
}

/// A letter in small: Latin, Greek, Cyrillic and Armenian; others as they are. As `small` in the script.
@inline(__always)
func smallLetter(_ value: UInt32) -> UInt32 {
    if value < 0x80 { return value &- 0x41 <= 25 ? value + 32 : value }
    return smallLetterBeyondASCII(value)
}

private func smallLetterBeyondASCII(_ value: UInt32) -> UInt32 {
    switch value {
    case 0xC0...0xD6, 0xD8...0xDE, 0x391...0x3A9, 0x410...0x42F: value + 32
    case 0x100...0x137, 0x14A...0x177, 0x1E00...0x1EFF, 0x460...0x481, 0x48A...0x4BF, 0x1A0...0x1A5, 0x218...0x21B:
        value | 1
    case 0x139...0x148, 0x179...0x17E: value + (value & 1)
    case 0x1AF: 0x1B0
    case 0x400...0x40F: value + 80
    case 0x531...0x556: value + 48
    default: value
    }
}

/// Whether a scalar is a letter, or a mark that belongs to one. As `is_letter` in the script.
func isLetter(_ value: UInt32) -> Bool {
    if value < 0x80 { return (value | 0x20) >= 0x61 && (value | 0x20) <= 0x7A }
    switch value {
    case 0..<0xC0, 0xD7, 0xF7, 0x60C, 0x61B, 0x61F, 0x6D4, 0x964, 0x2000...0x2BFF, 0x3000...0x303F, 0xFF00...0xFF20:
        return false
    default: return true
    }
}
