/// Why bytes are not text, in words that can follow "it is": `a PNG picture`, `binary data`; nil if they may be text.
package func binaryKind(of bytes: [UInt8]) -> String? {
    if let known = signatures.first(where: { bytes.starts(with: $0.bytes) }) { return known.kind }
    if bytes.count >= 12, bytes.starts(with: Array("RIFF".utf8)) { return "a RIFF media file" }
    if bytes.count >= 12, bytes[4..<8].elementsEqual("ftyp".utf8) { return "an MP4 media file" }
    if ByteOrderMark(of: bytes) != nil || wideEncoding(of: bytes) != nil { return nil }
    return holdsBinaryData(bytes.prefix(65_536)) ? "binary data" : nil
}

private let signatures: [(bytes: [UInt8], kind: String)] = [
    ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"),
    ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
    (Array("GIF87a".utf8), "a GIF picture"),
    (Array("GIF89a".utf8), "a GIF picture"),
    (Array("%PDF-".utf8), "a PDF document"),
    ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive or office document"),
    ([0x1F, 0x8B], "compressed with gzip"),
    ([0x28, 0xB5, 0x2F, 0xFD], "compressed with zstd"),
    (Array("BZh".utf8) + [0x39], "compressed with bzip2"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "compressed with xz"),
    ([0x37, 0x7A, 0xBC, 0xAF], "a 7z archive"),
    ([0x7F, 0x45, 0x4C, 0x46], "a program"),
    (Array("SQLite format 3".utf8), "an SQLite database"),
    (Array("OggS".utf8), "an Ogg media file"),
    (Array("ID3".utf8) + [0x03], "an MP3 recording"),
    ([0xD0, 0xCF, 0x11, 0xE0], "an old office document"),
    ([0x00, 0x61, 0x73, 0x6D], "a WebAssembly program"),
]

/// Whether bytes hold too many zeros for a text (a few are slips), or too many control characters for one that is not
/// UTF-8.
private func holdsBinaryData(_ sample: ArraySlice<UInt8>) -> Bool {
    var (zeros, controls, high) = (0, 0, 0)
    for byte in sample {
        if byte == 0 { zeros += 1 }
        if byte < 0x20, !(0x09...0x0D).contains(byte), byte != 0x1B { controls += 1 }
        if byte >= 0x80 { high += 1 }
    }
    if zeros == sample.count { return !sample.isEmpty }
    if zeros >= 8, zeros * 50 > sample.count { return true }
    // Among few bytes, one zero beside high bytes is enough.
    if sample.count < 64, zeros > 0, high * 5 > sample.count { return true }
    return sample.count >= 64 && high * 20 > sample.count && controls * 20 > sample.count
}
