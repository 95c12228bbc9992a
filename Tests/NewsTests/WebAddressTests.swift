import Testing

@testable import News

@Suite("Addresses of the web")
struct WebAddressTests {
    @Test(
        "The host is what would be connected to",
        arguments: [
            ("http://example.org:8080/a?b#c", "example.org", 8080), ("http://user@Example.org/a@b", "example.org", nil),
            ("https://example.org?x@y", "example.org", nil), ("http://u:p@[2001:db8::1]:80/", "[2001:db8::1]", nil),
            ("HTTP://müller.example/", "müller.example", nil),
        ])
    func hosts(_ text: String, _ host: String, _ port: Int?) throws {
        let address = try #require(WebAddress(text))
        #expect(address.host == host)
        #expect(address.port == port)
        #expect(address.text == text)
    }

    @Test(
        "What can be read in two ways is no address",
        arguments: [
            "http://a.example\\@b.example/", "http://a@b@c/", "http://a b/", "http://a%2eb/", "http://a:99999/",
            "http://a:8o/", "http://[::1/", "http://[::1]x/", "http://", "http:///a", "ftp://a/", "a.example",
            "http://a\u{FF0F}b/", "http://a\u{AD}b/", "http://a\u{85}b/", "javascript:alert(1)",
        ])
    func odd(_ text: String) { #expect(WebAddress(text) == nil) }

    @Test("Names of networks at home are told from names of the world")
    func localHosts() {
        let inside = ["localhost", "nas", "nas.local", "a.home.arpa", "10.0.0.1", "127.1", "0x7f.1", "[::1]", "pi.lan"]
        for host in inside { #expect(WebAddress("http://\(host)/")?.isOfLocalHost == true, "\(host)") }
        for host in ["news.example", "10.0.0.1.nip.example", "local.example"] {
            #expect(WebAddress("http://\(host)/")?.isOfLocalHost == false, "\(host)")
        }
    }

    @Test("A password is not shown")
    func passwords() {
        #expect(withoutPasswords("http://ana:secret@a.example/x") == "http://ana:***@a.example/x")
        #expect(
            withoutPasswords("moved from https://a:b:c@d.example to https://a:@e.example.")
                == "moved from https://a:***@d.example to https://a:***@e.example.")
        #expect(withoutPasswords("http://a.example/x:y@z") == "http://a.example/x:y@z")
        #expect(withoutPassword("http://ana:secret@a.example/x") == "http://ana@a.example/x")
    }
}
