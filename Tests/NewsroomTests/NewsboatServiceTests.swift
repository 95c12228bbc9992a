import Testing

@testable import Newsroom

@Suite("What newsboat was set up to read from")
struct NewsboatServiceTests {
    @Test("A service with its address and user, quotes and comments taken off")
    func service() {
        let configuration = """
            # my settings
            auto-reload yes
            urls-source "freshrss"
            freshrss-url   "https://rss.example/api/greader.php"  # home
            freshrss-login anna
            freshrss-password "never taken"
            """
        #expect(
            newsboatService(inConfiguration: configuration)
                == NewsboatService(
                    name: "freshrss", service: .googleReader, address: "https://rss.example/api/greader.php",
                    user: "anna"))
    }

    @Test("Feeds of newsboat's own file need no service, and one that is not spoken is named")
    func others() {
        #expect(newsboatService(inConfiguration: "urls-source local\nfreshrss-url x") == nil)
        #expect(newsboatService(inConfiguration: "") == nil)
        let told = newsboatService(inConfiguration: "urls-source ttrss\nttrss-login anna")
        #expect(told?.name == "ttrss" && told?.service == nil)
    }
}
