private import Foundation
internal import SystemPackage

/// Keeps what clients sent, a file for each request, without keys and without what differs from run to run.
actor Transcript {
  private let folder: FilePath
  private let disk = DiskExecutor()
  private var count = 0

  nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe disk.asUnownedSerialExecutor() }

  init(folder: FilePath) { self.folder = folder }

  /// Makes the folder; files of an earlier server stay unless this one's have their names.
  func open() throws(SandboxError) { try JobStore.makeFolder(folder) }

  func add(_ request: SandboxRequest, _ route: SandboxRoute) throws {
    count += 1
    let number = String(repeating: "0", count: max(0, 4 - "\(count)".count)) + "\(count)"
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    let data = try encoder.encode(RecordedRequest(request, route: route.name)) + Data("\n".utf8)
    try DurableFile.write(data, to: folder.appending("\(number)-\(route.call?.rawValue ?? "other").json"))
  }
}
