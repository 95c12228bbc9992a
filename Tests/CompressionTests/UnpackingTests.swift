import Foundation
import Testing

@testable import Compression

private func packed(_ base64: String) throws -> [UInt8] { Array(try #require(Data(base64Encoded: base64))) }

private let gzip = "H4sIAAAAAAACAwtKLEktVijKLE7V4wIAn1p3MAwAAAA="
private let zlib = "eJwLSixJLVYoyixO1eMCABy2BAs="
private let bare = "C0osSS1WKMosTtXjAgA="
private let text = Array("Rates rise.\n".utf8)

@Suite struct UnpackingTests {
    @Test("gzip, zlib and bare deflate give back what was packed")
    func kinds() throws {
        #expect(try unpacked(packed(gzip), .gzip, limit: 100) == text)
        #expect(try unpacked(packed(zlib), .deflate, limit: 100) == text)
        #expect(try unpacked(packed(bare), .deflate, limit: 100) == text)
    }

    @Test("Members that follow one another are one stream; zeros after them are ignored")
    func members() throws {
        let two = try packed(gzip) + packed(gzip)
        #expect(try unpacked(two + [0, 0, 0], .gzip, limit: 100) == text + text)
    }

    @Test("A stream that is cut, damaged or followed by something else is refused with the reason")
    func damaged() throws {
        let whole = try packed(gzip)
        #expect(throws: UnpackingError.endsEarly(.gzip)) { try unpacked(Array(whole.dropLast(4)), .gzip, limit: 100) }
        #expect(throws: UnpackingError.endsEarly(.gzip)) { try unpacked([], .gzip, limit: 100) }
        #expect(throws: UnpackingError.trailingBytes(.gzip)) {
            try unpacked(whole + Array("x".utf8), .gzip, limit: 100)
        }
        var wrong = whole
        wrong[whole.count - 8] ^= 1
        #expect(throws: UnpackingError.damaged(.gzip, cause: "incorrect data check")) {
            try unpacked(wrong, .gzip, limit: 100)
        }
    }

    @Test("A stream that unpacks to more than the limit is refused")
    func limit() throws {
        #expect(throws: UnpackingError.tooLarge(.gzip, limit: 11)) { try unpacked(packed(gzip), .gzip, limit: 11) }
        #expect(try unpacked(packed(gzip), .gzip, limit: 12).count == 12)
    }

    @Test("Pieces of any size give the same as the whole", arguments: [1, 2, 7])
    func pieces(_ size: Int) throws {
        let bytes = try packed(gzip) + packed(gzip)
        let unpacker = Unpacker(.gzip)
        var result: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: size) {
            unpacker.give(Array(bytes[start..<min(start + size, bytes.count)]))
            while !unpacker.needsInput { result += try unpacker.next(size) }
        }
        #expect(result == text + text)
        #expect(unpacker.isWhole)
    }

    @Test("Zstandard frames that follow one another are one stream; a cut one is refused")
    func zstd() throws {
        let frame = try packed("KLUv/SQMYQAAUmF0ZXMgcmlzZS4KUA5fTQ==")
        #expect(Packing(opening: frame) == .zstd)
        #expect(try unpacked(frame + frame, .zstd, limit: 100) == text + text)
        #expect(throws: UnpackingError.endsEarly(.zstd)) { try unpacked(frame.dropLast(2), .zstd, limit: 100) }
        #expect(throws: UnpackingError.trailingBytes(.zstd)) {
            try unpacked(frame + Array("rubbish".utf8), .zstd, limit: 100)
        }
    }
}
