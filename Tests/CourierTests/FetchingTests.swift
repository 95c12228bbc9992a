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

    @Test("Any status is an answer, with the pause that the server asks for, at most a day")
    func statuses() throws {
        let often = try fetch { _ in response("429 Too Many", ["Retry-After: 3600"]) }
        #expect(try often.result.get().status == 429)
        #expect(try often.result.get().retryAfter == 3600)
        let absurd = try fetch { _ in response("503 No", ["Retry-After: 99999999999999999999"]) }
        #expect(try absurd.result.get().retryAfter == 86_400)
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
