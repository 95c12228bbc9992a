import CLibZstd
import Foundation
import Synchronization

// Texts are kept as Zstandard frames (RFC 8878). News is short, and a short text compresses badly by itself; with a
// dictionary of what the library's own articles have in common it takes a third less. Extractions are packed in the same
// way, with a dictionary of their own. Each dictionary is trained once, from the first thousand, and kept in the library
// itself, so that the file can be read wherever it goes. A frame names its dictionary by number.

/// Packs and unpacks the texts of one library. Safe to use from all threads.
package final class TextPacker: Sendable {
    /// What is packed: each has a dictionary of its own.
    package enum Use: Int, CaseIterable, Sendable {
        case body = 0
        case extraction
    }

    /// A prepared dictionary. Zstandard only reads it once it is made.
    private final class Prepared: @unchecked Sendable {
        let unpacking: OpaquePointer
        /// The number by which frames name it.
        let number: UInt32
        /// Made when the first text is packed: that takes as long as reading ten articles, and readers never pack.
        /// Guarded by `lock`.
        private var packing: OpaquePointer?
        private let lock = Mutex(())
        private let bytes: Data

        init?(_ bytes: Data) {
            number = Self.number(of: bytes)
            guard number != 0,
                let unpacking = bytes.withUnsafeBytes({ ZSTD_createDDict($0.baseAddress, $0.count) })
            else { return nil }
            self.unpacking = unpacking
            self.bytes = bytes
        }

        /// The number of a dictionary; 0 for bytes that are not a dictionary.
        static func number(of bytes: Data) -> UInt32 {
            bytes.withUnsafeBytes { ZDICT_getDictID($0.baseAddress, $0.count) }
        }

        deinit {
            ZSTD_freeCDict(packing)
            ZSTD_freeDDict(unpacking)
        }

        /// Makes a context pack with this dictionary, which has to live as long as the context.
        func prepare(_ context: OpaquePointer, level: Int32) {
            lock.withLock { _ in
                if packing == nil {
                    packing = bytes.withUnsafeBytes { ZSTD_createCDict($0.baseAddress, $0.count, level) }
                }
                ZSTD_CCtx_refCDict(context, packing)
            }
        }
    }

    /// What Zstandard works with. Making one takes as long as packing an article. One thread at a time has it.
    private final class Contexts: @unchecked Sendable {
        let packing: OpaquePointer
        let unpacking: OpaquePointer

        init(level: Int32) {
            guard let packing = ZSTD_createCCtx(), let unpacking = ZSTD_createDCtx() else {
                preconditionFailure("no memory for Zstandard")
            }
            self.packing = packing
            self.unpacking = unpacking
            ZSTD_CCtx_setParameter(packing, ZSTD_c_compressionLevel, level)
            // A checksum tells whether a text is damaged.
            ZSTD_CCtx_setParameter(packing, ZSTD_c_checksumFlag, 1)
        }

        deinit {
            ZSTD_freeCCtx(packing)
            ZSTD_freeDCtx(unpacking)
        }
    }

    private struct State {
        // There are a few in a library. A Swift dictionary would take longer to set up at the start.
        var known: [Prepared] = []
        /// The dictionary that new pieces are packed with, for each use.
        var current: [Prepared?] = Use.allCases.map { _ in nil }
        var idle: [Contexts] = []

        func dictionary(_ number: UInt32) -> Prepared? { known.first { $0.number == number } }
    }

    private let level: Int32
    /// No article is larger; a damaged frame may say that it is.
    private static let sizeLimit: UInt64 = 1 << 28
    private let state = Mutex(State())

    /// - Parameter level: Zstandard's. Measured on 500 articles: 3 takes 0.03 ms each, 9 takes four times that and saves
    ///   another twentieth.
    package init(level: Int32 = 8) { self.level = level }

    /// Whether new pieces for some use are packed with a dictionary.
    package func hasDictionary(for use: Use) -> Bool { state.withLock { $0.current[use.rawValue] != nil } }

    /// Learns a dictionary, and uses it for new pieces.
    package func learn(_ bytes: [UInt8], for use: Use) { learn(Data(bytes), for: use) }

    /// Learns a dictionary, and uses it for new pieces; does nothing if it is known, or the bytes are none.
    package func learn(_ bytes: Data, for use: Use) {
        guard !knows(bytes), let prepared = Prepared(bytes) else { return }
        state.withLock { state in
            state.known.append(prepared)
            state.current[use.rawValue] = prepared
        }
    }

    /// Whether a dictionary is known.
    package func knows(_ dictionary: Data) -> Bool {
        let number = Prepared.number(of: dictionary)
        return state.withLock { $0.dictionary(number) != nil }
    }

    /// The bytes as a frame.
    package func packed(_ bytes: [UInt8], as use: Use) -> [UInt8] {
        let (dictionary, contexts) = state.withLock { state in
            (state.current[use.rawValue], state.idle.popLast())
        }
        let context = contexts ?? Contexts(level: level)
        defer { state.withLock { $0.idle.append(context) } }
        if let dictionary {
            dictionary.prepare(context.packing, level: level)
        } else {
            ZSTD_CCtx_refCDict(context.packing, nil)
        }
        return [UInt8](unsafeUninitializedCapacity: ZSTD_compressBound(bytes.count)) { buffer, count in
            let size = ZSTD_compress2(context.packing, buffer.baseAddress, buffer.count, bytes, bytes.count)
            precondition(ZSTD_isError(size) == 0, "a buffer of Zstandard's own bound is too small")
            count = size
        }
    }

    /// The bytes of a frame; nil if it is damaged, or its dictionary is not known.
    package func unpacked(_ frame: [UInt8]) -> [UInt8]? {
        let size = ZSTD_getFrameContentSize(frame, frame.count)
        // The two values for 'unknown' and 'no frame' are over the limit too.
        guard size <= Self.sizeLimit else { return nil }
        let number = ZSTD_getDictID_fromFrame(frame, frame.count)
        let (dictionary, contexts) = state.withLock { ($0.dictionary(number), $0.idle.popLast()) }
        let context = contexts ?? Contexts(level: level)
        defer { state.withLock { $0.idle.append(context) } }
        if number != 0, dictionary == nil { return nil }
        ZSTD_DCtx_refDDict(context.unpacking, dictionary?.unpacking)
        var isWhole = false
        let bytes = [UInt8](unsafeUninitializedCapacity: Int(size)) { buffer, count in
            let found = ZSTD_decompressDCtx(context.unpacking, buffer.baseAddress, buffer.count, frame, frame.count)
            isWhole = found == Int(size)
            count = isWhole ? found : 0
        }
        return isWhole ? bytes : nil
    }

    /// A dictionary for pieces like these; nil if they have too little in common.
    package static func dictionary(for samples: [[UInt8]]) -> [UInt8]? {
        let bytes = [UInt8](unsafeUninitializedCapacity: 112_640) { buffer, count in
            let size = ZDICT_trainFromBuffer(
                buffer.baseAddress, buffer.count, samples.flatMap { $0 }, samples.map(\.count), UInt32(samples.count))
            count = ZDICT_isError(size) == 0 ? size : 0
        }
        return bytes.isEmpty ? nil : bytes
    }
}
