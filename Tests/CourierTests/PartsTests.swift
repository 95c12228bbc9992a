import Glibc
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
            ("ff02::1", true), ("2606:2800:220:1::1", false),
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

    @Test("Two hops at a time go to one host, and those to others overtake")
    func queue() {
        var limits = CourierLimits()
        limits.atOnce = 3
        let urls = ["http://a/1", "http://a/2", "http://a/3", "https://b/1", "http://b/2"]
        var queue = HopQueue(urls.enumerated().map { Hop(index: $0, url: $1) }, limits: limits)
        #expect([queue.next(), queue.next(), queue.next(), queue.next()].map { $0?.index } == [0, 1, 3, nil])
        queue.ended("http://a/1")
        #expect(queue.next()?.index == 2)
    }

    @Test("The host of an address is the one that would be connected to")
    func hosts() {
        #expect(host(of: "http://example.org:8080/a?b#c") == "example.org:8080")
        #expect(host(of: "http://user@example.org/a@b") == "example.org")
        #expect(host(of: "http://example.org?x@y") == "example.org")
    }
}
