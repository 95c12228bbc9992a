import News
import Terminal
import Testing

@testable import Reader

/// From mention to mention, by keys and by labels.
@Suite struct JumpingTests {
    private let library = Sample.library

    @Test("] goes from mention to mention and on into the next article that has it")
    func jumps() {
        var model = Model.started(on: library)
        model.press(.enter, .character("]"), .character("]"), .character("]"), on: library)
        #expect(model.reading?.id == 1)
        #expect(model.shown.contains("mention 3 of 3 · article 1 of 3"))
        model.press(.character("]"), on: library)
        #expect(model.reading?.id == 2)
        #expect(model.shown.contains("mention 1 of 2 · article 2 of 3"))
        model.press(.character("["), on: library)
        #expect(model.reading?.id == 1)
        #expect(model.shown.contains("mention 3 of 3 · article 1 of 3"))
    }

    @Test("Jumps typed while the next article is on its way go on from its first mention")
    func typedAhead() throws {
        var model = Model.started(on: library)
        model.press(.enter, .character("]"), .character("]"), .character("]"), on: library)
        let effects = model.update(.key(.character("]"))) + model.update(.key(.character("]")))
        model.answer(effects, from: library)
        let reading = try #require(model.reading)
        #expect(reading.id == 2)
        let own = reading.filed.mentions.indices.filter { reading.filed.mentions[$0].entity == Sample.pistorius.id }
        #expect(reading.mention == own[1])
        #expect(model.owedJumps == 0)
    }

    @Test("The last mention of all says so and stays")
    func lastMention() {
        var model = Model.started(on: library)
        for _ in 0..<12 { model.press(.character("]"), on: library) }
        #expect(model.reading?.id == 4)
        #expect(model.notice?.text == "no later article names Boris Pistorius")
    }

    @Test("} chooses whatever is named next")
    func anyMention() {
        var model = Model.started(on: library)
        model.press(.enter, .character("}"), on: library)
        #expect(model.chosen == Sample.singapore)
        model.press(.character("}"), on: library)
        #expect(model.chosen == Sample.airForce)
        model.press(.character("{"), on: library)
        #expect(model.chosen == Sample.singapore)
    }

    @Test("A label opens the entity under it")
    func labels() {
        var model = Model.started(on: library)
        model.press(.enter, .character("f"), on: library)
        guard case .labels(let labels, _) = model.mode else {
            Issue.record("no labels")
            return
        }
        let label = labels[0]
        model.type(label.letters, on: library)
        #expect(model.dossier?.dossier.entity.id == library.articles[0].mentions[label.mention].entity)
    }

    @Test("No label is the beginning of another", arguments: [1, 25, 26, 27, 60, 400, 676])
    func labelsDiffer(count: Int) {
        let labels = labelLetters(count: count)
        #expect(labels.count == count)
        #expect(Set(labels).count == count)
        for label in labels where label.count == 2 { #expect(!labels.contains(String(label.prefix(1)))) }
    }
}
