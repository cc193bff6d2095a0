import AsyncHTTPClient
import NIOHTTP1

extension HTTPTransport {
  /// The one POST of a submit: a connection of its own, closed afterwards, never sent a second time.
  func post(_ call: HTTPCall) async -> PostReport {
    let gate = PostGate()
    guard !Task.isCancelled, !isShutDown else {
      return PostReport(phase: gate.seal(), reply: nil, fault: TransportFault(.cancelled, "stopped"))
    }
    var configuration = Self.configuration(connect: timeouts.connect, silence: timeouts.submitSilence)
    configuration.maximumUsesPerConnection = 1
    configuration.http1_1ConnectionDebugInitializer = { PostGateHandler.install(gate, in: $0) }
    let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    defer { retire(client) }

    var call = call
    call.headers.replaceOrAdd(name: "connection", value: "close")
    let collector = ReplyCollector(gate: gate)
    switch await run(call, on: client, collector: collector, limit: timeouts.submit) {
    case .success(let reply):
      return PostReport(phase: gate.seal(), reply: reply, fault: nil)
    case .failure(let fault):
      let phase = gate.seal()
      return PostReport(
        phase: phase.mayHaveSent ? phase : fault.earlyPhase, reply: collector.head, fault: fault)
    }
  }
}

extension TransportFault {
  /// Where an exchange stopped that never sent a byte.
  fileprivate var earlyPhase: PostPhase {
    switch kind {
    case .resolve: .resolving
    case .secure: .securing
    default: .connecting
    }
  }
}
