import Foundation
import Ledger
import SystemPackage

/// A folder of one test, gone with it.
final class TemporaryFolder: Sendable {
  let path: FilePath

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "ledger-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = FilePath(url.path)
  }

  deinit { try? FileManager.default.removeItem(atPath: path.string) }

  var file: LedgerFile { LedgerFile(path.appending("ledger.sqlite")) }

  /// Size, time of change and bytes, nil when it is not there.
  static func fingerprint(_ path: FilePath) throws -> [String]? {
    guard FileManager.default.fileExists(atPath: path.string) else { return nil }
    let attributes = try FileManager.default.attributesOfItem(atPath: path.string)
    let time = (attributes[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
    let bytes = try Data(contentsOf: URL(filePath: path.string))
    return ["\(bytes.count)", "\(time)", bytes.base64EncodedString()]
  }
}
