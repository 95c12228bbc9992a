import Foundation

/// A PostgreSQL server of the tests' own: a new cluster in a temporary folder, reached through a Unix socket alone, that ends
/// with the tests.
///
/// PostgreSQL does not run as root: then it runs as the user `postgres` that the package makes.
package final class ThrowawayServer: Sendable {
    /// The one that all tests share; nil where PostgreSQL is not installed or does not start.
    package static let shared = ThrowawayServer()
    /// Why there is none, for the tests that are skipped.
    package static let absence = "PostgreSQL's initdb is not installed, or no server starts"

    /// Where it is, its socket too.
    package let folder: String
    private let programs: String

    private init?() {
        guard let programs = Self.programs() else { return nil }
        self.programs = programs
        folder = "/tmp/dateline-postgres-\(getpid())"
        let data = folder + "/data"
        try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        if getuid() == 0 { Self.run("/bin/chown", ["postgres", folder]) }
        guard run("initdb", ["-D", data, "-U", "owner", "--auth=trust", "-E", "UTF8", "--locale=C"]), start() else {
            return nil
        }
        Self.endsWithProgram = self
        atexit { ThrowawayServer.endsWithProgram?.stop() }
    }

    nonisolated(unsafe) private static var endsWithProgram: ThrowawayServer?

    /// Starts it, unless it runs. What it does not do is to bring its files safely to the disk: it may be killed, the
    /// machine may not.
    @discardableResult
    package func start() -> Bool {
        let settings =
            "-c listen_addresses='' -c unix_socket_directories=\(folder) -c fsync=off -c autovacuum=off -c max_connections=200"
        let data = folder + "/data"
        return run("pg_ctl", ["-D", data, "status"])
            || run("pg_ctl", ["-D", data, "-l", folder + "/log", "-w", "-o", settings, "start"])
    }

    private func stop() {
        stopAtOnce()
        // Goes on where a file is gone already: the server's last processes may still be at their own.
        Self.run("/bin/rm", ["-rf", folder])
    }

    /// Makes a database and tells its address.
    ///
    /// - Parameter template: the address of a database that nobody uses, of which it is a copy; nil for an empty one.
    package func makeDatabase(like template: String? = nil) -> String {
        let name = "news" + UUID().uuidString.lowercased().filter { $0 != "-" }
        let copied = template.map { ["-T", Self.database(of: $0)] } ?? []
        run("createdb", ["-h", folder, "-U", "owner"] + copied + [name])
        return address(of: name)
    }

    /// The name of the database at an address that ``address(of:as:)`` gave.
    package static func database(of address: String) -> String {
        let path = address.prefix { $0 != "?" }
        return String(path[path.index(after: path.lastIndex(of: "/") ?? path.startIndex)...])
    }

    /// The address of a database for a role.
    package func address(of database: String, as role: String = "owner") -> String {
        "postgres://\(role)@/\(database)?host=\(folder)"
    }

    /// What `psql` prints for some SQL, errors among it.
    package func psql(_ address: String, _ sql: String) -> String {
        Self.output(programs + "/psql", ["-X", "-A", "-t", "-q", address, "-c", sql])
    }

    /// The folder with PostgreSQL's programs: the newest of Debian's, or that of `initdb` in the path.
    private static func programs() -> String? {
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql")) ?? []
        let folders =
            versions.compactMap { Int($0) }.sorted(by: >).map { "/usr/lib/postgresql/\($0)/bin" }
            + (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
        return folders.first { FileManager.default.isExecutableFile(atPath: $0 + "/initdb") }
    }

    /// Runs one of PostgreSQL's programs as somebody who is not root.
    @discardableResult
    func run(_ program: String, _ arguments: [String]) -> Bool {
        if getuid() == 0 {
            return Self.run("/usr/sbin/runuser", ["-u", "postgres", "--", programs + "/" + program] + arguments)
        }
        return Self.run(programs + "/" + program, arguments)
    }

    /// Foundation's `Process` waits until every descendant has ended, and the server is one.
    @discardableResult
    private static func run(_ program: String, _ arguments: [String]) -> Bool {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        // Whoever runs as somebody else may not be allowed into this folder.
        let path = "/usr/bin/env"
        var copies = ([path, "--chdir=/tmp", program] + arguments).map { strdup($0) } + [nil]
        defer { for copy in copies { free(copy) } }
        var child: pid_t = 0
        guard posix_spawn(&child, path, &actions, nil, &copies, environ) == 0 else { return false }
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        return status == 0
    }

    private static func output(_ path: String, _ arguments: [String]) -> String {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.standardOutput = pipe
        process.standardError = pipe
        guard (try? process.run()) != nil else { return "" }
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
