import Dispatch
import Glibc

/// Another program started by the reader: a browser, or a command that was typed.
///
/// Arguments are passed as they are, not through a shell, so that no character in a link can have a special meaning.
/// Foundation's `Process` cannot give the child the terminal, nor unblock the signals that the event loop reads in
/// another way.
struct Child {
    /// Why a program could not be started.
    struct Failure: Error {
        let program: String
        let reason: String
    }

    private let id: pid_t

    /// Starts a program and waits for its end; the program has the terminal.
    ///
    /// - Parameter input: what the program gets on its standard input; nil leaves the terminal there.
    static func run(_ arguments: [String], input: String? = nil) throws(Failure) {
        guard let input else { return try Child(arguments, standardInput: nil, isDetached: false).wait() }
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw Failure(program: "pipe", reason: lastError()) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { close(ends[1]) }
        let child: Child
        do {
            defer { close(ends[0]) }
            child = try Child(arguments, standardInput: ends[0], isDetached: false)
        }
        write(input, to: ends[1])
        close(ends[1])
        ends[1] = -1
        child.wait()
    }

    /// Starts a program that runs on its own, without the terminal.
    static func launch(_ arguments: [String]) throws(Failure) {
        let nowhere = open("/dev/null", O_RDWR | O_CLOEXEC)
        defer { close(nowhere) }
        let child = try Child(arguments, standardInput: nowhere, isDetached: true)
        // Somebody has to wait for its end, or it stays in the process table.
        DispatchQueue.global(qos: .utility).async { child.wait() }
    }

    /// - Parameters:
    ///   - standardInput: a descriptor; a detached child also writes there.
    ///   - isDetached: whether it leaves the terminal's session.
    private init(_ arguments: [String], standardInput: Int32?, isDetached: Bool) throws(Failure) {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if let standardInput { posix_spawn_file_actions_adddup2(&actions, standardInput, STDIN_FILENO) }
        if let standardInput, isDetached {
            posix_spawn_file_actions_adddup2(&actions, standardInput, STDOUT_FILENO)
            posix_spawn_file_actions_adddup2(&actions, standardInput, STDERR_FILENO)
        }

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        var pipeSignal = sigset_t()
        sigemptyset(&pipeSignal)
        sigaddset(&pipeSignal, SIGPIPE)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &pipeSignal)
        // POSIX_SPAWN_SETSID, which Swift does not see because spawn.h hides it from strict POSIX.
        let ownSession: Int32 = isDetached ? 0x80 : 0
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | ownSession))

        var id = pid_t()
        var words = arguments.map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        let code = posix_spawnp(&id, arguments[0], &actions, &attributes, &words, environ)
        guard code == 0 else { throw Failure(program: arguments[0], reason: String(cString: strerror(code))) }
        self.id = id
    }

    private func wait() {
        var status: Int32 = 0
        while waitpid(id, &status, 0) < 0 && errno == EINTR {}
    }

    private static func lastError() -> String { String(cString: strerror(errno)) }

    /// Writes all of a text, or as much as the other end reads.
    private static func write(_ text: String, to descriptor: Int32) {
        var text = text
        text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)
            while !rest.isEmpty {
                let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
                if count < 0 && errno == EINTR { continue }
                if count <= 0 { return }
                rest = UnsafeRawBufferPointer(rebasing: rest[count...])
            }
        }
    }
}
