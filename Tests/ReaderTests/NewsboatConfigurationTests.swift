import News
import Terminal
import Testing

@testable import Reader

/// What newsboat's configuration becomes.
@Suite struct NewsboatConfigurationTests {
    @Test(
        "The order of articles is taken over where there is one like it",
        arguments: [
            ("date-asc", ListOrder.newest), ("date", .oldest), ("date-desc", .oldest), ("title", .headline),
            ("title-desc", nil), ("author", nil), ("", nil),
        ] as [(String, ListOrder?)])
    func order(_ typed: String, _ expected: ListOrder?) {
        let (configuration, remarks) = Configuration.read(newsboat: "article-sort-order \(typed)")
        #expect(remarks.isEmpty == (expected != nil))
        #expect(configuration.order == expected ?? Configuration().order)
    }

    @Test("A key that an action has already is not given to it twice")
    func keysOnce() {
        let (configuration, remarks) = Configuration.read(newsboat: "bind-key j down\nbind-key Down down")
        #expect(remarks.isEmpty)
        #expect(configuration.keymap.entry(of: .down)?.keys == [KeySequence(.down), KeySequence("j")])
    }

    @Test("Keys, macros, colours, browser and dates are taken over; the rest is named line by line")
    func takesOver() {
        let (configuration, remarks) = Configuration.read(
            newsboat: """
                # mine
                bind-key ^N next-unread
                bind-key x toggle-article-read articlelist
                unbind-key A
                unbind-key j
                macro b open-in-browser ; toggle-article-read -- "open and mark"
                macro v set browser "mpv %u" ; open-in-browser
                color listfocus black yellow bold
                color article color223 default
                color hint-separator red default
                browser "firefox --new-tab %u"
                datetime-format "%d.%m."
                ignore-article "*" "title =~ \\"sport\\""
                highlight article "nato" red default
                podcast-auto-enqueue yes
                ignore-article "https://x.example/feed" "title =~ \\"a\\" or author =~ \\"b\\""
                ignore-article "*" "title =~ \\"a.*b\\""
                highlight-article "unread = \\"yes\\" and tags # \\"news\\"" green default bold
                """)
        #expect(
            remarks == [
                NewsboatRemark(
                    line: 3,
                    words:
                        "explain has no key now (explain what a name, count, role, quote or place comes from); give it one under [keys]"
                ),
                NewsboatRemark(line: 10, words: "color hint-separator: that part of the screen has no counterpart"),
                NewsboatRemark(
                    line: 14, words: "highlight has no counterpart: names are highlighted, / marks what it finds"),
                NewsboatRemark(line: 15, words: "podcast-auto-enqueue has no counterpart"),
                NewsboatRemark(
                    line: 17,
                    words:
                        "ignore-article: title =~ \"a.*b\" has no counterpart in searches, so there is no rule for it"),
            ])
        let feed = "feed:\"https://x.example/feed\""
        #expect(
            configuration.rules == [
                Rule(name: "ignored-1", match: "title:sport", hides: true),
                Rule(name: "ignored-2", match: "\(feed) title:a OR \(feed) author:b", hides: true),
                Rule(name: "highlighted-1", match: "is:unread tag:news", tags: ["highlighted"]),
            ])
        let keymap = configuration.keymap
        #expect(keymap.meaning(of: KeySequence(.control("n"))) == .action(.nextUnread))
        #expect(keymap.meaning(of: KeySequence("x")) == .action(.toggleRead))
        #expect(keymap.meaning(of: KeySequence("A")) == .nothing)
        #expect(keymap.meaning(of: KeySequence("j")) == .nothing)
        #expect(keymap.meaning(of: KeySequence(.down)) == .action(.down))
        #expect(keymap.meaning(of: KeySequence([",", "b"])) == .commands(["browse", "read"]))
        #expect(keymap.meaning(of: KeySequence([",", "v"])) == .commands(["browse mpv %s"]))
        #expect(
            configuration.colors[.selected]
                == Style(foreground: .indexed(0), background: .indexed(3), attributes: .bold))
        #expect(configuration.colors[.text] == Style(foreground: .indexed(223)))
        #expect(configuration.browser == "firefox --new-tab %s")
        #expect(configuration.dates.short == "%d.%m.")
        #expect(Configuration.read(configuration.text).configuration == configuration)
    }

    @Test(
        "The browser that a macro sets opens the link in it; what a shell would have to run is named",
        arguments: [
            (
                #"set browser "mpv --no-terminal '%u' &" ; open-in-browser ; set browser "firefox %u""#,
                ["browse mpv --no-terminal %s"]
            ),
            (#"set browser "tor %u"; open-in-browser-and-mark-read; next-unread"#, ["browse tor %s", "next-unread"]),
            (#"set browser "firefox %u > /dev/null 2>&1 &" ; one-link"#, ["browse firefox %s"]),
            (#"set browser mpv ; toggle-article-read ; one-link"#, ["read", "browse mpv"]),
            (#"pipe-to "trans -b :en"; next"#, ["pipe trans -b :en", "next"]), ("pipe-to ; next", ["pipe", "next"]),
        ])
    func browserOfMacro(_ operations: String, _ commands: [String]) {
        let (configuration, remarks) = Configuration.read(newsboat: "macro m \(operations)")
        #expect(remarks.isEmpty)
        #expect(configuration.keymap.meaning(of: KeySequence([",", "m"])) == .commands(commands))
        #expect(Configuration.read(configuration.text).configuration == configuration)
    }

    @Test("The width of the text is taken over; what newsboat asks for and is so here anyway is said")
    func widthAndWhatIsNotNeeded() {
        let (configuration, remarks) = Configuration.read(
            newsboat:
                "text-width 80\nbind-key SPACE macro-prefix\nrefresh-on-startup yes\nbind-key a toggle-article-read")
        #expect(configuration.textColumns == 80)
        #expect(Configuration.read(newsboat: "text-width 0").configuration.textColumns == 200)
        #expect(remarks.map(\.line) == [2, 3, 4])
        #expect(remarks[0].words.contains("behind a comma") && remarks[1].words.contains("not needed"))
        #expect(remarks[2].words.hasPrefix("add-keyword has no key now"))
        // An action that was given another key keeps that, and nothing need be said.
        let given = Configuration.read(newsboat: "bind-key n next-unread\nbind-key N next\nbind-key J prev")
        #expect(given.remarks.map(\.line) == [1, 2])
    }

    @Test(
        "A macro with another setting, or with what only a shell can run, is left out and named",
        arguments: [
            #"set browser "curl %u | less" ; open-in-browser"#, "set reload-time 3 ; reload",
            #"set browser "echo %t" ; open-in-browser"#, #"pipe-to "wc -w > /tmp/words""#, #"set-filter "age < 3""#,
        ])
    func macrosLeftOut(_ operations: String) {
        let (configuration, remarks) = Configuration.read(newsboat: "macro m \(operations)")
        #expect(remarks.map(\.line) == [1])
        #expect(configuration.keymap == .standard)
    }

    @Test(
        "No line is too strange to be read",
        arguments: [
            "", "bind-key", "macro", "macro x", "color", "color a b", "\"", "browser", "\u{0}\\", "unbind-key -a",
        ])
    func strange(_ text: String) {
        #expect(Configuration.read(newsboat: text).configuration.keymap == .standard)
    }
}
