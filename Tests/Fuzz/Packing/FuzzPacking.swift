import Compression

/// Any bytes as packed data, unpacked up to a limit.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPacking(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    for packing in Packing.allCases { _ = try? unpacked(bytes, packing, limit: 1 << 20) }
    return 0
}
