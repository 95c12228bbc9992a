import News
import Testing

@testable import Stories

/// Words in an order that depends on a seed and that no two seeds share.
private func text(_ seed: Int, words: Range<Int>) -> String {
    words.map { "w\(($0 &* 2_654_435_761 &+ seed &* 40_503) % 100_003)" }.joined(separator: " ")
}

@Suite struct SketchTests {
    @Test("A text with other capitals and marks and one more line is a copy")
    func copies() {
        let wire = text(1, words: 0..<400)
        let printed =
            "“" + wire.replacing("w1", with: "W1").replacing(" w2", with: ", w2") + ".” Our reporter adds: so it is."
        #expect(sketch(of: wire).isCopy(of: sketch(of: printed)))
    }

    @Test("A report cut at the end is a copy, and so is one with a new first paragraph")
    func cut() {
        let wire = sketch(of: text(1, words: 0..<800))
        #expect(wire.isCopy(of: sketch(of: text(1, words: 0..<400))))
        #expect(sketch(of: text(1, words: 0..<400)).isCopy(of: wire))
        #expect(wire.isCopy(of: sketch(of: text(2, words: 0..<60) + " " + text(1, words: 0..<800))))
    }

    @Test("A new report that repeats a third of an old one is not a copy, nor is another text")
    func others() {
        let wire = sketch(of: text(1, words: 0..<600))
        #expect(!wire.isCopy(of: sketch(of: text(2, words: 0..<400) + " " + text(1, words: 400..<600))))
        #expect(!wire.isCopy(of: sketch(of: text(3, words: 0..<600))))
    }

    @Test("A text of few words, or of none, has no keys to be found by", arguments: ["", "a b", "x"])
    func short(_ text: String) {
        #expect(sketch(of: text).keys.isEmpty)
        #expect(!sketch(of: text).isCopy(of: sketch(of: "")))
    }

    @Test("The estimated resemblance is near the true one")
    func estimate() {
        let left = sketch(of: text(1, words: 0..<1000))
        let right = sketch(of: text(1, words: 500..<1500))
        #expect(abs(left.resemblance(to: right) - 1.0 / 3) < 0.15)
        #expect(left.resemblance(to: left) == 1)
    }

    /// A notice of a form with a place, a height and a day.
    private func notice(_ place: String, _ height: String, _ day: String) -> String {
        """
        The harbour office said on \(day) that the water stood at \(height) centimetres below the bridge of \(place) when it \
        was read at dawn. It asks those who keep boats along the lower quay to look after their ropes until the tide has \
        turned, and to leave the inner basin free for the pilots, who are called out at short notice in such weather.
        """
    }

    @Test("Notices of one form are no copies: other numbers and names stand between the same words")
    func forms() {
        let notices = [
            notice("Alder", "212", "Monday"), notice("Birch", "198", "Tuesday"), notice("Cedar", "305", "Friday"),
        ].map(sketch)
        for one in notices.indices {
            #expect(notices[one].isCopy(of: notices[one]))
            for other in notices.indices where other != one {
                #expect(notices[one].resemblance(to: notices[other]) > 0.55)
                #expect(!notices[one].isCopy(of: notices[other]))
            }
        }
    }

    @Test("A report in another house's style is a copy: titles, commas in numbers and the day are as they are there")
    func houseStyle() {
        let report = """
            The council voted on Monday to sell the old mill to Ms. Ada Brook, who paid 1,250,000 crowns for it. A lawyer for \
            Mr. Brook, her brother, said that Hugo Brook had offered 900,000 crowns in the spring of 2019 and was told by \
            Mayor Irene Falk that the mill was not for sale. The vote was 14 to 3, and 2 members were away.
            """ + text(1, words: 0..<200)
        var printed = report
        for (here, there) in [("Mr. ", ""), ("Ms. ", ""), (",000", "000"), ("on Monday ", ""), ("Mayor Irene ", "")] {
            printed = printed.replacing(here, with: there)
        }
        #expect(sketch(of: report).isCopy(of: sketch(of: printed)))
        let isCopyLater = sketch(of: report).isCopy(of: sketch(of: printed), isLaterNotice: true)
        #expect(isCopyLater)
    }

    @Test("One number that differs among many is a correction, unless the outlet prints the text on another day")
    func correctedNumber() {
        let words = text(1, words: 0..<60).split(separator: " ").map(String.init)
        func report(_ last: Int) -> Sketch {
            sketch(
                of: words.enumerated().map { $1 + ($0 < 8 ? " \($0 + 40)" : $0 == 30 ? " \(last)" : "") }
                    .joined(separator: " "))
        }
        #expect(report(11).isCopy(of: report(12)))
        let isCopyLater = [11, 12].map { report(11).isCopy(of: report($0), isLaterNotice: true) }
        #expect(isCopyLater == [true, false])
    }
}
