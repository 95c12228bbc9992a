import CLimits
import Glibc
import Markup
import News
import Wire

// Documents of offices and books are turned into text by programs that do nothing else: pandoc, and pdftotext of Poppler.
// They are used if they are there. What they read comes from anywhere, so that they get little: the document as their
// standard input, no shell, no file to write, limits on memory, time and what they may say.

/// A program that turns documents of some kind into text.
struct DocumentTool {
    let name: String
    private let arguments: [String]
    /// The form of what it writes.
    private let suffix: String

    /// What it may take: bytes of memory, seconds of processor time and of waiting, bytes of text.
    private static let (memory, seconds, mostText) = (1 << 30, 60, Arrivals.sizeLimit)

    init(for kind: DocumentKind) {
        switch kind {
        case .pdf: (name, arguments, suffix) = ("pdftotext", ["-q", "-enc", "UTF-8", "-nopgbrk", "-", "-"], "txt")
        case .docx, .odt, .epub:
            // The document's title, author and date come as front matter.
            let markdown = "markdown_strict-raw_html+yaml_metadata_block+pipe_tables"
            let options = ["--sandbox", "--standalone", "--wrap=none", "--from=\(kind.rawValue)", "--to=\(markdown)"]
            (name, arguments, suffix) = ("pandoc", options, "md")
        }
    }

    /// Reads the articles of a document.
    ///
    /// - Parameter folders: where the program is looked for, parted by colons, as in `PATH`; those that are no whole paths
    ///   are passed over.
    /// - Throws: `needsTool` where the program is not there, `toolFailed` where it ended with an error or at a limit.
    func delivery(
        of document: [UInt8], kind: DocumentKind, searching folders: String
    ) throws(DocumentFailure) -> Delivery {
        guard let path = path(in: folders) else { throw .needsTool(name, kind) }
        guard let input = Self.temporary(holding: document), let text = output(of: path, reading: input) else {
            throw .toolFailed(name, kind)
        }
        do throws(WireError) {
            return try Wire.delivery(from: text, name: "document." + suffix)
        } catch {
            throw .unreadable(error)
        }
    }

    private func path(in folders: String) -> String? {
        folders.split(separator: ":").lazy.filter { $0.hasPrefix("/") }.map { "\($0)/\(name)" }
            .first { access($0, X_OK) == 0 }
    }

    /// A descriptor of a file in memory with some bytes, to be read from its start; nil if there can be none.
    private static func temporary(holding bytes: [UInt8]) -> Descriptor? {
        let file = Descriptor(limits_file_in_memory())
        guard file.number >= 0 else { return nil }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(file.number, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return nil }
            rest = rest.dropFirst(count)
        }
        return lseek(file.number, 0, SEEK_SET) == 0 ? file : nil
    }

    /// What the program writes; nil if it fails, takes too long or writes too much.
    private func output(of path: String, reading input: Descriptor) -> [UInt8]? {
        var words = ([name] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var outcome: Int32 = -1
        let process = limits_start(path, &words, input.number, &outcome, Self.memory, Int32(Self.seconds))
        guard process > 0 else { return nil }
        let text = Self.rest(of: Descriptor(outcome))
        // Its group, since it may have started others.
        if text == nil { kill(-process, SIGKILL) }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return status == 0 ? text : nil
    }

    /// What comes out of a pipe up to its end; nil if that takes too long or is too much.
    private static func rest(of pipe: Descriptor) -> [UInt8]? {
        let end = ContinuousClock.now + .seconds(seconds)
        var text: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while text.count <= mostText {
            var wait = pollfd(fd: pipe.number, events: Int16(POLLIN), revents: 0)
            let left = (end - .now) / .milliseconds(1)
            guard left > 0 else { return nil }
            let ready = poll(&wait, 1, Int32(left.rounded(.up)))
            if ready < 0, errno == EINTR { continue }
            guard ready > 0 else { return nil }
            let count = read(pipe.number, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return count == 0 ? text : nil }
            text += buffer[..<count]
        }
        return nil
    }
}

/// Why a document was not turned into text.
package enum DocumentFailure: Error, Hashable, Sendable {
    /// The program that reads such documents is not there.
    case needsTool(String, DocumentKind)
    /// The program ended with an error, or took more than it may.
    case toolFailed(String, DocumentKind)
    /// What the program made of it holds no article.
    case unreadable(WireError)
}

/// A file descriptor that is closed at the end of its use.
private final class Descriptor {
    let number: Int32

    init(_ number: Int32) { self.number = number }

    deinit { if number >= 0 { close(number) } }
}
