import Exports
import JSON
import News

/// JSON Lines: one object a line, one article each.
struct LineReader: Sendable {
    private var pending = PendingBytes()
    /// Whether the rest of a line that is too long is being passed over.
    private var isSkipping = false
    private let explains: Bool
    /// How many articles have come.
    private var items = 0

    /// - Parameter explains: whether deliveries say which sentences are in no article.
    init(explains: Bool) { self.explains = explains }

    /// Whether the first line is one object, or the name says so and it begins like one.
    static func opens(_ opening: ArraySlice<UInt8>, name: String?) -> Bool {
        guard let start = opening.firstIndex(where: { $0 > 0x20 }), opening[start] == UInt8(ascii: "{"),
            let second = opening[(start + 1)...].first(where: { $0 > 0x20 }), second == 0x22 || second == 0x7D
        else {
            return false
        }
        let suffix = name?.split(separator: ".").last?.lowercased()
        if suffix == "jsonl" || suffix == "ndjson" { return true }
        guard let end = opening[start...].firstIndex(of: 0x0A),
            opening[start..<end].last(where: { $0 > 0x20 }) == UInt8(ascii: "}")
        else { return false }
        return opening[end...].first { $0 > 0x20 } == UInt8(ascii: "{")
    }

    mutating func take(_ bytes: [UInt8], isLast: Bool, into delivery: inout Delivery) {
        pending.add(bytes)
        var start = 0
        while let end = pending.bytes[max(start, pending.searched)...].firstIndex(of: 0x0A) {
            read(start..<end, into: &delivery)
            start = end + 1
            pending.searched = start
        }
        if isLast, start < pending.bytes.count {
            read(start..<pending.bytes.count, into: &delivery)
            start = pending.bytes.count
        }
        pending.searched = pending.bytes.count
        if pending.bytes.count - start > ArchiveReader.pieceLimit {
            if !isSkipping { refuse(start, into: &delivery) }
            isSkipping = true
            start = pending.bytes.count
        }
        pending.drop(upTo: start)
    }

    private mutating func read(_ range: Range<Int>, into delivery: inout Delivery) {
        if isSkipping {
            isSkipping = false
            return
        }
        guard pending.bytes[range].contains(where: { $0 > 0x20 }) else { return }
        if range.count > ArchiveReader.pieceLimit { return refuse(range.lowerBound, into: &delivery) }
        let line = Array(pending.bytes[range])
        do throws(JSONFault) {
            switch try jsonLine(from: line) {
            case .article(let article, let marks):
                delivery.marks[delivery.articles.count] = marks
                delivery.articles.append(article)
                if marks == nil { explain(line, article, in: &delivery) }
            case .record(let record): delivery.records.append(record)
            case nil: fault(range, .noArticles(.jsonLines), into: &delivery)
            }
        } catch {
            let reason = WireError.malformed(.jsonLines, byteOffset: error.byteOffset, expected: error.expected)
            fault(range, reason, into: &delivery)
        }
    }

    /// Says which sentences of a line are not in its article, if that is wanted.
    private mutating func explain(_ line: [UInt8], _ article: Article, in delivery: inout Delivery) {
        items += 1
        guard explains, let value = try? jsonValue(of: line) else { return }
        delivery.removals += untold(value, by: article, item: items)
    }

    private func fault(_ range: Range<Int>, _ reason: WireError, into delivery: inout Delivery) {
        delivery.faults.append(Delivery.Fault(byteOffset: pending.offset + range.lowerBound, reason: reason))
    }

    private func refuse(_ start: Int, into delivery: inout Delivery) {
        delivery.faults.append(
            Delivery.Fault(byteOffset: pending.offset + start, reason: .tooLarge(limit: ArchiveReader.pieceLimit)))
    }
}
