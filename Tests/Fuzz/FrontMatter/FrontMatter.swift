import Wire

/// Any bytes between the marks of front matter, so that the fuzzer need not find the marks first.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzFrontMatter(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    let text = Array("---\n".utf8) + bytes + Array("\n---\n\nThe text itself.\n".utf8)
    _ = try? delivery(from: text, name: "a.md")
    return 0
}
