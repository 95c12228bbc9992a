import Foundation
import Testing

/// Exports for spreadsheets, for programs that keep references, and for those that draw networks.
@Suite("Exports in the forms of other programs")
struct FormatTests {
    private static let articles = """
        {"headline":"=SUM(1), \\"quoted\\"","byline":"By Ana Costa and Rui Silva","source":"Harbour & Wire","published":"2024-03-05","url":"https://a.example/1","body":"Boris Pistorius met Olaf Scholz in Berlin on Tuesday, a spokesman said there."}
        {"headline":"Second_story {x}","body":"Olaf Scholz spoke in Berlin, and Boris Pistorius listened."}

        """

    private func exported(_ arguments: [String]) throws -> String {
        var output = ""
        try withProgram { dateline in
            let file = try dateline.write(Self.articles, to: "a.jsonl")
            _ = try dateline.run("import", file, "--library", dateline.library)
            let outcome = try dateline.run(["export"] + arguments + ["--library", dateline.library])
            #expect(outcome.status == 0, "\(outcome.errors)")
            output = outcome.output
        }
        return output
    }

    @Test("A table has a row an article, quoted as RFC 4180 says, and no field that is a formula")
    func table() throws {
        let rows = try exported(["--csv"]).split(separator: "\n").map(String.init)
        #expect(rows.count == 3)
        #expect(rows[0] == "article,headline,byline,source,published,url,words,read,starred,tags,note,names")
        #expect(
            rows[1].hasPrefix("1,\"'=SUM(1), \"\"quoted\"\"\",Ana Costa and Rui Silva,Harbour & Wire,2024-03-05,"))
        #expect(rows[1].contains("Boris Pistorius"))
    }

    @Test("References have authors one by one, and signs that mean something to TeX escaped")
    func references() throws {
        let bibTeX = try exported(["--bibtex"])
        #expect(bibTeX.contains("@article{dateline1,"))
        #expect(bibTeX.contains("author = {{Ana Costa} and {Rui Silva}}"))
        #expect(bibTeX.contains("journal = {Harbour \\& Wire}"))
        #expect(bibTeX.contains("title = {{Second\\_story \\{x\\}}}"))
        let ris = try exported(["--ris"])
        #expect(ris.contains("AU  - Ana Costa\nAU  - Rui Silva\n"))
        #expect(ris.contains("DA  - 2024/03/05\n"))
        #expect(ris.split(separator: "\n").filter { $0.hasPrefix("ER  -") }.count == 2)
    }

    @Test("The network says in how many articles two names stand together, as a graph and as a table")
    func network() throws {
        let graph = try exported(["--graphml"])
        #expect(graph.hasPrefix("<?xml"))
        #expect(graph.contains("<data key=\"name\">Boris Pistorius</data>"))
        let rows = try exported(["--edges"]).split(separator: "\n").map(String.init)
        #expect(rows[0] == "name,kind,with,with_kind,articles")
        #expect(rows.contains { $0.contains("Boris Pistorius") && $0.contains("Olaf Scholz") && $0.hasSuffix(",2") })
    }

    @Test("Markdown has the names in its front matter; two forms at once are refused")
    func markdown() throws {
        #expect(try exported(["--markdown"]).contains("names: ["))
        try withProgram { dateline in
            let both = try dateline.run("export", "--csv", "--ris", "--library", dateline.library)
            #expect(both.status == 64)
        }
    }
}
