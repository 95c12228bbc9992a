import Terminal

/// A report on the mouse in xterm's SGR form: `ESC [ < button ; column ; row M`, or `m` on release.
struct MouseReport {
    let button: Int
    let row: Int
    let column: Int
    let isRelease: Bool

    /// - Returns: nil if the sequence is not such a report.
    init?(_ sequence: ControlSequence) {
        let numbers = sequence.numbers
        guard numbers.count == 3, numbers[1] > 0, numbers[2] > 0 else { return nil }
        guard sequence.final == UInt8(ascii: "M") || sequence.final == UInt8(ascii: "m") else { return nil }
        button = numbers[0]
        column = numbers[1] - 1
        row = numbers[2] - 1
        isRelease = sequence.final == UInt8(ascii: "m")
    }

    /// What was done with the left button or the wheel; nil for other buttons. Modifiers (4, 8, 16) are ignored.
    var action: Key.Mouse.Action? {
        switch button & ~0b1_1100 {
        case 0: isRelease ? .release : .press
        case 32: .drag
        case 64: .wheelUp
        case 65: .wheelDown
        default: nil
        }
    }
}

/// Tells a double click from two clicks.
struct Clicks {
    private var last: (row: Int, column: Int, time: Int64)?
    private static let longestPause: Int64 = 400

    mutating func key(for report: MouseReport, at time: Int64) -> Key? {
        guard let action = report.action else { return nil }
        guard action == .press else {
            return .mouse(Key.Mouse(action: action, row: report.row, column: report.column))
        }
        let isDouble =
            last.map {
                $0.row == report.row && $0.column == report.column && time - $0.time <= Self.longestPause
            } ?? false
        last = isDouble ? nil : (report.row, report.column, time)
        return .mouse(Key.Mouse(action: isDouble ? .doubleClick : .press, row: report.row, column: report.column))
    }
}
