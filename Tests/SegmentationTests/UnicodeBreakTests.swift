import Foundation
import Testing

@testable import Segmentation

/// Unicode's own tests of word breaks, if the folder of test data is there.
private let wordBreakTests: String? = {
    let named = ProcessInfo.processInfo.environment["DATELINE_SHARED"]
    let beside = #filePath.split(separator: "/").dropLast(4).reduce("") { $0 + "/" + $1 } + "/shared"
    let above = #filePath.split(separator: "/").dropLast(5).reduce("") { $0 + "/" + $1 } + "/shared"
    return [named, beside, above].compactMap { $0 }.lazy
        .compactMap { try? String(contentsOfFile: $0 + "/hostile/unicode/WordBreakTest.txt", encoding: .utf8) }.first
}()

@Suite("Unicode's word breaks", .enabled(if: wordBreakTests != nil, "needs ../shared or DATELINE_SHARED"))
struct UnicodeBreakTests {
    /// A line is `÷ 0061 × 0027 ÷ 0020 ÷ # comment`: scalars, with signs that say whether there is a break between
    /// them.
    private func cases() throws -> [(text: String, words: [String])] {
        try #require(wordBreakTests).split(separator: "\n").filter { $0.hasPrefix("÷") }.map { line in
            let marks = line.prefix { $0 != "#" }.split(separator: "÷").map { word in
                String(
                    String.UnicodeScalarView(
                        word.split { $0 == "×" || $0 == " " || $0 == "\t" }
                            .compactMap { UInt32($0, radix: 16).flatMap(Unicode.Scalar.init) }))
            }
            return (marks.joined(), marks.filter { !$0.isEmpty })
        }
    }

    // The differences are deliberate: white space is not a token and marks after it stand alone, hyphens and clitics split
    // words, a run of one mark is one token, full stops belong to initials, flags and Katakana are not joined.
    @Test("Most cases break as UAX #29 says, and no tokens overlap")
    func cover() throws {
        var same = 0
        let all = try cases()
        for (text, expected) in all {
            let bytes = Array(text.utf8)
            let found = tokens(in: text)
            let words = found.map { String(decoding: bytes[$0.range], as: UTF8.self) }
            let visible = expected.filter { !$0.unicodeScalars.allSatisfy { $0.properties.isWhitespace } }
            if words.map({ Array($0.utf8) }) == visible.map({ Array($0.utf8) }) { same += 1 }
            var end = 0
            for token in found {
                #expect(token.range.lowerBound >= end)
                end = token.range.upperBound
            }
        }
        #expect(all.count > 1000)
        #expect(same * 100 > all.count * 85, "\(same) of \(all.count)")
    }
}
