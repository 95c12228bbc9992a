import News
import Resources
import Terminal
import Testing

@testable import Reader

private func place(_ id: Entity.ID, _ name: String, _ latitude: Double, _ longitude: Double) -> Entity {
    Entity(
        id: id, name: name, kind: .place, mentions: 10, articles: 5,
        place: Place(latitude: latitude, longitude: longitude, country: nil, population: nil))
}

private let cities = [
    place(1, "Berlin", 52.5, 13.4), place(2, "Moscow", 55.75, 37.6), place(3, "Kyiv", 50.45, 30.5),
    place(4, "London", 51.5, -0.1), place(5, "Paris", 48.85, 2.35),
]

private func library(_ places: [Entity]) -> FakeLibrary {
    let body = places.map(\.name).joined(separator: ". ") + "."
    return FakeLibrary([.sample(1, "Where it happened", body: body, names: places.map { ($0, [$0.name]) })])
}

@Suite struct MapTests {
    private func map(
        _ places: [Entity], rows: Int = 24, columns: Int = 80, glyphs: Reader.Glyphs = .unicode, keys: [Key] = []
    ) -> Model {
        let options = ReaderOptions(glyphs: glyphs, today: CivilDay(year: 2024, month: 3, day: 10), world: Sample.world)
        let library = library(places)
        var model = Model.started(on: library, rows: rows, columns: columns, options: options)
        model.press(.enter, .character("m"), on: library)
        for key in keys { model.press(key, on: library) }
        return model
    }

    @Test("The map of an article shows its places on coasts and borders, and lists them")
    func screen() {
        #expect(
            map(cities).shown == """
                 Map  Where it happened · 5 places
                ───────────────────────────────────────────────────────────┬────────────────────
                     ⢀      ⢘⣿⠳⢿⠃    ⠠⡏    ⢸    ⢸       ⢀⡔⠁                │▸Berlin          1
                     ⢿      ⠐⣿⣶⠏   ⢀ ⣀⠇    ⠈⠉⢇  ⠈⢳⣶⣀⡤⠔⠟⠚⠉⢓⣤⡀               │ Moscow          1
                   ⣀⠄⠈       ⣿⣿   ⢀⣻⣀⡇      ⡠⡏   ⢀⡉⡠⠲⠊⠒⠤⡺⠉                 │ Kyiv            1
                ⢠⡦⢤⡻         ⠸⣉⡀⢀⡰⠉ ⢫⡁    ⢲⡖⠉    ⣭⣾⣗⡄  ⢰⠁                  │ London          1
                ⣾⠲⡷⠒⠲⡀        ⠈⠉⠉ ⢠⡲⠈⡇    ⠘⡆⢠⢖  ⢀⠥⢆ ⡗⠑⠢⠤⡃                  │ Paris           1
                ⣿⡆ ⣠⠜           ⢰⣽⡯⣇⡀⠘⣄   ⢸⠃⠘⠁  ⡎⣀⡈⠊⣀   ⢇                  │
                ⣿⣷⠈⠋⠲⡀          ⢸⡂⣰⣿⡴⢎⡷ ⡞⠉⠋     ⣏ ⠈⠉ ⠉⢢⠤⠎⠑⠦⠢⡀      • Moscow│
                ⣧⡾⢔⠖ ⢣⡀         ⠠⢷⢾⡲⠿⡶⣋⡍⠙⠂⢀⡠⠤⡄⣰⣒⡛⠒⡆  ⢠⠚⠁   ⠠⡃              │
                ⠊⠊ ⡟  ⢬⡆       ⢠⢤⣹⢄⠉⠣⠚⠉⠳⣶⠉⠁  ⠉  ⠈⠉⠉⡗⠔⠚      ⠩⢦             │
                 ⠼⡍⠉   ⠵⠢⡀  ⡰⠛⠉⣹⠈⠁     ◆ Berlin    ⡸        ⡎⠒⠁            │
                ⠠⣶⣅⢀⠄ • London ⠊        ⠸⡀        ⠈⣆⠤⠒⠒⠤⣠⢀ ⣠⠚⠚⠉⢹⠄          │
                 ⣔⡊⡭⣀⢦⠤⠒⠊⡔⠶⡉⠉⠩⢇       ⣀⠤⠲⠧⡤⡀       ⢱     ⠁⠉• Kyiv ⡀⢀       │
                ⠙⠁⠈ ⢠⢤⣀⣔⠊⠁ ⠈⠻⣐⢧      ⠹⡀   ⠈⠉⠑⢢⢄⣀⣀ ⡔⠁              ⠈⠉⠒⠒⠤⡀   │
                 ⣤⡒⠢⠤⠧   • Paris      ⢈⡕⠴⠒⠤⡔⠊⠁⣈⡡⢄⣹⠁   ⣀⡠⢄             ⢾    │
                 ⠙⠉⠶⣄⡀        ⢀⠤⠧⠖⣤⡤⠤⣒⠧   ⢰⠎⠒⠊⠈ ⢀⠔⠉⠉⠑⠉ ⠘⡄⠙⡄ ⢀       ⣠⣒⡚    │
                    ⠈⢢        ⠮⢄⡠⢄⠦⠞⠋⠘⠒⡦⠔⢲⠛⢄ ⣀⠤⣀⠎       ⢸⢠⠼⢰⠺⣷⣂⡀⢠⠖⠙⠉⣲⡃     │
                     ⢸⠆       ⠠⣵ ⠈   ⢰⡉⢿⣾⢋⠤⠤⠭⣸⡄⠘⢤⢀      ⠘⢥⡏⠁ ⠐⠫⡄⣈⠶⠶⣖⠋      │
                ⣀ ⢀⡀ ⡜     ⢀⣀⡀ ⢓⡦⠊⠒⡄ ⠘⠤⡀⠙⠷⣱⡀ ⢈⡦  ⠩⡣⠤⣀⡠⠔⠢⢄⡜    ⠈⠉    ⠉⠢⡀⣀⡀  │
                 ⠉⠁⠈⠉⠓⠤⠤⢤⣀⣰⠁⠈⠉⠊⠁ ⣀⢆⠼⣄⡀ ⠱⡀ ⠈⠻⠦⡎⢑⡎⠒⣤⠊    ⢀⠏⠁            ⠈⠒⢬⠉⠑│
                 ───────── 500 km ⣜  ⠈⢆⣀⠈⠑⠦⣀ ⠈⡣⢱⠉⣀⣱⡠⢄⣀⢶⠉⠹⢄⣀⣀⡠⠔⠉⠉⠉⠒⢢⢄⡀⢀⣀⣀⠼⠤⢄│
                ───────────────────────────────────────────────────────────┴────────────────────
                 Berlin · named 1 time      ]/[ places  Enter dossier  +/- zoom  q back  ? keys
                """)
    }

    @Test("Without Unicode the map is drawn in ASCII alone")
    func ascii() {
        let screen = map(cities, glyphs: .ascii).shown
        #expect(screen.utf8.allSatisfy { $0 < 0x80 })
        #expect(
            screen == """
                 Map  Where it happened - 5 places
                -----------------------------------------------------------+--------------------
                     .      ::::'    .:    :    :        .'                |>Berlin          1
                     :      '::'   . .:    '':  '::..::''::.               | Moscow          1
                   ..'       ::   .:.:      .:    :.:''.:'                 | Kyiv            1
                .:.:         ::...' ::    ::'    :::.  :                   | London          1
                :::''.        ''' .:':    ':.:   :: :'..:                  | Paris           1
                :: ..'          ::::.'.   :''   :.''.   :                  |
                ::'''.          ::::::: :''     : '' '..:':'.      o Moscow|
                :::: :.         .:::::::''....:::':  .:'   .:              |
                '' :  .:       ..:.':''::''  '   '':.'      ::             |
                 ::'   :..  :'':''     @ Berlin    :        :''            |
                ..: . o London '        :         ':.''... .''':.          |
                 :::.:.''.:''::       ..::..       :     ''o Kyiv ..       |
                ''' ....'' ':::      '.    '':... .'              ' ''..   |
                 .:::.   o Paris       ::'.:' ::.:'  ....             :    |
                 '':..         .::...::   ::'''  .'''  '.'. .      ..::    |
                    ':        :...::''':.:'. ...:       :.:::::..:' ::     |
                     :.       .: '   :::::..::.'..      '.:' ':.::::'      |
                . .  :     ... ::'.. ''.'::. :.  ::...''.:    ''    ': ..  |
                 ' '''....: '''  .::.. :  ':::::'.'    .:'            '..''|
                 --------- 500 km :   :.'':.  ::'.:...:':....''''':.....:..|
                -----------------------------------------------------------+--------------------
                 Berlin - named 1 time      ]/[ places  Enter dossier  +/- zoom  q back  ? keys
                """)
    }

    @Test("Choosing a place centres it, Enter opens its dossier, and q comes back to the map")
    func choosing() {
        var model = map(cities, keys: [.character("]")])
        let chosen = model.map?.selectedPlace
        #expect(model.map?.selected == 1)
        if let window = model.map?.window, let point = chosen?.point, let cell = window.cell(of: point) {
            #expect(abs(cell.row - window.rows / 2) <= 1 && abs(cell.column - window.columns / 2) <= 1)
        } else {
            Issue.record("the chosen place is not on the map")
        }
        model.press(.enter, on: library(cities))
        #expect(model.dossier?.dossier.entity.id == chosen?.entity.id && model.map == nil)
        model.press(.character("q"), on: library(cities))
        #expect(model.map?.selectedPlace == chosen && model.dossier == nil)
        model.press(.character("q"), on: library(cities))
        #expect(model.map == nil)
    }

    @Test("Zooming and panning change what is shown; 0 shows all places again")
    func moving() {
        let start = map(cities).map?.window
        for key: Key in [.character("+"), .character("-"), .character("h"), .down, .character("l"), .up] {
            let moved = map(cities, keys: [key])
            #expect(moved.map?.window != start)
            var back = moved
            back.press(.character("0"), on: library(cities))
            #expect(back.map?.window == start)
        }
    }

    @Test("Zooming goes to the chosen place, wherever the map was moved")
    func zoomingAboutTheChosen() throws {
        var model = map(cities, keys: [.character("]"), .character("l"), .character("l"), .character("+")])
        for _ in 0..<3 { model.press(.character("+"), on: library(cities)) }
        let window = try #require(model.map?.window)
        let place = try #require(model.map?.selectedPlace)
        let cell = try #require(window.cell(of: place.point))
        #expect(abs(cell.row - window.rows / 2) <= 1 && abs(cell.column - window.columns / 2) <= 1)
    }

    @Test("From the list, the map shows the places of all its articles")
    func ofTheList() {
        let options = ReaderOptions(world: Sample.world)
        var model = Model.started(on: Sample.library, options: options)
        model.press(.character("m"), on: Sample.library)
        #expect(model.map?.places.map(\.entity.name) == ["Singapore"])
        #expect(model.shown.contains("Map  all articles · 1 place"))
    }

    @Test("The look-up's ^O shows the name under the cursor on the map")
    func fromTheLookup() {
        let options = ReaderOptions(world: Sample.world)
        var model = Model.started(on: Sample.library, options: options)
        model.press(.character("w"), .character("s"), .control("o"), on: Sample.library)
        #expect(model.map?.selectedPlace?.entity.name == "Singapore")
    }

    @Test("A place's dossier shows at the right where it lies")
    func dossier() {
        let options = ReaderOptions(today: CivilDay(year: 2024, month: 3, day: 10), world: Sample.world)
        var model = Model.started(on: Sample.library, rows: 24, columns: 100, options: options)
        model.press(.character("w"), .character("s"), .enter, on: Sample.library)
        #expect(
            model.shown == """
                 Singapore · place
                ────────────────────────────────────────────────────────────────────────────────────────────────────
                  also written    Alias (2)                                      ⠉ ⣤⡀    ⠙⢻⣻⣮⡗⣄                  ⣰⠎
                  lies at         1.4 N 103.8 E · 5,600,000 inhabitants            ⠹⢌⠉⠉⢢  ⠘⣇   ⣇      ⣆       ⢠⣴⣾⣃⣀
                  mentioned       4 times in 3 articles                             ⣀⠙⢦⠈⠙⠢⣄⠙⡆  ⣷⣀ ⢠⣠ ⢀⠛⡀  ⢀⣀⡠⠴⠉⠈⣀⡇
                  over time       7 Mar █▁█ 9 Mar                                   ⠉⠓⣶⠓⣤ ⠉⠲⢾⣕⡦⣈⣯      ⢈⢴⣤⣸⡃⣀⣀⢀⣠⠏
                ▌ seen with       Boris Pistorius · person, 1 article                 ⠙⢇⣘⣆   ⢘⣻◆⢻⡛   ⠋ ⣟⡀⠓⠋⠋⠁ ⠁
                                  Ingo Gerhartz · person, 1 article                    ⠐⣣ ⢣⡄   ⠿⣼⠋     ⢸⣦⡀        ⢠
                                  Germany · place, 1 article                            ⠈⠳⣄⠱⡀   ⠘⡶⢿⣣⡀⢀⡀⠉⠐⡇ ⢀      ⣿
                                                                                          ⠙⠃⠘⢤⡀  ⠁⠨⡛⠋⠙⠊  ⠉⠉⠹⠲⠛⠶⢲⡠⢼⡇


                  SAYS                                                                                      1 quote
                    'One officer dialling in from a hotel in Singapore over a line that was n…  Harbour Wire, 9 Mar

                  MENTIONS
                  Officer's hotel line opened Taurus call to listeners                      Harbour Wire, 9 Mar · 2
                    One officer dialling in from a hotel in Singapore over a line that was not secured let listene…
                    Singapore had been full of visitors that week.
                  How a call from Singapore reached the wrong ears                        Signals Weekly, 7 Mar · 2
                    Singapore hosts an air show.
                    A German guest made a call from Singapore.
                ────────────────────────────────────────────────────────────────────────────────────────────────────
                 4 mentions · 3 articles               Enter opens the line  q back  F list both  e correct  ? keys
                """)
        for size in [Size(rows: 6, columns: 100), Size(rows: 3, columns: 81), Size(rows: 40, columns: 200)] {
            _ = model.update(.resized(size))
            for key in "jjjjjjGgk" { model.press(.character(key), on: Sample.library) }
            #expect(model.view().grid.size == size)
        }
    }

    @Test("An article without places says so, and stays")
    func nothing() {
        let library = FakeLibrary([.sample(1, "Nothing", body: "No place is named.")])
        var model = Model.started(on: library, options: ReaderOptions(world: Sample.world))
        model.press(.enter, .character("m"), on: library)
        #expect(model.map == nil)
        #expect(model.notice?.text == "this article names no place that is on the map")
    }

    @Test("Every size of window shows a map without harm", arguments: [Reader.Glyphs.unicode, .blocks, .ascii])
    func sizes(_ glyphs: Reader.Glyphs) {
        var model = map(cities, glyphs: glyphs)
        for rows in [1, 2, 3, 4, 5, 8, 13, 24, 50] {
            for columns in [1, 2, 3, 7, 12, 21, 40, 63, 64, 80, 200] {
                model.answer(model.update(.resized(Size(rows: rows, columns: columns))), from: library(cities))
                for key in "]+-0hjkl" { model.press(.character(key), on: library(cities)) }
                #expect(model.view().grid.size == Size(rows: rows, columns: columns))
            }
        }
        // A terminal may claim to be of any size.
        model.answer(model.update(.resized(Size(rows: 65_535, columns: 65_535))), from: library(cities))
        #expect(model.view().grid.size == CellGrid.largest)
    }
}

@Suite struct MapWindowTests {
    private func point(_ latitude: Double, _ longitude: Double) throws -> MapPoint {
        try #require(MapPoint(latitude: latitude, longitude: longitude))
    }

    @Test(
        "All places are within the fitted window, with room around them",
        arguments: [
            [(52.5, 13.4)], [(52.5, 13.4), (55.7, 37.6)], [(-17.7, 178.0), (21.3, -157.8), (-13.8, -172.1)],
            [(40.7, -74.0), (-33.9, 151.2), (35.7, 139.7), (51.5, 0)], [(78.2, 15.6), (-54.8, -68.3)],
            [(90, 0), (-90, 180)], [(0, 179.9), (0, -179.9)],
        ])
    func fitted(_ places: [(Double, Double)]) throws {
        for (rows, columns) in [(20, 60), (32, 92), (46, 165), (10, 30)] {
            let points = try places.map { try point($0.0, $0.1) }
            let window = MapWindow(fitting: points, rows: rows, columns: columns)
            for (place, (latitude, _)) in zip(points, places) where abs(latitude) < 60 {
                let cell = try #require(window.cell(of: place))
                #expect((0..<rows).contains(cell.row) && (0..<columns).contains(cell.column))
            }
        }
    }

    @Test("Places on both sides of the date line stand side by side")
    func dateLine() throws {
        let window = MapWindow(fitting: [try point(-17.7, 178.0), try point(-13.8, -172.1)], rows: 30, columns: 90)
        let fiji = try #require(window.cell(of: try point(-17.7, 178.0)))
        let samoa = try #require(window.cell(of: try point(-13.8, -172.1)))
        #expect(samoa.column > fiji.column && samoa.column - fiji.column < 60)
    }

    @Test("One city is shown with the lands around it")
    func oneCity() throws {
        let window = MapWindow(fitting: [try point(52.5, 13.4)], rows: 30, columns: 90)
        #expect(window.cell(of: try point(53.5, 10.0)) != nil)
        #expect(window.cell(of: try point(52.2, 21.0)) != nil)
        #expect(window.cell(of: try point(40.7, -74.0)) == nil)
    }

    @Test("Neither zooming nor panning leaves the world")
    func limits() throws {
        var window = MapWindow(worldOn: 30, columns: 90)
        for _ in 0..<50 { window.zoom(by: 2) }
        #expect(window.box.x.upperBound - window.box.x.lowerBound <= 1.0001)
        for _ in 0..<50 { window.pan(right: 0.7, down: 1) }
        #expect((0..<1).contains(window.centre.x) && (0...1).contains(window.centre.y))
        for _ in 0..<50 { window.zoom(by: 0.5) }
        #expect(window.scale * 90 > 0.9 / 360)
    }
}
