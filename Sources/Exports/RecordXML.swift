import JSON
import Markup
import News

// What a program exports in XML of its own says the same as what others export in JSON: records with a title, a text and
// a link. So it is read as the values of JSON, of which the articles are then made.

/// The elements of an XML document as values: an element with elements in it is an object with a list for each of them, any
/// other is its text. Paragraphs, and elements amid text, are the text of the element that holds them.
///
/// - Returns: nil where the document holds nothing, or takes more than the budget.
package func records(inXML text: XMLText, budget: ReadingBudget = ReadingBudget()) -> JSONValue? {
    let (value, isBroken) = text.read { reader in
        var builder = RecordBuilder(budget: budget)
        while builder.budget.excess == nil, let event = reader.next() { builder.take(event, reader) }
        return (builder.value, reader.isBroken)
    }
    return isBroken && !text.isMended ? records(inXML: text.mended(), budget: budget) : value
}

private struct RecordBuilder {
    private struct Element {
        let name: String
        var members: [String: [JSONValue]] = [:]
        var text: [UInt8] = []

        var isParagraph: Bool { ["p", "para", "paragraph"].contains(name) }
        var hasText: Bool { text.contains { $0 > 0x20 } }

        var value: JSONValue {
            members.isEmpty || hasText
                ? .string(String(decoding: text, as: UTF8.self)) : .object(members.mapValues { .array($0) })
        }
    }

    private var open: [Element] = []
    /// The root, once it is closed.
    private(set) var value: JSONValue?
    var budget: ReadingBudget

    init(budget: ReadingBudget) { self.budget = budget }

    mutating func take(_ event: XMLReader.Event, _ reader: borrowing XMLReader) {
        switch event {
        case .start:
            budget.step(taking: 512)
            open.append(Element(name: reader.name.local))
        case .text:
            guard !open.isEmpty else { return }
            let before = open[open.count - 1].text.count
            reader.appendText(to: &open[open.count - 1].text)
            budget.step(taking: open[open.count - 1].text.count - before)
        case .end:
            guard let element = open.popLast() else { return }
            close(element)
        }
    }

    private mutating func close(_ element: Element) {
        guard let last = open.indices.last else {
            value = element.value
            return
        }
        if element.isParagraph {
            open[last].text += [0x0A, 0x0A] + element.text
        } else if open[last].hasText || open[last].isParagraph {
            open[last].text += element.text
        } else {
            open[last].members[element.name, default: []].append(element.value)
        }
    }
}
