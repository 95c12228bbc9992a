import Dates
import News

/// Any bytes as a date. What is read must still be the same after it is written and read again.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzDates(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    guard let moment = writtenMoment(text) else { return 0 }
    let written = moment.iso8601
    // ISO 8601 has a form of its own for years of other than four digits; no feed uses it.
    guard written.count <= 20, !written.hasPrefix("-") else { return 0 }
    precondition(writtenMoment(written)?.seconds == moment.seconds, "\(written) is read as something else")
    return 0
}
