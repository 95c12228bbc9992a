import Terminal

// Keys that mean the same in everything that opens above the screen.

extension Key {
    var isTyped: Bool {
        switch self {
        case .character, .paste: true
        default: false
        }
    }

    /// Whether it closes what is open.
    var cancels: Bool { [.escape, .control("c"), .control("g")].contains(self) }

    /// How many lines down it moves a selection; nil for a key that does something else.
    ///
    /// - Parameter page: the lines of a page.
    func selectionStep(page: Int) -> Int? {
        switch self {
        case .down, .control("n"): 1
        case .up, .control("p"): -1
        case .pageDown: page
        case .pageUp: -page
        default: nil
        }
    }

    /// The same for Tab, if it moves the selection too.
    var tabStep: Int? { self == .tab ? 1 : self == .backTab ? -1 : nil }
}
