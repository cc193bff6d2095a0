import Domain
import Foundation
import Providers
import SystemPackage
import TestSupport

/// A provider without a network: it keeps the jobs that it made, and answers as its script says.
final class ScriptedProvider: VideoProvider {
  enum Submit: Sendable {
    case buy
    /// No answer; the job was made, or was not.
    case silence(isBought: Bool)
    /// An answer that does not tell whether there is a job, but what is the matter.
    case doubt(FailureReason)
    case notSent(FailureReason, retryAfter: Duration?)
    case refuse(FailureReason)
  }

  enum Download: Sendable {
    case whole
    /// Ends after half of the bytes.
    case half
    /// Something that is no MP4, or only the start of one.
    case other([UInt8])
    case fail(ProviderError.Code)
  }

  enum Poll: Sendable {
    case status(JobSnapshot.Status)
    /// Done, with a clip that can be fetched until then; unix seconds.
    case done(until: Int64)
    case fail(ProviderError.Code, retryAfter: Duration? = nil)
  }

  /// The answers; the number counts the calls for one shot or job from 1.
  struct Script: Sendable {
    var submit: @Sendable (SubmitRequest, Int) async -> Submit = { _, _ in .buy }
    var poll: @Sendable (Job, Int) async -> Poll = { _, count in
      .status(count == 1 ? .running : .completed)
    }
    var download: @Sendable (Job, Int) async -> Download = { _, _ in .whole }
    /// Nil when there is no list.
    var list: @Sendable ([Job]) -> JobListing? = { jobs in
      JobListing(jobs: jobs.reversed().map(\.snapshot), isComplete: true)
    }
  }

  struct Job: Sendable, Equatable {
    let id: JobID
    let shot: ShotID
    let snapshot: JobSnapshot

    /// Boxes of a clip that names its job (ISO/IEC 14496-12).
    var clip: [UInt8] {
      Self.box("ftyp", "isom\0\0\u{2}\0isomiso2") + Self.box("moov", "header") + Self.box("mdat", id.rawValue)
    }

    private static func box(_ kind: String, _ content: String) -> [UInt8] {
      [0, 0, 0, UInt8(8 + content.utf8.count)] + Array(kind.utf8) + Array(content.utf8)
    }
  }

  private struct State {
    var jobs: [Job] = []
    var counts: [String: Int] = [:]
    var events: [String] = []
    var openSubmits = 0
    var mostSubmits = 0
  }

  let name: String
  private let script: Locked<Script>
  private let clock: VirtualClock
  private let state = Locked(State())

  init(name: String, clock: VirtualClock, script: Script = Script()) {
    self.name = name
    self.clock = clock
    self.script = Locked(script)
  }

  var jobs: [Job] { state.withLock { $0.jobs } }
  /// What was called, in order: `submit`, `poll job_1`, `list`.
  var events: [String] { state.withLock { $0.events } }
  var mostSubmitsAtOnce: Int { state.withLock { $0.mostSubmits } }

  func submits() -> Int { events.count { $0 == "submit" } }

  func change(_ edit: @Sendable (inout Script) -> Void) { script.withLock { edit(&$0) } }

  /// A job that nobody here asked for, or whose answer was lost.
  @discardableResult
  func make(
    _ shot: ShotID, _ clip: ClipRequest, model: String, at time: Int64? = nil,
    status: JobSnapshot.Status = .queued
  ) -> Job {
    let now = time ?? clock.now
    return state.withLock { state in
      let id = JobID("job_\(state.jobs.count + 1)").map { $0 }
      guard let id else { preconditionFailure("the id is one") }
      var snapshot = JobSnapshot(id: id, status: status)
      (snapshot.model, snapshot.prompt) = (model, clip.prompt)
      (snapshot.size, snapshot.seconds, snapshot.createdAt) = (clip.size, clip.seconds, now / 1000)
      let job = Job(id: id, shot: shot, snapshot: snapshot)
      state.jobs.append(job)
      return job
    }
  }

  func submit(_ request: SubmitRequest) async -> SubmitOutcome {
    let count = note("submit", about: "submit \(request.shot)")
    state.withLock { state in
      state.openSubmits += 1
      state.mostSubmits = max(state.mostSubmits, state.openSubmits)
    }
    defer { state.withLock { $0.openSubmits -= 1 } }
    switch await script.withLock({ $0.submit })(request, count) {
    case .buy:
      return .bought(make(request.shot, request.clip, model: request.providerModel).snapshot)
    case .silence(let isBought):
      if isBought { make(request.shot, request.clip, model: request.providerModel) }
      return .ambiguous("no answer")
    case .doubt(let reason):
      return .ambiguous("no clear answer", complaint: failure(reason))
    case .notSent(let reason, let pause):
      return .notSent(failure(reason), retryAfter: pause)
    case .refuse(let reason):
      return .refused(failure(reason))
    }
  }

  func poll(_ id: JobID) async throws(ProviderError) -> JobSnapshot {
    let count = note("poll \(id)", about: "poll \(id)")
    let job = try job(id)
    switch await script.withLock({ $0.poll })(job, count) {
    case .status(let status):
      var snapshot = job.snapshot
      snapshot.status = status
      return snapshot
    case .done(let end):
      var snapshot = job.snapshot
      (snapshot.status, snapshot.expiresAt) = (.completed, end)
      return snapshot
    case .fail(let code, let pause):
      var error = ProviderError(code, provider: name, "as scripted")
      (error.retryAfter, error.requestID, error.status) = (pause, "req_\(count)", 500 + count)
      throw error
    }
  }

  func list(since: Int64) async throws(ProviderError) -> JobListing {
    note("list", about: "list")
    let jobs = jobs.filter { $0.snapshot.createdAt ?? 0 >= since }
    guard let listing = script.withLock({ $0.list })(jobs) else {
      throw ProviderError(.unsupported, provider: name, "there is no list")
    }
    return listing
  }

  func download(
    of snapshot: JobSnapshot, to part: FilePath, limit: Int
  ) async throws(ProviderError) -> DownloadedFile {
    let count = note("download \(snapshot.id)", about: "download \(snapshot.id)")
    let job = try job(snapshot.id)
    var bytes = job.clip
    var error: ProviderError.Code?
    switch await script.withLock({ $0.download })(job, count) {
    case .whole: break
    case .half: (bytes, error) = (Array(bytes.prefix(bytes.count / 2)), .interrupted)
    case .other(let others): bytes = others
    case .fail(let code): throw ProviderError(code, provider: name, "as scripted")
    }
    do {
      try FileBytes.write(bytes, to: part)
    } catch {
      throw ProviderError(.storage, provider: name, "\(error)")
    }
    if let error { throw ProviderError(error, provider: name, "as scripted") }
    return DownloadedFile(bytes: bytes.count, digest: Digest.of(bytes))
  }

  func thumbnail(
    of job: JobID, to part: FilePath, limit: Int
  ) async throws(ProviderError) -> DownloadedFile {
    // Nobody opens it: the tests' workers know the pictures by name.
    DownloadedFile(bytes: 0, digest: Digest.of([]))
  }

  private func job(_ id: JobID) throws(ProviderError) -> Job {
    guard let job = jobs.first(where: { $0.id == id }) else {
      throw ProviderError(.jobUnknown, provider: name, "there is no job \(id)")
    }
    return job
  }

  private func failure(_ reason: FailureReason) -> JobFailure {
    JobFailure(reason: reason, code: nil, message: "refused: \(reason.rawValue)", isUnbilled: true)
  }

  @discardableResult
  private func note(_ event: String, about key: String) -> Int {
    state.withLock { state in
      state.events.append(event)
      state.counts[key, default: 0] += 1
      return state.counts[key] ?? 0
    }
  }
}
