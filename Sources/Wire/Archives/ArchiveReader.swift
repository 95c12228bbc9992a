import News

/// Reads a file of many articles as its bytes come in, so that one of any size takes little memory: JSON Lines, a
/// mailbox, a web archive.
package struct ArchiveReader: Sendable {
    /// The largest line, message or record that is read. What is larger is passed over with a fault.
    static let pieceLimit = 16 << 20

    private enum Form {
        case lines(LineReader)
        case mailbox(MailboxReader)
        case web(WebArchiveReader)
        case table(TableReader)
    }

    private var form: Form

    /// For what is known to be JSON Lines.
    static let lines = ArchiveReader(form: .lines(LineReader(explains: false)))
    static let table = ArchiveReader(form: .table(TableReader(explains: false)))

    private init(form: Form) { self.form = form }

    /// What the archive is one of.
    package var format: WireFormat {
        switch form {
        case .lines: .jsonLines
        case .mailbox: .mailbox
        case .web: .webArchive
        case .table: .table
        }
    }

    /// Looks at how a file begins.
    ///
    /// - Parameters:
    ///   - opening: its first bytes; some 64 kB are enough.
    ///   - name: the file's name, if there is one, without what its packing adds to it.
    ///   - explains: whether deliveries say what was taken off.
    /// - Returns: nil for what is no archive.
    package init?(opening: ArraySlice<UInt8>, name: String?, explains: Bool = false) {
        if WebArchiveReader.opens(opening) {
            form = .web(WebArchiveReader(explains: explains))
        } else if MailboxReader.opens(opening, name: name) {
            form = .mailbox(MailboxReader(explains: explains))
        } else if LineReader.opens(opening, name: name) {
            form = .lines(LineReader(explains: explains))
        } else if TableReader.opens(opening, name: name) {
            form = .table(TableReader(explains: explains))
        } else {
            return nil
        }
    }

    /// Takes the next bytes.
    ///
    /// - Parameter isLast: whether nothing follows them.
    /// - Returns: the articles that are whole by now, maybe none, and what was passed over. The offsets of its faults
    ///   count from the start of the archive.
    package mutating func take(_ bytes: [UInt8], isLast: Bool) -> Delivery {
        var delivery = Delivery(format, [])
        switch form {
        case .lines(var reader):
            reader.take(bytes, isLast: isLast, into: &delivery)
            form = .lines(reader)
        case .mailbox(var reader):
            reader.take(bytes, isLast: isLast, into: &delivery)
            form = .mailbox(reader)
        case .web(var reader):
            reader.take(bytes, isLast: isLast, into: &delivery)
            form = .web(reader)
        case .table(var reader):
            reader.take(bytes, isLast: isLast, into: &delivery)
            form = .table(reader)
        }
        return delivery.cleaned
    }
}

/// An archive that is at hand as a whole.
///
/// - Throws: the first fault, or that there are no articles, where nothing was read.
func archiveDelivery(_ reader: ArchiveReader, from bytes: [UInt8]) throws(WireError) -> Delivery {
    var reader = reader
    let delivery = reader.take(bytes, isLast: true)
    guard delivery.articles.isEmpty else { return delivery }
    throw delivery.faults.first?.reason ?? .noArticles(reader.format)
}

extension Delivery {
    /// Adds what a piece of an archive brings.
    ///
    /// - Parameter start: where the piece begins in the archive.
    mutating func add(at start: Int, _ read: () throws(WireError) -> [Article]) {
        do throws(WireError) {
            articles += try read()
        } catch {
            faults.append(Fault(byteOffset: start, reason: error))
        }
    }
}

/// Bytes that have come in and are not read yet.
struct PendingBytes: Sendable {
    private(set) var bytes: [UInt8] = []
    /// Where `bytes` begins in the archive.
    private(set) var offset = 0
    /// Up to where a search for an end has gone: an index into `bytes`.
    var searched = 0

    mutating func add(_ more: [UInt8]) {
        if bytes.isEmpty { bytes = more } else { bytes += more }
    }

    /// Forgets the bytes before an index.
    mutating func drop(upTo index: Int) {
        guard index > 0 else { return }
        offset += index
        bytes = index == bytes.count ? [] : Array(bytes[index...])
        searched = max(0, searched - index)
    }
}
