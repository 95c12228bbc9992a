import Passages

/// Lines between two blank ones.
struct PressBlock {
    /// Without the white space around them; never empty.
    var lines: [String]
    /// Columns before the first line.
    let indent: Int

    /// Its lines as one: a paragraph, a headline in two lines.
    var text: String { joinedLines(lines) }
}

/// The blocks of a text, in order.
func pressBlocks(of text: [UInt8]) -> [PressBlock] {
    var blocks: [PressBlock] = []
    for line in lines(of: text) {
        let string = String(decoding: text[line.range], as: UTF8.self)
        if line.followsBlank || blocks.isEmpty {
            blocks.append(PressBlock(lines: [string], indent: line.indent))
        } else {
            blocks[blocks.count - 1].lines.append(string)
        }
    }
    return blocks
}

/// `1 of 2 DOCUMENTS`, `Document 1 of 2`, `Dokument 1 von 2`, alone on a line.
func isDocumentCount(_ line: String) -> Bool {
    let words = line.split(separator: " ").map { $0.lowercased() }
    guard words.count == 4,
        let place = words.firstIndex(where: {
            ["document", "documents", "dokument", "dokumente", "dokumenten"].contains($0)
        })
    else { return false }
    let numbers = words.indices.filter { Int(words[$0]) != nil }
    return numbers.count == 2 && (place == 3 || place == 0)
        && words.contains { ["of", "von", "de", "sur"].contains($0) }
}

/// `Page 1 of 2`, alone on a line.
func isPageCount(_ line: String) -> Bool {
    let words = line.split(separator: " ")
    return words.count == 4 && ["Page", "Seite"].contains(words[0]) && Int(words[1]) != nil && Int(words[3]) != nil
}

/// `Page 1 of 2 © 2024 Factiva, Inc. All rights reserved.`, which Factiva prints below each page.
func isFactivaFoot(_ line: String) -> Bool {
    line.utf8.count <= 90 && line.contains("Factiva, Inc") && isCopyright(line)
}

/// A line of underscores, hyphens or equals signs.
func isRule(_ line: String) -> Bool {
    line.utf8.count >= 20
        && line.utf8.first.map { first in
            "_-=".utf8.contains(first) && line.utf8.allSatisfy { $0 == first }
        } == true
}

/// `71 words`, `1,204 mots`, alone on a line.
func isWordCount(_ line: String) -> Bool {
    let words = line.split(separator: " ")
    guard words.count == 2, words[0].utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2C || $0 == 0x2E }) else {
        return false
    }
    return ["words", "wörter", "mots", "palabras", "parole", "palavras", "woorden"].contains(words[1].lowercased())
}

/// `Document MARSHC0020240305ek3500007`, alone on a line.
func isDocumentCode(_ line: String) -> Bool {
    let words = line.split(separator: " ")
    guard words.count == 2, ["Document", "Dokument", "Documento"].contains(words[0]), words[1].utf8.count >= 12 else {
        return false
    }
    return words[1].allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } && words[1].contains { $0.isNumber }
}
