import Foundation
import News
import Sync

/// The passwords of accounts: where they come from, and where one that was typed is kept.
///
/// A command of the configuration comes first, then `~/.netrc`, then what was typed before, which is in a file that only
/// its owner can read.
package struct SyncPasswords: Sendable {
    /// The command that prints a password; nil for none.
    private let command: String?
    private let path: String?
    private let netrc: String?

    /// - Parameters:
    ///   - command: run by the shell; `DATELINE_SYNC_ADDRESS` and `DATELINE_SYNC_USER` tell it which password is wanted.
    ///   - path: the file of typed passwords; nil for the usual one.
    package init(command: String?, path: String? = nil) {
        self.command = command
        self.path = path ?? Locations.passwords
        netrc = Locations.netrc
    }

    /// Why there is no password.
    package enum Problem: Error, Hashable, Sendable {
        case none
        /// The command ended with a status, or could not be started.
        case command(String, status: Int32)
        /// A file of passwords that others can read is not used.
        case readableByOthers(path: String)
        case unreadable(path: String)
        case unwritable(path: String, errno: Int32)
    }

    /// The password of a user at a service.
    package func password(address: String, user: String) throws(Problem) -> String {
        if let command { return try output(of: command, address: address, user: user) }
        if let found = netrcPassword(host: WebAddress(address)?.host ?? "", user: user) { return found }
        guard let path else { throw .none }
        let lines = try privateText(path)?.split(separator: "\n") ?? []
        let entry = lines.map { $0.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false) }
            .last { $0.count == 3 && $0[0] == address && $0[1] == user }
        guard let entry else { throw .none }
        return String(entry[2])
    }

    /// Whether a password that was typed has to be kept: not if it comes from elsewhere each time.
    package func isKnown(_ password: String, address: String, user: String) -> Bool {
        (try? self.password(address: address, user: user)) == password
    }

    /// Keeps a password that was typed.
    package func keep(_ password: String, address: String, user: String) throws(Problem) {
        try rewrite(address: address, user: user, adding: "\(address)\t\(user)\t\(password)\n")
    }

    /// Forgets a password that was kept.
    package func forget(address: String, user: String) throws(Problem) {
        try rewrite(address: address, user: user, adding: "")
    }

    /// Writes the file anew beside the old one, which it then replaces: nobody finds half of it.
    private func rewrite(address: String, user: String, adding line: String) throws(Problem) {
        guard let path else { throw .none }
        let old = try privateText(path)
        if old == nil, line.isEmpty { return }
        let others = (old ?? "").split(separator: "\n").filter { !$0.hasPrefix("\(address)\t\(user)\t") }
        let text = others.map { $0 + "\n" }.joined() + line
        let folder = (path as NSString).deletingLastPathComponent
        try? FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let draft = "\(path).\(getpid())"
        let file = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw .unwritable(path: path, errno: errno) }
        defer { close(file) }
        guard writeWhole(text, to: file), fsync(file) == 0, rename(draft, path) == 0 else {
            let number = errno
            unlink(draft)
            throw .unwritable(path: path, errno: number)
        }
    }

    /// A file's text; nil if there is none.
    private func privateText(_ path: String) throws(Problem) -> String? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        if status.st_mode & 0o077 != 0 { throw .readableByOthers(path: path) }
        guard let bytes = try? bytes(of: path, limit: 1 << 20) else { throw .unreadable(path: path) }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func output(of command: String, address: String, user: String) throws(Problem) -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", command]
        process.environment = ProcessInfo.processInfo.environment.merging([
            "DATELINE_SYNC_ADDRESS": address, "DATELINE_SYNC_USER": user,
        ]) { $1 }
        let pipe = Pipe()
        process.standardOutput = pipe
        do { try process.run() } catch { throw .command(command, status: 127) }
        let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        let line = text.split(separator: "\n", omittingEmptySubsequences: false).first.map(String.init) ?? ""
        guard process.terminationStatus == 0, !line.isEmpty else {
            throw .command(command, status: process.terminationStatus)
        }
        return line
    }

    /// The password that `~/.netrc` has for a host.
    ///
    /// - Source: the manual of curl, "--netrc": `machine`, `login`, `password`, `default`, in any layout.
    private func netrcPassword(host: String, user: String) -> String? {
        guard let netrc, let text = try? privateText(netrc) else { return nil }
        var words = text.split(whereSeparator: \.isWhitespace).map(String.init)[...]
        var entry: (host: String?, login: String?, password: String?) = ("", nil, nil)
        var found: String?
        let settle = {
            let isHere = (entry.host == nil || entry.host == host) && (entry.login == nil || entry.login == user)
            if found == nil, isHere, let password = entry.password { found = password }
        }
        while let word = words.popFirst() {
            switch word {
            case "machine":
                settle()
                entry = (words.popFirst() ?? "", nil, nil)
            case "default":
                settle()
                entry = (nil, nil, nil)
            case "login": entry.login = words.popFirst()
            case "password": entry.password = words.popFirst()
            case "account": _ = words.popFirst()
            default: break
            }
        }
        settle()
        return found
    }
}
