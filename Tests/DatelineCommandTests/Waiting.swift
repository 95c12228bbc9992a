import Glibc

/// Waits until something is so.
///
/// - Returns: false if it is not so within `seconds`, which only a test that fails waits for.
func wait(atMost seconds: Double = 60, until isSo: () throws -> Bool) rethrows -> Bool {
    let end = ContinuousClock.now + .seconds(seconds)
    while try !isSo() {
        if ContinuousClock.now > end { return false }
        usleep(10_000)
    }
    return true
}
