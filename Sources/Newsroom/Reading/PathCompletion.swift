import Glibc

/// The paths that a path being typed may become, sorted; folders end with a slash, and hidden files are left out unless
/// the name begins with a dot. `~` stands for the home folder and is kept as it was typed.
///
/// - Parameter limit: the most paths to return.
func paths(beginningWith typed: String, limit: Int = 200) -> [String] {
    let end = typed.lastIndex(of: "/").map { typed.index(after: $0) } ?? typed.startIndex
    let (folder, begun) = (String(typed[..<end]), typed[end...])
    let place = Locations.expandingHome(folder)
    guard let listing = opendir(place.isEmpty ? "." : place) else { return [] }
    defer { closedir(listing) }
    var found: [String] = []
    while let entry = readdir(listing) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
            pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        guard name != ".", name != "..", name.hasPrefix(begun), name.first != "." || begun.first == "." else {
            continue
        }
        var status = stat()
        let isFolder = stat(place + name, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
        found.append(folder + name + (isFolder ? "/" : ""))
    }
    return Array(found.sorted().prefix(limit))
}
