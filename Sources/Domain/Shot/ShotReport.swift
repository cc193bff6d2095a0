package import Foundation

/// Where one shot stands: the `shot` line of the JSON contract.
package struct ShotReport: Sendable, Equatable, Encodable {
  package let type = "shot"
  /// Nil when no name leads to the shot any more.
  package var source: String?
  package var frame: String?
  package var clip: String?
  package var state: ShotState
  package var provider: String?
  package var model: String?
  /// `WxH`.
  package var size: String?
  package var seconds: Int?
  package var prompt: String?
  package var jobID: JobID?
  /// In US dollars.
  package var cost: Decimal?
  package var message: String?
  /// Jobs of which one may be what a held shot bought.
  package var candidates: [JobID]?
  /// From the submit to the clip on disk; for people, not in JSON.
  package var elapsed: Duration?

  enum CodingKeys: String, CodingKey {
    case type
    case source
    case frame
    case clip
    case state
    case provider
    case model
    case size
    case seconds
    case prompt
    case jobID = "job_id"
    case cost
    case message
    case candidates
  }

  package init(source: String?, state: ShotState) {
    self.source = source
    self.state = state
  }

  /// What is asked of the provider.
  package mutating func tell(_ request: ClipRequest) {
    model = request.model
    size = request.size.description
    seconds = request.seconds
    prompt = request.prompt
  }
}
