import Domain
import SystemPackage
import TestSupport
import Testing

@testable import Providers

/// What only some providers offer: the others say so and ask nobody.
struct OfferContract {
  enum Picture: String, CaseIterable {
    case thumbnail
    case spritesheet

    func fetch(
      of job: JobID, by provider: any VideoProvider, to part: FilePath, limit: Int
    ) async throws(ProviderError) -> DownloadedFile {
      switch self {
      case .thumbnail: try await provider.thumbnail(of: job, to: part, limit: limit)
      case .spritesheet: try await provider.spritesheet(of: job, to: part, limit: limit)
      }
    }
  }

  @Test(arguments: DialectSample.all.filter { $0.hasPictures }, Picture.allCases)
  func `a picture of the clip arrives whole, with the key, or not at all`(
    sample: DialectSample, picture: Picture
  ) async throws {
    let bytes = Array("a small picture".utf8)
    let script: ScriptedPeer.Script = { _ in
      .reply(200, headers: ["Content-Type": "image/webp"], body: bytes)
    }
    try await ScriptedPeer.run(script: script) { peer in
      let folder = try TemporaryDirectory()
      let part = folder.path.appending("picture")
      try await Sample.withProvider(at: sample.base(at: peer), entry: sample.entry) { provider in
        let job = try Sample.job("job_1")
        let file = try await picture.fetch(of: job, by: provider, to: part, limit: bytes.count)
        #expect(file == DownloadedFile(bytes: bytes.count, digest: Digest.of(bytes)))
        #expect(try FileBytes.read(part) == bytes)
        let other = folder.path.appending("other")
        let error = await #expect(throws: ProviderError.self) {
          try await picture.fetch(of: job, by: provider, to: other, limit: bytes.count - 1)
        }
        #expect(error?.code == .tooLarge)
        #expect(error?.message.contains(picture.rawValue) == true)
        #expect(!FileBytes.exists(other))
      }
      let call = DialectSample.Call.picture(picture.rawValue)
      #expect(peer.requests.map { sample.call($0) } == [call, call])
      #expect(peer.requests.first?.header("authorization") == "Bearer \(Sample.secret)")
    }
  }

  @Test(arguments: DialectSample.all.filter { !$0.hasPictures }, Picture.allCases)
  func `a provider without pictures of its clips says so and asks nobody`(
    sample: DialectSample, picture: Picture
  ) async throws {
    try await ScriptedPeer.run(script: { _ in .reply(200, body: [1]) }) { peer in
      let folder = try TemporaryDirectory()
      let part = folder.path.appending("picture")
      let error = await #expect(throws: ProviderError.self) {
        try await Sample.withProvider(at: sample.base(at: peer), entry: sample.entry) {
          try await picture.fetch(of: Sample.job("job_1"), by: $0, to: part, limit: 1000)
        }
      }
      #expect(error?.code == .unsupported)
      #expect(error?.isRetryable == false)
      #expect(!FileBytes.exists(part))
      #expect(peer.connections == 0)
    }
  }

  @Test(arguments: DialectSample.all)
  func `a remix names the clip that it varies, or is not sent`(sample: DialectSample) async throws {
    try await ScriptedPeer.run(script: { sample.job("job_2", .queued, to: $0) }) { peer in
      let folder = try TemporaryDirectory()
      let request = try Sample.request(in: folder.path, options: ["remix": "job_1"])
      let outcome = try await Sample.withProvider(at: sample.base(at: peer), entry: sample.entry) {
        await $0.submit(request)
      }
      guard try Sample.entry(sample.entry).hasRemix else {
        #expect(outcome.isNotSent)
        #expect(outcome.words.contains("it makes no remixes; nothing was sent"))
        #expect(peer.connections == 0)
        return
      }
      #expect(outcome.bought?.id.rawValue == "job_2")
      let recorded = try #require(peer.requests.first)
      #expect(peer.requests.count == 1)
      #expect(sample.call(recorded) == (sample.page == nil ? .submit : .remix))
      #expect("\(recorded.target) \(String(decoding: recorded.body, as: UTF8.self))".contains("job_1"))
    }
  }

  static let deletions: [(status: Int, body: String, code: ProviderError.Code?)] = [
    (200, #"{"id":"job_1","object":"video.deleted","deleted":true}"#, nil), (204, "", nil),
    (200, #"{"id":"job_1","deleted":false}"#, .refused), (404, "{}", .jobUnknown),
    (405, "{}", .unsupported), (401, "{}", .authentication), (500, "{}", .serverFault),
  ]

  @Test(arguments: DialectSample.all, deletions)
  func `a job is deleted where that can be asked for`(
    sample: DialectSample, answer: (status: Int, body: String, code: ProviderError.Code?)
  ) async throws {
    try await ScriptedPeer.run(script: { _ in .json(answer.body, status: answer.status) }) { peer in
      var found: ProviderError.Code?
      do {
        try await Sample.withProvider(at: sample.base(at: peer), entry: sample.entry) {
          try await $0.delete(Sample.job("job_1"))
        }
      } catch let error as ProviderError {
        found = error.code
      }
      let canDelete = sample.page != nil
      #expect(found == (canDelete ? answer.code : .unsupported))
      #expect(peer.requests.map { sample.call($0) } == (canDelete ? [.delete] : []))
    }
  }
}
