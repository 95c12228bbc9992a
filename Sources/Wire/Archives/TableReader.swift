import Exports
import Markup
import News

// A table of articles (RFC 4180, and as spreadsheets write it where the comma parts decimals): a row an article, the
// first row the names of the columns. A quoted field may hold line breaks and the sign that parts fields.

/// Reads the rows of a table of articles.
struct TableReader: Sendable {
    private var pending = PendingBytes()
    private var columns: TableColumns?
    private var isRefused = false
    /// Whether the byte at which the search for a row's end goes on stands within quotation marks.
    private var isQuoted = false
    /// The last byte before it that is no space.
    private var last: UInt8 = 0x0A
    private let explains: Bool
    /// How many articles have come.
    private var items = 0

    /// - Parameter explains: whether deliveries say which sentences are in no article.
    init(explains: Bool) { self.explains = explains }

    /// Whether the name is a table's, or the first line names columns that only a table of articles has.
    static func opens(_ opening: ArraySlice<UInt8>, name: String?) -> Bool {
        // In UTF-16 every other byte is zero: such a table is read once it is decoded.
        if opening.prefix(512).contains(0) || opening.starts(with: [0xFF, 0xFE]) { return false }
        if ["csv", "tsv", "tab"].contains(suffix(of: name)) { return true }
        guard name == nil || suffix(of: name) == "txt", let end = opening.firstIndex(of: 0x0A) else { return false }
        return TableColumns(opening[..<end])?.areSurelyOfArticles == true
    }

    private static func suffix(of name: String?) -> String { name?.split(separator: ".").last?.lowercased() ?? "" }

    mutating func take(_ bytes: [UInt8], isLast: Bool, into delivery: inout Delivery) {
        pending.add(bytes)
        var start = 0
        while let end = rowEnd() {
            read(start..<end, into: &delivery)
            start = end
        }
        if isLast, start < pending.bytes.count {
            read(start..<pending.bytes.count, into: &delivery)
            start = pending.bytes.count
        } else if pending.bytes.count - start > ArchiveReader.pieceLimit {
            refuse(start, .tooLarge(limit: ArchiveReader.pieceLimit), into: &delivery)
            start = pending.bytes.count
        }
        pending.drop(upTo: start)
    }

    /// The index after the next line end outside quotation marks; nil where none has come.
    private mutating func rowEnd() -> Int? {
        for index in pending.searched..<pending.bytes.count {
            let byte = pending.bytes[index]
            // A mark within a field is a sign like any other: 12" of snow.
            if byte == 0x22, isQuoted || opensField.contains(last) { isQuoted.toggle() }
            if byte != 0x20 { last = byte }
            if byte == 0x0A, !isQuoted {
                pending.searched = index + 1
                return index + 1
            }
        }
        pending.searched = pending.bytes.count
        return nil
    }

    private mutating func read(_ range: Range<Int>, into delivery: inout Delivery) {
        let row = pending.bytes[range]
        guard !isRefused, row.contains(where: { $0 > 0x20 && $0 != 0x2C && $0 != 0x3B }) else { return }
        guard let columns else {
            columns = TableColumns(row)
            if columns?.areOfArticles != true { refuse(range.lowerBound, .noArticles(.table), into: &delivery) }
            return
        }
        if let (article, marks) = columns.article(in: row) {
            delivery.marks[delivery.articles.count] = marks
            delivery.articles.append(article)
            items += 1
            if explains { delivery.removals += untold(columns.texts(in: row), by: article, item: items) }
            return
        }
        delivery.faults.append(
            Delivery.Fault(byteOffset: pending.offset + range.lowerBound, reason: .noArticles(.table)))
    }

    /// Gives up on the table: nothing says where its next row begins, or what its columns are.
    private mutating func refuse(_ start: Int, _ reason: WireError, into delivery: inout Delivery) {
        if !isRefused { delivery.faults.append(Delivery.Fault(byteOffset: pending.offset + start, reason: reason)) }
        isRefused = true
    }
}

/// The bytes after which a field begins: a line's end, a byte order mark's last, and the signs that part fields.
private let opensField: Set<UInt8> = [0x0A, 0x0D, 0xBF, 0x09, 0x2C, 0x3B, 0x7C, 0x22]
