import Dispatch
import Glibc
import Synchronization

/// A web server for tests, on this machine alone: it answers each request with bytes that the test gives, then closes
/// the connection.
package final class LoopbackServer: Sendable {
    /// A request's path, and its head and body as received.
    package struct Request: Sendable {
        package let path: String
        package let head: String
        package let body: String

        /// The value of a header; nil if there is none.
        package func header(_ name: String) -> String? {
            for line in head.split(separator: "\r\n").dropFirst() {
                let parts = line.split(separator: ":", maxSplits: 1)
                if parts.count == 2, parts[0].lowercased() == name.lowercased() {
                    return String(parts[1].drop { $0 == " " })
                }
            }
            return nil
        }
    }

    package let port: UInt16
    private let listener: Int32
    private let seen = Mutex<[Request]>([])
    private let keepsConnections: Bool
    private let answer: @Sendable (Request) -> [UInt8]

    /// - Parameters:
    ///   - keepsConnections: whether several requests may come over one connection.
    ///   - answer: the whole response for a request, head and body.
    package init(keepsConnections: Bool = false, answer: @escaping @Sendable (Request) -> [UInt8]) throws {
        self.answer = answer
        self.keepsConnections = keepsConnections
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let listener = listener
        let isOpen = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, length) == 0 && listen(listener, 64) == 0 && getsockname(listener, $0, &length) == 0
            }
        }
        guard isOpen else { throw NoServer() }
        port = UInt16(bigEndian: address.sin_port)
        let thread = DispatchQueue(label: "loopback-server")
        thread.async { [self] in acceptAll() }
    }

    /// There was no socket to be had.
    package struct NoServer: Error {}

    package var address: String { "http://127.0.0.1:\(port)" }

    /// The requests so far, in the order in which they came.
    package var requests: [Request] { seen.withLock { $0 } }

    /// Accepts no more requests.
    package func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

    private func acceptAll() {
        while true {
            let connection = accept(listener, nil, nil)
            if connection < 0 { break }
            DispatchQueue.global().async { [self] in serve(connection) }
        }
        close(listener)
    }

    private func serve(_ connection: Int32) {
        defer { close(connection) }
        while serveOne(connection), keepsConnections {}
    }

    /// - Returns: whether a request came and was answered.
    private func serveOne(_ connection: Int32) -> Bool {
        var head: [UInt8] = []
        var byte: UInt8 = 0
        while !head.suffix(4).elementsEqual("\r\n\r\n".utf8), head.count < 65_536 {
            if read(connection, &byte, 1) != 1 { return false }
            head.append(byte)
        }
        let text = String(decoding: head, as: UTF8.self)
        let path = text.split(separator: " ").dropFirst().first.map(String.init) ?? ""
        let length = Request(path: path, head: text, body: "").header("Content-Length").flatMap { Int($0) } ?? 0
        var body: [UInt8] = []
        while body.count < min(length, 1 << 20), read(connection, &byte, 1) == 1 { body.append(byte) }
        let request = Request(path: path, head: text, body: String(decoding: body, as: UTF8.self))
        seen.withLock { $0.append(request) }
        var rest = answer(request)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count <= 0 { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }
}

/// A response: status line, headers and body, with the body's length unless a header gives one.
package func response(_ status: String, _ headers: [String] = [], body: [UInt8] = []) -> [UInt8] {
    let hasLength = headers.contains { $0.lowercased().hasPrefix("content-length") }
    let all = headers + (hasLength ? [] : ["Content-Length: \(body.count)"]) + ["Connection: close"]
    return Array(("HTTP/1.1 \(status)\r\n" + all.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body
}
