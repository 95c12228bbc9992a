import Foundation

// How a server ends unexpectedly.
extension ThrowawayServer {
    /// Stops it without letting anything come to its end: the next start mends what was under way.
    package func stopAtOnce() { run("pg_ctl", ["-D", folder + "/data", "-m", "immediate", "stop"]) }

    /// Kills the process that has started all others, and waits until these have noticed.
    package func killFirstProcess() {
        guard let first = firstProcess else { return }
        let others = processes(of: first)
        kill(first, SIGKILL)
        // They look for it whenever they wait, and end at once.
        for process in [first] + others { while kill(process, 0) == 0 { usleep(5000) } }
    }

    /// Kills one of the processes that serve somebody; the server ends all others and starts them anew.
    package func killOneProcess() {
        guard let first = firstProcess else { return }
        let serving = processes(of: first).filter { name(of: $0).contains(" owner ") }
        if let process = serving.randomElement() { kill(process, SIGKILL) }
    }

    /// Waits until nobody else is connected to a database: what they asked for last may go on for a while after they were
    /// killed. A server that mends itself is waited for too, and one that does not run is started.
    package func waitForEndOfOthers(at address: String) {
        let others =
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        while psql(address, others) != "0" {
            usleep(20_000)
            start()
        }
    }

    private var firstProcess: pid_t? {
        let file = try? String(contentsOfFile: folder + "/data/postmaster.pid", encoding: .utf8)
        return file?.split(separator: "\n").first.flatMap { pid_t($0) }
    }

    private func processes(of first: pid_t) -> [pid_t] {
        let all = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return all.compactMap { pid_t($0) }.filter { status(of: $0).count > 1 && status(of: $0)[1] == "\(first)" }
    }

    /// What the system says of a process behind its name: its state, its parent and more.
    private func status(of process: pid_t) -> [Substring] {
        let text = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)) ?? ""
        return text.lastIndex(of: ")").map { text[text.index(after: $0)...].split(separator: " ") } ?? []
    }

    private func name(of process: pid_t) -> String {
        (try? String(contentsOfFile: "/proc/\(process)/cmdline", encoding: .utf8)) ?? ""
    }
}
