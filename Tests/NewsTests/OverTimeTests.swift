import News
import Testing

@Suite("Roles over time")
struct OverTimeTests {
    private func claim(_ text: String, _ source: String, day: Int?) -> Dossier.DatedRole {
        let published = day.map { Moment(seconds: Int64($0) * 86_400, hasTime: false) }
        return Dossier.DatedRole(
            text: text,
            article: ArticleLine(
                id: Int64(day ?? 99), headline: "", source: source, published: published,
                position: ListPosition(seconds: Int64(day ?? 99) * 86_400, id: Int64(day ?? 99))), range: 0..<4)
    }

    @Test(
        "The same office is one role with all its sources, oldest first, whether it is said with 'the' or in capitals")
    func oneRole() {
        let (spans, disagreements) = OverTime.roles(of: [
            claim("defence minister", "Post", day: 9), claim("the Defence Minister", "Wire", day: 3),
            claim("then defence minister", "Post", day: 5),
        ])
        #expect(spans.map(\.text) == ["the Defence Minister"])
        #expect(spans[0].sources == ["Wire", "Post"] && spans[0].claims.count == 3)
        #expect(disagreements.isEmpty)
    }

    @Test("That one outlet says 'former' and another at that time does not is a disagreement; what came before is none")
    func disagreement() {
        let earlier = OverTime.roles(of: [claim("mayor", "Wire", day: 3), claim("former mayor", "Post", day: 5)])
        #expect(earlier.spans.map(\.isFormer) == [false, true] && earlier.disagreements.isEmpty)
        let (spans, found) = OverTime.roles(of: [
            claim("mayor", "Wire", day: 3), claim("ex-mayor", "Post", day: 5), claim("mayor", "Herald", day: 6),
        ])
        #expect(spans.map(\.claims.count) == [2, 1])
        #expect(found.map(\.now.article.source) == ["Herald"] && found.map(\.former.article.source) == ["Post"])
        // One outlet does not disagree with itself, nor does an article without a date.
        #expect(
            OverTime.roles(of: [claim("ex-mayor", "Post", day: 5), claim("mayor", "Post", day: 6)]).disagreements
                .isEmpty)
        #expect(
            OverTime.roles(of: [claim("ex-mayor", "Post", day: 5), claim("mayor", "Wire", day: nil)]).disagreements
                .isEmpty)
    }

    @Test("Words that alone are a role are not taken off", arguments: ["ex", "former", "the", "", "ex-"])
    func bare(_ text: String) {
        #expect(OverTime.roles(of: [claim(text, "Wire", day: 3)]).spans.map(\.text) == [text])
    }
}
