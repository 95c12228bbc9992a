/// What copies of a text are recognised by: the smallest hashes of its runs of words.
///
/// The same wire copy under another masthead, cut or with a changed headline, shares most of its runs of words, and so
/// most of the smallest of their hashes; two articles on one event share few.
///
/// - Source: A. Broder, "On the resemblance and containment of documents" (1997): one permutation, its smallest values.
package struct Sketch: Hashable, Sendable {
    /// How many hashes are kept, and by how many of those copies are looked for.
    package static let size = 64
    package static let keyCount = 6

    /// Distinct, ascending, at most ``size``.
    package let hashes: [UInt32]
    /// How many distinct runs of words the text has.
    package let runs: Int

    /// - Parameter hashes: of all runs of words, in any order.
    package init(hashes: [UInt32]) {
        var distinct: [UInt32] = []
        var runs = 0
        var last: UInt32?
        for hash in hashes.sorted() where hash != last {
            runs += 1
            last = hash
            if distinct.count < Self.size { distinct.append(hash) }
        }
        self.hashes = distinct
        self.runs = runs
    }

    /// A sketch as it was kept.
    package init(kept hashes: [UInt32], runs: Int) {
        self.hashes = hashes
        self.runs = max(runs, hashes.count)
    }

    /// The hashes by which copies are looked for; empty for a text that is too short to tell.
    package var keys: ArraySlice<UInt32> { runs < 20 ? [] : hashes.prefix(Self.keyCount) }

    /// The share of the runs of either text that both have, estimated: 0 to 1, off by 0.06 at the middle.
    package func resemblance(to other: Sketch) -> Double {
        var (mine, theirs, seen, shared) = (0, 0, 0, 0)
        // Of either text, nothing is known beyond the last hash that was kept.
        while mine < hashes.count, theirs < other.hashes.count, seen < Self.size {
            let (left, right) = (hashes[mine], other.hashes[theirs])
            seen += 1
            if left == right { shared += 1 }
            if left <= right { mine += 1 }
            if right <= left { theirs += 1 }
        }
        return seen == 0 ? 0 : Double(shared) / Double(seen)
    }

    /// Whether one text is a copy of the other: most of either is in both, or nearly all of the shorter is in the longer,
    /// as when a paper cuts the end of a report.
    package func isCopy(of other: Sketch) -> Bool {
        let resemblance = resemblance(to: other)
        if resemblance >= 0.55 { return true }
        let shared = resemblance * Double(runs + other.runs) / (1 + resemblance)
        return resemblance >= 0.25 && shared >= 0.8 * Double(min(runs, other.runs))
    }
}
