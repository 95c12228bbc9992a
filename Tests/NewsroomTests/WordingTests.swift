import Compression
import Testing
import Wire

@testable import Newsroom

@Suite("What people are told")
struct WordingTests {
    @Test(
        "Why a file was skipped",
        arguments: [
            (.system(2), "No such file or directory"), (.namedPipe, "a named pipe, not a file"),
            (.packing(.endsEarly(.gzip)), "its gzip data ends too early"),
            (.tooLarge(limit: 16 << 20, unpacked: true), "larger than 16 MB when unpacked"),
            (.unreadable(.empty), "it is empty"),
            (.unreadable(.binary(kind: "a PNG picture")), "it is a PNG picture, not text"),
            (
                .unreadable(.malformed(.json, byteOffset: 7, expected: "','")),
                "it is not valid as JSON: ',' was expected at byte 7"
            ),
            (.unreadable(.noArticles(.mailbox)), "it is a mailbox without articles"),
        ] as [(FileFailure, String)])
    func files(failure: FileFailure, words: String) { #expect(wording(of: failure) == words) }

    @Test("What an import did, the first reason among it")
    func imports() {
        var counts = ImportCounts()
        #expect(counts.summary == "0 new articles")
        counts.add(.skipped(file: "broken.txt", .unreadable(.empty)))
        counts.add(.skipped(file: "other.txt", .socket))
        counts.add(.known(file: "old.txt", articles: 3))
        #expect(counts.summary == "0 new articles, 3 already there, 2 skipped (broken.txt: it is empty)")
    }

    @Test(arguments: [(0, "0 articles"), (1, "1 article"), (2, "2 articles")])
    func counts(number: Int, words: String) { #expect(counted(number, "article") == words) }
}
