import News

/// Any bytes as a query. What is read must be bounded, and no condition empty.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzQuery(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    let query = Query(parsing: text)
    var terms = query.terms
    var conditions = 0
    while let term = terms.popLast() {
        conditions += 1
        switch term {
        case .any(let lists):
            precondition(lists.count > 1 && lists.allSatisfy { !$0.isEmpty }, "an empty alternative")
            terms += lists.flatMap { $0 }
        case .not(let inner): terms.append(inner)
        case .word(let word): precondition(!word.isEmpty, "an empty word")
        case .phrase(let words): precondition(words.count > 1, "a phrase of one word")
        default: break
        }
    }
    // An excluded day stands for two conditions, each in a list of its own.
    precondition(conditions <= 600, "\(conditions) conditions")
    return 0
}
