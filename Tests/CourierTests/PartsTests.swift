import Glibc
import News
import Testing

@testable import Courier

@Suite("What fetching is made of")
struct PartsTests {
    @Test(
        "Addresses of this machine and of private networks are told from public ones",
        arguments: [
            ("127.0.0.1", true), ("10.1.2.3", true), ("172.16.0.1", true), ("192.168.1.1", true),
            ("169.254.169.254", true), ("100.64.0.1", true), ("0.0.0.0", true), ("224.0.0.1", true), ("8.8.8.8", false),
            ("172.32.0.1", false), ("93.184.215.14", false), ("::1", true), ("::", true), ("fe80::1", true),
            ("fd00::1", true), ("::ffff:127.0.0.1", true), ("::ffff:8.8.8.8", false), ("64:ff9b::7f00:1", true),
            ("ff02::1", true), ("2606:2800:220:1::1", false), ("::127.0.0.1", true), ("::8.8.8.8", true),
            ("2002:7f00:1::1", true), ("2002:c0a8:101::1", true), ("2002:808:808::1", false),
            ("64:ff9b::808:808", false), ("64:ff9b:1::808:808", true), ("2001:0:4136:e378::1", true),
            ("2606:2800::5efe:10.0.0.1", true), ("2001:db8::1", true), ("3fff::1", true),
            ("2001:4860:4860::8888", false),
            ("100::1", true), ("4000::1", true), ("192.88.99.1", true),
        ])
    func privateAddresses(_ text: String, _ expected: Bool) throws {
        var four = sockaddr_in()
        var six = sockaddr_in6()
        if inet_pton(AF_INET, text, &four.sin_addr) == 1 {
            four.sin_family = sa_family_t(AF_INET)
            let isPrivate = withUnsafePointer(to: &four) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { isPrivateAddress($0) }
            }
            #expect(isPrivate == expected)
        } else {
            try #require(inet_pton(AF_INET6, text, &six.sin6_addr) == 1)
            six.sin6_family = sa_family_t(AF_INET6)
            let isPrivate = withUnsafePointer(to: &six) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { isPrivateAddress($0) }
            }
            #expect(isPrivate == expected)
        }
    }

    @Test(
        "A header's value is printable ASCII, or it is left out",
        arguments: [
            (" \"abc\" ", "\"abc\""), ("a\u{1B}[31m", nil), ("", nil), ("a\r\nX: b", nil), ("ü", nil), ("a b", "a b"),
        ])
    func headerValues(_ text: String, _ expected: String?) { #expect(legalHeaderValue(text) == expected) }

    private func hop(_ address: String, _ index: Int = 0) throws -> Hop {
        Hop(index: index, address: try #require(WebAddress(address)))
    }

    @Test("Two hops at a time go to one host, and those to others overtake")
    func queue() throws {
        var limits = CourierLimits()
        limits.atOnce = 3
        let urls = ["http://a/1", "http://a/2", "http://a/3", "https://b/1", "http://b/2"]
        var queue = HopQueue(try urls.enumerated().map { try hop($1, $0) }, limits: limits)
        #expect([queue.next(), queue.next(), queue.next(), queue.next()].map { $0?.index } == [0, 1, 3, nil])
        queue.ended(try hop("http://a/1"))
        #expect(queue.next()?.index == 2)
    }

    @Test("A redirect goes on under the deadline of its request, and never from https to http")
    func redirects() throws {
        var first = try hop("https://a.example/feed")
        first.deadline = .now
        let limits = CourierLimits()
        let next = try first.redirected(to: "https://b.example/feed", isForGood: true, limits: limits)
        #expect(next.deadline == first.deadline)
        #expect(next.number == 1 && next.isMovedForGood)
        #expect(throws: FetchFailure.leavesEncryption("http://a.example/feed")) {
            try first.redirected(to: "http://a.example/feed", isForGood: true, limits: limits)
        }
        let plain = try hop("http://a.example/feed")
        #expect(
            try plain.redirected(to: "https://a.example/", isForGood: false, limits: limits).isMovedForGood == false)
    }

    @Test("A request with a secret follows redirects on its host alone, and one that sends only those that say so")
    func secrets() throws {
        let first = try hop("http://a.example/api")
        let limits = CourierLimits()
        #expect(throws: FetchFailure.leavesHost("http://b.example/api")) {
            try first.redirected(to: "http://b.example/api", isForGood: true, staysOnHost: true, limits: limits)
        }
        let next = try first.redirected(
            to: "https://a.example/api", isForGood: true, staysOnHost: true, limits: limits)
        #expect(next.address.text == "https://a.example/api")
        let sending = Request(.post(type: "text/plain", body: "x"), url: "http://a.example/api")
        #expect(sending.isSecret && sending.follows(307) && !sending.follows(302))
        #expect(!Request(url: "http://a.example/").isSecret)
    }

    @Test("A hop whose request has no time left is not made")
    func deadline() throws {
        var late = try hop("http://127.0.0.1:9/")
        late.deadline = .now - .seconds(1)
        let request = Request(url: late.address.text, allowsPrivateAddresses: true)
        guard case .failure(.tooSlow(seconds: 30)) = Courier().begin(late, of: request, held: HeldBytes()) else {
            Issue.record("it was made")
            return
        }
    }

    @Test(
        "Only a typed host that shows that it lies inside may be private",
        arguments: [
            ("http://127.0.0.1/", "http://127.0.0.1/", true), ("http://localhost/", "http://localhost/", true),
            ("http://nas.local/", "http://nas.local/a", true), ("http://news.example/", "http://news.example/", false),
            ("http://127.0.0.1/", "http://127.0.0.2/", false), ("http://nas/", "http://nas:8080/", false),
        ])
    func typedHosts(_ typed: String, _ asked: String, _ expected: Bool) throws {
        let request = Request(url: typed, allowsPrivateAddresses: true)
        let guardian = AddressGuard(of: request, at: try #require(WebAddress(asked))) { _ in nil }
        #expect(guardian.allows(number: "127.0.0.1") == expected)
        #expect(guardian.allows(number: "93.184.215.14"))
    }

    @Test("The environment names the proxy, and the hosts that need none")
    func proxies() throws {
        let environment = [
            "http_proxy": "http://127.0.0.1:3128", "HTTPS_PROXY": "p:1", "no_proxy": ".inside.example, nas",
        ]
        func proxy(_ address: String) throws -> String? {
            proxyAddress(for: try #require(WebAddress(address))) { environment[$0] }
        }
        #expect(try proxy("http://news.example/") == "http://127.0.0.1:3128")
        #expect(try proxy("https://news.example/") == "p:1")
        #expect(try proxy("http://a.inside.example/") == nil)
        #expect(try proxy("http://nas:80/") == nil)
        #expect(
            proxyAddress(for: try #require(WebAddress("http://a.example/"))) { $0 == "HTTP_PROXY" ? "p" : nil } == nil)
    }
}
