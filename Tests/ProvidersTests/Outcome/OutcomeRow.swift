import Domain
import Testing

@testable import Providers

/// One way in which a submit can end, and everything that must be known of it then.
struct OutcomeRow: Sendable, CustomTestStringConvertible {
  enum Place: Sendable {
    case unknownHost
    case closedPort
    /// A peer that does not speak TLS, called over https.
    case notSecure
    case peer
  }

  enum Verdict: String, Sendable {
    case notSent
    case bought
    case refused
    case ambiguous
  }

  let name: String
  var place = Place.peer
  var reading = ScriptedPeer.Reading.wholeRequests
  /// `target` is the base of another server, for redirects.
  var action: @Sendable (_ target: String) -> PeerAction = { _ in .end(.close) }
  /// More than one where it is a race, and both are true statements.
  let verdicts: Set<Verdict>
  var reason: FailureReason?
  /// No further shot may be submitted.
  var stops = false
  var pause: Duration?
  /// Of the frame's bytes; many don't fit into the buffers of a connection.
  var frameLength = 11
  /// Given up early, since the peer never does.
  var isStalled = false

  var testDescription: String { name }

  // MARK: Kinds of rows

  static func reply(
    _ status: Int, _ name: String, body: String = "{}", headers: [String: String] = [:],
    _ verdict: Verdict, reason: FailureReason? = nil, stops: Bool = false, pause: Duration? = nil
  ) -> OutcomeRow {
    OutcomeRow(
      name: name.isEmpty ? "\(status)" : "\(status) \(name)",
      action: { _ in .json(body, status: status, headers: headers) },
      verdicts: [verdict], reason: reason, stops: stops, pause: pause)
  }

  static func redirect(_ status: Int) -> OutcomeRow {
    OutcomeRow(
      name: "\(status) to another host",
      action: { .reply(status, headers: ["Location": "\($0)/videos"], body: Array(#"{"id":"v"}"#.utf8)) },
      verdicts: [.ambiguous])
  }

  /// The whole request is read and `text` is all that comes back.
  static func cut(
    _ name: String, _ text: String, _ ending: PeerAction.Ending, _ verdict: Verdict,
    reason: FailureReason? = nil, pause: Duration? = nil
  ) -> OutcomeRow {
    OutcomeRow(
      name: "\(name), then \(ending.rawValue)", action: { _ in .raw(Array(text.utf8), then: ending) },
      verdicts: [verdict], reason: reason, pause: pause, isStalled: ending == .stall)
  }

  /// The peer ends after `count` bytes of the request.
  static func early(
    _ name: String, after count: Int, _ ending: PeerAction.Ending, place: Place = .peer,
    _ verdicts: Set<Verdict>
  ) -> OutcomeRow {
    OutcomeRow(
      name: "\(name), then \(ending.rawValue)", place: place, reading: .bytes(count, .end(ending)),
      verdicts: verdicts, frameLength: count > 0 && place == .peer ? 4_000_000 : 11,
      isStalled: ending == .stall)
  }
}
