private import Foundation
internal import Ledger
private import Mustache
internal import SystemPackage
internal import Workflow

/// `report.html` in the output folder: one file without scripts, beside the frames and clips that it shows.
struct ReportFile {
  let layout: RunLayout

  var path: FilePath { layout.output.appending("report.html") }

  /// False when there is nothing to tell, or the file said the same already and was left alone.
  func write(from ledger: any LedgerReader) async throws -> Bool {
    let page = try await ReportPage(of: ledger, layout: layout)
    guard !page.shots.isEmpty else { return false }
    let template = try MustacheTemplate(
      string: String(decoding: PackageResources.report_mustache, as: UTF8.self))
    let bytes = Data(template.render(page).utf8)
    return try await SystemDisk().run { [path] in
      guard FileManager.default.contents(atPath: path.string) != bytes else { return false }
      try bytes.write(to: URL(filePath: path.string), options: .atomic)
      return true
    }
  }
}
