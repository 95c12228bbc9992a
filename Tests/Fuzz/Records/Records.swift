import News
import Wire

/// Any bytes as an export's lines. Ranges must lie within the text and apart, and addresses be of the web.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzRecords(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes =
        Array("{\"headline\": \"Rates rise\", \"body\": \"By a point.\"}\n".utf8)
        + UnsafeBufferPointer(start: start, count: count)
    guard var reader = ArchiveReader(opening: bytes[...], name: "export.jsonl") else { return 0 }
    let delivery = reader.take(bytes, isLast: true)
    for article in delivery.articles {
        var end = 0
        for block in article.blocks {
            precondition(block.range.lowerBound >= end && block.range.upperBound <= article.body.utf8.count)
            end = block.range.upperBound
        }
    }
    precondition(delivery.marks.keys.allSatisfy(delivery.articles.indices.contains))
    for case .subscription(let feed) in delivery.records { precondition(WebAddress(feed.address) != nil, feed.address) }
    return 0
}
