import Foundation

/// Where Dateline keeps things, after the XDG Base Directory Specification.
package enum Locations {
    /// `$XDG_DATA_HOME/dateline/library.db`, or the same below `~/.local/share`; nil where neither folder is known.
    package static var library: String? { folder("XDG_DATA_HOME", ".local/share").map { $0 + "/library.db" } }

    /// `$XDG_CONFIG_HOME/dateline/config.toml`, or the same below `~/.config`; nil where neither folder is known.
    package static var configuration: String? { folder("XDG_CONFIG_HOME", ".config").map { $0 + "/config.toml" } }

    /// The file of passwords that were typed, beside the usual library; nil where the folder is not known.
    static var passwords: String? { folder("XDG_DATA_HOME", ".local/share").map { $0 + "/passwords" } }

    /// `~/.netrc`; nil where the home folder is not known.
    static var netrc: String? { home.map { $0 + "/.netrc" } }

    /// The home folder; nil where `HOME` is there, but is not an absolute path.
    private static var home: String? {
        let home = environmentValue("HOME") ?? NSHomeDirectory()
        return home.hasPrefix("/") ? home : nil
    }

    /// A path that was typed where no shell expands it: `~` at its beginning is the home folder.
    static func expandingHome(_ path: String) -> String {
        guard path == "~" || path.hasPrefix("~/"), let home else { return path }
        return home + path.dropFirst()
    }

    /// The specification ignores a variable that does not hold an absolute path.
    private static func folder(_ variable: String, _ fallback: String) -> String? {
        let base = environmentValue(variable).flatMap { $0.hasPrefix("/") ? $0 : nil }
        return (base ?? home.map { $0 + "/" + fallback }).map { $0 + "/dateline" }
    }
}

/// The value of a variable of the environment; nil if it is not set.
///
/// Foundation would read all of them into a dictionary first, and the first frame would wait for that.
package func environmentValue(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
