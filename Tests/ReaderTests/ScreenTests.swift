import News
import Terminal
import Testing

@testable import Reader

/// What the sample library shows after some keys; trailing blanks are left out.
func screen(_ rows: Int, _ columns: Int, _ keys: Key...) -> String {
    let options = ReaderOptions(today: CivilDay(year: 2024, month: 3, day: 10))
    var model = Model.started(on: Sample.library, rows: rows, columns: columns, options: options)
    for key in keys { model.press(key, on: Sample.library) }
    return model.shown
}

/// The panes, as a person sees them.
@Suite struct ScreenTests {
    @Test("At 80 columns the list stands beside the article while the keys go to it")
    func theListAndTheArticle() {
        #expect(
            screen(24, 80) == """
                 Dateline  all articles · 5, 4 unread           s search   w who/where   ? keys
                ────────────────────────────────────┬───────────────────────────────────────────
                ▌● Officer's hotel line opened      │
                ▌  Taurus call to listeners         │  Officer's hotel line opened Taurus call ┃
                ▌  Harbour Wire · 9 Mar · 1 min     │  to listeners                            ┃
                                                    │  Harbour Wire · 9 March 2024, 14:31      ┃
                 ● Pistorius: a single error, no    │  1 min                                   ┃
                   hole in the system               │                                          ┃
                   Kyiv Courier · 8 Mar · 1 min     │  BERLIN. One officer dialling in from a  ┃
                                                    │  hotel in Singapore over a line that was •
                 ● How a call from Singapore        │  not secured let listeners record a      ┃
                   reached the wrong ears           │  conference of the German Air Force,     ┃
                   Signals Weekly · 7 Mar · 1 min   │  Defence Minister Boris Pistorius said   ┃
                                                    │  on Tuesday.                             ┃
                   Berlin calls leak a blow in an   │                                          ┃
                   information war                  │  Four officers, among them the head of   ┃
                   Rhine Standard · 6 Mar · 1 min   │  the air force, Ingo Gerhartz, had       •
                                                    │  talked about what it would take to put
                 ● Military call was authorised,    │  Taurus missiles to use. Thirty-eight
                   the line was not                 │  minutes of it were published.
                   Capital Desk · 5 Mar · 1 min     │                                          •
                                                    │  Pistorius called the access a chance
                ────────────────────────────────────┴───────────────────────────────────────────
                 1 of 5 · Harbour Wire      Enter open  s search  w who/where  / find  Tab pane
                """)
    }

    @Test("At 120 columns all three panes stand side by side")
    func threePanes() {
        #expect(
            screen(36, 120, .enter, .character("]"), .character("]")) == """
                 Dateline  all articles · 5, 3 unread                                                   s search   w who/where   ? keys
                ────────────────────────────────┬────────────────────────────────────────────────────────────┬──────────────────────────
                ▌  Officer's hotel line opened  │                                                            │ PEOPLE
                ▌  Taurus call to listeners     │    Officer's hotel line opened Taurus call to listeners    │▸Boris Pistorius       3
                ▌  Harbour Wire · 9 Mar · 1 min │    Harbour Wire · 9 March 2024, 14:31 · 1 min              │ Ingo Gerhartz         1
                                                │                                                            │
                 ● Pistorius: a single error,   │    BERLIN. One officer dialling in from a hotel in         │ PLACES
                   no hole in the system        │    Singapore over a line that was not secured let          │ Singapore             2
                   Kyiv Courier · 8 Mar · 1 min │    listeners record a conference of the German Air         │
                                                │    Force, Defence Minister Boris Pistorius said on         │ ORGANISATIONS
                 ● How a call from Singapore    │    Tuesday.                                                │ German Air Force      1
                   reached the wrong ears       │                                                            │
                   Signals Weekly · 7 Mar       │    Four officers, among them the head of the air force,    │ WEAPONS, PRODUCTS
                                                │    Ingo Gerhartz, had talked about what it would take      │ Taurus                1
                   Berlin calls leak a blow in  │    to put Taurus missiles to use. Thirty-eight minutes     │
                   an information war           │    of it were published.                                   │
                   Rhine Standard · 6 Mar       │                                                            │
                                                │    Pistorius called the access a chance hit: somebody      │
                 ● Military call was            │    had listened in on hotels across the city while the     │
                   authorised, the line was not │    air show was on. Singapore had been full of visitors    │
                   Capital Desk · 5 Mar · 1 min │    that week.                                              │
                                                │                                                            │
                                                │    He would not, Pistorius added, give up good officers    │
                                                │    for games.                                              │
                                                │                                                            │
                                                │                                                            │
                                                │                                                            │
                                                │                                                            │
                                                │                                                            │
                                                │                                                            │
                                                │                                                            │
                                                │                                                            │
                                                │                                                            │
                                                │                                                            │
                ────────────────────────────────┴────────────────────────────────────────────────────────────┴──────────────────────────
                 Boris Pistorius · mention 2 of 3 · article 1 of 3         ]/[ mentions  Enter dossier  f labels  J/K article  Tab pane
                """)
    }

    @Test("Enter brings article and entities, the list makes room")
    func twoPanes() {
        #expect(
            screen(24, 80, .enter, .character("]")) == """
                 Dateline  all articles · 5, 3 unread           s search   w who/where   ? keys
                ───────────────────────────────────────────────────────┬────────────────────────
                                                                       │ PEOPLE
                  Officer's hotel line opened Taurus call to          ┃│▸Boris Pistorius     3
                  listeners                                           ┃│ Ingo Gerhartz       1
                  Harbour Wire · 9 March 2024, 14:31 · 1 min          ┃│
                                                                      ┃│ PLACES
                  BERLIN. One officer dialling in from a hotel in     ┃│ Singapore           2
                  Singapore over a line that was not secured let      ┃│
                  listeners record a conference of the German Air     •│ ORGANISATIONS
                  Force, Defence Minister Boris Pistorius said on     ┃│ German Air Force    1
                  Tuesday.                                            ┃│
                                                                      ┃│ WEAPONS, PRODUCTS
                  Four officers, among them the head of the air       ┃│ Taurus              1
                  force, Ingo Gerhartz, had talked about what it      ┃│
                  would take to put Taurus missiles to use. Thirty-   •│
                  eight minutes of it were published.                 ┃│
                                                                      ┃│
                  Pistorius called the access a chance hit: somebody  ┃│
                  had listened in on hotels across the city while the  │
                  air show was on. Singapore had been full of         •│
                  visitors that week.                                  │
                ───────────────────────────────────────────────────────┴────────────────────────
                 Boris Pistorius   ]/[ mentions  Enter dossier  f labels  J/K article  Tab pane
                """)
    }

    @Test("At 40 columns one pane shows")
    func onePane() {
        #expect(
            screen(12, 40, .enter) == """
                 Dateline  all articles · 5, 3 unread
                ────────────────────────────────────────
                  Officer's hotel line opened Taurus   ┃
                  call to listeners                    ┃
                  Harbour Wire · 9 March 2024, 14:31   •
                  1 min

                  BERLIN. One officer dialling in from •
                  a hotel in Singapore over a line
                  that was not secured let listeners   •
                ────────────────────────────────────────
                    ] next  Enter who  f labels  ? keys
                """)
    }

    @Test("A window of four rows still shows the headline and a key")
    func tiny() {
        #expect(
            screen(4, 30) == """
                 Dateline  all articles · 5…
                ▌● Officer's hotel line open…
                 ● Pistorius: a single error…
                 Enter open  s search  ? keys
                """)
    }

    @Test("Finding in the article counts the hits")
    func find() {
        #expect(
            screen(16, 80, .enter, .character("/"), .character("s"), .character("i")) == """
                 Dateline  all articles · 5, 3 unread           s search   w who/where   ? keys
                ───────────────────────────────────────────────────────┬────────────────────────
                                                                       │ PEOPLE
                  Officer's hotel line opened Taurus call to          ┃│▸Boris Pistorius     3
                  listeners                                           ┃│ Ingo Gerhartz       1
                  Harbour Wire · 9 March 2024, 14:31 · 1 min          •│
                                                                      ┃│ PLACES
                  BERLIN. One officer dialling in from a hotel in     ┃│ Singapore           2
                  Singapore over a line that was not secured let       │
                  listeners record a conference of the German Air     •│ ORGANISATIONS
                  Force, Defence Minister Boris Pistorius said on      │ German Air Force    1
                  Tuesday.                                            •│
                                                                      •│ WEAPONS, PRODUCTS
                  Four officers, among them the head of the air        │ Taurus              1
                ───────────────────────────────────────────────────────┴────────────────────────
                 /si   4 hits
                """)
    }

    @Test("An entity filters the list, as a chip in the top line")
    func filter() {
        #expect(
            screen(16, 120, .character("F")) == """
                 Dateline   Boris Pistorius ×   3, 2 unread                                             s search   w who/where   ? keys
                ────────────────────────────────┬────────────────────────────────────────────────────────────┬──────────────────────────
                ▌● Officer's hotel line opened  │                                                            │ PEOPLE
                ▌  Taurus call to listeners     │    Officer's hotel line opened Taurus call to listeners   ┃│▸Boris Pistorius       3
                ▌  Harbour Wire · 9 Mar · 1 min │    Harbour Wire · 9 March 2024, 14:31 · 1 min             ┃│ Ingo Gerhartz         1
                 ● Pistorius: a single error,   │                                                           ┃│
                   no hole in the system        │    BERLIN. One officer dialling in from a hotel in        •│ PLACES
                   Kyiv Courier · 8 Mar · 1 min │    Singapore over a line that was not secured let         ┃│ Singapore             2
                   Berlin calls leak a blow in  │    listeners record a conference of the German Air         │
                   an information war           │    Force, Defence Minister Boris Pistorius said on         │ ORGANISATIONS
                   Rhine Standard · 6 Mar       │    Tuesday.                                               •│ German Air Force      1
                                                │                                                            │
                                                │    Four officers, among them the head of the air force,   •│ WEAPONS, PRODUCTS
                                                │    Ingo Gerhartz, had talked about what it would take      │ Taurus                1
                ────────────────────────────────┴────────────────────────────────────────────────────────────┴──────────────────────────
                 1 of 3 · Harbour Wire                                      Enter open  s search  w who/where  / find  Esc all articles
                """)
    }

    @Test("Results replace the list, and the hit is marked beside the text")
    func results() {
        #expect(
            screen(18, 100, .character("s"), .paste("singapore"), .enter, .enter) == """
                 Dateline   search singapore ×   2 articles                         s search   w who/where   ? keys
                ──────────────────────────────┬────────────────────────────────────────────┬────────────────────────
                ▌  Officer's hotel line       │                                            │ PEOPLE
                ▌  opened Taurus call to lis… │  Officer's hotel line opened Taurus call  ┃│▸Boris Pistorius     3
                ▌   hotel in Singapore over…  │  to listeners                             ┃│ Ingo Gerhartz       1
                ▌  Harbour Wire · 9 Mar       │  Harbour Wire · 9 March 2024, 14:31       ┃│
                 ● How a call from Singapore  │  1 min                                    •│ PLACES
                   reached the wrong ears     │                                           ┃│ Singapore           2
                   Singapore hosts an air sh… │  BERLIN. One officer dialling in from a   ┃│
                   Signals Weekly · 7 Mar     │  hotel in Singapore over a line that was   │ ORGANISATIONS
                                              │  not secured let listeners record a        │ German Air Force    1
                                              │  conference of the German Air Force,       │
                                              │  Defence Minister Boris Pistorius said on  │ WEAPONS, PRODUCTS
                                              │  Tuesday.                                 •│ Taurus              1
                                              │                                            │
                                              │  Four officers, among them the head of     │
                ──────────────────────────────┴────────────────────────────────────────────┴────────────────────────
                 'singapore' · hit 1 of 2                     n/N hits  Esc done  Enter dossier  f labels  Tab pane
                """)
    }

    @Test("At 200 columns the text stays 72 wide, in the middle")
    func wide() {
        #expect(
            screen(50, 200, .enter) == """
                 Dateline  all articles · 5, 3 unread                                                                                                                                   s search   w who/where   ? keys
                ──────────────────────────────────────────────────────┬────────────────────────────────────────────────────────────────────────────────────────────────────────────┬────────────────────────────────────
                ▌  Officer's hotel line opened Taurus call to         │                                                                                                            │ PEOPLE
                ▌  listeners                                          │                  Officer's hotel line opened Taurus call to listeners                                      │▸Boris Pistorius                 3
                ▌  Harbour Wire · 9 Mar · 1 min                       │                  Harbour Wire · 9 March 2024, 14:31 · 1 min                                                │ Ingo Gerhartz                   1
                                                                      │                                                                                                            │
                 ● Pistorius: a single error, no hole in the system   │                  BERLIN. One officer dialling in from a hotel in Singapore over a line                     │ PLACES
                   Kyiv Courier · 8 Mar · 1 min                       │                  that was not secured let listeners record a conference of the German Air                  │ Singapore                       2
                                                                      │                  Force, Defence Minister Boris Pistorius said on Tuesday.                                  │
                 ● How a call from Singapore reached the wrong ears   │                                                                                                            │ ORGANISATIONS
                   Signals Weekly · 7 Mar · 1 min                     │                  Four officers, among them the head of the air force, Ingo Gerhartz, had                   │ German Air Force                1
                                                                      │                  talked about what it would take to put Taurus missiles to use. Thirty-                    │
                   Berlin calls leak a blow in an information war     │                  eight minutes of it were published.                                                       │ WEAPONS, PRODUCTS
                   Rhine Standard · 6 Mar · 1 min                     │                                                                                                            │ Taurus                          1
                                                                      │                  Pistorius called the access a chance hit: somebody had listened in on                     │
                 ● Military call was authorised, the line was not     │                  hotels across the city while the air show was on. Singapore had been                      │
                   Capital Desk · 5 Mar · 1 min                       │                  full of visitors that week.                                                               │
                                                                      │                                                                                                            │
                                                                      │                  He would not, Pistorius added, give up good officers for games.                           │
                                                                      │                                                                                                            │
                                                                      │                                                                                                            │
                                                                      │                                                                                                            │
                                                                      │                                                                                                            │
                                                                      │                                                                                                            │
                                                                      │                                                                                                            │
                                                                      │                                                                                                            │
                                                                      │                                                                                                            │
                                                                      │                                                                                                            │
                                                                      │                                                                                                            │
                                                                      │                                                                                                            │
                                                                      │                                                                                                            │
                                                                      │                                                                                                            │
                                                                      │                                                                                                            │
                                                                      │                                                                                                            │
                                                                      │                                                                                                            │
                                                                      │                                                                                                            │
                                                                      │                                                                                                            │
                                                                      │                                                                                                            │
                                                                      │                                                                                                            │
                                                                      │                                                                                                            │
                                                                      │                                                                                                            │
                                                                      │                                                                                                            │
                                                                      │                                                                                                            │
                                                                      │                                                                                                            │
                                                                      │                                                                                                            │
                                                                      │                                                                                                            │
                                                                      │                                                                                                            │
                                                                      │                                                                                                            │
                ──────────────────────────────────────────────────────┴────────────────────────────────────────────────────────────────────────────────────────────────────────────┴────────────────────────────────────
                 Boris Pistorius · 3 mentions · in 3 articles                                                                                              ]/[ mentions  Enter dossier  f labels  J/K article  Tab pane
                """)
    }
}
