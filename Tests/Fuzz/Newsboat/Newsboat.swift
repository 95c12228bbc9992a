import Newsroom

/// Any bytes as newsboat's list of feeds. Only web addresses may come out of it.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzNewsboat(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    for feed in NewsboatURLs(text).feeds {
        precondition(feed.address.hasPrefix("http://") || feed.address.hasPrefix("https://"), feed.address)
    }
    return 0
}
