import Mail
import News
import Passages

// WARC (ISO 28500) is records one after the other, each with header lines, an empty line, a block of the length they
// say, and two line ends. A crawl's archive is mostly pictures, scripts and records about the crawl: what cannot be
// news is stepped over without being kept.

/// Reads the records of a web archive.
struct WebArchiveReader: Sendable {
    /// Whether deliveries say what was taken off.
    private let explains: Bool
    /// How many records of news were read.
    private var items = 0
    private var pending = PendingBytes()
    private var record: WebRecord?
    /// The block of the record, as far as it has come.
    private var block: [UInt8] = []
    /// How many bytes of the block are still to come.
    private var remaining = 0
    private var isLost = false

    private static let headerLimit = 65_536

    init(explains: Bool) { self.explains = explains }

    static func opens(_ opening: ArraySlice<UInt8>) -> Bool {
        opening.starts(with: "WARC/0.".utf8) || opening.starts(with: "WARC/1.".utf8)
    }

    mutating func take(_ bytes: [UInt8], isLast: Bool, into delivery: inout Delivery) {
        pending.add(bytes)
        var index = 0
        while !isLost, index < pending.bytes.count {
            if record != nil {
                takeBlock(from: &index)
                if remaining == 0 { finishRecord(at: index, into: &delivery) }
            } else if !takeHeader(from: &index, into: &delivery) {
                break
            }
        }
        pending.drop(upTo: isLost ? pending.bytes.count : index)
        if isLast, !isLost, record != nil || !pending.bytes.isEmpty {
            lose("the rest of a record", at: 0, into: &delivery)
        }
    }

    private mutating func takeBlock(from index: inout Int) {
        let count = min(remaining, pending.bytes.count - index)
        if record?.mayBeNews == true { block += pending.bytes[index..<(index + count)] }
        index += count
        remaining -= count
    }

    /// - Returns: false where more bytes are needed.
    private mutating func takeHeader(from index: inout Int, into delivery: inout Delivery) -> Bool {
        // The line ends after the record before.
        while index < pending.bytes.count, pending.bytes[index] == 0x0D || pending.bytes[index] == 0x0A { index += 1 }
        let rest = pending.bytes[index...]
        guard !rest.isEmpty else { return false }
        guard let end = headerEnd(in: rest.prefix(Self.headerLimit)) else {
            if rest.count >= Self.headerLimit { lose("the end of a record's header", at: index, into: &delivery) }
            return false
        }
        guard Self.opens(rest), let found = WebRecord(header: rest[..<end], offset: pending.offset + index) else {
            lose("a record", at: index, into: &delivery)
            return false
        }
        if found.mayBeNews == false, found.isNewsTooLarge {
            delivery.faults.append(
                Delivery.Fault(byteOffset: found.offset, reason: .tooLarge(limit: ArchiveReader.pieceLimit)))
        }
        (record, remaining, block) = (found, found.length, [])
        index = end
        if remaining == 0 { finishRecord(at: index, into: &delivery) }
        return true
    }

    private mutating func finishRecord(at index: Int, into delivery: inout Delivery) {
        guard let record else { return }
        if record.mayBeNews {
            let block = block
            delivery.add(at: record.offset) { () throws(WireError) in try record.articles(in: block) }
            if explains { explain(record, block, in: &delivery) }
        }
        self.record = nil
        block = []
    }

    private mutating func explain(_ record: WebRecord, _ block: [UInt8], in delivery: inout Delivery) {
        items += 1
        // What cannot be read is a fault of the delivery.
        for var removal in (try? record.removals(in: block)) ?? [] {
            removal.position =
                switch removal.position {
                case .line(let number), .paragraph(let number, _): .paragraph(number, item: items)
                }
            delivery.removals.append(removal)
        }
    }

    /// Gives up: without a record's length nothing says where the next one begins.
    private mutating func lose(_ expected: String, at index: Int, into delivery: inout Delivery) {
        isLost = true
        let offset = pending.offset + index
        delivery.faults.append(
            Delivery.Fault(
                byteOffset: offset, reason: .malformed(.webArchive, byteOffset: offset, expected: expected)))
    }
}

/// The index after the empty line that ends a header; nil where it is not there.
func headerEnd(in bytes: ArraySlice<UInt8>) -> Int? {
    var index = bytes.startIndex
    while index < bytes.endIndex {
        guard let end = bytes[index...].firstIndex(of: 0x0A) else { return nil }
        if withoutLineEnd(bytes[index...end]).isEmpty { return end + 1 }
        index = end + 1
    }
    return nil
}
