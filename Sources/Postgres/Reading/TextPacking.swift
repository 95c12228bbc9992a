import Compression
import Libraries
import News

// Texts and extractions are kept as files keep them: packed, with a dictionary for each, which the library holds too
// (`Compression/TextPacker.swift`). So they take half of what they take as PostgreSQL packs them, and go packed over the
// network.

extension Session {
    /// The text in a column; nil for NULL, or if it is damaged.
    func body(_ row: Row, _ column: Int) throws -> String? {
        try unpacked(row, column).map { String(decoding: $0, as: UTF8.self) }
    }

    /// What is packed in a column; nil for NULL, or if it is damaged.
    func unpacked(_ row: Row, _ column: Int) throws -> [UInt8]? {
        guard let frame = row.bytes(column) else { return nil }
        if let bytes = packer.unpacked(frame) { return bytes }
        // Another program may have made a dictionary since.
        try learnDictionaries()
        return packer.unpacked(frame)
    }

    func learnDictionaries() throws {
        for row in try rows("SELECT purpose, bytes FROM dictionary ORDER BY id") {
            if let use = TextPacker.Use(rawValue: row.count(0)), let bytes = row.bytes(1) {
                packer.learn(bytes, for: use)
            }
        }
    }
}

extension PostgresLibrary {
    /// How many pieces a dictionary is trained from.
    private static let dictionarySamples = 1000

    /// Learns the library's dictionary for some use, and makes one if there is enough to train it from.
    ///
    /// - Parameter pieces: what is about to be packed; only asked for if there is no dictionary yet.
    func findDictionary(for use: TextPacker.Use, samples pieces: @autoclosure () -> [[UInt8]]) throws(LibraryError) {
        if server.packer.hasDictionary(for: use) { return }
        let samples = pieces()
        let table: SQL = use == .body ? "text" : "extraction"
        let column: SQL = use == .body ? "body" : "content"
        let kept = try read { session in
            try session.learnDictionaries()
            return try session.number(
                "SELECT count(*) FROM (SELECT 1 FROM " + table + " LIMIT \(Self.dictionarySamples)) AS kept")
        }
        guard !server.packer.hasDictionary(for: use), samples.count + Int(kept ?? 0) >= Self.dictionarySamples else {
            return
        }
        let trained = try write(telling: nil) { session in
            // Another program may have made one meanwhile, and packed texts with it.
            try session.change("LOCK TABLE dictionary IN SHARE ROW EXCLUSIVE MODE")
            try session.learnDictionaries()
            if session.packer.hasDictionary(for: use) { return nil as [UInt8]? }
            let rows = try session.rows(
                "SELECT " + column + " FROM " + table + " WHERE length(" + column
                    + ") < 20000 ORDER BY article DESC LIMIT \(max(0, Self.dictionarySamples - samples.count))")
            let short = samples.filter { $0.count < 40_000 }.prefix(Self.dictionarySamples)
            let stored = try rows.compactMap { try session.unpacked($0, 0) }
            guard let bytes = TextPacker.dictionary(for: short + stored) else { return nil }
            try session.change("INSERT INTO dictionary (purpose, bytes) VALUES (\(use.rawValue), \(Bytes(bytes)))")
            return bytes
        }
        // Not before it is kept for good.
        if let trained { server.packer.learn(trained, for: use) }
    }
}
