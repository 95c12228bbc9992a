import News
import Terminal
import Testing

@testable import Reader

@Suite("The configuration")
struct ConfigurationTests {
    private func faults(_ text: String) -> [String] {
        Configuration.read(text).faults.map { "\($0.line):\($0.column) \($0.words)" }
    }

    @Test("What is printed is read back as it was, nothing wrong in it")
    func roundTrip() {
        var changed = Configuration()
        changed.theme = "dark"
        changed.glyphs = .ascii
        changed.isMouseOn = true
        changed.browser = "firefox \"--new\\tab\" %s"
        changed.dates.long = "%Y-%m-%d"
        changed.textColumns = 60
        changed.listColumns = 40
        changed.listLine = [.date, .byline]
        changed.keymap = Keymap(changing: [(.top, [KeySequence([.character("g"), .character("g")])]), (.pipe, [])])
        changed.rules = [
            Rule(name: "sport", match: "title:\"world cup\" OR tag:x", tags: ["a", "b \"c\""], hides: true),
            Rule(name: "two words", match: "person:costa", stars: true, marksRead: true),
        ]
        changed.colors = [
            .person: Style(foreground: .rgb(red: 255, green: 136, blue: 0), attributes: [.bold, .underline]),
            .currentHit: Style(foreground: .indexed(208), background: .indexed(4)), .quiet: .plain,
        ]
        for configuration in [Configuration(), changed] {
            let read = Configuration.read(configuration.text)
            #expect(read.faults.isEmpty)
            #expect(read.configuration == configuration)
        }
    }

    @Test("Every setting, action and colour is in what is printed")
    func isWhole() {
        let text = Configuration().text
        for name in settings.map(\.name) + Keymap.standard.entries.map(\.name) + Ink.allCases.map(\.name) {
            #expect(text.contains("\n\(name) ") || text.contains("\n# \(name) "), "\(name)")
        }
    }

    @Test(
        "A rule that is wrong is told, and does nothing",
        arguments: [
            ("match = \"\"\nhide = true", "r: expected match"), ("hide = true", "r: expected match"),
            ("match = \"a\"", "r: expected what it does"),
            ("match = \"persn:x\"\nhide = true", "r: there is no field 'persn:'"),
            ("match = \"a\"\nhide = \"yes\"", "r: expected hide = true or false"),
            ("match = \"a\"\ntag = [1]", "r: expected tag"),
            ("match = \"a\"\ndelete = true", "r: expected match, tag, star, read or hide"),
        ])
    func wrongRules(_ text: String, _ fault: String) {
        let read = Configuration.read("[rules.r]\n" + text)
        #expect(read.configuration.rules.isEmpty)
        let told = faults("[rules.r]\n" + text)
        #expect(told.count == 1 && told[0].contains(fault), "\(told)")
    }

    @Test("What is wrong is told with its place and what was expected, and the rest holds")
    func tellsFaults() {
        let text = """
            theme = "drak"
            text-width = 500
            list-withd = 30
            date-format = "%d %Q"
            panel-width = 30
            glyphs =
            [keys]
            next-mention = ["]", "ctl-d"]
            nxt = "x"
            zoom = "]"
            "ctrl-d" = "half-page-down"
            top = "g g"
            [colors]
            person = "cyann"
            persn = "red"
            place = "red on"
            event = "blue bold"
            """
        #expect(
            faults(text) == [
                "1:9 theme: expected \(Theme.all.map { "'\($0.name)'" }.joined(separator: ", ")) or 'automatic', not 'drak'; "
                    + "did you mean 'dark'?",
                "2:14 text-width: expected a number of columns from 20 to 200",
                "3:1 there is no setting 'list-withd'; did you mean 'list-width'?",
                "4:15 date-format: expected a pattern of %Y %y %m %d %e %j %B %b %A %a %H %I %M %S %p, not %Q",
                "6:9 expected a value after '='",
                "8:22 next-mention: expected a key such as \"]\", \"ctrl-d\", \"space\", \"F5\", \"alt-x\", or several with "
                    + "blanks between them, not 'ctl-d'",
                "9:1 there is no action 'nxt'; did you mean 'next'?",
                "10:8 zoom: expected a key of its own: ] is given to next-mention above",
                "14:10 person: expected a colour (red, bright-blue, 0 to 255, #rrggbb), 'on' and a colour, or bold, dim, "
                    + "italic, underline, reverse, not 'cyann'; did you mean 'cyan'?",
                "15:1 there is no colour 'persn'; did you mean 'person'?",
                "16:9 place: expected a colour (red, bright-blue, 0 to 255, #rrggbb), 'on' and a colour, or bold, dim, "
                    + "italic, underline, reverse, not 'on'",
            ])
        let configuration = Configuration.read(text).configuration
        #expect(configuration.panelColumns == 30)
        #expect(configuration.colors == [.event: Style(foreground: .indexed(4), attributes: .bold)])
        #expect(configuration.keymap.shownKey(of: .top) == "g g")
        #expect(configuration.keymap.shownKey(of: .nextMention) == "]")
    }

    @Test("A key runs commands, one or several in turn, and takes itself from the action that had it")
    func macros() throws {
        let (configuration, faults) = Configuration.read(
            """
            [keys]
            F5 = ["refresh", ":filter is:unread"]
            "g u" = "next-unread"
            "f9" = ["filtr x", 3]
            "f5" = "quit"
            """)
        #expect(
            faults.map { "\($0.line):\($0.column) \($0.words)" } == [
                "4:9 F9: expected a command such as 'filter is:unread', or an action such as 'next-unread', not 'filtr'; "
                    + "did you mean 'filter'?",
                "5:1 expected a key of its own: F5 runs commands above",
            ])
        #expect(configuration.keymap.shownKey(of: .top) == "Home")
        #expect(Configuration.read(configuration.text).configuration == configuration)
        var model = Model.started(on: Sample.library, options: ReaderOptions(configuration: configuration))
        let effects = model.press(.function(5), on: Sample.library)
        #expect(effects.contains(.feeds(.refresh([]))))
        #expect(model.list.chips == [.unread])
        #expect(model.saved.commands.isEmpty)
        model.press("?", on: Sample.library)
        #expect(model.type("F5", on: Sample.library).isEmpty)
        #expect(model.shown.contains("refresh; :filter is:unread"))
        model.press(.escape, "g", on: Sample.library)
        #expect(model.shown.contains("g u"))
    }

    @Test("A colour may be a number alone")
    func numbers() {
        let (configuration, faults) = Configuration.read("[colours]\nperson = 208\nplace = 256\nevent = true")
        #expect(configuration.colors == [.person: Style(foreground: .indexed(208))])
        #expect(faults.map(\.line) == [3, 4])
    }

    @Test(
        "No text is too strange to be read",
        arguments: ["", "\u{0}", "keys = 1\ncolors = []", "[[keys]]", "[keys.top]"])
    func strange(_ text: String) {
        #expect(Configuration.read(text).configuration.keymap == .standard)
    }

    @Test("It changes what is seen: the width of the text, the line of the list, dates, signs, theme and colours")
    func isSeen() throws {
        let (configuration, faults) = Configuration.read(
            """
            theme = "dark"
            glyphs = "ascii"
            date-format = "%Y-%m-%d"
            this-year-format = "%d.%m."
            time-format = "%I:%M %p"
            text-width = 40
            list-line = ["date", "time", "source"]
            [colors]
            person = "#ff8800 on 236 italic"
            """)
        try #require(faults.isEmpty)
        let options = ReaderOptions(configuration: configuration, today: CivilDay(year: 2024, month: 3, day: 10))
        let model = Model.started(on: Sample.library, rows: 36, columns: 160, options: options)
        #expect(model.areas.text?.columns == 40)
        #expect(model.shown.contains("09.03. - 02:31 PM - Harbour Wire"))
        #expect(model.shown.contains("2024-03-09, 02:31 PM"))
        #expect(!model.shown.contains { !$0.isASCII })
        #expect(
            model.view().grid.style(of: "Ingo Gerhartz, had")
                == Style(
                    foreground: .rgb(red: 255, green: 136, blue: 0), background: .indexed(236), attributes: .italic))
        #expect(model.theme.name == "dark")
    }

    @Test("On a terminal without colours the looks keep what tells them apart")
    func monochrome() {
        var configuration = Configuration()
        configuration.theme = "dark"
        configuration.colors = [
            .person: Style(foreground: .indexed(1)), .hit: Style(foreground: .indexed(2), attributes: .dim),
        ]
        let model = Model(
            size: Size(rows: 9, columns: 9), options: ReaderOptions(theme: .monochrome, configuration: configuration))
        #expect(model.theme[.person] == Style(attributes: .underline))
        #expect(model.theme[.hit] == Style(attributes: .dim))
    }

    @Test("What the configuration says goes before what was remembered, and live changes hold until the end")
    func precedence() {
        var configuration = Configuration()
        (configuration.theme, configuration.listColumns, configuration.isMouseOn) = ("light", 40, false)
        let saved = SavedState { ($0.listColumns, $0.theme, $0.isMouseOn) = (20, "dark", true) }
        var model = Model(
            size: Size(rows: 9, columns: 90), options: ReaderOptions(configuration: configuration, saved: saved))
        #expect(model.theme.name == "light")
        #expect(model.saved.listColumns == 40)
        #expect(!model.start().contains(.terminal(.setMouse(true))))
        model.run(command: "theme monochrome")
        #expect(model.theme.name == "monochrome")
    }
}

@Suite("Names of keys")
struct KeyNameTests {
    @Test(
        "Keys are read as people write them",
        arguments: [
            ("ctrl-d", .control("d")), ("^D", .control("d")), ("C-d", .control("d")), ("<C-d>", .control("d")),
            ("Control+D", .control("d")), ("space", .character(" ")), ("SPC", .character(" ")), ("pgdn", .pageDown),
            ("Page-Down", .pageDown), ("F2", .function(2)), ("<f12>", .function(12)), ("alt-x", .alt("x")),
            ("M-x", .alt("x")), ("shift-tab", .backTab), ("S-Tab", .backTab), ("<Esc>", .escape),
            ("shift-j", .character("J")),
            ("]", .character("]")), ("<", .character("<")), ("-", .character("-")), ("ctrl-space", .control("@")),
            ("ctrl-i", .tab), ("^M", .enter), ("ctrl-h", .backspace), ("Return", .enter), ("é", .character("é")),
        ] as [(String, Key)])
    func reads(_ name: String, _ key: Key) {
        #expect(Key(named: name) == key)
    }

    @Test(
        "What names no key is none",
        arguments: ["", "ctl-d", "ctrl-", "F0", "F99", "hyper-x", "ctrl-é", "\u{1}", "<>", "alt-"])
    func refuses(_ name: String) {
        #expect(Key(named: name) == nil)
    }

    @Test("The name that is shown is read back, for every key of the table")
    func readsBack() {
        for key in Keymap.standard.entries.flatMap(\.keys) { #expect(KeySequence(named: key.name) == key) }
        #expect(KeySequence(named: "gg") == KeySequence([.character("g"), .character("g")]))
        #expect(KeySequence(named: ", t")?.name == ", t")
        #expect(KeySequence(named: "a b c d e") == nil)
    }
}

@Suite("Dates")
struct DateStyleTests {
    private let moment = Moment(seconds: 1_709_649_060)  // 5 March 2024, 14:31, a Tuesday

    @Test(
        "Patterns are those of strftime",
        arguments: [
            ("%-d %B %Y", "5 March 2024"), ("%d/%m/%y", "05/03/24"), ("%a %e %b", "Tue  5 Mar"),
            ("%A, day %j", "Tuesday, day 065"),
            ("100%% %-m", "100% 3"), ("", ""),
        ])
    func patterns(_ pattern: String, _ expected: String) {
        var style = DateStyle()
        style.short = pattern
        #expect(style.short(moment) == expected)
        #expect(unknownConversion(in: pattern) == nil)
    }

    @Test("The time is left out where none is known")
    func times() {
        var style = DateStyle()
        style.time = "%-I:%M %p"
        #expect(style.long(moment) == "5 March 2024, 2:31 PM")
        #expect(style.long(Moment(seconds: 1_709_596_800, hasTime: false)) == "5 March 2024")
        #expect(style.time(Moment(seconds: 0)) == "12:00 AM")
    }

    @Test("What means nothing is named", arguments: [("%Q", "%Q"), ("50%", "%"), ("%-", "%")])
    func unknown(_ pattern: String, _ expected: String) {
        #expect(unknownConversion(in: pattern) == expected)
    }

    @Test("The command for alerts has its placeholders as arguments of their own, and is written as it was read")
    func alertCommand() {
        let text = """
            [alerts]
            command = ["notify-send", "-a", "Dateline", "{title}", "{text}"]
            """
        let (configuration, faults) = Configuration.read(text)
        #expect(faults.isEmpty && configuration.alertCommand.count == 5)
        #expect(Configuration.read(configuration.text).configuration.alertCommand == configuration.alertCommand)
        for wrong in [
            #"["sh", "-c", "echo {text}"]"#, #"["{title}"]"#, "[]", #""notify-send""#, #"[""]"#, "[1]",
        ] {
            let (configuration, faults) = Configuration.read("[alerts]\ncommand = \(wrong)\n")
            #expect(faults.count == 1 && configuration.alertCommand.isEmpty)
        }
        #expect(Configuration.read("[alerts]\ncomand = [\"a\"]\n").faults.first?.words.contains("'command'") == true)
    }
}
