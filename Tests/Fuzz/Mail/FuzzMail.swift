import Wire

/// Any bytes as a letter, and as one of two in a mailbox.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzMail(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    _ = try? delivery(from: Array("From: a@b.example\n".utf8) + bytes, name: "a.eml")
    let opening = Array("From a@b.example Tue Mar  5 14:31:00 2024\nSubject: A\n".utf8)
    _ = try? delivery(from: opening + bytes + Array("\n\n".utf8) + opening, name: "a.mbox")
    return 0
}
