import Feeds

/// Any bytes as a feed, and as the items of a JSON Feed, so that the fuzzer need not find the frame first.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzJSONFeed(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    _ = feed(from: bytes)
    _ = feed(from: Array(#"{"version":"https://jsonfeed.org/version/1.1","items":["#.utf8) + bytes + Array("]}".utf8))
    return 0
}
