import GRDB
import Glibc

// One program at a time writes to a library; the others wait. SQLite's own waiting looks ten times a second whether the
// lock is free, for as long as it is told. Beside writers who take it again at once that is a matter of luck: of four on
// a busy machine, two were told after ten seconds that the library is locked. So the lock is looked at every few
// milliseconds here, at uneven times, and for a minute.

/// How a lock that another program has is waited for.
enum LibraryLock {
    /// How often the lock is looked at before it is given up: together with the pauses, a minute at least.
    private static let tries = 6200

    static let waiting = Database.BusyMode.callback { tried in
        let longest: UInt32 = tried < 20 ? 2000 : tried < 200 ? 6000 : 20_000
        usleep(UInt32.random(in: longest / 2...longest * 3 / 4))
        return tried < tries
    }

    /// Opens a file, as often as another program has it locked.
    ///
    /// SQLite waits for locks by itself, but not while a new file is given its log: two that begin with one at once
    /// would be told that it is locked.
    static func waiting<Opened>(toOpen open: () throws -> Opened) throws -> Opened {
        let end = ContinuousClock.now + .seconds(60)
        while true {
            do { return try open() } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
                if ContinuousClock.now >= end { throw error }
                usleep(20_000)
            }
        }
    }
}
