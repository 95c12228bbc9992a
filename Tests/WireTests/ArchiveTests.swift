import News
import Passages
import Testing

@testable import Wire

/// What an archive gives if its bytes come in pieces.
private func delivered(_ text: String, name: String?, pieces size: Int) throws -> Delivery {
    let bytes = Array(text.utf8)
    var reader = try #require(ArchiveReader(opening: bytes[...], name: name))
    var whole = Delivery(reader.format, [])
    for start in stride(from: 0, to: bytes.count, by: size) {
        let end = min(start + size, bytes.count)
        let delivery = reader.take(Array(bytes[start..<end]), isLast: end == bytes.count)
        whole.articles += delivery.articles
        whole.faults += delivery.faults
    }
    return whole
}

@Suite struct MailboxTests {
    private let mailbox = """
        From ana@paper.example Tue Mar  5 14:31:00 2024
        From: The Paper <news@paper.example>
        Subject: Rates rise

        The bank said so on Tuesday.
        From here on it is dearer.

        >From the bank came no more.

        From bo@paper.example Wed Mar  6 09:00:00 2024
        From: The Paper <news@paper.example>
        Subject: Rain due

        It rains.

        """

    @Test("Messages are told apart, whatever pieces the bytes come in", arguments: [1, 13, 4096])
    func messages(_ size: Int) throws {
        let delivery = try delivered(mailbox, name: "inbox", pieces: size)
        #expect(delivery.articles.map(\.headline) == ["Rates rise", "Rain due"])
        #expect(delivery.articles.first?.body.contains("\n\nFrom the bank came no more.") == true)
        #expect(delivery.faults == [])
    }

    @Test(
        "A letter may follow what an archive of lists cut off the one before, without an empty line",
        arguments: [1, 4096])
    func scrubbed(_ size: Int) throws {
        let archive = mailbox.replacing("\n\nFrom bo", with: "\nURL: <http://lists.example/1.html>\nFrom bo")
        #expect(try delivered(archive, name: "2024-March.txt", pieces: size).articles.count == 2)
    }

    @Test("A letter that its mail program deleted, and has not yet cut out, is none")
    func deleted() throws {
        let kept = mailbox.replacing("2024\nFrom: The Paper", with: "2024\nX-Mozilla-Status: 0001\nFrom: The Paper")
        #expect(try delivered(kept, name: "inbox", pieces: 4096).articles.count == 2)
        let one = kept.replacing("09:00:00 2024\nX-Mozilla-Status: 0001", with: "09:00:00 2024\nX-Mozilla-Status: 0009")
        #expect(try delivered(one, name: "inbox", pieces: 4096).articles.map(\.headline) == ["Rates rise"])
        let removals = try delivery(from: Array(one.utf8), name: "inbox").removals(from: Array(one.utf8), name: "inbox")
        #expect(removals.filter { $0.rule == .deleted } == [Removal(.paragraph(0, item: 2), "Rain due", .deleted)])
    }

    @Test("A whole mailbox is read as any other delivery")
    func door() throws {
        let delivery = try delivery(from: Array(mailbox.utf8), name: "inbox")
        #expect(delivery.format == .mailbox)
        #expect(delivery.articles.count == 2)
    }

    @Test("A text that begins with 'From' is not a mailbox")
    func text() throws {
        let text = "From 9:30 on Tuesday the bank was closed, and nobody knew why it was so.\n\nIt opened later."
        #expect(try delivery(from: Array(text.utf8)).format == .plainText)
    }
}

@Suite struct JSONLinesArchiveTests {
    private let lines = """
        {"headline": "One", "body": "1"}

        {"headline": broken}
        {"headline": "Two", "body": "2"}
        {"headline": "Three", "body": "3"}
        """

    @Test(
        "Lines in any pieces give their articles, and faults count from the archive's start", arguments: [1, 10, 4096])
    func pieces(_ size: Int) throws {
        let delivery = try delivered(lines, name: "a.jsonl", pieces: size)
        #expect(delivery.articles.map(\.headline) == ["One", "Two", "Three"])
        #expect(delivery.faults.map(\.byteOffset) == [34])
    }
}

@Suite struct WebArchiveTests {
    private func record(_ type: String, _ contentType: String, uri: String? = nil, _ block: String) -> String {
        let target = uri.map { "WARC-Target-URI: \($0)\r\n" } ?? ""
        return "WARC/1.0\r\nWARC-Type: \(type)\r\n\(target)WARC-Date: 2024-03-05T14:31:00Z\r\n"
            + "Content-Type: \(contentType)\r\nContent-Length: \(block.utf8.count)\r\n\r\n\(block)\r\n\r\n"
    }

    private func response(_ uri: String, _ head: String, _ body: String) -> String {
        record("response", "application/http; msgtype=response", uri: uri, "HTTP/1.1 \(head)\r\n\r\n\(body)")
    }

    private var archive: String {
        record("warcinfo", "application/warc-fields", "software: x\r\n")
            + response(
                "https://a.example/1.txt", "200 OK\r\nContent-Type: text/plain", "Rates rise\n\nThe bank said so.")
            + response("https://a.example/gone", "404 Not Found\r\nContent-Type: text/html", "<html>No</html>")
            + response("https://a.example/p.png", "200 OK\r\nContent-Type: image/png", "....")
            + response(
                "https://a.example/2.txt", "200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: text/plain",
                "9\r\nRain due\n\r\n0b;x=y\r\n\nIt rains.\n\r\n0\r\n\r\n")
            + record("conversion", "text/plain", uri: "https://a.example/3", "Snow later\n\nIt snows.")
    }

    @Test(
        "Responses with news are read with their address and date; all else is skipped",
        arguments: [1, 50, 9999])
    func responses(_ size: Int) throws {
        let delivery = try delivered(archive, name: "a.warc", pieces: size)
        #expect(delivery.articles.map(\.headline) == ["Rates rise", "Rain due", "Snow later"])
        #expect(delivery.articles.map(\.body) == ["The bank said so.", "It rains.", "It snows."])
        #expect(delivery.articles.map(\.url).last == "https://a.example/3")
        #expect(delivery.articles.allSatisfy { $0.published?.iso8601 == "2024-03-05T14:31:00Z" })
        #expect(delivery.faults == [])
    }

    @Test("A feed in an archive gives its items")
    func feed() throws {
        let rss =
            "<rss version='2.0'><channel><title>T</title><item><title>Rates rise</title>"
            + "<link>https://a.example/r</link><description>So.</description></item></channel></rss>"
        let archive = response("https://a.example/feed", "200 OK\r\nContent-Type: application/rss+xml", rss)
        let article = try #require(try delivery(from: Array(archive.utf8)).articles.first)
        #expect(article.headline == "Rates rise")
        #expect(article.url == "https://a.example/r")
    }

    @Test("An archive that was cut short gives what is whole, and says so")
    func cut() throws {
        let delivery = try delivered(String(archive.dropLast(30)), name: nil, pieces: 100)
        #expect(delivery.articles.count == 2)
        #expect(delivery.faults.count == 1)
    }

    @Test(
        "Impossible lengths end the reading without a crash",
        arguments: ["-1", "99999999999999999999", "9223372036854775807", "x", ""])
    func lengths(_ length: String) throws {
        let text = "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: \(length)\r\n\r\nHTTP/1.1 200 OK\r\n\r\nx"
        #expect(throws: WireError.self) { try delivery(from: Array(text.utf8)) }
    }
}
