import JSON
import Markup

/// The sentences that a value holds: the paragraphs of every text in it that have six words at least, HTML as it reads.
///
/// - Returns: in the order of the members' names; `isDraft` where the program that wrote the record around it has not
///   published it.
/// - Complexity: O(*n*) in the value's texts.
package func prose(in value: JSONValue) -> [(text: String, isDraft: Bool)] {
    var found: [(text: String, isDraft: Bool)] = []
    // A list would go through its members from the end, hence the reversals.
    var waiting = [(value: value, isDraft: false)]
    while let (value, isDraft) = waiting.popLast() {
        switch value {
        case .string(let text): found += sentences(of: text).map { ($0, isDraft) }
        case .array(let items): waiting += items.reversed().map { ($0, isDraft) }
        case .object:
            let isDraft = isDraft || ExportRecord(value)?.isDraft == true
            waiting += value.members.reversed().map { ($0.value, isDraft) }
        case .null, .bool, .number: break
        }
    }
    return found
}

private func sentences(of text: String) -> [String] {
    guard isProse(text) else { return [] }
    // What is not HTML after all stays as it is.
    let plain = looksLikeHTML(text) ? (try? plainText(ofHTML: text).text) ?? text : text
    return plain.split(whereSeparator: \.isNewline).map(String.init).filter(isProse)
}

/// Whether six words are parted by spaces; an address holds many words and no space.
private func isProse(_ text: String) -> Bool { text.utf8.count { $0 == 0x20 } >= 5 }
