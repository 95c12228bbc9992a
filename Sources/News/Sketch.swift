/// What copies of a text are recognised by: the smallest hashes of its runs of words, and some of its numbers and names.
///
/// The same wire copy under another masthead, cut or with a changed headline, shares most of its runs of words, and so
/// most of the smallest of their hashes; two articles on one event share few. Notices in a fixed form, such as weather,
/// prices and court lists, share them as well: there, other numbers and names stand between the same words.
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
    /// Numbers and names, by where they stand: distinct, ascending, at most ``particularCount``.
    package let particulars: [Particular]

    /// How many numbers and names are kept.
    package static let particularCount = 16

    /// - Parameters:
    ///   - hashes: of all runs of words, in any order.
    ///   - particulars: all numbers and names that stand in one place of the text alone, in any order.
    package init(hashes: [UInt32], particulars: [Particular] = []) {
        self.particulars = Array(particulars.sorted { $0.place < $1.place }.prefix(Self.particularCount))
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
    package init(kept hashes: [UInt32], runs: Int, particulars: [Particular] = []) {
        self.hashes = hashes
        self.particulars = particulars
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
    /// as when a paper cuts the end of a report; and it speaks of the same: in notices of a fixed form, a quarter of the
    /// numbers and names or more differ. So they do in 14 of 916 pairs of reports that were cut and edited by rule.
    ///
    /// - Parameter isLaterNotice: whether both are from one outlet and of different days. An outlet that prints a text again
    ///   changes no number in it.
    package func isCopy(of other: Sketch, isLaterNotice: Bool = false) -> Bool {
        guard isAlike(other) else { return false }
        let (differing, shared) = comparedParticulars(with: other)
        return differing == 0 || !isLaterNotice && differing * 4 < shared
    }

    private func isAlike(_ other: Sketch) -> Bool {
        let resemblance = resemblance(to: other)
        if resemblance >= 0.55 { return true }
        let shared = resemblance * Double(runs + other.runs) / (1 + resemblance)
        return resemblance >= 0.25 && shared >= 0.8 * Double(min(runs, other.runs))
    }

    /// How many places for a number or a name both texts have, and in how many of them each has its own.
    private func comparedParticulars(with other: Sketch) -> (differing: Int, shared: Int) {
        var (mine, theirs, differing, shared) = (0, 0, 0, 0)
        while mine < particulars.count, theirs < other.particulars.count {
            let (left, right) = (particulars[mine], other.particulars[theirs])
            if left.place == right.place {
                shared += 1
                if !left.agrees(with: right) { differing += 1 }
            }
            if left.place <= right.place { mine += 1 }
            if right.place <= left.place { theirs += 1 }
        }
        return (differing, shared)
    }
}

/// A number or a name in a text, by hashes of its words.
package struct Particular: Hashable, Sendable {
    /// The words around it: what stands between the same words in two texts can be compared.
    package let place: UInt16
    /// The first and the last of its words; of a number twice the same.
    package let first: UInt8
    package let last: UInt8

    package init(place: UInt16, first: UInt8, last: UInt8) {
        (self.place, self.first, self.last) = (place, first, last)
    }

    /// Whether two are one: 'Smith', 'Mr Smith' and 'John Smith' agree.
    fileprivate func agrees(with other: Particular) -> Bool {
        first == other.first || last == other.last || first == other.last || last == other.first
    }
}
