import Libraries

// What the owner does: makes a library, brings it up to date, gives it to others.

extension PostgresLibrary {
    /// Makes a library in a database, and opens it.
    ///
    /// - Parameter distribution: how to spread it over the workers of a Citus cluster; nil for a single server.
    /// - Throws: `.libraryExists`.
    package static func create(
        at address: String, distribution: Distribution? = nil
    ) throws(LibraryError) -> PostgresLibrary {
        let server = try reach(address)
        do {
            if try version(of: server) != nil {
                throw LibraryError.libraryExists(path: server.address.name)
            }
            try server.use(forChanges: true) { connection in
                try connection.script("BEGIN; \(ServerSchema.creation)\n\(distribution?.statements ?? "") COMMIT")
            }
        } catch ServerError.refused("42501", let message, _) {
            throw .cannotOpen(
                path: server.address.name,
                cause: "\(message); its owner can allow it with GRANT CREATE ON DATABASE")
        } catch {
            throw LibraryError(error, of: server)
        }
        server.close()
        return try PostgresLibrary(address: address)
    }

    /// Brings a library of an earlier version up to date; does nothing to one that is.
    ///
    /// - Returns: the version before.
    /// - Throws: `.noLibrary`, `.newerVersion`.
    @discardableResult
    package static func upgrade(at address: String) throws(LibraryError) -> Int {
        let server = try reach(address)
        let name = server.address.name
        do {
            guard let found = try version(of: server) else { throw LibraryError.noLibrary(path: name) }
            guard found <= ServerSchema.version else {
                throw LibraryError.newerVersion(path: name, found: found, known: ServerSchema.version)
            }
            return found
        } catch {
            throw LibraryError(error, name: name)
        }
    }
}

extension PostgresLibrary {
    /// Gives the library to a role of the database, or takes away what it may do beyond that.
    ///
    /// - Parameter user: the name of a role that is there.
    /// - Returns: the SQL that was executed, a line each.
    /// - Throws: `.notAllowed` if the caller is not the owner, `.noUser`.
    @discardableResult
    package func grant(_ user: String, as role: LibraryRole) throws(LibraryError) -> [String] {
        try write(telling: .everyone) { session in
            guard !user.isEmpty, try session.first("SELECT 1 FROM pg_roles WHERE rolname = \(user)") != nil else {
                throw LibraryError.noUser(path: name, user: user)
            }
            let owner =
                try session.text(
                    "SELECT pg_get_userbyid(nspowner) FROM pg_namespace WHERE nspname = 'dateline'") ?? ""
            let lines = Grants(user: session.connection.quoted(user), owner: session.connection.quoted(owner)).lines(
                role)
            for line in lines { try session.rows(.verbatim(line)) }
            try session.change(
                """
                INSERT INTO person (name, role) VALUES (\(user), \(role.rawValue))
                ON CONFLICT (name) DO UPDATE SET role = excluded.role
                """)
            return lines
        }
    }
}

/// The grants that make a role what it is in a library.
private struct Grants {
    /// Both quoted.
    let user: String
    let owner: String

    func lines(_ role: LibraryRole) -> [String] {
        let own = names(ServerSchema.tables.filter(\.kind.isOwn))
        let common = names(ServerSchema.tables.filter { !$0.kind.isOwn })
        var lines = [
            "REVOKE ALL ON ALL TABLES IN SCHEMA dateline FROM \(user)",
            "REVOKE ALL ON ALL SEQUENCES IN SCHEMA dateline FROM \(user)",
            "REVOKE ALL ON ALL FUNCTIONS IN SCHEMA dateline FROM \(user)",
            "GRANT USAGE ON SCHEMA dateline TO \(user)",
            "GRANT EXECUTE ON FUNCTION dateline.me() TO \(user)",
            "GRANT SELECT ON \(common), dateline.person TO \(user)",
            "GRANT SELECT, INSERT, UPDATE, DELETE ON \(own) TO \(user)",
            "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA dateline TO \(user)",
        ]
        switch role {
        case .reader: break
        case .editor: lines += editing(common)
        case .owner: lines += editing(common) + ["GRANT \(owner) TO \(user)"]
        }
        return lines
    }

    private func editing(_ common: String) -> [String] {
        [
            "GRANT INSERT, UPDATE, DELETE ON \(common) TO \(user)",
            "GRANT UPDATE ON ALL SEQUENCES IN SCHEMA dateline TO \(user)",
            "GRANT EXECUTE ON FUNCTION dateline.forget_marks(bigint), dateline.move_marks(bigint, bigint) TO \(user)",
        ]
    }

    private func names(_ tables: [ServerTable]) -> String {
        tables.map { "dateline.\($0.name)" }.joined(separator: ", ")
    }
}

/// How a library is spread over the workers of a Citus cluster: what hangs on an article lies with it, what is read together
/// with that is on each server, and the rest on the coordinator.
package struct Distribution {
    /// Into how many parts; nil for one on each worker that is there. A list asks all of them, and a worker makes a plan for
    /// each: of 8 on two workers a first page takes two and a half times as long as of 2. Before a worker is added, shards are
    /// split (see the README), or there are more from the beginning.
    private let shards: Int?

    package init(shards: Int? = nil) { self.shards = shards }

    fileprivate var statements: String {
        let count = shards.map(String.init) ?? "greatest(1, (SELECT count(*) FROM citus_get_active_worker_nodes()))"
        let spread = ServerSchema.tables.filter(\.kind.isSpread).compactMap { table in
            table.articleColumn.map { column in
                let beside = table.name == "article" ? "" : ", colocate_with => 'dateline.article'"
                return "SELECT create_distributed_table('dateline.\(table.name)', '\(column)'\(beside));"
            }
        }
        let everywhere = ServerSchema.tables.filter(\.isEverywhere).map { table in
            "SELECT create_reference_table('dateline.\(table.name)');"
        }
        // Citus takes no subqueries in policies.
        let policies = ServerSchema.tables.filter { $0.kind.isOwn && ($0.kind.isSpread || $0.isEverywhere) }.map {
            table in
            "ALTER POLICY own ON dateline.\(table.name) USING (reader = dateline.me());"
        }
        let first = [
            // A server's setting for a session is not that of its workers.
            "ALTER INDEX dateline.naming_by_key SET (gin_pending_list_limit = 64);",
            "SELECT set_config('citus.shard_count', (\(count))::text, true);",
            "SELECT create_reference_table('dateline.person');",
        ]
        return (first + policies + everywhere + spread).joined(separator: "\n")
    }
}
