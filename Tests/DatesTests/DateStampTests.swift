import News
import Testing

@testable import Dates

@Suite struct DateStampTests {
    @Test(
        "Dates are read in the forms that pages print",
        arguments: [
            ("March 5, 2024 2:31 PM", "2024-03-05T14:31:00Z"),
            ("Published Date: 03:15 | 05 March 2024", "2024-03-05T03:15:00Z"),
            ("2024-03-05", "2024-03-05"),
            ("2024-03-05T14:31:22Z", "2024-03-05T14:31:22Z"),
            ("2024-03-05T14:31:22.123+01:00", "2024-03-05T13:31:22Z"),
            ("2024-03-05 14:31:22 -0500", "2024-03-05T19:31:22Z"),
            ("5 Mar 2024", "2024-03-05"),
            ("Tuesday 5 March 2024", "2024-03-05"),
            ("Tue 5 Mar 2024 14.31 GMT", "2024-03-05T14:31:00Z"),
            ("Tue, 05 Mar 2024 09:31:00 +0100", "2024-03-05T08:31:00Z"),
            ("Updated 9:31 a.m. EST, Mar. 5th, 2024", "2024-03-05T14:31:00Z"),
            ("July 5, 2024 at 9 am ET", "2024-07-05T13:00:00Z"),
            ("5. März 2024, 14:31 Uhr", "2024-03-05T14:31:00Z"),
            ("le 5 mars 2024 à 14h31", "2024-03-05T14:31:00Z"),
            ("05.03.2024", "2024-03-05"),
            ("25/12/2023", "2023-12-25"),
            ("12/25/2023", "2023-12-25"),
            ("12:05 AM, 1 January 2024", "2024-01-01T00:05:00Z"),
            ("2024 March 5", "2024-03-05"), ("2024-Mar-05", "2024-03-05"),
            ("Chapter 2023. March 5, 2024", "2024-03-05"),
        ])
    func forms(_ text: String, _ expected: String) {
        #expect(moment(from: text)?.iso8601 == expected)
    }

    @Test(
        "What is no date, or an impossible one, is none",
        arguments: ["", "May 2024", "31 February 2024", "Chapter 5", "10-12", "99999999999-01-01", "2024-13-01"])
    func none(_ text: String) {
        #expect(moment(from: text) == nil)
    }

    @Test(
        "Zones and signs of other languages are read",
        arguments: [
            ("Dienstag, 5. März 2024 09.30 Uhr MEZ", "2024-03-05T08:30:00Z"),
            ("5 марта 2024, 09:30 МСК", "2024-03-05T06:30:00Z"),
            ("2024年3月5日 09:30", "2024-03-05T09:30:00Z"), ("2024년 3월 5일", "2024-03-05"),
            ("5 lapkričio 2024", "2024-11-05"), ("5. oktobar 2024", "2024-10-05"),
            ("5 ноември 2024", "2024-11-05"), ("5. mája 2024", "2024-05-05"),
            ("5 March 2024 09:30 EAT", "2024-03-05T06:30:00Z"), ("2024. március 5. 09:30", "2024-03-05T09:30:00Z"),
        ])
    func otherLanguages(_ text: String, _ expected: String) { #expect(moment(from: text)?.iso8601 == expected) }
}
