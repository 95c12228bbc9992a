import CVersion

/// The program's version, as `CHANGELOG.md` has it.
private let version = "0.1.0"

/// What `--version` prints: the version, and the commit that the program was built from.
func versionLine() -> String {
    let commit = String(cString: version_commit())
    if commit.isEmpty { return "dateline \(version), commit unknown" }
    guard commit.hasSuffix("-dirty") else { return "dateline \(version), commit \(commit)" }
    return "dateline \(version), commit \(commit.dropLast(6)) with changes"
}
