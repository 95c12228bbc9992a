import Wire

/// Any bytes as the rows of a table, whole and in pieces, which must make no difference.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzTable(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array("title,author,date,url,tags,note,text\n".utf8) + UnsafeBufferPointer(start: start, count: count)
    guard var whole = ArchiveReader(opening: bytes[...], name: "a.csv"), var parted = Optional(whole) else { return 0 }
    let atOnce = whole.take(bytes, isLast: true)
    var (articles, faults) = (0, 0)
    for index in stride(from: 0, to: bytes.count, by: 97) {
        let end = min(index + 97, bytes.count)
        let part = parted.take(Array(bytes[index..<end]), isLast: end == bytes.count)
        precondition(part.marks.keys.allSatisfy(part.articles.indices.contains), "marks of no article")
        articles += part.articles.count
        faults += part.faults.count
    }
    precondition(articles == atOnce.articles.count, "pieces gave \(articles), the whole \(atOnce.articles.count)")
    precondition(faults == atOnce.faults.count, "pieces gave \(faults) faults, the whole \(atOnce.faults.count)")
    return 0
}
