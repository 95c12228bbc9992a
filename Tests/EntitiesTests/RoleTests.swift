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

    @Test(
        "An office is found behind kin, 'new' and an honour, and before another that is told at length",
        arguments: [
            ("Anna Lindqvist, the founder's elder daughter and the company's director, left.", "company's director"),
            ("Anna Lindqvist, his sister-in-law and the former head of nursing, left.", "former head of nursing"),
            ("Anna Lindqvist, the new president, left.", "president"),
            ("Anna Lindqvist KC, lead counsel to the bank, left.", "lead counsel to the bank"),
            ("Counsel for the bank, Anna Lindqvist KC, left.", "Counsel for the bank"),
            (
                "Anna Lindqvist, a zoologist at the University of Lund and a co-author of the paper in the journal that day,",
                "zoologist at the University of Lund"
            ),
            ("“We left,” rotating chairwoman Anna Lindqvist said.", "rotating chairwoman"),
        ])
    func opened(_ text: String, _ role: String) {
        #expect(Found(text).roles(of: "Anna Lindqvist") == [role], "\(text)")
    }

    @Test(
        "An office is in brackets, between dashes, before the name with its place, and where somebody comes to it",
        arguments: [
            ("Anna Lindqvist (mayor of Lund) left.", "mayor of Lund"),
            ("Anna Lindqvist — the mayor of Lund — left.", "mayor of Lund"),
            ("Then Mayor of Lund Anna Lindqvist left.", "Mayor of Lund"),
            ("As mayor of Lund, Anna Lindqvist signed it.", "mayor of Lund"),
            ("Anna Lindqvist became mayor of Lund in May.", "mayor of Lund"),
            ("Anna Lindqvist, 54, who has been mayor of Lund since May, left.", "mayor of Lund"),
            ("Anna Lindqvist was elected mayor of Lund in May.", "mayor of Lund"),
            ("They named Anna Lindqvist as their new chief executive.", "chief executive"),
            ("They elected Anna Lindqvist chairwoman on Monday.", "chairwoman"),
            ("Anna Lindqvist replaced Rolf Brandt as mayor of Lund.", "mayor of Lund"),
            ("Anna Lindqvist, an expert on water, left.", "expert on water"),
            ("Anna Lindqvist, an economist with the bank, left.", "economist with the bank"),
            ("The then-governor of Skåne, Anna Lindqvist, left.", "then-governor of Skåne"),
        ])
    func comesTo(_ text: String, _ role: String) {
        #expect(Found(text).roles(of: "Anna Lindqvist") == [role], "\(text)")
    }

    @Test(
        "Words like them give no office",
        arguments: [
            "Anna Lindqvist — in Lund with the mayor — left.", "A woman named Anna Lindqvist, of Lund, left.",
            "Anna Lindqvist was elected in May.", "Anna Lindqvist (Lund) left.",
        ])
    func givesNone(_ text: String) {
        #expect(Found(text).roles(of: "Anna Lindqvist").isEmpty, "\(text)")
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

    @Test(
        "An office ends before where somebody comes from, and before what else they were",
        arguments: [
            ("Anna Lindqvist, the first mayor from the coast, left.", "first mayor"),
            ("Anna Lindqvist, an architect and former first lady, left.", "architect"),
            ("Anna Lindqvist, a retired social worker with a rare illness, left.", "retired social worker"),
            ("Anna Lindqvist, working president of the party, left.", "working president of the party"),
            ("Additional Advocate General Anna Lindqvist left.", "Additional Advocate General"),
        ])
    func ends(_ text: String, _ role: String) {
        #expect(Found(text).roles(of: "Anna Lindqvist") == [role], "\(text)")
    }
}
