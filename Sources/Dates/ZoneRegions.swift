import News

// Zones by the names that the tz database gives them: 'America/Los_Angeles'. Which offset holds follows from the day; in
// the night of the change itself it may be an hour off.
//
// Source: tz database 2024a (public domain), the rules as they are since 2007. Of zones whose rules changed since then
// the present ones count: Moscow and Istanbul without summer time, Mexico and Jordan too.

/// A zone with its summer time.
struct ZoneRegion {
    /// When clocks are put forward by an hour, and back.
    enum SummerTime {
        case never
        /// From the last Sunday of March to that of October.
        case europe
        /// From the second Sunday of March to the first of November.
        case america
        /// From the Friday before the last Sunday of March to the last Sunday of October.
        case israel
        /// From the first Sunday of October to the first of April; from the last Sunday of September in New Zealand, and
        /// from the first Sunday after September 1 in Chile.
        case australia, newZealand, chile
    }

    /// Seconds east of UTC in winter.
    let standard: Int
    let summerTime: SummerTime

    /// - Parameter name: as ``plainLetters(_:)`` leaves it, 'america los angeles'.
    init?(named name: String) {
        guard let found = regions[name] else { return nil }
        self = found
    }

    init(standard: Int, _ summerTime: SummerTime) {
        self.standard = standard
        self.summerTime = summerTime
    }

    /// Seconds east of UTC on a day.
    func offset(on day: CivilDay) -> Int { standard + (isSummer(day) ? 3600 : 0) }

    private func isSummer(_ day: CivilDay) -> Bool {
        let year = day.parts.year
        func between(_ start: CivilDay, _ end: CivilDay) -> Bool {
            start.number <= day.number && day.number < end.number
        }
        switch summerTime {
        case .never: return false
        case .europe: return between(lastSunday(of: 3, year), lastSunday(of: 10, year))
        case .america: return between(firstSunday(of: 3, year, from: 8), firstSunday(of: 11, year))
        case .israel:
            return between(CivilDay(number: lastSunday(of: 3, year).number - 2), lastSunday(of: 10, year))
        case .australia: return !between(firstSunday(of: 4, year), firstSunday(of: 10, year))
        case .newZealand: return !between(firstSunday(of: 4, year), lastSunday(of: 9, year))
        case .chile: return !between(firstSunday(of: 4, year, from: 2), firstSunday(of: 9, year, from: 2))
        }
    }
}

private func firstSunday(of month: Int, _ year: Int, from day: Int = 1) -> CivilDay {
    let start = CivilDay(year: year, month: month, day: day)
    return CivilDay(number: start.number + 6 - start.weekday)
}

private func lastSunday(of month: Int, _ year: Int) -> CivilDay {
    firstSunday(of: month, year, from: CivilDay.length(ofMonth: month, year: year) - 6)
}

private let regions: [String: ZoneRegion] = {
    let rows: [(hours: Double, ZoneRegion.SummerTime, String)] = [
        (0, .europe, "europe: london dublin lisbon belfast, atlantic: canary madeira faroe"),
        (-1, .europe, "atlantic: azores"),
        (
            1, .europe,
            """
            europe: berlin paris madrid rome vienna zurich brussels amsterdam luxembourg copenhagen oslo stockholm prague
            warsaw budapest bratislava ljubljana zagreb sarajevo belgrade skopje podgorica tirane malta monaco andorra
            vaduz san_marino vatican gibraltar busingen
            """
        ),
        (
            2, .europe,
            "europe: athens bucharest sofia helsinki riga tallinn vilnius kiev kyiv chisinau mariehamn, asia: nicosia beirut"
        ),
        (2, .israel, "asia: jerusalem tel_aviv"),
        (
            -5, .america,
            "america: new_york detroit toronto montreal nassau havana indianapolis indiana/indianapolis, us: eastern"
        ),
        (-6, .america, "america: chicago winnipeg menominee, us: central"),
        (-7, .america, "america: denver edmonton boise, us: mountain"),
        (-8, .america, "america: los_angeles vancouver tijuana, us: pacific"),
        (-9, .america, "america: anchorage juneau, us: alaska"), (-4, .america, "america: halifax, atlantic: bermuda"),
        (-3.5, .america, "america: st_johns"), (-4, .chile, "america: santiago"),
        (10, .australia, "australia: sydney melbourne hobart canberra"), (9.5, .australia, "australia: adelaide"),
        (12, .newZealand, "pacific: auckland"),
        (-10, .never, "pacific: honolulu, us: hawaii"), (-7, .never, "america: phoenix hermosillo, us: arizona"),
        (-6, .never, "america: mexico_city guatemala costa_rica el_salvador tegucigalpa managua regina monterrey"),
        (-5, .never, "america: bogota lima guayaquil panama jamaica cancun"),
        (-4, .never, "america: caracas la_paz manaus puerto_rico santo_domingo port_of_spain barbados guyana"),
        (
            -3, .never,
            "america: sao_paulo buenos_aires argentina/buenos_aires montevideo bahia fortaleza recife asuncion paramaribo"
        ),
        (0, .never, "etc: utc gmt, africa: accra abidjan dakar bamako monrovia freetown, atlantic: reykjavik"),
        (1, .never, "africa: lagos algiers tunis luanda kinshasa casablanca libreville douala ndjamena niamey"),
        (
            2, .never,
            """
            africa: johannesburg harare lusaka maputo kigali tripoli khartoum cairo windhoek gaborone, europe: kaliningrad
            """
        ),
        (
            3, .never,
            """
            europe: moscow minsk istanbul simferopol, asia: istanbul riyadh baghdad kuwait qatar bahrain amman damascus aden,
            africa: nairobi addis_ababa kampala dar_es_salaam mogadishu djibouti
            """
        ),
        (3.5, .never, "asia: tehran"), (4, .never, "asia: dubai baku tbilisi yerevan muscat, europe: samara"),
        (4.5, .never, "asia: kabul"), (5, .never, "asia: karachi tashkent yekaterinburg almaty dushanbe ashgabat"),
        (5.5, .never, "asia: kolkata calcutta colombo"), (5.75, .never, "asia: kathmandu katmandu"),
        (6, .never, "asia: dhaka omsk bishkek thimphu"), (6.5, .never, "asia: yangon rangoon"),
        (7, .never, "asia: bangkok jakarta ho_chi_minh saigon novosibirsk krasnoyarsk phnom_penh vientiane"),
        (
            8, .never,
            "asia: shanghai hong_kong singapore taipei manila kuala_lumpur irkutsk macau ulaanbaatar, australia: perth"
        ),
        (9, .never, "asia: tokyo seoul pyongyang yakutsk dili"), (9.5, .never, "australia: darwin"),
        (10, .never, "australia: brisbane, asia: vladivostok, pacific: guam port_moresby"),
        (12, .never, "pacific: fiji, asia: kamchatka"),
    ]
    // American papers leave the season out.
    var table = [
        "et": ZoneRegion(standard: -5 * 3600, .america), "ct": ZoneRegion(standard: -6 * 3600, .america),
        "mt": ZoneRegion(standard: -7 * 3600, .america), "pt": ZoneRegion(standard: -8 * 3600, .america),
    ]
    for (hours, summerTime, groups) in rows {
        for group in groups.split(separator: ",") {
            let parts = group.split(separator: ":")
            for city in parts[1].split(whereSeparator: \.isWhitespace) {
                let name = folded(parts[0] + "/" + city)
                table[name] = ZoneRegion(standard: Int(hours * 3600), summerTime)
            }
        }
    }
    return table
}()
