import Wire

/// Any bytes as what press archives hand out: documents in Rich Text Format, and lists of documents as text. The blocks
/// must lie within the body, in order.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPress(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    let forms = [
        ("a.rtf", Array("{\\rtf1\\ansi ".utf8) + bytes + Array("}".utf8)),
        ("a.txt", Array("                    1 of 2 DOCUMENTS\n\n".utf8) + bytes),
    ]
    for (name, document) in forms {
        for article in (try? delivery(from: document, name: name))?.articles ?? [] {
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
