import Testing

@testable import News

@Suite struct MomentTests {
    @Test("The time of day of the earliest and the latest moment that a file can name")
    func extremes() {
        for (seconds, second) in [(Int64.min, 52), (.max, 7)] {
            #expect(Moment(seconds: seconds).second == second)
            #expect(Moment(seconds: seconds).iso8601.hasSuffix("Z"))
        }
    }

    @Test("A day without a time stays without one")
    func day() throws {
        let day = try #require(Moment(year: 2024, month: 3, day: 5))
        #expect(day.iso8601 == "2024-03-05")
        #expect(!day.hasTime)
    }

    @Test("A time with an offset is turned into UTC")
    func offset() throws {
        let moment = try #require(Moment(year: 2024, month: 3, day: 5, hour: 0, minute: 15, offset: 3600))
        #expect(moment.iso8601 == "2024-03-04T23:15:00Z")
    }

    @Test(arguments: [(2023, 2, 29), (2024, 13, 1), (2024, 0, 1), (2024, 4, 31), (0, 1, 1), (292_277_026, 1, 1)])
    func impossibleDates(year: Int, month: Int, day: Int) {
        #expect(Moment(year: year, month: month, day: day) == nil)
    }

    @Test(arguments: [(1900, 1, 1), (1970, 1, 1), (2000, 2, 29), (2038, 1, 19), (9999, 12, 31), (1, 1, 1)])
    func daysSurviveTheRoundTrip(year: Int, month: Int, day: Int) {
        #expect(CivilDay(year: year, month: month, day: day).parts == (year, month, day))
    }

    @Test func weekdays() {
        #expect(CivilDay(year: 2024, month: 3, day: 5).weekday == 1)
        #expect(CivilDay(year: 1969, month: 12, day: 28).weekday == 6)
    }

    @Test func aLeapSecondIsTheNextSecond() {
        #expect(
            Moment(year: 2016, month: 12, day: 31, hour: 23, minute: 59, second: 60)?.iso8601
                == "2017-01-01T00:00:00Z")
    }
}
