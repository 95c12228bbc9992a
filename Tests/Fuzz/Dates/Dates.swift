import Dates
import News

/// Any bytes as a date; what is read must be writable again, and be read as itself then.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzDates(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    guard let moment = writtenMoment(text) else { return 0 }
    let written = moment.iso8601
    // Years of other than four digits are written as ISO 8601 has them, which no feed does.
    guard written.count <= 20, !written.hasPrefix("-") else { return 0 }
    precondition(writtenMoment(written)?.seconds == moment.seconds, "\(written) is read as something else")
    return 0
}
