import News
import Testing

@testable import Pages

@Suite("Live blogs, bylines and walls on pages")
struct PageFurnitureTests {
    private let story = [
        "The quay at Holm stays shut until June, the harbour board said on Monday after divers had found cracks in its wall.",
        "Ferries leave from the upper landing, which adds an hour to each trip to the islands, said the board.",
        "The wall was built in 1911 and has been mended three times since the last war.",
    ]

    private func read(_ body: String, head: String = "<title>Quay stays shut</title>") throws -> Article {
        try page(from: Array("<!doctype html><html><head>\(head)</head><body>\(body)</body></html>".utf8))
    }

    private func paragraphs(_ texts: [String]) -> String { texts.map { "<p>\($0)</p>" }.joined() }

    @Test(
        "All posts of a live blog are its text, in their order and with their times",
        arguments: ["article", "div", "li", "section"])
    func liveBlog(_ element: String) throws {
        let posts = [
            "<\(element) class='post'><time datetime='2024-03-05T16:00Z'>16.00</time><h2>Shut</h2>\(paragraphs(story))</\(element)>",
            "<\(element) class='post'><time datetime='2024-03-05T12:00Z'>12.00</time><p>The divers left at noon.</p></\(element)>",
            "<\(element) class='post'><time datetime='2024-03-05T08:00Z'>8.00</time><p>Two divers are in the water.</p></\(element)>",
        ]
        let list = element == "li" ? "<ul>\(posts.joined())</ul>" : posts.joined()
        let body = try read("<main><h1>Quay: the day as it happened</h1><div>\(list)</div></main>").body
        #expect(
            body
                == (["16.00", "Shut"] + story + [
                    "12.00", "The divers left at noon.", "8.00", "Two divers are in the water.",
                ])
                .joined(separator: "\n\n"))
    }

    @Test(
        "A post keeps its time and its heading, however they are set, the first as the others",
        arguments: [
            ("<div class='post-time'>%</div><h3>Post</h3>", "%"),
            ("<header><span class='time'>% GMT</span><h2>Post</h2></header>", "% GMT"),
            ("<p class='stamp'><a href='#x'><time>%</time></a></p><h2 class='block-title'>Post</h2>", "%"),
        ])
    func postHeads(_ head: String, _ time: String) throws {
        let times = ["14:05", "12:30", "09:15"]
        let texts = [
            story.joined(separator: " "), "Divers left the water at noon, wet and cold.",
            "Divers came at eight with two boats of their own.",
        ]
        let posts = zip(times, texts).map { clock, text in
            "<div class='post'>\(head.replacing("%", with: clock))<div class='text'><p>\(text)</p></div></div>"
        }
        let body = try read("<main><h1>Quay live</h1><div class='feed'>\(posts.joined())</div></main>").body
        let expected = zip(times, texts).map { clock, text in
            "\(time.replacing("%", with: clock))\n\nPost\n\n\(text)"
        }
        #expect(body == expected.joined(separator: "\n\n"))
    }

    @Test("Teasers below a story are none of its posts though both have times")
    func teasers() throws {
        let teasers = ["Bakers strike", "Ferry sails"].map {
            "<article><h3><a href='/x'>\($0) in the old town</a></h3><p>It is the second time this year, they say.</p><time>4 March</time></article>"
        }
        let page =
            "<main><article><h1>Quay stays shut</h1><p><time>5 March</time></p>\(paragraphs(story))</article>\(teasers.joined())</main>"
        #expect(try read(page).body == story.joined(separator: "\n\n"))
    }

    @Test("A live blog that scripts fill is read from what it tells to machines")
    func toldLiveBlog() throws {
        let updates = story.enumerated().map { index, text in
            #"{"@type":"BlogPosting","headline":"Post \#(index)","datePublished":"2024-03-05T1\#(index):30:00Z","articleBody":"\#(text)"}"#
        }
        let script =
            #"{"@type":"LiveBlogPosting","headline":"Quay live","liveBlogUpdate":[\#(updates.joined(separator: ","))]}"#
        let article = try read(
            "<div id='app'></div>", head: "<script type='application/ld+json'>\(script)</script>")
        #expect(article.body.hasPrefix("10:30\n\nPost 0\n\n" + story[0]))
        #expect(article.body.hasSuffix("12:30\n\nPost 2\n\n" + story[2]))
    }

    @Test(
        "The word before a name is no part of it",
        arguments: [
            ("<p class='byline'>By Ana Reed</p>", "Ana Reed"),
            ("<div class='author'>Von Ana Reed und Bo Lund</div>", "Ana Reed und Bo Lund"),
            ("<p class='byline'>By <a href='/ana'>Ana Reed</a></p>", "Ana Reed"),
            ("<span class='byline'>By <a rel='author' href='/ana'>Ana Reed</a></span>", "Ana Reed"),
            ("<p class='article-byline'>Par Ana Reed</p>", "Ana Reed"),
            ("<span class='byline__name'>Words by Ana Reed</span>", "Ana Reed"),
            ("<div class='author-name'>Por Ana Reed</div>", "Ana Reed"),
        ])
    func bylines(_ line: String, _ expected: String) throws {
        #expect(try read("<article><h1>Quay stays shut</h1>\(line)\(paragraphs(story))</article>").byline == expected)
    }

    @Test(
        "The notice of a paywall is no text, whatever box it stands in",
        arguments: [
            "<div class='paywall'><h3>Subscribe to continue reading</h3><p>Get unlimited access for £1 a week.</p></div>",
            "<div class='x'><h3>This article is for subscribers only</h3><p>Only £1 for the first month.</p><p>Already a subscriber? <a href='/l'>Log in</a></p></div>",
            "<p>You have 2 free articles left this month.</p>",
            "<p>You have reached your limit of free articles.</p><p>Not a subscriber yet? Join now</p>",
            "<div><h4>Weiterlesen mit Hafen plus</h4><p>Schon Abonnent? Hier anmelden</p></div>",
            "<p>La suite est réservée aux abonnés.</p><p>Déjà abonné ? Connectez-vous</p>",
            "<div><p>Contenido exclusivo para suscriptores</p><p>¿Ya eres suscriptor? Inicia sesión</p></div>",
        ])
    func paywalls(_ notice: String) throws {
        let body = try read("<article><h1>Quay stays shut</h1>\(paragraphs(story))\(notice)</article>").body
        #expect(body == story.joined(separator: "\n\n"))
    }

    @Test("A story about subscribers is no notice")
    func subscribers() throws {
        let texts = [
            "The Holm Gazette has ten thousand subscribers for the first time, its publisher said on Tuesday in the town hall.",
            "Subscribers may read its archive, which goes back to 1911, and already a third of its members do, she said.",
            "You have to pay for it, of course.",
        ]
        #expect(
            try read("<article><h1>Gazette grows</h1>\(paragraphs(texts))</article>").body
                == texts.joined(separator: "\n\n"))
    }

    @Test("Of a headline that the window has the beginning of, the whole is taken")
    func longHeadline() throws {
        let page = try read("<article><h1>Quay stays shut – again</h1>\(paragraphs(story))</article>")
        #expect(page.headline == "Quay stays shut – again")
    }

    @Test("The bar of a web archive above a page is no text")
    func archiveBar() throws {
        let bar =
            "<div id='wm-ipp-base'><p>Three captures of this page were made between May and June of that year.</p></div>"
        let page = try read("\(bar)<article><h1>Quay stays shut</h1>\(paragraphs(story))</article>")
        #expect(!page.body.contains("captures"))
    }
}
