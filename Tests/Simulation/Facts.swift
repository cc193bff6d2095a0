import Domain
import Foundation
import Ledger
import Providers
import SystemPackage
import TestSupport
import Workflow

/// What a seed says about its world: how many shots, what the provider is like, and how bad the days are.
struct Facts: Sendable {
  let names: [String]
  var sharesPrompt = false
  var hasThumbnails = true
  var listIsComplete = true
  /// Seconds.
  var listLag = 0
  /// Seconds by which the provider's clock goes wrong.
  var clockSkew: Int64 = 0
  /// Seconds for which a clip can be fetched.
  var retention: Int64?
  var limits: SpendLimits = .none
  var maxAmbiguous = 3
  var submitWidth = 2
  var perMinute: Int?
  /// Chances, 0...1.
  var jobFailures = 0.0
  var trouble = 0.0
  var fullDisk = 0.0

  /// A quiet world, for walks over every crash point.
  init(shots: Int) { names = (0..<shots).map { "s\($0)" } }

  init(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    func chance(_ share: Double) -> Bool { Double.random(in: 0..<1, using: &random) < share }
    self.init(shots: Int.random(in: 1...3, using: &random))
    sharesPrompt = chance(0.4)
    hasThumbnails = chance(0.6)
    listIsComplete = chance(0.7)
    listLag = chance(0.5) ? Int.random(in: 1...600, using: &random) : 0
    clockSkew = chance(0.3) ? Int64.random(in: -120...120, using: &random) : 0
    retention = chance(0.4) ? Int64.random(in: 60...7200, using: &random) : nil
    let maxCost = chance(0.3) ? Money("0.40").map { $0 * Int.random(in: 1...4, using: &random) } : nil
    limits = SpendLimits(
      maxCost: maxCost, maxClips: chance(0.2) ? Int.random(in: 1...4, using: &random) : nil)
    maxAmbiguous = Int.random(in: 1...4, using: &random)
    submitWidth = Int.random(in: 1...4, using: &random)
    perMinute = chance(0.3) ? Int.random(in: 1...60, using: &random) : nil
    jobFailures = chance(0.3) ? 0.3 : 0
    trouble = chance(0.8) ? Double.random(in: 0...0.9, using: &random) : 0
    fullDisk = chance(0.2) ? Double.random(in: 0...0.2, using: &random) : 0
  }

  /// Every picture has a shade of its own, but every fourth looks like the one before.
  func shade(of frame: FilePath) -> Double {
    let name = frame.string.split(separator: "/").last?.split(separator: ".").first
    let number = name.flatMap { Int($0.dropFirst()) } ?? 0
    return number % 4 == 3 ? Double(number - 1) * 0.2 : Double(number) * 0.2
  }

  private static let entry = Result { try ProviderCatalog.embedded().entry("compatible") }

  static let folder: FilePath = "/simulated"

  var sources: [Source] {
    names.map { name in
      Source(path: Self.folder.appending("in/\(name).png"), name: FilePath("\(name).png"), isNamed: false)
    }
  }

  var layout: RunLayout {
    RunLayout(
      output: Self.folder.appending("out"), format: .jpeg, keepsExtension: false, take: 1,
      ledgerRoot: Self.folder.appending("out"), workingDirectory: "/elsewhere")
  }

  func settings(retriesFailed: Bool = false) throws -> RunSettings {
    guard var entry = try Self.entry.get(), let model = entry.models.first,
      let size = PixelSize("1280x720"), let price = Money("0.10")
    else { throw Dead() }
    entry.listIsComplete = listIsComplete
    entry.hasThumbnails = hasThumbnails
    entry.listLagSeconds = listLag
    entry.requestsPerMinute = perMinute
    entry.jobsInFlight = 3
    var settings = RunSettings(
      frames: FrameSettings(sizes: [size], upscale: UpscalePolicy(mode: .allow)), provider: entry,
      model: model,
      endpoint: "http://simulated.test/v1", seconds: 4,
      prompts: Prompts(common: sharesPrompt ? "one prompt" : "a slow push in on {stem}"))
    settings.pricePerSecond = price
    settings.limits = limits
    settings.maxAmbiguous = maxAmbiguous
    settings.submitWidth = submitWidth
    settings.submitsPerMinute = perMinute
    settings.retriesFailed = retriesFailed
    return settings
  }
}
