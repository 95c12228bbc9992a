/// Steps through a document's scalars and keeps track of line and column.
struct TOMLScanner {
    let scalars: [Unicode.Scalar]
    var index = 0
    private var line = 1
    private var lineStart = 0

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
        // A byte order mark is not part of the text.
        if scalars.first == "\u{FEFF}" { (index, lineStart) = (1, 1) }
    }

    var isAtEnd: Bool { index >= scalars.count }
    var peek: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }
    var position: TOMLPosition { TOMLPosition(line: line, column: index - lineStart + 1) }

    func fault(_ expected: String) -> TOMLFault { TOMLFault(at: position, expected: expected) }

    /// Whether nothing follows in this line but a comment.
    var isAtEndOfLine: Bool { peek == nil || peek == "\n" || peek == "#" || startsWith("\r\n") }

    func startsWith(_ text: String) -> Bool { scalars[index...].starts(with: text.unicodeScalars) }

    /// Takes a scalar if it comes next.
    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard peek == scalar else { return false }
        advance()
        return true
    }

    /// Moves on by one scalar, which may end a line.
    mutating func advance() {
        guard let scalar = peek else { return }
        index += 1
        if scalar == "\n" { (line, lineStart) = (line + 1, index) }
    }

    mutating func skipBlanks() {
        while peek == " " || peek == "\t" { index += 1 }
    }

    /// Goes to the next line, whatever comes before it.
    mutating func skipLine() {
        while let scalar = peek, scalar != "\n" { index += 1 }
        advance()
    }

    /// Takes a comment, if there is one, and the line's end.
    mutating func takeEndOfLine() throws(TOMLFault) {
        if peek == "#" {
            while let scalar = peek, scalar != "\n", !startsWith("\r\n") {
                guard scalar == "\t" || scalar.value >= 0x20 && scalar.value != 0x7F else {
                    throw fault("a comment without control characters")
                }
                index += 1
            }
        }
        if peek == "\r" { index += 1 }
        advance()
    }

    /// Skips what may stand between the values of a list.
    mutating func skipBlanksAndLines() throws(TOMLFault) {
        skipBlanks()
        while !isAtEnd, isAtEndOfLine {
            try takeEndOfLine()
            skipBlanks()
        }
    }

    /// Takes letters, digits, `_` and `-`; returns an empty text if there are none.
    mutating func takeBareName() -> String {
        let start = index
        while let scalar = peek, isBare(scalar) { index += 1 }
        return text(from: start)
    }

    func text(from start: Int) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars[start..<index])
        return String(text)
    }
}

private func isBare(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_", "-": true
    default: false
    }
}

/// Whether a scalar is one of the digits of a base.
func isDigit(_ scalar: Unicode.Scalar, base: Int = 10) -> Bool {
    scalar.isASCII && Character(scalar).hexDigitValue.map { $0 < base } == true
}
