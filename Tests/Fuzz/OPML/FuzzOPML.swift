import Feeds

/// Any bytes as a list of feeds. No feed may be lost when the list is written and read again.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOPML(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    guard let list = subscriptionList(fromOPML: bytes) else { return 0 }
    let again = subscriptionList(fromOPML: Array(opml(list).utf8))
    precondition(again?.subscriptions.count == list.subscriptions.count, "a feed was lost")
    return 0
}
