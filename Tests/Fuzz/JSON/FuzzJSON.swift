import Wire

/// Any bytes as a JSON file and as a line of JSON Lines.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzJSON(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    _ = try? delivery(from: bytes, name: "a.json")
    _ = try? delivery(from: bytes, name: "a.jsonl")
    return 0
}
