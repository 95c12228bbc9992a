import Entities
import News
import Resources

/// A document as natural text, with its names.
struct RenderedDocument {
    struct Name: Hashable {
        /// UTF-8 byte offsets into the text.
        var range: Range<Int>
        var sort: TagLabel.Sort
    }

    var text: String
    var names: [Name]
    /// Where each sentence of the corpus stands, as byte offsets.
    var sentences: [Range<Int>] = []
    /// The words of which nothing is known, as byte offsets.
    var open: [Range<Int>] = []

    init(text: String, names: [Name]) {
        self.text = text
        self.names = names
    }

    /// Renders a document as an article would be set: spaces where text has them, four sentences a paragraph, and
    /// whatever does not end like a sentence in a paragraph of its own. The same rules as in the scorer of the data.
    init(_ document: CorpusDocument, hyphensStandApart: Bool) {
        text = ""
        names = []
        var inParagraph = 0
        for sentence in document.sents where !sentence.tok.isEmpty {
            let tokens = sentence.tok.map { Spacing.spelling[$0] ?? $0 }
            let standsAlone = !Spacing.endsSentence(tokens.suffix(3).joined())
            if !text.isEmpty {
                let parts = standsAlone || inParagraph >= 4
                text += parts ? "\n\n" : " "
                if parts { inParagraph = 0 }
            }
            append(tokens, sentence.tag, hyphensStandApart: hyphensStandApart)
            inParagraph = standsAlone ? 4 : inParagraph + 1
        }
        text += "\n"
    }

    private mutating func append(_ tokens: [String], _ tags: [String], hyphensStandApart: Bool) {
        let hasSpace = Spacing.spaces(before: tokens, hyphensStandApart: hyphensStandApart)
        let start = text.utf8.count
        var ranges: [Range<Int>] = []
        for (token, space) in zip(tokens, hasSpace) {
            if space { text += " " }
            let from = text.utf8.count
            text += token
            ranges.append(from..<text.utf8.count)
        }
        sentences.append(start..<text.utf8.count)
        var index = 0
        while index < tags.count {
            var end = index + 1
            if tags[index] == "?" {
                open.append(ranges[index])
            } else if tags[index] != "O" {
                let inside = "I-" + tags[index].dropFirst(2)
                while end < tags.count, tags[end] == inside { end += 1 }
                if let sort = Annotation.sort(ofLabel: tags[index]) {
                    names.append(Name(range: ranges[index].lowerBound..<ranges[end - 1].upperBound, sort: sort))
                }
            }
            index = end
        }
    }
}

extension RenderedDocument {
    /// Leaves people, places and organisations: what all sets of other languages mark. Facilities are places there.
    mutating func keepPlainSorts() {
        names = names.compactMap { name in
            var name = name
            if name.sort == .facility { name.sort = .place }
            return [.person, .place, .organization].contains(name.sort) ? name : nil
        }
    }

    /// Makes places of the countries and towns among the organisations.
    mutating func makePlaces(of gazetteer: Gazetteer) {
        let bytes = Array(text.utf8)
        for index in names.indices where names[index].sort == .organization {
            let name = folded(String(decoding: bytes[names[index].range], as: UTF8.self))
            let plain = name.hasPrefix("the ") ? String(name.dropFirst(4)) : name
            let classes = gazetteer.classes(of: plain)
            if !classes.isDisjoint(with: [.country, .capital, .city, .region]) { names[index].sort = .place }
        }
    }
}

/// Where text has spaces between tokens.
enum Spacing {
    static let spelling = [
        "``": "\"", "''": "\"", "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}",
    ]
    private static let gluedLeft = words(
        ". , ; : ! ? ) ] } % ... … ” 's ’s n't n’t 're ’re 've ’ve 'll ’ll 'd ’d 'm ’m 'S")
    private static let gluedRight = words("( [ { $ US$ A$ C$ HK$ £ € ¥ # “ ‘")

    private static func words(_ text: String) -> Set<String> { Set(text.split(separator: " ").map(String.init)) }

    static func endsSentence(_ text: String) -> Bool {
        let end = text.unicodeScalars.reversed().drop { "\"'”’)]".unicodeScalars.contains($0) }.first
        return end.map { ".!?…:;".unicodeScalars.contains($0) } ?? false
    }

    /// For each token whether a space stands before it.
    static func spaces(before tokens: [String], hyphensStandApart: Bool) -> [Bool] {
        var result = tokens.indices.map { $0 > 0 }
        var doubleOpen = false
        var singleOpen = false
        for (index, token) in tokens.enumerated() {
            var (left, right) = (false, false)
            switch token {
            case "\"":
                let opens = !doubleOpen && index + 1 < tokens.count
                doubleOpen = opens
                (left, right) = (!opens, opens)
            case "'":
                let later = tokens[(index + 1)...].contains("'")
                let mayOpen = index == 0 || (later && !tokens[index - 1].hasSuffix("s"))
                let opens = !singleOpen && index + 1 < tokens.count && mayOpen
                singleOpen = opens
                (left, right) = (!opens, opens)
            case "’": left = index > 0
            case _ where gluedLeft.contains(token): left = true
            case _ where gluedRight.contains(token): right = true
            case "-", "/":
                guard hyphensStandApart, index > 0, index < tokens.count - 1,
                    let before = tokens[index - 1].unicodeScalars.last,
                    let after = tokens[index + 1].unicodeScalars.first
                else { break }
                left = isWordScalar(before) && isWordScalar(after)
                right = left
            default: break
            }
            if left, index > 0 { result[index] = false }
            if right, index + 1 < tokens.count { result[index + 1] = false }
        }
        return result
    }
}
