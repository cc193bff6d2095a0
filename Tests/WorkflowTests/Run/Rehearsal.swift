import Domain
import Foundation
import Ledger
import Providers
import StageGraph
import SystemPackage
import TestSupport
import Testing
import Workers

@testable import Workflow

/// One project folder over any number of runs: real ledger, real workers, a provider by script.
struct Rehearsal: Sendable {
  let folder: FilePath
  let clock: VirtualClock
  let provider: ScriptedProvider
  var settings: RunSettings
  /// Stops the line when it says so, asked at every exit and submit.
  var isStopping: @Sendable () -> Bool = { false }
  var ledgerName = "ledger.sqlite"
  /// Hears of trouble that is tried again.
  var onTrouble: @Sendable (String) -> Void = { _ in }
  /// Wraps what the run sees of its ledger.
  var wrap: @Sendable (any LedgerStore) -> any LedgerStore = { $0 }

  /// Frames of 64x36 at $0.40 a clip of four seconds, by a real service, or by the sandbox for nothing.
  init(in folder: FilePath, realm: Realm = .real, script: ScriptedProvider.Script = .init()) throws {
    self.folder = folder
    let name = realm == .real ? "compatible" : "sandbox"
    clock = VirtualClock()
    provider = ScriptedProvider(name: name, clock: clock, script: script)
    settings = try Self.settings(provider: name)
  }

  /// The same folder with another provider.
  init(_ other: Rehearsal, realm: Realm, script: ScriptedProvider.Script = .init()) throws {
    try self.init(in: other.folder, realm: realm, script: script)
  }

  static func settings(provider name: String, size: String = "64x36") throws -> RunSettings {
    var entry = try #require(try ProviderCatalog.embedded().entry(name))
    entry.listIsComplete = true
    entry.requestsPerMinute = nil
    let frames = FrameSettings(sizes: [try #require(PixelSize(size))], upscale: UpscalePolicy(mode: .allow))
    var settings = RunSettings(
      frames: frames, provider: entry, model: try #require(entry.models.first),
      endpoint: "http://\(name).test/v1", seconds: 4, prompts: Prompts(common: "a slow push in on {stem}"))
    settings.pricePerSecond = name == "sandbox" ? .zero : Money("0.10")
    return settings
  }

  var layout: RunLayout {
    RunLayout(
      output: folder.appending("out"), format: .jpeg, keepsExtension: false, take: settings.take,
      ledgerRoot: folder.appending("out"), workingDirectory: folder.appending("elsewhere"))
  }

  private var ledgerFile: LedgerFile {
    LedgerFile(folder.appending("out/.firstframe").appending(ledgerName))
  }

  /// A picture of its own for every name; equal colours make equal pictures.
  func addPictures(_ names: String..., colour: Int? = nil) throws {
    for (index, name) in names.enumerated() {
      let shade = UInt8(truncatingIfNeeded: (colour ?? index) * 20 + 10)
      let picture = PNGFile.of(Raster.flat([shade, 90, 200 &- shade], width: 64, height: 36))
      try write(picture, to: "in/\(name).png")
    }
  }

  func write(_ bytes: [UInt8], to name: String) throws {
    let file = folder.appending(name)
    try FileManager.default.createDirectory(
      atPath: file.removingLastComponent().string, withIntermediateDirectories: true)
    try FileBytes.write(bytes, to: file)
  }

  func writePrompt(_ text: String, for name: String) throws {
    try write(Array(text.utf8), to: "in/\(name).txt")
  }

  /// All pictures in `in`, by name.
  func sources() throws -> [Source] {
    try FileManager.default.contentsOfDirectory(atPath: folder.appending("in").string)
      .filter { $0.hasSuffix(".png") }.sorted()
      .map { Source(path: folder.appending("in").appending($0), name: FilePath($0), isNamed: false) }
  }

  @discardableResult
  func run(asking other: (any VideoProvider)? = nil) async throws -> Ran {
    try await Self.withWorkers { try await run(with: $0, asking: other) }
  }

  @discardableResult
  func run(with workers: WorkerPool, asking other: (any VideoProvider)? = nil) async throws -> Ran {
    let sources = try sources()
    return try await withLedger { ledger in
      try await ProviderLease.with(settings.provider, at: .open(other ?? provider)) { lease in
        let graph = RunGraph(
          settings: settings, layout: layout, ledger: wrap(ledger), lease: lease, workers: workers, jobs: 2,
          clock: clock.run, isStopping: isStopping, onTrouble: { onTrouble($0) })
        let (line, _) = try await graph.line(over: sources)
        let (exits, control) = (Exits(), LineControl())
        _ = await line.run(control: control) { exit in
          exits.append(exit)
          if isStopping() { control.stop() }
        }
        for case .twin(let twin) in exits.all {
          if let exit = await graph.copy(twin) { exits.append(exit) }
        }
        return Ran(exits: exits.all, estimated: graph.estimated)
      }
    }
  }

  func withLedger<Value: Sendable>(_ body: (SQLiteLedger) async throws -> Value) async throws -> Value {
    let ledger = try await SQLiteLedger.open(try RunLock.take(ledgerFile), clock: clock.ledger)
    do {
      let value = try await body(ledger)
      try await ledger.close()
      return value
    } catch {
      try await ledger.close()
      throw error
    }
  }

  /// Every shot on record, in the order of admission.
  func records() async throws -> [ShotRecord] {
    try await withLedger { ledger in
      try await ledger.shots(in: Set(ShotState.allCases), realm: nil, after: nil, limit: 1000)
    }
  }

  func states() async throws -> [ShotState] { try await records().map(\.state) }

  /// The bytes of a clip; nil when it is not there.
  func clip(_ name: String) throws -> [UInt8]? {
    let path = folder.appending("out/clips/\(name).mp4")
    return FileBytes.exists(path) ? try FileBytes.read(path) : nil
  }

  func provenance(_ name: String) throws -> Provenance {
    let bytes = try FileBytes.read(folder.appending("out/clips/\(name).json"))
    return try JSONDecoder().decode(Provenance.self, from: Data(bytes))
  }

  /// Names below `out/clips`, hidden ones too.
  func clipFiles() throws -> [String] {
    let folder = folder.appending("out/clips").string
    guard FileManager.default.fileExists(atPath: folder) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  static func withWorkers<Result: Sendable>(
    _ body: (WorkerPool) async throws -> Result
  ) async throws -> Result {
    BrokenPipes.areErrors()
    var configuration = WorkerPoolConfiguration(executable: Program.path, count: 2)
    configuration.frameFolders = ["/"]
    return try await WorkerPool.with(configuration, logger: RecordedLog().logger, body)
  }

  private final class Exits: Sendable {
    private let kept = Locked<[RunExit]>([])

    var all: [RunExit] { kept.withLock { $0 } }

    func append(_ exit: RunExit) { kept.withLock { $0.append(exit) } }
  }
}
