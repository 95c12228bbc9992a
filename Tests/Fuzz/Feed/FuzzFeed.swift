import Feeds
import Wire

/// Any bytes as a delivery, whose form they decide, and as a feed.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzFeed(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    _ = try? delivery(from: bytes)
    _ = feed(from: bytes)
    return 0
}
