import Pages

/// Any bytes as a web page. What is read must be whole: blocks in order within the body, no paragraph empty.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPage(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    guard let article = try? page(from: bytes) else { return 0 }
    var end = 0
    for block in article.blocks {
        precondition(block.range.lowerBound >= end && !block.range.isEmpty, "blocks overlap")
        end = block.range.upperBound
    }
    precondition(end <= article.body.utf8.count, "a block beyond the body")
    precondition(!article.body.contains("\n\n\n"), "an empty paragraph")
    return 0
}
