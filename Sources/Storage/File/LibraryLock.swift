import GRDB
import Glibc

// One program at a time writes to a library; the others wait. SQLite itself looks ten times a second whether the lock is
// free. If other writers take the lock again at once, it is a matter of luck to find it free: of four writers on a busy
// machine, two were told after ten seconds that the library is locked. So here the lock is looked at every few
// milliseconds, at uneven intervals, for a minute.

/// How to wait for a lock that another program has.
enum LibraryLock {
    /// How often the lock is looked at before giving up: with the pauses, that takes at least a minute.
    private static let tries = 6200

    static let waiting = Database.BusyMode.callback { tried in
        let longest: UInt32 = tried < 20 ? 2000 : tried < 200 ? 6000 : 20_000
        usleep(UInt32.random(in: longest / 2...longest * 3 / 4))
        return tried < tries
    }

    /// Opens a file, and tries again as long as another program has it locked.
    ///
    /// SQLite waits for locks by itself, but not while a new file is given its log: one of two programs that begin with a
    /// file at once would be told that it is locked.
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
