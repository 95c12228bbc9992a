import News
import Testing

@testable import Sync

@Suite("The Google Reader API")
struct GoogleReaderTests {
    private func service(_ server: FakeServer, session: String? = "anna/abc") -> GoogleReader {
        GoogleReader(
            address: "https://rss.example/api/greader.php", user: "anna", session: session, now: 1_700_000_000,
            password: { () throws(SyncFailure) in "secret" }, exchange: server.exchange)
    }

    @Test("Signing in sends user and password in the body, and keeps what comes for them")
    func signIn() throws {
        let server = FakeServer()
        server.answer("ClientLogin", "SID=x\nLSID=null\nAuth=anna/abc\n")
        let service = service(server, session: nil)
        #expect(try service.signIn(password: "p&w=1") == "anna/abc")
        #expect(server.requests[0].url == "https://rss.example/api/greader.php/accounts/ClientLogin")
        #expect(server.bodies("ClientLogin")[0].contains("Passwd=p%26w%3D1"))
    }

    @Test(
        "What a status says of a sign-in",
        arguments: [
            (401, "", SyncFailure.wrongPassword), (403, "", .wrongPassword),
            (503, "Service Unavailable!", .switchedOff),
            (404, "", .tooOld(call: "ClientLogin")), (500, "", .fetch(.status(500))),
        ])
    func refusals(status: Int, body: String, failure: SyncFailure) {
        let server = FakeServer()
        server.answer("ClientLogin", body, status: status)
        #expect(throws: failure) { try service(server, session: nil).signIn(password: "x") }
    }

    @Test(
        "An item has one name, whichever form a service gives",
        arguments: [
            ("tag:google.com,2005:reader/item/000000000000001f", "31"),
            ("tag:google.com,2005:reader/item/ffffffffffffffff", "-1"),
            ("1732912345678901", "1732912345678901"), ("-5", "-5"),
            ("tag:google.com,2005:reader/item/5157e8d1fea0ef8d1b000abc", "5157e8d1fea0ef8d1b000abc"),
        ])
    func itemNames(given: String, name: String) {
        #expect(googleItemID(given) == name)
        #expect(googleItemID(longItemID(name)) == name)
    }

    @Test("A look asks for the unread and the starred, page by page, in two requests if there is one page of each")
    func look() throws {
        let server = FakeServer()
        server.answer("xt=", #"{"itemRefs":[{"id":"3"},{"id":"2"}],"continuation":"c1"}"#)
        server.answer("xt=", #"{"itemRefs":[{"id":"1"}]}"#)
        server.answer("starred", #"{"itemRefs":[{"id":"2"},{"id":"9"}]}"#)
        let look = try service(server).look(from: RemoteMarks(unread: [], starred: []), since: nil)
        #expect(look.marks == RemoteMarks(unread: ["1", "2", "3"], starred: ["2", "9"]))
        #expect(server.requests.count == 3)
        #expect(server.requests[1].url.contains("c=c1"))
        #expect(server.requests.allSatisfy { $0.authorization == "GoogleLogin auth=anna/abc" })
    }

    @Test("A service that gives the same page again is not asked for ever")
    func endlessPages() throws {
        let server = FakeServer()
        server.answer("items/ids", #"{"itemRefs":[{"id":"3"}],"continuation":"c1"}"#)
        let look = try service(server).look(from: RemoteMarks(unread: [], starred: []), since: nil)
        #expect(look.marks.unread == ["3"])
    }

    @Test("A mark carries the token and long names, and a token that has aged is renewed once")
    func marks() throws {
        let server = FakeServer()
        server.answer("0/token", "tok1\n")
        server.answer("0/token", "tok2\n")
        server.answer("ClientLogin", "Auth=anna/new\n")
        server.answer("edit-tag", "Unauthorized!", status: 401)
        server.answer("edit-tag", "OK")
        let service = service(server)
        try service.mark(.unread, ["31", "-1"])
        let sent = server.bodies("edit-tag")
        #expect(sent.count == 2)
        #expect(sent[1].contains("r=user%2F-%2Fstate%2Fcom.google%2Fread"))
        #expect(sent[1].contains("item%2F000000000000001f") && sent[1].contains("item%2Fffffffffffffffff"))
        #expect(sent[1].hasSuffix("T=tok2"))
        #expect(service.session == "anna/new")
    }

    @Test("An item as FreshRSS gives it: wide signs put back, marks and labels from the categories")
    func freshRSSItem() throws {
        let server = FakeServer()
        server.answer("0/token", "t")
        server.answer(
            "items/contents",
            """
            {"items":[{"id":"tag:google.com,2005:reader/item/000000000000001f","published":1709632800,
            "title":"Fish ＆ chips ＜now＞","author":"A. Cook","canonical":[{"href":"https://a.example/1"}],
            "summary":{"content":"<p>Text.</p>"},"origin":{"streamId":"feed/7"},
            "categories":["user/-/state/com.google/reading-list","user/-/label/Food","user/-/state/com.google/read"]}]}
            """)
        let item = try #require(try service(server).items(["31"]).first)
        #expect(item.id == "31" && item.feed == "feed/7" && item.url == "https://a.example/1")
        #expect(item.headline == "Fish & chips <now>" && item.byline == "A. Cook")
        #expect(item.published == Moment(seconds: 1_709_632_800))
        #expect(item.marks == ItemMarks(isRead: true, isStarred: false) && item.labels == ["Food"])
    }

    @Test("Labels are told from folders, items come by label, and labels go out; a service may have no list of them")
    func labels() throws {
        let server = FakeServer()
        server.answer("0/token", "t")
        server.answer(
            "tag/list",
            """
            {"tags":[{"id":"user/-/state/com.google/starred"},{"id":"user/-/label/Home","type":"folder"},
            {"id":"user/1005/label/To read","type":"tag"},{"id":"user/-/label/Ports"}]}
            """)
        server.answer("stream/items/ids", #"{"itemRefs":[{"id":"31"}]}"#)
        server.answer("edit-tag", "OK")
        let reader = service(server)
        #expect(try reader.labels(apartFrom: ["Ports"]) == ["To read": ["31"]])
        #expect(server.requests.contains { $0.url.contains("s=user%2F-%2Flabel%2FTo%20read") })
        try reader.label(LabelChange(name: "Späte & x", isAdded: false, items: ["31"]))
        #expect(
            server.bodies("edit-tag") == [
                "r=user%2F-%2Flabel%2FSp%C3%A4te%20%26%20x&i=tag%3Agoogle.com%2C2005%3Areader%2Fitem%2F000000000000001f&T=t"
            ])
        #expect(try service(FakeServer()).labels(apartFrom: []) == nil)
    }

    @Test("All is marked as read up to the newest item where numbers are times, and not where they are not")
    func allRead() throws {
        let server = FakeServer()
        server.answer("0/token", "t")
        server.answer("mark-all-as-read", "OK")
        let reader = service(server)
        #expect(try !reader.markAllRead(upToNewestOf: ["31", "1709632800000001"]))
        #expect(try reader.markAllRead(upToNewestOf: ["1709632800000007", "1709632800000001"]))
        #expect(
            server.bodies("mark-all-as-read") == [
                "s=user%2F-%2Fstate%2Fcom.google%2Freading-list&ts=1709632800000007&T=t"
            ])
    }

    @Test("Wide signs of a text in Chinese stay")
    func wideSigns() { #expect(asWritten("你好，世界＆") == "你好，世界＆") }

    @Test("An item as Miniflux gives it: states with the user's number, text in 'content'")
    func minifluxItem() throws {
        let server = FakeServer()
        server.answer("0/token", "t")
        server.answer(
            "items/contents",
            """
            {"items":[{"id":"tag:google.com,2005:reader/item/0000000000000102","title":"A",
            "alternate":[{"href":"https://b.example/2","type":"text/html"}],"content":{"content":"Words."},
            "origin":{"streamId":"feed/3"},"categories":["user/1/state/com.google/starred"]}]}
            """)
        let item = try #require(try service(server).items(["258"]).first)
        #expect(item.id == "258" && item.url == "https://b.example/2" && item.html == "Words.")
        #expect(item.marks == ItemMarks(isRead: false, isStarred: true))
    }

    @Test("Feeds with their folders, and changes to them")
    func feeds() throws {
        let server = FakeServer()
        server.answer("0/token", "t")
        server.answer(
            "subscription/list",
            """
            {"subscriptions":[{"id":"feed/7","title":"Food","url":"https://a.example/rss","htmlUrl":"https://a.example/",
            "categories":[{"id":"user/-/label/Home","label":"Home"}]},{"id":"feed/https://old.example/f","categories":[]}]}
            """)
        server.answer("subscription/edit", "OK")
        let service = service(server)
        #expect(
            try service.subscriptions() == [
                RemoteFeed(
                    id: "feed/7", address: "https://a.example/rss", title: "Food", link: "https://a.example/",
                    folder: "Home"),
                RemoteFeed(id: "feed/https://old.example/f", address: "https://old.example/f"),
            ])
        try service.change(.subscribe(address: "https://n.example/f", title: nil, folder: "Home"))
        try service.change(.unsubscribe(feed: "feed/7"))
        #expect(
            server.bodies("subscription/edit") == [
                "ac=subscribe&s=feed%2Fhttps%3A%2F%2Fn.example%2Ff&a=user%2F-%2Flabel%2FHome&T=t",
                "ac=unsubscribe&s=feed%2F7&T=t",
            ])
    }

    @Test(
        "An answer that is no JSON, or another, is a failure of the service and no crash",
        arguments: [
            "", "<html>", "[]", "{\"itemRefs\":7}", "null",
        ])
    func strangeAnswers(body: String) throws {
        let server = FakeServer()
        server.answer("items/ids", body)
        do throws(SyncFailure) {
            let look = try service(server).look(from: RemoteMarks(unread: [], starred: []), since: nil)
            #expect(look.marks == RemoteMarks(unread: [], starred: []))
        } catch {
            #expect(error == .strangeAnswer(call: "stream/items/ids"))
        }
    }
}
