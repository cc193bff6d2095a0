internal import Domain
private import SystemPackage
internal import Workflow

/// A line for each finding: `path: FF004 it is 640x480, not 1280x720`.
struct FindingText: FindingOutput {
  func write(_ file: CheckedFile) {
    // Of most there is nothing to tell.
    guard !file.findings.isEmpty || file.frame != nil else { return }
    let path = file.path.string.visible
    for finding in file.findings {
      let code = finding.code.map { "\($0.rawValue) " } ?? ""
      Console.standardOutput.write("\(path): \(code)\(finding.message.visible)\n")
    }
    guard let frame = file.frame, let crop = frame.crop, let width = frame.width, let height = frame.height
    else { return }
    let remark = frame.message.map { "; \($0.visible)" } ?? ""
    let part = "\(width)x\(height) from \(crop.width)x\(crop.height) at \(crop.left),\(crop.top)\(remark)"
    switch frame.status {
    case .planned: Console.standardOutput.write("\(path): would become \(part)\n")
    case .written:
      let codes = file.mended.compactMap { $0.code?.rawValue }.joined(separator: ", ")
      Console.standardOutput.write("\(path): fixed (\(codes)): \(part)\n")
    case .unchanged, .rejected, .stale, .removed: break
    }
  }

  func finish(_ summary: Summary) {}
}
