import Foundation
import SystemPackage
import TestSupport
import Testing

/// A folder with pictures for the real program, and what it left there.
struct Project: ~Copyable {
  let folder: TemporaryDirectory

  var path: FilePath { folder.path }

  init() throws { folder = try TemporaryDirectory() }

  /// So many different pictures, cheap to prepare, each with a prompt of its own.
  static func of(pictures count: Int) throws -> Project {
    let project = try Project()
    for index in 0..<count {
      let colour = UInt8(truncatingIfNeeded: index * 20)
      let picture = PNGFile.of(Raster.flat([colour, 80, 200 &- colour], width: 32, height: 18))
      _ = try project.folder.write(picture, to: "in/s\(index).png")
      try project.prompt("picture \(index), a slow push in", for: "s\(index)")
    }
    return project
  }

  /// Some of the pictures that ship with the project, with their prompts.
  static func of(shots names: [String]) throws -> Project {
    let project = try Project()
    for name in names {
      let text = FilePath(name).removingLastComponent().appending("\(FilePath(name).stem ?? "").txt")
      for file in [FilePath(name), text] {
        _ = try project.folder.write(try FileBytes.read(Shots.folder.pushing(file)), to: "in/\(file)")
      }
    }
    return project
  }

  func prompt(_ text: String, for name: String) throws {
    _ = try folder.write(Array(text.utf8), to: "in/\(name).txt")
  }

  /// `run in`, with what is common to all tests: enlarging these small pictures is no remark's worth.
  func run(
    _ more: String..., environment: [String: String?] = [:],
    during body: (RunningProgram) async throws -> Void = { _ in }
  ) async throws -> ProgramRun {
    try await ProgramRun.run(
      ["run", "in", "--size", "1280x720", "--upscale", "allow", "--jobs", "1"] + more, in: path,
      environment: environment, during: body)
  }

  func sandboxRun(
    _ more: String..., environment: [String: String?] = [:],
    during body: (RunningProgram) async throws -> Void = { _ in }
  ) async throws -> ProgramRun {
    try await ProgramRun.run(
      ["run", "in", "--size", "1280x720", "--upscale", "allow", "--jobs", "1", "--no-render"] + more,
      in: path, environment: environment, during: body)
  }

  /// The jobs that a sandbox made in `folder`, deleted ones too.
  func jobs(_ folder: String = "out/.firstframe/sandbox") throws -> [String] {
    let path = path.appending(folder).appending("jobs").string
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: path).filter { !$0.hasPrefix(".") }
  }

  /// Below `out/clips`.
  func clips() throws -> [String] {
    try folder.files().filter { $0.hasPrefix("out/clips/") }.map { String($0.dropFirst("out/clips/".count)) }
  }

  /// Size and time of change of every file but the lock, which each run signs, and what SQLite shares in memory.
  func state() throws -> [String: [String]] {
    let names = try folder.files().filter { name in
      !["ledger.lock", "ledger.sqlite-shm", "ledger.sqlite-wal"].contains { name.hasSuffix($0) }
    }
    return try Dictionary(
      uniqueKeysWithValues: names.map { name in
        let facts = try FileManager.default.attributesOfItem(atPath: path.appending(name).string)
        let time = (facts[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
        return (name, ["\(time)", "\(facts[.size] ?? 0)"])
      })
  }

  /// A sandbox in a process of its own that asks for no key, for as long as `body` takes; gives its base URL for
  /// `compatible`.
  func withSandbox(
    _ more: String..., during body: (_ address: String) async throws -> Void
  ) async throws {
    try await withGreeting(["--no-key"] + more) { lines in
      try await body(String(try #require(lines.first?.split(separator: " ").last)))
    }
  }

  /// The same, with the base URL of each service that it stands in for.
  func withStandIns(
    _ more: String..., during body: (_ addresses: [String: String]) async throws -> Void
  ) async throws {
    try await withGreeting(more) { lines in
      let words = lines.dropFirst().map { $0.split(separator: " ").map(String.init) }
      try await body(Dictionary(uniqueKeysWithValues: words.map { ($0[0], $0[1]) }))
    }
  }

  private func withGreeting(
    _ more: [String], during body: (_ lines: [Substring]) async throws -> Void
  ) async throws {
    _ = try await ProgramRun.run(
      ["sandbox", "--no-render", "--listen", "127.0.0.1:0", "--data", "served"] + more, in: path
    ) { server in
      try await Poll.until("the sandbox listens") { try server.output().contains("\n") }
      defer { server.send(SIGTERM) }
      try await body(server.output().split(separator: "\n"))
    }
  }
}

extension ProgramRun {
  /// Standard output as JSON objects, a line each.
  var objects: [[String: Any]] {
    get throws {
      try lines.map { try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]) }
    }
  }
}
