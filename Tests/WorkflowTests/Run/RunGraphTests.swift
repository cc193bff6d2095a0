import Domain
import Ledger
import Providers
import SystemPackage
import TestSupport
import Testing

@testable import Workflow

/// Folder to clips, with a provider by script.
@Suite(.timeLimit(.hang))
struct RunGraphTests {
  @Test func `every picture becomes a clip with its provenance, and a second run asks nobody`() async throws {
    let folder = try TemporaryDirectory()
    let rehearsal = try Rehearsal(in: folder.path)
    try rehearsal.addPictures("boat", "cabin", "dunes")
    try rehearsal.writePrompt("waves roll in", for: "boat")
    let ran = try await rehearsal.run()
    #expect(ran.news == ["boat": .arrived, "cabin": .arrived, "dunes": .arrived])
    #expect(rehearsal.provider.jobs.count == 3)
    #expect(try await rehearsal.states() == [.done, .done, .done])
    for job in rehearsal.provider.jobs {
      let record = try #require(try await rehearsal.records().first { $0.id == job.shot })
      let name = try #require(record.frame?.path.stem)
      #expect(try rehearsal.clip(name) == job.clip)
      let provenance = try rehearsal.provenance(name)
      #expect(provenance.shot == job.shot)
      #expect(provenance.jobID == job.id)
      #expect(provenance.clipSHA256 == Digest.of(job.clip))
      #expect(provenance.prompt == (name == "boat" ? "waves roll in" : "a slow push in on \(name)"))
      #expect(provenance.costUSD == Money("0.40")?.amount)
    }
    #expect(
      try rehearsal.clipFiles() == ["boat", "cabin", "dunes"].flatMap { ["\($0).json", "\($0).mp4"] })

    let before = rehearsal.provider.events
    let again = try await rehearsal.run()
    #expect(again.news == ["boat": .unchanged, "cabin": .unchanged, "dunes": .unchanged])
    #expect(rehearsal.provider.events == before)
  }

  @Test func `the provenance tells how the picture was cut, also when a later run fetches the clip`()
    async throws
  {
    let folder = try TemporaryDirectory()
    var rehearsal = try Rehearsal(in: folder.path)
    try rehearsal.write(PNGFile.of(.slope(width: 100, height: 36)), to: "in/wide.png")
    rehearsal.settings.frames.gravity = .side(.west)
    #expect(try await rehearsal.run().news == ["wide": .arrived])
    let cut = try rehearsal.provenance("wide")
    #expect(cut.crop == CropBox(left: 0, top: 0, width: 64, height: 36))
    #expect((cut.place, cut.background) == (nil, "#000000"))

    (rehearsal.settings.frames.fit, rehearsal.settings.frames.background) = (.contain, .blur)
    rehearsal.provider.change { $0.poll = { _, _ in .fail(.authentication) } }
    #expect(try await rehearsal.run().news == ["wide": .later])
    rehearsal.provider.change { $0.poll = { _, _ in .status(.completed) } }
    #expect(try await rehearsal.run().news == ["wide": .arrived])
    let whole = try rehearsal.provenance("wide")
    #expect(whole.crop == CropBox(left: 0, top: 0, width: 100, height: 36))
    #expect(whole.place == CropBox(left: 0, top: 6, width: 64, height: 23))
    #expect(whole.background == "blur")
  }

  @Test func `a picture without a prompt is refused by itself`() async throws {
    let folder = try TemporaryDirectory()
    var rehearsal = try Rehearsal(in: folder.path)
    rehearsal.settings.prompts = Prompts(common: nil)
    try rehearsal.addPictures("mute", "told")
    try rehearsal.writePrompt("wind", for: "told")
    let ran = try await rehearsal.run()
    #expect(ran.news == ["told": .arrived, "mute": .failed])
    #expect(ran.rejected.isEmpty)
    #expect(ran.report("mute")?.message == PromptProblem.none.sentence)
    #expect(try await rehearsal.states().sorted { $0.rawValue < $1.rawValue } == [.done, .rejected])
  }

  @Test func `two equal pictures with one prompt are one purchase with two clips`() async throws {
    let folder = try TemporaryDirectory()
    var rehearsal = try Rehearsal(in: folder.path)
    rehearsal.settings.prompts = Prompts(common: "one prompt")
    try rehearsal.addPictures("left", "right", colour: 3)
    let ran = try await rehearsal.run()
    #expect(rehearsal.provider.submits() == 1)
    let job = try #require(rehearsal.provider.jobs.first)
    #expect(try rehearsal.clip("left") == job.clip)
    #expect(try rehearsal.clip("right") == job.clip)
    #expect(ran.shots.count == 2)
    #expect(ran.shots.allSatisfy { $0.report.state == .done })

    // A third name that comes later is a copy too.
    try rehearsal.addPictures("third", colour: 3)
    #expect(try await rehearsal.run().news["third"] == .arrived)
    #expect(try rehearsal.clip("third") == job.clip)
    #expect(try rehearsal.provenance("third").shot == job.shot)
    #expect(rehearsal.provider.submits() == 1)
  }

  @Test(arguments: [(FailureReason.moderationPrompt, ShotNews.failed), (.unclear, .needsPerson)])
  func `a name that shares a shot shares its end`(reason: FailureReason, news: ShotNews) async throws {
    let folder = try TemporaryDirectory()
    var rehearsal = try Rehearsal(in: folder.path)
    rehearsal.settings.prompts = Prompts(common: "one prompt")
    rehearsal.settings.provider.listIsComplete = false
    rehearsal.provider.change {
      $0.submit = { _, _ in reason == .unclear ? .silence(isBought: false) : .refuse(reason) }
    }
    try rehearsal.addPictures("left", "right", colour: 3)
    for _ in 1...2 {
      #expect(try await rehearsal.run().news == ["left": news, "right": news])
    }
    #expect(rehearsal.provider.submits() == 1)
  }

  @Test func `a renamed source buys nothing`() async throws {
    let folder = try TemporaryDirectory()
    var rehearsal = try Rehearsal(in: folder.path)
    rehearsal.settings.prompts = Prompts(common: "one prompt")
    try rehearsal.addPictures("old", colour: 1)
    try await rehearsal.run()
    FileBytes.remove(folder.path.appending("in/old.png"))
    try rehearsal.addPictures("new", colour: 1)
    #expect(try await rehearsal.run().news == ["new": .arrived])
    let job = try #require(rehearsal.provider.jobs.first)
    #expect(try rehearsal.clip("new") == job.clip)
    #expect(rehearsal.provider.submits() == 1)
  }

  @Test func `an edited prompt buys one clip and keeps the old one; the old prompt finds it again`()
    async throws
  {
    let folder = try TemporaryDirectory()
    let rehearsal = try Rehearsal(in: folder.path)
    try rehearsal.addPictures("boat")
    try rehearsal.writePrompt("first", for: "boat")
    try await rehearsal.run()
    let first = try #require(rehearsal.provider.jobs.first)
    try rehearsal.writePrompt("second", for: "boat")
    #expect(try await rehearsal.run().news == ["boat": .arrived])
    let second = try #require(rehearsal.provider.jobs.last)
    #expect(try rehearsal.clip("boat") == second.clip)
    #expect(try rehearsal.clip("boat.\(first.shot.short)") == first.clip)
    #expect(try rehearsal.provenance("boat.\(first.shot.short)").prompt == "first")

    for (text, job, other) in [("first", first, second), ("second", second, first)] {
      try rehearsal.writePrompt(text, for: "boat")
      #expect(try await rehearsal.run().news == ["boat": .arrived])
      #expect(try rehearsal.clip("boat") == job.clip)
      #expect(try rehearsal.clip("boat.\(other.shot.short)") == other.clip)
      #expect(try rehearsal.provenance("boat").shot == job.shot)
    }
    #expect(rehearsal.provider.submits() == 2)
    #expect(rehearsal.provider.events.count { $0.hasPrefix("download") } == 2)
  }

  @Test func `a further take is a further purchase beside the first`() async throws {
    let folder = try TemporaryDirectory()
    var rehearsal = try Rehearsal(in: folder.path)
    try rehearsal.addPictures("boat")
    try await rehearsal.run()
    rehearsal.settings.take = 2
    try await rehearsal.run()
    let jobs = rehearsal.provider.jobs
    try #require(jobs.count == 2)
    #expect(try rehearsal.clip("boat") == jobs[0].clip)
    #expect(try rehearsal.clip("boat.take2") == jobs[1].clip)
  }

  @Test func `a real clip takes the place of the sandbox's, and never the other way round`() async throws {
    let folder = try TemporaryDirectory()
    let sandbox = try Rehearsal(in: folder.path, realm: .sandbox)
    try sandbox.addPictures("boat")
    try await sandbox.run()
    #expect(try sandbox.provenance("boat").realm == .sandbox)
    let real = try Rehearsal(sandbox, realm: .real)
    #expect(try await real.run().news == ["boat": .arrived])
    #expect(try real.provenance("boat").realm == .real)
    #expect(try real.clipFiles() == ["boat.json", "boat.mp4"])
    let bought = try real.clip("boat")
    let again = try await sandbox.run()
    #expect(again.news == ["boat": .unchanged])
    #expect(again.report("boat")?.message?.contains("a bought clip stands here") == true)
    #expect(try real.clip("boat") == bought)
    #expect(sandbox.provider.submits() == 1 && real.provider.submits() == 1)
  }

  @Test func `a clip that vanished is fetched again, not bought again`() async throws {
    let folder = try TemporaryDirectory()
    let rehearsal = try Rehearsal(in: folder.path)
    try rehearsal.addPictures("boat")
    try await rehearsal.run()
    let clip = try rehearsal.clip("boat")
    FileBytes.remove(folder.path.appending("out/clips/boat.mp4"))
    #expect(try await rehearsal.run().news == ["boat": .arrived])
    #expect(try rehearsal.clip("boat") == clip)
    #expect(rehearsal.provider.submits() == 1)
  }

  @Test func `no more submits and jobs are open than the provider allows`() async throws {
    let folder = try TemporaryDirectory()
    var rehearsal = try Rehearsal(in: folder.path)
    rehearsal.settings.submitWidth = 2
    rehearsal.provider.change {
      $0.submit = { _, _ in
        for _ in 1...20 { await Task.yield() }
        return .buy
      }
    }
    try rehearsal.addPictures("a", "b", "c", "d", "e", "f", "g", "h")
    try await rehearsal.run()
    #expect(rehearsal.provider.jobs.count == 8)
    #expect(rehearsal.provider.mostSubmitsAtOnce <= 2)
  }

  @Test func `the estimate is of what is to be bought: no clip that is there, no file that is no picture`()
    async throws
  {
    let folder = try TemporaryDirectory()
    var rehearsal = try Rehearsal(in: folder.path)
    try rehearsal.addPictures("boat", "cabin")
    try rehearsal.addPictures("twin", colour: 1)
    try rehearsal.writePrompt("a slow push in on cabin", for: "twin")
    try rehearsal.write(Array("no picture".utf8), to: "in/notes.png")
    rehearsal.settings.limits = SpendLimits(maxCost: Money("0.40"), maxClips: nil)
    #expect(try await rehearsal.run().estimated == Money("0.80"))
    rehearsal.settings.limits = .none
    #expect(try await rehearsal.run().estimated == Money("0.40"))
    #expect(try await rehearsal.run().estimated == .zero)
  }

  @Test func `a plan that can't ask the ledger says that it may pass`() async throws {
    let folder = try TemporaryDirectory()
    let rehearsal = try Rehearsal(in: folder.path)
    try rehearsal.addPictures("boat")
    let closed = try await rehearsal.withLedger { $0 }
    let source = try #require(try rehearsal.sources().first)
    let size = try #require(rehearsal.settings.frames.sizes.first)
    let outlook = ShotOutlook(settings: rehearsal.settings, layout: rehearsal.layout, ledger: closed)
    let piece = Piece(
      source: source, frame: "boat.jpg", name: "boat.jpg", settings: rehearsal.settings.frames)
    let exit = await #expect(throws: FrameExit.self) {
      _ = try await outlook.shot(of: piece, source: .of([1]), size: size, frame: nil)
    }
    guard case .frame(let report) = exit else { return }
    #expect(report.cause == .temporary)
    #expect(report.message?.hasPrefix("its shot can't be looked up: the ledger") == true)
  }
}
