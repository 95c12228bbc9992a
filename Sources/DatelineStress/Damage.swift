import Foundation

/// One way to damage a library. Its database, its log and the log's index are told apart by the endings of their names:
/// ``, `-wal` and `-shm`.
enum Damage: String, CaseIterable {
    case flips, noise, zeros, truncation, swappedPages, repeatedPage, header, firstPage, growth
    case logFlips, logTruncation, logZeros, logOfAnother, indexFlips, indexTruncation, all

    /// Whether it needs a log beside the file.
    var needsLog: Bool {
        switch self {
        case .logFlips, .logTruncation, .logZeros, .logOfAnother, .indexFlips, .indexTruncation, .all: true
        default: false
        }
    }

    /// SQLite's file format, section 1.3.2: two bytes of the header hold the page size; 1 means 65536.
    private static func pageSize(_ bytes: [UInt8]) -> Int {
        let size = bytes.count > 17 ? Int(bytes[16]) << 8 | Int(bytes[17]) : 0
        return size > 1 ? size : 65_536
    }

    func apply(to files: inout [String: [UInt8]], with random: inout Repeatable) {
        var file = files[""] ?? []
        switch self {
        case .flips: Self.flip(&file, in: file.indices, &random)
        case .noise: Self.overwrite(&file, upTo: 4000, with: nil, &random)
        case .zeros: Self.overwrite(&file, upTo: 40_000, with: 0, &random)
        case .truncation: file.removeLast(Int.random(in: 1...file.count, using: &random))
        case .swappedPages, .repeatedPage:
            let size = Self.pageSize(file)
            let pages = file.count / size
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let one = Int.random(in: 1..<pages, using: &random) * size
                let other = Int.random(in: 1..<pages, using: &random) * size
                let (first, second) = (file[one..<one + size], file[other..<other + size])
                file.replaceSubrange(one..<one + size, with: second)
                if self == .swappedPages { file.replaceSubrange(other..<other + size, with: first) }
            }
        case .header: Self.flip(&file, in: 0..<100, &random)
        case .firstPage:
            let end = random.once(in: 2) ? 100 : Self.pageSize(file)
            for index in 0..<end { file[index] = 0 }
        case .growth:
            file += (0..<Int.random(in: 1...40_000, using: &random)).map { _ in .random(in: 0...255, using: &random) }
        case .logFlips: Self.flipLog(&files, "-wal", &random)
        case .logTruncation: Self.truncate(&files, "-wal", &random)
        case .logZeros:
            var log = files["-wal"] ?? []
            Self.overwrite(&log, upTo: 40_000, with: 0, &random)
            files["-wal"] = log
        case .logOfAnother: files["-wal"] = (0..<100_000).map { _ in .random(in: 0...255, using: &random) }
        case .indexFlips: Self.flipLog(&files, "-shm", &random)
        case .indexTruncation: Self.truncate(&files, "-shm", &random)
        case .all:
            Self.flip(&file, in: file.indices, &random)
            Self.flipLog(&files, "-wal", &random)
            Self.flipLog(&files, "-shm", &random)
        }
        files[""] = file
    }

    private static func flipLog(_ files: inout [String: [UInt8]], _ end: String, _ random: inout Repeatable) {
        guard var bytes = files[end], !bytes.isEmpty else { return }
        flip(&bytes, in: bytes.indices, &random)
        files[end] = bytes
    }

    private static func truncate(_ files: inout [String: [UInt8]], _ end: String, _ random: inout Repeatable) {
        guard let count = files[end]?.count, count > 0 else { return }
        files[end]?.removeLast(Int.random(in: 1...count, using: &random))
    }

    private static func flip(_ bytes: inout [UInt8], in range: Range<Int>, _ random: inout Repeatable) {
        for _ in 0..<Int.random(in: 1...40, using: &random) {
            bytes[Int.random(in: range, using: &random)] ^= UInt8.random(in: 1...255, using: &random)
        }
    }

    private static func overwrite(
        _ bytes: inout [UInt8], upTo longest: Int, with value: UInt8?, _ random: inout Repeatable
    ) {
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let start = Int.random(in: bytes.indices, using: &random)
            let end = min(bytes.count, start + Int.random(in: 1...longest, using: &random))
            for index in start..<end { bytes[index] = value ?? .random(in: 0...255, using: &random) }
        }
    }
}
