import Mail
import News
import Passages

// A mailbox file (RFC 4155) is messages one after the other, each after a line 'From sender date'. A line of a message
// that begins so was written '>From ' by most mailers; those that did not are told apart by the empty line before and
// the time of day in it.

/// Reads the messages of a mailbox.
struct MailboxReader: Sendable {
    /// Whether deliveries say what was taken off.
    private let explains: Bool
    /// How many messages were read.
    private var items = 0
    private var pending = PendingBytes()
    private var isSkipping = false

    init(explains: Bool) { self.explains = explains }

    static func opens(_ opening: ArraySlice<UInt8>, name: String?) -> Bool {
        guard opening.starts(with: "From ".utf8) else { return false }
        let end = lineEnd(in: opening, from: opening.startIndex)
        guard holdsTime(opening[..<end]) || name?.lowercased().hasSuffix(".mbox") == true else { return false }
        return !MailHeaders(opening[end...]).fields.isEmpty
    }

    mutating func take(_ bytes: [UInt8], isLast: Bool, into delivery: inout Delivery) {
        pending.add(bytes)
        var start = 0
        while let next = nextStart(after: start, isLast: isLast) {
            read(start..<next, into: &delivery)
            start = next
        }
        if isLast {
            read(start..<pending.bytes.count, into: &delivery)
            start = pending.bytes.count
        } else if pending.bytes.count - start > ArchiveReader.pieceLimit {
            if !isSkipping { refuse(start, into: &delivery) }
            isSkipping = true
            // An empty line and what may be the start of a 'From ' line stay.
            start = max(start, pending.bytes.count - 1024)
        }
        pending.drop(upTo: start)
    }

    /// The index of the next line that opens a message; nil where none is sure yet.
    private mutating func nextStart(after start: Int, isLast: Bool) -> Int? {
        var index = max(start + 1, pending.searched)
        let bytes = pending.bytes
        while let breakIndex = bytes[min(index, bytes.count)...].firstIndex(of: 0x0A) {
            let line = breakIndex + 1
            // Look again when the whole line is there.
            if line + 5 > bytes.count { break }
            if bytes[line] == 0x46, bytes[line...].starts(with: "From ".utf8) {
                guard let end = bytes[line...].firstIndex(of: 0x0A) else {
                    if isLast || bytes.count - line > 1000 { index = line; continue }
                    break
                }
                // Archives of lists leave the empty line out below what they cut off a letter.
                if end + 7 > bytes.count, !isLast { break }
                let isParted = followsEmptyLine(bytes, line) || bytes[(end + 1)...].starts(with: "From: ".utf8)
                if isParted, holdsTime(bytes[line..<end]) {
                    pending.searched = line
                    return line
                }
            }
            index = line
        }
        pending.searched = index
        return nil
    }

    private mutating func read(_ range: Range<Int>, into delivery: inout Delivery) {
        if isSkipping {
            isSkipping = false
            return
        }
        let message = pending.bytes[range]
        guard message.contains(where: { $0 > 0x20 }) else { return }
        if message.count > ArchiveReader.pieceLimit { return refuse(range.lowerBound, into: &delivery) }
        let text =
            message.starts(with: "From ".utf8) ? message[lineEnd(in: message, from: range.lowerBound)...] : message
        if isDeleted(text) { return leaveOut(text, into: &delivery) }
        let letter = withoutQuotedFrom(text)
        var faults: [Delivery.Fault] = []
        let start = pending.offset + range.lowerBound
        delivery.add(at: start) { () throws(WireError) in
            let whole = try mailDelivery(from: letter)
            faults = whole.faults.map { Delivery.Fault(byteOffset: start, reason: $0.reason) }
            return whole.articles
        }
        delivery.faults += faults
        items += 1
        if explains { delivery.removals += mailRemovals(from: letter, item: items) }
    }

    private mutating func leaveOut(_ message: ArraySlice<UInt8>, into delivery: inout Delivery) {
        items += 1
        guard explains else { return }
        let subject = MailHeaders(message)["subject"] ?? ""
        delivery.removals.append(Removal(.paragraph(0, item: items), subject, .deleted))
    }

    private func refuse(_ start: Int, into delivery: inout Delivery) {
        delivery.faults.append(
            Delivery.Fault(byteOffset: pending.offset + start, reason: .tooLarge(limit: ArchiveReader.pieceLimit)))
    }
}

/// Whether a mail program of Mozilla's deleted a message that its file still holds: bit 3 of the state that it writes above
/// the sender's fields.
private func isDeleted(_ message: ArraySlice<UInt8>) -> Bool {
    var index = message.startIndex
    for _ in 0..<3 where index < message.endIndex {
        let next = lineEnd(in: message, from: index)
        let line = String(decoding: message[index..<next].prefix(40), as: UTF8.self).lowercased()
        if line.hasPrefix("x-mozilla-status:") {
            let digits = line.dropFirst("x-mozilla-status:".count).filter { $0.isHexDigit }
            return Int(digits, radix: 16).map { $0 & 8 != 0 } ?? false
        }
        index = next
    }
    return false
}

private func followsEmptyLine(_ bytes: [UInt8], _ line: Int) -> Bool {
    line >= 2 && (bytes[line - 2] == 0x0A || line >= 4 && bytes[line - 2] == 0x0D && bytes[line - 3] == 0x0A)
}

/// Whether a line holds two digits, a colon and two digits.
private func holdsTime(_ line: ArraySlice<UInt8>) -> Bool {
    func isDigit(_ index: Int) -> Bool { line.indices.contains(index) && (0x30...0x39).contains(line[index]) }
    return line.indices.contains { index in
        line[index] == 0x3A && isDigit(index - 1) && isDigit(index - 2) && isDigit(index + 1) && isDigit(index + 2)
    }
}

/// A message with the '>' taken off lines that begin with '>From '.
private func withoutQuotedFrom(_ message: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(message.count)
    var isLineStart = true
    for index in message.indices {
        let byte = message[index]
        if isLineStart, byte == 0x3E, message[index...].starts(with: ">From ".utf8) {
            isLineStart = false
            continue
        }
        result.append(byte)
        isLineStart = byte == 0x0A
    }
    return result
}
