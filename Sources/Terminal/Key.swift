/// One thing a person does at the terminal.
package enum Key: Hashable, Sendable {
    /// A letter, digit, sign or space; never a control character.
    case character(Character)
    /// A letter in lower case, or one of `@[\]^_`, typed with Control.
    case control(Character)
    /// A letter typed with Alt, or right after Escape.
    case alt(Character)
    case enter, tab, backTab, escape, backspace, delete
    case up, down, left, right, home, end, pageUp, pageDown
    /// F1 and up.
    case function(Int)
    /// Text pasted into the terminal, in one piece.
    case paste(String)
    case mouse(Mouse)

    /// Something done with the mouse, at a cell.
    package struct Mouse: Hashable, Sendable {
        package enum Action: Hashable, Sendable {
            case press, release, drag, doubleClick, wheelUp, wheelDown
        }
        package let action: Action
        /// Row and column count from 0, at the top and the left.
        package let row: Int
        package let column: Int
        package init(action: Action, row: Int, column: Int) {
            self.action = action
            self.row = row
            self.column = column
        }
    }
}
