import Wire

/// Any bytes as Markdown and as a pasted page. The blocks must lie within the body, in order.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzMarkdown(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    for name in ["a.md", "a.txt"] {
        guard let delivery = try? delivery(from: bytes, name: name) else { continue }
        for article in delivery.articles {
            var end = 0
            for block in article.blocks {
                precondition(block.range.lowerBound >= end, "blocks overlap")
                end = block.range.upperBound
            }
            precondition(end <= article.body.utf8.count, "a block ends after the body")
        }
    }
    return 0
}
