import Newsroom

/// Any bytes as newsboat's list of feeds. Only web addresses may come out of it.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzNewsboat(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    for feed in NewsboatURLs(text).feeds {
        // A scheme counts in any case.
        let address = feed.address.lowercased()
        precondition(address.hasPrefix("http://") || address.hasPrefix("https://"), feed.address)
    }
    return 0
}
