import News
import Segmentation

/// Any bytes as an article's text. Tokens must lie within it, in order, and sentences must cover them all.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzText(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    let tokens = tokens(in: text)
    var end = 0
    for token in tokens {
        precondition(token.range.lowerBound >= end && !token.range.isEmpty, "tokens overlap")
        end = token.range.upperBound
    }
    precondition(end <= text.utf8.count, "a token beyond the text")
    var next = 0
    for sentence in sentences(of: tokens, in: text) {
        precondition(sentence.lowerBound == next && !sentence.isEmpty, "sentences leave something out")
        next = sentence.upperBound
    }
    precondition(next == tokens.count, "the last sentence ends too early")
    _ = folded(text)
    return 0
}
