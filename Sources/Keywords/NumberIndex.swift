/// Numbers keys from 0 in the order in which they are first asked for.
struct NumberIndex {
    private var keys: [UInt64]
    private var numbers: [Int32]
    private(set) var count = 0

    init(capacity: Int) {
        var size = 64
        while size < capacity * 2 { size *= 2 }
        keys = Array(repeating: 0, count: size)
        numbers = Array(repeating: -1, count: size)
    }

    /// The number of a key, and whether it is new.
    @inline(__always)
    mutating func number(of key: UInt64) -> (Int, isNew: Bool) {
        if count * 2 >= keys.count { grow() }
        let slot = slot(of: key)
        if numbers[slot] >= 0 { return (Int(numbers[slot]), false) }
        (keys[slot], numbers[slot]) = (key, Int32(count))
        count += 1
        return (count - 1, true)
    }

    /// The number of a key; nil if it has none.
    func known(_ key: UInt64) -> Int? {
        let slot = slot(of: key)
        return numbers[slot] >= 0 ? Int(numbers[slot]) : nil
    }

    private func slot(of key: UInt64) -> Int {
        var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 20) & (keys.count - 1)
        while numbers[slot] >= 0, keys[slot] != key { slot = (slot + 1) & (keys.count - 1) }
        return slot
    }

    private mutating func grow() {
        let old = (keys, numbers)
        keys = Array(repeating: 0, count: old.0.count * 2)
        numbers = Array(repeating: -1, count: keys.count)
        for (key, number) in zip(old.0, old.1) where number >= 0 {
            let slot = slot(of: key)
            (keys[slot], numbers[slot]) = (key, number)
        }
    }
}
