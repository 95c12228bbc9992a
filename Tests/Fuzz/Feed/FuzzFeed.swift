import Feeds
import Wire

/// Any bytes at the one door of the room, and as a feed whatever they look like.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzFeed(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    _ = try? delivery(from: bytes)
    _ = feed(from: bytes)
    return 0
}
