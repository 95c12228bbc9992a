import Glibc
import Libraries
import Synchronization

// Threads may be at work when the program ends: those that find names, read files or wait for a server. What they use
// must not be taken down under them. So libraries are closed, which waits for the call that a thread is in and refuses
// the next; and the program ends without what exit(3) does, which frees what libraries of C still use.

/// The libraries that this run of the program works on. Threads that still know one would keep it open, and its log
/// beside it.
private let openedLibraries = Mutex<[any NewsLibrary]>([])

/// Notes that a library was opened, to be closed when the program ends.
func noteOpened<Opened: NewsLibrary>(_ library: Opened) -> Opened {
    openedLibraries.withLock { $0.append(library) }
    return library
}

/// Closes all libraries and ends the program. Nothing that the caller is in may use a library.
func closeAndEnd(_ status: Int32) -> Never {
    // What could not be written back stays in the log, which the next opening reads.
    for library in openedLibraries.withLock({ $0 }) { try? library.close() }
    endNow(status)
}

/// Ends the program in the midst of its work.
func endNow(_ status: Int32) -> Never { _exit(status) }
