import Glibc
import Libraries
import News
import Reader

/// Writes files that the reader was asked for.
struct FileWriter: Sendable {
    let library: any NewsLibrary

    /// Writes a file.
    ///
    /// - Returns: a notice of what was written, or that there is a file already.
    /// - Throws: ``FileWritingFailure``, `LibraryError`.
    func carryOut(_ work: FileWork) throws -> Message {
        let path = Locations.expandingHome(work.path)
        guard let file = try NewFile(path: path, replaces: work.replaces) else { return .fileExists(work) }
        let written: String
        do {
            written = try write(work.content, to: file)
        } catch {
            file.discard()
            throw error
        }
        if written.isEmpty {
            file.discard()
            return .notice(Notice("nothing to export", isError: true))
        }
        try file.finish()
        return .notice(Notice("\(written) written to \(path)"))
    }

    /// - Returns: what was written, in words; empty if there is nothing.
    private func write(_ content: FileWork.Content, to file: NewFile) throws -> String {
        switch content {
        case .text(let text):
            try file.write(text)
            return "the output"
        case .articles(let scope, let format):
            var export = ArticleExport(library: library, format: format)
            let count = try export.write(scope.query) { try file.write($0) }
            return count == 0 ? "" : counted(count, "article")
        case .article(let id, let format):
            var export = ArticleExport(library: library, format: format)
            return try export.write(id) { try file.write($0) } == 0 ? "" : "the article"
        case .dossier(let entity, let linked):
            guard let lines = try library.dossierMarkdown(of: entity, linked: linked) else { return "" }
            try file.write(lines.joined(separator: "\n"))
            return "the dossier"
        }
    }
}

/// A file that is being written under another name beside its place, so that the file that it replaces stays until the
/// new one is whole.
private final class NewFile {
    private let path: String
    private let unfinished: String
    private let descriptor: Int32

    /// - Returns: nil if there is a file that was not to be replaced.
    init?(path: String, replaces: Bool) throws {
        if !replaces, access(path, F_OK) == 0 { return nil }
        (self.path, unfinished) = (path, path + ".unfinished")
        descriptor = open(unfinished, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o666)
        if descriptor < 0 { throw FileWritingFailure(path: path, errno: errno) }
    }

    func write(_ text: String) throws {
        guard writeWhole(text, to: descriptor) else { throw FileWritingFailure(path: path, errno: errno) }
    }

    func finish() throws {
        // Closing reports what a network disk could not write.
        guard close(descriptor) == 0, rename(unfinished, path) == 0 else {
            let number = errno
            unlink(unfinished)
            throw FileWritingFailure(path: path, errno: number)
        }
    }

    func discard() {
        close(descriptor)
        unlink(unfinished)
    }
}

/// Why a file could not be written.
struct FileWritingFailure: Error {
    let path: String
    let errno: Int32
}
