import Foundation

/// Another program, run to its end or to a time limit.
struct ChildProgram {
    /// How a run ended.
    enum Ending: Equatable {
        case status(Int32)
        /// A signal ended it: it crashed.
        case signal(Int32)
        /// It was still running at the time limit, and was killed.
        case hung
    }

    struct Outcome {
        let ending: Ending
        let output: String
        let errors: String

        /// Standard output read as JSON Lines; nil if a line is not an object.
        var objects: [[String: Any]]? {
            var objects: [[String: Any]] = []
            for line in output.split(separator: "\n") {
                guard let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] else {
                    return nil
                }
                objects.append(object)
            }
            return objects
        }
    }

    let path: String
    /// The folder for the files that its output goes to.
    let folder: String

    /// - Parameter seconds: how long it may take at most.
    func run(_ arguments: [String], seconds: Double) throws -> Outcome {
        let names = [folder + "/output.txt", folder + "/errors.txt"]
        let files = try names.map { name in
            _ = FileManager.default.createFile(atPath: name, contents: nil)
            return try FileHandle(forWritingTo: URL(fileURLWithPath: name))
        }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = files[0]
        process.standardError = files[1]
        let end = DispatchSemaphore(value: 0)
        process.terminationHandler = { _ in end.signal() }
        try process.run()
        let isInTime = end.wait(timeout: .now() + seconds) == .success
        if !isInTime {
            kill(process.processIdentifier, SIGKILL)
            end.wait()
        }
        for file in files { try file.close() }
        let ending: Ending =
            !isInTime
            ? .hung
            : process.terminationReason == .uncaughtSignal
                ? .signal(process.terminationStatus) : .status(process.terminationStatus)
        let printed = names.map { String(decoding: FileManager.default.contents(atPath: $0) ?? Data(), as: UTF8.self) }
        return Outcome(ending: ending, output: printed[0], errors: printed[1])
    }

    /// The path of this very program.
    static var own: String { URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().path }
}
