import Domain
import Ledger
import Providers
import TestSupport
import Testing

@testable import Workflow

/// How long and how often a run asks for a clip that its provider says is there.
@Suite(.timeLimit(.hang))
struct RunFetchTests: ~Copyable {
  private let folder: TemporaryDirectory
  private let rehearsal: Rehearsal

  init() throws {
    let place = try TemporaryDirectory()
    let boat = try Rehearsal(in: place.path)
    try boat.addPictures("boat")
    folder = place
    rehearsal = boat
  }

  private func downloads() -> Int { rehearsal.provider.events.count { $0 == "download job_1" } }

  @Test func `a link that has run out is renewed by asking for the job`() async throws {
    rehearsal.provider.change { $0.download = { _, count in count == 1 ? .fail(.expired) : .whole } }
    #expect(try await rehearsal.run().news == ["boat": .arrived])
  }

  @Test(arguments: [ProviderError.Code.expired, .notReady, .jobUnknown])
  func `a clip that comes to its link minutes after the job is done is waited for`(
    code: ProviderError.Code
  ) async throws {
    rehearsal.provider.change { $0.download = { _, count in count <= 4 ? .fail(code) : .whole } }
    #expect(try await rehearsal.run().news == ["boat": .arrived])
    #expect(rehearsal.provider.submits() == 1)
  }

  @Test func `a poll that fails while the clip is asked for says nothing about it`() async throws {
    rehearsal.provider.change {
      $0.download = { _, count in count <= 3 ? .fail(.expired) : .whole }
      $0.poll = { _, count in
        [.status(.completed), .fail(.serverFault), .fail(.jobUnknown)][min(count - 1, 2)]
      }
    }
    #expect(try await rehearsal.run().news == ["boat": .arrived])
  }

  @Test func `a clip whose end is not known waits for a person after two minutes`()
    async throws
  {
    rehearsal.provider.change { $0.download = { _, _ in .fail(.expired) } }
    let start = rehearsal.clock.now
    #expect(try await rehearsal.run().news == ["boat": .needsPerson])
    #expect(rehearsal.clock.now - start >= 120_000)
    #expect(downloads() > 5)
    #expect(try await rehearsal.run().news == ["boat": .needsPerson])
    #expect(try await rehearsal.states() == [.expired])
    #expect(rehearsal.provider.submits() == 1)
  }

  @Test func `a clip past its known end is asked for once more, then it is expired`() async throws {
    let end = rehearsal.clock.now / 1000
    rehearsal.provider.change {
      $0.poll = { _, _ in .done(until: end) }
      $0.download = { _, _ in .fail(.expired) }
    }
    for _ in 1...2 { #expect(try await rehearsal.run().news == ["boat": .needsPerson]) }
    #expect(try await rehearsal.states() == [.expired])
    #expect(downloads() == 2)
    #expect(rehearsal.provider.submits() == 1)
  }

  @Test func `a clip that is refused before its known end is left for the next run`() async throws {
    let end = rehearsal.clock.now / 1000 + 86_400
    rehearsal.provider.change {
      $0.poll = { _, _ in .done(until: end) }
      $0.download = { _, _ in .fail(.expired) }
    }
    let ran = try await rehearsal.run()
    #expect(ran.news == ["boat": .later])
    #expect(ran.report("boat")?.message?.hasSuffix("run again to fetch the clip") == true)
    #expect(try await rehearsal.states() == [.ready])
    rehearsal.provider.change { $0.download = { _, _ in .whole } }
    #expect(try await rehearsal.run().news == ["boat": .arrived])
  }

  @Test func `a clip of an earlier day keeps no download waiting for ten minutes`() async throws {
    rehearsal.provider.change { $0.download = { _, _ in .fail(.storage) } }
    #expect(try await rehearsal.run().news == ["boat": .later])
    rehearsal.clock.advance(by: .seconds(2 * 86_400))
    rehearsal.provider.change { $0.download = { _, _ in .fail(.expired) } }
    #expect(try await rehearsal.run().news == ["boat": .needsPerson])
    #expect(try await rehearsal.states() == [.expired])
    #expect(downloads() == 3)
  }

  @Test(arguments: [ProviderError.Code.unsafeLink, .tooLarge, .refused])
  func `what no further try can mend needs a person, and the clip is fetched once it is mended`(
    code: ProviderError.Code
  ) async throws {
    rehearsal.provider.change { $0.download = { _, _ in .fail(code) } }
    let ran = try await rehearsal.run()
    #expect(ran.news == ["boat": .needsPerson])
    #expect(
      ran.report("boat")?.message?.hasSuffix(
        "ask compatible about job job_1, then run again: its clip is still to be fetched") == true)
    #expect(try await rehearsal.states() == [.ready])
    // A mended link is found by asking for the job, which a download of its own would not show.
    #expect(downloads() == (code == .tooLarge ? 1 : 2))
    rehearsal.provider.change { $0.download = { _, _ in .whole } }
    #expect(try await rehearsal.run().news == ["boat": .arrived])
    #expect(rehearsal.provider.submits() == 1)
  }

  @Test func `a download that breaks off is tried again, in this run and in the next`() async throws {
    rehearsal.provider.change { $0.download = { _, count in count <= 8 ? .half : .whole } }
    #expect(try await rehearsal.run().news == ["boat": .later])
    #expect(try await rehearsal.states() == [.ready])
    #expect(try rehearsal.clip("boat") == nil)
    let job = try #require(rehearsal.provider.jobs.first)
    // The same temporary file goes on to be used, so that the download can be resumed.
    #expect(try rehearsal.clipFiles() == [".firstframe-\(job.shot.description.prefix(32)).part"])
    #expect(try await rehearsal.run().news == ["boat": .arrived])
    #expect(try rehearsal.clipFiles() == ["boat.json", "boat.mp4"])
    #expect(rehearsal.provider.submits() == 1)
  }

  @Test(arguments: [ProviderError.Code.diskFull, .storage])
  func `a clip that can't be written waits at the provider`(code: ProviderError.Code) async throws {
    rehearsal.provider.change { $0.download = { _, count in count == 1 ? .fail(code) : .whole } }
    #expect(try await rehearsal.run().news == ["boat": code == .diskFull ? .diskFull : .later])
    #expect(try await rehearsal.states() == [.ready])
    #expect(try await rehearsal.run().news == ["boat": .arrived])
  }
}
