import Foundation
import Testing

@testable import Markup

@Suite struct DecodingTests {
    @Test("A byte order mark decides the encoding and is removed")
    func byteOrderMarks() {
        #expect(decode([0xEF, 0xBB, 0xBF, 0x61]) == DecodedText(text: "a", encoding: "utf-8"))
        #expect(decode([0xFF, 0xFE, 0xE9, 0x00]) == DecodedText(text: "é", encoding: "utf-16le"))
        #expect(decode([0xFE, 0xFF, 0xD8, 0x3D, 0xDE, 0x00]) == DecodedText(text: "😀", encoding: "utf-16be"))
        #expect(decode([0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0]) == DecodedText(text: "a", encoding: "utf-32le"))
    }

    @Test("An encoding that waits for a mark after each letter gives the last letter too")
    func lastLetter() {
        // In Hebrew and Vietnamese code pages a mark may follow the letter that it stands on.
        #expect(decode([0xF9, 0xEC, 0xE5, 0xED], declared: "windows-1255").text == "שלום")
        #expect(decode([0x61, 0xE2], declared: "windows-1258").text == "aâ")
    }

    @Test("UTF-16 without a mark is recognised by its zeros, in either byte order")
    func bareUTF16() {
        let text = "Rates rise in Zürich — again"
        let little = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        #expect(decode(little) == DecodedText(text: text, encoding: "utf-16le"))
        #expect(decode(big) == DecodedText(text: text, encoding: "utf-16be"))
        #expect(binaryKind(of: little) == nil)
    }

    @Test("A lone surrogate and half a unit become replacement characters")
    func brokenUTF16() {
        #expect(decode([0xFF, 0xFE, 0x3D, 0xD8, 0x61, 0x00, 0x62]).text == "\u{FFFD}a\u{FFFD}")
    }

    @Test("Bytes that are not UTF-8 and hold single accented letters are Windows-1252")
    func windows1252() {
        let bytes: [UInt8] =
            Array("Caf".utf8) + [0xE9, 0x20, 0x97, 0x20, 0x93] + Array("na".utf8) + [0xEF, 0x76, 0x65, 0x94]
        #expect(decode(bytes) == DecodedText(text: "Café — “naïve”", encoding: "windows-1252"))
    }

    @Test("A UTF-8 text with one broken byte stays UTF-8")
    func damagedUTF8() {
        #expect(decode(Array("Zürich, Köln ".utf8) + [0xFF] + Array(" Łódź".utf8)).text == "Zürich, Köln \u{FFFD} Łódź")
    }

    @Test(
        "A declared encoding is read as the web reads its label",
        arguments: [
            ("koi8-r", [0xF0, 0xD2, 0xC9, 0xD7, 0xC5, 0xD4], "Привет"),
            ("Windows-1251", [0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2], "Привет"),
            ("x-sjis", [0x93, 0xFA, 0x96, 0x7B], "日本"),
            ("ISO-8859-15", [0xA4], "€"),
            ("latin1", [0x80], "€"),
            ("iso_8859-2", [0xB9], "š"),
            ("no-such-thing", [0x61], "a"),
        ] as [(String, [UInt8], String)])
    func declared(_ label: String, _ bytes: [UInt8], _ text: String) {
        #expect(decode(bytes, declared: label).text == text)
    }

    @Test("Cyrillic and Japanese are recognised by their letters")
    func detection() {
        #expect(decode([0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2]).text == "Привет")
        #expect(decode([0xF0, 0xD2, 0xC9, 0xD7, 0xC5, 0xD4]).text == "Привет")
        let kana: [UInt8] = [0x93, 0xFA, 0x96, 0x7B, 0x8C, 0xEA, 0x83, 0x65, 0x83, 0x4C, 0x83, 0x58, 0x83, 0x67]
        #expect(decode(kana) == DecodedText(text: "日本語テキスト", encoding: "shift_jis"))
    }

    @Test("Pictures, archives and zeros are not text; a text with a stray zero is")
    func binary() {
        #expect(binaryKind(of: [0x89, 0x50, 0x4E, 0x47, 0x0D]) == "a PNG picture")
        #expect(binaryKind(of: [0x1F, 0x8B, 0x08]) == "compressed with gzip")
        #expect(binaryKind(of: [UInt8](repeating: 0, count: 40)) == "binary data")
        #expect(binaryKind(of: Array("line\u{0}line".utf8)) == nil)
        #expect(binaryKind(of: []) == nil)
    }

    @Test("Broken UTF-8 gives the replacement characters of the WHATWG's decoder", .needsShared)
    func invalidUTF8() throws {
        struct Case: Decodable { let hex: String, whatwg: String }
        let data = try Data(contentsOf: #require(shared).appending(path: "hostile/invalid_utf8.json"))
        for sample in try JSONDecoder().decode([Case].self, from: data) {
            #expect(decode(bytes(sample.hex), declared: "utf-8").text == sample.whatwg, "\(sample.hex)")
        }
    }

    @Test("Every text of the encoding set is decoded correctly", .needsShared)
    func encodings() throws {
        let folder = try #require(shared).appending(path: "hostile")
        let expected = try JSONDecoder().decode(
            [String: String].self, from: Data(contentsOf: folder.appending(path: "enc_expected.json")))
        let whole = try #require(expected["utf"])
        for name in ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"] {
            let data = try Data(contentsOf: folder.appending(path: "enc/\(name).txt"))
            #expect(decode([UInt8](data)).text == whole, "\(name)")
        }
        for (name, text) in expected where name != "utf" {
            let data = try Data(contentsOf: folder.appending(path: "enc/\(name).txt"))
            #expect(decode([UInt8](data), declared: name).text == text, "\(name)")
        }
    }

    private func bytes(_ hex: String) -> [UInt8] {
        let digits = Array(hex)
        return stride(from: 0, to: digits.count - 1, by: 2).compactMap { UInt8(String(digits[$0...$0 + 1]), radix: 16) }
    }
}

extension Trait where Self == ConditionTrait {
    /// Skips a test, and says so, if the folder of test data is not there.
    fileprivate static var needsShared: Self { .enabled(if: shared != nil, "the folder of test data is not there") }
}

/// The folder of test data beside the repository; nil if there is none.
private let shared: URL? = {
    let environment = ProcessInfo.processInfo.environment["DATELINE_SHARED"].map { URL(filePath: $0) }
    let beside = URL(filePath: #filePath).appending(path: "../../../../shared").standardized
    let candidates = [environment, beside].compactMap { $0 }
    return candidates.first { FileManager.default.fileExists(atPath: $0.path) }
}()
