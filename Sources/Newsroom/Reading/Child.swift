import Curses
import Dispatch
import Glibc
import Synchronization

/// Another program started by the reader: a browser, or a command that was typed.
///
/// Arguments are passed as they are, not through a shell, so that no character in a link can have a special meaning.
/// Foundation's `Process` cannot give the child the terminal, nor unblock the signals that the event loop reads in
/// another way.
struct Child {
    /// What a child has as its standard descriptors; nil gives it this program's.
    struct Descriptors {
        var input: Int32?
        var output: Int32?
        var errors: Int32?
    }

    /// Why a program could not be started.
    struct Failure: Error {
        let program: String
        let reason: String
    }

    let id: pid_t

    /// Starts a program and waits for its end, or for that of the terminal, which the program has meanwhile.
    ///
    /// If the terminal goes away, the system tells those that run in front of it with SIGHUP, but the one that leads the
    /// session first and alone. If that is this program, it hands SIGHUP on.
    ///
    /// - Parameter input: what the program gets on its standard input; nil leaves the terminal there.
    /// - Parameter wakeup: where signals come in, and where the end of the program is made known.
    /// - Returns: what came in meanwhile, to be taken as if it had come afterwards.
    static func run(
        _ arguments: [String], input: String? = nil, wakeup: Wakeup
    ) throws(Failure) -> Wakeup.Events {
        let finish = try started(arguments, input: input)
        let end = Ending()
        DispatchQueue.global(qos: .userInitiated).async {
            finish()
            end.isOver.withLock { $0 = true }
            wakeup.ring()
        }
        var seen: Wakeup.Events = []
        while !end.isOver.withLock({ $0 }), !seen.contains(.hungUp) { seen.formUnion(wakeup.wait(for: nil)) }
        // To the whole job: the shell that runs a typed command may have started others.
        if seen.contains(.hungUp) { kill(0, SIGHUP) }
        // What rang for something else has been heard here.
        wakeup.ring()
        return seen
    }

    /// Whether a program has ended.
    private final class Ending: Sendable {
        let isOver = Mutex(false)
    }

    /// Starts a program.
    ///
    /// - Returns: gives the program its input, and waits for its end.
    private static func started(
        _ arguments: [String], input: String?
    ) throws(Failure) -> @Sendable () -> Void {
        guard let input else {
            let child = try Child(arguments, Descriptors(), isDetached: false)
            return { child.wait() }
        }
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw Failure(program: "pipe", reason: lastError()) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { close(ends[0]) }
        let inward = ends[1]
        do {
            let child = try Child(arguments, Descriptors(input: ends[0]), isDetached: false)
            return {
                // What the other end does not read is not missed.
                _ = writeWhole(input, to: inward)
                close(inward)
                child.wait()
            }
        } catch {
            close(inward)
            throw error
        }
    }

    /// Starts a program that runs on its own, without the terminal, and is forgotten.
    static func launch(_ arguments: [String]) throws(Failure) {
        let child = try detached(arguments)
        // Somebody has to wait for its end, or it stays in the process table.
        DispatchQueue.global(qos: .utility).async { child.wait() }
    }

    /// Starts a program that runs on its own, without the terminal. Somebody has to wait for its end.
    static func detached(_ arguments: [String]) throws(Failure) -> Child {
        let nowhere = open("/dev/null", O_RDWR | O_CLOEXEC)
        defer { close(nowhere) }
        return try Child(
            arguments, Descriptors(input: nowhere, output: nowhere, errors: nowhere), isDetached: true)
    }

    /// Why a program could not be started as things are: an `errno`; nil if it is there and may be run.
    ///
    /// - Parameter program: a path, or a name that is looked for in `PATH` as `posix_spawnp` does.
    static func obstacle(to program: String) -> Int32? {
        let folders = getenv("PATH").map { String(cString: $0) } ?? "/bin:/usr/bin"
        let paths =
            program.contains("/")
            ? [program]
            : folders.split(separator: ":", omittingEmptySubsequences: false)
                .map { ($0.isEmpty ? "." : $0) + "/" + program }
        var obstacle = ENOENT
        for path in paths {
            var status = stat()
            guard stat(path, &status) == 0 else { continue }
            if status.st_mode & S_IFMT == S_IFREG, access(path, X_OK) == 0 { return nil }
            obstacle = EACCES
        }
        return obstacle
    }

    /// - Parameters:
    ///   - isDetached: whether it leaves the terminal's session, and leads a group of its own.
    ///   - variables: what its environment has besides this program's, as in `NAME=value`.
    init(
        _ arguments: [String], _ descriptors: Descriptors, isDetached: Bool, variables: [String] = []
    ) throws(Failure) {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (given, standard) in [
            (descriptors.input, STDIN_FILENO), (descriptors.output, STDOUT_FILENO), (descriptors.errors, STDERR_FILENO),
        ] {
            if let given { posix_spawn_file_actions_adddup2(&actions, given, standard) }
        }

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        var ignored = sigset_t()
        sigemptyset(&ignored)
        sigaddset(&ignored, SIGPIPE)
        sigaddset(&ignored, SIGXFSZ)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &ignored)
        // POSIX_SPAWN_SETSID, which Swift does not see because spawn.h hides it from strict POSIX.
        let ownSession: Int32 = isDetached ? 0x80 : 0
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | ownSession))

        var id = pid_t()
        var words = arguments.map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        let own = variables.map { strdup($0) }
        defer { for variable in own { free(variable) } }
        let names = variables.map { $0.prefix { $0 != "=" } + "=" }
        var inherited = environ
        var all = own
        while let variable = inherited.pointee {
            if !names.contains(where: { strncmp(variable, String($0), $0.utf8.count) == 0 }) { all.append(variable) }
            inherited += 1
        }
        all.append(nil)
        let code = posix_spawnp(&id, arguments[0], &actions, &attributes, &words, &all)
        guard code == 0 else { throw Failure(program: arguments[0], reason: String(cString: strerror(code))) }
        self.id = id
    }

    /// Waits for its end, but leaves it to ``wait()`` to take note of that.
    func awaitEnd() {
        var info = siginfo_t()
        while waitid(P_PID, id_t(id), &info, WEXITED | WNOWAIT) < 0 && errno == EINTR {}
    }

    /// Waits for its end.
    ///
    /// - Returns: the status, as `waitpid` has it.
    @discardableResult
    func wait() -> Int32 {
        var status: Int32 = 0
        while waitpid(id, &status, 0) < 0 && errno == EINTR {}
        return status
    }

    private static func lastError() -> String { String(cString: strerror(errno)) }
}
