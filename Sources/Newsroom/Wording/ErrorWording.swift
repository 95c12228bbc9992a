import Curses
import Entities
import Glibc
import Libraries
import Storage
import Wire

/// What went wrong, in a sentence for the person at the terminal: what happened, to which file, and what to do.
package func wording(of error: any Error) -> String {
    switch error {
    case let error as LibraryError: wording(of: error)
    case let error as WireError: wording(of: error)
    case let error as ScreenError: wording(of: error)
    case let error as FileReadingError: "\(error.path) cannot be read: \(wording(of: error.failure))."
    case let error as Child.Failure: "\(error.program) could not be started: \(error.reason)."
    case let error as FileWritingFailure:
        "\(error.path) cannot be written: \(String(cString: strerror(error.errno)))."
    case NewsroomError.noTerm(let typed):
        "'\(typed)' is no keyword: it needs a letter or a digit, and at most eight words."
    case NewsroomError.noDescriptors: "The system has no file descriptor left; close some programs and try again."
    case NewsroomError.cannotLog(let path, let number):
        "The log \(path) cannot be written: \(String(cString: strerror(number)))."
    case NewsroomError.noResources:
        """
        The files that come with Dateline (its folder Resources) were not found next to the program. Install it with \
        'make install', or name the folder in DATELINE_RESOURCES.
        """
    default: "\(error)"
    }
}

/// Why a command for alerts did not do its work, in a sentence or two.
package func wording(of failure: AlertFailure) -> String {
    switch failure {
    case .notStarted(let program, let reason):
        "The command for alerts, \(program), cannot be started: \(reason). What is new is told once it can."
    case .failed(let program, let status): "The command for alerts, \(program), ended with status \(status)."
    case .killed(let program, let signal): "The command for alerts, \(program), was ended by signal \(signal)."
    case .hung(let program):
        "The command for alerts, \(program), was ended: it was still running when others waited for room."
    }
}

private func wording(of error: LibraryError) -> String {
    switch error {
    case .cannotOpen(let path, let cause): "The library \(path) cannot be opened: \(cause)."
    case .noFolder(let path, let folder):
        "\(path) cannot be made, because there is no folder \(folder). Make the folder first, or name another file."
    case .noCopy(let path, .isFolder):
        "\(path) is a folder. Name the file that the copy goes to, such as \(path)/library.db."
    case .noCopy(let path, .isLibraryItself): "\(path) is the library itself. Name another file for the copy."
    case .noCopy(let path, .isNotWritable(let cause)):
        "\(path) cannot be written: \(cause). Nothing was changed; name a file in another folder."
    case .noBackup(let path, let obstacle): wording(of: obstacle, path)
    case .newerVersion(let path, let found, let known):
        """
        The library \(path) was made by a newer Dateline (its version is \(found), this program knows \(known)). \
        Nothing was changed; update Dateline, or name another library with --library.
        """
    case .notALibrary(let path):
        """
        \(path) is not a library of Dateline. Nothing was changed. Name another file or, if it used to be a library, try \
        'dateline check --repair --library \(path)'.
        """
    case .damaged(let path, let cause):
        "The library \(path) is damaged: \(cause). Nothing was changed; try 'dateline check --repair'."
    case .readOnly(let path): "The library \(path) is read-only. It can be read, but not changed."
    case .noLocks(let path, let cause):
        """
        Files cannot be locked where the library \(path) is (\(cause)), as on some network shares. It can be read, but is \
        not changed there, because two programs at once would damage it. To change it, copy it to a disk of this machine.
        """
    case .replaced(let path):
        """
        The library \(path) was deleted or replaced by another file while it was open. Nothing is written any more; \
        quit and start again.
        """
    case .fileLimit(let path):
        """
        The library \(path) may not grow: a limit on the size of files is set (ulimit -f). What was filed before is whole; \
        raise the limit and try again.
        """
    case .noDescriptors(let path):
        """
        The library \(path) cannot be opened, because there is no file descriptor left (ulimit -n). Close some programs, or \
        raise the limit, and try again.
        """
    case .noMemory(let path):
        "There is not enough memory to work on the library \(path). Close some programs, or raise the limit (ulimit -v)."
    case .diskFull(let path):
        "There is no room left on the disk of \(path). Everything filed so far is safe; make room and try again."
    case .foreignTrigger(let path, let name):
        """
        The library \(path) holds a trigger that Dateline did not make (\(name)), which would run with each \
        change. It can be read, but is not changed; 'dateline check --repair' takes the trigger out.
        """
    case .unreachable(let path, let cause):
        """
        The library \(path) cannot be reached: \(cause). Is the server running, and the address right? In a shell it has to \
        be in quotation marks where it has ? or &. What was saved there is safe.
        """
    case .workerUnreachable(let path, let cause):
        """
        A part of the library \(path) cannot be reached: \(cause). It lies on a worker of the cluster; try again when that \
        runs. What was saved there is safe.
        """
    case .refused(let path, let cause):
        """
        The server does not let you into the library \(path): \(cause). Check the user's name, which the address can say \
        (postgres://USER@HOST/DATABASE), and the password (~/.pgpass).
        """
    case .notAnAddress:
        """
        The address of the library cannot be read. Type it as postgres://HOST/DATABASE, 'postgres:///DATABASE?host=FOLDER' \
        or service=NAME, with what is special in a user's name or a password as %40 for @.
        """
    case .notVerified(let path, let cause):
        """
        The server of \(path) was not asked, because it may be another than it says: \(cause). Unless the address says \
        otherwise, a server in the network has to prove who it is (sslmode=verify-full). 'sslrootcert=FILE' in the \
        address names who vouches for it; 'sslmode=disable' goes without, in a network that is yours alone.
        """
    case .noDatabase(let path, let database):
        """
        The server has no database \(database). Check the address, or make it: 'createdb \(inShell(database))', with -h, -p \
        and -U as in the address, and then 'dateline library create \(inShell(path))'.
        """
    case .noUser(_, ""): "Name the user who is let in, as in 'dateline library grant anna --as reader'."
    case .noUser(let path, let user):
        "The server of \(path) has no user \(user). 'createuser \(inShell(user))' makes one; then grant again."
    case .libraryExists(let path):
        """
        There is a library in \(path) already, and nothing was changed. 'dateline --library \(inShell(path))' reads it; for \
        another one make another database (createdb).
        """
    case .noLibrary(let path):
        "The database \(path) holds no library of Dateline; 'dateline library create \(inShell(path))' makes one."
    case .olderVersion(let path, let found, let known):
        """
        The library \(path) was made by an older Dateline (its version is \(found), this program needs \(known)). Nothing \
        was changed; 'dateline library upgrade --library \(inShell(path))', run by its owner, brings it up to date.
        """
    case .serverTooOld(let path, let found, let needed):
        "The server of \(path) is PostgreSQL \(found), which is too old: version \(needed) or later is needed. Nothing was changed."
    case .notAllowed(let path, let user, let role, let what): refusal(path, user, role, what)
    case .noClient(let path, let cause):
        """
        The library \(path) is on a server, and what talks to servers is not installed: \(cause). Install the package \
        libpq5, and try again.
        """
    case .locked(let path): "Another program is using the library \(path). Try again when it has finished."
    case .cancelled: "The search was stopped."
    case .notFound(let path, let what): "There is no \(what) in the library \(path)."
    case .correctionInTheWay(_, let id, let later):
        "Correction \(later) came after correction \(id) and needs it; undo \(later) first."
    case .senseless(_, let cause): "Nothing was corrected: \(cause)."
    case .failed(let path, let cause): "The library \(path) failed: \(cause)."
    }
}

/// Why somebody may not do something, and who can change that.
private func refusal(_ path: String, _ user: String, _ role: LibraryRole?, _ what: String) -> String {
    switch role {
    case nil:
        """
        \(user) has not been let into the library \(path) (\(what)). Its owner does that: 'dateline library grant \
        \(inShell(user)) --as reader --library \(inShell(path))'.
        """
    case .reader:
        """
        \(user) is a reader of the library \(path), and this takes an editor or an owner (\(what)). An owner can change \
        that: 'dateline library grant \(inShell(user)) --as editor --library \(inShell(path))'.
        """
    case .editor: "\(user) is an editor of the library \(path), and this takes an owner (\(what))."
    case .owner: "The server does not let \(user) do this in the library \(path), though they own it: \(what)."
    }
}

/// A word of a command as it is typed into a shell, within text that stands in single quotation marks.
package func inShell(_ word: String) -> String {
    let isPlain = word.utf8.allSatisfy { byte in
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
            || "-._/:,@=+%".utf8.contains(byte)
    }
    if isPlain, !word.isEmpty { return word }
    return "\"" + word.map { "\"\\$`".contains($0) ? "\\\($0)" : String($0) }.joined() + "\""
}

private func wording(of obstacle: BackupObstacle, _ path: String) -> String {
    switch obstacle {
    case .isMissing: "There is no backup \(path). The library was not changed."
    case .isFolder: "\(path) is a folder. Name the backup in it. The library was not changed."
    case .isLibraryItself: "\(path) is the library itself. Name the backup that is to take its place."
    case .isEmpty: "\(path) is an empty file and no backup. The library was not changed."
    case .isDamaged:
        """
        The backup \(path) is damaged. The library was not changed. Name another backup, or save what this one holds: \
        'dateline check --repair --library \(path)'.
        """
    }
}

private func wording(of error: ScreenError) -> String {
    switch error {
    case .notATerminal: "The reader needs a terminal. 'dateline list' prints the articles without one."
    case .unknownTerminal(let name):
        """
        This system does not know the terminal \(name.map { "'\($0)'" } ?? "that TERM names"). Set TERM to one that it \
        knows, such as xterm-256color.
        """
    case .tooSimple:
        "This terminal cannot move its cursor (TERM=dumb). 'dateline --plain' reads line by line."
    case .alreadyOpen: "The reader is open already."
    }
}

/// What is wrong with a library, in one line.
package func wording(of problem: LibraryProblem) -> String {
    switch problem {
    case .unindexedEntities(let articles): "\(counted(articles, "article")) cannot be found by the names in them"
    case .damagedFile(let detail): "the file is damaged: \(detail)"
    case .danglingRows(let table, let count):
        "\(counted(count, "row")) of the table \(table) refer to rows that are gone"
    case .damagedIndex(let detail): "the full-text index is damaged: \(detail)"
    case .unindexedArticles(let count): "\(counted(count, "article")) missing from the full-text index"
    case .strayIndexEntries(let count): "\(count) entries in the full-text index belong to no article"
    case .unlistedWords(let count): "\(counted(count, "word")) cannot be found by the first letters"
    case .missingExtractions(let count): "\(counted(count, "article")) neither extracted nor noted as awaiting that"
    case .unreadableArticles(let ids):
        "\(counted(ids.count, "article")) cannot be read: " + ids.prefix(10).map(String.init).joined(separator: ", ")
    case .wrongCorrections(let articles):
        "\(counted(articles, "article")) do not name what the corrections say"
    case .wrongCounts(let entities): "the counts of \(entities) names are wrong"
    case .wrongTally: "the numbers of all, unread and starred articles are wrong"
    case .foreignObjects(let names):
        "the file holds what Dateline did not make: " + names.prefix(10).joined(separator: ", ")
    case .missingTriggers(let names): "what keeps the counts is gone: " + names.joined(separator: ", ")
    case .strayRanges(let articles):
        "\(counted(articles, "article")) with names or paragraphs marked beyond the text, or over one another"
    case .unlistedEntities(let count): "\(count) names cannot be found by look-ups"
    }
}
