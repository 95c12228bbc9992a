import News
import Terminal
import Testing

@testable import Reader

/// `Y` and `:export`.
@Suite struct ExportingFromReaderTests {
    private let library = Sample.library

    @Test("In the list, what it shows is exported; in the text, the article")
    func whatHasTheKeys() {
        var model = Model.started(on: library)
        #expect(
            model.drained(after: "export csv /tmp/a.csv")
                == [.files(FileWork(.articles(.everything, .csv), path: "/tmp/a.csv"))])
        model.press("s", .paste("Singapore"), .enter, on: library)
        #expect(
            model.drained(after: "export bibtex a b.bib")
                == [.files(FileWork(.articles(Scope(typed: "Singapore"), .bibtex), path: "a b.bib"))])
        model.press(.enter, on: library)
        #expect(model.drained(after: "export ris x") == [.files(FileWork(.article(1, .ris), path: "x"))])
    }

    @Test("A key asks for the form and then for the file")
    func menu() {
        var model = Model.started(on: library)
        model.press("Y", on: library)
        #expect(model.shown.contains("Export the 5 articles of this list as"))
        model.press("a", on: library)
        #expect(model.shown.contains("Export this article as"))
        model.press("m", .paste("/tmp/a.md"), on: library)
        #expect(model.press(.enter, on: library) == [.files(FileWork(.article(1, .markdown), path: "/tmp/a.md"))])
    }

    @Test("On a dossier its evidence is exported, as Markdown alone")
    func dossier() {
        var model = Model.started(on: library)
        model.press(.tab, .enter, on: library)
        guard let entity = model.dossier?.dossier.entity else {
            Issue.record("no dossier")
            return
        }
        #expect(
            model.drained(after: "export obsidian a.md")
                == [.files(FileWork(.dossier(entity.id, linked: true), path: "a.md"))])
        #expect(model.drained(after: "export csv a.csv").isEmpty)
        #expect(model.notice?.text.contains("markdown, obsidian") == true)
    }

    @Test("An unknown form is told with those that there are")
    func unknown() {
        var model = Model.started(on: library)
        #expect(model.drained(after: "export pdf a").isEmpty)
        #expect(
            model.notice?.text == "export: expected markdown, obsidian, csv, bibtex, ris, graphml, edges and a file")
    }
}
