/// The encoding that a page's own `meta` names.
///
/// Both forms are read: `<meta charset=...>` and `<meta http-equiv=content-type content="...; charset=...">`. UTF-16 is
/// taken to mean UTF-8: in UTF-16 the name could not have been read here.
///
/// - Returns: the label as written; nil if the first 4096 bytes hold none.
/// - Source: after the HTML standard, section 13.2.3.2, "prescan a byte stream".
func metaEncoding(of bytes: [UInt8]) -> String? {
    let head = bytes.prefix(4096)
    var index = 0
    while let start = firstIndex(of: "<meta", in: head, from: index) {
        let end = head[start...].firstIndex(of: UInt8(ascii: ">")) ?? head.endIndex
        if let label = charset(in: head[start..<end]) {
            return label.lowercased().hasPrefix("utf-16") ? "utf-8" : label
        }
        index = end
    }
    return nil
}

/// The label after `charset=`, quoted or not.
private func charset(in tag: ArraySlice<UInt8>) -> String? {
    guard let name = firstIndex(of: "charset", in: tag, from: tag.startIndex) else { return nil }
    var rest = tag[(name + 7)...].drop { $0 <= 0x20 }
    guard rest.first == UInt8(ascii: "=") else { return nil }
    rest = rest.dropFirst().drop { $0 <= 0x20 || $0 == 0x22 || $0 == 0x27 }
    let label = rest.prefix { $0 > 0x20 && $0 < 0x7F && !#"'";>/"#.utf8.contains($0) }
    return label.isEmpty ? nil : String(decoding: label, as: UTF8.self)
}

/// Where a word first begins, in any letter case.
private func firstIndex(of word: StaticString, in bytes: ArraySlice<UInt8>, from start: Int) -> Int? {
    let count = word.utf8CodeUnitCount
    guard start < bytes.endIndex, bytes.endIndex - start >= count else { return nil }
    let letters = UnsafeBufferPointer(start: word.utf8Start, count: count)
    return (start...(bytes.endIndex - count)).first { candidate in
        letters.indices.allSatisfy { bytes[candidate + $0] | 0x20 == letters[$0] | 0x20 }
    }
}
