import Libraries

extension LibraryError {
    /// The error for what a server said or did, with who asked where somebody is not allowed something.
    init(_ error: any Error, of server: Server) {
        if case ServerError.refused("42501", let message, _) = error {
            let (user, role) = server.asker()
            self = .notAllowed(path: server.address.name, user: user, role: role, what: message)
        } else {
            self.init(error, name: server.address.name)
        }
    }

    init(_ error: any Error, name: String) {
        switch error {
        case let error as LibraryError: self = error
        case ServerError.refused(let state, let message, _): self.init(state: state, message: message, name: name)
        case ServerError.lost(let message): self = .unreachable(path: name, cause: message)
        case ServerError.unreachable(let message): self.init(connecting: message, name: name)
        case ServerError.noClient(let message): self = .noClient(path: name, cause: message)
        case ServerError.notAnAddress: self = .notAnAddress
        default: self = .failed(path: name, cause: String(describing: error))
        }
    }

    /// - Source: PostgreSQL's documentation, appendix A, "PostgreSQL Error Codes".
    private init(state: String, message: String, name: String) {
        switch state {
        case "25006": self = .readOnly(path: name)
        case "53100": self = .diskFull(path: name)
        case "53200": self = .noMemory(path: name)
        case "55P03": self = .locked(path: name)
        case "57014": self = .cancelled
        case "57P03", "53300": self = .unreachable(path: name, cause: message)
        case "3F000": self = .noLibrary(path: name)
        case "XX001", "XX002": self = .damaged(path: name, cause: message)
        case _ where state.hasPrefix("28"): self = .refused(path: name, cause: message)
        // A server that answers says so of a connection that it made itself: to a worker.
        case _ where state.hasPrefix("08"): self = .workerUnreachable(path: name, cause: message)
        default: self = .failed(path: name, cause: "\(message) (\(state))")
        }
    }

    /// libpq gives no code for a connection that fails, only what it and the server say. In another language than English
    /// a server that answers is told by its FATAL alone.
    private init(connecting message: String, name: String) {
        let passing = [
            "starting up", "shutting down", "in recovery mode", "not yet accepting", "too many clients",
            "slots are reserved", "terminating connection",
        ]
        let database = message.firstMatch(of: /FATAL: +database "(.*?)" does not exist/)
        self =
            if let database {
                .noDatabase(path: name, database: String(database.1))
            } else if message.contains("FATAL:"), !passing.contains(where: message.contains) {
                .refused(path: name, cause: message)
            } else if message.contains("hot standby") {
                .readOnly(path: name)
            } else if message.contains("SSL") || message.contains("certificate") {
                .notVerified(path: name, cause: message)
            } else {
                .unreachable(path: name, cause: message)
            }
    }
}

extension Server {
    /// With whose name the program asks, and what they are in the library; nil for somebody who was not let into it.
    fileprivate func asker() -> (user: String, role: LibraryRole?) {
        let found = try? read { session in
            let user = try session.text("SELECT session_user")
            let mayLook = try session.first(
                "SELECT 1 FROM pg_namespace WHERE nspname = 'dateline' AND has_schema_privilege(oid, 'USAGE')")
            let role =
                mayLook == nil ? nil : try session.text("SELECT role FROM dateline.person WHERE name = session_user")
            return (user, role.flatMap { LibraryRole(rawValue: $0) })
        }
        return (found?.0 ?? "", found?.1)
    }
}
