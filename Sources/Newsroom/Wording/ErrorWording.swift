import Curses
import Entities
import Storage
import Wire

/// What went wrong, in a sentence for the person at the terminal: what happened, to which file, and what to do.
package func wording(of error: any Error) -> String {
    switch error {
    case let error as LibraryError: wording(of: error)
    case let error as WireError: wording(of: error)
    case let error as ScreenError: wording(of: error)
    case let error as FileReadingError: "\(error.path) cannot be read: \(wording(of: error.failure))."
    case NewsroomError.noDescriptors: "The system has no file descriptor left; close some programs and try again."
    case NewsroomError.noResources:
        """
        The files that come with Dateline (the folder Resources) are not found beside the program. Install it with \
        'make install', or name the folder in DATELINE_RESOURCES.
        """
    default: "\(error)"
    }
}

private func wording(of error: LibraryError) -> String {
    switch error {
    case .cannotOpen(let path, let cause): "The library \(path) cannot be opened: \(cause)."
    case .noFolder(let path, let folder):
        "\(path) cannot be made: there is no folder \(folder). Make it first, or name another."
    case .newerVersion(let path, let found, let known):
        """
        The library \(path) was made by a newer Dateline (its version is \(found), this program knows \(known)). \
        Nothing was changed; update Dateline, or name another library with --library.
        """
    case .notALibrary(let path):
        """
        \(path) is no library of Dateline. Nothing was changed; name another file with --library, or, if it was one, try \
        'dateline check --repair'.
        """
    case .damaged(let path, let cause):
        "The library \(path) is damaged: \(cause). Nothing was changed; try 'dateline check --repair'."
    case .readOnly(let path): "The library \(path) may not be written to. It can be read as it is."
    case .noLocks(let path, let cause):
        """
        The library \(path) lies where files cannot be locked (\(cause)), as on some network shares. Nothing is written \
        to it there, since two programs at once would damage it. It can be read; to change it, copy it to a disk of this \
        machine.
        """
    case .diskFull(let path):
        "There is no room left on the disk of \(path). What was filed before is whole; make room and try again."
    case .locked(let path): "Another program keeps the library \(path) locked. Try again when it has finished."
    case .cancelled: "The search was ended."
    case .notFound(let path, let what): "There is no \(what) in the library \(path)."
    case .failed(let path, let cause): "The library \(path) failed: \(cause)."
    }
}

private func wording(of error: ScreenError) -> String {
    switch error {
    case .notATerminal: "The reader needs a terminal; 'dateline list' prints the articles without one."
    case .unknownTerminal(let name):
        """
        The terminal \(name.map { "'\($0)'" } ?? "that TERM names") is not known here. Set TERM to one that is, such \
        as xterm-256color.
        """
    case .tooSimple: "This terminal cannot place its cursor (TERM=dumb). 'dateline list' and 'dateline show' print."
    case .alreadyOpen: "The reader is open already."
    }
}

/// What is wrong with a library, in a line.
package func wording(of problem: LibraryProblem) -> String {
    switch problem {
    case .unindexedEntities(let articles): "\(articles) articles are not found by whom they name"
    case .damagedFile(let detail): "the file is damaged: \(detail)"
    case .danglingRows(let table, let count): "\(count) rows of the table \(table) point at nothing"
    case .damagedIndex(let detail): "the full text index is damaged: \(detail)"
    case .unindexedArticles(let count): "\(count) articles are missing from the full text index"
    case .strayIndexEntries(let count): "\(count) entries of the full text index are of no article"
    case .unlistedWords(let count): "\(count) words are not found by their beginnings"
    case .unsearchedArticles(let count): "\(count) articles are neither searched for names nor noted to be"
    case .unreadableArticles(let ids):
        "\(ids.count) articles cannot be read: " + ids.prefix(10).map(String.init).joined(separator: ", ")
    case .wrongCounts(let entities): "the counts of \(entities) entities are wrong"
    case .wrongTally: "the numbers of articles, unread and starred ones are wrong"
    case .unlistedEntities(let count): "\(count) entities are not found by look-ups"
    }
}
