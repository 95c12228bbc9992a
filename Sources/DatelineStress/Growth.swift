import Foundation

/// Work that grows with the input and not faster: each reader reads inputs of one, two and four times a size, made of one
/// piece again and again, and the processor's instructions are counted.
///
/// Times say little on a machine that does other things too; valgrind counts the same each time.
final class Growth {
    private let proof: Proof
    private let size: Int
    private let names: [String]

    /// By how much more work the second doubling may cost than the first: twice as much is linear, four times is
    /// quadratic.
    private static let mostGrowth = 2.6
    /// Instructions; a difference of fewer says nothing.
    private static let leastWork = 2_000_000

    /// - Parameter names: of the readers to count; all without any.
    init(_ proof: Proof, size: Int, names: [String]) {
        (self.proof, self.size, self.names) = (proof, size, names)
    }

    func run() throws {
        guard FileManager.default.isExecutableFile(atPath: valgrind) else {
            return proof.say("left out: there is no \(valgrind)")
        }
        let program = try stripped()
        for reader in GrownReader.all where names.isEmpty || names.contains(reader.name) {
            for index in reader.pieces.indices { try measure(reader, index, program) }
            proof.say("\(reader.name): \(reader.pieces.count) inputs")
        }
    }

    private func measure(_ reader: GrownReader, _ index: Int, _ program: String) throws {
        let counts = try [1, 2, 4].map { try instructions(program, [reader.name, "\(index)", "\(size * $0)"]) }
        let (first, second) = (counts[1] - counts[0], counts[2] - counts[1])
        let isGrown = second > Self.leastWork && Double(second) > Self.mostGrowth * Double(max(1, first))
        proof.expect(!isGrown, "\(reader.name) of \(reader.pieces[index].debugDescription): \(counts) instructions")
    }

    /// This program without what debuggers read, which valgrind would read too, and not always understands.
    ///
    /// - Returns: its path; that of the program itself where there is no `strip`.
    private func stripped() throws -> String {
        guard FileManager.default.isExecutableFile(atPath: strip) else { return ChildProgram.own }
        let path = proof.folder + "/stripped"
        let outcome = try ChildProgram(path: strip, folder: proof.folder).run(
            ["-o", path, ChildProgram.own], seconds: 60)
        return outcome.ending == .status(0) ? path : ChildProgram.own
    }

    /// How many instructions it takes to start, to read one input, and to end.
    private func instructions(_ program: String, _ input: [String]) throws -> Int {
        let child = ChildProgram(path: valgrind, folder: proof.folder)
        let outcome = try child.run(
            [
                "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null", program, "growth-read",
            ] + input, seconds: 600)
        let line = outcome.errors.split(separator: "\n").last { $0.contains("refs:") }
        guard outcome.ending == .status(0), let count = line?.split(separator: ":").last.flatMap(Self.number) else {
            throw Unmeasured(input: input, said: String(outcome.errors.suffix(400)))
        }
        return count
    }

    private static func number(_ text: Substring) -> Int? { Int(text.filter(\.isNumber)) }

    private struct Unmeasured: Error {
        let input: [String]
        let said: String
    }
}

private let (valgrind, strip) = ("/usr/bin/valgrind", "/usr/bin/strip")

/// Reads one input, in the process whose instructions are counted.
func readGrown(_ arguments: [String]) throws -> Never {
    guard arguments.count == 3, let reader = GrownReader.all.first(where: { $0.name == arguments[0] }),
        let piece = Int(arguments[1]), reader.pieces.indices.contains(piece), let bytes = Int(arguments[2])
    else { usage() }
    // What is no news is refused, and that is work too.
    try? reader.read(reader.input(of: reader.pieces[piece], bytes: bytes))
    exit(0)
}
