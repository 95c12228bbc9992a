import Foundation
import Testing

/// The path of a file that lies beside the repository; `nil`, saying so, where it does not.
func sharedPath(_ name: String) -> String? {
    let root = ProcessInfo.processInfo.environment["DATELINE_SHARED"] ?? #filePath + "/../../../../shared"
    let path = URL(fileURLWithPath: root).standardized.appendingPathComponent(name).path
    if FileManager.default.isReadableFile(atPath: path) { return path }
    print("skipped: there is no \(path)")
    return nil
}

func sharedLines(_ name: String) throws -> [String]? {
    guard let path = sharedPath(name) else { return nil }
    return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init)
}
