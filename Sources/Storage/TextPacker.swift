import CLibZstd
import Foundation
import GRDB
import Synchronization

// Texts are kept as Zstandard frames (RFC 8878). News is short, and a short text compresses badly by itself; with a
// dictionary of what the library's own articles have in common it takes a third less. The dictionary is trained once,
// from the first thousand articles, and lies in the library itself, so that the file can be read wherever it goes. A
// frame says by number which dictionary it needs.

/// Packs and unpacks the texts of one library. Safe to use from all threads.
final class TextPacker: Sendable {
    /// A prepared dictionary. Zstandard only reads it once it is made.
    private final class Prepared: @unchecked Sendable {
        let packing: OpaquePointer
        let unpacking: OpaquePointer

        init?(_ bytes: [UInt8]) {
            guard let packing = ZSTD_createCDict(bytes, bytes.count, TextPacker.level) else { return nil }
            guard let unpacking = ZSTD_createDDict(bytes, bytes.count) else {
                ZSTD_freeCDict(packing)
                return nil
            }
            self.packing = packing
            self.unpacking = unpacking
        }

        deinit {
            ZSTD_freeCDict(packing)
            ZSTD_freeDDict(unpacking)
        }
    }

    /// Measured on 500 articles: 3 takes 0.03 ms each, 9 takes four times that and saves another twentieth.
    private static let level: Int32 = 8
    /// No article is larger; a damaged frame may say that it is.
    private static let sizeLimit: UInt64 = 1 << 28
    private let dictionaries = Mutex<(known: [UInt32: Prepared], current: UInt32)>(([:], 0))

    /// Whether new texts are packed with a dictionary.
    var hasDictionary: Bool { dictionaries.withLock { $0.current != 0 } }

    /// Makes a dictionary known, and uses it for new texts.
    func learn(_ bytes: [UInt8]) {
        let number = ZDICT_getDictID(bytes, bytes.count)
        guard number != 0, let prepared = Prepared(bytes) else { return }
        dictionaries.withLock { dictionaries in
            dictionaries.known[number] = prepared
            dictionaries.current = number
        }
    }

    /// The bytes as a frame.
    func packed(_ bytes: [UInt8]) -> [UInt8] {
        let dictionary = dictionaries.withLock { $0.known[$0.current] }
        guard let context = ZSTD_createCCtx() else { preconditionFailure("no memory for Zstandard") }
        defer { ZSTD_freeCCtx(context) }
        ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, Self.level)
        // A checksum tells a damaged text from a strange one.
        ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)
        if let dictionary { ZSTD_CCtx_refCDict(context, dictionary.packing) }
        return [UInt8](unsafeUninitializedCapacity: ZSTD_compressBound(bytes.count)) { buffer, count in
            let size = ZSTD_compress2(context, buffer.baseAddress, buffer.count, bytes, bytes.count)
            precondition(ZSTD_isError(size) == 0, "a buffer of Zstandard's own bound is too small")
            count = size
        }
    }

    /// The bytes of a frame; nil for a damaged one, and for one whose dictionary is not known.
    func unpacked(_ frame: [UInt8]) -> [UInt8]? {
        let size = ZSTD_getFrameContentSize(frame, frame.count)
        // What is over the limit includes the two values that mean 'unknown' and 'no frame'.
        guard size <= Self.sizeLimit else { return nil }
        let number = ZSTD_getDictID_fromFrame(frame, frame.count)
        let dictionary = dictionaries.withLock { $0.known[number] }
        if number != 0, dictionary == nil { return nil }
        guard let context = ZSTD_createDCtx() else { return nil }
        defer { ZSTD_freeDCtx(context) }
        if let dictionary { ZSTD_DCtx_refDDict(context, dictionary.unpacking) }
        var isWhole = false
        let bytes = [UInt8](unsafeUninitializedCapacity: Int(size)) { buffer, count in
            let found = ZSTD_decompressDCtx(context, buffer.baseAddress, buffer.count, frame, frame.count)
            isWhole = found == Int(size)
            count = isWhole ? found : 0
        }
        return isWhole ? bytes : nil
    }

    /// A dictionary for texts like these; nil where they have too little in common.
    static func dictionary(for samples: [[UInt8]]) -> [UInt8]? {
        let bytes = [UInt8](unsafeUninitializedCapacity: 112_640) { buffer, count in
            let size = ZDICT_trainFromBuffer(
                buffer.baseAddress, buffer.count, samples.flatMap { $0 }, samples.map(\.count), UInt32(samples.count))
            count = ZDICT_isError(size) == 0 ? size : 0
        }
        return bytes.isEmpty ? nil : bytes
    }
}

extension TextPacker {
    /// Lets SQL on a connection read packed texts: `unpacked(BLOB)` gives the bytes, NULL if it cannot.
    func install(in db: Database) {
        db.add(
            function: DatabaseFunction("unpacked", argumentCount: 1, pure: true) { [self] values in
                guard let frame = Data.fromDatabaseValue(values[0]) else { return nil }
                return unpacked(Array(frame)).map { Data($0) }
            })
        db.add(
            function: DatabaseFunction("learn", argumentCount: 2) { [self] values in
                guard let bytes = Data.fromDatabaseValue(values[0]) else { return nil }
                if stableHash(bytes) == Int64.fromDatabaseValue(values[1]) { learn(Array(bytes)) }
                return nil
            })
    }

    /// Makes the dictionaries of a library known.
    static func learnDictionaries(_ db: Database) throws {
        _ = try Row.fetchAll(db, sql: "SELECT learn(bytes, hash) FROM dictionary ORDER BY id")
    }

    /// Trains the library's dictionary from its newest articles, and keeps it, unless another program has by now.
    ///
    /// - Returns: a dictionary that was not there before. It must not be used before it is kept for good.
    func trained(_ db: Database) throws -> [UInt8]? {
        try Self.learnDictionaries(db)
        if hasDictionary { return nil }
        let rows = try Data.fetchAll(
            db, sql: "SELECT unpacked(content) FROM text WHERE length(content) < 20000 ORDER BY article DESC LIMIT 1000"
        )
        guard let bytes = Self.dictionary(for: rows.map { Array($0) }) else { return nil }
        // Twice: without it, no text could be read. The hash tells a damaged copy.
        for _ in 0..<2 {
            try db.execute(
                sql: "INSERT INTO dictionary (bytes, hash) VALUES (?, ?)", arguments: [Data(bytes), stableHash(bytes)])
        }
        return bytes
    }
}
