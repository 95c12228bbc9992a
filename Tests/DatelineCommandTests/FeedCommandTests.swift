import Foundation
import LoopbackServer
import Synchronization
import Testing

@Suite("Feeds on the command line, from a server on this machine")
struct FeedCommandTests {
    private static func rss(_ title: String, _ items: [(guid: String, link: String, headline: String)]) -> [UInt8] {
        let body = items.map {
            """
            <item><guid isPermaLink="false">\($0.guid)</guid><link>\($0.link)</link><title>\($0.headline)</title>
            <description>Boris Pistorius spoke in Berlin about \($0.headline).</description></item>
            """
        }.joined()
        return Array("<rss version=\"2.0\"><channel><title>\(title)</title>\(body)</channel></rss>".utf8)
    }

    /// Two feeds that share a story; the second grows by an item when asked for the third time.
    private func serving(_ test: (LoopbackServer) throws -> Void) throws {
        let asked = Mutex(0)
        let server = try LoopbackServer { request in
            switch request.path {
            case "/harbour":
                if request.header("If-None-Match") == "\"h1\"" { return response("304 Not Modified") }
                return response(
                    "200 OK", ["ETag: \"h1\""],
                    body: Self.rss(
                        "Harbour Wire",
                        [("1", "/story", "A shared story"), ("2", "/own", "A story of its own")]))
            case "/kyiv":
                let count = asked.withLock { asked in
                    asked += 1
                    return asked
                }
                let items = [("k1", "/story", "A shared story"), ("k2", "/more", "More of it")]
                return response(
                    "200 OK", body: Self.rss("Kyiv Courier", Array(items.prefix(count > 2 ? 2 : 1))))
            case "/":
                let page = "<html><head><link rel=alternate type=application/rss+xml href=/harbour></head></html>"
                return response("200 OK", ["Content-Type: text/html"], body: Array(page.utf8))
            case "/gone": return response("410 Gone")
            case "/page": return response("200 OK", body: Array("<html><body>No feed here</body></html>".utf8))
            default: return response("404 Not Found")
            }
        }
        defer { server.stop() }
        try test(server)
    }

    @Test("Two feeds are refreshed twice: the shared story is one, the second time brings nothing")
    func refreshing() throws {
        try serving { server in
            try withProgram { dateline in
                let library = ["--library", dateline.library]
                let feeds = ["/harbour", "/kyiv"].map { server.address + $0 }
                #expect(try dateline.run(["feeds", "add", "--later"] + feeds + library).status == 0)

                let first = try dateline.run(["feeds", "refresh", "--json"] + library)
                #expect(first.status == 0)
                #expect(try first.objects().compactMap { $0["new"] as? Int }.reduce(0, +) == 2)
                let second = try dateline.run(["feeds", "refresh", "--json"] + library)
                #expect(try second.objects().map { $0["outcome"] as? String } == ["unchanged", "unchanged"])
                #expect(try dateline.run(["list", "--json"] + library).objects().count == 2)
                #expect(try dateline.run(["list", "--json", "feed:kyiv"] + library).objects().count == 1)
                #expect(try dateline.run(["list", "--json", "feed:harbour"] + library).objects().count == 2)

                // The third time one has an item more.
                let third = try dateline.run(["feeds", "refresh", "--json"] + library)
                #expect(try third.objects().compactMap { $0["new"] as? Int }.reduce(0, +) == 1)
                let listed = try dateline.run(["feeds", "list", "--json"] + library).objects()
                #expect(listed.map { $0["title"] as? String } == ["Harbour Wire", "Kyiv Courier"])
                #expect(listed.map { $0["unread"] as? Int } == [2, 2])
                #expect(listed.allSatisfy { $0["last_success"] is String && $0["failure"] is NSNull })
            }
        }
    }

    @Test("The feed of a site is found, and no feed is no subscription")
    func discovery() throws {
        try serving { server in
            try withProgram { dateline in
                let library = ["--library", dateline.library]
                let found = try dateline.run(["feeds", "add", "--json", server.address + "/"] + library)
                #expect(found.status == 0)
                #expect(try found.objects().map { $0["url"] as? String } == [server.address + "/harbour"])
                #expect(try found.objects().map { $0["articles"] as? Int } == [2])
                // Typed without a scheme, where there is no https.
                let typed = String(server.address.dropFirst("http://".count)) + "/kyiv"
                #expect(
                    try dateline.run(["feeds", "add", "--json", typed] + library).objects().map { $0["url"] as? String }
                        == ["http://" + typed])
                let none = try dateline.run(["feeds", "add", server.address + "/page"] + library)
                #expect(none.status == 2)
                #expect(none.errors.contains("no feed"))
                #expect(try dateline.run(["feeds", "add", "file:///etc/passwd"] + library).status == 2)
            }
        }
    }

    @Test("A feed that is gone is said to be, and not asked again; a list does not count as typed")
    func goneAndPrivate() throws {
        try serving { server in
            try withProgram { dateline in
                let library = ["--library", dateline.library]
                let gone = server.address + "/gone"
                _ = try dateline.run(["feeds", "add", "--later", gone] + library)
                #expect(try dateline.run(["feeds", "refresh"] + library).status == 1)
                _ = try dateline.run(["feeds", "refresh"] + library)
                #expect(server.requests.count == 1)

                let opml = try dateline.write(
                    "<opml><body><outline text=\"x\" xmlUrl=\"\(server.address)/harbour\"/></body></opml>",
                    to: "list.opml")
                _ = try dateline.run(["feeds", "import", opml] + library)
                let refused = try dateline.run(["feeds", "refresh"] + library)
                #expect(refused.errors.contains("private network"))
                #expect(server.requests.count == 1)
            }
        }
    }

    @Test("A file that is no text is no list of feeds, and none of it is printed")
    func binaryFile() throws {
        try withProgram { dateline in
            let file = try dateline.write("\u{7F}ELF\u{2}\u{0}\u{0}\nhttps://example.org/feed\n", to: "program")
            let run = try dateline.run("feeds", "import", file, "--library", dateline.library)
            #expect(run.status == 2 && run.output.isEmpty)
            #expect(run.errors.contains("it is a program, not text") && !run.errors.contains("ELF"))
            #expect(try dateline.run("feeds", "list", "--library", dateline.library).output.isEmpty)
        }
    }

    @Test("A newsboat user moves in by one command, with read marks and flags; refreshing brings nothing twice")
    func newsboat() throws {
        try serving { server in
            try withProgram { dateline in
                let library = ["--library", dateline.library]
                let urls = try dateline.write(
                    "\(server.address)/harbour ports \"~The Harbour\"\nexec:date\n\"query:x:unread = \\\"yes\\\"\"\n",
                    to: "newsboat/urls")
                let folder = URL(fileURLWithPath: urls).deletingLastPathComponent().path
                try Self.makeCache(folder + "/cache.db", feed: server.address + "/harbour", site: server.address)
                let moved = try dateline.run(["feeds", "import", folder] + library)
                #expect(moved.status == 1)
                #expect(moved.errors.contains("exec:date") && moved.errors.contains("query:x"))
                let list = try dateline.run(["list", "--json"] + library).objects()
                #expect(list.map { $0["source"] as? String } == ["The Harbour", "The Harbour"])
                #expect(list.map { $0["headline"] as? String } == ["A story of its own", "A shared story"])
                #expect(list.map { $0["read"] as? Bool } == [false, true])
                #expect(list.map { $0["starred"] as? Bool } == [true, false])
                let refreshed = try dateline.run(["feeds", "refresh", "--json"] + library)
                #expect(try refreshed.objects().map { $0["new"] as? Int } == [0])
                let feed = try dateline.run(["feeds", "list", "--json"] + library).objects().first
                #expect(feed?["title"] as? String == "The Harbour")
                #expect(feed?["tags"] as? [String] == ["ports"])
                #expect(feed?["unread"] as? Int == 1)
            }
        }
    }

    /// A cache as newsboat 2.x makes it, by way of Python, which has SQLite in it.
    private static func makeCache(_ path: String, feed: String, site: String) throws {
        let script = """
            import sqlite3, sys
            path, feed, site = sys.argv[1:]
            db = sqlite3.connect(path)
            db.executescript('''CREATE TABLE rss_feed (rssurl VARCHAR(1024) PRIMARY KEY NOT NULL,
                url VARCHAR(1024) NOT NULL, title VARCHAR(1024) NOT NULL, lastmodified INTEGER(11) NOT NULL DEFAULT 0,
                is_rtl INTEGER(1) NOT NULL DEFAULT 0, etag VARCHAR(128) NOT NULL DEFAULT "");
                CREATE TABLE rss_item (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, guid VARCHAR(64) NOT NULL,
                title VARCHAR(1024) NOT NULL, author VARCHAR(1024) NOT NULL, url VARCHAR(1024) NOT NULL,
                feedurl VARCHAR(1024) NOT NULL, pubDate INTEGER NOT NULL, content VARCHAR(65535) NOT NULL,
                unread INTEGER(1) NOT NULL, enclosure_url VARCHAR(1024), enclosure_type VARCHAR(1024),
                enqueued INTEGER(1) NOT NULL DEFAULT 0, flags VARCHAR(52), deleted INTEGER(1) NOT NULL DEFAULT 0,
                base VARCHAR(128) NOT NULL DEFAULT "");''')
            db.execute('INSERT INTO rss_feed VALUES (?, ?, "Harbour Wire", 0, 0, "")', (feed, site))
            add = 'INSERT INTO rss_item (guid, title, author, url, feedurl, pubDate, content, unread, flags) VALUES (?, ?, "", ?, ?, ?, ?, ?, ?)'
            db.execute(add, ("1", "A shared story", site + "/story", feed, 1709600000, "<p>Long ago.</p>", 0, ""))
            db.execute(add, ("2", "A story of its own", site + "/own", feed, 1709700000, "<p>Now.</p>", 1, "a"))
            db.commit()
            """
        let python = Process()
        python.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        python.arguments = ["python3", "-c", script, path, feed, site]
        try python.run()
        python.waitUntilExit()
        try #require(python.terminationStatus == 0)
    }

    @Test("Removing a feed with its articles deletes those that no other feed has and nobody starred")
    func removingWithArticles() throws {
        try serving { server in
            try withProgram { dateline in
                let library = ["--library", dateline.library]
                let feeds = ["/harbour", "/kyiv"].map { server.address + $0 }
                #expect(try dateline.run(["feeds", "add", "--later"] + feeds + library).status == 0)
                _ = try dateline.run(["feeds", "refresh"] + library)
                let removed = try dateline.run(["feeds", "remove", "--articles", feeds[0]] + library)
                #expect(removed.status == 0)
                #expect(removed.errors.contains("1 of its articles deleted, 1 kept."))
                let left = try dateline.run(["list", "--json"] + library).objects()
                #expect(left.compactMap { $0["headline"] as? String } == ["A shared story"])
            }
        }
    }
}
