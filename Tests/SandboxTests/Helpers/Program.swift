import Foundation

/// Runs the programs that tests check clips with.
enum Program {
  static let hasFFmpeg = find("ffmpeg") != nil && find("ffprobe") != nil

  struct Failure: Error {
    let text: String
  }

  /// What the program wrote to standard output; throws what it wrote elsewhere when it fails.
  static func run(_ name: String, _ arguments: [String]) async throws -> String {
    guard let path = find(name) else { throw Failure(text: "no \(name)") }
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure(text: "\(name): \(process.terminationStatus)") }
    return String(decoding: data, as: UTF8.self)
  }

  private static func find(_ name: String) -> String? {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}
