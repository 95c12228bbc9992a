import Foundation
import Testing

/// The path of a file in the folder of test data beside the repository; nil if it is not there.
private func sharedPath(_ name: String) -> String? {
    let root = ProcessInfo.processInfo.environment["DATELINE_SHARED"] ?? #filePath + "/../../../../shared"
    let path = URL(fileURLWithPath: root).standardized.appendingPathComponent(name).path
    return FileManager.default.isReadableFile(atPath: path) ? path : nil
}

/// The bytes of a file in the folder of test data.
func sharedData(_ name: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: #require(sharedPath(name))))
}

/// The lines of a text in the folder of test data.
func sharedLines(_ name: String) throws -> [String] {
    try String(decoding: sharedData(name), as: UTF8.self).split(separator: "\n").map(String.init)
}

extension Trait where Self == ConditionTrait {
    /// Skips a test, and says so, if a file of test data is not there.
    static func needs(_ name: String) -> Self {
        .enabled(if: sharedPath(name) != nil, "the file \(name) is not in the folder of test data")
    }
}
