private import Domain
private import Foundation
private import Subprocess
private import SystemPackage

/// One picture process: takes requests one after another until it dies or is dismissed.
final class WorkerProcess: Sendable {
  enum Answer: Sendable {
    case reply(WorkerReply)
    case died(WorkerDeath)

    var isDeath: Bool {
      switch self {
      case .reply: false
      case .died: true
      }
    }
  }

  private struct Exchange: Sendable {
    let request: WorkerRequest
    let continuation: CheckedContinuation<Answer, Never>
  }

  private let configuration: WorkerPoolConfiguration
  private let exchanges: AsyncStream<Exchange>
  private let inbox: AsyncStream<Exchange>.Continuation
  /// The request that is under way, and why the pool killed the process, if it did.
  private let current = Locked<(exchange: Exchange?, verdict: WorkerDeath?)>((nil, nil))
  /// Answers given, and the memory held after the last.
  private let wear = Locked<(requests: Int, bytes: Int)>((0, 0))

  init(_ configuration: WorkerPoolConfiguration) {
    self.configuration = configuration
    (exchanges, inbox) = AsyncStream.makeStream()
  }

  /// Sends one request and waits for its answer. Not to be called again before that, nor after a death.
  func ask(_ request: WorkerRequest) async -> Answer {
    await withCheckedContinuation { continuation in
      let exchange = Exchange(request: request, continuation: continuation)
      if case .terminated = inbox.yield(exchange) {
        continuation.resume(returning: .died(.notStarted("it has ended")))
      }
    }
  }

  /// Time for a fresh one.
  var isWornOut: Bool {
    wear.withLock { $0.requests >= configuration.requestsPerWorker || $0.bytes > configuration.idleBytes }
  }

  /// Closes the worker's input, at which it ends.
  func dismiss() { inbox.finish() }

  /// The life of the process: starts it, serves requests, and tells the last one of its death.
  func live() async {
    let death: WorkerDeath
    do {
      let result = try await Subprocess.run(
        command, input: .inputWriter, output: .sequence, error: .discarded
      ) { execution in
        await serve(execution)
      }
      death =
        switch result.terminationStatus {
        case .exited(let code): .exit(code)
        case .signaled(let number): .signal(number)
        }
    } catch {
      death = .notStarted("\(error)")
    }
    inbox.finish()
    let (open, verdict) = current.withLock { ($0.exchange, $0.verdict) }
    open?.continuation.resume(returning: .died(verdict ?? death))
    for await late in exchanges { late.continuation.resume(returning: .died(verdict ?? death)) }
  }

  /// Passes requests on and answers back until the input ends or the process is gone.
  private func serve(
    _ execution: Execution<CustomWriteInput, SequenceOutput, DiscardedOutput>
  ) async {
    var replies = ReplyLines(execution.standardOutput)
    for await exchange in exchanges {
      // A verdict that came too late was about the exchange before.
      current.withLock { $0 = (exchange, nil) }
      do {
        let reply = try await withThrowingTaskGroup(of: Void.self) { group in
          group.addTask { await self.watch(execution) }
          defer { group.cancelAll() }
          try await Self.send(exchange.request, to: execution.standardInputWriter)
          return try await replies.next()
        }
        if let reply {
          let answer = Answer.reply(try JSONDecoder().decode(WorkerReply.self, from: reply))
          current.withLock { $0.exchange = nil }
          let bytes = ResidentMemory(of: execution.processIdentifier.value).bytes
          wear.withLock { $0 = ($0.requests + 1, bytes) }
          exchange.continuation.resume(returning: answer)
          continue
        }
      } catch {
        // A broken pipe, or an answer that is none; how the process ended is told when it has.
      }
      // What ends by itself is ending already; anything else must not be waited for.
      try? execution.send(signal: .kill)
      return
    }
  }

  /// The environment is spelled out: no key of the user's ever reaches a decoder.
  private var command: Configuration {
    var options = PlatformOptions()
    // A group of its own: a Ctrl-C that comes before the worker can ignore it must not kill it.
    options.processGroupID = 0
    return Configuration(
      executable: .path(configuration.executable),
      arguments: Arguments(
        [
          "worker", "--parent", "\(ProcessInfo.processInfo.processIdentifier)",
          "--address-space", "\(configuration.addressSpace)",
        ] + configuration.frameFolders.map { "--frames=\(WirePath($0).escaped)" }),
      environment: .custom(WorkerEnvironment.values), platformOptions: options)
  }

  private static func send(_ request: WorkerRequest, to writer: StandardInputWriter) async throws {
    var line = try JSONEncoder().encode(request)
    line.append(UInt8(ascii: "\n"))
    _ = try await writer.write(Array(line))
  }

  /// Kills the process when its request takes too long or too much memory; ends when it is cancelled.
  private func watch<Input, Output, Failure>(_ execution: Execution<Input, Output, Failure>) async {
    let limits = configuration.limits
    let memory = ResidentMemory(of: execution.processIdentifier.value)
    var spent = Duration.zero
    var last = ContinuousClock.now
    while (try? await Task.sleep(for: configuration.watchInterval)) != nil {
      let now = ContinuousClock.now
      // A look that comes very late means that everything stood still (Ctrl-Z, a closed laptop).
      spent += min(last.duration(to: now), configuration.watchInterval * 20)
      last = now
      let verdict: WorkerDeath
      if spent > .seconds(limits.seconds) {
        verdict = .deadline(seconds: limits.seconds)
      } else if memory.bytes > limits.workerBytes {
        verdict = .memory(bytes: limits.workerBytes)
      } else {
        continue
      }
      current.withLock { $0.verdict = verdict }
      // It fails only when the process has ended by itself, which is what is wanted.
      try? execution.send(signal: .kill)
      return
    }
  }
}
