import Wire

/// Any bytes as a web archive, whole and in pieces, which must make no difference.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzArchive(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let opening = Array("WARC/1.0\r\n".utf8)
    let bytes = opening + UnsafeBufferPointer(start: start, count: count)
    guard var whole = ArchiveReader(opening: bytes[...], name: nil), var parted = Optional(whole) else { return 0 }
    let atOnce = whole.take(bytes, isLast: true)
    var articles = 0
    for index in stride(from: 0, to: bytes.count, by: 97) {
        let end = min(index + 97, bytes.count)
        articles += parted.take(Array(bytes[index..<end]), isLast: end == bytes.count).articles.count
    }
    precondition(articles == atOnce.articles.count, "pieces gave \(articles), the whole \(atOnce.articles.count)")
    return 0
}
