import News
import Terminal
import Testing

@testable import Reader

@Suite("A person over time")
struct OverTimeScreenTests {
    private static let articles = Sample.library.articles

    private static func claim(_ text: String, in index: Int) -> Dossier.DatedRole {
        Dossier.DatedRole(text: text, article: articles[index].line, range: 0..<4)
    }

    private static let overTime = OverTime(
        entity: Sample.pistorius, first: articles[4].line, last: articles[0].line,
        roles: [
            OverTime.RoleSpan(
                text: "defence minister", isFormer: false,
                claims: [claim("defence minister", in: 3), claim("defence minister", in: 1)])
        ],
        disagreements: [
            OverTime.Disagreement(
                now: claim("defence minister", in: 1), former: claim("former defence minister", in: 3))
        ],
        months: [
            OverTime.Month(
                first: CivilDay(year: 2024, month: 3, day: 1), articles: 5,
                companions: [Dossier.Companion(entity: Sample.singapore, articles: 3)],
                said: [
                    Dossier.Passage(article: articles[1].line, text: "One error.", range: 20..<30, marks: [])
                ], saidOf: [])
        ], articlesRead: 3)

    @Test(
        "T in a dossier shows roles with sources and dates, both sides of a disagreement, and each month; q goes back")
    func shown() {
        var library = Sample.library
        library.overTimes[1] = Self.overTime
        var model = Model.started(on: library, rows: 40, columns: 120)
        model.openDossier(of: Sample.pistorius)
        model.answer([.ask(.dossier(1))], from: library)
        model.press("T", on: library)
        let shown = model.shown
        #expect(shown.contains("Boris Pistorius · over time"))
        for words in [
            "first named", "SOURCES DISAGREE", "former defence minister", "Rhine Standard", "2 articles", "March 2024",
            "with Singapore 3", "says 'One error.'",
        ] { #expect(shown.contains(words), "\(words)") }
        model.press("q", on: library)
        #expect(model.dossier != nil)
    }

    @Test("What is gone meanwhile is said; a keyword has nothing over time")
    func gone() {
        let library = Sample.library
        var model = Model.started(on: library)
        model.openDossier(of: Sample.pistorius)
        model.answer([.ask(.dossier(1))], from: library)
        model.press("T", on: library)
        #expect(model.shown.contains("it is no longer in the library"))
        let keyword = Entity(keyword: "air show", mentions: 2, articles: 1)
        model.open(DossierScreen(Dossier(entity: keyword)))
        model.press("T", on: library)
        #expect(model.shown.contains("a keyword has no roles"))
    }
}
