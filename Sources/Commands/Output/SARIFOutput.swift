private import Foundation
internal import Workflow

/// One SARIF 2.1.0 document when all is done.
final class SARIFOutput: FindingOutput {
  private var results: [SARIFLog.Result] = []

  func write(_ file: CheckedFile) {
    results += file.findings.map { SARIFLog.Result($0, at: file.path) }
  }

  func finish(_ summary: Summary) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    let log = SARIFLog(results: results, exitCode: summary.exitCode)
    do {
      Console.standardOutput.write("\(String(decoding: try encoder.encode(log), as: UTF8.self))\n")
    } catch {
      preconditionFailure("a log of plain values always encodes: \(error)")
    }
  }
}
