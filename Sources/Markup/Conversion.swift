import Glibc

/// Decodes an encoding that the C library converts.
///
/// - Parameter converter: iconv's name for the encoding.
/// - Returns: the text, with one U+FFFD for each invalid byte; nil if the system has no such converter.
func convertedText(_ bytes: ArraySlice<UInt8>, from converter: String) -> String? {
    guard let output = convertedBytes(bytes, from: converter) else { return nil }
    return String(decoding: output.bytes, as: UTF8.self)
}

/// Whether bytes are complete and valid in an encoding.
func converts(_ bytes: ArraySlice<UInt8>, from converter: String) -> Bool {
    convertedBytes(bytes, from: converter)?.faults == 0
}

private func convertedBytes(_ bytes: ArraySlice<UInt8>, from converter: String) -> (bytes: [UInt8], faults: Int)? {
    guard let handle = iconv_open("UTF-8", converter), Int(bitPattern: handle) != -1 else { return nil }
    defer { iconv_close(handle) }
    var source = bytes.map { CChar(bitPattern: $0) }
    var result: [UInt8] = []
    result.reserveCapacity(source.count * 2)
    var buffer = [CChar](repeating: 0, count: 16_384)
    var faults = 0
    source.withUnsafeMutableBufferPointer { source in
        var input = source.baseAddress
        var inputLeft = source.count
        /// Converts what is left, or writes what the converter holds back: a letter to which a mark may come.
        func convert(isFlush: Bool) -> (status: Int, fault: Int32) {
            buffer.withUnsafeMutableBufferPointer { buffer in
                var output = buffer.baseAddress
                var outputLeft = buffer.count
                let status =
                    isFlush
                    ? iconv(handle, nil, nil, &output, &outputLeft)
                    : iconv(handle, &input, &inputLeft, &output, &outputLeft)
                let fault = errno
                for index in 0..<(buffer.count - outputLeft) { result.append(UInt8(bitPattern: buffer[index])) }
                return (status, fault)
            }
        }
        while inputLeft > 0 {
            let (status, fault) = convert(isFlush: false)
            guard status == -1, fault != E2BIG else { continue }
            // Mark an invalid byte and go on after it. An unfinished sequence at the end is marked once.
            faults += 1
            result.append(contentsOf: [0xEF, 0xBF, 0xBD])
            if fault == EINVAL { break }
            input = input?.advanced(by: 1)
            inputLeft -= 1
        }
        _ = convert(isFlush: true)
    }
    return (result, faults)
}
