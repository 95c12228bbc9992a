import LoopbackServer
import News
import Testing

@testable import Courier

@Suite("Fetching from a server on this machine")
struct FetchingTests {
    private func fetch(
        _ path: String = "/", limits: CourierLimits = CourierLimits(), allowsPrivate: Bool = true, etag: String? = nil,
        _ answer: @escaping @Sendable (LoopbackServer.Request) -> [UInt8]
    ) throws -> (result: Result<Response, FetchFailure>, requests: [LoopbackServer.Request], address: String) {
        let server = try LoopbackServer(answer: answer)
        defer { server.stop() }
        var outcome = Result<Response, FetchFailure>.failure(.cancelled)
        let request = Request(url: server.address + path, etag: etag, allowsPrivateAddresses: allowsPrivate)
        Courier(limits: limits).run([request]) { outcome = $1 }
        return (outcome, server.requests, server.address)
    }

    @Test("A body comes with what the server calls its version, and the version is sent back")
    func versions() throws {
        let (result, requests, _) = try fetch(etag: "\"1\"") { _ in
            response(
                "200 OK", ["ETag: \"2\"", "Last-Modified: Tue, 05 Mar 2024 14:31:00 GMT"], body: Array("news".utf8))
        }
        let fetched = try result.get()
        #expect(fetched.status == 200)
        #expect(fetched.body == Array("news".utf8))
        #expect(fetched.etag == "\"2\"")
        #expect(fetched.lastModified == "Tue, 05 Mar 2024 14:31:00 GMT")
        #expect(requests.first?.header("If-None-Match") == "\"1\"")
        #expect(requests.first?.header("Cookie") == nil)
    }

    @Test("Redirects are followed up to a limit, and permanent ones are told from temporary ones")
    func redirects() throws {
        let answer = { @Sendable (request: LoopbackServer.Request) -> [UInt8] in
            switch request.path {
            case "/for-good": response("301 Moved", ["Location: /new"])
            case "/for-now": response("302 Found", ["Location: /new"])
            case "/mixed": response("301 Moved", ["Location: /for-now"])
            case "/loop": response("302 Found", ["Location: /loop"])
            default: response("200 OK", body: Array("news".utf8))
            }
        }
        let moved = try fetch("/for-good", answer)
        #expect(try moved.result.get().movedTo == moved.address + "/new")
        #expect(try fetch("/for-now", answer).result.get().movedTo == nil)
        #expect(try fetch("/mixed", answer).result.get().movedTo == nil)
        #expect(try fetch("/loop", answer).result == .failure(.tooManyRedirects(limit: 10)))
    }

    @Test("A redirect may lead neither away from the web nor from a typed host to a private address")
    func refusedRedirects() throws {
        let file = try fetch { _ in response("302 Found", ["Location: file:///etc/passwd"]) }
        #expect(file.result == .failure(.refusedAddress("file:///etc/passwd")))
        let metadata = try fetch { _ in response("302 Found", ["Location: http://169.254.169.254/latest"]) }
        #expect(metadata.result == .failure(.privateAddress("http://169.254.169.254/latest")))
    }

    @Test("This machine is refused unless somebody typed its address")
    func privateAddresses() throws {
        let (result, requests, address) = try fetch(allowsPrivate: false) { _ in response("200 OK") }
        #expect(result == .failure(.privateAddress(address + "/")))
        #expect(requests.isEmpty)
    }

    @Test("A kept connection to this machine carries nothing that nobody typed")
    func keptConnections() throws {
        // Nothing says that the connection ends, so that libcurl keeps it.
        let server = try LoopbackServer(keepsConnections: true) { _ in
            Array("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nnews".utf8)
        }
        defer { server.stop() }
        var limits = CourierLimits()
        limits.atOnce = 1
        let address = server.address + "/"
        let requests = [Request(url: address, allowsPrivateAddresses: true), Request(url: address)]
        var results: [Int: Result<Response, FetchFailure>] = [:]
        Courier(limits: limits).run(requests) { results[$0] = $1 }
        #expect(try results[0]?.get().body == Array("news".utf8))
        #expect(results[1] == .failure(.privateAddress(address)))
        #expect(server.requests.count == 1)
    }

    @Test("A proxy on this machine is used for hosts of the world, and for no private one")
    func proxy() throws {
        let server = try LoopbackServer { response("200 OK", body: Array($0.path.utf8)) }
        defer { server.stop() }
        let all = ["http_proxy": server.address]
        func guardian(_ request: Request, _ url: String) throws -> AddressGuard {
            AddressGuard(of: request, at: try #require(WebAddress(url))) { all[$0] }
        }
        let request = Request(url: "http://news.example/feed")
        #expect(try guardian(request, request.url).proxy == server.address)
        #expect(try guardian(request, request.url).allows(number: "127.0.0.1"))
        #expect(try guardian(request, "http://127.0.0.1/").refusesName)
        #expect(try guardian(request, "http://[::1]/").refusesName)
        #expect(try guardian(request, "http://2130706433/").refusesName)
    }

    @Test(
        "An address that two programs could read in two ways is not asked",
        arguments: [
            "http://evil.example\\@127.0.0.1/", "http://a@b@127.0.0.1/", "http://127.0.0.1%2F@evil.example:80:90/",
            "http://evil.example\u{FF0F}@127.0.0.1/", "http://[::1%25lo]/", "ftp://127.0.0.1/", "http:///feed",
        ])
    func oddAddresses(_ address: String) {
        var outcome: Result<Response, FetchFailure>?
        Courier().run([Request(url: address, allowsPrivateAddresses: true)]) { outcome = $1 }
        #expect(outcome == .failure(.refusedAddress(address)))
    }

    @Test("Bodies and headers end at their limits")
    func limits() throws {
        var limits = CourierLimits()
        limits.bodyBytes = 1000
        limits.headerBytes = 2000
        let large = try fetch(limits: limits) { _ in response("200 OK", body: [UInt8](repeating: 0x61, count: 1001)) }
        #expect(large.result == .failure(.tooLarge(limit: 1000)))
        let headers = (0..<100).map { "X-\($0): and so on and on and on" }
        let long = try fetch(limits: limits) { _ in response("200 OK", headers) }
        #expect(long.result == .failure(.tooManyHeaders(limit: 2000)))
    }

    // 'news' in gzip, as zlib writes it.
    private static let gzip: [UInt8] = [
        0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0, 0, 0x03, 0xCB, 0x4B, 0x2D, 0x2F, 0x06, 0, 0x50, 0x99, 0xD3, 0x1D, 0x04, 0, 0,
        0,
    ]

    @Test("An answer that breaks off is a failure, also in gzip")
    func brokenOff() throws {
        let short = try fetch { _ in response("200 OK", ["Content-Length: 100"], body: Array("news".utf8)) }
        #expect(short.result == .failure(.brokenOff))
        let whole = try fetch { _ in response("200 OK", ["Content-Encoding: gzip"], body: Self.gzip) }
        #expect(try whole.result.get().body == Array("news".utf8))
        let cut = try fetch { _ in response("200 OK", ["Content-Encoding: gzip"], body: Array(Self.gzip.dropLast(6))) }
        #expect(throws: FetchFailure.self) { try cut.result.get() }
    }

    @Test("Any status is an answer, with the pause that the server asks for, at most a week")
    func statuses() throws {
        let often = try fetch { _ in response("429 Too Many", ["Retry-After: 3600"]) }
        #expect(try often.result.get().status == 429)
        #expect(try often.result.get().retryAfter == 3600)
        let absurd = try fetch { _ in response("503 No", ["Retry-After: 99999999999999999999"]) }
        #expect(try absurd.result.get().retryAfter == 604_800)
    }

    @Test("Many are fetched, two at a time from one host, and each ends once")
    func many() throws {
        let server = try LoopbackServer { response("200 OK", body: Array($0.path.utf8)) }
        defer { server.stop() }
        let requests = (0..<40).map { Request(url: "\(server.address)/\($0)", allowsPrivateAddresses: true) }
        var bodies: [Int: [UInt8]] = [:]
        Courier().run(requests) { index, result in
            #expect(bodies[index] == nil)
            bodies[index] = (try? result.get())?.body
        }
        #expect(bodies.count == 40)
        #expect(bodies.allSatisfy { $0.value == Array("/\($0.key)".utf8) })
    }
}
