import CLimits
import Glibc

// What such a program reads may come from anywhere, so it is allowed little: it gets some bytes as its standard input,
// no shell and no file to write, and has limits on memory, time and output.

/// Another program that turns bytes into bytes, and the limits within which it may do so.
struct LimitedTool {
    let name: String
    let arguments: [String]
    /// In bytes.
    let memory: Int
    /// The most seconds of processor time, and the most of waiting.
    let seconds: Int
    /// The most bytes that it may write.
    let mostOutput: Int

    /// Where the program is; nil if it is not there.
    ///
    /// - Parameter folders: where it is looked for, parted by colons, as in `PATH`; relative paths are passed over.
    func path(in folders: String) -> String? {
        folders.split(separator: ":").lazy.filter { $0.hasPrefix("/") }.map { "\($0)/\(name)" }
            .first { access($0, X_OK) == 0 }
    }

    /// A descriptor of a file in memory with some bytes, to be read from its start; nil if the system gives none.
    private static func temporary(holding bytes: [UInt8]) -> Descriptor? {
        let file = Descriptor(limits_file_in_memory())
        guard file.number >= 0, bytes.withUnsafeBytes({ writeWhole($0, to: file.number) }) else { return nil }
        return lseek(file.number, 0, SEEK_SET) == 0 ? file : nil
    }

    /// What the program writes; nil if it fails, takes too long or writes too much.
    func output(of path: String, reading bytes: [UInt8]) -> [UInt8]? {
        guard let input = Self.temporary(holding: bytes) else { return nil }
        var words = ([name] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var outcome: Int32 = -1
        let process = limits_start(path, &words, input.number, &outcome, memory, Int32(seconds))
        guard process > 0 else { return nil }
        let text = rest(of: Descriptor(outcome))
        // Ends its whole group, since it may have started other programs.
        if text == nil { kill(-process, SIGKILL) }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return status == 0 ? text : nil
    }

    /// What comes out of a pipe up to its end; nil if that takes too long or is too much.
    private func rest(of pipe: Descriptor) -> [UInt8]? {
        let end = ContinuousClock.now + .seconds(seconds)
        var text: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while text.count <= mostOutput {
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

/// A file descriptor that is closed at the end of its use.
private final class Descriptor {
    let number: Int32

    init(_ number: Int32) { self.number = number }

    deinit { if number >= 0 { close(number) } }
}
