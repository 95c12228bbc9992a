import Catalogue
import Compression
import Foundation
import GRDB
import Libraries
import News

// Texts and extractions are kept packed, and so are read through functions of the connection.

extension TextPacker {
    /// The text of a frame; nil also for a frame that holds something else.
    ///
    /// The tables of texts and of extractions have the same row numbers. If a damaged disk gives a page of one for a page
    /// of the other, the frame is whole.
    private func text(_ frame: [UInt8]) -> [UInt8]? {
        guard let bytes = unpacked(frame), !Extraction.isBeginning(of: bytes),
            String(validating: bytes, as: UTF8.self) != nil
        else { return nil }
        return bytes
    }

    /// Adds functions to a connection that read what is packed: `unpacked(BLOB)` gives the bytes of a frame,
    /// `unpacked_text(BLOB)` those of a text; both give NULL if they cannot.
    func install(in db: Database) {
        db.add(
            function: DatabaseFunction("unpacked_text", argumentCount: 1, pure: true) { [self] values in
                guard let frame = Data.fromDatabaseValue(values[0]) else { return nil }
                return text(Array(frame)).map { Data($0) }
            })
        db.add(
            function: DatabaseFunction("unpacked", argumentCount: 1, pure: true) { [self] values in
                guard let frame = Data.fromDatabaseValue(values[0]) else { return nil }
                return unpacked(Array(frame)).map { Data($0) }
            })
        db.add(
            function: DatabaseFunction("learn", argumentCount: 3) { [self] values in
                // Not as an array: the first frame would wait until a hundred kilobytes are copied.
                guard let bytes = Data.fromDatabaseValue(values[0]) else { return false }
                if knows(bytes) { return true }
                let use = Int.fromDatabaseValue(values[2]).flatMap(Use.init) ?? .body
                let hash = bytes.withUnsafeBytes { stableHash($0) }
                if hash == Int64.fromDatabaseValue(values[1]) { learn(bytes, for: use) }
                return knows(bytes)
            })
    }

    /// Learns the dictionaries of a library.
    static func learnDictionaries(_ db: Database) throws {
        let learn = try db.cachedStatement(sql: "SELECT learn(bytes, hash, use) FROM dictionary WHERE id = ?")
        var known: Int64?
        for id in try Int64.fetchAll(db, sql: "SELECT id FROM dictionary ORDER BY id") {
            // Each is kept twice, one right after the other: the second is used if the first is damaged.
            if let known, id == known + 1 { continue }
            known = try Bool.fetchOne(learn, arguments: [id]) == true ? id : nil
        }
    }

    /// Makes a dictionary and keeps it in the library.
    ///
    /// - Parameter samples: what it is trained from.
    /// - Returns: the dictionary, which must not be used before it is kept for good; nil if the samples have too little in
    ///   common.
    func trained(_ db: Database, for use: Use, from samples: [[UInt8]]) throws -> [UInt8]? {
        guard let bytes = Self.dictionary(for: samples) else { return nil }
        // Twice: without it, no text could be read. The hash tells whether a copy is damaged.
        for _ in 0..<2 {
            try db.execute(
                sql: "INSERT INTO dictionary (bytes, hash, use) VALUES (?, ?, ?)",
                arguments: [Data(bytes), stableHash(bytes), use.rawValue])
        }
        return bytes
    }
}
