/// Finds the byte offsets of Unicode scalars in a text, any number of them in time linear in the text.
struct ScalarIndex {
    private let bytes: [UInt8]
    /// The byte offset of each 64th scalar.
    private let marks: [Int]
    /// How many scalars the text has.
    let count: Int

    private static let step = 64

    init(_ text: String) {
        bytes = Array(text.utf8)
        var marks: [Int] = []
        var count = 0
        for (index, byte) in bytes.enumerated() where byte & 0xC0 != 0x80 {
            if count % Self.step == 0 { marks.append(index) }
            count += 1
        }
        (self.marks, self.count) = (marks, count)
    }

    /// - Returns: the byte offset at which a scalar begins, that of the end for the number of scalars; nil for any other
    ///   number.
    func byteOffset(ofScalar number: Int) -> Int? {
        guard (0..<count).contains(number) else { return number == count ? bytes.count : nil }
        var index = marks[number / Self.step]
        for _ in 0..<number % Self.step {
            repeat { index += 1 } while bytes[index] & 0xC0 == 0x80
        }
        return index
    }
}
