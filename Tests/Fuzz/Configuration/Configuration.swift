import Reader

/// Any bytes as a configuration. Each fault must lie within the text.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzConfiguration(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    let lines = text.unicodeScalars.count { $0 == "\n" } + 1
    for fault in Configuration.read(text).faults {
        precondition((1...lines).contains(fault.line) && fault.column >= 1, "a fault at \(fault.line):\(fault.column)")
    }
    return 0
}
