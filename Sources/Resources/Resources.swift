import Glibc

/// Why a file that belongs to the program could not be used.
package enum ResourceError: Error, Equatable {
    /// It is missing or may not be read; `errno` says which.
    case unreadable(path: String, errno: Int32)
    /// It is not what it should be: another version, or damaged.
    case malformed(path: String, expected: String)
}

/// The files that are installed with the program.
package struct Resources: Sendable {
    /// The folder that holds them, without a slash at its end.
    package let directory: String

    package init(directory: String) { self.directory = directory }

    /// Finds their folder.
    ///
    /// If the environment variable `DATELINE_RESOURCES` is set, it alone counts. Otherwise `../share/dateline` is tried (as
    /// installed), from the real path of the program, then `Resources` in every folder above that has a `Package.swift` (as
    /// built).
    ///
    /// - Returns: nil if there is none.
    package static func locate() -> Resources? {
        if let named = getenv("DATELINE_RESOURCES").map({ String(cString: $0) }), !named.isEmpty {
            return isFolder(named) ? Resources(directory: named) : nil
        }
        return locate(by: "/proc/self/exe")
    }

    /// Finds the folder by a link to the program, which may be gone: whoever installs a new version takes the old one away
    /// while it runs. Linux then still says where it was.
    static func locate(by link: String) -> Resources? { target(of: link).flatMap { locate(from: $0) } }

    /// Finds the folder from the path of a program, as ``locate()`` does if the environment says nothing.
    static func locate(from program: String) -> Resources? {
        var folder = parent(of: program)
        let installed = parent(of: folder) + "/share/dateline"
        if isFolder(installed) { return Resources(directory: installed) }
        while !folder.isEmpty {
            if isFolder(folder + "/Resources"), access(folder + "/Package.swift", R_OK) == 0 {
                return Resources(directory: folder + "/Resources")
            }
            folder = parent(of: folder)
        }
        return nil
    }

    /// The path of one of the files.
    package func path(of name: String) -> String { directory + "/" + name }

    /// The known names: places, people, organisations, weapons and so on. Mapping the file takes microseconds; keep what is
    /// returned.
    package func gazetteer() throws(ResourceError) -> Gazetteer {
        try Gazetteer(path: path(of: "gazetteer.dat"))
    }

    /// The known names, and those of other languages and scripts with their usual English one. Mapping the files takes
    /// microseconds; keep what is returned.
    package func worldGazetteer() throws(ResourceError) -> Gazetteer {
        try gazetteer().joined(with: Gazetteer(path: path(of: "names.dat")))
    }

    /// Coastlines and borders of the world. Mapping the file takes microseconds; keep what is returned.
    package func worldMap() throws(ResourceError) -> WorldMap {
        try WorldMap(path: path(of: "map.dat"))
    }

    /// In how many articles of open news each word is: some 12,000 words, read at once. Keep what is returned.
    package func wordFrequencies() throws(ResourceError) -> WordFrequencies {
        try WordFrequencies(path: path(of: "frequencies.dat"))
    }

    /// How rare words are and of which classes. Mapping the file takes microseconds; keep what is returned.
    package func wordTable() throws(ResourceError) -> WordTable {
        try WordTable(path: path(of: "words.dat"))
    }

    /// The entity model as a mapped file, for the tagger to read.
    package func model() throws(ResourceError) -> MappedFile {
        try MappedFile(path: path(of: "model.dat"))
    }
}

/// The folder that holds a path; empty for the root and for a bare name.
private func parent(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return String(path[..<slash])
}

private func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}

/// What a symbolic link says, whether or not that is there; nil if it is no link.
private func target(of link: String) -> String? {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(PATH_MAX)) { buffer in
        let count = readlink(link, buffer.baseAddress!, buffer.count)
        guard count > 0, count < buffer.count else { return nil }
        return String(
            decoding: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[..<count]), as: UTF8.self)
    }
}
