import Markup

/// The header fields of a message or of one of its parts (RFC 5322), with folded lines joined.
package struct MailHeaders {
    /// In order: names in lower case, values as bytes, as they stand.
    package private(set) var fields: [(name: String, value: [UInt8])] = []
    /// The index of the first byte after the empty line that ends them.
    package let end: Int

    /// How many fields are kept; those after them say nothing.
    private static let mostFields = 1000

    /// Reads fields from the start of a message. A line that is not a field ends them and belongs to the body.
    package init(_ bytes: ArraySlice<UInt8>) {
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let next = lineEnd(in: bytes, from: index)
            let line = withoutLineEnd(bytes[index..<next])
            if line.isEmpty {
                index = next
                break
            }
            if line.first == 0x20 || line.first == 0x09, !fields.isEmpty {
                if fields[fields.count - 1].value.count < 65_536 { fields[fields.count - 1].value += line }
            } else if let colon = line.firstIndex(of: 0x3A), isFieldName(line[..<colon]) {
                if fields.count < Self.mostFields {
                    let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
                    fields.append((name, Array(line[(colon + 1)...].drop { $0 == 0x20 || $0 == 0x09 })))
                }
            } else if !line.starts(with: "From ".utf8) {
                break
            }
            index = next
        }
        end = index
    }

    /// The first field with a name, as text on one line; nil if there is none or it is empty.
    package subscript(_ name: String) -> String? {
        guard let field = fields.first(where: { $0.name == name }) else { return nil }
        let text = headerText(field.value)
        return text.isEmpty ? nil : text
    }

    /// The value, in lower case, and the parameters of a field such as `text/plain; charset="utf-8"`.
    func structured(_ name: String) -> (value: String, parameters: [String: String])? {
        guard let field = fields.first(where: { $0.name == name }) else { return nil }
        let pieces = parted(field.value, by: 0x3B)
        var parameters: [String: String] = [:]
        for piece in pieces.dropFirst() {
            guard let equals = piece.firstIndex(of: 0x3D) else { continue }
            // RFC 2231's 'charset*' means the same.
            let key = trimmedText(piece[..<equals]).lowercased().replacing("*", with: "")
            let value = trimmedText(piece[(equals + 1)...])
            let isQuoted = value.count >= 2 && value.hasPrefix("\"") && value.hasSuffix("\"")
            parameters[key] = parameters[key] ?? (isQuoted ? String(value.dropFirst().dropLast()) : value)
        }
        return (trimmedText((pieces.first ?? [])[...]).lowercased(), parameters)
    }
}

/// The index after the end of the line that holds `index`.
package func lineEnd(in bytes: ArraySlice<UInt8>, from index: Int) -> Int {
    bytes[index...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.endIndex
}

/// A line without the LF or CR LF that ends it.
package func withoutLineEnd(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var line = line
    if line.last == 0x0A { line.removeLast() }
    if line.last == 0x0D { line.removeLast() }
    return line
}

/// Whether bytes are the name of a header field: printable ASCII without space or colon, of a sensible length.
func isFieldName(_ bytes: ArraySlice<UInt8>) -> Bool {
    (1...76).contains(bytes.count) && bytes.allSatisfy { (0x21...0x7E).contains($0) && $0 != 0x3A }
}

/// The pieces between signs that stand outside quotation marks.
private func parted(_ bytes: [UInt8], by sign: UInt8) -> [[UInt8]] {
    var pieces: [[UInt8]] = [[]]
    var isQuoted = false
    for byte in bytes {
        if byte == 0x22 { isQuoted.toggle() }
        if byte == sign, !isQuoted { pieces.append([]) } else { pieces[pieces.count - 1].append(byte) }
    }
    return pieces
}

private func trimmedText(_ bytes: ArraySlice<UInt8>) -> String {
    let start = bytes.firstIndex { $0 > 0x20 } ?? bytes.endIndex
    let end = (bytes.lastIndex { $0 > 0x20 } ?? start - 1) + 1
    return String(decoding: bytes[start..<max(start, end)], as: UTF8.self)
}
