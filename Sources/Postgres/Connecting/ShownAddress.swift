import Foundation

/// An address as it is shown: all of it but passwords, so that a command which names it works.
struct ShownAddress {
    private let options: [String: String]

    /// - Parameter options: as libpq reads them.
    init(_ options: [String: String]) {
        self.options = options.filter { keyword, _ in !Self.secrets.contains { keyword.contains($0) } }
    }

    /// What the names of options have in them that nobody else may see.
    private static let secrets = ["password", "secret", "scram_"]

    var text: String {
        if let service = options["service"], options.count == 1 { return "service=" + service }
        let hosts = parts(options["host"] ?? options["hostaddr"] ?? "")
        let ports = parts(options["port"] ?? "")
        // A folder, as the place of a socket, can only be named behind the question mark.
        let isFolder = hosts.contains { $0.hasPrefix("/") || $0.hasPrefix("@") || $0.isEmpty } || options["host"] == nil
        let named = isFolder ? [] : Self.inAuthority(hosts, ports)
        var rest = options.filter { !["user", "dbname"].contains($0.key) }
        if !named.isEmpty { for keyword in ["host", "port"] { rest[keyword] = nil } }
        let user = options["user"].map { Self.encoded($0) + "@" } ?? ""
        let more = rest.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }
            .map { "\($0.key)=\(Self.encoded($0.value))" }.joined(separator: "&")
        return "postgres://\(user)\(named.joined(separator: ","))/\(Self.encoded(options["dbname"] ?? ""))"
            + (more.isEmpty ? "" : "?" + more)
    }

    private func parts(_ list: String) -> [String] {
        list.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }

    /// Each host with its port. One port is that of all.
    private static func inAuthority(_ hosts: [String], _ ports: [String]) -> [String] {
        hosts.enumerated().map { index, host in
            let port = ports.count == 1 ? ports[0] : index < ports.count ? ports[index] : ""
            return (host.contains(":") ? "[\(host)]" : encoded(host)) + (port.isEmpty ? "" : ":" + port)
        }
    }

    private static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: plain) ?? ""
    }

    private static let plain = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/,:")
}
