import Wire

/// Any bytes as JSON Lines (articles, corrections, subscriptions), whole and in pieces, which must make no difference.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzLines(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    guard var whole = ArchiveReader(opening: bytes[...], name: "a.jsonl") else { return 0 }
    var parted = whole
    let atOnce = whole.take(bytes, isLast: true)
    var (articles, records) = (0, 0)
    for index in stride(from: 0, to: max(1, bytes.count), by: 97) {
        let end = min(index + 97, bytes.count)
        let part = parted.take(Array(bytes[index..<end]), isLast: end == bytes.count)
        articles += part.articles.count
        records += part.records.count
    }
    precondition(articles == atOnce.articles.count, "pieces gave \(articles), the whole \(atOnce.articles.count)")
    precondition(records == atOnce.records.count, "pieces gave \(records), the whole \(atOnce.records.count)")
    return 0
}
