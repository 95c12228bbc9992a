import Glibc
import News
import Reader

/// Writes files that the reader was asked for.
struct FileWriter: Sendable {
    /// Writes a file.
    ///
    /// - Returns: a notice of what was written, or that there is a file already.
    /// - Throws: ``FileWritingFailure``.
    func carryOut(_ work: FileWork) throws -> Message {
        let path = Locations.expandingHome(work.path)
        let bytes: [UInt8]
        switch work.content {
        case .text(let text): bytes = Array(text.utf8)
        }
        guard try write(bytes, to: path, replaces: work.replaces) else { return .fileExists(work) }
        return .notice(Notice("written to \(path)"))
    }

    /// - Returns: false if there is a file that was not to be replaced.
    private func write(_ bytes: [UInt8], to path: String, replaces: Bool) throws -> Bool {
        let flags = O_WRONLY | O_CREAT | O_CLOEXEC | (replaces ? O_TRUNC : O_EXCL)
        let file = open(path, flags, 0o666)
        if file < 0, errno == EEXIST, !replaces { return false }
        guard file >= 0 else { throw FileWritingFailure(path: path, errno: errno) }
        defer { close(file) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw FileWritingFailure(path: path, errno: errno) }
            rest = rest.dropFirst(count)
        }
        return true
    }
}

/// Why a file could not be written.
struct FileWritingFailure: Error {
    let path: String
    let errno: Int32
}
