import Foundation
import Glibc
import Libraries
import Testing

@testable import Postgres

@Suite struct FailureTests {
    @Test("A worker that is gone, damage and a server's own slip are told apart")
    func states() {
        func error(_ state: String) -> LibraryError {
            LibraryError(ServerError.refused(state: state, message: "m", constraint: nil), name: "postgres:///news")
        }
        #expect(error("08006") == .workerUnreachable(path: "postgres:///news", cause: "m"))
        #expect(error("XX001") == .damaged(path: "postgres:///news", cause: "m"))
        #expect(error("XX000") == .failed(path: "postgres:///news", cause: "m (XX000)"))
        #expect(error("28P01") == .refused(path: "postgres:///news", cause: "m"))
    }

    @Test("What a server says while it is stopped is not printed by libpq")
    func noticesOfConnecting() throws {
        let server = try StoppingServer()
        defer { server.end() }
        let printed = try standardError {
            #expect {
                try PostgresLibrary(address: "postgres:///news?host=\(server.folder)&user=reader")
            } throws: { error in
                if case LibraryError.unreachable = error { true } else { false }
            }
        }
        #expect(server.wasAsked)
        #expect(!printed.contains("The server is stopped"))
    }

    /// What is printed on standard error while something is done, by whomever.
    private func standardError(_ body: () throws -> Void) throws -> String {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
        defer { try? FileManager.default.removeItem(atPath: file) }
        let kept = dup(STDERR_FILENO)
        let taken = open(file, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        dup2(taken, STDERR_FILENO)
        defer {
            dup2(kept, STDERR_FILENO)
            close(kept)
            close(taken)
        }
        try body()
        let printed = try String(contentsOfFile: file, encoding: .utf8)
        // Other tests print there too.
        _ = printed.withCString { write(kept, $0, strlen($0)) }
        return printed
    }
}

/// Lets whoever comes in, warns, and hangs up, as a server does that is stopped.
private final class StoppingServer: @unchecked Sendable {
    let folder: String
    private let listener: Int32
    private let ended = DispatchSemaphore(value: 0)
    private(set) var wasAsked = false

    init() throws {
        folder = "/tmp/dateline-" + UUID().uuidString.prefix(8)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array("\(folder)/.s.PGSQL.5432".utf8)) }
        let bound = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard bound == 0, listen(listener, 8) == 0 else { throw POSIXError(.EADDRNOTAVAIL) }
        Thread.detachNewThread { [self] in
            while case let connection = accept(listener, nil, nil), connection >= 0 { answer(connection) }
            ended.signal()
        }
    }

    private func answer(_ connection: Int32) {
        var request = [UInt8](repeating: 0, count: 4096)
        if read(connection, &request, request.count) > 0 {
            wasAsked = true
            let texts = ["SWARNING", "VWARNING", "C57P02", "MThe server is stopped", ""]
            let fields = Array(texts.map { $0 + "\0" }.joined().utf8)
            let notice = [UInt8(ascii: "N"), 0, 0, 0, UInt8(4 + fields.count)] + fields
            let welcome: [UInt8] = [UInt8(ascii: "R"), 0, 0, 0, 8, 0, 0, 0, 0]
            _ = write(connection, welcome + notice, welcome.count + notice.count)
        }
        close(connection)
    }

    func end() {
        shutdown(listener, Int32(SHUT_RDWR))
        ended.wait()
        close(listener)
        try? FileManager.default.removeItem(atPath: folder)
    }
}
