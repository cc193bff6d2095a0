internal import Domain
private import Foundation
internal import SystemPackage

/// Pictures that ended two workers: not tried again until they or the imaging library change.
///
/// An append-only text file, `.firstframe/crashed` in the output folder; removing it forgets all of them.
final class Quarantine: Sendable {
  private let path: FilePath
  private let tools: String
  private let known: Locked<Set<String>>

  /// `tools` names the imaging library: another version may take what this one does not.
  init(folder: FilePath, tools: String) {
    path = folder.appending(".firstframe").appending("crashed")
    self.tools = tools
    let text = (try? String(contentsOfFile: path.string, encoding: .utf8)) ?? ""
    known = Locked(Set(text.split(separator: "\n").map(String.init)))
  }

  /// Nil for a picture that may be tried.
  func rejection(of picture: FileFacts) -> Rejection? {
    let key = line(picture)
    guard known.withLock({ $0.contains(key) }) else { return nil }
    return Rejection(
      .damaged,
      "its decoder crashed twice in an earlier run, so it is not tried again until it changes; re-save the picture,"
        + " or remove \(path) to try it as it is")
  }

  func note(_ picture: FileFacts) {
    let key = line(picture)
    guard known.withLock({ $0.insert(key).inserted }) else { return }
    // Without the line it is only tried again, and crashes two workers more.
    try? NoteFile.append("\(key)\n", to: path)
  }

  private func line(_ picture: FileFacts) -> String {
    "\(picture.bytes)\t\(picture.modified)\t\(picture.inode)\t\(tools)"
  }
}
