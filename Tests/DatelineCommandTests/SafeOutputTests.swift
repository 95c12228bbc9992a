import Foundation
import Testing

/// What is printed on a terminal carries nothing that acts on it or hides there, wherever it came from.
@Suite("Nothing from outside acts on the terminal")
struct SafeOutputTests {
    private static let strings = [
        "\u{1B}]0;owned\u{7}", "\u{1B}[2J\u{1B}[31mred", "\u{1B}P1$r\u{1B}\\", "a\u{7}\u{8}\u{C}b", "\u{9B}31m",
        "\u{9D}0;owned\u{9C}", "a\u{202E}txt.exe", "\u{2066}a\u{2069}\u{200F}", "a\u{200B}\u{2060}b\u{FEFF}",
        "a\u{2028}b\u{2029}", "\u{E0041}\u{E0042}", "a\u{200D}b\u{200C}", "soft\u{AD}hyphen",
        "e\u{301}\u{301} 東京 👩‍👩‍👧",
        "\u{7F}", "two\nlines\rand a\ttab",
    ]

    /// Those of the folder of test data beside the repository; nil if it is not there.
    private static let sharedStrings: [String]? = {
        let root = ProcessInfo.processInfo.environment["DATELINE_SHARED"] ?? #filePath + "/../../../../shared"
        let file = URL(fileURLWithPath: root).standardized.appendingPathComponent("hostile/terminal_strings.json")
        let found = try? JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [[String: Any]]
        return found?.compactMap { $0["text"] as? String }
    }()

    /// Runs a command on a terminal, to its end.
    ///
    /// - Returns: what it printed.
    @discardableResult
    private func printed(
        _ dateline: Program, _ arguments: String..., sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> String {
        let run = try PseudoterminalRun(dateline, arguments, rows: 50, columns: 200)
        #expect(run.end() != nil, sourceLocation: sourceLocation)
        let leaks = leaks(in: run.output)
        #expect(leaks == [], "\(arguments)", sourceLocation: sourceLocation)
        return run.text
    }

    @Test("in the names of files that are imported and skipped")
    func fileNames() throws { try expectNoLeak(ofFilesNamed: Self.strings) }

    @Test(
        "in names of files made to break terminals",
        .enabled(if: sharedStrings != nil, "the folder of test data has no hostile/terminal_strings.json"))
    func hostileFileNames() throws { try expectNoLeak(ofFilesNamed: #require(Self.sharedStrings)) }

    private func expectNoLeak(ofFilesNamed names: [String]) throws {
        try withProgram { dateline in
            for (number, text) in names.enumerated() {
                let name = String(text.unicodeScalars.filter { $0 != "/" && $0 != "\0" }.prefix(50).map(Character.init))
                let folder = "in/\(number)-\(name)"
                _ = try dateline.write("A headline here\n\nText about Berlin.\n", to: folder + ".txt")
                _ = try dateline.write("{not json", to: folder + ".json")
                _ = try dateline.write("<rss><channel></channel></rss>", to: folder + ".xml")
            }
            let folder = dateline.folder.appendingPathComponent("in").path
            let library = ["--library", dateline.library]
            #expect(try printed(dateline, "import", folder, library[0], library[1]).contains("new"))
            #expect(try printed(dateline, "import", "--dry-run", folder).contains("A headline here"))
            #expect(try printed(dateline, "import", "--json", folder, library[0], library[1]).contains("skipped"))
            try printed(dateline, "list", library[0], library[1])
            try printed(dateline, "check", library[0], library[1])
        }
    }

    @Test("in what is wrong with the configuration")
    func configuration() throws {
        try withProgram { dateline in
            for (number, text) in Self.strings.prefix(16).enumerated() {
                let quoted = text.unicodeScalars.map { "\\U" + String(format: "%08x", $0.value) }.joined()
                let file = try dateline.write(
                    """
                    theme = "\(quoted)"
                    "\(quoted)" = 1
                    [keys]
                    "\(quoted)" = "x"
                    down = "\(quoted)"
                    [colors]
                    person = "\(quoted)"
                    """, to: "\(number).toml")
                #expect(try printed(dateline, "config", "--config", file).contains("theme"))
                let raw = try dateline.write("theme = \(text)\n\(text) = 1\n", to: "raw-\(number).toml")
                try printed(dateline, "config", "--config", raw)
            }
        }
    }

    @Test("in feeds, and in why they failed")
    func feeds() throws {
        try withProgram { dateline in
            let library = ["--library", dateline.library]
            for (number, text) in Self.strings.prefix(16).enumerated() {
                // Nothing listens there.
                let address = "http://127.0.0.1:9/\(number)"
                try printed(
                    dateline, "feeds", "add", address, "--later", "--title", text, "--folder", text, library[0],
                    library[1])
                try printed(dateline, "feeds", "add", "http://127.0.0.1:9/\(text)", library[0], library[1])
                try printed(dateline, "feeds", "remove", text, library[0], library[1])
            }
            try printed(dateline, "feeds", "refresh", library[0], library[1])
            #expect(try printed(dateline, "feeds", "list", library[0], library[1]).contains("127.0.0.1"))
        }
    }

    @Test("in complaints about what was typed")
    func arguments() throws {
        try withProgram { dateline in
            for text in Self.strings.prefix(16) {
                for command in [["show"], ["list", "--limit"], ["search", "--sort"]] {
                    let run = try PseudoterminalRun(dateline, command + [text, "--library", dateline.library])
                    #expect(run.end() != nil)
                    #expect(leaks(in: run.output) == [], "\(command)")
                }
                try printed(dateline, "list", "--library", dateline.folder.path + "/no/" + text)
                try printed(dateline, "import", "--source", text, text, "--library", dateline.library)
            }
        }
    }

    /// What should not be sent to a terminal: anything but text, line ends, tabs, colours and the clearing of a line.
    private func leaks(in bytes: [UInt8]) -> [String] {
        guard let text = String(validating: bytes, as: UTF8.self) else { return ["bytes that are no UTF-8"] }
        var found: [String] = []
        var rest = Array(text.unicodeScalars)[...]
        while let scalar = rest.popFirst() {
            let next = rest.first
            switch scalar.value {
            case 0x0A, 0x0D, 0x09: break
            case 0x1B:
                let sequence = rest.dropFirst().prefix { "0123456789;".unicodeScalars.contains($0) }
                let final = rest.dropFirst(1 + sequence.count).first
                if next != "[" || final != "m" && final != "K" { found.append("escape") }
                rest = rest.dropFirst(2 + sequence.count)
            case ..<0x20, 0x7F...0x9F, 0xAD, 0x34F, 0x61C, 0x180E, 0x200B, 0x200E, 0x200F, 0x2028...0x202E,
                0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F:
                found.append(String(scalar.value, radix: 16))
            // A joiner joins two letters of a script that has them, or two pictures.
            case 0x200C, 0x200D: if next.map({ $0.value < 0x300 }) ?? true { found.append("joiner") }
            default: break
            }
        }
        return Array(Set(found)).sorted()
    }
}
