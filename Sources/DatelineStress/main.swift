import Foundation

// Long proofs that a library keeps what it was given, whatever happens to the program, the file or the machine. They
// are not part of the product: `make stress` runs them at full scale, the tests briefly. Each proof prints what it did,
// and the program exits with 1 if anything failed.
//
//     dateline-stress kills COUNT              processes killed at random moments under mixed changes
//     dateline-stress server-kills COUNT       the same on a PostgreSQL server, which is killed too
//     dateline-stress damage COUNT PROGRAM     randomly damaged files, given to PROGRAM
//     dateline-stress restores COUNT PROGRAM   backups that PROGRAM puts in place, killed now and then
//     dateline-stress edits COUNT PROGRAM      files with edited pages and rows, read by PROGRAM
//     dateline-stress crowd SECONDS            four writers and four readers on one library
//     dateline-stress queries COUNT [FILE]     random queries, and those of a JSON list, beside a plain scan
//     dateline-stress growth BYTES [READER...] inputs of one, two and four times so many bytes, instructions counted
//
// A run prints its seed at the start; `DATELINE_STRESS_SEED` repeats the random choices of that run. The moment at
// which a process is killed cannot be repeated.

let arguments = Array(CommandLine.arguments.dropFirst())

func usage() -> Never {
    let lines =
        "usage: dateline-stress kills COUNT | server-kills COUNT | damage COUNT PROGRAM | restores COUNT PROGRAM"
        + " | edits COUNT PROGRAM | crowd SECONDS | queries COUNT [FILE] | growth BYTES [READER...]\n"
    FileHandle.standardError.write(Data(lines.utf8))
    exit(64)
}

guard arguments.count >= 2 else { usage() }
switch (arguments[0], Int(arguments[1])) {
case ("kills", let count?): try proof("kills") { try Kills($0, count: count).run() }
case ("server-kills", let count?): try proof("server-kills") { try ServerKills($0, count: count).run() }
case ("damage", let count?) where arguments.count == 3:
    try proof("damage") { try Damages($0, count: count, program: arguments[2]).run() }
case ("restores", let count?) where arguments.count == 3:
    try proof("restores") { try Restores($0, count: count, program: arguments[2]).run() }
case ("edits", let count?) where arguments.count == 3:
    try proof("edits") { try Edits($0, count: count, program: arguments[2]).run() }
case ("crowd", let seconds?): try proof("crowd") { try Crowd($0, seconds: seconds).run() }
case ("queries", let count?):
    try proof("queries") { try Queries($0, count: count, file: arguments.count > 2 ? arguments[2] : nil).run() }
case ("growth", let size?):
    try proof("growth") { try Growth($0, size: size, names: Array(arguments.dropFirst(2))).run() }
// Processes that the proofs start themselves.
case ("growth-read", _): member { try readGrown(Array(arguments.dropFirst())) }
case ("kill-worker", _): member { try KillWorker(Array(arguments.dropFirst())).run() }
case ("crowd-member", _): member { try CrowdMember(Array(arguments.dropFirst())).run() }
default: usage()
}

/// Runs one proof in a folder of its own, and exits with its outcome.
func proof(_ name: String, _ work: (Proof) throws -> Void) throws -> Never {
    let proof = try Proof(name)
    do { try work(proof) } catch { proof.fail("it ended early: \(error)") }
    exit(proof.conclude())
}

/// Runs a process that a proof has started; if it fails, it says why on standard error.
func member(_ work: () throws -> Never) -> Never {
    do { try work() } catch {
        FileHandle.standardError.write(Data("\(error)\n".utf8))
        exit(1)
    }
}
