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
        ("The former head of the navy, Anna Lindqvist, left.", "former head of the navy"),
        ("The then transport minister, Anna Lindqvist, left.", "then transport minister"),
        ("A caretaker manager, Anna Lindqvist, left.", "caretaker manager"),
        ("He met the acting prime minister, Anna Lindqvist, there.", "acting prime minister"),
        ("Ex-president Anna Lindqvist left.", "Ex-president"),
        ("President-elect Anna Lindqvist left.", "President-elect"),
        ("Shadow health secretary Anna Lindqvist left.", "Shadow health secretary"),
        ("He met Anna Lindqvist, 52, the mayor of Lund, there.", "mayor of Lund"),
        ("He met Anna Lindqvist, once chancellor of Austria, there.", "once chancellor of Austria"),
        ("He met Anna Lindqvist, until 2023 the mayor of Lund, there.", "until 2023 the mayor of Lund"),
        ("He met Anna Lindqvist, co-founder of the choir, there.", "co-founder of the choir"),
        ("He met Anna Lindqvist, a candidate for mayor of Lund, there.", "candidate for mayor of Lund"),
        ("He met Anna Lindqvist, the public works minister, there.", "public works minister"),
        ("So Budget Secretary Anna Lindqvist resigned.", "Budget Secretary"),
        ("He met Anna Lindqvist, the project manager, there.", "project manager"),
        ("He met Anna Lindqvist, his translator, there.", "translator"),
        ("He met Anna Lindqvist, the group's owner, there.", "group's owner"),
        ("The bank's former chief economist, Anna Lindqvist, left.", "former chief economist"),
        (
            "So Deputy Prime Minister and Foreign Minister Anna Lindqvist left.",
            "Deputy Prime Minister and Foreign Minister"
        ),
        ("He met Anna Lindqvist, president and chief executive, there.", "president and chief executive"),
        (
            "He met Anna Lindqvist, the mayor of Lund and a former prime minister, there.",
            "mayor of Lund and a former prime minister"
        ),
        ("He met Anna Lindqvist, a communist and former labour minister, there.", "former labour minister"),
        ("He met Anna Lindqvist, his coach and compatriot, there.", "coach"),
        ("He met Anna Lindqvist, a former deputy prime minister, there.", "former deputy prime minister"),
        ("He met Anna Lindqvist, the chief medical officer for Wales, there.", "chief medical officer for Wales"),
        ("He met Anna Lindqvist, Rolf Brandt's chief of staff, there.", "Rolf Brandt's chief of staff"),
        ("He met Anna Lindqvist, Sweden's first female prime minister, there.", "Sweden's first female prime minister"),
        ("He met Anna Lindqvist, until March the mayor of Lund, there.", "until March the mayor of Lund"),
        ("He met Anna Lindqvist, archbishop emeritus of Lund, there.", "archbishop emeritus of Lund"),
        ("He met Anna Lindqvist, a palaeontologist at the museum, there.", "palaeontologist at the museum"),
        ("So Public Enterprises Minister Anna Lindqvist left.", "Public Enterprises Minister"),
        ("So Minister for Women and Equalities Anna Lindqvist left.", "Minister for Women and Equalities"),
        ("So chief cabinet secretary Anna Lindqvist left.", "chief cabinet secretary"),
        ("Health secretary Dr. Anna Lindqvist left.", "Health secretary"),
        ("Rolf Brandt's successor as chief scientist, Anna Lindqvist, left.", "chief scientist"),
        ("Anna Lindqvist, who took over as mayor of Lund when he left, spoke.", "mayor of Lund"),
        ("On Monday Anna Lindqvist was sworn in as prime minister.", "prime minister"),
        ("Anna Lindqvist is federal transport minister.", "federal transport minister"),
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
        "He met Anna Lindqvist, no longer head of the navy, there.",
        "He met Anna Lindqvist, the wife of Prime Minister Rolf Brandt, there.",
        "A friend of the mayor, Anna Lindqvist, left.",
        "He came with Anna Lindqvist, a developer of Lund opened the house.",
        "With Anna Lindqvist, the mayor and governor Rolf Brandt left.",
        "As told before, Anna Lindqvist, left.",
    ])
    func notFound(_ text: String) {
        #expect(Found(text).roles(of: "Anna Lindqvist").isEmpty)
    }

    @Test("An office that people share is each one's, with what is theirs of it")
    func shared() {
        let ministers = Found("The foreign ministers of Norway and Iceland, Anna Lindqvist and Rolf Brandt, met there.")
        #expect(ministers.roles(of: "Anna Lindqvist") == ["foreign minister of Norway"])
        #expect(ministers.roles(of: "Rolf Brandt") == ["foreign minister of Iceland"])
        let fields = Found("He met Anna Lindqvist and Rolf Brandt, the ministers of defence and finance, in Lund.")
        #expect(fields.roles(of: "Rolf Brandt") == ["minister of finance"])
        let former = Found("Two former presidents of Finland, Anna Lindqvist and Rolf Brandt, met there.")
        #expect(former.roles(of: "Rolf Brandt") == ["former president of Finland"])
    }

    @Test("A rank comes after the office, wherever the text has it")
    func ranks() {
        let found = Found("Sheikh Rolf Brandt left. Rolf Brandt, head of the navy, had come on Monday.")
        #expect(found.roles(of: "Rolf Brandt") == ["head of the navy", "Sheikh"])
        let general = Found("A spokesman for the navy, Senior Colonel Anna Lindqvist, left.")
        #expect(general.roles(of: "Anna Lindqvist") == ["spokesman for the navy", "Senior Colonel"])
    }

    @Test("A role says where its words stand")
    func ranges() throws {
        let found = Found("Señor! Defence Minister Anna Lindqvist spoke.")
        let role = try #require(found.entity("Anna Lindqvist")?.roles.first)
        #expect(found.text(role.range) == role.text)
    }
}
