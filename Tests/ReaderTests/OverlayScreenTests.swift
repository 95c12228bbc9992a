import Terminal
import Testing

@testable import Reader

/// What is shown above the panes or in their place, as a person sees it.
@Suite struct OverlayScreenTests {
    @Test(
        "The keys for the shell and for a fresh screen act in what is open above the screen too, and close nothing",
        arguments: ["w", "s", ":", "?", "t", ",", "/"] as [Key])
    func forTheTerminal(_ key: Key) {
        var model = Model.started(on: Sample.library)
        model.press(key, on: Sample.library)
        let mode = model.mode
        #expect(model.press(.control("z"), on: Sample.library) == [.terminal(.suspend)])
        #expect(model.press(.control("l"), on: Sample.library) == [.terminal(.redraw)])
        #expect(mode != .normal && model.mode == mode)
    }

    @Test("A dossier tells who it is, and every sentence that names him")
    func dossier() {
        #expect(
            screen(24, 80, .tab, .enter) == """
                 Boris Pistorius · person
                ────────────────────────────────────────────────────────────────────────────────
                  also written    Alias (2)
                  mentioned       9 times in 3 articles      6 Mar ▄▁▆█ 9 Mar
                ▌ seen with       Ingo Gerhartz · person, 1 article
                                  Singapore · place, 1 article
                                  Germany · place, 1 article

                  SAYS                                                                  1 quote
                    '… Defence Minister Boris Pistorius said on Tuesday.'   Harbour Wire, 9 Mar

                  MENTIONS
                  Officer's hotel line opened Taurus call to listene…   Harbour Wire, 9 Mar · 3
                    … Force, Defence Minister Boris Pistorius said on Tuesday.
                    Pistorius called the access a chance hit: somebody had listened in on hote…
                    He would not, Pistorius added, give up good officers for games.
                  Pistorius: a single error, no hole in the system      Kyiv Courier, 8 Mar · 2
                    Pistorius spoke of one error.
                    Germany's partners were told, Pistorius said.
                  Berlin calls leak a blow in an information war      Rhine Standard, 6 Mar · 1
                    Germany will look into it, Pistorius promised.

                ────────────────────────────────────────────────────────────────────────────────
                 9 mentions        Enter opens the line  q back  F list both  e correct  ? keys
                """)
    }

    @Test("The look-up narrows to a name")
    func lookup() {
        #expect(
            screen(14, 80, .character("w"), .character("s")) == """
                ┌──────────────────────────────────────────────────────────────────────────────┐
                │ who/where › s                                                         1 of 7 │
                │──────────────────────────────────────────────────────────────────────────────│
                │▸Singapore               place         4 mentions, 3 articles  1.4 N 103.8 E  │
                │                                                                              │
                │                                                                              │
                │                                                                              │
                │                                                                              │
                │                                                                              │
                │                                                                              │
                │                                                                              │
                └──────────────────────────────────────────────────────────────────────────────┘
                ────────────────────────────────────┴───────────────────────────────────────────
                 type to narrow          Enter dossier  Tab list  ^O map  Down next  Esc cancel
                """)
    }

    @Test("The help narrows as one types")
    func help() {
        #expect(
            screen(12, 80, .character("?"), .character("s"), .character("t")) == """
                ┌──────────────────────────────────────────────────────────────────────────────┐
                │ keys st                                                             17 lines │
                │                                                                              │
                │▸ *              star, or remove the star                                     │
                │  O              open the link in the background, and stay here               │
                │  , s            only starred articles, or all again                          │
                │  Tab            next pane: list, article, entities                           │
                │  S              sort the list: by date, source, headline, unread, names      │
                │  m              map of the article's places, or of all articles in the list  │
                └──────────────────────────────────────────────────────────────────────────────┘
                ────────────────────────────────────┴───────────────────────────────────────────
                 type to narrow                  Enter do it  Down next  Up previous  Esc close
                """)
    }

    @Test(
        "PgDn in the help moves by what is shown, and the last line that was seen stays in sight", arguments: [16, 40])
    func helpPages(rows: Int) {
        var model = Model.started(on: Sample.library, rows: rows, columns: 80)
        model.press("?", on: Sample.library)
        guard case .help(let before) = model.mode else { return }
        let page = model.layout(of: before).lines.rows
        model.press(.pageDown, on: Sample.library)
        guard case .help(let after) = model.mode else { return }
        // A heading cannot be selected: then it is the line below.
        #expect((page - 1...page).contains(after.selected - before.selected))
        #expect(page > rows - 12)
    }

    @Test("The menu of corrections names its letters")
    func corrections() {
        #expect(
            screen(16, 80, .character("e")) == """
                 Dateline  all articles · 5, 4 unread           s search   w who/where   ? keys
                ────────────────────────────────────┬───────────────────────────────────────────
                ▌● Officer's hot ┌───────────────────────────────────────────┐
                ▌  Taurus call t │ Boris Pistorius                           │ ned Taurus call ┃
                ▌  Harbour Wire  │                                           │                 ┃
                 ● Pistorius: a  │  m  merge with another                    │ 024, 14:31      ┃
                   hole in the s │  s  split: some of it is something else   │                 •
                   Kyiv Courier  │  r  rename                                │
                 ● How a call fr │  k  change the kind, now person           │ ling in from a
                   reached the w │  h  hide: it is not a name                │ a line that was
                   Signals Weekl │                                           │ s record a      •
                   Berlin calls  └───────────────────────────────────────────┘  Air Force,
                   information war                  │  Defence Minister Boris Pistorius said
                   Rhine Standard · 6 Mar · 1 min   │  on Tuesday.                             •
                ────────────────────────────────────┴───────────────────────────────────────────
                                                Enter do it  Down next  Up previous  Esc cancel
                """)
    }
}
