import Foundation
import LoopbackServer
import Testing

@Suite("The whole text of an article, from a server on this machine")
struct FullTextTests {
    private static let headline = "Pier closed after crack in old piles"
    private static let summary = "A crack was found in the older pier on Tuesday morning, and both were shut at once."
    private static let told = (1...6).map {
        "<p>Paragraph \($0) says what the harbour master found below the older pier, and what comes of it.</p>"
    }.joined()

    private static func page(_ headline: String, _ body: String) -> [UInt8] {
        Array("<html><head><title>\(headline)</title></head><article><h1>\(headline)</h1>\(body)</article></html>".utf8)
    }

    /// A feed of summaries, whose items lead to pages of all kinds.
    private func serving(_ test: (LoopbackServer, Program) throws -> Void) throws {
        let items = ["whole", "missing", "picture", "short", "wall", "moved"].map {
            """
            <item><guid>\($0)</guid><link>/\($0)</link><title>\(Self.headline): \($0)</title>
            <description>\(Self.summary)</description></item>
            """
        }.joined()
        let feed = Array("<rss version=\"2.0\"><channel><title>Gazette</title>\(items)</channel></rss>".utf8)
        let html = ["Content-Type: text/html"]
        let server = try LoopbackServer { request in
            switch request.path {
            case "/feed": response("200 OK", body: feed)
            case "/whole": response("200 OK", html, body: Self.page(Self.headline, Self.told))
            case "/moved": response("302 Found", ["Location: /whole"])
            case "/picture":
                response(
                    "200 OK", ["Content-Type: image/png"], body: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0])
            case "/short": response("200 OK", html, body: Self.page(Self.headline, "<p>Subscribe to read on.</p>"))
            case "/wall":
                response(
                    "200 OK", html,
                    body: Self.page(
                        "Before you go on", String(repeating: "<p>We value your choice, say yes.</p>", count: 9)))
            default: response("404 Not Found")
            }
        }
        defer { server.stop() }
        try withProgram { try test(server, $0) }
    }

    /// The articles' numbers by their item's name.
    private func numbers(_ dateline: Program) throws -> [String: Int] {
        var numbers: [String: Int] = [:]
        for object in try dateline.run("list", "--json", "--library", dateline.library).objects() {
            let name = (object["headline"] as? String)?.split(separator: " ").last.map(String.init) ?? ""
            numbers[name] = object["article"] as? Int
        }
        return numbers
    }

    @Test("A page that tells the story takes the summary's place; whatever else comes leaves the feed's own text")
    func onDemand() throws {
        try serving { server, dateline in
            let library = ["--library", dateline.library]
            #expect(try dateline.run(["feeds", "add", server.address + "/feed"] + library).status == 0)
            let numbers = try numbers(dateline)
            #expect(numbers.count == 6)
            func fetch(_ name: String) throws -> (outcome: Program.Outcome, shown: [String: Any]) {
                let number = "\(try #require(numbers[name]))"
                let outcome = try dateline.run(["feeds", "text", number] + library)
                let shown = try dateline.run(["show", number, "--json"] + library).objects().first ?? [:]
                return (outcome, shown)
            }
            for name in ["whole", "moved"] {
                let (outcome, shown) = try fetch(name)
                #expect(outcome.status == 0, "\(outcome.errors)")
                #expect((shown["body"] as? String)?.hasPrefix("Paragraph 1 says") == true)
                #expect((shown["body"] as? String)?.contains("Paragraph 6 says") == true)
                #expect((shown["headline"] as? String)?.hasSuffix(name) == true)
            }
            let reasons = [
                "missing": "404", "picture": "no web page", "short": "says no more", "wall": "something else",
            ]
            for (name, reason) in reasons {
                let (outcome, shown) = try fetch(name)
                #expect(outcome.status == 1)
                #expect(outcome.errors.contains(reason), "\(name): \(outcome.errors)")
                #expect(shown["body"] as? String == Self.summary)
            }
        }
    }

    @Test("A feed's pages are fetched always where that is chosen, and asking the feed again does not undo it")
    func always() throws {
        try serving { server, dateline in
            let library = ["--library", dateline.library]
            let feed = server.address + "/feed"
            _ = try dateline.run(["feeds", "add", "--later", feed] + library)
            #expect(try dateline.run(["feeds", "text", "--always", feed] + library).status == 0)
            _ = try dateline.run(["feeds", "refresh"] + library)
            let number = "\(try #require(try numbers(dateline)["whole"]))"
            func body() throws -> String? {
                try dateline.run(["show", number, "--json"] + library).objects().first?["body"] as? String
            }
            #expect(try body()?.hasPrefix("Paragraph 1 says") == true)
            _ = try dateline.run(["feeds", "refresh"] + library)
            #expect(try body()?.hasPrefix("Paragraph 1 says") == true)
            // The feed's own words stay beside the page's.
            let exported = try dateline.run(["export"] + library)
            #expect(exported.output.contains(Self.summary))
        }
    }
}
