import News
import Testing

@testable import Wire

@Suite("What other programs export")
struct ExportTests {
    private func read(_ json: String) throws -> [Article] {
        try delivery(from: Array(json.utf8), name: "export.json").articles
    }

    @Test("Of a copy that a program keeps, the page's address is taken, and a site's own address is none")
    func addresses() throws {
        let kept = try read(
            #"[{"title":"T","url":"https://keep.example/7","source_url":"https://a.example/quay","html_content":"<p>Shut.</p>"}]"#
        )
        #expect(kept.map(\.url) == ["https://a.example/quay"])
        let site = try read(
            #"[{"title":"T","url":"https://a.example/quay","source_url":"https://a.example/","text":"Shut."}]"#)
        #expect(site.map(\.url) == ["https://a.example/quay"])
        let named = try read(
            #"[{"title":"T","source":"https://a.example/quay","source-hostname":"Quay Post","text":"Shut."}]"#)
        #expect(named.map(\.url) == ["https://a.example/quay"])
        #expect(named.map(\.source) == ["Quay Post"])
    }

    @Test("Marked passages are a text, a paragraph each")
    func highlights() throws {
        let articles = try read(
            """
            {"results":[{"title":"Quay","author":"Ana Reed","source_url":"https://a.example/q",
            "highlights":[{"text":"Shut."},{"text":"Again."}]}]}
            """)
        #expect(articles.map(\.body) == ["Shut.\n\nAgain."])
        #expect(articles.map(\.byline) == ["Ana Reed"])
    }

    @Test("A search service's headline loses the outlet, and its text what counts the rest")
    func searchService() throws {
        let articles = try read(
            """
            {"articles":[{"title":"Quay shut - Quay Post","source":{"id":null,"name":"Quay Post"},
            "url":"https://a.example/q","content":"Shut until… [+1234 chars]"}]}
            """)
        #expect(articles.map(\.headline) == ["Quay shut"])
        #expect(articles.map(\.body) == ["Shut until…"])
    }

    @Test("A site's posts are found however deep they lie, without its drafts; a number is no author")
    func posts() throws {
        let articles = try read(
            """
            {"db":[{"data":{"posts":[{"title":"A","html":"<p>Shut.</p>","status":"published","author":3},
            {"title":"B","html":"<p>Open.</p>","status":"draft"}]}}]}
            """)
        #expect(articles.map(\.headline) == ["A"])
        #expect(articles.map(\.byline) == [nil])
    }

    @Test("Authors in an object of numbers are all of them")
    func numberedAuthors() throws {
        let articles = try read(
            #"{"list":{"7":{"resolved_title":"Quay","resolved_url":"https://a.example/q","excerpt":"Shut.","authors":{"3":{"name":"Ana Reed"},"9":{"name":"Bo Lund"}}}}}"#
        )
        #expect(articles.map(\.byline) == ["Ana Reed, Bo Lund"])
    }

    @Test("A list of one article is a list: it may hold no text")
    func listOfOne() throws {
        let articles = try read(
            #"{"articles":[{"title":"Quay shut","url":"https://a.example/q","domain":"a.example"}]}"#)
        #expect(articles.map(\.headline) == ["Quay shut"])
        #expect(throws: WireError.noText(.json)) { try read(#"{"headline":"Quay shut","dateline":null}"#) }
    }

    @Test("schema.org's names count though one of them is this program's own")
    func foreignHeadline() throws {
        let articles = try read(
            """
            {"headline":"Quay shut","author":{"name":"Ana Reed"},"datePublished":"2024-03-05",
            "articleBody":"Shut until June."}
            """)
        #expect(articles.map(\.byline) == ["Ana Reed"])
        #expect(articles.map(\.body) == ["Shut until June."])
        #expect(articles.map(\.published?.iso8601) == ["2024-03-05"])
    }

    @Test("The columns of a table may be named in other languages")
    func columns() throws {
        let table = "Überschrift;Autor;Datum;Quelle;Text\nKai zu;Ana Reed;05.03.2024;Kaipost;Der Kai ist zu.\n"
        let article = try #require(try delivery(from: Array(table.utf8), name: "a.csv").articles.first)
        #expect(article.headline == "Kai zu")
        #expect(article.byline == "Ana Reed")
        #expect(article.source == "Kaipost")
        #expect(article.published?.iso8601 == "2024-03-05")
        #expect(article.body == "Der Kai ist zu.")
    }

    @Test("An agency's day is completed by the year in the file's name or folder, and by nothing else")
    func completedDay() throws {
        let text = """
            Quay stays shut

            HOLM, March 5 (Reuters) - The quay is shut, the board said on Monday.

            Ferries leave from the landing above the town, which adds an hour to each trip.
            """
        func day(_ name: String?) throws -> String? {
            try delivery(from: Array(text.utf8), name: name).articles.first?.published?.iso8601
        }
        #expect(try day("reuters-2024-quay.txt") == "2024-03-05")
        #expect(try day("wires/2023/quay.txt") == "2023-03-05")
        #expect(try day("quay.txt") == nil)
        #expect(try day(nil) == nil)
    }

    @Test("A text under its address alone is called by its first sentence")
    func addressAlone() throws {
        let text = """
            https://quaypost.example/local/quay-41833

            The quay is shut. The board said so on Monday, after divers had found cracks in the wall.

            Ferries leave from the landing above the town, which adds an hour to each trip.
            """
        let article = try #require(try delivery(from: Array(text.utf8), name: "a.txt").articles.first)
        #expect(article.url == "https://quaypost.example/local/quay-41833")
        #expect(article.source == "quaypost.example")
        #expect(article.headline == "The quay is shut")
        #expect(article.published == nil)
        #expect(!article.body.contains("https"))
    }

    @Test("Records in XML are read like those in JSON; one that knows a single time was published then")
    func recordsInXML() throws {
        let articles = try delivery(
            from: Array(
                """
                <?xml version="1.0"?><articles version="2"><article><title><![CDATA[Quay shut]]></title>
                <link>https://a.example/quay</link><content><![CDATA[<p>The quay is shut.</p><p>For how long?</p>]]></content>
                <feed_title>Quay Post</feed_title><updated>2024-03-05 09:12:00</updated></article>
                <article><title>Gate open</title><text><p>The <b>gate</b> is open.</p><p>It is wide.</p></text>
                <author><name>Bo Li</name></author></article></articles>
                """.utf8), name: "export.xml"
        ).articles
        #expect(articles.map(\.headline) == ["Quay shut", "Gate open"])
        #expect(articles.first?.body == "The quay is shut.\n\nFor how long?")
        #expect(articles.first?.source == "Quay Post")
        #expect(articles.first?.published?.iso8601 == "2024-03-05T09:12:00Z")
        #expect(articles.last?.body == "The gate is open.\n\nIt is wide.")
        #expect(articles.last?.byline == "Bo Li")
    }

    @Test("XML that tells of something else is no list of articles")
    func otherXML() {
        for text in ["<stock><price>3</price></stock>", "<a/>"] {
            #expect(throws: WireError.noArticles(.xml)) {
                try delivery(from: Array(("<?xml version=\"1.0\"?>" + text).utf8), name: "a.xml")
            }
        }
    }

    @Test("A text in pieces is whole: paragraphs of a list, and runs of letters as messengers keep them")
    func textsInPieces() throws {
        let paragraphs = try read(
            #"[{"title":"Quay","text":["It is shut.","It was old."],"url":"https://a.example/1"}]"#)
        #expect(paragraphs.first?.body == "It is shut.\n\nIt was old.")
        let runs = try read(
            #"{"messages":[{"id":2,"date":"2024-03-06T09:14:00","text":[{"type":"bold","text":"Quay"}," is shut."]}]}"#)
        #expect(runs.first?.body == "Quay is shut.")
        #expect(runs.first?.published?.iso8601.hasPrefix("2024-03-06") == true)
        let list = try read(#"{"content":[{"title":"Quay","content":"It is shut.","author":"Bo Li"}]}"#)
        #expect(list.map(\.body) == ["It is shut."])
        #expect(list.map(\.byline) == ["Bo Li"])
    }

    @Test("A member's name may begin with what it is of; the plain name counts more")
    func longNames() throws {
        let articles = try read(
            """
            {"stories":[{"story_title":"Quay shut","story_content":"<p>It is shut.</p>","story_authors":"Bo Li",
            "story_permalink":"https://a.example/1"},
            {"title":"Gate open","article_title":"Other","text":"It is open.","url":"https://a.example/2"}]}
            """)
        #expect(articles.map(\.headline) == ["Quay shut", "Gate open"])
        #expect(articles.first?.byline == "Bo Li")
        #expect(articles.first?.url == "https://a.example/1")
    }

    @Test("The day on which a program changed what it had saved is not that of publication")
    func ownTimes() throws {
        let kept = try read(
            #"[{"title":"T","text":"Shut.","created_at":"2024-03-06","updated_at":"2024-03-07","published_at":null}]"#)
        #expect(kept.first?.published == nil)
        let told = try read(#"[{"title":"T","text":"Shut.","updated":1709716440}]"#)
        #expect(told.first?.published?.iso8601 == "2024-03-06T09:14:00Z")
    }

    @Test("A name is a headline beside a text, and nobody's beside a link alone")
    func names() throws {
        let answer = try read(
            #"{"value":[{"name":"Quay shut","url":"https://a.example/1","description":"It is.","provider":[{"name":"Post"}]}]}"#
        )
        #expect(answer.map(\.headline) == ["Quay shut"])
        #expect(answer.map(\.source) == ["Post"])
        #expect(throws: WireError.noArticles(.json)) {
            try read(#"{"people":[{"name":"Bo Li","url":"https://a.example/bo"}]}"#)
        }
    }

    @Test("A file of Apple's Mail is the letter in it")
    func appleLetter() throws {
        let letter = "From: Post <a@b.example>\nSubject: Quay\n\nThe quay is shut.\n"
        let file = "\(letter.utf8.count)\n\(letter)<?xml version=\"1.0\"?>\n<plist version=\"1.0\"><dict/></plist>\n"
        let read = try delivery(from: Array(file.utf8), name: "7.emlx")
        #expect(read.format == .mail)
        #expect(read.articles.map(\.body) == ["The quay is shut."])
    }

    @Test("A press archive's document that begins with its title is no front matter")
    func titledDocument() throws {
        let text = """
            Title: Quay shut
            Publication info: Quay Post

            Full text: The quay is shut.

            ProQuest document ID: 1

            Database: Post
            """
        #expect(try delivery(from: Array(text.utf8), name: "a.txt").format == .pressArchive)
        let plain = "Title: Quay shut\nAuthor: Bo Li\nDate: 2024-03-06\n\nThe quay is shut.\n"
        let article = try #require(try delivery(from: Array(plain.utf8), name: "a.txt").articles.first)
        #expect(article.headline == "Quay shut")
        #expect(article.body == "The quay is shut.")
    }

    @Test("What a search engine or a site's interface found is read out of the frame that it stands in")
    func frames() throws {
        let engine = try read(
            #"{"hits":{"total":{"value":1},"hits":[{"_id":"1","_source":{"title":"Quay","text":"Shut.","source":"Quay Post"}}]}}"#
        )
        #expect(engine.map(\.body) == ["Shut."])
        #expect(engine.map(\.source) == ["Quay Post"])
        let site = try read(
            #"{"data":[{"type":"node","attributes":{"title":"Quay","body":{"value":"<p>Shut.</p>","format":"html"}}}]}"#
        )
        #expect(site.map(\.headline) == ["Quay"])
        #expect(site.map(\.body) == ["Shut."])
    }

    @Test("Names in capitals, and a link among several, are found")
    func capitals() throws {
        let articles = try read(
            """
            {"value":[{"Title":"Quay","Source":{"Id":"s","Name":"Quay Post"},"links":{"permalink":"https://a.example/q"},
            "Document":{"Id":"d","Content":"Shut."}}]}
            """)
        #expect(articles.map(\.source) == ["Quay Post"])
        #expect(articles.map(\.url) == ["https://a.example/q"])
        #expect(articles.map(\.body) == ["Shut."])
    }

    @Test("When it was published goes before a date that says nothing of what happened on it")
    func entryDate() throws {
        let articles = try read(#"[{"title":"Quay","text":"Shut.","entryDate":"2024-03-09","pubdate":"Mar 5, 2024"}]"#)
        #expect(articles.map(\.published?.iso8601) == ["2024-03-05"])
    }

    @Test("An archive's documents are told apart in Rich Text Format too, and what is no text of theirs is explained")
    func pressInRichText() throws {
        func document(_ headline: String, _ number: Int) -> String {
            let fields = [
                "HD\\tab \(headline)", "WC\\tab 9 words", "PD\\tab 5 March 2024", "SN\\tab Quay Post", "LP",
                "The quay is shut until the end of March.", "AN\\tab Document QUAYP0002024030500000\(number)",
            ]
            return fields.map { $0 + "\\par\n" }.joined()
        }
        let bytes = Array("{\\rtf1\\ansi \(document("Quay shut", 1))\\par\n\(document("Quay open", 2))}".utf8)
        let delivery = try delivery(from: bytes, name: "quay.rtf")
        #expect(delivery.articles.map(\.headline) == ["Quay shut", "Quay open"])
        #expect(delivery.articles.map(\.body) == Array(repeating: "The quay is shut until the end of March.", count: 2))
        #expect(delivery.removals(from: bytes, name: "quay.rtf").contains { $0.text == "WC 9 words" })
    }

    @Test("A text given as sections is all of them, and a writer may be told of as a record is")
    func sections() throws {
        let articles = try read(
            """
            [{"title":"Quay","publishing_date":"2024-03-05 20:15:00+01:00",
            "body":{"summary":[],"sections":[{"headline":["At the quay"],"paragraphs":["Shut.","Again."]},
            {"headline":[],"paragraphs":["Open."]}]},
            "author":{"data":{"id":3,"attributes":{"name":"Ana Reed"}}}}]
            """)
        #expect(articles.map(\.body) == ["At the quay\n\nShut.\n\nAgain.\n\nOpen."])
        #expect(articles.map(\.byline) == ["Ana Reed"])
        #expect(articles.map(\.published?.iso8601) == ["2024-03-05T19:15:00Z"])
    }
}
