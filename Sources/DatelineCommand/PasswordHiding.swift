import Newsroom

/// Takes passwords out of the list of processes, in which everybody on the machine can read the words of a command.
///
/// The words are kept as they were typed in `CommandLine.arguments`, which has to be read before.
func hidePasswords() {
    for index in 1..<max(1, Int(CommandLine.argc)) {
        guard let word = CommandLine.unsafeArgv[index] else { continue }
        for range in passwordRanges(in: String(cString: word)) {
            for offset in range { word[offset] = CChar(bitPattern: UInt8(ascii: "x")) }
        }
    }
}

/// Where the address of a database has passwords: between the user and the host, and as an option.
///
/// - Returns: UTF-8 byte offsets, in order.
func passwordRanges(in word: String) -> [Range<Int>] {
    let option = "--library="
    guard isServerAddress(word.hasPrefix(option) ? String(word.dropFirst(option.count)) : word) else { return [] }
    var ranges: [Range<Int>] = []
    let text = word.utf8
    func offset(_ index: String.Index) -> Int { text.distance(from: word.startIndex, to: index) }
    if let scheme = word.firstRange(of: "://") {
        let end = word[scheme.upperBound...].firstIndex { "/?".contains($0) } ?? word.endIndex
        let authority = word[scheme.upperBound..<end]
        if let at = authority.lastIndex(of: "@"), let colon = authority[..<at].firstIndex(of: ":") {
            ranges.append(offset(word.index(after: colon))..<offset(at))
        }
    }
    for found in word.ranges(of: "password=") {
        let end = word[found.upperBound...].firstIndex { "& ".contains($0) } ?? word.endIndex
        ranges.append(offset(found.upperBound)..<offset(end))
    }
    return ranges
}
