import Glibc

/// Asks for a secret on the terminal, which does not show what is typed.
///
/// - Returns: the line; nil where there is no terminal, or it ended.
func typedSecret(_ prompt: String) -> String? {
    guard let terminal = fopen("/dev/tty", "r+") else { return nil }
    defer { fclose(terminal) }
    let number = fileno(terminal)
    var before = termios()
    guard tcgetattr(number, &before) == 0 else { return nil }
    var silent = before
    silent.c_lflag &= ~tcflag_t(ECHO)
    guard tcsetattr(number, TCSAFLUSH, &silent) == 0 else { return nil }
    defer { tcsetattr(number, TCSAFLUSH, &before) }
    fputs(prompt, terminal)
    fflush(terminal)
    var line: UnsafeMutablePointer<CChar>?
    var size = 0
    defer { free(line) }
    let count = getline(&line, &size, terminal)
    fputs("\n", terminal)
    guard count > 0, let line else { return nil }
    return String(cString: line).trimmingSuffix { $0.isNewline }
}

extension String {
    fileprivate func trimmingSuffix(_ isDropped: (Character) -> Bool) -> String {
        var text = self
        while let last = text.last, isDropped(last) { text.removeLast() }
        return text
    }
}
