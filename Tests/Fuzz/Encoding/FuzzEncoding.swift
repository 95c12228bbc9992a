import Markup

/// Any bytes as text, in the encoding they look like and in a declared one.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzEncoding(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    _ = binaryKind(of: bytes)
    _ = decode(bytes)
    // The first byte chooses the declared encoding.
    let labels = ["utf-8", "utf-16", "utf-16be", "utf-32", "shift_jis", "gb18030", "big5", "euc-kr", "iso-2022-jp"]
    if let first = bytes.first { _ = decode(Array(bytes.dropFirst()), declared: labels[Int(first) % labels.count]) }
    precondition(
        decode(bytes, declared: "utf-8").text.utf8.count <= 3 * bytes.count, "more came out than U+FFFD for each byte")
    return 0
}
