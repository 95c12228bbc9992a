import Testing

@testable import Postgres

@Suite("The way through days")
struct TimeDescentTests {
    /// All steps, of which none finds anything.
    private func steps(_ days: ClosedRange<Int64>, isOlder: Bool, near: Int64?) -> [ClosedRange<Int64>] {
        var descent = TimeDescent(days, isOlder: isOlder, near: near)
        var steps: [ClosedRange<Int64>] = []
        while let step = descent.next() {
            steps.append(step)
            descent.note(found: 0, of: 50)
        }
        return steps
    }

    @Test(arguments: [true, false], [nil, 0, 99, 100, 101, 5000, 738_000, 739_123, 739_124, 2_000_000] as [Int64?])
    func eachDayIsAskedForOnceFromOneEndToTheOther(isOlder: Bool, near: Int64?) {
        let days: ClosedRange<Int64> = 100...739_123
        let steps = steps(days, isOlder: isOlder, near: near)
        let ascending = isOlder ? steps.reversed() : steps
        #expect(ascending.first?.lowerBound == days.lowerBound)
        #expect(ascending.last?.upperBound == days.upperBound)
        for (one, next) in zip(ascending, ascending.dropFirst()) { #expect(one.upperBound + 1 == next.lowerBound) }
    }

    @Test
    func theFirstStepHoldsTheDaysWithFewArticles() {
        #expect(steps(739_000...739_400, isOlder: true, near: 739_200)[0].contains(739_200))
        #expect(steps(739_000...739_400, isOlder: false, near: 739_200)[0].contains(739_200))
        #expect(steps(739_000...739_400, isOlder: true, near: nil) == [739_000...739_400])
        #expect(steps(739_000...739_400, isOlder: true, near: 739_400)[0].count <= 8)
    }

    @Test
    func aRangeOfDaysIsFewWords() {
        for near in stride(from: Int64(0), to: 739_123, by: 9_973) {
            let step = steps(0...739_123, isOlder: true, near: near)[0]
            #expect(TimeSpan.keys(of: step).count < 250)
        }
    }
}
