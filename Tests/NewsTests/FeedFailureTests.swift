import News
import Testing

@Suite("Why a feed could not be read, as a library keeps it")
struct FeedFailureTests {
    static let all: [FeedFailure] =
        [
            .empty, .webPage, .notAFeed, .binary(kind: "a PNG picture"),
            .malformed(byteOffset: 17, expected: "the end of <item>"), .malformed(byteOffset: 0, expected: ""),
            .damagedPacking, .noXMLLibrary(cause: "libxml2.so.2: cannot open shared object file"),
        ]
        + [
            FetchFailure.refusedAddress("file:///etc/passwd"), .privateAddress("http://10.0.0.1/a b"),
            .tooManyRedirects(limit: 10), .tooLarge(limit: 1 << 24), .tooManyHeaders(limit: 262_144),
            .tooSlow(seconds: 30), .brokenOff, .cancelled, .status(404), .failed("Couldn't resolve host name"),
            .failed(""),
        ].map { .fetch($0) }

    @Test("It comes back as it was, and each as a line of its own kind", arguments: all)
    func roundTrip(failure: FeedFailure) {
        #expect(FeedFailure(stored: failure.stored) == failure)
        #expect(Self.all.filter { $0.stored == failure.stored } == [failure])
    }

    @Test("What stands between parameters cannot come from a parameter")
    func separators() {
        let failure = FeedFailure.malformed(byteOffset: 3, expected: "a\tb\nc")
        #expect(FeedFailure(stored: failure.stored) == .malformed(byteOffset: 3, expected: "a b c"))
    }

    @Test(
        "What no version of this program wrote is no failure", arguments: ["", "status", "status\tx", "it is too slow"])
    func strange(text: String) { #expect(FeedFailure(stored: text) == nil) }

    @Test(
        "Asking again may help after trouble that passes, and not if there is nothing",
        arguments: [
            (.tooSlow(seconds: 30), true), (.brokenOff, true), (.failed("Couldn't connect to server"), true),
            (.status(500), true), (.status(429), true), (.status(404), false), (.status(410), false),
            (.privateAddress("a"), false), (.tooLarge(limit: 1), false),
        ] as [(FetchFailure, Bool)])
    func passing(failure: FetchFailure, isPassing: Bool) { #expect(failure.isPassing == isPassing) }
}
