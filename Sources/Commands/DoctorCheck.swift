internal import Domain
private import Foundation
private import Subprocess
internal import Workers

/// One line of `doctor`.
struct DoctorCheck: Encodable, Sendable {
  enum Status: String, Encodable, Sendable {
    case ok
    /// Something works less well without it.
    case warning
    /// Commands fail without it.
    case missing
  }

  let type = "check"
  let name: String
  let status: Status
  let value: String
  /// What to do, when something is to be done.
  let advice: String?

  static func ok(_ name: String, _ value: String) -> DoctorCheck {
    DoctorCheck(name: name, status: .ok, value: value, advice: nil)
  }

  var line: String {
    let mark = status == .ok ? "ok     " : status == .warning ? "warning" : "missing"
    let padded = name.padded(to: 10)
    return "\(mark)  \(padded)  \(value.visible)\(advice.map { "\n                     \($0)" } ?? "")\n"
  }

  /// Starts one worker and asks it, so that what is told is what pictures will meet.
  static func imaging(_ workers: WorkerPool) async -> [DoctorCheck] {
    do throws(Rejection) {
      let found = try await workers.describe()
      let loaders = found.loaders.map(\.rawValue).joined(separator: " ")
      let lacks = PictureKind.allCases.filter { !found.loaders.contains($0) }.map(\.rawValue)
      return [
        .ok("worker", "starts and answers"),
        .ok("libvips", found.vipsVersion),
        DoctorCheck(
          name: "loaders", status: lacks.isEmpty ? .ok : .warning, value: loaders,
          advice: lacks.isEmpty
            ? nil : "this libvips can't read \(lacks.joined(separator: ", ")); install its module (libheif)"),
        confinement(found.forbidden),
        .ok("libmagic", "\(found.magicVersion / 100).\(found.magicVersion % 100), \(found.magicDatabase)"),
      ]
    } catch {
      return [
        DoctorCheck(
          name: "worker", status: .missing, value: error.message,
          advice: "install libvips-dev and libmagic-dev")
      ]
    }
  }

  private static func confinement(_ forbidden: Set<Confinement>) -> DoctorCheck {
    let lacks = Confinement.allCases.filter { !forbidden.contains($0) }.map(\.rawValue)
    return DoctorCheck(
      name: "isolation", status: lacks.isEmpty ? .ok : .warning,
      value: lacks.isEmpty
        ? "workers can't run programs, use the network, reach processes or write outside frames"
        : "workers are not kept from: \(lacks.joined(separator: ", "))",
      advice: lacks.isEmpty ? nil : "use a Linux kernel with seccomp and Landlock (5.13 or newer)")
  }

  static func ffmpeg(within limit: Duration = .seconds(10)) async -> DoctorCheck {
    let advice = "the sandbox renders its clips with it"
    let answer: String?
    do {
      answer = try await TimeLimit.run(limit) {
        try await Subprocess.run(.name("ffmpeg"), arguments: ["-version"], output: .string(limit: 1 << 16))
          .standardOutput
      }
    } catch {
      return DoctorCheck(
        name: "ffmpeg", status: .warning, value: "not found", advice: "\(advice): apt install ffmpeg")
    }
    guard let text = answer else {
      return DoctorCheck(
        name: "ffmpeg", status: .warning,
        value: "ffmpeg -version did not end within \(limit.components.seconds) s",
        advice: "\(advice); run it by itself to see why")
    }
    let first = text.split(separator: "\n").first ?? ""
    let words = first.split(separator: " ")
    return .ok("ffmpeg", words.count > 2 ? String(words[2]) : String(first))
  }

  static func disk() -> DoctorCheck {
    let folder = FileManager.default.currentDirectoryPath
    let facts = try? FileManager.default.attributesOfFileSystem(forPath: folder)
    guard let free = (facts?[.systemFreeSize] as? NSNumber)?.int64Value else {
      return DoctorCheck(name: "disk", status: .warning, value: "free space unknown", advice: nil)
    }
    let isLow = free < 1 << 30
    return DoctorCheck(
      name: "disk", status: isLow ? .warning : .ok,
      value: "\(free >> 20) MiB free in the current folder",
      advice: isLow ? "frames and clips may not fit; free some space" : nil)
  }
}
