package import Domain
private import Imaging
package import Logging
private import Subprocess
package import SystemPackage

/// The picture workers of one run: started on demand, lent to one picture at a time, replaced when they die.
package actor WorkerPool: PictureWorkers {
  package nonisolated let tools: String
  let configuration: WorkerPoolConfiguration
  private let logger: Logger
  private let memory: ByteBudget
  private let births: AsyncStream<WorkerProcess>.Continuation
  private var idle: [WorkerProcess] = []
  private var alive = 0
  private var waiting: [CheckedContinuation<WorkerProcess, Never>] = []

  private init(
    _ configuration: WorkerPoolConfiguration, logger: Logger,
    births: AsyncStream<WorkerProcess>.Continuation
  ) {
    self.configuration = configuration
    self.logger = logger
    memory = ByteBudget(configuration.memoryBudget)
    let profiles = configuration.limits.profileBytes
    tools =
      profiles == PictureLimits().profileBytes ? Self.library : "\(Self.library), profiles to \(profiles)"
    self.births = births
  }

  /// Gives `body` a pool; no worker is left when this returns.
  package static func with<Result: Sendable>(
    _ configuration: WorkerPoolConfiguration, logger: Logger,
    _ body: (WorkerPool) async throws -> Result
  ) async throws -> Result {
    let (newborns, births) = AsyncStream.makeStream(of: WorkerProcess.self)
    let pool = WorkerPool(configuration, logger: logger, births: births)
    return try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        // A task of its own keeps the caller's cancellation from workers that still owe an answer.
        await Task {
          await withDiscardingTaskGroup { lives in
            for await worker in newborns { lives.addTask { await worker.live() } }
          }
        }.value
      }
      defer { births.finish() }
      do {
        let result = try await body(pool)
        await pool.dismissAll()
        return result
      } catch {
        await pool.dismissAll()
        throw error
      }
    }
  }

  package func sniff(_ file: FilePath) async throws(Rejection) -> SniffedFile {
    guard case .sniffed(let result) = try await answer(to: .sniff(WirePath(file)), about: file) else {
      throw Self.misunderstanding
    }
    return result
  }

  /// What `prepare` would do, from the header alone.
  package func plan(_ source: FilePath, settings: FrameSettings) async throws(Rejection) -> FramePlan {
    let request = WorkerRequest.plan(
      WirePath(source), settings: settings, limits: configuration.limits)
    guard case .planned(let plan) = try await answer(to: request, about: source) else {
      throw Self.misunderstanding
    }
    return plan
  }

  /// Source to encoded frame in `output`, a temporary file beside the frame's final place.
  package func prepare(
    _ source: FilePath, settings: FrameSettings, into output: FilePath
  ) async throws(Rejection) -> PreparedFrame {
    let limits = configuration.limits
    let answer = try await answer(about: source) { granted in
      .prepare(
        source: WirePath(source), settings: settings, limits: limits, granted: granted,
        output: WirePath(output))
    }
    guard case .prepared(.done(let frame)) = answer else { throw Self.misunderstanding }
    return frame
  }

  /// The answer to a request that decodes a picture, once there is the memory for it.
  func answer(
    about source: FilePath, to request: (_ granted: Int) -> WorkerRequest
  ) async throws(Rejection) -> WorkerReply {
    var granted = Self.ordinaryMemory
    // The first answer may be what it needs; the second is what was asked for.
    for _ in 1...2 {
      let request = request(granted)
      let answer = try await memory.with(granted) { () throws(Rejection) in
        try await self.answer(to: request, about: source)
      }
      switch answer {
      case .prepared(.needs(let bytes)), .decoded(.needs(let bytes)): granted = bytes
      default: return answer
      }
    }
    // The file has grown in between.
    throw Rejection(nil, "it changes while it is read; run again when it is complete", cause: .temporary)
  }

  /// Bytes of memory that most pictures get along with; they are decoded without asking.
  private static let ordinaryMemory = 192 << 20

  package func validate(
    _ file: FilePath, size: PixelSize, format: FrameFormat, digest: Digest
  ) async throws(Rejection) {
    let request = WorkerRequest.validate(WirePath(file), size: size, format: format, digest: digest)
    _ = try await answer(to: request, about: file)
  }

  /// Moves a validated frame to its place; false when a file with equal bytes was there already.
  package func publish(
    _ temporary: FilePath, as final: FilePath, digest: Digest
  ) async throws(Rejection) -> Bool {
    let request = WorkerRequest.publish(WirePath(temporary), as: WirePath(final), digest: digest)
    guard case .published(let isNew) = try await answer(to: request, about: final) else {
      throw Self.misunderstanding
    }
    return isNew
  }

  /// Removes a temporary file that will not become a frame.
  package func discard(_ temporary: FilePath) async {
    // Nothing is lost when it fails: such a file has a hidden name and the next run replaces it.
    _ = try? await answer(to: .discard(WirePath(temporary)), about: temporary)
  }

  /// The SHA-256 of a file's bytes.
  package func digest(_ file: FilePath) async throws(Rejection) -> Digest {
    guard case .digested(let digest) = try await answer(to: .digest(WirePath(file)), about: file) else {
      throw Self.misunderstanding
    }
    return digest
  }

  package func difference(_ file: FilePath, _ other: FilePath) async throws(Rejection) -> Double {
    let request = WorkerRequest.difference(WirePath(file), WirePath(other), limits: configuration.limits)
    guard case .differs(let distance) = try await answer(to: request, about: other) else {
      throw Self.misunderstanding
    }
    return distance
  }

  /// The libraries as a worker sees them; throws when no worker can start.
  package func describe() async throws(Rejection) -> ImagingDescription {
    guard case .described(let description) = try await answer(to: .describe, about: nil) else {
      throw Self.misunderstanding
    }
    return description
  }

  static let misunderstanding = Rejection(
    nil, "a picture worker gave the wrong answer; please report this", cause: .temporary)

  /// One request, tried on a second worker when the first died of it.
  func answer(to request: WorkerRequest, about file: FilePath?) async throws(Rejection) -> WorkerReply {
    let first: WorkerDeath
    switch await ask(request) {
    case .reply(.rejected(let rejection)): throw rejection
    case .reply(let reply): return reply
    case .died(let death): first = death
    }
    guard !first.isFinal else { throw Self.rejection(after: first) }
    logger.warning(
      "a picture worker \(first)\(file.map { " while it had \($0)" } ?? ""); trying once more with another")
    switch await ask(request) {
    case .reply(.rejected(let rejection)): throw rejection
    case .reply(let reply): return reply
    case .died(let death): throw Self.rejection(after: death)
    }
  }

  private static func rejection(after death: WorkerDeath) -> Rejection {
    switch death {
    case .deadline(let seconds):
      Rejection(
        .damaged,
        "it took more than \(Int(seconds)) s to decode; make it smaller or re-save it, or raise --picture-timeout"
      )
    case .memory(let bytes):
      Rejection(
        .fileTooLarge,
        "it needs more than \(ByteSize(bytes)) of memory to decode; make it smaller, or raise --picture-memory"
      )
    case .signal, .exit:
      Rejection(
        .damaged, "its decoder crashed twice (the worker \(death)); re-save the picture", cause: .crash)
    case .notStarted:
      Rejection(nil, "the picture worker \(death); run firstframe doctor", cause: .temporary)
    }
  }

  private func ask(_ request: WorkerRequest) async -> WorkerProcess.Answer {
    let worker = await borrow()
    let answer = await worker.ask(request)
    giveBack(worker, isAlive: !answer.isDeath)
    return answer
  }

  private func borrow() async -> WorkerProcess {
    if let worker = idle.popLast() { return worker }
    if alive < configuration.count { return start() }
    return await withCheckedContinuation { waiting.append($0) }
  }

  /// Starts a worker before it is needed: the caller has something else to do meanwhile.
  package func getReady() {
    if alive == 0 { idle.append(start()) }
  }

  private func start() -> WorkerProcess {
    let worker = WorkerProcess(configuration)
    alive += 1
    births.yield(worker)
    return worker
  }

  private func giveBack(_ worker: WorkerProcess, isAlive: Bool) {
    let stays = isAlive && !worker.isWornOut
    if !stays { alive -= 1 }
    if isAlive, !stays { worker.dismiss() }
    if !waiting.isEmpty {
      waiting.removeFirst().resume(returning: stays ? worker : start())
    } else if stays {
      idle.append(worker)
    }
  }

  private func dismissAll() {
    for worker in idle { worker.dismiss() }
    idle = []
  }
}
