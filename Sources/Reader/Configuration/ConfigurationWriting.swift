import Terminal

extension Configuration {
    /// The whole configuration as text with comments, which `read` reads.
    package var text: String {
        var lines = comment(
            "Dateline's configuration. Everything that can be set is here; settings that are left out keep their defaults."
        )
        for setting in settings {
            // A setting without a description belongs to the one before.
            if !setting.about.isEmpty { lines += [""] + comment(setting.about) }
            lines.append("\(setting.name) = \(setting.written(self))")
        }
        lines += [""] + keyLines + [""] + commandLines + [""] + alertLines + [""] + ruleLines + [""] + colorLines
        return lines.joined(separator: "\n") + "\n"
    }

    private var keyLines: [String] {
        var lines =
            comment(
                "Keys, by the names that actions have at ':'. A key is a letter or sign, or one of ctrl-d (also ^D, C-d, "
                    + "<C-d>), alt-x, space, enter, tab, shift-tab, esc, backspace, del, up, down, left, right, home, "
                    + "end, pgup, pgdn, F1 and so on. Several keys in one text are typed one after the other: \"g g\". "
                    + "An action that is named has these keys and no others; [] removes them all. A key in front runs "
                    + "commands as they are typed at ':', one after the other: \"F5\" = [\"refresh\", \"filter "
                    + "is:unread\"].") + ["[keys]"]
        let width = keymap.entries.map(\.name.utf8.count).max() ?? 0
        for entry in keymap.entries {
            let keys = "[" + entry.keys.map { quoted($0.name) }.joined(separator: ", ") + "]"
            let name = entry.name + String(repeating: " ", count: width - entry.name.utf8.count)
            lines.append("\(name) = \(keys)  # \(entry.title)")
        }
        for macro in keymap.macros where !macro.isOffered {
            let commands = macro.commands.map(quoted).joined(separator: ", ")
            lines.append("\(quoted(macro.keys.name)) = [\(commands)]")
        }
        return lines
    }

    private var commandLines: [String] {
        comment(
            "Commands that get the article's text, by names of your own: a program and its arguments, which no shell reads. "
                + "Its output opens beside the text. It is offered at ':' and ',', and a key may be given to its name in "
                + "[keys]. It finds the article's headline, link and number in DATELINE_TITLE, DATELINE_LINK and "
                + "DATELINE_ARTICLE. For example: translate = [\"trans\", \"-b\"].") + ["[commands]"]
            + commands.map { "\($0.name) = [\($0.words.map(quoted).joined(separator: ", "))]" }
    }

    private var alertLines: [String] {
        let example = #"["notify-send", "{title}", "{text}"]"#
        let command = "command = [\(alertCommand.map(quoted).joined(separator: ", "))]"
        return comment(
            "A command that is called when something watched comes, at most once a minute for each name: a program and its "
                + "arguments, which no shell reads. {title} and {text} are each a whole argument. Remove the # to set it."
        )
            + ["[alerts]", alertCommand.isEmpty ? "# command = \(example)" : command]
    }

    private var ruleLines: [String] {
        comment(
            "Rules for articles as they come in: those that match a search get a tag or a star, or are marked as read or "
                + "hidden. 'dateline rules test' shows what each would do in the archive. For example: "
                + "[rules.sport] match = \"title:football OR title:tennis\", tag = \"sport\", hide = true.")
            + rules.flatMap { [""] + $0.text.split(separator: "\n").map(String.init) }
    }

    /// The looks that are set; those of the theme follow as comments.
    private var colorLines: [String] {
        var lines =
            comment(
                "Looks that replace the theme's: a colour (\"red\", \"bright-blue\", 0 to 255, "
                    + "\"#ff8800\"), \"on\" and a colour for the background, and \"bold\", \"dim\", \"italic\", "
                    + "\"underline\", \"reverse\". \"default\" is the terminal's own. Remove the # to set one.")
            + ["[colors]"]
        let theme = Theme.named(theme ?? "") ?? .standard
        for ink in Ink.allCases {
            if let style = colors[ink] {
                lines.append("\(ink.name) = \(quoted(style.words))")
            } else {
                lines.append("# \(ink.name) = \(quoted(theme[ink].words))")
            }
        }
        return lines
    }

    private func comment(_ text: String) -> [String] {
        text.isEmpty ? [] : wrappedLines(text, width: 98, limit: 20, mark: "").map { "# " + $0 }
    }
}
