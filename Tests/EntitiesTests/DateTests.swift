import News
import Testing

@testable import Entities

@Suite("Dates with calendar names")
struct DateTests {
    /// A Wednesday.
    static let published = Moment(year: 2025, month: 1, day: 15)

    @Test(arguments: [
        ("It rained on Monday.", "2025-01-13"), ("It rained on Wednesday.", "2025-01-15"),
        ("They will meet on Monday.", "2025-01-20"), ("It is due next Friday.", "2025-01-17"),
        ("It rained on December 28.", "2024-12-28"), ("It rained on 3 February 1999.", "1999-02-03"),
        ("It rained on January 2nd, 2024.", "2024-01-02"), ("It began in March 2020.", "2020-03"),
        ("She was born on the 4th of July, 1990.", "1990-07-04"),
        ("The file is of 2023-11-30.", "2023-11-30"), ("It ends in June.", "2025-06"),
        ("November was mild.", "2024-11"), ("In May Theresa Lindqvist left.", "2025-05"),
        ("They remember 9/11 there.", "2001-09-11"),
    ])
    func resolved(_ text: String, _ expected: String) {
        #expect(Found(text, published: DateTests.published).entities(.date) == [expected])
    }

    @Test(arguments: [
        "He may march.", "April Jones came.", "It rained last week.", "In 2014 it rained.", "The Sunday Times wrote.",
        "May he rest.", "On February 31 nothing happened.", "Wednesday Lindqvist, their cook, left.",
        "Saturday Night Live made a joke of it.", "The shop is open 24/7.",
    ])
    func noDates(_ text: String) {
        #expect(Found(text, published: DateTests.published).entities(.date).isEmpty)
    }

    @Test("Without a day of publication, a date takes the year of the text's other dates, unless they have several")
    func yearOfText() {
        #expect(Found("It rained on March 5, 2024, and on May 2.").entities(.date) == ["2024-03-05", "2024-05-02"])
        #expect(Found("Born in May 1987, wed in June 1999, he left on May 2.").entities(.date).last == "May 2")
    }

    @Test("Without a day of publication, a weekday keeps its name")
    func unresolved() {
        #expect(Found("It rained on Monday.").entities(.date) == ["Monday"])
    }
}
