import Glibc

/// The two ends of a pipe, as descriptors.
struct PipeEnds: Sendable {
    let reading: Int32
    let writing: Int32

    /// - Throws: if the system has no descriptor left.
    init() throws(Child.Failure) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw Child.Failure(program: "pipe", reason: String(cString: strerror(errno))) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        (reading, writing) = (ends[0], ends[1])
    }
}

/// What goes to a command and comes from it: gives it its input as it takes it, and takes its output as it comes, so that
/// neither waits for the other.
struct CommandExchange {
    /// Why it ended.
    enum End {
        /// The command closed its output.
        case closed
        case stopped
        case tooMuch
    }

    /// The most that a command may print.
    static let mostBytes = 1 << 20
    /// How much of its standard error is kept: what is told of it is the first line.
    private static let mostComplaint = 4096
    /// The milliseconds for which output is collected before it is handed on, and after which a stop is noticed.
    private static let pause: Int32 = 50
    /// The pauses that a stopped command has to end by itself.
    private static let patience = 20

    // Closed ones are -1.
    private var input: Int32
    private var output: Int32
    private var errors: Int32
    private var rest: ArraySlice<UInt8>
    /// What has come and was not handed on yet.
    private var collected: [UInt8] = []
    private var printed = 0
    private var complaints: [UInt8] = []
    private var buffer = [UInt8](repeating: 0, count: 65_536)

    /// - Parameters:
    ///   - input: where the command reads from: a descriptor that can be written to.
    ///   - output: where it writes to, and `errors` where it complains: descriptors that can be read from. All three are
    ///     closed at the end.
    init(text: [UInt8], input: Int32, output: Int32, errors: Int32) {
        (rest, self.input, self.output, self.errors) = (text[...], input, output, errors)
        for end in [input, output, errors] {
            _ = fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK)
        }
    }

    /// The first line that the command wrote on its standard error and that is not blank; nil if there is none.
    var complaint: String? {
        let lines = complaints.split { $0 == 0x0A || $0 == 0x0D }
        return lines.first { $0.contains { $0 > 0x20 } }.map { String(decoding: $0, as: UTF8.self) }
    }

    /// Goes on until the command has closed its output and its standard error, or is to be ended.
    mutating func carryOut(isStopped: () -> Bool, print: (String) -> Void) -> End {
        defer { for end in [input, output, errors] where end >= 0 { close(end) } }
        var patience = Self.patience
        var last = ContinuousClock.now
        while output >= 0 || errors >= 0 {
            let isQuiet = !isReady()
            if !isQuiet {
                give()
                take()
            }
            if printed > Self.mostBytes {
                handOn(all: true, print)
                return .tooMuch
            }
            if isQuiet || ContinuousClock.now - last > .milliseconds(Self.pause) {
                handOn(all: false, print)
                last = .now
            }
            if isStopped() {
                patience -= 1
                if patience == 0 { break }
            }
        }
        handOn(all: true, print)
        return isStopped() ? .stopped : .closed
    }

    /// Waits until something can be written or read; returns false if nothing could for a while.
    private func isReady() -> Bool {
        var ends = [
            pollfd(fd: input, events: Int16(POLLOUT), revents: 0),
            pollfd(fd: output, events: Int16(POLLIN), revents: 0),
            pollfd(fd: errors, events: Int16(POLLIN), revents: 0),
        ]
        return poll(&ends, 3, Self.pause) > 0
    }

    private mutating func give() {
        guard input >= 0 else { return }
        let count = rest.withUnsafeBytes { write(input, $0.baseAddress, min($0.count, 65_536)) }
        if count > 0 { rest = rest.dropFirst(count) }
        let isClosed = count < 0 && errno != EAGAIN && errno != EINTR
        if rest.isEmpty || isClosed { Self.end(&input) }
    }

    private mutating func take() {
        let more = Self.bytes(from: &output, &buffer)
        collected += more
        printed += more.count
        let complaint = Self.bytes(from: &errors, &buffer)
        if complaints.count < Self.mostComplaint { complaints += complaint }
    }

    /// What is there to be read; the descriptor is closed at its end.
    private static func bytes(from end: inout Int32, _ buffer: inout [UInt8]) -> ArraySlice<UInt8> {
        guard end >= 0 else { return [] }
        let count = read(end, &buffer, buffer.count)
        if count > 0 { return buffer[..<count] }
        if count == 0 || errno != EAGAIN && errno != EINTR { Self.end(&end) }
        return []
    }

    private static func end(_ descriptor: inout Int32) {
        close(descriptor)
        descriptor = -1
    }

    /// Hands on what has come, except a last character that has not come whole.
    private mutating func handOn(all: Bool, _ print: (String) -> Void) {
        let end = all ? collected.count : collected.count - unfinishedLength(of: collected)
        guard end > 0 else { return }
        print(String(decoding: collected[..<end], as: UTF8.self))
        collected.removeFirst(end)
    }
}

/// How many bytes at the end begin a character of UTF-8 of which more must follow.
private func unfinishedLength(of bytes: [UInt8]) -> Int {
    for (index, byte) in bytes.reversed().prefix(3).enumerated() where byte & 0xC0 != 0x80 {
        let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
        return length > index + 1 ? index + 1 : 0
    }
    return 0
}
