internal import Domain
internal import Workflow

/// What `check` counts.
struct CheckTally {
  private(set) var files = 0
  private var clean = 0
  private var fixed = 0
  private var flagged = 0
  private var findings = 0
  private var fixable = 0
  var passedOver = PassedOver()
  var unfinished = 0

  mutating func take(_ file: CheckedFile) {
    guard !file.isSkipped else { return passedOver.skipped += 1 }
    files += 1
    findings += file.findings.count
    fixable += file.findings.count(where: \.isFixable)
    if !file.findings.isEmpty {
      flagged += 1
    } else if file.mended.isEmpty {
      clean += 1
    }
    if file.frame?.status == .written { fixed += 1 }
  }

  var counts: [String: Int] {
    var counts = [
      "files": files, "clean": clean, "fixed": fixed, "with_findings": flagged, "findings": findings,
      "fixable": fixable, "unfinished": unfinished,
    ]
    passedOver.add(to: &counts)
    return counts
  }

  var sentence: String {
    var parts = ["\(clean) clean"]
    if fixed > 0 { parts.append("\(fixed) fixed") }
    if flagged > 0 {
      let mending = fixable > 0 ? ", \(fixable) fixable with --fix" : ""
      parts.append("\(flagged) with \(findings) finding\(findings == 1 ? "" : "s")\(mending)")
    }
    if unfinished > 0 { parts.append("\(unfinished) not looked at") }
    return "\(files) picture\(files == 1 ? "" : "s"): \(parts.joined(separator: ", "))\(passedOver.text)"
  }
}
