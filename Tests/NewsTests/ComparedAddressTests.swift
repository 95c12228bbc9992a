import News
import Testing

@Suite("Addresses as articles are recognised by them")
struct ComparedAddressTests {
    @Test(
        "What does not count is left out",
        arguments: [
            ("http://A.example/Path/", "https://a.example/Path"), ("https://a.example/", "https://a.example"),
            ("https://a.example/1?utm_source=rss&id=7&fbclid=x", "https://a.example/1?id=7"),
            ("https://a.example/1?utm_medium=feed#xtor=RSS-1", "https://a.example/1"),
            ("https://a.example/1#:~:text=the%20bridge", "https://a.example/1"),
            ("HTTPS://a.example", "https://a.example"),
            ("https://a.example/1/?utm_source=a", "https://a.example/1"),
        ])
    func leftOut(address: String, compared: String) {
        #expect(comparedAddress(address) == compared)
        #expect(comparedAddress(compared) == compared)
    }

    @Test(
        "What counts stays, and what is no address of the web is as it was",
        arguments: [
            "https://a.example/Path?ID=7&b", "https://a.example/live#post-3", "https://a.example/1?utm=1",
            "urn:uuid:1/", "tag:a.example,2024:1", "1", "", "://", "https://", "ftp://A.example/",
        ])
    func stays(address: String) {
        #expect(comparedAddress(address) == address)
    }
}
