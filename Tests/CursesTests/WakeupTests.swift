import CNcurses
import Testing

@testable import Curses

@Test func aWaitEndsWithTheBellTheTimeOrAKey() async throws {
    let wakeup = try #require(Wakeup())
    #expect(wakeup.wait(for: nil, milliseconds: 1) == [])
    let ringing = Task.detached { for _ in 0..<3 { wakeup.ring() } }
    await ringing.value
    #expect(wakeup.wait(for: nil) == .rung)
    #expect(wakeup.wait(for: nil, milliseconds: 0) == [])
    let terminal = Pseudoterminal(rows: 2, columns: 2)
    terminal.type("j\n")
    #expect(wakeup.wait(for: terminal.inner).contains(.keys))
}

@Test func aTerminalThatHangsUpEndsTheWait() throws {
    let wakeup = try #require(Wakeup())
    let terminal = Pseudoterminal(rows: 2, columns: 2)
    terminal.vanish()
    #expect(wakeup.wait(for: terminal.inner, milliseconds: 1000).contains(.closed))
    var byte: UInt8 = 0
    #expect(cn_read(terminal.inner, &byte, 1, false) < 0)
}
