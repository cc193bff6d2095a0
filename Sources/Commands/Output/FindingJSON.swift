internal import Domain
private import SystemPackage
internal import Workflow

/// `finding` objects, with --fix and --diff also a `frame` for each file that is framed anew, and a `summary`.
struct FindingJSON: FindingOutput {
  private struct Line: Encodable {
    let type = "finding"
    let path: String
    let code: FindingCode?
    let message: String
    let fixable: Bool
    /// Only with --fix.
    let fixed: Bool?
  }

  private let json: JSONOutput
  private let mode: CheckSettings.Mode

  init(isArray: Bool, mode: CheckSettings.Mode) {
    json = JSONOutput(isArray: isArray)
    self.mode = mode
  }

  func write(_ file: CheckedFile) {
    for finding in file.mended { write(finding, of: file, isFixed: true) }
    for finding in file.findings { write(finding, of: file, isFixed: false) }
    if let frame = file.frame { json.write(frame) }
  }

  func finish(_ summary: Summary) {
    json.write(summary)
    json.finish()
  }

  private func write(_ finding: Finding, of file: CheckedFile, isFixed: Bool) {
    json.write(
      Line(
        path: file.path.string, code: finding.code, message: finding.message, fixable: finding.isFixable,
        fixed: mode == .mend ? isFixed : nil))
  }
}
