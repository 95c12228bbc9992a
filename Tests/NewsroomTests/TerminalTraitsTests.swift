import Testing

@testable import Newsroom

@Suite("What a terminal does, by the variables that it sets")
struct TerminalTraitsTests {
    private func traits(_ variables: [String: String]) -> TerminalTraits { TerminalTraits { variables[$0] } }

    @Test(
        "Links are given to terminals that have them, inside tmux since 3.4",
        arguments: [
            (["TERM": "xterm-kitty"], true), (["TERM": "foot-extra"], true), (["VTE_VERSION": "6800"], true),
            (["VTE_VERSION": "4600"], false), (["TERM_PROGRAM": "WezTerm"], true), (["TERM": "xterm-256color"], false),
            (["TMUX": "/tmp/x", "TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "3.4"], true),
            (["TMUX": "/tmp/x", "TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "3.3a", "VTE_VERSION": "6800"], false),
            (["STY": "1.x", "TERM": "foot"], false), ([:], false),
        ])
    func links(_ variables: [String: String], _ expected: Bool) {
        #expect(traits(variables).hasLinks == expected)
    }

    @Test("Text from the right is left to terminals that order it, but not inside tmux")
    func order() {
        #expect(traits(["VTE_VERSION": "6800"]).ordersLines && traits(["KONSOLE_VERSION": "220401"]).ordersLines)
        #expect(!traits(["VTE_VERSION": "5600"]).ordersLines && !traits(["TERM": "xterm"]).ordersLines)
        #expect(!traits(["VTE_VERSION": "6800", "TMUX": "/tmp/x"]).ordersLines)
    }

    @Test("Where copying is known not to work, that is said")
    func copying() {
        #expect(traits(["STY": "1.x"]).whyNotCopying != nil && traits(["VTE_VERSION": "6800"]).whyNotCopying != nil)
        #expect(traits(["VTE_VERSION": "7800"]).whyNotCopying == nil && traits(["TERM": "foot"]).whyNotCopying == nil)
        #expect(traits(["VTE_VERSION": "6800", "TMUX": "/tmp/x"]).whyNotCopying == nil)
    }

    @Test(
        "Whether the background is light is read from COLORFGBG",
        arguments: [
            ("0;15", true), ("0;default;15", true), ("15;0", false), ("7;8", false), ("0;7", true), ("", nil),
            ("15;default", nil), ("0;99", nil),
        ] as [(String, Bool?)])
    func background(_ variable: String, _ isLight: Bool?) {
        #expect(traits(["COLORFGBG": variable]).background.map { $0 == .light } == isLight)
        #expect(traits([:]).background == nil)
    }
}
