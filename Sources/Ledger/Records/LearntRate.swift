/// How many submits an endpoint was found to allow, from the times it said that it was too much.
package struct LearntRate: Sendable, Equatable {
  package let provider: String
  package let baseURL: String
  /// Above zero.
  package let submitsPerMinute: Double
  /// Unix milliseconds.
  package let learntAt: Int64

  /// Nil unless the rate is a finite number above zero.
  package init?(provider: String, baseURL: String, submitsPerMinute: Double, learntAt: Int64) {
    guard submitsPerMinute > 0, submitsPerMinute.isFinite else { return nil }
    self.provider = provider
    self.baseURL = baseURL
    self.submitsPerMinute = submitsPerMinute
    self.learntAt = learntAt
  }
}
