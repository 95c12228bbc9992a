import Testing

@testable import Newsroom

@Suite struct BrowserTests {
    private let browser = Browser(environment: ["BROWSER": "/usr/bin/w3m:firefox"])

    @Test("A link of the web is one argument, whatever signs it holds")
    func links() {
        let link = "https://example.org/a?b=$(reboot)&c=;`id`|cat"
        #expect(browser.arguments(for: link) == ["/usr/bin/w3m", link])
        #expect(browser.needsTerminal)
    }

    @Test(
        "Anything else is refused",
        arguments: [
            "file:///etc/passwd", "javascript:alert(1)", "-version", "--help", "ftp://example.org", "", "http:",
            "https://example.org/\n-x", "https://a b", " https://example.org", "data:text/html,x", "mailto:a@b",
        ])
    func refused(link: String) {
        #expect(browser.arguments(for: link) == nil)
    }

    @Test("The configuration's command goes before, its words parted by blanks, %s standing for the link")
    func configured() {
        let environment = ["BROWSER": "w3m"]
        #expect(
            Browser(command: "firefox -P news", environment: environment).arguments(for: "https://a.b/")
                == ["firefox", "-P", "news", "https://a.b/"])
        #expect(
            Browser(command: "sh-open --url=%s -q", environment: environment).arguments(for: "https://a.b/%s;x")
                == ["sh-open", "--url=https://a.b/%s;x", "-q"])
    }

    @Test("Without BROWSER the desktop's opener is taken")
    func fallback() {
        #expect(Browser(environment: [:]).command == "xdg-open")
        #expect(!Browser(environment: [:]).needsTerminal)
    }
}
