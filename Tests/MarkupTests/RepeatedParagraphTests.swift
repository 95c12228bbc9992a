import News
import Testing

@testable import Markup

@Suite struct RepeatedParagraphTests {
    private func told(_ paragraphs: [String]) -> HTMLText {
        HTMLText(text: paragraphs.joined(separator: "\n\n"), blocks: [])
    }

    private let long = (1...6).map { "Paragraph \($0) is long enough to be a paragraph of a story and stands here." }

    @Test("It is taken once, and what is marked keeps its place")
    func once() {
        var text = told([long[0], long[1], long[0], "Heading", long[2], long[3], long[4], long[5]])
        let start = text.text.utf8.count - 4 * (long[2].utf8.count + 2) + 2 - "Heading".utf8.count - 2
        text.blocks = [Block(range: start..<(start + 7), role: .heading)]
        text.dropRepeats(atMost: 20)
        #expect(text.text == told([long[0], long[1], "Heading"] + long[2...]).text)
        let heading = text.blocks.first.map { String(decoding: Array(text.text.utf8)[$0.range], as: UTF8.self) }
        #expect(heading == "Heading")
    }

    @Test("Short ones, and a text that repeats much, stay")
    func stays() {
        var short = told(["No.", long[0], "No.", long[1]])
        short.dropRepeats(atMost: 20)
        #expect(short.text.hasPrefix("No.") && short.text.contains("No.\n\nParagraph 2"))
        var chorus = told([long[0], long[1], long[0], long[1]])
        chorus.dropRepeats(atMost: 20)
        #expect(chorus.text == told([long[0], long[1], long[0], long[1]]).text)
        chorus.dropRepeats(atMost: 100)
        #expect(chorus.text == told([long[0], long[1]]).text)
    }
}
