import News
import Testing

@testable import Entities

@Suite("What people are said to be")
struct RoleTests {
    @Test(arguments: [
        ("Defence Minister Anna Lindqvist spoke.", "Defence Minister"),
        ("It was clear to Swedish Prime Minister Anna Lindqvist.", "Swedish Prime Minister"),
        ("He met opposition leader Anna Lindqvist there.", "opposition leader"),
        ("He met Anna Lindqvist, head of Sweden's navy, there.", "head of Sweden's navy"),
        ("He met Anna Lindqvist, the editor-in-chief of the Oslo Herald, there.", "editor-in-chief of the Oslo Herald"),
        ("He met Anna Lindqvist, a leading member of the jury and was impressed.", "leading member of the jury"),
        ("It was the head of the navy, Anna Lindqvist, who left.", "head of the navy"),
        ("Former U.S. Secretary of State Anna Lindqvist left.", "Former U.S. Secretary of State"),
        (
            "He met Anna Lindqvist, a former trade adviser to Rolf Brandt, there.",
            "former trade adviser to Rolf Brandt"
        ),
        ("So Anna Lindqvist is the director of the museum.", "director of the museum"),
    ])
    func found(_ text: String, _ role: String) {
        #expect(Found(text).roles(of: "Anna Lindqvist") == [role])
    }

    @Test(arguments: [
        "Anna Lindqvist, speaking in Oslo, left.",
        "With Anna Lindqvist, ministers of three countries met.",
        "He came with his sister, Anna Lindqvist, on Monday.",
        "Mr Anna Lindqvist left.",
        "Anna Lindqvist told the head of the navy to go.",
    ])
    func notFound(_ text: String) {
        #expect(Found(text).roles(of: "Anna Lindqvist").isEmpty)
    }

    @Test("A role says where its words stand")
    func ranges() throws {
        let found = Found("Señor! Defence Minister Anna Lindqvist spoke.")
        let role = try #require(found.entity("Anna Lindqvist")?.roles.first)
        #expect(found.text(role.range) == role.text)
    }
}
