import Foundation
import News

/// All articles as lists of words, searched one by one: what a search means, stated as plainly as possible and without
/// any of the library's code. The query itself is the one that `Query` reads.
final class PlainScan {
    private struct Scanned {
        let article: FiledArticle
        /// The words of headline and body. A phrase may not span the two.
        let texts: [[String]]
        let source: [String]
    }

    private let articles: [Scanned]
    /// The words of the query, which are the same for each article.
    private var asked: [String: [String]] = [:]
    var count: Int { articles.count }

    init(_ articles: [FiledArticle]) {
        self.articles = articles.map { filed in
            Scanned(
                article: filed, texts: [Self.words(filed.article.headline), Self.words(filed.article.body)],
                source: Self.words(filed.line.source ?? ""))
        }
    }

    func articles(meeting query: Query) -> Set<Article.ID> {
        asked = [:]
        return Set(articles.filter { article in query.terms.allSatisfy { meets($0, article) } }.map(\.article.line.id))
    }

    private func meets(_ term: Query.Term, _ scanned: Scanned) -> Bool {
        switch term {
        case .word(let text): holdsPhrase([text], scanned)
        case .phrase(let texts): holdsPhrase(texts, scanned)
        case .prefix(let text): holds(askedWords(text), scanned, isOpen: true)
        case .title(let texts, let isPrefix):
            holds(texts.flatMap(askedWords), in: [scanned.texts[0]], isOpen: isPrefix)
        case .author(let text):
            askedWords(text).allSatisfy { word in
                Self.words(scanned.article.line.byline ?? "").contains { $0.hasPrefix(word) }
            }
        case .source(let text): isFrom(askedWords(text), scanned)
        case .from(let day):
            scanned.article.line.published != nil
                && scanned.article.line.position.seconds >= Int64(day.number) * 86_400
        case .to(let day):
            scanned.article.line.published != nil
                && scanned.article.line.position.seconds < (Int64(day.number) + 1) * 86_400
        case .isUnread: !scanned.article.line.isRead
        case .isStarred: scanned.article.line.isStarred
        case .isHidden: scanned.article.line.isHidden
        case .has(.tag): !scanned.article.line.tags.isEmpty
        case .has(.note): scanned.article.line.hasNote
        // Nothing was extracted from these texts, no feed brought them, none was changed, and nobody wrote notes.
        case .entity, .names, .language, .feed, .feeds, .tag, .note, .was, .filedAfter: false
        case .not(let inner): asksNothing(inner) || !meets(inner, scanned)
        case .any(let lists): lists.contains { $0.allSatisfy { meets($0, scanned) } }
        // No random query asks for these: the tests of searching say what an inflection is.
        case .stem(let text), .keyword(let text): holds(askedWords(text), scanned)
        }
    }

    /// Whether the source's name holds some words; if no source's does, whether it holds words that begin so.
    private func isFrom(_ wanted: [String], _ scanned: Scanned) -> Bool {
        if scanned.source.isEmpty { return false }
        let isNamed = articles.contains { article in
            !article.source.isEmpty && wanted.allSatisfy(article.source.contains)
        }
        return wanted.allSatisfy { word in
            scanned.source.contains { isNamed ? $0 == word : $0.hasPrefix(word) }
        }
    }

    /// A condition without a letter or digit excludes nothing.
    private func asksNothing(_ term: Query.Term) -> Bool {
        switch term {
        case .word(let text), .prefix(let text), .stem(let text): askedWords(text).isEmpty
        case .phrase(let texts), .title(let texts, _): texts.flatMap(askedWords).isEmpty
        default: false
        }
    }

    private func askedWords(_ text: String) -> [String] {
        if let words = asked[text] { return words }
        let words = Self.words(text)
        asked[text] = words
        return words
    }

    /// Whether headline or body holds some words side by side. A last word in Korean stands for all that it begins.
    private func holdsPhrase(_ texts: [String], _ scanned: Scanned) -> Bool {
        let wanted = texts.flatMap(askedWords)
        let endsKorean = wanted.last?.unicodeScalars.allSatisfy { (0xAC00...0xD7A3).contains($0.value) } ?? false
        return holds(wanted, scanned, isOpen: endsKorean)
    }

    private func holds(_ wanted: [String], _ scanned: Scanned, isOpen: Bool = false) -> Bool {
        holds(wanted, in: scanned.texts, isOpen: isOpen)
    }

    private func holds(_ wanted: [String], in texts: [[String]], isOpen: Bool) -> Bool {
        if wanted.isEmpty { return true }
        return texts.contains { words in
            words.indices.contains { start in
                guard start + wanted.count <= words.count else { return false }
                return wanted.enumerated().allSatisfy { offset, word in
                    let found = words[start + offset]
                    return found == word || isOpen && offset == wanted.count - 1 && found.hasPrefix(word)
                }
            }
        }
    }

    /// The words of a text: runs of letters and digits in lower case, without accents. Each ideograph, kana and picture is a
    /// word; combining marks and invisible characters separate nothing.
    static func words(_ text: String) -> [String] {
        var words: [String] = []
        var word = ""
        func end() {
            if !word.isEmpty { words.append(word) }
            word = ""
        }
        for scalar in text.unicodeScalars {
            let properties = scalar.properties
            switch properties.generalCategory {
            case .nonspacingMark, .enclosingMark, .format: continue
            case .otherSymbol:
                end()
                words.append(String(scalar))
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
                .letterNumber, .otherNumber, .spacingMark:
                if (0x3041...0x30FF).contains(scalar.value) || properties.isIdeographic {
                    end()
                    words.append(String(scalar))
                } else {
                    word += plain(scalar)
                }
            default: end()
            }
        }
        end()
        return words
    }

    /// A letter in lower case; if it is Latin, without the marks above, below or through it. Arabic letters and digits
    /// take the one form that stands for several, wide letters that of ASCII.
    private static func plain(_ scalar: Unicode.Scalar) -> String {
        switch scalar.value {
        case 0x660...0x669, 0x6F0...0x6F9: return String(scalar.value & 0xF)
        case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A:
            return Unicode.Scalar(scalar.value - 0xFEE0)?.properties.lowercaseMapping ?? ""
        default: break
        }
        if let spelled = spelled[scalar] { return spelled }
        let parts = String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars
        // Other scripts keep their marks: й is not и.
        guard let base = parts.first, base.isASCII else { return scalar.properties.lowercaseMapping }
        return base.properties.lowercaseMapping
    }

    /// Latin letters that do not decompose into an ASCII letter and a mark, and Arabic ones whose place another
    /// takes. The stroke that stretches an Arabic word counts for nothing.
    private static let spelled: [Unicode.Scalar: String] = [
        "ß": "ss", "ẞ": "ss", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe",
        "þ": "th", "Þ": "th", "ð": "d", "Ð": "d", "đ": "d", "Đ": "d", "ı": "i",
        "\u{622}": "\u{627}", "\u{623}": "\u{627}", "\u{625}": "\u{627}", "\u{671}": "\u{627}",
        "\u{649}": "\u{64A}", "\u{6CC}": "\u{64A}", "\u{6D2}": "\u{64A}", "\u{6A9}": "\u{643}",
        "\u{629}": "\u{647}", "\u{6C1}": "\u{647}", "\u{6D5}": "\u{647}", "\u{640}": "",
    ]
}
